import Casework
import Coalition
import DeskTesting
import Testing

/// Random directories and cases: what holds of every match.
@Suite("Any match")
struct MatchPropertyTests {
  struct Sample {
    var asking: Asking
    var bodies: [Organization]

    var services: [Service] { bodies.flatMap(\.services) }

    init(_ chance: inout Seeded) {
      asking = Self.asking(&chance)
      bodies = (0..<12).map { number in
        .body(
          Self.service(number == 1 ? "b" : ServiceKey(rawValue: "s\(number)"), &chance),
          offices: chance.one(of: Self.offices))
      }
    }

    private static let places: [AreaID] = [
      "pb-kasur", "pb-lahore", "pb-lahore-division", "pb", "sd-umerkot", "sd", "ba-quetta",
      .pakistan, .abroad,
    ]
    private static let ages = [
      Age.unknown, Age(5), Age(17), Age(18), Age(40), Age(16...20), .child,
    ]

    private static let takes: [[Service.Group]?] = [
      nil, nil, [.women()], [.women(18...59), .withMother(0...12)], [.init(ages: 6...17)],
      [.init(genders: [.male], ages: 6...17), .init(genders: [.female])],
      [.init(ages: 0...17), .init(ages: 18...120)],
      [.init(genders: [.female, .male, .third])],
    ]
    private static let offices: [[Organization.Office]?] = [
      nil, nil, [.init(district: "pb-kasur", tehsil: "Pattoki")], [.init(district: "pb-kasur")],
      [.init(district: "pb-lahore", tehsil: "Chunian"), .init(district: "sd-umerkot")],
    ]

    private static func asking(_ chance: inout Seeded) -> Asking {
      var asking = Asking()
      asking.need = chance.one(of: [.shelter, .legalAdvice])
      asking.level = chance.one(of: Level.allCases)
      asking.facts.place = chance.one(of: places)
      asking.facts.officialPerpetrator = chance.one(of: Known.allCases)
      asking.facts.languages = [chance.one(of: ["urd", "snd", "pus"])]
      asking.facts.forms = [chance.one(of: Form.allCases)]
      asking.facts.persons = (0..<Int.random(in: 0...4, using: &chance)).map { _ in
        Person(age: chance.one(of: ages), gender: chance.one(of: Gender.allCases))
      }
      asking.facts.perpetratorPlace = chance.one(of: [nil, "pb-kasur", "pb-lahore", "pb", .abroad])
      asking.facts.perpetratorTehsil = chance.one(of: [nil, "Pattoki", "Chunian"])
      asking.facts.powerfulPerpetrator = chance.one(of: Known.allCases)
      asking.facts.workerAsked = chance.one(of: [[], [.female]])
      asking.others = chance.one(of: [[], [.medical], [.medical, .documents]])
      let ago = Instant.Span.hours(Int.random(in: 0...30, using: &chance))
      let reason = chance.one(of: DeclineReason.allCases)
      asking.past = chance.one(of: [
        [], [], [.declined("b", reason, ago: ago)], [.replied("b", AskReply(.yes), ago: ago)],
        [.replied("b", AskReply(.no, reason), ago: ago)],
      ])
      asking.conflicts = chance.one(of: [[:], ["s3": .linked], ["s3": .noTie]])
      asking.news = chance.one(of: [
        [:], ["s4": (AskReply(.yes), ago: ago)], ["s4": (AskReply(.no, .full), ago: ago)],
      ])
      asking.records = [
        "s5": .init(inTime: 3, answers: 6, open: 2, lastSent: opening - ago),
        "s6": .init(lastSent: opening - .hours(3)),
      ]
      asking.taken = ["s2": Int.random(in: 0...3, using: &chance)]
      return asking
    }

    private static func service(_ key: ServiceKey, _ chance: inout Seeded) -> Service {
      Service.plain(key) { service in
        service.needs = chance.one(of: [[.shelter], [.legalAdvice], [.shelter, .legalAdvice]])
        service.areas = Bool.random(using: &chance) ? nil : [chance.one(of: places)]
        if Bool.random(using: &chance) { service.areas = [.pakistan, chance.one(of: places)] }
        service.isByPhone = Int.random(in: 0..<4, using: &chance) == 0
        service.takes = chance.one(of: takes)
        service.isChildSafe = chance.one(of: Known.allCases)
        service.takesLoneChildren = chance.one(of: Known.allCases)
        service.workers = chance.one(of: [nil, [.female], [.male]])
        service.admission = chance.one(of: [
          nil, .init(papers: []), .init(papers: ["a court order"], hours: 24),
          .init(papers: ["a letter"]),
        ])
        service.hours = chance.one(of: [nil, .always, .always, .on(1...4, "09:00", "17:00")])
        service.capacity = chance.one(of: [
          nil, .init(free: 0, asOf: opening - .hours(2)), .init(free: 2, asOf: opening - .hours(2)),
          .init(free: 0, asOf: opening - .hours(30)),
        ])
        service.confirmedOn = chance.one(of: [nil, opening, opening - .days(100)])
        service.isLocalAuthority = Int.random(in: 0..<4, using: &chance) == 0
        service.languages = chance.one(of: [nil, ["urd"], ["snd", "pus"]])
        if Int.random(in: 0..<8, using: &chance) == 0 {
          service.status = .suspended
          service.suspendedUntil = chance.one(of: [nil, opening + .hours(2), opening + .days(9)])
        }
      }
    }

