/// An object of the tape.
struct KeyedTape<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: TapeDecoder
  private let members: Tape.Members

  init(_ decoder: TapeDecoder, _ place: Place) throws {
    guard decoder.tape.kind(place) == Tape.Kind.object else {
      throw decoder.noContainer("keyed", [String: Any].self, place)
    }
    guard let members = decoder.tape.members(of: place) else { throw decoder.doubtful() }
    self.decoder = decoder
    self.members = members
  }

  var codingPath: [any CodingKey] { decoder.path(to: members.object) }

  var allKeys: [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(members.count)
    for index in 0..<members.count {
      let name = decoder.tape.text(decoder.tape.key(index, of: members))
      if let key = name.flatMap(Key.init(stringValue:)) { keys.append(key) }
    }
    return keys
  }

  private func find(_ key: some CodingKey) -> Place? {
    decoder.tape.value(key.stringValue, in: members)
  }

  private func place(_ key: some CodingKey) throws -> Place {
    if let place = find(key) { return place }
    throw DecodingError.keyNotFound(
      key,
      .init(
        codingPath: codingPath,
        debugDescription: "No value associated with key \(key) (\"\(key.stringValue)\")."))
  }

  /// Nil for null as well.
  private func present(_ key: Key) -> Place? {
    guard let place = find(key), !decoder.isNull(place) else { return nil }
    return place
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }
  func decodeNil(forKey key: Key) throws -> Bool { decoder.isNull(try place(key)) }

  func decode(_: Bool.Type, forKey key: Key) throws -> Bool { try decoder.bool(place(key)) }
  func decodeIfPresent(_: Bool.Type, forKey key: Key) throws -> Bool? {
    try present(key).map { try decoder.bool($0) }
  }
  func decode(_: String.Type, forKey key: Key) throws -> String { try decoder.string(place(key)) }
  func decodeIfPresent(_: String.Type, forKey key: Key) throws -> String? {
    try present(key).map { try decoder.string($0) }
  }
  func decode(_: Double.Type, forKey key: Key) throws -> Double { try decoder.double(place(key)) }
  func decodeIfPresent(_: Double.Type, forKey key: Key) throws -> Double? {
    try present(key).map { try decoder.double($0) }
  }
  func decode(_: Float.Type, forKey key: Key) throws -> Float { try decoder.float(place(key)) }
  func decodeIfPresent(_: Float.Type, forKey key: Key) throws -> Float? {
    try present(key).map { try decoder.float($0) }
  }
  func decode(_: Int.Type, forKey key: Key) throws -> Int { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int.Type, forKey key: Key) throws -> Int? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: Int8.Type, forKey key: Key) throws -> Int8 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int8.Type, forKey key: Key) throws -> Int8? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: Int16.Type, forKey key: Key) throws -> Int16 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int16.Type, forKey key: Key) throws -> Int16? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: Int32.Type, forKey key: Key) throws -> Int32 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int32.Type, forKey key: Key) throws -> Int32? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: Int64.Type, forKey key: Key) throws -> Int64 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int64.Type, forKey key: Key) throws -> Int64? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: Int128.Type, forKey key: Key) throws -> Int128 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: Int128.Type, forKey key: Key) throws -> Int128? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt.Type, forKey key: Key) throws -> UInt { try decoder.integer(place(key)) }
  func decodeIfPresent(_: UInt.Type, forKey key: Key) throws -> UInt? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt8.Type, forKey key: Key) throws -> UInt8 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: UInt8.Type, forKey key: Key) throws -> UInt8? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt16.Type, forKey key: Key) throws -> UInt16 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: UInt16.Type, forKey key: Key) throws -> UInt16? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt32.Type, forKey key: Key) throws -> UInt32 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: UInt32.Type, forKey key: Key) throws -> UInt32? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt64.Type, forKey key: Key) throws -> UInt64 { try decoder.integer(place(key)) }
  func decodeIfPresent(_: UInt64.Type, forKey key: Key) throws -> UInt64? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode(_: UInt128.Type, forKey key: Key) throws -> UInt128 {
    try decoder.integer(place(key))
  }
  func decodeIfPresent(_: UInt128.Type, forKey key: Key) throws -> UInt128? {
    try present(key).map { try decoder.integer($0) }
  }
  func decode<T: Decodable>(_: T.Type, forKey key: Key) throws -> T {
    try decoder.value(place(key))
  }
  func decodeIfPresent<T: Decodable>(_: T.Type, forKey key: Key) throws -> T? {
    guard let place = present(key) else { return nil }
    return try decoder.value(place, as: T.self)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder.container(place(key), keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try UnkeyedTape(decoder, place(key))
  }

  func superDecoder() -> any Decoder { other(PathKey.parent) }
  func superDecoder(forKey key: Key) -> any Decoder { other(key) }

  /// A decoder of its own, for it may be used at any time. Of what isn't there it says null.
  private func other(_ key: some CodingKey) -> TapeDecoder {
    let place = find(key)
    return TapeDecoder(
      decoder, at: place ?? Tape.absent, absentPath: place == nil ? codingPath + [key] : [])
  }
}

