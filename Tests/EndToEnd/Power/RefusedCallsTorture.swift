import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// Work that the disk refuses to do at one of its calls.
struct RefusedWork: Sendable, CustomTestStringConvertible {
  var name: String
  var words: [String]
  var input = ""
  /// How many lines it adds when nothing goes wrong.
  var lines = 1
  var time: Int?
  /// No sentence holds any of these.
  var secrets: [String] = []

  var testDescription: String { name }

  static let all = [
    RefusedWork(name: "a note", words: ["note", "DESK", "CASE", secret], secrets: [secret]),
    RefusedWork(
      name: "a note in a new month", words: ["note", "DESK", "CASE", secret],
      time: PowerScenario.december, secrets: [secret]),
    RefusedWork(
      name: "a new case", words: ["new", "DESK", "--story", secret], secrets: [secret]),
    RefusedWork(name: "an undo", words: ["undo", "DESK", "CASE"]),
    RefusedWork(
      name: "an import in two batches", words: ["import", "DESK", "-"],
      input: PowerScenario.cases(300), lines: 300, secrets: ["Number"]),
    RefusedWork(name: "a checkpoint", words: ["checkpoint", "DESK"], lines: 0),
    RefusedWork(
      name: "the making of a desk",
      words: ["init", "DESK", "--name", "Helpline", "--prefix", "KHI", "--as", "amina"]),
  ]

  private static let secret = "Saima of 0300-0000001"

  var makesDesk: Bool { words[0] == "init" }
}

@Suite("A disk that refuses a call")
struct RefusedCallsTorture {
  private static let kinds: [RecordedDisk.Fault.Kind] =
    Torture.isOn ? [.once, .onward, .short] : [.once, .short]

  @Test(
    "Gives a sentence and status 1, nothing is lost or half done, and doing it again works",
    arguments: RefusedWork.all, [EIO, ENOSPC])
  func eachCall(work: RefusedWork, error: Int32) throws {
    let disk = RecordedDisk()
    disk.time = PowerScenario.november
    var words = work.words
    if !work.makesDesk {
      try disk.makeDesk()
      let code = try disk.openCase()
      try disk.confirm("note", "DESK", code, "There before.")
      words = words.map { $0 == "CASE" ? code : $0 }
    }
    disk.time = work.time ?? disk.time
    let before = try disk.keep()
    var tried = 0
    for kind in Self.kinds {
      for number in 1... {
        try disk.putBack(before)
        disk.forget()
        let start = try ModelDisk(holding: disk.path)
        if !work.makesDesk { try disk.mark("before") }
        let fault = RecordedDisk.Fault(number: number, error: error, kind: kind)
        let ended = try disk.run(words, input: work.input, fault: fault)
        guard try disk.refused != nil else { break }
        tried += 1
        if try check(ended, work, words, fault, disk, before) { try disk.mark("again") }
        if Torture.isOn { try lostPower(work, fault, disk, start) }
      }
    }
    #expect(tried >= 4 * Self.kinds.count)
    Torture.say("\(work.name), \(String(cString: strerror(error))): \(tried) refused calls")
  }

  /// Also when the power fails then, or in between.
  private func lostPower(
    _ work: RefusedWork, _ fault: RecordedDisk.Fault, _ disk: RecordedDisk, _ start: ModelDisk
  ) throws {
    let report = try PowerProof.run(
      "\(work.name), \(fault)", from: start, try disk.calls, states: 60, seed: Torture.seed)
    #expect(report.complaints.isEmpty, "\(report.complaints.joined(separator: "\n\n"))")
  }

  /// Looks at what is there, does the work once more, and says whether that was done.
  private func check(
    _ ended: Run.Ended, _ work: RefusedWork, _ words: [String], _ fault: RecordedDisk.Fault,
    _ disk: RecordedDisk, _ before: [String: [UInt8]?]
  ) throws -> Bool {
    let comment: Comment = "\(work.name), \(fault): status \(ended.status), \(ended.errors)"
    let (old, new) = (try lines(before), try lines(try disk.keep()))
    if ended.status == 0 {
      // The call did not matter, as the name in the lock.
      #expect(new.count == old.count + work.lines, comment)
      #expect(ended.errors.isEmpty, comment)
    } else {
      #expect(ended.status == 1, comment)
      expectCalm(ended, work, comment)
      #expect(new.starts(with: old), comment)
      // A batch that was saved stays, and is said. What can't be taken back, because the disk goes
      // on failing, may be there as a whole.
      let isExact = fault.kind != .onward && !work.makesDesk
      if isExact {
        let saved = Int(ended.errors.prefix { $0.isNumber }) ?? 0
        #expect(new.count == old.count + saved, comment)
      } else {
        #expect(new.count <= old.count + work.lines, comment)
      }
    }
    let torn = try tail(disk)
    #expect(fault.kind == .onward || torn.isEmpty, comment)

    // The next one who does something finds all well.
    let again = try disk.run(words, input: work.input)
    let isThere = new.count == old.count + work.lines
    if work.makesDesk, isThere {
      #expect(again.status == 1 && again.errors.contains("already"), comment)
    } else if !isThere || work.lines == 1 {
      #expect(again.status == (work.lines > 1 && new.count > old.count ? 1 : 0), comment)
      #expect(again.errors.contains("interrupted") == !torn.isEmpty, comment)
    }
    let last = try lines(try disk.keep())
    #expect(last.count >= old.count + work.lines && last.starts(with: new), comment)
    let verified = try rabta("verify", disk.desk)
    #expect(verified.status == 0 && verified.errors.isEmpty, "\(comment) \(verified.errors)")
    let halves = try disk.keep().keys.filter { $0.hasSuffix(".half") }
    #expect(halves.isEmpty, comment)
    return again.status == 0
  }

