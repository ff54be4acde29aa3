import Casework
import Coalition
import Testing

@Suite("Hard rules of a match")
struct MatchTests {
  @Test("A service that fits is just that")
  func fits() throws {
    #expect(try Asking().says(of: .plain()) == "fits")
    #expect(try Asking { $0.need = .shelter }.says(of: .shelter()) == "fits")
  }

  // MARK: The service itself

  @Test("A need is answered by a service of the same code")
  func offered() throws {
    #expect(
      try Asking { $0.need = .legalRepresentation }.says(of: .plain())
        == "excluded: does not offer this service")
    let both = Service.plain { $0.needs = [.medical, .legalRepresentation] }
    #expect(try Asking { $0.need = .legalRepresentation }.says(of: both) == "fits")
  }

  @Test(
    "A service that has closed or is suspended takes nobody",
    arguments: [
      (.active, "fits"), (.suspended, "excluded: the service is suspended"),
      (.closed, "excluded: the service has closed"),
    ] as [(Service.Status, String)])
  func status(status: Service.Status, verdict: String) throws {
    #expect(try Asking().says(of: .plain { $0.status = status }) == verdict)
  }

  // MARK: Area

  struct Where: CustomTestStringConvertible, Sendable {
    let areas: [AreaID]?
    let place: AreaID?
    var isByPhone = false
    let verdict: String

    init(_ areas: [AreaID]?, _ place: AreaID?, isByPhone: Bool = false, _ verdict: String) {
      (self.areas, self.place, self.isByPhone, self.verdict) = (areas, place, isByPhone, verdict)
    }

    var testDescription: String {
      let covers = areas.map { $0.map(\.rawValue).joined(separator: "+") } ?? "not known"
      return "\(covers)\(isByPhone ? " by phone" : ""), needed in \(place?.rawValue ?? "?")"
    }
  }

  static let wheres = [
    // District, division, province, country.
    Where(["pb-kasur"], "pb-kasur", "fits"),
    Where(["pb-lahore-division"], "pb-kasur", "fits"),
    Where(["pb"], "pb-kasur", "fits"),
    Where([.pakistan], "pb-kasur", "fits"),
    Where(["pb-lahore"], "pb-kasur", "excluded: does not cover Kasur, Punjab"),
    Where(["sd", "ba-quetta"], "pb-kasur", "excluded: does not cover Kasur, Punjab"),
    Where(["sd", "pb-kasur"], "pb-kasur", "fits"),
    // Abroad is no part of the country, nor the country of abroad.
    Where([.pakistan], .abroad, "excluded: does not work abroad"),
    Where(["pb"], .abroad, "excluded: does not work abroad"),
    Where([.abroad], .abroad, "fits"),
    Where([.pakistan, .abroad], .abroad, "fits"),
    Where([.abroad], "pb-kasur", "excluded: does not cover Kasur, Punjab"),
    // Only the province or the division is known (“Karachi, district unknown”).
    Where(["pb-kasur"], "pb", "possible if: Which district of Punjab?"),
    Where(
      ["pb-kasur"], "pb-lahore-division", "possible if: Which district of Lahore division, Punjab?"),
    Where(["pb-lahore-division"], "pb", "possible if: Which district of Punjab?"),
    Where(["pb-kasur"], .pakistan, "possible if: Which district of Pakistan?"),
    Where(["pb"], "pb", "fits"),
    Where([.pakistan], "pb", "fits"),
    Where(["sd-umerkot"], "pb", "excluded: does not cover Punjab"),
    Where(
      ["sd-karachi-east"], "sd-karachi-division",
      "possible if: Which district of Karachi division, Sindh?"),
    // Nothing is known of the place.
    Where(["pb-kasur"], nil, "possible if: Where are they now?"),
    Where([.pakistan], nil, "possible if: Where are they now?"),
    Where([.pakistan, .abroad], nil, "fits"),
    // Nothing is known of the area: ask, but exclude nobody.
    Where(nil, "pb-kasur", "fits"),
    Where(nil, .abroad, "fits"),
    Where(nil, nil, "fits"),
    // By phone the place doesn't matter, within the country.
    Where(["pb-kasur"], "sd-umerkot", isByPhone: true, "fits"),
    Where([.pakistan], "jk-kotli", isByPhone: true, "fits"),
    Where([.pakistan], "sd", isByPhone: true, "fits"),
    Where([.pakistan], .abroad, isByPhone: true, "excluded: does not work abroad"),
    Where([.pakistan, .abroad], .abroad, isByPhone: true, "fits"),
    Where([.pakistan], nil, isByPhone: true, "possible if: Where are they now?"),
    Where(["pb-kasur", .abroad], nil, isByPhone: true, "fits"),
    Where(nil, "sd-umerkot", isByPhone: true, "fits"),
    Where(nil, .abroad, isByPhone: true, "fits"),
  ]

  @Test("The area covers the place where it is needed", arguments: wheres)
  func area(_ it: Where) throws {
    let service = Service.plain {
      $0.areas = it.areas
      $0.isByPhone = it.isByPhone
    }
    #expect(try Asking { $0.facts.place = it.place }.says(of: service) == it.verdict)
    // The place of the need comes before that of the case.
    let elsewhere = Asking {
      $0.facts.place = "kp-swat"
      $0.place = it.place
    }
    if it.place != nil { #expect(try elsewhere.says(of: service) == it.verdict) }
  }

  @Test(
    "An area that isn't known is asked about, by phone only for abroad",
    arguments: [
      (false, "pb-kasur", true), (false, .abroad, true), (true, "pb-kasur", false),
      (true, .abroad, true),
    ] as [(Bool, AreaID, Bool)])
  func areaNotKnown(isByPhone: Bool, place: AreaID, isAsked: Bool) throws {
    let service = Service.plain {
      $0.areas = nil
      $0.isByPhone = isByPhone
    }
    let asks = try Asking { $0.facts.place = place }.asks(of: service)
    #expect(asks == (isAsked ? ["does it cover this place?"] : []))
  }

  // MARK: Age and gender, for each person

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

  @Test("Every person served is checked: the mother fits, her son of 13 doesn't")
  func household() throws {
    let family = Asking {
      $0.need = .shelter
      $0.facts.persons = [
        Person(age: Age(34), gender: .female), Person(age: Age(13), gender: .male),
      ]
    }
    #expect(
      try family.says(of: .shelter()) == "excluded: person 2 (13) – takes ages 18 to 59")
    #expect(
      try family.says(of: .shelter { $0.ages = nil })
        == "excluded: person 2 (male) – takes female only")
    // Asked for one of them, only that one counts.
    var mother = family
    mother.persons = [1]
    #expect(try mother.says(of: .shelter()) == "fits")
    var son = family
    son.persons = [2]
    #expect(
      try son.says(of: .shelter()) == "excluded: person 2 (13) – takes ages 18 to 59")
    #expect(try son.says(of: .shelter { ($0.ages, $0.genders) = (6...13, [.male]) }) == "fits")
  }

  @Test("Each person of whom something isn't known is asked about")
  func unknownHousehold() throws {
    let family = Asking {
      $0.need = .shelter
      $0.facts.persons = [Person(age: Age(34), gender: .female), Person(), Person(age: Age(20))]
    }
    #expect(
      try family.says(of: .shelter())
        == "possible if: How old is person 2? Takes ages 18 to 59. "
        + "Person 2: female, male or X? Takes female. Person 3: female, male or X? Takes female.")
  }

  @Test("Nobody is known yet: a service with limits asks who it is, one without doesn't")
  func nobodyKnown() throws {
    let asking = Asking { $0.facts.persons = [] }
    let who = "possible if: Who needs it: ages and gender?"
    #expect(try asking.says(of: .plain()) == "fits")
    #expect(try asking.says(of: .plain { $0.ages = 0...17 }) == who)
    #expect(try asking.says(of: .plain { $0.genders = [.female] }) == who)
  }

  @Test("What a shelter hasn't said of itself is asked, and excludes nobody")
  func unknownShelter() throws {
    let asking = Asking { $0.need = .shelter }
    let shelter = Service.shelter {
      ($0.ages, $0.genders, $0.hours, $0.capacity, $0.confirmedOn) = (nil, nil, nil, nil, nil)
      $0.areas = nil
    }
    #expect(try asking.says(of: shelter) == "fits")
    #expect(
      try asking.asks(of: shelter) == [
        "not confirmed by the body", "does it cover this place?", "which ages does it take?",
        "whom does it take?", "is there a free place?", "when is it open?",
      ])
    // Of another service neither beds nor limits matter.
    let advice = Service.plain { ($0.hours, $0.confirmedOn) = (nil, nil) }
    #expect(
      try Asking().asks(of: advice) == ["not confirmed by the body", "when is it open?"])
  }

  // MARK: Hours

  struct Opens: CustomTestStringConvertible, Sendable {
    let hours: OpeningHours
    let level: Level
    /// In Karachi.
    let now: String
    let verdict: String

    init(_ hours: OpeningHours, _ level: Level, _ now: String, _ verdict: String) {
      (self.hours, self.level, self.now, self.verdict) = (hours, level, now, verdict)
    }

    var testDescription: String { "level \(level.rawValue), \(now): \(verdict)" }
  }

  static let evening = OpeningHours.on(1...7, "18:59", "22:00")
  static let night = OpeningHours.on(1...7, "22:00", "06:00")
  static let office = OpeningHours.on(1...4, "09:00", "17:00") + .on(5...5, "09:00", "12:30")

  static let opens = [
    // Level 1 is to be answered in 4 hours: one minute before is in time, the minute itself is not.
    Opens(evening, .critical, "2026-11-24 15:00", "fits"),
    Opens(
      .on(1...7, "19:00", "22:00"), .critical, "2026-11-24 15:00",
      "excluded: opens 19:00, after the answer is due (19:00)"),
    Opens(evening, .critical, "2026-11-24 21:59", "fits"),
    Opens(
      evening, .critical, "2026-11-24 22:00",
      "excluded: opens Wed 18:59, after the answer is due (Wed 02:00)"),
    // Past midnight.
    Opens(
      night, .critical, "2026-11-24 15:00",
      "excluded: opens 22:00, after the answer is due (19:00)"),
    Opens(night, .critical, "2026-11-24 18:01", "fits"),
    Opens(night, .critical, "2026-11-24 23:30", "fits"),
    Opens(night, .critical, "2026-11-25 05:59", "fits"),
    Opens(
      night, .critical, "2026-11-25 06:00",
      "excluded: opens 22:00, after the answer is due (10:00)"),
    Opens(night, .urgent, "2026-11-25 06:00", "fits"),
    // Only Saturday night: it is still open on Sunday morning.
    Opens(.on(6...6, "22:00", "06:00"), .critical, "2026-11-29 03:00", "fits"),
    Opens(
      .on(6...6, "22:00", "06:00"), .critical, "2026-11-29 06:00",
      "excluded: opens 5 Dec 22:00, after the answer is due (10:00)"),
    // Friday ends early, and then comes the weekend.
    Opens(office, .critical, "2026-11-27 12:29", "fits"),
    Opens(
      office, .critical, "2026-11-27 12:30",
      "excluded: opens Mon 09:00, after the answer is due (16:30)"),
    Opens(
      office, .urgent, "2026-11-27 12:30",
      "excluded: opens Mon 09:00, after the answer is due (Sat 12:30)"),
    Opens(office, .standard, "2026-11-27 12:30", "fits"),
    Opens(office, .advice, "2026-11-27 12:30", "fits"),
    Opens(
      office, .critical, "2026-11-24 03:00",
      "excluded: opens 09:00, after the answer is due (07:00)"),
    Opens(office, .critical, "2026-11-24 05:01", "fits"),
    // A week's only hour is just over.
    Opens(
      .on(2...2, "14:00", "15:00"), .standard, "2026-11-24 15:00",
      "excluded: opens 1 Dec 14:00, after the answer is due (Fri 15:00)"),
    Opens(.always, .critical, "2026-11-29 00:00", "fits"),
    Opens(
      OpeningHours(days: []), .advice, "2026-11-24 15:00", "excluded: no opening hours this week"),
  ]

  @Test("A service opens before the level's answer is due", arguments: opens)
  func hours(_ it: Opens) throws {
    let now = try #require(WallTime.due(it.now, now: opening, offset: .hours(5)))
    let service = Service.plain {
      $0.hours = it.hours
      $0.confirmedOn = now
    }
    let asking = Asking {
      $0.level = it.level
      $0.now = now
    }
    #expect(try asking.says(of: service) == it.verdict)
  }

  @Test("A deadline draws the time to answer in")
  func deadline() throws {
    let service = Service.plain { $0.hours = .on(1...7, "18:00", "22:00") }
    let asking = Asking { $0.level = .critical }
    #expect(try asking.says(of: service) == "fits")
    let flight = Asking {
      $0.level = .critical
      $0.facts.deadline = Deadline(at: opening + .hours(6), what: "her flight")
    }
    #expect(
      try flight.says(of: service)
        == "excluded: opens 18:00, after the answer is due (18:00)")
  }

  @Test("Before triage there is no time to answer, and hours exclude nobody")
  func untriaged() throws {
    let service = Service.plain { $0.hours = .on(6...6, "09:00", "10:00") }
    #expect(try Asking { $0.level = nil }.says(of: service) == "fits")
  }

  // MARK: Declined already

  @Test(
    "A body that said no is not asked again while its reason holds",
    arguments: [
      (.full, true, true, false), (.area, true, true, true), (.mandate, true, true, true),
      (.ageOrGender, true, true, true), (.specialNeed, true, true, true),
      (.safety, true, true, true), (.conflict, true, true, true),
      (.information, false, false, false), (.duplicate, true, true, true),
      (.funds, true, true, false), (.other, true, true, true),
    ] as [(DeclineReason, Bool, Bool, Bool)])
  func declined(reason: DeclineReason, atOnce: Bool, nearlyADay: Bool, aDay: Bool) throws {
    let spans: [(Instant.Span, Bool)] = [
      (.minutes(0), atOnce), (Instant.Span(seconds: 86_399), nearlyADay), (.hours(24), aDay),
    ]
    for (ago, holds) in spans {
      let asking = Asking { $0.declined = [("door", reason, ago)] }
      #expect(
        try asking.says(of: .plain())
          == (holds ? "excluded: declined already (A): \(reason.inWords)" : "fits"))
      #expect(try asking.says(of: .plain("other")) == "fits")
    }
  }

  @Test("Full a day ago and full again an hour ago: the last answer counts")
  func declinedTwice() throws {
    let asking = Asking { $0.declined = [("door", .full, .days(2)), ("door", .full, .hours(1))] }
    #expect(try asking.says(of: .plain()) == "excluded: declined already (B): full")
  }

  @Test("A no to one need is no no to another")
  func declinedOtherNeed() throws {
    var asking = Asking { $0.declined = [("door", .mandate, .hours(1))] }
    var it = try asking.case()
    let other = CaseEvent.needAdded(
      need: 2, code: .legalAdvice, persons: [], place: nil, actBy: nil)
    it.apply(other, Stamp(seq: 99, at: opening, by: "amina"))
    asking.declined = []
    let setting = MatchSetting(now: opening)
    let directory = Directory([Service.plain()])
    #expect(Match(it.needs[0], of: it, among: directory, with: setting).fits.isEmpty)
    #expect(Match(it.needs[1], of: it, among: directory, with: setting).fits.count == 1)
  }

  // MARK: Places

  @Test(
    "The last place goes to whom it was sent for first",
    arguments: [
      (3, 2, "fits"), (1, 0, "fits"), (3, 3, "full"), (3, 4, "full"), (0, 0, "full"),
    ])
  func places(free: Int, taken: Int, verdict: String) throws {
    let shelter = Service.shelter { $0.capacity?.free = free }
    let asking = Asking {
      $0.need = .shelter
      $0.taken = ["door": taken]
    }
    #expect(
      try asking.says(of: shelter)
        == (verdict == "full"
          ? "excluded: full (figure of 14:00, less places taken since)" : verdict))
  }

  @Test(
    "An old figure is asked about before it excludes anybody",
    arguments: [
      (86_400, 0, "excluded: full (figure of Mon 15:00, less places taken since)", []),
      (86_401, 0, "fits", ["places last told 1 d ago"]),
      (86_400, 2, "fits", []), (86_401, 2, "fits", ["places last told 1 d ago"]),
      (9 * 86_400, 0, "fits", ["places last told 9 d ago"]),
    ])
  func oldFigure(age: Int, free: Int, verdict: String, asks: [String]) throws {
    let shelter = Service.shelter {
      $0.capacity = .init(free: free, asOf: opening - Instant.Span(seconds: Int64(age)))
    }
    let asking = Asking { $0.need = .shelter }
    #expect(try asking.says(of: shelter) == verdict)
    #expect(try asking.asks(of: shelter) == asks)
  }

  // MARK: Local authority

  @Test(
    "No local authority when the perpetrator is an official, nor before that was asked",
    arguments: [
      (
        .yes, true,
        "excluded: the perpetrator is an official – no local authority without a coordinator"
      ),
      (.unknown, true, "possible if: Is the perpetrator an official, or tied to one?"),
      (.no, true, "fits"), (.yes, false, "fits"), (.unknown, false, "fits"),
    ] as [(Known, Bool, String)])
  func authority(official: Known, isLocal: Bool, verdict: String) throws {
    let asking = Asking { $0.facts.officialPerpetrator = official }
    #expect(try asking.says(of: .plain { $0.isLocalAuthority = isLocal }) == verdict)
  }

  // MARK: Several at once

  @Test("Of several rules the first that can't be helped is told")
  func firstRule() throws {
    var service = Service.plain {
      $0.needs = [.medical]
      $0.status = .closed
      $0.areas = ["sd"]
      $0.ages = 0...17
      $0.hours = OpeningHours(days: [])
      $0.capacity = .init(free: 0, asOf: opening)
    }
    let asking = Asking()
    var told: [String] = []
    let helps: [(inout Service) -> Void] = [
      { $0.needs = [.legalAdvice] }, { $0.status = .active }, { $0.areas = ["pb"] },
      { $0.ages = nil }, { $0.hours = .always }, { $0.capacity?.free = 1 },
    ]
    for help in helps {
      told.append(try asking.says(of: service))
      help(&service)
    }
    #expect(
      told == [
        "excluded: does not offer this service", "excluded: the service has closed",
        "excluded: does not cover Kasur, Punjab",
        "excluded: person 1 (30) – takes ages up to 17", "excluded: no opening hours this week",
        "excluded: full (figure of 15:00, less places taken since)",
      ])
    #expect(try asking.says(of: service) == "fits")
  }

  @Test("All questions that decide are asked at once")
  func allQuestions() throws {
    let asking = Asking {
      $0.facts.place = nil
      $0.facts.persons = [Person()]
      $0.facts.officialPerpetrator = .unknown
    }
    let service = Service.plain {
      $0.areas = ["pb-kasur"]
      ($0.ages, $0.genders, $0.isLocalAuthority) = (18...120, [.female], true)
    }
    #expect(
      try asking.says(of: service)
        == "possible if: Where are they now? How old is person 1? Takes ages 18 and over. "
        + "Person 1: female, male or X? Takes female. "
        + "Is the perpetrator an official, or tied to one?")
  }
}
