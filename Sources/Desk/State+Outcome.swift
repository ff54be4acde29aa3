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
    let isMany = cases(of: asks).count > 1
    let question = askAgain(refusals, of: asks, caseload)
    var effects: [Effect] = []
    waiting = []
    if lines.isEmpty, let (ask, refusal) = refusals.first {
      if let question { return raise(question, about: asks) }
      let why = inWords(refusal, of: ask, caseload)
      status = StatusLine(refused: why)
      noteInForm(why, field: refusal.field, of: ask.origin)
      // What can't be taken back stands no more in the way of what was done before it.
      if isUndo(asks) { history.forgetLastDone() }
      if let batch = ask.again { history.forget(takenBack: batch) }
      return []
    }
    effects += closeForm(of: asks, butFor: question?.asks ?? [])
    // Done again meanwhile, it is not asked about any more.
    unasked.removeAll { late in
      late.asks.contains { one in asks.contains { $0.origin != nil && $0.origin == one.origin } }
    }
    remember(asks, outcomes, caseload)
    let wasFiltered = !query.isEmpty
    effects += isWaitedFor ? follow(lines, caseload) : noteLate(lines, caseload)
    if isMany, isWaitedFor {
      queue.unmark()
      queue.marks = Set((question?.asks ?? []).compactMap(\.action.code))
    }
    if refusals.isEmpty {
      if status.text.isEmpty || !lines.isEmpty, let said = doneSentence(asks, lines, caseload) {
        let andMore = wasFiltered && query.isEmpty ? " " + English.filterIsOff : ""
        status = StatusLine(done: said + andMore)
      }
    } else {
      let first = inWords(refusals[0].1, of: refusals[0].0, caseload)
      status = StatusLine(refused: English.partly(lines.count, of: asks.count, first))
      // Each refusal is named, with its case.
      let named = Confirmation(
        title: English.notDone(lines.count, of: asks.count),
        lines: refusals.map { stays($0, $1, caseload) }, otherwise: nil)
      effects += raise(question ?? named, about: asks)
    }
    return effects
  }

  /// What others did meanwhile, case by case, and whether to do it all the same; nil where nothing
  /// could be done all the same.
  private func askAgain(
    _ refusals: [(Ask, DeskRefusal)], of asks: [Ask], _ caseload: Caseload
  ) -> Confirmation? {
    let isOne = cases(of: asks).count == 1
    var again: [Ask] = []
    var lines: [String] = []
    var stay: [String] = []
    for (ask, refusal) in refusals {
      guard case .changedMeanwhile(let code, let changes, let seq) = refusal,
        self.refusal(of: ask, caseload) == nil
      else {
        stay.append(stays(ask, refusal, caseload))
        continue
      }
      let what = changes.map { $0.inWords(isCovered: false, caseload.names) }
      let mine = contact(ask, after: changes, caseload) + replaced(by: ask, changes, caseload)
      lines += (what + mine).map {
        isOne ? $0 : "\(code): \($0)"
      }
      var ask = ask
      ask.seen = seq
      again.append(ask)
    }
    guard let first = again.first?.action.code else { return nil }
    if let words = history.takenBack.first(where: { $0.id == again[0].again })?.words {
      lines.insert(English.againWouldBe(words), at: 0)
    }
    let changed = cases(of: again).count
    let title = changed == 1 ? English.doItAnyway(first) : English.doThemAnyway(changed)
    let done = asks.count - refusals.count
    return Confirmation(
      title: title, lines: lines + stay, asks: again, yes: "do it",
      otherwise: done == 0 ? English.nothingDone : English.restStays(done, of: asks.count))
  }

  /// How a person may be spoken with, where others have changed that or one's own yes would.
  private func contact(
    _ ask: Ask, after changes: [DeskRefusal.Change], _ caseload: Caseload
  ) -> [String] {
    guard case .on(let code, let action) = ask.action, let facts = caseload[code]?.facts else {
      return []
    }
    let standing = banner(facts.contact, caseload)
    if case .amend(let facts) = action, banner(facts.contact, caseload) != standing {
      return [English.wouldSay(standing, banner(facts.contact, caseload))]
    }
    let isChanged = changes.contains { change in
      if case .amended(let facts, let was) = change.what {
        facts.contact != was.contact
      } else {
        false
      }
    }
    return isChanged ? [English.person(standing)] : []
  }

  /// What another wrote that one's own yes would take the place of.
  private func replaced(
    by ask: Ask, _ changes: [DeskRefusal.Change], _ caseload: Caseload
  ) -> [String] {
    guard case .on(let code, .amend(let mine)) = ask.action, let facts = caseload[code]?.facts
    else {
      return []
    }
    let theirs = changes.flatMap { change -> [Fact] in
      guard case .amended(let facts, let was) = change.what else { return [] }
      return Fact.changed(was, facts)
    }
    return Fact.changed(facts, mine).filter { one in theirs.contains { $0.id == one.id } }.map {
      $0.isCovered
        ? English.wouldReplaceCovered($0.label)
        : English.wouldReplace($0.label, $0.typed(facts, clock(caseload)))
    }
  }

  private func cases(of asks: [Ask]) -> Set<CaseCode> { Set(asks.compactMap(\.action.code)) }

  private func stays(_ ask: Ask, _ refusal: DeskRefusal, _ caseload: Caseload) -> String {
    let why = inWords(refusal, of: ask, caseload)
    return ask.action.code.map { English.stays($0, why) } ?? why
  }

  /// With what the rules say besides to what another changed meanwhile.
  private func inWords(_ refusal: DeskRefusal, of ask: Ask, _ caseload: Caseload) -> String {
    let why = refusal.inWords(caseload.names)
    guard case .changedMeanwhile = refusal, let rule = self.refusal(of: ask, caseload) else {
      return why
    }
    return "\(why) \(rule.inWords(caseload.names))"
  }

  /// Only the form that these were filled in with: another may have been opened while they waited
  /// for a desk that was saving. It stays for what is still to be answered, with what was typed.
  private mutating func closeForm(of asks: [Ask], butFor rest: [Ask]) -> [Effect] {
    guard let origin = asks.first?.origin else { return [] }
    guard rest.isEmpty else {
      var changed: [Form] = []
      layers.changeForms { form in
        guard form.isOrigin(of: asks[0]) else { return }
        form.marked = rest.compactMap(\.action.code)
        changed.append(form)
      }
      return changed.flatMap { keepDraft(of: $0) }
    }
    layers.closeForms { $0.isOrigin(of: asks[0]) }
    guard let draft = origin.draft else { return [] }
    drafts.removeAll { $0.id == draft }
    return [.dropDraft(draft)]
  }

  private func doneSentence(_ asks: [Ask], _ lines: [Line], _ caseload: Caseload) -> String? {
    guard lines.count == 1, let ask = asks.first else {
      guard !lines.isEmpty else { return nil }
      if isUndo(asks) { return English.allUndone(lines.count) }
      let knowing = lines.contains { !whoKnows(of: $0, caseload).isEmpty }
      return English.done(lines.count, keymap) + (knowing ? " " + English.tellThemToo : "")
    }
    if ask.again != nil { return English.doneAgain(history.lastDone?.words ?? "") }
    if case .open = ask.action, case .on(let code, _)? = lines[0].events.first {
      return English.openedAs(
        code, aside: ask.done, alike: whatItMayBe(code, caseload), keymap)
    }
    // What the rules made of it may be another level than when it was asked for.
    if let (code, triage) = lines[0].triaged, lines[0].stamp.undoes == nil {
      return English.triaged(code, triage.level, caseload[code], keymap)
    }
    let done = ([ask.done] + consequences(of: ask, lines[0], caseload)).joined(separator: " ")
    // What isn't under the cursor is named.
    guard let code = ask.action.code, code != queue.selected, !done.contains(code.description)
    else { return done }
    return English.onCase(code, done)
  }

  /// What has come of it besides what was asked for: which referrals ended with a consent, and who is
  /// to be told that something was taken back.
  private func consequences(of ask: Ask, _ line: Line, _ caseload: Caseload) -> [String] {
    switch ask.action {
    case .on(let code, .consent(let topic, .no)): return stillOut(code, topic, caseload)
    case .on(let code, .amend) where line.events.contains(where: \.refusesReferral):
      return stillOut(code, .refer, caseload)
    case .on(_, .consent), .on(_, .amend):
      // Whom to ask to delete is a to-do already.
      let ended = line.count { if case .withdrawn = $0 { true } else { false } }
      let todos = line.count { if case .todoAdded = $0 { true } else { false } }
      return ended == 0 ? [] : [English.ended(ended, toDelete: todos)]
    default: return whoKnows(of: line, caseload).map { English.tellToo(caseload.name(of: $0)) }
    }
  }

  /// What is out with a body though the person said no: a no ends nothing by itself.
  private func stillOut(
    _ code: CaseCode, _ topic: Consent.Topic, _ caseload: Caseload
  ) -> [String] {
    guard let `case` = caseload[code] else { return [] }
    return caseload.open(under: topic, of: `case`)
      .map { English.stillOut($0.letter, caseload.name(of: $0.service), keymap) }
  }

  /// The bodies that know of the referrals that were taken back from them.
  private func whoKnows(of line: Line, _ caseload: Caseload) -> [ServiceKey] {
    guard line.stamp.undoes == nil else { return [] }
    return line.events.compactMap { event in
      guard case .on(let code, .withdrawn(let letter, _, _, _, _, _)) = event,
        let referral = caseload[code]?.referral(letter), referral.isKnownThere
      else { return nil }
      return referral.service
    }
  }

  /// Which case a new one may be already, and whether its number is known.
  private func whatItMayBe(_ code: CaseCode, _ caseload: Caseload) -> String? {
    let said = [caseload.knownInWords(code), caseload.alikeInWords(code)].compactMap(\.self)
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  private func isUndo(_ asks: [Ask]) -> Bool {
    asks.contains { if case .on(_, .undo) = $0.action { true } else { false } }
  }

  /// Notes what can be taken back, as one batch.
  private mutating func remember(_ asks: [Ask], _ outcomes: [Outcome], _ caseload: Caseload) {
    if isUndo(asks) {
      isJustDone = false
      // What could not be taken back now can't be later.
      if outcomes.allSatisfy({ $0.refusal == nil }) {
        history.takeBackLastDone(by: outcomes.compactMap(\.line))
      } else {
        history.forgetLastDone()
      }
      return
    }
    let done = zip(asks, outcomes).compactMap { ask, outcome -> (Ask, Line)? in
      if case .on(_, .uncover) = ask.action { nil } else { outcome.line.map { (ask, $0) } }
    }
    let lines = done.map(\.1)
    let opensCase = lines.contains { $0.events.contains(where: \.isOpening) }
    if let batch = asks.first?.again { history.forget(takenBack: batch) }
    // What was done on a case that was taken back is not done on the new one.
    if asks.first?.again == nil ? !lines.isEmpty : opensCase { history.forgetTakenBack() }
    guard let last = lines.last, let words = words(of: last, caseload) else { return }
    let parts = lines.compactMap { line -> History.Batch.Part? in
      guard case .on(let code, _)? = line.events.first,
        line.events.allSatisfy({ if case .on(_, let e) = $0 { e.canBeTakenBack } else { false } })
      else { return nil }
      return History.Batch.Part(code: code, seq: line.seq)
    }
    let all = English.ofMany(cases(of: done.map(\.0)).count, lines: lines.count, words)
    isJustDone = isWaitedFor
    history.note(History.Batch(parts: parts, words: all, asks: done.map(\.0)))
  }

  /// A line in a few words, by what matters most in it: `KHI-26-0147: A sent …`.
  private func words(of line: Line, _ caseload: Caseload) -> String? {
    let events = line.events.compactMap { event -> (CaseCode, CaseEvent)? in
      if case .on(let code, let event) = event { (code, event) } else { nil }
    }
    let isTaken = events.contains { $0.1.isTaking }
    let main =
      events.first { if case .sent = $0.1 { true } else { false } }
      ?? events.first {
        // What arrived is taken, and is somebody's, on the way to something else.
        if case .taken = $0.1 { false } else { !isTaken || !$0.1.isPassing }
      } ?? events.first
    let isTakenToo = main?.1.isTaking == false && events.contains { $0.1 == .taken }
    return main.map { code, event in
      let words = "\(code): \(event.inWords(caseload.names))"
      return isTakenToo ? English.takenToo(words) : words
    }
  }

  /// Takes the cover off, and brings what was under it into view.
  private mutating func show(_ code: CaseCode, _ caseload: Caseload) {
    guard !isHidden, let `case` = caseload[code] else { return }
    let layout = Layout(self)
    if layout.rect(of: .case).isEmpty { focus = .case }
    let width = Layout(self).inside(.case).columns
    let covered = caseLines(`case`, caseload, width: width)
    inCase.isUncovered = true
    let shown = caseLines(`case`, caseload, width: width)
    let new = zip(covered, shown).filter { $0.text != $1.text }.map(\.1)
    let number = Fact.named("phone").map { $0.label + ": " }
    // The number is what it is pressed for most.
    let first = new.first { line in number.map(line.text.hasPrefix) ?? false } ?? new.first
    inCase.line = first?.id ?? inCase.line
  }

  /// What has come of something after somebody had gone on: the screen stays where it is.
  private mutating func noteLate(_ lines: [Line], _ caseload: Caseload) -> [Effect] {
    for event in lines.flatMap(\.events) {
      switch event {
      case .on(let code, .opened): alike[code] = whatItMayBe(code, caseload)
      case .on(let code, .sent) where code == queue.selected: inCase.moving = nil
      default: break
      }
    }
    return []
  }

  /// Goes where the action led: to the new case, into the review, on to the next case.
  private mutating func follow(_ lines: [Line], _ caseload: Caseload) -> [Effect] {
    var effects: [Effect] = []
    // Of the marked cases that were passed on there is nothing left to do here.
    if lines.contains(where: { $0.events.first?.isPassing ?? false }) { queue.unmark() }
    // What was taken back comes under the cursor again.
    if lines.count == 1, let line = lines.first, line.stamp.undoes != nil,
      case .on(let code, _)? = line.events.first
    {
      refresh(caseload)
      if caseload.place(of: code, in: shown) != nil { queue.selected = code }
    }
    for event in lines.flatMap(\.events) {
      switch event {
      case .on(let code, .uncovered) where code == queue.selected: show(code, caseload)
      case .on(let code, .opened):
        // The new case is not on a review's agenda.
        review = nil
        query = Query()
        refresh(caseload)
        queue.selected = code
        focus = .queue
        alike[code] = whatItMayBe(code, caseload)
      case .on(let code, .needAdded(let need, _, _, _, _))
      where code == queue.selected && !lines.contains { $0.events.contains(where: \.isOpening) }:
        // Who can take it is what one wants to know next; of a need that was parted, those who can.
        let added = lines.flatMap(\.addedNeeds)
        inCase.line = .need(lines.count == 1 ? added.first ?? need : need, 0)
        inCase.service = nil
      case .on(let code, .sent):
        if lines.count == 1, caseload.place(of: code, in: shown) != nil { queue.selected = code }
        (inCase.line, inCase.service, inCase.moving) = (nil, nil, nil)
        focus = .queue
        queue.unmark()
      case .on(let code, let event) where code == queue.selected && event.givesBack != nil:
        // Who else takes it is what one wants to know next.
        if lines.count == 1, let need = event.givesBack {
          (inCase.line, inCase.service) = (.need(need, 0), nil)
        }
      case .on(_, .reviewed(_, .kept)): effects += goOn(caseload)
      case .reviewStarted(let id, _, _):
        if let underWay = caseload.review, underWay.id == id { enterReview(underWay) }
      case .on(let code, .asked(let round, _, _, _)):
        if let layer = toReadOut(code, round: round, caseload) { effects += push(layer) }
      case .reviewEnded:
        review = nil
      default: break
      }
    }
    return effects
  }
}

