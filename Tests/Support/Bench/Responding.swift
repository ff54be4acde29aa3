import Canvas
import Caseload
import Desk
import FoundationEssentials
import Glibc
import Terminal

/// From a key to the last byte of the screen that follows it, in the real program, beside bare
/// ncurses that shows the same screens from ready-made text.
enum Responding {
  private static let steps = 200

  static func measure(_ desk: borrowing BenchDesk) throws {
    let pages = try writePages(desk)
    defer { unlink(pages) }
    var ours = try open("rabta", [desk.path])
    var bare = try open("rabta-floor", ["--pages", pages])
    var answers: [Answer] = []
    var floor: [Answer] = []
    // One after the other, so that both meet the same machine.
    for step in 0..<steps {
      usleep(20_000)
      let one = try ours.answer(to: "\u{1B}[B")
      let other = try bare.answer(to: " ")
      // The first ones meet what is met once.
      if step >= 20 {
        answers.append(one)
        floor.append(other)
      }
    }
    report("key down, to the last byte", desk.cases, answers, floor)
    try measureOthers(desk.cases, &ours, floor)
  }

  private static func report(
    _ what: String, _ cases: Int, _ answers: [Answer], _ floor: [Answer]
  ) {
    let bare = "bare ncurses with the same screens"
    let times = answers.map(\.time)
    let base = floor.map(\.time)
    Figure(
      what: what, cases: cases, measured: .time(times.median),
      remark: "p99 \(Amount.time(times.percentile(99)).inWords)", floor: bare,
      base: .time(base.median), reach: .ratio(1.5)
    ).print()
    Figure(
      what: what + ", p99", cases: cases, measured: .time(times.percentile(99)), floor: bare,
      base: .time(base.percentile(99)), reach: .time(.milliseconds(2))
    ).print()
    Figure(
      what: "bytes sent for it", cases: cases, measured: .bytes(mean(answers)),
      floor: bare, base: .bytes(mean(floor)), reach: .ratio(1.2)
    ).print()
  }

  private static func mean(_ answers: [Answer]) -> Int {
    answers.reduce(0) { $0 + $1.bytes } / max(1, answers.count)
  }

  /// Keys after which all of the screen is another, each with the one that goes back.
  private static func measureOthers(
    _ cases: Int, _ terminal: inout Terminal, _ floor: [Answer]
  ) throws {
    let keys: [(what: String, key: String, back: String)] = [
      ("page down", "\u{1B}[6~", "\u{1B}[5~"), ("the last case", "G", "g"),
      ("a key of the filter", "/k", "\u{1B}"), ("opening help", "?", "\u{1B}"),
    ]
    for (what, key, back) in keys {
      var times: [Duration] = []
      for _ in 0..<60 {
        for first in key.dropLast(key.hasPrefix("/") ? 1 : key.count) {
          _ = try terminal.answer(to: String(first))
        }
        // What was typed in the cases is looked through after that, between keys.
        let isFilter = key.hasPrefix("/")
        times.append(
          try terminal.answer(to: isFilter ? "k" : key, silence: isFilter ? 1 : 8).time)
        usleep(30_000)
        _ = try terminal.answer(to: back)
        usleep(20_000)
      }
      Figure(
        what: "\(what), p99", cases: cases, measured: .time(times.percentile(99)),
        remark: "p50 \(Amount.time(times.median).inWords)",
        floor: "key down in bare ncurses", base: .time(floor.map(\.time).median),
        reach: .time(.milliseconds(5))
      ).print()
    }
  }

  private static func open(_ program: String, _ words: [String]) throws -> Terminal {
    var terminal = try Terminal(try Child.path(of: program), words, columns: 132, rows: 43)
    try terminal.wait(forLastRow: "help")
    usleep(300_000)
    return terminal
  }

  // MARK: Ready-made screens

  /// What the desk shows on its way down, one screen after the other, as the floor reads it.
  private static func writePages(_ desk: borrowing BenchDesk) throws -> String {
    var screen = try Screen(OpenedDesk(desk))
    var text = page(screen.frame)
    for _ in 0..<steps {
      try screen.press(.down)
      text += page(screen.frame)
    }
    let path = desk.path + ".pages"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }

  private static func page(_ frame: Frame) -> String {
    let cursor = frame.cursor ?? Point(column: 0, row: 0)
    var text = "\(cursor.row) \(cursor.column)\n"
    for row in 0..<frame.size.rows {
      for run in runs(row, frame) { text += run }
      text += "\n"
    }
    return text
  }

  /// Pieces of a row that look alike.
  private static func runs(_ row: Int, _ frame: Frame) -> [String] {
    let palette = Palette(isLight: false)
    var runs: [String] = []
    var role: Role?
    var text = ""
    func end() {
      guard let role else { return }
      let style = palette.style(of: role)
      runs.append("\(style.attributes) \(style.color.rawValue) \(text.utf8.count) \(text)\n")
    }
    for column in 0..<frame.size.columns {
      guard let cell = frame[Point(column: column, row: row)], cell.width > 0 else { continue }
      if cell.role != role {
        end()
        (role, text) = (cell.role, "")
      }
      if let scalar = cell.scalar { text.unicodeScalars.append(scalar) }
      text += frame.cluster(cell) ?? ""
    }
    end()
    return runs
  }
}

/// How a program answered a key.
struct Answer {
  let time: Duration
  let bytes: Int
}
