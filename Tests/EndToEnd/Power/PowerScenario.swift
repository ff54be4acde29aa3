import DeskTesting
import Glibc
import Testing

/// Work at a desk of which every call is recorded, for the power to fail at each.
///
/// A new one is a name and what is done: `disk.confirm` runs a verb, `disk.mark` says that what was
/// done up to there was reported as done. It begins with an empty folder.
struct PowerScenario: Sendable, CustomTestStringConvertible {
  var name: String
  var play: @Sendable (RecordedDisk) throws -> Void

  var testDescription: String { name }

  init(_ name: String, _ play: @escaping @Sendable (RecordedDisk) throws -> Void) {
    self.name = name
    self.play = play
  }

  static let all = [making, verbs, importing, typing, month, repair, checkpoints, erasing]

  private static let making = PowerScenario("a desk is made") { disk in
    try disk.makeDesk()
  }

  private static let verbs = PowerScenario("several verbs") { disk in
    try disk.makeDesk()
    try disk.confirm("import", "DESK", "-", input: Members.file)
    let code = try disk.openCase()
    try disk.confirm("triage", "DESK", code, "--yes", "stillHeld", "--no", RealDesk.no)
    try disk.confirm("need", "DESK", code, "LAD")
    try disk.confirm("refer", "DESK", code, "BLR", Members.first.service, "--ties", "none")
    try disk.confirm("told", "DESK", code + "-A", "Sana")
    try disk.confirm("answer", "DESK", code + "-A", "acknowledged", "--by", "Sana")
    try disk.confirm("note", "DESK", code, "She will come tonight.")
    try disk.confirm("undo", "DESK", code)
  }

  private static let importing = PowerScenario("an import of 300 cases") { disk in
    try disk.makeDesk()
    try disk.confirm("import", "DESK", "-", input: cases(300))
  }

  private static let typing = PowerScenario("a draft is typed and saved") { disk in
    try disk.makeDesk()
    let screen = try disk.screen()
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.type("She whispers")
    try screen.wait(for: "She whispers")
    func draft() -> String {
      Disk.names(disk.desk + "/drafts").filter { $0.hasSuffix(".json") }
        .map { Disk.text("\(disk.desk)/drafts/\($0)") }.joined()
    }
    try poll(5, "the draft") { !draft().isEmpty }
    try disk.mark("the first key is kept")
    try screen.type(" on the phone")
    try poll(5, "the rest of the draft") {
      // The screen goes on only while somebody looks at it.
      try screen.wait(for: "on the phone")
      return draft().contains("on the phone")
    }
    try disk.mark("the rest is kept")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.savedAs)
    try disk.mark("the case is saved")
    try screen.press("n")
    try screen.type("A second line of the same desk.")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    try disk.mark("the note is saved")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
  }

  private static let month = PowerScenario("a month ends") { disk in
    disk.time = november
    try disk.makeDesk()
    let code = try disk.openCase()
    disk.time = december
    try disk.confirm("note", "DESK", code, "The first of the month.")
    try disk.confirm("note", "DESK", code, "The second.")
    // A clock that went back.
    disk.time = november
    try disk.confirm("note", "DESK", code, "The third.")
  }

  private static let repair = PowerScenario("a torn line is set aside") { disk in
    try disk.makeDesk()
    let code = try disk.openCase()
    let torn = try disk.dieWriting("note", "DESK", code, "This will be torn.")
    #expect(torn.status == 137)
    let after = try disk.confirm("note", "DESK", code, "After the repair.")
    #expect(after.errors.contains("torn-1.partial"), "\(after.errors)")
    try disk.confirm("note", "DESK", code, "And on.")
  }

  private static let checkpoints = PowerScenario("a checkpoint is written, and the next") { disk in
    try disk.makeDesk()
    try disk.confirm("import", "DESK", "-", input: cases(20))
    let code = try disk.openCase()
    try disk.confirm("checkpoint", "DESK")
    try disk.confirm("note", "DESK", code, "After the first.")
    try disk.confirm("checkpoint", "DESK")
    try disk.confirm("note", "DESK", code, "After the second.")
  }

  private static let erasing = PowerScenario("a case is erased") { disk in
    try disk.makeDesk()
    let code = try disk.openCase()
    try disk.confirm("note", "DESK", code, "Her brother-in-law watches.")
    try disk.confirm("checkpoint", "DESK")
    try disk.confirm("note", "DESK", code, "After the checkpoint.")
    try disk.confirm("erase", "DESK", code, "--verified", "inPerson", "--second", "Tariq")
    let other = try disk.openCase()
    try disk.confirm("note", "DESK", other, "Another.")
  }

  /// A desk dies at a call of its save, and another goes on as if nothing was.
  ///
  /// - Returns: false when the save has no call of that number.
  static func death(ofNoteAt number: Int, _ disk: RecordedDisk) throws -> Bool {
    disk.time = november
    try disk.makeDesk()
    let code = try disk.openCase()
    disk.time = december
    let died = try disk.run(
      ["note", "DESK", code, "Cut off."], fault: .init(number: number, error: EIO, kind: .die))
    guard died.status == 137 else { return false }
    try disk.confirm("note", "DESK", code, "Another desk goes on.")
    try disk.confirm("note", "DESK", code, "And on.")
    return true
  }

  /// An import dies at a call and is run again, which names what came in before.
  ///
  /// - Returns: false when the import has no call of that number.
  static func death(ofImportAt number: Int, _ disk: RecordedDisk) throws -> Bool {
    try disk.makeDesk()
    let died = try disk.run(
      ["import", "DESK", "-"], input: cases(210),
      fault: .init(number: number, error: EIO, kind: .die))
    guard died.status == 137 else { return false }
    let again = try disk.run(["import", "DESK", "-"], input: cases(210))
    let before = again.errorLines.count { $0.contains("it came in before") }
    #expect(again.output.hasPrefix("\(210 - before) ") || before == 210, "\(again)")
    try disk.mark("all that came in or had come in before")
    return true
  }

  /// The evening of the last day of November 2026, and a morning in December.
  static let (november, december) = (1_796_040_000, 1_796_200_000)

  static func cases(_ count: Int) -> String {
    (1...count).map {
      #"{"facts":{"forms":["BK"],"place":"pb-kasur","story":"Number \#($0)."},"#
        + #""needs":[{"code":"BLR"}]}"#
    }.joined(separator: "\n")
  }
}

extension RecordedDisk {
  func makeDesk() throws {
    try confirm("init", "DESK", "--name", "Helpline", "--prefix", "KHI", "--as", "amina")
  }

  /// A man held at a kiln in Kasur; returns the case's code.
  @discardableResult
  func openCase() throws -> String {
    try confirm(
      "new", "DESK", "--what", "BK", "--where", "Kasur", "--people", "M40", "--needs", "BLR",
      "--languages", "Punjabi", "--contact", "yes", "--consent", "yes", "--story",
      "Held at a kiln."
    ).output.trimmingSuffix(while: \.isWhitespace)
  }

  /// Runs a verb that ends in the middle of writing its line.
  func dieWriting(_ words: String...) throws -> Run.Ended {
    let before = try keep()
    for number in 1...20 {
      let ended = try run(words, fault: .init(number: number, error: EIO, kind: .die))
      let torn = Disk.bytes(desk + "/journal/" + (Disk.names(desk + "/journal").last ?? ""))
      if torn.last != 0x0A { return ended }
      try #require(
        try keep().filter { $0.key != "desk/lock" }
          == before.filter {
            $0.key != "desk/lock"
          })
    }
    throw Run.Failure(description: "\(words) wrote no line")
  }
}
