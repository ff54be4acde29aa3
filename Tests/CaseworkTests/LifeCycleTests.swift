import Casework
import DeskTesting
import Testing

/// `Golden/life.txt`: what each action makes of a case in each state, or the sentence it is refused
/// with. Every cell is there, to be read by somebody from the field; renewed with
/// `RABTA_RENEW_GOLDEN=1 make test` and reviewed as text.
@Suite("The life of a case and of a referral, every cell")
struct LifeCycleTests {
  typealias Way = (name: String, begin: @Sendable () throws -> CaseAtWork)

  /// Every kind of action on a case; a new one doesn't compile before it stands here.
  static func name(_ action: CaseAction) -> String {
    switch action {
    case .take: "take"
    case .triage: "triage"
    case .setLevel: "set level"
    case .amend: "amend"
    case .consent: "consent"
    case .conflict: "conflict"
    case .addNeed: "add need"
    case .split: "split"
    case .ask: "ask"
    case .reply: "reply"
    case .refer: "refer"
    case .countersign: "countersign"
    case .tell: "tell"
    case .acknowledge: "acknowledge"
    case .accept: "accept"
    case .decline: "decline"
    case .routeOn: "route on"
    case .start: "start"
    case .noContact: "no contact"
    case .giveBack: "give back"
    case .complete: "complete"
    case .expire: "expire"
    case .withdraw: "withdraw"
    case .void: "void"
    case .reroute: "reroute"
    case .settle: "settle"
    case .notify: "notify"
    case .attempt: "attempt"
    case .end(.closed): "close"
    case .end(.notTIP): "not TIP"
    case .end(.duplicate): "duplicate"
    case .end(.noCase): "no case"
    case .end(.added): "add to"
    case .reopen: "reopen"
    case .assign: "assign"
    case .note: "note"
    case .todo: "to-do"
    case .finish: "finish"
    case .uncover: "uncover"
    case .keep: "keep"
    case .undo: "undo"
    case .erase: "erase"
    }
  }

  static let other = CaseCode(prefix: "KHI", year: 26, number: 9)

  /// With all that each of them needs, so that only the state can refuse it.
  static let onCase: [CaseAction] = [
    .take, .triage(.of(.urgent)), .setLevel(level: .critical, reason: nil, second: nil),
    .amend(facts: .consenting.with { $0.place = "pb-kasur" }),
    .consent(topic: .share(.name), answer: .yes), .conflict(body: "court", answer: .linked),
    .addNeed(code: .medical, persons: [], place: nil), .split(need: 1, persons: [1]),
    .ask(need: 1, services: ["kiln"]),
    .reply(round: 1, service: "kiln", reply: AskReply(.no, .full)), .refer(),
    .settle(need: 1, reason: .notAvailable, note: nil),
    .notify(body: "DEMO Kiln", channel: .phone, whom: "Rabia", what: "held", said: Said()),
    .attempt(result: .noAnswer, note: nil), .assign(person: "sana", reason: .shiftEnd),
    .note(text: "x"), .todo(what: "ring", owner: "sana", due: opening), .finish(todo: 1, said: nil),
    .uncover, .keep, .undo(seq: 0),
    .end(closing: .closed(reason: .needsMet, note: nil, second: "Sana")),
    .end(closing: .notTIP(reason: "wages", pointedTo: nil)),
    .end(closing: .duplicate(of: other)), .end(closing: .noCase(reason: .silent)),
    .end(closing: .added(to: other)), .reopen(what: "rings again"),
    .erase(Erasure(verified: .codeWord, second: "Sana")),
  ]

