internal import CTerminal
package import Canvas
internal import Glibc

/// How roles look: attributes first, so that every role can be told from its neighbours without
/// colour, then the terminal's own named colours on the terminal's own background.
package struct Palette {
  /// Yellow and cyan are too pale to be read on a light background.
  let isLight: Bool

  package init(isLight: Bool) { self.isLight = isLight }

  package struct Style {
    /// Bits: bold 1, dim 2, underlined 4, reversed 8.
    package var attributes = 0
    package var color = Color.none
  }

  /// The numbers every terminal with colours agrees on; the user's theme says how they look.
  package enum Color: Int32 {
    case none = -1
    case black, red, green, yellow, blue, magenta, cyan, white
  }

  /// What terminals that know it put into the environment: `foreground;background`, by number.
  static var isLightBySelfDescription: Bool {
    let words = getenv("COLORFGBG").map { String(cString: $0) } ?? ""
    guard let background = words.split(separator: ";").last.flatMap({ Int($0) }) else {
      return false
    }
    return background == 7 || (9...15).contains(background)
  }

  private static let bold = TERMINAL_BOLD
  private static let dim = TERMINAL_DIM
  private static let underline = TERMINAL_UNDERLINE
  private static let reverse = TERMINAL_REVERSE

  package func style(of role: Role) -> Style {
    var style = Self.onDark(role)
    guard isLight else { return style }
    switch style.color {
    case .yellow: style.color = .magenta
    case .cyan: style.color = .blue
    case .magenta: style.color = .blue
    default: break
    }
    return style
  }

  private static func onDark(_ role: Role) -> Style {
    switch role {
    case .plain, .hint: Style()
    case .dim, .border: Style(attributes: dim)
    case .title, .heading, .header: Style(attributes: bold)
    case .selected: Style(attributes: reverse)
    case .selectedUnfocused: Style(attributes: bold | underline)
    case .marked: Style(attributes: bold, color: .magenta)
    case .warning: Style(color: .yellow)
    case .danger: Style(attributes: bold, color: .red)
    case .good: Style(color: .green)
    case .key: Style(attributes: bold, color: .cyan)
    case .borderFocused: Style(attributes: bold, color: .cyan)
    case .field: Style(attributes: underline)
    case .fieldFocused: Style(attributes: bold | underline)
    case .error: Style(attributes: bold | reverse, color: .red)
    case .banner: Style(attributes: reverse, color: .yellow)
    }
  }

  /// `NO_COLOR` with any value drops colour and nothing else (no-color.org).
  func install(withColors: Bool) {
    for role in Role.allCases {
      let style = style(of: role)
      terminal_style(
        Int32(role.rawValue), Int32(style.attributes),
        (withColors ? style.color : .none).rawValue)
    }
  }
}
