// The parts of HSDS 3.1 that the desk reads and writes, named as its schemas name them. Fields that
// the schemas require are optional here: what is missing is said in words, by `read`.

struct HSDSOrganization: Hashable, Sendable, Codable {
  var id: String?
  var name: String?
  var alternateName: String?
  var description: String?
  var contacts: [HSDSContact]?
  var phones: [HSDSPhone]?
  var attributes: [HSDSAttribute]?
  var services: [HSDSEntry<HSDSService>]?
  /// No field of an organization: a service stands where an organization is asked for.
  var status: String?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, description, contacts, phones, attributes, services, status
    case alternateName = "alternate_name"
  }

  static let fields = Set(CodingKeys.allCases.map(\.rawValue))
}

struct HSDSService: Hashable, Sendable, Codable {
  var id: String?
  var name: String?
  /// The service's key.
  var alternateName: String?
  var description: String?
  var status: String?
  /// Years, inclusive.
  var minimumAge: Double?
  var maximumAge: Double?
  /// The day the body itself last confirmed the entry.
  var assuredDate: String?
  var contacts: [HSDSContact]?
  var phones: [HSDSPhone]?
  var schedules: [HSDSSchedule]?
  var serviceAreas: [HSDSServiceArea]?
  var languages: [HSDSLanguage]?
  var capacities: [HSDSCapacity]?
  /// What somebody must bring.
  var requiredDocuments: [HSDSDocument]?
  var attributes: [HSDSAttribute]?

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, name, description, status, contacts, phones, schedules, languages, capacities
    case attributes
    case alternateName = "alternate_name"
    case minimumAge = "minimum_age"
    case maximumAge = "maximum_age"
    case assuredDate = "assured_date"
    case serviceAreas = "service_areas"
    case requiredDocuments = "required_documents"
  }

  static let fields = Set(CodingKeys.allCases.map(\.rawValue))
}

struct HSDSDocument: Hashable, Sendable, Codable {
  var id: String?
  var document: String?
}

struct HSDSAttribute: Hashable, Sendable, Codable {
  var id: String?
  var value: String?
  var term: HSDSTaxonomyTerm?

  private enum CodingKeys: String, CodingKey {
    case id, value
    case term = "taxonomy_term"
  }
}

struct HSDSTaxonomyTerm: Hashable, Sendable, Codable {
  var id: String?
  var code: String?
  var name: String?
  var description: String?
  var taxonomy: String?
}

struct HSDSContact: Hashable, Sendable, Codable {
  var id: String?
  var name: String?
  var title: String?
  var department: String?
  var email: String?
  var phones: [HSDSPhone]?
}

struct HSDSPhone: Hashable, Sendable, Codable {
  var id: String?
  var number: String?
  var `extension`: Double?
}

struct HSDSServiceArea: Hashable, Sendable, Codable {
  var id: String?
  /// "Kasur, Punjab", for people.
  var name: String?
  /// "pb-kasur", as `text`: the schema's way for an area that is no polygon.
  var extent: String?
  var extentType: String?

  private enum CodingKeys: String, CodingKey {
    case id, name, extent
    case extentType = "extent_type"
  }
}

struct HSDSLanguage: Hashable, Sendable, Codable {
  var id: String?
  var name: String?
  /// ISO 639-1 or 639-3.
  var code: String?
}

struct HSDSCapacity: Hashable, Sendable, Codable {
  var id: String?
  var unit: HSDSUnit?
  var available: Double?
  var updated: String?
}

struct HSDSUnit: Hashable, Sendable, Codable {
  var id: String?
  var name: String?
}

struct HSDSSchedule: Hashable, Sendable, Codable {
  var id: String?
  var freq: String?
  var byday: String?
  var opensAt: String?
  var closesAt: String?
  /// Hours from UTC.
  var timezone: Double?
  /// Whether it is the same every week. A month's second Monday or a single season is not, and
  /// can't be said in `OpeningHours`.
  var isEveryWeek = true

  private enum CodingKeys: String, CodingKey {
    case id, freq, byday, timezone
    case opensAt = "opens_at"
    case closesAt = "closes_at"
  }

  /// Each of these makes weeks differ.
  private enum Limit: String, CodingKey, CaseIterable {
    case until, count, byweekno, bymonthday, byyearday
    case validFrom = "valid_from"
    case validTo = "valid_to"
  }

  private enum Step: CodingKey {
    case interval
  }
}

extension HSDSSchedule {
  init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: CodingKeys.self)
    id = try from.decodeIfPresent(String.self, forKey: .id)
    freq = try from.decodeIfPresent(String.self, forKey: .freq)
    byday = try from.decodeIfPresent(String.self, forKey: .byday)
    opensAt = try from.decodeIfPresent(String.self, forKey: .opensAt)
    closesAt = try from.decodeIfPresent(String.self, forKey: .closesAt)
    timezone = try from.decodeIfPresent(Double.self, forKey: .timezone)
    let step = try decoder.container(keyedBy: Step.self)
    let limits = try decoder.container(keyedBy: Limit.self)
    isEveryWeek =
      try freq ?? "WEEKLY" == "WEEKLY"
      && step.decodeIfPresent(Double.self, forKey: .interval) ?? 1 == 1
      && Limit.allCases.allSatisfy { try !limits.contains($0) || limits.decodeNil(forKey: $0) }
  }
}
