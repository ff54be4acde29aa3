import Casework

/// Makes the desk's values from HSDS records, one after the other.
struct HSDSReader {
  let places: Gazetteer
  let offset: Instant.Span
  private(set) var organizations: [Organization] = []
  private(set) var problems: [HSDSProblem] = []
  private(set) var ids: Set<String> = []
  private(set) var keys: Set<ServiceKey> = []

  init(places: Gazetteer, offset: Instant.Span) {
    self.places = places
    self.offset = offset
  }

  /// - Parameter raw: the record as it stands in the file, kept as far as it says more than this
  ///   desk understands.
  mutating func read(
    _ entry: HSDSEntry<HSDSOrganization>, number: Int, raw: JSONValue? = nil
  ) {
    switch entry {
    case .broken(let name, let field):
      let name = name ?? HSDSProblem.number(number)
      problems.append(.organization(name, field: field, .notAsHSDSHasIt))
    case .record(let record):
      do throws(HSDSFieldFault) {
        var organization = try self.organization(record)
        ids.insert(organization.id)
        for (index, entry) in (record.services ?? []).enumerated() {
          if let service = read(entry, number: index + 1, of: organization.name) {
            organization.services.append(service)
          }
        }
        organization.record = raw.flatMap { rest(of: $0, besides: organization) }
        organizations.append(organization)
      } catch {
        let name = record.name ?? HSDSProblem.number(number)
        problems.append(.organization(name, field: error.field, error.fault))
      }
    }
  }

  private mutating func read(
    _ entry: HSDSEntry<HSDSService>, number: Int, of organization: String
  ) -> Service? {
    switch entry {
    case .broken(let name, let field):
      let name = name ?? HSDSProblem.serviceNumber(number)
      problems.append(.service(name, of: organization, field: field, .notAsHSDSHasIt))
    case .record(let record):
      do throws(HSDSFieldFault) {
        let service = try self.service(record)
        ids.insert(service.id)
        keys.insert(service.key)
        return service
      } catch {
        let name = record.alternateName ?? record.name ?? HSDSProblem.serviceNumber(number)
        problems.append(.service(name, of: organization, field: error.field, error.fault))
      }
    }
    return nil
  }

  /// Nil where writing what was read gives the same record; a service that was left out is not
  /// kept in secret either.
  private func rest(of raw: JSONValue, besides organization: Organization) -> Words? {
    guard var fields = raw.object else { return nil }
    if let services = fields["services"]?.array {
      let kept = Set(organization.services.map(\.id))
      fields["services"] = .array(
        services.filter { kept.contains($0["id"]?.string?.lowercased() ?? "") })
    }
    let record = JSONValue.object(fields)
    let writer = HSDSWriter(places: places, offset: offset)
    if JSONValue(writer.organization(organization)) == record { return nil }
    return record.text.map { Words($0) }
  }

  // MARK: One organization

  private func organization(_ record: HSDSOrganization) throws(HSDSFieldFault) -> Organization {
    guard record.services != nil || record.status == nil else {
      throw HSDSFieldFault("", .isAService)
    }
    var organization = Organization(
      id: try id(record.id), name: try name(record.name),
      // A body that nobody called a member isn't one.
      kind: .outside,
      knownFor: known(record.description),
      contact: contact(of: record))
    if let other = record.alternateName?.trimmed, !other.isEmpty,
      !organization.name.contains(other)
    {
      organization.name += " (\(other))"
    }
    for (index, attribute) in (record.attributes ?? []).enumerated() {
      switch try term(attribute, field: "attributes[\(index)]") {
      case nil: break
      case .kind(let kind): organization.kind = kind
      case .base: organization.base = known(attribute.value)
      case .office:
        let office = try office(attribute.value, field: "attributes[\(index)].value")
        organization.offices = (organization.offices ?? []) + [office]
      case .some(let term):
        throw HSDSFieldFault("attributes[\(index)]", .misplaced(term.code))
      }
    }
    return organization
  }

  private func office(_ text: String?, field: String) throws(HSDSFieldFault) -> Organization.Office
  {
    let parts = (text ?? "").split(separator: "/", maxSplits: 1).map { $0.trimmed }
    guard let id = parts.first else { throw HSDSFieldFault(field, .missing) }
    guard places.area(AreaID(rawValue: id)) != nil else {
      throw HSDSFieldFault(field, .unknown(id))
    }
    return Organization.Office(
      district: AreaID(rawValue: id), tehsil: parts.count > 1 ? parts[1] : nil)
  }

  /// The organization's own, or else those that stand at its services, each once.
  private func contact(of record: HSDSOrganization) -> Words? {
    if let own = Words(record.contacts, record.phones) { return own }
    var all: [String] = []
    for case .record(let service) in record.services ?? [] {
      if let words = Words(service.contacts, service.phones), !all.contains(words.text) {
        all.append(words.text)
      }
    }
    return all.isEmpty ? nil : Words(all.joined(separator: "; "))
  }

  /// Nil for nothing, and for the words that say so.
  func known(_ text: String?) -> String? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    let isNotKnown = [HSDSWords.notKnown, String(HSDSWords.notKnown.dropLast())].contains {
      $0.lowercased() == text.lowercased()
    }
    return isNotKnown ? nil : text
  }

  // MARK: What every record has

  func id(_ text: String?) throws(HSDSFieldFault) -> String {
    guard let text else { throw HSDSFieldFault("id", .missing) }
    guard let id = HSDSID.read(text) else { throw HSDSFieldFault("id", .notUUID) }
    guard !ids.contains(id) else { throw HSDSFieldFault("id", .taken) }
    return id
  }

  func name(_ text: String?) throws(HSDSFieldFault) -> String {
    guard let name = text?.trimmed, !name.isEmpty else { throw HSDSFieldFault("name", .missing) }
    return name
  }

  /// Nil for a term of another taxonomy.
  func term(_ attribute: HSDSAttribute, field: String) throws(HSDSFieldFault) -> HSDSTerm? {
    guard let term = attribute.term, term.taxonomy == HSDSTerm.taxonomy else { return nil }
    guard let code = term.code else {
      throw HSDSFieldFault("\(field).taxonomy_term.code", .missing)
    }
    guard let known = HSDSTerm(code: code) else { throw HSDSFieldFault(field, .unknown(code)) }
    return known
  }
}
