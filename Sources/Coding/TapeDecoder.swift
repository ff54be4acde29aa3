private import FoundationEssentials

/// A decoder that walks a tape.
///
/// One object serves a whole document: while a value inside is decoded, that value is `current`.
final class TapeDecoder: Decoder {
  let tape: Tape
  private(set) var current: Place
  var userInfo: [CodingUserInfoKey: Any]
  /// The path of a value that isn't there.
  private let absentPath: [any CodingKey]
  /// Whose tape it is: whoever holds this one holds that one.
  private let owner: TapeDecoder?

  /// The decoder of a whole text.
  init(_ tape: Tape) {
    self.tape = tape
    current = Tape.top
    userInfo = [:]
    absentPath = []
    owner = nil
  }

  /// A decoder of its own for a value that may be decoded at any time.
  init(_ owner: TapeDecoder, at place: Place, absentPath: [any CodingKey] = []) {
    tape = owner.tape
    current = place
    userInfo = owner.userInfo
    self.absentPath = absentPath
    self.owner = owner
  }

  var codingPath: [any CodingKey] { path(to: current) }

  func path(to place: Place) -> [any CodingKey] {
    place == Tape.absent ? absentPath : tape.path(to: place)
  }

  func container<Key: CodingKey>(keyedBy _: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedTape<Key>(self, current))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try UnkeyedTape(self, current)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SingleTape(decoder: self, place: current)
  }

  // MARK: Values

  @inline(__always)
  func isNull(_ place: Place) -> Bool {
    let kind = tape.kind(place)
    return kind == Tape.Kind.null || kind == Tape.Kind.root
  }

  func bool(_ place: Place) throws -> Bool {
    switch tape.kind(place) {
    case Tape.Kind.yes: return true
    case Tape.Kind.no: return false
    default: throw mismatch(Bool.self, place)
    }
  }

  func string(_ place: Place) throws -> String {
    guard tape.kind(place) == Tape.Kind.string else { throw missingOrMismatch(String.self, place) }
    guard let text = tape.text(place) else { throw doubtful() }
    return text
  }

  @inline(__always)
  func integer<T: FixedWidthInteger>(_ place: Place, as _: T.Type = T.self) throws -> T {
    switch tape.kind(place) {
    case Tape.Kind.signed:
      if let value = T(exactly: Int64(bitPattern: tape.number(place))) { return value }
      throw notRepresentable()
    case Tape.Kind.unsigned:
      if let value = T(exactly: tape.number(place)) { return value }
      throw notRepresentable()
    case Tape.Kind.double:
      let double = Double(bitPattern: tape.number(place))
      guard let value = T(exactly: double) else { throw notRepresentable() }
      // Beyond 2⁵³ a double stands for more than one number.
      guard double.magnitude < 0x1p53 else { throw doubtful() }
      return value
    default: throw missingOrMismatch(T.self, place)
    }
  }

  func double(_ place: Place) throws -> Double { try double(place, for: Double.self) }

  private func double<T>(_ place: Place, for type: T.Type) throws -> Double {
    switch tape.kind(place) {
    case Tape.Kind.signed:
      let value = Int64(bitPattern: tape.number(place))
      if value == 0, tape.hasMinusZero { throw doubtful() }
      return Double(value)
    case Tape.Kind.unsigned: return Double(tape.number(place))
    case Tape.Kind.double:
      let value = Double(bitPattern: tape.number(place))
      // The tape doesn't say whether this was a zero or a number too small for a double.
      guard value != 0 else { throw doubtful() }
      return value
    default: throw missingOrMismatch(type, place)
    }
  }

  func float(_ place: Place) throws -> Float {
    let double = try double(place, for: Float.self)
    let float = Float(double)
    // Rounding twice may end elsewhere than rounding once.
    guard Double(float) == double else { throw doubtful() }
    return float
  }

  /// Any value. What occurs most doesn't take the way through its own initialiser.
  ///
  /// The casts are sound: each stands behind a test that both types are the same.
  func value<T: Decodable>(_ place: Place, as type: T.Type = T.self) throws -> T {
    if T.self == String.self { return unsafeBitCast(try string(place), to: T.self) }
    if T.self == Int.self { return unsafeBitCast(try integer(place, as: Int.self), to: T.self) }
    if tape.kind(place) == Tape.Kind.array {
      if T.self == [String].self { return unsafeBitCast(try strings(place), to: T.self) }
      if T.self == [Int].self { return unsafeBitCast(try integers(place), to: T.self) }
    }
    // These are not written as their own `encode(to:)` says.
    if T.self == Data.self || T.self == URL.self || T.self == Decimal.self { throw doubtful() }
    let outer = current
    current = place
    defer { current = outer }
    return try T(from: self)
  }

  private func strings(_ array: Place) throws -> [String] {
    var values: [String] = []
    values.reserveCapacity(tape.count(array))
    let end = tape.end(array)
    var place = array + 1
    while place < end {
      values.append(try string(place))
      place = tape.next(place)
    }
    return values
  }

  private func integers(_ array: Place) throws -> [Int] {
    var values: [Int] = []
    values.reserveCapacity(tape.count(array))
    let end = tape.end(array)
    var place = array + 1
    while place < end {
      values.append(try integer(place))
      place = tape.next(place)
    }
    return values
  }

  /// The keyed container of another value.
  func container<Key: CodingKey>(
    _ place: Place, keyedBy _: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(try KeyedTape<Key>(self, place))
  }

  // MARK: Errors

  /// Leaves it to the slow way, whatever becomes of this error.
  func doubtful() -> DecodingError {
    tape.isDoubtful = true
    return notRepresentable()
  }

  /// A number that doesn't fit: the slow way gives no path for it either.
  private func notRepresentable() -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "The given data was not valid JSON."))
  }

  func missingOrMismatch<T>(_ type: T.Type, _ place: Place) -> DecodingError {
    guard isNull(place) else { return mismatch(type, place) }
    return .valueNotFound(
      type,
      .init(
        codingPath: path(to: place),
        debugDescription: "Cannot get value of type \(type) -- found null value instead"))
  }

  func mismatch<T>(_ type: T.Type, _ place: Place) -> DecodingError {
    .typeMismatch(
      type,
      .init(
        codingPath: path(to: place),
        debugDescription:
          "Expected to decode \(type) but found \(tape.kindInWords(place)) instead."))
  }

  func noContainer<T>(_ name: String, _ type: T.Type, _ place: Place) -> DecodingError {
    guard isNull(place) else { return mismatch(type, place) }
    return .valueNotFound(
      type,
      .init(
        codingPath: path(to: place),
        debugDescription: "Cannot get \(name) decoding container -- found null value instead"))
  }
}

