import CPlatform

/// BLAKE2b-256 in lower-case hex: 64 characters that stand for bytes nobody needs to show.
package enum Digest {
  /// How many characters a digest has.
  package static let length = 64

  /// Whether a text has the form of a digest.
  static func isOne(_ text: String) -> Bool {
    text.utf8.count == length && text.utf8.allSatisfy("0123456789abcdef".utf8.contains)
  }

  package static func of(_ bytes: [UInt8]) -> String { of(bytes[...]) }

  package static func of(_ bytes: ArraySlice<UInt8>) -> String { of([], then: bytes) }

  /// The digest of two pieces as if they were one.
  static func of(_ first: [UInt8], then second: ArraySlice<UInt8>) -> String {
    String(unsafeUninitializedCapacity: length + 1) { hex in
      hex.withMemoryRebound(to: CChar.self) { hex in
        first.withUnsafeBytes { first in
          second.withUnsafeBytes { second in
            guard let start = hex.baseAddress else { return }
            platform_digest(
              first.baseAddress, first.count, second.baseAddress, second.count, start)
          }
        }
      }
      return length
    }
  }
}

/// What ties each line to all before it: nothing can be changed, left out or put in between unseen.
package enum Chain {
  /// The chain of the line with this head.
  ///
  /// Events and words are covered by the digests in the head, so that words can be erased and the
  /// chain still holds.
  ///
  /// - Parameters:
  ///   - previous: the chain of the line before, as stored; for the first line the desk's id.
  ///   - head: exactly the bytes that are stored.
  package static func next(after previous: String, head: ArraySlice<UInt8>) -> String {
    Digest.of(Array(previous.utf8), then: head)
  }

  package static func next(after previous: String, head: [UInt8]) -> String {
    next(after: previous, head: head[...])
  }
}
