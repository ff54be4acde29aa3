import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Hard rules together")
struct MatchTests {
  @Test("A service that fits is just that")
  func fits() throws {
    #expect(try Asking().says(of: .plain()) == "fits")
    #expect(try Asking().asks(of: .plain()) == [])
    #expect(try Asking { $0.need = .shelter }.says(of: .shelter()) == "fits")
    #expect(try Asking { $0.need = .shelter }.asks(of: .shelter()) == [])
  }

  /// A body that fails every rule, and what would help against each, in the order they are told.
  private static let bad = Organization.body(
    .plain {
      $0.needs = [.medical]
      ($0.status, $0.suspendedUntil) = (.closed, nil)
      $0.areas = ["sd"]
      $0.takes = [.init(genders: [.male], ages: 0...17)]
      ($0.isChildSafe, $0.takesLoneChildren) = (.no, .no)
      $0.isLocalAuthority = true
      $0.hours = OpeningHours(days: [])
      $0.admission = .init(papers: ["a court order"], hours: 240)
      $0.capacity = .init(free: 0, asOf: opening)
    }, offices: [.init(district: "pb-kasur", tehsil: "Kasur")])

  private static let asking = Asking {
    $0.need = .shelter
    $0.facts.persons = [Person(age: Age(10), gender: .female)]
    $0.facts.officialPerpetrator = .yes
    ($0.facts.perpetratorPlace, $0.facts.perpetratorTehsil) = ("pb-kasur", "Kasur")
    $0.facts.consent[.referTo(bad.body)] = .no
    $0.conflicts = [bad.body: .linked]
    $0.past = [.declined("door", .mandate, ago: .hours(1))]
  }

  @Test("Of several rules the first is told; a coordinator hears all of them")
  func firstRule() throws {
    var (body, asking) = (Self.bad, Self.asking)
    var told: [String] = []
    let helps: [(HardRule, (inout Service, inout Asking) -> Void)] = [
      (.offered, { service, _ in service.needs = [.shelter] }),
      (.running, { service, _ in service.status = .active }),
      (.area, { service, _ in service.areas = ["pb"] }),
      (.persons, { service, _ in service.takes = [.init()] }),
      (.childSafe, { service, _ in service.isChildSafe = .yes }),
      (.loneChild, { service, _ in service.takesLoneChildren = .yes }),
      (.tie, { _, asking in asking.conflicts = [:] }),
      (.office, { _, asking in asking.facts.perpetratorTehsil = "Pattoki" }),
      (.localAuthority, { _, asking in asking.facts.officialPerpetrator = .no }),
      (.consent, { _, asking in asking.facts.consent[.referTo(Self.bad.body)] = .yes }),
      (.declined, { _, asking in asking.past = [] }),
      (.hours, { service, _ in service.hours = .always }),
      (.papers, { service, _ in service.admission = .init(papers: []) }),
      (.places, { service, _ in service.capacity?.free = 1 }),
    ]
    #expect(helps.map(\.0) == HardRule.allCases)
    for (index, help) in helps.enumerated() {
      told.append(try asking.says(of: body))
      let out = try asking.match(Directory([body])).excluded[0]
      if index > 0 { #expect(out.all.count == helps.count - index) }
      help.1(&body.services[0], &asking)
    }
    #expect(
      told == [
        "excluded: does not offer this service", "excluded: the service has closed",
        "excluded: does not cover Kasur, Punjab", "excluded: person 1 (female) – takes male only",
        "excluded: person 1 (10) – no child is safe there",
        "excluded: takes no child without a grown person of their own",
        "excluded: tied to the alleged perpetrator",
        "excluded: has an office in Kasur, where the alleged perpetrator is",
        "excluded: the perpetrator is an official – no local authority without a coordinator",
        "excluded: no consent to this body",
        "excluded: declined already (A): not its mandate",
        "excluded: no opening hours this week",
        "excluded: needs a court order, about 240 h – the answer is due Wed 15:00",
        "excluded: full (figure of 15:00, less places taken since)",
      ])
    #expect(try asking.says(of: body) == "fits")
  }