/// A value that may be a single one.
private struct SingleTape: SingleValueDecodingContainer {
  let decoder: TapeDecoder
  let place: Place

  var codingPath: [any CodingKey] { decoder.path(to: place) }

  func decodeNil() -> Bool { decoder.isNull(place) }
  func decode(_: Bool.Type) throws -> Bool { try decoder.bool(place) }
  func decode(_: String.Type) throws -> String { try decoder.string(place) }
  func decode(_: Double.Type) throws -> Double { try decoder.double(place) }
  func decode(_: Float.Type) throws -> Float { try decoder.float(place) }
  func decode(_: Int.Type) throws -> Int { try decoder.integer(place) }
  func decode(_: Int8.Type) throws -> Int8 { try decoder.integer(place) }
  func decode(_: Int16.Type) throws -> Int16 { try decoder.integer(place) }
  func decode(_: Int32.Type) throws -> Int32 { try decoder.integer(place) }
  func decode(_: Int64.Type) throws -> Int64 { try decoder.integer(place) }
  func decode(_: Int128.Type) throws -> Int128 { try decoder.integer(place) }
  func decode(_: UInt.Type) throws -> UInt { try decoder.integer(place) }
  func decode(_: UInt8.Type) throws -> UInt8 { try decoder.integer(place) }
  func decode(_: UInt16.Type) throws -> UInt16 { try decoder.integer(place) }
  func decode(_: UInt32.Type) throws -> UInt32 { try decoder.integer(place) }
  func decode(_: UInt64.Type) throws -> UInt64 { try decoder.integer(place) }
  func decode(_: UInt128.Type) throws -> UInt128 { try decoder.integer(place) }
  func decode<T: Decodable>(_: T.Type) throws -> T { try decoder.value(place) }
}
