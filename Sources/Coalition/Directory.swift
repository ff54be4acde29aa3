package import Casework

/// A body that may help: a member of the coalition, or one outside it.
package struct Organization: Hashable, Sendable, Codable {
  /// A UUID, as HSDS asks for.
  package var id: String
  package var name: String
  package var kind: Kind
  /// Where it is based, in words; nil is not known.
  package var base: String?
  /// What the public knows it for. Not a confirmed service.
  package var knownFor: String?
  /// A named person and a number to tell, where one is known.
  package var contact: Words?
  /// Where it sits, as far as that may be known: an office near the alleged perpetrator is a
  /// conflict. Nil is not known.
  package var offices: [Office]?
  package var services: [Service]
  /// The HSDS record it came in, as JSON text, where that says more than this desk has fields for:
  /// it goes out again with what was changed here. Words, for it holds names and numbers.
  package var record: Words?

  /// A district and, where known, the tehsil within it.
  package struct Office: Hashable, Sendable, Codable {
    package var district: AreaID
    package var tehsil: String?

    package init(district: AreaID, tehsil: String? = nil) {
      self.district = district
      self.tehsil = tehsil
    }
  }

  package enum Kind: String, Codable, Sendable, CaseIterable {
    case member, secretariat, outside, statutory
  }

  package init(
    id: String, name: String, kind: Kind, base: String? = nil, knownFor: String? = nil,
    contact: Words? = nil, offices: [Office]? = nil, services: [Service] = [],
    record: Words? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.base = base
    self.knownFor = knownFor
    self.contact = contact
    self.offices = offices
    self.services = services
    self.record = record
  }

  /// Somebody who may be told of a case in an act of its own, and never by a referral alone.
  package var isAuthority: Bool { kind == .statutory }

  /// Fictional, for trying out; only these carry hours, places and numbers in the sample data.
  package var isDemo: Bool { name.hasPrefix("DEMO") }
}

/// One service of an organization. What isn't known is nil or unknown, and excludes nobody.
package struct Service: Hashable, Sendable {
  package var id: String
  /// Short, typed on the command line, unique in the directory.
  package var key: ServiceKey
  package var name: String
  package var needs: [NeedCode]
  /// Districts, divisions, provinces or the country.
  package var areas: [AreaID]?
  /// Given by phone: area and way don't matter within the country.
  package var isByPhone: Bool
  /// Whom it takes: each person must belong to one of the groups.
  package var takes: [Group]?
  package var hours: OpeningHours?
  /// ISO 639-3.
  package var languages: [String]?
  package var specialises: [Form]
  package var capacity: Capacity?
  /// When the body itself last confirmed this entry; nil is "not confirmed".
  package var confirmedOn: Instant?
  /// An office of local authority: an official as perpetrator closes it (domain §7).
  package var isLocalAuthority: Bool
  /// Whether a child is safe there: its staff are checked, and adults they don't know kept apart.
  package var isChildSafe: Known
  /// Whether a child may come without a grown person of their own.
  package var takesLoneChildren: Known
  /// Genders of the workers that can be asked for.
  package var workers: [Gender]?
  package var admission: Admission?
  package var status: Status
  /// A suspended service opens again then, where that is known.
  package var suspendedUntil: Instant?
  /// What the body says of it besides; public, never a survivor's.
  package var remarks: String?

  package enum Status: String, Codable, Sendable {
    case active, suspended, closed
  }

  /// Persons that are taken alike: "women of 18 and over", "boys to 12, only with their mother".
  package struct Group: Hashable, Sendable, Codable {
    /// Nil is any.
    package var genders: [Gender]?
    /// Years, inclusive at both ends; nil is any.
    package var ages: ClosedRange<Int>?
    /// Only together with a woman of the same case who is taken too.
    package var onlyWithMother: Bool

    package init(
      genders: [Gender]? = nil, ages: ClosedRange<Int>? = nil, onlyWithMother: Bool = false
    ) {
      self.genders = genders
      self.ages = ages
      self.onlyWithMother = onlyWithMother
    }
  }

  /// What somebody must bring before they are let in.
  package struct Admission: Hashable, Sendable, Codable {
    package var papers: [String]
    /// How long those take to get: a court order is a court day, 24 hours. Nil is not known.
    package var hours: Int?

    package init(papers: [String], hours: Int? = nil) {
      self.papers = papers
      self.hours = hours
    }
  }

  /// Free places as somebody reported them.
  package struct Capacity: Hashable, Sendable, Codable {
    package var free: Int
    package var asOf: Instant

    package init(free: Int, asOf: Instant) {
      self.free = free
      self.asOf = asOf
    }
  }

  package init(
    id: String, key: ServiceKey, name: String, needs: [NeedCode], areas: [AreaID]? = nil,
    isByPhone: Bool = false, takes: [Group]? = nil, hours: OpeningHours? = nil,
    languages: [String]? = nil, specialises: [Form] = [], capacity: Capacity? = nil,
    confirmedOn: Instant? = nil, isLocalAuthority: Bool = false, isChildSafe: Known = .unknown,
    takesLoneChildren: Known = .unknown, workers: [Gender]? = nil, admission: Admission? = nil,
    status: Status = .active, suspendedUntil: Instant? = nil, remarks: String? = nil
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.needs = needs
    self.areas = areas
    self.isByPhone = isByPhone
    self.takes = takes
    self.hours = hours
    self.languages = languages
    self.specialises = specialises
    self.capacity = capacity
    self.confirmedOn = confirmedOn
    self.isLocalAuthority = isLocalAuthority
    self.isChildSafe = isChildSafe
    self.takesLoneChildren = takesLoneChildren
    self.workers = workers
    self.admission = admission
    self.status = status
    self.suspendedUntil = suspendedUntil
    self.remarks = remarks
  }
}

