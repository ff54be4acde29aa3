// Every word of this module that a person reads. Plain, short, calm, never blaming.

enum English {
  static func tellToDelete(_ referral: String) -> String {
    "Consent was withdrawn: tell the receiver of \(referral) to delete what it has."
  }

  static func tellToDelete(_ item: Consent.Item, _ referral: String) -> String {
    "Consent to share \(item.inWords) was withdrawn: tell the receiver of \(referral) to delete it."
  }

  static func tellAuthority(_ notification: Int) -> String {
    "Consent was withdrawn: tell the authority of notification \(notification)."
  }

  static let eraseOnRequest = "No consent to keep a record: this case is to be erased."

  static func tellOfError(_ referral: String) -> String {
    "\(referral) was entered in error: tell them, and ask them to delete what they have."
  }

  static func followUp(_ referral: String, days: Int, withPerson: Bool) -> String {
    let whom = withPerson ? "the person, safely," : "the receiver"
    return "\(days) days after \(referral): ask \(whom) how it goes."
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
    case .added: "added to another"
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
    case .noContact: "no contact yet"
    case .completed: "completed"
    case .returned: "given back"
    case .routedOn: "routed on"
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
    case .fearsThem: "the survivor fears this body"
    case .distance: "too far"
    case .familyPressure: "pressure of the family"
    case .otherWorker: "another worker wanted"
    case .circumstances: "things have changed"
    case .anotherAccepted: "another body accepted"
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
    case .added(let other): "added to \(other)"
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

extension Consent.Item {
  package var inWords: String {
    switch self {
    case .name: "names"
    case .phone: "the number"
    case .place: "the exact place"
    case .story: "the story"
    case .ages: "exact ages"
    case .health: "health"
    case .perpetrator: "who did it"
    }
  }
}

extension Consent.Topic {
  /// - Parameter name: gives a body's name.
  package func inWords(_ name: (BodyID) -> String) -> String {
    switch self {
    case .record: "keep a record"
    case .refer: "refer to others"
    case .referTo(let body): "refer to \(name(body))"
    case .share(let item): "share \(item.inWords)"
    case .notify(let body): "notify \(name(body))"
    case .statistics: "count in statistics"
    case .followUp: "be asked again later"
    case .assent: "the child agrees"
    case .caregiver: "a safe caregiver agrees"
    }
  }

  /// The question, as it is asked in Urdu.
  package var inUrdu: String {
    switch self {
    case .record: "کیا ہم آپ کی بات کا ریکارڈ رکھ سکتے ہیں؟"
    case .refer, .referTo: "کیا ہم آپ کی مدد کے لیے کسی ادارے سے بات کر سکتے ہیں؟"
    case .share: "کیا ہم یہ بات اس ادارے کو بتا سکتے ہیں؟"
    case .notify: "کیا ہم اس سرکاری دفتر کو بتا سکتے ہیں؟"
    case .statistics: "کیا ہم نام کے بغیر آپ کو گنتی میں شامل کر سکتے ہیں؟"
    case .followUp: "کیا ہم بعد میں آپ سے حال پوچھ سکتے ہیں؟"
    case .assent: "کیا تم خود یہ مدد چاہتے ہو؟"
    case .caregiver: "کیا آپ اس بچے کی مدد کے لیے راضی ہیں؟"
    }
  }
}

extension Conflict {
  package var inWords: String {
    switch self {
    case .noTie: "no tie known"
    case .linked: "tied to the alleged perpetrator"
    case .sharedCommittee: "on a committee with the alleged perpetrator"
    case .survivorSaysNo: "the survivor says no to this body"
    }
  }
}

extension AskReply {
  package var inWords: String {
    switch answer {
    case .yes: "yes"
    case .no: "no" + (reason.map { ", \($0.inWords)" } ?? "")
    case .noAnswer: "no answer"
    }
  }
}

extension AttemptResult {
  package var inWords: String {
    switch self {
    case .spokeAlone: "spoke, alone"
    case .spokeNotAlone: "spoke, not alone"
    case .someoneElse: "someone else answered"
    case .noAnswer: "no answer"
    }
  }
}

extension ReferralOutcome {
  package var inWords: String {
    switch self {
    case .goalReached: "what was needed was given"
    case .partly: "partly given"
    case .notReached: "not given"
    case .personLeft: "the person left"
    case .handedOver: "handed over to another body"
    }
  }
}

extension RetriageReason {
  package var inWords: String {
    switch self {
    case .reopened: "open again"
    case .contact: "there was contact"
    case .decline: "a body said no"
    case .failedContacts: "two failed contacts"
    case .returned: "a service stopped"
    case .release: "somebody was freed"
    case .newThreat: "a new threat"
    }
  }
}

extension CallType {
  package var inWords: String {
    switch self {
    case .victim: "the person themselves"
    case .thirdParty: "somebody else"
    case .professional: "a professional"
    case .again: "again on a case"
    case .unknown: "not known"
    }
  }
}

extension Means {
  package var inWords: String {
    switch self {
    case .violence: "violence"
    case .sexualViolence: "sexual violence"
    case .threats: "threats"
    case .locked: "locked in"
    case .guards: "guards"
    case .papersHeld: "papers held"
    case .wagesHeld: "wages held"
    case .drugs: "drugs"
    case .isolation: "isolation"
    case .family: "hold over the family"
    case .falsePromise: "false promise"
    case .other: "other means"
    }
  }
}

extension Recruitment {
  package var inWords: String {
    switch self {
    case .family: "by family"
    case .agent: "by an agent"
    case .employer: "by the employer"
    case .online: "online"
    case .marriage: "by marriage"
    case .abduction: "by abduction"
    case .bornIntoDebt: "born into debt"
    case .other: "another way"
    case .unknown: "not known"
    }
  }
}

extension Indicator {
  package var inWords: String {
    switch self {
    case .vulnerability: "abuse of vulnerability"
    case .deception: "deception"
    case .movement: "restriction of movement"
    case .isolation: "isolation"
    case .violence: "physical or sexual violence"
    case .threats: "intimidation and threats"
    case .papersHeld: "retention of identity documents"
    case .wagesHeld: "withholding of wages"
    case .debtBondage: "debt bondage"
    case .conditions: "abusive conditions"
    case .overtime: "excessive overtime"
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
  ///
  /// - Parameter offset: the desk's distance from UTC, to say agreed hours by both clocks.
  package func banner(deskOffset offset: Instant.Span = .hours(5)) -> String {
    let times = [hours?.inWords(deskOffset: offset), window?.filled?.text]
      .compactMap(\.self).joined(separator: ", ")
    return switch may {
    case .yes:
      "May be contacted" + (channel.map { " by \($0.inWords)" } ?? "")
        + (times.isEmpty ? "" : ": \(times)")
    case .atAgreedTimes:
      "ONLY AT AGREED TIMES" + (times.isEmpty ? " – times not known, do not call" : ": \(times)")
    case .never: "NEVER CONTACT – DO NOT CALL"
    case .unknown: "NOT ASKED – DO NOT CALL"
    }
  }
}

extension ContactHours {
  /// `22:00–06:00`, or by both clocks: `22:00–06:00 there (UTC+7), 20:00–04:00 here`.
  package func inWords(deskOffset: Instant.Span) -> String {
    guard let offset, offset != deskOffset else { return spell }
    let here = shifted(to: deskOffset, from: offset)
    let minutes = offset.seconds.magnitude / 60
    let rest = minutes % 60 == 0 ? "" : ":" + padded(Int(minutes % 60))
    let sign = offset.seconds < 0 ? "−" : "+"
    return "\(spell) there (UTC\(sign)\(minutes / 60)\(rest)), \(here.spell) here"
  }

  private var spell: String { "\(clock(from))–\(clock(until))" }

  private func clock(_ minute: Int) -> String {
    "\(padded(minute / 60)):\(padded(minute % 60))"
  }
}

// MARK: - Triage

extension TriageQuestion {
  /// The question as it is asked: at most 37 columns, so that what a yes does stands beside it at
  /// 80.
  package var inWords: String {
    switch self {
    case .harmNow: "Is somebody being harmed now?"
    case .movedWithinDay: "Moved, sold, married, flown in 24 h?"
    case .childHurt: "Is a child being hurt now?"
    case .childAlone: "A child alone with the abuser?"
    case .noSafePlaceTonight: "Nowhere safe to sleep tonight?"
    case .rapeWithin72h: "Rape within the last 72 h?"
    case .suicidal: "Speaks of suicide?"
    case .untreatedInjury: "Serious untreated injury?"
    case .stillHeld: "Still confined or exploited?"
    case .childExploited: "Any child in exploitation?"
    case .threats: "Threats?"
    case .dateWithin72h: "Court, police or travel within 72 h?"
    case .freedWithoutPlan: "A freed group with no plan?"
    case .child: "Is a child among them?"
    case .pregnancy: "Is anybody pregnant?"
    case .disability: "Has anybody a disability?"
    case .fiveOrMore: "Five people or more?"
    case .noSharedLanguage: "Is no language shared with us?"
    case .armed: "Is a perpetrator armed?"
    case .official: "An official among the perpetrators?"
    case .adviceOnly: "Only advice, or not trafficking?"
    case .tipOnly: "A tip, with nobody known to be in it?"
    }
  }

  /// What a yes does.
  package var effect: String {
    if let level { return "yes: level \(level.rawValue)" }
    return aggravation == nil ? "yes: level \(Level.advice.rawValue)" : "yes: raises by one"
  }

  /// The rule as a finding.
  package var finding: String {
    switch self {
    case .harmNow: "harm now"
    case .movedWithinDay: "moved, sold, married or flown within 24 h"
    case .childHurt: "a child being hurt now"
    case .childAlone: "a child alone with the abuser"
    case .noSafePlaceTonight: "no safe place tonight"
    case .rapeWithin72h: "rape within 72 h"
    case .suicidal: "suicidal"
    case .untreatedInjury: "serious untreated injury"
    case .stillHeld: "still confined or exploited"
    case .childExploited: "a child in exploitation"
    case .threats: "threats"
    case .dateWithin72h: "court, police or travel within 72 h"
    case .freedWithoutPlan: "a freed group with no plan"
    case .child: "child"
    case .pregnancy: "pregnancy"
    case .disability: "disability"
    case .fiveOrMore: "five or more people"
    case .noSharedLanguage: "no shared language"
    case .armed: "armed perpetrator"
    case .official: "official as perpetrator"
    case .adviceOnly: "information or advice, or not TIP"
    case .tipOnly: "a tip"
    }
  }
}

extension TriageRule {
  package var inWords: String {
    switch self {
    case .yes(let question): question.finding
    case .notAsked(let question): "not asked yet: \(question.finding)"
    case .safeTonight: "out and safe tonight, has needs"
    case .advice: TriageQuestion.adviceOnly.finding
    case .tip: TriageQuestion.tipOnly.finding
    }
  }
}

extension Aggravation {
  package var inWords: String { question.finding }
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
    case .notifyTakesCoordinator: "Telling an authority without consent takes a coordinator."
    case .conflictNotAsked(let name):
      "Ask first: is anybody at \(name) tied to the alleged perpetrator? "
        + "Say none, linked, sharedCommittee or survivorSaysNo."
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
    case .hasLeftTheDesk(let event) where event.isTelling:
      "Referral \(event.referral?.description ?? "") has left the desk. Withdraw it and tell them."
    case .hasLeftTheDesk(let event):
      "This can't be undone (\(event.inWords(names)))."
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
  ///   - names: how services, bodies and people are called.
  package func inWords(isCovered: Bool = true, _ names: Names) -> String {
    let name = names.service
    /// What was typed, after a sign; nothing when it is covered.
    func typed(_ words: Words?, _ sign: String = " – ") -> String {
      guard !isCovered, let words = words?.filled else { return "" }
      return sign + words.text
    }
    return switch self {
    case .opened(_, let inInbox, _): inInbox ? "arrived in the inbox" : "case opened"
    case .taken: "taken from the inbox"
    case .putBack: "back in the inbox"
    case .joined(let arrival): "\(arrival) added to it"
    case .parted(let arrival): "\(arrival) taken from it again"
    case .annulled: "entered in error"
    case .consented(let topic, let answer, _, _):
      "consent to \(topic.inWords(names.body)): \(answer.inWords)"
    case .conflictAnswered(let body, let answer, _):
      "conflict with \(names.body(body)): \(answer?.inWords ?? "not asked")"
    case .triageOwed(_, let why): "to be triaged again: \(why.inWords)"
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
        : was == nil ? "need \(need): clock started" : "need \(need): another clock"
    case .needNarrowed(let need, let persons, _):
      "need \(need) is now for person \(persons.map(String.init).joined(separator: ", "))"
    case .asked(let round, let need, let services, _):
      "asked \(services.map(name).joined(separator: ", ")) about need \(need) (round \(round))"
    case .unasked(let round, _): "round \(round) taken back"
    case .replied(let round, _, let service, _, let reply, _):
      "round \(round): \(name(service)) – \(reply?.inWords ?? "not heard yet")"
    case .sent(
      let letter, let need, let service, _, _, _, _, let override, let why, let second,
      let countersignBy):
      "\(letter) sent: need \(need) to \(name(service))"
        + (override == nil ? "" : " – without consent") + typed(override, ": ")
        + typed(second, ", agreed: ") + (countersignBy == nil ? "" : ", to be countersigned")
        + typed(why, " – why: ")
    case .countersigned(let letter, _, _, let second):
      "\(letter) countersigned" + typed(second, " by ")
    case .hastened(let letter, _, _, _): "\(letter): less time"
    case .told(let letter, _, _, let channel, let whom, _, _):
      "\(letter) told by \(channel.inWords)" + typed(whom, ": ")
    case .acknowledged(let letter, _, _, let person, _):
      "\(letter) acknowledged" + typed(person, " by ")
    case .accepted(let letter, _, _, let worker, _, _, _):
      "\(letter) accepted" + typed(worker, ", worker ")
    case .declined(let letter, _, _, let reason, let note, _):
      "\(letter) declined: \(reason.inWords)" + typed(note)
    case .routedOn(let letter, _, _, let suggests, _):
      "\(letter) names another body" + typed(suggests, ": ")
    case .started(let letter, _, _, let note, _): "\(letter) in service" + typed(note, ": ")
    case .notReached(let letter, _, _, let attempts, let note, _):
      "\(letter) no contact yet, \(attempts.count) tried" + typed(note, ": ")
    case .returned(let letter, _, _, let why, _): "\(letter) given back" + typed(why, ": ")
    case .completed(let letter, _, _, let outcome, let note, _):
      "\(letter) completed: \(outcome.inWords)" + typed(note)
    case .expired(let letter, _, _, _): "\(letter) no answer in time"
    case .withdrawn(let letter, _, _, let reason, let note, _):
      "\(letter) withdrawn: \(reason.inWords)" + typed(note)
    case .voided(let letter, _): "\(letter) taken back"
    case .stepUndone(let letter, _, let state): "\(letter) back to \(state.inWords)"
    case .settled(let need, let reason, let note):
      "need \(need) settled: \(reason.inWords)" + typed(note)
    case .unsettled(let need): "need \(need) is open again"
    case .notified(_, let body, _, let channel, let whom, let what, let override, let why):
      "\(names.body(body)) notified by \(channel.inWords)"
        + (override == nil ? "" : ", without consent")
        + typed(whom, ": ") + typed(what) + typed(override, ": ") + typed(why, " – why: ")
    case .attempted(_, _, let result, let note):
      "tried to reach them: \(result.inWords)" + typed(note)
    case .attemptStruck(let attempt): "attempt \(attempt) taken back"
    case .ended(let closing): closing.inWords(isCovered: isCovered)
    case .reopened(let what, _, _): "open again" + typed(what, ": ")
    case .assigned(let person, let reason, _):
      (person.map { "with \(names.person($0))" } ?? "with nobody")
        + (reason.map { ": \($0.inWords)" } ?? "")
    case .noted(let note, let text): "note \(note)" + typed(text, ": ")
    case .noteStruck(let note): "note \(note) taken back"
    case .todoAdded(let todo, let what, let owner, _):
      "to-do \(todo) for \(names.person(owner))" + typed(what, ": ")
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
  package func inWords(_ case: Case, _ names: Names) -> String {
    func service(_ letter: ReferralLetter) -> String {
      `case`.referral(letter).map { names.service($0.service) } ?? "receiver"
    }
    func need(_ number: Int) -> String { `case`.need(number)?.code.inWords ?? "need \(number)" }
    return switch self {
    case .look: "to be looked at"
    case .triage: "to be triaged"
    case .nameNeeds: "name what is needed"
    case .retriage(.reopened): "to be triaged"
    case .retriage(let why): "triage again: \(why.inWords)"
    case .countersign(let letter): "second name: referral \(letter)"
    case .reply(let round): "hear from round \(round)"
    case .firstDoor(let number): "route: \(need(number))"
    case .nextDoor(let number): "route again: \(need(number))"
    case .tell(let letter): "NOT TOLD: \(service(letter))"
    case .acknowledgement(let letter): "no word yet: \(service(letter))"
    case .answer(let letter): "answer due: \(service(letter))"
    case .contact(let letter): "first contact: \(service(letter))"
    case .todo(let number):
      "to do"
        + (`case`.todos.first { $0.number == number }.map { ": \(names.person($0.owner))" } ?? "")
    case .deadline: "deadline"
    }
  }
}

extension CaseEvent {
  /// Somebody outside knows of the referral since.
  fileprivate var isTelling: Bool {
    switch self {
    case .sent, .told: true
    default: false
    }
  }
}
