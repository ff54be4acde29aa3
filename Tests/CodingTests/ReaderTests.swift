import Caseload
import Casework
import Coding
import DeskTesting
import FoundationEssentials
import Testing

/// What came of decoding, so that two ways can be held against each other.
private enum Result<Value: Hashable>: Hashable {
  case read(Value)
  /// Kind, path and description of the error.
  case refused(String)

  init(_ decode: () throws -> Value) {
    do {
      self = .read(try decode())
    } catch let error as DecodingError {
      func say(_ kind: String, _ context: DecodingError.Context) -> String {
        let path = context.codingPath.map { "\($0.stringValue)/\($0.intValue ?? -1)" }
        return "\(kind) at \(path): \(context.debugDescription)"
      }
      switch error {
      case .keyNotFound(let key, let context): self = .refused(say("no \(key)", context))
      case .typeMismatch(let type, let context): self = .refused(say("not \(type)", context))
      case .valueNotFound(let type, let context): self = .refused(say("null \(type)", context))
      case .dataCorrupted(let context): self = .refused(say("corrupted", context))
      @unknown default: self = .refused("unknown")
      }
    } catch {
      self = .refused("\(error)")
    }
  }
}

@Suite("Reading JSON")
struct ReaderTests {
  private let reader = JSONReader()

  /// Both ways give the same value or the same error.
  private func compare<T: Decodable & Hashable>(
    _ type: T.Type, _ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let slow = Result { try JSONDecoder().decode(type, from: Data(bytes)) }
    let fast = Result { try reader.decode(type, from: bytes) }
    if slow != fast {
      Issue.record(
        """
        \(String(decoding: bytes.prefix(300), as: UTF8.self))
        slow: \(slow)
        fast: \(fast)
        """, sourceLocation: sourceLocation)
    }
  }

  private func compare<T: Decodable & Hashable>(
    _ type: T.Type, _ text: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    compare(type, Array(text.utf8), sourceLocation: sourceLocation)
  }

  @Test("Every line of the golden events reads the same, and without the slow way")
  func golden() throws {
    for text in try goldenLines() {
      let stored = try reader.decode(Stored.self, from: Array(text.utf8))
      let slowly = try JSONDecoder().decode(Stored.self, from: Data(text.utf8))
      #expect(stored == slowly)
      reader.userInfo = [.wordStore: WordStore(stored.words)]
      let decoder = JSONDecoder()
      decoder.userInfo = [.wordStore: WordStore(stored.words)]
      let events = try reader.decode(Stored.Events.self, from: Array(text.utf8))
      #expect(events == (try decoder.decode(Stored.Events.self, from: Data(text.utf8))))
      reader.userInfo = [:]
    }
    #expect(reader.slowReads == 0)
  }

  @Test("2,000 texts of chance read the same, or are refused the same, as anything")
  func chance() {
    var chance = Seeded(1)
    for _ in 0..<2000 {
      let text = chance.json(depth: 4)
      compare(Anything.self, text)
      compare(Anything.self, chance.damaged(Array(text.utf8)))
    }
  }

  @Test("4,000 texts of chance read the same, or are refused the same, as a type with fields")
  func shapes() {
    var chance = Seeded(2)
    for _ in 0..<4000 {
      let text = chance.shape(depth: 3)
      compare(Shape.self, text)
      compare([Shape].self, "[\(text),\(chance.shape(depth: 1))]")
      compare([String: Shape].self, "{\"x\":\(text)}")
    }
  }

