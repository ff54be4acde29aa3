package import Casework

// Places and languages as they are typed, on the screen and on the command line.

extension Gazetteer {
  /// Reads a place; nothing typed is not known. What is ambiguous or unknown is said, with what to
  /// choose from, and never guessed.
  package func place(typed text: String) throws(Unreadable) -> AreaID? {
    guard !text.trimmed.isEmpty else { return nil }
    switch look(up: text) {
    case .found(let id): return id
    case .ambiguous(let candidates): throw Unreadable(English.whichPlace(candidates))
    case .unknown(let suggestions): throw Unreadable(English.unknownPlace(suggestions))
    }
  }
}

extension Languages {
  /// Reads names or codes, with commas or spaces between, as ISO 639-3.
  package static func list(_ text: String) throws(Unreadable) -> [String] {
    var codes: [String] = []
    for word in text.split(whereSeparator: { ",; \n".contains($0) }) {
      guard let code = code(String(word)) else {
        throw Unreadable(word: String(word), English.unknownLanguage)
      }
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }
}
