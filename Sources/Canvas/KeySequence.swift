/// Keys that are pressed one after the other and mean something only together; most often one.
package struct KeySequence: Hashable, Sendable {
  package private(set) var keys: [Key]

  package init(_ keys: [Key] = []) { self.keys = keys }

  package init(_ key: Key) { keys = [key] }

  /// Reads names with spaces between: `t`, `m c`, `ctrl-x`. Nil when one is no key that a terminal
  /// could tell, or when there is none.
  package init?(name: String) {
    let words = name.split(whereSeparator: \.isWhitespace)
    let keys = words.compactMap { Key(name: String($0)) }
    guard !keys.isEmpty, keys.count == words.count else { return nil }
    self.keys = keys
  }

  package var isEmpty: Bool { keys.isEmpty }

  package static func + (keys: KeySequence, key: Key) -> KeySequence {
    KeySequence(keys.keys + [key])
  }

  /// What is left of it once `keys` were pressed; nil when it begins with others, or is no longer.
  package func rest(after keys: KeySequence) -> KeySequence? {
    guard self.keys.count > keys.keys.count, self.keys.starts(with: keys.keys) else { return nil }
    return KeySequence(Array(self.keys.dropFirst(keys.keys.count)))
  }

  /// What stands in hints and help: `Ctrl-X`, `m c`.
  package var display: String { keys.map(\.display).joined(separator: " ") }
}

extension KeySequence: CustomStringConvertible {
  /// What stands in settings, read by `init(name:)`.
  package var description: String { keys.map(\.description).joined(separator: " ") }
}
