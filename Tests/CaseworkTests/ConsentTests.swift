import Casework
import DeskTesting
import Testing

@Suite("Consent, several answers each with its day")
struct ConsentTests {
  static let kiln = Consent.Topic.referTo("DEMO Kiln")

  // MARK: Per body

  struct Row: CustomTestStringConvertible, Sendable {
    let general, own: Consent.Answer
    let result: Consent.Answer
    var testDescription: String { "in general \(general), to this body \(own)" }
  }

  static let rows: [Row] = Consent.Answer.allCases.flatMap { general in
    Consent.Answer.allCases.map { own in
      // A body's own answer counts for more than the general one.
      Row(general: general, own: own, result: own == .notAsked ? general : own)
    }
  }

  @Test("A body's own answer counts for more than the general one", arguments: rows)
  func perBody(row: Row) {
    var consent = Consent()
    consent.set(.refer, to: row.general, on: opening)
    consent.set(Self.kiln, to: row.own, on: opening + .minutes(1))
    #expect(consent.refer(to: "DEMO Kiln") == row.result)
    #expect(consent.refer(to: "another") == row.general)
  }

  @Test("A body's yes from before everything was withdrawn went with it; a later one counts")
  func withdrawnLater() {
    var consent = Consent()
    consent.set(Self.kiln, to: .yes, on: opening)
    consent.set(.refer, to: .withdrawn, on: opening + .days(1))
    #expect(consent.refer(to: "DEMO Kiln") == .withdrawn)
    consent.set(Self.kiln, to: .yes, on: opening + .days(2))
    #expect(consent.refer(to: "DEMO Kiln") == .yes)
  }

  @Test("A no to one body keeps it from that body alone")
  func noToOne() throws {
    var it = try CaseAtWork()
    try it.act(.consent(topic: Self.kiln, answer: .no))
    #expect(it.refusal(of: .refer()) == .noConsent(.no))
    let court = Door(name: "court", verdict: .fits(better: nil))
    #expect(it.refusal(of: .refer(to: "court"), door: court) == nil)
    #expect(it.it.facts.consent.day(of: Self.kiln) == opening)
  }

  // MARK: Children

  static func child(_ age: Int = 12, _ change: (inout Facts) -> Void = { _ in }) -> Facts {
    var facts = Facts.consenting
    facts.persons = [Person(age: Age(age), gender: .female)]
    change(&facts)
    return facts
  }

  @Test(
    "A child alone takes its own yes and that of a caregiver who is not suspected",
    arguments: [
      (Consent.Answer.notAsked, Consent.Answer.notAsked, Refusal.childNeedsBestInterest),
      (.yes, .notAsked, .childNeedsBestInterest), (.notAsked, .yes, .childNeedsBestInterest),
      (.no, .yes, .childNeedsBestInterest), (.yes, .no, .childNeedsBestInterest),
      (.yes, .yes, nil),
    ] as [(Consent.Answer, Consent.Answer, Refusal?)])
  func child(assent: Consent.Answer, caregiver: Consent.Answer, refusal: Refusal?) throws {
    let it = try CaseAtWork(
      Self.child {
        $0.consent[.assent] = assent
        $0.consent[.caregiver] = caregiver
      })
    #expect(it.refusal(of: .refer()) == refusal)
  }

  @Test(
    "Who counts as a child alone",
    arguments: [
      ("F12", true), ("F17", true), ("F18", false), ("F child", true), ("F?", false),
      ("F15-19", false), ("F34, M8", false), ("M8, F6", true), ("", false),
    ])
  func alone(people: String, isAlone: Bool) throws {
    let persons = try Person.list(people)
    let it = try CaseAtWork(Facts.consenting.with { $0.persons = persons })
    #expect(it.refusal(of: .refer()) == (isAlone ? .childNeedsBestInterest : nil))
  }

  @Test("For a child alone a best-interest decision takes a reason and somebody else's name")
  func bestInterest() throws {
    let it = try CaseAtWork(Self.child())
    func refer(_ override: Words?, _ second: Words?) -> CaseAction {
      .refer(
        need: 1, service: "kiln",
        said: Said(conflict: .noTie, override: override, second: second))
    }
    #expect(it.refusal(of: refer(" ", "Sana")) == .childNeedsBestInterest)
    #expect(it.refusal(of: refer("nobody safe", nil)) == .childNeedsSecondName)
    #expect(it.refusal(of: refer("nobody safe", "amina")) == .secondIsYou)
    #expect(it.refusal(of: refer("nobody safe", "Sana, by phone 03:12")) == nil)
  }

