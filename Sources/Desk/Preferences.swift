import Canvas
package import Casework

/// What a person has set for their own screen, in a file of their own: keys, mouse, colours, when
/// the screen hides itself.
///
/// A line is `NAME = VALUE`, or `key COMMAND = KEYS`, `KEYS` being sequences with commas between;
/// what stands behind a `#` at the beginning of a line, or between spaces, is a remark.
package struct Preferences: Sendable {
  package var keymap = Keymap.standard
  /// A click selects, a second one opens, the wheel scrolls. Off, so that numbers can be marked
  /// and copied with the terminal's own means.
  package var usesMouse = false
  package var background = Background.asTold
  /// How long nobody must have typed for the screen to hide itself; nil for never.
  package var hidesAfter: Instant.Span? = .minutes(5)

  package enum Background: String, Sendable, CaseIterable {
    /// By what the terminal says of itself in `COLORFGBG`; dark where it says nothing.
    case asTold = "auto"
    case dark, light

    /// Nil where the terminal is to be asked.
    package var isLight: Bool? { self == .asTold ? nil : self == .light }
  }

  /// A line that could not be followed, and why; the rest of the file holds.
  package struct Problem: Hashable, Sendable {
    package let line: Int
    package let words: String
  }

  package init() {}

  package init(_ text: String, problems: inout [Problem]) {
    var reader = PreferencesReader()
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      reader.read(line, number: index + 1)
    }
    reader.settleClashes()
    self = reader.preferences
    problems = reader.problems.sorted { $0.line < $1.line }
  }
}

private struct PreferencesReader {
  var preferences = Preferences()
  var problems: [Preferences.Problem] = []
  /// The line that set the keys of a command, by its id.
  private var lines: [String: Int] = [:]

  mutating func read(_ line: Substring, number: Int) {
    let said = Self.withoutRemark(line)
    guard !said.isEmpty else { return }
    let parts = said.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map { String($0).trimmed }
    let names = parts[0].split(separator: " ").map(String.init)
    // `=` itself can be a key.
    let value = parts.count == 2 ? parts[1] : nil
    let problem: String? =
      switch (names.first, names.count, value) {
      case _ where said.contains("\u{FFFD}"): English.settingNoText
      case (_, _, nil): English.noEqualsSign
      case ("key", 2, let value?): setKeys(names[1], value, number)
      case ("mouse", 1, let value?): set(value, ["on": true, "off": false]) { $0.usesMouse = $1 }
      case ("background", 1, let value?):
        set(value, Self.backgrounds) { $0.background = $1 }
      case ("hide-after", 1, let value?): setHiding(value)
      default: English.noSuchSetting(parts[0])
      }
    if let problem { problems.append(.init(line: number, words: problem)) }
  }

  private static let backgrounds = Dictionary(
    uniqueKeysWithValues: Preferences.Background.allCases.map { ($0.rawValue, $0) })

  private static func withoutRemark(_ line: Substring) -> String {
    if line.drop(while: \.isWhitespace).first == "#" { return "" }
    guard let remark = line.firstRange(of: " # ") else { return String(line).trimmed }
    return String(line[..<remark.lowerBound]).trimmed
  }

  private mutating func set<Value>(
    _ word: String, _ values: [String: Value], _ set: (inout Preferences, Value) -> Void
  ) -> String? {
    guard let value = values[word.lowercased()] else {
      return English.settingTakes(values.keys.sorted())
    }
    set(&preferences, value)
    return nil
  }

  private mutating func setHiding(_ value: String) -> String? {
    if value == "never" {
      preferences.hidesAfter = nil
      return nil
    }
    guard let span = Instant.Span(words: value), span.seconds > 0 else {
      return English.settingTakes(["never", "minutes or hours, as 5m or 1h"])
    }
    preferences.hidesAfter = span
    return nil
  }

  // MARK: Keys

  private mutating func setKeys(_ id: String, _ value: String, _ number: Int) -> String? {
    guard
      let command = Commands.all.first(where: { $0.id == id })
        ?? Commands.all.first(where: { $0.title == id })
    else {
      return English.noSuchCommand(id)
    }
    // A comma can be a key, too: what is left between two of them.
    let names =
      value == "," || value.isEmpty
      ? [value].filter { !$0.isEmpty }
      : value.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
    var keys: [KeySequence] = []
    for name in names {
      guard let sequence = KeySequence(name: name) else { return English.noSuchKeyName(name) }
      keys.append(sequence)
    }
    guard !keys.isEmpty || !Commands.isIndispensable(command) else {
      return English.needsAKey(id)
    }
    guard command.scope != .screen || keys.allSatisfy(Form.leavesAlone) else {
      return English.mustWorkInForms(id)
    }
    preferences.keymap.set(keys, of: command)
    lines[id] = number
    return nil
  }

  /// Of two commands that the same keys would run, the one whose line comes later goes back to the
  /// keys of the table; two can change keys with each other.
  mutating func settleClashes() {
    while let (clash, id) = firstClash, let command = Commands.all.first(where: { $0.id == id }) {
      let other = clash.ids.first { $0 != id } ?? id
      problems.append(
        .init(
          line: lines[id] ?? 0,
          words: English.keysClash(clash.keys.display, means: other, not: id)))
      lines[id] = nil
      preferences.keymap.set(nil, of: command)
    }
  }

  private var firstClash: (Keymap.Clash, String)? {
    for clash in preferences.keymap.clashes {
      let set = clash.ids.filter { lines[$0] != nil }
      if let id = set.max(by: { lines[$0] ?? 0 < lines[$1] ?? 0 }) { return (clash, id) }
    }
    return nil
  }
}
