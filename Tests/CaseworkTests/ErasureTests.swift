import Casework
import DeskTesting
import Testing

/// Erasing a person or a case, and what is left of them (domain §6).
@Suite("Erasing")
struct ErasureTests {
  private static let agreed = Erasure(verified: .codeWord, second: "Bilal, by phone")

  private static let family = Facts.consenting.with {
    $0.story = "Yasmin and her son are locked in."
    $0.forms = [.domesticServitude]
    $0.place = "pb-lahore"
    $0.persons = [
      Person(age: Age(31), gender: .female, name: "Yasmin"),
      Person(age: Age(9), gender: .male, name: "Ali"),
    ]
    $0.contact.may = .yes
    $0.contact.phone = "0300-0000001"
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    var what: String
    var erasure: Erasure
    var role = DeskRole.coordinator
    var why: Refusal
    var testDescription: String { what }
  }

  private static let refused = [
    Refused(
      what: "by an operator", erasure: agreed, role: .operator, why: .erasingTakesCoordinator),
    Refused(
      what: "without a second name", erasure: Erasure(verified: .codeWord),
      why: .erasingNeedsSecondName),
    Refused(
      what: "with one's own as the second", erasure: Erasure(verified: .codeWord, second: "Amina"),
      why: .secondIsYou),
    Refused(
      what: "of a request that nobody verified", erasure: Erasure(second: "Bilal"),
      why: .howVerified),
    Refused(
      what: "for no record, which nobody asked for", erasure: Erasure(why: .noRecord),
      why: .recordIsWanted(CaseCode(prefix: "KHI", year: 26, number: 147))),
    Refused(
      what: "for a retention that isn't set", erasure: Erasure(why: .retention, second: "Bilal"),
      why: .hasNoRetention),
    Refused(
      what: "of a person the case hasn't",
      erasure: Erasure(persons: [3], verified: .codeWord, second: "Bilal"),
      why: .noSuchPersonInCase(3)),
  ]

  @Test("It takes a verified request, a coordinator and a second name", arguments: refused)
  func refusals(_ refused: Refused) throws {
    let it = try CaseAtWork(Self.family)
    #expect(it.refusal(of: .erase(refused.erasure), as: refused.role) == refused.why)
  }

  @Test("Of a whole case nothing is left but that it was erased")
  func whole() throws {
    var it = try CaseAtWork(Self.family, needs: [.shelter, .bondedLabour])
    try it.act(.note(text: "Her brother-in-law watches the door."))
    try it.act(.refer())
    let events = try it.act(.erase(Self.agreed), as: .coordinator)
    // Nobody outside knows of a referral that nobody was told of.
    #expect(events.count == 1)
    #expect(it.it.status == .erased && !it.it.status.isOpen)
    #expect(it.it.facts == Facts())
    #expect(it.it.needs.isEmpty && it.it.referrals.isEmpty && it.it.notes.isEmpty)
    #expect(it.it.triage == nil && it.it.dues.isEmpty)
    #expect(it.it.history.map(\.event) == events)
  }

  @Test("Everybody who was told becomes a to-do until somebody says that they deleted it")
  func told() throws {
    var it = try CaseAtWork(Self.family, needs: [.bondedLabour, .shelter])
    try it.act(.refer(1))
    try it.act(.tell("A"))
    try it.act(.refer(2, to: "court"))
    try it.act(.erase(Self.agreed), as: .coordinator)
    #expect(it.it.status == .toldToDelete && it.it.status.isOpen)
    #expect(it.it.todos.map(\.what.text).count == 1)
    #expect(it.it.todos.first?.what.text.contains("kiln was told of KHI-26-0147-A") == true)
    #expect(it.it.coming == [.init(at: it.now + .days(1), what: .todo(1))])
    #expect(it.refusal(of: .finish(todo: 1, said: nil)) == .whoDeletedIt)
    #expect(it.refusal(of: .finish(todo: 1, said: "  ")) == .whoDeletedIt)
    try it.act(.finish(todo: 1, said: "Dr Farah, by phone"))
    #expect(it.it.status == .erased && it.it.dues.isEmpty)
  }

  @Test(
    "Nothing else may happen to it, and there is no way back",
    arguments: [
      .note(text: "x"), .amend(facts: family), .take, .reopen(what: "new"), .undo(seq: 5),
      .addNeed(code: .shelter, persons: [], place: nil), .uncover, .erase(agreed),
      .triage(.of(.critical)), .todo(what: "x", owner: "sana", due: opening),
      .consent(topic: .refer, answer: .yes), .end(closing: .noCase(reason: .other)),
    ] as [CaseAction])
  func nothingMore(action: CaseAction) throws {
    var it = try CaseAtWork(Self.family)
    try it.act(.erase(Self.agreed), as: .coordinator)
    #expect(it.seq == 4 || it.seq == 5)
    #expect(it.refusal(of: action, as: .coordinator) != nil)
    #expect(it.refusal(of: .undo(seq: it.seq), as: .coordinator) != nil)
  }

