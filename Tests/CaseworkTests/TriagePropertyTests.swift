import Casework
import DeskTesting
import Testing

/// What must hold of every sheet, tried on all pairs of answers and on 100,000 random sheets.
@Suite("Triage of any sheet")
struct TriagePropertyTests {
  /// A sheet, and what the desk knows besides.
  struct Sample {
    let sheet: TriageSheet
    let facts: Facts
    let finding: TriageFinding

    init(_ sheet: TriageSheet, _ facts: Facts) {
      self.sheet = sheet
      self.facts = facts
      finding = TriageFinding(sheet, facts)
    }

    /// The level, had the question been answered so.
    func level(_ question: TriageQuestion, _ answer: Known) -> Level {
      guard sheet[question] != answer else { return finding.level }
      var sheet = sheet
      sheet[question] = answer
      return TriageFinding(sheet, facts).level
    }

    /// Advice may have dangers that nobody asked about; so may a tip, without a person in it.
    var isExempt: Bool {
      sheet[.adviceOnly] == .yes || sheet[.tipOnly] == .yes && facts.persons.isEmpty
    }
  }

  // MARK: What must hold

  /// The rule that a finding names is there, no rule before it is, and it sets the level.
  private static func wrongRule(_ it: Sample) -> String? {
    let finding = it.finding
    let sheet = it.sheet
    let firstYes = TriageQuestion.dangers.first { sheet[$0] == .yes }
    let firstUnasked = TriageQuestion.dangers.first { sheet[$0] == .unknown }
    let plain: Level
    switch finding.rule {
    case .yes(let danger):
      guard danger == firstYes, let level = danger.level else { return "\(danger) isn't the first" }
      plain = level
    case .notAsked(let danger):
      guard firstYes == nil, danger == firstUnasked, !it.isExempt else {
        return "\(danger) is asked"
      }
      plain = .urgent
    case .safeTonight:
      guard firstYes == nil, firstUnasked == nil, sheet[.adviceOnly] != .yes,
        sheet[.tipOnly] != .yes
      else { return "nobody said that it is safe" }
      plain = .standard
    case .advice:
      guard firstYes == nil, sheet[.adviceOnly] == .yes else { return "it is no advice" }
      plain = .advice
    case .tip:
      guard firstYes == nil, sheet[.tipOnly] == .yes, firstUnasked == nil || it.isExempt
      else { return "it is no tip" }
      plain = .advice
    }
    // By one, once, never above 2.
    let isRaised = plain > .urgent && !finding.aggravations.isEmpty
    guard finding.isRaised == isRaised else { return "raised: \(finding.isRaised)" }
    let level = plain.rawValue - (isRaised ? 1 : 0)
    return finding.level.rawValue == level ? nil : "level \(finding.level.rawValue), not \(level)"
  }

  /// What is wrong with how an answer to one question bears on the level.
  private static func wrongAnswer(_ question: TriageQuestion, _ it: Sample) -> String? {
    let yes = it.level(question, .yes)
    let unknown = it.level(question, .unknown)
    let no = it.level(question, .no)
    switch question {
    case .adviceOnly, .tipOnly:
      return unknown == no ? nil : "a no says more than not having asked"
    default: break
    }
    guard yes <= unknown else { return "a yes lowers" }
    guard unknown <= no else { return "forgetting lowers" }
    guard let own = question.level else {
      return unknown == no ? nil : "not having asked what raises, raises"
    }
    guard yes <= own else { return "a yes is ignored" }
    if own == .critical, yes != .critical { return "a yes isn't level 1" }
    return unknown <= .urgent || it.isExempt ? nil : "a danger that nobody asked about is ignored"
  }

  /// What may be known of a case, from nothing on.
  static let known: [Facts] = {
    func people(_ persons: Person...) -> Facts { Facts().with { $0.persons = persons } }
    var mother = Person(age: Age(24), gender: .female)
    mother.pregnant = .yes
    var old = Person(age: Age(71))
    old.disability = .yes
    return [
      Facts(), people(Person()), people(Person(age: Age(40))), people(Person(age: Age(9))),
      people(mother), people(old, Person(age: Age(16...20))),
      Facts().with { $0.persons = Array(repeating: Person(age: .adult), count: 5) },
      Facts().with { $0.armedPerpetrator = .yes },
      Facts().with {
        $0.officialPerpetrator = .yes
        $0.armedPerpetrator = .no
        $0.persons = [Person(age: Age(33))]
      },
    ]
  }()

  // MARK: All pairs of answers

