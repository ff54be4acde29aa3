import Canvas
package import Caseload
import Casework

/// What happens to the screen, and what it wants done. Pure: the same state, message and caseload
/// always give the same.
package func update(_ state: inout State, _ message: Message, _ caseload: Caseload) -> [Effect] {
  state.refresh(caseload)
  let effects = state.receive(message, caseload)
  state.refresh(caseload)
  return effects
}

extension State {
  fileprivate mutating func receive(_ message: Message, _ caseload: Caseload) -> [Effect] {
    switch message {
    case .input(.key(let key)): return press(key, caseload)
    case .input(.paste(let text)): return paste(text)
    case .input(.resize(let size)):
      self.size = size
      return []
    case .performed(let asks, let outcomes): return performed(asks, outcomes, caseload)
    case .failed(_, let sentence):
      status = StatusLine(refused: sentence)
      noteInForm(sentence)
      return []
    case .saving:
      status = StatusLine(done: English.saving)
      return []
    case .notice(let sentence):
      return push(
        .confirmation(
          Confirmation(title: English.pleaseNote, lines: [sentence], asks: [], yes: "")))
    case .changed, .tick: return forgetErased(caseload)
    case .draftFound(let draft):
      drafts.append(draft)
      return []
    }
  }

  private mutating func press(_ key: Key, _ caseload: Caseload) -> [Effect] {
    guard let top = layers.last else {
      status = moving.map { StatusLine(done: English.chooseWhereTo($0.referral)) } ?? StatusLine()
      guard let command = command(for: key) else {
        status = StatusLine(refused: English.noSuchKey(key.display))
        return []
      }
      return run(command, caseload)
    }
    // These are about the terminal, whatever is open on it.
    if key == .ctrl("z") { return [.suspend] }
    if key == .ctrl("l") { return [.redraw] }
    switch top {
    case .form(var form):
      switch form.handle(key) {
      case .nothing: replaceTop(.form(form))
      case .changed: return changed(form)
      case .submit: return submit(form, caseload)
      case .leave: return leave(form)
      case .discard: return discard(form)
      }
      return []
    case .picker(let picker): return pick(picker, key, caseload)
    case .confirmation(let confirmation): return confirm(confirmation, key)
    case .help(let help): return browse(help, key, caseload)
    }
  }

  mutating func run(_ command: Command, _ caseload: Caseload) -> [Effect] {
    if let why = command.obstacle(self, caseload) {
      status = StatusLine(refused: why)
      return []
    }
    return command.run(&self, caseload)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    guard case .form(var form)? = layers.last else { return [] }
    guard case .changed = form.paste(text) else { return [] }
    return changed(form)
  }

  // MARK: Forms

  /// What is typed is kept from the first key on.
  private mutating func changed(_ form: Form) -> [Effect] {
    var form = form
    guard let name = form.kind.draftName else {
      replaceTop(.form(form))
      return []
    }
    let id = form.draft ?? freshDraft
    form.draft = id
    replaceTop(.form(form))
    let draft = Draft(id: id, by: me, form: name, at: now, fields: form.typed)
    drafts.removeAll { $0.id == id }
    drafts.append(draft)
    return [.keepDraft(draft)]
  }

  private mutating func leave(_ form: Form) -> [Effect] {
    layers.removeLast()
    if form.draft != nil { status = StatusLine(done: English.draftKept) }
    return []
  }

  private mutating func discard(_ form: Form) -> [Effect] {
    layers.removeLast()
    status = StatusLine(done: English.draftDiscarded)
    guard let id = form.draft else { return [] }
    drafts.removeAll { $0.id == id }
    return [.dropDraft(id)]
  }

  /// What is being typed about a case that was erased meanwhile goes with it.
  private mutating func forgetErased(_ caseload: Caseload) -> [Effect] {
    /// The erased case that a form is about; asking who has deleted it is about just such a one.
    func lost(_ layer: Layer) -> CaseCode? {
      guard case .form(let form) = layer, let code = form.kind.code else { return nil }
      if case .deleted = form.kind { return nil }
      return caseload.isErased(code) ? code : nil
    }
    let gone = drafts.filter { $0.code.map(caseload.isErased) ?? false }
    let codes = Set(gone.compactMap(\.code) + layers.compactMap(lost))
    guard !codes.isEmpty else { return [] }
    drafts.removeAll { gone.contains($0) }
    layers.removeAll { lost($0) != nil }
    status = StatusLine(refused: English.erasedMeanwhile(codes))
    return gone.map { .dropDraft($0.id) }
  }

  /// Opens a form, with what had been typed into it before.
  mutating func open(_ form: Form) -> [Effect] {
    var form = form
    if let name = form.kind.draftName, let draft = drafts.last(where: { $0.form == name }) {
      form.fill(draft.fields)
      form.draft = draft.id
      status = StatusLine(done: English.draftIsBack)
    }
    return push(.form(form))
  }

  mutating func noteInForm(_ sentence: String, field: String? = nil) {
    guard case .form(var form)? = layers.last else { return }
    if let field { form.set(field, problem: sentence) } else { form.problem = sentence }
    replaceTop(.form(form))
  }

  // MARK: Other layers

