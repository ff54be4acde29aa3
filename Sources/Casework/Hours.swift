/// When a service is open, in local time, day by day (Monday is 1).
package struct OpeningHours: Hashable, Sendable, Codable {
  package var days: [Day]

  package struct Day: Hashable, Sendable, Codable {
    package var weekday: Int
    /// Minutes after midnight. `closes` before `opens` runs past midnight; 0 to 1440 is all day.
    package var opens: Int
    package var closes: Int

    package init(weekday: Int, opens: Int, closes: Int) {
      self.weekday = weekday
      self.opens = opens
      self.closes = closes
    }

    /// From opening to closing, counted from midnight; past 1440 it closes on the next day.
    var minutes: Range<Int> {
      let opens = min(max(0, opens), 1440)
      let until = min(max(0, closes), 1440)
      return opens..<(until > opens ? until : until + 1440)
    }
  }

  package init(days: [Day]) { self.days = days }

  package static let always = OpeningHours(
    days: (1...7).map { Day(weekday: $0, opens: 0, closes: 1440) })

  /// When it is next open: `now` when it is open now, nil when it never opens.
  package func nextOpen(from now: Instant, offset: Instant.Span) -> Instant? {
    let wall = WallTime(now, offset: offset)
    let midnight = now - Instant.Span(seconds: Int64(wall.minuteOfDay * 60 + wall.second))
    var next: Instant?
    // From yesterday, whose hours may run past midnight, to this day next week.
    for ahead in -1...7 {
      let weekday = (wall.weekday - 1 + ahead + 7) % 7 + 1
      let start = midnight + .days(ahead)
      for day in days where day.weekday == weekday {
        let opensAt = start + .minutes(day.minutes.lowerBound)
        let closesAt = start + .minutes(day.minutes.upperBound)
        guard opensAt > now || now < closesAt else { continue }
        let opens = max(opensAt, now)
        next = min(next ?? opens, opens)
      }
    }
    return next
  }
}

/// When people work, where the desk is: what a clock counts that runs in working hours.
///
/// A setting: hours of each weekday (Friday's are shorter, or two) and the public holidays, which
/// nobody can compute since some follow the moon.
package struct WorkCalendar: Hashable, Sendable, Codable {
  package var hours: OpeningHours
  /// Days on which nobody works, as `2026-12-25`.
  package var holidays: Set<String>
  /// The desk's distance from UTC: no setting of its own, it is handed in with the desk.
  package var offset: Instant.Span

  private enum CodingKeys: CodingKey {
    case hours, holidays
  }

  package init(
    hours: OpeningHours, holidays: Set<String> = [], offset: Instant.Span = .hours(5)
  ) {
    self.hours = hours
    self.holidays = holidays
    self.offset = offset
  }

  /// Monday to Thursday 9 to 17, Friday 9 to 12:30 and 14:30 to 17, Saturday and Sunday closed.
  package init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      hours: try from.decode(OpeningHours.self, forKey: .hours),
      holidays: try from.value(.holidays, or: []))
  }

  package static let standard = WorkCalendar(
    hours: OpeningHours(
      days: (1...4).map { OpeningHours.Day(weekday: $0, opens: 9 * 60, closes: 17 * 60) } + [
        OpeningHours.Day(weekday: 5, opens: 9 * 60, closes: 12 * 60 + 30),
        OpeningHours.Day(weekday: 5, opens: 14 * 60 + 30, closes: 17 * 60),
      ]))

  /// When a span has passed that only runs in working hours. The hours of one working day count
  /// as a day: 24 h from Thursday noon end on Friday, or on Monday where Friday is a holiday.
  ///
  /// - Parameter receiver: the receiver's own hours, where those are known.
  package func end(
    of span: Instant.Span, from start: Instant, receiver: OpeningHours? = nil
  ) -> Instant {
    let hours = receiver ?? hours
    var left = span.seconds
    let wall = WallTime(start, offset: offset)
    let midnight = start - Instant.Span(seconds: Int64(wall.minuteOfDay * 60 + wall.second))
    // Twice as many days as a clock has, and a month of holidays: a receiver that opens once a
    // week is waited for in plain time instead of for months. No clock runs for a year.
    let longest = 31 + 2 * Int(min(max(0, span.seconds / 86400), 366))
    for ahead in -1...longest {
      let day = midnight + .days(ahead)
      let date = WallTime(day, offset: offset)
      if holidays.contains(date.date) { continue }
      let spells = hours.spells(on: date.weekday, midnight: day)
      let whole = spells.reduce(Int64(0)) { $0 + ($1.closes - $1.opens).seconds }
      for spell in spells where spell.closes > start {
        let from = max(spell.opens, start)
        let open = (spell.closes - from).seconds
        let counts = open * 86400 / whole
        if counts >= left {
          return from + Instant.Span(seconds: left * whole / 86400)
        }
        left -= counts
      }
    }
    return start + span
  }
}

extension OpeningHours {
  /// The times it is open that begin on a day, in order.
  func spells(on weekday: Int, midnight: Instant) -> [(opens: Instant, closes: Instant)] {
    days.filter { $0.weekday == weekday }
      .map { day in
        let span = day.minutes
        return (midnight + .minutes(span.lowerBound), midnight + .minutes(span.upperBound))
      }
      .sorted { $0.0 < $1.0 }
  }
}
