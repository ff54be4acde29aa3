import Caseload
import Casework
import Coalition
import DeskTesting
import Ledger
import Testing

/// Several desks on one folder, as several operators on one machine have them.
@Suite("Many desks on one folder")
struct ManyDesksTests {
  /// One of several programs that have the same desk open.
  private final class Screen {
    var ledger: Ledger
    var caseload: Caseload
    private let name: String
    private var ids = 0

    init(_ path: String, _ name: String) throws {
      self.name = name
      ledger = try Ledger(openingDeskAt: path)
      caseload = Caseload(desk: ledger.identity)
      try ledger.catchUp(&caseload)
    }

    @discardableResult
    func perform(
      _ action: DeskAction, at: Instant, by: PersonID = "sana"
    ) throws -> Outcome {
      ids += 1
      return try ledger.perform(
        Request(id: "\(name) \(ids)", by: by, at: at, action: action), on: &caseload,
        holder: name)
    }

    /// A desk's first person lists the others.
    func listPeople() throws {
      let (first, others) = (
        SampleData.people.filter { $0.id == "sana" }, SampleData.people.filter { $0.id != "sana" }
      )
      for staff in first + others { try perform(.listPerson(staff), at: evening) }
    }

    /// What an open desk does by itself, from what it has seen so far.
    func clockActions(at now: Instant) -> [DeskAction] { caseload.clockActions(at: now) }
  }

  private static func folder() throws -> TestFolder {
    let folder = try TestFolder("desks")
    _ = try DeskFolder.create(
      at: folder.path, name: "Karachi desk", prefix: "KHI", created: evening)
    return folder
  }

  @Test("An answer that is overdue expires once, however many desks are open")
  func expiresOnce() throws {
    let folder = try Self.folder()
    let first = try Screen(folder.path, "first")
    try first.listPeople()
    for organization in SampleData.directory(shiftedTo: evening).organizations {
      try first.perform(.list(organization), at: evening)
    }
    var facts = Facts()
    facts.persons = try people("F30")
    facts.place = "pb-lahore"
    facts.officialPerpetrator = .no
    facts.consent.refer = .yes
    try first.perform(
      .open(facts: facts, needs: [NeedAsked(code: .counselling)], inInbox: false), at: evening)
    let code = try #require(first.caseload.cases.first?.code)
    try first.perform(.on(code, .triage(.asked(yes: .threats))), at: evening)
    let it = try #require(first.caseload[code])
    let best = try #require(first.caseload.match(it.needs[0], of: it, at: evening).fits.first)
    try first.perform(.on(code, .refer(1, to: best.service)), at: evening)
    try first.perform(.on(code, .tell("A", "the front desk")), at: evening)

    // All four see it overdue before any of them has written.
    let screens = [first] + (try (2...4).map { try Screen(folder.path, "screen \($0)") })
    let late = evening + .hours(24)
    let due = screens.map { $0.clockActions(at: late) }
    #expect(due.allSatisfy { $0 == [.on(code, .expire(referral: "A"))] })
    var done = 0
    for (screen, actions) in zip(screens, due) {
      for action in actions {
        switch try screen.perform(action, at: late, by: .clock) {
        case .done: done += 1
        case .refused(let refusal):
          #expect(refusal == .rules(.wrongState("A", .expired)))
        case .repeated: Issue.record("was no retry")
        }
      }
    }
    #expect(done == 1)
    for screen in screens {
      try screen.ledger.catchUp(&screen.caseload)
      #expect(screen.caseload.cases == first.caseload.cases)
      #expect(screen.clockActions(at: late).isEmpty)
    }
  }

  @Test("Undo is decided under the lock: two desks in turn take back only what nobody built on")
  func undoInTurn() throws {
    let folder = try Self.folder()
    let first = try Screen(folder.path, "first")
    try first.listPeople()
    try first.perform(.open(facts: Facts(), needs: [], inInbox: false), at: evening)
    let code = try #require(first.caseload.cases.first?.code)
    let screens = [first, try Screen(folder.path, "second")]
    let people: [PersonID] = ["sana", "bilal"]
    var random = Seeded(20)
    // What was done, by its line, with what its head says it touched; and what was taken back.
    var lines: [Int: [String]] = [:]
    var undone: Set<Int> = []
    var (taken, refused) = (0, 0)
    for step in 1...600 {
      let at = evening + Instant.Span(seconds: Int64(step))
      let turn = Int.random(in: 0...1, using: &random)
      // Each acts on what it saw when it last wrote: the other's lines come only under the lock.
      let level: TriageSheet = .asked(yes: Bool.random(using: &random) ? .threats : .stillHeld)
      let done: [CaseAction] = [
        .note(text: Words("Step \(step)")), .triage(level),
        .assign(person: people[Int.random(in: 0...1, using: &random)], reason: .other),
        .consent(topic: .share(.story), answer: Bool.random(using: &random) ? .yes : .no),
      ]
      let seq = lines.keys.sorted().suffix(4).randomElement(using: &random)
      guard Int.random(in: 0...2, using: &random) == 0, let seq else {
        let action = done[Int.random(in: 0..<done.count, using: &random)]
        let outcome = try screens[turn].perform(.on(code, action), at: at, by: people[turn])
        if let line = outcome.line { lines[line.seq] = line.subjects }
        continue
      }
      let isBuiltOn = lines.contains { later in
        later.key > seq && !undone.contains(later.key)
          && later.value.contains { lines[seq]?.contains($0) == true }
      }
      let outcome = try screens[turn].perform(
        .on(code, .undo(seq: seq)), at: at, by: people[turn])
      switch outcome {
      case .done(let line):
        #expect(!isBuiltOn && !undone.contains(seq) && line.undoes == seq)
        undone.insert(seq)
        taken += 1
      case .refused(.rules(.nothingToUndo)): #expect(undone.contains(seq))
      case .refused(.rules(.changedSince)):
        #expect(isBuiltOn)
        refused += 1
      default: Issue.record("\(outcome)")
      }
    }
    #expect(taken > 50 && refused > 20, "taken back \(taken), refused \(refused)")
    let last = try Screen(folder.path, "last")
    for screen in screens {
      try screen.ledger.catchUp(&screen.caseload)
      #expect(screen.ledger.damage.isEmpty)
    }
    try last.ledger.bring([code], to: &last.caseload)
    let folded = try #require(last.caseload[code])
    #expect(screens.allSatisfy { $0.caseload[code] == folded })
  }

  @Test("While the machine's clock can't be right the clock writes nothing, until somebody does")
  func doubtfulClock() throws {
    let folder = try Self.folder()
    let screen = try Screen(folder.path, "first")
    try screen.listPeople()
    let expire = DeskAction.on(
      CaseCode(prefix: "KHI", year: 26, number: 1), .expire(referral: "A"))
    for at in [evening - .minutes(1), evening + .hours(25)] {
      let outcome = try screen.perform(expire, at: at, by: .clock)
      #expect(outcome.refusal == .clockIsUnsure)
    }
    let person = Staff(id: "zara", name: "Zara", roles: [.operator])
    try screen.perform(.listPerson(person), at: evening + .hours(25))
    let refusal = try screen.perform(expire, at: evening + .hours(25), by: .clock).refusal
    #expect(refusal == .noSuchCase(CaseCode(prefix: "KHI", year: 26, number: 1)))
  }
}