  private mutating func pick(_ picker: Picker, _ key: Key, _ caseload: Caseload) -> [Effect] {
    var picker = picker
    let last = picker.choices.count - 1
    switch key {
    case .escape, .left: layers.removeLast()
    case .up: picker.selected = max(0, picker.selected - 1)
    case .down: picker.selected = min(last, picker.selected + 1)
    case .enter:
      guard picker.choices.indices.contains(picker.selected) else { return [] }
      return follow(picker.choices[picker.selected].then, caseload)
    default:
      if let letter = key.text, let choice = picker.choices.first(where: { $0.key == letter }) {
        return follow(choice.then, caseload)
      }
      if key == .character("k") { picker.selected = max(0, picker.selected - 1) }
      if key == .character("j") { picker.selected = min(last, picker.selected + 1) }
    }
    if case .picker? = layers.last { replaceTop(.picker(picker)) }
    return []
  }

  private mutating func follow(_ next: Picker.Next, _ caseload: Caseload) -> [Effect] {
    layers.removeLast()
    switch next {
    case .answer(let code, let letter, let kind):
      return caseload[code].map { open(.answer($0, letter, kind)) } ?? []
    case .assign(let codes, let person):
      let choices = MoveReason.forPassing.enumerated().map { i, reason in
        Picker.Choice(
          key: Picker.key(i), title: reason.inWords, then: .assignWhy(codes, person, reason))
      }
      return push(.picker(Picker(title: English.why, choices: choices)))
    case .assignWhy(let codes, let person, let reason):
      return passOn(codes, to: person, reason, caseload)
    case .move(let code, let letter, let reason):
      startMoving(code, letter, reason)
      return []
    case .moveMany(let codes, let reason): return moveMany(codes, reason, caseload)
    case .place(let field, let text):
      if case .form(var form)? = layers.last {
        form.set(field, text: text)
        replaceTop(.form(form))
      }
      return []
    case .draft: return open(.facts(.newCase, English.newCase, Facts()))
    case .newCase: return push(.form(.facts(.newCase, English.newCase, Facts())))
    case .settle(let code, let need, let reason):
      return caseload[code].map {
        [
          .perform([
            ask(
              $0, .settle(need: need, reason: reason, note: nil),
              done: English.settled(need, reason))
          ])
        ]
      } ?? []
    case .attempt(let code, let result):
      return caseload[code].map {
        [
          .perform([
            ask($0, .attempt(result: result, note: nil), done: English.attempted(result))
          ])
        ]
      } ?? []
    case .end(let code, let closing):
      return caseload[code].map {
        [.perform([ask($0, .end(closing: closing), done: English.ended(code))])]
      } ?? []
    case .endForm(let code, let kind):
      return caseload[code].map { open(.end(code, kind, seen: $0.lastSeq)) } ?? []
    case .leaveReview:
      review = nil
      forgetRows()
      status = StatusLine(done: English.reviewLeft)
      return []
    case .endReview: return [.perform([Ask(.endReview, done: English.reviewEnded)])]
    }
  }

  /// Only `y` says yes; Enter takes the safe answer.
  private mutating func confirm(_ confirmation: Confirmation, _ key: Key) -> [Effect] {
    switch key {
    case .character("y"), .character("Y"):
      layers.removeLast()
      return confirmation.asks.isEmpty ? [] : [.perform(confirmation.asks)]
    case .escape, .enter, .character("n"), .character("N"), .character("q"):
      layers.removeLast()
      status = StatusLine(done: English.nothingDone)
    case .down, .character("j"): scroll(confirmation, by: 1)
    case .up, .character("k"): scroll(confirmation, by: -1)
    case .pageDown, .space: scroll(confirmation, by: 10)
    case .pageUp: scroll(confirmation, by: -10)
    default: break
    }
    return []
  }

  private mutating func scroll(_ confirmation: Confirmation, by rows: Int) {
    var confirmation = confirmation
    let (lines, room) = confirmation.lines(on: size)
    confirmation.top = max(0, min(confirmation.top + rows, lines.count - room))
    replaceTop(.confirmation(confirmation))
  }

  private mutating func browse(_ help: Help, _ key: Key, _ caseload: Caseload) -> [Effect] {
    var help = help
    let shown = helpRows(help)
    switch key {
    case .escape:
      layers.removeLast()
      return []
    case .up: help.selected = max(0, help.selected - 1)
    case .down: help.selected = min(max(0, shown.count - 1), help.selected + 1)
    case .pageUp: help.selected = max(0, help.selected - 10)
    case .pageDown: help.selected = min(max(0, shown.count - 1), help.selected + 10)
    case .enter:
      guard shown.indices.contains(help.selected) else { return [] }
      layers.removeLast()
      return run(shown[help.selected], caseload)
    default:
      if help.filter.handle(key) { help.selected = 0 }
    }
    replaceTop(.help(help))
    return []
  }

  /// The commands that help shows now.
  package func helpRows(_ help: Help) -> [Command] {
    let words = help.filter.text.lowercased().split(separator: " ")
    return commands.filter { command in
      let text =
        "\(command.title) \(command.help) \(command.keys.map(\.display).joined(separator: " "))"
        .lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }
}
