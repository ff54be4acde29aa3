import Casework
import Coalition
import Testing

@Suite("The rank of those that fit")
struct RankingTests {
  private func reasons(_ asking: Asking, _ service: Service) throws -> [String] {
    let words = MatchWords(now: asking.now)
    return try asking.match(service).fits[0].reasons.map(words.reason)
  }

  /// The plain service without its only point.
  private static func bare(_ key: ServiceKey = "door", _ change: (inout Service) -> Void = { _ in })
    -> Service
  {
    .plain(key) {
      $0.confirmedOn = nil
      change(&$0)
    }
  }

  struct Point: CustomTestStringConvertible, Sendable {
    let words: String
    let points: Int
    let asking: Asking
    let service: Service

    var testDescription: String { words }
  }

  static let points = [
    Point(
      words: "confirmed 23 Nov", points: 40, asking: Asking(),
      service: bare { $0.confirmedOn = opening - .days(1) }),
    Point(
      words: "same district", points: 30, asking: Asking(),
      service: bare { $0.areas = ["pb", "pb-kasur"] }),
    Point(
      words: "same division", points: 20, asking: Asking(),
      service: bare { $0.areas = ["pb-lahore-division"] }),
    Point(
      words: "same province", points: 10, asking: Asking(), service: bare { $0.areas = ["pb"] }),
    Point(
      words: "by phone", points: 5, asking: Asking(),
      service: bare { ($0.areas, $0.isByPhone) = (["sd"], true) }),
    Point(
      words: "by phone", points: 5, asking: Asking(),
      service: bare { ($0.areas, $0.isByPhone) = (nil, true) }),
    Point(
      words: "speaks Punjabi", points: 15,
      asking: Asking { $0.facts.languages = ["pus", "pan", "urd"] },
      service: bare { $0.languages = ["urd", "pan"] }),
    Point(
      words: "knows brick kiln", points: 12,
      asking: Asking { $0.facts.forms = [.farm, .brickKiln] },
      service: bare { $0.specialises = [.brickKiln, .textile] }),
    Point(
      words: "1 place free", points: 20, asking: Asking { $0.taken = ["door": 2] },
      service: bare { $0.capacity = .init(free: 3, asOf: opening - .hours(1)) }),
    Point(
      words: "3 places free", points: 20, asking: Asking(),
      service: bare { $0.capacity = .init(free: 3, asOf: opening - .hours(24)) }),
  ]

  @Test("Each point is said in words", arguments: points)
  func point(_ it: Point) throws {
    let fit = try it.asking.match(it.service).fits[0]
    #expect(fit.points == it.points)
    #expect(try reasons(it.asking, it.service) == [it.words])
  }

  @Test("What isn't known, fits nobody in particular or is old gives no point")
  func noPoint() throws {
    let asking = Asking {
      $0.facts.languages = ["pus"]
      $0.facts.forms = [.farm]
    }
    let service = Self.bare {
      $0.languages = ["urd"]
      $0.specialises = [.brickKiln]
      $0.capacity = .init(free: 3, asOf: opening - .hours(25))
      $0.confirmedOn = opening - .days(91)
    }
    let fit = try asking.match(service).fits[0]
    #expect(fit.points == 0)
    #expect(fit.reasons.isEmpty)
    #expect(fit.ask == [.notConfirmed])
    #expect(try asking.match(Self.bare()).fits[0].points == 0)
    #expect(try Asking { $0.facts.place = .abroad }.match(Self.bare()).fits[0].points == 0)
  }

  @Test(
    "A confirmation is good for ninety days",
    arguments: [(90 * 86_400, true), (90 * 86_400 + 1, false), (0, true)])
  func confirmation(age: Int, isGood: Bool) throws {
    let service = Self.bare { $0.confirmedOn = opening - Instant.Span(seconds: Int64(age)) }
    let fit = try Asking().match(service).fits[0]
    #expect((fit.points == 40) == isGood)
    #expect((fit.ask == [.notConfirmed]) != isGood)
  }

