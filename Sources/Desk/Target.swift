import Canvas
import Caseload
package import Casework
import Coalition

/// A thing on the screen that can be pointed at, whatever one points with.
package enum Target: Hashable, Sendable {
  case pane(State.Pane)
  /// A row of the queue.
  case row(CaseCode)
  case line(CaseLine.ID)
  case service(ServiceKey)
  /// A choice of the picker, a field of the form, a row of help on top.
  case choice(Int), field(Int), help(Int)
}

extension State {
  /// What was seen at a place on the screen, whatever has happened since.
  private func target(at point: Point) -> Target? {
    targets.last { $0.rect.contains(point) }?.target
  }

  /// Puts the cursor on something, and opens it the second time.
  mutating func choose(_ target: Target, again: Bool, _ caseload: Caseload) -> [Effect] {
    isJustDone = false
    let before = cursor
    switch target {
    case .pane(let pane): return go(to: pane)
    case .row(let code):
      guard caseload.place(of: code, in: shown, hint: queue.index) != nil else { return [] }
      focus = .queue
      queue.selected = code
    case .line(let id):
      focus = .case
      inCase.line = id
      if id.isAboutNeed, before != target { inCase.service = nil }
    case .service(let key):
      focus = .match
      inCase.service = key
    case .choice(let index): choose(at: index) { $0.selected = index }
    case .field(let index):
      guard var form = layers.form, form.fields.indices.contains(index) else {
        return []
      }
      form.focus = index
      layers.top = .form(form)
      return []
    case .help(let index):
      guard var help = layers.help else { return [] }
      help.selected = index
      layers.top = .help(help)
    }
    return again && before == target ? press(.enter, caseload) : []
  }

  private mutating func choose(at index: Int, _ set: (inout Picker) -> Void) {
    guard var picker = layers.picker, picker.choices.indices.contains(index) else {
      return
    }
    set(&picker)
    layers.top = .picker(picker)
  }

  /// What Enter would act on.
  var cursor: Target? {
    switch layers.top {
    case .picker(let picker): return .choice(picker.selected)
    case .help(let help): return .help(help.selected)
    case .form(let form): return .field(form.focus)
    case .confirmation, .filter: return nil
    case nil: break
    }
    switch focus {
    case .queue: return queue.selected.map(Target.row)
    case .case: return inCase.line.map(Target.line)
    case .match: return inCase.service.map(Target.service)
    }
  }

  mutating func point(_ mouse: Mouse, _ caseload: Caseload) -> [Effect] {
    usedAt = now
    isWaitedFor = false
    guard !isHidden, !isTooSmall else { return [] }
    pending = KeySequence()
    switch mouse.action {
    case .press:
      guard let target = target(at: mouse.place) else { return [] }
      let again = pointedAt == target
      pointedAt = target
      return choose(target, again: again, caseload)
    case .wheelUp: return scroll(-3, at: mouse.place, caseload)
    case .wheelDown: return scroll(3, at: mouse.place, caseload)
    }
  }

  /// The wheel: rows of what lies under it.
  private mutating func scroll(_ rows: Int, at point: Point, _ caseload: Caseload) -> [Effect] {
    switch layers.top {
    case .picker?, .confirmation?, .help?:
      let key: Key = rows < 0 ? .up : .down
      // No line of a question is passed over.
      let most = layers.confirmation == nil ? abs(rows) : Confirmation.room(on: size)
      return (0..<min(abs(rows), most)).flatMap { _ in press(key, caseload) }
    case .form?: return (0..<abs(rows)).flatMap { _ in press(rows < 0 ? .backTab : .tab, caseload) }
    case .filter?: return []
    case nil: break
    }
    guard let pane = Layout(self).panes.first(where: { $0.rect.contains(point) })?.pane else {
      return []
    }
    focus = pane
    isJustDone = false
    return step(rows, caseload)
  }
}
