extension Key: CustomStringConvertible {
  private static let names: [(name: String, display: String, code: Code)] = [
    ("space", "Space", .character(" ")), ("enter", "Enter", .enter), ("esc", "Esc", .escape),
    ("tab", "Tab", .tab), ("shift-tab", "Shift-Tab", .backTab), ("up", "↑", .up),
    ("down", "↓", .down), ("left", "←", .left), ("right", "→", .right), ("home", "Home", .home),
    ("end", "End", .end), ("pageup", "PgUp", .pageUp), ("pagedown", "PgDn", .pageDown),
    ("backspace", "Backspace", .backspace), ("delete", "Del", .delete), ("insert", "Ins", .insert),
  ]

  /// What stands in settings and tests, such as `ctrl-x`, `space`, `F1`, `?`; read by `init(name:)`.
  package var description: String {
    let word =
      switch code {
      case .function(let number): "F\(number)"
      case .character(let character) where character != " ": String(character)
      default: Self.names.first { $0.code == code }?.name ?? ""
      }
    return prefix("ctrl-", "alt-") + word
  }

  /// What stands in hints and help, such as `Ctrl-X`, `Space`, `↑`.
  package var display: String {
    let word =
      switch code {
      case .function(let number): "F\(number)"
      case .character(let character) where character != " ":
        ctrl ? character.uppercased() : String(character)
      default: Self.names.first { $0.code == code }?.display ?? ""
      }
    return prefix("Ctrl-", "Alt-") + word
  }

  /// Reads a name. Nil when no terminal could tell the key: `ctrl-i` arrives as Tab, so that a
  /// command bound to it would never run.
  package init?(name: String) {
    var rest = name[...]
    var ctrl = false
    var alt = false
    while rest.count > 1 {
      if !ctrl, rest.lowercased().hasPrefix("ctrl-") {
        ctrl = true
        rest = rest.dropFirst(5)
      } else if !alt, rest.lowercased().hasPrefix("alt-") {
        alt = true
        rest = rest.dropFirst(4)
      } else {
        break
      }
    }
    let word = rest.lowercased()
    if let character = rest.first, rest.count == 1 {
      guard !character.isWhitespace, !ctrl || !Self.shadowed.contains(Character(word)) else {
        return nil
      }
      self.init(.character(ctrl ? Character(word) : character), ctrl: ctrl, alt: alt)
    } else if let named = Self.names.first(where: { $0.name == word }) {
      self.init(named.code, ctrl: ctrl, alt: alt)
    } else if word.hasPrefix("f"), let number = Int(word.dropFirst()), (1...63).contains(number) {
      self.init(.function(number), ctrl: ctrl, alt: alt)
    } else {
      return nil
    }
  }

  /// Letters whose control character is Tab, Enter, Backspace or Esc.
  private static let shadowed: Set<Character> = ["i", "j", "m", "h", "["]

  private func prefix(_ ctrl: String, _ alt: String) -> String {
    (self.ctrl ? ctrl : "") + (self.alt ? alt : "")
  }
}
