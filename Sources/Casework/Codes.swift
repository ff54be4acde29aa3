// The code lists of the field. Codes are for files: a screen shows their words (`English.swift`).

/// Yes, no, or not known. Unknown is not no.
package enum Known: String, Codable, Sendable, CaseIterable {
  case yes, no, unknown

  package init(_ value: Bool) { self = value ? .yes : .no }
}

/// What happened to a person (domain §3). Several may apply to one case.
package enum Form: String, Codable, Sendable, CaseIterable {
  case brickKiln = "BK"
  case farm = "AG"
  case textile = "CT"
  case fishingMining = "FM"
  case domesticServitude = "DW"
  case sexualExploitation = "SX"
  case onlineExploitation = "OX"
  case forcedBegging = "FB"
  case forcedCrime = "FC"
  case forcedMarriage = "MA"
  case organRemoval = "OR"
  case childInArmedUse = "CA"
  case overseasLabour = "OE"
  case illegalAdoption = "AD"
  case unclear = "UN"
  case other = "OT"

  /// The industries in which debt makes the work bonded labour (domain §3).
  package var canBeBonded: Bool {
    switch self {
    case .brickKiln, .farm, .textile, .fishingMining: true
    default: false
    }
  }
}

/// What is needed (domain §3). A need is answered by a service of the same code.
package enum NeedCode: String, Codable, Sendable, CaseIterable {
  case tipExpertise = "TIP"
  case repatriation = "REP"
  case safety = "SAF"
  case release = "RES"
  case shelter = "SHE"
  case longShelter = "SHL"
  case medical = "MED"
  case basics = "BAS"
  case bondedLabour = "BLR"
  case documents = "DOC"
  case legalAdvice = "LAD"
  case legalRepresentation = "LRP"
  case counselling = "PSS"
  case crisis = "MHC"
  case childProtection = "CHP"
  case womensCare = "WCC"
  case familyTracing = "FTR"
  case livelihood = "EDL"

  /// Whether persons sleep there: each takes a place of its own.
  package var isBed: Bool { self == .shelter || self == .longShelter }
}

package enum Gender: String, Codable, Sendable, CaseIterable {
  case female = "F"
  case male = "M"
  case third = "X"
  case unknown = "?"
}

/// What kind of call it was (domain §4). A call that is no case ends with `NoCaseReason`.
package enum CallType: String, Codable, Sendable, CaseIterable {
  case victim, thirdParty, professional, again, unknown
}

/// How a person is controlled (domain §3); debt stands apart, because it makes work bonded labour.
package enum Means: String, Codable, Sendable, CaseIterable {
  case violence, sexualViolence, threats, locked, guards, papersHeld, wagesHeld, drugs, isolation
  case family, falsePromise, other
}

/// How somebody came into it (domain §3).
package enum Recruitment: String, Codable, Sendable, CaseIterable {
  case family, agent, employer, online, marriage, abduction, bornIntoDebt, other, unknown
}

/// The eleven indicators of forced labour (ILO 2012). Ticks only: they never change a level.
package enum Indicator: String, Codable, Sendable, CaseIterable {
  case vulnerability, deception, movement, isolation, violence, threats, papersHeld, wagesHeld
  case debtBondage, conditions, overtime
}

/// How far things have gone (domain §3).
package enum Stage: String, Codable, Sendable, CaseIterable {
  case recruited, inTransit, exploited, out, returned, unknown
}

/// How pressing a case is (domain §5). Smaller is more pressing.
package enum Level: Int, Codable, Sendable, CaseIterable, Comparable {
  case critical = 1
  case urgent, standard, advice

  package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
}

/// Where a case stands (domain §6).
package enum Status: String, Codable, Sendable, CaseIterable {
  case inbox, new, triaged, active, followUp
  case closed, notTIP, duplicate, noCase, added, void
  // Checkpoints know them by their place: new ones come last.
  case erased
  /// Erased; somebody outside was told of it and hasn't deleted it yet.
  case toldToDelete

  /// An open case is somebody's work.
  package var isOpen: Bool {
    switch self {
    case .inbox, .new, .triaged, .active, .followUp, .toldToDelete: true
    case .closed, .notTIP, .duplicate, .noCase, .added, .void, .erased: false
    }
  }
}