extension Line {
  fileprivate var addedNeeds: [Int] {
    events.compactMap {
      if case .on(_, .needAdded(let need, _, _, _, _)) = $0 { need } else { nil }
    }
  }

  fileprivate func count(_ isMeant: (CaseEvent) -> Bool) -> Int {
    events.count { if case .on(_, let event) = $0 { isMeant(event) } else { false } }
  }

  /// The level that it gives a case.
  fileprivate var triaged: (CaseCode, Triage)? {
    for case .on(let code, .triaged(let triage, _)) in events { return (code, triage) }
    return nil
  }
}

extension DeskEvent {
  /// Whether it says that the person is to be referred to nobody.
  fileprivate var refusesReferral: Bool {
    guard case .on(_, .amended(let facts, let was)) = self else { return false }
    return facts.consent.refer == .no && was.consent.refer != .no
  }

  fileprivate var isOpening: Bool { if case .on(_, .opened) = self { true } else { false } }
  fileprivate var isPassing: Bool {
    if case .on(_, let event) = self { event.isPassing } else { false }
  }
}

extension CaseEvent {
  fileprivate var isPassing: Bool { if case .assigned = self { true } else { false } }

  /// The need that is the desk's again by it.
  fileprivate var givesBack: Int? {
    guard let step, [.declined, .returned, .withdrawn, .expired].contains(step.to) else {
      return nil
    }
    return step.need
  }
}
