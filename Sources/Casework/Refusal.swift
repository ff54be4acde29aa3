/// Why the rules say no. The words are in `English+Refusals.swift`; each says what is missing.
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
  case needIsWith(NeedCode, ReferralLetter)
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
  case hasTimeToAnswer(ReferralLetter)
  case hasAnswered(ReferralLetter)
  case nobodyWasTold(ReferralLetter)
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
  case secondIsYou
  case sayWithdrawn
  case tooManyPersons
  case splitLeavesNobody(NeedCode)
  case askWhom
  case noSuchRound(Int)
  case wasNotAsked(ServiceKey, Int)
  case noNeedsReason
  case isNoAuthority(String)
  case whatWasTold
  case isPerpetratorOfficial(String)
  case authorityTakesCoordinator(String)
  case noConsentToNotify(String, Consent.Answer)
  case notifyTakesCoordinator
  case conflictNotAsked(String)
  case hasConflict(String, Conflict)
  case childNeedsBestInterest
  case childNeedsSecondName
  case nothingToCountersign(ReferralLetter)
  case whoAgreed
  case excludedButCoordinator(String, String)
  case othersAreOpen(NeedCode, ReferralLetter)
  case noPlaceLeft(ReferralLetter)
  case whomDoTheySuggest
  case whenDidTheyTry
  case triedInFuture
  case whyDidItStop
  case followUpDays
  case nothingToUndo
  case isErased(CaseCode)
  case eraseWithOther(CaseCode, CaseCode)
  case howVerified
  case recordIsWanted(CaseCode)
  case hasNoRetention
  case isStillKept(CaseCode)
  case erasingTakesCoordinator
  case erasingNeedsSecondName
  case whoDeletedIt
  case changedSince(by: PersonID, what: CaseEvent)
  case hasLeftTheDesk(CaseEvent)
}

extension Refusal {
  /// What would have to be said besides, for the same thing not to be refused for this; nil where
  /// no words help.
  package var asksFor: Said.Part? {
    switch self {
    case .conflictNotAsked: .conflict
    case .noConsent, .childNeedsBestInterest, .noConsentToNotify: .override
    case .childNeedsSecondName: .second
    case .askFirst, .whyNotFirst, .needIsOut, .excludedButCoordinator, .hasConflict: .why
    default: nil
    }
  }
}
