internal import CTerminal
package import Canvas

/// Turns bytes and key codes into keys and pastes.
///
/// ncurses knows the sequences of the terminal's keys. What remains is UTF-8, which may arrive in
/// pieces; Alt, which is Esc and a key that arrive together; pastes; and sequences nobody asked for,
/// which must not run commands by their letters.
package struct KeyDecoder {
  package init() {}

  /// A paste goes on until its end arrives, so that the rest of a slow one is never taken for
  /// keys. If the end is lost, the paste is over after this long without a byte.
  static let pasteTimeout = Duration.seconds(3)
  static let pasteLimit = 1 << 20

  private var partial: [UInt8] = []
  private var paste: [UInt8]?
  private var lastPasteByte = ContinuousClock.now
  private var isAlt = false
  private var inputs: [Input] = []

  /// What the codes say that were waiting, in their order.
  package mutating func decode(_ codes: [Int32], at now: ContinuousClock.Instant = .now) -> [Input]
  {
    inputs = []
    if !codes.isEmpty, paste != nil, now - lastPasteByte > Self.pasteTimeout { endPaste() }
    var rest = codes[...]
    while let code = rest.popFirst() {
      if paste != nil {
        lastPasteByte = now
        addToPaste(code)
      } else if code == TERMINAL_PASTE_BEGIN {
        (paste, lastPasteByte, isAlt) = ([], now, false)
      } else if code >= TERMINAL_MOUSE {
        point(code)
      } else if code >= 256 {
        emit(named: code)
      } else {
        take(UInt8(truncatingIfNeeded: code), &rest)
      }
    }
    return inputs
  }

  // MARK: Keys

  private mutating func emit(_ code: Key.Code, ctrl: Bool = false, alt: Bool = false) {
    inputs.append(.key(Key(code, ctrl: ctrl, alt: alt || isAlt)))
    isAlt = false
    partial = []
  }

  private mutating func emit(named code: Int32) {
    let ctrl = code & Int32(TERMINAL_CTRL) != 0
    let alt = code & Int32(TERMINAL_ALT) != 0
    if code >= TERMINAL_FUNCTION {
      emit(.function(Int(code - Int32(TERMINAL_FUNCTION)) / 16), ctrl: ctrl, alt: alt)
    } else if let named = Self.named[Int(code) & ~0xF] {
      emit(named, ctrl: ctrl, alt: alt)
    } else {
      isAlt = false
    }
  }

  private mutating func point(_ code: Int32) {
    if isAlt { emit(.escape) }
    let bits = Int32(TERMINAL_MOUSE_BITS)
    let mask: Int32 = 1 << bits - 1
    let actions: [Mouse.Action] = [.press, .wheelUp, .wheelDown]
    let action = Int(code - Int32(TERMINAL_MOUSE)) >> Int(2 * bits)
    guard actions.indices.contains(action) else { return }
    let place = Point(column: Int(code & mask), row: Int(code >> bits & mask))
    inputs.append(.mouse(Mouse(actions[action], at: place)))
  }

  private static let named: [Int: Key.Code] = [
    TERMINAL_UP: .up, TERMINAL_DOWN: .down, TERMINAL_LEFT: .left, TERMINAL_RIGHT: .right,
    TERMINAL_HOME: .home, TERMINAL_END: .end, TERMINAL_PAGE_UP: .pageUp,
    TERMINAL_PAGE_DOWN: .pageDown, TERMINAL_INSERT: .insert, TERMINAL_DELETE: .delete,
    TERMINAL_BACKSPACE: .backspace, TERMINAL_BACK_TAB: .backTab, TERMINAL_ENTER: .enter,
  ]

  private mutating func take(_ byte: UInt8, _ rest: inout ArraySlice<Int32>) {
    switch byte {
    case 0x1B: escape(&rest)
    case 0x80...: takePart(byte)
    case 0x20..<0x7F: emit(.character(Character(Unicode.Scalar(byte))))
    case 0x0D, 0x0A: emit(.enter)
    case 0x09: emit(.tab)
    case 0x08, 0x7F: emit(.backspace)  // Which of the two a terminal sends is a setting of it.
    case 0: emit(.character(" "), ctrl: true)
    case 0x01...0x1A: emit(.character(Character(Unicode.Scalar(byte + 0x60))), ctrl: true)
    default: emit(.character(Character(Unicode.Scalar(byte + 0x40))), ctrl: true)
    }
  }

  /// A byte of a character beyond ASCII. What is no UTF-8 is left out.
  private mutating func takePart(_ byte: UInt8) {
    if byte >= 0xC0 { partial = [] }
    partial.append(byte)
    let length = partial[0] >= 0xF0 ? 4 : partial[0] >= 0xE0 ? 3 : partial[0] >= 0xC0 ? 2 : 1
    guard partial.count >= length else { return }
    let text = String(validating: partial, as: UTF8.self)
    partial = []
    if let character = text?.first, character.unicodeScalars.first?.value ?? 0 >= 0xA0 {
      emit(.character(character))
    } else {
      isAlt = false
    }
  }

  // MARK: Escape

  private mutating func escape(_ rest: inout ArraySlice<Int32>) {
    partial = []
    guard let next = rest.first, next != 0x1B else {
      emit(.escape)
      return
    }
    if rest.count > 1 {
      switch UInt8(exactly: next) {
      case UInt8(ascii: "["):
        // Parameters, then one final byte (ECMA-48, 5.4).
        rest.removeFirst()
        rest = rest.drop { 0x20..<0x40 ~= $0 }.dropFirst()
        return
      case UInt8(ascii: "O"):
        rest = rest.dropFirst(2)
        return
      case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
        // An answer to somebody else's question, up to BEL or ESC \.
        rest = rest.drop { $0 != 0x07 && $0 != 0x1B }
        rest = rest.dropFirst(rest.first == 0x1B ? 2 : 1)
        return
      default: break
      }
    }
    isAlt = true
  }

  // MARK: Pastes

  private mutating func addToPaste(_ code: Int32) {
    if code == TERMINAL_PASTE_END {
      endPaste()
    } else if let byte = UInt8(exactly: code), paste?.count ?? 0 < Self.pasteLimit {
      paste?.append(byte)
    }
  }

  private mutating func endPaste() {
    let text = String(decoding: paste ?? [], as: UTF8.self)
    paste = nil
    // Terminals send the Enter key for a line end.
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\r\n" || $0 == "\r" }
    inputs.append(.paste(lines.joined(separator: "\n")))
  }
}
