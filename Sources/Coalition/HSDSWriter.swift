import Casework

/// Makes HSDS records from the desk's values. Ids of the parts follow from those of the whole, so
/// the same directory is always the same file.
struct HSDSWriter {
  let places: Gazetteer
  let offset: Instant.Span

  func organization(_ organization: Organization) -> HSDSOrganization {
    let id = organization.id
    var attributes = [attribute(.kind(organization.kind), of: id)]
    if let base = organization.base {
      attributes.append(attribute(.base, of: id, value: base))
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
    return HSDSService(
      id: id, name: service.name, alternateName: service.key.rawValue,
      status: status(service.status),
      minimumAge: service.ages.map { Double($0.lowerBound) },
      maximumAge: service.ages.flatMap {
        $0.upperBound >= Age.oldest ? nil : Double($0.upperBound)
      },
      assuredDate: service.confirmedOn.map { WallTime($0, offset: offset).date },
      schedules: service.hours?.schedules(of: id, offset: offset).unlessEmpty,
      serviceAreas: service.areas?.map { area($0, of: id) }.unlessEmpty,
      languages: service.languages?.map { language($0, of: id) }.unlessEmpty,
      capacities: service.capacity.map { [capacity($0, of: id)] },
      attributes: terms(of: service).map { attribute($0, of: id) }.unlessEmpty)
  }

  private func terms(of service: Service) -> [HSDSTerm] {
    var terms = service.needs.map { HSDSTerm.need($0) }
    terms += (service.genders ?? []).filter { $0 != .unknown }.map { .gender($0) }
    terms += service.specialises.map { .form($0) }
    if service.isByPhone { terms.append(.byPhone) }
    if service.isLocalAuthority { terms.append(.localAuthority) }
    return terms
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
    HSDSAttribute(id: HSDSID.derived(owner, term.code), value: value, term: term.record)
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

extension Array {
  /// What isn't known is absent from a file.
  fileprivate var unlessEmpty: Self? { isEmpty ? nil : self }
}
