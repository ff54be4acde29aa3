import Caseload
import Casework
import Coding
import DeskTesting
import FoundationEssentials
import Testing

@Suite("Writing JSON")
struct WriterTests {
  private let writer = JSONWriter()

  private func slow(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func fast(_ value: some Encodable) throws -> String {
    String(decoding: try writer.encode(value), as: UTF8.self)
  }

  private func compare(
    _ value: some Encodable, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (slow, fast) = (try slow(value), try fast(value))
    if slow != fast { Issue.record("slow: \(slow)\nfast: \(fast)", sourceLocation: sourceLocation) }
  }

  @Test("Every line of the golden events is written the same, and its words are filled the same")
  func golden() throws {
    for text in try goldenLines() {
      let stored = try JSONDecoder().decode(Stored.self, from: Data(text.utf8))
      try compare(stored)
      let decoder = JSONDecoder()
      decoder.userInfo[.wordStore] = WordStore(stored.words)
      let events = try decoder.decode(Stored.Events.self, from: Data(text.utf8)).events

      let store = WordStore(["salt"])
      writer.userInfo[.wordStore] = store
      let written = try fast(events)
      writer.userInfo = [:]

      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let otherStore = WordStore(["salt"])
      encoder.userInfo[.wordStore] = otherStore
      #expect(String(decoding: try encoder.encode(events), as: UTF8.self) == written)
      #expect(otherStore.words == store.words)
      try compare(events)
    }
  }

  @Test("2,000 values of chance are written the same")
  func chance() throws {
    var chance = Seeded(4)
    for _ in 0..<2000 { try compare([chance.anything(depth: 4)]) }
  }

  @Test("Types with fields are written the same")
  func shapes() throws {
    var chance = Seeded(5)
    var count = 0
    for _ in 0..<4000 {
      let text = chance.shape(depth: 3)
      guard let shape = try? JSONDecoder().decode(Shape.self, from: Data(text.utf8)) else {
        continue
      }
      try compare(shape)
      try compare(["shape": shape])
      count += 1
    }
    #expect(count > 100)
  }

  @Test("Numbers of every size")
  func numbers() throws {
    try compare([
      Int.min, .max, 0, -1, 9, 10, 99, 100, 999_999_999_999_999_999, 1_000_000_000_000_000_000,
    ])
    try compare([UInt64.max, 0, 9_999_999_999_999_999_999, 10_000_000_000_000_000_000])
    try compare([Int8.min, .max])
    try compare([UInt8.max, 10, 9])
    try compare([Int16.min])
    try compare([UInt16.max])
    try compare([Int32.min])
    try compare([UInt32.max])
    try compare([Int64.min, .max])
    try compare([UInt.max])
    try compare([Int128.min, .max])
    try compare([UInt128.max])
    try compare([
      0.0, -0.0, 1, -1.5, 1e20, 1e-20, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ])
    try compare([Float(0.1), 16_777_216, 1e30, -0.0])
    try compare(["a": 0.1])
    try compare(Optional<Int>.none)
    try compare([Optional(1), nil])
    var chance = Seeded(6)
    for _ in 0..<2000 {
      let bits = chance.next()
      try compare(Int(bitPattern: UInt(bits >> UInt64(chance.number(0..<64)))))
      let double = Double(bitPattern: bits)
      if double.isFinite { try compare(double) }
    }
  }

  @Test("What can't be written is refused with its path")
  func refused() throws {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(throws: EncodingError.self) { try fast([value]) }
      do {
        _ = try fast(["x": [[value]]])
        Issue.record("it was written")
      } catch EncodingError.invalidValue(_, let context) {
        #expect(context.codingPath.map(\.stringValue) == ["x", "Index 0", "Index 0"])
      }
    }
    #expect(throws: EncodingError.self) { try fast(Nothing()) }
    #expect(throws: EncodingError.self) { try slow(Nothing()) }
    try compare([Nothing()])
    try compare(["x": Nothing()])
    // After an error the writer writes as before.
    try compare(["a": [1, 2]])
  }

  @Test("It nests as deep as before", arguments: [1, 509, 510, 511, 512, 513])
  func deep(depth: Int) throws {
    let (slow, fast) = (try? slow(Nested(depth: depth)), try? fast(Nested(depth: depth)))
    #expect(slow == fast)
  }

