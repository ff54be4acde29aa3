import Casework
import DeskTesting
import Testing

@Suite("Clocks of levels 3 and 4 run in the receiver's working hours")
struct WorkingHoursTests {
  /// Monday to Thursday 9 to 17, Friday 9 to 12:30 and 14:30 to 17.
  static let calendar = WorkCalendar.standard

  static func at(_ text: String) throws -> Instant {
    try #require(WallTime.due(text, now: opening, offset: karachi))
  }

  @Test(
    "A working day's hours count as a day",
    arguments: [
      // Tuesday 24 November, 15:00; 24 h end on Wednesday at the same hour.
      ("2026-11-24 15:00", 24, "2026-11-25 15:00"), ("2026-11-24 09:00", 24, "2026-11-24 17:00"),
      // Outside of hours it stands still until somebody works.
      ("2026-11-24 20:00", 24, "2026-11-25 17:00"), ("2026-11-24 03:00", 12, "2026-11-24 13:00"),
      // Friday: six hours are its whole day, and its noon prayer is no work.
      ("2026-11-26 17:00", 24, "2026-11-27 17:00"), ("2026-11-27 09:00", 12, "2026-11-27 12:00"),
      ("2026-11-27 12:30", 1, "2026-11-27 14:45"), ("2026-11-27 13:00", 24, "2026-11-30 13:40"),
      // The weekend doesn't count.
      ("2026-11-28 10:00", 24, "2026-11-30 17:00"), ("2026-11-24 15:00", 72, "2026-11-27 15:30"),
      ("2026-11-24 15:00", 14 * 24, "2026-12-14 15:00"),
    ])
  func days(start: String, hours: Int, end: String) throws {
    let start = try Self.at(start)
    let found = Self.calendar.end(of: .hours(hours), from: start)
    // Whole minutes: a Friday's minute is four of a clock's.
    #expect(abs((found - (try Self.at(end))).seconds) < 60, "ended \(found)")
  }

  @Test("A public holiday is no working day")
  func holidays() throws {
    var calendar = Self.calendar
    calendar.holidays = ["2026-11-25", "2026-11-26"]
    let end = calendar.end(of: .hours(24), from: try Self.at("2026-11-24 17:00"))
    #expect(end == (try Self.at("2026-11-27 17:00")))
  }

  @Test("The receiver's own hours count where they are known, also past midnight")
  func receiver() throws {
    let nights = OpeningHours(days: (1...7).map { .init(weekday: $0, opens: 1320, closes: 360) })
    let start = try Self.at("2026-11-24 15:00")
    #expect(
      Self.calendar.end(of: .hours(12), from: start, receiver: nights)
        == (try Self.at("2026-11-25 02:00")))
    // One that never opens is waited for in plain time.
    #expect(
      Self.calendar.end(of: .hours(24), from: start, receiver: OpeningHours(days: []))
        == start + .hours(24))
  }

  @Test("More time never ends sooner, and a clock ends while somebody works")
  func monotonous() throws {
    for start in stride(from: 0, to: 9 * 24 * 60, by: 47) {
      let from = opening + .minutes(start)
      var last = from
      for hours in stride(from: 1, through: 24 * 15, by: 7) {
        let end = Self.calendar.end(of: .hours(hours), from: from)
        #expect(end >= last)
        let wall = WallTime(end, offset: karachi)
        #expect((1...5).contains(wall.weekday))
        #expect((9 * 60...17 * 60).contains(wall.minuteOfDay))
        last = end
      }
    }
  }

  @Test(
    "Only at levels 3 and 4; the desk's own clocks run day and night",
    arguments: [
      (Level.critical, "2026-11-27 20:00", "2026-11-27 16:15"),
      (.urgent, "2026-11-28 16:00", "2026-11-27 17:00"),
      // An hour of Friday's six, Monday, Tuesday, and five sixths of Wednesday.
      (.standard, "2026-12-02 15:40", "2026-11-28 16:00"),
    ])
  func levels(level: Level, answer: String, tell: String) throws {
    var it = try CaseAtWork(level: level)
    it.calendar = Self.calendar
    it.now = try Self.at("2026-11-27 16:00")
    try it.act(.refer())
    #expect(abs((it.latest.answerBy - (try Self.at(answer))).seconds) < 60)
    #expect(it.latest.tellBy == (try Self.at(tell)))
  }

  @Test("Told on Friday, an answer of level 3 is due on Wednesday, not on Monday")
  func friday() throws {
    var it = try CaseAtWork(level: .standard)
    it.calendar = Self.calendar
    it.now = try Self.at("2026-11-27 17:30")
    try it.act(.refer())
    try it.act(.tell("A"))
    #expect(it.latest.answerBy == (try Self.at("2026-12-02 17:00")))
    #expect(it.latest.acknowledgeBy == (try Self.at("2026-11-30 17:00")))
    it.now = try Self.at("2026-11-30 18:00")
    #expect(it.refusal(of: .expire(referral: "A"), by: .clock) == .notDueYet("A"))
  }
}
