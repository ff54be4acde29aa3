import Glibc
import Ledger

/// Every line checked, and all rows and texts made anew from the journal alone.
enum Verifying {
  static func measure(_ desk: borrowing BenchDesk) throws {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    let floor = times(desk.cases > 200_000 ? 1 : 3) { _ in
      for path in desk.journalFiles {
        let file = open(path, O_RDONLY)
        defer { close(file) }
        while true {
          let got = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
          guard got > 0 else { break }
          _ = Digest.of(buffer[..<got])
        }
      }
    }
    for (what, words) in [
      ("verify", ["verify", desk.path]),
      ("rebuild from the journal alone", ["checkpoint", desk.path, "--anew"]),
    ] {
      var runs: [Child] = []
      for _ in 0..<(desk.cases > 50_000 ? 1 : 3) { runs.append(try Child.run("rabta", words)) }
      guard runs.allSatisfy({ $0.status == 0 }) else { throw Failure("\(what) failed") }
      Figure(
        what: what, cases: desk.cases, measured: .time(runs.map(\.time).median),
        remark: "peak \(Amount.bytes(runs.map(\.peak).max() ?? 0).inWords)",
        floor: "hashing the journal's bytes", base: .time(floor.median), reach: .ratio(10)
      ).print()
    }
  }
}
