package import Casework

/// What stands in a cell of the directory's table, and what a cell means.
///
/// One reader for spreadsheets and for the command line. It forgives spelling, order and case, and
/// refuses what could mean two things.
package struct DirectoryCells: Sendable {
  let places: Gazetteer
  let offset: Instant.Span
  /// Figures without a time of their own are of now.
  let now: Instant

  package init(
    places: Gazetteer = .pakistan, offset: Instant.Span = .hours(5), now: Instant
  ) {
    self.places = places
    self.offset = offset
    self.now = now
  }

  // MARK: Writing

  /// The text of a field of an organisation; empty is not known.
  func text(_ column: DirectoryColumn, of organization: Organization) -> String {
    switch column {
    case .organisation: organization.name
    case .kind: organization.kind.rawValue
    case .base: organization.base ?? ""
    case .knownFor: organization.knownFor ?? ""
    case .offices:
      list(organization.offices) { office in
        place(office.district) + (office.tehsil.map { " / \($0)" } ?? "")
      }
    case .contact: organization.contact?.text ?? ""
    default: ""
    }
  }

  /// The text of a field of a service; empty is not known.
  package func text(_ column: DirectoryColumn, of service: Service) -> String {
    switch column {
    case .service: service.name
    case .key: service.key.rawValue
    case .needs: list(service.needs, \.inWords)
    case .districts: list(service.areas, place)
    case .byPhone: service.isByPhone ? "yes" : ""
    case .takes: list(service.takes, \.inWords)
    case .childSafe: text(service.isChildSafe)
    case .loneChildren: text(service.takesLoneChildren)
    case .hours: service.hours?.inWords ?? ""
    case .languages: (service.languages ?? []).map(Languages.name).joined(separator: ", ")
    case .forms: list(service.specialises, \.inWords)
    case .workers: (service.workers ?? []).compactMap(Self.worker).joined(separator: ", ")
    case .freePlaces: service.capacity.map { "\($0.free)" } ?? ""
    case .countedAt: service.capacity.map { moment($0.asOf) } ?? ""
    case .confirmedOn: service.confirmedOn.map { WallTime($0, offset: offset).date } ?? ""
    case .papers:
      service.admission.map { $0.papers.isEmpty ? DirectoryEnglish.none : list($0.papers) { $0 } }
        ?? ""
    case .paperHours: service.admission?.hours.map { "\($0) hours" } ?? ""
    case .localAuthority: service.isLocalAuthority ? "yes" : ""
    case .status: service.status.inWords
    case .until: service.suspendedUntil.map(day) ?? ""
    case .remarks: service.remarks ?? ""
    default: ""
    }
  }

  private func list<T>(_ items: [T]?, _ words: (T) -> String) -> String {
    (items ?? []).map(words).joined(separator: "; ")
  }

  private func text(_ known: Known) -> String { known == .unknown ? "" : known.rawValue }

  private func place(_ id: AreaID) -> String {
    let name = places.name(of: id)
    return places.look(up: name) == .found(id) ? name : id.rawValue
  }

  private func moment(_ instant: Instant) -> String {
    let wall = WallTime(instant, offset: offset)
    return "\(wall.date) \(wall.clock)"
  }

  /// A date alone is its beginning.
  private func day(_ instant: Instant) -> String {
    let wall = WallTime(instant, offset: offset)
    return wall.minuteOfDay == 0 ? wall.date : moment(instant)
  }

  private static func worker(_ gender: Gender) -> String? {
    switch gender {
    case .female: "women"
    case .male: "men"
    case .third: "khawaja sira"
    case .unknown: nil
    }
  }

  // MARK: Reading

  /// Takes a cell over; a lone hyphen clears what was known.
  func set(
    _ column: DirectoryColumn, _ cell: String, of organization: inout Organization
  ) throws(Unreadable) {
    let text = cell == Self.clears ? nil : CSV.plain(cell).trimmed
    switch column {
    case .kind: organization.kind = try kind(try needed(text))
    case .base: organization.base = text
    case .knownFor: organization.knownFor = text
    case .offices: organization.offices = try text.map(offices)
    case .contact: organization.contact = text.map { Words($0) }
    default: break
    }
  }

  /// What clears a field; an empty cell leaves it as it is.
  package static let clears = "-"

  func set(
    _ column: DirectoryColumn, _ cell: String, of service: inout Service
  ) throws(Unreadable) {
    let text = cell == Self.clears ? nil : CSV.plain(cell).trimmed
    switch column {
    case .service: service.name = try needed(text)
    case .key: service.key = try key(try needed(text))
    case .needs: service.needs = try text.map(needs) ?? []
    case .districts: service.areas = try text.map(areas)
    case .byPhone: service.isByPhone = try text.map(yesOrNo) == .yes
    case .takes: service.takes = try text.map(Service.Group.list)
    case .childSafe: service.isChildSafe = try text.map(yesOrNo) ?? .unknown
    case .loneChildren: service.takesLoneChildren = try text.map(yesOrNo) ?? .unknown
    case .hours: service.hours = try text.map(OpeningHours.init(words:))
    case .languages: service.languages = try text.map(languages)
    case .forms: service.specialises = try text.map(forms) ?? []
    case .workers: service.workers = try text.map(workers)
    case .freePlaces:
      service.capacity = try text.map { text throws(Unreadable) in
        Service.Capacity(free: try number(text), asOf: now)
      }
    case .countedAt: try count(text, of: &service)
    case .confirmedOn: service.confirmedOn = try text.map(moment)
    case .papers: try papers(text, of: &service)
    case .paperHours: try paperHours(text, of: &service)
    case .localAuthority: service.isLocalAuthority = try text.map(yesOrNo) == .yes
    case .status: service.status = try text.map(status) ?? .active
    case .until: service.suspendedUntil = try text.map(moment)
    case .remarks: service.remarks = text
    default: break
    }
  }

  /// A day as a cell gives it.
  package func day(_ text: String) throws(Unreadable) -> Instant { try moment(text.trimmed) }

  private func needed(_ text: String?) throws(Unreadable) -> String {
    guard let text, !text.isEmpty else { throw Unreadable(DirectoryEnglish.cannotBeEmpty) }
    return text
  }

  private func key(_ text: String) throws(Unreadable) -> ServiceKey {
    let key = ServiceKey(rawValue: text.lowercased())
    guard key.isWellFormed else { throw Unreadable(DirectoryEnglish.badKey) }
    return key
  }

  private func count(_ text: String?, of service: inout Service) throws(Unreadable) {
    guard let text else { return }
    let asOf = try moment(text)
    guard service.capacity != nil else { throw Unreadable(DirectoryEnglish.countsNothing) }
    service.capacity?.asOf = asOf
  }

  private func papers(_ text: String?, of service: inout Service) throws(Unreadable) {
    guard let text else {
      service.admission = nil
      return
    }
    let isNone = [DirectoryEnglish.none, "no", "nothing"].contains(text.lowercased())
    let papers = isNone ? [] : parts(text)
    service.admission = Service.Admission(papers: papers, hours: service.admission?.hours)
  }

  private func paperHours(_ text: String?, of service: inout Service) throws(Unreadable) {
    guard let text else {
      service.admission?.hours = nil
      return
    }
    guard service.admission != nil else { throw Unreadable(DirectoryEnglish.whichPapers) }
    service.admission?.hours = try hours(text)
  }
}
