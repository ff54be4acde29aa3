import Casework
import Coalition
import DeskTesting
import Testing

@Suite("A service that can be had in time, where it is needed")
struct MatchServiceTests {
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
    "A service that has closed, or is suspended nobody knows until when, takes nobody",
    arguments: [
      (.active, "fits"), (.suspended, "excluded: the service is suspended"),
      (.closed, "excluded: the service has closed"),
    ] as [(Service.Status, String)])
  func status(status: Service.Status, verdict: String) throws {
    #expect(try Asking().says(of: .plain { $0.status = status }) == verdict)
  }

  @Test(
    "A service that is closed for now takes whom it opens for before the answer is due",
    arguments: [
      // Level 1 is to be answered by 19:00.
      (.critical, .hours(4), nil, "excluded: the service is suspended until 19:00"),
      (.critical, .minutes(239), nil, "fits"),
      // Level 2 by 15:00 tomorrow.
      (.urgent, .hours(24), nil, "excluded: the service is suspended until Wed 15:00"),
      (.urgent, .minutes(24 * 60 - 1), nil, "fits"),
      // It may have opened already: that is asked.
      (.critical, .hours(-2), nil, "fits"),
      // Its hours count from the day on which it takes anybody again.
      (.urgent, .hours(3), .on(1...7, "09:00", "17:00"), "fits"),
      (
        .critical, .hours(3), .on(1...7, "09:00", "17:00"),
        "excluded: opens Wed 09:00, after the answer is due (19:00)"
      ),
    ] as [(Level, Instant.Span, OpeningHours?, String)])
  func suspendedUntil(
    level: Level, until: Instant.Span, hours: OpeningHours?, verdict: String
  ) throws {
    let service = Service.plain {
      ($0.status, $0.suspendedUntil) = (.suspended, opening + until)
      if let hours { $0.hours = hours }
    }
    let asking = Asking { $0.level = level }
    #expect(try asking.says(of: service) == verdict)
    let time = MatchWords(now: opening).time(opening + until)
    #expect(
      try asking.asks(of: service)
        == (verdict == "fits" ? ["closed for now: does it open again \(time)?"] : []))
  }

  @Test("Before triage nothing is due, and one that opens again one day fits")
  func suspendedUntriaged() throws {
    let service = Service.plain {
      ($0.status, $0.suspendedUntil) = (.suspended, opening + .days(30))
    }
    #expect(try Asking { $0.level = nil }.says(of: service) == "fits")
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

  @Test(
    "A service by phone is asked whether it can help without a call, where the person is reached otherwise",
    arguments: [
      (.whatsapp, true, ["NO CALLS, only WhatsApp – can it help that way?"], -50),
      (.inPerson, true, ["NO CALLS, only in person – can it help that way?"], -50),
      (.phone, true, [], 5), (nil, true, [], 5), (.whatsapp, false, [], 0),
    ] as [(Channel?, Bool, [String], Int)])
  func notByPhone(channel: Channel?, isByPhone: Bool, asks: [String], points: Int) throws {
    var asking = Asking { $0.facts.contact.channel = channel }
    asking.weights.confirmed = 0
    let service = Service.plain { $0.isByPhone = isByPhone }
    #expect(try asking.says(of: service) == "fits")
    #expect(try asking.asks(of: service) == asks)
    #expect(try asking.match(service).fits[0].points == points)
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
  static let friday = OpeningHours.on(5...5, "09:00", "12:30") + .on(5...5, "14:30", "17:00")

  static let opens = [
    // Level 1 is to be answered in 4 hours: one minute before is in time, the minute itself is not.
    Opens(evening, .critical, "2026-11-24 15:00", "fits"),
    Opens(
      .on(1...7, "19:00", "22:00"), .critical, "2026-11-24 15:00",
      "excluded: opens 19:00, after the answer is due (19:00)"),
    // An office that opens at nine: the clock ends a minute before, at nine, a minute after.
    Opens(
      office, .critical, "2026-11-25 04:59",
      "excluded: opens 09:00, after the answer is due (08:59)"),
    Opens(
      office, .critical, "2026-11-25 05:00",
      "excluded: opens 09:00, after the answer is due (09:00)"),
    Opens(office, .critical, "2026-11-25 05:01", "fits"),
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
    // Friday's prayer: closed in between, open again in time.
    Opens(friday, .critical, "2026-11-27 12:30", "fits"),
    Opens(
      friday, .critical, "2026-11-27 17:00",
      "excluded: opens 4 Dec 09:00, after the answer is due (21:00)"),
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
      .on(2...2, "14:00", "15:00"), .urgent, "2026-11-24 15:00",
      "excluded: opens 1 Dec 14:00, after the answer is due (Wed 15:00)"),
    // Its own working days are counted: the third is three weeks away.
    Opens(.on(2...2, "14:00", "15:00"), .standard, "2026-11-24 15:00", "fits"),
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

  // MARK: Papers

  @Test(
    "Papers that take longer than the answer may exclude: a court order is a court day",
    arguments: [
      (
        .critical, ["a court order"], 24,
        "excluded: needs a court order, about 24 h – the answer is due 19:00", nil
      ),
      (.critical, ["a court order"], 4, "fits", "needs a court order, about 4 h"),
      (
        .critical, ["a court order"], 5,
        "excluded: needs a court order, about 5 h – the answer is due 19:00", nil
      ),
      (.urgent, ["a court order"], 24, "fits", "needs a court order, about 24 h"),
      (
        .urgent, ["a CNIC", "a letter"], 25,
        "excluded: needs a CNIC and a letter, about 25 h – the answer is due Wed 15:00", nil
      ),
      // In working hours: three days are three days of work.
      (.standard, ["a court order"], 72, "fits", "needs a court order, about 72 h"),
      (nil, ["a court order"], 240, "fits", "needs a court order, about 240 h"),
      (.critical, ["a court order"], nil, "fits", "needs a court order: how long does that take?"),
      (.critical, [], 24, "fits", nil),
    ] as [(Level?, [String], Int?, String, String?)])
  func papers(
    level: Level?, papers: [String], hours: Int?, verdict: String, ask: String?
  ) throws {
    let shelter = Service.shelter { $0.admission = .init(papers: papers, hours: hours) }
    let asking = Asking { ($0.need, $0.level) = (.shelter, level) }
    #expect(try asking.says(of: shelter) == verdict)
    #expect(try asking.asks(of: shelter) == (ask.map { [$0] } ?? []))
  }

  @Test("What a shelter wants to see is asked where it hasn't said; of an advice line it isn't")
  func papersNotKnown() throws {
    let shelter = Service.shelter { $0.admission = nil }
    #expect(
      try Asking { $0.need = .shelter }.asks(of: shelter)
        == ["what must be brought to be let in?"])
    #expect(try Asking().asks(of: .plain()) == [])
  }
}
