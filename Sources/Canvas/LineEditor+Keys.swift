extension LineEditor {
  /// Whether a field of several lines listens to a key that writes nothing, somewhere in its text:
  /// asked of one, so that it can't say otherwise.
  package static func isMeant(_ key: Key) -> Bool {
    var editor = LineEditor("a b\nc d\ne f", isMultiline: true)
    for _ in 0..<5 { _ = editor.moveLeft(.character) }
    return editor.handle(key)
  }

  /// Does what a key means in a field, and tells whether it meant anything: Tab, Enter in a field of
  /// one line, and moving beyond an end are left to the form.
  ///
  /// `width` is the one the field was drawn with; up and down go by the lines on the screen.
  package mutating func handle(_ key: Key, width: Int = .max) -> Bool {
    if let character = key.text {
      insert(String(character))
      return true
    }
    let byWord = key.ctrl || key.alt
    switch key.code {
    case .enter where isMultiline && !key.ctrl && !key.alt: insert("\n")
    case .backspace: deleteLeft(byWord ? .word : .character)
    case .delete: deleteRight(byWord ? .word : .character)
    case .left: return moveLeft(byWord ? .word : .character)
    case .right: return moveRight(byWord ? .word : .character)
    case .home: _ = moveLeft(key.ctrl ? .all : .line)
    case .end: _ = moveRight(key.ctrl ? .all : .line)
    case .up where isMultiline: return moveVertically(by: -1, width: textWidth(width))
    case .down where isMultiline: return moveVertically(by: 1, width: textWidth(width))
    case .character(let character) where key.ctrl && !key.alt: return handleControl(character)
    case .character(let character) where key.alt && !key.ctrl: return handleAlt(character)
    default: return false
    }
    return true
  }

  private mutating func handleControl(_ character: Character) -> Bool {
    switch character {
    case "a": _ = moveLeft(.line)
    case "e": _ = moveRight(.line)
    case "u": deleteLeft(.line)
    case "k": deleteRight(.line)
    case "w": deleteLeft(.word)
    case "d": deleteRight(.character)
    case "y": putBack()
    default: return false
    }
    return true
  }

  private mutating func handleAlt(_ character: Character) -> Bool {
    switch character {
    case "b": return moveLeft(.word)
    case "f": return moveRight(.word)
    case "d": deleteRight(.word)
    default: return false
    }
    return true
  }
}
