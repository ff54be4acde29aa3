import Caseload
import Casework
import Glibc
import Ledger

/// A note on an open case: decided, appended, synced and folded, against an append and a sync of as
/// many bytes.
enum SavedAction {
  private static let runs = 300

  static func measure(_ desk: borrowing BenchDesk) throws {
    var opened = try OpenedDesk(desk)
    let queue = opened.caseload.queue(Query(), at: Example.now)
    let codes = (0..<min(50, queue.count)).map { opened.caseload.code($0, of: queue) }
    try opened.bring(codes)

    // The floor's line is as long as one of these.
    let file = desk.path + "/journal/2026-11.jsonl"
    let before = fileSize(file)
    func note(_ run: Int) throws {
      let text = Words(String(repeating: "word ", count: 60))
      let request = Request(
        id: "note \(run)", by: "amina", at: Example.now + .minutes(run),
        action: .on(codes[run % codes.count], .note(text: text)))
      try opened.perform([request])
    }
    try note(0)
    let bytes = [UInt8](repeating: 0x61, count: fileSize(file) - before)
    let bare = open(try desk.scratch("floor"), O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(bare) }

    var saved: [Duration] = []
    var floor: [Duration] = []
    for run in 1...runs {
      saved.append(try time { try note(run) })
      floor.append(
        time {
          _ = bytes.withUnsafeBytes { write(bare, $0.baseAddress, $0.count) }
          fdatasync(bare)
        })
    }
    Figure(
      what: "one saved action", cases: desk.cases, measured: .time(saved.median),
      remark: "p99 \(Amount.time(saved.percentile(99)).inWords)",
      floor: "append + fdatasync of \(bytes.count) bytes", base: .time(floor.median),
      reach: .ratio(1.2)
    ).print()
  }
}
