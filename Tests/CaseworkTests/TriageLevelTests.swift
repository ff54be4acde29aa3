import Casework
import DeskTesting
import Testing

/// How a case's level changes, and who has to say what.
@Suite("The level of a case")
struct TriageLevelTests {
  struct Change: CustomTestStringConvertible, Sendable {
    let from: Level
    let to: Level
    var reason: Words?
    var second: Words?
    let refusal: Refusal?

    init(
      _ from: Level, _ to: Level, _ reason: Words? = nil, _ second: Words? = nil,
      refused refusal: Refusal? = nil
    ) {
      (self.from, self.to, self.reason, self.second) = (from, to, reason, second)
      self.refusal = refusal
    }

    var testDescription: String {
      "\(from.rawValue) to \(to.rawValue), reason “\(reason?.text ?? "")”, "
        + "second “\(second?.text ?? "")”"
    }
  }

  static let changes = [
    Change(.urgent, .critical),
    Change(.advice, .critical),
    Change(.standard, .urgent),
    Change(.urgent, .standard, refused: .loweringNeedsReason(from: .urgent, to: .standard)),
    Change(.urgent, .standard, "  \n", refused: .loweringNeedsReason(from: .urgent, to: .standard)),
    Change(.urgent, .standard, "She is at her sister's, safe"),
    Change(.urgent, .advice, "A tip, as it turned out"),
    Change(.critical, .urgent, refused: .loweringNeedsReason(from: .critical, to: .urgent)),
    Change(
      .critical, .urgent, nil, "Sana",
      refused: .loweringNeedsReason(from: .critical, to: .urgent)),
    Change(.critical, .urgent, "She is out of the house", refused: .loweringNeedsSecondName),
    Change(.critical, .urgent, "She is out of the house", " ", refused: .loweringNeedsSecondName),
    Change(.critical, .advice, "A drill", refused: .loweringNeedsSecondName),
    Change(.critical, .urgent, "She is out of the house", "spoke to Sana, 03:12"),
    Change(.urgent, .urgent, "Same", refused: .levelIsAlready(.urgent)),
  ]

  @Test("It can be chosen; lower takes a reason, and leaving 1 a second name", arguments: changes)
  func chosen(_ change: Change) throws {
    var it = try CaseAtWork(level: change.from)
    let action = CaseAction.setLevel(
      level: change.to, reason: change.reason, second: change.second)
    #expect(it.refusal(of: action) == change.refusal)
    guard change.refusal == nil else { return }
    try it.act(action)
    #expect(it.it.level == change.to)
    #expect(it.it.triage?.foundLevel == change.from)
    #expect(it.it.triage?.isChosen == true)
  }

