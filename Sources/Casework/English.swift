// Every word of this module that a person reads. Plain, short, calm, never blaming.

enum English {
  static func tellToDelete(_ referral: String) -> String {
    "Consent was withdrawn: tell the receiver of \(referral) to delete what it has."
  }
}

extension Form {
  package var inWords: String {
    switch self {
    case .brickKiln: "brick kiln"
    case .farm: "farm (hari)"
    case .textile: "carpet, textile, workshop"
    case .fishingMining: "fishing, mining"
    case .domesticServitude: "domestic servitude"
    case .sexualExploitation: "sexual exploitation"
    case .onlineExploitation: "online sexual exploitation"
    case .forcedBegging: "forced begging"
    case .forcedCrime: "forced crime, scam compound"
    case .forcedMarriage: "forced or child marriage"
    case .organRemoval: "organ removal"
    case .childInArmedUse: "child in armed or sport use"
    case .overseasLabour: "overseas labour"
    case .illegalAdoption: "illegal adoption, surrogacy"
    case .unclear: "unclear"
    case .other: "other"
    }
  }
}

extension NeedCode {
  package var inWords: String {
    switch self {
    case .tipExpertise: "TIP expertise, authorities"
    case .repatriation: "overseas help, repatriation"
    case .safety: "safety planning"
    case .release: "free a held person"
    case .shelter: "bed tonight"
    case .longShelter: "longer safe housing"
    case .medical: "medical, medico-legal"
    case .basics: "basic needs, transport"
    case .bondedLabour: "bonded-labour release, debt"
    case .documents: "identity papers"
    case .legalAdvice: "legal advice"
    case .legalRepresentation: "legal representation"
    case .counselling: "counselling"
    case .crisis: "suicide or psychiatric crisis"
    case .childProtection: "child protection"
    case .womensCare: "women's care"
    case .familyTracing: "family tracing, safe return"
    case .livelihood: "education, livelihood"
    }
  }

  /// `bed tonight (SHE)`
  package var withCode: String { "\(inWords) (\(rawValue))" }
}

extension Gender {
  package var inWords: String {
    switch self {
    case .female: "female"
    case .male: "male"
    case .third: "khawaja sira or other"
    case .unknown: "gender not known"
    }
  }

  /// The noun for one person of this gender and age.
  package func noun(isChild: Known) -> String {
    switch (self, isChild) {
    case (.female, .yes): "girl"
    case (.male, .yes): "boy"
    case (.female, .no): "woman"
    case (.male, .no): "man"
    case (.female, .unknown): "female"
    case (.male, .unknown): "male"
    case (.third, _): "khawaja sira"
    case (.unknown, .yes): "child"
    case (.unknown, .no): "adult"
    case (.unknown, .unknown): "person"
    }
  }
}

extension Age {
  package var inWords: String {
    if isUnknown { return "age not known" }
    if self == .child { return "a child" }
    if self == .adult { return "an adult" }
    let range = self.range
    return range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
  }
}

extension Person {
  /// `boy, 13` – never a name: those are covered until asked for.
  package var inWords: String {
    "\(gender.noun(isChild: isChild)), \(age.inWords)"
  }
}

extension Facts {
  /// `9 people`, `girl, 12`, `people not known`: what a queue has room for.
  package var peopleInWords: String {
    switch persons.count {
    case 0: "people not known"
    case 1: persons[0].inWords
    default: "\(persons.count) people"
    }
  }

  /// `bonded labour: brick kiln`, `forced begging, unclear`, `not known yet`.
  package var formsInWords: String {
    if forms.isEmpty { return "not known yet" }
    let list = forms.map(\.inWords).joined(separator: ", ")
    return isBondedLabour ? "bonded labour: \(list)" : list
  }
}

extension Known {
  package var inWords: String { self == .unknown ? "not asked" : rawValue }
}