extension Service: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, key, name, needs, areas, isByPhone, takes, hours, languages, specialises, capacity
    case confirmedOn, isLocalAuthority, isChildSafe, takesLoneChildren, workers, admission, status
    case suspendedUntil, remarks
  }

  /// How whom it takes was written at first: one group for everybody.
  private enum FirstKeys: CodingKey {
    case ages, genders
  }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: CodingKeys.self)
    let first = try decoder.container(keyedBy: FirstKeys.self)
    let group = Group(
      genders: try first.decodeIfPresent([Gender].self, forKey: .genders),
      ages: try first.decodeIfPresent(ClosedRange<Int>.self, forKey: .ages))
    self.init(
      id: try from.decode(String.self, forKey: .id),
      key: try from.decode(ServiceKey.self, forKey: .key),
      name: try from.decode(String.self, forKey: .name),
      needs: try from.decode([NeedCode].self, forKey: .needs),
      areas: try from.decodeIfPresent([AreaID].self, forKey: .areas),
      isByPhone: try from.value(.isByPhone, or: false),
      takes: try from.decodeIfPresent([Group].self, forKey: .takes)
        ?? (group == Group() ? nil : [group]),
      hours: try from.decodeIfPresent(OpeningHours.self, forKey: .hours),
      languages: try from.decodeIfPresent([String].self, forKey: .languages),
      specialises: try from.value(.specialises, or: []),
      capacity: try from.decodeIfPresent(Capacity.self, forKey: .capacity),
      confirmedOn: try from.decodeIfPresent(Instant.self, forKey: .confirmedOn),
      isLocalAuthority: try from.value(.isLocalAuthority, or: false),
      isChildSafe: try from.value(.isChildSafe, or: .unknown),
      takesLoneChildren: try from.value(.takesLoneChildren, or: .unknown),
      workers: try from.decodeIfPresent([Gender].self, forKey: .workers),
      admission: try from.decodeIfPresent(Admission.self, forKey: .admission),
      status: try from.value(.status, or: .active),
      suspendedUntil: try from.decodeIfPresent(Instant.self, forKey: .suspendedUntil),
      remarks: try from.decodeIfPresent(String.self, forKey: .remarks))
  }
}

/// Everybody who may help, in one value.
package struct Directory: Hashable, Sendable {
  package private(set) var organizations: [Organization] = []
  private var places: [ServiceKey: (organization: Int, service: Int)] = [:]
  private var bodies: [BodyID: Int] = [:]

  package init() {}

  package init(_ organizations: [Organization]) {
    for organization in organizations { list(organization) }
  }

  /// Adds an organization, or puts it in the place of its former entry.
  package mutating func list(_ organization: Organization) {
    let index: Int
    if let old = bodies[organization.body] {
      index = old
      for service in organizations[old].services { places[service.key] = nil }
      organizations[old] = organization
    } else {
      index = organizations.count
      bodies[organization.body] = index
      organizations.append(organization)
    }
    for (j, service) in organization.services.enumerated() { places[service.key] = (index, j) }
  }

  /// Takes over a figure of free places.
  package mutating func report(_ key: ServiceKey, free: Int, at: Instant) {
    guard let place = places[key] else { return }
    organizations[place.organization].services[place.service].capacity =
      Service.Capacity(free: free, asOf: at)
  }

  /// The entry that holds a service.
  package func organization(of key: ServiceKey) -> Organization? { find(key)?.organization }

  package func organization(_ body: BodyID) -> Organization? {
    bodies[body].map { organizations[$0] }
  }

  package func name(of body: BodyID) -> String { organization(body)?.name ?? body.rawValue }

  /// With the dates of DEMO entries moved so that the newest is `now`: a demo looks alive next
  /// year too. Entries of real bodies stay as they are.
  package func shifted(to now: Instant) -> Directory {
    let demo = organizations.filter(\.isDemo).flatMap(\.services)
    let dates = demo.flatMap { [$0.confirmedOn, $0.capacity?.asOf] }.compactMap(\.self)
    guard let newest = dates.max() else { return self }
    let shift = now - newest
    var shifted = self
    for i in shifted.organizations.indices where shifted.organizations[i].isDemo {
      for j in shifted.organizations[i].services.indices {
        shifted.organizations[i].services[j].confirmedOn? += shift
        shifted.organizations[i].services[j].capacity?.asOf += shift
        shifted.organizations[i].services[j].suspendedUntil? += shift
      }
    }
    return shifted
  }

  package var services: [(organization: Organization, service: Service)] {
    organizations.flatMap { organization in organization.services.map { (organization, $0) } }
  }

  package func find(_ key: ServiceKey) -> (organization: Organization, service: Service)? {
    places[key].map {
      (organizations[$0.organization], organizations[$0.organization].services[$0.service])
    }
  }

  /// The name a screen shows for a service: the body's.
  package func name(of key: ServiceKey) -> String {
    find(key)?.organization.name ?? key.rawValue
  }

  package static func == (a: Directory, b: Directory) -> Bool { a.organizations == b.organizations }
  package func hash(into hasher: inout Hasher) { hasher.combine(organizations) }
}
