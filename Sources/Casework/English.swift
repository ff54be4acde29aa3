// Every word of this module that a person reads, in `English*.swift`. Plain, short, calm, never
// blaming.

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

  static func tellToDelete(_ recipient: Erasure.Recipient, of code: CaseCode) -> String {
    switch recipient {
    case .referral(let letter, let service):
      "Erased: \(service) was told of \(code)-\(letter). Ask them to delete what they have."
    case .notification(let number, let body):
      "Erased: \(body) was notified (\(number)) of \(code). Ask them to delete what they may."
    }
  }

  static let eraseOnRequest = "No consent to keep a record: this case is to be erased."

  static func tellTakenBack(_ referral: String) -> String {
    "\(referral) was taken back: tell them."
  }

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

  /// What it is called besides, in small letters. Bonded labour is said of the work, and stands for
  /// several kinds of it.
  package var alsoCalled: [String] {
    let bonded = canBeBonded ? ["bonded labour", "bonded labor", "debt bondage"] : []
    return switch self {
    case .brickKiln: bonded + ["bhatta", "bhatti"]
    case .domesticServitude: bonded + ["maid"]
    default: bonded
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

  /// What it is called besides, in small letters, where its words say it otherwise.
  package var alsoCalled: [String] {
    switch self {
    case .shelter: ["shelter", "bed", "safe place", "somewhere safe", "a safe place"]
    case .medical: ["doctor", "hospital"]
    case .legalAdvice: ["legal help", "legal aid"]
    case .documents: ["cnic", "papers"]
    default: []
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
    isErased ? "erased" : "\(gender.noun(isChild: isChild)), \(age.inWords)"
  }
}

extension Facts {
  /// Each person with their number: `1 girl, 12`.
  package var numberedPersons: [String] {
    persons.enumerated().map { "\($0 + 1) \($1.inWords)" }
  }

  /// `9 people`, `girl, 12`, `people not known`: what a queue has room for.
  package var peopleInWords: String {
    switch present.count {
    case 0: "people not known"
    case 1: present[0].inWords
    default: "\(present.count) people"
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
    case .erased: "erased"
    case .toldToDelete: "erased, others to delete"
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

extension Erasure {
  /// Stands where the case stood.
  package var sentence: String { "What was known of it was erased: \(reason)." }

  var reason: String { why.inWords + (verified.map { ", \($0.inWords)" } ?? "") }

  var whatInWords: String {
    isOfWholeCase
      ? "erased" : "person \(persons.map(String.init).joined(separator: ", ")) erased"
  }
}

extension Erasure.Recipient {
  /// Who it is, and of what they were told.
  package func inWords(of code: CaseCode, _ names: Names) -> String {
    switch self {
    case .referral(let letter, let service): "\(names.service(service)), \(code)-\(letter)"
    case .notification(let number, let body): "\(names.body(body)), notification \(number)"
    }
  }
}

extension Erasure.Why {
  package var inWords: String {
    switch self {
    case .asked: "they asked for it"
    case .noRecord: "they wanted no record"
    case .retention: "it was kept long enough"
    }
  }
}

extension Erasure.Verification {
  package var inWords: String {
    switch self {
    case .codeWord: "they knew the code word"
    case .calledBack: "called back on their number"
    case .inPerson: "in person"
    case .inWriting: "in writing"
    case .caregiver: "a caregiver who is not suspected"
    }
  }
}

extension DeskRole {
  package var inWords: String { rawValue }
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
