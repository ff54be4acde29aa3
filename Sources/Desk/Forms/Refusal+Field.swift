import Caseload
import Casework

extension DeskRefusal {
  /// The field of a form that a refusal is about, so that it stands beside it.
  var field: String? {
    guard case .rules(let refusal) = self else { return nil }
    return switch refusal {
    case .loweringNeedsReason, .endingNeedsReason, .hasTimeToAnswer, .hasAnswered,
      .nobodyWasTold:
      "reason"
    case .loweringNeedsSecondName, .closingNeedsSecondName: "second"
    case .needsWorker, .needsFocalPerson: "name"
    case .whoWasTold: "whom"
    case .firstContactIsPast: "first"
    case .otherNeedsWords: "note"
    case .emptyNote: "text"
    case .whoDeletedIt: "said"
    case .emptyToDo, .whatIsNew: "what"
    case .noSuchPerson: "owner"
    case .noSuchPersonInCase, .splitLeavesNobody: "persons"
    case .personsKeepNumbers: "people"
    case .takesCoordinator: "override"
    case .childNeedsSecondName, .whoAgreed, .secondIsYou: "second"
    case .whomDoTheySuggest: "name"
    case .whenDidTheyTry, .triedInFuture: "tried"
    case .whyDidItStop: "note"
    case .followUpDays: "days"
    case .othersAreOpen: "others"
    default:
      switch refusal.asksFor {
      case .conflict?: "conflict"
      case .override?: "override"
      case .second?: "second"
      case .why?: "why"
      case nil: nil
      }
    }
  }
}
