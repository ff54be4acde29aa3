/// How long each step may take at each level (domain §5). A setting, with the field's defaults.
///
/// `decide` asks it and writes the moment into the event, so changing a clock never moves a
/// moment that was promised.
package struct Clocks: Hashable, Sendable, Codable {
  /// An arrived case is looked at.
  package var look: Instant.Span
  /// The hour of the day by which a best-interest decision has its second name, in minutes.
  package var countersignBy = 9 * 60
  /// Nil at a level without that clock.
  package var levels: [Level.RawValue: LevelClocks]

  package struct LevelClocks: Hashable, Sendable, Codable {
    package var firstDoor: Instant.Span?
    package var tell: Instant.Span?
    package var acknowledge: Instant.Span?
    package var answer: Instant.Span
    package var contact: Instant.Span
    package var actAfterDecline: Instant.Span
  }

  package subscript(level: Level) -> LevelClocks {
    levels[level.rawValue] ?? Self.standardLevels[level.rawValue]
      ?? LevelClocks(answer: .days(3), contact: .days(14), actAfterDecline: .days(1))
  }

  package static let standard = Clocks(look: .minutes(15), levels: standardLevels)

  package init(look: Instant.Span, levels: [Level.RawValue: LevelClocks]) {
    self.look = look
    self.levels = levels
  }

  private static let standardLevels: [Int: LevelClocks] = [
    1: LevelClocks(
      firstDoor: .minutes(30), tell: .minutes(15), acknowledge: .hours(1), answer: .hours(4),
      contact: .hours(24), actAfterDecline: .hours(1)),
    2: LevelClocks(
      firstDoor: .hours(2), tell: .hours(1), acknowledge: .hours(4), answer: .hours(24),
      contact: .hours(72), actAfterDecline: .hours(4)),
    3: LevelClocks(
      firstDoor: .days(1), tell: .days(1), acknowledge: .hours(24), answer: .days(3),
      contact: .days(14), actAfterDecline: .days(1)),
    4: LevelClocks(answer: .days(3), contact: .days(14), actAfterDecline: .days(1)),
  ]

  /// When a receiver's clock ends: in working hours at levels 3 and 4, the receiver's own where
  /// those are known; and never later than halfway from its start to the deadline (domain §5).
  package static func end(
    of span: Instant.Span, at level: Level, from start: Instant, before deadline: Deadline?,
    calendar: WorkCalendar, receiver: OpeningHours?
  ) -> Instant {
    let end =
      level <= .urgent ? start + span : calendar.end(of: span, from: start, receiver: receiver)
    return bounded(end, from: start, before: deadline)
  }

  /// Never later than halfway from a clock's start to the deadline.
  package static func bounded(
    _ end: Instant, from start: Instant, before deadline: Deadline?
  ) -> Instant {
    guard let deadline, deadline.at > start else { return end }
    let halfway = Instant(seconds: start.seconds + (deadline.at.seconds - start.seconds) / 2)
    return min(end, halfway)
  }
}

extension Instant.Span: Codable {
  /// Written as whole seconds.
  package init(from decoder: any Decoder) throws {
    self.init(seconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
