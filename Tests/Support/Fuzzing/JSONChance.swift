/// Changes JSON by chance so that it stays JSON: what a blind change makes of it mostly ends at the
/// first byte that is none.
package struct JSONChance {
  private var tokens: [ArraySlice<UInt8>] = []
  /// The tokens that begin a value or are the name of one.
  private var values: [Int] = []

  /// Values at which arithmetic, calendars and lists end.
  private static let edges = [
    "0", "-1", "1", "7", "127", "1440", "9223372036854775807", "-9223372036854775808",
    "4611686018427387904",
    "2147483648", "1e400", "0.5", "null", "true", "[]", "{}", "\"\"", "\"0000-01-01T00:00:00Z\"",
    "\"9999-12-31T23:59:59Z\"", "\"2026-11-24T16:00:00Z\"", "\"KHI-26-0001\"",
    "\"KHI-99-999999999\"", "\"ZZZZ\"",
    "\"clock\"", "\"pb\"", "\"کٹّھا\"", "\"\\u0000\\u001b[2J\\u202e\"", "\"A\"",
  ].map { Array($0.utf8) }

  package init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      let start = place
      place = Self.tokenEnd(bytes, place)
      let first = bytes[start]
      if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") || Self.isScalar(first) {
        values.append(tokens.count)
      }
      tokens.append(bytes[start..<place])
    }
  }

  private static func isScalar(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }

  private static func tokenEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var place = start + 1
    if bytes[start] == UInt8(ascii: "\"") {
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
      }
      return min(place + 1, bytes.count)
    }
    guard isScalar(bytes[start]) else { return place }
    while place < bytes.count, bytes[place] != UInt8(ascii: "\""),
      isScalar(bytes[place]) || bytes[place] == UInt8(ascii: ".")
    {
      place += 1
    }
    return place
  }

  /// The whole with something changed, by values of its own or of another text.
  package func changed(
    with other: JSONChance, using chance: inout some RandomNumberGenerator
  ) -> [UInt8] {
    guard let value = values.randomElement(using: &chance) else { return Array(tokens.joined()) }
    let end = valueEnd(value)
    switch Int.random(in: 0..<10, using: &chance) {
    case ..<4: return replacing(value..<end, by: Self.edges.randomElement(using: &chance) ?? [])
    case ..<7: return replacing(value..<end, by: other.anyValue(&chance))
    case 7: return replacing(end..<end, by: [UInt8(ascii: ",")] + other.anyValue(&chance))
    case 8:
      // With its comma, behind or before.
      let isFollowed = end < tokens.count && tokens[end] == [UInt8(ascii: ",")]
      let follows = !isFollowed && value > 0 && tokens[value - 1] == [UInt8(ascii: ",")]
      return replacing(value - (follows ? 1 : 0)..<end + (isFollowed ? 1 : 0), by: [])
    default: return replacing(value..<end, by: anyValue(&chance))
    }
  }

  private func replacing(_ range: Range<Int>, by bytes: [UInt8]) -> [UInt8] {
    Array(tokens[..<range.lowerBound].joined()) + bytes + tokens[range.upperBound...].joined()
  }

  private func anyValue(_ chance: inout some RandomNumberGenerator) -> [UInt8] {
    guard let value = values.randomElement(using: &chance) else { return [] }
    return Array(tokens[value..<valueEnd(value)].joined())
  }

  /// Behind the value that begins with a token; a name goes with what it names.
  private func valueEnd(_ start: Int) -> Int {
    var depth = 0
    var place = start
    while place < tokens.count {
      switch tokens[place].first {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      place += 1
      guard depth <= 0 else { continue }
      guard place < tokens.count, tokens[place] == [UInt8(ascii: ":")] else { break }
      place += 1
    }
    return place
  }
}