extension Stage {
  package var inWords: String {
    switch self {
    case .recruited: "being recruited"
    case .inTransit: "in transit"
    case .exploited: "in exploitation"
    case .out: "got out"
    case .returned: "returned"
    case .unknown: "not known"
    }
  }
}

extension Level {
  package var inWords: String {
    switch self {
    case .critical: "critical"
    case .urgent: "urgent"
    case .standard: "standard"
    case .advice: "advice"
    }
  }

  /// `1 critical`
  package var withNumber: String { "\(rawValue) \(inWords)" }
}

extension Status {
  package var inWords: String {
    switch self {
    case .inbox: "inbox"
    case .new: "new"
    case .triaged: "triaged"
    case .active: "active"
    case .followUp: "follow-up"
    case .closed: "closed"
    case .notTIP: "not TIP"
    case .duplicate: "same as another"
    case .noCase: "no case"
    case .void: "entered in error"
    }
  }
}

extension ReferralState {
  package var inWords: String {
    switch self {
    case .sent: "sent"
    case .acknowledged: "acknowledged"
    case .accepted: "accepted"
    case .inService: "in service"
    case .declined: "declined"
    case .expired: "no answer in time"
    case .withdrawn: "withdrawn"
    case .void: "entered in error"
    }
  }
}

extension Channel {
  package var inWords: String {
    switch self {
    case .phone: "phone"
    case .whatsapp: "WhatsApp"
    case .sms: "SMS"
    case .email: "e-mail"
    case .inPerson: "in person"
    case .paper: "paper"
    }
  }
}

extension DeclineReason {
  package var inWords: String {
    switch self {
    case .full: "full"
    case .area: "outside its area"
    case .mandate: "not its mandate"
    case .ageOrGender: "age or gender"
    case .specialNeed: "special need"
    case .safety: "safety"
    case .conflict: "conflict of interest"
    case .information: "too little information"
    case .duplicate: "has it already"
    case .funds: "no funds"
    case .other: "another reason"
    }
  }
}

extension MoveReason {
  package var inWords: String {
    switch self {
    case .noAnswer: "no answer in time"
    case .shiftEnd: "shift ends"
    case .language: "language"
    case .genderAskedFor: "gender asked for"
    case .conflict: "conflict of interest"
    case .workload: "workload"
    case .movedDistrict: "moved to another district"
    case .safety: "safety"
    case .staffLeft: "staff left"
    case .specialistNeed: "needs a specialist"
    case .survivorDoesNotWantIt: "the survivor does not want it"
    case .unreachable: "cannot be reached"
    case .other: "another reason"
    }
  }
}

extension SettleReason {
  package var inWords: String {
    switch self {
    case .givenByDesk: "given by the desk"
    case .alreadyReceived: "already received"
    case .notApplicable: "not applicable"
    case .declinedBySurvivor: "the survivor does not want it"
    case .notAvailable: "not available – a gap"
    }
  }
}

extension CloseReason {
  package var inWords: String {
    switch self {
    case .needsMet: "needs are met"
    case .survivorEndedIt: "the survivor ended it"
    case .lostContact: "contact is lost"
    case .movedAway: "moved away"
    case .transferred: "with another desk"
    case .other: "another reason"
    }
  }
}

extension NoCaseReason {
  package var inWords: String {
    switch self {
    case .silent: "silent, or could not speak"
    case .prank: "prank"
    case .wrongNumber: "wrong number"
    case .other: "something else"
    }
  }
}

extension Closing {
  package func inWords(isCovered: Bool) -> String {
    func typed(_ words: Words?, _ sign: String) -> String {
      guard !isCovered, let words = words?.filled else { return "" }
      return sign + words.text
    }
    return switch self {
    case .closed(let reason, let note, let second):
      "closed: \(reason.inWords)" + typed(note, " – ") + typed(second, ", agreed: ")
    case .notTIP(let reason, let pointedTo):
      "not TIP" + typed(reason, ": ") + typed(pointedTo, ", pointed to ")
    case .duplicate(let other): "same as \(other)"
    case .noCase(let reason): "no case: \(reason.inWords)"
    }
  }
}