  static let onReferral: [CaseAction] = [
    .refer(to: "court"), .tell("A"), .countersign(referral: "A", second: "Sana"),
    .acknowledge(referral: "A", focalPerson: "Rabia"), .accept("A"),
    .decline(referral: "A", reason: .mandate, note: nil), .routeOn(referral: "A", to: "court"),
    .start(referral: "A", note: nil),
    .noContact(referral: "A", attempts: [opening, opening], note: nil),
    .giveBack(referral: "A", why: "staff left"),
    .complete(referral: "A", outcome: .goalReached, note: nil, followUpDays: 30),
    .expire(referral: "A"), .withdraw(referral: "A", reason: .distance, note: nil),
    .void(referral: "A", note: nil),
    .reroute(referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie)),
    .settle(need: 1, reason: .givenByDesk, note: nil),
    .end(closing: .closed(reason: .needsMet, note: nil, second: nil)),
  ]

  static let cases: [Way] = [
    ("inbox", { try CaseAtWork(level: nil, inInbox: true) }),
    ("new", { try CaseAtWork(level: nil) }),
    ("triaged", { try CaseAtWork() }),
    (
      "active",
      {
        var it = try CaseAtWork()
        try it.act(.refer())
        return it
      }
    ),
    (
      "follow-up",
      {
        var it = try CaseAtWork()
        try it.act(.refer())
        try it.act(.accept("A"))
        return it
      }
    ),
    (
      "closed",
      {
        var it = try CaseAtWork(needs: [], level: .advice)
        try it.act(.end(closing: .closed(reason: .needsMet, note: nil, second: nil)))
        return it
      }
    ),
    (
      "not TIP",
      {
        var it = try CaseAtWork()
        try it.act(.end(closing: .notTIP(reason: "wages", pointedTo: nil)))
        return it
      }
    ),
    (
      "erased",
      {
        var it = try CaseAtWork()
        try it.act(.erase(Erasure(verified: .codeWord, second: "Sana")), as: .coordinator)
        return it
      }
    ),
    (
      "erased, others to delete",
      {
        var it = try CaseAtWork()
        try it.act(.refer())
        try it.act(.tell("A"))
        try it.act(.erase(Erasure(verified: .codeWord, second: "Sana")), as: .coordinator)
        return it
      }
    ),
    (
      "same as another",
      {
        var it = try CaseAtWork()
        try it.act(.end(closing: .duplicate(of: other)))
        return it
      }
    ),
    (
      "no case",
      {
        var it = try CaseAtWork(level: nil)
        try it.act(.end(closing: .noCase(reason: .prank)))
        return it
      }
    ),
    (
      "added to another",
      {
        var it = try CaseAtWork(level: nil, inInbox: true)
        try it.act(.end(closing: .added(to: other)))
        return it
      }
    ),
    (
      "entered in error",
      {
        var it = try CaseAtWork(needs: [], level: nil)
        try it.act(.undo(seq: 1))
        return it
      }
    ),
  ]

  private static func cell(_ it: CaseAtWork, _ action: CaseAction) -> String {
    var it = it
    do throws(Refusal) {
      let events = try it.act(action)
      let words = events.map { $0.inWords(isCovered: false, .ids) }
      return (words.isEmpty ? "nothing to write" : words.joined(separator: " · "))
        + " → \(it.it.status.inWords)"
    } catch {
      return "NO: \(error)"
    }
  }

  private static func table(_ title: String, _ it: CaseAtWork, _ actions: [CaseAction]) -> String {
    let rows = actions.map { action in
      let name = name(action)
      return "  \(name)\(String(repeating: " ", count: 13 - name.count))\(cell(it, action))"
    }
    return ([title] + rows).joined(separator: "\n") + "\n"
  }

  @Test("Every cell of state × action: its events, or the sentence it is refused with")
  func everyCell() throws {
    var text = ""
    for way in Self.cases {
      let it = try way.begin()
      #expect(it.it.status.inWords == way.name)
      text += Self.table("A case that is \(way.name)", it, Self.onCase) + "\n"
    }
    for state in ReferralState.allCases {
      var it = try ReferralLifeTests.at(state)
      if state.awaitsAnswer {
        try it.act(.tell("A"))
        it.wait(.hours(24))
      }
      text += Self.table("A referral that is \(state.inWords)", it, Self.onReferral) + "\n"
    }
    let difference = Golden.difference(text, "life.txt", beside: #filePath)
    #expect(difference == nil)
  }

  @Test("Every action has its row, and every status its table")
  func isWhole() throws {
    let names = Set((Self.onCase + Self.onReferral).map(Self.name))
    #expect(names.count == 42)
    #expect(Set(try Self.cases.map { try $0.begin().it.status }) == Set(Status.allCases))
  }

  @Test("A refused step writes nothing, whatever it is", arguments: ReferralState.allCases)
  func refusedWritesNothing(state: ReferralState) throws {
    var it = try ReferralLifeTests.at(state)
    for action in Self.onReferral where it.refusal(of: action) != nil {
      let before = it.it
      _ = try? it.act(action)
      #expect(it.it == before)
    }
  }
}
