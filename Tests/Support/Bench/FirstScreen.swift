import FoundationEssentials
import Glibc

/// From exec to the last byte of the first full screen, and the memory that the program then has.
enum FirstScreen {
  static func measure(_ desk: borrowing BenchDesk) throws {
    let (rabta, floor) = (try Child.path(of: "rabta"), try Child.path(of: "rabta-floor"))
    let rows = desk.path + "/rows.jsonl"
    var ours: [Duration] = []
    var bare: [Duration] = []
    // One after the other, so that both meet the same machine.
    for _ in 0..<(desk.cases > 200_000 ? 5 : 15) {
      ours.append(try open(rabta, [desk.path]))
      bare.append(try open(floor, [rows]))
    }
    let reach: Figure.Reach =
      switch desk.cases {
      case ...100_000: .time(.milliseconds(50))
      default: .time(.milliseconds(350))
      }
    Figure(
      what: "exec to first full screen", cases: desk.cases, measured: .time(ours.median),
      floor: "bare C with ncurses that reads the rows", base: .time(bare.median), reach: reach
    ).print()
    Figure(
      what: "peak memory, with a filter typed", cases: desk.cases, measured: .bytes(try use(desk)),
      floor: "size of rows.jsonl", base: .bytes(fileSize(rows)), reach: .bytes(300_000_000)
    ).print()
  }

  private static func open(
    _ program: String, _ words: [String]
  ) throws -> Duration {
    let before = ContinuousClock.now
    var terminal = try Terminal(program, words, columns: 132, rows: 43)
    try terminal.wait(forLastRow: "help")
    return ContinuousClock.now - before
  }

  /// With a filter typed and some cases looked at.
  private static func use(_ desk: borrowing BenchDesk) throws -> Int {
    var terminal = try Terminal(
      try Child.path(of: "rabta"), [desk.path], columns: 132, rows: 43)
    try terminal.wait(forLastRow: "help")
    for letter in "/kiln" {
      terminal.type(String(letter))
      usleep(300_000)
    }
    terminal.type("\r")
    for _ in 0..<20 {
      terminal.type("\u{1B}OB")
      usleep(20_000)
    }
    return Child.peak(of: terminal.process)
  }
}
