import Casework
import DeskTesting
import Testing

@Suite("Households, and clocks that get shorter")
struct HouseholdTests {
  /// Scenario A's family: father, mother, grandmother, boys of 14 and 13, four small ones.
  static let family = "M41 F36 F63 M14 M13 F11 M8 F5 F2"

  static func facts(_ people: String) throws -> Facts {
    let persons = try Person.list(people)
    return Facts.consenting.with { $0.persons = persons }
  }

  @Test("Up to sixty people are one case; the sixty-first opens another")
  func sixty() throws {
    var it = try CaseAtWork(try Self.facts("60xM20-59"))
    #expect(it.it.facts.persons.count == 60)
    let more = it.it.facts.with { $0.persons.append(Person()) }
    #expect(it.refusal(of: .amend(facts: more)) == .tooManyPersons)
    try it.act(.addNeed(code: .shelter, persons: [1, 60], place: nil))
    #expect(
      it.refusal(of: .addNeed(code: .shelter, persons: [61], place: nil))
        == .noSuchPersonInCase(61))
  }

  @Test("A household that no one body takes whole is split, and each part finds its own door")
  func split() throws {
    var it = try CaseAtWork(try Self.facts(Self.family), needs: [.shelter])
    it.wait(.minutes(10))
    let due = it.it.needs[0].actBy
    try it.act(.split(need: 1, persons: [5, 4, 1]))
    #expect(it.it.needs.map(\.persons) == [[2, 3, 6, 7, 8, 9], [1, 4, 5]])
    #expect(it.it.needs.map(\.actBy) == [due, due])
    try it.act(.refer(1))
    try it.act(.refer(2, to: "court"))
    #expect(it.it.places(of: it.it.referrals[0]) == 6)
    #expect(it.it.places(of: it.it.referrals[1]) == 3)
    // Out with somebody, it is no longer split; taken back before, it is whole again.
    #expect(it.refusal(of: .split(need: 1, persons: [2])) == .needIsWith(.shelter, "A"))
  }

  @Test("Taken back, the household is whole again")
  func undone() throws {
    var it = try CaseAtWork(try Self.facts(Self.family), needs: [.shelter])
    try it.act(.split(need: 1, persons: [4, 5]))
    try it.act(.undo(seq: it.seq))
    #expect(it.it.needs.map(\.persons) == [[]])
  }

  @Test(
    "A split names some of them, and only who is there",
    arguments: [[], [1, 2, 3, 4, 5, 6, 7, 8, 9]])
  func some(persons: [Int]) throws {
    let it = try CaseAtWork(try Self.facts(Self.family), needs: [.shelter])
    #expect(
      it.refusal(of: .split(need: 1, persons: persons)) == .splitLeavesNobody(.shelter))
    #expect(it.refusal(of: .split(need: 1, persons: [12])) == .noSuchPersonInCase(12))
  }

  // MARK: Less time

  @Test("A flight that is heard of later leaves every open clock less time (scenario M)")
  func deadline() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents], level: .urgent)
    try it.act(.refer(1))
    try it.act(.tell("A"))
    it.wait(.hours(1))
    let flight = Deadline(at: it.now + .hours(5), what: "her flight")
    try it.act(.amend(facts: .consenting.with { $0.deadline = flight }))
    // Halfway from the telling to the flight.
    #expect(it.latest.answerBy == opening + .hours(3))
    #expect(it.latest.acknowledgeBy == opening + .hours(3))
    // The other need's door: halfway from now.
    #expect(it.it.needs[1].actBy == opening + .hours(2))
    #expect(it.it.coming.contains(Coming(at: flight.at, what: .deadline)))
    // Put off again it gives nobody more time by itself.
    let later = Deadline(at: it.now + .days(9), what: "her flight")
    try it.act(.amend(facts: .consenting.with { $0.deadline = later }))
    #expect(it.latest.answerBy == opening + .hours(3))
  }

  @Test("A higher level leaves less time from now on; a lower one gives nobody more")
  func raised() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.refer())
    try it.act(.tell("A"))
    it.wait(.hours(2))
    try it.act(.setLevel(level: .critical, reason: nil, second: nil))
    #expect(it.latest.answerBy == it.now + .hours(4))
    #expect(it.latest.acknowledgeBy == it.now + .hours(1))
    let before = it.latest.clocks
    try it.act(.setLevel(level: .standard, reason: "safe at her aunt's", second: "Sana"))
    #expect(it.latest.clocks == before)
    // Taken back with the level that brought it.
    try it.act(.undo(seq: it.seq))
    try it.act(.undo(seq: it.seq - 2))
    #expect(it.latest.answerBy == opening + .hours(24))
  }

  @Test("No clock is set into the past: what is too late is due now")
  func notIntoThePast() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.refer())
    try it.act(.tell("A"))
    it.wait(.hours(20))
    let flight = Deadline(at: it.now + .minutes(10), what: "her flight")
    try it.act(.amend(facts: .consenting.with { $0.deadline = flight }))
    #expect(it.latest.answerBy == it.now)
  }

  // MARK: A yes on the phone, and who else has it

  @Test("A phoned yes is sent, told, acknowledged and accepted in one line")
  func phonedYes() throws {
    var it = try CaseAtWork()
    let yes = Said.PhonedYes(
      whom: "Rabia", worker: "Adv. Nadia", firstContact: opening + .hours(2))
    let events = try it.act(
      .refer(need: 1, service: "kiln", said: Said(conflict: .noTie, yes: yes)))
    #expect(it.latest.state == .accepted)
    #expect(it.latest.told?.whom == "Rabia")
    #expect(it.latest.focalPerson == "Rabia")
    #expect(it.latest.worker == "Adv. Nadia")
    #expect(Set(it.it.history.suffix(events.count).map(\.stamp.seq)).count == 1)
    let silent = Said(
      conflict: .noTie,
      yes: .init(whom: "Rabia", worker: " ", firstContact: opening + .hours(2)))
    let other = try CaseAtWork()
    #expect(
      other.refusal(of: .refer(need: 1, service: "kiln", said: silent)) == .needsWorker)
  }

  @Test("Two doors at once are said to be a choice; the bed that comes first frees the other")
  func siblings() throws {
    var it = try CaseAtWork(needs: [.shelter])
    try it.act(.refer())
    #expect(it.refusal(of: .refer(to: "court")) == .needIsOut(.shelter, "A"))
    try it.act(
      .refer(need: 1, service: "court", said: Said(conflict: .noTie, why: "tonight counts")))
    #expect(it.refusal(of: .accept("B")) == .othersAreOpen(.shelter, "A"))
    try it.act(
      .accept(
        referral: "B", worker: "Ms Noor", firstContact: opening, others: .withdraw))
    #expect(it.it.referrals.map(\.state) == [.withdrawn, .accepted])
    #expect(it.it.status == .followUp)
    // A no from one of two leaves the need with the other.
    var both = try CaseAtWork(needs: [.shelter])
    try both.act(.refer())
    try both.act(
      .refer(need: 1, service: "court", said: Said(conflict: .noTie, why: "tonight counts")))
    let before = both.it.needs[0].actBy
    try both.act(.decline(referral: "A", reason: .full, note: nil))
    #expect(both.it.needs[0].actBy == before)
    #expect(!both.it.isUnrouted(both.it.needs[0]))
  }

  @Test("A late yes needs a place: the one it had was given back when it lapsed")
  func latePlace() throws {
    var it = try CaseAtWork(needs: [.shelter])
    try it.act(.refer())
    try it.act(.decline(referral: "A", reason: .full, note: nil))
    it.placesLeft = 0
    #expect(it.refusal(of: .accept("A")) == .noPlaceLeft("A"))
    it.placesLeft = 1
    #expect(it.refusal(of: .accept("A")) == nil)
    it.placesLeft = nil
    #expect(it.refusal(of: .accept("A")) == nil)
  }

  @Test("No contact and back: tried, reached after all, completed, asked again after 30 days")
  func noContactAndBack() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.accept("A"))
    it.wait(.days(1))
    #expect(
      it.refusal(of: .noContact(referral: "A", attempts: [], note: nil)) == .whenDidTheyTry)
    #expect(
      it.refusal(of: .noContact(referral: "A", attempts: [it.now + .hours(1)], note: nil))
        == .triedInFuture)
    try it.act(.noContact(referral: "A", attempts: [it.now - .hours(3)], note: nil))
    #expect(it.it.status == .active)
    #expect(it.it.coming.contains { $0.what == .contact("A") })
    try it.act(.start(referral: "A", note: "met her at the clinic"))
    #expect(it.it.status == .followUp)
    try it.act(.consent(topic: .followUp, answer: .yes))
    try it.act(
      .complete(referral: "A", outcome: .goalReached, note: nil, followUpDays: 30))
    #expect(it.it.todos.map(\.due) == [it.now + .days(30)])
    #expect(it.it.todos[0].what.text.contains("the person, safely"))
    #expect(it.it.status == .followUp)
  }
}
