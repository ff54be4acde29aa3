import Casework

/// The words of messages and sheets.
enum Say {
  static let placeNotKnown = "place not known yet"
  static let peopleNotKnown = "people not known yet"
  static let nothingOpen = "No referral is open with them."

  static func message(
    code: String, need: NeedCode, people: String, place: String, level: Level?,
    languages: [String], answerBy: String
  ) -> String {
    var text = "\(code): \(need.inWords) needed. For \(people). \(place)."
    if let level { text += " Level \(level.withNumber)." }
    if !languages.isEmpty { text += " Speaks \(languages.joined(separator: ", "))." }
    return text + " Please answer by \(answerBy): yes with a worker's name, or no with the reason."
  }

  static func sheet(
    code: String, receiver: String, need: NeedCode, people: String, place: String, level: Level?,
    languages: [String], answerBy: String
  ) -> [String] {
    [
      "REFERRAL \(code)", "", "To: \(receiver)", "Need: \(need.withCode)", "For: \(people)",
      "Where: \(place)", "Level: \(level?.withNumber ?? "not set")",
      "Languages: \(languages.isEmpty ? "not known" : languages.joined(separator: ", "))",
      "Answer by: \(answerBy)", "",
    ]
  }

  static func replySlip(_ code: String) -> [String] {
    [
      "", "REPLY SLIP \(code)", "[ ] accepted   worker: ____________________",
      "    first contact on: ____________________",
      "[ ] declined   [ ] full  [ ] area  [ ] mandate  [ ] age or gender  [ ] special need",
      "    [ ] safety  [ ] conflict  [ ] information  [ ] duplicate  [ ] funds  [ ] other",
      "Name: ____________________   Call back: ____________________",
    ]
  }

  static func callSheet(_ name: String, _ contact: String?) -> String {
    "CALL SHEET: \(name)" + (contact.map { "\n\($0)" } ?? "")
  }

  static func phone(_ number: String) -> String { "Number: \(number)" }

  /// A person by gender and age band, never by exact age: a band can't be told apart.
  static func person(_ person: Person) -> String {
    "\(person.gender.noun(isChild: person.isChild)) \(band(person.age))"
  }

  static func household(_ persons: [Person]) -> String {
    let children = persons.count { $0.isChild == .yes }
    let adults = persons.count { $0.isChild == .no }
    let others = persons.count - children - adults
    return "\(persons.count) people: \(adults) adults, \(children) children"
      + (others > 0 ? ", \(others) of unknown age" : "")
  }

  private static let bands = [0...5, 6...11, 12...17, 18...29, 30...44, 45...59, 60...120]

  static func band(_ age: Age) -> String {
    guard !age.isUnknown else { return "of unknown age" }
    guard let band = bands.first(where: { age.isWithin($0) == .yes }) else { return age.inWords }
    return band.upperBound == 120 ? "60+" : "\(band.lowerBound)–\(band.upperBound)"
  }
}

extension Outgoing.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .givesAway:
      "A name or number stands in it that must not leave the desk. Take it out of the case first."
    case .tooLong(let count):
      "The message would have \(count) characters; \(Outgoing.longestMessage) are the most."
    case .noConsent: "The full sheet needs consent to refer. The teaser is for everybody else."
    }
  }
}
