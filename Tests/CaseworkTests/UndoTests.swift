import Casework
import DeskTesting
import Testing

@Suite("Undo")
struct UndoTests {
  /// Something that can be taken back, after what has to come before it.
  struct Doing: CustomTestStringConvertible, Sendable {
    let name: String
    var before: [CaseAction] = []
    let action: CaseAction
    var level: Level? = .urgent
    var by: PersonID = "amina"

    var testDescription: String { name }
  }

  static let acknowledge = CaseAction.acknowledge(referral: "A", focalPerson: "Rabia")
  static let tell = CaseAction.tell(referral: "A", channel: .phone, whom: "Rabia")
  static let decline = CaseAction.decline(referral: "A", reason: .full, note: "next week")
  static let withdraw = CaseAction.withdraw(referral: "A", reason: .safety, note: nil)
  static let start = CaseAction.start(referral: "A", note: "a first meeting")
  static let closed = CaseAction.end(
    closing: .closed(reason: .needsMet, note: nil, second: nil))
  static let reopen = CaseAction.reopen(what: "He is back")
  static let todo = CaseAction.todo(what: "Ring the court", owner: "sana", due: opening)

  static let doings = [
    Doing(name: "the first triage", action: .triage(.of(.critical)), level: nil),
    Doing(name: "triage anew", action: .triage(.of(.critical))),
    Doing(
      name: "a level chosen",
      action: .setLevel(level: .critical, reason: "armed men", second: nil)),
    Doing(
      name: "a level lowered",
      action: .setLevel(level: .standard, reason: "she got out", second: nil)),
    Doing(name: "facts", action: .amend(facts: .consenting.with { $0.story = "Other" })),
    Doing(name: "a need", action: .addNeed(code: .shelter, persons: [], place: "pb-kasur")),
    Doing(
      name: "a need before triage", action: .addNeed(code: .medical, persons: [], place: nil),
      level: nil),
    Doing(name: "sending", action: .refer()),
    Doing(name: "acknowledged", before: [.refer()], action: acknowledge),
    Doing(name: "accepted", before: [.refer()], action: .accept("A")),
    Doing(name: "accepted after all", before: [.refer(), tell, acknowledge], action: .accept("A")),
    Doing(name: "declined", before: [.refer(), tell], action: decline),
    Doing(
      name: "declined after a yes to the call", before: [.refer(), acknowledge], action: decline),
    Doing(name: "accepted late", before: [.refer(), acknowledge, decline], action: .accept("A")),
    Doing(
      name: "settled",
      action: .settle(need: 1, reason: .notAvailable, note: "no bed in the province")),
    Doing(
      name: "closed", before: [.refer(), .accept("A")],
      action: .end(closing: .closed(reason: .needsMet, note: nil, second: nil))),
    Doing(name: "no case", action: .end(closing: .noCase(reason: .prank)), level: nil),
    Doing(
      name: "reopened", before: [.refer(), .accept("A"), closed],
      action: .reopen(what: "He is back")),
    Doing(
      name: "triaged after reopening", before: [.refer(), .accept("A"), closed, reopen],
      action: .triage(.of(.critical))),
    Doing(
      name: "ended again before that triage", before: [.refer(), .accept("A"), closed, reopen],
      action: .end(
        closing: .duplicate(of: CaseCode(prefix: "KHI", year: 26, number: 9)))),
    Doing(name: "in service", before: [.refer(), acknowledge, .accept("A")], action: start),
    Doing(name: "withdrawn before an answer", before: [.refer()], action: withdraw),
    Doing(name: "withdrawn from a worker", before: [.refer(), .accept("A")], action: withdraw),
    Doing(
      name: "withdrawn in service", before: [.refer(), acknowledge, .accept("A"), start],
      action: withdraw),
    Doing(
      name: "moving on", before: [.refer(), acknowledge],
      action: .reroute(
        referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie))),
    Doing(
      name: "moving on from a decline", before: [.refer(), decline],
      action: .reroute(
        referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie))),
    Doing(name: "a first owner", action: .assign(person: "sana", reason: nil)),
    Doing(
      name: "another owner", before: [.assign(person: "sana", reason: nil)],
      action: .assign(person: "bilal", reason: .shiftEnd)),
    Doing(name: "a note", action: .note(text: "Called back.")),
    Doing(name: "a to-do", action: todo),
    Doing(name: "a to-do done", before: [todo], action: .finish(todo: 1, said: nil)),
  ]

  @Test("What was done and taken back leaves the case as it was", arguments: doings)
  func restores(_ doing: Doing) throws {
    var it = try CaseAtWork(level: doing.level)
    for action in doing.before {
      it.wait(.minutes(10))
      try it.act(action)
    }
    let before = it.it.restored
    it.wait(.minutes(10))
    try it.act(doing.action)
    #expect(it.it.restored != before)
    it.wait(.minutes(10))
    try it.act(.undo(seq: it.seq), by: "sana")
    #expect(it.it.restored == before)
  }

  @Test("It is an entry of its own: the history keeps both, and says which line it took back")
  func history() throws {
    var it = try CaseAtWork()
    try it.act(.note(text: "Wrong case"))
    let seq = it.seq
    it.wait(.minutes(1))
    try it.act(.undo(seq: seq), by: "sana")
    let entries = it.it.history.suffix(2)
    #expect(entries.map(\.event) == [.noted(note: 1, text: "Wrong case"), .noteStruck(note: 1)])
    #expect(
      entries.last?.stamp == Stamp(seq: seq + 1, at: it.now, by: "sana", undoes: seq))
    #expect(it.it.notes.map(\.isStruck) == [true])
  }

  @Test("A case opened in error is gone, and takes nothing more")
  func opened() throws {
    var it = try CaseAtWork(needs: [], level: nil)
    try it.act(.undo(seq: 1))
    #expect(it.it.status == .void)
    #expect(
      it.refusal(of: .note(text: "Hello"))?.description
        == "KHI-26-0147 was entered in error and takes no more actions.")
    #expect(it.refusal(of: .undo(seq: 1)) == .caseIsVoid(it.it.code))
  }

  @Test("A case on which something was done since is not taken back")
  func openedAndUsed() throws {
    let it = try CaseAtWork(needs: [.medical], level: nil)
    #expect(
      it.refusal(of: .undo(seq: 1))
        == .changedSince(
          by: "amina",
          what: .needAdded(need: 1, code: .medical, persons: [], place: nil, actBy: nil)))
  }

  // MARK: Refused

  struct Later: CustomTestStringConvertible, Sendable {
    let first: CaseAction
    let then: CaseAction
    let sentence: String

    var testDescription: String { sentence }
  }

  static let later = [
    Later(
      first: .amend(facts: .consenting.with { $0.debt = .yes }),
      then: .amend(facts: .consenting.with { $0.debt = .no }),
      sentence: "Can't be undone: since then bilal did this – facts changed."),
    Later(
      first: .setLevel(level: .critical, reason: nil, second: nil),
      then: .setLevel(level: .urgent, reason: "calm", second: "Sana"),
      sentence: "Can't be undone: since then bilal did this – level 1 → 2 urgent: "
        + "still confined or exploited."),
    Later(
      first: .assign(person: "sana", reason: nil),
      then: .assign(person: "bilal", reason: .workload),
      sentence: "Can't be undone: since then bilal did this – with bilal: workload."),
    Later(
      first: .refer(), then: acknowledge,
      sentence: "Can't be undone: since then bilal did this – A acknowledged."),
    Later(
      first: .addNeed(code: .shelter, persons: [], place: nil), then: .refer(2),
      sentence: "Can't be undone: since then bilal did this – A sent: need 2 to kiln."),
    Later(
      first: todo, then: .finish(todo: 1, said: nil),
      sentence: "Can't be undone: since then bilal did this – to-do 1 done."),
  ]

  @Test("Once somebody touched the same, it is refused, naming who and what", arguments: later)
  func changedSince(_ later: Later) throws {
    var it = try CaseAtWork()
    try it.act(later.first)
    let seq = it.seq
    try it.act(later.then, by: "bilal")
    #expect(it.refusal(of: .undo(seq: seq))?.description == later.sentence)
  }

  @Test("Triage that started a need's clock stays, once that need was sent")
  func triageAndNeed() throws {
    var it = try CaseAtWork()
    let seq = it.seq
    try it.act(.refer(), by: "bilal")
    guard case .changedSince(by: "bilal", .sent)? = it.refusal(of: .undo(seq: seq)) else {
      Issue.record("\(String(describing: it.refusal(of: .undo(seq: seq))))")
      return
    }
  }

  @Test("What somebody did to another need, note or to-do doesn't matter")
  func apart() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents])
    let doings: [CaseAction] = [
      .refer(1), .note(text: "One"), Self.todo, .assign(person: "sana", reason: nil),
    ]
    let others: [CaseAction] = [
      .refer(2), .note(text: "Two"), Self.todo, .tell(referral: "B", channel: .sms, whom: "R."),
      .uncover,
    ]
    var seqs: [Int] = []
    for action in doings {
      try it.act(action)
      seqs.append(it.seq)
    }
    for action in others { try it.act(action, by: "bilal") }
    for seq in seqs { try it.act(.undo(seq: seq)) }
    #expect(it.it.referral("A")?.state == .void)
    #expect(it.it.referral("B")?.state == .sent)
    #expect(it.it.notes.filter { !$0.isStruck }.map(\.text) == ["Two"])
    #expect(it.it.todos.map(\.number) == [2])
    #expect(it.it.owner == nil)
  }

  // MARK: What has left the desk

  @Test("Sending can be undone until somebody is told, and then not")
  func untilTold() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    let sent = it.seq
    #expect(it.refusal(of: .undo(seq: sent)) == nil)
    try it.act(Self.tell)
    #expect(
      it.refusal(of: .undo(seq: sent))?.description
        == "Referral A has left the desk. Withdraw it and tell them.")
  }

  @Test("A referral that was moved on can't come back once the new body was told")
  func movedAndTold() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(
      .reroute(referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie)))
    let moved = it.seq
    try it.act(.tell(referral: "B", channel: .phone, whom: "the reader"))
    guard case .hasLeftTheDesk(.sent)? = it.refusal(of: .undo(seq: moved)) else {
      Issue.record("\(String(describing: it.refusal(of: .undo(seq: moved))))")
      return
    }
  }

  @Test("Telling, expiry and looking at names can't be taken back")
  func neverUndone() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(Self.tell)
    #expect(
      it.refusal(of: .undo(seq: it.seq))?.description
        == "Referral A has left the desk. Withdraw it and tell them.")
    it.wait(.hours(24))
    try it.act(.expire(referral: "A"), by: .clock)
    #expect(
      it.refusal(of: .undo(seq: it.seq))?.description
        == "This can't be undone (A no answer in time).")
    try it.act(.uncover)
    #expect(
      it.refusal(of: .undo(seq: it.seq))?.description
        == "This can't be undone (names and numbers shown).")
  }

  @Test("Nothing is undone twice")
  func twice() throws {
    var it = try CaseAtWork()
    for action in [CaseAction.note(text: "One"), .assign(person: "sana", reason: nil)] {
      try it.act(action)
      let seq = it.seq
      try it.act(.undo(seq: seq))
      #expect(it.refusal(of: .undo(seq: seq)) == .nothingToUndo)
    }
  }

  @Test("Undo isn't undone: a note that was taken back stays so")
  func noteStaysStruck() throws {
    var it = try CaseAtWork()
    try it.act(.note(text: "One"))
    try it.act(.undo(seq: it.seq))
    #expect(it.refusal(of: .undo(seq: it.seq)) == .nothingToUndo)
  }

  @Test("What was taken back since stands in nobody's way: two steps are undone one by one")
  func oneByOne() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    let before = it.it.restored
    try it.act(acknowledgeAndAccept[0])
    let first = it.seq
    it.wait(.minutes(5))
    try it.act(acknowledgeAndAccept[1])
    #expect(it.it.lastUndoable == first + 1)
    try it.act(.undo(seq: first + 1))
    #expect(it.it.lastUndoable == first)
    try it.act(.undo(seq: first))
    #expect(it.it.restored == before)
    #expect(it.it.lastUndoable == first - 1)
  }

  private let acknowledgeAndAccept = [UndoTests.acknowledge, .accept("A")]

  @Test("A decision of a review is taken back once only")
  func reviewOnce() throws {
    var it = try CaseAtWork()
    let kept = try it.act(.keep, review: "2026-11-24")
    #expect(kept == [.reviewed(review: "2026-11-24", decision: .kept)])
    let seq = it.seq
    let undone = try it.act(.undo(seq: seq))
    #expect(undone == [.unreviewed(review: "2026-11-24", decision: .kept)])
    #expect(it.refusal(of: .undo(seq: seq)) == .nothingToUndo)
  }

  @Test("Two decisions of one review don't stand in each other's way")
  func reviewTwice() throws {
    var it = try CaseAtWork()
    try it.act(.assign(person: "sana", reason: .workload), review: "2026-11-24")
    let first = it.seq
    try it.act(.note(text: "Ask the court"), by: "sana", review: "2026-11-24")
    let undone = try it.act(.undo(seq: first))
    #expect(
      undone == [
        .unreviewed(review: "2026-11-24", decision: .reassigned),
        .assigned(person: nil, reason: nil, was: "sana"),
      ])
  }

  @Test("A line that never touched the case has nothing to undo")
  func nothing() throws {
    let it = try CaseAtWork()
    #expect(it.refusal(of: .undo(seq: 99))?.description == "There is nothing to undo.")
  }
}

extension Case {
  /// What people work with: without history, struck notes and referrals that never were.
  fileprivate var restored: Case {
    var plain = self
    plain.history = []
    plain.touched = [:]
    plain.notes.removeAll(where: \.isStruck)
    plain.referrals.removeAll { $0.state == .void }
    return plain
  }
}
