import Caseload
import Casework
import Ledger
import Testing

@Suite("The ledger")
struct LedgerTests {
  static let start = Instant("2026-11-24T10:00:00Z")!

  /// A desk in memory with one person and as many cases as asked for.
  private final class Desk {
    let journal: MemoryJournal
    let file = DeskFile(name: "Test", prefix: "KHI", created: start)
    var ledger: Ledger
    var caseload: Caseload
    private var ids: Int

    init(_ journal: MemoryJournal = MemoryJournal(), file: DeskFile? = nil, ids: Int = 0) throws {
      self.journal = journal
      self.ids = ids
      ledger = Ledger(journal, desk: file ?? self.file)
      caseload = Caseload(desk: ledger.identity)
      try ledger.catchUp(&caseload)
    }

    @discardableResult
    func perform(_ action: DeskAction, id: String? = nil) throws -> Outcome {
      ids += 1
      let request = Request(id: id ?? "id \(ids)", by: "amina", at: start, action: action)
      return try ledger.perform(request, on: &caseload, holder: "a test")
    }

    func fill(cases: Int) throws {
      try perform(.listPerson(Staff(id: "amina", name: "Amina", roles: [.operator])))
      for _ in 0..<cases { try perform(.open(facts: Facts(), needs: [], inInbox: true)) }
    }

    func note(_ number: Int, _ text: Words) throws -> Outcome {
      try perform(.on(CaseCode(prefix: "KHI", year: 26, number: number), .note(text: text)))
    }
  }

  @Test("What was done is there when the desk is opened again")
  func reopened() throws {
    let desk = try Desk()
    try desk.fill(cases: 3)
    _ = try desk.note(2, "He called back.")
    let again = try Desk(desk.journal, file: desk.file)
    #expect(again.caseload.cases == desk.caseload.cases)
    #expect(again.caseload.seq == 5)
    #expect(again.ledger.damage.isEmpty)
  }

  @Test("Two desks on one journal see each other, and no number is given twice")
  func interleaved() throws {
    let first = try Desk()
    try first.fill(cases: 1)
    let second = try Desk(first.journal, file: first.file, ids: 1000)
    for round in 0..<20 {
      _ = try (round.isMultiple(of: 2) ? first : second).note(1, Words("note \(round)"))
    }
    try first.ledger.catchUp(&first.caseload)
    try second.ledger.catchUp(&second.caseload)
    #expect(first.caseload.cases == second.caseload.cases)
    #expect(first.caseload.cases[0].notes.map(\.number) == Array(1...20))
    #expect(first.caseload.seq == 22)
  }

  @Test("A request that is made again adds nothing")
  func retried() throws {
    let desk = try Desk()
    try desk.fill(cases: 1)
    let action = DeskAction.on(desk.caseload.cases[0].code, .note(text: "once"))
    try desk.perform(action, id: "same")
    guard case .repeated(seq: 3) = try desk.perform(action, id: "same") else {
      Issue.record("it was not recognised")
      return
    }
    #expect(desk.caseload.cases[0].notes.count == 1)
  }

  @Test("A save that fails leaves nothing in memory, and the next one works")
  func diskFull() throws {
    let desk = try Desk()
    try desk.fill(cases: 2)
    let before = desk.caseload.cases
    desk.journal.nextFailure = .diskFull
    #expect(throws: LedgerError.diskFull) { _ = try desk.note(1, "lost") }
    #expect(desk.caseload.cases == before)
    #expect(desk.caseload.seq == 3)
    _ = try desk.note(1, "kept")
    let again = try Desk(desk.journal, file: desk.file)
    #expect(again.caseload.cases[0].notes.map(\.text.text) == ["kept"])
    #expect(again.ledger.damage.isEmpty)
  }

