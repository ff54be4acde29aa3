package import Canvas
package import Caseload
import Casework

/// The screen. Pure: it decides nothing, it shows what the state and the caseload say.
package func draw(_ state: State, _ caseload: Caseload, isASCII: Bool = false) -> Frame {
  drawn(state, caseload, isASCII: isASCII).frame
}

/// The screen, and what stands where on it.
package func drawn(
  _ state: State, _ caseload: Caseload, isASCII: Bool = false
) -> (frame: Frame, targets: [Placed]) {
  var view = View(state: state, caseload: caseload, frame: Frame(state.size, isASCII: isASCII))
  view.draw()
  return (view.frame, view.targets)
}

/// Something that can be pointed at, and where it stands.
package struct Placed: Sendable {
  let rect: Rect
  let target: Target
}

struct View {
  let state: State
  let caseload: Caseload
  var frame: Frame
  /// What stands where, for whoever points at it; what was drawn last lies on top.
  var targets: [Placed] = []
  /// Below which row nothing lies over the panes.
  var uncoveredFrom = 0

  mutating func draw() {
    let layout = Layout(state)
    guard !state.isHidden else {
      frame.put(English.hidden, at: Point(column: 0, row: 0), role: .dim)
      frame.cursor = Point(column: 0, row: 0)
      return
    }
    guard !state.isTooSmall else {
      for (row, line) in wrap(English.tooSmall, width: state.size.columns, limit: state.size.rows)
        .enumerated()
      {
        frame.put(line, at: Point(column: 0, row: row))
      }
      return
    }
    header(layout.header)
    for (pane, rect) in layout.panes {
      targets.append(Placed(rect: rect, target: .pane(pane)))
      switch pane {
      case .queue: queue(in: rect)
      case .case: casePane(in: rect)
      case .match: match(in: rect)
      }
    }
    hints(layout.hints)
    for layer in state.layers.all {
      frame.cursor = nil
      targets = []
      self.layer(layer, Rect(state.size))
    }
    if state.layers.filter == nil { status(layout.status) }
    if !state.pending.isEmpty { continuations(above: layout.hints) }
  }

  // MARK: Edges

  private mutating func header(_ rect: Rect) {
    frame.style(rect, role: .header)
    let wall = WallTime(state.now, offset: caseload.desk.offset)
    let right =
      "\(wall.weekdayInWords) \(wall.dayInWords) \(wall.clock) · \(caseload.name(of: state.me)) "
    let used = columns(of: right)
    let short = String(state.warning.prefix { $0 != ":" })
    let room = max(0, rect.columns - used - 1)
    let all = heads.flatMap { head in [state.warning, short].map { " \(head) · \($0)" } }
    let left = all.first { columns(of: $0) <= room } ?? all.last ?? ""
    frame.put(left, at: rect.origin, role: .header, width: room)
    if rect.columns > used {
      frame.put(right, at: Point(column: rect.right - used, row: rect.top), role: .header)
    }
  }

  /// What the desk is and which review is gone through; the shorter last.
  private var heads: [String] {
    guard let review = caseload.review else { return ["Rabta · \(caseload.desk.name)"] }
    guard state.review != nil else {
      let desk = "Rabta · \(caseload.desk.name)"
      return ["\(desk) · \(English.reviewWaits(state.keymap))", desk]
    }
    let at = (state.queue.selected.flatMap { review.agenda.firstIndex(of: $0) } ?? 0) + 1
    let words = English.reviewAt(review.id, at, review.agenda.count)
    return ["\(caseload.desk.name) · \(words)", words]
  }

  private mutating func status(_ rect: Rect) {
    var role: Role =
      switch state.status.kind {
      case .quiet: .dim
      case .done: .good
      case .refused: .error
      }
    var text = state.status.text
    var mayTakeMore = !text.isEmpty
    if text.isEmpty {
      text = aside
      mayTakeMore = !text.isEmpty
    }
    if text.isEmpty {
      text = everyday
      // A case that is missing is not missed by itself.
      if let lost = caseload.lostInWords {
        text = lost + " " + text
        (role, mayTakeMore) = (.error, true)
      }
    }
    if role == .error { text = "! " + text }
    // What doesn't fit takes the lower edge of the panes too, so that no reason is cut off.
    let free = state.size.rows > 8 ? rect.bottom - uncoveredFrom : 1
    let most = mayTakeMore ? max(1, min(free, 4)) : 1
    let all = wrap(text, width: max(1, rect.columns - 2))
    let lines = all.prefix(most - 1) + [all.dropFirst(most - 1).joined(separator: " ")]
    for (row, line) in lines.filter({ !$0.isEmpty }).reversed().enumerated() {
      let place = Rect(
        column: rect.left, row: rect.top - row, columns: rect.columns, rows: 1)
      frame.fill(place)
      frame.put(" " + line, at: place.origin, role: role, width: rect.columns)
    }
  }

  /// What is said while nobody does anything.
  private var everyday: String {
    if caseload.unsearched(state.sought) != nil { return English.stillSearching }
    if caseload.isClockInDoubt(state.now) { return DeskRefusal.clockIsUnsure.description }
    guard state.shown.late > 0 else {
      return undoable(state.query.isEmpty ? English.nothingLate : English.noneLate)
    }
    return undoable(
      state.query.isEmpty
        ? English.late(state.shown.late) : English.someLate(state.shown.late))
  }

  private func undoable(_ text: String) -> String {
    var text = text
    if let next = state.history.takenBack.last {
      text += " " + English.doesAgain(next.words, state.keymap) + "."
    }
    switch state.history.steps.last {
    case .thrownAway(let draft)?:
      text += " " + English.bringsBack(draft.title, state.keymap)
    case .done(let batch)? where state.canTakeBack(batch, caseload, lookingAt: 20):
      text += " " + English.takesBack(batch.words, state.keymap)
    default: break
    }
    // Nothing has been done yet: the key that one may need before any other.
    if state.history.isEmpty { text += " " + English.hides(state.keymap) }
    return text
  }

  /// What the top layer has no room for: a field's hint, a command's help.
  private var aside: String {
    switch state.layers.top {
    case .form(let form)?:
      guard let field = form.focused else { return "" }
      // What may be chosen is seen before it is.
      guard case .choice(let choices, let at) = field.value, choices.count > 2 || at == nil,
        !field.isHintSteady
      else {
        return field.hint
      }
      return English.choices(choices.map(\.title), field.hint)
    case .help(let help)?:
      let rows = state.rows(of: help, caseload)
      guard rows.indices.contains(help.selected),
        case .command(let command) = rows[help.selected]
      else { return "" }
      return state.obstacle(to: command, caseload).map(English.notNow) ?? command.sentence
    default: return ""
    }
  }

  /// What is typed stands where the status line does, so that the queue is seen while it narrows.
  mutating func filter(_ line: FilterLine, _ rect: Rect) {
    let label = " \(English.filterLabel) "
    let width = columns(of: label)
    frame.fill(rect)
    frame.put(label, at: rect.origin, role: .title, width: rect.columns)
    frame.put(line.editor, in: rect.split(left: width).rest, isFocused: true)
  }
}
