import Canvas
import Caseload
import Casework

// What came of what was asked: the status line, the undo stack, and where to go next.

extension State {
  mutating func performed(
    _ asks: [Ask], _ outcomes: [Outcome], _ caseload: Caseload
  ) -> [Effect] {
    let refusals = zip(asks, outcomes).compactMap { ask, outcome in
      outcome.refusal.map { (ask, $0) }
    }
    let lines = outcomes.compactMap(\.line)
    var effects: [Effect] = []
    if lines.isEmpty, let (ask, refusal) = refusals.first {
      if case .changedMeanwhile(let code, let by, let what, let seq) = refusal {
        var again = ask
        again.seen = seq
        let sentence = English.changedMeanwhile(
          caseload.name(of: by), what.inWords(isCovered: false, caseload.names))
        return push(
          .confirmation(
            Confirmation(
              title: English.doItAnyway(code), lines: [sentence], asks: [again], yes: "do it")))
      }
      status = StatusLine(refused: refusal.inWords(caseload.names))
      noteInForm(refusal.inWords(caseload.names), field: refusal.field)
      // What can't be taken back stands no more in the way of what was done before it.
      if isUndo(asks), !undoable.isEmpty { undoable.removeLast() }
      if isRedo(asks), !redoable.isEmpty { redoable.removeLast() }
      return []
    }
    if !isUndo(asks), !isRedo(asks), case .form(let form)? = layers.last {
      layers.removeLast()
      if let draft = form.draft {
        drafts.removeAll { $0.id == draft }
        effects.append(.dropDraft(draft))
      }
    }
    remember(asks, outcomes, caseload)
    if lines.count > 1 { queue.marks = [] }
    effects += follow(lines, caseload)
    if refusals.isEmpty {
      if status.text.isEmpty || !lines.isEmpty, let said = doneSentence(asks, lines) {
        status = StatusLine(done: said)
      }
    } else {
      let first = refusals[0].1.inWords(caseload.names)
      status = StatusLine(refused: English.partly(lines.count, of: asks.count, first))
      // Each refusal is named, with its case.
      effects += push(
        .confirmation(
          Confirmation(
            title: English.notDone(lines.count, of: asks.count),
            lines: refusals.map { ask, refusal in
              let sentence = refusal.inWords(caseload.names)
              return ask.action.code.map { English.stays($0, sentence) } ?? sentence
            }, asks: [], yes: "")))
    }
    return effects
  }

  private func doneSentence(_ asks: [Ask], _ lines: [Line]) -> String? {
    guard lines.count == 1, let ask = asks.first else {
      return lines.isEmpty
        ? nil : isUndo(asks) ? English.allUndone(lines.count) : English.done(lines.count)
    }
    if ask.isAgain { return English.doneAgain(undoable.last?.words ?? "") }
    if case .open = ask.action, case .on(let code, _)? = lines[0].events.first {
      return English.openedAs(code)
    }
    return ask.done
  }

  private func isUndo(_ asks: [Ask]) -> Bool {
    asks.contains { if case .on(_, .undo) = $0.action { true } else { false } }
  }

  private func isRedo(_ asks: [Ask]) -> Bool { asks.contains(where: \.isAgain) }

  /// Notes what can be taken back, as one batch.
  private mutating func remember(_ asks: [Ask], _ outcomes: [Outcome], _ caseload: Caseload) {
    if isUndo(asks) {
      // What could not be taken back now can't be later.
      if let batch = undoable.popLast(), outcomes.allSatisfy({ $0.refusal == nil }) {
        redoable.append(batch)
      }
      return
    }
    let lines = zip(asks, outcomes).compactMap { ask, outcome -> Line? in
      if case .on(_, .uncover) = ask.action { nil } else { outcome.line }
    }
    if isRedo(asks) {
      _ = redoable.popLast()
    } else if !lines.isEmpty {
      // Something else was done since: what was taken back before it doesn't follow from it.
      redoable = []
    }
    guard let last = lines.last, let words = words(of: last, caseload) else { return }
    let steps = lines.compactMap { line -> UndoBatch.Step? in
      guard case .on(let code, _)? = line.events.first,
        line.events.allSatisfy({ if case .on(_, let e) = $0 { e.canBeTakenBack } else { false } })
      else { return nil }
      return UndoBatch.Step(code: code, seq: line.seq)
    }
    undoable.append(UndoBatch(steps: steps, words: words, asks: asks))
  }

  /// A line in a few words, by what matters most in it: `KHI-26-0147: A sent …`.
  private func words(of line: Line, _ caseload: Caseload) -> String? {
    let events = line.events.compactMap { event -> (CaseCode, CaseEvent)? in
      if case .on(let code, let event) = event { (code, event) } else { nil }
    }
    let main = events.first { if case .sent = $0.1 { true } else { false } } ?? events.first
    return main.map { code, event in "\(code): \(event.inWords(caseload.names))" }
  }

  /// Takes the cover off, and brings what was under it into view.
  private mutating func show(_ code: CaseCode, _ caseload: Caseload) {
    guard let `case` = caseload[code] else { return }
    let layout = Layout(self)
    if layout.rect(of: .case).isEmpty { focus = .case }
    let width = Layout(self).inside(.case).columns
    let covered = caseLines(`case`, caseload, width: width)
    uncovered = code
    let shown = caseLines(`case`, caseload, width: width)
    caseCursor = zip(covered, shown).first { $0.text != $1.text }?.1.id ?? caseCursor
  }

  /// Goes where the action led: to the new case, into the review, on to the next case.
  private mutating func follow(_ lines: [Line], _ caseload: Caseload) -> [Effect] {
    var effects: [Effect] = []
    for event in lines.flatMap(\.events) {
      switch event {
      case .on(let code, .uncovered) where code == queue.selected: show(code, caseload)
      case .on(let code, .opened):
        // The new case is not on a review's agenda.
        review = nil
        query = Query()
        forgetRows()
        refresh(caseload)
        queue.selected = code
        leftCase()
        focus = .queue
      case .on(_, .sent):
        moving = nil
        matchCursor = nil
        caseCursor = nil
        focus = .queue
        queue.marks = []
      case .on(_, .assigned): queue.marks = []
      case .on(_, .reviewed(_, .kept)): effects += goOn(caseload)
      case .reviewStarted(let id, _, _):
        if let underWay = caseload.review, underWay.id == id { enterReview(underWay) }
      case .on(let code, .asked(let round, _, _, _)):
        if let layer = toReadOut(code, round: round, caseload) { effects += push(layer) }
      case .reviewEnded:
        review = nil
        forgetRows()
      default: break
      }
    }
    return effects
  }
}
