import Casework

// The words of single cells.

extension DirectoryCells {
  func parts(_ text: String) -> [String] {
    text.split(whereSeparator: { $0 == ";" || $0 == "؛" || $0.isNewline }).map { $0.trimmed }
      .filter { !$0.isEmpty }
  }

  func number(_ text: String) throws(Unreadable) -> Int {
    guard let number = Int(text), (0...9999).contains(number) else {
      throw Unreadable(DirectoryEnglish.notANumber)
    }
    return number
  }

  func yesOrNo(_ text: String) throws(Unreadable) -> Known {
    switch text.lowercased() {
    case "yes", "y", "true", "1", "ہاں", "جی": return .yes
    case "no", "n", "false", "0", "نہیں": return .no
    case "?", "unknown", "not known": return .unknown
    default: throw Unreadable(DirectoryEnglish.notYesOrNo)
    }
  }

  func kind(_ text: String) throws(Unreadable) -> Organization.Kind {
    let text = text.lowercased()
    guard
      let kind = Organization.Kind.allCases.first(where: {
        $0.rawValue == text || $0.inWords == text
      })
    else { throw Unreadable(DirectoryEnglish.notAKind) }
    return kind
  }

  func status(_ text: String) throws(Unreadable) -> Service.Status {
    switch text.lowercased() {
    case "open", "active": return .active
    case "suspended", "paused", "temporarily closed": return .suspended
    case "closed", "inactive", "defunct": return .closed
    default: throw Unreadable(DirectoryEnglish.notAStatus)
    }
  }

  // MARK: Codes

  func needs(_ text: String) throws(Unreadable) -> [NeedCode] {
    try codes(text, { $0.inWords }) { text throws(Unreadable) in try NeedCode.list(text) }
  }

  func forms(_ text: String) throws(Unreadable) -> [Form] {
    try codes(text, { $0.inWords }) { text throws(Unreadable) in try Form.list(text) }
  }

  /// Some words hold commas, so each part is first looked for as it stands.
  private func codes<Code: CaseIterable & Equatable>(
    _ text: String, _ words: (Code) -> String, _ list: (String) throws(Unreadable) -> [Code]
  ) throws(Unreadable) -> [Code] {
    var found: [Code] = []
    for part in parts(text) {
      let exact = Code.allCases.filter { words($0).lowercased() == part.lowercased() }
      for code in try exact.isEmpty ? list(part) : exact where !found.contains(code) {
        found.append(code)
      }
    }
    return found
  }

  func languages(_ text: String) throws(Unreadable) -> [String] {
    var codes: [String] = []
    for part in text.split(whereSeparator: { ",;/،؛".contains($0) || $0.isNewline }) {
      let name = part.trimmed
      if name.isEmpty { continue }
      let names = Languages.code(name) == nil ? name.split(separator: " ").map(String.init) : [name]
      for name in names where name.lowercased() != "and" {
        let small = name.lowercased()
        guard let code = Languages.code(small) ?? (Languages.isCode(small) ? small : nil) else {
          throw Unreadable(DirectoryEnglish.unknownLanguage(name))
        }
        if !codes.contains(code) { codes.append(code) }
      }
    }
    return codes
  }

  func workers(_ text: String) throws(Unreadable) -> [Gender] {
    var workers: [Gender] = []
    let list = text.lowercased().replacing(" and ", with: ",")
    for part in list.split(whereSeparator: { ",;/&".contains($0) || $0.isNewline }) {
      let gender: Gender? =
        switch part.trimmed {
        case "": .unknown
        case "f", "female", "women", "woman": .female
        case "m", "male", "men", "man": .male
        case "x", "khawaja sira", "khawajasira", "trans", "transgender": .third
        default: nil
        }
      guard let gender else { throw Unreadable(DirectoryEnglish.unreadableWorker(part.trimmed)) }
      if gender != .unknown && !workers.contains(gender) { workers.append(gender) }
    }
    return workers
  }

  // MARK: Places

  func areas(_ text: String) throws(Unreadable) -> [AreaID] {
    var areas: [AreaID] = []
    for part in parts(text) {
      for area in try self.areas(in: part) where !areas.contains(area) { areas.append(area) }
    }
    return areas
  }

  /// "Kasur, Punjab" is one place, "Kasur, Lahore" are two.
  private func areas(in part: String) throws(Unreadable) -> [AreaID] {
    if let area = known(part) { return [area] }
    let pieces = part.split(whereSeparator: { ",،".contains($0) }).map { $0.trimmed }
    let found = pieces.compactMap(known)
    if pieces.count > 1, found.count == pieces.count { return found }
    guard let area = try places.place(typed: part) else { return [] }
    return [area]
  }

  private func known(_ text: String) -> AreaID? {
    if places.area(AreaID(rawValue: text.lowercased())) != nil {
      return AreaID(rawValue: text.lowercased())
    }
    guard case .found(let id) = places.look(up: text) else { return nil }
    return id
  }

  func offices(_ text: String) throws(Unreadable) -> [Organization.Office] {
    var offices: [Organization.Office] = []
    for part in parts(text) {
      let ends = part.split(separator: "/", maxSplits: 1).map { $0.trimmed }
      guard let district = ends.first, let id = try areas(in: district).first else {
        throw Unreadable(English.unknownPlace([]))
      }
      offices.append(Organization.Office(district: id, tehsil: ends.count > 1 ? ends[1] : nil))
    }
    return offices
  }

  // MARK: Times

  /// A date, or a date and a time of day.
  func moment(_ text: String) throws(Unreadable) -> Instant {
    let words = text.split(separator: " ").map(String.init)
    if words.count > 1, let last = words.last, last.contains(":") {
      var day = try DayText.day(words.dropLast().joined(separator: " "))
      guard let clock = HSDSClock(last.count == 4 ? "0" + last : last), clock.zone == nil,
        clock.minutes < 1440
      else { throw Unreadable(DirectoryEnglish.unreadableDay(text)) }
      (day.hour, day.minute) = (clock.minutes / 60, clock.minutes % 60)
      return day.instant(offset: offset)
    }
    return try DayText.day(text).instant(offset: offset)
  }

  /// Of the words an office writes: "24", "24 h", "24 hours", "1 day", "2d".
  func hours(_ text: String) throws(Unreadable) -> Int {
    let text = text.lowercased().filter { $0 != " " }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let number = Int(digits), number <= 999 else {
      throw Unreadable(DirectoryEnglish.notHours)
    }
    switch unit {
    case "", "h", "hour", "hours", "hrs", "hr": return number
    case "d", "day", "days": return number * 24
    default: throw Unreadable(DirectoryEnglish.notHours)
    }
  }
}
