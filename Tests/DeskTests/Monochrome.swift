import Canvas
import Terminal

/// A screen as a terminal without colours shows it: below each row what its signs look like.
enum Monochrome {
  /// `.` dim, `b` bold, `u` underlined, `U` bold and underlined, `r` reversed, `R` bold and reversed.
  static func picture(of frame: Frame) -> String {
    let palette = Palette(isLight: false)
    var lines: [String] = []
    for (row, line) in frame.lines.enumerated() {
      lines.append(line)
      let looks = (0..<frame.size.columns).map { column in
        let cell = frame[Point(column: column, row: row)]
        return cell.map { sign(palette.style(of: $0.role).attributes) } ?? " "
      }
      let below = String(looks)
      if below.contains(where: { $0 != " " }) { lines.append(below) }
    }
    return lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }.joined(separator: "\n")
      + "\n"
  }

  private static func sign(_ attributes: Int) -> Character {
    switch attributes {
    case 0: " "
    case 1: "b"
    case 2: "."
    case 4: "u"
    case 5: "U"
    case 8: "r"
    case 9: "R"
    default: "?"
    }
  }
}
