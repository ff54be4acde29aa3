import Casework

// How HSDS writes days and times: ISO 8601 dates, RFC 3339 moments, and `09:00+05:00`.

extension WallTime {
  /// Reads `2026-11-01`.
  init?(date text: some StringProtocol) {
    var scan = Scan(text)
    guard let date = scan.date(), scan.isDone else { return nil }
    self = date
  }
}

extension Instant {
  /// Reads `2024-09-25T14:23:06.5+01:00`: any moment of RFC 3339. The part of a second is dropped.
  init?(rfc3339 text: some StringProtocol) {
    var scan = Scan(text)
    guard var wall = scan.date(), scan.take("T") || scan.take("t") || scan.take(" "),
      let clock = scan.clock(), let zone = scan.zone(), scan.isDone, clock.minutes < 1440
    else { return nil }
    wall.hour = clock.minutes / 60
    wall.minute = clock.minutes % 60
    wall.second = clock.second
    self = wall.instant(offset: .minutes(zone))
  }
}

/// A time of day, and its distance from UTC where it is told.
struct HSDSClock: Hashable, Sendable {
  /// After midnight, up to 1440.
  var minutes: Int
  /// Minutes.
  var zone: Int?

  /// Reads `09:00`, `09:00:00`, `09:00Z`, `09:00+05:00`.
  init?(_ text: some StringProtocol) {
    var scan = Scan(text)
    guard let clock = scan.clock() else { return nil }
    minutes = clock.minutes
    zone = scan.isDone ? nil : scan.zone()
    guard scan.isDone else { return nil }
  }

  static func text(_ minutes: Int, zone: Int) -> String {
    let sign = zone < 0 ? "-" : "+"
    return "\(twoDigits(minutes / 60)):\(twoDigits(minutes % 60))\(sign)"
      + "\(twoDigits(zone.magnitude / 60)):\(twoDigits(zone.magnitude % 60))"
  }

  private static func twoDigits(_ number: some BinaryInteger) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}

/// Reads a text of ASCII from left to right.
private struct Scan {
  private var rest: ArraySlice<UInt8>

  init(_ text: some StringProtocol) { rest = Array(text.utf8)[...] }

  var isDone: Bool { rest.isEmpty }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  /// A number of exactly so many digits.
  mutating func number(_ digits: Int) -> Int? {
    guard rest.count >= digits else { return nil }
    var value = 0
    for byte in rest.prefix(digits) {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest.removeFirst(digits)
    return value
  }

  mutating func date() -> WallTime? {
    guard let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2)
    else { return nil }
    let wall = WallTime(year: year, month: month, day: day)
    return wall.isReal ? wall : nil
  }

  /// Up to 24:00, which closes a day.
  mutating func clock() -> (minutes: Int, second: Int)? {
    guard let hour = number(2), take(":"), let minute = number(2), minute < 60 else { return nil }
    var second = 0
    if take(":") {
      guard let told = number(2), told < 60 else { return nil }
      second = told
      if take(".") {
        guard number(1) != nil else { return nil }
        while number(1) != nil {}
      }
    }
    let minutes = hour * 60 + minute
    return minutes < 1440 || (minutes == 1440 && second == 0) ? (minutes, second) : nil
  }

  /// Minutes from UTC.
  mutating func zone() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isBehind = take("-")
    guard isBehind || take("+"), let hours = number(2), hours <= 14 else { return nil }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return (isBehind ? -1 : 1) * (hours * 60 + minutes)
  }
}
