internal import CJSON

/// Where a value lies on the tape.
typealias Place = UInt32

/// The text that was parsed last, as simdjson's tape, and the members of its objects.
///
/// Why the pointers are sound: `words` and `strings` are buffers of the parser, which this object
/// owns and which keeps them until it parses again. Every `Place` comes from the tape itself, so it
/// lies within it; `JSONReader` parses again only when nobody but itself holds this object, so no
/// place outlives its tape.
final class Tape {
  /// What a word of the tape is.
  enum Kind {
    static let root = UInt8(ascii: "r")
    static let object = UInt8(ascii: "{")
    static let array = UInt8(ascii: "[")
    static let string = UInt8(ascii: "\"")
    static let signed = UInt8(ascii: "l")
    static let unsigned = UInt8(ascii: "u")
    static let double = UInt8(ascii: "d")
    static let yes = UInt8(ascii: "t")
    static let no = UInt8(ascii: "f")
    static let null = UInt8(ascii: "n")
  }

  /// Stands for a value that isn't there. The tape has its root here, which is no value.
  static let absent: Place = 0
  static let top: Place = 1

  private let parser: OpaquePointer
  private var words: UnsafePointer<UInt64>
  private var strings: UnsafePointer<UInt8>
  private var isPlain = true

  /// The members of all objects that were looked at, one object after the other.
  private var members: UnsafeMutablePointer<Member>
  private var memberCount = 0
  private var memberCapacity = 64
  private var lastObject: Members?

  /// Set when only the slow way knows what a value is.
  var isDoubtful = false

