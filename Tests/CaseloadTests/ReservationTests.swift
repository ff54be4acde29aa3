import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Places that referrals keep")
struct ReservationTests {
  /// The women's shelter with so many places, told an hour ago.
  private static func desk(places: Int) throws -> DeskAtWork {
    var shelter = Service.shelter
    shelter.capacity = .init(free: places, asOf: opening - .hours(1))
    return try DeskAtWork([shelter])
  }

  private func places(_ desk: DeskAtWork, for code: CaseCode) throws -> String {
    let it = try desk.it(code)
    let match = desk.caseload.match(it.needs[0], of: it, at: desk.now)
    if let fit = match.fits.first {
      let reasons = fit.reasons.map(desk.caseload.words(at: desk.now).reason)
      return reasons.first { $0.contains("free") } ?? "fits"
    }
    return match.excluded.map { desk.caseload.words(at: desk.now).rule($0.rule) }.joined()
  }

  private static let full = "full (figure of 14:00, less places taken since)"
  /// A place that nobody there has said yes to yet may still be somebody else's.
  private static let awaited = full + ": kept for KHI-26-0001, not answered yet"

  struct End: CustomTestStringConvertible, Sendable {
    let name: String
    let actions: [CaseAction]
    let isFree: Bool
    var isAwaited = false
    var testDescription: String { name }
  }

  static let ends = [
    End(name: "sent", actions: [], isFree: false, isAwaited: true),
    End(name: "told", actions: [.tell("A")], isFree: false, isAwaited: true),
    End(
      name: "acknowledged", actions: [.acknowledge(referral: "A", focalPerson: "Rabia")],
      isFree: false, isAwaited: true),
    End(name: "accepted", actions: [.accept("A")], isFree: false),
    End(
      name: "in service", actions: [.accept("A"), .start(referral: "A", note: nil)], isFree: false),
    End(name: "declined", actions: [.decline("A")], isFree: true),
    End(name: "withdrawn", actions: [.withdraw("A")], isFree: true),
    End(name: "withdrawn after a yes", actions: [.accept("A"), .withdraw("A")], isFree: true),
    End(name: "accepted after a no", actions: [.decline("A"), .accept("A")], isFree: false),
    End(
      name: "consent withdrawn",
      actions: [.amend(facts: .woman.with { $0.consent.refer = .withdrawn })], isFree: true),
  ]

