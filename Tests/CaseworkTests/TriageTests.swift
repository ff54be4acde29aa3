import Casework
import Testing

@Suite("Triage")
struct TriageTests {
  static let dangers: [(TriageQuestion, Level, String)] = [
    (.harmNow, .critical, "harm now"),
    (.movedWithinDay, .critical, "moved, sold, married or flown within 24 h"),
    (.childHurt, .critical, "a child hurt now, or alone with the abuser"),
    (.noSafePlaceTonight, .critical, "no safe place tonight"),
    (.rapeWithin72h, .critical, "rape within 72 h"),
    (.suicidal, .critical, "suicidal"),
    (.untreatedInjury, .critical, "serious untreated injury"),
    (.stillHeld, .urgent, "still confined or exploited"),
    (.childExploited, .urgent, "a child in exploitation"),
    (.threats, .urgent, "threats"),
    (.dateWithin72h, .urgent, "court, police or travel within 72 h"),
    (.freedWithoutPlan, .urgent, "a freed group with no plan"),
  ]

  @Test("The dangers of the page are all there are")
  func dangersAreAll() {
    #expect(Set(Self.dangers.map(\.0)) == Set(TriageQuestion.allCases.filter(\.isAboutDanger)))
    let others = TriageQuestion.allCases.filter { !$0.isAboutDanger }
    #expect(others == [.noSharedLanguage, .adviceOnly])
  }

  // MARK: One danger

  @Test("One yes alone sets the level and is named", arguments: dangers)
  func oneYes(danger: TriageQuestion, level: Level, words: String) {
    let finding = TriageFinding(.asked(yes: danger), Facts())
    #expect(finding.level == level)
    #expect(finding.rule == .yes(danger))
    #expect(finding.inWords == words)
  }

  @Test("One yes is enough while nothing else was asked", arguments: dangers)
  func oneYesAmongUnknown(danger: TriageQuestion, level: Level, words: String) {
    let finding = TriageFinding(TriageSheet(yes: [danger]), Facts())
    #expect(finding.level == level)
    #expect(finding.inWords == words)
  }

  @Test("A danger that nobody asked about is not a no", arguments: dangers)
  func oneUnasked(danger: TriageQuestion, level: Level, words: String) {
    var sheet = TriageSheet.asked()
    sheet[danger] = .unknown
    let finding = TriageFinding(sheet, Facts())
    #expect(finding.level == .urgent)
    #expect(finding.rule == .notAsked(danger))
    #expect(finding.inWords == "not asked yet: \(words)")
  }

  @Test("A case of which nothing was asked is of level 2")
  func nothingAsked() {
    let finding = TriageFinding(TriageSheet(), Facts())
    #expect(finding.level == .urgent)
    #expect(finding.rule == .notAsked(.harmNow))
  }

  @Test("No to every danger is level 3: out and safe tonight")
  func noDanger() {
    let finding = TriageFinding(.asked(), Facts())
    #expect(finding.level == .standard)
    #expect(finding.inWords == "out and safe tonight, has needs")
  }

