import Caseload
import Casework

/// All cases put in order anew, and the order brought up to the next hour.
enum Sorting {
  static func measure(_ desk: borrowing BenchDesk) throws {
    var caseload = try OpenedDesk(desk).caseload
    caseload.settle(at: Example.now)
    // Back in time nothing that is known helps.
    let sorted = times(5) { run in caseload.settle(at: Example.now - .hours(run + 1)) }
    caseload.settle(at: Example.now)
    let moved = times(20) { run in caseload.settle(at: Example.now + .hours(run + 1)) }

    // In no order, and the same in every run.
    let numbers = (0..<UInt64(desk.cases)).map(mixed)
    let floor = times(5) { _ in _ = numbers.sorted() }
    for (what, figures) in [("sort of all cases", sorted), ("change of order, an hour on", moved)] {
      Figure(
        what: what, cases: desk.cases, measured: .time(figures.median),
        floor: "sort of as many packed integers", base: .time(floor.median), reach: .ratio(2)
      ).print()
    }
  }

  /// SplitMix64. Multiples of a number would not do: they have a pattern, which a processor that
  /// guesses well sorts five times as fast as numbers in no order.
  private static func mixed(_ number: UInt64) -> UInt64 {
    var bits = (number &+ 1) &* 0x9E37_79B9_7F4A_7C15
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