  @Test(
    "Hostile texts read the same, or are refused the same",
    arguments: [
      "", " ", "null", "true", "1", "-0", "-0.0", "0", "0.0", "1e400", "-1e400", "1e-400", "0e5",
      "01", "1.", ".5", "+1", "-", "1e", "1e+", "0x10", "NaN", "Infinity", "-Infinity",
      "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
      "18446744073709551615", "18446744073709551616", "100000000000000000000000000000",
      "9007199254740993", "9007199254740993.0", "9007199254740992.0", "1.0000000000000001", "1e2",
      "34.0", "3.5", "1e18", "1e19", "123456789012345678901234567890e-10", "4.9e-324", "2e-324",
      "1.7976931348623157e308", "1.7976931348623159e308", "3.4028236e38", "1e39",
      #""\ud83d\ude00""#, #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\u0041""#,
      #""\ud83d\ud83d""#, #""\u0000""#, #""\u00""#, #""\x""#, #""\""#, #"""#, #""a"#,
      #""\/\b\f\n\r\t\"\\""#, "\"a\u{1}b\"", "\"a\nb\"", "\"\u{7F}\u{2028}\u{FEFF}\"",
      "\u{FEFF}{}", "\u{FEFF}", "{} x", "{}{}", "[1]2", "[1,]", "[,1]", "[1 2]", "{\"a\"}",
      "{\"a\":}", "{\"a\":1,}", "{a:1}", "{1:1}", "{\"a\":1 \"b\":2}", "['a']", "[1]//x",
      "[1]/*x*/",
      "{\"a\":1,\"a\":2}", "{\"b\":\"x\",\"a\":1,\"b\":2,\"a\":null}", "{\"\":1,\"a\":0}",
      "{\"\":{}}",
      "{\"\u{E9}\":1,\"a\":1}", "{\"e\u{301}\":2,\"a\":1}", "{\"\\u00e9\":3,\"a\":1}",
      "{\"\u{E9}\":1,\"e\u{301}\":2,\"a\":1}", "{\"\\u0061\":4}", "{\"\\ud800\":1,\"a\":1}",
      "{\"a\\u0000\":1,\"a\":2}", "{\"a\":1,\"h\":{}}", "{\"a\":1,\"h\":{\"nothing\":{}}}",
      "{\"a\":1,\"h\":{\"nothing\":{},\"nothing\":{}}}", "{\"a\":1,\"h\":{\"one\":{\"_0\":1}}}",
      "{\"a\":1,\"h\":{\"one\":{\"_0\":1},\"nothing\":{}}}", "{\"a\":1,\"h\":{\"three\":{}}}",
      "{\"a\":1,\"h\":{\"two\":{\"first\":\"x\",\"second\":[{\"a\":2},{\"a\":\"x\"}]}}}",
      "{\"a\":1,\"g\":\"blue\"}", "{\"a\":1,\"j\":[{\"a\":1,\"g\":\"blue\"}]}", "{\"a\":null}",
      "{\"a\":1,\"i\":256}", "{\"a\":1,\"i\":-1}", "{\"a\":1,\"l\":0.1}", "{\"a\":1,\"l\":1e39}",
      "{\"a\":1,\"d\":-0}", "{\"a\":1,\"d\":0}", "{\"a\":1,\"d\":1e400}", "{\"a\":1,\"x\":1e400}",
      "{\"a\":1,\"x\":01}", "{\"a\":1,\"x\":\"\\ud800\"}", "{\"a\":1,\"n\":18446744073709551616}",
      "{\"a\":1,\"c\":[1,null]}", "{\"a\":1,\"m\":[\"x\",null]}",
      "{\"a\":1,\"m\":[\"x\",\"\\udc00\"]}",
      "{\"a\":1,\"longerThanAnySmallText\":[\"red\",\"green\",\"no\"]}",
      "{\"a\":1,\"e\":{\"x\":1.5}}",
      "[null]", "[[]]", "{\"a\":[1]}", "\t\r\n {\"a\":1} \n", "{\"a\":1}\0", "\0{\"a\":1}",
    ])
  func hostile(text: String) {
    compare(Anything.self, text)
    compare(Shape.self, text)
    compare([Shape].self, text)
    compare([Anything].self, "[\(text)]")
    compare(Int.self, text)
    compare([Int8?].self, "[\(text)]")
    compare([UInt64].self, "[\(text)]")
    compare([String: Double].self, "{\"k\":\(text)}")
    compare([Float].self, "[\(text)]")
    compare(String?.self, text)
    compare(Data.self, text)
    compare([Decimal].self, "[\(text)]")
    compare([URL].self, "[\(text)]")
  }

