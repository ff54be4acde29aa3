import Casework
import Coalition
import DeskTesting
import Foundation
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
      words: "worker: female", points: 10,
      asking: Asking { $0.facts.workerAsked = [.third, .female] },
      service: bare { $0.workers = [.male, .female] }),
    Point(
      words: "7 of 8 answers in time", points: 17,
      asking: Asking { $0.records = ["door": .init(inTime: 7, answers: 8)] }, service: bare()),
    Point(
      words: "5 of 5 answers in time", points: 20,
      asking: Asking { $0.records = ["door": .init(inTime: 5, answers: 5)] }, service: bare()),
    Point(
      words: "said yes at 14:00", points: 25,
      asking: Asking { $0.past = [.replied("door", AskReply(.yes), ago: .hours(1))] },
      service: bare()),
    Point(
      words: "can take another need of the case", points: 5,
      asking: Asking { $0.others = [.medical, .documents] },
      service: bare { $0.needs = [.legalAdvice, .medical, .bondedLabour] }),
    Point(
      words: "can take 4 other needs of the case", points: 15,
      asking: Asking { $0.others = [.medical, .documents, .basics, .counselling] },
      service: bare { $0.needs = NeedCode.allCases }),
    Point(
      words: "1 referral open there", points: -2,
      asking: Asking { $0.records = ["door": .init(open: 1)] }, service: bare()),
    Point(
      words: "9 referrals open there", points: -10,
      asking: Asking { $0.records = ["door": .init(open: 9)] }, service: bare()),
    Point(
      words: "its safety isn't known", points: -50,
      asking: Asking { $0.facts.persons[0].age = Age(10) },
      service: bare { $0.isChildSafe = .unknown }),
    Point(
      words: "away from Kasur, Punjab", points: 30,
      asking: Asking { $0.facts.powerfulPerpetrator = .yes },
      service: bare { $0.areas = [.pakistan] }),
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
    // Four answers are too few to say anything, and none in time is no point.
    for record in [ServiceRecord(inTime: 4, answers: 4), ServiceRecord(inTime: 0, answers: 9)] {
      let judged = Asking { $0.records = ["door": record] }
      #expect(try judged.match(Self.bare()).fits[0].reasons.isEmpty)
    }
    // A worker nobody asked for, and one that was asked for and isn't there.
    let workers = Self.bare { $0.workers = [.male] }
    #expect(try Asking().match(workers).fits[0].reasons.isEmpty)
    let asked = Asking { $0.facts.workerAsked = [.female] }
    #expect(try asked.match(workers).fits[0].reasons.isEmpty)
    #expect(try asked.asks(of: workers) == ["not confirmed by the body"])
    #expect(
      try asked.asks(of: Self.bare())
        == ["not confirmed by the body", "is there a worker who is female?"])
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

  @Test("Ties: less to ask, then longest since the body's last referral, then the key")
  func ties() throws {
    let services = ["c", "a", "b", "never", "asked"].map { key in
      Service.plain(ServiceKey(rawValue: key)) { if key == "asked" { $0.hours = nil } }
    }
    func order(_ records: [ServiceKey: ServiceRecord]) throws -> [ServiceKey] {
      try Asking { $0.records = records }.match(Directory(services)).fits.map(\.service)
    }
    #expect(try order([:]) == ["a", "b", "c", "never", "asked"])
    let sent: [ServiceKey: ServiceRecord] = [
      "a": .init(lastSent: opening - .hours(1)), "b": .init(lastSent: opening - .hours(3)),
      "c": .init(lastSent: opening - .hours(2)),
    ]
    #expect(try order(sent) == ["never", "b", "c", "a", "asked"])
  }

  @Test("Answers, open referrals and the last referral are those of the whole body")
  func wholeBody() throws {
    let body = Organization.body(.plain("door"), .plain("other") { $0.needs = [.medical] })
    let asking = Asking {
      $0.records = [
        "door": .init(inTime: 2, answers: 3, open: 1, lastSent: opening - .hours(9)),
        "other": .init(inTime: 3, answers: 3, open: 2, lastSent: opening - .hours(2)),
      ]
    }
    let fit = try asking.match(Directory([body])).fits[0]
    #expect(
      fit.reasons
        == [.confirmed(opening - .days(1)), .inTime(5, of: 6), .open(3)])
    #expect(fit.points == 40 + 16 - 6)
    #expect(fit.lastSent == opening - .hours(2))
  }

  @Test("What else a body gives counts where the case needs it still")
  func otherNeeds() throws {
    var asking = Asking {
      $0.others = [.medical]
      $0.past = []
    }
    let body = Organization.body(.plain(), .plain("doctor") { $0.needs = [.medical] })
    func points() throws -> Int {
      try asking.match(Directory([body])).fits.first { $0.service == "door" }?.points ?? 0
    }
    #expect(try points() == 45)
    var closed = body
    closed.services[1].status = .suspended
    #expect(try asking.match(Directory([closed])).fits[0].points == 40)
    var it = try asking.case()
    it.apply(.settled(need: 2, reason: .givenByDesk, note: nil), by: "amina")
    let match = Match(it.needs[0], of: it, among: Directory([body]), with: asking.setting)
    #expect(match.fits[0].points == 40)
    asking.others = []
    #expect(try points() == 40)
  }

  // MARK: Away from a powerful perpetrator

  struct Away: CustomTestStringConvertible, Sendable {
    let what: String
    var powerful = Known.yes
    var level = Level.urgent
    var sits: AreaID?
    var offices: [Organization.Office]?
    let areas: [AreaID]?
    var isByPhone = false
    let reasons: [String]

    var testDescription: String { what }
  }

  static let away = [
    Away(what: "in his district", areas: ["pb-kasur"], reasons: []),
    Away(what: "in his district, level 1", level: .critical, areas: ["pb-kasur"], reasons: []),
    Away(
      what: "in his district, level 3", level: .standard, areas: ["pb-kasur"],
      reasons: ["same district"]),
    Away(
      what: "not powerful", powerful: .no, areas: ["pb-kasur"], reasons: ["same district"]),
    Away(
      what: "perhaps powerful", powerful: .unknown, areas: ["pb-kasur"], reasons: ["same district"]),
    Away(
      what: "in his division", areas: ["pb-lahore-division"],
      reasons: ["away from Kasur, Punjab", "same division"]),
    Away(
      what: "in his province", areas: ["pb"], reasons: ["away from Kasur, Punjab", "same province"]),
    Away(
      what: "in his and another district", areas: ["pb-lahore-division", "pb-kasur"], reasons: []),
    Away(
      what: "in his province, with an office in his district",
      offices: [.init(district: "pb-kasur")], areas: ["pb"], reasons: []),
    Away(
      what: "by phone", areas: [.pakistan], isByPhone: true,
      reasons: ["away from Kasur, Punjab", "by phone"]),
    Away(what: "nobody knows where it works", areas: nil, reasons: []),
    Away(
      what: "nobody knows where it works, but its office is away",
      offices: [.init(district: "pb-lahore")], areas: nil, reasons: ["away from Kasur, Punjab"]),
    Away(
      what: "he sits elsewhere, so where they are is near", sits: "pb-lahore", areas: ["pb-kasur"],
      reasons: ["away from Lahore, Punjab", "same district"]),
    Away(
      what: "he sits somewhere in the province", sits: "pb", areas: ["pb-kasur"],
      reasons: ["same district"]),
  ]

  @Test("A powerful perpetrator's own district is no nearness at levels 1 and 2", arguments: away)
  func awayFrom(_ it: Away) throws {
    let asking = Asking {
      $0.level = it.level
      ($0.facts.powerfulPerpetrator, $0.facts.perpetratorPlace) = (it.powerful, it.sits)
    }
    let service = Self.bare { ($0.areas, $0.isByPhone) = (it.areas, it.isByPhone) }
    let words = MatchWords(now: opening)
    let match = try asking.match(Directory([.body(service, offices: it.offices)]))
    #expect(match.fits[0].reasons.map(words.reason) == it.reasons)
  }

  @Test("A bed away from him stands before the one next door")
  func awayFirst() throws {
    let asking = Asking { $0.facts.powerfulPerpetrator = .yes }
    let match = try asking.match(
      Self.bare("near") { $0.areas = ["pb-kasur"] }, Self.bare("away") { $0.areas = ["pb"] })
    #expect(match.fits.map(\.service) == ["away", "near"])
  }

  @Test("A bed that hasn't said that it takes children alone stands below one that has")
  func childFirst() throws {
    let asking = Asking {
      $0.need = .shelter
      $0.facts.persons[0].age = Age(13)
    }
    let said = Service.shelter("said") {
      ($0.takes, $0.takesLoneChildren, $0.confirmedOn) = ([.init()], .yes, nil)
    }
    let silent = Service.shelter("a") {
      ($0.takes, $0.specialises, $0.languages) = ([.init()], [.brickKiln], ["pan"])
    }
    #expect(try asking.match(silent, said).fits.map(\.service) == ["said", "a"])
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

  private func door(
    _ key: ServiceKey, _ asking: Asking, _ services: Service...
  ) throws -> Door.Verdict? {
    let directory = Directory(services)
    let door = try asking.match(directory)
      .door(to: key, in: directory, words: MatchWords(now: asking.now))
    if let door { #expect(door.name == "DEMO \(key)") }
    return door?.verdict
  }

  @Test("The best may be chosen without a word, another names the better one")
  func better() throws {
    let services = (Self.bare("near") { $0.areas = ["pb-kasur"] }, Service.plain("sure"))
    #expect(
      try door("sure", Asking(), services.0, services.1)
        == .fits(better: nil))
    #expect(
      try door("near", Asking(), services.0, services.1)
        == .fits(better: "DEMO sure"))
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
        == .fits(better: nil))
  }

  @Test("A possible one says its questions, an excluded one its rule")
  func doorInWords() throws {
    let asking = Asking { $0.facts.persons = [Person()] }
    #expect(
      try door("a", asking, .plain("a") { ($0.ages, $0.genders) = (0...17, [.male]) })
        == .possible(
          question: "How old is person 1? Takes ages up to 17. "
            + "Person 1: female, male or X? Takes male."))
    #expect(
      try door("a", asking, .plain("a") { $0.status = .closed })
        == .excluded(rule: "the service has closed", coordinatorMay: false))
    #expect(try door("nobody", asking, .plain("a")) == nil)
  }

  // MARK: Weights as a setting

  @Test("A weight is set by the name it is stored under")
  func names() throws {
    var weights = Weights()
    for (number, entry) in Weights.table.enumerated() {
      weights[entry.name] = 1000 + number
      #expect(weights[entry.name] == 1000 + number)
    }
    let bytes = try JSONEncoder().encode(weights)
    let stored = try JSONDecoder().decode([String: Int].self, from: bytes)
    #expect(stored.keys.sorted() == Weights.table.map(\.name).sorted())
    #expect(try JSONDecoder().decode(Weights.self, from: bytes) == weights)
    weights["nonsense"] = 3
    #expect(weights["nonsense"] == nil)
  }

  @Test("What an old journal doesn't name has its default")
  func oldWeights() throws {
    let old = Data(#"{"confirmed":7,"placesFree":1,"figureGoodForHours":6}"#.utf8)
    var weights = Weights()
    (weights.confirmed, weights.placesFree, weights.figureGoodForHours) = (7, 1, 6)
    #expect(try JSONDecoder().decode(Weights.self, from: old) == weights)
    #expect(try JSONDecoder().decode(Weights.self, from: Data("{}".utf8)) == Weights())
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
  func nobodyFits() throws {
    #expect(NobodyFits.sentence == "Nobody in the directory fits this need.")
    func advice(
      _ persons: Int, _ need: NeedCode = .shelter, contact: SafeContact.Permission = .yes
    ) throws -> [NobodyFits] {
      var it = try Asking { $0.need = need }.case()
      it.facts.contact.may = contact
      it.facts.persons = [Person](repeating: Person(), count: persons)
      if need == .counselling {
        it.apply(.settled(need: 1, reason: .givenByDesk, note: nil), by: "amina")
      }
      return NobodyFits.advice(for: try #require(it.needs.first), of: it)
    }
    #expect(try advice(2) == [.outside, .apart, .phone, .secretariat])
    #expect(try advice(0).contains(.apart), "how many they are isn't known")
    #expect(try !advice(1).contains(.apart))
    var family = try Asking { $0.need = .shelter }.case()
    family.facts.persons = [Person(), Person()]
    family.needs[0].persons = [2]
    #expect(!NobodyFits.advice(for: family.needs[0], of: family).contains(.apart), "one of them")
    #expect(try !advice(1, .counselling).contains(.phone), "that has been done")
    for contact in [SafeContact.Permission.never, .unknown] {
      let advice = try advice(1, contact: contact)
      #expect(!advice.contains(.phone) && advice.contains(.phoneWhileHere))
    }
    #expect(NobodyFits.allCases.map(\.inWords).last == "Call the secretariat.")
  }
}