  @Test("A level that was chosen keeps the rule's beside it, in words")
  func chosenInWords() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.setLevel(level: .critical, reason: "armed men at the gate", second: nil))
    #expect(
      it.it.triage?.inWords(isCovered: false)
        == "chosen: armed men at the gate (rule: level 2, still confined or exploited)")
    #expect(
      it.it.triage?.inWords(isCovered: true)
        == "chosen (rule: level 2, still confined or exploited)")
  }

  @Test("There is nothing to choose before the first triage")
  func notTriaged() throws {
    let it = try CaseAtWork(level: nil)
    #expect(
      it.refusal(of: .setLevel(level: .critical, reason: "It burns", second: nil))
        == .notTriaged(it.it.code))
  }

  @Test("At the first triage too, less than the rules find takes a reason")
  func firstTriage() throws {
    let it = try CaseAtWork(level: nil)
    let held = TriageSheet.of(.urgent)
    #expect(
      it.refusal(of: .triage(held, choosing: .standard))
        == .loweringNeedsReason(from: .urgent, to: .standard))
    #expect(it.refusal(of: .triage(held, choosing: .standard, reason: "Out since noon")) == nil)
    #expect(it.refusal(of: .triage(held, choosing: .critical)) == nil)
    #expect(
      it.refusal(of: .triage(.of(.critical), choosing: .urgent, reason: "Police is there"))
        == .loweringNeedsSecondName)
  }

  @Test(
    "Triage anew never lowers silently",
    arguments: Level.allCases.flatMap { from in
      Level.allCases.filter { $0 > from }.map { (from, $0) }
    })
  func neverSilently(from: Level, to: Level) throws {
    var it = try CaseAtWork(level: from)
    #expect(
      it.refusal(of: .triage(.of(to))) == .loweringNeedsReason(from: from, to: to))
    let said = CaseAction.triage(.of(to), reason: "She got out", second: "Sana, by phone")
    try it.act(said)
    #expect(it.it.level == to)
  }

  @Test("Nor does it lower a level that somebody chose against the rules")
  func keepsChosen() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.setLevel(level: .critical, reason: nil, second: nil))
    #expect(
      it.refusal(of: .triage(.of(.urgent)))
        == .loweringNeedsReason(from: .critical, to: .urgent))
    #expect(
      it.refusal(of: .triage(.of(.urgent), reason: "The men left"))
        == .loweringNeedsSecondName)
    try it.act(.triage(.of(.urgent), choosing: .critical))
    #expect(it.it.level == .critical)
  }

  @Test("Triage anew raises by itself", arguments: [Level.urgent, .standard, .advice])
  func raises(from: Level) throws {
    var it = try CaseAtWork(level: from)
    try it.act(.triage(.of(.critical)))
    #expect(it.it.level == .critical)
    #expect(it.it.triage?.isChosen == false)
  }

  struct Said: CustomTestStringConvertible, Sendable {
    let reason: Words?
    let second: Words?

    var testDescription: String {
      (reason == nil ? "no reason" : "a reason") + (second == nil ? "" : ", a second name")
    }
  }

  static let said = [
    Said(reason: nil, second: nil), Said(reason: "She is safe", second: nil),
    Said(reason: nil, second: "Sana, by phone"),
    Said(reason: "She is safe", second: "Sana, by phone"),
  ]

  @Test("From every level to every other: up for nothing, down for what it takes", arguments: said)
  func everyChange(_ said: Said) throws {
    for from in Level.allCases {
      for to in Level.allCases where to != from {
        let expected: Refusal? =
          if to < from {
            nil
          } else if said.reason == nil {
            .loweringNeedsReason(from: from, to: to)
          } else if from == .critical, said.second == nil {
            .loweringNeedsSecondName
          } else {
            nil
          }
        let choice = CaseAction.setLevel(level: to, reason: said.reason, second: said.second)
        let again = CaseAction.triage(
          .of(from), choosing: to, reason: said.reason, second: said.second)
        for action in [choice, again] {
          var it = try CaseAtWork(level: from)
          #expect(it.refusal(of: action) == expected, "\(from) to \(to)")
          guard expected == nil else { continue }
          try it.act(action)
          #expect(it.it.level == to)
          #expect(it.it.triage?.foundLevel == from)
          #expect(it.it.triage?.reason == said.reason)
          #expect(it.it.triage?.second == said.second)
        }
      }
    }
  }

  @Test("1 may be chosen at level 2, whether or not anything is a reason for it")
  func chooseCritical() throws {
    let child = Facts.consenting.with { $0.persons = [Person(age: Age(9))] }
    for facts in [Facts.consenting, child] {
      var it = try CaseAtWork(facts, level: .urgent)
      #expect(it.it.triage?.aggravations == (facts == child ? [.child] : []))
      try it.act(.setLevel(level: .critical, reason: nil, second: nil))
      #expect(it.it.level == .critical)
      #expect(it.it.triage?.isChosen == true)
      // Back to what the rules found is lowering all the same.
      #expect(
        it.refusal(of: .setLevel(level: .urgent, reason: "A mistake", second: nil))
          == .loweringNeedsSecondName)
    }
  }

  @Test("What was raised for a child goes back only by somebody's word")
  func raisedAndBack() throws {
    var it = try CaseAtWork(
      .consenting.with { $0.persons = [Person(age: Age(17))] }, level: .standard)
    #expect(it.it.level == .urgent)
    #expect(
      it.refusal(of: .setLevel(level: .standard, reason: nil, second: nil))
        == .loweringNeedsReason(from: .urgent, to: .standard))
    // She is 18, as it turns out: the level stays until it is triaged again, with a reason.
    try it.act(.amend(facts: it.it.facts.with { $0.persons[0].age = Age(18) }))
    #expect(it.it.level == .urgent)
    #expect(
      it.refusal(of: .triage(.of(.standard)))
        == .loweringNeedsReason(from: .urgent, to: .standard))
    try it.act(.triage(.of(.standard), reason: "She is 18"))
    #expect(it.it.level == .standard)
    #expect(it.it.triage?.isChosen == false)
  }

  @Test("New facts raise when it is triaged again")
  func newFacts() throws {
    var it = try CaseAtWork(level: .standard)
    try it.act(.amend(facts: it.it.facts.with { $0.armedPerpetrator = .yes }))
    #expect(it.it.level == .standard)
    try it.act(.triage(.of(.standard)))
    #expect(it.it.level == .urgent)
    #expect(
      it.it.triage?.inWords(isCovered: true)
        == "out and safe tonight, has needs; raised by one for armed perpetrator")
  }

  @Test("Forgetting an answer raises, and lowers nothing without a reason")
  func forgotten() throws {
    var it = try CaseAtWork(level: .standard)
    var sheet = TriageSheet.of(.standard)
    sheet[.threats] = .unknown
    try it.act(.triage(sheet))
    #expect(it.it.level == .urgent)
    #expect(it.it.triage?.rule == .notAsked(.threats))

    it = try CaseAtWork(level: .critical)
    #expect(
      it.refusal(of: .triage(TriageSheet()))
        == .loweringNeedsReason(from: .critical, to: .urgent))
  }

  @Test(
    "Nothing but a triage, or a level that somebody names, changes it", arguments: Level.allCases)
  func nothingElse(level: Level) throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents], level: level)
    let calm = Facts.consenting.with {
      $0.stage = .out
      $0.armedPerpetrator = .no
      $0.officialPerpetrator = .no
      $0.persons = [Person(age: .adult)]
    }
    let actions: [CaseAction] = [
      .note(text: "Safe now, he says"), .amend(facts: calm), .uncover,
      .addNeed(code: .medical, persons: [], place: nil), .assign(person: "sana", reason: nil),
      .todo(what: "Ring back", owner: "amina", due: it.now + .hours(1)),
      .finish(todo: 1, said: nil),
      .refer(1), .tell("A"), .acknowledge(referral: "A", focalPerson: "Rabia"), .accept("A"),
      .start(referral: "A", note: nil), .refer(2), .tell("B"),
      .decline(referral: "B", reason: .full, note: nil), .refer(2), .tell("C"),
      .withdraw(referral: "C", reason: .survivorDoesNotWantIt, note: nil), .refer(2), .tell("D"),
      .reroute(
        referral: "D", service: "other", reason: .workload, said: .init(conflict: .noTie)),
      .tell("E"), .expire(referral: "E"), .settle(need: 2, reason: .givenByDesk, note: nil),
    ]
    for action in actions {
      if case .expire = action { it.wait(.days(30)) }
      let events = try it.act(action)
      #expect(it.it.level == level, "\(action)")
      #expect(!events.contains { if case .triaged = $0 { true } else { false } })
      it.wait(.minutes(1))
    }
  }

  // MARK: The desk's clock for the first door

  @Test(
    "The first door has its clock from triage on",
    arguments: [
      (Level.critical, Instant.Span.minutes(30)), (.urgent, .hours(2)), (.standard, .days(1)),
      (.advice, nil),
    ] as [(Level, Instant.Span?)])
  func firstDoor(level: Level, span: Instant.Span?) throws {
    var it = try CaseAtWork(level: nil)
    #expect(it.it.needs[0].actBy == nil)
    it.wait(.minutes(7))
    try it.act(.triage(.of(level)))
    #expect(it.it.needs[0].actBy == span.map { it.now + $0 })
    // A need that is named later has the same time from then on.
    it.wait(.minutes(5))
    try it.act(.addNeed(code: .documents, persons: [], place: nil))
    #expect(it.it.needs[1].actBy == span.map { it.now + $0 })
  }

  @Test("Triage anew never gives a door that waits more time, unless the level is lowered")
  func doorKeepsItsTime() throws {
    var it = try CaseAtWork(level: .urgent)
    let promised = opening + .hours(2)
    it.wait(.hours(1))
    try it.act(.triage(.of(.urgent)))
    #expect(it.it.needs[0].actBy == promised)
    try it.act(.triage(.of(.critical)))
    #expect(it.it.needs[0].actBy == it.now + .minutes(30))
    it.wait(.hours(2))
    try it.act(.triage(.of(.critical)))
    #expect(it.it.needs[0].actBy == opening + .minutes(90))
    try it.act(.triage(.of(.standard), reason: "Safe at her sister's", second: "Sana"))
    #expect(it.it.needs[0].actBy == it.now + .days(1))
    try it.act(.triage(.of(.advice), reason: "Wants to know her rights"))
    #expect(it.it.needs[0].actBy == nil)
  }

  @Test("Triage doesn't touch the clock of a need that is out, or was")
  func doorsThatWereTried() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents, .medical], level: .standard)
    try it.act(.refer(1))
    try it.act(.refer(2))
    try it.act(.decline(referral: "B", reason: .full, note: nil))
    let before = it.it.needs
    it.wait(.hours(1))
    let events = try it.act(.triage(.of(.urgent)))
    // The level, the third need's clock, and less time for the one that is out.
    #expect(events.count == 3)
    #expect(Array(it.it.needs[..<2]) == Array(before[..<2]))
    #expect(it.it.needs[2].actBy == it.now + .hours(2))
  }
}