extension DeskRole {
  package var inWords: String { rawValue }
}

extension Consent.Answer {
  package var inWords: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notAsked: "not asked"
    case .withdrawn: "withdrawn"
    }
  }
}

extension SafeContact.Permission {
  package var inWords: String {
    switch self {
    case .yes: "yes"
    case .atAgreedTimes: "only at agreed times"
    case .never: "never"
    case .unknown: "not asked"
    }
  }
}

extension SafeContact {
  /// The banner that stands wherever a number is shown.
  package var banner: String {
    switch may {
    case .yes:
      "May be contacted" + (channel.map { " by \($0.inWords)" } ?? "")
        + (window.map { ": \($0.text)" } ?? "")
    case .atAgreedTimes:
      "ONLY AT AGREED TIMES" + (window.map { ": \($0.text)" } ?? " – times not known, do not call")
    case .never: "NEVER CONTACT – DO NOT CALL"
    case .unknown: "NOT ASKED – DO NOT CALL"
    }
  }
}

// MARK: - Triage

extension TriageQuestion {
  /// The question as it is asked.
  package var inWords: String {
    switch self {
    case .harmNow: "Is somebody being harmed now?"
    case .movedWithinDay: "Moved, sold, married or flown in the next 24 h?"
    case .childHurt: "A child hurt now, or alone with the abuser?"
    case .noSafePlaceTonight: "Nowhere safe to sleep tonight?"
    case .rapeWithin72h: "Rape within the last 72 h?"
    case .suicidal: "Speaks of suicide?"
    case .untreatedInjury: "Serious untreated injury?"
    case .stillHeld: "Still confined or exploited?"
    case .childExploited: "Any child in exploitation?"
    case .threats: "Threats?"
    case .dateWithin72h: "Court, police or travel within 72 h?"
    case .freedWithoutPlan: "A freed group with no plan?"
    case .noSharedLanguage: "Is no language shared with us?"
    case .adviceOnly: "Only information, a tip, or not trafficking?"
    }
  }

  /// The rule as a finding.
  package var finding: String {
    switch self {
    case .harmNow: "harm now"
    case .movedWithinDay: "moved, sold, married or flown within 24 h"
    case .childHurt: "a child hurt now, or alone with the abuser"
    case .noSafePlaceTonight: "no safe place tonight"
    case .rapeWithin72h: "rape within 72 h"
    case .suicidal: "suicidal"
    case .untreatedInjury: "serious untreated injury"
    case .stillHeld: "still confined or exploited"
    case .childExploited: "a child in exploitation"
    case .threats: "threats"
    case .dateWithin72h: "court, police or travel within 72 h"
    case .freedWithoutPlan: "a freed group with no plan"
    case .noSharedLanguage: "no shared language"
    case .adviceOnly: "information, a tip, not TIP"
    }
  }
}

extension TriageRule {
  package var inWords: String {
    switch self {
    case .yes(let question): question.finding
    case .notAsked(let question): "not asked yet: \(question.finding)"
    case .safeTonight: "out and safe tonight, has needs"
    case .advice: "information, a tip, not TIP"
    }
  }
}

extension Aggravation {
  package var inWords: String {
    switch self {
    case .child: "child"
    case .pregnancy: "pregnancy"
    case .disability: "disability"
    case .fiveOrMore: "five or more people"
    case .noSharedLanguage: "no shared language"
    case .armed: "armed perpetrator"
    case .official: "official as perpetrator"
    }
  }
}

extension TriageFinding {
  /// `still confined or exploited; reasons to choose 1: child, five or more people`
  package var inWords: String {
    Triage.explain(rule, isRaised, aggravations, level)
  }
}

