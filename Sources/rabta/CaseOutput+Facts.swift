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

  /// What is known; what isn't would fill the page.
  var inWords: [String] {
    var lines: [String] = []
    func add(_ label: String, _ text: String, if isKnown: Bool) {
      if isKnown { lines.append("\(label): \(text)") }
    }
    add("call", call.inWords, if: call != .unknown)
    add("stage", stage.inWords, if: stage != .unknown)
    add("debt (peshgi)", debt.inWords, if: debt != .unknown)
    add("held by", means.map(\.inWords).joined(separator: ", "), if: !means.isEmpty)
    add("recruited", recruitment.inWords, if: recruitment != .unknown)
    add("speaks", languages.map(Languages.name).joined(separator: ", "), if: !languages.isEmpty)
    let about = [("an official", official), ("armed", armed), ("locally powerful", powerful)]
      .filter { $0.1 != .unknown }.map { "\($0.0) \($0.1.inWords)" }
    add("perpetrator", about.joined(separator: ", "), if: !about.isEmpty)
    add(
      "perpetrator sits in", perpetratorPlace.map { Gazetteer.pakistan.name(of: $0) } ?? "",
      if: perpetratorPlace != nil)
    add(
      "worker asked for", workerAsked.map(\.inWords).joined(separator: ", "),
      if: !workerAsked.isEmpty)
    let ticks = indicators.map(\.inWords).joined(separator: ", ")
    add(
      "indicators of forced labour (\(indicators.count) of \(Indicator.allCases.count))", ticks,
      if: !indicators.isEmpty)
    return lines
  }
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
    let all: [(String, String, Words?)] = [
      ("phone", "number", contact.phone), ("whosePhone", "whose number", contact.whosePhone),
      ("window", "agreed times", contact.window),
      ("instructions", "on the phone", contact.instructions),
      ("ifNobodyAnswers", "when nobody answers", contact.ifNobodyAnswers),
      ("weSayWeAre", "we say we are", contact.weSayWeAre),
      ("codeWord", "code word", contact.codeWord),
      ("duressWord", "duress word", contact.duressWord),
      ("mustNotKnow", "must not know", facts.mustNotKnow), ("caller", "caller", facts.caller),
      ("placeDetail", "exact place", facts.placeDetail),
      ("deadline", "deadline", facts.deadline?.what),
      ("perpetrator", "perpetrator", facts.perpetrator),
      ("perpetratorTehsil", "perpetrator's tehsil", facts.perpetratorTehsil),
      ("employer", "employer", facts.employer), ("debtDetail", "debt", facts.debtDetail),
      ("courtPapers", "FIR or petition", facts.courtPapers),
      ("earlierHelp", "earlier help", facts.earlierHelp),
      ("forNext", "for whoever is next", facts.forNext), ("story", "story", facts.story),
    ]
    texts = all.compactMap { key, label, words in
      (words?.filled).map { Text(key: key, label: label, text: $0.text) }
    }
    notes = `case`.notes.filter { !$0.isStruck }.map(\.text.text)
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: Key.self)
    for text in texts { try into.encode(text.text, forKey: Key(stringValue: text.key)) }
    try into.encode(notes, forKey: Key(stringValue: "notes"))
  }
}
