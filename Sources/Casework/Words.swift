import Synchronization

/// Free text, a name or a number: whatever could give a person away.
///
/// In memory it is the text. In a journal line it is an index into the line's `words`, so that
/// erasing a person can blank the text and leave everything else as it was. The type is the rule:
/// an event can't hold free text in any other way.
package struct Words: Hashable, Sendable, ExpressibleByStringLiteral {
  package var text: String

  package init(_ text: String) { self.text = text }
  package init(stringLiteral value: String) { text = value }

  package var isEmpty: Bool { text.isEmpty }

  /// Stands where words were erased.
  package static let erased: Words = "erased"

  /// Whether a text in a line is what erasing leaves of one.
  package static func isBlank(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
  }
}

/// The words of one line, while its events are written or read.
///
/// Coders carry it in `userInfo`; without one, words stand in place as plain text (import files).
package final class WordStore: Sendable {
  private let stored: Mutex<[String]>

  package init(_ words: [String] = []) { stored = Mutex(words) }

  package var words: [String] { stored.withLock { $0 } }

  fileprivate func add(_ text: String) -> Int {
    stored.withLock {
      $0.append(text)
      return $0.count - 1
    }
  }

  fileprivate func text(at index: Int) -> String? {
    stored.withLock { $0.indices.contains(index) ? $0[index] : nil }
  }
}

extension CodingUserInfoKey {
  /// Where a coder finds the `WordStore` of the line it works on.
  package static var wordStore: CodingUserInfoKey {
    // The initialiser is failable by its signature only: every string is a key.
    guard let key = CodingUserInfoKey(rawValue: "words") else { preconditionFailure() }
    return key
  }
}

extension Words: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let store = decoder.userInfo[.wordStore] as? WordStore else {
      text = try container.decode(String.self)
      return
    }
    let index = try container.decode(Int.self)
    guard let found = store.text(at: index) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "words has no element \(index)")
    }
    text = found
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    guard let store = encoder.userInfo[.wordStore] as? WordStore else {
      return try container.encode(text)
    }
    try container.encode(store.add(text))
  }
}
