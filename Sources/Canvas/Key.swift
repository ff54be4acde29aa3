/// A key as a terminal can tell it: shift isn't among the modifiers, since a terminal sends "A" for
/// it, or nothing of its own.
package struct Key: Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case character(Character)
    case enter, escape, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown
    case backspace, delete, insert
    case function(Int)
  }

  package var code: Code
  package var ctrl: Bool
  package var alt: Bool

  package init(_ code: Code, ctrl: Bool = false, alt: Bool = false) {
    self.code = code
    self.ctrl = ctrl
    self.alt = alt
  }

  package static func character(_ character: Character) -> Key { Key(.character(character)) }
  package static func ctrl(_ character: Character) -> Key { Key(.character(character), ctrl: true) }
  package static func alt(_ character: Character) -> Key { Key(.character(character), alt: true) }
  package static func function(_ number: Int) -> Key { Key(.function(number)) }

  package static let enter = Key(.enter)
  package static let escape = Key(.escape)
  package static let tab = Key(.tab)
  package static let backTab = Key(.backTab)
  package static let space = Key(.character(" "))
  package static let up = Key(.up)
  package static let down = Key(.down)
  package static let left = Key(.left)
  package static let right = Key(.right)
  package static let home = Key(.home)
  package static let end = Key(.end)
  package static let pageUp = Key(.pageUp)
  package static let pageDown = Key(.pageDown)
  package static let backspace = Key(.backspace)
  package static let delete = Key(.delete)
  package static let insert = Key(.insert)

  /// What the key writes into a field, if it writes anything.
  package var text: Character? {
    guard case .character(let character) = code, !ctrl, !alt else { return nil }
    return character
  }
}
