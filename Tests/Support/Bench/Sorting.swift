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

    // In no order: a processor that guesses well sorts numbers with a pattern five times as fast.
    let numbers = (0..<desk.cases).map { _ in UInt64.random(in: 0...UInt64.max) }
    let floor = times(5) { _ in _ = numbers.sorted() }
    for (what, figures) in [("sort of all cases", sorted), ("change of order, an hour on", moved)] {
      Figure(
        what: what, cases: desk.cases, measured: .time(figures.median),
        floor: "sort of as many packed integers", base: .time(floor.median), reach: .ratio(2)
      ).print()
    }
  }
}