extension Triage {
  package func inWords(isCovered: Bool) -> String {
    let rule = Self.explain(self.rule, isRaised, aggravations, foundLevel)
    guard isChosen else { return rule }
    let why = isCovered ? "" : reason.map { ": \($0.text)" } ?? ""
    return "chosen\(why) (rule: level \(foundLevel.rawValue), \(rule))"
  }

  fileprivate static func explain(
    _ rule: TriageRule, _ isRaised: Bool, _ aggravations: [Aggravation], _ level: Level
  ) -> String {
    let list = aggravations.map(\.inWords).joined(separator: ", ")
    if isRaised { return "\(rule.inWords); raised by one for \(list)" }
    if level == .urgent && !list.isEmpty {
      return "\(rule.inWords); you may choose 1, because of: \(list)"
    }
    return rule.inWords
  }
}

// MARK: - Refusals

extension Refusal: CustomStringConvertible {
  package var description: String {
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
      "\(code.inWords.capitalizedFirst) is out already with referral \(letter). Move or withdraw that one."
    case .isAlreadyWith(let person): "It is with \(person) already."
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
    case .notDueYet(let letter): "Referral \(letter) still has time to be answered."
    case .personsKeepNumbers:
      "Persons keep their numbers. Write ? for one who doesn't belong; add others at the end."
    case .takesCoordinator:
      "Going on without consent takes a coordinator; at level 1, where nobody was asked, a reason."
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
    case .wrongStatus(let code, let status): "\(code) is \(status.inWords): it can't end that way."
    case .referralWaits(let letter):
      "Referral \(letter) waits for an answer. Withdraw it, or wait for it."
    case .needIsOpen(let code, let level):
      "At level \(level.rawValue) every need is taken on or settled first: \(code.withCode) is neither."
    case .endingNeedsReason: "Say why."
    case .closingNeedsSecondName: "Closing at level 1 needs a second name."
    case .whatIsNew: "Say what is new."
    case .nothingToUndo: "There is nothing to undo."
    case .changedSince(let by, let what):
      "Can't be undone: since then \(by) did this – \(what.inWords { $0.rawValue })."
    case .hasLeftTheDesk(.sent(let letter, _, _, _, _, _, _, _, _)):
      "Referral \(letter) has left the desk. Withdraw it and tell them."
    case .hasLeftTheDesk(let event):
      "This can't be undone (\(event.inWords { $0.rawValue }))."
    }
  }
}

