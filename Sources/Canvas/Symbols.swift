extension String {
  /// With the signs that the program uses in ASCII; letters stay as they are.
  package var withASCIISigns: String {
    String(UnicodeScalarView(unicodeScalars.map(Symbols.ascii(for:))))
  }
}

/// What lines are drawn with; each symbol takes one column.
///
/// A terminal that isn't known to show UTF-8 gets ASCII for all that the program itself draws. Text
/// from a case stays as it is: shown wrong it can still be asked about, left out it can't.
struct Symbols {
  let horizontal: Unicode.Scalar
  let vertical: Unicode.Scalar
  let corners: [Unicode.Scalar]
  let ellipsis: Unicode.Scalar

  static let light = Symbols(
    horizontal: "─", vertical: "│", corners: ["┌", "┐", "└", "┘"], ellipsis: "…")
  static let ascii = Symbols(
    horizontal: "-", vertical: "|", corners: ["+", "+", "+", "+"], ellipsis: "~")

  /// The nearest ASCII for a symbol that screens use as a sign.
  static func ascii(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "…": "~"
    case "·": "."
    case "•", "●", "✱": "*"
    case "○": "o"
    case "←", "‹", "◀", "◂": "<"
    case "→", "›", "▶", "▸": ">"
    case "↑", "▲", "▴": "^"
    case "↓", "▼", "▾": "v"
    case "✓", "✔": "x"
    case "✗", "✘", "×": "X"
    case "–", "—", "─", "━": "-"
    case "│", "┃": "|"
    case "‘", "’": "'"
    case "“", "”": "\""
    case "█", "■", "▪": "#"
    default: scalar
    }
  }
}
