import Casework
import DeskTesting
import Testing

@Suite("How a need and a case end")
struct EndingTests {
  static let other = CaseCode(prefix: "KHI", year: 26, number: 9)
  static let closed = Closing.closed(reason: .needsMet, note: nil, second: nil)
  static let withTwo = Closing.closed(reason: .needsMet, note: nil, second: "Sana")
  static let notTIP = Closing.notTIP(reason: "a wage dispute", pointedTo: "labour department")
  static let duplicate = Closing.duplicate(of: other)
  static let noCase = Closing.noCase(reason: .silent)

  // MARK: Needs

  @Test("A settled need waits for no door, and takes none", arguments: SettleReason.allCases)
  func settled(reason: SettleReason) throws {
    var it = try CaseAtWork()
    try it.act(.settle(need: 1, reason: reason, note: "asked three"))
    #expect(it.it.needs[0].settled == reason)
    #expect(it.it.isAnswered(it.it.needs[0]))
    #expect(it.it.coming.isEmpty)
    #expect(
      it.refusal(of: .refer())?.description == "Bonded-labour release, debt is settled already.")
    #expect(
      it.refusal(of: .settle(need: 1, reason: reason, note: nil)) == .isSettled(.bondedLabour))
  }

  @Test("A need that is out is not settled before its referral has ended")
  func settledWhileOut() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    let settle = CaseAction.settle(need: 1, reason: .givenByDesk, note: nil)
    #expect(it.refusal(of: settle) == .needIsWith(.bondedLabour, "A"))
    try it.act(.withdraw(referral: "A", reason: .survivorDoesNotWantIt, note: nil))
    try it.act(settle)
    #expect(it.it.status == .followUp)
  }

  // MARK: From where a case may end

  struct Ending: CustomTestStringConvertible, Sendable {
    let status: Status
    let closing: Closing
    let isTaken: Bool

    var testDescription: String { "\(status.inWords) to \(closing.status.inWords)" }
  }

  /// Domain §6, the table of a case; what isn't there is refused.
  static let endings: [Ending] = {
    let taken: [(Closing, [Status])] = [
      (noCase, [.inbox, .new]),
      (notTIP, [.inbox, .new, .triaged]),
      (duplicate, [.inbox, .new, .triaged, .active]),
      (closed, [.active, .followUp]),
    ]
    return taken.flatMap { closing, statuses in
      Status.allCases.filter { $0.isOpen && $0 != .toldToDelete }.map {
        Ending(status: $0, closing: closing, isTaken: statuses.contains($0))
      }
    }
  }()

  /// A case of level 3 at a status, with nothing that waits for an answer.
  private func at(_ status: Status) throws -> CaseAtWork {
    switch status {
    case .inbox: return try CaseAtWork(level: nil, inInbox: true)
    case .new: return try CaseAtWork(level: nil)
    case .triaged: return try CaseAtWork(level: .standard)
    default: break
    }
    var it = try CaseAtWork(needs: [.bondedLabour, .documents], level: .standard)
    try it.act(.refer(1))
    try it.act(.accept("A"))
    if status == .followUp { try it.act(.settle(need: 2, reason: .givenByDesk, note: nil)) }
    #expect(it.it.status == status)
    return it
  }

  @Test("A case ends from where the domain says", arguments: endings)
  func ends(_ ending: Ending) throws {
    var it = try at(ending.status)
    let end = CaseAction.end(closing: ending.closing)
    guard ending.isTaken else {
      #expect(it.refusal(of: end) == .wrongStatus(it.it.code, ending.status))
      return
    }
    try it.act(end)
    #expect(it.it.status == ending.closing.status)
    #expect(!it.it.status.isOpen)
    #expect(it.it.coming.isEmpty)
  }

  @Test("A tip without needs is closed as soon as it is triaged")
  func tip() throws {
    let it = try CaseAtWork(needs: [], level: .advice)
    #expect(it.refusal(of: .end(closing: Self.closed)) == nil)
  }

  // MARK: What it takes

  @Test(
    "At level 1 and 2 every need is taken on or settled first",
    arguments: [
      (
        .critical,
        "At level 1 every need is taken on or settled first: identity papers (DOC) is neither."
      ),
      (
        .urgent,
        "At level 2 every need is taken on or settled first: identity papers (DOC) is neither."
      ),
      (.standard, nil), (.advice, nil),
    ] as [(Level, String?)])
  func openNeed(level: Level, sentence: String?) throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents], level: level)
    try it.act(.refer(1))
    try it.act(.accept("A"))
    #expect(it.refusal(of: .end(closing: Self.withTwo))?.description == sentence)
    try it.act(.settle(need: 2, reason: .notAvailable, note: nil))
    #expect(it.refusal(of: .end(closing: Self.withTwo)) == nil)
  }

  @Test("Closing takes a second name at level 1 alone", arguments: Level.allCases)
  func secondName(level: Level) throws {
    var it = try CaseAtWork(level: level)
    try it.act(.settle(need: 1, reason: .givenByDesk, note: nil))
    let alone = it.refusal(of: .end(closing: Self.closed))
    #expect(alone == (level == .critical ? .closingNeedsSecondName : nil))
    let blank = Closing.closed(reason: .needsMet, note: nil, second: " ")
    #expect(it.refusal(of: .end(closing: blank)) == alone)
    try it.act(.end(closing: Self.withTwo))
    #expect(it.it.closing == Self.withTwo)
  }

  @Test("What is missing is said")
  func missing() throws {
    var it = try CaseAtWork(level: .standard)
    #expect(
      it.refusal(of: .end(closing: .notTIP(reason: " ", pointedTo: nil)))?.description
        == "Say why.")
    #expect(
      it.refusal(of: .end(closing: .duplicate(of: it.it.code)))?.description
        == "KHI-26-0147 can't be the same as itself.")
    try it.act(.settle(need: 1, reason: .notApplicable, note: nil))
    #expect(
      it.refusal(of: .end(closing: .closed(reason: .other, note: "\n", second: nil)))
        == .endingNeedsReason)
    #expect(it.refusal(of: .reopen(what: "News"))?.description == "KHI-26-0147 is open.")
  }

  @Test("Nothing ends while a receiver has still to answer")
  func waiting() throws {
    var it = try CaseAtWork(level: .standard)
    try it.act(.refer())
    for closing in [Self.closed, Self.duplicate] {
      #expect(
        it.refusal(of: .end(closing: closing))?.description
          == "Referral A waits for an answer. Withdraw it, or wait for it.")
    }
  }

  // MARK: After the end

  static let whatIsLeft: [(CaseAction, Bool)] = [
    (.note(text: "She rang to say thanks"), true), (.uncover, true),
    (.finish(todo: 1, said: nil), true),
    (.reopen(what: "The husband found her"), true), (.refer(), false),
    (.triage(.of(.critical)), false),
    (.setLevel(level: .critical, reason: nil, second: nil), false),
    (.amend(facts: .consenting.with { $0.debt = .yes }), false),
    (.addNeed(code: .shelter, persons: [], place: nil), false),
    (.assign(person: "sana", reason: nil), false), (UndoTests.todo, false),
    (.tell("A"), false), (UndoTests.start, false), (UndoTests.withdraw, false),
    (.settle(need: 1, reason: .givenByDesk, note: nil), false),
    (.end(closing: notTIP), false), (.expire(referral: "A"), false),
  ]

  @Test(
    "A case that has ended takes a note, a look, a to-do done and reopening", arguments: whatIsLeft)
  func afterwards(action: CaseAction, isTaken: Bool) throws {
    var it = try CaseAtWork()
    try it.act(UndoTests.todo)
    try it.act(.refer())
    try it.act(.accept("A"))
    try it.act(.end(closing: Self.closed))
    let refusal = it.refusal(of: action)
    #expect(refusal == (isTaken ? nil : .isEnded(it.it.code, .closed)))
    if !isTaken {
      #expect(refusal?.description == "KHI-26-0147 has ended (closed). Reopen it first.")
    }
  }

  @Test("Undo can't open a need behind a closed case's back")
  func undoAfterwards() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents])
    try it.act(.refer(1))
    try it.act(.accept("A"))
    let accepted = it.seq
    try it.act(.settle(need: 2, reason: .notAvailable, note: nil))
    let settled = it.seq
    try it.act(.note(text: "Both are seen to"))
    let noted = it.seq
    try it.act(.end(closing: Self.closed))
    for seq in [accepted, settled] {
      #expect(it.refusal(of: .undo(seq: seq)) == .isEnded(it.it.code, .closed))
    }
    #expect(it.refusal(of: .undo(seq: noted)) == nil)
    try it.act(.undo(seq: it.seq))
    #expect(it.it.status == .followUp)
    #expect(it.refusal(of: .undo(seq: settled)) == nil)
  }

  @Test("Reopened, it is triaged again within 15 minutes (scenario N)")
  func scenarioN() throws {
    for closing in [Self.closed, Self.duplicate] {
      var it = try at(.active)
      try it.act(.end(closing: closing))
      #expect(it.refusal(of: .reopen(what: " "))?.description == "Say what is new.")
      it.wait(.days(40))
      try it.act(.reopen(what: "The same number calls"))
      #expect(it.it.status == .triaged)
      #expect(it.it.coming.contains(Coming(at: it.now + .minutes(15), what: .retriage(.reopened))))
      try it.act(.triage(.of(.standard)))
      #expect(it.it.status == .active)
      #expect(!it.it.coming.contains { $0.what == .retriage(.reopened) })
    }
  }

  @Test("A silent call that is reopened is where it was")
  func reopenedCall() throws {
    var it = try at(.inbox)
    try it.act(.end(closing: Self.noCase))
    try it.act(.reopen(what: "It rings again"))
    #expect(it.it.status == .inbox)
  }

  // MARK: Words

  @Test(
    "An ending in words, without and with what was typed",
    arguments: [
      (
        .closed(reason: .other, note: "moved in with her aunt", second: "Sana"),
        "closed: another reason", "closed: another reason – moved in with her aunt, agreed: Sana"
      ),
      (notTIP, "not TIP", "not TIP: a wage dispute, pointed to labour department"),
      (duplicate, "same as KHI-26-0009", "same as KHI-26-0009"),
      (noCase, "no case: silent, or could not speak", "no case: silent, or could not speak"),
    ] as [(Closing, String, String)])
  func words(closing: Closing, covered: String, open: String) {
    #expect(closing.inWords(isCovered: true) == covered)
    #expect(closing.inWords(isCovered: false) == open)
  }

  @Test("A silent line is kept apart from a prank")
  func silent() {
    let words = NoCaseReason.allCases.map(\.inWords)
    #expect(Set(words).count == NoCaseReason.allCases.count)
    #expect(NoCaseReason.silent.inWords == "silent, or could not speak")
  }
}
