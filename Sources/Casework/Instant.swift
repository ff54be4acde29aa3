/// A moment in UTC, in whole seconds since 1970.
///
/// Whole seconds, because a clock of casework never needs less and a number that is written and
/// read a thousand times must stay the same; written as `2026-11-24T21:34:00Z` (RFC 3339).
///
/// Time ends where that can't be written any more, after the year 9999, and begins with the year 0:
/// whatever is added to a moment that some file says, a moment comes of it.
package struct Instant: Hashable, Comparable, Sendable {
  package let seconds: Int64

  private static let all: ClosedRange<Int64> = -62_167_219_200...253_402_300_799

  package init(seconds: Int64) {
    self.seconds = min(max(seconds, Self.all.lowerBound), Self.all.upperBound)
  }

  package static func < (a: Instant, b: Instant) -> Bool { a.seconds < b.seconds }
  package static func + (a: Instant, b: Span) -> Instant { Instant(seconds: a.seconds + b.seconds) }
  package static func += (a: inout Instant, b: Span) { a = a + b }
  package static func - (a: Instant, b: Span) -> Instant { Instant(seconds: a.seconds - b.seconds) }
  package static func - (a: Instant, b: Instant) -> Span { Span(seconds: a.seconds - b.seconds) }

  /// A length of time in whole seconds; negative when it lies in the past. No longer than all of
  /// time.
  package struct Span: Hashable, Comparable, Sendable {
    package let seconds: Int64

    private static let most = Instant.all.upperBound - Instant.all.lowerBound

    package init(seconds: Int64) { self.seconds = min(max(seconds, -Self.most), Self.most) }

    package static func minutes(_ n: Int) -> Span { Span(n, of: 60) }
    package static func hours(_ n: Int) -> Span { Span(n, of: 3600) }
    package static func days(_ n: Int) -> Span { Span(n, of: 86400) }

    private init(_ n: Int, of unit: Int64) {
      self.init(seconds: Span(seconds: Int64(n)).seconds * unit)
    }

    package static func < (a: Span, b: Span) -> Bool { a.seconds < b.seconds }
    package static prefix func - (a: Span) -> Span { Span(seconds: -a.seconds) }

    /// "5 min", "3 h 10 min", "29 h", "2 d 4 h": as it is said on the phone.
    package var inWords: String {
      let minutes = seconds.magnitude / 60
      switch minutes {
      case ..<60: return "\(minutes) min"
      case ..<(24 * 60):
        let rest = minutes % 60
        return rest == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(rest) min"
      default:
        let hours = minutes / 60
        if hours < 48, hours > 24 { return "\(hours) h" }
        return hours % 24 == 0 ? "\(hours / 24) d" : "\(hours / 24) d \(hours % 24) h"
      }
    }
  }
}

// MARK: - Calendar

/// The time a wall clock shows: the proleptic Gregorian calendar at a fixed distance from UTC.
///
/// A fixed distance and not a named zone, because Pakistan keeps +05:00 all year and time zone
/// files are not everywhere.
package struct WallTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int

  package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  package init(_ instant: Instant, offset: Instant.Span) {
    let local = instant.seconds + offset.seconds
    let days = (local >= 0 ? local : local - 86399) / 86400
    let rest = Int(local - days * 86400)
    (year, month, day) = Self.civil(fromDays: Int(days))
    hour = rest / 3600
    minute = rest / 60 % 60
    second = rest % 60
  }

  package func instant(offset: Instant.Span) -> Instant {
    let days = Int64(Self.days(year, month, day))
    let local = days * 86400 + Int64(hour * 3600 + minute * 60 + second)
    return Instant(seconds: local - offset.seconds)
  }

  /// Monday is 1 and Sunday 7, as ISO 8601 counts.
  package var weekday: Int {
    let days = Self.days(year, month, day)
    return ((days + 3) % 7 + 7) % 7 + 1
  }

  /// Minutes since midnight.
  package var minuteOfDay: Int { hour * 60 + minute }

  package var isReal: Bool {
    guard (0...9999).contains(year), (1...12).contains(month), (0...23).contains(hour),
      (0...59).contains(minute),
      (0...59).contains(second)
    else { return false }
    return Self.civil(fromDays: Self.days(year, month, day)) == (year, month, day)
  }

  // Days since 1970-01-01 and back, by eras of 400 years (H. Hinnant, "chrono-Compatible
  // Low-Level Date Algorithms").
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146097 + dayOfEra - 719468
  }

  private static func civil(fromDays days: Int) -> (Int, Int, Int) {
    let z = days + 719468
    let era = (z >= 0 ? z : z - 146096) / 146097
    let dayOfEra = z - era * 146097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
