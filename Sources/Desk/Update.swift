import Canvas
package import Caseload
import Casework

/// What happens to the screen, and what it wants done. Pure: the same state, message and caseload
/// always give the same.
package func update(_ state: inout State, _ message: Message, _ caseload: Caseload) -> [Effect] {
  let before = state.queue
  if case .performed(let asks, _) = message { state.keepInSight(asks, caseload) }
  state.refresh(caseload)
  let effects = state.receive(message, caseload)
  if state.waiting.isEmpty, effects.contains(where: \.isAsking) { state.isWaitedFor = true }
  state.refresh(caseload)
  switch message {
  case .changed, .tick, .performed, .failed: state.noticeWhatLeft(before, caseload)
  default: break
  }
  return effects + state.tellWhatWaits()
}

extension State {
  fileprivate mutating func receive(_ message: Message, _ caseload: Caseload) -> [Effect] {
    switch message {
    case .input(.key(let key)): return press(key, caseload)
    case .input(.mouse(let mouse)): return point(mouse, caseload)
    case .input(.paste(let text)): return paste(text, caseload)
    case .input(.resize(let size)):
      self.size = size
      return []
    case .line(let line): return take(line, caseload)
    case .performed(let asks, let outcomes): return performed(asks, outcomes, caseload)
    case .failed(let asks, let sentence):
      status = StatusLine(refused: sentence)
      if !asks.isEmpty { waiting = [] }
      noteInForm(sentence, of: asks.first?.origin)
      return []
    case .saving(let asks):
      waiting = asks
      status = StatusLine(done: English.saving)
      return []
    case .notice(let sentences):
      return note(sentences)
    case .changed, .tick:
      hideIfIdle()
      return forgetErased(caseload)
    case .draftFound(let draft):
      drafts.append(draft)
      drafts.sort { $0.at < $1.at }
      markAgain(caseload)
      status = StatusLine(done: English.draftsWait(drafts))
      return []
    }
  }

  /// What was just done to the case under the cursor doesn't take it out of the list: the next key is
  /// meant for it.
  fileprivate mutating func keepInSight(_ asks: [Ask], _ caseload: Caseload) {
    guard review == nil, let code = queue.selected,
      asks.contains(where: { $0.action.code == code })
    else { return }
    inCase.staysUnder = query
    refresh(caseload)
    // What still stands there by itself may be taken away by others.
    if !shown.hasKept { inCase.staysUnder = nil }
  }

  /// What another did may take a case out of the list, and put the next under the cursor: a key that
  /// was meant for the one must not be taken for the other.
  fileprivate mutating func noticeWhatLeft(_ before: ListState<CaseCode>, _ caseload: Caseload) {
    let lost = before.marks.subtracting(queue.marks)
      .count { othersDoing($0, caseload) != nil && caseload.place(of: $0, in: shown) == nil }
    guard let left = before.selected, left != queue.selected,
      let by = othersDoing(left, caseload), caseload.place(of: left, in: shown) == nil
    else { return sayUnmarked(lost) }
    untold.append(English.leftTheList(left, by, now: queue.selected))
    if lost > 0 { untold.append(English.unmarked(lost)) }
  }

  /// Not on top of what is being typed or chosen: that has its own case, and goes on.
  fileprivate mutating func tellWhatWaits() -> [Effect] {
    guard layers.isEmpty, !untold.isEmpty || !unasked.isEmpty else { return [] }
    pending = KeySequence()
    guard untold.isEmpty else {
      defer { untold = [] }
      return note(untold)
    }
    return push(.confirmation(unasked.removeFirst()))
  }

  /// Asks or tells what has come of something, once it can't be taken for a part of something else.
  mutating func raise(_ confirmation: Confirmation, about asks: [Ask]) -> [Effect] {
    var confirmation = confirmation
    confirmation.isUnseen = true
    let isAtIt =
      switch layers.last {
      case .form(let form)?: asks.contains { form.isOrigin(of: $0) }
      case nil: true
      default: false
      }
    guard isAtIt else {
      unasked.append(confirmation)
      return []
    }
    return push(.confirmation(confirmation))
  }

