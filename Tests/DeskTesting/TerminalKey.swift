package import CVTerm

/// A key by its name: `down`, `enter`, `f1`, `ctrl-z`, `alt-x`, `shift-tab`, `x`.
package struct TerminalKey {
  package enum Kind {
    /// A key whose bytes depend on what the program asked the terminal for.
    case named(cvterm_key)
    case function(Int)
    case bytes([UInt8])
  }

  package var kind: Kind
  /// As libvterm counts them: 1 shift, 2 alt, 4 control.
  package var modifiers: Int32 = 0

  private static let names: [String: cvterm_key] = [
    "enter": CVTERM_ENTER, "tab": CVTERM_TAB, "backspace": CVTERM_BACKSPACE,
    "escape": CVTERM_ESCAPE, "up": CVTERM_UP, "down": CVTERM_DOWN, "left": CVTERM_LEFT,
    "right": CVTERM_RIGHT, "insert": CVTERM_INSERT, "delete": CVTERM_DELETE, "home": CVTERM_HOME,
    "end": CVTERM_END, "page-up": CVTERM_PAGE_UP, "page-down": CVTERM_PAGE_DOWN,
  ]

  /// Nil for a name that no key has.
  package init?(_ name: String) {
    var name = name
    var modifiers: Int32 = 0
    for (prefix, bit) in [("ctrl-", 4), ("alt-", 2), ("shift-", 1)] as [(String, Int32)] {
      while name.hasPrefix(prefix), name.count > prefix.count {
        name.removeFirst(prefix.count)
        modifiers |= bit
      }
    }
    self.modifiers = modifiers
    if name == "space" { name = " " }
    if let key = Self.names[name] {
      kind = .named(key)
    } else if name.count > 1, name.hasPrefix("f"), let number = Int(name.dropFirst()) {
      kind = .function(number)
    } else if name.count == 1, let bytes = Self.bytes(Array(name.utf8), modifiers) {
      kind = .bytes(bytes)
    } else {
      return nil
    }
  }

  /// What a terminal sends for a character: control takes away the upper bits, alt puts an escape
  /// before it.
  private static func bytes(_ character: [UInt8], _ modifiers: Int32) -> [UInt8]? {
    var bytes = character
    if modifiers & 4 != 0 {
      guard bytes.count == 1, (0x40...0x7F).contains(bytes[0]) || bytes[0] == 0x20 else {
        return nil
      }
      bytes[0] &= 0x1F
    }
    return modifiers & 2 != 0 ? [0x1B] + bytes : bytes
  }
}