  @Test("At level 1 the second name may wait, until 09:00 and no longer (scenario B)")
  func countersigned() throws {
    for (now, by) in [
      ("23:10", "09:00"), ("03:12", "09:00"), ("09:00", "09:00"), ("08:59", "09:00"),
    ] {
      var it = try CaseAtWork(Self.child(), level: .critical)
      it.now = try #require(WallTime.due(now, now: opening, offset: karachi))
      let due = try #require(WallTime.due(by, now: it.now, offset: karachi))
      try it.act(
        .refer(
          need: 1, service: "kiln", said: Said(conflict: .noTie, override: "alone with him")))
      #expect(it.latest.countersignBy == due)
      #expect(it.it.coming.contains(Coming(at: due, what: .countersign("A"))))
      #expect(it.refusal(of: .countersign(referral: "A", second: "amina")) == .secondIsYou)
      try it.act(.countersign(referral: "A", second: "Sana"), by: "sana2")
      #expect(it.latest.countersignBy == nil)
      #expect(!it.it.coming.contains { $0.what == .countersign("A") })
      #expect(
        it.refusal(of: .countersign(referral: "A", second: "Sana")) == .nothingToCountersign("A"))
    }
  }

  @Test("Withdrawn, a child's case takes a coordinator like any other")
  func childWithdrawn() throws {
    let it = try CaseAtWork(Self.child { $0.consent.refer = .withdrawn })
    #expect(it.refusal(of: .refer()) == .noConsent(.withdrawn))
  }

  // MARK: Withdrawing

  @Test("Withdrawn from one body, its referrals end and the others go on (scenario J)")
  func withdrawnFromOne() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents])
    try it.act(.consent(topic: Self.kiln, answer: .yes))
    try it.act(.refer(1, to: "kiln"))
    try it.act(.tell("A"))
    try it.act(.accept("A"))
    try it.act(.refer(2, to: "court"))
    try it.act(.consent(topic: Self.kiln, answer: .withdrawn))
    #expect(it.it.referrals.map(\.state) == [.withdrawn, .sent])
    #expect(
      it.it.todos.map(\.what.text) == [
        "Consent was withdrawn: tell the receiver of KHI-26-0147-A to delete what it has."
      ])
    #expect(it.refusal(of: .refer(1)) == .noConsent(.withdrawn))
    #expect(
      it.refusal(of: .undo(seq: it.seq))?.description.hasPrefix("This can't be undone") == true)
  }

  @Test("An item withdrawn is a to-do for each receiver that may have it")
  func itemWithdrawn() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents])
    try it.act(.consent(topic: .share(.name), answer: .yes))
    try it.act(.refer(1))
    try it.act(.accept("A"))
    try it.act(.refer(2))
    try it.act(.consent(topic: .share(.name), answer: .withdrawn))
    #expect(it.it.referrals.map(\.state) == [.accepted, .sent])
    #expect(it.it.todos.count == 1)
    #expect(it.it.todos[0].what.text.contains("KHI-26-0147-A"))
  }

  @Test("No record wanted any more: somebody is to erase it")
  func noRecord() throws {
    var it = try CaseAtWork()
    try it.act(.consent(topic: .record, answer: .yes))
    try it.act(.consent(topic: .record, answer: .withdrawn))
    #expect(
      it.it.todos.map(\.what.text) == [
        "No consent to keep a record: this case is to be erased."
      ])
  }

  @Test("After a body named another, the person is asked anew, about just that body")
  func askedAnew() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.routeOn(referral: "A", to: "the court"))
    let court = Door(name: "court", verdict: .fits(better: nil))
    #expect(it.refusal(of: .refer(to: "court"), door: court) == .noConsent(.notAsked))
    try it.act(.consent(topic: .referTo("court"), answer: .yes))
    try it.act(.refer(to: "court"), door: court)
    #expect(it.it.referral("B")?.state == .sent)
  }

  @Test("Facts that are taken back never bring back a consent that was withdrawn meanwhile")
  func undoneFacts() throws {
    var it = try CaseAtWork()
    try it.act(.amend(facts: .consenting.with { $0.stage = .out }))
    let amended = it.seq
    try it.act(.consent(topic: .refer, answer: .withdrawn))
    try it.act(.undo(seq: amended))
    #expect(it.it.facts.stage == .unknown)
    #expect(it.it.facts.consent.refer == .withdrawn)
    // Where the facts themselves answered it, the later answer stands in the way.
    var other = try CaseAtWork(Facts())
    try other.act(.amend(facts: .consenting))
    let answered = other.seq
    try other.act(.consent(topic: .refer, answer: .withdrawn))
    guard case .changedSince? = other.refusal(of: .undo(seq: answered)) else {
      Issue.record("\(String(describing: other.refusal(of: .undo(seq: answered))))")
      return
    }
  }

  @Test("An answer that comes back by undo has the day it was given, not a later one")
  func undoneAnswer() throws {
    var it = try CaseAtWork(Facts())
    try it.act(.consent(topic: Self.kiln, answer: .yes))
    it.wait(.days(1))
    try it.act(.consent(topic: .refer, answer: .yes))
    try it.act(.consent(topic: .refer, answer: .withdrawn))
    it.wait(.days(1))
    try it.act(.consent(topic: Self.kiln, answer: .notAsked))
    try it.act(.undo(seq: it.seq))
    #expect(it.it.facts.consent.day(of: Self.kiln) == opening)
    // It went with everything that was withdrawn, and stays gone.
    #expect(it.it.facts.consent.refer(to: "DEMO Kiln") == .withdrawn)
  }

  // MARK: As it is written

  @Test("Every topic is read as it is written, and the days come back")
  func coding() throws {
    var consent = Consent()
    let topics: [Consent.Topic] =
      [.record, .refer, .referTo("b-1"), .notify("b-2"), .statistics, .followUp, .assent]
      + [.caregiver] + Consent.Item.allCases.map { .share($0) }
    for (i, topic) in topics.enumerated() {
      #expect(Consent.Topic(topic.key) == topic)
      consent.set(topic, to: Consent.Answer.allCases[i % 2], on: opening + .minutes(i))
    }
    #expect(consent.topics.count == topics.count)
    #expect(Consent.Topic("share:shoes") == nil)
    #expect(Consent.Topic("everything") == nil)
  }
}
