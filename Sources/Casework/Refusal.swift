/// Why the rules say no. The words are in `English.swift`; each says what is missing.
package enum Refusal: Error, Hashable, Sendable {
  case caseIsVoid(CaseCode)
  case notTriaged(CaseCode)
  case levelIsAlready(Level)
  case loweringNeedsReason(from: Level, to: Level)
  case loweringNeedsSecondName
  case nothingChanged
  case noSuchPerson(PersonID)
  case noSuchPersonInCase(Int)
  case noSuchNeed(Int)
  case noSuchReferral(ReferralLetter)
  case noSuchService(ServiceKey)
  case noSuchToDo(Int)
  case needIsThere(NeedCode)
  case needIsOut(NeedCode, ReferralLetter)
  case isAlreadyWith(PersonID)
  case isAlreadyThere(ReferralLetter)
  case isDone(Int)
  case emptyNote
  case emptyToDo
  case noReview
  case whoWasTold
  case needsFocalPerson
  case needsWorker
  case firstContactIsPast
  case otherNeedsWords
  case wrongState(ReferralLetter, ReferralState)
  case notDueYet(ReferralLetter)
  case noConsent(Consent.Answer)
  case takesCoordinator
  case personsKeepNumbers
  case excluded(String, String)
  case askFirst(String, String)
  case whyNotFirst(String, String)
  case isSettled(NeedCode)
  case isEnded(CaseCode, Status)
  case isNotEnded(CaseCode)
  case isItself(CaseCode)
  case wrongStatus(CaseCode, Status)
  case referralWaits(ReferralLetter)
  case needIsOpen(NeedCode, Level)
  case endingNeedsReason
  case closingNeedsSecondName
  case whatIsNew
  case nothingToUndo
  case changedSince(by: PersonID, what: CaseEvent)
  case hasLeftTheDesk(CaseEvent)
}
