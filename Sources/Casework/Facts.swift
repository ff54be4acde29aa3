/// What is known of a case: who, what, where, and how the desk may speak with them.
///
/// Every field can be unknown, and starts so (domain §4).
package struct Facts: Hashable, Sendable, Codable {
  /// Numbered from 1 within their case; the place in the list is the number less one.
  package var persons: [Person] = []
  package var forms: [Form] = []
  /// Peshgi, an advance: with it kiln, farm, textile, fishing and mining work is bonded labour.
  package var debt: Known = .unknown
  package var stage: Stage = .unknown
  /// nil is unknown.
  package var place: AreaID?
  /// Union council, kiln, street, country: what helps to find it and may give it away.
  package var placeDetail: Words?
  /// Free, in the caller's words.
  package var story: Words = ""
  package var call: CallType = .unknown
  /// Who calls, and what they are to the person.
  package var caller: Words?
  /// ISO 639-3, in order of preference; empty is unknown.
  package var languages: [String] = []
  /// Whether the alleged perpetrator is an official or tied to one.
  package var officialPerpetrator: Known = .unknown
  package var armedPerpetrator: Known = .unknown
  /// Whether the alleged perpetrator has power over the district: help is then sought elsewhere.
  package var powerfulPerpetrator: Known = .unknown
  package var perpetrator: Words?
  /// Where the alleged perpetrator sits; nil is not known. An office nearby is a conflict.
  package var perpetratorPlace: AreaID?
  package var perpetratorTehsil: Words?
  package var means: [Means] = []
  package var recruitment: Recruitment = .unknown
  /// The indicators of forced labour that were seen. Shown apart; they never change a level.
  package var indicators: [Indicator] = []
  /// When it happened last: medico-legal windows count from here.
  package var incident: Instant?
  /// Peshgi in words: how much, since when, whether written down.
  package var debtDetail: Words?
  package var employer: Words?
  /// Who must not hear of it.
  package var mustNotKnow: Words?
  /// Numbers of an FIR or a petition.
  package var courtPapers: Words?
  package var earlierHelp: Words?
  /// Said to whoever takes the next call.
  package var forNext: Words?
  /// Genders of worker the person asks for; empty asks for none.
  package var workerAsked: [Gender] = []
  /// A flight, a wedding, a court date: no clock of a referral ends later than halfway to it.
  package var deadline: Deadline?
  package var contact = SafeContact()
  package var consent = Consent()

  package init() {}

  /// The persons it is about, but for those who were erased.
  package var present: [Person] { persons.filter { !$0.isErased } }

  /// As many as a kiln's families that a court has freed at once (domain §4).
  package static let mostPersons = 60

  /// Withdrawn consent has left the desk: it can't be taken back, only asked for anew.
  package func withdrawsConsent(of old: Facts) -> Bool {
    !consent.withdrawn(since: old.consent).isEmpty
  }

  /// Bonded labour is BK, AG, CT or FM with debt as a means (domain §3).
  package var isBondedLabour: Bool { debt == .yes && forms.contains { $0.canBeBonded } }
}

/// A person a case is about: a possible victim, until somebody named determines otherwise.
package struct Person: Hashable, Sendable, Codable {
  package var age: Age
  package var gender: Gender
  package var name: Words?
  package var pregnant: Known = .unknown
  package var disability: Known = .unknown
  /// An illness, an injury, a wheelchair: what a receiver must be ready for.
  package var special: Words?
  /// Their words are gone for good; the number stays theirs.
  package var isErased = false

  package init(age: Age = .unknown, gender: Gender = .unknown, name: Words? = nil) {
    self.age = age
    self.gender = gender
    self.name = name
  }

  /// Whether nothing but age and gender is known.
  var isOnlyCounted: Bool { self == Person(age: age, gender: gender) }

  /// Under 18 (Convention on the Rights of the Child, article 1).
  package var isChild: Known { age.isWithin(0...17) }
}

