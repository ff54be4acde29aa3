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
      switch layers.top {
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
}
