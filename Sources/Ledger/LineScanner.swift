/// Walks over a line of JSON and finds where values end, and makes nothing of them.
///
/// It knows strings, escapes and nesting; whether a number is a number or a comma stands in the
/// right place is left to whoever decodes the part.
struct LineScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var damage: Damage { .misshapen(byte: place) }

  mutating func expect(_ text: StaticString) throws(Damage) {
    for offset in 0..<text.utf8CodeUnitCount {
      guard current == text.utf8Start[offset] else { throw damage }
      place += 1
    }
  }

  func expectEnd() throws(Damage) {
    guard place == bytes.count else { throw damage }
  }

  /// Exactly as many lower-case hex digits as a digest has.
  mutating func digest() throws(Damage) -> Range<Int> {
    let start = place
    while place < start + Digest.length {
      guard let byte = current, Self.isLowerHex(byte) else { throw damage }
      place += 1
    }
    return start..<place
  }

  /// A whole object or list that begins with `opening`.
  mutating func value(from opening: Unicode.Scalar) throws(Damage) -> Range<Int> {
    let start = place
    guard current == UInt8(ascii: opening) else { throw damage }
    // One bit a level, the innermost lowest: 1 for an object, 0 for a list. More than 64 levels
    // are damage.
    var levels: UInt64 = 0
    var depth = 0
    repeat {
      guard let byte = current else { throw damage }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard depth < 64 else { throw damage }
        levels = levels << 1 | (byte == UInt8(ascii: "{") ? 1 : 0)
        depth += 1
        place += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard levels & 1 == (byte == UInt8(ascii: "}") ? 1 : 0) else { throw damage }
        levels >>= 1
        depth -= 1
        place += 1
      case UInt8(ascii: "\""): try skipString()
      case ..<0x20: throw damage
      default: place += 1
      }
    } while depth > 0
    return start..<place
  }

  private mutating func skipString() throws(Damage) {
    place += 1
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return
      case UInt8(ascii: "\\"): try skipEscape()
      case ..<0x20: throw damage
      default: place += 1
      }
    }
    throw damage
  }

  private mutating func skipEscape() throws(Damage) {
    place += 1
    switch current {
    case UInt8(ascii: "u"):
      place += 1
      for _ in 0..<4 {
        // A capital becomes small when its bit 5 is set; digits have it set already.
        guard let byte = current, Self.isLowerHex(byte | 0x20), byte >= 0x30 else { throw damage }
        place += 1
      }
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      place += 1
    default: throw damage
    }
  }

  private static func isLowerHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
