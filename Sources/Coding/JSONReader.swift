internal import FoundationEssentials

/// Reads JSON into whatever is `Decodable`, as `JSONDecoder` does and several times as fast.
///
/// simdjson parses a text; a decoder walks what came of it. What simdjson refuses, and the few
/// values of which its tape doesn't say enough (numbers beyond 64 bits, or so small that they are
/// zero), is read by a `JSONDecoder` instead: so both read and refuse the same. Errors of such texts
/// cost as much as they did before.
///
/// A reader keeps its buffers between calls: have one for many texts.
package final class JSONReader {
  private var decoder: TapeDecoder?
  private var isReading = false
  /// How many texts were read by a `JSONDecoder`.
  package private(set) var slowReads = 0

  /// What decodable types find in their decoder.
  package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

  /// Beyond this the buffers are given back after a text, in bytes of it.
  private static let keptBytes = 1 << 20

  package init() {}

  package func decode<T: Decodable>(
    _ type: T.Type = T.self, from bytes: some Collection<UInt8>
  ) throws -> T {
    let decoded = try bytes.withContiguousStorageIfAvailable { bytes in
      try decode(type, from: UnsafeRawBufferPointer(bytes))
    }
    if let decoded { return decoded }
    return try Array(bytes).withUnsafeBytes { try decode(type, from: $0) }
  }

  package func decode<T: Decodable>(
    _ type: T.Type = T.self, from bytes: UnsafeRawBufferPointer
  ) throws -> T {
    // What is decoded may itself decode something with this reader: the tape in use stays.
    if isReading {
      let other = JSONReader()
      other.userInfo = userInfo
      return try other.decode(type, from: bytes)
    }
    isReading = true
    defer { finish(bytes.count) }
    if let value = try decodeFast(type, from: bytes) { return value }
    return try decodeSlowly(type, from: bytes)
  }

  /// Nil where only a `JSONDecoder` can tell. By its end nobody but the reader holds the decoder,
  /// unless what was decoded has kept it.
  @inline(never)
  private func decodeFast<T: Decodable>(
    _ type: T.Type, from bytes: UnsafeRawBufferPointer
  ) throws -> T? {
    guard let decoder = decoder ?? Tape().map({ TapeDecoder($0) }) else { return nil }
    self.decoder = decoder
    guard decoder.tape.parse(bytes) else { return nil }
    decoder.userInfo = userInfo
    do {
      let value = try decoder.value(Tape.top, as: type)
      return decoder.tape.isDoubtful ? nil : value
    } catch {
      if decoder.tape.isDoubtful { return nil }
      throw error
    }
  }

  /// Leaves the tape to whoever still holds a decoder or a container: the next text gets another.
  private func finish(_ count: Int) {
    isReading = false
    decoder?.userInfo = [:]
    if count > Self.keptBytes || !isKnownUniquelyReferenced(&decoder) { decoder = nil }
  }

  private func decodeSlowly<T: Decodable>(
    _ type: T.Type, from bytes: UnsafeRawBufferPointer
  ) throws -> T {
    slowReads += 1
    let decoder = JSONDecoder()
    decoder.userInfo = userInfo
    return try decoder.decode(type, from: Data(bytes))
  }
}
