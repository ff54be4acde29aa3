import Canvas
import Desk

/// A key that moves on in the queue, with the panes following: all but the terminal.
enum KeyDown {
  static func measure(_ desk: borrowing BenchDesk) throws {
    var screen = try Screen(OpenedDesk(desk))
    let keys = try times(200) { _ in try screen.press(.down) }
    let blank = times(200) { _ in _ = Frame(Example.size) }
    Figure(
      what: "key down, the panes following, p99", cases: desk.cases,
      measured: .time(keys.percentile(99)), remark: "p50 \(Amount.time(keys.median).inWords)",
      floor: "an empty frame", base: .time(blank.median), reach: .time(.milliseconds(16))
    ).print()
  }
}
