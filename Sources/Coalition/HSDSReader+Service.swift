import Casework

extension HSDSReader {
  func service(_ record: HSDSService) throws(HSDSFieldFault) -> Service {
    let id = try id(record.id)
    let name = try name(record.name)
    var service = Service(
      id: id, key: try key(record.alternateName, name: name, id: id), name: name, needs: [],
      areas: try areas(record.serviceAreas ?? []),
      hours: try OpeningHours(record.schedules ?? [], offset: offset),
      languages: languages(record.languages ?? []),
      capacity: try capacity(record.capacities ?? []),
      confirmedOn: try moment(record.assuredDate, field: "assured_date"),
      admission: admission(record.requiredDocuments ?? []),
      status: try status(record.status), remarks: known(record.description))
    var groups: [Service.Group] = []
    var group = Service.Group(ages: try ages(record.minimumAge, record.maximumAge))
    for (index, attribute) in (record.attributes ?? []).enumerated() {
      let field = "attributes[\(index)]"
      switch try term(attribute, field: field) {
      case nil: break
      case .need(let need): service.needs.add(need)
      case .gender(let gender):
        var genders = group.genders ?? []
        genders.add(gender)
        group.genders = genders
      case .form(let form): service.specialises.add(form)
      case .localAuthority: service.isLocalAuthority = true
      case .byPhone: service.isByPhone = true
      case .takes: groups.append(try takes(attribute.value, field: "\(field).value"))
      case .childSafe(let isSo): service.isChildSafe = Known(isSo)
      case .loneChildren(let isSo): service.takesLoneChildren = Known(isSo)
      case .worker(let gender):
        var workers = service.workers ?? []
        workers.add(gender)
        service.workers = workers
      case .noPapers: service.admission = service.admission ?? Service.Admission(papers: [])
      case .paperHours:
        var admission = service.admission ?? Service.Admission(papers: [])
        admission.hours = try hours(attribute.value, field: "\(field).value")
        service.admission = admission
      case .suspendedUntil:
        service.suspendedUntil = try moment(attribute.value, field: "\(field).value")
      case .some(let term): throw HSDSFieldFault(field, .misplaced(term.code))
      }
    }
    if !groups.isEmpty {
      service.takes = groups
    } else if group != Service.Group() {
      service.takes = [group]
    }
    return service
  }

  private func takes(_ text: String?, field: String) throws(HSDSFieldFault) -> Service.Group {
    guard let text else { throw HSDSFieldFault(field, .missing) }
    guard let groups = try? Service.Group.list(text), let group = groups.first, groups.count == 1
    else { throw HSDSFieldFault(field, .unreadable(text)) }
    return group
  }

  private func hours(_ text: String?, field: String) throws(HSDSFieldFault) -> Int {
    guard let text else { throw HSDSFieldFault(field, .missing) }
    guard let hours = Int(text), (0...9999).contains(hours) else {
      throw HSDSFieldFault(field, .unreadable(text))
    }
    return hours
  }

  /// What must be brought is a list of papers of which each stands for itself.
  private func admission(_ records: [HSDSDocument]) -> Service.Admission? {
    var papers: [String] = []
    for record in records {
      if let paper = known(record.document) { papers.add(paper) }
    }
    return papers.isEmpty ? nil : Service.Admission(papers: papers)
  }

  /// The key the file gives; for a file of another desk one that follows from name and id, so that
  /// reading it again finds the same service.
  private func key(_ text: String?, name: String, id: String) throws(HSDSFieldFault) -> ServiceKey {
    var key = ServiceKey(rawValue: text?.trimmed.lowercased() ?? "")
    if !key.isWellFormed { key = ServiceKey(named: name, id: id) }
    guard !keys.contains(key) else { throw HSDSFieldFault("alternate_name", .taken) }
    return key
  }

  private func status(_ text: String?) throws(HSDSFieldFault) -> Service.Status {
    switch text {
    // Unknown facts never exclude.
    case nil, "active": .active
    case "temporarily closed": .suspended
    case "inactive", "defunct": .closed
    case let text?: throw HSDSFieldFault("status", .unknown(text))
    }
  }

  private func ages(_ minimum: Double?, _ maximum: Double?) throws(HSDSFieldFault)
    -> ClosedRange<Int>?
  {
    if minimum == nil && maximum == nil { return nil }
    let oldest = Double(Age.oldest)
    guard let lower = Int(exactly: minimum ?? 0), (0...Age.oldest).contains(lower) else {
      throw HSDSFieldFault("minimum_age", .notAnAge)
    }
    guard let upper = Int(exactly: min(maximum ?? oldest, oldest)), upper >= 0 else {
      throw HSDSFieldFault("maximum_age", .notAnAge)
    }
    guard lower <= upper else { throw HSDSFieldFault("minimum_age", .agesCrossed) }
    return lower...upper
  }