  @Test("Reasons stand with the weightiest first, and their points add up")
  func addUp() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.languages = ["pan"]
      $0.facts.forms = [.brickKiln]
    }
    let shelter = Service.shelter {
      $0.languages = ["pan"]
      $0.specialises = [.brickKiln]
    }
    #expect(try asking.match(shelter).fits[0].points == 40 + 30 + 20 + 15 + 12)
    #expect(
      try reasons(asking, shelter) == [
        "confirmed 23 Nov", "same district", "3 places free", "speaks Punjabi",
        "knows brick kiln",
      ])
  }

  @Test("Nearer stands before farther, and confirmed before near")
  func order() throws {
    let match = try Asking().match(
      Self.bare("province") { $0.areas = ["pb"] }, Self.bare("nation"),
      Self.bare("district") { $0.areas = ["pb-kasur"] },
      Self.bare("confirmed") { $0.confirmedOn = opening },
      Self.bare("division") { $0.areas = ["pb-lahore-division"] },
      Self.bare("phone") { $0.isByPhone = true })
    #expect(
      match.fits.map(\.service) == [
        "confirmed", "district", "division", "province", "phone", "nation",
      ])
    #expect(match.fits.map(\.points) == [40, 30, 20, 10, 5, 0])
  }

  @Test("Weights are a setting, and change the order and the words' order")
  func weights() throws {
    var asking = Asking()
    let near = Self.bare("near") { $0.areas = ["pb-kasur"] }
    let sure = Service.plain("sure")
    #expect(try asking.match(near, sure).fits.map(\.service) == ["sure", "near"])
    asking.weights.sameDistrict = 50
    #expect(try asking.match(near, sure).fits.map(\.service) == ["near", "sure"])
    let both = Service.plain { $0.areas = ["pb-kasur"] }
    #expect(try reasons(asking, both) == ["same district", "confirmed 23 Nov"])
  }

  @Test("Ties stand in the order of their keys, whatever the directory's order")
  func ties() throws {
    let services = ["c", "a", "b"].map { Service.plain(ServiceKey(rawValue: $0)) }
    #expect(try Asking().match(Directory(services)).fits.map(\.service) == ["a", "b", "c"])
  }

  @Test("Those with fewer questions are the first of the possible")
  func possible() throws {
    let asking = Asking { $0.facts.persons = [Person()] }
    let match = try asking.match(
      .plain("a") { ($0.ages, $0.genders) = (0...17, [.male]) }, .plain("c") { $0.ages = 0...17 },
      .plain("b") { $0.genders = [.female] })
    #expect(match.possible.map(\.service) == ["b", "c", "a"])
  }

  @Test("Those that offer the service are the first of the excluded")
  func excluded() throws {
    let match = try Asking().match(
      .plain("a") { $0.needs = [.medical] }, .plain("c") { $0.status = .closed },
      .plain("b") { $0.areas = ["sd"] })
    #expect(match.excluded.map(\.service) == ["b", "c", "a"])
  }

  // MARK: The door a referral is sent through

  private func door(_ key: ServiceKey, _ asking: Asking, _ services: Service...) throws -> Door? {
    let directory = Directory(services)
    return try asking.match(directory)
      .door(to: key, in: directory, words: MatchWords(now: asking.now))
  }

  @Test("The best may be chosen without a word, another names the better one")
  func better() throws {
    let services = (Self.bare("near") { $0.areas = ["pb-kasur"] }, Service.plain("sure"))
    #expect(
      try door("sure", Asking(), services.0, services.1)
        == Door(name: "DEMO sure", verdict: .fits(better: nil)))
    #expect(
      try door("near", Asking(), services.0, services.1)
        == Door(name: "DEMO near", verdict: .fits(better: "DEMO sure")))
  }

  @Test("A need that is taken away from the best is not compared with it")
  func besides() throws {
    let services = [
      Service.plain("sure") { $0.areas = ["pb-kasur"] }, Service.plain("next"), Self.bare("last"),
    ]
    let directory = Directory(services)
    let match = try Asking().match(directory)
    func better(than key: ServiceKey) -> Door.Verdict? {
      match.door(
        to: key, besides: "sure", in: directory, words: MatchWords(now: opening))?.verdict
    }
    #expect(better(than: "next") == .fits(better: nil))
    #expect(better(than: "last") == .fits(better: "DEMO next"))
    #expect(match.best(besides: "sure")?.service == "next")
  }

  @Test("Of equals each may be chosen without a word")
  func equals() throws {
    #expect(
      try door("b", Asking(), .plain("a"), .plain("b"))
        == Door(name: "DEMO b", verdict: .fits(better: nil)))
  }

  @Test("A possible one says its questions, an excluded one its rule")
  func doorInWords() throws {
    let asking = Asking { $0.facts.persons = [Person()] }
    #expect(
      try door("a", asking, .plain("a") { ($0.ages, $0.genders) = (0...17, [.male]) })
        == Door(
          name: "DEMO a",
          verdict: .possible(
            question: "How old is person 1? Takes ages up to 17. "
              + "Person 1: female, male or X? Takes male.")))
    #expect(
      try door("a", asking, .plain("a") { $0.status = .closed })
        == Door(name: "DEMO a", verdict: .excluded(rule: "the service has closed")))
    #expect(try door("nobody", asking, .plain("a")) == nil)
  }

  // MARK: Words

  @Test(
    "A time is said with its day when that isn't today",
    arguments: [
      ("2026-11-24 23:59", "23:59"), ("2026-11-25 00:00", "Wed 00:00"),
      ("2026-11-23 23:59", "Mon 23:59"), ("2026-11-30 14:59", "Mon 14:59"),
      ("2026-11-30 15:00", "30 Nov 15:00"), ("2026-11-18 15:01", "Wed 15:01"),
      ("2026-11-18 15:00", "18 Nov 15:00"),
    ])
  func time(clock: String, words: String) throws {
    let instant = try #require(WallTime.due(clock, now: opening, offset: .hours(5)))
    #expect(MatchWords(now: opening).time(instant) == words)
  }

  @Test(
    "A language is said by its name, and read by name or code",
    arguments: [("snd", "Sindhi"), ("mki", "Dhatki"), ("urd", "Urdu"), ("pus", "Pashto")])
  func language(code: String, name: String) {
    #expect(Languages.name(code) == name)
    #expect(Languages.code(name.uppercased()) == code)
    #expect(Languages.code(code) == code)
    #expect(Languages.code("Klingon") == nil)
    #expect(Languages.name("tlh") == "tlh")
  }

  @Test("Nobody fits is a result of its own, with what to do next")
  func nobodyFits() {
    #expect(NobodyFits.advice.first == "Nobody in the directory fits this need.")
    #expect(NobodyFits.advice.contains("Could part of the household be served apart?"))
    #expect(NobodyFits.advice.last == "Call the secretariat.")
  }
}