  @Test(
    "A batch that fails leaves nothing of it in memory; made again, it is whole and in its order")
  func batchFails() throws {
    let desk = try Desk()
    try desk.fill(cases: 1)
    let before = desk.caseload.cases
    let requests = (1...200).map { number in
      Request(
        id: "batch \(number)", by: "amina", at: Self.start,
        action: .on(code(1), .note(text: Words("note \(number)"))))
    }
    func perform() throws -> [Outcome] {
      var rest = requests[...]
      return try desk.ledger.perform(on: &desk.caseload, holder: "a test") { _, _ in
        rest.popFirst()
      }
    }
    desk.journal.nextFailure = .diskFull
    #expect(throws: LedgerError.diskFull) { _ = try perform() }
    #expect(desk.caseload.cases == before)
    #expect(try perform().compactMap(\.line?.seq) == Array(3...202))
    let again = try Desk(desk.journal, file: desk.file)
    #expect(again.caseload.cases == desk.caseload.cases)
    #expect(
      again.caseload.cases[0].notes.map(\.text.text) == (1...200).map { "note \($0)" })
    #expect(again.ledger.damage.isEmpty)
  }

  // MARK: Damage

  /// The lines of a desk of three cases with a note each, as a journal can be made of again.
  private func lines(_ rounds: Int = 1) throws -> ([JournalLine], DeskFile) {
    let desk = try Desk()
    try desk.fill(cases: 3)
    for _ in 0..<rounds {
      for number in 1...3 { _ = try desk.note(number, Words("note \(number)")) }
    }
    let read = try desk.journal.read(after: .start, limit: 10_000)
    let lines = read.entries.compactMap { entry -> JournalLine? in
      if case .line(let line) = entry.content { line } else { nil }
    }
    return (lines, desk.file)
  }

  private func opened(_ lines: [JournalLine], _ file: DeskFile) throws -> Desk {
    let journal = MemoryJournal()
    try journal.lock(waitMilliseconds: 0, holder: "a test")
    _ = try journal.append(lines, after: .start, month: "2026-11")
    journal.unlock()
    return try Desk(journal, file: file, ids: 1000)
  }

  private func code(_ number: Int) -> CaseCode { CaseCode(prefix: "KHI", year: 26, number: number) }

  @Test("A changed word is found, marks its case, and costs no other line")
  func changedWord() throws {
    var (lines, file) = try lines()
    let text = String(decoding: lines[5].bytes, as: UTF8.self)
    lines[5] = try JournalLine(Array(text.replacing("note 2", with: "note X").utf8))
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.place) == ["2026-11.jsonl:6"])
    #expect(desk.ledger.damage.map(\.reason) == [.digestDiffers])
    #expect(desk.caseload.damaged[code(2)] == "2026-11.jsonl:6")
    #expect(desk.caseload[code(2)]?.notes.isEmpty == true)
    #expect(desk.caseload[code(3)]?.notes.count == 1)
    #expect(desk.caseload.damaged.count == 1)
  }

  @Test(
    "Of a long journal, decoded ahead, every line is folded in its order, and damage has its place")
  func ahead() throws {
    var (lines, file) = try lines(500)
    let whole = try opened(lines, file)
    #expect(whole.ledger.damage.isEmpty)
    #expect(whole.caseload.seq == lines.count)
    #expect(whole.caseload[code(3)]?.notes.map(\.number) == Array(1...500))
    for place in [499, 500, 1200] {
      let text = String(decoding: lines[place].bytes, as: UTF8.self)
      lines[place] = try JournalLine(Array(text.replacing("\"note ", with: "\"NOTE ").utf8))
    }
    let desk = try opened(lines, file)
    #expect(
      desk.ledger.damage.map(\.place)
        == ["2026-11.jsonl:500", "2026-11.jsonl:501", "2026-11.jsonl:1201"])
    #expect(desk.caseload.cases.reduce(0) { $0 + $1.notes.count } == 1497)
  }

  @Test("A changed head breaks the chain at its own line and no other")
  func changedHead() throws {
    var (lines, file) = try lines()
    let text = String(decoding: lines[5].bytes, as: UTF8.self)
    lines[5] = try JournalLine(
      Array(text.replacing("\"by\":\"amina\"", with: "\"by\":\"bilal\"").utf8))
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.place) == ["2026-11.jsonl:6"])
    #expect(desk.ledger.damage.map(\.reason) == [.chainDiffers])
  }

  @Test("A number that was changed keeps no honest line out", arguments: [1, 8, 90_004])
  func changedNumber(number: Int) throws {
    var (lines, file) = try lines()
    let text = String(decoding: lines[3].bytes, as: UTF8.self)
    lines[3] = try JournalLine(Array(text.replacing("\"seq\":4", with: "\"seq\":\(number)").utf8))
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.place) == ["2026-11.jsonl:4"])
    #expect(desk.caseload.damaged == [code(3): "2026-11.jsonl:4"])
    #expect(desk.caseload.seq == 7)
    #expect(desk.caseload[code(2)]?.notes.count == 1)
    // What was opened there is there, unless the number says that it was before.
    #expect((desk.caseload[code(3)]?.notes.count == 1) == (number > 3))
  }

  @Test("A chain that was changed accuses its own line and no other")
  func changedChain() throws {
    var (lines, file) = try lines()
    let chain = lines[4].chainText
    let other = (chain.first == "0" ? "1" : "0") + chain.dropFirst()
    let text = String(decoding: lines[4].bytes, as: UTF8.self)
    lines[4] = try JournalLine(Array(text.replacing(chain, with: other).utf8))
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.place) == ["2026-11.jsonl:5"])
    #expect(desk.caseload.damaged == [code(1): "2026-11.jsonl:5"])
    #expect(desk.caseload[code(1)]?.notes.count == 1)
  }

  @Test(
    "A line that isn't understood marks its case; neither its number nor its code is given again")
  func notUnderstood() throws {
    var (lines, file) = try lines()
    // The last case's opening, and all that came after it.
    lines = Array(lines[..<4])
    let text = String(decoding: lines[3].bytes, as: UTF8.self)
    lines[3] = try JournalLine(Array(text.replacing("\"seq\"", with: "\"sep\"").utf8))
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.reason) == [.notUnderstood])
    #expect(desk.caseload.damaged == [code(3): "2026-11.jsonl:4"])
    let outcome = try desk.perform(.open(facts: Facts(), needs: [], inInbox: true))
    #expect(outcome.line?.seq == 5)
    #expect(desk.caseload.allCodes == [code(1), code(2), code(4)])
  }

  @Test("A line that was left out is noticed at the next one, and the rest is folded")
  func leftOut() throws {
    var (lines, file) = try lines()
    lines.remove(at: 4)
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.place) == ["2026-11.jsonl:5"])
    #expect(desk.caseload[code(1)]?.notes.isEmpty == true)
    #expect(desk.caseload[code(3)]?.notes.count == 1)
  }

  @Test("A line that stands twice is folded once")
  func twice() throws {
    var (lines, file) = try lines()
    lines.insert(lines[4], at: 5)
    let desk = try opened(lines, file)
    #expect(desk.ledger.damage.map(\.reason) == [.wrongNumber])
    #expect(desk.caseload[code(1)]?.notes.count == 1)
    #expect(desk.caseload[code(3)]?.notes.count == 1)
  }

  @Test("A number from nowhere neither stops the desk nor is believed")
  func absurdNumber() throws {
    let (lines, file) = try lines()
    let last = lines[6]
    let head = String(decoding: last.bytes[last.head], as: UTF8.self)
      .replacing("\"seq\":7", with: "\"seq\":9223372036854775807")
    let forged = JournalLine.compose(
      previousChain: last.chainText, head: Array(head.utf8),
      events: Array(last.bytes[last.events]), words: Array(last.bytes[last.words]))
    let desk = try opened(lines + [forged], file)
    #expect(desk.ledger.damage.map(\.reason) == [.wrongNumber])
    #expect(desk.caseload.seq == 7)
    _ = try desk.note(1, "life goes on")
    // It stands in the eighth line's place.
    #expect(desk.caseload.seq == 9)
  }

  @Test("Names and free text stand in words, and nowhere else in a line")
  func wordsApart() throws {
    let desk = try Desk()
    try desk.fill(cases: 1)
    _ = try desk.note(1, "MARKER-TEXT")
    let read = try desk.journal.read(after: .start, limit: 100)
    guard case .line(let line)? = read.entries.last?.content else { return }
    let words = String(decoding: line.bytes[line.words], as: UTF8.self)
    let rest = String(decoding: line.bytes[..<line.words.lowerBound], as: UTF8.self)
    #expect(words.contains("MARKER-TEXT"))
    #expect(!rest.contains("MARKER-TEXT"))
    // Random bytes come first, so that an erased word can't be guessed from its digest.
    let random = words.dropFirst(2).prefix(32).filter(\.isHexDigit)
    #expect(random.count == 32)
  }
}
