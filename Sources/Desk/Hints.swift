import Canvas
import Caseload
import Casework

/// A key of the hint bar and what it does: a command, or a group of them under its first key.
struct Hint: Sendable {
  let keys: String
  let title: String
  /// How early it stands; what matters most has the lowest.
  let place: Int
  private let commands: [Command]

  /// Nothing for a command without keys, or that everybody knows.
  init?(_ command: Command, _ keymap: Keymap) {
    guard let place = command.hint, let keys = keymap.keys(of: command).first else { return nil }
    (self.keys, title, self.place) = (keys.display, command.title, place)
    commands = [command]
  }

  init?(_ group: Command.Group, _ keymap: Keymap) {
    commands = Commands.all.filter { command in
      command.group == group
        && keymap.keys(of: command).contains { $0.keys.first == group.key }
    }
    guard !commands.isEmpty else { return nil }
    (keys, title, place) = (group.key.display, group.title + " …", group.hint)
  }

  func isHeard(in scopes: [Command.Scope]) -> Bool { scopes.contains(commands[0].scope) }

  /// With cases marked, what takes marks comes first; in a review, how it is left.
  func place(in state: State) -> Int {
    guard commands.count == 1 else { return place }
    if !state.queue.marks.isEmpty, commands[0].takesMarks { return place - 100 }
    return state.review != nil && commands[0].id == Command.Named.review.rawValue ? 1 : place
  }

  /// Why it can't be done now; nil when it can.
  func obstacle(_ state: State, _ caseload: Caseload) -> String? {
    let first = commands[0].obstacle(state, caseload)
    let isFree =
      first == nil || commands.dropFirst().contains { $0.obstacle(state, caseload) == nil }
    return isFree ? nil : first
  }
}

extension Keymap {
  /// All that may stand in the hint bar at some moment, in its order.
  func makeHints() -> [Hint] {
    let groups = Set(Commands.all.compactMap(\.group))
    let hints = Commands.all.compactMap { Hint($0, self) } + groups.compactMap { Hint($0, self) }
    return hints.sorted { $0.place < $1.place }
  }
}

extension State {
  /// What stands in the hint bar, what matters most first.
  var hints: [Hint] {
    let heard = scopes
    let hints = keymap.hints.filter { $0.isHeard(in: heard) }
    guard !queue.marks.isEmpty || review != nil else { return hints }
    return hints.sorted { $0.place(in: self) < $1.place(in: self) }
  }
}

extension View {
  /// Grows and shrinks with the width; what can't be done now is left dim.
  mutating func hints(_ rect: Rect) {
    guard state.layers.isEmpty else { return layerHints(rect) }
    var column = rect.left + 1
    for hint in state.hints {
      let width = columns(of: hint.keys) + columns(of: hint.title) + 3
      guard column + width <= rect.right else { continue }
      let isOff = hint.obstacle(state, caseload) != nil
      column += frame.put(
        hint.keys, at: Point(column: column, row: rect.top), role: isOff ? .dim : .key)
      column += 1
      column += frame.put(
        hint.title, at: Point(column: column, row: rect.top), role: isOff ? .dim : .hint)
      column += 2
    }
  }

  /// Which keys may come next, and what they do.
  mutating func continuations(above hints: Rect) {
    let next = state.keymap.continuations(of: state.pending, in: state.scopes)
    let widths = next.map { columns(of: $0.rest.display) }
    let keyColumn = (widths.max() ?? 1) + 2
    let widest = next.map { columns(of: $0.command.title) }.max() ?? 0
    let group = next.first?.command.group.flatMap {
      KeySequence($0.key) == state.pending ? $0 : nil
    }
    let title = "\(state.pending.display)  \(group?.title ?? "")".trimmed
    let screen = Rect(state.size)
    let size = Size(
      columns: min(screen.columns, max(keyColumn + widest, columns(of: title) + 4) + 4),
      rows: min(max(1, hints.top - 1), next.count + 2))
    let rect = Rect(
      origin: Point(column: screen.right - size.columns, row: hints.top - size.rows), size: size)
    frame.fill(rect)
    let inside =
      rect.rows > 2
      ? frame.box(rect, title: title, isFocused: true).inset(columns: 1, rows: 0) : rect
    more(than: 0..<min(next.count, inside.rows), of: next.count, around: inside)
    for (row, (rest, command)) in next.prefix(inside.rows).enumerated() {
      let isOff = command.obstacle(state, caseload) != nil
      let place = inside.row(row)
      frame.put(rest.display, at: place.origin, role: isOff ? .dim : .key, width: keyColumn)
      frame.put(
        command.title, at: Point(column: place.left + keyColumn, row: place.top),
        role: isOff ? .dim : .plain, width: max(0, place.columns - keyColumn))
    }
  }

  /// What the top layer listens to.
  private mutating func layerHints(_ rect: Rect) {
    let text: String
    switch state.layers.top {
    case .form(let form)?: text = fitting(formHints(form), rect.columns)
    case .picker(let picker)?:
      text =
        picker.typing != nil
        ? " ↑ ↓ and Enter · or type: a new case · Esc back"
        : picker.isTypedInto
          ? " ↑ ↓, then Enter · Esc back" : " ↑ ↓ and Enter, or the key in front · Esc back"
    case .confirmation(let confirmation)?:
      text = " " + confirmation.answers.map { "\($0) \($1)" }.joined(separator: " · ")
    case .help?: text = " type to filter · ↑ ↓ · Enter runs · Esc closes"
    case .filter?: text = " Enter keeps it · Esc back · \(English.filterHint)"
    case nil: text = ""
    }
    frame.put(text, at: rect.origin, role: .hint, width: rect.columns)
  }

  private func formHints(_ form: Form) -> [String] {
    let keeps = form.kind.draftName != nil
    let done = form.kind.onCase?.leavesTheDesk == true ? "send" : "save"
    return (form.focused?.isChoice == true ? ["← → or a letter"] : []) + ["Tab next"]
      + (form.hasParts ? ["PgDn next part"] : [])
      + [(form.enterSaves ? "Enter, " : "") + "Ctrl-S \(done)"]
      + [keeps ? "Esc back, kept" : "Esc back"]
      + (keeps ? ["Ctrl-X throw away"] : []) + ["Shift-Tab back"]
  }

  /// As many as there is room for, what matters most first.
  private func fitting(_ hints: [String], _ width: Int) -> String {
    hints.dropFirst().reduce(" " + (hints.first ?? "")) { text, hint in
      columns(of: text) + columns(of: hint) + 3 > width ? text : text + " · " + hint
    }
  }
}