  @Test("Bytes that are no UTF-8 are refused as before: cut, overlong, surrogates, too high")
  func notUTF8() {
    let bad: [[UInt8]] = [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
      [0xFF],
      [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
    ]
    for bytes in bad {
      compare(Anything.self, [0x22] + bytes + [0x22])
      compare(Anything.self, [0x22] + bytes)
      compare(Anything.self, bytes)
      compare(Shape.self, Array("{\"a\":1,\"x\":\"".utf8) + bytes + Array("\"}".utf8))
      compare(Shape.self, Array("{\"a\":1,\"".utf8) + bytes + Array("\":1}".utf8))
    }
    compare(Anything.self, Array("{\"a\":1}".utf16.flatMap { [UInt8($0), 0] }))
  }

  @Test("What nests deep is read to the same depth", arguments: [1, 400, 499, 500, 501, 510, 511])
  func deep(depth: Int) {
    for extra in 0...3 {
      let depth = depth + extra
      compare(
        Nested.self,
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
    }
  }

  @Test("Texts nest deeper than any type, and are refused")
  func tooDeep() {
    let text = String(repeating: "{\"a\":", count: 100_000)
    compare(Shape.self, text)
    compare(Shape.self, String(repeating: "[", count: 100_000))
  }

  @Test("Objects with many keys are read, in any order")
  func many() {
    var chance = Seeded(3)
    for count in [31, 32, 33, 34, 63, 64, 65, 500] {
      let keys = (0..<count).shuffled(using: &chance)
      let text = "{" + keys.map { "\"key\($0)\":\($0)" }.joined(separator: ",") + "}"
      compare([String: Int].self, text)
      compare(Shape.self, text.dropLast() + ",\"a\":1,\"key1\":2}")
    }
  }

  @Test("A list with more elements than the tape counts")
  func long() throws {
    let count = 0xFF_FFFF + 3
    var text = String(repeating: "7,", count: count)
    text.removeLast()
    #expect(try reader.decode(Counted.self, from: "[\(text)]".utf8).count == count)
  }

  @Test("Containers by hand: nested ones, parents, and what isn't there")
  func byHand() throws {
    compare(
      ByHand.self, "{\"super\":1,\"list\":[1,[2],{\"a\":3},null,4],\"map\":{\"a\":5,\"b\":6}}")
    compare(ByHand.self, "{\"list\":[1,[2],{\"a\":3},null],\"map\":{\"b\":6}}")
    compare(ByHand.self, "{\"list\":[1,[2],{\"b\":3},null,4],\"map\":{\"b\":6}}")
    compare(ByHand.self, "{\"list\":[1,[],{\"a\":3},null,4],\"map\":{\"b\":6}}")
    compare(ByHand.self, "{\"list\":[1,null,{\"a\":3},null,4],\"map\":{\"b\":6}}")
    compare(ByHand.self, "{\"list\":[1,[2],{\"a\":3},null,4],\"map\":null}")
    compare(ByHand.self, "{\"list\":[1,[2],{\"a\":3},null,4],\"map\":{\"a\":\"x\"},\"super\":null}")
    compare(ByHand.self, "{\"list\":[1,[2],{\"a\":3},5],\"map\":{}}")
    compare(ByHand.self, "{\"list\":1,\"map\":{}}")
    compare(Derived.self, "{\"own\":1,\"super\":{\"base\":2}}")
    compare(Derived.self, "{\"own\":1,\"super\":{\"base\":\"x\"}}")
    compare(Derived.self, "{\"own\":1}")
    compare([Derived].self, "[{\"own\":1,\"super\":7}]")
  }

  @Test("A type that decodes with the reader in use gets what it asks for")
  func reentrant() throws {
    let bytes = Array("{\"inner\":\"{\\\"a\\\":7}\",\"after\":8}".utf8)
    reader.userInfo = [InUse.key: InUse(reader: reader)]
    let value = try reader.decode(Outer.self, from: bytes)
    #expect(value.inner.a == 7)
    #expect(value.after == 8)
  }

  @Test("A container that was kept still reads its own text")
  func escaped() throws {
    let kept = try reader.decode(Kept.self, from: Array("{\"a\":\"first\"}".utf8))
    _ = try reader.decode(Anything.self, from: Array("{\"b\":[\"second\",3,4,5,6,7,8,9]}".utf8))
    #expect(try kept.container.decode(String.self, forKey: .a) == "first")
    #expect(try kept.parent.singleValueContainer().decode(String.self) == "first")
  }

  @Test("Slices and other collections of bytes")
  func collections() throws {
    let bytes = Array("xx[1,2]xx".utf8)
    #expect(try reader.decode([Int].self, from: bytes[2..<7]) == [1, 2])
    #expect(try reader.decode([Int].self, from: Data(bytes)[2..<7]) == [1, 2])
    #expect(try reader.decode([Int].self, from: "[1,2]".utf8) == [1, 2])
    #expect(throws: DecodingError.self) { try reader.decode([Int].self, from: [UInt8]()) }
  }
}

// MARK: - Types

struct Nested: Codable, Hashable {
  var depth: Int

  init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    depth = list.isAtEnd ? 1 : try list.decode(Nested.self).depth + 1
  }

  init(depth: Int) { self.depth = depth }

  func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    if depth > 1 { try list.encode(Nested(depth: depth - 1)) }
  }
}

