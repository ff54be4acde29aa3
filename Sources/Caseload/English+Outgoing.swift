import Casework
import Coalition

/// The words of messages and sheets.
enum Say {
  static let placeNotKnown = "place not known yet"
  static let peopleNotKnown = "people not known yet"
  static let nothingOpen = "No referral is open with them."
  static let specialAsked = "Special needs: ask us."
  private static let blank = "____________________"

  // MARK: Message and question

  /// Who needs what, where, how pressing.
  static func teaser(
    code: String, need: NeedCode?, people: String, place: String, level: Level?,
    languages: String, special: String
  ) -> String {
    var parts = [
      "\(code).", "Need: \(need?.inWords ?? "not named").", "For: \(people).", "\(place).",
    ]
    if let level { parts.append("Level \(level.withNumber).") }
    if !languages.isEmpty { parts.append("Speaks \(languages).") }
    if !special.isEmpty { parts.append(special) }
    return parts.joined(separator: " ")
  }

  static func pleaseAnswer(by time: String, isLate: Bool) -> String {
    (isLate ? "The answer was due \(time). Please answer now" : "Please answer by \(time)")
      + ": yes with a worker's name, or no with the reason."
  }

  /// "Bed tonight, woman 18–29 with a child of 0–5, Quetta, Balochistan? Level 1. …"
  static func question(
    code: CaseCode, round: Int, need: NeedCode, people: String, place: String, level: Level?,
    special: String
  ) -> String {
    "\(need.inWords.capitalizedFirst), \(people), \(place)?"
      + (level.map { " Level \($0.rawValue)." } ?? "") + (special.isEmpty ? "" : " " + special)
      + " Yes or no, and if no why. Ask \(code)/round \(round)."
  }

  static func languages(_ names: [String], most: Int = .max) -> String {
    names.prefix(most).joined(separator: ", ") + (names.count > most ? " and others" : "")
  }

  // MARK: Sheet

  static func sheet(
    code: String, receiver: String, need: NeedCode?, people: String, place: String, level: Level?,
    languages: [String], special: String
  ) -> [String] {
    [
      "REFERRAL \(code)", "", "To: \(receiver)", "Need: \(need?.withCode ?? "not named")",
      "For: \(people)", "Where: \(place)", "Level: \(level?.withNumber ?? "not set")",
      "Languages: \(languages.isEmpty ? "not known" : self.languages(languages))",
    ] + (special.isEmpty ? [] : [special])
  }

  static func answerBy(_ time: String) -> String { "Answer by: \(time)" }

  static func slip(_ code: String, _ callBack: String?) -> [String] {
    [
      "", "REPLY SLIP \(code)", "[ ] yes   worker: \(blank)", "    first contact on: \(blank)",
      "[ ] no, because:",
    ] + reasons + ["[ ] this body would fit better: \(blank)"] + ends(callBack)
  }

  static func slipAfterYes(_ code: String, _ callBack: String?) -> [String] {
    [
      "", "REPLY SLIP \(code)", "[ ] the service began on: \(blank)",
      "[ ] we could not reach the person; tried on: \(blank)",
      "[ ] we give it back, because: \(blank)",
      "[ ] completed on: \(blank)   result: \(blank)",
    ] + ends(callBack)
  }

  private static func ends(_ callBack: String?) -> [String] {
    ["Your name: \(blank)   your number: \(blank)", "Call us back: \(callBack ?? blank)"]
  }

  /// The reasons of a no, a few a line.
  private static var reasons: [String] {
    let boxes = DeclineReason.allCases.map { "[ ] \($0.inWords)" }
    return stride(from: 0, to: boxes.count, by: 4).map {
      "    " + boxes[$0..<min($0 + 4, boxes.count)].joined(separator: "  ")
    }
  }

  // MARK: What is shared