/// An age in years, as narrow as it is known: 13 is 13…13, "a child" 0…17, not asked 0…120.
package struct Age: Hashable, Sendable {
  package let range: ClosedRange<Int>

  package init(_ range: ClosedRange<Int>) { self.range = range.clamped(to: 0...120) }
  package init(_ years: Int) { self.init(years...years) }

  package static let unknown = Age(0...120)
  package static let child = Age(0...17)
  package static let adult = Age(18...120)

  package var isUnknown: Bool { self == .unknown }

  /// Whether this age lies within limits that are inclusive at both ends.
  package func isWithin(_ limits: ClosedRange<Int>) -> Known {
    if limits.contains(range.lowerBound) && limits.contains(range.upperBound) { return .yes }
    return limits.overlaps(range) ? .unknown : .no
  }
}

/// Written as `13`, `20-29` or `?`.
extension Age: Codable {
  package init?(_ text: some StringProtocol) {
    switch text.lowercased() {
    case "?", "": self = .unknown
    case "child", "c": self = .child
    case "adult", "a": self = .adult
    default:
      guard let ends = text.numbers(apart: "-"), ends.count <= 2, let lower = ends.first,
        let upper = ends.last, lower <= upper, upper <= 120
      else { return nil }
      self = Age(lower...upper)
    }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let years = try? container.decode(Int.self), (0...120).contains(years) {
      self = Age(years)
    } else if let text = try? container.decode(String.self), let age = Age(text) {
      self = age
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "an age is written as 13, \"20-29\" or \"?\"")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if range.count == 1 {
      try container.encode(range.lowerBound)
    } else {
      try container.encode(isUnknown ? "?" : "\(range.lowerBound)-\(range.upperBound)")
    }
  }
}

/// A moment after which help comes too late.
package struct Deadline: Hashable, Sendable, Codable {
  package var at: Instant
  package var what: Words

  package init(at: Instant, what: Words) {
    self.at = at
    self.what = what
  }
}

// MARK: - Reading and writing what is known (see `Lenient.swift`)

