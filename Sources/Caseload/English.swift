package import Casework

// Every word of this module that a person reads.

enum English {
  /// In minutes, in the place of what holds a name or a number.
  static let covered = "(see the case: a name or number stands in it)"

  static let nothingDecided = "None."
  static let actions = "Actions"
  static let notReached = "Not reached"

  static func keepsToDos(_ name: String, _ count: Int) -> String {
    count == 1 ? "\(name) still has a to-do there." : "\(name) still has \(count) to-dos there."
  }

  static let onlyWholeExports = "only a whole export brings its history"

  static func fileSays(_ claims: String) -> String {
    "The file this came in says: \(claims). Ask again."
  }

  static func takes(_ choices: [Fact.Choice]) -> String {
    "This takes: \(choices.map(\.inWords).joined(separator: ", "))."
  }
  static let takesYesNo = "This takes a person's number and yes, no or unknown: 1 yes; 3 no."
  static let aPersonFirst = "Say which person first, by number, as 2 and what it is."
  static let personsInOrder = "Name each person once, in their order: 1 asthma; 3 a wheelchair."
  static let aTimePassed =
    "This takes a time that has passed: 14:30, -2h, yesterday 20:00 or 2026-11-30 18:00; or none."
  static let aDeadline = "A deadline is a time and what it is: 2026-11-30 06:00 flight; or none."
  static let contactHours =
    "Hours are written as 22:00-06:00 or 2-4pm, or 22:00-06:00 +7 by another clock."

  static let aSpan = "A clock is written as 15m, 4h, 3d or 1d4h."
  static let aTimeOfDay = "A time of day is written as 09:00."
  static let aDay = "A day is written as 2026-12-25, after add or remove; none takes all away."
  static let someHours = "Hours are written as 09:00-12:30 14:30-17:00, or closed."
  static let aWeight = "This takes a number from 0 to 1000."
}

extension Caseload {
  /// Which cases can't be shown although the journal speaks of them; nil where there are none.
  package var lostInWords: String? {
    let lost = lost
    guard let first = lost.first, let place = damaged[first] else { return nil }
    return lost.count == 1
      ? "\(first) can't be shown: a line about it is damaged, \(place)."
      : "\(first) and \(lost.count - 1) more can't be shown: lines are damaged, as \(place)."
  }
}

extension Caseload {
  /// Says of a new case which it may be already; nil where there is none like it.
  package func alikeInWords(_ code: CaseCode) -> String? {
    let codes = alike(code).map(\.description).joined(separator: ", ")
    return codes.isEmpty ? nil : "Perhaps the same as \(codes): look there first."
  }

  /// Says of a new case which others know its number; nil where none does.
  package func knownInWords(_ code: CaseCode) -> String? {
    let codes = codes(knownFrom: self[code]?.facts.mayHoldNumbers ?? "").filter { $0 != code }
      .suffix(3)
      .map(\.description).joined(separator: ", ")
    return codes.isEmpty ? nil : "\(KnownCaller.warning) \(codes)."
  }
}

extension Query {
  /// Why it may find nothing, where that lies in how it is written; nil otherwise.
  package func problem(in caseload: Caseload) -> String? {
    if let noField { return "“\(noField):” is no filter; there are \(Self.fields)." }
    guard let (field, value) = unknownValue(caseload) else {
      return timeAlone.map { "“due:\($0)” shows what is \($0 == "today" ? "due today" : "late")." }
    }
    let values =
      switch field {
      case .state:
        Status.allCases.filter { $0 != .toldToDelete }.map(\.inWords).joined(separator: ", ")
      case .level: "1, 2, 3, 4 or none"
      case .need: "a code or a word of it, as SHE or shelter"
      case .due: "late, today, none, or a time as 4h"
      case .by: (["nobody"] + caseload.people.keys.map(\.rawValue).sorted()).joined(separator: ", ")
      case .place: ""
      }
    return "“\(field.rawValue):” has no “\(value)”; it takes \(values)."
  }
}

extension DeskRefusal.Change {
  /// Who it was, and what they did.
  package func inWords(isCovered: Bool, _ names: Names) -> String {
    "\(names.person(by)): \(what.told(isCovered: isCovered, names))"
  }
}

extension CaseEvent {
  /// In words; of facts that were changed, which.
  package func told(isCovered: Bool, _ names: Names) -> String {
    let words = inWords(isCovered: isCovered, names)
    guard case .amended(let facts, let was) = self else { return words }
    let labels = Fact.changed(was, facts).map(\.label.uncapitalizedFirst)
    return labels.isEmpty ? words : "\(words) (\(labels.joined(separator: ", ")))"
  }
}

extension DeskRefusal: CustomStringConvertible {
  package var description: String { inWords(.ids) }

  /// The sentence, with people called by their names.
  package func inWords(_ names: Names) -> String {
    switch self {
    case .rules(let refusal): refusal.inWords(names)
    case .noSuchCase(let code): "There is no case \(code) at this desk."
    case .noSuchStaff(let person):
      "Nobody at this desk is called \(person). See `rabta person DESK`."
    case .changedMeanwhile(let code, let changes, _) where changes.count == 1:
      "\(names.person(changes[0].by)) changed \(code) meanwhile: "
        + "\(changes[0].what.told(isCovered: true, names))."
    case .changedMeanwhile(let code, let changes, _):
      "\(code) was changed meanwhile: "
        + changes.map { $0.inWords(isCovered: true, names) }.joined(separator: "; ") + "."
    case .clockIsUnsure:
      "This machine's clock and the desk's last entry are more than a day apart. "
        + "Nothing expires until somebody has written an entry."
    case .reviewIsUnderWay(let id): "Review \(id) is under way. Go on with it, or end it first."
    case .noReview: "No review is under way."
    case .nothingToReview: "There is no open case to review."
    case .takesCoordinatorToList:
      "Only a coordinator or the secretariat can make somebody one of them."
    case .takesCoordinatorToSet: "Only a coordinator or the secretariat changes settings."
    case .noSuchService(let key): "No service is called \(key)."
    case .noSuchBody(let body): "No body in the directory is called \(body)."
    case .notACount: "Free places are a number from 0 to 9999."
    case .nothingChanged: "Nothing was changed."
    case .unknownPlace:
      "The place isn't on the list. Give its id, as `rabta place NAME` says it, or leave it out."
    case .unknownLanguage: "A language is given by its code of three letters (ISO 639-3): urd, pan."
    case .keyIsTaken(let key, let name): "The key \(key) is taken by \(name). Give another."
    case .codeIsTaken(let code): "This desk has a case \(code) already."
    case .badPersonID(let id):
      "“\(id)” can't be an id: two to twenty small letters, digits or hyphens."
    }
  }
}
