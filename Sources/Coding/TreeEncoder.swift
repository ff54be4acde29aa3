private import FoundationEssentials

/// An encoder that fills a tree.
///
/// One object serves a whole value: while something inside is encoded, its node is `current`.
final class TreeEncoder: Encoder {
  let tree: JSONTree
  private(set) var current: JSONTree.Spot
  var userInfo: [CodingUserInfoKey: Any]
  /// Whose tree it is: whoever holds this one holds that one.
  private let owner: TreeEncoder?

  /// The encoder of a whole value.
  init(_ tree: JSONTree) {
    self.tree = tree
    current = JSONTree.top
    userInfo = [:]
    owner = nil
  }

  /// An encoder of its own for a node that may be encoded at any time.
  init(_ owner: TreeEncoder, at spot: JSONTree.Spot) {
    tree = owner.tree
    current = spot
    userInfo = owner.userInfo
    self.owner = owner
  }

  var codingPath: [any CodingKey] { tree.path(to: current) }

  func container<Key: CodingKey>(keyedBy _: Key.Type) -> KeyedEncodingContainer<Key> {
    tree.become(.object, current)
    return KeyedEncodingContainer(KeyedTree<Key>(encoder: self, object: current))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    tree.become(.array, current)
    return UnkeyedTree(encoder: self, array: current)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleTree(encoder: self, spot: current)
  }

  // MARK: Values

  func encode(_ value: Bool, at spot: JSONTree.Spot) {
    tree.set(spot, toText: value ? "true" : "false")
  }

  func encodeNil(at spot: JSONTree.Spot) { tree.set(spot, toText: "null") }
  func encode(_ value: String, at spot: JSONTree.Spot) { tree.set(spot, to: value) }
  func encode(_ value: some FixedWidthInteger, at spot: JSONTree.Spot) { tree.set(spot, to: value) }

  func encode(
    _ value: some BinaryFloatingPoint & CustomStringConvertible, at spot: JSONTree.Spot
  ) throws {
    guard value.isFinite else {
      throw EncodingError.invalidValue(
        value,
        .init(
          codingPath: tree.path(to: spot),
          debugDescription: "Unable to encode \(type(of: value)).\(value) directly in JSON."))
    }
    let text = value.description
    tree.set(spot, toText: text.hasSuffix(".0") ? text.utf8.dropLast(2) : text.utf8[...])
  }

  /// Any value.
  func encode<T: Encodable>(any value: T, at spot: JSONTree.Spot) throws {
    if try !encodeSomething(value, at: spot) { tree.become(.object, spot) }
  }

  /// The whole value; false where it encodes nothing.
  func encodeTop(_ value: some Encodable) throws -> Bool {
    try encodeSomething(value, at: JSONTree.top)
  }

  /// What occurs most doesn't take the way through its own method. The casts are sound: each stands
  /// behind a test that both types are the same.
  private func encodeSomething<T: Encodable>(_ value: T, at spot: JSONTree.Spot) throws -> Bool {
    if T.self == String.self {
      tree.set(spot, to: unsafeBitCast(value, to: String.self))
    } else if T.self == Int.self {
      tree.set(spot, to: unsafeBitCast(value, to: Int.self))
    } else if T.self == [String].self {
      tree.set(spot, to: unsafeBitCast(value, to: [String].self))
    } else if T.self == [Int].self {
      tree.set(spot, to: unsafeBitCast(value, to: [Int].self))
    } else if T.self == Data.self || T.self == URL.self || T.self == Decimal.self {
      // These are not written as their own `encode(to:)` says.
      tree.set(spot, toText: try Self.slow(value))
    } else {
      let outer = current
      current = spot
      defer { current = outer }
      try value.encode(to: self)
      return tree.kind(spot) != .unset
    }
    return true
  }

  /// What `JSONEncoder` writes.
  private static func slow(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(value)
  }
}

/// A value that may be a single one.
private struct SingleTree: SingleValueEncodingContainer {
  let encoder: TreeEncoder
  let spot: JSONTree.Spot

  var codingPath: [any CodingKey] { encoder.tree.path(to: spot) }

  private func check() {
    precondition(encoder.tree.kind(spot) == .unset, "Something was encoded here before.")
  }

  func encodeNil() {
    check()
    encoder.encodeNil(at: spot)
  }
  func encode(_ value: Bool) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: String) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int8) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int16) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int32) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int64) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Int128) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt8) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt16) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt32) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt64) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: UInt128) {
    check()
    encoder.encode(value, at: spot)
  }
  func encode(_ value: Double) throws {
    check()
    try encoder.encode(value, at: spot)
  }
  func encode(_ value: Float) throws {
    check()
    try encoder.encode(value, at: spot)
  }
  func encode<T: Encodable>(_ value: T) throws {
    check()
    try encoder.encode(any: value, at: spot)
  }
}