  @Test("A place is kept from sending on, and free at every end", arguments: ends)
  func kept(_ end: End) throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    #expect(try places(desk, for: second) == "1 place free")
    try desk.act(on: first, .refer(1, to: "panah"))
    for action in end.actions { try desk.act(on: first, action) }
    let full = end.isAwaited ? Self.awaited : Self.full
    #expect(try places(desk, for: second) == (end.isFree ? "1 place free" : full))
    // What the match says the rules do.
    let refused = desk.refusal(of: .on(second, .refer(1, to: "panah")))
    #expect(refused == (end.isFree ? nil : .rules(.excluded("DEMO Panah", full))))
  }

  @Test("An expired referral gives its place back")
  func expired() throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter], level: .critical)
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    try desk.act(on: first, .tell("A"))
    desk.wait(.hours(4))
    #expect(try places(desk, for: second) == Self.awaited)
    try desk.tick()
    #expect(try desk.it(first).referral("A")?.state == .expired)
    #expect(try places(desk, for: second) == "1 place free")
  }

  @Test("Undo gives the place back, and takes it again")
  func undone() throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    try desk.act(on: first, .undo(seq: desk.caseload.seq))
    #expect(try places(desk, for: second) == "1 place free")
    try desk.act(on: first, .refer(1, to: "panah"))
    try desk.act(on: first, .decline("B"))
    try desk.act(on: first, .undo(seq: desk.caseload.seq))
    #expect(try places(desk, for: second) == Self.awaited)
  }

  @Test("Of many cases with no answer yet three are named, and how many more there are")
  func manyAwaited() throws {
    var desk = try Self.desk(places: 5)
    for _ in 0..<5 { try desk.act(on: desk.open(needs: [.shelter]), .refer(1, to: "panah")) }
    let last = try desk.open(needs: [.shelter])
    #expect(
      try places(desk, for: last)
        == Self.full
        + ": kept for KHI-26-0001, KHI-26-0002, KHI-26-0003 and 2 more, not answered yet")
  }

  @Test("The place that a need keeps is not in that need's own way")
  func own() throws {
    var desk = try Self.desk(places: 1)
    let code = try desk.open(needs: [.shelter])
    try desk.act(on: code, .refer(1, to: "panah"))
    #expect(try places(desk, for: code) == "1 place free")
    // Another need of the same case is another person's place.
    try desk.act(on: code, .addNeed(code: .shelter, persons: [1], place: nil))
    let it = try desk.it(code)
    let match = desk.caseload.match(it.needs[1], of: it, at: desk.now)
    #expect(match.fits.isEmpty)
    let words = desk.caseload.words(at: desk.now)
    #expect(match.excluded.map { words.rule($0.rule) } == [Self.full])
  }

  @Test("Nobody is named by whose no no place would be free: it is full without them")
  func fullAnyway() throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    #expect(try places(desk, for: second) == Self.awaited)
    // Somebody walked in.
    try desk.act(.reportCapacity(service: "panah", free: 0))
    #expect(try places(desk, for: second).hasPrefix("full (figure of"))
    #expect(try !places(desk, for: second).contains("kept for"))
  }

  @Test("A family keeps a place for each, and is asked about when they are fewer")
  func family() throws {
    var desk = try Self.desk(places: 3)
    let women = Facts.woman.with {
      $0.persons = Array(repeating: Person(age: Age(30), gender: .female), count: 2)
    }
    let family = try desk.open(women, needs: [.shelter])
    let single = try desk.open(needs: [.shelter])
    try desk.act(on: family, .refer(1, to: "panah"))
    #expect(try places(desk, for: single) == "1 place free")
    let other = try desk.open(women, needs: [.shelter])
    let it = try desk.it(other)
    let match = desk.caseload.match(it.needs[0], of: it, at: desk.now)
    #expect(
      match.fits.first?.ask.map(desk.caseload.words(at: desk.now).question)
        == ["what must be brought to be let in?", "1 free for 2: all together?"])
  }

  @Test("A new figure counts what was taken before it; only what is sent later comes off")
  func newFigure() throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    try desk.act(on: first, .accept("A"))
    desk.wait(.hours(1))
    var shelter = Service.shelter
    shelter.capacity = .init(free: 1, asOf: desk.now)
    try desk.act(
      .list(Organization(id: "3", name: "DEMO Panah", kind: .outside, services: [shelter])))
    #expect(try places(desk, for: second) == "1 place free")
  }

  @Test("A figure from a body that hasn't answered yet doesn't give its bed away a second time")
  func unansweredAndNewFigure() throws {
    var desk = try Self.desk(places: 1)
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    desk.wait(.hours(1))
    var shelter = Service.shelter
    shelter.capacity = .init(free: 1, asOf: desk.now)
    try desk.act(
      .list(Organization(id: "3", name: "DEMO Panah", kind: .outside, services: [shelter])))
    #expect(try places(desk, for: second).hasPrefix("full"))
    try desk.act(on: first, .decline("A"))
    #expect(try places(desk, for: second) == "1 place free")
  }

  @Test("A service without a figure keeps no count")
  func noFigure() throws {
    var shelter = Service.shelter
    shelter.capacity = nil
    var desk = try DeskAtWork([shelter])
    let first = try desk.open(needs: [.shelter])
    let second = try desk.open(needs: [.shelter])
    try desk.act(on: first, .refer(1, to: "panah"))
    #expect(try places(desk, for: second) == "fits")
  }
}
