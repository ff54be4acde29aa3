import Canvas
import Caseload
import Casework

// What a key does to the layers over the panes; in a form it is the form's own.

extension State {
  // MARK: Pickers

  mutating func pick(_ picker: Picker, _ key: Key, _ caseload: Caseload) -> [Effect] {
    var picker = picker
    let last = picker.choices.count - 1
    if picker.isTypedInto, key.text != nil || key == .enter { return [] }
    if key.text == nil { picker.strays = 0 }
    let ledHere = picker.ledHere
    picker.ledHere = nil
    if let ledHere, key.text == ledHere {
      status = StatusLine(quiet: English.pressedTwice)
      layers.top = .picker(picker)
      return []
    }
    switch key {
    case .escape, .left: layers.pop()
    case .up: picker.selected = max(0, picker.selected - 1)
    case .down: picker.selected = min(last, picker.selected + 1)
    case .home, .pageUp: picker.selected = 0
    case .end, .pageDown: picker.selected = max(0, last)
    case .enter:
      guard picker.choices.indices.contains(picker.selected) else { return [] }
      return choose(picker.choices[picker.selected], caseload)
    default:
      if let typing = picker.typing, key.text != nil {
        return follow(typing, caseload) + press(key, caseload)
      }
      if let letter = key.text, let choice = picker.choices.first(where: { $0.key == letter }) {
        return choose(choice, by: letter, caseload)
      }
      switch key {
      case .character("k"): picker.selected = max(0, picker.selected - 1)
      case .character("j"): picker.selected = min(last, picker.selected + 1)
      default:
        guard key.text != nil else { break }
        picker.strays += 1
        status = StatusLine(
          refused: picker.isTypedInto ? English.noTextInList : English.noSuchKeyInList)
      }
    }
    if layers.picker != nil { layers.top = .picker(picker) }
    return []
  }

  mutating func choose(
    _ choice: Picker.Choice, by key: Character? = nil, _ caseload: Caseload
  ) -> [Effect] {
    if let why = choice.obstacle {
      status = StatusLine(refused: why)
      return []
    }
    return follow(choice.then, by: key, caseload)
  }

  /// - Parameter key: what chose it, where a key did.
  mutating func follow(
    _ next: Picker.Next, by key: Character? = nil, _ caseload: Caseload
  ) -> [Effect] {
    layers.pop()
    switch next {
    case .answer(let code, let letter, let kind):
      return caseload[code].map { open(.answer($0, letter, kind)) } ?? []
    case .assign(let codes, let person):
      let choices = MoveReason.forPassing.map { reason in
        Picker.Choice(title: reason.inWords, then: .assignWhy(codes, person, reason))
      }
      var picker = Picker(title: English.passWhy(codes), numbered: choices)
      picker.ledHere = key
      return push(.picker(picker))
    case .assignWhy(let codes, let person, let reason):
      return passOn(codes, to: person, reason, caseload)
    case .move(let code, let letter, let reason):
      startMoving(code, letter, reason)
      return []
    case .moveMany(let codes, let reason): return moveMany(codes, reason, caseload)
    case .place(let field, let text):
      guard var form = layers.form else { return [] }
      form.set(field, text: text)
      return changed(form)
    case .placeUnknown(let field):
      guard var form = layers.form,
        let unread = form.fields.first(where: { $0.id == field })
      else { return [] }
      form.setAside(unread, clock(caseload))
      return changed(form)
    case .run(let name):
      return commands.first { $0.id == name }.map { run($0, caseload) } ?? []
    case .referral(let code, let letter, let name):
      // Another may have taken the case from under the list.
      guard queue.selected == code else { return [] }
      let line = inCase.line
      inCase.line = .referral(letter, 0)
      defer { inCase.line = line }
      return commands.first { $0.id == name }.map { run($0, caseload) } ?? []
    case .draft(let draft): return open(newCaseForm(caseload), draft)
    case .newCase: return push(.form(newCaseForm(caseload)))
    case .known(let code):
      guard let form = layers.form else { return [] }
      return leave(form, for: code, caseload)
    case .perform(let ask): return [.perform([ask])]
    case .end(let codes, let closing):
      guard let code = codes.first, let `case` = caseload[code] else { return [] }
      let ask = ask(`case`, .end(closing: closing), done: English.ended(code, closing, keymap))
      guard codes.count == 1 else { return onMarked(ask, codes, caseload) }
      // A silent line knows nobody and needs nothing: where there is more, it is named first.
      guard case .noCase(let reason) = closing,
        !`case`.needs.isEmpty || !`case`.facts.persons.isEmpty
      else { return [.perform([ask])] }
      return push(
        .confirmation(
          Confirmation(
            title: English.isItNoCase(code, reason),
            lines: [inShort(code, caseload)] + `case`.needs.map(\.code.withCode), asks: [ask],
            yes: "end it")))
    case .endForm(let code, let kind):
      return caseload[code].map { open(.end($0, kind)) } ?? []
    case .consent(let code, let topic):
      let words = topic.inWords { caseload.name(of: $0) }
      return caseload[code].map { push(.form(.consent($0, topic, words))) } ?? []
    case .hear(let code, let round, let service):
      return hear(code, round: round, service, by: key, caseload)
    case .notify(let code, let body):
      return caseload[code].map {
        open(
          .notify($0, body, caseload.name(of: body), contact: caseload.contact(of: body)))
      } ?? []
    case .tell(let code, let letter):
      let effects = go(to: code, letter, caseload)
      if status.kind != .refused {
        status = StatusLine(done: English.sayWhoWasTold(letter, keymap))
      }
      return effects
    case .quit: return [.quit]
    case .leaveReview:
      review = nil
      let undecided = caseload.review?.undecided ?? 0
      status = StatusLine(done: English.reviewLeft(undecided, keymap))
      return []
    }
  }

