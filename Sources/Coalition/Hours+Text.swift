import Casework

// Opening hours as people write them: "Mon-Thu 09:00-17:00; Fri 09:00-12:30, 14:30-17:00".

extension OpeningHours {
  private static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let longNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// "always", or the days that have the same times together.
  var inWords: String {
    if days.sorted == Self.always.days { return "always" }
    var groups: [(weekdays: [Int], times: String)] = []
    for weekday in 1...7 {
      let times = days.sorted.filter { $0.weekday == weekday }
        .map { "\(Self.clock($0.opens))-\(Self.clock($0.closes))" }.joined(separator: ", ")
      if times.isEmpty { continue }
      if let last = groups.last, last.times == times, last.weekdays.last == weekday - 1 {
        groups[groups.count - 1].weekdays.append(weekday)
      } else {
        groups.append(([weekday], times))
      }
    }
    return groups.map { group in
      let first = Self.names[group.weekdays[0] - 1]
      let last = Self.names[group.weekdays[group.weekdays.count - 1] - 1]
      return "\(first == last ? first : "\(first)-\(last)") \(group.times)"
    }.joined(separator: "; ")
  }

  private static func clock(_ minutes: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// Reads what `inWords` writes and much of what else people write; what could mean two things
  /// ("9-5") is refused.
  init(words text: String) throws(Unreadable) {
    var days: [Day] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let words = part.trimmed.lowercased().map { "–—‑".contains($0) ? "-" : String($0) }.joined()
      if words.isEmpty { continue }
      guard let read = Self.days(words) else {
        throw Unreadable(DirectoryEnglish.unreadableHours(part.trimmed))
      }
      for day in read where !days.contains(day) { days.append(day) }
    }
    guard !days.isEmpty else { throw Unreadable(DirectoryEnglish.unreadableHours(text.trimmed)) }
    self.init(days: days.sorted)
  }

  /// One group: days, then one or more times. "Always" has both.
  private static func days(_ text: String) -> [Day]? {
    let always = ["always", "24/7", "24 hours", "day and night", "24 hours a day"]
    if always.contains(text) { return OpeningHours.always.days }
    let start = text.firstIndex { $0.isNumber } ?? text.endIndex
    guard let weekdays = weekdays(text[..<start].trimmed) else { return nil }
    if text[start...].trimmed == "24 hours" {
      return weekdays.map { Day(weekday: $0, opens: 0, closes: 1440) }
    }
    let spells = text[start...].replacing(" and ", with: ",").split(separator: ",")
    var days: [Day] = []
    for spell in spells {
      guard let (opens, closes) = times(spell.trimmed) else { return nil }
      days += weekdays.map { Day(weekday: $0, opens: opens, closes: closes) }
    }
    return days.isEmpty ? nil : days
  }

  /// `mon-thu`, `mon, wed and fri`, `daily`.
  private static func weekdays(_ text: String) -> [Int]? {
    let text = text.trimmed.drop { $0 == "(" }
    if ["", "daily", "every day", "all days", "everyday"].contains(String(text)) {
      return text.isEmpty ? nil : Array(1...7)
    }
    var weekdays: [Int] = []
    let list = text.replacing(" and ", with: ",").replacing("&", with: ",")
      .replacing("/", with: ",").replacing(":", with: "")
    for part in list.split(separator: ",") {
      let ends = part.replacing(" to ", with: "-").split(separator: "-").map { $0.trimmed }
      let numbers = ends.compactMap(weekday)
      guard numbers.count == ends.count, let first = numbers.first, let last = numbers.last,
        numbers.count <= 2
      else { return nil }
      // "Sat-Mon" goes round the end of the week.
      let count = (last - first + 7) % 7
      weekdays += (0...count).map { (first - 1 + $0) % 7 + 1 }
    }
    return weekdays.isEmpty ? nil : weekdays
  }

  private static func weekday(_ text: String) -> Int? {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    guard text.count >= 3 else { return nil }
    let name = text.hasSuffix("s") && text.count > 5 ? String(text.dropLast()) : text
    return longNames.firstIndex { $0.hasPrefix(name) }.map { $0 + 1 }
  }

  /// `09:00-17:00`, `9 am to 5 pm`, `9-17`; `20:00-06:00` runs past midnight.
  private static func times(_ text: String) -> (Int, Int)? {
    let ends = text.replacing(" to ", with: "-").replacing(" until ", with: "-")
      .split(separator: "-")
    guard ends.count == 2, let from = TypedTime(ends[0]), let until = TypedTime(ends[1]),
      from.minutes < 1440
    else { return nil }
    let closes = until.minutes == 0 ? 1440 : until.minutes
    // "9-5" may be a day or a night; "20:00-06:00" is a night.
    guard closes > from.minutes || (from.isSure && until.isSure && closes != from.minutes) else {
      return nil
    }
    return (from.minutes, closes)
  }
}

extension [OpeningHours.Day] {
  /// By day, then by time: hours that are the same are written alike.
  var sorted: Self {
    sorted { ($0.weekday, $0.opens, $0.closes) < ($1.weekday, $1.opens, $1.closes) }
  }
}

/// Days as people and their spreadsheets write them.
enum DayText {
  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Reads `2026-11-01`, `1 Nov 2026`, `1-Nov-26`, and `25/11/2026` where only one of the first two
  /// numbers can be the month.
  static func day(_ text: String) throws(Unreadable) -> WallTime {
    let parts = text.lowercased().split(whereSeparator: { "-/. ,".contains($0) }).map(String.init)
    guard parts.count == 3, let day = day(parts), day.isReal, (1990...2200).contains(day.year)
    else { throw Unreadable(DirectoryEnglish.unreadableDay(text)) }
    return day
  }

  private static func day(_ parts: [String]) -> WallTime? {
    if parts[0].count == 4, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2])
    {
      return WallTime(year: year, month: month, day: day)
    }
    guard var year = Int(parts[2]), parts[2].count == 2 || parts[2].count == 4 else { return nil }
    if parts[2].count == 2 { year += 2000 }
    if let day = Int(parts[0]), let month = month(parts[1]) {
      return WallTime(year: year, month: month, day: day)
    }
    if let month = month(parts[0]), let day = Int(parts[1]) {
      return WallTime(year: year, month: month, day: day)
    }
    guard let first = Int(parts[0]), let second = Int(parts[1]) else { return nil }
    guard first > 12 || second > 12 || first == second else { return nil }
    return first > 12
      ? WallTime(year: year, month: second, day: first)
      : WallTime(year: year, month: first, day: second)
  }

  private static func month(_ text: String) -> Int? {
    guard text.count >= 3 else { return nil }
    return months.firstIndex { text.hasPrefix($0) }.map { $0 + 1 }
  }
}
