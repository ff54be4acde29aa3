import Caseload
import Casework
import Coalition
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// A desk that begins with a checkpoint must be the very desk that reads its whole journal.
@Suite("Checkpoints")
struct CheckpointTests {
  private static let now = Pilot.opening

  @Test("With it the desk is what it is without it: queue, searches, matches, callers, cases")
  func same() throws {
    let folder = try FilledFolder()
    #expect(try folder.checkpoint())
    try folder.work(60)
    for generation in 1...3 {
      // Few cases at hand, so that most are read from their lines.
      var whole = try OpenedDesk(folder.path, fromStart: true, mostAtHand: 7)
      var quick = try OpenedDesk(folder.path, mostAtHand: 3)
      #expect(quick.ledger.linesSinceCheckpoint(quick.caseload) < 100)
      try expectSame(&quick, &whole)
      // The next is written by a desk that began with the last.
      let isWritten = try quick.ledger.writeCheckpoint(of: &quick.caseload, at: Self.now)
      #expect(isWritten)
      try folder.work(20, seed: generation)
    }
  }

  @Test("Deleted, torn, changed, of another desk, of an older or newer format: it is not used")
  func unfit() throws {
    let folder = try FilledFolder()
    #expect(try folder.checkpoint())
    try folder.work(10)
    let rows = try folder.files.bytes("rows.jsonl")
    let texts = try folder.files.bytes("texts.jsonl")
    func expectUnused(_ what: String) throws {
      let desk = try OpenedDesk(folder.path)
      #expect(desk.ledger.linesSinceCheckpoint(desk.caseload) == desk.caseload.seq, "\(what)")
      #expect(desk.ledger.damage.isEmpty, "\(what)")
      #expect(desk.caseload.count == folder.count, "\(what)")
    }
    func head(_ old: String, _ new: String) -> [UInt8] {
      let end = rows.firstIndex(of: 10) ?? 0
      let line = String(decoding: rows[..<end], as: UTF8.self)
      #expect(line.contains(old))
      return Array(line.replacing(old, with: new).utf8) + rows[end...]
    }
    try folder.files.remove("rows.jsonl")
    try expectUnused("no rows")
    try folder.files.write(rows, "rows.jsonl")
    try folder.files.remove("texts.jsonl")
    try expectUnused("no texts")
    try folder.files.write(Array("\"0123\"\n".utf8) + texts.dropFirst(35), "texts.jsonl")
    try expectUnused("texts of another checkpoint")
    try folder.files.write(texts, "texts.jsonl")
    try folder.files.write(head(#""format":5"#, #""format":6"#), "rows.jsonl")
    try expectUnused("a newer format")
    try folder.files.write(head(#""format":5"#, #""format":4"#), "rows.jsonl")
    try expectUnused("an older format")
    try folder.files.write(head(#""desk":""#, #""desk":"f"#), "rows.jsonl")
    try expectUnused("another desk's")
    var random = Seeded(11)
    for _ in 0..<60 {
      let end = Int.random(in: 0..<rows.count, using: &random)
      try folder.files.write(Array(rows[..<end]), "rows.jsonl")
      try expectUnused("cut at \(end)")
      var flipped = rows
      let place = Int.random(in: 0..<rows.count, using: &random)
      flipped[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try folder.files.write(flipped, "rows.jsonl")
      try expectUnused("a bit at \(place)")
    }
    try folder.files.write(rows + Array("more\n".utf8), "rows.jsonl")
    try expectUnused("something behind its end")
    try folder.files.write(rows, "rows.jsonl")
    let desk = try OpenedDesk(folder.path)
    #expect(desk.ledger.linesSinceCheckpoint(desk.caseload) < 20)
  }

  @Test("A journal that was cut between two lines looks whole, but not to a checkpoint")
  func shorter() throws {
    let folder = try FilledFolder()
    try folder.work(10)
    #expect(try folder.checkpoint())
    let name = try #require(folder.months.last)
    let bytes = try folder.files.bytes(name)
    let end = try #require(bytes.dropLast().lastIndex(of: 10))
    try folder.files.write(Array(bytes[...end]), name)
    let desk = try OpenedDesk(folder.path)
    #expect(desk.ledger.damage.map(\.reason) == [.shorter])
    // It is remembered by the next checkpoint, and what is there works.
    #expect(try folder.checkpoint())
    try folder.work(3)
    let again = try OpenedDesk(folder.path)
    #expect(again.ledger.damage.map(\.reason) == [.shorter])
    #expect(again.caseload.seq == desk.caseload.seq + 3)
    // Whoever reads the journal alone can't know.
    #expect(try OpenedDesk(folder.path, fromStart: true).ledger.damage.isEmpty)
  }

  @Test("Texts that changed on the disk are found out by the search, which then reads the journal")
  func changedTexts() throws {
    let folder = try FilledFolder()
    let query = Query("brother")
    let whole = try OpenedDesk(folder.path, fromStart: true)
    let expected = whole.caseload.list(query, at: Self.now)
    #expect(expected.count > 2)
    var random = Seeded(5)
    for _ in 0..<20 {
      #expect(try folder.checkpoint())
      var changed = try folder.files.bytes("texts.jsonl")
      let place = Int.random(in: 40..<changed.count, using: &random)
      changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      try folder.files.write(changed, "texts.jsonl")
      var desk = try OpenedDesk(folder.path)
      try desk.search(Sought.words(of: query))
      #expect(desk.caseload.list(query, at: Self.now) == expected, "a bit at \(place)")
      #expect(desk.caseload.unsearched(Sought.words(of: query)) == nil)
      // It was thrown away, so that the next desk isn't misled.
      #expect(try !folder.files.names().contains("rows.jsonl"), "a bit at \(place)")
    }
  }

  @Test("Texts that are cut off while the desk is open are found out too")
  func cutWhileOpen() throws {
    for cut in [0, 20, 36, 500, 5000] {
      let folder = try FilledFolder()
      #expect(try folder.checkpoint())
      var desk = try OpenedDesk(folder.path)
      #expect(truncate(folder.path + "/texts.jsonl", cut) == 0)
      let query = Query("brother")
      try desk.search(Sought.words(of: query))
      let whole = try OpenedDesk(folder.path, fromStart: true)
      let expected = whole.caseload.list(query, at: Self.now)
      #expect(desk.caseload.list(query, at: Self.now) == expected, "cut at \(cut)")
    }
  }

  @Test("A query of more words than are remembered comes to its end")
  func manyWords() throws {
    let folder = try FilledFolder()
    #expect(try folder.checkpoint())
    var desk = try OpenedDesk(folder.path)
    let query = Query("he the to is and in of a her she o e i h s t n r")
    try desk.search(Sought.words(of: query))
    let whole = try OpenedDesk(folder.path, fromStart: true)
    let found = desk.caseload.list(query, at: Self.now)
    #expect(!found.isEmpty)
    #expect(found == whole.caseload.list(query, at: Self.now))
  }

  @Test("Only so many cases are at hand at once, whether they are looked at or written")
  func atHand() throws {
    let folder = try FilledFolder()
    var desk = try OpenedDesk(folder.path, mostAtHand: 10)
    for code in desk.caseload.allCodes {
      try desk.ledger.bring([code], to: &desk.caseload)
      #expect(desk.caseload[code]?.code == code)
      #expect(desk.caseload.atHandCount <= 12)
      _ = try desk.ledger.perform(
        Request(
          id: "note \(code)", by: "amina", at: Self.now, action: .on(code, .note(text: "Again."))),
        on: &desk.caseload, holder: "a test")
      #expect(desk.caseload.atHandCount <= 12)
    }
  }

  @Test("What an import brought is known after a checkpoint too, and doesn't come in twice")
  func imported() throws {
    let folder = try FilledFolder()
    let series = RequestSeries(of: String(repeating: "5e", count: 32))
    func bring(_ number: Int, _ desk: inout OpenedDesk) throws -> Outcome {
      var facts = Facts()
      facts.story = Words("Number \(number) at the well.")
      return try desk.ledger.perform(
        Request(
          id: series.id(number), by: "amina", at: Pilot.opening,
          action: .open(facts: facts, needs: [], inInbox: true)),
        on: &desk.caseload, holder: "a test")
    }
    var first = try OpenedDesk(folder.path)
    let seqs = try [1, 2, 4].map { try bring($0, &first).line?.seq }
    #expect(try folder.checkpoint())
    var second = try OpenedDesk(folder.path)
    #expect(second.ledger.linesSinceCheckpoint(second.caseload) == 0)
    for (number, seq) in zip([1, 2, 4], seqs) {
      #expect(try bring(number, &second) == .repeated(seq: #require(seq)))
    }
    #expect(try bring(3, &second).line != nil)
  }

  @Test("A checkpoint that follows another keeps the last ten thousand requests, and no more")
  func requestsKept() throws {
    let folder = try FilledFolder()
    var desk = try OpenedDesk(folder.path)
    func note(_ numbers: ClosedRange<Int>, _ desk: inout OpenedDesk) throws {
      let code = desk.caseload.code(0, of: desk.caseload.queue(Query(), at: Self.now))
      var rest = numbers.map { number in
        Request(
          id: "kept \(number)", by: "amina", at: Self.now,
          action: .on(code, .note(text: Words("Number \(number)."))))
      }[...]
      let outcomes = try desk.ledger.perform(on: &desk.caseload, holder: "a test") { _, _ in
        rest.popFirst()
      }
      #expect(outcomes.count { $0.line != nil } == numbers.count)
    }
    try note(1...6_000, &desk)
    #expect(try folder.checkpoint())
    desk = try OpenedDesk(folder.path)
    try note(6_001...12_000, &desk)
    #expect(try folder.checkpoint())
    desk = try OpenedDesk(folder.path)
    #expect(desk.ledger.linesSinceCheckpoint(desk.caseload) == 0)
    #expect(desk.caseload.seq(ofRequest: "kept 2000") == nil)
    for number in 2_001...12_000 {
      #expect(desk.caseload.seq(ofRequest: "kept \(number)") != nil)
    }
  }

  @Test("A folder or a link in the place of a checkpoint keeps nobody from the desk")
  func strange() throws {
    let folder = try FilledFolder()
    try folder.files.write([], "texts.jsonl")
    #expect(mkdir(folder.path + "/rows.jsonl", 0o700) == 0)
    #expect(try OpenedDesk(folder.path).caseload.count == folder.count)
    #expect(rmdir(folder.path + "/rows.jsonl") == 0)
    #expect(symlink("/dev/zero", folder.path + "/rows.jsonl") == 0)
    #expect(try OpenedDesk(folder.path).caseload.count == folder.count)
  }

  @Test("A line that has become unreadable is named once, however often its case is looked at")
  func damagedOnce() throws {
    let folder = try FilledFolder()
    #expect(try folder.checkpoint())
    let name = try #require(folder.months.last)
    var bytes = try folder.files.bytes(name)
    let place = try #require(bytes.firstRange(of: Array("\"opened\"".utf8))).lowerBound
    bytes[place + 2] ^= 1
    try folder.files.write(bytes, name)
    var desk = try OpenedDesk(folder.path)
    for _ in 0..<3 {
      desk.caseload.release(keeping: [])
      try desk.ledger.bring(desk.caseload.allCodes, to: &desk.caseload)
    }
    #expect(desk.ledger.damage.count == 1)
    #expect(desk.caseload.damaged.count == 1)
  }

  @Test("While somebody writes one nobody else does, and a half one is in nobody's way")
  func alone() throws {
    let folder = try FilledFolder()
    let other = open(folder.path + "/checkpoint.lock", O_RDWR | O_CREAT, 0o600)
    var lock = flock()
    (lock.l_type, lock.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
    // F_OFD_SETLK, which Swift can't see.
    #expect(fcntl(other, 37, &lock) == 0)
    #expect(try !folder.checkpoint())
    close(other)
    try folder.files.write(Array("half".utf8), "rows.jsonl.half")
    try folder.files.write(Array("half".utf8), "texts.jsonl.half")
    #expect(try folder.checkpoint())
    let names = try folder.files.names()
    #expect(
      names == [
        "checkpoint.lock", "desk.json", "drafts", "journal", "lock", "rows.jsonl", "texts.jsonl",
      ])
    for name in names where name.contains(".") {
      #expect(try folder.files.mode(name) == 0o600, "\(name)")
    }
  }

  private func expectSame(_ quick: inout OpenedDesk, _ whole: inout OpenedDesk) throws {
    #expect(quick.caseload.seq == whole.caseload.seq)
    #expect(quick.caseload.allCodes == whole.caseload.allCodes)
    #expect(quick.caseload.people == whole.caseload.people)
    #expect(quick.caseload.settings == whole.caseload.settings)
    #expect(quick.caseload.reviews == whole.caseload.reviews)
    #expect(quick.caseload.directory.organizations == whole.caseload.directory.organizations)
    #expect(quick.caseload.nextExpiry == whole.caseload.nextExpiry)
    #expect(quick.caseload.nextCode(at: Self.now) == whole.caseload.nextCode(at: Self.now))
    for query in [
      "", "state:", "state:closed", "level:1", "kiln", "brother", "phone", "lahore", "0012",
      "-state:active", "0300", "call", "he", "due:overdue",
    ] {
      for now in [Self.now, Self.now + .hours(30)] {
        try quick.search(Sought.words(of: Query(query)))
        let a = quick.caseload.list(Query(query), at: now)
        let b = whole.caseload.list(Query(query), at: now)
        #expect(a == b, "“\(query)”")
      }
    }
    for code in whole.caseload.allCodes {
      try quick.ledger.bring([code], to: &quick.caseload)
      try whole.ledger.bring([code], to: &whole.caseload)
      let a = try #require(quick.caseload[code])
      let b = try #require(whole.caseload[code])
      #expect(a == b)
      for need in a.needs {
        let (one, other) = (
          quick.caseload.match(need, of: a, at: Self.now),
          whole.caseload.match(need, of: b, at: Self.now)
        )
        #expect(one == other, "\(code) need \(need.number)")
      }
      guard let phone = a.facts.contact.phone?.text else { continue }
      try quick.search(Sought.numbers(in: phone))
      let callers = quick.caseload.codes(knownFrom: phone)
      #expect(callers == whole.caseload.codes(knownFrom: phone))
      #expect(callers.contains(code) || PhoneNumbers.found(in: phone).isEmpty)
    }
  }
}

/// A real folder with the sample cases and their directory.
private final class FilledFolder {
  let files: TestFolder
  private(set) var count = 0
  private let ids = Counter(from: 5_000_000)

  init() throws {
    files = try TestFolder("checkpoint")
    let now = Pilot.opening
    _ = try DeskFolder.create(
      at: path, name: "Karachi desk", prefix: "KHI", created: now - .days(60))
    var ledger = try Ledger(openingDeskAt: path)
    var caseload = Caseload(desk: ledger.identity)
    var filler = Filler(now: now - .days(60))
    try filler.fill(
      &ledger, &caseload, SampleData.directory(shiftedTo: now), SampleData.cases())
    count = caseload.count
  }

  var path: String { files.path }

  func checkpoint() throws -> Bool {
    var desk = try OpenedDesk(path)
    return try desk.ledger.writeCheckpoint(of: &desk.caseload, at: Pilot.opening - .hours(1))
  }

  /// Does things that change rows, texts and orders.
  func work(_ steps: Int, seed: Int = 0) throws {
    var random = Seeded(seed)
    var desk = try OpenedDesk(path)
    for _ in 0..<steps {
      let code = try #require(desk.caseload.allCodes.randomElement(using: &random))
      try desk.ledger.bring([code], to: &desk.caseload)
      var facts = try #require(desk.caseload[code]).facts
      facts.story = "His brother has a phone now."
      facts.contact.phone = Words("0321-\(Int.random(in: 1_000_000...9_999_999, using: &random))")
      let actions: [DeskAction] = [
        .on(code, .note(text: "He called back.")), .on(code, .amend(facts: facts)),
        .on(code, .assign(person: "bilal", reason: nil)),
        .on(code, .addNeed(code: .shelter, persons: [], place: nil)),
        .open(facts: facts, needs: [NeedAsked(code: .legalAdvice)], inInbox: false),
      ]
      var outcome: Outcome
      var action = actions.randomElement(using: &random) ?? actions[0]
      repeat {
        outcome = try desk.ledger.perform(
          Request(id: ids.next(), by: "amina", at: Pilot.opening, action: action),
          on: &desk.caseload, holder: "a test")
        action = actions[0]
        if outcome.refusal != nil { action = actions[4] }
      } while outcome.line == nil
      count = desk.caseload.count
    }
  }

  var months: [String] {
    get throws {
      try files.names("journal").map { "journal/\($0)" }
    }
  }
}
