import Casework
import DeskTesting
import Testing

@Suite("The clocks of a referral")
struct ClocksTests {
  /// Domain §5, row by row.
  struct Row: CustomTestStringConvertible, Sendable {
    let level: Level
    let tell, acknowledge: Instant.Span?
    let answer, contact, afterDecline: Instant.Span

    var testDescription: String { level.withNumber }
  }

  static let rows = [
    Row(
      level: .critical, tell: .minutes(15), acknowledge: .hours(1), answer: .hours(4),
      contact: .hours(24), afterDecline: .hours(1)),
    Row(
      level: .urgent, tell: .hours(1), acknowledge: .hours(4), answer: .hours(24),
      contact: .hours(72), afterDecline: .hours(4)),
    Row(
      level: .standard, tell: .days(1), acknowledge: .hours(24), answer: .days(3),
      contact: .days(14), afterDecline: .days(1)),
    Row(
      level: .advice, tell: nil, acknowledge: nil, answer: .days(3), contact: .days(14),
      afterDecline: .days(1)),
  ]

  @Test("Sent, it is to be told, acknowledged and answered in its level's time", arguments: rows)
  func sent(_ row: Row) throws {
    var it = try CaseAtWork(level: row.level)
    it.wait(.minutes(20))
    try it.act(.refer())
    #expect(it.latest.tellBy == row.tell.map { it.now + $0 })
    #expect(it.latest.acknowledgeBy == row.acknowledge.map { it.now + $0 })
    #expect(it.latest.answerBy == it.now + row.answer)
  }

  @Test("Accepted, the person is to be contacted in its level's time", arguments: rows)
  func accepted(_ row: Row) throws {
    var it = try CaseAtWork(level: row.level)
    try it.act(.refer())
    it.wait(.minutes(50))
    try it.act(.accept("A", firstContact: it.now + .days(30)))
    #expect(it.latest.contactBy == it.now + row.contact)
  }