  /// Nil where there is no memory for it.
  init?() {
    guard let parser = json_parser_new() else { return nil }
    self.parser = parser
    let none = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)
    none.initialize(to: 0)
    empty = none
    words = UnsafePointer(none)
    strings = UnsafeRawPointer(none).assumingMemoryBound(to: UInt8.self)
    members = .allocate(capacity: memberCapacity)
  }

  /// What the pointers show at before anything is parsed.
  private let empty: UnsafeMutablePointer<UInt64>

  deinit {
    json_parser_free(parser)
    members.deallocate()
    empty.deallocate()
  }

  /// False for what isn't JSON, or what only the slow way can tell.
  func parse(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var tape = json_tape(words: words, count: 0, strings: strings, is_plain: true)
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    memberCount = 0
    lastObject = nil
    isDoubtful = false
    guard json_parse(parser, start, bytes.count, &tape) else { return false }
    words = tape.words
    strings = tape.strings
    isPlain = tape.is_plain
    return true
  }

  var hasMinusZero: Bool { json_has_minus_zero(parser) }

  // MARK: Values

  @inline(__always)
  func kind(_ place: Place) -> UInt8 { UInt8(truncatingIfNeeded: words[Int(place)] >> 56) }

  /// The word behind a number's.
  @inline(__always)
  func number(_ place: Place) -> UInt64 { words[Int(place) + 1] }

  /// Where the next value is, or the end of what both stand in.
  @inline(__always)
  func next(_ place: Place) -> Place {
    let word = words[Int(place)]
    return switch UInt8(truncatingIfNeeded: word >> 56) {
    case Kind.object, Kind.array: Place(truncatingIfNeeded: word)
    case Kind.signed, Kind.unsigned, Kind.double: place + 2
    default: place + 1
    }
  }

  /// Where the closing bracket is.
  @inline(__always)
  func end(_ container: Place) -> Place {
    Place(truncatingIfNeeded: words[Int(container)]) - 1
  }

  /// Where the opening bracket is.
  func start(ofEnd end: Place) -> Place { Place(truncatingIfNeeded: words[Int(end)]) }

  func count(_ array: Place) -> Int {
    let count = Int(words[Int(array)] >> 32 & 0xFF_FFFF)
    // The tape counts no further.
    guard count == 0xFF_FFFF else { return count }
    var exact = 0
    var place = array + 1
    let end = end(array)
    while place < end {
      place = next(place)
      exact += 1
    }
    return exact
  }

  @inline(__always)
  func bytes(_ string: Place) -> UnsafeBufferPointer<UInt8> {
    let start = strings + Int(words[Int(string)] & 0xFF_FFFF_FFFF_FFFF)
    let count = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    return UnsafeBufferPointer(start: start + 4, count: Int(count))
  }

  /// Nil for what is no Unicode: half a surrogate pair, the one thing that simdjson lets pass. It
  /// writes it as three bytes, each of which would become a mark of three bytes here.
  @inline(__always)
  func text(_ string: Place) -> String? {
    let bytes = bytes(string)
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.count == bytes.count ? text : nil
  }

  // MARK: Members

  /// A member of an object: its key's place, and a mark that tells most keys apart.
  struct Member {
    var mark: UInt32
    var key: Place
  }

  /// The members of one object, each key once: the first counts.
  struct Members {
    var object: Place
    var start: Int
    var count: Int
    /// Set where keys can't be compared as bytes, or are too many to.
    var table: [String: Place]?
  }

  /// Nil where a key is no Unicode.
  func members(of object: Place) -> Members? {
    if let lastObject, lastObject.object == object { return lastObject }
    var found = Members(object: object, start: memberCount, count: 0)
    var isTable = false
    var seen: UInt64 = 0
    var key = object + 1
    let end = end(object)
    while key < end {
      let name = bytes(key)
      let mark = Self.mark(name)
      if !isPlain, name.contains(where: { $0 >= 0x80 }) { isTable = true }
      let bit: UInt64 = 1 << UInt64((mark &* 0x9E37_79B9) >> 26)
      if seen & bit == 0 || find(name, mark, in: found) == nil {
        add(Member(mark: mark, key: key))
        found.count += 1
      }
      seen |= bit
      key = next(key + 1)
      if found.count > 32 { isTable = true }
      if isTable { break }
    }
    if isTable {
      memberCount = found.start
      guard let table = table(of: object) else { return nil }
      found.table = table
      found.count = memberCount - found.start
    }
    lastObject = found
    return found
  }

  /// All members by their names, as text: what Unicode holds to be the same is the same.
  private func table(of object: Place) -> [String: Place]? {
    var table: [String: Place] = [:]
    table.reserveCapacity(count(object))
    var key = object + 1
    let end = end(object)
    while key < end {
      guard let name = text(key) else { return nil }
      if table[name] == nil {
        table[name] = key + 1
        add(Member(mark: 0, key: key))
      }
      key = next(key + 1)
    }
    return table
  }

  func key(_ index: Int, of members: Members) -> Place { self.members[members.start + index].key }

  /// Where the value with this key is.
  @inline(__always)
  func value(_ name: String, in members: Members) -> Place? {
    if let table = members.table { return table[name] }
    var name = name
    return name.withUTF8 { name in
      find(name, Self.mark(name), in: members).map { $0 + 1 }
    }
  }

  @inline(__always)
  private func find(
    _ name: UnsafeBufferPointer<UInt8>, _ mark: UInt32, in members: Members
  ) -> Place? {
    var member = UnsafePointer(self.members) + members.start
    let end = member + members.count
    while member < end {
      if member.pointee.mark == mark, Self.equal(bytes(member.pointee.key), name) {
        return member.pointee.key
      }
      member += 1
    }
    return nil
  }

  @inline(__always)
  private static func equal(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard a.count == b.count else { return false }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }

  /// Of length, first, middle and last byte.
  @inline(__always)
  private static func mark(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let count = name.count
    guard count > 0 else { return 0 }
    return UInt32(truncatingIfNeeded: count) & 0xFF | UInt32(name[0]) << 8
      | UInt32(name[count / 2]) << 16 | UInt32(name[count - 1]) << 24
  }

  private func add(_ member: Member) {
    if memberCount == memberCapacity {
      let larger = UnsafeMutablePointer<Member>.allocate(capacity: memberCapacity * 2)
      larger.moveInitialize(from: members, count: memberCount)
      members.deallocate()
      members = larger
      memberCapacity *= 2
    }
    (members + memberCount).initialize(to: member)
    memberCount += 1
  }

  // MARK: Paths

  /// The keys that lead to a value, found from the top: only errors ask for them.
  func path(to target: Place) -> [any CodingKey] {
    var path: [any CodingKey] = []
    var place = Self.top
    while place < target {
      let isObject = kind(place) == Kind.object
      guard isObject || kind(place) == Kind.array else { break }
      let end = end(place)
      var index = 0
      var child = place + 1
      while child < end {
        let value = isObject ? child + 1 : child
        let after = next(value)
        if target < after {
          path.append(
            isObject ? PathKey(stringValue: text(child) ?? "") : PathKey(index: index))
          place = value
          break
        }
        child = after
        index += 1
      }
      if child >= end { break }
    }
    return path
  }

  /// What errors call a value.
  func kindInWords(_ place: Place) -> String {
    switch kind(place) {
    case Kind.object: "a dictionary"
    case Kind.array: "an array"
    case Kind.string: "a string"
    case Kind.yes, Kind.no: "bool"
    case Kind.signed, Kind.unsigned, Kind.double: "number"
    default: "null"
    }
  }
}
