import Canvas
import Caseload
import Casework
import Coalition

extension View {
  /// A pane's frame, and what is inside it; the one with the keys says so without colour too.
  private mutating func pane(_ rect: Rect, _ title: String, _ isFocused: Bool) -> Rect {
    guard rect.rows > 3 else { return rect }
    return frame.box(rect, title: (isFocused ? "▸ " : "") + title, isFocused: isFocused)
  }

  /// Says on the lower edge how many lines are not seen, above and below.
  private mutating func more(than seen: Range<Int>, of count: Int, _ rect: Rect) {
    guard rect.rows > 3 else { return }
    more(than: seen, of: count, around: rect.inset(columns: 2, rows: 1))
  }

  // MARK: The queue

  mutating func queue(in rect: Rect) {
    let isFocused = state.focus == .queue
    let inside = pane(rect, state.queueTitle(caseload), isFocused)
    guard !state.shown.isEmpty else {
      return say(state.noCases(caseload), inside)
    }
    let at = state.queue.index
    let range = visible(at, of: state.shown.count, height: inside.rows)
    more(than: range, of: state.shown.count, rect)
    for (line, index) in range.enumerated() {
      let code = caseload.code(index, of: state.shown)
      targets.append(Placed(rect: inside.row(line), target: .row(code)))
      row(
        caseload.row(index, of: state.shown), inside.row(line), isSelected: index == at, isFocused)
    }
  }

  /// Says with a sign which row the next key acts on, in the frame, where it takes no room.
  private mutating func mark(_ row: Rect, in pane: Rect) {
    guard pane.left < row.left else { return }
    frame.put(">", at: Point(column: pane.left, row: row.top), role: .title)
  }

  /// Columns by width: what is due next always, then what, where, who, state.
  private mutating func row(_ row: Row, _ rect: Rect, isSelected: Bool, _ isFocused: Bool) {
    let isMarked = state.queue.marks.contains(row.code)
    let isLate = row.due.map { $0 < state.now } ?? false
    let role: Role = isMarked ? .marked : .plain
    let widths = Self.widths(max(0, rect.columns - 29))
    let cells: [(text: String, width: Int, role: Role)] = [
      (
        (isSelected ? ">" : " ")
          + (isMarked ? "*" : state.isDecided(row.code, caseload) ? "✓" : " "), 3, role
      ),
      (row.level.map { "\($0.rawValue)" } ?? "?", 2, levelRole(row.level)),
      (row.code.description, 12, role),
      (time(row), 12, isLate ? .danger : role),
      (row.next, widths[0], isLate ? .danger : role),
      (row.forms, widths[1], role),
      (place(row.place, widths[2] - 1), widths[2], role),
      (row.people, widths[3], role),
      (row.status.inWords, widths[4], .dim),
      (row.owner?.rawValue ?? "", widths[5], .dim),
    ]
    var column = rect.left
    for cell in cells where cell.width > 1 && column < rect.right {
      frame.put(
        cell.text, at: Point(column: column, row: rect.top), role: cell.role,
        width: min(cell.width - 1, rect.right - column))
      column += cell.width
    }
    if isSelected {
      frame.style(rect, role: isFocused ? .selected : .selectedUnfocused)
      if isFocused, state.layers.isEmpty { frame.cursor = rect.origin }
    }
  }

  /// What is left of a row, shared out: next, what, where, who, state, owner.
  private static func widths(_ rest: Int) -> [Int] {
    switch rest {
    case ..<30: [rest, 0, 0, 0, 0, 0]
    case ..<44: [rest - 14, 14, 0, 0, 0, 0]
    case ..<70: [rest - 32, 12, 10, 10, 0, 0]
    default: [rest * 3 / 10, rest * 2 / 10, rest * 18 / 100, 12, 10, 8]
    }
  }

  /// Without the province where that would be cut off: “Lahore” says more than “Lahore, …”.
  private func place(_ name: String, _ room: Int) -> String {
    columns(of: name) <= room ? name : String(name.prefix { $0 != "," })
  }

  private func time(_ row: Row) -> String {
    guard let due = row.due else { return "" }
    return due < state.now
      ? English.late((state.now - due).inShort) : (due - state.now).inShort
  }

