import Caseload

// Erasing takes words out of a line that is there. Its length and all its other bytes stay, so that
// every later line stands where it stood, and follows from it.

extension JournalLine {
  private static let blank = UInt8(ascii: " ")
  private static let quote = UInt8(ascii: "\"")

  /// Whether it was blanked: the random beginning of its words goes first and in any case, since what
  /// was erased could else be guessed from its digest.
  package var isBlanked: Bool {
    guard let salt = texts.first, !salt.isEmpty else { return false }
    return bytes[salt].allSatisfy { $0 == Self.blank }
  }

  /// The bytes of each word, between its quotation marks.
  private var texts: [Range<Int>] {
    var found: [Range<Int>] = []
    var place = words.lowerBound
    while let start = bytes[place..<words.upperBound].firstIndex(of: Self.quote) {
      var end = start + 1
      while bytes[end] != Self.quote { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
      found.append(start + 1..<end)
      place = end + 1
    }
    return found
  }

  /// The line as it is once its words are blanked.
  ///
  /// - Parameters:
  ///   - words: as they read, the random beginning first.
  ///   - kept: those that stay as they are.
  func blanking(seq: Int, _ words: [String], keeping kept: Set<String>) -> BlankedLine {
    let gone = texts.enumerated().filter { place, text in
      !text.isEmpty
        && (place == 0 || !words.indices.contains(place) || !kept.contains(words[place]))
    }
    var blanked = BlankedLine(
      seq: seq, spans: gone.flatMap { [$0.element.lowerBound, $0.element.count] }, digest: "")
    blanked.digest = Digest.of(blanking(blanked.spans).bytes[self.words])
    return blanked
  }

  /// Whether spaces stand in all these places.
  func isBlank(in spans: [Int]) -> Bool { blanking(spans).bytes == bytes }

  /// The same line with spaces in some places.
  func blanking(_ spans: [Int]) -> JournalLine {
    JournalLine(replacing: Self.blanking(bytes, spans, from: 0), in: self)
  }

  /// Puts spaces into a piece of a line.
  ///
  /// - Parameter start: where in the line the piece begins.
  static func blanking(_ piece: [UInt8], _ spans: [Int], from start: Int) -> [UInt8] {
    var piece = piece
    for span in ranges(spans) {
      for place in span.clamped(to: start..<start + piece.count) { piece[place - start] = blank }
    }
    return piece
  }

  /// Pairs of a place and a number of bytes, as ranges.
  static func ranges(_ spans: [Int]) -> [Range<Int>] {
    let possible = 0...longest
    return stride(from: 0, to: spans.count - 1, by: 2).compactMap { place -> Range<Int>? in
      let (start, count) = (spans[place], spans[place + 1])
      guard possible.contains(start), possible.contains(count) else { return nil }
      return start..<start + count
    }
  }
}