  static let sharedWithYes = "SHARED, because the person agreed:"
  static let sharedWithoutYes =
    "SENT WITHOUT THE PERSON'S OWN YES. Call us before you speak with them. Shared:"
  static let contactThroughDesk = "Contact: through us."
  static let somebodyMustNotKnow = "Somebody must not hear of it: ask us who, by phone."
  static let numberStays = "The number stays with us."
  static let number = "Number"
  static let whosePhone = "Whose phone"
  static let whenCalling = "When calling"
  static let ifNobodyAnswers = "If nobody answers"
  static let weSayWeAre = "Say that you are"
  static let codeWord = "Code word"
  static let duressWord = "In danger they say"

  /// What was typed stands indented, so that no line of it can pass for one of ours.
  static func item(_ item: Consent.Item, _ text: String?) -> String {
    let lines = (text ?? "not known").split(whereSeparator: \.isNewline)
    return "\(item.inWords.capitalizedFirst): \(lines.joined(separator: "\n  "))"
  }

  static func notShared(_ items: [Consent.Item]) -> String {
    "Not shared: \(items.map(\.inWords).joined(separator: ", "))."
  }

  static func person(_ number: Int, of count: Int, _ text: String) -> String {
    count == 1 ? text : "person \(number): \(text)"
  }

  static func health(_ person: Person) -> String? {
    var parts: [String] = []
    if person.pregnant == .yes { parts.append("pregnant") }
    if person.disability == .yes { parts.append("a disability") }
    if let special = person.special?.filled { parts.append(special.text) }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  static func perpetrator(_ facts: Facts) -> [String] {
    var parts: [String] = []
    if facts.armedPerpetrator == .yes { parts.append("armed") }
    if facts.officialPerpetrator == .yes { parts.append("an official, or tied to one") }
    return parts
  }

  // MARK: Call sheet

  static func callSheet(_ name: String, _ contact: String?, _ time: String) -> [String] {
    ["CALL SHEET: \(name)"] + [contact].compactMap(\.self) + [time]
  }

  /// What is waited for next, and by when.
  static func awaited(_ referral: Referral, by time: String?) -> String {
    let by = time.map { " by \($0)" } ?? ""
    if referral.told == nil { return "NOT TOLD YET – tell them" + by }
    return switch referral.due?.what {
    case .acknowledgement: "Told, no word yet – ask who has it," + by
    case .answer: "Answer due" + by
    case .contact: "Accepted – first contact" + by
    default: "\(referral.state.inWords.capitalizedFirst) – how does it go?"
    }
  }

  /// Room for what is said on the phone.
  static func reply(_ referral: Referral) -> String {
    let letter = referral.letter
    return referral.state.awaitsAnswer
      ? "\(letter): [ ] yes, worker \(blank) first contact \(blank) [ ] no, because \(blank)"
      : "\(letter): \(blank)"
  }
}

extension Outgoing.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .givesAway(let kind, let item):
      "\(Self.part(item)) holds \(kind.inWords), which the consent doesn't list. "
        + (item == nil
          ? "Nothing leaves. Tell whoever looks after this program."
          : "Reword it in the case, or ask the person.")
    case .noConsent:
      "The person hasn't agreed to this body, and no reason to go without stands with the "
        + "referral. Ask the person; until then only the first message goes."
    }
  }

  private static func part(_ item: Consent.Item?) -> String {
    switch item {
    case .name: "What stands under names"
    case .phone: "What is said of safe contact"
    case .place: "The exact place"
    case .story: "The story"
    case .ages: "What stands under ages"
    case .health: "What is said of health"
    case .perpetrator: "What is said of who did it"
    case nil: "The text"
    }
  }
}

extension Secret.Kind {
  var inWords: String {
    switch self {
    case .name: "a person's name"
    case .caller: "the caller's name"
    case .perpetrator: "who did it, or the employer"
    case .mustNotKnow: "somebody who must not know"
    case .place: "the exact place"
    case .codeWord: "a code word"
    case .number: "a phone or identity number"
    case .paper: "the number of a court paper"
    }
  }
}