  /// Nil as soon as one area isn't understood: the others alone would exclude whom it covers.
  private func areas(_ records: [HSDSServiceArea]) throws(HSDSFieldFault) -> [AreaID]? {
    var areas: [AreaID] = []
    var isWhole = true
    for (index, record) in records.enumerated() {
      var found: AreaID?
      if let extent = record.extent?.trimmed, record.extentType ?? "text" == "text" {
        let id = AreaID(rawValue: extent)
        found = places.area(id) == nil ? place(extent) : id
        if found == nil, id.isWellFormed {
          throw HSDSFieldFault("service_areas[\(index)].extent", .unknown(extent))
        }
      }
      if let area = found ?? record.name.flatMap(place) {
        areas.add(area)
      } else {
        isWhole = false
      }
    }
    return isWhole && !areas.isEmpty ? areas : nil
  }

  private func place(_ text: String) -> AreaID? {
    guard case .found(let id) = places.look(up: text) else { return nil }
    return id
  }

  /// ISO 639-3; a code that the desk has no name for stays as it is.
  private func languages(_ records: [HSDSLanguage]) -> [String]? {
    var languages: [String] = []
    for record in records {
      let code = record.code?.trimmed.lowercased() ?? ""
      let name = record.name?.trimmed ?? ""
      if let known = Languages.code(code) ?? Languages.twoLetters[code] ?? Languages.code(name) {
        languages.add(known)
      } else if !code.isEmpty {
        languages.add(code)
      }
    }
    return languages.isEmpty ? nil : languages
  }

  /// The latest figure of places or beds: free hours are none.
  private func capacity(_ records: [HSDSCapacity]) throws(HSDSFieldFault) -> Service.Capacity? {
    var latest: Service.Capacity?
    for (index, record) in records.enumerated() {
      let field = "capacities[\(index)]"
      guard let unit = record.unit?.name?.trimmed.lowercased() else {
        throw HSDSFieldFault("\(field).unit.name", .missing)
      }
      guard HSDSWords.placeUnits.contains(unit) else { continue }
      guard let free = record.available else {
        throw HSDSFieldFault("\(field).available", .missing)
      }
      guard let free = Int(exactly: free), free >= 0 else {
        throw HSDSFieldFault("\(field).available", .notACount)
      }
      guard let updated = record.updated else {
        throw HSDSFieldFault("\(field).updated", .missing)
      }
      guard let asOf = Instant(rfc3339: updated) else {
        throw HSDSFieldFault("\(field).updated", .unreadable(updated))
      }
      if let latest, latest.asOf >= asOf { continue }
      latest = Service.Capacity(free: free, asOf: asOf)
    }
    return latest
  }

  /// A moment, or of a date the beginning of the day where the desk is.
  private func moment(_ text: String?, field: String) throws(HSDSFieldFault) -> Instant? {
    guard let text = text?.trimmed, !text.isEmpty else { return nil }
    if let date = WallTime(date: text) { return date.instant(offset: offset) }
    guard let moment = Instant(rfc3339: text) else {
      throw HSDSFieldFault(field, .unreadable(text))
    }
    return moment
  }
}

extension Array where Element: Equatable {
  /// Each once, in the order of the file.
  fileprivate mutating func add(_ element: Element) {
    if !contains(element) { append(element) }
  }
}

extension ServiceKey {
  /// A key that follows from name and id.
  init(named name: String, id: String) {
    let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let slug = words.joined(separator: "-").prefix(24).split(separator: "-")
    let isFirst = slug.first?.first?.isLetter == true
    let parts = (isFirst ? [] : ["s"]) + slug.map(String.init) + [String(id.prefix(4))]
    self.init(rawValue: parts.joined(separator: "-"))
  }

  /// Lower-case letters, digits and hyphens: what is typed without thinking.
  var isWellFormed: Bool {
    rawValue.count >= 2 && rawValue.count <= 32 && rawValue.first?.isLetter == true
      && rawValue.utf8.allSatisfy(\.isKeyByte)
  }
}

extension AreaID {
  /// Looks like an id, `pb-kasur`, and not like a name.
  fileprivate var isWellFormed: Bool {
    rawValue.contains("-") && rawValue.utf8.allSatisfy(\.isKeyByte)
  }
}

extension UInt8 {
  fileprivate var isKeyByte: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

extension Languages {
  /// ISO 639-1, for those that have such a code.
  fileprivate static let twoLetters = [
    "ur": "urd", "en": "eng", "pa": "pan", "sd": "snd", "ps": "pus", "ks": "kas", "bn": "ben",
  ]
}

extension Age {
  /// Where an age without an upper limit ends.
  static let oldest = unknown.range.upperBound
}
