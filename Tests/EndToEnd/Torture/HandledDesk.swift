import Caseload
import Casework
import DeskTesting
import Ledger
import Testing

/// A desk folder whose journal somebody or something gets at, opened again and again without a
/// program of its own each time.
final class HandledDesk {
  /// What an opened desk comes to.
  struct Opened: ~Copyable {
    var ledger: Ledger
    var caseload: Caseload

    /// All cases, whole.
    var cases: [CaseCode: Case] {
      Dictionary(uniqueKeysWithValues: caseload.cases.map { ($0.code, $0) })
    }

    var damage: [String] { ledger.damage.map(\.place) }

    @discardableResult
    mutating func perform(_ action: DeskAction) throws -> Line {
      let request = Request(
        id: Randomness.hex(bytes: 16), by: "amina", at: HandledDesk.now, action: action)
      let outcome = try ledger.perform(request, on: &caseload, holder: "a test")
      return try #require(outcome.line, "\(outcome)")
    }
  }

  /// After all that was done.
  static let now = Instant(seconds: Int64(PowerScenario.december)) + .days(1)

  private let disk: RecordedDisk
  var path: String { disk.desk }
  /// The files as they were.
  let files: [String: [UInt8]?]

  /// A desk of several months and some cases in the middle of their lives.
  init(cases count: Int) throws {
    disk = RecordedDisk()
    disk.time = PowerScenario.november
    try disk.makeDesk()
    try disk.confirm("import", "DESK", "-", input: Members.file)
    var codes: [String] = []
    for number in 1...count {
      codes.append(try disk.openCase())
      // A J that loses a bit ends a line.
      try disk.confirm("note", "DESK", codes[number - 1], "Jamila رابطہ, number \(number).")
    }
    disk.time = PowerScenario.december
    for (number, code) in codes.enumerated() {
      switch number % 4 {
      case 0:
        try disk.confirm("triage", "DESK", code, "--yes", "stillHeld", "--no", RealDesk.no)
        // Whoever has one already fits less.
        let service = (number % 8 == 0 ? Members.first : Members.second).service
        try disk.confirm("refer", "DESK", code, "BLR", service, "--ties", "none")
        try disk.confirm("told", "DESK", code + "-A", "Sana")
      case 1: try disk.confirm("need", "DESK", code, "LAD")
      case 2: try disk.confirm("undo", "DESK", code)
      default: try disk.confirm("todo", "DESK", code, "Call them", "--due", "+1d")
      }
      try disk.confirm("note", "DESK", code, "Later on, \"she\" said.")
    }
    files = try disk.keep()
  }

  func putBack() throws { try disk.putBack(files) }

  /// Files of the journal, in their order.
  var months: [String] {
    files.keys.filter { $0.hasPrefix("desk/journal/") && $0.hasSuffix(".jsonl") }.sorted()
  }

  func bytes(_ name: String) -> [UInt8] { (files[name] ?? nil) ?? [] }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Disk.write(bytes, to: disk.path + "/" + name)
  }

  func stored(_ name: String) -> [UInt8] { Disk.bytes(disk.path + "/" + name) }

  func open(fromStart: Bool = true) throws -> Opened {
    var ledger = try Ledger(openingDeskAt: path, fromStart: fromStart)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    return Opened(ledger: ledger, caseload: caseload)
  }

  func verify() throws -> Run.Ended { try rabta("verify", path) }
}
