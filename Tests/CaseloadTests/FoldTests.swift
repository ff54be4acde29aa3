import Caseload
import Casework
import Coalition
import DeskTesting
import FoundationEssentials
import Testing

@Suite("The queue")
struct QueueTests {
  /// Opens a case whose only clock is a to-do; nil leaves it without one.
  private func open(
    _ desk: inout DeskAtWork, _ level: Level, due: Instant.Span?
  ) throws {
    let code = try desk.open(needs: [.bondedLabour], level: level)
    // What is settled has no clock of its own.
    try desk.act(on: code, .settle(need: 1, reason: .givenByDesk, note: nil))
    if let due { try desk.act(on: code, .todo("Ring", due: opening + due)) }
  }

  @Test("What is late stands on top, the most pressing first, then what is due next")
  func order() throws {
    var desk = try DeskAtWork()
    try open(&desk, .standard, due: -.hours(9))  // 1
    try open(&desk, .critical, due: -.minutes(1))  // 2
    try open(&desk, .urgent, due: .minutes(5))  // 3
    try open(&desk, .critical, due: .hours(1))  // 4
    try open(&desk, .critical, due: nil)  // 5
    try open(&desk, .critical, due: -.minutes(3))  // 6
    try open(&desk, .urgent, due: -.days(2))  // 7
    try open(&desk, .advice, due: .minutes(4))  // 8
    #expect(desk.codes("") == [6, 2, 7, 1, 8, 3, 4, 5])
    // As time goes by, what was due becomes late and goes to its level's place.
    desk.wait(.minutes(6))
    #expect(desk.codes("") == [6, 2, 7, 3, 1, 8, 4, 5])
  }

  @Test("What is due at the same moment: the more pressing first, then the older")
  func ties() throws {
    var desk = try DeskAtWork()
    for level in [Level.standard, .urgent, .advice, .critical, .urgent] {
      try open(&desk, level, due: .hours(1))
    }
    #expect(desk.codes("") == [4, 2, 5, 1, 3])
    try open(&desk, .urgent, due: nil)
    try open(&desk, .critical, due: nil)
    #expect(desk.codes("").suffix(2) == [7, 6])
  }

  @Test("A case nobody has triaged may be of level 1, and stands there once it is late")
  func untriaged() throws {
    var desk = try DeskAtWork()
    try open(&desk, .critical, due: .minutes(16))
    try open(&desk, .urgent, due: -.hours(1))
    try desk.act(.open(facts: .woman, needs: [], inInbox: true))
    #expect(desk.codes("") == [2, 3, 1])
    desk.wait(.minutes(17))
    #expect(desk.codes("") == [3, 1, 2])
  }

  @Test("A case that ended or was opened in error is in nobody's way")
  func ended() throws {
    var desk = try DeskAtWork()
    let first = try desk.open(needs: [], level: nil)
    try desk.act(on: first, .undo(seq: desk.caseload.seq))
    let second = try desk.open(level: nil)
    try desk.act(on: second, .end(closing: .noCase(reason: .prank)))
    _ = try desk.open()
    #expect(desk.codes("") == [3])
    #expect(desk.codes("state:no") == [2])
  }

  // MARK: Rows

