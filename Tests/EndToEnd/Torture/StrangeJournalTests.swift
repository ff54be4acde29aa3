import Caseload
import DeskTesting
import FoundationEssentials
import Ledger
import Testing

/// Lines that are well by themselves and that no desk of today writes.
@Suite("A strange line in a journal")
struct StrangeJournalTests {
  /// A line once more, as the next one: with an honest chain, and with what was changed of it.
  private func append(
    line number: Int, to desk: RealDesk, head changeHead: (String) -> String = { $0 },
    words changeWords: (String) -> String = { $0 }
  ) throws {
    let texts = desk.journalLines
    let last = try JournalLine(Array((texts.last ?? "").utf8))
    let model = try JournalLine(Array(texts[number - 1].utf8))
    let words = Array(changeWords(String(decoding: model.bytes[model.words], as: UTF8.self)).utf8)
    let id = try JSONDecoder().decode(StoredLine.self, from: Data(model.bytes)).head.id
    let head = String(decoding: model.bytes[model.head], as: UTF8.self)
      .replacing("\"seq\":\(number)", with: "\"seq\":\(texts.count + 1)")
      .replacing(Digest.of(model.bytes[model.words]), with: Digest.of(words))
      .replacing(id, with: Randomness.hex(bytes: 16))
    let next = JournalLine.compose(
      previousChain: last.chainText, head: Array(changeHead(head).utf8),
      events: Array(model.bytes[model.events]), words: words)
    try Disk.write(Disk.bytes(desk.journal) + next.bytes + [0x0A], to: desk.journal)
  }

  private func place(_ desk: RealDesk, _ line: Int) -> String {
    "\(desk.journal.split(separator: "/").last ?? ""):\(line)"
  }

  @Test("Of a newer format is named as that, its case is marked, and its number is not given again")
  func newer() throws {
    let desk = try RealDesk.empty()
    let (code, other) = (try desk.open(), try desk.open())
    #expect(try rabta("note", desk.path, code, "from the future").status == 0)
    try append(line: 4, to: desk, head: { $0.replacing("\"v\":1", with: "\"v\":2") })
    let verified = try rabta("verify", desk.path)
    #expect(verified.status == 1)
    #expect(
      verified.errorLines.first == "\(place(desk, 5)): it was written by a newer Rabta",
      "\(verified.errors)")
    #expect(
      try rabta("show", desk.path, code).output.contains("HISTORY DAMAGED, \(place(desk, 5))"))
    #expect(try !rabta("show", desk.path, other).output.contains("DAMAGED"))
    #expect(try rabta("note", desk.path, other, "life goes on").status == 0)
    #expect(try desk.storedLines().map(\.head.seq) == Array(1...6))
    #expect(try rabta("verify", desk.path).errorLines.count == 2)
  }

  @Test("That opens a case which is there already is named, and the case stays what it was")
  func openedTwice() throws {
    let desk = try RealDesk.empty()
    let (code, other) = (try desk.open("The first story."), try desk.open())
    try append(line: 2, to: desk, words: { $0.replacing("The first", with: "Another") })
    let verified = try rabta("verify", desk.path)
    #expect(verified.status == 1)
    #expect(
      verified.errorLines.first == "\(place(desk, 4)): it opens a case that is there already",
      "\(verified.errors)")
    let shown = try desk.show(code)
    #expect(
      shown.contains("The first story.") && shown.contains("HISTORY DAMAGED, \(place(desk, 4))"))
    #expect(!shown.contains("Another story."))
    #expect(try desk.list().map(\.code).sorted() == [code, other])
    #expect(try !desk.show(other).contains("DAMAGED"))
  }

  @Test("Of 10 MB is saved, read, shown and verified like any other")
  func long() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let text = String(repeating: "A long story. ", count: 750_000) + "THE END"
    let noted = try rabta("note", desk.path, code, "-", input: text)
    #expect(noted.status == 0, "\(noted.errors)")
    #expect(Disk.bytes(desk.journal).count > 10 << 20)
    #expect(try rabta("note", desk.path, code, "and on").status == 0)
    // Looked for in what comes last: the rest is long.
    let shown = try rabta("show", desk.path, code, "--identity").bytes.suffix(1000)
    let end = String(decoding: shown, as: UTF8.self)
    #expect(end.contains("THE END") && end.contains("and on"))
    try desk.expectWell()
  }

  @Test("Of more than 16 MB is not written; where one stands it is named, and all else works")
  func tooLong() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let before = Disk.bytes(desk.journal)
    let text = String(repeating: "x", count: 17 << 20)
    let refused = try rabta("note", desk.path, code, "-", input: text)
    #expect(refused.status == 1 && refused.output.isEmpty)
    #expect(refused.errors.contains("too long") && !refused.errors.contains("xxx"))
    #expect(!refused.errors.contains("report this mistake"), "\(refused.errors)")
    #expect(Disk.bytes(desk.journal) == before)
    try desk.expectWell()

    try Disk.append(text + "\n", to: desk.journal)
    let verified = try rabta("verify", desk.path)
    #expect(verified.errorLines.first == "\(place(desk, 3)): it is longer than 16 MB")
    #expect(try rabta("note", desk.path, code, "life goes on").status == 0)
    #expect(try desk.show(code).contains("life goes on"))
    #expect(try rabta("verify", desk.path).errorLines.count == 2)
  }
}

