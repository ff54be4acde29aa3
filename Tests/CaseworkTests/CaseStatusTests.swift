import Casework
import DeskTesting
import Testing

@Suite("Where a case stands")
struct CaseStatusTests {
  struct Way: CustomTestStringConvertible, Sendable {
    let name: String
    var needs: [NeedCode] = [.bondedLabour]
    var level: Level? = .urgent
    var inInbox = false
    var actions: [CaseAction] = []
    let status: Status

    var testDescription: String { name }
  }

  static let ways = [
    Way(name: "arrived", level: nil, inInbox: true, status: .inbox),
    Way(name: "taken on the phone", level: nil, status: .new),
    Way(name: "triaged", status: .triaged),
    Way(name: "triaged out of the inbox", inInbox: true, status: .triaged),
    Way(name: "triaged without a need", needs: [], status: .triaged),
    Way(name: "a referral sent", actions: [.refer()], status: .active),
    Way(
      name: "a referral taken back before anybody was told", actions: [.refer(), .undo(seq: 4)],
      status: .triaged),
    Way(name: "declined", actions: [.refer(), UndoTests.decline], status: .active),
    Way(name: "its only need accepted", actions: [.refer(), .accept("A")], status: .followUp),
    Way(
      name: "in service", actions: [.refer(), .accept("A"), UndoTests.start], status: .followUp),
    Way(
      name: "one of two needs accepted", needs: [.bondedLabour, .documents],
      actions: [.refer(), .accept("A")], status: .active),
    Way(
      name: "both needs accepted", needs: [.bondedLabour, .documents],
      actions: [.refer(1), .accept("A"), .refer(2), .accept("B")], status: .followUp),
    Way(
      name: "a new need after the others were accepted",
      actions: [
        .refer(), .accept("A"), .addNeed(code: .medical, persons: [], place: nil),
      ], status: .active),
    Way(
      name: "accepted and then withdrawn",
      actions: [.refer(), .accept("A"), UndoTests.withdraw], status: .active),
    Way(
      name: "a need settled", needs: [.bondedLabour, .documents],
      actions: [.settle(need: 2, reason: .alreadyReceived, note: nil)], status: .active),
    Way(
      name: "every need accepted or settled", needs: [.bondedLabour, .documents],
      actions: [
        .settle(need: 2, reason: .alreadyReceived, note: nil), .refer(1), .accept("A"),
      ], status: .followUp),
    Way(name: "triage taken back", actions: [.undo(seq: 3)], status: .new),
  ]

  @Test("It follows from what was done", arguments: ways)
  func status(_ way: Way) throws {
    var it = try CaseAtWork(needs: way.needs, level: way.level, inInbox: way.inInbox)
    for action in way.actions { try it.act(action) }
    #expect(it.it.status == way.status)
    #expect(it.it.status.isOpen)
  }

