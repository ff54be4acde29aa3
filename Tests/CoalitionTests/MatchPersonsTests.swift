import Casework
import Coalition
import DeskTesting
import Testing

/// Ages, genders and who comes with whom, for each person served (domain §4, §7).
@Suite("Whom a service takes")
struct MatchPersonsTests {
  @Test(
    "Age limits are inclusive at both ends",
    arguments: [
      (Age(17), 18...59, "excluded: person 1 (17) – takes ages 18 to 59"),
      (Age(18), 18...59, "fits"),
      (Age(59), 18...59, "fits"),
      (Age(60), 18...59, "excluded: person 1 (60) – takes ages 18 to 59"),
      (Age(12), 0...12, "fits"), (Age(13), 0...12, "excluded: person 1 (13) – takes ages up to 12"),
      (Age(0), 0...12, "fits"),
      (.child, 18...120, "excluded: person 1 (a child) – takes ages 18 and over"),
      (.adult, 18...120, "fits"),
      (Age(20...29), 30...59, "excluded: person 1 (20–29) – takes ages 30 to 59"),
      (.unknown, 18...120, "possible if: How old is person 1? Takes ages 18 and over."),
      (Age(16...20), 18...120, "possible if: How old is person 1? Takes ages 18 and over."),
      (.child, 6...17, "possible if: How old is person 1? Takes ages 6 to 17."),
      (.unknown, 0...120, "fits"),
    ])
  func age(age: Age, limits: ClosedRange<Int>, verdict: String) throws {
    let asking = Asking { $0.facts.persons[0].age = age }
    #expect(try asking.says(of: .plain { $0.ages = limits }) == verdict)
  }

  @Test(
    "A service takes the genders it serves",
    arguments: [
      (.female, [.female], "fits"),
      (.male, [.female], "excluded: person 1 (male) – takes female only"),
      (
        .third, [.female, .male],
        "excluded: person 1 (khawaja sira or other) – takes female and male only"
      ),
      (.third, [.third], "fits"), (.male, [.female, .male], "fits"),
      (.unknown, [.female], "possible if: Person 1: female, male or X? Takes female."),
      (.unknown, nil, "fits"), (.third, nil, "fits"),
    ] as [(Gender, [Gender]?, String)])
  func gender(gender: Gender, served: [Gender]?, verdict: String) throws {
    let asking = Asking { $0.facts.persons[0].gender = gender }
    #expect(try asking.says(of: .plain { $0.genders = served }) == verdict)
  }