/// A list of the tape. Small enough to stand in an existential without an allocation.
struct UnkeyedTape: UnkeyedDecodingContainer {
  private let decoder: TapeDecoder
  private var next: Place
  private let end: Place
  private(set) var currentIndex = 0

  init(_ decoder: TapeDecoder, _ place: Place) throws {
    guard decoder.tape.kind(place) == Tape.Kind.array else {
      throw decoder.noContainer("unkeyed", [Any].self, place)
    }
    self.decoder = decoder
    next = place + 1
    end = decoder.tape.end(place)
  }

  private var array: Place { decoder.tape.start(ofEnd: end) }

  var codingPath: [any CodingKey] { decoder.path(to: array) }
  var count: Int? { decoder.tape.count(array) }
  var isAtEnd: Bool { next >= end }

  private func place<T>(_ type: T.Type) throws -> Place {
    guard !isAtEnd else {
      throw DecodingError.valueNotFound(
        type,
        .init(
          codingPath: codingPath + [PathKey(index: currentIndex)],
          debugDescription: "Unkeyed container is at end."))
    }
    return next
  }

  /// Goes on behind the value, once it was read without an error.
  private mutating func take<T>(_ read: (TapeDecoder, Place) throws -> T) throws -> T {
    let value = try read(decoder, place(T.self))
    next = decoder.tape.next(next)
    currentIndex += 1
    return value
  }

  private mutating func takeIfPresent<T>(_ read: (TapeDecoder, Place) throws -> T) throws -> T? {
    guard !isAtEnd else {
      currentIndex += 1
      return nil
    }
    return try take { $0.isNull($1) ? nil : try read($0, $1) }
  }

  mutating func decodeNil() throws -> Bool {
    guard decoder.isNull(try place(Never.self)) else { return false }
    next += 1
    currentIndex += 1
    return true
  }

  mutating func decode(_: Bool.Type) throws -> Bool { try take { try $0.bool($1) } }
  mutating func decodeIfPresent(_: Bool.Type) throws -> Bool? {
    try takeIfPresent { try $0.bool($1) }
  }
  mutating func decode(_: String.Type) throws -> String { try take { try $0.string($1) } }
  mutating func decodeIfPresent(_: String.Type) throws -> String? {
    try takeIfPresent { try $0.string($1) }
  }
  mutating func decode(_: Double.Type) throws -> Double { try take { try $0.double($1) } }
  mutating func decodeIfPresent(_: Double.Type) throws -> Double? {
    try takeIfPresent { try $0.double($1) }
  }
  mutating func decode(_: Float.Type) throws -> Float { try take { try $0.float($1) } }
  mutating func decodeIfPresent(_: Float.Type) throws -> Float? {
    try takeIfPresent { try $0.float($1) }
  }
  mutating func decode(_: Int.Type) throws -> Int { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int.Type) throws -> Int? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: Int8.Type) throws -> Int8 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int8.Type) throws -> Int8? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: Int16.Type) throws -> Int16 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int16.Type) throws -> Int16? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: Int32.Type) throws -> Int32 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int32.Type) throws -> Int32? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: Int64.Type) throws -> Int64 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int64.Type) throws -> Int64? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: Int128.Type) throws -> Int128 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: Int128.Type) throws -> Int128? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt.Type) throws -> UInt { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt.Type) throws -> UInt? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt8.Type) throws -> UInt8 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt8.Type) throws -> UInt8? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt16.Type) throws -> UInt16 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt16.Type) throws -> UInt16? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt32.Type) throws -> UInt32 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt32.Type) throws -> UInt32? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt64.Type) throws -> UInt64 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt64.Type) throws -> UInt64? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode(_: UInt128.Type) throws -> UInt128 { try take { try $0.integer($1) } }
  mutating func decodeIfPresent(_: UInt128.Type) throws -> UInt128? {
    try takeIfPresent { try $0.integer($1) }
  }
  mutating func decode<T: Decodable>(_: T.Type) throws -> T {
    let value = try decoder.value(place(T.self), as: T.self)
    next = decoder.tape.next(next)
    currentIndex += 1
    return value
  }
  mutating func decodeIfPresent<T: Decodable>(_: T.Type) throws -> T? {
    try takeIfPresent { try $0.value($1, as: T.self) }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try take { try $0.container($1, keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take { try UnkeyedTape($0, $1) as any UnkeyedDecodingContainer }
  }

  mutating func superDecoder() throws -> any Decoder {
    try take { TapeDecoder($0, at: $1) as any Decoder }
  }
}
