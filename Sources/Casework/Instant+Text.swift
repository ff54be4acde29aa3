extension Instant: Codable, CustomStringConvertible {
  /// Reads `2026-11-24T21:34:00Z`, and nothing else.
  package init?(_ text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 20, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      digits[10] == UInt8(ascii: "T"), digits[13] == UInt8(ascii: ":"),
      digits[16] == UInt8(ascii: ":"), digits[19] == UInt8(ascii: "Z")
    else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for digit in digits[range] {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
    else { return nil }
    let wall = WallTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    guard wall.isReal else { return nil }
    self = wall.instant(offset: Span(seconds: 0))
  }

  package var description: String {
    let wall = WallTime(self, offset: Span(seconds: 0))
    return "\(wall.date)T\(wall.clock):\(padded(wall.second))Z"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    if let instant = Instant(text) {
      self = instant
    } else if let opening = decoder.userInfo[.openingTime] as? Instant,
      let span = Span(signed: text)
    {
      self = opening + span
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a time is written as 2026-11-24T21:34:00Z")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension CodingUserInfoKey {
  /// The moment that times like `-2d4h` in an import file count from; without it they are refused.
  package static var openingTime: CodingUserInfoKey {
    guard let key = CodingUserInfoKey(rawValue: "openingTime") else { preconditionFailure() }
    return key
  }
}

extension Instant.Span {
  /// A hundred years: what is longer is a typing error, and sums of it would leave the calendar.
  package static let longest = Self.days(36_525)

  /// Reads `30m`, `4h`, `2d`, `1d4h`.
  package init?(words text: some StringProtocol) {
    var total: Int64 = 0
    var number: Int64?
    for character in text {
      if let digit = character.wholeNumberValue, character.isASCII {
        guard (number ?? 0) < 100_000 else { return nil }
        number = (number ?? 0) * 10 + Int64(digit)
        continue
      }
      let unit: Int64? =
        switch character {
        case "m": 60
        case "h": 3600
        case "d": 86400
        default: nil
        }
      guard let unit, let value = number else { return nil }
      total += value * unit
      guard total <= Self.longest.seconds else { return nil }
      number = nil
    }
    guard number == nil, !text.isEmpty else { return nil }
    self.init(seconds: total)
  }

  /// Reads `+18h` and `-2d4h`.
  package init?(signed text: some StringProtocol) {
    guard let span = Self(words: text.dropFirst()) else { return nil }
    switch text.first {
    case "+": self = span
    case "-": self = -span
    default: return nil
    }
  }
}

extension WallTime {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// `2026-11-24`
  package var date: String { "\(padded(year, 4))-\(padded(month))-\(padded(day))" }
  /// `21:34`
  package var clock: String { "\(padded(hour)):\(padded(minute))" }
  /// `24 Nov`
  package var dayInWords: String { "\(day) \(Self.months[month - 1])" }
  /// `Tue`
  package var weekdayInWords: String { Self.weekdays[weekday - 1] }
  /// `2026-11`, the month a journal file is named after.
  package var monthName: String { "\(padded(year, 4))-\(padded(month))" }
}

func padded(_ number: Int, _ width: Int = 2) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
