import DeskTesting
import Glibc
import Testing

/// How much is tried: a part with every `make test`, all with `make torture`.
enum Torture {
  static let isOn = getenv("RABTA_TORTURE") != nil

  /// Always the same with `make test`, another each time with `make torture`; RABTA_SEED sets it.
  static let seed: Int = {
    if let said = getenv("RABTA_SEED").flatMap({ Int(String(cString: $0)) }) { return said }
    return isOn ? time(nil) : 1
  }()

  static func states(_ few: Int, of many: Int) -> Int { isOn ? many : few }

  static func say(_ text: some CustomStringConvertible) { if isOn { print(text) } }
}

@Suite("When the power fails")
struct PowerLossTorture {
  @Test(
    "At any call, whatever was not synced: all that was confirmed is there, and the desk goes on",
    arguments: PowerScenario.all)
  func atEveryCall(scenario: PowerScenario) throws {
    let disk = RecordedDisk()
    try scenario.play(disk)
    let report = try PowerProof.run(
      scenario.name, try disk.calls, states: Torture.states(300, of: 2000), seed: Torture.seed,
      verifying: Torture.states(3, of: 40))
    #expect(report.calls > 10 && report.states > report.calls / 2, "\(report)")
    #expect(report.complaints.isEmpty, "\(report.complaints.joined(separator: "\n\n"))")
    Torture.say(report)
  }

  @Test("After a desk died at any call of its save and another went on, the same holds")
  func afterADeath() throws {
    try afterDeaths("a note in a new month", 60, PowerScenario.death(ofNoteAt:_:))
  }

  @Test("After an import died at any call and was run again, the same holds")
  func afterAnImport() throws {
    try afterDeaths("an import", 30, PowerScenario.death(ofImportAt:_:))
  }

  private func afterDeaths(
    _ name: String, _ few: Int, _ play: (Int, RecordedDisk) throws -> Bool
  ) throws {
    var deaths = 0
    for number in 1...40 {
      let disk = RecordedDisk()
      guard try play(number, disk) else { break }
      deaths += 1
      let report = try PowerProof.run(
        "\(name), a death at call \(number)", try disk.calls,
        states: Torture.states(few, of: 500), seed: Torture.seed + number)
      #expect(report.complaints.isEmpty, "\(report.complaints.joined(separator: "\n\n"))")
      Torture.say(report)
    }
    #expect(deaths >= 5)
  }
}

/// A proof that can't fail proves nothing.
@Suite("The proof that the power may fail")
struct PowerProofTorture {
  private func complaints(_ calls: [DiskCall]) throws -> [String] {
    try PowerProof.run("a broken program", calls, states: 300, seed: 1).complaints
  }

  @Test("Notices a program that forgets a kind of sync", arguments: ["fdatasync", "fsync"])
  func forgotten(call: String) throws {
    let disk = RecordedDisk()
    disk.dropped = call
    disk.time = PowerScenario.november
    try disk.makeDesk()
    let code = try disk.openCase()
    disk.time = PowerScenario.december
    try disk.confirm("note", "DESK", code, "The first of the month.")
    #expect(try !complaints(disk.calls).isEmpty)
  }

  @Test("Notices each sync that is missing: of a line, of a month's name, of a desk, of a draft")
  func eachSync() throws {
    let disk = RecordedDisk()
    try PowerScenario.all[3].play(disk)
    let calls = try disk.calls
    #expect(try complaints(calls).isEmpty)
    /// What is said when all syncs of some kind are left out.
    func without(_ isMissing: @escaping (DiskCall) -> Bool) throws -> [String] {
      #expect(calls.contains(where: isMissing))
      return try complaints(calls.filter { !isMissing($0) })
    }
    let lines = try without { $0.kind == .syncData && $0.path.hasSuffix(".jsonl") }
    #expect(lines.contains { $0.contains("lost a confirmed line") }, "\(lines)")
    let months = try without { $0.kind == .sync && $0.path == "desk/journal" }
    #expect(months.contains { $0.contains("is gone") }, "\(months)")
    let desks = try without { $0.kind == .syncData && $0.path == "desk/desk.json.half" }
    #expect(!desks.isEmpty)
    let drafts = try without { $0.kind == .syncData && $0.path.hasPrefix("desk/drafts/") }
    #expect(drafts.contains { $0.contains("a draft is not whole") }, "\(drafts)")
    let names = try without { $0.kind == .sync && $0.path == "desk/drafts" }
    #expect(names.contains { $0.contains("which was kept, is gone") }, "\(names)")
  }

  @Test("Notices a rename that comes before the sync of what is renamed")
  func earlyRename() throws {
    let disk = RecordedDisk()
    try disk.makeDesk()
    var calls = try disk.calls
    let rename = try #require(calls.firstIndex { $0.kind == .rename })
    let sync = try #require(calls[..<rename].lastIndex { $0.kind == .syncData })
    calls.swapAt(rename, sync)
    #expect(try !complaints(calls).isEmpty)
  }

  @Test("Knows what it does not know: a call that no model has is an error")
  func unknown() {
    var disk = ModelDisk()
    #expect(throws: ModelDisk.Unknown.self) {
      try disk.play(DiskCall(kind: .unknown, path: "copy_file_range"))
    }
  }
}
