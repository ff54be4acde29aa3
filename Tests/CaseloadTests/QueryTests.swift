import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Queries")
struct QueryTests {
  /// 1 Kasur, level 2, BLR sent; 2 Umerkot, level 1, RES, with Sana; 3 in the inbox, Urdu story;
  /// 4 Lahore, level 3, SHE accepted; 5 closed.
  private static func desk() throws -> DeskAtWork {
    var desk = try DeskAtWork()
    let one = try desk.open(
      .woman.with {
        ($0.forms, $0.debt) = ([.brickKiln], .yes)
        $0.story = "Peshgi of 400,000; the owner is a councillor. Café near the gate."
        $0.persons[0].name = "Saima"
        $0.contact.phone = "0300-1234567"
      })
    try desk.act(on: one, .refer())
    let two = try desk.open(
      .woman.with { $0.place = "sd-umerkot" }, needs: [.release], level: .critical)
    try desk.act(on: two, .assign(person: "sana", reason: nil))
    try desk.act(
      .open(
        facts: Facts().with { $0.story = "لڑکی کو قید رکھا ہے" }, needs: [], inInbox: true))
    let four = try desk.open(
      .woman.with { ($0.place, $0.forms) = ("pb-lahore", [.domesticServitude]) },
      needs: [.shelter], level: .standard)
    try desk.act(on: four, .refer(1, to: "panah"))
    try desk.act(on: four, .accept("A"))
    let five = try desk.open(needs: [], level: .advice)
    try desk.act(
      on: five, .end(closing: .closed(reason: .needsMet, note: nil, second: nil)))
    return desk
  }

  private static let sample = Result { try desk() }

  private func found(_ query: String) throws -> [Int] {
    try Self.sample.get().codes(query).sorted()
  }

  @Test(
    "Words are searched in code, place, story, state, what happened and what is next; all must be there",
    arguments: [
      ("", [1, 2, 3, 4]), ("  ", [1, 2, 3, 4]), ("kasur", [1]), ("KASUR", [1]), ("punjab", [1, 4]),
      ("0002", [2]), ("khi-26", [1, 2, 3, 4]), ("khi-26-0004", [4]), ("peshgi", [1]),
      ("400,000;", [1]), ("kiln", [1]), ("bonded", [1]), ("domestic", [4]),
      ("punjab domestic", [4]), ("punjab umerkot", []), ("councillor kasur peshgi", [1]),
      ("inbox", [3]), ("box", []), ("triaged", [2]), ("not told", [1]), ("first contact", [4]),
      ("looked at", [3]), ("nothing", []),
    ])
  func words(query: String, expected: [Int]) throws {
    let found = try found(query)
    #expect(found == expected)
  }

  @Test("Names and numbers are not searched", arguments: ["saima", "0300", "1234567"])
  func covered(query: String) throws {
    #expect(try found(query).isEmpty)
  }

  @Test(
    "Letters that keyboards differ in, marks and case are one",
    arguments: [
      ("cafe", [1]), ("CAFÉ", [1]), ("cafe\u{301}", [1]), ("قید", [3]), ("قيد", [3]),
      ("لڑکی", [3]), ("لڑكي", [3]), ("لڑکا", []),
    ])
  func folding(query: String, expected: [Int]) throws {
    let found = try found(query)
    #expect(found == expected)
  }

  @Test(
    "A field narrows to what it names",
    arguments: [
      // state
      ("state:inbox", [3]), ("state:triaged", [2]), ("state:active", [1]), ("state:act", [1]),
      ("state:follow", [4]), ("state:closed", [5]), ("state:entered", []), ("STATE:Inbox", [3]),
      // level
      ("level:1", [2]), ("level:2", [1]), ("level:critical", [2]), ("level:stand", [4]),
      ("level:none", [3]), ("level:4", []), ("level:12", []),
      // place
      ("place:kasur", [1]), ("place:punjab", [1, 4]), ("place:pb-lahore", [4]), ("place:pb", []),
      ("place:unknown", [3]), ("place:sindh", [2]),
      // need
      ("need:blr", [1]), ("need:BLR", [1]), ("need:bed", [4]), ("need:SHE", [4]), ("need:xyz", []),
      ("need:free", [2]), ("need:shelter", [4]),
      // due: the inbox 15 minutes, RES 30 minutes, telling 1 hour, first contact 2 days
      ("due:15m", [3]), ("due:14m", []), ("due:30m", [2, 3]), ("due:1h", [1, 2, 3]),
      ("due:3d", [1, 2, 3, 4]), ("due:today", [1, 2, 3]), ("due:overdue", []), ("due:none", []),
      ("due:soon", []),
      // what the row and the page say
      ("advance", [1]), ("woman", [1, 2, 4]), ("armed", []),
      // by
      ("by:sana", [2]), ("by:nobody", [3]), ("by:am", [1, 4]), ("by:Amina", [1, 4]),
      ("by:zara", []),
    ])
  func fields(query: String, expected: [Int]) throws {
    let found = try found(query)
    #expect(found == expected)
  }