  @Test("A row says who, where, what and what is next, without names, numbers or story")
  func row() throws {
    var desk = try DeskAtWork()
    let facts = Facts.woman.with {
      $0.persons[0].name = "Saima"
      $0.story = "Saima was seen at the gate"
      $0.placeDetail = "house 9"
      $0.contact.phone = "0300-1234567"
      $0.forms = [.brickKiln]
      $0.debt = .yes
    }
    let code = try desk.open(facts)
    try desk.act(on: code, .assign(person: "sana", reason: nil))
    let row = try #require(desk.caseload.row(code))
    #expect(row.code.description == "KHI-26-0001")
    #expect(row.id == row.code)
    #expect(row.level == .urgent)
    #expect(row.status == .triaged)
    #expect(row.forms == "bonded labour: brick kiln")
    #expect(row.place == "Kasur, Punjab")
    #expect(row.people == "woman, 30")
    #expect(row.due == opening + .hours(2))
    #expect(row.next == "route: bonded-labour release, debt")
    #expect(row.owner == "sana")
    for secret in ["Saima", "gate", "house", "0300"] { #expect(!"\(row)".contains(secret)) }
  }

  @Test("What comes next changes with each step")
  func next() throws {
    var desk = try DeskAtWork()
    var seen: [String] = []
    func look(_ code: CaseCode) throws { seen.append(try #require(desk.caseload.row(code)).next) }
    let code = try desk.open(Facts(), needs: [], level: nil)
    try look(code)
    try desk.act(on: code, .triage(.urgent))
    try look(code)
    try desk.act(on: code, .addNeed(code: .bondedLabour, persons: [], place: "pb-kasur"))
    try look(code)
    try desk.act(on: code, .amend(facts: Facts().with { $0.consent.refer = .yes }))
    try desk.act(on: code, .refer())
    try look(code)
    try desk.act(on: code, .tell("A"))
    try look(code)
    try desk.act(
      on: code, .acknowledge(referral: "A", focalPerson: "Rabia"))
    try look(code)
    try desk.act(on: code, .decline("A"))
    try look(code)
    try desk.act(on: code, .refer(to: "court"))
    try desk.act(on: code, .accept("B"))
    try look(code)
    try desk.act(on: code, .start(referral: "B", note: nil))
    try look(code)
    #expect(
      seen == [
        "to be triaged", "name what is needed", "route: bonded-labour release, debt",
        "NOT TOLD: DEMO Kiln", "no word yet: DEMO Kiln", "answer due: DEMO Kiln",
        "route again: bonded-labour release, debt", "triage again: a body said no",
        // A no is also a reason to look at the whole case anew.
        "triage again: a body said no",
      ])
  }

  @Test("What isn't known of a case is said in its row")
  func unknownRow() throws {
    var desk = try DeskAtWork()
    try desk.act(.open(facts: Facts(), needs: [], inInbox: true))
    let row = desk.caseload.list(Query(), at: opening)[0]
    #expect(row.level == nil)
    #expect(row.place == "place not known")
    #expect(row.people == "people not known")
    #expect(row.forms == "not known yet")
    #expect(row.next == "to be looked at")
    #expect(row.owner == nil)
  }
}

@Suite("Folding a journal")
struct FoldTests {
  /// An afternoon with a bit of everything.
  static func afternoon() throws -> DeskAtWork {
    var desk = try DeskAtWork()
    let first = try desk.open(needs: [.bondedLabour, .shelter])
    try desk.act(on: first, .refer(1))
    try desk.act(on: first, .refer(2, to: "panah"))
    try desk.act(on: first, .tell("A"))
    desk.wait(.minutes(30))
    try desk.act(on: first, .decline("A"), by: "bilal")
    try desk.act(on: first, .note(text: "They are full until Friday"))
    try desk.act(on: first, .undo(seq: desk.caseload.seq), by: "sana")
    try desk.act(.startReview(present: ["sana", "amina"]), by: "sana")
    try desk.act(on: first, .keep, by: "sana", review: "2026-11-24")
    try desk.act(.endReview, by: "sana")
    let second = try desk.open(.woman.with { $0.story = "رابطہ" }, level: .critical)
    try desk.act(on: second, .assign(person: "bilal", reason: .shiftEnd))
    return desk
  }

  @Test("Lines that were written and read fold to the same desk")
  func same() throws {
    let desk = try Self.afternoon()
    var fresh = Caseload(desk: desk.caseload.desk)
    for line in desk.lines {
      let store = WordStore(["salt"])
      let encoder = JSONEncoder()
      encoder.userInfo[.wordStore] = store
      let events = try encoder.encode(line.events)
      let decoder = JSONDecoder()
      decoder.userInfo[.wordStore] = WordStore(store.words)
      var again = line
      again.events = try decoder.decode([DeskEvent].self, from: events)
      fresh.apply(again)
    }
    #expect(fresh.cases == desk.caseload.cases)
    #expect(fresh.directory == desk.caseload.directory)
    #expect(fresh.people == desk.caseload.people)
    #expect(fresh.reviews == desk.caseload.reviews)
    #expect(fresh.seq == desk.lines.count)
    #expect(fresh.lastAt == desk.now)
    #expect(fresh.list(Query(), at: desk.now) == desk.caseload.list(Query(), at: desk.now))
    #expect(fresh.nextCode(at: desk.now) == desk.caseload.nextCode(at: desk.now))
  }

  @Test("Lines are numbered without a gap, and no request is two of them")
  func numbered() throws {
    let desk = try Self.afternoon()
    #expect(desk.lines.map(\.seq) == Array(1...desk.lines.count))
    #expect(Set(desk.lines.map(\.id)).count == desk.lines.count)
  }

  @Test("An event about a case that nobody opened changes nothing, and its line still counts")
  func strangeCase() throws {
    let desk = try Self.afternoon()
    var other = desk.caseload
    let code = CaseCode(prefix: "KHI", year: 26, number: 77)
    other.apply(
      Line(
        seq: 99, id: "x", at: opening, by: "sana", role: nil, undoes: nil,
        events: [.on(code, .noted(note: 1, text: "?")), .reviewEnded(review: "2020-01-01")],
        subjects: [], after: []))
    #expect(other.cases == desk.caseload.cases)
    #expect(other.reviews == desk.caseload.reviews)
    #expect(other[code] == nil)
    #expect(other.seq == 99)
  }

  @Test("The last moment is the last line's, though a machine's clock went back; numbers never do")
  func lastAt() throws {
    let desk = try DeskAtWork()
    var caseload = desk.caseload
    let line = Line(
      seq: 50, id: "x", at: opening - .days(3), by: "sana", role: nil, undoes: nil, events: [],
      subjects: [], after: [])
    caseload.apply(line)
    #expect(caseload.lastAt == opening - .days(3))
    caseload.skip(to: 60)
    #expect(caseload.seq == 60)
    caseload.skip(to: 55)
    #expect(caseload.seq == 60)
  }

  @Test("A person or body that is listed again takes the place of its old entry")
  func listedAgain() throws {
    var desk = try DeskAtWork()
    try desk.act(.listPerson(Staff(id: "amina", name: "Amina B.", roles: [.operator])))
    #expect(desk.caseload.people.count == 3)
    #expect(desk.caseload.name(of: "amina" as PersonID) == "Amina B.")
    #expect(desk.caseload.name(of: .clock) == "the clock")
    #expect(desk.caseload.name(of: "nobody" as PersonID) == "nobody")
    try desk.act(.list(Organization(id: "1", name: "DEMO Kiln II", kind: .member)))
    #expect(desk.caseload.directory.organizations.count == 3)
    #expect(desk.caseload.name(of: "kiln" as ServiceKey) == "kiln")
    #expect(desk.caseload.name(of: "court" as ServiceKey) == "DEMO Court")
  }

  @Test("A retry is known for ten thousand lines")
  func retries() {
    var caseload = Caseload(desk: DeskIdentity(name: "Desk", prefix: "KHI"))
    for seq in 1...25_000 {
      caseload.apply(
        Line(
          seq: seq, id: "\(seq)", at: opening, by: "sana", role: nil, undoes: nil, events: [],
          subjects: [], after: []))
    }
    #expect(caseload.seq(ofRequest: "25000") == 25_000)
    #expect(caseload.seq(ofRequest: "15001") == 15_001)
    #expect(caseload.seq(ofRequest: "1") == nil)
    #expect(caseload.seq(ofRequest: "never") == nil)
  }

  @Test("Of a series every request is known for good, however others came in between")
  func series() {
    var caseload = Caseload(desk: DeskIdentity(name: "Desk", prefix: "KHI"))
    func note(_ id: String) {
      caseload.apply(
        Line(
          seq: caseload.seq + 1, id: id, at: opening, by: "sana", role: nil, undoes: nil,
          events: [], subjects: [], after: []))
    }
    let series = RequestSeries(of: String(repeating: "0a", count: 32))
    let another = RequestSeries(of: String(repeating: "0b", count: 32))
    // The fifth was refused; another desk wrote behind the seventh.
    for number in [1, 2, 3, 4, 6, 7] { note(series.id(number)) }
    note("another desk's")
    for number in 8...20 { note(series.id(number)) }
    note(another.id(1))
    for other in 1...25_000 { note("\(other)") }
    note(series.id(21))
    let known = (1...22).map { caseload.seq(ofRequest: series.id($0)) }
    #expect(known == [1, 2, 3, 4, nil, 5, 6] + (8...20).map(\.self) + [25_022, nil])
    // What was refused comes in later, when it is tried again; one that is no number is no other.
    for id in [series.id(5), series.id(23), series.id(5), "\(series.id(1))0x", series.id(24)] {
      note(id)
    }
    let later = [5, 6, 21, 22, 23, 24, 10].map { caseload.seq(ofRequest: series.id($0)) }
    #expect(later == [25_023, 5, 25_022, nil, 25_024, 25_027, 10])
    #expect(caseload.seq(ofRequest: series.id(0) + "5") == nil)
    #expect(caseload.seq(ofRequest: series.id(1).replacing("-", with: "-+")) == nil)
    #expect(caseload.seq(ofRequest: another.id(1)) == 21)
    #expect(caseload.seq(ofRequest: another.id(2)) == nil)
    #expect(caseload.seq(ofRequest: "another desk's") == nil)
  }
}
