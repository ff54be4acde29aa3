import Casework
import Glibc
import Ledger
import Testing

@Suite(
  "A disk that refuses",
  .enabled(if: SmallDisk.available, "only root can mount the small disk these tests fill"))
struct FullDiskTests {
  let disk: SmallDisk
  let desk: DeskFolder
  let journal: FolderJournal

  init() throws {
    disk = try #require(SmallDisk(kilobytes: 64))
    desk = try DeskFolder.create(
      at: disk.path, name: "Small", prefix: "SML", created: Instant(seconds: 0))
    journal = try desk.openJournal()
  }

  /// Takes what space is left.
  func fill() {
    let file = open(disk.path + "/filler", O_WRONLY | O_CREAT, 0o600)
    defer { close(file) }
    let block = [UInt8](repeating: 0, count: 4096)
    while write(file, block, block.count) > 0 {}
  }

  @Test("Full in the middle of a batch: none of it is written, and once there is space it works")
  func full() throws {
    var maker = LineMaker(after: desk.desk.id)
    let first = maker.next(3)
    try journal.add(first)
    // 200 lines of 200 bytes are written until about 16 kB short of the end.
    let batch = (0..<200).map { _ in maker.next(words: "[\(String(repeating: " ", count: 300))]") }
    let path = disk.path + "/journal/2026-11.jsonl"
    let before = Disk.text(path)
    #expect(throws: LedgerError.diskFull) { try journal.add(batch) }
    #expect(Disk.text(path) == before)
    #expect(try journal.readAll().texts == first.map(\.text))

    fill()
    #expect(throws: LedgerError.diskFull) { try journal.add(batch) }
    #expect(throws: LedgerError.diskFull) { try journal.add([batch[0]], month: "2026-12") }
    #expect(Disk.names(disk.path + "/journal") == ["2026-11.jsonl"])
    #expect(Disk.text(path) == before)

    unlink(disk.path + "/filler")
    try journal.add(Array(batch[..<5]))
    #expect(try journal.readAll().texts == (first + batch[..<5]).map(\.text))
  }

  @Test("A draft that finds no space leaves the old one and no half")
  func draft() throws {
    let drafts = try desk.openDrafts()
    let name = Drafts.Name.random()
    try drafts.save(name, [1])
    fill()
    #expect(throws: LedgerError.diskFull) {
      try drafts.save(name, [UInt8](repeating: 2, count: 9000))
    }
    #expect(try drafts.load(name) == [1])
    #expect(Disk.names(disk.path + "/drafts") == [name.hex + ".json"])
  }

  @Test("A torn line that can't be set aside stays where it is")
  func torn() throws {
    var maker = LineMaker(after: desk.desk.id)
    try journal.add(maker.next(1))
    let path = disk.path + "/journal/2026-11.jsonl"
    Disk.append("torn", to: path)
    let before = Disk.text(path)
    fill()
    #expect(throws: LedgerError.diskFull) {
      try journal.lock(waitMilliseconds: 0, holder: "test")
    }
    #expect(Disk.text(path) == before)
    #expect(Disk.names(disk.path + "/journal") == ["2026-11.jsonl"])
    unlink(disk.path + "/filler")
    #expect(try journal.lock(waitMilliseconds: 0, holder: "test")?.count == 4)
  }

  @Test("A read-only disk is read and not written")
  func readOnly() throws {
    var maker = LineMaker(after: desk.desk.id)
    let lines = maker.next(2)
    try journal.add([lines[0]])
    let drafts = try desk.openDrafts()
    try #require(disk.makeReadOnly())
    #expect(try DeskFolder.open(at: disk.path).openJournal().readAll().texts == [lines[0].text])
    #expect(throws: LedgerError.readOnly) { try journal.add([lines[1]]) }
    #expect(throws: LedgerError.readOnly) { try drafts.save(.random(), [1]) }
    #expect(throws: LedgerError.readOnly) { try drafts.remove(.random()) }
  }
}