  @Test(
    "What finds nothing because of how it is written says so",
    arguments: [
      ("owner:sana", "“owner:” is no filter; there are state: level: place: need: due: by:."),
      ("level:9", "“level:” has no “9”; it takes 1, 2, 3, 4 or none."),
      ("due:no", "“due:” has no “no”; it takes late, today, none, or a time as 4h."),
      ("late", "“due:late” shows what is late."),
      ("need:xy", "“need:” has no “xy”; it takes a code or a word of it, as SHE or shelter."),
    ])
  func misspelt(query: String, problem: String) throws {
    #expect(Query(query).problem(in: try Self.sample.get().caseload) == problem)
  }

  @Test(
    "What may find something another time is no mistake",
    arguments: [
      "", "kasur", "level:1", "level:crit", "level:none", "state:a", "due:4h", "due:over",
      "by:bil", "by:nobody", "due:late", "-level:9", "need:she", "place:nowhere", "level:",
      "-due:today",
    ])
  func wellWritten(query: String) throws {
    #expect(Query(query).problem(in: try Self.sample.get().caseload) == nil)
  }

  @Test("Somebody who isn't at this desk is named with those who are")
  func unknownOwner() throws {
    let problem = try #require(Query("by:zara").problem(in: try Self.sample.get().caseload))
    #expect(problem.hasPrefix("“by:” has no “zara”; it takes nobody, "))
    #expect(problem.contains("sana"))
  }

  @Test(
    "A minus turns a word or a field round",
    arguments: [
      ("-kasur", [2, 3, 4]), ("-state:inbox", [1, 2, 4]), ("-level:none", [1, 2, 4]),
      ("punjab -kiln", [4]), ("-by:nobody", [1, 2, 4]), ("-need:blr -need:res", [3, 4]),
      ("-due:1h", [4]), ("-place:unknown", [1, 2, 4]), ("-punjab -umerkot", [3]),
      // Of what has ended nothing is shown unless it is asked for.
      ("-state:active", [2, 3, 4]), ("state:closed -level:1", [5]),
    ])
  func negation(query: String, expected: [Int]) throws {
    let found = try found(query)
    #expect(found == expected)
  }

  @Test(
    "Whatever is typed is a query: half a field asks for nothing yet, a strange one is a word",
    arguments: [
      ("state:", [1, 2, 3, 4]), ("-state:", [1, 2, 3, 4]), ("level:", [1, 2, 3, 4]),
      ("-place:", [1, 2, 3, 4]), ("-", [1, 2, 3, 4]), ("--", []), ("--kasur", [1, 2, 3, 4]),
      (":", [1, 2, 4]), ("colour:red", []), ("-colour:red", [1, 2, 3, 4]), ("state:inbox:x", []),
      ("400,000; the", [1]), ("\t kasur \n", [1]), ("🏠", []), ("\u{0}", []),
    ])
  func oddInput(query: String, expected: [Int]) throws {
    let found = try found(query)
    #expect(found == expected)
  }

  @Test("What is late is what the queue has on top, to the second")
  func overdue() throws {
    var desk = try Self.sample.get()
    desk.now = opening + .minutes(15)
    #expect(desk.codes("due:overdue").isEmpty)
    desk.now = opening + .minutes(15) + Instant.Span(seconds: 1)
    #expect(desk.codes("due:overdue") == [3])
    #expect(desk.codes("due:over") == [3])
    desk.now = opening + .hours(2)
    #expect(desk.codes("-due:over") == [4])
  }

  @Test("Today ends at the desk's midnight")
  func today() throws {
    var desk = try DeskAtWork()
    for due in ["2026-11-24T18:59:59Z", "2026-11-24T19:00:00Z"] {
      let code = try desk.open(needs: [.bondedLabour])
      try desk.act(on: code, .settle(need: 1, reason: .givenByDesk, note: nil))
      try desk.act(on: code, .todo("Ring", due: try #require(Instant(due))))
    }
    #expect(desk.codes("due:today") == [1])
  }

  @Test("A query keeps what was typed")
  func text() {
    #expect(Query(" kasur  -by:sana").text == " kasur  -by:sana")
    #expect(Query().isEmpty)
    #expect(Query("  ").isEmpty)
    #expect(!Query("-").isEmpty)
  }
}
