/// JSON's texts and numbers as bytes, one after the other, in memory that is kept between values.
struct JSONText: ~Copyable {
  /// The first `count` of them were written.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private(set) var count = 0
  private var capacity = 4096

  init() { bytes = .allocate(capacity: capacity) }

  deinit { bytes.deallocate() }

  mutating func empty() { count = 0 }

  @inline(__always)
  private mutating func makeRoom(_ more: Int) {
    if count + more > capacity { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    capacity = max(capacity * 2, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }

  mutating func append(_ byte: UInt8) {
    makeRoom(1)
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) {
    guard let start = more.baseAddress else { return }
    makeRoom(more.count)
    (bytes + count).initialize(from: start, count: more.count)
    count += more.count
  }

  mutating func append(_ value: Int64) {
    // No number has more digits, and one of them may be its sign.
    makeRoom(20)
    var rest = value.magnitude
    var digits = 1
    var limit: UInt64 = 10
    while rest >= limit {
      digits += 1
      if digits == 19 { break }
      limit *= 10
    }
    if value < 0 { append(UInt8(ascii: "-")) }
    var place = count + digits
    count = place
    repeat {
      place -= 1
      bytes[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  mutating func append(quoted value: String) {
    var value = value
    value.withUTF8 { text in
      if Self.firstEscape(in: text) == text.count {
        append(UInt8(ascii: "\""))
        append(text)
        append(UInt8(ascii: "\""))
      } else {
        makeRoom(6 * text.count + 2)
        var end = bytes + count
        Self.write(quoted: text, to: &end)
        count = end - bytes
      }
    }
  }

  /// At most six bytes for one, and the quotes.
  static func write(
    quoted bytes: UnsafeBufferPointer<UInt8>, to end: inout UnsafeMutablePointer<UInt8>
  ) {
    func put(_ byte: UInt8) {
      end.pointee = byte
      end += 1
    }
    func put(escaped byte: UInt8) {
      put(UInt8(ascii: "\\"))
      put(byte)
    }
    func digit(_ value: UInt8) -> UInt8 {
      value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
    put(UInt8(ascii: "\""))
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): put(escaped: byte)
      case 0x08: put(escaped: UInt8(ascii: "b"))
      case 0x09: put(escaped: UInt8(ascii: "t"))
      case 0x0A: put(escaped: UInt8(ascii: "n"))
      case 0x0C: put(escaped: UInt8(ascii: "f"))
      case 0x0D: put(escaped: UInt8(ascii: "r"))
      case ..<0x20:
        put(escaped: UInt8(ascii: "u"))
        put(UInt8(ascii: "0"))
        put(UInt8(ascii: "0"))
        put(digit(byte >> 4))
        put(digit(byte & 0xF))
      default: put(byte)
      }
    }
    put(UInt8(ascii: "\""))
  }

  /// Where the first quote, backslash or control character stands; the end where there is none.
  static func firstEscape(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs: UInt64 = 0x8080_8080_8080_8080
    var i = 0
    // Eight at a time: a byte's high bit is set where it is below 0x20, or where it is zero once
    // the character looked for is taken out of it.
    while i + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
      let quote = eight ^ (ones &* 0x22)
      let backslash = eight ^ (ones &* 0x5C)
      let control = (eight &- ones &* 0x20) & ~eight
      let hit = (quote &- ones) & ~quote | (backslash &- ones) & ~backslash | control
      if hit & highs != 0 { break }
      i += 8
    }
    while i < raw.count, raw[i] >= 0x20, raw[i] != 0x22, raw[i] != 0x5C { i += 1 }
    return i
  }
}
