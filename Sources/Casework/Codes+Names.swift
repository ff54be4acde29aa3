/// An id of one kind: short text that names something. Each kind is a type of its own, so that a
/// service is never taken for a body.
package protocol TextID: RawRepresentable, Hashable, Sendable, Codable, Comparable,
  ExpressibleByStringLiteral, CustomStringConvertible
where RawValue == String {
  init(rawValue: String)
}

extension TextID {
  package init(stringLiteral value: String) { self.init(rawValue: value) }

  package init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  package var description: String { rawValue }
  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// One person's id at the desk: short, lower-case, never reused. Not a survivor: those have none.
package struct PersonID: TextID {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  /// The clock acts too: it lets referrals expire.
  package static let clock: PersonID = "clock"
}

/// A service's short key, as it is typed: `las-lad`.
package struct ServiceKey: TextID {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a body that may help: the id of its entry in the directory, a UUID.
package struct BodyID: TextID {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}

/// `KHI-26-0147`: desk prefix, year, number. The number grows a digit after 9999.
package struct CaseCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let prefix: String
  /// Two digits.
  package let year: Int
  package let number: Int

  /// Nine digits are the most that can be read.
  package static let most = 999_999_999

  package init(prefix: String, year: Int, number: Int) {
    self.prefix = prefix
    self.year = year
    self.number = number
  }

  /// Reads `KHI-26-0147`, in either case and with spaces around.
  package init?(_ text: some StringProtocol) {
    if let stored = CaseCode(stored: text.utf8) {
      self = stored
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let prefix = String(parts[0]).filter { $0 != " " }.uppercased()
    let number = String(parts[2]).filter { $0 != " " }
    guard CaseCode.isPrefix(prefix), parts[1].count == 2, number.count >= 4,
      let year = parts[1].numbers(apart: "-")?.first,
      let number = number.numbers(apart: "-")?.first,
      number > 0
    else { return nil }
    self.init(prefix: prefix, year: year, number: number)
  }

  /// The first code in a title, such as `answer KHI-26-0147-B declined`.
  package static func first(in title: String) -> CaseCode? {
    title.split(separator: " ").lazy
      .compactMap { CaseCode($0.split(separator: "-").prefix(3).joined(separator: "-")) }.first
  }

  /// Exactly as it is written: journals hold millions, so without making a text of each part.
  private init?(stored text: some Collection<UInt8>) {
    let prefix = text.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let rest = text.dropFirst(prefix.count)
    guard (2...5).contains(prefix.count), (8...13).contains(rest.count),
      rest.first == UInt8(ascii: "-"), rest.dropFirst(3).first == UInt8(ascii: "-"),
      let year = Self.number(rest.dropFirst().prefix(2)),
      let number = Self.number(rest.dropFirst(4)), number > 0
    else { return nil }
    self.init(prefix: String(decoding: prefix, as: UTF8.self), year: year, number: number)
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number
  }

  /// Two to five capital letters.
  package static func isPrefix(_ text: some StringProtocol) -> Bool {
    (2...5).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isLetter && $0.isUppercase }
  }

  package var description: String { "\(prefix)-\(padded(year))-\(padded(number, 4))" }

  package static func < (a: CaseCode, b: CaseCode) -> Bool {
    (a.year, a.number, a.prefix) < (b.year, b.number, b.prefix)
  }
}

extension CaseCode: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let code = CaseCode(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a case code is written as KHI-26-0147")
    }
    self = code
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A referral's letter within its case: A to Z, then AA, AB …, short enough to say on the phone.
package struct ReferralLetter: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Counted from 1.
  package let number: Int

  /// ZZZ is the last that can be read.
  static let most = 26 + 26 * 26 + 26 * 26 * 26

  package init(number: Int) { self.number = number }

  package init?(_ text: some StringProtocol) {
    guard (1...3).contains(text.count) else { return nil }
    var number = 0
    for byte in text.uppercased().utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { return nil }
      number = number * 26 + Int(byte - UInt8(ascii: "A")) + 1
    }
    self.number = number
  }

  package var description: String {
    var rest = number
    var letters = ""
    while rest > 0 {
      let letter = UnicodeScalar(UInt8(ascii: "A") + UInt8((rest - 1) % 26))
      letters = String(letter) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  package static func < (a: ReferralLetter, b: ReferralLetter) -> Bool { a.number < b.number }
}

extension ReferralLetter: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let letter = ReferralLetter(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a referral's letter is A to ZZZ")
    }
    self = letter
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
