import Casework

// Every word of this module that a person reads.

enum English {
  static func fileSays(_ claims: String) -> String {
    "The file this came in says: \(claims). Ask again."
  }
}

extension DeskRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .rules(let refusal): refusal.description
    case .noSuchCase(let code): "There is no case \(code) at this desk."
    case .noSuchStaff(let person):
      "Nobody at this desk is called \(person). See `rabta person DESK`."
    case .changedMeanwhile(let code, let by, let what, _):
      "\(by) changed \(code) meanwhile: \(what.inWords { $0.rawValue })."
    case .clockIsUnsure:
      "This machine's clock and the desk's last entry are more than a day apart. "
        + "Nothing expires until somebody has written an entry."
    case .reviewIsUnderWay(let id): "Review \(id) is under way. Go on with it, or end it first."
    case .noReview: "No review is under way."
    case .nothingToReview: "There is no open case to review."
    case .takesCoordinatorToList:
      "Only a coordinator or the secretariat can make somebody one of them."
    case .unknownPlace:
      "The place isn't on the list. Give its id, as `rabta place NAME` says it, or leave it out."
    case .unknownLanguage: "A language is given by its code of three letters (ISO 639-3): urd, pan."
    case .keyIsTaken(let key, let name): "The key \(key) is taken by \(name). Give another."
    case .badPersonID(let id):
      "“\(id)” can't be an id: two to twenty small letters, digits or hyphens."
    }
  }
}
