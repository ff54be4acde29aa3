import Casework
import DeskTesting
import Foundation
import Testing

@Suite("Moments")
struct InstantTests {
  // MARK: Text

  @Test("A moment is written as ISO 8601 has it, and read back", arguments: 1...4)
  func roundTrip(seed: Int) throws {
    var chance = Seeded(seed)
    let format = ISO8601DateFormatter()
    // From 1600, past the calendar reform, to the last year of four digits.
    for _ in 0..<500 {
      let seconds = Int64.random(in: -11_676_096_000...253_402_300_799, using: &chance)
      let instant = Instant(seconds: seconds)
      let date = Date(timeIntervalSince1970: TimeInterval(seconds))
      #expect(instant.description == format.string(from: date))
      #expect(Instant(instant.description) == instant)
    }
  }

  @Test(
    "The edges of days, months and leap years",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1),
      ("2000-02-29T12:00:00Z", 951_825_600), ("2024-02-29T00:00:00Z", 1_709_164_800),
      ("2026-12-31T23:59:59Z", 1_798_761_599), ("2027-01-01T00:00:00Z", 1_798_761_600),
      ("2100-02-28T23:59:59Z", 4_107_542_399), ("2100-03-01T00:00:00Z", 4_107_542_400),
      ("2026-11-24T10:00:00Z", opening.seconds),
    ] as [(String, Int64)])
  func edges(text: String, seconds: Int64) {
    #expect(Instant(text) == Instant(seconds: seconds))
    #expect(Instant(seconds: seconds).description == text)
  }

  @Test(
    "Nothing else is read as a moment",
    arguments: [
      "", "2026-11-24", "2026-11-24T10:00Z", "2026-11-24T10:00:00", "2026-11-24T10:00:00z",
      "2026-11-24 10:00:00Z", "2026-11-24T10:00:00+05:00", "2026-11-24T10:00:00.5Z",
      "2026-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
      "2026-13-01T00:00:00Z", "2026-00-10T00:00:00Z", "2026-01-00T00:00:00Z",
      "2026-11-24T24:00:00Z", "2026-11-24T10:60:00Z", "2026-11-24T10:00:60Z",
      "+026-11-24T10:00:00Z", "2026-11-24T1a:00:00Z", " 2026-11-24T10:00:00Z",
      "٢٠٢٦-١١-٢٤T١٠:٠٠:٠٠Z", "12026-11-24T10:00:00Z", "-2d4h",
    ])
  func refused(text: String) {
    #expect(Instant(text) == nil)
  }

  // MARK: Spans

  @Test(
    "A length of time in words",
    arguments: [
      (0, "0 min"), (59, "0 min"), (60, "1 min"), (3599, "59 min"), (3600, "1 h"),
      (3660, "1 h 1 min"), (11_400, "3 h 10 min"), (86_399, "23 h 59 min"), (86_400, "1 d"),
      (86_459, "1 d"), (90_000, "25 h"), (187_200, "2 d 4 h"), (14 * 86_400, "14 d"),
      (-300, "5 min"), (-93_600, "26 h"),
    ] as [(Int64, String)])
  func words(seconds: Int64, words: String) {
    #expect(Instant.Span(seconds: seconds).inWords == words)
  }

  @Test(
    "A length of time as it is typed",
    arguments: [
      ("30m", 1800), ("4h", 14_400), ("2d", 172_800), ("1d4h", 100_800), ("1d4h30m", 102_600),
      ("0m", 0), ("090m", 5400), ("", nil), ("h", nil), ("4", nil), ("4 h", nil), ("4H", nil),
      ("1d4", nil), ("1.5h", nil), ("4w", nil), ("٤h", nil), ("9999999d", nil),
      ("36525d", 36_525 * 86_400), ("36526d", nil),
      ("hd4", nil),
    ] as [(String, Int64?)])
  func typedSpan(text: String, seconds: Int64?) {
    #expect(Instant.Span(words: text)?.seconds == seconds)
    #expect(Instant.Span(signed: "+" + text)?.seconds == seconds)
    #expect(Instant.Span(signed: "-" + text)?.seconds == seconds.map { -$0 })
    #expect(Instant.Span(signed: text) == nil)
  }

  @Test("Spans and moments reckon with each other")
  func reckoning() {
    let later = opening + .hours(3)
    #expect(later - opening == .minutes(180))
    #expect(opening - later == -.hours(3))
    #expect(later - .hours(3) == opening)
    #expect(opening < later)
    #expect(Instant.Span.days(1) < .hours(25))
  }

  @Test("A span is written in seconds, a moment as text")
  func coding() throws {
    let encoder = JSONEncoder()
    #expect(
      String(decoding: try encoder.encode([Instant.Span.hours(4)]), as: UTF8.self) == "[14400]")
    #expect(
      String(decoding: try encoder.encode([opening]), as: UTF8.self)
        == "[\"2026-11-24T10:00:00Z\"]")
    #expect(try JSONDecoder().decode([Instant.Span].self, from: Data("[60]".utf8)) == [.minutes(1)])
  }

  @Test("A time that counts from the opening is read only where there is one")
  func relative() throws {
    let bytes = Data(#"["-2d4h","+17h","2026-11-24T10:00:00Z"]"#.utf8)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: bytes) }
    let decoder = JSONDecoder()
    decoder.userInfo[.openingTime] = opening
    #expect(
      try decoder.decode([Instant].self, from: bytes) == [
        opening - .hours(52), opening + .hours(17), opening,
      ])
    #expect(throws: DecodingError.self) {
      try decoder.decode([Instant].self, from: Data(#"["17h"]"#.utf8))
    }
  }

  // MARK: Wall clock

  @Test("The wall clock and the weekday are those of Foundation's calendar", arguments: 1...4)
  func wallClock(seed: Int) throws {
    var chance = Seeded(seed)
    var calendar = Calendar(identifier: .gregorian)
    for _ in 0..<300 {
      let seconds = Int64.random(in: -11_676_096_000...253_402_300_799, using: &chance)
      let hours = Int.random(in: -12...14, using: &chance)
      calendar.timeZone = try #require(TimeZone(secondsFromGMT: hours * 3600))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday],
        from: Date(timeIntervalSince1970: TimeInterval(seconds)))
      let wall = WallTime(Instant(seconds: seconds), offset: .hours(hours))
      #expect(
        [wall.year, wall.month, wall.day, wall.hour, wall.minute, wall.second]
          == [parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second])
      // Foundation counts from Sunday, 1; ISO 8601 from Monday, 1.
      #expect(wall.weekday == ((parts.weekday ?? 0) + 5) % 7 + 1)
      #expect(wall.isReal)
      #expect(wall.instant(offset: .hours(hours)) == Instant(seconds: seconds))
    }
  }

  @Test("What a wall clock shows in Karachi")
  func karachiClock() {
    let wall = WallTime(opening + .hours(9) + .minutes(5), offset: karachi)
    #expect(wall.date == "2026-11-25")
    #expect(wall.clock == "00:05")
    #expect(wall.dayInWords == "25 Nov")
    #expect(wall.weekdayInWords == "Wed")
    #expect(wall.monthName == "2026-11")
    #expect(wall.minuteOfDay == 5)
  }

  @Test("The days of one week have their names")
  func weekdays() {
    let names = (0..<7).map { WallTime(opening + .days($0), offset: karachi).weekdayInWords }
    #expect(names == ["Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Mon"])
  }

  // MARK: When something is due

  @Test(
    "When something is due, as it is typed on Tuesday 24 November, 15:00",
    arguments: [
      ("+2d", "2026-11-26T10:00:00Z"), ("2d", "2026-11-26T10:00:00Z"),
      ("4h", "2026-11-24T14:00:00Z"), ("90m", "2026-11-24T11:30:00Z"),
      ("1d4h", "2026-11-25T14:00:00Z"), ("-2h", "2026-11-24T08:00:00Z"),
      ("18:00", "2026-11-24T13:00:00Z"), ("15:01", "2026-11-24T10:01:00Z"),
      ("15:00", "2026-11-25T10:00:00Z"), ("9:05", "2026-11-25T04:05:00Z"),
      ("00:00", "2026-11-24T19:00:00Z"), ("23:59", "2026-11-24T18:59:00Z"),
      ("today", "2026-11-24T13:00:00Z"), ("today 20:30", "2026-11-24T15:30:00Z"),
      ("tomorrow", "2026-11-25T13:00:00Z"), ("tomorrow 06:00", "2026-11-25T01:00:00Z"),
      ("  TOMORROW ", "2026-11-25T13:00:00Z"), ("2026-11-30", "2026-11-30T13:00:00Z"),
      ("2026-11-30 08:15", "2026-11-30T03:15:00Z"), ("2026-12-1", "2026-12-01T13:00:00Z"),
      ("2028-02-29", "2028-02-29T13:00:00Z"), ("friday", "2026-11-27T13:00:00Z"),
      ("Fri 10:00", "2026-11-27T05:00:00Z"), ("monday", "2026-11-30T13:00:00Z"),
      // Today's own name is next week's day.
      ("tuesday", "2026-12-01T13:00:00Z"), ("wed", "2026-11-25T13:00:00Z"),
      ("18.00", "2026-11-24T13:00:00Z"), ("6 p.m.", "2026-11-24T13:00:00Z"),
      ("6pm", "2026-11-24T13:00:00Z"), ("6  pm", "2026-11-24T13:00:00Z"),
      ("6:30 PM", "2026-11-24T13:30:00Z"),
      ("12am", "2026-11-24T19:00:00Z"), ("tomorrow 8 am", "2026-11-25T03:00:00Z"),
      ("12pm", "2026-11-25T07:00:00Z"),
    ])
  func due(text: String, expected: String) {
    #expect(WallTime.due(text, now: opening, offset: karachi) == Instant(expected))
  }

  @Test(
    "When something was, as it is typed on Tuesday 24 November, 15:00; of a day alone no hour is made up",
    arguments: [
      ("yesterday 8pm", "2026-11-23T15:00:00Z"), ("Yesterday 20:00", "2026-11-23T15:00:00Z"),
      ("14:30", "2026-11-24T09:30:00Z"), ("20:00", "2026-11-23T15:00:00Z"),
      ("9 pm", "2026-11-23T16:00:00Z"), ("friday 10:00", "2026-11-20T05:00:00Z"),
      ("today 9am", "2026-11-24T04:00:00Z"), ("-2h", "2026-11-24T08:00:00Z"),
      ("2026-11-20", "2026-11-20T13:00:00Z"), ("2026-11-20 08:15", "2026-11-20T03:15:00Z"),
      ("tue 14:00", "2026-11-24T09:00:00Z"), ("tue 16:00", "2026-11-17T11:00:00Z"),
      ("yesterday", nil), ("today", nil), ("friday", nil), ("yesterday evening", nil),
      ("13pm", nil), ("0am", nil),
    ])
  func past(text: String, expected: String?) {
    #expect(
      WallTime.past(text, now: opening, offset: karachi) == expected.flatMap { Instant($0) })
  }

  @Test(
    "What could be meant in two ways is not read as a time",
    arguments: [
      "", " ", "soon", "18", "mo", "mondays", "yesterday", "friday 25:00", "25:00", "18:60", "18:",
      ":30", "1:2:3", "18:xx:00",
      "+18:00", "2026-02-29", "2026-11", "2026-xx-11-30", "2026-11-30-1", "-2026-11-30",
      "2026-11--30", "2026-11-30 18", "2026-11-30 18:00 late", "tomorrow soon", "24.11.2026",
      "99999999999999999-1-1", "2026-99999999999999999-1", "99999999999999999:00", "+", "-",
      "١٨:٠٠", "2.5", "24:00", "1 8:00", "6 a m", "06:00 2",
    ])
  func notDue(text: String) {
    #expect(WallTime.due(text, now: opening, offset: karachi) == nil)
  }

  @Test("Whatever is added to it, a moment is one that can be written and read again")
  func endOfTime() throws {
    let last = try #require(Instant("9999-12-31T23:59:59Z"))
    let first = try #require(Instant("0000-01-01T00:00:00Z"))
    let spans = [Instant.Span(seconds: .max), .minutes(.max), .hours(.max), .days(.max)]
    for span in spans {
      #expect(last + span == last)
      #expect(opening + span == last)
      #expect(opening - span == first)
      #expect(opening + -span == first)
    }
    #expect(Instant(seconds: .min) == first)
    #expect(first + (last - first) == last)
    #expect(Instant(last.description) == last)
    #expect(Instant.Span(seconds: .min) == -Instant.Span(seconds: .max))
  }

  @Test("Today is the desk's day, not the meridian's")
  func dueAfterMidnight() {
    // 01:30 on the 25th in Karachi, still the 24th in Greenwich.
    let night = opening + .hours(10) + .minutes(30)
    #expect(WallTime.due("today", now: night, offset: karachi) == Instant("2026-11-25T13:00:00Z"))
    #expect(
      WallTime.due("tomorrow 01:00", now: night, offset: karachi)
        == Instant("2026-11-25T20:00:00Z"))
  }
}
