/// Writes whatever is `Encodable` as JSON, byte for byte as a `JSONEncoder` with `sortedKeys` and
/// `withoutEscapingSlashes` does and several times as fast.
///
/// A writer keeps its buffers between calls: have one for many values.
package final class JSONWriter {
  private var encoder: TreeEncoder?
  private var isWriting = false

  /// What encodable types find in their encoder.
  package var userInfo: [CodingUserInfoKey: any Sendable] = [:]

  /// Beyond this the buffers are given back after a value, in bytes of it.
  private static let keptBytes = 1 << 20

  package init() {}

  package func encode(_ value: some Encodable) throws -> [UInt8] {
    // What is encoded may itself encode something with this writer: the tree in use stays.
    if isWriting {
      let other = JSONWriter()
      other.userInfo = userInfo
      return try other.encode(value)
    }
    isWriting = true
    defer { finish() }
    return try encodeAlone(value)
  }

  /// By its end nobody but the writer holds the encoder, unless what was encoded has kept it.
  @inline(never)
  private func encodeAlone<T: Encodable>(_ value: T) throws -> [UInt8] {
    let encoder = encoder ?? TreeEncoder(JSONTree())
    self.encoder = encoder
    encoder.userInfo = userInfo
    guard try encoder.encodeTop(value) else {
      throw EncodingError.invalidValue(
        value,
        .init(codingPath: [], debugDescription: "Top-level \(T.self) did not encode any values."))
    }
    guard let bytes = encoder.tree.output() else {
      throw EncodingError.invalidValue(
        value,
        .init(
          codingPath: [],
          debugDescription: "Unable to encode the given top-level value to JSON."))
    }
    return bytes
  }

  /// Leaves the tree to whoever still holds an encoder or a container: the next value gets another.
  private func finish() {
    isWriting = false
    guard isKnownUniquelyReferenced(&encoder), let encoder,
      encoder.tree.size <= Self.keptBytes
    else {
      encoder = nil
      return
    }
    encoder.userInfo = [:]
    encoder.tree.empty()
  }
}
