import Caseload
import FoundationEssentials

/// The real program brings a file of cases into a new desk.
enum Importing {
  static func measure(_ desk: borrowing BenchDesk) throws {
    // More is more of the same.
    guard desk.cases <= 100_000 else { return }
    let file = try desk.importFile()
    var ours: [Duration] = []
    var peak = 0
    for _ in 0..<(desk.cases > 10_000 ? 1 : 3) {
      let new = try desk.scratch("imported")
      _ = try Child.run(
        "rabta", ["init", new, "--name", "Bench", "--prefix", "BEN", "--as", "amina"])
      let run = try Child.run("rabta", ["import", new, file])
      guard run.status == 0 else { throw Failure("the import failed") }
      ours.append(run.time)
      peak = run.peak
    }
    let bytes = try Data(contentsOf: URL(filePath: file))
    let floor = try time {
      let decoder = JSONDecoder()
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        _ = try decoder.decode(CaseRecord.self, from: line)
      }
    }
    Figure(
      what: "import of as many cases", cases: desk.cases, measured: .time(ours.median),
      remark: "peak \(Amount.bytes(peak).inWords)", floor: "JSONDecoder over the same bytes",
      base: .time(floor), reach: .ratio(1)
    ).print()
  }
}
