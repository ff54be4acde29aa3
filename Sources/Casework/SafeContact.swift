/// How a person may be spoken with: the most dangerous fields of all (domain §4).
package struct SafeContact: Hashable, Sendable, Codable {
  package enum Permission: String, Codable, Sendable, CaseIterable {
    case yes, atAgreedTimes, never, unknown
  }

  package var may: Permission = .unknown
  /// The agreed times, where they can be said as hours of a day.
  package var hours: ContactHours?
  /// When, in the caller's words.
  package var window: Words?
  package var channel: Channel?
  package var phone: Words?
  /// Whose phone it is, and who else hears it.
  package var whosePhone: Words?
  /// What to say on the phone.
  package var instructions: Words?
  package var ifNobodyAnswers: Words?
  package var weSayWeAre: Words?
  package var codeWord: Words?
  /// Said by a person who cannot speak freely.
  package var duressWord: Words?

  package init() {}

  /// Unknown counts as never.
  package var isAllowed: Bool { may == .yes || may == .atAgreedTimes }

  /// Whether somebody else may be given the number: agreed times that nobody knows are no times.
  package var canBeGivenOn: Bool {
    isAllowed && (may == .yes || hours != nil || window?.filled != nil)
  }

  /// Whether a call made now keeps what was agreed; unknown where only words say when.
  package func isAllowed(at now: Instant, deskOffset: Instant.Span) -> Known {
    guard isAllowed else { return .no }
    if let hours { return Known(hours.contains(now, deskOffset: deskOffset)) }
    return may == .yes && window?.filled == nil ? .yes : .unknown
  }
}

/// Hours of every day in which a person may be contacted, by their own clock.
package struct ContactHours: Hashable, Sendable, Codable {
  /// Minutes after midnight; until before from runs past midnight.
  package var from: Int
  package var until: Int
  /// Their distance from UTC, where it isn't the desk's.
  package var offset: Instant.Span?

  package init(from: Int, until: Int, offset: Instant.Span? = nil) {
    self.from = from
    self.until = until
    self.offset = offset
  }

  /// Reads `22:00-06:00`, `2-4pm`, `8 in the evening to 10`, or with their own distance from UTC
  /// behind it: `22:00-06:00 +7`. Of hours like `2 to 4` nobody knows which half of the day they are
  /// of: those are not read.
  package init?(_ text: String) {
    var text = text.lowercased()
    for (said, meant) in Self.meanings { text = text.replacing(said, with: meant) }
    var words = text.split(separator: " ").map { String($0) }
    var offset: Instant.Span?
    if let last = words.last, "+-".contains(last.prefix(1)),
      words.dropLast().contains(where: { $0.contains("-") })
    {
      guard let found = Self.offset(last) else { return nil }
      offset = found
      words.removeLast()
    }
    let ends = words.joined(separator: " ").split(
      separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let first = TypedTime(ends[0]), let last = TypedTime(ends[1]),
      let span = Self.span(first, last), span.from != span.until,
      max(span.from, span.until) < 1440
    else { return nil }
    self.init(from: span.from, until: span.until, offset: offset)
  }

  /// What is said instead of signs and of the halves of a day.
  private static let meanings = [
    ("between ", ""), ("from ", ""), (" and ", "-"), (" to ", "-"), (" until ", "-"), ("–", "-"),
    ("in the morning", "am"), ("in the afternoon", "pm"), ("in the evening", "pm"),
  ]

  /// A half of the day that one of them has is the other's too, as far as the first comes before the
  /// second: `2-4pm`, but `11-2pm` begins before noon, and `8pm-2` ends after midnight.
  private static func span(_ first: TypedTime, _ last: TypedTime) -> (from: Int, until: Int)? {
    let (from, until) = (first.minutes, last.minutes)
    if let half = last.half, first.mayBeOfEitherHalf {
      let from = first.minutes(in: half)
      return (from < until ? from : first.minutes(in: half.other), until)
    }
    if let half = first.half, last.mayBeOfEitherHalf {
      let until = last.minutes(in: half)
      return (from, from < until ? until : last.minutes(in: half.other))
    }
    // One that is surely of 24 hours speaks for the other.
    let isClear =
      [first, last].allSatisfy(\.isSure)
      || [first, last].contains { !$0.mayBeOfEitherHalf }
    return isClear ? (from, until) : nil
  }

  /// As it is read.
  package var typed: String {
    func clock(_ minute: Int) -> String { "\(padded(minute / 60)):\(padded(minute % 60))" }
    let hours = "\(clock(from))-\(clock(until))"
    guard let offset else { return hours }
    let minutes = Int(offset.seconds.magnitude / 60)
    let rest = minutes % 60 == 0 ? "" : ":" + padded(minutes % 60)
    return hours + " \(offset.seconds < 0 ? "-" : "+")\(minutes / 60)\(rest)"
  }

  /// `+7`, `-3:30`.
  private static func offset(_ text: String) -> Instant.Span? {
    guard let sign = text.first, "+-".contains(sign),
      let parts = text.dropFirst().numbers(apart: ":"), (1...2).contains(parts.count),
      (0...14).contains(parts[0]), (0...59).contains(parts.count == 2 ? parts[1] : 0)
    else { return nil }
    let minutes = parts[0] * 60 + (parts.count == 2 ? parts[1] : 0)
    return .minutes(sign == "-" ? -minutes : minutes)
  }

  package func contains(_ now: Instant, deskOffset: Instant.Span) -> Bool {
    let minute = WallTime(now, offset: offset ?? deskOffset).minuteOfDay
    return from < until
      ? (from..<until).contains(minute) : minute >= from || minute < until
  }

  /// The same hours by another clock.
  package func shifted(to clock: Instant.Span, from own: Instant.Span) -> ContactHours {
    let minutes = Int((clock - own).seconds / 60)
    func shift(_ minute: Int) -> Int { ((minute % 1440 + minutes) % 1440 + 1440) % 1440 }
    return ContactHours(from: shift(from), until: shift(until))
  }
}

extension Instant.Span {
  static func - (a: Self, b: Self) -> Self { Self(seconds: a.seconds - b.seconds) }
}

extension SafeContact {
  package init(from decoder: any Decoder) throws {
    let from = try decoder.known(CodingKeys.self)
    may = try from.value(.may, or: .unknown)
    hours = try from.decodeIfPresent(ContactHours.self, forKey: .hours)
    window = try from.decodeIfPresent(Words.self, forKey: .window)
    channel = try from.decodeIfPresent(Channel.self, forKey: .channel)
    phone = try from.decodeIfPresent(Words.self, forKey: .phone)
    whosePhone = try from.decodeIfPresent(Words.self, forKey: .whosePhone)
    instructions = try from.decodeIfPresent(Words.self, forKey: .instructions)
    ifNobodyAnswers = try from.decodeIfPresent(Words.self, forKey: .ifNobodyAnswers)
    weSayWeAre = try from.decodeIfPresent(Words.self, forKey: .weSayWeAre)
    codeWord = try from.decodeIfPresent(Words.self, forKey: .codeWord)
    duressWord = try from.decodeIfPresent(Words.self, forKey: .duressWord)
  }
}