  @Test("Keys come in the order of their bytes, each once")
  func order() throws {
    try compare([
      "b": 1, "a": 2, "aa": 3, "A": 4, "é": 5, "z": 6, "": 7, "10": 8, "9": 9, "a\0": 10,
    ])
    try compare(Dictionary(uniqueKeysWithValues: (0..<500).map { ("key\($0 * 7919 % 500)", $0) }))
    try compare(["12345678b": 1, "12345678a": 2, "12345678": 3, "1234567": 4, "12345678\0": 5])
    try compare(["\"": 1, "\\": 2, "!": 3, "#": 4, "\n": 5, "[": 6, "]": 7, "/": 8])
    for count in [2, 3, 10, 40, 41, 100] { try compare(Twice(count: count)) }
  }

  @Test("Containers by hand: nested ones, parents, and several for one value")
  func byHand() throws {
    try compare(ByHand())
    try compare([ByHand()])
    try compare(Derived(own: 1, base: 2))
    try compare([Derived(own: 1, base: 2), Derived(own: 3, base: 4)])
    try compare(["x": Derived(own: 1, base: 2)])
  }

  @Test("What Foundation writes in its own way: bytes, addresses, decimals, dates")
  func foundation() throws {
    try compare([Data([1, 2, 255])])
    try compare(["u": URL(string: "https://example.org/a?b=c")!])
    try compare([Decimal(string: "1.10")!])
    try compare([Date(timeIntervalSinceReferenceDate: 12.5)])
  }

  @Test("An encoder that was kept harms nobody")
  func escaped() throws {
    let keeper = Keeper()
    #expect(try fast(keeper) == #"{"a":1}"#)
    #expect(try fast([1, 2]) == "[1,2]")
    var container = keeper.kept?.container(keyedBy: PlainKey.self)
    try container?.encode(String(repeating: "x", count: 9000), forKey: PlainKey("b"))
    #expect(try fast(["c": 3]) == #"{"c":3}"#)
  }

  @Test("Something large is written, and what comes after it")
  func large() throws {
    try compare((0..<200_000).map { ["number": $0] })
    try compare(String(repeating: "é\"", count: 2_000_000))
    try compare([1])
  }
}

private struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }

private struct PlainKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }
  init(_ text: String) { stringValue = text }
  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

/// Every key twice: the second counts.
private struct Twice: Encodable {
  var count: Int

  func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: PlainKey.self)
    for i in 0..<count { try into.encode(i, forKey: PlainKey("k\(i * 31 % count)")) }
    for i in 0..<count { try into.encode("again \(i)", forKey: PlainKey("k\(i)")) }
  }
}

private struct ByHand: Encodable {
  func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: PlainKey.self)
    var list = into.nestedUnkeyedContainer(forKey: PlainKey("list"))
    var first = into.nestedContainer(keyedBy: PlainKey.self, forKey: PlainKey("map"))
    try list.encode(1)
    // Two containers take turns.
    try first.encode(1, forKey: PlainKey("z"))
    try list.encode("two")
    try first.encode("x", forKey: PlainKey("y"))
    var second = into.nestedContainer(keyedBy: PlainKey.self, forKey: PlainKey("map"))
    try second.encode(true, forKey: PlainKey("a"))
    try first.encodeNil(forKey: PlainKey("b"))
    var inner = list.nestedUnkeyedContainer()
    try inner.encodeNil()
    var object = list.nestedContainer(keyedBy: PlainKey.self)
    try object.encode([1.5], forKey: PlainKey("o"))
    try inner.encode([String: Int]())
    var again = encoder.container(keyedBy: PlainKey.self)
    try again.encode(UInt8(9), forKey: PlainKey("again"))
    var single = into.superEncoder(forKey: PlainKey("single")).singleValueContainer()
    try single.encode(["in": "side"])
    try into.superEncoder(forKey: PlainKey("optional")).encodeOnce(Int?.none)
    try into.encode(Twofold(), forKey: PlainKey("twofold"))
  }
}

extension Encoder {
  fileprivate func encodeOnce(_ value: some Encodable) throws {
    var container = singleValueContainer()
    try container.encode(value)
  }
}

/// One value first as a whole, then with a key more.
private struct Twofold: Encodable {
  func encode(to encoder: any Encoder) throws {
    try encoder.encodeOnce(["b": 1])
    var into = encoder.container(keyedBy: PlainKey.self)
    try into.encode(2, forKey: PlainKey("a"))
  }
}

private final class Keeper: Encodable {
  var kept: (any Encoder)?

  func encode(to encoder: any Encoder) throws {
    kept = encoder
    var into = encoder.container(keyedBy: PlainKey.self)
    try into.encode(1, forKey: PlainKey("a"))
  }
}