@Suite("A machine whose clock is wrong")
struct WrongClockTests {
  private let disk = RecordedDisk()
  private let code: String

  /// A case that was sent and told of; its receiver has until tomorrow to answer.
  init() throws {
    disk.time = PowerScenario.november
    try disk.makeDesk()
    try disk.confirm("import", "DESK", "-", input: Members.file)
    code = try disk.openCase()
    try disk.confirm("triage", "DESK", code, "--yes", "stillHeld", "--no", RealDesk.no)
    try disk.confirm("refer", "DESK", code, "BLR", Members.first.service, "--ties", "none")
    try disk.confirm("told", "DESK", code + "-A", "Sana")
  }

  private var months: [String] { Disk.names(disk.desk + "/journal") }

  private func hasExpired() throws -> Bool {
    try disk.run(["log", "DESK"]).output.contains("no answer in time")
  }

  private func expectWell() throws {
    let verified = try rabta("verify", disk.desk)
    #expect(verified.status == 0, "\(verified.errors)")
  }

  @Test("An hour back: everything is saved, in the order in which it was done")
  func back() throws {
    disk.time = PowerScenario.november - 3600
    try disk.confirm("note", "DESK", code, "An hour earlier.")
    try disk.confirm("new", "DESK", "--story", "Another.")
    disk.time = PowerScenario.november + 60
    try disk.confirm("note", "DESK", code, "Right again.")
    #expect(months == ["2026-11.jsonl"])
    let shown = try disk.run(["show", "DESK", code, "--identity"]).output
    let notes = shown.split(separator: "\n").filter { $0.hasPrefix("note: ") }
    #expect(notes == ["note: An hour earlier.", "note: Right again."])
    #expect(try !hasExpired())
    try expectWell()
  }

  @Test("A year ahead: nothing expires by it, and when it is right again work goes on")
  func ahead() throws {
    disk.time = PowerScenario.november + 365 * 86400
    try disk.confirm("note", "DESK", code, "A year too early.")
    #expect(try !hasExpired())
    disk.time = PowerScenario.november + 3600
    try disk.confirm("note", "DESK", code, "Right again.")
    let opened = try disk.confirm("new", "DESK", "--story", "Another.").output
    #expect(opened.hasPrefix("KHI-26-0002"))
    // A later month's file is gone on with, so that the order stays.
    #expect(months == ["2026-11.jsonl", "2027-11.jsonl"])
    #expect(try !hasExpired())
    try expectWell()
    // More than a day after the last entry the clock writes nothing by itself. People can.
    disk.time = PowerScenario.november + 5 * 86400
    try disk.confirm("answer", "DESK", code + "-A", "declined", "--reason", "full")
    #expect(try !hasExpired())
    try expectWell()
  }
}