    func match() throws -> Match { try asking.match(Directory(bodies)) }

    /// The same with one thing less known of the person, and what that is.
    var forgetful: [(String, Asking)] {
      var all: [(String, Asking)] = []
      func forget(_ what: String, _ change: (inout Asking) -> Void) {
        var other = asking
        change(&other)
        all.append((what, other))
      }
      for i in asking.facts.persons.indices {
        forget("the age of person \(i + 1)") { $0.facts.persons[i].age = .unknown }
        forget("the gender of person \(i + 1)") { $0.facts.persons[i].gender = .unknown }
      }
      forget("who the persons are") {
        $0.facts.persons = $0.facts.persons.map { _ in Person() }
      }
      forget("that the perpetrator is an official") { $0.facts.officialPerpetrator = .unknown }
      forget("where the perpetrator is") { $0.facts.perpetratorPlace = nil }
      forget("where the perpetrator is, but for the province") {
        if $0.facts.perpetratorPlace == "pb-kasur" { $0.facts.perpetratorPlace = "pb" }
      }
      forget("the perpetrator's tehsil") { $0.facts.perpetratorTehsil = nil }
      forget("the place") { $0.facts.place = nil }
      var place = asking.facts.place.flatMap(Gazetteer.pakistan.area)
      while let parent = place?.parent {
        forget("the place, but for \(parent)") { $0.facts.place = parent }
        place = Gazetteer.pakistan.area(parent)
      }
      forget("everything") {
        $0.facts.persons = $0.facts.persons.map { _ in Person() }
        $0.facts.officialPerpetrator = .unknown
        $0.facts.perpetratorTehsil = nil
        $0.facts.place = nil
      }
      return all
    }
  }

  private func samples(_ seed: Int, _ body: (Sample, Match, inout Seeded) throws -> Void) throws {
    var chance = Seeded(seed)
    for _ in 0..<60 {
      let sample = Sample(&chance)
      try body(sample, try sample.match(), &chance)
    }
  }

  @Test(
    "Every service stands in exactly one list, and every exclusion has its rule", arguments: 1...3)
  func whole(seed: Int) throws {
    var seen: Set<String> = []
    try samples(seed) { sample, match, _ in
      let keys =
        match.fits.map(\.service) + match.possible.map(\.service) + match.excluded.map(\.service)
      #expect(keys.sorted() == sample.services.map(\.key).sorted())
      for excluded in match.excluded {
        let words = MatchWords(now: opening).rule(excluded.rule)
        #expect(!words.isEmpty)
        seen.insert(String(words.prefix(8)))
      }
      for possible in match.possible { #expect(!possible.questions.isEmpty) }
      for fit in match.fits {
        #expect(fit.points == fit.reasons.reduce(0) { $0 + Weights().points(for: $1) })
      }
      #expect(match.fits.map(\.points) == match.fits.map(\.points).sorted(by: >))
      // What is split is excluded as a whole, and everybody is in one of the three lists.
      let persons = sample.asking.facts.persons.count
      for part in match.partial {
        #expect(match.offering.contains { $0.service == part.service })
        #expect((part.takes + part.leaves + part.unsure).sorted() == Array(1...persons))
        #expect(!part.takes.isEmpty && part.takes.count < persons)
      }
    }
    // Or these samples say nothing: most of the rules have come up.
    #expect(seen.count >= 15, "\(seen)")
  }

  @Test("The order of the directory changes nothing", arguments: 1...3)
  func permutation(seed: Int) throws {
    try samples(seed) { sample, match, chance in
      let shuffled = sample.bodies.shuffled(using: &chance)
      let again = try sample.asking.match(Directory(shuffled))
      #expect(again == match)
      #expect(again.keys == match.keys)
    }
  }

  @Test("The order of a body's services changes nothing", arguments: 1...2)
  func oneBody(seed: Int) throws {
    try samples(seed) { sample, _, chance in
      var body = Organization(id: "o", name: "All", kind: .member, services: sample.services)
      let match = try sample.asking.match(Directory([body]))
      body.services.shuffle(using: &chance)
      #expect(try sample.asking.match(Directory([body])) == match)
    }
  }

  @Test("Knowing less never makes an excluded service one that fits", arguments: 1...3)
  func forgetting(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let excluded = Set(match.excluded.map(\.service))
      for (what, other) in sample.forgetful {
        let fits = Set(try other.match(Directory(sample.bodies)).fits.map(\.service))
        #expect(fits.isDisjoint(with: excluded), "forgot \(what) of \(sample)")
      }
    }
  }

