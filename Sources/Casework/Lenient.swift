// Files say what is known and leave out the rest, so facts decode with defaults and are written
// without them. A key that nobody knows is refused all the same: a typing error must not lose a
// safe-contact rule.

extension KeyedDecodingContainer {
  package func value<T: Decodable>(_ key: Key, or fallback: T) throws -> T {
    try decodeIfPresent(T.self, forKey: key) ?? fallback
  }
}

extension Decoder {
  /// The keyed container, once every key in it is one of `keys`.
  package func known<K: CodingKey>(_ keys: K.Type) throws -> KeyedDecodingContainer<K> {
    for key in try container(keyedBy: AnyKey.self).allKeys
    where K(stringValue: key.stringValue) == nil {
      throw DecodingError.dataCorrupted(
        .init(codingPath: codingPath, debugDescription: "no field is called \(key.stringValue)"))
    }
    return try container(keyedBy: keys)
  }
}

/// A key that may be any text. One type for all: others would cost time where thousands of lines are read.
package struct AnyKey: CodingKey {
  package let stringValue: String
  package var intValue: Int? { nil }

  package init(stringValue: String) { self.stringValue = stringValue }
  package init?(intValue: Int) { nil }
}

extension KeyedEncodingContainer {
  /// Leaves out what isn't known: a case has many fields, and most are empty for most of its life.
  package mutating func known<T: Encodable & Equatable>(
    _ value: T, _ key: Key, or fallback: T
  ) throws {
    if value != fallback { try encode(value, forKey: key) }
  }
}