  @Test("All questions that decide are asked at once, each once")
  func allQuestions() throws {
    let asking = Asking {
      $0.facts.place = nil
      $0.facts.persons = [Person()]
      $0.facts.officialPerpetrator = .unknown
    }
    let service = Service.plain {
      $0.areas = ["pb-kasur"]
      ($0.ages, $0.genders, $0.isLocalAuthority) = (18...120, [.female], true)
      $0.isChildSafe = .no
    }
    #expect(
      try asking.says(of: service)
        == "possible if: Where are they now? How old is person 1? Takes ages 18 and over. "
        + "Person 1: female, male or X? Takes female. "
        + "Is person 1 under 18? No child may go there. "
        + "Is the perpetrator an official, or tied to one?")
  }

  // MARK: What a coordinator may

  @Test("Shelter gender, child safety, conflict and consent take a coordinator, nothing else does")
  func coordinatorMay() {
    let may: [Exclusion] = [
      .gender(person: 1, .male, served: [.female], isBed: true),
      .notChildSafe(person: 1, Age(9)), .loneChild, .tie(.linked), .tie(.sharedCommittee),
      .tie(.survivorSaysNo), .feared(ReferralLetter(number: 1)), .officeNear(tehsil: "Kasur"),
      .localAuthority, .noConsent(.no), .noConsent(.withdrawn),
    ]
    let mayNot: [Exclusion] = [
      .notOffered, .closed, .suspended(until: nil), .outsideArea("pb"), .abroad,
      .age(person: 1, Age(9), limits: [18...120]),
      .gender(person: 1, .male, served: [.female], isBed: false), .noMother(person: 1, Age(9)),
      .declined(.full, ReferralLetter(number: 1)), .saidNo(.full, round: 1),
      .routedOn(ReferralLetter(number: 1)), .returned(ReferralLetter(number: 1)),
      .opensTooLate(opens: nil, clockEnds: opening), .papers(["x"], hours: 9, clockEnds: opening),
      .full(asOf: opening, awaited: []), .saidFull(opening),
    ]
    for rule in may { #expect(rule.coordinatorMay, "\(rule)") }
    for rule in mayNot { #expect(!rule.coordinatorMay, "\(rule)") }
  }

  private func door(_ asking: Asking, _ service: Service) throws -> Door.Verdict? {
    let directory = Directory([service])
    return try asking.match(directory)
      .door(to: service.key, in: directory, words: MatchWords(now: asking.now))?.verdict
  }

  @Test("Who overrides one rule hears of every other, and of one that nobody may override")
  func doorWithSeveral() throws {
    let man = Asking {
      $0.need = .shelter
      $0.facts.persons = [Person(age: Age(30), gender: .male)]
      $0.conflicts = ["door": .linked]
    }
    let gender = "person 1 (male) – takes female only; tied to the alleged perpetrator"
    #expect(try door(man, .shelter()) == .excluded(rule: gender, coordinatorMay: true))
    #expect(
      try door(man, .shelter { $0.capacity?.free = 0 })
        == .excluded(
          rule: gender + "; full (figure of 14:00, less places taken since)",
          coordinatorMay: false))
    // Another person's age can't be overridden with the first one's gender.
    let two = Asking {
      $0.need = .shelter
      $0.facts.persons = [
        Person(age: Age(30), gender: .male), Person(age: Age(9), gender: .female),
      ]
    }
    #expect(
      try door(two, .shelter())
        == .excluded(
          rule: "person 1 (male) – takes female only; person 2 (9) – takes ages 18 to 59",
          coordinatorMay: false))
  }

  @Test("Who doesn't offer it is out whatever else it is")
  func doorNotOffered() throws {
    #expect(
      try door(Asking(), .shelter())
        == .excluded(rule: "does not offer this service", coordinatorMay: false))
  }
}