  @Test("Nobody is known yet: a service with limits asks who it is, one without doesn't")
  func nobodyKnown() throws {
    let asking = Asking { $0.facts.persons = [] }
    let who = "possible if: Who needs it: ages and gender?"
    #expect(try asking.says(of: .plain()) == "fits")
    #expect(try asking.says(of: .plain { $0.ages = 0...17 }) == who)
    #expect(try asking.says(of: .plain { $0.genders = [.female] }) == who)
    #expect(try asking.says(of: .plain { $0.isChildSafe = .no }) == who)
    let bed = Asking { ($0.need, $0.facts.persons) = (.shelter, []) }
    #expect(
      try bed.says(of: .plain { ($0.needs, $0.takesLoneChildren) = ([.shelter], .no) }) == who)
  }

  @Test("What a shelter hasn't said of itself is asked, and excludes nobody")
  func unknownShelter() throws {
    let asking = Asking { $0.need = .shelter }
    let shelter = Service(id: "door", key: "door", name: "door", needs: [.shelter])
    #expect(try asking.says(of: shelter) == "fits")
    #expect(
      try asking.asks(of: shelter) == [
        "not confirmed by the body", "does it cover this place?", "whom does it take?",
        "when is it open?", "what must be brought to be let in?", "is there a free place?",
      ])
    // Of another service neither beds nor limits matter.
    let advice = Service(id: "door", key: "door", name: "door", needs: [.legalAdvice])
    #expect(
      try Asking().asks(of: advice)
        == ["not confirmed by the body", "does it cover this place?", "when is it open?"])
  }

  // MARK: Households

  struct Home: CustomTestStringConvertible, Sendable {
    let what: String
    let persons: [Person]
    var takes: [Service.Group] = house
    let verdict: String
    var part: String?

    var testDescription: String { what }
  }

  /// Women, girls of any age, boys to 12; children with their mother.
  static let house = [Service.Group.women(), .withMother(0...12)]

  static func woman(_ age: Int = 34) -> Person { Person(age: Age(age), gender: .female) }
  static func boy(_ age: Int) -> Person { Person(age: Age(age), gender: .male) }

  static let homes = [
    Home(what: "a mother with a boy of 12", persons: [woman(), boy(12)], verdict: "fits"),
    Home(
      what: "a mother with a boy of 13", persons: [woman(), boy(13)],
      verdict: "excluded: person 2 (13) – takes ages up to 12",
      part: "takes person 1; not 2 (boy, 13)"),
    Home(
      what: "a boy of 12 with his father", persons: [boy(34), boy(12)],
      verdict: "excluded: person 1 (male) – takes female only"),
    Home(
      what: "a boy of 12 alone", persons: [boy(12)],
      verdict: "excluded: person 1 (12) – only with a mother who is taken, too"),
    Home(
      what: "a boy with a sister of 17, who is no mother yet", persons: [woman(17), boy(5)],
      verdict: "excluded: person 1 (17) – takes ages 18 and over, or up to 12"),
    Home(
      what: "a boy with a sister of 18, who may be", persons: [woman(18), boy(5)], verdict: "fits"),
    Home(
      what: "a boy with a woman whose age nobody knows",
      persons: [Person(gender: .female), boy(5)],
      verdict: "possible if: How old is person 1? Takes ages 18 and over."),
    Home(
      what: "a boy with a girl or woman, where every one of them is taken",
      persons: [Person(gender: .female), boy(5)],
      takes: [.init(genders: [.female]), .withMother(0...12)],
      verdict: "possible if: How old is person 1? Takes ages 18 and over."),
    Home(
      what: "a boy with somebody grown up", persons: [Person(age: .adult), boy(5)],
      verdict: "possible if: Person 1: female, male or X? Takes female."),
    Home(
      what: "a boy whose mother is past the shelter's age", persons: [woman(70), boy(5)],
      takes: [.women(18...59), .withMother(0...12)],
      verdict: "excluded: person 1 (70) – takes ages 18 to 59, or up to 12"),
    Home(
      what: "a boy of unknown age with his mother",
      persons: [woman(), Person(gender: .male)],
      verdict: "possible if: How old is person 2? Takes ages up to 12."),
    Home(
      what: "a girl of unknown age where women and girls with their mother meet at 17 and 18",
      persons: [woman(), Person(gender: .female)],
      takes: [.women(), .withMother(0...17)], verdict: "fits"),
    Home(
      what: "a khawaja sira among women", persons: [Person(age: Age(19), gender: .third)],
      verdict: "excluded: person 1 (khawaja sira or other) – takes female only"),
    Home(
      what: "a mother with three, of whom one is too old and one unknown",
      persons: [woman(), boy(3), boy(14), Person(gender: .male)],
      verdict: "excluded: person 3 (14) – takes ages up to 12",
      part: "takes persons 1, 2; not 3 (boy, 14); perhaps 4 (male, age not known)"),
    Home(
      what: "five, whose numbers run", persons: [woman(), boy(1), boy(2), boy(3), boy(40)],
      verdict: "excluded: person 5 (male) – takes female only",
      part: "takes persons 1–4; not 5 (man, 40)"),
  ]

  @Test("Every person served must belong to a group", arguments: homes)
  func household(_ it: Home) throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons = it.persons
    }
    let shelter = Service.shelter {
      $0.takes = it.takes
      $0.takesLoneChildren = .yes
      $0.capacity?.free = 9
    }
    #expect(try asking.says(of: shelter) == it.verdict)
    let words = MatchWords(now: opening)
    let parts = try asking.match(shelter).partial
    #expect(parts.map { words.partial($0, of: it.persons) } == (it.part.map { [$0] } ?? []))
  }

  @Test("Asked for one of them, only that one counts")
  func narrowed() throws {
    var asking = Asking {
      $0.need = .shelter
      $0.facts.persons = [Self.woman(), Self.boy(13)]
      $0.persons = [1]
    }
    #expect(try asking.says(of: .shelter()) == "fits")
    asking.persons = [2]
    // His mother isn't of this need, so she doesn't come along.
    let house = Service.shelter {
      ($0.takes, $0.takesLoneChildren) = ([.women(), .withMother(0...13)], .yes)
    }
    #expect(
      try asking.says(of: house)
        == "excluded: person 2 (13) – only with a mother who is taken, too")
    asking.persons = []
    #expect(try asking.says(of: house) == "fits")
  }

  @Test("A split is shown only where whom it takes is all that is wrong")
  func partialOnly() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons = [Self.woman(), Self.boy(13)]
    }
    let wrong: [(inout Service) -> Void] = [
      { $0.capacity?.free = 0 }, { $0.areas = ["sd"] }, { $0.status = .closed },
      { $0.needs = [.legalAdvice] }, { $0.hours = OpeningHours(days: []) },
    ]
    #expect(try asking.match(.shelter()).partial.map(\.takes) == [[1]])
    for change in wrong { #expect(try asking.match(.shelter("door", change)).partial == []) }
    // One person can't be split, and of whom nobody is taken nothing is shown.
    #expect(
      try Asking { ($0.need, $0.facts.persons) = (.shelter, [Self.boy(13)]) }
        .match(.shelter()).partial == [])
    #expect(
      try Asking { ($0.need, $0.facts.persons) = (.shelter, [Self.boy(13), Self.boy(40)]) }
        .match(.shelter()).partial == [])
  }

  @Test("Who takes most of them stands first of those that take a part")
  func partialOrder() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons = [Self.woman(), Self.woman(30), Self.boy(13)]
    }
    let match = try asking.match(
      .shelter("c"), .shelter("a") { $0.takes = [.init(genders: [.male])] }, .shelter("b"))
    #expect(match.partial.map(\.service) == ["b", "c", "a"])
    #expect(match.part(of: "a")?.takes == [3])
    #expect(match.part(of: "nobody") == nil)
  }

  // MARK: A child

  @Test(
    "A child goes only where a child is safe; where that isn't known it is asked in capitals",
    arguments: [
      (.yes, Age(10), "fits", []),
      (.no, Age(17), "excluded: person 1 (17) – no child is safe there", []),
      (.no, Age(18), "fits", []),
      (.no, .unknown, "possible if: Is person 1 under 18? No child may go there.", []),
      (.no, Age(16...20), "possible if: Is person 1 under 18? No child may go there.", []),
      (
        .unknown, Age(17), "fits", ["IS A CHILD SAFE THERE – staff checked, strangers apart?"]
      ),
      (.unknown, Age(18), "fits", []), (.unknown, .unknown, "fits", []),
    ] as [(Known, Age, String, [String])])
  func childSafe(isSafe: Known, age: Age, verdict: String, asks: [String]) throws {
    let asking = Asking { $0.facts.persons[0].age = age }
    let service = Service.plain { $0.isChildSafe = isSafe }
    #expect(try asking.says(of: service) == verdict)
    #expect(try asking.asks(of: service) == asks)
  }

  @Test("That is asked quietly where the child comes with its own and doesn't sleep there")
  func childSafeQuietly() throws {
    func asks(_ need: NeedCode, _ persons: [Person]) throws -> [String] {
      try Asking {
        $0.need = need
        $0.facts.persons = persons
      }.asks(
        of: .shelter {
          ($0.needs, $0.takes, $0.isChildSafe) = ([need], [.init()], .unknown)
          $0.takesLoneChildren = .yes
        })
    }
    let pressing = ["IS A CHILD SAFE THERE – staff checked, strangers apart?"]
    #expect(try asks(.legalAdvice, [Self.woman(), Self.boy(9)]) == ["is a child safe there?"])
    #expect(try asks(.legalAdvice, [Self.boy(9)]) == pressing)
    #expect(try asks(.legalAdvice, [Person(), Self.boy(9)]) == pressing)
    #expect(try asks(.shelter, [Self.woman(), Self.boy(9)]) == pressing)
    #expect(try asks(.shelter, [Self.woman()]) == [])
  }

  @Test(
    "Where nobody of that age is taken it is the age, which nobody may override; else the gender",
    arguments: [
      (13, [.women()], "excluded: person 1 (13) – takes ages 18 and over"),
      (30, [.women()], "excluded: person 1 (male) – takes female only"),
      (30, [.women(), .withMother(0...12)], "excluded: person 1 (male) – takes female only"),
      (13, [.women(), .withMother(0...12)], "excluded: person 1 (13) – takes ages up to 12"),
      (30, [.init(genders: [.female])], "excluded: person 1 (male) – takes female only"),
      (
        30, [.init(genders: [.female]), .init(genders: [.third], ages: 0...17)],
        "excluded: person 1 (male) – takes female only"
      ),
    ] as [(Int, [Service.Group], String)])
  func ageBeforeGender(age: Int, takes: [Service.Group], verdict: String) throws {
    let asking = Asking { ($0.need, $0.facts.persons) = (.shelter, [Self.boy(age)]) }
    let house = Service.shelter { ($0.takes, $0.takesLoneChildren) = (takes, .yes) }
    #expect(try asking.says(of: house) == verdict)
  }

  @Test("Of a household the children are left out of a body that isn't safe for them")
  func childSafePart() throws {
    let asking = Asking { $0.facts.persons = [Self.woman(), Self.boy(9), Person(gender: .male)] }
    let match = try asking.match(.plain { $0.isChildSafe = .no })
    #expect(match.partial.map(\.takes) == [[1]])
    #expect(match.partial.map(\.leaves) == [[2]])
    #expect(match.partial.map(\.unsure) == [[3]])
  }

  struct Alone: CustomTestStringConvertible, Sendable {
    let what: String
    let persons: [Person]
    var takes: [Service.Group]?
    let lone: Known
    let verdict: String
    var asks: [String] = []

    var testDescription: String { "\(what), takes children alone: \(lone)" }
  }

  static let amongAdults = "ADULTS SLEEP THERE – does it take a child alone?"
  static let everybody = [Service.Group()]
  static let forChildren = [Service.Group(ages: 0...17)]

  static let alone = [
    Alone(what: "a child", persons: [boy(13)], lone: .yes, verdict: "fits"),
    Alone(
      what: "a child", persons: [boy(13)], lone: .no,
      verdict: "excluded: takes no child without a grown person of their own"),
    Alone(
      what: "a child", persons: [boy(13)], lone: .unknown, verdict: "fits", asks: [amongAdults]),
    Alone(
      what: "a child, and a house that hasn't said whom it takes", persons: [boy(13)], takes: nil,
      lone: .unknown, verdict: "fits", asks: [amongAdults, "whom does it take?"]),
    Alone(
      what: "a child, and a children's house", persons: [boy(13)], takes: forChildren,
      lone: .unknown, verdict: "fits", asks: ["does it take a child alone?"]),
    Alone(
      what: "a house to 18", persons: [boy(13)], takes: [.init(ages: 0...18)], lone: .unknown,
      verdict: "fits", asks: [amongAdults]),
    Alone(
      what: "a sister of 17 comes along", persons: [boy(13), woman(17)], lone: .no,
      verdict: "excluded: takes no child without a grown person of their own"),
    Alone(
      what: "a sister of 18 comes along", persons: [boy(13), woman(18)], lone: .no, verdict: "fits"),
    Alone(
      what: "somebody comes along", persons: [boy(13), Person()], lone: .no,
      verdict: "possible if: Is person 2 under 18? No child may go there."),
    Alone(
      what: "somebody comes along", persons: [boy(13), Person()], lone: .unknown, verdict: "fits",
      asks: [amongAdults]),
    Alone(what: "somebody", persons: [Person()], lone: .unknown, verdict: "fits"),
    Alone(what: "a woman", persons: [woman()], lone: .no, verdict: "fits"),
  ]

  @Test("An unaccompanied child never goes to an adult shelter", arguments: alone)
  func loneChild(_ it: Alone) throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons = it.persons
    }
    let shelter = Service.shelter {
      $0.takes = it.what.contains("hasn't said") ? nil : it.takes ?? Self.everybody
      $0.takesLoneChildren = it.lone
    }
    #expect(try asking.says(of: shelter) == it.verdict)
    #expect(try asking.asks(of: shelter) == it.asks)
    // Nobody sleeps at an advice line.
    var advice = asking
    advice.need = .legalAdvice
    #expect(try advice.says(of: .plain { $0.takesLoneChildren = it.lone }) == "fits")
  }

  @Test("Children alone of a household aren't shown as a part where none are taken alone")
  func loneChildPart() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons = [Self.boy(40), Self.boy(9)]
    }
    let house = Service.shelter {
      ($0.takes, $0.takesLoneChildren) = ([.init(ages: 0...17)], .no)
    }
    #expect(try asking.match(house).partial == [])
    var other = house
    other.takesLoneChildren = .unknown
    #expect(try asking.match(other).partial.map(\.takes) == [[2]])
  }
}
