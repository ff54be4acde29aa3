import DeskTesting

extension Seeded {
  mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &self) }

  /// A text as it may stand between quotation marks, now and then one that may not.
  mutating func string() -> String {
    let pieces = [
      "a", "b", "key", "name", "/", "\u{E9}", "e\u{301}", "\u{2028}", "\u{FEFF}", "😀", "رابطہ", " ",
      "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\b", "\\f", "\\r", "\\u0041", "\\u00e9", "\\u0000",
      "\\ud83d\\ude00", "\\u001f", "\u{7F}", "0123456789abcdefghij",
    ]
    let rare = ["\\ud800", "\\udc00", "\\x", "\\u12", "\n", "\u{1}", "\\ud83d\\ud83d"]
    var text = ""
    for _ in 0..<number(0..<6) { text += number(0..<60) == 0 ? one(of: rare) : one(of: pieces) }
    return text
  }

  mutating func numeral() -> String {
    let rare = [
      "-0", "-0.0", "0.0", "1e400", "-1e400", "1e-400", "01", "1.", "18446744073709551615",
      "18446744073709551616", "9223372036854775808", "-9223372036854775809", "9007199254740993",
      "9007199254740993.0", "1.0000000000000001", "12345678901234567890123456789", "5e-324", "+1",
      "1e",
      "-", "0e0", "256", "-129", "65536", "4294967296", "0.1", "3.0", "1e2", "16777217", "NaN",
    ]
    return switch number(0..<6) {
    case 0: one(of: rare)
    case 1: "\(Double(bitPattern: next()))"
    case 2: "\(Float(bitPattern: UInt32(truncatingIfNeeded: next())))"
    case 3: "\(Int(bitPattern: UInt(next())))"
    default: "\(number(-300..<300))"
    }
  }

  mutating func space() -> String {
    number(0..<8) == 0 ? one(of: [" ", "\n", "\t", "\r\n", "  "]) : ""
  }

  /// Any JSON, or nearly.
  mutating func json(depth: Int) -> String {
    let inner: String
    switch number(0..<(depth > 0 ? 9 : 6)) {
    case 0: inner = "null"
    case 1: inner = one(of: ["true", "false"])
    case 2, 3: inner = "\"\(string())\""
    case 4, 5: inner = numeral()
    case 6:
      var items: [String] = []
      for _ in 0..<number(0..<5) { items.append(json(depth: depth - 1)) }
      inner = "[" + items.joined(separator: ",") + space() + "]"
    default:
      var members: [String] = []
      for _ in 0..<number(0..<6) {
        members.append("\"\(string())\"\(space()):" + json(depth: depth - 1))
      }
      inner = "{" + members.joined(separator: ",") + "}"
    }
    return space() + inner + space()
  }

  /// A text for `Shape`, with now and then something else in a field.
  mutating func shape(depth: Int) -> String {
    var members: [String] = []
    func colour(_ chance: inout Seeded) -> String {
      chance.one(of: ["\"red\"", "\"green\"", "\"red\"", "\"blue\""])
    }
    func add(_ chance: inout Seeded, _ key: String, _ value: String) {
      switch chance.number(0..<40) {
      case 0: members.append("\"\(key)\":null")
      case 1: members.append("\"\(key)\":\(chance.json(depth: 1))")
      case 2..<16: break
      default: members.append("\"\(key)\":\(value)")
      }
    }
    if number(0..<40) > 0 { members.append("\"a\":\(number(-9..<9))") }
    add(&self, "b", "\"\(string())\"")
    add(&self, "c", "[1,-2,\(numeral())]")
    add(&self, "d", numeral())
    // Of several wrong values in a dictionary, which one `JSONDecoder` names is left to its hash.
    let maps = [
      "{\"x\":1,\"y\":2}", "{}", "{\"x\":null}", "{\"x\":1,\"y\":\"\"}", "null", "7", "[1]",
    ]
    if number(0..<3) > 0 { members.append("\"e\":\(one(of: maps))") }
    add(&self, "f", one(of: ["true", "false"]))
    add(&self, "g", colour(&self))
    add(&self, "h", "{\"nothing\":{}}")
    add(&self, "h", "{\"one\":{\"_0\":\(number(0..<9))}}")
    add(&self, "i", "\(number(0..<300))")
    if depth > 0 { add(&self, "j", "[\(shape(depth: depth - 1)),\(shape(depth: 0))]") }
    add(&self, "k", numeral())
    add(&self, "l", numeral())
    add(&self, "m", "[\"\(string())\",\"x\"]")
    add(&self, "n", numeral())
    add(&self, "longerThanAnySmallText", "[\(colour(&self))]")
    add(&self, one(of: ["\u{E9}", "e\u{301}", "\\u00e9", "x"]), "7")
    members.shuffle(using: &self)
    return "{" + members.joined(separator: ",") + "}"
  }

  /// The same bytes with one of them changed, left out or put in.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    guard !bytes.isEmpty else { return [UInt8(truncatingIfNeeded: next())] }
    let place = number(0..<bytes.count)
    switch number(0..<4) {
    case 0: bytes[place] = UInt8(truncatingIfNeeded: next())
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(one(of: Array("{}[]:,\"\\0-. ".utf8)), at: place)
    default: bytes.removeLast(bytes.count - place)
    }
    return bytes
  }

  /// A value to be encoded: any text, any number.
  mutating func anything(depth: Int) -> Anything {
    switch number(0..<(depth > 0 ? 9 : 6)) {
    case 0: return .null
    case 1: return .bool(number(0..<2) == 0)
    case 2: return .text(text())
    case 3: return .int(number(0..<4) == 0 ? Int(bitPattern: UInt(next())) : number(-99..<99))
    case 4:
      let double = Double(bitPattern: next())
      return .double(double.isFinite ? double.bitPattern : 0)
    case 5: return .double((Double(number(-1000..<1000)) / one(of: [1.0, 2, 3, 1000])).bitPattern)
    case 6:
      var items: [Anything] = []
      for _ in 0..<number(0..<5) { items.append(anything(depth: depth - 1)) }
      return .list(items)
    default:
      var members: [String: Anything] = [:]
      for _ in 0..<number(0..<(number(0..<10) == 0 ? 90 : 8)) {
        members[text()] = anything(depth: depth - 1)
      }
      return .object(members)
    }
  }

  /// Any text: controls, quotes, signs of all scripts.
  mutating func text() -> String {
    var text = ""
    for _ in 0..<number(0..<9) {
      switch number(0..<8) {
      case 0: text.unicodeScalars.append(Unicode.Scalar(UInt8(number(0..<0x20))))
      case 1:
        text += one(of: ["\"", "\\", "/", "\u{7F}", "\u{2028}", "\u{2029}", "😀", "é", "\u{FFFF}"])
      case 2: text.unicodeScalars.append(Unicode.Scalar(UInt32(number(0..<0xD800)))!)
      case 3: text += "abcdefghijklmnop"
      default: text.unicodeScalars.append(Unicode.Scalar(UInt8(number(0x20..<0x7F))))
      }
    }
    return text
  }
}