extension Facts {
  private enum CodingKeys: String, CodingKey {
    case persons, forms, debt, stage, place, placeDetail, story, call, caller, languages
    case officialPerpetrator, armedPerpetrator, powerfulPerpetrator, perpetrator
    case perpetratorPlace, perpetratorTehsil, means, recruitment, indicators, incident, debtDetail
    case employer, mustNotKnow, courtPapers, earlierHelp, forNext, workerAsked, deadline, contact
    case consent
  }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.known(CodingKeys.self)
    persons = try from.value(.persons, or: [])
    forms = try from.value(.forms, or: [])
    debt = try from.value(.debt, or: .unknown)
    stage = try from.value(.stage, or: .unknown)
    place = try from.decodeIfPresent(AreaID.self, forKey: .place)
    placeDetail = try from.decodeIfPresent(Words.self, forKey: .placeDetail)
    story = try from.value(.story, or: "")
    caller = try from.decodeIfPresent(Words.self, forKey: .caller)
    languages = try from.value(.languages, or: [])
    officialPerpetrator = try from.value(.officialPerpetrator, or: .unknown)
    armedPerpetrator = try from.value(.armedPerpetrator, or: .unknown)
    call = try from.value(.call, or: .unknown)
    powerfulPerpetrator = try from.value(.powerfulPerpetrator, or: .unknown)
    perpetrator = try from.decodeIfPresent(Words.self, forKey: .perpetrator)
    perpetratorPlace = try from.decodeIfPresent(AreaID.self, forKey: .perpetratorPlace)
    perpetratorTehsil = try from.decodeIfPresent(Words.self, forKey: .perpetratorTehsil)
    means = try from.value(.means, or: [])
    recruitment = try from.value(.recruitment, or: .unknown)
    indicators = try from.value(.indicators, or: [])
    incident = try from.decodeIfPresent(Instant.self, forKey: .incident)
    debtDetail = try from.decodeIfPresent(Words.self, forKey: .debtDetail)
    employer = try from.decodeIfPresent(Words.self, forKey: .employer)
    mustNotKnow = try from.decodeIfPresent(Words.self, forKey: .mustNotKnow)
    courtPapers = try from.decodeIfPresent(Words.self, forKey: .courtPapers)
    earlierHelp = try from.decodeIfPresent(Words.self, forKey: .earlierHelp)
    forNext = try from.decodeIfPresent(Words.self, forKey: .forNext)
    workerAsked = try from.value(.workerAsked, or: [])
    deadline = try from.decodeIfPresent(Deadline.self, forKey: .deadline)
    contact = try from.value(.contact, or: SafeContact())
    consent = try from.value(.consent, or: Consent())
  }

  package func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: CodingKeys.self)
    try into.known(persons, .persons, or: [])
    try into.known(forms, .forms, or: [])
    try into.known(debt, .debt, or: .unknown)
    try into.known(stage, .stage, or: .unknown)
    try into.encodeIfPresent(place, forKey: .place)
    try into.encodeIfPresent(placeDetail, forKey: .placeDetail)
    try into.known(story, .story, or: "")
    try into.known(call, .call, or: .unknown)
    try into.encodeIfPresent(caller, forKey: .caller)
    try into.known(languages, .languages, or: [])
    try into.known(officialPerpetrator, .officialPerpetrator, or: .unknown)
    try into.known(armedPerpetrator, .armedPerpetrator, or: .unknown)
    try into.known(powerfulPerpetrator, .powerfulPerpetrator, or: .unknown)
    try into.encodeIfPresent(perpetrator, forKey: .perpetrator)
    try into.encodeIfPresent(perpetratorPlace, forKey: .perpetratorPlace)
    try into.encodeIfPresent(perpetratorTehsil, forKey: .perpetratorTehsil)
    try into.known(means, .means, or: [])
    try into.known(recruitment, .recruitment, or: .unknown)
    try into.known(indicators, .indicators, or: [])
    try into.encodeIfPresent(incident, forKey: .incident)
    try into.encodeIfPresent(debtDetail, forKey: .debtDetail)
    try into.encodeIfPresent(employer, forKey: .employer)
    try into.encodeIfPresent(mustNotKnow, forKey: .mustNotKnow)
    try into.encodeIfPresent(courtPapers, forKey: .courtPapers)
    try into.encodeIfPresent(earlierHelp, forKey: .earlierHelp)
    try into.encodeIfPresent(forNext, forKey: .forNext)
    try into.known(workerAsked, .workerAsked, or: [])
    try into.encodeIfPresent(deadline, forKey: .deadline)
    try into.known(contact, .contact, or: SafeContact())
    try into.known(consent, .consent, or: Consent())
  }
}

extension Person {
  private enum CodingKeys: String, CodingKey {
    case age, gender, name, pregnant, disability, special
    case isErased = "erased"
  }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.known(CodingKeys.self)
    age = try from.value(.age, or: .unknown)
    gender = try from.value(.gender, or: .unknown)
    name = try from.decodeIfPresent(Words.self, forKey: .name)
    pregnant = try from.value(.pregnant, or: .unknown)
    disability = try from.value(.disability, or: .unknown)
    special = try from.decodeIfPresent(Words.self, forKey: .special)
    isErased = try from.value(.isErased, or: false)
  }

  package func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: CodingKeys.self)
    try into.known(age, .age, or: .unknown)
    try into.known(gender, .gender, or: .unknown)
    try into.encodeIfPresent(name, forKey: .name)
    try into.known(pregnant, .pregnant, or: .unknown)
    try into.known(disability, .disability, or: .unknown)
    try into.encodeIfPresent(special, forKey: .special)
    try into.known(isErased, .isErased, or: false)
  }
}
