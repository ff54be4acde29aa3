import Casework
import Ledger
import Testing

@Suite("Every journal")
struct JournalTests {
  enum Kind: CaseIterable { case folder, memory }

  /// Keeps the folder for as long as the journal is used.
  final class Place {
    let journal: any Journal
    private let folder = TemporaryFolder()

    init(_ kind: Kind) throws {
      switch kind {
      case .folder: journal = try folder.make().openJournal()
      case .memory: journal = MemoryJournal()
      }
    }
  }

  @Test("A new one is empty", arguments: Kind.allCases)
  func empty(kind: Kind) throws {
    let place = try Place(kind)
    let read = try place.journal.readAll()
    #expect(read.entries.isEmpty)
    #expect(read.position == .start)
  }

  @Test("What was appended is read, in order, with file and line", arguments: Kind.allCases)
  func order(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    let lines = maker.next(5)
    try place.journal.add(Array(lines[..<2]))
    let end = try place.journal.add(Array(lines[2...]))
    let read = try place.journal.readAll()
    #expect(read.texts == lines.map(\.text))
    #expect(read.position == end)
    #expect(end.line == 5)
    #expect(read.entries.map(\.place) == (1...5).map { "2026-11.jsonl:\($0)" })
  }

  @Test("It is read in pieces of any size", arguments: Kind.allCases, [1, 2, 3, 7, 100])
  func pieces(kind: Kind, limit: Int) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    let lines = maker.next(7)
    try place.journal.add(Array(lines[..<3]), month: "2026-11")
    try place.journal.add(Array(lines[3...]), month: "2026-12")
    var position = JournalPosition.start
    var texts: [String] = []
    repeat {
      let read = try place.journal.read(after: position, limit: limit)
      #expect(read.entries.count <= limit)
      guard !read.entries.isEmpty else { break }
      texts += read.texts
      position = read.position
    } while true
    #expect(texts == lines.map(\.text))
  }

  @Test("A new month has a new file; a clock that went back has not", arguments: Kind.allCases)
  func months(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    let lines = maker.next(4)
    for (line, month) in zip(lines, ["2026-12", "2026-11", "2027-01", "2026-12"]) {
      try place.journal.add([line], month: month)
    }
    let read = try place.journal.readAll()
    #expect(read.texts == lines.map(\.text))
    #expect(
      read.entries.map(\.place) == [
        "2026-12.jsonl:1", "2026-12.jsonl:2", "2027-01.jsonl:1", "2027-01.jsonl:2",
      ])
  }

  @Test("Who does not know the last line appends nothing", arguments: Kind.allCases)
  func behind(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    try place.journal.add(maker.next(1))
    let before = try place.journal.readAll().position
    try place.journal.add(maker.next(1))
    let late = maker.next(1)
    try place.journal.lock(waitMilliseconds: 0, holder: "test")
    defer { place.journal.unlock() }
    for position in [JournalPosition.start, before] {
      #expect(throws: LedgerError.behind) {
        try place.journal.append(late, after: position, month: "2026-11")
      }
    }
    #expect(try place.journal.readAll().entries.count == 2)
  }

  @Test("Without the lock nothing is appended", arguments: Kind.allCases)
  func unlocked(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    #expect(throws: LedgerError.notLocked) {
      try place.journal.append(maker.next(1), after: .start, month: "2026-11")
    }
  }

  @Test("A line that could not be read back is not written", arguments: Kind.allCases)
  func unwritable(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    let good = maker.next()
    let bad = maker.next(words: "[\n]")
    #expect(throws: LedgerError.self) { try place.journal.add([good, bad]) }
    #expect(try place.journal.readAll().entries.isEmpty)
  }

  @Test("Appending nothing changes nothing", arguments: Kind.allCases)
  func nothing(kind: Kind) throws {
    let place = try Place(kind)
    #expect(try place.journal.add([]) == .start)
    var maker = LineMaker()
    let end = try place.journal.add(maker.next(1))
    #expect(try place.journal.add([], month: "2027-01") == end)
  }

  @Test("A position beyond the end was taken back", arguments: Kind.allCases)
  func rewound(kind: Kind) throws {
    let place = try Place(kind)
    var maker = LineMaker()
    var position = try place.journal.add(maker.next(1))
    position.offset += 1
    #expect(throws: LedgerError.rewound) { try place.journal.read(after: position, limit: 1) }
    position.file = "2027-01.jsonl"
    #expect(throws: LedgerError.rewound) { try place.journal.read(after: position, limit: 1) }
  }

  @Test("The lock is given back also when the work fails", arguments: Kind.allCases)
  func lockGivenBack(kind: Kind) throws {
    let place = try Place(kind)
    #expect(throws: LedgerError.diskFull) {
      try place.journal.withLock(waitMilliseconds: 0, holder: "test") {
        (_) throws(LedgerError) in throw .diskFull
      }
    }
    try place.journal.lock(waitMilliseconds: 0, holder: "test")
    place.journal.unlock()
  }

  @Test("A memory journal fails once when told so, and then works")
  func nextFailure() throws {
    let journal = MemoryJournal()
    var maker = LineMaker()
    let lines = maker.next(1)
    journal.nextFailure = .diskFull
    #expect(throws: LedgerError.diskFull) { try journal.add(lines) }
    try journal.add(lines)
    #expect(try journal.readAll().entries.count == 1)
  }
}
