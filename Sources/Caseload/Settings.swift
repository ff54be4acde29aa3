package import Casework
package import Coalition

/// What a coalition may set for its desk: clocks, working hours, weights, who is on duty. Kept in
/// the journal, so that every screen of the desk has the same, and who changed what can be read.
package struct Settings: Hashable, Sendable, Codable {
  package var clocks = Clocks.standard
  package var calendar = WorkCalendar.standard
  package var weights = Weights()
  /// Tonight's coordinator and deputy: they stand on every case of level 1 (domain §5).
  package var duty: PersonID?
  package var deputy: PersonID?
  /// How long an ended case is kept until it is due for erasing; nil is for ever.
  package var retention: Instant.Span?

  package init() {}

  /// The coordinator first, then the deputy.
  package var onDuty: [PersonID] { [duty, deputy].compactMap(\.self) }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: CodingKeys.self)
    clocks = try from.decodeIfPresent(Clocks.self, forKey: .clocks) ?? .standard
    calendar = try from.decodeIfPresent(WorkCalendar.self, forKey: .calendar) ?? .standard
    weights = try from.decodeIfPresent(Weights.self, forKey: .weights) ?? Weights()
    duty = try from.decodeIfPresent(PersonID.self, forKey: .duty)
    deputy = try from.decodeIfPresent(PersonID.self, forKey: .deputy)
    retention = try from.decodeIfPresent(Instant.Span.self, forKey: .retention)
  }
}
