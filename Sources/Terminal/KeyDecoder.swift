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

  /// Over a slow link the bytes of a key come one by one. What may be the rest of it is waited for
  /// this long, for its letters must not run commands: those of an arrow are `[` and `D`. An `O` is
  /// the beginning of one's own commands, too, and waits less.
  static let restTimeout = Duration.seconds(1)
  static let shortTimeout = Duration.milliseconds(300)

  /// A sequence whose end is still to come.
  private struct Unfinished {
    enum Kind {
      /// Only Esc itself, which is a key already.
      case escape
      /// One more byte.
      case single
      /// Parameters, then one final byte (ECMA-48, 5.4).
      case parameters
      /// An answer to somebody else's question, up to BEL or ESC \.
      case text
    }

    var kind: Kind
    /// What was pressed if no more comes: Alt-[ begins like an arrow.
    var key: Key?
    var since: ContinuousClock.Instant

    var ends: ContinuousClock.Instant {
      since + (kind == .single ? KeyDecoder.shortTimeout : KeyDecoder.restTimeout)
    }
  }

  private var unfinished: Unfinished?
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
    if let unfinished, now >= unfinished.ends { giveUpRest() }
    var rest = codes[...]
    while let code = rest.popFirst() {
      if paste != nil {
        lastPasteByte = now
        addToPaste(code)
      } else if takesRest(code, at: now) {
        continue
      } else if code == TERMINAL_PASTE_BEGIN {
        emitEscape()
        (paste, lastPasteByte) = ([], now)
      } else if code >= TERMINAL_MOUSE {
        point(code)
      } else if code >= 256 {
        emit(named: code)
      } else {
        take(UInt8(truncatingIfNeeded: code), &rest, at: now)
      }
    }
    return inputs
  }

  /// When a key is to be told that waits for what may be its rest.
  package var deadline: ContinuousClock.Instant? {
    unfinished?.key == nil ? nil : unfinished?.ends
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

  /// An Esc before what is no key was pressed by itself.
  private mutating func emitEscape() {
    guard isAlt else { return }
    isAlt = false
    emit(.escape)
  }

  private mutating func point(_ code: Int32) {
    emitEscape()
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

  private mutating func take(
    _ byte: UInt8, _ rest: inout ArraySlice<Int32>, at now: ContinuousClock.Instant
  ) {
    switch byte {
    case 0x1B: escape(&rest, at: now)
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

  private mutating func escape(_ rest: inout ArraySlice<Int32>, at now: ContinuousClock.Instant) {
    partial = []
    guard let next = rest.first, next != 0x1B else {
      emit(.escape)
      unfinished = Unfinished(kind: .escape, since: now)
      return
    }
    let isAlone = rest.count == 1
    switch UInt8(exactly: next) {
    case UInt8(ascii: "["), UInt8(ascii: "O"):
      rest.removeFirst()
      begin(UInt8(next), alt: true, at: now)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      guard isAlone else {
        unfinished = Unfinished(kind: .text, since: now)
        return
      }
      isAlt = true
    default: isAlt = true
    }
  }

  private mutating func begin(_ byte: UInt8, alt: Bool, at now: ContinuousClock.Instant) {
    unfinished = Unfinished(
      kind: byte == UInt8(ascii: "O") ? .single : .parameters,
      key: Key(.character(Character(Unicode.Scalar(byte))), alt: alt), since: now)
  }

  /// Takes what belongs to an unfinished sequence; false if it doesn't.
  private mutating func takesRest(_ code: Int32, at now: ContinuousClock.Instant) -> Bool {
    guard var begun = unfinished else { return false }
    guard let byte = UInt8(exactly: code) else {
      giveUpRest()
      return false
    }
    let since = begun.since
    begun.since = now
    switch (begun.kind, byte) {
    case (.escape, UInt8(ascii: "[")): begin(byte, alt: false, at: now)
    case (.escape, UInt8(ascii: "O")) where now - since < Self.shortTimeout:
      begin(byte, alt: false, at: now)
    case (.parameters, 0x20..<0x40):
      begun.key = nil
      unfinished = begun
    // What came together with Esc is a sequence, whatever follows; an `O` after it may have been
    // typed.
    case (.parameters, 0x40..<0x7F), (.single, 0x40..<0x60),
      (.single, 0x20..<0x7F)
    where begun.key?.alt == true:
      unfinished = nil
      if begun.key != nil, let arrow = Self.arrows[byte] { emit(arrow) }
    case (.text, 0x07): unfinished = nil
    case (.text, 0x1B): unfinished = Unfinished(kind: .single, since: now)
    case (.text, _): unfinished = begun
    default:
      giveUpRest()
      return false
    }
    return true
  }

  /// Finals of the keys that have no parameters.
  private static let arrows: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
  ]

  private mutating func giveUpRest() {
    if let key = unfinished?.key { inputs.append(.key(key)) }
    unfinished = nil
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
