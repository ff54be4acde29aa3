/// An object that is being encoded.
struct KeyedTree<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: TreeEncoder
  let object: JSONTree.Spot

  private var tree: JSONTree { encoder.tree }

  var codingPath: [any CodingKey] { tree.path(to: object) }

  /// A member counts once it was encoded without an error.
  @inline(__always)
  private func add(_ key: Key, _ encode: (JSONTree.Spot) throws -> Void) rethrows {
    let member = tree.member(key.stringValue, of: object)
    try encode(member)
    tree.attach(member)
  }

  func encodeNil(forKey key: Key) { add(key) { encoder.encodeNil(at: $0) } }
  func encode(_ value: Bool, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: String, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int8, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int16, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int32, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int64, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Int128, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt8, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt16, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt32, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt64, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt128, forKey key: Key) { add(key) { encoder.encode(value, at: $0) } }
  func encode(_ value: Double, forKey key: Key) throws {
    try add(key) { try encoder.encode(value, at: $0) }
  }
  func encode(_ value: Float, forKey key: Key) throws {
    try add(key) { try encoder.encode(value, at: $0) }
  }
  func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
    try add(key) { try encoder.encode(any: value, at: $0) }
  }

  /// The container of this key, whether or not it was asked for before.
  private func container(_ key: some CodingKey, _ kind: JSONTree.Kind) -> JSONTree.Spot {
    let member = tree.member(key.stringValue, of: object)
    let existing = tree.member(object, sameAs: member)
    if existing == nil { tree.attach(member) }
    tree.become(kind, existing ?? member)
    return existing ?? member
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(
      KeyedTree<Nested>(encoder: encoder, object: container(key, .object)))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    UnkeyedTree(encoder: encoder, array: container(key, .array))
  }

  private func other(_ key: some CodingKey) -> TreeEncoder {
    let member = tree.member(key.stringValue, of: object)
    tree.attach(member)
    return TreeEncoder(encoder, at: member)
  }

  func superEncoder() -> any Encoder { other(PathKey.parent) }
  func superEncoder(forKey key: Key) -> any Encoder { other(key) }
}

/// A list that is being encoded.
struct UnkeyedTree: UnkeyedEncodingContainer {
  let encoder: TreeEncoder
  let array: JSONTree.Spot

  private var tree: JSONTree { encoder.tree }

  var codingPath: [any CodingKey] { tree.path(to: array) }
  var count: Int { tree.children(array) }

  @inline(__always)
  private func add(_ encode: (JSONTree.Spot) throws -> Void) rethrows {
    let element = tree.element(of: array)
    try encode(element)
    tree.attach(element)
  }

  func encodeNil() { add { encoder.encodeNil(at: $0) } }
  func encode(_ value: Bool) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: String) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int8) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int16) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int32) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int64) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Int128) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt8) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt16) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt32) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt64) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: UInt128) { add { encoder.encode(value, at: $0) } }
  func encode(_ value: Double) throws { try add { try encoder.encode(value, at: $0) } }
  func encode(_ value: Float) throws { try add { try encoder.encode(value, at: $0) } }
  func encode<T: Encodable>(_ value: T) throws {
    try add { try encoder.encode(any: value, at: $0) }
  }

  private func container(_ kind: JSONTree.Kind) -> JSONTree.Spot {
    let element = tree.element(of: array)
    tree.attach(element)
    tree.become(kind, element)
    return element
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy _: Nested.Type
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(KeyedTree<Nested>(encoder: encoder, object: container(.object)))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedTree(encoder: encoder, array: container(.array))
  }

  func superEncoder() -> any Encoder {
    let element = tree.element(of: array)
    tree.attach(element)
    return TreeEncoder(encoder, at: element)
  }
}
