import Caseload
import Casework
import Coalition

/// What is known of a case in codes, without anything that somebody typed.
struct FactsOutput: Encodable {
  var call: CallType
  var stage: Stage
  var debt: Known
  var means: [Means]
  var recruitment: Recruitment
  /// Of forced labour. They stand apart: they never change a level.
  var indicators: [Indicator]
  var incident: Instant?
  var languages: [String]
  var official: Known
  var armed: Known
  var powerful: Known
  var perpetratorPlace: AreaID?
  var workerAsked: [Gender]

  init(_ facts: Facts) {
    call = facts.call
    stage = facts.stage
    debt = facts.debt
    means = facts.means
    recruitment = facts.recruitment
    indicators = facts.indicators
    incident = facts.incident
    languages = facts.languages
    official = facts.officialPerpetrator
    armed = facts.armedPerpetrator
    powerful = facts.powerfulPerpetrator
    perpetratorPlace = facts.perpetratorPlace
    workerAsked = facts.workerAsked
  }

  /// What is known, under the labels it is asked by; what isn't would fill the page.
  static func inWords(_ facts: Facts, _ clock: Fact.Clock) -> [String] {
    coded.compactMap { id in
      guard let fact = Fact.named(id), let words = fact.inWords(facts, clock) else { return nil }
      return "\(fact.label.uncapitalizedFirst): \(words)"
    }
  }

  /// In which nothing stands that somebody typed.
  private static let coded = [
    "call", "stage", "debt", "means", "recruitment", "languages", "official", "armed", "powerful",
    "perpetrator-place", "worker", "indicators",
  ]
}

/// What somebody typed about a case; shown only when asked for, and that is logged.
struct IdentityOutput: Encodable {
  struct Text {
    var key: String
    var label: String
    var text: String
  }

  /// In the order in which they are read.
  var texts: [Text]
  var notes: [String]

  init(_ case: Case) {
    let facts = `case`.facts
    let contact = facts.contact
    let all: [(key: String, fact: String, Words?)] = [
      ("phone", "phone", contact.phone), ("whosePhone", "whose-phone", contact.whosePhone),
      ("window", "contact-times", contact.window),
      ("instructions", "on-the-phone", contact.instructions),
      ("ifNobodyAnswers", "if-nobody-answers", contact.ifNobodyAnswers),
      ("weSayWeAre", "we-are", contact.weSayWeAre), ("codeWord", "code-word", contact.codeWord),
      ("duressWord", "duress-word", contact.duressWord),
      ("mustNotKnow", "must-not-know", facts.mustNotKnow), ("caller", "caller", facts.caller),
      ("placeDetail", "place-detail", facts.placeDetail),
      ("deadline", "deadline", facts.deadline?.what),
      ("perpetrator", "perpetrator", facts.perpetrator),
      ("perpetratorTehsil", "perpetrator-tehsil", facts.perpetratorTehsil),
      ("employer", "employer", facts.employer), ("debtDetail", "debt-detail", facts.debtDetail),
      ("courtPapers", "court-papers", facts.courtPapers),
      ("earlierHelp", "earlier-help", facts.earlierHelp), ("forNext", "for-next", facts.forNext),
      ("story", "story", facts.story),
    ]
    texts = all.compactMap { key, fact, words in
      guard let words = words?.filled, let label = Fact.named(fact)?.label else { return nil }
      return Text(key: key, label: label.uncapitalizedFirst, text: words.text)
    }
    notes = `case`.notes.filter { !$0.isStruck }.map(\.text.text)
  }

  func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: AnyKey.self)
    for text in texts { try into.encode(text.text, forKey: AnyKey(stringValue: text.key)) }
    try into.encode(notes, forKey: AnyKey(stringValue: "notes"))
  }
}