  private func levelRole(_ level: Level?) -> Role {
    switch level {
    case .critical?: .danger
    case .urgent?: .warning
    default: .plain
    }
  }

  // MARK: The case

  mutating func casePane(in rect: Rect) {
    let isFocused = state.focus == .case
    _ = pane(rect, English.caseTitle, isFocused)
    let inside = Layout.inside(rect)
    guard let `case` = state.selectedCase(caseload) else {
      frame.put(English.nothingSelected, at: inside.origin, width: inside.columns)
      return
    }
    let lines = state.caseLines(`case`, caseload, width: inside.columns)
    let at = lines.place(of: state.inCase.line)
    let page = CasePage(lines, at: at, height: inside.rows)
    more(than: page.range, of: lines.count, rect)
    for (row, index) in (Array(page.pinned) + page.range).enumerated() {
      let line = lines[index]
      let place = inside.row(row)
      targets.append(Placed(rect: place, target: .line(line.id)))
      frame.put(line.text, at: place.origin, role: line.role, width: place.columns)
      if page.isCut, row == page.pinned.count - 1 {
        frame.put("…", at: Point(column: place.right - 1, row: place.top), role: line.role)
      }
      // A line that is pinned may stand in its own place too.
      if index == at, row >= page.pinned.count, isFocused {
        mark(place, in: rect)
        frame.style(place, role: .selected)
        if state.layers.isEmpty { frame.cursor = place.origin }
      }
    }
  }

  // MARK: Who can take this

  mutating func match(in rect: Rect) {
    let isFocused = state.focus == .match
    let selected = state.selectedCase(caseload)
    guard let selected, let (need, match) = state.match(selected, caseload) else {
      _ = pane(rect, English.matchTitle, isFocused)
      return selected == nil ? () : say(English.noNeed(state.keymap), Layout.inside(rect))
    }
    _ = pane(rect, English.whoCanTake(need, of: selected), isFocused)
    let inside = Layout.inside(rect)
    let text = MatchText(match, need, of: selected, state, caseload, width: inside.columns)
    let key = state.selectedService(match, besides: state.holder(selected))
    let at = text.lines.firstIndex { $0.service == key && key != nil } ?? 0
    var last = text.lines.lastIndex { $0.service == key && key != nil } ?? at
    // What stands behind the last entry is seen with it.
    if !text.lines.dropFirst(last + 1).contains(where: { $0.service != nil }) {
      last = text.lines.count - 1
    }
    // A page on which the whole entry is seen.
    let range = visible(at, of: text.lines.count, height: inside.rows)
    let shift =
      isFocused && last >= range.upperBound
      ? min(last - range.upperBound + 1, at - range.lowerBound) : 0
    let seen = range.lowerBound + shift..<min(text.lines.count, range.upperBound + shift)
    more(than: seen, of: text.lines.count, rect)
    for row in 0..<inside.rows {
      let index = range.lowerBound + shift + row
      guard text.lines.indices.contains(index) else { break }
      let line = text.lines[index]
      let place = inside.row(row)
      if let service = line.service {
        targets.append(Placed(rect: place, target: .service(service)))
      }
      frame.put(line.text, at: place.origin, role: line.role, width: place.columns)
      if index == at, isFocused {
        mark(place, in: rect)
        if line.service != nil { frame.style(place, role: .selected) }
        if state.layers.isEmpty { frame.cursor = place.origin }
      }
    }
  }

  private mutating func say(_ text: String, _ rect: Rect) {
    for (row, line) in wrap(text, width: rect.columns, limit: rect.rows).enumerated() {
      frame.put(line, at: rect.row(row).origin, width: rect.columns)
    }
  }
}

extension Instant.Span {
  /// For a narrow column: `5 min`, `3h05m`, `13 h`, `2 d`.
  fileprivate var inShort: String {
    let minutes = seconds.magnitude / 60
    return switch minutes {
    case ..<60: "\(minutes) min"
    case ..<600 where minutes % 60 > 0:
      "\(minutes / 60)h\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)m"
    case ..<(48 * 60): "\(minutes / 60) h"
    default: "\(minutes / 1440) d"
    }
  }
}
