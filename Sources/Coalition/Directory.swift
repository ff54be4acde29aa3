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
  package var services: [Service]

  package enum Kind: String, Codable, Sendable, CaseIterable {
    case member, secretariat, outside, statutory
  }

  package init(
    id: String, name: String, kind: Kind, base: String? = nil, knownFor: String? = nil,
    contact: Words? = nil, services: [Service] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.base = base
    self.knownFor = knownFor
    self.contact = contact
    self.services = services
  }

  /// Fictional, for trying out; only these carry hours, places and numbers in the sample data.
  package var isDemo: Bool { name.hasPrefix("DEMO") }
}

/// One service of an organization. What isn't known is nil, and nil excludes nobody.
package struct Service: Hashable, Sendable, Codable {
  package var id: String
  /// Short, typed on the command line, unique in the directory.
  package var key: ServiceKey
  package var name: String
  package var needs: [NeedCode]
  /// Districts, divisions, provinces or the country.
  package var areas: [AreaID]?
  /// Given by phone: area and way don't matter within the country.
  package var isByPhone: Bool
  /// Years, inclusive at both ends.
  package var ages: ClosedRange<Int>?
  package var genders: [Gender]?
  package var hours: OpeningHours?
  /// ISO 639-3.
  package var languages: [String]?
  package var specialises: [Form]
  package var capacity: Capacity?
  /// When the body itself last confirmed this entry; nil is "not confirmed".
  package var confirmedOn: Instant?
  /// An office of local authority: an official as perpetrator closes it (domain §7).
  package var isLocalAuthority: Bool
  package var status: Status

  package enum Status: String, Codable, Sendable {
    case active, suspended, closed
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
    isByPhone: Bool = false, ages: ClosedRange<Int>? = nil, genders: [Gender]? = nil,
    hours: OpeningHours? = nil, languages: [String]? = nil, specialises: [Form] = [],
    capacity: Capacity? = nil, confirmedOn: Instant? = nil, isLocalAuthority: Bool = false,
    status: Status = .active
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.needs = needs
    self.areas = areas
    self.isByPhone = isByPhone
    self.ages = ages
    self.genders = genders
    self.hours = hours
    self.languages = languages
    self.specialises = specialises
    self.capacity = capacity
    self.confirmedOn = confirmedOn
    self.isLocalAuthority = isLocalAuthority
    self.status = status
  }
}

/// When a service is open, in local time, day by day (Monday is 1).
package struct OpeningHours: Hashable, Sendable, Codable {
  package var days: [Day]

  package struct Day: Hashable, Sendable, Codable {
    package var weekday: Int
    /// Minutes after midnight. `closes` before `opens` runs past midnight; 0 to 1440 is all day.
    package var opens: Int
    package var closes: Int

    package init(weekday: Int, opens: Int, closes: Int) {
      self.weekday = weekday
      self.opens = opens
      self.closes = closes
    }
  }

  package init(days: [Day]) { self.days = days }

  package static let always = OpeningHours(
    days: (1...7).map { Day(weekday: $0, opens: 0, closes: 1440) })

  /// When it is next open: `now` when it is open now, nil when it never opens.
  package func nextOpen(from now: Instant, offset: Instant.Span) -> Instant? {
    let wall = WallTime(now, offset: offset)
    let midnight = now - Instant.Span(seconds: Int64(wall.minuteOfDay * 60 + wall.second))
    // From yesterday, whose hours may run past midnight, to this day next week.
    return (-1...7).compactMap { ahead -> Instant? in
      let weekday = (wall.weekday - 1 + ahead + 7) % 7 + 1
      let start = midnight + .days(ahead)
      return days.filter { $0.weekday == weekday }
        .compactMap { day -> Instant? in
          let opens = min(max(0, day.opens), 1440)
          let until = min(max(0, day.closes), 1440)
          let closes = until > opens ? until : until + 1440
          let opensAt = start + .minutes(opens)
          let closesAt = start + .minutes(closes)
          if opensAt > now { return opensAt }
          return now < closesAt ? now : nil
        }
        .min()
    }.min()
  }
}

/// Everybody who may help, in one value.
package struct Directory: Hashable, Sendable {
  package private(set) var organizations: [Organization] = []
  private var places: [ServiceKey: (organization: Int, service: Int)] = [:]

  package init() {}

  package init(_ organizations: [Organization]) {
    for organization in organizations { list(organization) }
  }

  /// Adds an organization, or puts it in the place of its former entry.
  package mutating func list(_ organization: Organization) {
    if let old = organizations.firstIndex(where: { $0.id == organization.id }) {
      organizations[old] = organization
    } else {
      organizations.append(organization)
    }
    places = [:]
    for (i, organization) in organizations.enumerated() {
      for (j, service) in organization.services.enumerated() { places[service.key] = (i, j) }
    }
  }

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