  /// Only `y` says yes; Enter takes the safe answer.
  mutating func confirm(
    _ confirmation: Confirmation, _ key: Key, _ caseload: Caseload
  ) -> [Effect] {
    if confirmation.isUnseen { return [] }
    if confirmation.isTypedInto, key.text != nil { return [] }
    var confirmation = confirmation
    confirmation.isTypedInto = false
    switch key {
    case .character("y"), .character("Y"):
      // What is sent is read to its end; of many, the title says how many.
      guard confirmation.asks.count != 1 || isSeenToItsEnd(confirmation, caseload) else {
        scroll(confirmation, by: Confirmation.room(on: size), caseload)
        status = StatusLine(quiet: English.readOn)
        return []
      }
      layers.pop()
      return confirmation.asks.isEmpty ? [] : [.perform(confirmation.asks)]
    case .escape, .enter, .character("n"), .character("N"), .character("q"):
      layers.pop()
      if let said = confirmation.otherwise { status = StatusLine(done: said) }
    case _
    where key.text.map { $0.lowercased() } == confirmation.other?.key?.lowercased()
      && key.text != nil:
      return confirmation.other.map { choose($0, caseload) } ?? []
    case .down, .character("j"): scroll(confirmation, by: 1, caseload)
    case .up, .character("k"): scroll(confirmation, by: -1, caseload)
    case .pageDown, .space: scroll(confirmation, by: Confirmation.room(on: size), caseload)
    case .pageUp: scroll(confirmation, by: -Confirmation.room(on: size), caseload)
    case .home: scroll(confirmation, by: -confirmation.scrolled, caseload)
    case .end: scroll(confirmation, by: Int(Int16.max), caseload)
    default:
      guard key.text != nil, !confirmation.asks.isEmpty else { break }
      confirmation.isTypedInto = true
      layers.top = .confirmation(confirmation)
      status = StatusLine(refused: English.noTextInQuestion)
    }
    return []
  }

  private func isSeenToItsEnd(_ confirmation: Confirmation, _ caseload: Caseload) -> Bool {
    let lines = Confirmation.wrapped(self.lines(of: confirmation, caseload), on: size)
    return confirmation.isReadOut
      || confirmation.scrolled + Confirmation.room(on: size) >= lines.count
  }

  private mutating func scroll(
    _ confirmation: Confirmation, by rows: Int, _ caseload: Caseload
  ) {
    var confirmation = confirmation
    let lines = Confirmation.wrapped(self.lines(of: confirmation, caseload), on: size)
    let room = Confirmation.room(on: size)
    confirmation.scrolled = max(0, min(confirmation.scrolled + rows, lines.count - room))
    layers.top = .confirmation(confirmation)
  }

  // MARK: The filter line

  /// The queue follows what is typed; Esc brings back what it was narrowed to before.
  mutating func narrow(_ line: FilterLine, _ key: Key, _ caseload: Caseload) -> [Effect] {
    var line = line
    switch key {
    case .escape:
      layers.pop()
      let isUncovered = inCase.isUncovered
      (query, queue, inCase) = (line.before.query, line.before.queue, line.before.inCase)
      // What was hidden meanwhile, or left, stays covered.
      inCase.isUncovered = inCase.isUncovered && isUncovered
    case .enter:
      layers.pop()
      sayUnmarked(line.before.queue.marks.count - marked.count)
    case .down, .up, .pageDown, .pageUp:
      return step(key == .down ? 1 : key == .up ? -1 : key == .pageDown ? page : -page, caseload)
    default:
      guard line.editor.handle(key) else { return [] }
      narrow(to: line)
    }
    return []
  }

  /// Marks are lost by what a filter leaves out, not by what it leaves out while it is half typed.
  mutating func narrow(to line: FilterLine) {
    layers.top = .filter(line)
    queue.marks = line.before.queue.marks
    show(Query(line.editor.text.trimmed))
  }

  mutating func sayUnmarked(_ count: Int) {
    if count > 0 { status = StatusLine(quiet: English.unmarked(count)) }
  }

  mutating func show(_ query: Query) {
    guard query != self.query else { return }
    self.query = query
    queue.preferTop()
  }

  // MARK: Help and palette

  mutating func browse(_ help: Help, _ key: Key, _ caseload: Caseload) -> [Effect] {
    var help = help
    let shown = rows(of: help, caseload)
    switch key {
    case .escape:
      layers.pop()
      return []
    case .up: help.selected = max(0, help.selected - 1)
    case .down: help.selected = min(max(0, shown.count - 1), help.selected + 1)
    case .pageUp: help.selected = max(0, help.selected - 10)
    case .pageDown: help.selected = min(max(0, shown.count - 1), help.selected + 10)
    case .home where help.filter.isEmpty: help.selected = 0
    case .end where help.filter.isEmpty: help.selected = max(0, shown.count - 1)
    case .enter:
      guard shown.indices.contains(help.selected) else { return [] }
      layers.pop()
      // The case that it was meant for is no longer under the cursor.
      guard untold.isEmpty else { return [] }
      switch shown[help.selected] {
      case .command(let command): return run(command, caseload)
      case .goTo(let code, let letter): return go(to: code, letter, caseload)
      }
    default:
      guard help.filter.handle(key) else { return [] }
      help.selected = 0
      help.isInList = false
      layers.top = .help(help)
      return []
    }
    help.isInList = true
    layers.top = .help(help)
    return []
  }
}
