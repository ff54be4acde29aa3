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
    #expect(events.count == 2)
    #expect(Array(it.it.needs[..<2]) == Array(before[..<2]))
    #expect(it.it.needs[2].actBy == it.now + .hours(2))
  }
}

/// Random sheets: what is learned can only press more, and so can what is not known any more.
@Suite("Triage of any sheet")
struct TriagePropertyTests {
  struct Sample {
    var sheet = TriageSheet()
    var facts = Facts()

    init(_ chance: inout Seeded) {
      for question in TriageQuestion.allCases { sheet[question] = chance.one(of: Known.allCases) }
      // Mostly "no", or nearly every sheet would be critical.
      for question in TriageQuestion.allCases where question != .adviceOnly {
        if Int.random(in: 0..<10, using: &chance) > 0 { sheet[question] = .no }
      }
      let ages = [Age.unknown, Age(3), Age(17), Age(18), Age(16...20), .child, .adult]
      facts.persons = (0..<Int.random(in: 0...6, using: &chance)).map { _ in
        var person = Person(age: chance.one(of: ages), gender: chance.one(of: Gender.allCases))
        person.pregnant = chance.one(of: Known.allCases)
        person.disability = chance.one(of: Known.allCases)
        return person
      }
      if Bool.random(using: &chance) { facts.persons = [] }
      facts.armedPerpetrator = chance.one(of: Known.allCases)
      facts.officialPerpetrator = chance.one(of: Known.allCases)
    }

    var level: Level { TriageFinding(sheet, facts).level }

    /// The same with one answer changed from `old` to `new`, in every possible place.
    func changed(_ old: Known, to new: Known) -> [(String, Sample)] {
      var all: [(String, Sample)] = []
      // That a call is only for advice is no danger: knowing it may well press less.
      for question in TriageQuestion.allCases where question != .adviceOnly {
        guard sheet[question] == old else { continue }
        var other = self
        other.sheet[question] = new
        all.append((question.rawValue, other))
      }
      func change(_ name: String, _ path: WritableKeyPath<Facts, Known>) {
        guard facts[keyPath: path] == old else { return }
        var other = self
        other.facts[keyPath: path] = new
        all.append((name, other))
      }
      change("armed", \.armedPerpetrator)
      change("official", \.officialPerpetrator)
      for i in facts.persons.indices {
        change("pregnant", \.persons[i].pregnant)
        change("disability", \.persons[i].disability)
      }
      return all
    }
  }

  /// Runs `body` on samples, and makes sure that they are not all alike.
  private func each(_ seed: Int, _ body: (Sample) -> Void) {
    var chance = Seeded(seed)
    var levels: Set<Level> = []
    for _ in 0..<250 {
      let sample = Sample(&chance)
      levels.insert(sample.level)
      body(sample)
    }
    #expect(levels == Set(Level.allCases))
  }

  @Test("Turning a not-asked into a yes never makes it less pressing", arguments: 1...8)
  func yes(seed: Int) {
    each(seed) { sample in
      for (what, other) in sample.changed(.unknown, to: .yes) {
        #expect(other.level <= sample.level, "\(what) in \(sample)")
      }
    }
  }

  @Test("Turning a no into a not-asked never makes it less pressing", arguments: 1...8)
  func unknown(seed: Int) {
    each(seed) { sample in
      for (what, other) in sample.changed(.no, to: .unknown) {
        #expect(other.level <= sample.level, "\(what) in \(sample)")
      }
    }
  }

  @Test(
    "Whatever isn't advice and has a danger not asked about is of level 2 at least",
    arguments: 1...8)
  func atLeastUrgent(seed: Int) {
    each(seed) { sample in
      let dangers = TriageQuestion.allCases.filter(\.isAboutDanger)
      guard sample.sheet[.adviceOnly] != .yes,
        dangers.contains(where: { sample.sheet[$0] == .unknown })
      else { return }
      #expect(sample.level <= .urgent)
    }
  }

  @Test(
    "A finding is its first rule's level, or one more pressing and never above 2", arguments: 1...8)
  func raisedOnce(seed: Int) {
    each(seed) { sample in
      let finding = TriageFinding(sample.sheet, sample.facts)
      let plain = TriageFinding(
        sample.sheet.without(.noSharedLanguage), Facts()
      ).level
      let raised = plain > .urgent && !finding.aggravations.isEmpty
      #expect(finding.level.rawValue == plain.rawValue - (raised ? 1 : 0))
      #expect(finding.isRaised == raised)
    }
  }
}

extension TriageSheet {
  fileprivate func without(_ question: TriageQuestion) -> TriageSheet {
    var sheet = self
    sheet[question] = .unknown
    return sheet
  }
}
