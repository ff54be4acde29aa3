import Canvas
import Caseload
package import Casework

// What a key means: a command, a part of one's keys, or something to the top layer.

extension State {
  mutating func press(_ key: Key, _ caseload: Caseload) -> [Effect] {
    usedAt = now
    pointedAt = nil
    isWaitedFor = false
    if isHidden { return pressHidden(key) }
    if isTooSmall { return pressUnseen(key) }
    if key.text == nil, let command = command(for: KeySequence(key), in: [.screen]),
      !layers.isEmpty || keymap.meaning(of: pending + key, in: scopes) == nil
    {
      return run(command, caseload)
    }
    // Esc and a key that arrive together can't be told from Alt, as over a slow link.
    if key.alt, !isMeant(key) {
      let first = press(.escape, caseload)
      refresh(caseload)
      return first + press(Key(key.code, ctrl: key.ctrl), caseload)
    }
    guard let top = layers.top else { return pressInPanes(key, caseload) }
    switch top {
    case .form(let form): return press(key, form, caseload)
    case .picker(let picker): return pick(picker, key, caseload)
    case .confirmation(let confirmation): return confirm(confirmation, key, caseload)
    case .help(let help): return browse(help, key, caseload)
    case .filter(let line): return narrow(line, key, caseload)
    }
  }

  /// Nobody acts on what can't be seen; leaving loses nothing, and neither does drawing anew.
  private func pressUnseen(_ key: Key) -> [Effect] {
    switch key {
    case .ctrl("c"): [.quit]
    case .ctrl("l"): [.redraw]
    default: []
    }
  }

  // MARK: Commands

  private mutating func pressInPanes(_ key: Key, _ caseload: Caseload) -> [Effect] {
    status =
      inCase.moving.map { StatusLine(done: English.chooseWhereTo($0.referral, keymap)) }
      ?? StatusLine()
    if key == .escape, !pending.isEmpty {
      pending = KeySequence()
      return []
    }
    let pressed = pending + key
    pending = KeySequence()
    switch keymap.meaning(of: pressed, in: scopes) {
    case .command(let command)?: return run(command, caseload)
    case .beginning?: pending = pressed
    case nil: status = StatusLine(refused: English.noSuchKey(pressed.display, keymap))
    }
    return []
  }

  func command(for keys: KeySequence, in scopes: [Command.Scope]) -> Command? {
    if case .command(let command)? = keymap.meaning(of: keys, in: scopes) {
      command
    } else {
      nil
    }
  }

  mutating func run(_ command: Command, _ caseload: Caseload) -> [Effect] {
    pending = KeySequence()
    if let why = obstacle(to: command, caseload) {
      status = StatusLine(refused: why)
      return []
    }
    if !["undo", "redo"].contains(command.id) { isJustDone = false }
    let depth = layers.count
    let effects = command.run(&self, caseload)
    guard Commands.isOnOneCase(command), queue.marks.contains(where: { $0 != queue.selected })
    else { return effects }
    return notOnMarked(effects, since: depth)
  }

  /// Says of what is about the case under the cursor that it isn't about those that are marked.
  private mutating func notOnMarked(_ effects: [Effect], since depth: Int) -> [Effect] {
    if layers.count > depth {
      switch layers.top {
      case .form(var form):
        form.isBesideMarked = true
        layers.top = .form(form)
      case .picker(var picker):
        picker.title = English.notTheMarked + picker.title
        layers.top = .picker(picker)
      default: break
      }
    }
    return effects.map { effect in
      guard case .perform(let asks) = effect else { return effect }
      return .perform(
        asks.map { ask in
          var ask = ask
          if let code = ask.action.code { ask.done += " " + English.onlyOn(code) }
          return ask
        })
    }
  }

  /// Whether something listens to a key with Alt.
  private func isMeant(_ key: Key) -> Bool {
    switch layers.top {
    case .form?, .help?, .filter?: LineEditor.isMeant(key)
    case .picker?, .confirmation?: false
    case nil: keymap.meaning(of: pending + key, in: scopes) != nil
    }
  }

  private mutating func press(_ key: Key, _ form: Form, _ caseload: Caseload) -> [Effect] {
    var form = form
    if isWaiting(form), ![.escape, .ctrl("s")].contains(key) { return [] }
    // What was said of the form as it was is no longer so.
    if !isWaiting(form) { status = StatusLine() }
    let former = form.focused?.id
    let reaction = form.handle(key, width: form.textColumns(on: size))
    if let former, former != form.focused?.id {
      let facts = form.kind.code.flatMap { caseload[$0]?.facts }
      form.noteUnread(former, over: facts ?? Facts(), clock(caseload))
    }
    switch reaction {
    case .nothing: layers.top = .form(form)
    case .changed: return changed(form)
    case .submit: return submit(form, caseload)
    case .leave: return leave(form)
    case .discard: return discard(form)
    case .goToKnown: return goToKnown(form, caseload)
    }
    return []
  }

  /// Text from the clipboard goes where one types, and nowhere else.
  mutating func paste(_ text: String, _ caseload: Caseload) -> [Effect] {
    usedAt = now
    isWaitedFor = false
    guard !isHidden, !isTooSmall else { return [] }
    switch layers.top {
    case .form(var form):
      guard !isWaiting(form), case .changed = form.paste(text) else { return [] }
      return changed(form)
    case .filter(var line):
      line.editor.insert(text)
      narrow(to: line)
    case .help(var help):
      help.filter.insert(text)
      help.selected = 0
      layers.top = .help(help)
    case .picker(let picker):
      guard let typing = picker.typing else { break }
      return follow(typing, caseload) + paste(text, caseload)
    case .confirmation, nil: break
    }
    return []
  }

  // MARK: Hiding

  /// Nothing of what is open is lost under it; what had been uncovered is covered again, also in a
  /// form that is open, for nobody knows who will look next.
  mutating func hide() -> [Effect] {
    isHidden = true
    inCase.isUncovered = false
    let keymap = keymap
    layers.changeForms { form in
      guard case .on(let code, .edit) = form.kind else { return }
      form.cover()
      form.title = English.facts(code, isUncovered: false, keymap)
    }
    pending = KeySequence()
    return []
  }

  /// Only these show it again, so that what is typed on blindly does nothing.
  private mutating func pressHidden(_ key: Key) -> [Effect] {
    if key == .enter
      || command(for: KeySequence(key), in: [.screen])?.id == "hide"
    {
      isHidden = false
    }
    return []
  }

  /// When the screen will hide itself, if nobody types before.
  package var hidesAt: Instant? {
    isHidden ? nil : preferences.hidesAfter.map { usedAt + $0 }
  }

  mutating func hideIfIdle() {
    if let hidesAt, now >= hidesAt { _ = hide() }
  }
}
