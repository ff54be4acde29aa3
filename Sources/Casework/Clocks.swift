/// How long each step may take at each level (domain §5). A setting, with the field's defaults.
///
/// `decide` asks it and writes the moment into the event, so changing a clock never moves a
/// moment that was promised.
package struct Clocks: Hashable, Sendable, Codable {
  /// An arrived case is looked at.
  package var look: Instant.Span
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

  /// The end of a referral's clock: never later than halfway from its start to the deadline.
  package static func end(of span: Instant.Span, from start: Instant, before deadline: Deadline?)
    -> Instant
  {
    let end = start + span
    guard let deadline, deadline.at > start else { return end }
    let halfway = Instant(seconds: start.seconds + (deadline.at.seconds - start.seconds) / 2)
    return min(end, halfway)
  }
}

extension Instant.Span: Codable {
  /// Written as whole seconds.
  package init(from decoder: any Decoder) throws {
    seconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(seconds)
  }
}