extension String {
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

// MARK: - Events, as a timeline tells them

extension CaseEvent {
  /// One line of a timeline.
  ///
  /// - Parameters:
  ///   - isCovered: leaves out what somebody typed, which may hold a name or a number. Logs, lists,
  ///     errors and the status line are covered; only the open case shows everything.
  ///   - name: gives a service's name.
  package func inWords(isCovered: Bool = true, _ name: (ServiceKey) -> String) -> String {
    /// What was typed, after a sign; nothing when it is covered.
    func typed(_ words: Words?, _ sign: String = " – ") -> String {
      guard !isCovered, let words = words?.filled else { return "" }
      return sign + words.text
    }
    return switch self {
    case .opened(_, let inInbox, _): inInbox ? "arrived in the inbox" : "case opened"
    case .annulled: "entered in error"
    case .amended: "facts changed"
    case .triaged(let triage, let was):
      (was.map { "level \($0.level.rawValue) → " } ?? "level ") + "\(triage.level.withNumber)"
        + ": \(triage.inWords(isCovered: isCovered))"
    case .untriaged(let triage):
      "level taken back to \(triage.map { $0.level.withNumber } ?? "none")"
    case .needAdded(let need, let code, _, _, _): "need \(need): \(code.withCode)"
    case .needRemoved(let need): "need \(need) taken back"
    case .needDue(let need, let actBy, let was):
      actBy == nil
        ? "need \(need): no clock"
        : was == nil ? "need \(need): clock started" : "need \(need) is the desk's again"
    case .sent(let letter, let need, let service, _, _, _, _, let override, let why):
      "\(letter) sent: need \(need) to \(name(service))"
        + (override == nil ? "" : " – without consent") + typed(override, ": ")
        + typed(why, " – why: ")
    case .told(let letter, _, _, let channel, let whom, _, _):
      "\(letter) told by \(channel.inWords)" + typed(whom, ": ")
    case .acknowledged(let letter, _, _, let person, _):
      "\(letter) acknowledged" + typed(person, " by ")
    case .accepted(let letter, _, _, let worker, _, _, _):
      "\(letter) accepted" + typed(worker, ", worker ")
    case .declined(let letter, _, _, let reason, let note, _):
      "\(letter) declined: \(reason.inWords)" + typed(note)
    case .started(let letter, _, _, let note, _): "\(letter) in service" + typed(note, ": ")
    case .expired(let letter, _, _, _): "\(letter) no answer in time"
    case .withdrawn(let letter, _, _, let reason, let note, _):
      "\(letter) withdrawn: \(reason.inWords)" + typed(note)
    case .voided(let letter, _): "\(letter) taken back"
    case .stepUndone(let letter, _, let state): "\(letter) back to \(state.inWords)"
    case .settled(let need, let reason, let note):
      "need \(need) settled: \(reason.inWords)" + typed(note)
    case .unsettled(let need): "need \(need) is open again"
    case .ended(let closing): closing.inWords(isCovered: isCovered)
    case .reopened(let what, _, _): "open again" + typed(what, ": ")
    case .assigned(let person, let reason, _):
      (person.map { "with \($0)" } ?? "with nobody") + (reason.map { ": \($0.inWords)" } ?? "")
    case .noted(let note, let text): "note \(note)" + typed(text, ": ")
    case .noteStruck(let note): "note \(note) taken back"
    case .todoAdded(let todo, let what, let owner, _):
      "to-do \(todo) for \(owner)" + typed(what, ": ")
    case .todoRemoved(let todo): "to-do \(todo) taken back"
    case .todoFinished(let todo): "to-do \(todo) done"
    case .todoReopened(let todo): "to-do \(todo) open again"
    case .uncovered: "names and numbers shown"
    case .reviewed(let review, let decision): "review \(review): \(decision.inWords)"
    case .unreviewed(let review, _): "review \(review): decision taken back"
    }
  }
}

extension ReviewDecision {
  package var inWords: String {
    switch self {
    case .kept: "kept as it is"
    case .reassigned: "given to somebody else"
    case .rerouted: "need moved to another body"
    case .levelChanged: "level changed"
    case .noted: "note"
    case .action: "action"
    case .changed: "changed"
    }
  }
}

extension Due.What {
  /// What must happen, as somebody would say it; without what was typed, since lists show it.
  package func inWords(_ case: Case, _ name: (ServiceKey) -> String) -> String {
    func service(_ letter: ReferralLetter) -> String {
      `case`.referral(letter).map { name($0.service) } ?? "receiver"
    }
    func need(_ number: Int) -> String { `case`.need(number)?.code.inWords ?? "need \(number)" }
    return switch self {
    case .look: "to be looked at"
    case .triage: "to be triaged"
    case .nameNeeds: "name what is needed"
    case .firstDoor(let number): "route: \(need(number))"
    case .nextDoor(let number): "route again: \(need(number))"
    case .tell(let letter): "NOT TOLD: \(service(letter))"
    case .acknowledgement(let letter): "no word yet: \(service(letter))"
    case .answer(let letter): "answer due: \(service(letter))"
    case .contact(let letter): "first contact: \(service(letter))"
    case .todo(let number):
      "to do" + (`case`.todos.first { $0.number == number }.map { ": \($0.owner)" } ?? "")
    case .deadline: "deadline"
    }
  }
}