  @Test(
    "A worker's own day of first contact counts when it is sooner; one that has passed is due now",
    arguments: [(5, 5), (72, 72), (100, 72), (0, 0), (-20, 0)])
  func firstContact(hours: Int, expected: Int) throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.accept("A", firstContact: opening + .hours(hours)))
    #expect(it.latest.contactBy == opening + .hours(expected))
  }

  @Test("The receiver's clocks run from being told, once", arguments: rows)
  func told(_ row: Row) throws {
    var it = try CaseAtWork(level: row.level)
    try it.act(.refer())
    it.wait(.minutes(40))
    try it.act(.tell("A"))
    let acknowledgeBy = row.acknowledge.map { it.now + $0 }
    let answerBy = it.now + row.answer
    #expect(it.latest.acknowledgeBy == acknowledgeBy)
    #expect(it.latest.answerBy == answerBy)
    // Telling somebody else there, or again, gives nobody more time.
    it.wait(.minutes(40))
    try it.act(.tell(referral: "A", channel: .whatsapp, whom: "the night desk"))
    #expect(it.latest.told?.whom == "the night desk")
    #expect(it.latest.acknowledgeBy == acknowledgeBy)
    #expect(it.latest.answerBy == answerBy)
  }

  @Test("Who was never told can't fail to answer")
  func neverTold() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    it.wait(.days(9))
    #expect(it.refusal(of: .expire(referral: "A")) == .notDueYet("A"))
    #expect(it.it.coming == [Coming(at: opening + .hours(1), what: .tell("A"))])
    #expect(!it.latest.canExpire)
    try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    #expect(it.latest.canExpire)
  }

  @Test("How long a need has waited in all is known once a door was tried in vain")
  func waitsInAll() throws {
    var it = try CaseAtWork(level: .critical)
    let named = it.now
    #expect(it.it.waitsSince(it.it.needs[0]) == nil)
    it.wait(.minutes(20))
    try it.act(.refer())
    #expect(it.it.waitsSince(it.it.needs[0]) == nil)
    it.wait(.minutes(30))
    try it.act(.decline(referral: "A", reason: .full, note: nil))
    #expect(it.it.waitsSince(it.it.needs[0]) == named)
    #expect(it.it.needs[0].actBy.map { $0 > it.now } == true)
    try it.act(.settle(need: 1, reason: .notAvailable, note: nil))
    #expect(it.it.waitsSince(it.it.needs[0]) == nil)
  }

  @Test("Declined or withdrawn, the need is the desk's again at once", arguments: rows)
  func backAtTheDesk(_ row: Row) throws {
    let ends: [CaseAction] = [
      .decline(referral: "A", reason: .full, note: nil),
      .withdraw(referral: "A", reason: .safety, note: nil),
    ]
    for end in ends {
      var it = try CaseAtWork(level: row.level)
      let before = it.it.needs[0].actBy
      try it.act(.refer())
      it.wait(.minutes(30))
      let events = try it.act(end)
      let due = it.now + row.afterDecline
      #expect(events.contains(.needDue(need: 1, actBy: due, was: before)))
      #expect(it.it.needs[0].actBy == due)
      #expect(it.it.coming.first == Coming(at: due, what: .nextDoor(need: 1)))
      // A no is a reason to look at the whole case anew; taking a referral back is none.
      let isNo = it.latest.state == .declined
      #expect(
        it.it.coming.dropFirst() == (isNo ? [Coming(at: due, what: .retriage(.decline))] : []))
    }
  }

  @Test("Unanswered, the need is late from the moment the answer was due", arguments: rows)
  func unanswered(_ row: Row) throws {
    var it = try CaseAtWork(level: row.level)
    try it.act(.refer())
    try it.act(.tell("A"))
    it.now = opening + row.answer + .hours(5)
    try it.act(.expire(referral: "A"), by: .clock)
    #expect(
      it.it.coming == [Coming(at: opening + row.answer, what: .nextDoor(need: 1))])
  }

  @Test("What comes next of a referral is told, then acknowledged, answered, contacted")
  func nextDue() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    #expect(it.it.coming.first == Coming(at: opening + .hours(1), what: .tell("A")))
    try it.act(.tell(referral: "A", channel: .phone, whom: "Rabia"))
    #expect(it.it.coming.first == Coming(at: opening + .hours(4), what: .acknowledgement("A")))
    try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    #expect(it.it.coming.first == Coming(at: opening + .hours(24), what: .answer("A")))
    try it.act(.accept("A"))
    #expect(it.it.coming.first == Coming(at: opening + .hours(3), what: .contact("A")))
    try it.act(.start(referral: "A", note: nil))
    #expect(it.it.nextDue == nil)
  }

  @Test("At level 4 only the answer has a clock, told or not")
  func advice() throws {
    var it = try CaseAtWork(level: .advice)
    try it.act(.refer())
    #expect(it.it.coming == [Coming(at: opening + .days(3), what: .tell("A"))])
    it.wait(.hours(1))
    try it.act(.tell("A"))
    #expect(it.it.coming == [Coming(at: it.now + .days(3), what: .answer("A"))])
  }

  @Test("A referral expires at its time, and not a second before")
  func expiry() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.tell("A"))
    it.now = it.latest.answerBy - Instant.Span(seconds: 1)
    #expect(it.refusal(of: .expire(referral: "A")) == .notDueYet("A"))
    it.now = it.latest.answerBy
    try it.act(.expire(referral: "A"), by: .clock)
    #expect(it.refusal(of: .expire(referral: "A")) == .wrongState("A", .expired))
  }

  @Test("Acknowledged late or not at all, it doesn't expire before the answer is due")
  func lateAcknowledgement() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.tell("A"))
    it.wait(.hours(23))
    #expect(it.refusal(of: .expire(referral: "A")) == .notDueYet("A"))
    #expect(it.refusal(of: .acknowledge(referral: "A", focalPerson: "Rabia")) == nil)
  }

  // MARK: Deadline

  @Test(
    "No clock ends later than halfway to a deadline",
    arguments: [
      // (deadline in minutes, the clock's own minutes, what it comes to)
      (60, 240, 30), (480, 240, 240), (479, 240, 239), (481, 240, 240), (1, 15, 0),
      (10_000, 60, 60),
      // What lies in the past presses nobody any more.
      (0, 240, 240), (-60, 240, 240),
    ])
  func halfway(deadline: Int, span: Int, expected: Int) {
    let end = Clocks.bounded(
      opening + .minutes(span), from: opening,
      before: Deadline(at: opening + .minutes(deadline), what: "the flight"))
    // Half of an odd number of minutes is rounded to the earlier second.
    #expect((end - opening).seconds / 60 == Int64(expected))
    if end != opening + .minutes(span) {
      #expect(2 * (end - opening).seconds <= Int64(deadline) * 60)
    }
  }

  @Test("Without a deadline a clock has all its time")
  func noDeadline() {
    #expect(Clocks.bounded(opening + .days(3), from: opening, before: nil) == opening + .days(3))
  }

  @Test(
    "A bride flown in 5 hours: told, acknowledged and answered before it is too late (scenario M)")
  func scenarioM() throws {
    let facts = Facts.consenting.with {
      $0.deadline = Deadline(at: opening + .hours(5), what: "her flight")
    }
    var it = try CaseAtWork(facts, level: .critical)
    try it.act(.refer())
    #expect(it.latest.tellBy == opening + .minutes(15))
    #expect(it.latest.acknowledgeBy == opening + .hours(1))
    #expect(it.latest.answerBy == opening + .minutes(150))
    // Told an hour later, four hours are left, and half of them.
    it.wait(.hours(1))
    try it.act(.tell("A"))
    #expect(it.latest.answerBy == opening + .hours(3))
    try it.act(.accept("A", firstContact: opening + .hours(4)))
    #expect(it.latest.contactBy == opening + .hours(3))
    #expect(it.it.dues.map(\.what) == [.contact("A")])
  }

  @Test("After a decline the next door too is due by halfway")
  func declineBeforeDeadline() throws {
    let facts = Facts.consenting.with {
      $0.deadline = Deadline(at: opening + .hours(2), what: "the wedding")
    }
    var it = try CaseAtWork(facts, level: .critical)
    try it.act(.refer())
    it.wait(.minutes(30))
    try it.act(.decline(referral: "A", reason: .area, note: nil))
    #expect(it.it.needs[0].actBy == opening + .minutes(75))
  }

  @Test("The deadline itself stays due until every need is taken on")
  func deadlineIsDue() throws {
    let deadline = Deadline(at: opening + .days(9), what: "the hearing")
    var it = try CaseAtWork(
      Facts.consenting.with { $0.deadline = deadline }, needs: [.bondedLabour, .documents])
    #expect(it.it.coming.last == Coming(at: deadline.at, what: .deadline))
    try it.act(.refer(1))
    try it.act(.accept("A"))
    #expect(it.it.dues.last?.what == .deadline)
    try it.act(.refer(2))
    try it.act(.accept("B"))
    #expect(!it.it.dues.contains { $0.what == .deadline })
  }

  @Test("A clock that a desk has set otherwise is the one that counts")
  func setting() throws {
    var clocks = Clocks.standard
    clocks.levels[Level.urgent.rawValue]?.answer = .hours(6)
    #expect(clocks[.urgent].answer == .hours(6))
    clocks.levels[Level.urgent.rawValue] = nil
    #expect(clocks[.urgent] == Clocks.standard[.urgent])
    #expect(Clocks.standard.look == .minutes(15))
  }
}
