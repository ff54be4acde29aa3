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
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes(count).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }
}