  @Test("Of several, the most pressing is named, and among those the page's first")
  func order() {
    #expect(
      TriageFinding(.asked(yes: .suicidal, .harmNow, .threats), Facts()).rule == .yes(.harmNow))
    #expect(
      TriageFinding(.asked(yes: .stillHeld, .untreatedInjury), Facts()).rule
        == .yes(.untreatedInjury))
    // What is known comes before what wasn't asked.
    #expect(
      TriageFinding(TriageSheet(yes: [.freedWithoutPlan]), Facts()).rule
        == .yes(.freedWithoutPlan))
  }

  // MARK: Advice

  @Test("Advice and tips stay at level 4 although no danger was asked about")
  func advice() {
    for sheet in [TriageSheet(yes: [.adviceOnly]), .asked(yes: .adviceOnly)] {
      let finding = TriageFinding(sheet, Facts())
      #expect(finding.level == .advice)
      #expect(finding.inWords == "information, a tip, not TIP")
    }
  }

  @Test("A danger in a call for advice counts", arguments: dangers)
  func adviceWithDanger(danger: TriageQuestion, level: Level, words: String) {
    let finding = TriageFinding(TriageSheet(yes: [danger, .adviceOnly]), Facts())
    #expect(finding.level == level)
    #expect(finding.rule == .yes(danger))
  }

  @Test("“Not only advice” says no more than not having asked")
  func notAdvice() {
    #expect(TriageFinding(TriageSheet(no: [.adviceOnly]), Facts()).rule == .notAsked(.harmNow))
  }

  // MARK: What presses more

  struct Pressing: CustomTestStringConvertible, Sendable {
    let aggravation: Aggravation
    let facts: Facts
    var sharesLanguage = true

    func sheet(_ level: Level) -> TriageSheet {
      var sheet = TriageSheet.of(level)
      if !sharesLanguage { sheet[.noSharedLanguage] = .yes }
      return sheet
    }

    var testDescription: String { aggravation.inWords }
  }

  static let pressing = [
    Pressing(aggravation: .child, facts: people(Person(age: Age(17)))),
    Pressing(
      aggravation: .pregnancy,
      facts: people(Person(age: Age(20), gender: .female)).with { $0.persons[0].pregnant = .yes }),
    Pressing(
      aggravation: .disability,
      facts: people(Person(age: Age(20))).with { $0.persons[0].disability = .yes }),
    Pressing(aggravation: .fiveOrMore, facts: people(5)),
    Pressing(aggravation: .noSharedLanguage, facts: Facts(), sharesLanguage: false),
    Pressing(aggravation: .armed, facts: Facts().with { $0.armedPerpetrator = .yes }),
    Pressing(aggravation: .official, facts: Facts().with { $0.officialPerpetrator = .yes }),
  ]

  static func people(_ persons: Person...) -> Facts { Facts().with { $0.persons = persons } }
  static func people(_ count: Int) -> Facts {
    Facts().with { $0.persons = Array(repeating: Person(age: .adult), count: count) }
  }

  @Test("Everything that presses more is tried here")
  func pressingIsAll() {
    #expect(Self.pressing.map(\.aggravation) == Aggravation.allCases)
  }

  @Test("It raises level 3 by one, and is named", arguments: pressing)
  func raisesStandard(_ case: Pressing) {
    let finding = TriageFinding(`case`.sheet(.standard), `case`.facts)
    #expect(finding.level == .urgent)
    #expect(finding.isRaised)
    #expect(
      finding.inWords
        == "out and safe tonight, has needs; raised by one for \(`case`.aggravation.inWords)")
  }

  @Test("It raises level 4 by one", arguments: pressing)
  func raisesAdvice(_ case: Pressing) {
    let finding = TriageFinding(`case`.sheet(.advice), `case`.facts)
    #expect(finding.level == .standard)
    #expect(finding.isRaised)
    #expect(finding.rule == .advice)
  }

  @Test("At level 2 it raises nothing: it is a reason to choose 1", arguments: pressing)
  func reasonToChoose(_ case: Pressing) {
    let finding = TriageFinding(`case`.sheet(.urgent), `case`.facts)
    #expect(finding.level == .urgent)
    #expect(!finding.isRaised)
    #expect(
      finding.inWords
        == "still confined or exploited; you may choose 1, because of: \(`case`.aggravation.inWords)"
    )
  }

  @Test("At level 1 there is nothing to raise and nothing to choose", arguments: pressing)
  func critical(_ case: Pressing) {
    let finding = TriageFinding(`case`.sheet(.critical), `case`.facts)
    #expect(finding.level == .critical)
    #expect(!finding.isRaised)
    #expect(finding.inWords == "harm now")
  }

  @Test("All of them together raise by one, once")
  func raisesOnce() {
    var facts = Self.people(7)
    facts.persons[0] = Person(age: Age(3))
    facts.persons[1].pregnant = .yes
    facts.persons[2].disability = .yes
    facts.armedPerpetrator = .yes
    facts.officialPerpetrator = .yes
    for (level, raised) in [(Level.standard, Level.urgent), (.advice, .standard)] {
      var sheet = TriageSheet.of(level)
      sheet[.noSharedLanguage] = .yes
      let finding = TriageFinding(sheet, facts)
      #expect(finding.level == raised)
      #expect(finding.aggravations == Aggravation.allCases)
    }
  }

  @Test(
    "What is not known, or just not so, raises nothing",
    arguments: [
      people(4), people(Person(age: Age(18))), people(Person(age: .unknown)),
      people(Person(age: Age(16...19))), people(Person(age: .adult)),
    ])
  func notPressing(facts: Facts) {
    let finding = TriageFinding(.asked(), facts)
    #expect(finding.level == .standard)
    #expect(finding.aggravations.isEmpty)
  }

  @Test("A family of 9 at a kiln with a councillor as its owner is of level 2 (scenario A)")
  func scenarioA() {
    var facts = Self.people(9)
    facts.persons[7] = Person(age: Age(14), gender: .male)
    facts.persons[8] = Person(age: Age(13), gender: .male)
    facts.officialPerpetrator = .yes
    #expect(
      TriageFinding(.asked(yes: .stillHeld), facts).inWords
        == "still confined or exploited; "
        + "you may choose 1, because of: child, five or more people, official as perpetrator")
  }

  @Test("A hari family of 25 held by armed men is of level 2 with reasons to choose 1 (scenario C)")
  func scenarioC() {
    let facts = Self.people(25).with { $0.armedPerpetrator = .yes }
    let finding = TriageFinding(.asked(yes: .stillHeld), facts)
    #expect(finding.level == .urgent)
    #expect(finding.aggravations == [.fiveOrMore, .armed])
  }

  @Test("A bride who is flown tomorrow morning is of level 1 (scenario M)")
  func scenarioM() {
    #expect(TriageFinding(TriageSheet(yes: [.movedWithinDay]), Facts()).level == .critical)
  }
}
