import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

/// What the journal tells a match of a service: its answers, what is open with it, what it said.
@Suite("How a service has dealt with what it was sent")
struct ServiceTrackTests {
  /// What the match says of a service to somebody new.
  private func fit(_ key: ServiceKey, _ desk: DeskAtWork, _ need: NeedCode = .bondedLabour) throws
    -> Match.Fit?
  {
    var desk = desk
    let code = try desk.open(needs: [need])
    let it = try desk.it(code)
    return desk.caseload.match(it.needs[0], of: it, at: desk.now).fits.first { $0.service == key }
  }

  private func judged(_ key: ServiceKey, _ desk: DeskAtWork) throws -> [Reason] {
    try fit(key, desk)?.reasons.filter {
      switch $0 {
      case .inTime, .open: true
      default: false
      }
    } ?? []
  }

  /// Sends to the kiln desk, tells it, and does what comes of it after a while.
  private func send(
    _ desk: inout DeskAtWork, _ after: Instant.Span = .hours(1), _ answer: CaseAction?
  ) throws {
    let code = try desk.open()
    try desk.act(on: code, .refer(why: "a test"))
    try desk.act(on: code, .tell("A"))
    desk.wait(after)
    if let answer { try desk.act(on: code, answer) } else { try desk.tick() }
  }

  @Test("From five answers on their share in time counts; one that never came is late")
  func answers() throws {
    var desk = try DeskAtWork()
    for count in 1...4 {
      try send(&desk, .hours(1), .decline("A", .area))
      #expect(try judged("kiln", desk) == [], "\(count)")
    }
    try send(&desk, .hours(24), nil)
    #expect(try judged("kiln", desk) == [.inTime(4, of: 5)])
    try send(&desk, .hours(1), .routeOn(referral: "A", to: "another"))
    #expect(try judged("kiln", desk) == [.inTime(5, of: 6)])
    // Of the court nobody has heard anything.
    #expect(try judged("court", desk) == [])
  }

  @Test("A yes after it lapsed doesn't make the answer one in time")
  func lateYes() throws {
    var desk = try DeskAtWork()
    for _ in 1...4 { try send(&desk, .hours(1), .decline("A", .area)) }
    let code = try desk.open()
    try desk.act(on: code, .refer(why: "a test"))
    try desk.act(on: code, .tell("A"))
    desk.wait(.hours(24))
    try desk.tick()
    try desk.act(
      on: code,
      .accept(
        referral: "A", worker: "Nadia", firstContact: desk.now + .hours(1), others: nil))
    #expect(try judged("kiln", desk) == [.inTime(4, of: 5), .open(1)])
  }

  @Test("Only the last twenty count, so that a body can mend its record")
  func lastTwenty() throws {
    var desk = try DeskAtWork()
    for _ in 1...5 { try send(&desk, .hours(24), nil) }
    #expect(try judged("kiln", desk) == [])
    for _ in 1...18 { try send(&desk, .hours(1), .decline("A", .area)) }
    #expect(try judged("kiln", desk) == [.inTime(18, of: 20)])
  }

  @Test("An answer that is taken back was none, nor was one entered in error")
  func takenBack() throws {
    var desk = try DeskAtWork()
    for _ in 1...4 { try send(&desk, .hours(1), .decline("A", .area)) }
    let code = try desk.open()
    try desk.act(on: code, .refer(why: "a test"))
    try desk.act(on: code, .tell("A"))
    let line = try desk.act(on: code, .decline("A", .area))
    #expect(try judged("kiln", desk) == [.inTime(5, of: 5)])
    try desk.act(on: code, .undo(seq: line.seq))
    #expect(try judged("kiln", desk) == [.open(1)])
    try desk.act(on: code, .decline("A", .area))
    try desk.act(on: code, .void(referral: "A", note: nil))
    #expect(try judged("kiln", desk) == [])
  }

  @Test("Of equals it goes to the body that has waited longest; a send in error was none")
  func longest() throws {
    var second = Service.kiln
    (second.id, second.key) = ("9", "kiln-b")
    var desk = try DeskAtWork([.kiln, second])
    func first() throws -> ServiceKey? {
      var desk = desk
      let code = try desk.open()
      let it = try desk.it(code)
      return desk.caseload.match(it.needs[0], of: it, at: desk.now).fits.first?.service
    }
    #expect(try first() == "kiln")
    try send(&desk, .hours(1), .decline("A", .area))
    #expect(try first() == "kiln-b")
    let code = try desk.open()
    try desk.act(on: code, .refer(to: "kiln-b"))
    try desk.act(on: code, .withdraw("A"))
    #expect(try first() == "kiln")
    try desk.act(on: code, .void(referral: "A", note: nil))
    #expect(try first() == "kiln-b")
  }

  // MARK: Ask rounds

  private static func replied(_ reply: AskReply, by span: Instant.Span = .hours(1)) throws
    -> (DeskAtWork, CaseCode, Line)
  {
    var desk = try DeskAtWork([.shelter])
    let code = try desk.open(needs: [.shelter])
    try desk.act(on: code, .ask(need: 1, services: ["panah"]))
    desk.wait(span)
    let line = try desk.act(on: code, .reply(round: 1, service: "panah", reply: reply))
    return (desk, code, line)
  }

  @Test("A yes to one case is news to every other, until it is taken back")
  func yes() throws {
    var (desk, code, line) = try Self.replied(AskReply(.yes))
    #expect(try fit("panah", desk, .shelter)?.reasons.contains(.saidYes(desk.now)) == true)
    try desk.act(on: code, .undo(seq: line.seq))
    let reasons = try fit("panah", desk, .shelter)?.reasons ?? []
    #expect(reasons.contains(.placesFree(2)) && !reasons.contains(.saidYes(desk.now)))
  }

  @Test("A house that said it is full is out for every case, until it says otherwise")
  func full() throws {
    var (desk, code, _) = try Self.replied(AskReply(.no, .full))
    #expect(try fit("panah", desk, .shelter) == nil)
    desk.wait(.hours(1))
    try desk.act(on: code, .reply(round: 1, service: "panah", reply: AskReply(.yes)))
    #expect(try fit("panah", desk, .shelter)?.reasons.contains(.saidYes(desk.now)) == true)
    try desk.act(on: code, .reply(round: 1, service: "panah", reply: AskReply(.noAnswer)))
    #expect(try fit("panah", desk, .shelter)?.reasons.contains(.placesFree(2)) == true)
  }

  @Test("A yes reserves nothing: once somebody is sent there it is asked again")
  func usedUp() throws {
    var (desk, _, _) = try Self.replied(AskReply(.yes))
    desk.wait(.minutes(5))
    let code = try desk.open(needs: [.shelter])
    try desk.act(on: code, .refer(to: "panah"))
    let fit = try #require(try fit("panah", desk, .shelter))
    #expect(fit.ask.contains(.placesOfService))
    #expect(!fit.reasons.contains { if case .saidYes = $0 { true } else { false } })
  }
}
