import Caseload
import Casework

// The life of a form: what is typed in it is kept, thrown away, brought back.

extension State {
  /// What is typed is kept from the first key on.
  mutating func changed(_ form: Form) -> [Effect] {
    var form = form
    if form.isToPutAside { (form.isToPutAside, form.problem) = (false, nil) }
    // A cursor that moved is nothing typed.
    guard form.draftName != nil, form.draft != nil || !form.typed.isEmpty else {
      layers.top = .form(form)
      return []
    }
    form.draft = form.draft ?? freshDraft
    layers.top = .form(form)
    return keepDraft(of: form)
  }

  /// Files what is typed in a form, if there is anything yet.
  mutating func keepDraft(of form: Form) -> [Effect] {
    guard let name = form.draftName, let id = form.draft else { return [] }
    let draft = Draft(
      id: id, by: me, form: name, at: now, fields: form.typed, seen: form.seen,
      marked: form.severalMarked, field: form.focused?.id)
    drafts.removeAll { $0.id == id }
    drafts.append(draft)
    return [.keepDraft(draft)]
  }

  mutating func leave(_ form: Form) -> [Effect] {
    layers.pop()
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
    let choices = known.map { Picker.Choice(title: $0.inWords, then: .known($0.code)) }
    return push(.picker(Picker(title: English.whichKnownCase, numbered: choices)))
  }

  mutating func leave(_ form: Form, for code: CaseCode, _ caseload: Caseload) -> [Effect] {
    _ = leave(form)
    // What comes next is meant for this case alone.
    queue.unmark()
    // A review doesn't keep anybody from whoever is on the phone.
    if caseload.place(of: code, in: shown) == nil { review = nil }
    let effects = go(to: code, nil, caseload)
    let isKept = form.draft != nil
    status = StatusLine(done: English.goneToKnown(code, isKept: isKept, keymap))
    return effects
  }

  mutating func discard(_ form: Form) -> [Effect] {
    layers.pop()
    guard let id = form.draft else {
      status = StatusLine(done: English.draftDiscarded)
      return []
    }
    if let draft = drafts.last(where: { $0.id == id }) {
      history.note(thrownAway: draft)
    }
    drafts.removeAll { $0.id == id }
    status = StatusLine(done: English.draftThrownAway(keymap))
    return [.dropDraft(id)]
  }

  /// Marks the cases that the latest draft is for, so that its key brings it back.
  mutating func markAgain(_ caseload: Caseload) {
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
    history.removeLast()
    drafts.append(draft)
    status = StatusLine(done: English.draftIsThereAgain(draft.title))
    return [.keepDraft(draft)]
  }

  /// What is being typed about a case that was erased meanwhile goes with it.
  mutating func forgetErased(_ caseload: Caseload) -> [Effect] {
    /// The erased case that a form is about; asking who has deleted it is about just such a one.
    func lost(_ form: Form) -> CaseCode? {
      guard let code = form.kind.code else { return nil }
      if case .deleted? = form.kind.onCase { return nil }
      return caseload.isErased(code) || caseload.isErased(from: code) { $0.seq > form.seen ?? 0 }
        ? code : nil
    }
    func isGone(_ draft: Draft) -> Bool {
      guard let code = draft.code else { return false }
      return caseload.isErased(code) || caseload.isErased(from: code) { $0.at >= draft.at }
    }
    let gone = drafts.filter(isGone)
    history.forget(caseload.isErased, isGone)
    let codes = Set(gone.compactMap(\.code) + layers.forms.compactMap(lost))
    guard !codes.isEmpty else { return [] }
    drafts.removeAll { gone.contains($0) }
    // It may just have said that what was typed is kept.
    status = StatusLine()
    layers.closeForms { lost($0) != nil }
    // A form that goes leaves the keys that were meant for it to whatever stands below.
    untold += codes.sorted().map {
      English.erasedMeanwhile($0, isWhole: caseload.isErased($0))
    }
    return gone.map { .dropDraft($0.id) }
  }

  /// Opens a form, with what had been typed into it before: the latest, if nothing else is said.
  mutating func open(_ form: Form, _ draft: Draft? = nil) -> [Effect] {
    var form = form
    // Of one that is marked the form speaks already.
    if form.kind.onCase?.takesMarks == true, marked.count > 1 { form.marked = marked }
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
    guard var form = layers.form, let origin, form.kind == origin.form,
      form.draft == origin.draft
    else { return }
    if let field { form.set(field, problem: sentence) } else { form.problem = sentence }
    layers.top = .form(form)
  }
}

extension Caseload {
  /// Whether anything of a case, perhaps only a person, was erased by a line that `isMeant`.
  func isErased(from code: CaseCode, _ isMeant: (Stamp) -> Bool) -> Bool {
    self[code]?.history.contains { entry in
      if case .erased = entry.event { isMeant(entry.stamp) } else { false }
    } ?? false
  }
}
