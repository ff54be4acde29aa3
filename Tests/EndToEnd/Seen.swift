import DeskTesting
import Testing

/// The words of the screen that these tests wait for, in one place.
enum Seen {
  static let header = "Rabta"
  static let newForm = "New case"
  static let savedAs = "Saved as "
  static let noteSaved = "Note saved."
  static let sent = "Written down"
  static let notTold = "NOT TOLD"
  static let draftOffered = "You were typing a new case"
  static let changedMeanwhile = "Do it anyway?"
  static let tooSmall = "Rabta needs 20"
  static let diskFull = "The disk is full"
  static let diskFailed = "The disk failed"
  static let notWritable = "can't be written to"
  static let notYours = "may not look into"
}

extension TerminalSession {
  /// The line before the last: what was done, or why not.
  var status: String { lines.dropLast().last ?? "" }

  func wait(forStatus text: String) throws {
    try wait(until: "the status line to say “\(text)”") { status.contains(text) }
  }

  /// Narrows the queue to one case and stands on it.
  func select(_ code: String) throws {
    try press("/")
    // What an earlier filter left is in the field.
    try press("ctrl-a", "ctrl-k")
    try type(code)
    try press("enter")
    try wait(until: "the cursor on \(code)") {
      lines.contains { ($0.hasPrefix("│>") || $0.hasPrefix("|>")) && $0.contains(code) }
    }
  }

  /// Asks the triage questions: still held, all others no.
  func triage() throws {
    try press("t")
    for danger in 1...13 { try press(danger == 9 ? "y" : "n") }
    for _ in 1...9 { try press("n") }
    try press("ctrl-s")
  }

  /// Whether a shell has the screen again and waits for a command.
  var isBackAtItsPrompt: Bool { !isAlternateScreen && screen.hasSuffix("\n$") }

  /// Fails unless the program gave the terminal back as a shell wants it.
  func expectSane(_ location: SourceLocation = #_sourceLocation) {
    #expect(isSane, "the terminal is left raw", sourceLocation: location)
    #expect(!isAlternateScreen, "the other screen is left on", sourceLocation: location)
    #expect(cursor.isVisible, "the cursor is left hidden", sourceLocation: location)
    let text = String(decoding: output, as: UTF8.self)
    #expect(
      text.lastRange(of: "\u{1B}[?2004h") ?? -1 <= text.lastRange(of: "\u{1B}[?2004l") ?? -1,
      "pastes are left marked", sourceLocation: location)
  }
}

extension String {
  /// Where a text last begins, in bytes.
  fileprivate func lastRange(of text: String) -> Int? {
    let (all, part) = (Array(utf8), Array(text.utf8))
    guard all.count >= part.count else { return nil }
    return (0...(all.count - part.count)).last { all[$0..<$0 + part.count].elementsEqual(part) }
  }
}
