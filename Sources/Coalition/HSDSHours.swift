import Casework

// Opening hours and the schedules of HSDS, which are RRULEs (RFC 5545) cut to what a week needs.

extension OpeningHours {
  private static let dayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

  /// Not known (nil) unless every schedule says its days and times and is the same every week:
  /// half the hours would close a door that is open.
  ///
  /// A time without a zone is local time. What closes at 23:59, 24:00 or 00:00 closes at midnight.
  init?(_ schedules: [HSDSSchedule], offset: Instant.Span) throws(HSDSFieldFault) {
    var days: [Day] = []
    for (index, schedule) in schedules.enumerated() {
      let field = "schedules[\(index)]"
      let weekdays = try Self.weekdays(schedule.byday, field: field)
      let opens = try Self.clock(schedule.opensAt, field: "\(field).opens_at")
      let closes = try Self.clock(schedule.closesAt, field: "\(field).closes_at")
      guard schedule.isEveryWeek, !weekdays.isEmpty, let opens, let closes else { return nil }
      guard opens.minutes < 1440 else {
        throw HSDSFieldFault("\(field).opens_at", .unreadable(schedule.opensAt ?? ""))
      }
      if let hours = schedule.timezone, !(-14...14).contains(hours) {
        throw HSDSFieldFault("\(field).timezone", .unreadable("\(hours)"))
      }
      let zone =
        opens.zone ?? closes.zone ?? schedule.timezone.map { Int($0 * 60) }
        ?? Int(offset.seconds / 60)
      for weekday in weekdays {
        days.append(
          Day(weekday: weekday, opens: opens.minutes, closes: Self.closing(closes.minutes))
            .moved(by: Int(offset.seconds / 60) - zone))
      }
    }
    guard !days.isEmpty else { return nil }
    self.init(
      days: days.sorted {
        ($0.weekday, $0.opens, $0.closes) < ($1.weekday, $1.opens, $1.closes)
      })
  }

  private static func weekdays(_ text: String?, field: String) throws(HSDSFieldFault) -> [Int] {
    var weekdays: [Int] = []
    for day in (text ?? "").split(separator: ",") {
      let name = day.filter { $0 != " " }.uppercased()
      guard let index = dayNames.firstIndex(of: name) else {
        // `2MO`, the second Monday, is no mistake: it is just not weekly.
        if dayNames.contains(String(name.suffix(2))), name.dropLast(2).allSatisfy(\.isASCII) {
          return []
        }
        throw HSDSFieldFault("\(field).byday", .unreadable(String(day)))
      }
      weekdays.append(index + 1)
    }
    return weekdays
  }

  private static func clock(_ text: String?, field: String) throws(HSDSFieldFault) -> HSDSClock? {
    guard let text else { return nil }
    guard let clock = HSDSClock(text) else { throw HSDSFieldFault(field, .unreadable(text)) }
    return clock
  }

  /// One minute to midnight is how HSDS says "all day": no schema forbids 24:00, but the times of
  /// its tables end at 23:59.
  private static func closing(_ minutes: Int) -> Int {
    minutes == 0 || minutes >= 1439 ? 1440 : minutes
  }

  /// The days that have the same times share a schedule.
  func schedules(of service: String, offset: Instant.Span) -> [HSDSSchedule] {
    var groups: [(opens: Int, closes: Int, weekdays: [Int])] = []
    for day in days {
      if let index = groups.firstIndex(where: { ($0.opens, $0.closes) == (day.opens, day.closes) })
      {
        groups[index].weekdays.append(day.weekday)
      } else {
        groups.append((day.opens, day.closes, [day.weekday]))
      }
    }
    let zone = Int(offset.seconds / 60)
    return groups.enumerated().map { index, group in
      let weekdays = group.weekdays.sorted().compactMap { day in
        Self.dayNames.indices.contains(day - 1) ? Self.dayNames[day - 1] : nil
      }
      return HSDSSchedule(
        id: HSDSID.derived(service, "schedule \(index + 1)"), freq: "WEEKLY",
        byday: weekdays.joined(separator: ","),
        opensAt: HSDSClock.text(group.opens, zone: zone),
        closesAt: HSDSClock.text(group.closes >= 1440 ? 1439 : group.closes, zone: zone))
    }
  }
}

extension OpeningHours.Day {
  /// The same hours on a clock that is some minutes ahead, or behind.
  fileprivate func moved(by minutes: Int) -> OpeningHours.Day {
    guard minutes != 0 else { return self }
    let length = closes > opens ? closes - opens : closes - opens + 1440
    let start = opens + minutes
    let days = start >= 0 ? start / 1440 : (start - 1439) / 1440
    let opens = start - days * 1440
    let end = opens + length
    return OpeningHours.Day(
      weekday: (weekday - 1 + days + 7) % 7 + 1, opens: opens,
      closes: end > 1440 ? end - 1440 : end)
  }
}
