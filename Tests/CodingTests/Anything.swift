import Testing

/// Any JSON, decoded as carelessly as can be.
indirect enum Anything: Hashable, Sendable, Codable {
  case null
  case bool(Bool)
  case int(Int)
  /// By its bits: 0 and -0 are not the same.
  case double(UInt64)
  case text(String)
  case list([Anything])
  case object([String: Anything])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let fields = try? container.decode([String: Anything].self) {
      self = .object(fields)
    } else if let items = try? container.decode([Anything].self) {
      self = .list(items)
    } else if let flag = try? container.decode(Bool.self) {
      self = .bool(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .int(number)
    } else {
      self = .double(try container.decode(Double.self).bitPattern)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let flag): try container.encode(flag)
    case .int(let number): try container.encode(number)
    case .double(let bits): try container.encode(Double(bitPattern: bits))
    case .text(let text): try container.encode(text)
    case .list(let items): try container.encode(items)
    case .object(let fields): try container.encode(fields)
    }
  }
}

/// A shape with fields of many kinds, each of which may be missing, null or something else.
struct Shape: Codable, Hashable {
  enum Colour: String, Codable { case red, green }
  enum Choice: Codable, Hashable {
    case nothing
    case one(Int)
    case two(first: String, second: [Shape])
  }

  var a: Int
  var b: String?
  var c: [Int]?
  var d: Double?
  var e: [String: Int]?
  var f: Bool?
  var g: Colour?
  var h: Choice?
  var i: UInt8?
  var j: [Shape]?
  var k: Int64?
  var l: Float?
  var m: [String]?
  var n: UInt64?
  var longerThanAnySmallText: [Colour]?
  /// `é`, in one scalar.
  var accented: Int?

  enum CodingKeys: String, CodingKey {
    case a, b, c, d, e, f, g, h, i, j, k, l, m, n, longerThanAnySmallText
    case accented = "\u{E9}"
  }
}
