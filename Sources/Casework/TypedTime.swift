/// A time of day as people write it: `18:00`, `18.00`, `6:30 pm`, `6 p.m.`, `14`, and `2`, of which
/// nobody knows which half of the day it is of.
package struct TypedTime: Hashable, Sendable {
  package enum Half: Sendable {
    case morning, afternoon

    var other: Half { self == .morning ? .afternoon : .morning }
  }

  /// The half of the day that was named.
  let half: Half?
  /// As written: minutes after midnight, or of the half that was named.
  private let written: Int
  private let hasMinutes: Bool

  /// Of small letters.
  package init?(_ text: some StringProtocol) {
    var clock = text.trimmed
    var half: Half?
    let endings: [(String, Half)] = [
      ("am", .morning), ("a.m.", .morning), ("pm", .afternoon), ("p.m.", .afternoon),
    ]
    for (ending, named) in endings where clock.hasSuffix(ending) {
      clock = clock.dropLast(ending.count).trimmed
      half = named
      break
    }
    // `2.5` is an amount.
    let dot = clock.firstIndex(of: ".")
    if let dot, clock[dot...].count != 3 { return nil }
    guard let parts = clock.numbers(apart: dot == nil ? ":" : "."),
      (1...2).contains(parts.count), (half == nil ? 0...24 : 1...12).contains(parts[0]),
      (0...59).contains(parts.count == 2 ? parts[1] : 0)
    else { return nil }
    self.half = half
    hasMinutes = parts.count == 2
    written = parts[0] * 60 + (hasMinutes ? parts[1] : 0)
    guard written <= 1440 else { return nil }
  }

  /// Minutes after midnight, up to 1440; of 24 hours where no half was named.
  package var minutes: Int { half.map { minutes(in: $0) } ?? written }

  /// The same time in a half of the day.
  func minutes(in half: Half) -> Int { written % 720 + (half == .afternoon ? 720 : 0) }

  /// Whether it says by itself that it is a time, and which: a number alone could be of either half of
  /// the day, or no time at all.
  package var isSure: Bool { half != nil || hasMinutes }

  /// Whether it may be of either half of the day; `0:30` and `14` are of 24 hours.
  var mayBeOfEitherHalf: Bool { half == nil && (60..<13 * 60).contains(written) }
}