  /// Whether what was typed in a form is just being saved: what is typed now would not be.
  func isWaiting(_ form: Form) -> Bool { waiting.contains { form.isOrigin(of: $0) } }

  /// The drafts that can be gone on with; what is just being saved is as good as done.
  var openDrafts: [Draft] {
    drafts.filter { draft in !waiting.contains { $0.origin?.draft == draft.id } }
  }

  /// What another did last to a case, since the screen was seen.
  private func othersDoing(_ code: CaseCode, _ caseload: Caseload) -> String? {
    guard let last = caseload[code]?.history.last, last.stamp.by != me,
      last.stamp.seq > seen ?? 0
    else { return nil }
    return DeskRefusal.Change(by: last.stamp.by, what: last.event)
      .inWords(isCovered: false, caseload.names)
  }

  /// Something to be read before anything else is done.
  private mutating func note(_ lines: [String]) -> [Effect] {
    push(.confirmation(Confirmation(title: English.pleaseNote, lines: lines, otherwise: nil)))
  }

  // MARK: Forms

  /// What is typed is kept from the first key on.
  mutating func changed(_ form: Form) -> [Effect] {
    var form = form
    if form.isToPutAside { (form.isToPutAside, form.problem) = (false, nil) }
    // A cursor that moved is nothing typed.
    guard form.draftName != nil, form.draft != nil || !form.typed.isEmpty else {
      replaceTop(.form(form))
      return []
    }
    form.draft = form.draft ?? freshDraft
    replaceTop(.form(form))
    return keepDraft(of: form)
  }

  /// Files what is typed in a form, if there is anything yet.
  mutating func keepDraft(of form: Form) -> [Effect] {
    guard let name = form.draftName, let id = form.draft else { return [] }
    let draft = Draft(
      id: id, by: me, form: name, at: now, fields: form.typed, seen: form.seen,
      marked: form.severalMarked)
    drafts.removeAll { $0.id == id }
    drafts.append(draft)
    return [.keepDraft(draft)]
  }

  mutating func leave(_ form: Form) -> [Effect] {
    layers.removeLast()
    if form.draft != nil, !isWaiting(form) { status = StatusLine(done: English.draftKept) }
    return []
  }

  /// From a call to the case that knows its number; what was typed waits.
  mutating func goToKnown(_ form: Form, _ caseload: Caseload) -> [Effect] {
    let known = caseload.callers(of: numbers(in: form)).prefix(Self.mostCallers)
    guard let first = known.first else {
      status = StatusLine(refused: English.noKnownCase)
      return []
    }
    guard known.count > 1 else { return leave(form, for: first.code, caseload) }
    let choices = known.enumerated().map { i, caller in
      Picker.Choice(key: Picker.key(i), title: caller.inWords, then: .known(caller.code))
    }
    return push(.picker(Picker(title: English.whichKnownCase, choices: choices)))
  }

  mutating func leave(_ form: Form, for code: CaseCode, _ caseload: Caseload) -> [Effect] {
    _ = leave(form)
    // A review doesn't keep anybody from whoever is on the phone.
    if caseload.place(of: code, in: shown) == nil { review = nil }
    let effects = go(to: code, nil, caseload)
    let isKept = form.draft != nil
    status = StatusLine(done: English.goneToKnown(code, isKept: isKept, keymap))
    return effects
  }

  mutating func discard(_ form: Form) -> [Effect] {
    layers.removeLast()
    guard let id = form.draft else {
      status = StatusLine(done: English.draftDiscarded)
      return []
    }
    if let draft = drafts.last(where: { $0.id == id }) {
      undoable.append(.thrownAway(draft))
    }
    drafts.removeAll { $0.id == id }
    status = StatusLine(done: English.draftThrownAway(keymap))
    return [.dropDraft(id)]
  }

