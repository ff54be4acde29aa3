import Casework

/// Makes HSDS records from the desk's values. Ids of the parts follow from those of the whole, so
/// the same directory is always the same file.
struct HSDSWriter {
  let places: Gazetteer
  let offset: Instant.Span

  /// The record as it goes out: what came in with it and wasn't changed here stays as it came.
  func json(_ organization: Organization) -> JSONValue? {
    guard let ours = JSONValue(self.organization(organization)),
      let original = organization.record.flatMap({ JSONValue(text: $0.text) }),
      let known = read(original), let before = JSONValue(self.organization(known))
    else { return JSONValue(self.organization(organization)) }
    let merged = HSDSMerge.merge(original, before: before, after: ours) ?? ours
    // What goes out must mean what this desk knows.
    let isFaithful = read(merged).map(byDay) == read(ours).map(byDay)
    return isFaithful ? merged : HSDSMerge.overwrite(original, with: ours, isService: false)
  }

  /// What this desk understands of a record.
  private func read(_ record: JSONValue) -> Organization? {
    guard let entry: HSDSEntry<HSDSOrganization> = record.decoded() else { return nil }
    var reader = HSDSReader(places: places, offset: offset)
    reader.read(entry, number: 1)
    return reader.organizations.first
  }

  /// A confirmation is written to the day, but others may have said the hour.
  private func byDay(_ organization: Organization) -> Organization {
    var organization = organization
    for i in organization.services.indices {
      organization.services[i].confirmedOn = organization.services[i].confirmedOn.flatMap {
        WallTime(date: WallTime($0, offset: offset).date)?.instant(offset: offset)
      }
    }
    return organization
  }

  func organization(_ organization: Organization) -> HSDSOrganization {
    let id = organization.id
    var attributes = [attribute(.kind(organization.kind), of: id)]
    if let base = organization.base {
      attributes.append(attribute(.base, of: id, value: base))
    }
    for office in organization.offices ?? [] {
      attributes.append(attribute(.office, of: id, value: office.code))
    }
    let (contacts, phones) = organization.contact?.parts(of: id) ?? ([], [])
    return HSDSOrganization(
      id: id, name: organization.name,
      description: organization.knownFor ?? HSDSWords.notKnown,
      contacts: contacts.unlessEmpty, phones: phones.unlessEmpty, attributes: attributes,
      services: organization.services.map { .record(service($0)) }.unlessEmpty)
  }

  private func service(_ service: Service) -> HSDSService {
    let id = service.id
    let ages = service.takes.flatMap(hull)
    return HSDSService(
      id: id, name: service.name, alternateName: service.key.rawValue,
      description: service.remarks, status: status(service.status),
      minimumAge: ages.map { Double($0.lowerBound) },
      maximumAge: ages.flatMap { $0.upperBound >= Age.oldest ? nil : Double($0.upperBound) },
      assuredDate: service.confirmedOn.map { WallTime($0, offset: offset).date },
      schedules: service.hours?.schedules(of: id, offset: offset).unlessEmpty,
      serviceAreas: service.areas?.map { area($0, of: id) }.unlessEmpty,
      languages: service.languages?.map { language($0, of: id) }.unlessEmpty,
      capacities: service.capacity.map { [capacity($0, of: id)] },
      requiredDocuments: service.admission?.papers.map { document($0, of: id) }.unlessEmpty,
      attributes: attributes(of: service).unlessEmpty)
  }

  /// From the youngest to the oldest of all groups; nil as soon as one has no limit.
  private func hull(_ groups: [Service.Group]) -> ClosedRange<Int>? {
    let ages = groups.compactMap(\.ages)
    guard ages.count == groups.count, let lower = ages.map(\.lowerBound).min(),
      let upper = ages.map(\.upperBound).max()
    else { return nil }
    return lower...upper
  }

  private func attributes(of service: Service) -> [HSDSAttribute] {
    let id = service.id
    var terms = service.needs.map { HSDSTerm.need($0) }
    let takes = service.takes ?? []
    let isPlain = takes.count == 1 && takes[0].isPlain
    if isPlain { terms += (takes[0].genders ?? []).map { .gender($0) } }
    terms += service.specialises.map { .form($0) }
    if service.isByPhone { terms.append(.byPhone) }
    if service.isLocalAuthority { terms.append(.localAuthority) }
    if service.isChildSafe != .unknown { terms.append(.childSafe(service.isChildSafe == .yes)) }
    if service.takesLoneChildren != .unknown {
      terms.append(.loneChildren(service.takesLoneChildren == .yes))
    }
    terms += (service.workers ?? []).filter { $0 != .unknown }.map { .worker($0) }
    if service.admission?.papers.isEmpty == true { terms.append(.noPapers) }
    var attributes = terms.map { attribute($0, of: id) }
    if !isPlain { attributes += takes.map { attribute(.takes, of: id, value: $0.code) } }
    if let hours = service.admission?.hours {
      attributes.append(attribute(.paperHours, of: id, value: "\(hours)"))
    }
    if let until = service.suspendedUntil {
      attributes.append(attribute(.suspendedUntil, of: id, value: until.description))
    }
    return attributes
  }

  private func status(_ status: Service.Status) -> String {
    switch status {
    case .active: "active"
    case .suspended: "temporarily closed"
    case .closed: "inactive"
    }
  }

  private func attribute(_ term: HSDSTerm, of owner: String, value: String? = nil) -> HSDSAttribute
  {
    let name = term.mayStandTwice ? "\(term.code) \(value ?? "")" : term.code
    return HSDSAttribute(id: HSDSID.derived(owner, name), value: value, term: term.record)
  }

  private func document(_ paper: String, of service: String) -> HSDSDocument {
    HSDSDocument(id: HSDSID.derived(service, "paper \(paper)"), document: paper)
  }

  private func area(_ area: AreaID, of service: String) -> HSDSServiceArea {
    HSDSServiceArea(
      id: HSDSID.derived(service, "area \(area)"), name: places.name(of: area),
      extent: area.rawValue, extentType: "text")
  }

  private func language(_ code: String, of service: String) -> HSDSLanguage {
    HSDSLanguage(
      id: HSDSID.derived(service, "language \(code)"), name: Languages.name(code), code: code)
  }

  private func capacity(_ capacity: Service.Capacity, of service: String) -> HSDSCapacity {
    HSDSCapacity(
      id: HSDSID.derived(service, "capacity"),
      unit: HSDSUnit(id: HSDSID.derived(HSDSTerm.taxonomy, "place"), name: HSDSWords.place),
      available: Double(capacity.free), updated: capacity.asOf.description)
  }
}

extension Organization.Office {
  /// `pb-kasur/Pattoki`
  var code: String { tehsil.map { "\(district)/\($0)" } ?? district.rawValue }
}

extension Array {
  /// What isn't known is absent from a file.
  fileprivate var unlessEmpty: Self? { isEmpty ? nil : self }
}
