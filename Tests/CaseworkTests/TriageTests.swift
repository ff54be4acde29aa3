import Casework
import FoundationEssentials
import Testing

@Suite("Triage")
struct TriageTests {
  static let dangers: [(TriageQuestion, Level, String)] = [
    (.harmNow, .critical, "harm now"),
    (.movedWithinDay, .critical, "moved, sold, married or flown within 24 h"),
    (.childHurt, .critical, "a child being hurt now"),
    (.childAlone, .critical, "a child alone with the abuser"),
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

  @Test("The dangers of the page are all there are, and are asked in its order")
  func dangersAreAll() {
    #expect(TriageQuestion.dangers == Self.dangers.map(\.0))
    #expect(Self.dangers.map(\.1) == Self.dangers.map(\.1).sorted())
  }

  @Test("Below them stands everything that raises, then what makes it advice or a tip")
  func othersAreAll() {
    #expect(
      TriageQuestion.allCases
        == TriageQuestion.dangers + Aggravation.allCases.map(\.question) + [.adviceOnly, .tipOnly])
    #expect(
      TriageQuestion.allCases.compactMap(\.aggravation) == Aggravation.allCases)
  }

  @Test("A sheet of an older desk is read as it was meant: what it didn't ask isn't asked")
  func olderSheet() throws {
    let asked = """
      {"harmNow":"no","movedWithinDay":"no","childHurt":"no","noSafePlaceTonight":"no",\
      "rapeWithin72h":"no","suicidal":"no","untreatedInjury":"no","stillHeld":"no",\
      "childExploited":"no","threats":"no","dateWithin72h":"no","freedWithoutPlan":"no"
      """
    func finding(_ more: String) throws -> TriageFinding {
      let sheet = try JSONDecoder().decode(TriageSheet.self, from: Data((asked + more + "}").utf8))
      return TriageFinding(sheet, Facts())
    }
    #expect(try finding("").rule == .notAsked(.childAlone))
    #expect(try finding("").level == .urgent)
    #expect(try finding(#","adviceOnly":"yes""#).level == .advice)
    #expect(
      try finding(#","childAlone":"no","noSharedLanguage":"yes""#).inWords
        == "out and safe tonight, has needs; raised by one for no shared language")
  }

  @Test(
    "A question has room on a screen of 80 columns, with what a yes does beside it",
    arguments: TriageQuestion.allCases)
  func room(question: TriageQuestion) {
    #expect(question.inWords.count <= 37)
    #expect(question.inWords.hasSuffix("?"))
    #expect(question.effect.count <= 18)
  }

  @Test(
    "What a yes does is said beside its question",
    arguments: [
      (.harmNow, "yes: level 1"), (.untreatedInjury, "yes: level 1"),
      (.stillHeld, "yes: level 2"), (.freedWithoutPlan, "yes: level 2"),
      (.child, "yes: raises by one"), (.official, "yes: raises by one"),
      (.adviceOnly, "yes: level 4"), (.tipOnly, "yes: level 4"),
    ] as [(TriageQuestion, String)])
  func effect(question: TriageQuestion, words: String) {
    #expect(question.effect == words)
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

  @Test("Advice stays at level 4 although no danger was asked about, whoever it is for")
  func advice() {
    for sheet in [TriageSheet(yes: [.adviceOnly]), .asked(yes: .adviceOnly)] {
      for facts in [Facts(), Self.people(1), Self.people(4)] {
        let finding = TriageFinding(sheet, facts)
        #expect(finding.level == .advice)
        #expect(finding.inWords == "information or advice, or not TIP")
      }
    }
  }

  @Test("A tip stays at level 4 although no danger was asked about, while nobody is known in it")
  func tip() {
    for sheet in [TriageSheet(yes: [.tipOnly]), .asked(yes: .tipOnly)] {
      let finding = TriageFinding(sheet, Facts())
      #expect(finding.level == .advice)
      #expect(finding.inWords == "a tip")
    }
  }

  @Test("A tip about a person is of level 2 until every danger was asked about", arguments: dangers)
  func tipAboutSomebody(danger: TriageQuestion, level: Level, words: String) {
    let facts = Self.people(1)
    #expect(
      TriageFinding(TriageSheet(yes: [.tipOnly]), facts).inWords == "not asked yet: harm now")
    var sheet = TriageSheet.asked(yes: .tipOnly)
    #expect(TriageFinding(sheet, facts).rule == .tip)
    sheet[danger] = .unknown
    #expect(TriageFinding(sheet, facts).level == .urgent)
    #expect(TriageFinding(sheet, facts).rule == .notAsked(danger))
    // With a yes to advice as well it is advice.
    sheet[.adviceOnly] = .yes
    #expect(TriageFinding(sheet, facts).rule == .advice)
  }

  @Test("A danger in a call for advice, or in a tip, counts", arguments: dangers)
  func adviceWithDanger(danger: TriageQuestion, level: Level, words: String) {
    for yes in [[danger, .adviceOnly], [danger, .tipOnly], [danger, .adviceOnly, .tipOnly]] {
      for facts in [Facts(), Self.people(2)] {
        let finding = TriageFinding(TriageSheet(yes: yes), facts)
        #expect(finding.level == level)
        #expect(finding.rule == .yes(danger))
      }
    }
  }

  @Test("“Not only advice” and “no tip” say no more than not having asked")
  func notAdvice() {
    #expect(
      TriageFinding(TriageSheet(no: [.adviceOnly, .tipOnly]), Facts()).rule == .notAsked(.harmNow))
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

  @Test(
    "It counts by the sheet alone, where the facts say nothing", arguments: Aggravation.allCases)
  func bySheet(_ aggravation: Aggravation) {
    for (level, raised) in [(Level.standard, Level.urgent), (.advice, .standard)] {
      var sheet = TriageSheet.of(level)
      sheet[aggravation.question] = .yes
      let finding = TriageFinding(sheet, Facts())
      #expect(finding.level == raised)
      #expect(finding.isRaised)
      #expect(finding.aggravations == [aggravation])
    }
  }

  @Test(
    "A no or a not-asked on the sheet takes nothing from what the facts say", arguments: pressing)
  func factsWin(_ case: Pressing) {
    // The sheet alone knows whether a language is shared.
    guard `case`.aggravation.isKnown(from: `case`.facts) else { return }
    for answer in Known.allCases {
      var sheet = TriageSheet.asked()
      sheet[`case`.aggravation.question] = answer
      let finding = TriageFinding(sheet, `case`.facts)
      #expect(finding.level == .urgent)
      #expect(finding.aggravations == [`case`.aggravation])
    }
  }

  @Test("A yes on the sheet counts against a no in the facts")
  func sheetWins() {
    let facts = Self.people(Person(age: Age(30), gender: .female)).with {
      $0.armedPerpetrator = .no
      $0.officialPerpetrator = .no
      $0.persons[0].pregnant = .no
      $0.persons[0].disability = .no
    }
    for aggravation in Aggravation.allCases {
      #expect(!aggravation.isKnown(from: facts))
      let finding = TriageFinding(.asked(yes: aggravation.question), facts)
      #expect(finding.aggravations == [aggravation])
      #expect(finding.level == .urgent)
    }
  }

  @Test("Not having asked what raises raises nothing", arguments: Aggravation.allCases)
  func unknownRaisesNothing(_ aggravation: Aggravation) {
    var sheet = TriageSheet.asked()
    for answer in [Known.unknown, .no] {
      sheet[aggravation.question] = answer
      #expect(TriageFinding(sheet, Facts()).level == .standard)
    }
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
