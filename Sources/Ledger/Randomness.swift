import CPlatform

/// Bytes that nobody can guess, for ids and for what hides an erased number from its digest.
package enum Randomness {
  package static func bytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      if let start = buffer.baseAddress { platform_random(start, count) }
      filled = count
    }
  }

  /// Random bytes as lower-case hex, two characters each.
  package static func hex(bytes count: Int) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * count)
    for byte in bytes(count) {
      digits.append(digit(byte >> 4))
      digits.append(digit(byte & 15))
    }
    return String(decoding: digits, as: UTF8.self)
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
