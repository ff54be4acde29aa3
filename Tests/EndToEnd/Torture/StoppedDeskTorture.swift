import DeskTesting
import Glibc
import Testing

/// A program that holds the lock and does nothing more: it was stopped with SIGSTOP at some call of
/// its save, even in the middle of its line.
@Suite("A desk that stands still while it saves")
struct StoppedDeskTorture {
  private static let stopped = "Stopped half way."

  /// The calls of a save, from taking the lock to the last; the sixth writes half a line.
  private static let calls = Torture.isOn ? Array(1...12) : [6]

  private func desk() throws -> (RecordedDisk, code: String) {
    let disk = RecordedDisk()
    disk.time = PowerScenario.november
    try disk.makeDesk()
    let code = try disk.openCase()
    disk.time = PowerScenario.december
    return (disk, code)
  }

  /// Starts a note that stops at a call; nil when it has no such call.
  private func stop(_ disk: RecordedDisk, _ code: String, at call: Int) throws -> Run? {
    let fault = RecordedDisk.Fault(number: call, error: EIO, kind: .stop)
    let note = try disk.start(["note", "DESK", code, Self.stopped], fault: fault)
    try poll(10, "the note to stop") { note.isStopped || !note.isRunning }
    return note.isRunning ? note : nil
  }

  private func notes(_ disk: RecordedDisk, _ code: String) throws -> [String] {
    let shown = try rabta("show", disk.desk, code, "--identity").output
    return shown.split(separator: "\n").filter { $0.hasPrefix("note: ") }.map(String.init)
  }

  /// Others read at once, and who writes is told whom it waits for.
  private func expectOthersKnow(
    _ note: Run, at call: Int, _ disk: RecordedDisk, _ code: String
  ) throws {
    let start = ContinuousClock.now
    #expect(try rabta("list", disk.desk).status == 0)
    #expect(ContinuousClock.now - start < .seconds(1))
    let other = try disk.run(["note", "DESK", code, "Another."])
    #expect(other.status == 1)
    // At the first call it has the lock and not yet put its own name where the last one's stood.
    let holder = call == 1 ? "" : "amina (process \(note.process))"
    #expect(other.errors.contains("\(holder) is saving"), "call \(call): \(other.errors)")
    #expect(ContinuousClock.now - start > .seconds(2))
  }

  @Test("And goes on: others are told who holds it, then all is saved, once", arguments: calls)
  func goesOn(call: Int) throws {
    let (disk, code) = try desk()
    guard let note = try stop(disk, code, at: call) else { return }
    try expectOthersKnow(note, at: call, disk, code)
    kill(note.process, SIGCONT)
    let ended = try note.wait()
    #expect(ended.status == 0 && ended.errors.isEmpty, "call \(call): \(ended.errors)")
    let after = try disk.run(["note", "DESK", code, "After."])
    #expect(after.status == 0 && after.errors.isEmpty, "call \(call): \(after.errors)")
    let notes = try notes(disk, code)
    #expect(notes.count { $0.contains(Self.stopped) } == 1, "call \(call): \(notes)")
    #expect(notes.last == "note: After.")
    let verified = try rabta("verify", disk.desk)
    #expect(verified.status == 0, "call \(call): \(verified.errors)")
  }

  @Test(
    "And is killed then: the lock is free at once, and what it had begun is told", arguments: calls)
  func isKilled(call: Int) throws {
    let (disk, code) = try desk()
    guard let note = try stop(disk, code, at: call) else { return }
    let journal = disk.desk + "/journal/2026-12.jsonl"
    let isTorn = Disk.bytes(journal).last.map { $0 != 0x0A } ?? false
    note.kill()
    let after = try disk.run(["note", "DESK", code, "After."])
    #expect(after.status == 0, "call \(call): \(after.errors)")
    #expect(after.errors.contains("interrupted") == isTorn, "call \(call): \(after.errors)")
    #expect(try notes(disk, code).last == "note: After.")
    let verified = try rabta("verify", disk.desk)
    #expect(verified.status == 0, "call \(call): \(verified.errors)")
  }

  @Test("In the middle of its line half of it stands there, which nobody takes for a line")
  func halfALine() throws {
    let (disk, code) = try desk()
    let journal = disk.desk + "/journal/2026-12.jsonl"
    let halves = try (1...12).count { call in
      guard let note = try stop(disk, code, at: call) else { return false }
      let bytes = Disk.bytes(journal)
      let isHalf = bytes.last.map { $0 != 0x0A } ?? false
      let listed = try rabta("verify", disk.desk)
      #expect(listed.status == 0 && Disk.bytes(journal) == bytes, "call \(call)")
      kill(note.process, SIGCONT)
      #expect(try note.wait().status == 0)
      return isHalf
    }
    #expect(halves == 1)
  }
}
