package import Casework

/// Who can take a need, who perhaps, and why not the others (domain §7).
package struct Match: Hashable, Sendable {
  /// Best first.
  package var fits: [Fit] = []
  package var possible: [Possible] = []
  package var excluded: [Excluded] = []

  /// Excluded although they offer what is needed: their rule is worth reading.
  package var offering: [Excluded] { excluded.filter { $0.rule != .notOffered } }

  /// All services in the order they are shown, but those that don't offer what is needed.
  package var keys: [ServiceKey] {
    fits.map(\.service) + possible.map(\.service) + offering.map(\.service)
  }

  /// The best that fits, leaving out one body's service.
  package func best(besides key: ServiceKey) -> Fit? { fits.first { $0.service != key } }

  package struct Fit: Hashable, Sendable {
    package var service: ServiceKey
    package var points: Int
    /// Why it ranks where it does, strongest first.
    package var reasons: [Reason]
    /// What isn't known of the service: worth asking, no reason against it.
    package var ask: [Question]
  }

  package struct Possible: Hashable, Sendable {
    package var service: ServiceKey
    /// What isn't known of the person, and decides.
    package var questions: [Question]
    package var ask: [Question]
  }

  package struct Excluded: Hashable, Sendable {
    package var service: ServiceKey
    /// The first hard rule it fails. Every exclusion names its rule.
    package var rule: Exclusion
  }
}

/// A hard rule that a service fails.
package enum Exclusion: Hashable, Sendable {
  case notOffered
  case closed
  case suspended
  case opensTooLate(opens: Instant?, clockEnds: Instant)
  case outsideArea(AreaID)
  case abroad
  case age(person: Int, Age, limits: ClosedRange<Int>)
  case gender(person: Int, Gender, served: [Gender])
  case full(asOf: Instant)
  case declined(DeclineReason, ReferralLetter)
  case localAuthority
}

/// Something to find out.
package enum Question: Hashable, Sendable {
  // of the person
  case whereIsIt
  case whichDistrict(AreaID)
  case age(person: Int, limits: ClosedRange<Int>)
  case gender(person: Int, served: [Gender])
  case whoIsIt
  case isOfficial
  // of the service
  case notConfirmed
  case areaOfService
  case agesOfService
  case gendersOfService
  case hoursOfService
  case placesOfService
  case placesAreOld(asOf: Instant)
  case fewerPlaces(free: Int, persons: Int)
}

/// A point for a service, said in words (`English.swift`).
package enum Reason: Hashable, Sendable {
  case confirmed(Instant)
  case sameDistrict
  case sameDivision
  case sameProvince
  case byPhone
  case language(String)
  case specialised(Form)
  case placesFree(Int)
}

/// How much each reason counts. A setting, with these as defaults.
package struct Weights: Hashable, Sendable, Codable {
  package var confirmed = 40
  package var sameDistrict = 30
  package var sameDivision = 20
  package var sameProvince = 10
  package var byPhone = 5
  package var language = 15
  package var specialised = 12
  package var placesFree = 20
  /// An entry confirmed longer ago counts as not confirmed.
  package var confirmedWithinDays = 90
  /// A shelter's figure older than this means "ask first".
  package var figureGoodForHours = 24

  package init() {}

  package func points(for reason: Reason) -> Int {
    switch reason {
    case .confirmed: confirmed
    case .sameDistrict: sameDistrict
    case .sameDivision: sameDivision
    case .sameProvince: sameProvince
    case .byPhone: byPhone
    case .language: language
    case .specialised: specialised
    case .placesFree: placesFree
    }
  }
}
