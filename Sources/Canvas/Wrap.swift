/// Breaks a text into lines no wider than `width`: at line ends, then between words, and within a
/// word only where it is longer than a line. Spaces at a break are left out. An empty text is one
/// empty line.
///
/// `limit` bounds the number of lines, and with it the cost, for a long text in a small pane.
package func wrap(_ text: String, width: Int, limit: Int = .max) -> [String] {
  lineRanges(of: text, width: width, limit: limit).map { trimmed(text[$0]) }
}

extension String {
  /// With every line after the first indented, so that nothing typed can pass for a line of its own.
  package var hanging: String {
    var lines = split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    while lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n  ")
  }
}

/// Without the spaces that hang over the end.
func trimmed(_ line: Substring) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return String(line)
}

/// The ranges of the lines, which together with the line ends between them are the whole text:
/// spaces at a break hang over the end of their line, where an editor's cursor can stand on them.
func lineRanges(of text: String, width: Int, limit: Int = .max) -> [Range<String.Index>] {
  let width = max(1, width)
  let scalars = text.unicodeScalars
  var lines: [Range<String.Index>] = []
  var start = text.startIndex
  var used = 0
  /// The end of the last space in the line, and the columns up to there.
  var space: (end: String.Index, used: Int)?

  func end(at index: String.Index, next: String.Index, keeping columns: Int) {
    lines.append(start..<index)
    start = next
    used = columns
    space = nil
  }

  var index = text.startIndex
  while index < text.endIndex, lines.count < limit {
    // In nearly all text a scalar is a character of one column, which is found many times as fast.
    let scalar = scalars[index]
    var next = scalars.index(after: index)
    var wide = 1
    if !isSimple(scalar) || next < text.endIndex && !isSimple(scalars[next]) {
      next = text.index(after: index)
      wide = columns(of: text[index..<next])
    }
    switch Piece(scalar) {
    case .lineEnd: end(at: index, next: next, keeping: 0)
    case .space:
      used += wide
      space = (next, used)
    case .ink:
      if used + wide > width, let space {
        end(at: space.end, next: space.end, keeping: used - space.used)
      }
      if used + wide > width, start < index {
        end(at: index, next: index, keeping: 0)
      }
      used += wide
    }
    index = next
  }
  if lines.count < limit { lines.append(start..<text.endIndex) }
  return lines
}

/// Whether a scalar is a character of one column, unless one follows that isn't such: ASCII but for
/// CR, which is one with LF; western letters; those of Urdu; dashes, quotes, dots and arrows.
private func isSimple(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0D: false
  case ..<0x7F, 0xA1...0xAC, 0xAE...0x2FF: true
  case 0x060C, 0x061B, 0x061F...0x064A, 0x0671...0x06D5, 0x06F0...0x06F9: true
  case 0x2010...0x2027, 0x2030...0x203B, 0x2190...0x2193: true
  default: false
  }
}

/// What a character is to a line, which its first scalar tells.
private enum Piece {
  case lineEnd, space, ink

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: self = .lineEnd
    // Where a no-break space stands no line may end.
    case 0xA0: self = .ink
    case 0x09, 0x20: self = .space
    case ..<0x1680: self = .ink
    default: self = scalar.properties.isWhitespace ? .space : .ink
    }
  }
}