  @Test("A case entered in error or closed is nobody's work")
  func notOpen() {
    #expect(
      Status.allCases.filter { !$0.isOpen } == [
        .closed, .notTIP, .duplicate, .noCase, .added, .void, .erased,
      ])
  }

  // MARK: What is due

  @Test("Until its triage a case is to be looked at, or triaged, within 15 minutes")
  func look() throws {
    let arrived = try CaseAtWork(needs: [], level: nil, inInbox: true)
    #expect(arrived.it.coming == [Coming(at: opening + .minutes(15), what: .look)])
    let taken = try CaseAtWork(needs: [], level: nil)
    #expect(taken.it.coming == [Coming(at: opening + .minutes(15), what: .triage)])
    let triaged = try CaseAtWork(needs: [])
    #expect(triaged.it.coming == [Coming(at: opening + .hours(2), what: .nameNeeds)])
  }

  @Test("What is due next is the first of all that is due, also of two at once")
  func nextDue() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents, .medical])
    func check() { #expect(it.it.nextDue == it.it.dues.first) }
    check()
    try it.act(.todo(what: "One", owner: "sana", due: opening + .minutes(5)))
    try it.act(.todo(what: "Two", owner: "sana", due: opening + .minutes(5)))
    check()
    #expect(it.it.nextDue?.what == .todo(1))
    try it.act(.refer(1))
    check()
    try it.act(.finish(todo: 1, said: nil))
    try it.act(.finish(todo: 2, said: nil))
    check()
    #expect(it.it.nextDue?.what == .tell("A"))
    try it.act(.accept("A"))
    check()
  }

  @Test("Everything that is due stands in the order of time")
  func dues() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents, .medical])
    try it.act(.refer(1))
    try it.act(.refer(2))
    try it.act(.accept("B"))
    try it.act(.todo(what: "Late", owner: "sana", due: opening + .days(9)))
    try it.act(.todo(what: "Soon", owner: "sana", due: opening + .minutes(5)))
    try it.act(.todo(what: "Done", owner: "sana", due: opening + .minutes(1)))
    try it.act(.finish(todo: 3, said: nil))
    #expect(
      it.it.coming == [
        Coming(at: opening + .minutes(5), what: .todo(2)),
        Coming(at: opening + .hours(1), what: .tell("A")),
        Coming(at: opening + .hours(2), what: .firstDoor(need: 3)),
        Coming(at: opening + .hours(3), what: .contact("B")),
        Coming(at: opening + .days(9), what: .todo(1)),
      ])
  }

  @Test("A need whose referral was taken back waits for its first door again")
  func firstDoorAgain() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.undo(seq: it.seq))
    #expect(it.it.coming.first == Coming(at: opening + .hours(2), what: .firstDoor(need: 1)))
  }

  // MARK: Needs, owners, to-dos, notes

  @Test(
    "What can't be is refused in a sentence",
    arguments: [
      (
        .addNeed(code: .bondedLabour, persons: [], place: nil),
        "The case has this need already: bonded-labour release, debt (BLR)."
      ),
      (.addNeed(code: .shelter, persons: [3], place: nil), "The case has no person 3."),
      (.addNeed(code: .shelter, persons: [0], place: nil), "The case has no person 0."),
      (.assign(person: "zara", reason: nil), "Nobody at this desk is called zara."),
      (.note(text: " \n"), "The note is empty. Type it, or press Esc."),
      (.todo(what: "", owner: "sana", due: opening), "Say what is to be done."),
      (
        .todo(what: "Ring", owner: "zara", due: opening),
        "Nobody at this desk is called zara."
      ),
      (.finish(todo: 1, said: nil), "The case has no to-do 1."),
      (.amend(facts: twoPeople), "Nothing was changed."),
      (.settle(need: 2, reason: .notApplicable, note: nil), "The case has no need 2."),
      (.keep, "No review is under way."),
    ] as [(CaseAction, String)])
  func refused(action: CaseAction, sentence: String) throws {
    let it = try CaseAtWork(Self.twoPeople)
    #expect(it.refusal(of: action)?.description == sentence)
  }

  static let twoPeople = Facts.consenting.with {
    $0.persons = [Person(age: Age(34), gender: .female), Person(age: Age(13), gender: .male)]
  }

  @Test("A count that was too high is put right where nobody is named or known by a number")
  func fewer() throws {
    func counted(_ ages: Int...) -> Facts {
      .consenting.with { $0.persons = ages.map { Person(age: Age($0), gender: .male) } }
    }
    var it = try CaseAtWork(counted(34, 13, 12))
    try it.act(.amend(facts: counted(34, 12)))
    #expect(it.it.facts.persons.map(\.age) == [Age(34), Age(12)])
    try it.act(.addNeed(code: .shelter, persons: [2], place: nil))
    #expect(it.refusal(of: .amend(facts: counted(34))) == .personsKeepNumbers)

    // The bed would be for another.
    it = try CaseAtWork(counted(34, 14, 13, 8))
    try it.act(.addNeed(code: .shelter, persons: [3], place: nil))
    #expect(it.refusal(of: .amend(facts: counted(34, 13, 8))) == .personsKeepNumbers)
    try it.act(.amend(facts: counted(34, 14, 13)))

    var known = counted(34, 13, 12)
    known.persons[2].name = "Aslam"
    it = try CaseAtWork(known)
    // He would be taken for his brother.
    #expect(it.refusal(of: .amend(facts: counted(34, 12))) == .personsKeepNumbers)
    #expect(it.refusal(of: .amend(facts: counted(34, 13))) == .personsKeepNumbers)
  }

  @Test("The same need elsewhere, or for another person, is another need")
  func needs() throws {
    var it = try CaseAtWork(Self.twoPeople)
    try it.act(.addNeed(code: .shelter, persons: [1], place: nil))
    try it.act(.addNeed(code: .shelter, persons: [2], place: nil))
    try it.act(.addNeed(code: .shelter, persons: [2], place: "pb-lahore"))
    #expect(it.it.needs.map(\.number) == [1, 2, 3, 4])
    #expect(it.it.persons(of: it.it.needs[0]).map(\.number) == [1, 2])
    #expect(it.it.persons(of: it.it.needs[1]).map(\.person.age) == [Age(34)])
  }

  @Test("A number that was taken back is not used again")
  func numbers() throws {
    var it = try CaseAtWork(Self.twoPeople)
    try it.act(.addNeed(code: .shelter, persons: [1], place: nil))
    try it.act(.undo(seq: it.seq))
    try it.act(.addNeed(code: .documents, persons: [], place: nil))
    #expect(it.it.needs.map(\.number) == [1, 3])
    try it.act(UndoTests.todo)
    try it.act(.undo(seq: it.seq))
    try it.act(UndoTests.todo)
    #expect(it.it.todos.map(\.number) == [2])
    try it.act(.note(text: "One"))
    try it.act(.undo(seq: it.seq))
    try it.act(.note(text: "Two"))
    #expect(it.it.notes.map(\.number) == [1, 2])
  }

  @Test("A case is with one person, and not given to whom it is with already")
  func owner() throws {
    var it = try CaseAtWork()
    try it.act(.assign(person: "sana", reason: nil))
    #expect(
      it.refusal(of: .assign(person: "sana", reason: .shiftEnd))?.description
        == "It is with sana already.")
  }

  @Test("A to-do is done once")
  func done() throws {
    var it = try CaseAtWork()
    try it.act(UndoTests.todo)
    try it.act(.finish(todo: 1, said: nil))
    #expect(it.refusal(of: .finish(todo: 1, said: nil))?.description == "To-do 1 is done already.")
  }

  // MARK: Folding

  @Test("An event about something that isn't there changes nothing but the history")
  func strangeEvents() throws {
    let it = try CaseAtWork()
    let strange: [CaseEvent] = [
      .needDue(need: 9, actBy: opening, was: nil), .needRemoved(need: 9), .noteStruck(note: 9),
      .todoFinished(todo: 9, said: nil), .voided(referral: "C", need: 9),
      .expired(referral: "C", need: 1, at: opening, was: .sent),
      .stepUndone(referral: "C", need: 1, state: .sent),
      .opened(facts: Facts(), inInbox: true, lookBy: nil),
    ]
    for event in strange {
      var other = it.it
      other.apply(event, Stamp(seq: 9, at: opening, by: "sana"))
      #expect(other.history.count == it.it.history.count + 1)
      other.history = it.it.history
      other.touched = it.it.touched
      #expect(other == it.it)
    }
  }

  @Test("Only an opening opens a case")
  func opened() {
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    let stamp = Stamp(seq: 1, at: opening, by: "sana")
    #expect(Case(code, .uncovered, stamp) == nil)
    let it = Case(code, .opened(facts: Facts(), inInbox: false, lookBy: nil), stamp)
    #expect(it?.openedAt == opening)
    #expect(it?.coming == [])
  }

  @Test("The last line and the last change are the history's")
  func last() throws {
    var it = try CaseAtWork()
    it.wait(.hours(3))
    try it.act(.uncover)
    #expect(it.it.lastSeq == it.seq)
    #expect(it.it.lastChange == opening + .hours(3))
  }
}