  /// Marks the cases that the latest draft is for, so that its key brings it back.
  private mutating func markAgain(_ caseload: Caseload) {
    let left = caseload.those(of: Set(drafts.last?.marked ?? []), in: shown).sorted()
    queue.marks = left.count > 1 ? Set(left) : []
    guard var draft = drafts.last, let code = draft.code, let first = left.first else { return }
    // Some may have ended meanwhile.
    draft.form = draft.form.replacing(code.description, with: first.description)
    draft.marked = left.count > 1 ? left : nil
    drafts[drafts.count - 1] = draft
    queue.selected = first
  }

  /// What was thrown away last waits again.
  mutating func takeUp(_ draft: Draft) -> [Effect] {
    undoable.removeLast()
    drafts.append(draft)
    status = StatusLine(done: English.draftIsThereAgain(draft.title))
    return [.keepDraft(draft)]
  }

  /// What is being typed about a case that was erased meanwhile goes with it.
  private mutating func forgetErased(_ caseload: Caseload) -> [Effect] {
    /// The erased case that a form is about; asking who has deleted it is about just such a one.
    func lost(_ layer: Layer) -> CaseCode? {
      guard case .form(let form) = layer, let code = form.kind.code else { return nil }
      if case .deleted = form.kind { return nil }
      return caseload.isErased(code) || isErased(from: code, caseload) { $0.seq > form.seen ?? 0 }
        ? code : nil
    }
    let isLost = { (batch: UndoBatch) in batch.steps.contains { caseload.isErased($0.code) } }
    redoable.removeAll(where: isLost)
    func isGone(_ draft: Draft) -> Bool {
      guard let code = draft.code else { return false }
      return caseload.isErased(code) || isErased(from: code, caseload) { $0.at >= draft.at }
    }
    let gone = drafts.filter(isGone)
    undoable = undoable.filter { step in
      switch step {
      case .done(let batch): !isLost(batch)
      case .thrownAway(let draft): !isGone(draft)
      }
    }
    let codes = Set(gone.compactMap(\.code) + layers.compactMap(lost))
    guard !codes.isEmpty else { return [] }
    drafts.removeAll { gone.contains($0) }
    // It may just have said that what was typed is kept.
    status = StatusLine()
    layers = layers.filter { lost($0) == nil }
    // A form that goes leaves the keys that were meant for it to whatever stands below.
    untold += codes.sorted().map {
      English.erasedMeanwhile($0, isWhole: caseload.isErased($0))
    }
    return gone.map { .dropDraft($0.id) }
  }

  /// Whether anything of a case, perhaps only a person, was erased by a line that `isMeant`.
  func isErased(
    from code: CaseCode, _ caseload: Caseload, _ isMeant: (Stamp) -> Bool
  ) -> Bool {
    caseload[code]?.history.contains { entry in
      if case .erased = entry.event { isMeant(entry.stamp) } else { false }
    } ?? false
  }

  /// Opens a form, with what had been typed into it before: the latest, if nothing else is said.
  mutating func open(_ form: Form, _ draft: Draft? = nil) -> [Effect] {
    var form = form
    // Of one that is marked the form speaks already.
    if form.kind.takesMarks, marked.count > 1 { form.marked = marked }
    if let draft = draft ?? openDrafts.last(where: { $0.isOf(form) }) {
      form.fill(draft)
      form.draft = draft.id
      // What others did since it was typed is asked about, though it stands on the screen by now.
      if let seen = form.seen, let then = draft.seen { form.seen = min(seen, then) }
      status = StatusLine(done: English.draftIsBack)
    }
    return push(.form(form))
  }

  /// Notes a refusal in the form that it is about, if that is still open.
  mutating func noteInForm(_ sentence: String, field: String? = nil, of origin: Ask.Origin?) {
    guard case .form(var form)? = layers.last, let origin, form.kind == origin.form,
      form.draft == origin.draft
    else { return }
    if let field { form.set(field, problem: sentence) } else { form.problem = sentence }
    replaceTop(.form(form))
  }
}