  @Test("One person of a family: the others stay, with their names and the safe contact")
  func person() throws {
    var it = try CaseAtWork(Self.family, needs: [.shelter])
    try it.act(.addNeed(code: .legalAdvice, persons: [1], place: nil))
    try it.act(.refer(2))
    try it.act(.tell("A"))
    var asked = Self.agreed
    asked.persons = [1]
    let kept = it.it.wordsKept(erasing: [1])
    #expect(kept == ["Ali", "0300-0000001"])
    try it.act(.erase(asked), as: .coordinator)
    #expect(it.it.status.isOpen && it.it.erasure == nil)
    #expect(it.it.facts.persons.map(\.isErased) == [true, false])
    #expect(it.it.facts.persons[0].name == nil && it.it.facts.persons[0].age.isUnknown)
    #expect(it.it.facts.peopleInWords == "boy, 9")
    // Nobody is left whom the second need was for; the first is still everybody's.
    #expect(
      it.it.need(2)?.settled == .declinedBySurvivor && it.it.referral("A")?.state == .withdrawn)
    #expect(it.it.need(1)?.settled == nil)
    #expect(it.it.todos.count == 1)
    // No entry tells any more how old they were.
    for entry in it.it.history {
      if case .opened(let facts, _, _) = entry.event { #expect(facts.persons[0].isErased) }
    }
    // What is typed over it doesn't bring it back.
    var again = Self.family
    again.story = "He is out."
    try it.act(.amend(facts: again))
    #expect(it.it.facts.persons.map(\.isErased) == [true, false])
    // The last one is the case.
    asked.persons = [2]
    try it.act(.erase(asked), as: .coordinator)
    #expect(it.it.erasure != nil)
  }

  @Test(
    "No record wanted, and nobody told: the operator does it at once, and what is counted stays")
  func noRecord() throws {
    var it = try CaseAtWork(Self.family.with { $0.call = .thirdParty }, level: nil)
    it.province = "pb"
    try it.act(.consent(topic: .record, answer: .no))
    try it.act(.erase(Erasure(why: .noRecord)))
    #expect(it.it.status == .erased)
    #expect(it.it.facts.call == .thirdParty && it.it.facts.place == "pb")
    #expect(it.it.facts.persons.isEmpty && it.it.facts.forms.isEmpty)
  }

  @Test("No record wanted, but somebody knows of it: two names")
  func noRecordTold() throws {
    var it = try CaseAtWork(Self.family)
    try it.act(.refer())
    try it.act(.tell("A"))
    try it.act(.consent(topic: .record, answer: .no))
    #expect(it.refusal(of: .erase(Erasure(why: .noRecord))) == .erasingTakesCoordinator)
    let alone = Erasure(why: .noRecord)
    #expect(it.refusal(of: .erase(alone), as: .coordinator) == .erasingNeedsSecondName)
    try it.act(.erase(Erasure(why: .noRecord, second: "Bilal")), as: .coordinator)
    #expect(it.it.status == .toldToDelete)
  }

  @Test("Kept long enough: only what ended so long ago")
  func retention() throws {
    var it = try CaseAtWork(Self.family)
    it.retention = .days(730)
    let erasure = Erasure(why: .retention, second: "Bilal")
    let isKept = Refusal.isStillKept(it.it.code)
    #expect(it.refusal(of: .erase(erasure), as: .coordinator) == isKept)
    try it.act(.settle(need: 1, reason: .givenByDesk, note: nil))
    try it.act(.end(closing: .closed(reason: .needsMet, note: nil, second: nil)))
    it.wait(.days(729))
    #expect(it.refusal(of: .erase(erasure), as: .coordinator) == isKept)
    it.wait(.days(1))
    try it.act(.erase(erasure), as: .coordinator)
    #expect(it.it.status == .erased)
  }

  @Test("What was entered in error can be erased; an arrival goes with the case it was added to")
  func others() throws {
    var wrong = try CaseAtWork(Self.family, needs: [], level: nil)
    try wrong.act(.undo(seq: 1))
    #expect(wrong.it.isVoid)
    try wrong.act(.erase(Self.agreed), as: .coordinator)
    #expect(wrong.it.status == .erased)
    var arrival = try CaseAtWork(Self.family, needs: [], level: nil, inInbox: true)
    let other = CaseCode(prefix: "KHI", year: 26, number: 12)
    try arrival.act(.end(closing: .added(to: other)))
    #expect(
      arrival.refusal(of: .erase(Self.agreed), as: .coordinator)
        == .eraseWithOther(arrival.it.code, other))
  }
}
