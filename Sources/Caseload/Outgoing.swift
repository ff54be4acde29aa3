package import Casework
import Coalition

/// Words that leave the desk: read out on the phone, copied into a message, printed.
///
/// Until a receiver has accepted it gets a teaser without identity (domain §6). The teaser is put
/// together from codes alone, never from a story, and is searched all the same before it goes.
package struct Outgoing: Sendable {
  /// What a message may have: an SMS of three parts, or one breath on the phone.
  package static let longestMessage = 400

  package enum Fault: Error, Hashable, Sendable {
    /// A name or number that the consent doesn't list stands in it.
    case givesAway
    case tooLong(Int)
    /// The full sheet is for whom the person agreed to.
    case noConsent
  }

  private let `case`: Case
  private let caseload: Caseload
  private let now: Instant

  package init(_ case: Case, _ caseload: Caseload, at now: Instant) {
    self.case = `case`
    self.caseload = caseload
    self.now = now
  }

  // MARK: What there is

  /// The first message about a referral: who needs what, where, how pressing, until when.
  package func message(_ referral: Referral) throws(Fault) -> String {
    let text = Say.message(
      code: `case`.referralCode(referral.letter), need: need(of: referral),
      people: people(referral),
      place: place(of: referral), level: `case`.level, languages: languages,
      answerBy: caseload.words(at: now).time(referral.answerBy))
    guard text.count <= Self.longestMessage else { throw .tooLong(text.count) }
    return try checked(text)
  }

  /// A page that ends in a reply slip: a teaser until the receiver has accepted, then in full.
  package func sheet(_ referral: Referral) throws(Fault) -> String {
    var lines = Say.sheet(
      code: `case`.referralCode(referral.letter), receiver: caseload.name(of: referral.service),
      need: need(of: referral), people: people(referral), place: place(of: referral),
      level: `case`.level, languages: languages,
      answerBy: caseload.words(at: now).time(referral.answerBy))
    if referral.state.isAccepted {
      guard `case`.facts.consent.refer == .yes else { throw .noConsent }
      lines += identity
      return (lines + Say.replySlip(`case`.referralCode(referral.letter))).joined(separator: "\n")
    }
    lines += Say.replySlip(`case`.referralCode(referral.letter))
    return try checked(lines.joined(separator: "\n"))
  }

  /// All open referrals of one body on one page, for one call.
  package static func callSheet(
    _ organization: String, _ caseload: Caseload, at now: Instant
  ) throws(Fault) -> String {
    guard let body = caseload.directory.organizations.first(where: { $0.id == organization }) else {
      return ""
    }
    let keys = Set(body.services.map(\.key))
    var lines = [Say.callSheet(body.name, body.contact?.text)]
    for `case` in caseload.cases {
      let outgoing = Outgoing(`case`, caseload, at: now)
      for referral in `case`.referrals
      where referral.state.isOpen && keys.contains(referral.service) {
        let state = referral.told == nil ? "NOT TOLD YET" : referral.state.inWords
        lines += ["", "\(state): \(try outgoing.message(referral))"]
      }
    }
    return (lines.count == 1 ? lines + ["", Say.nothingOpen] : lines).joined(separator: "\n")
  }

  // MARK: Parts

  private func need(of referral: Referral) -> NeedCode {
    `case`.need(referral.need)?.code ?? .safety
  }

  private func place(of referral: Referral) -> String {
    let id = `case`.need(referral.need)?.place ?? `case`.facts.place
    return id.map { Gazetteer.pakistan.name(of: $0) } ?? Say.placeNotKnown
  }

  private var languages: [String] { `case`.facts.languages.map(Languages.name) }

  /// "woman 18–29, girl 6–11", or how many of each where there are many.
  private func people(_ referral: Referral) -> String {
    guard let need = `case`.need(referral.need) else { return Say.peopleNotKnown }
    let persons = `case`.persons(of: need).map(\.person)
    if persons.isEmpty { return Say.peopleNotKnown }
    var counts: [(text: String, count: Int)] = []
    for person in persons {
      let text = Say.person(person)
      if let index = counts.firstIndex(where: { $0.text == text }) {
        counts[index].count += 1
      } else {
        counts.append((text, 1))
      }
    }
    let list = counts.map { $0.count == 1 ? $0.text : "\($0.count) × \($0.text)" }
    let isLong = list.joined(separator: ", ").count > 140
    return isLong ? Say.household(persons) : list.joined(separator: ", ")
  }

  /// A number never stands without its safe-contact rule.
  private var identity: [String] {
    let facts = `case`.facts
    var lines = facts.persons.enumerated().compactMap { index, person in
      person.name?.filled.map { "Person \(index + 1): \($0.text)" }
    }
    lines.append(facts.contact.banner(deskOffset: caseload.desk.offset))
    if facts.contact.isAllowed, let phone = facts.contact.phone?.filled {
      lines.append(Say.phone(phone.text))
    }
    return lines
  }

  // MARK: The search

  /// Refuses a text in which a name or number of the case stands, however it is spelled.
  private func checked(_ text: String) throws(Fault) -> String {
    guard !Self.givesAway(text, `case`) else { throw .givesAway }
    return text
  }

  /// Whether anything that identifies somebody stands in a text: names and numbers the case
  /// knows, and any run of digits long enough to be a phone or identity number.
  package static func givesAway(_ text: String, _ case: Case) -> Bool {
    if longestNumber(in: text.replacing("\(`case`.code)", with: "")) >= 7 { return true }
    let words = Set(self.words(text))
    return `case`.secrets.contains { secret in
      let parts = self.words(secret).filter { $0.count > 2 && !ordinary.contains($0) }
      return !parts.isEmpty && parts.contains(where: words.contains)
    }
  }

  private static func words(_ text: String) -> [String] {
    Folded.text(text).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Digits of any script, with spaces, hyphens and brackets between them, count as one number.
  private static func longestNumber(in text: String) -> Int {
    var longest = 0
    var run = 0
    for character in Folded.text(text) {
      if character.isNumber {
        run += 1
        longest = max(longest, run)
      } else if !" -()./+".contains(character) {
        run = 0
      }
    }
    return longest
  }

  /// Words that stand in a name field without being a name.
  private static let ordinary: Set<String> = [
    "the", "her", "his", "and", "mother", "father", "brother", "sister", "uncle", "aunt",
    "neighbour", "neighbor", "caller", "wife", "husband", "son", "daughter", "woman", "man", "girl",
    "boy", "child", "children", "not", "known", "name", "given",
  ]
}

extension Case {
  /// What must not leave the desk unasked: names, numbers, the exact place, the code word.
  var secrets: [String] {
    let named = facts.persons.compactMap(\.name)
    let others = [facts.caller, facts.contact.phone, facts.contact.codeWord].compactMap(\.self)
    return (named + others).map(\.text)
  }
}