  /// One line, of sentences, and nothing of a case or of how the program is built.
  private func expectCalm(_ ended: Run.Ended, _ work: RefusedWork, _ comment: Comment) {
    #expect(ended.errorLines.count == 1, comment)
    let text = ended.errors
    #expect(text.first?.isUppercase == true || text.first?.isNumber == true, comment)
    #expect(text.hasSuffix(".\n"), comment)
    #expect(
      text.contains("The disk is full.") || text.contains("The disk failed while "), comment)
    for word in work.secrets + ["Fatal", "rror(", "0x", "LedgerError", "nil"] {
      #expect(!text.contains(word) && !ended.output.contains(word), comment)
    }
    #expect(ended.output.isEmpty, comment)
  }

  private func lines(_ files: [String: [UInt8]?]) throws -> [[UInt8]] {
    // Not those of a checkpoint, which may be there or not.
    let months = files.filter { $0.key.hasPrefix("desk/journal/") && $0.key.hasSuffix(".jsonl") }
    return months.sorted { $0.key < $1.key }.flatMap {
      let bytes = $0.value ?? []
      let end = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      return bytes[..<end].split(separator: 0x0A).map(Array.init)
    }
  }

  /// What stands behind the last line.
  private func tail(_ disk: RecordedDisk) throws -> [UInt8] {
    guard let last = Disk.names(disk.desk + "/journal").last(where: { $0.hasSuffix(".jsonl") })
    else { return [] }
    return Disk.bytes("\(disk.desk)/journal/\(last)").split(
      separator: 0x0A, omittingEmptySubsequences: false
    ).last.map(Array.init) ?? []
  }

  // MARK: The screen

  @Test(
    "On the screen a save that fails is said, and the form keeps what was typed",
    arguments: [EIO, ENOSPC])
  func screen(error: Int32) throws {
    let disk = RecordedDisk()
    try disk.makeDesk()
    let code = try disk.openCase()
    let before = try disk.keep()
    var failures = 0
    for number in 1... {
      try disk.putBack(before)
      disk.forget()
      let screen = try disk.screen(fault: .init(number: number, error: error, kind: .once))
      try screen.select(code)
      try screen.press("n")
      // In one piece, so that its draft is written once: with a draft for each key the calls of the save
      // would have other numbers in every run.
      try screen.paste("Typed by hand.")
      try screen.wait(for: "Typed by hand.")
      try screen.press("ctrl-s")
      let isSaved = try waitForAnswer(screen, disk)
      guard let refused = try disk.refused else { break }
      if !isSaved {
        failures += 1
        #expect(!refused.path.hasPrefix("desk/drafts"), "\(screen.screen)")
        #expect(screen.shows("Typed by hand."), "\(screen.screen)")
        try screen.press("left", "ctrl-s")
        if error == EIO {
          // Nobody knows what such a disk holds: this desk only reads from now on, and says so.
          try screen.wait(for: "open the desk again")
          #expect(screen.shows("Typed by hand."), "\(screen.screen)")
        } else {
          try screen.wait(forStatus: Seen.noteSaved)
        }
      }
      screen.kill()
      let noted = try rabta("note", disk.desk, code, "By the next desk.")
      #expect(noted.status == 0 && noted.errors.isEmpty, "\(noted.errors)")
      let verified = try rabta("verify", disk.desk)
      #expect(verified.status == 0 && verified.errors.isEmpty, "\(verified.errors)")
    }
    #expect(failures >= 3)
  }

  /// Whether the note was saved; what becomes of its draft is said too, but doesn't count.
  private func waitForAnswer(_ screen: TerminalSession, _ disk: RecordedDisk) throws -> Bool {
    func isStored() -> Bool {
      Disk.names(disk.desk + "/journal").contains {
        Disk.text("\(disk.desk)/journal/\($0)").contains("Typed by hand.")
      }
    }
    let isDraft = { try disk.refused?.path.hasPrefix("desk/drafts") == true }
    try screen.wait(until: "an answer") {
      let isRefused = screen.shows(Seen.diskFull) || screen.shows(Seen.diskFailed)
      return screen.shows(Seen.noteSaved)
        || isRefused && ((try? isDraft()) == false || isStored())
    }
    return screen.shows(Seen.noteSaved) || isStored()
  }

  @Test("A draft that can't be kept is said, and the case can still be saved", arguments: 1...6)
  func draft(number: Int) throws {
    let disk = RecordedDisk()
    try disk.makeDesk()
    let screen = try disk.screen(fault: .init(number: number, error: EIO, kind: .once))
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.type("S")
    let isRefused = number < 6
    if isRefused { try screen.wait(for: Seen.diskFailed) }
    try screen.type("he whispers")
    try screen.wait(for: "She whispers")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: isRefused ? Seen.savedAs : "")
    screen.kill()
    #expect(Disk.names(disk.desk + "/drafts").allSatisfy { !$0.hasSuffix(".half") })
    #expect(try rabta("verify", disk.desk).status == 0)
  }
}
