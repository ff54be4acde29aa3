import Casework
import Coalition
import DeskTesting
import Testing

/// Random directories and cases: what holds of every match.
@Suite("Any match")
struct MatchPropertyTests {
  struct Sample {
    var asking: Asking
    var services: [Service]

    init(_ chance: inout Seeded) {
      asking = Self.asking(&chance)
      services = (0..<12).map { number in
        Self.service(ServiceKey(rawValue: "s\(number)"), &chance)
      }
    }

    private static let places: [AreaID] = [
      "pb-kasur", "pb-lahore", "pb-lahore-division", "pb", "sd-umerkot", "sd", "ba-quetta",
      .pakistan, .abroad,
    ]
    private static let ages = [
      Age.unknown, Age(5), Age(17), Age(18), Age(40), Age(16...20), .child,
    ]

    private static func asking(_ chance: inout Seeded) -> Asking {
      var asking = Asking()
      asking.need = chance.one(of: [.shelter, .legalAdvice])
      asking.level = chance.one(of: Level.allCases)
      asking.facts.place = chance.one(of: places)
      asking.facts.officialPerpetrator = chance.one(of: Known.allCases)
      asking.facts.languages = [chance.one(of: ["urd", "snd", "pus"])]
      asking.facts.forms = [chance.one(of: Form.allCases)]
      asking.facts.persons = (0..<Int.random(in: 0...3, using: &chance)).map { _ in
        Person(age: chance.one(of: ages), gender: chance.one(of: Gender.allCases))
      }
      if Int.random(in: 0..<4, using: &chance) == 0 {
        let hours = Int.random(in: 0...30, using: &chance)
        asking.declined = [("s1", chance.one(of: DeclineReason.allCases), .hours(hours))]
      }
      asking.taken = ["s2": Int.random(in: 0...3, using: &chance)]
      return asking
    }

    private static func service(_ key: ServiceKey, _ chance: inout Seeded) -> Service {
      Service.plain(key) { service in
        service.needs = chance.one(of: [[.shelter], [.legalAdvice], [.shelter, .legalAdvice]])
        service.areas = Bool.random(using: &chance) ? nil : [chance.one(of: places)]
        if Bool.random(using: &chance) { service.areas = [.pakistan, chance.one(of: places)] }
        service.isByPhone = Int.random(in: 0..<4, using: &chance) == 0
        service.ages = chance.one(of: [nil, nil, 0...17, 18...120, 18...59, 6...12])
        service.genders = chance.one(of: [nil, nil, [.female], [.male], [.female, .male, .third]])
        service.hours = chance.one(of: [nil, .always, .always, .on(1...4, "09:00", "17:00")])
        service.capacity = chance.one(of: [
          nil, .init(free: 0, asOf: opening - .hours(2)), .init(free: 2, asOf: opening - .hours(2)),
          .init(free: 0, asOf: opening - .hours(30)),
        ])
        service.confirmedOn = chance.one(of: [nil, opening, opening - .days(100)])
        service.isLocalAuthority = Int.random(in: 0..<4, using: &chance) == 0
        service.languages = chance.one(of: [nil, ["urd"], ["snd", "pus"]])
        if Int.random(in: 0..<8, using: &chance) == 0 { service.status = .suspended }
      }
    }

    func match() throws -> Match { try asking.match(Directory(services)) }

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
      forget("the place") { $0.facts.place = nil }
      var place = asking.facts.place.flatMap(Gazetteer.pakistan.area)
      while let parent = place?.parent {
        forget("the place, but for \(parent)") { $0.facts.place = parent }
        place = Gazetteer.pakistan.area(parent)
      }
      forget("everything") {
        $0.facts.persons = $0.facts.persons.map { _ in Person() }
        $0.facts.officialPerpetrator = .unknown
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
    }
    // Or these samples say nothing: most of the rules have come up.
    #expect(seen.count >= 7, "\(seen)")
  }

  @Test("The order of the directory changes nothing", arguments: 1...3)
  func permutation(seed: Int) throws {
    try samples(seed) { sample, match, chance in
      let shuffled = sample.services.shuffled(using: &chance)
      let again = try sample.asking.match(Directory(shuffled))
      #expect(again == match)
    }
  }

  @Test("A service in a body of several is held to the same rules", arguments: 1...2)
  func oneBody(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let body = Organization(id: "o", name: "All", kind: .member, services: sample.services)
      let again = try sample.asking.match(Directory([body]))
      #expect(again == match)
    }
  }

  @Test("Knowing less never makes an excluded service one that fits", arguments: 1...3)
  func forgetting(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let excluded = Set(match.excluded.map(\.service))
      for (what, other) in sample.forgetful {
        let fits = Set(try other.match(Directory(sample.services)).fits.map(\.service))
        #expect(fits.isDisjoint(with: excluded), "forgot \(what) of \(sample)")
      }
    }
  }

  @Test("Knowing less never excludes: what fitted is asked about at most", arguments: 1...3)
  func unknownNeverExcludes(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let open = Set(match.fits.map(\.service) + match.possible.map(\.service))
      for (what, other) in sample.forgetful {
        let excluded = Set(try other.match(Directory(sample.services)).excluded.map(\.service))
        #expect(excluded.isDisjoint(with: open), "forgot \(what) of \(sample)")
      }
    }
  }

  @Test("Not knowing something of a service never excludes it", arguments: 1...3)
  func unknownService(seed: Int) throws {
    try samples(seed) { sample, match, _ in
      let open = Set(match.fits.map(\.service) + match.possible.map(\.service))
      let changes: [(inout Service) -> Void] = [
        { $0.areas = nil }, { $0.ages = nil }, { $0.genders = nil }, { $0.hours = nil },
        { $0.capacity = nil }, { $0.confirmedOn = nil }, { $0.languages = nil },
      ]
      for change in changes {
        let services = sample.services.map { service in
          var other = service
          change(&other)
          return other
        }
        let excluded = try sample.asking.match(Directory(services)).excluded.map(\.service)
        #expect(open.isDisjoint(with: excluded))
      }
    }
  }
}
