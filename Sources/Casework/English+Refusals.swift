// Why the rules say no: each sentence says what is missing.

extension Refusal: CustomStringConvertible {
  private static let anotherReason = "Choose another reason."

  package var description: String { inWords(.ids) }

  /// The sentence, with people called by their names.
  package func inWords(_ names: Names) -> String {
    switch self {
    case .caseIsVoid(let code): "\(code) was entered in error and takes no more actions."
    case .notTriaged(let code): "\(code) has no level yet. Triage it first."
    case .levelIsAlready(let level): "The level is \(level.withNumber) already."
    case .loweringNeedsReason(let from, let to):
      "Going from level \(from.rawValue) to \(to.rawValue) needs a reason."
    case .loweringNeedsSecondName:
      "Leaving level 1 needs a second name: who agreed, perhaps by phone?"
    case .nothingChanged: "Nothing was changed."
    case .noSuchPerson(let person): "Nobody at this desk is called \(person)."
    case .noSuchPersonInCase(let number): "The case has no person \(number)."
    case .noSuchNeed(let number): "The case has no need \(number)."
    case .noSuchReferral(let letter): "The case has no referral \(letter)."
    case .noSuchService(let key): "No service is called \(key)."
    case .noSuchToDo(let number): "The case has no to-do \(number)."
    case .needIsThere(let code): "The case has this need already: \(code.withCode)."
    case .needIsOut(let code, let letter):
      "\(code.inWords.capitalizedFirst) is out already with referral \(letter). "
        + "Move or withdraw that one, or say why it goes to both."
    case .needIsWith(let code, let letter):
      "\(code.inWords.capitalizedFirst) is out with referral \(letter). Withdraw that one first."
    case .isAlreadyWith(let person): "It is with \(names.person(person)) already."
    case .isAlreadyThere(let letter): "Referral \(letter) is with this service already."
    case .isDone(let number): "To-do \(number) is done already."
    case .emptyNote: "The note is empty. Type it, or press Esc."
    case .emptyToDo: "Say what is to be done."
    case .noReview: "No review is under way."
    case .whoWasTold: "Say who was told."
    case .needsFocalPerson: "Say who at the receiver acknowledged it."
    case .needsWorker: "Say which worker takes it."
    case .firstContactIsPast: "The first contact lies more than a day back. Check the date."
    case .otherNeedsWords: "“Another reason” needs a word about it."
    case .wrongState(let letter, let state):
      "Referral \(letter) is \(state.inWords): that step can't follow."
    case .hasTimeToAnswer(let letter):
      "\(Refusal.notDueYet(letter).description) \(Self.anotherReason)"
    case .hasAnswered(let letter): "Referral \(letter) was answered. \(Self.anotherReason)"
    case .nobodyWasTold(let letter): "Nobody was told of referral \(letter). \(Self.anotherReason)"
    case .notDueYet(let letter): "Referral \(letter) still has time to be answered."
    case .personsKeepNumbers:
      "Persons keep their numbers where a need names them or more is known of them. "
        + "Write ? for one who doesn't belong; add others at the end."
    case .takesCoordinator:
      "Only a coordinator may go on without consent; at level 1, where nobody could be asked, anybody "
        + "may, with a reason. Ask the person first, and note what they say."
    case .noConsent(.no):
      "The person said no to being referred. Record why it must go all the same."
    case .noConsent(.withdrawn):
      "Consent to refer was withdrawn. Record why it must go all the same."
    case .noConsent: "Consent to refer was not asked. Ask, or record why it must go without."
    case .excluded(let name, let rule): "\(name) can't take this: \(rule)."
    case .askFirst(let name, let question):
      "\(name) is possible only if… \(question) Ask, or say why it goes all the same."
    case .whyNotFirst(let name, let better):
      "\(better) fits better than \(name). Say why \(name)."
    case .isSettled(let code): "\(code.inWords.capitalizedFirst) is settled already."
    case .isEnded(let code, let status): "\(code) has ended (\(status.inWords)). Reopen it first."
    case .isNotEnded(let code): "\(code) is open."
    case .isItself(let code): "\(code) can't be the same as itself."
    case .wrongStatus(let code, let status): "\(code) is \(status.inWords): that can't follow."
    case .referralWaits(let letter):
      "Referral \(letter) waits for an answer. Withdraw it, or wait for it."
    case .needIsOpen(let code, let level):
      "At level \(level.rawValue) every need is taken on or settled first: \(code.withCode) is neither."
    case .endingNeedsReason: "Say why."
    case .closingNeedsSecondName: "Closing at level 1 needs a second name."
    case .whatIsNew: "Say what is new."
    case .sayWithdrawn: "They had agreed. Say “withdrawn”: it ends what the consent covered."
    case .secondIsYou: "The second name is somebody else's than yours."
    case .tooManyPersons:
      "A case holds up to \(Facts.mostPersons) people. Open another for the rest."
    case .splitLeavesNobody(let code):
      "\(code.inWords.capitalizedFirst): name some of its persons, not all and not none."
    case .askWhom: "Say whom to ask."
    case .noSuchRound(let number): "The case has no ask round \(number)."
    case .wasNotAsked(let service, let number): "\(service) was not asked in round \(number)."
    case .noNeedsReason: "A no needs its reason."
    case .isNoAuthority(let name): "\(name) is no authority: send a referral instead."
    case .whatWasTold: "Say what they were told."
    case .isPerpetratorOfficial(let name):
      "Ask first whether the perpetrator is an official or tied to one: \(name) is a local authority."
    case .authorityTakesCoordinator(let name):
      "The perpetrator is an official: only a coordinator may tell \(name), and says why."
    case .noConsentToNotify(let name, let answer):
      answer == .notAsked
        ? "Consent to notify \(name) was not asked. Ask, or record why it must be told."
        : "The person did not agree that \(name) is told. Record why it must be."
    case .notifyTakesCoordinator:
      "Telling an authority without consent takes a coordinator: ask one to write it down, or ask "
        + "the person first. If they know already, put it in a note now."
    case .conflictNotAsked(let name):
      "Ask first: is anybody at \(name) tied to the alleged perpetrator? "
        + "Say: no tie known, tied, on a committee with them, or the survivor says no."
    case .hasConflict(let name, let conflict):
      "\(name) – \(conflict.inWords). Only a coordinator may send there, and says why."
    case .childNeedsBestInterest:
      "A child alone: its own yes and that of a caregiver who is not suspected, "
        + "or a best-interest decision with its reason."
    case .childNeedsSecondName: "A best-interest decision needs a second name: who agreed?"
    case .nothingToCountersign(let letter): "Referral \(letter) waits for no second name."
    case .whoAgreed: "Say who agreed."
    case .excludedButCoordinator(let name, let rule):
      "\(name) can't take this: \(rule). A coordinator may decide otherwise, and says why."
    case .othersAreOpen(let code, let letter):
      "\(code.inWords.capitalizedFirst) is out with referral \(letter) too. "
        + "Say whether that one is withdrawn or kept."
    case .noPlaceLeft(let letter):
      "The place of referral \(letter) went to somebody else. Ask for a new figure first."
    case .whomDoTheySuggest: "Say which body they suggest."
    case .whenDidTheyTry: "Say when they tried to reach the person."
    case .triedInFuture: "An attempt lies in the future. Check the time."
    case .whyDidItStop: "Say why it stopped."
    case .followUpDays: "A follow-up is 1 to 365 days away."
    case .nothingToUndo: "There is nothing to undo."
    case .changedSince(let by, let what):
      "Can't be undone: since then \(names.person(by)) did this – \(what.inWords(names))."
    case .isErased(let code): "\(code) was erased and takes no more actions."
    case .eraseWithOther(let code, let other):
      "\(code) was added to \(other). Erase \(other): that erases both."
    case .howVerified: "Say how you made sure that the request is theirs."
    case .recordIsWanted(let code):
      "Nobody said no to a record of \(code). Record that answer first, or say that they asked."
    case .hasNoRetention: "This desk has no retention set, or not a whole case was meant."
    case .isStillKept(let code): "\(code) ended too short a time ago for the desk's retention."
    case .erasingTakesCoordinator: "Erasing takes a coordinator: it can't be undone."
    case .erasingNeedsSecondName: "Erasing needs a second name: who agreed?"
    case .whoDeletedIt: "Say who confirmed that it was deleted."
    case .hasLeftTheDesk(let event) where event.isTelling:
      "Referral \(event.referral?.description ?? "") has left the desk. Withdraw it and tell them."
    case .hasLeftTheDesk(let event):
      "This can't be undone (\(event.inWords(names)))."
    }
  }
}

extension String {
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// For within a sentence; what is written in capitals, as FIR is, stays so.
  package var uncapitalizedFirst: String {
    dropFirst().first?.isUppercase == true ? self : prefix(1).lowercased() + dropFirst()
  }
}