  @Test("Knowing less never excludes: what fitted is asked about at most", arguments: 1...3)
  func unknownNeverExcludes(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let open = Set(match.fits.map(\.service) + match.possible.map(\.service))
      for (what, other) in sample.forgetful {
        let excluded = Set(try other.match(Directory(sample.bodies)).excluded.map(\.service))
        #expect(excluded.isDisjoint(with: open), "forgot \(what) of \(sample)")
      }
    }
  }

  @Test("Not knowing something of a service never excludes it", arguments: 1...3)
  func unknownService(seed: Int) throws {
    try samples(seed) { sample, _, chance in
      // Without its figure what it once said of its places would count again.
      var asking = sample.asking
      asking.news = [:]
      let match = try asking.match(Directory(sample.bodies))
      let open = Set(match.fits.map(\.service) + match.possible.map(\.service))
      let changes: [(inout Service) -> Void] = [
        { $0.areas = nil }, { $0.takes = nil }, { $0.hours = nil }, { $0.capacity = nil },
        { $0.confirmedOn = nil }, { $0.languages = nil }, { $0.isChildSafe = .unknown },
        { $0.takesLoneChildren = .unknown }, { $0.workers = nil }, { $0.admission = nil },
      ]
      for change in changes {
        var bodies = sample.bodies
        for i in bodies.indices {
          change(&bodies[i].services[0])
          if Bool.random(using: &chance) { bodies[i].offices = nil }
        }
        let excluded = try asking.match(Directory(bodies)).excluded.map(\.service)
        #expect(open.isDisjoint(with: excluded))
      }
    }
  }

  @Test("With every fact of the persons and the perpetrator known nothing is possible if")
  func allKnown() throws {
    var chance = Seeded(11)
    var fits = 0
    for _ in 0..<200 {
      var sample = Sample(&chance)
      sample.asking.facts.place = chance.one(of: ["pb-kasur", "sd-umerkot", .abroad])
      sample.asking.facts.officialPerpetrator = chance.one(of: [.yes, .no])
      sample.asking.facts.perpetratorPlace = chance.one(of: ["pb-kasur", "pb-lahore", .abroad])
      sample.asking.facts.perpetratorTehsil = chance.one(of: ["Pattoki", "Chunian"])
      sample.asking.facts.persons = (0..<Int.random(in: 1...4, using: &chance)).map { _ in
        Person(
          age: Age(Int.random(in: 0...80, using: &chance)),
          gender: chance.one(of: [.female, .male, .third]))
      }
      let match = try sample.match()
      #expect(match.possible.isEmpty, "\(match.possible) of \(sample)")
      #expect(match.partial.allSatisfy { $0.unsure.isEmpty })
      fits += match.fits.count
    }
    #expect(fits > 100)
  }

  @Test("Where nothing is known of where the perpetrator is, an office near them is asked about")
  func forgettingWhereTheyAre() throws {
    var chance = Seeded(12)
    var came = 0
    for _ in 0..<200 {
      let sample = Sample(&chance)
      let near = Set(
        try sample.match().offering.filter {
          $0.all.contains { if case .officeNear = $0 { true } else { false } }
        }.map(\.service))
      var other = sample.asking
      (other.facts.perpetratorPlace, other.facts.perpetratorTehsil) = (nil, nil)
      let match = try other.match(Directory(sample.bodies))
      for fit in match.fits where near.contains(fit.service) {
        came += 1
        #expect(fit.ask.contains { if case .isOfficeNear = $0 { true } else { false } })
      }
    }
    #expect(came > 0)
  }

  @Test("A part that is split off is taken whole", arguments: 1...2)
  func splitting(seed: Int) throws {
    var came = 0
    try samples(seed) { sample, match, _ in
      for part in match.partial {
        var asking = sample.asking
        asking.persons = part.takes
        let split = try asking.match(Directory(sample.bodies))
        // Nothing that was against the household is against its part: at most something is asked.
        #expect(!split.excluded.contains { $0.service == part.service }, "\(part) of \(sample)")
        came += 1
      }
    }
    #expect(came > 0)
  }
}
