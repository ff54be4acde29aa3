package import Casework

/// The hard rules of domain §7, in the order they are told. How each is checked stands in
/// `Situation+Rules.swift`, how it is said in `Match+English.swift`.
package enum HardRule: String, CaseIterable, Sendable {
  case offered, running, area, persons, childSafe, loneChild, tie, office, localAuthority, consent
  case declined, hours, papers, places

  /// Kept, since `allCases` makes its list anew whenever it is asked.
  static let inOrder = allCases

  /// About who the persons are: what a household is split for.
  var isOfPersons: Bool {
    switch self {
    case .persons, .childSafe, .loneChild: true
    default: false
    }
  }
}

/// What came of holding a service against one hard rule.
enum Finding {
  case passes
  /// It passes; something isn't known of the service, and is worth asking.
  case ask(Question)
  /// Something isn't known of the person or the perpetrator, and decides.
  case possible([Question])
  /// Several persons may fail one rule, each for a reason of its own.
  case excluded(Exclusion, also: [Exclusion] = [])
}

/// A hard rule that a service fails, with what it failed on.
package enum Exclusion: Hashable, Sendable {
  case notOffered
  case closed
  case suspended(until: Instant?)
  case outsideArea(AreaID)
  case abroad
  case age(person: Int, Age, limits: [ClosedRange<Int>])
  case gender(person: Int, Gender, served: [Gender], isBed: Bool)
  case noMother(person: Int, Age)
  case notChildSafe(person: Int, Age)
  case loneChild
  case tie(Conflict)
  /// The survivor had a referral to this body withdrawn because they fear it.
  case feared(ReferralLetter)
  case officeNear(tehsil: String)
  case localAuthority
  case noConsent(Consent.Answer)
  case declined(DeclineReason, ReferralLetter)
  case saidNo(DeclineReason, round: Int)
  case routedOn(ReferralLetter)
  case returned(ReferralLetter)
  case opensTooLate(opens: Instant?, clockEnds: Instant)
  case papers([String], hours: Int, clockEnds: Instant)
  /// `awaited` are the cases for which places are kept that nobody there has said yes or no to, where it
  /// wouldn't be full without those.
  case full(asOf: Instant, awaited: [CaseCode])
  /// When somebody asked, it said so.
  case saidFull(Instant)
}

extension Exclusion {
  /// Shelter gender, child safety, conflict and consent take a coordinator; every other hard rule
  /// holds for everybody (domain §7).
  package var coordinatorMay: Bool {
    switch self {
    case .gender(_, _, _, let isBed): isBed
    case .notChildSafe, .loneChild, .tie, .feared, .officeNear, .localAuthority, .noConsent: true
    case .notOffered, .closed, .suspended, .outsideArea, .abroad, .age, .noMother, .declined,
      .saidNo, .routedOn, .returned, .opensTooLate, .papers, .full, .saidFull:
      false
    }
  }
}

/// Something to find out.
package enum Question: Hashable, Sendable {
  // of the person or the perpetrator
  case whereIsIt
  case whichDistrict(AreaID)
  case age(person: Int, limits: [ClosedRange<Int>])
  case gender(person: Int, served: [Gender])
  case isChild(person: Int)
  case whoIsIt
  case isOfficial
  case perpetratorDistrict(tehsil: String)
  case perpetratorTehsil(AreaID)
  // of the service
  case notConfirmed
  case areaOfService
  case whomItTakes
  /// The more pressing where the child sleeps, or would be without its own.
  case isChildSafe(isPressing: Bool)
  /// A child alone, to a bed; the more pressing where adults sleep there, too.
  case takesLoneChild(amongAdults: Bool)
  case isOfficeNear(tehsil: String)
  case tehsilOfOffice(AreaID)
  case opensAgain(Instant)
  case hoursOfService
  case papersOfService
  case papers([String], hours: Int?)
  case worker([Gender])
  case placesOfService
  case placesAreOld(asOf: Instant)
  case fewerPlaces(free: Int, persons: Int)
  /// Of a service given by phone, for somebody who is reached another way.
  case helpsBy(Channel)

  /// On which a person's safety hangs: such a service stands below those that have said so.
  var isSafety: Bool {
    switch self {
    case .isChildSafe(isPressing: true), .takesLoneChild(amongAdults: true), .helpsBy: true
    default: false
    }
  }
}