  @Test(
    "Every pair of answers, on sheets where nothing else was asked, or everything",
    arguments: [Known.unknown, .no], [0, 1, 3])
  func pairs(others: Known, known: Int) {
    var plain = TriageSheet()
    for question in TriageQuestion.allCases { plain[question] = others }
    for (index, first) in TriageQuestion.allCases.enumerated() {
      for second in TriageQuestion.allCases[(index + 1)...] {
        for answer in Known.allCases {
          for other in Known.allCases {
            var sheet = plain
            sheet[first] = answer
            sheet[second] = other
            let it = Sample(sheet, Self.known[known])
            let wrong =
              Self.wrongRule(it) ?? Self.wrongAnswer(first, it) ?? Self.wrongAnswer(second, it)
            if let wrong {
              Issue.record("\(wrong): \(first) \(answer), \(second) \(other)")
            }
          }
        }
      }
    }
  }

  @Test("Of two yeses the more pressing sets the level, the earlier one where they press alike")
  func precedence() {
    let dangers = TriageQuestion.dangers
    for (index, first) in dangers.enumerated() {
      for second in dangers[(index + 1)...] {
        let finding = TriageFinding(TriageSheet(yes: [second, first]), Facts())
        #expect(finding.rule == .yes(first))
        #expect(finding.level == first.level)
      }
    }
  }

  @Test(
    "Each danger alone decides: yes, no and not asked come to three findings",
    arguments: TriageQuestion.dangers)
  func alone(danger: TriageQuestion) throws {
    let own = try #require(danger.level)
    var sheet = TriageSheet.asked()
    func finding(_ answer: Known) -> TriageFinding {
      sheet[danger] = answer
      return TriageFinding(sheet, Facts())
    }
    #expect((finding(.yes).level, finding(.yes).rule) == (own, .yes(danger)))
    #expect((finding(.unknown).level, finding(.unknown).rule) == (.urgent, .notAsked(danger)))
    #expect((finding(.no).level, finding(.no).rule) == (.standard, .safeTonight))
  }

  // MARK: Random sheets

  /// Ten seeds of 10,000 sheets; what fails is named with its seed.
  @Test(
    "On 100,000 random sheets the rule named holds, unknown never lowers and no danger is ignored",
    arguments: 1...10)
  func random(seed: Int) {
    var chance = Seeded(seed)
    var rules: Set<String> = []
    var levels: Set<Level> = []
    let allNo = TriageSheet(no: TriageQuestion.allCases)
    for number in 0..<10_000 {
      var sheet = allNo
      // From a few answers that aren't a no to all of them: else nearly every sheet is critical.
      var other = chance.next()
      for _ in 0..<number % 4 { other &= chance.next() }
      let yes = chance.next()
      for (index, question) in TriageQuestion.allCases.enumerated() where other >> index & 1 == 1 {
        sheet[question] = yes >> index & 1 == 1 ? .yes : .unknown
      }
      let it = Sample(sheet, chance.one(of: Self.known))
      levels.insert(it.finding.level)
      switch it.finding.rule {
      case .yes: rules.insert("yes")
      case .notAsked: rules.insert("not asked")
      case .safeTonight: rules.insert("safe tonight")
      case .advice: rules.insert("advice")
      case .tip: rules.insert("tip")
      }
      let question = chance.one(of: TriageQuestion.allCases)
      if let wrong = Self.wrongRule(it) ?? Self.wrongAnswer(question, it) {
        Issue.record("\(wrong): seed \(seed), sheet \(number), \(question) in \(it)")
      }
    }
    #expect(levels == Set(Level.allCases))
    #expect(rules == ["yes", "not asked", "safe tonight", "advice", "tip"])
  }

  // MARK: Facts

  @Test("What is learned of people and perpetrators never makes it less pressing", arguments: 1...4)
  func facts(seed: Int) {
    var chance = Seeded(seed)
    for _ in 0..<500 {
      var sheet = TriageSheet()
      for question in TriageQuestion.allCases {
        sheet[question] =
          Int.random(in: 0..<8, using: &chance) == 0
          ? chance.one(of: [.yes, .unknown]) : .no
      }
      let it = Sample(sheet, chance.one(of: Self.known))
      func learn(_ change: (inout Facts) -> Void) {
        #expect(TriageFinding(it.sheet, it.facts.with(change)).level <= it.finding.level)
      }
      learn { $0.armedPerpetrator = .yes }
      learn { $0.officialPerpetrator = .yes }
      learn { $0.persons.append(Person()) }
      learn { $0.persons.append(Person(age: Age(4))) }
      for index in it.facts.persons.indices {
        learn { $0.persons[index].pregnant = .yes }
        learn { $0.persons[index].disability = .yes }
        learn { $0.persons[index].age = .child }
      }
    }
  }
}
