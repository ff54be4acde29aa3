import Casework
import Glibc
import Ledger
import Testing

@Suite("A journal in a folder")
struct FolderJournalTests {
  let place = TemporaryFolder()
  let desk: DeskFolder
  let journal: FolderJournal
  var maker = LineMaker()

  init() throws {
    desk = try place.make()
    journal = try desk.openJournal()
  }

  var folder: String { desk.path + "/journal" }
  var november: String { folder + "/2026-11.jsonl" }

  // MARK: Several desks

  @Test("Two desks see each other's lines and append in turn")
  mutating func twoDesks() throws {
    let other = try desk.openJournal()
    let lines = maker.next(4)
    var position = JournalPosition.start
    for (turn, line) in lines.enumerated() {
      let desk = turn % 2 == 0 ? journal : other
      try desk.add([line])
      let read = try (turn % 2 == 0 ? other : journal).read(after: position, limit: 10)
      #expect(read.texts == [line.text])
      position = read.position
    }
    #expect(Disk.text(november) == lines.map { $0.text + "\n" }.joined())
    #expect(Disk.mode(november) == 0o600)
  }

  @Test("The watch wakes when another desk appends, and is quiet once drained")
  mutating func watch() throws {
    let descriptor = try #require(journal.watchDescriptor)
    func isReadable() -> Bool {
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&wanted, 1, 0) == 1
    }
    #expect(!isReadable())
    try desk.openJournal().add(maker.next(1))
    #expect(isReadable())
    journal.drainWatch()
    #expect(!isReadable())
    _ = try journal.readAll()
    #expect(!isReadable())
  }

  @Test("Who waits for the lock is told who holds it")
  mutating func lockedBy() throws {
    let other = try desk.openJournal()
    try other.lock(waitMilliseconds: 0, holder: "Ayesha with a long name")
    other.unlock()
    try other.lock(waitMilliseconds: 0, holder: "Bilal\u{1B}[31m")
    let start = ContinuousClock.now
    #expect(throws: LedgerError.lockedBy("Bilal?[31m (process \(getpid()))")) {
      try journal.lock(waitMilliseconds: 50, holder: "Saima")
    }
    #expect(ContinuousClock.now - start >= .milliseconds(50))
    other.unlock()
    try journal.lock(waitMilliseconds: 0, holder: "Saima")
    journal.unlock()
    #expect(Disk.mode(desk.path + "/lock") == 0o600)
  }

  @Test("The lock of a desk that is gone is free")
  func lockOfTheDead() throws {
    do {
      let other = try desk.openJournal()
      try other.lock(waitMilliseconds: 0, holder: "Ayesha")
    }
    try journal.lock(waitMilliseconds: 0, holder: "Saima")
    journal.unlock()
  }

  @Test("A lock file that was deleted under its holder does not give the lock to two")
  func deletedLock() throws {
    try journal.lock(waitMilliseconds: 0, holder: "Saima")
    unlink(desk.path + "/lock")
    let second = try desk.openJournal()
    try second.lock(waitMilliseconds: 0, holder: "Ayesha")
    journal.unlock()
    #expect(throws: LedgerError.self) { try journal.lock(waitMilliseconds: 0, holder: "Saima") }
    second.unlock()
    try journal.lock(waitMilliseconds: 0, holder: "Saima")
  }

  // MARK: Half a line

  @Test("A line still being written is not shown; once whole it is")
  mutating func unfinished() throws {
    let lines = maker.next(2)
    let end = try journal.add([lines[0]])
    let text = lines[1].text
    Disk.append(String(text.prefix(100)), to: november)
    #expect(try journal.read(after: end, limit: 10).entries.isEmpty)
    Disk.append(String(text.dropFirst(100)), to: november)
    #expect(try journal.read(after: end, limit: 10).entries.isEmpty)
    Disk.append("\n", to: november)
    #expect(try journal.read(after: end, limit: 10).texts == [text])
  }

  @Test("A torn last line is set aside and told, and the journal goes on")
  mutating func tornTail() throws {
    let lines = maker.next(2)
    try journal.add([lines[0]])
    for number in 1...2 {
      Disk.append("torn \(number)", to: november)
      let torn = try journal.withLock(waitMilliseconds: 0, holder: "test") { $0 }
      #expect(
        torn == TornTail(file: "2026-11.jsonl", sideFile: "torn-\(number).partial", count: 6))
      #expect(Disk.text(folder + "/torn-\(number).partial") == "torn \(number)")
      #expect(Disk.mode(folder + "/torn-\(number).partial") == 0o600)
    }
    #expect(Disk.text(november) == lines[0].text + "\n")
    #expect(try journal.withLock(waitMilliseconds: 0, holder: "test") { $0 } == nil)
    try journal.add([lines[1]])
    #expect(try journal.readAll().texts == lines.map(\.text))
  }

  @Test("A file that is nothing but a torn line is set aside whole")
  func tornFile() throws {
    Disk.write("{", to: november)
    #expect(try journal.lock(waitMilliseconds: 0, holder: "test")?.count == 1)
    #expect(Disk.text(november) == "")
    #expect(try journal.readAll().entries.isEmpty)
  }

  @Test(
    "What a power cut leaves in place of a line is set aside, also when line ends stand in it",
    arguments: [
      "\0\0\0\0", "\0\0\0\n", "\n\0\0\n", #"{"chain":"00\#0\#0"}"# + "\n", "half\n{\u{1}\u{2}\n}\n",
      "half\n\0",
    ])
  mutating func alienTail(tail: String) throws {
    let lines = maker.next(2)
    try journal.add([lines[0]])
    Disk.append(tail, to: november)
    let torn = try desk.openJournal().withLock(waitMilliseconds: 0, holder: "test") { $0 }
    #expect(torn?.count == tail.utf8.count)
    #expect(Disk.text(folder + "/torn-1.partial") == tail)
    try journal.add([lines[1]])
    #expect(try journal.readAll().texts == lines.map(\.text))
  }

  @Test("A last line that somebody changed stays where it is, and is damage")
  mutating func changedLastLine() throws {
    let lines = maker.next(3)
    try journal.add(Array(lines[..<2]))
    let text = lines[1].text.replacing("head", with: "deaf")
    Disk.write(lines[0].text + "\n" + text + "\n", to: november)
    #expect(try desk.openJournal().withLock(waitMilliseconds: 0, holder: "test") { $0 } == nil)
    try desk.openJournal().add([lines[2]])
    #expect(
      try journal.readAll().texts == [
        lines[0].text, "2026-11.jsonl:2 it is not an entry (byte 78)", lines[2].text,
      ])
  }

  @Test("The half of a side file that a crash left is gone with the next lock")
  func half() throws {
    Disk.write("{", to: folder + "/torn-1.partial.half")
    try desk.openJournal().lock(waitMilliseconds: 0, holder: "test")
    #expect(Disk.names(folder) == [])
  }

  @Test("Appending still works behind a month's file that is empty")
  mutating func emptyMonth() throws {
    let lines = maker.next(2)
    let end = try journal.add([lines[0]])
    Disk.write("", to: folder + "/2026-12.jsonl")
    try journal.lock(waitMilliseconds: 0, holder: "test")
    let next = try journal.append([lines[1]], after: end, month: "2026-11")
    #expect(next.file == "2026-12.jsonl")
    #expect(try journal.readAll().texts == lines.map(\.text))
  }

  // MARK: Damage

  @Test("A damaged line is named and all others are read")
  mutating func damaged() throws {
    let lines = maker.next(3)
    try journal.add(lines)
    Disk.write(
      lines[0].text + "\n" + lines[1].text.replacing("head", with: "deaf") + "\n" + lines[2].text
        + "\n", to: november)
    #expect(
      try journal.readAll().texts == [
        lines[0].text, "2026-11.jsonl:2 it is not an entry (byte 78)", lines[2].text,
      ])
  }

  @Test("An earlier month that lost its last line end is damaged there and read on")
  mutating func cutOff() throws {
    let lines = maker.next(2)
    try journal.add([lines[0]], month: "2026-11")
    try journal.add([lines[1]], month: "2026-12")
    Disk.append("{", to: november)
    #expect(
      try journal.readAll().texts == [
        lines[0].text, "2026-11.jsonl:2 it is cut off", lines[1].text,
      ])
  }

  @Test("A line of 40 MB is damage and never in memory whole")
  mutating func overlong() throws {
    let lines = maker.next(2)
    try journal.add([lines[0]])
    Disk.append(String(repeating: "x", count: 40 << 20) + "\n" + lines[1].text + "\n", to: november)
    let read = try journal.readAll()
    #expect(
      read.texts == [
        lines[0].text, "2026-11.jsonl:2 it is longer than 16 MB", lines[1].text,
      ])
    #expect(read.position.offset == Disk.text(november)?.utf8.count)
  }

  @Test("Lines across the edge of a block are whole", arguments: [1, 63, 64, 65, 130])
  mutating func blocks(kilobytes: Int) throws {
    let long = maker.next(words: "[" + String(repeating: " ", count: kilobytes << 10) + "]")
    let lines = maker.next(200) + [long] + maker.next(200)
    #expect(long.bytes.count > kilobytes << 10)
    try journal.add(lines)
    #expect(try journal.readAll().texts == lines.map(\.text))
  }

  @Test("Other files in the folder are no journal")
  mutating func otherFiles() throws {
    let line = maker.next()
    for name in [
      "torn-1.partial", "2026-11.jsonl~", "journal.jsonl", "2026_11.jsonl", ".2026-11.jsonl.swp",
      "notes",
    ] {
      Disk.write("x\n", to: folder + "/" + name)
    }
    try journal.add([line])
    #expect(try journal.readAll().texts == [line.text])
  }

  @Test("Lines that were taken back are told to who has read them")
  mutating func takenBack() throws {
    let end = try journal.add(maker.next(1))
    let read = try journal.add(maker.next(1))
    truncate(november, off_t(end.offset))
    #expect(throws: LedgerError.rewound) { try journal.read(after: read, limit: 1) }
    Disk.append(String(repeating: "y", count: 1000), to: november)
    #expect(throws: LedgerError.rewound) { try journal.read(after: read, limit: 1) }
  }

  @Test("A month's file that is a link is not followed")
  func link() throws {
    Disk.write("{}\n", to: place.path + "/elsewhere")
    symlink(place.path + "/elsewhere", november)
    #expect(throws: LedgerError.isLink(path: "2026-11.jsonl")) { try journal.readAll() }
  }
}