/// Who somebody is at the desk. A person may be several.
package enum DeskRole: String, Codable, Sendable, CaseIterable {
  case `operator`, coordinator, secretariat, reviewer
}

/// How a caller came, or how somebody was told.
package enum Channel: String, Codable, Sendable, CaseIterable {
  case phone, whatsapp, sms, email, inPerson, paper
}

/// What is known of whether a body is tied to the alleged perpetrator (domain §7). Asked before
/// anything is sent to it.
package enum Conflict: String, Codable, Sendable, CaseIterable {
  /// Asked, and nothing is known.
  case noTie = "none"
  case linked, sharedCommittee, survivorSaysNo
}

/// Why a case is to be triaged again (domain §5).
package enum RetriageReason: String, Codable, Sendable, CaseIterable {
  case reopened, contact, decline, failedContacts, returned, release, newThreat
}

/// How an attempt to reach the person went (domain §6).
package enum AttemptResult: String, Codable, Sendable, CaseIterable {
  case spokeAlone, spokeNotAlone, someoneElse, noAnswer

  package var hasSpoken: Bool { self == .spokeAlone || self == .spokeNotAlone }
}

/// Why a receiver said no (domain §6).
package enum DeclineReason: String, Codable, Sendable, CaseIterable {
  case full, area, mandate, ageOrGender, specialNeed, safety, conflict, information, duplicate
  case funds, other

  /// A body that is full today may have a place tomorrow; one whose mandate this isn't, won't.
  /// `hours` after the answer the reason is taken to have passed; nil means that it holds.
  package var passesAfterHours: Int? {
    switch self {
    case .full, .funds: 24
    case .information: 0
    default: nil
    }
  }
}

/// Why the desk takes a referral back, or a case or need goes to somebody else (domain §6, §8).
package enum MoveReason: String, Codable, Sendable, CaseIterable {
  case noAnswer, shiftEnd, language, genderAskedFor, conflict, workload, movedDistrict, safety
  case staffLeft, specialistNeed, survivorDoesNotWantIt, fearsThem, distance, familyPressure
  case otherWorker, circumstances, unreachable, anotherAccepted, other

  /// Why a referral is taken back: the survivor's reasons first (domain §6).
  package static let forWithdrawing: [MoveReason] = [
    .survivorDoesNotWantIt, .fearsThem, .distance, .familyPressure, .otherWorker, .circumstances,
    .unreachable, .anotherAccepted, .noAnswer, .conflict, .safety, .movedDistrict, .specialistNeed,
    .other,
  ]

  /// Why a need goes to another body.
  package static let forMoving: [MoveReason] = [
    .noAnswer, .conflict, .safety, .language, .genderAskedFor, .movedDistrict, .workload,
    .specialistNeed, .survivorDoesNotWantIt, .fearsThem, .distance, .familyPressure, .otherWorker,
    .circumstances, .other,
  ]

  /// Whether it speaks of the body that something was taken back from.
  package var isAboutBody: Bool {
    switch self {
    case .noAnswer, .language, .genderAskedFor, .conflict, .workload, .safety, .specialistNeed,
      .fearsThem, .distance, .otherWorker, .staffLeft:
      true
    case .shiftEnd, .movedDistrict, .survivorDoesNotWantIt, .familyPressure, .circumstances,
      .unreachable, .anotherAccepted, .other:
      false
    }
  }

  /// Why a case goes to somebody else at the desk (domain §8).
  package static let forPassing: [MoveReason] = [
    .shiftEnd, .language, .genderAskedFor, .conflict, .workload, .movedDistrict, .safety,
    .staffLeft, .specialistNeed,
  ]
}