private struct Counted: Decodable {
  var count: Int?

  init(from decoder: any Decoder) throws { count = try decoder.unkeyedContainer().count }
}

private struct ByHand: Decodable, Hashable {
  var numbers: [Int?] = []
  var has: [Bool] = []
  var counts: [Int] = []

  enum Keys: String, CodingKey { case list, map, a, b }

  init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: Keys.self)
    var list = try from.nestedUnkeyedContainer(forKey: .list)
    counts.append(list.count ?? -1)
    numbers.append(try list.decode(Int.self))
    var inner = try list.nestedUnkeyedContainer()
    numbers.append(try inner.decodeIfPresent(Int.self))
    numbers.append(try inner.decodeIfPresent(Int.self))
    let object = try list.nestedContainer(keyedBy: Keys.self)
    numbers.append(try object.decode(Int.self, forKey: .a))
    has.append(try list.decodeNil())
    has.append(try list.decodeNil())
    counts.append(list.currentIndex)
    numbers.append(try list.superDecoder().singleValueContainer().decode(Int.self))
    has.append(list.isAtEnd)
    let map = try from.nestedContainer(keyedBy: Keys.self, forKey: .map)
    numbers.append(try map.decodeIfPresent(Int.self, forKey: .a))
    has.append(map.contains(.b))
    has.append(try map.contains(.b) && map.decodeNil(forKey: .b))
    let parent = try from.superDecoder().singleValueContainer()
    has.append(parent.decodeNil())
    if !parent.decodeNil() { numbers.append(try parent.decode(Int.self)) }
  }
}

class Base: Codable, Hashable {
  var base: Int

  init(base: Int) { self.base = base }

  static func == (a: Base, b: Base) -> Bool { a.base == b.base }
  func hash(into hasher: inout Hasher) { hasher.combine(base) }
}

final class Derived: Base {
  var own: Int

  enum Keys: String, CodingKey { case own }

  init(own: Int, base: Int) {
    self.own = own
    super.init(base: base)
  }

  required init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: Keys.self)
    own = try from.decode(Int.self, forKey: .own)
    try super.init(from: from.superDecoder())
  }

  override func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: Keys.self)
    try super.encode(to: into.superEncoder())
    try into.encode(own, forKey: .own)
  }
}

/// The reader in use, where what is decoded finds it. It never leaves the test's own thread.
private struct InUse: @unchecked Sendable {
  static let key = CodingUserInfoKey(rawValue: "in use")!
  var reader: JSONReader
}

private struct Outer: Decodable {
  struct Inner: Decodable { var a: Int }
  var inner: Inner
  var after: Int

  enum Keys: String, CodingKey { case inner, after }

  init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: Keys.self)
    let reader = (decoder.userInfo[InUse.key] as! InUse).reader
    inner = try reader.decode(
      Inner.self, from: Array(try from.decode(String.self, forKey: .inner).utf8))
    after = try from.decode(Int.self, forKey: .after)
  }
}

private struct Kept: Decodable {
  enum Keys: String, CodingKey { case a }
  var container: KeyedDecodingContainer<Keys>
  var parent: any Decoder

  init(from decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: Keys.self)
    parent = try container.superDecoder(forKey: .a)
  }
}
