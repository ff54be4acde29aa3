import Canvas
import Caseload
import Casework
import Coalition

// What the commands do to the screen. They ask; the rules decide.

extension State {
  mutating func push(_ layer: Layer) -> [Effect] {
    var layer = layer
    if case .form(var form) = layer {
      form.seen = form.seen.map(asSeen)
      layer = .form(form)
    }
    layers.push(layer)
    return []
  }

  mutating func onCase(_ caseload: Caseload, _ form: (Case) -> Form) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    return open(form(`case`))
  }

  /// A form that is filled in once for all marked cases.
  mutating func onSubject(_ caseload: Caseload, _ form: (Case) -> Form) -> [Effect] {
    guard let `case` = subject(caseload) else { return [] }
    return open(form(`case`))
  }

  /// What is about a referral: the one under the cursor, or the one that can be meant.
  ///
  /// - Parameters:
  ///   - command: is run again when it has been asked which of several is meant.
  ///   - canBe: whether a referral can be meant.
  mutating func onReferral(
    _ caseload: Caseload, for command: String, _ canBe: (Referral) -> Bool,
    _ layer: (Case, Referral) -> Layer
  ) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    let isAtOne = inCase.line?.isAboutNeed == true
    let several = isAtOne ? [] : `case`.referrals.filter(canBe)
    if several.count > 1 {
      let choices = several.map { one in
        Picker.Choice(
          key: one.letter.description.count == 1
            ? Character(one.letter.description.lowercased()) : nil,
          title: English.referral(
            one, to: caseload.name(of: one.service), for: `case`.need(one.need)),
          then: .referral(`case`.code, one.letter, command))
      }
      return push(.picker(Picker(title: English.whichReferral, numbered: choices)))
    }
    guard let referral = several.first ?? selectedReferral(`case`) else { return [] }
    let layer = layer(`case`, referral)
    if case .form(let form) = layer { return open(form) }
    return push(layer)
  }

  // MARK: Leaving

  /// Whoever leaves takes the knowledge along of what nobody was told yet: so it is named first.
  mutating func quit(_ caseload: Caseload) -> [Effect] {
    let notTold = caseload.notTold(sentBy: me, since: began)
    guard !notTold.isEmpty else { return [.quit] }
    var choices = notTold.map { code, referral in
      Picker.Choice(
        title: English.tellFirst(code, referral, caseload.name(of: referral.service)),
        then: .tell(code, referral.letter))
    }
    choices.append(.init(key: "l", title: English.leaveUntold, then: .quit))
    return push(.picker(Picker(title: English.nobodyWasTold, numbered: choices)))
  }

  // MARK: Moving about

  mutating func go(to pane: Pane) -> [Effect] {
    focus = pane
    return []
  }

  mutating func goBack() -> [Effect] {
    if inCase.moving != nil {
      inCase.moving = nil
      focus = .case
      status = StatusLine(quiet: English.nothingMoved)
    } else if focus != .queue {
      focus = Pane(rawValue: focus.rawValue - 1) ?? .queue
    } else if !queue.marks.isEmpty {
      clearMarks()
    } else if !query.isEmpty {
      query = Query()
      status = StatusLine(quiet: English.filterIsOff)
    }
    return []
  }

  var page: Int { max(1, Layout(self).rect(of: focus).rows - 3) }

  /// A page down, or up.
  mutating func turnPage(_ by: Int, _ caseload: Caseload) -> [Effect] {
    guard focus != .queue, let `case` = selectedCase(caseload) else {
      return step(by * page, caseload)
    }
    let inside = Layout(self).inside(focus)
    guard focus == .case else {
      return step(by * servicesOnPage(by, `case`, inside, caseload), caseload)
    }
    let lines = caseLines(`case`, caseload, width: inside.columns)
    move(by: by * CasePage.step(lines, height: inside.rows), in: lines)
    return []
  }

  /// How many services a page goes on in “Who can take this”, so that none is passed over unseen:
  /// each takes as many lines as there is to say of it.
  private func servicesOnPage(
    _ by: Int, _ case: Case, _ inside: Rect, _ caseload: Caseload
  ) -> Int {
    guard let (need, match) = match(`case`, caseload) else { return 1 }
    let text = MatchText(match, need, of: `case`, self, caseload, width: inside.columns)
    let starts = match.keys.compactMap { key in text.lines.firstIndex { $0.service == key } }
    let key = selectedService(match, besides: holder(`case`))
    guard let at = key.flatMap(match.keys.firstIndex), starts.indices.contains(at) else { return 1 }
    let (first, height) = (starts[at], inside.rows)
    return max(
      1,
      by > 0
        ? starts[(at + 1)...].prefix { $0 < first + height }.count
        : starts[..<at].reversed().prefix { $0 > first - height }.count)
  }

  mutating func step(_ by: Int, _ caseload: Caseload) -> [Effect] {
    switch focus {
    case .queue:
      queue.move(by: by, in: ShownCases(shown, caseload))
    case .case:
      guard let `case` = selectedCase(caseload) else { return [] }
      move(by: by, in: caseLines(`case`, caseload, width: Layout(self).inside(.case).columns))
    case .match:
      guard let `case` = selectedCase(caseload), let (_, match) = match(`case`, caseload) else {
        return []
      }
      let key = selectedService(match, besides: holder(`case`))
      let keys = match.keys
      // Where nobody fits, what to do instead stands above the first, and is come back to.
      if key == nil || match.nobodyFits && by < 0 && key == keys.first {
        inCase.service = by > 0 ? keys.first : nil
      } else {
        inCase.service = moved(by, from: key, in: keys)
      }
    }
    return []
  }

  private mutating func move(by: Int, in lines: [CaseLine]) {
    guard !lines.isEmpty else { return }
    inCase.line = lines[max(0, min(lines.place(of: inCase.line) + by, lines.count - 1))].id
    if inCase.line?.isAboutNeed == true { inCase.service = nil }
  }

  private func moved<ID: Equatable>(_ by: Int, from id: ID?, in ids: [ID]) -> ID? {
    guard !ids.isEmpty else { return nil }
    let at = id.flatMap { id in ids.firstIndex { $0 == id } } ?? 0
    return ids[max(0, min(at + by, ids.count - 1))]
  }

  private mutating func clearMarks() {
    sayUnmarked(queue.marks.count)
    queue.unmark()
  }

  /// As many as can be at hand at once.
  static let mostMarks = 2000

  mutating func markAll(_ caseload: Caseload) -> [Effect] {
    guard queue.marks.isEmpty else {
      clearMarks()
      return []
    }
    queue.marks = Set(caseload.codes(shown).prefix(Self.mostMarks))
    if shown.count > Self.mostMarks {
      status = StatusLine(done: English.markedSome(Self.mostMarks, of: shown.count))
    }
    return []
  }

  /// From the case that was marked last to this one.
  mutating func markRange(_ caseload: Caseload) -> [Effect] {
    queue.markRange(in: ShownCases(shown, caseload), atMost: Self.mostMarks)
    return []
  }

  mutating func sort(by order: QueueOrder) -> [Effect] {
    self.order = order
    status = StatusLine(done: English.sorted(order))
    return []
  }

  // MARK: Ends

  mutating func settle(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let need = selectedNeed(`case`) else { return [] }
    let choices = SettleReason.allCases.map { reason in
      Picker.Choice(
        title: reason.inWords,
        then: .perform(
          ask(
            `case`, .settle(need: need.number, reason: reason, note: nil),
            done: English.settled(need.number, reason))))
    }
    return push(
      .picker(
        Picker(
          title: "\(`case`.code), \(need.code.withCode): \(English.settleTitle)", numbered: choices)
      )
    )
  }

  /// Most calls are no cases: those end in two keys.
  mutating func end(_ caseload: Caseload) -> [Effect] {
    push(.picker(Picker(title: English.endTitle(meant), choices: endings(caseload))))
  }

  /// Why nothing can be ended now; nil where there is anything to choose.
  func whyNotEnd(_ caseload: Caseload) -> String? {
    let obstacles = endings(caseload).map(\.obstacle)
    return obstacles.contains(nil) ? nil : obstacles.first ?? English.noCaseSelected
  }

  /// How the case can end, or all that are marked. Of many, each says for itself why it can't end so.
  private func endings(_ caseload: Caseload) -> [Picker.Choice] {
    guard let `case` = subject(caseload) else { return [] }
    let (code, codes) = (`case`.code, meant)
    let isOne = codes.count == 1
    func ending(
      _ key: Character, _ title: String, _ step: CaseStep, _ then: Picker.Next
    ) -> Picker.Choice {
      let obstacle = isOne ? `case`.obstacle(toEndingBy: step)?.description : nil
      return Picker.Choice(key: key, title: title, then: then, obstacle: obstacle)
    }
    var choices: [Picker.Choice] = []
    if `case`.triage == nil {
      choices += zip("spwe", NoCaseReason.allCases).map { key, reason in
        ending(
          key, English.noCaseAs(reason), .noCase, .end(codes, .noCase(reason: reason)))
      }
      if isOne {
        choices.append(ending("b", English.belongsTo, .addTo, .endForm(code, .added)))
      }
    } else {
      choices.append(ending("c", English.closeIt, .close, .endForm(code, .closed)))
    }
    choices.append(ending("t", English.notTIPIt, .notTIP, .endForm(code, .notTIP)))
    if isOne {
      choices.append(ending("a", English.sameAs, .duplicate, .endForm(code, .duplicate)))
    }
    return choices
  }

  /// Offers to set apart whom the body under the cursor would leave, else the one that takes most.
  mutating func split(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let (need, match) = match(`case`, caseload) else {
      return []
    }
    let part = inCase.service.flatMap(match.part(of:)) ?? match.partial.first
    return open(.split(`case`, need, part?.leaves ?? []))
  }

  /// How an attempt to reach the person went: three keys, and what was said in a note after it.
  mutating func attempt(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    let choices = AttemptResult.allCases.map { result in
      Picker.Choice(
        title: result.inWords,
        then: .perform(
          ask(
            `case`, .attempt(result: result, note: nil),
            done: English.attempted(result, keymap))))
    }
    let rule = banner(`case`.facts.contact, caseload)
    return push(
      .picker(Picker(title: English.howDidItGo(`case`.code, rule), numbered: choices)))
  }

  // MARK: Small ones

  func newCaseForm(_ caseload: Caseload) -> Form {
    .facts(.newCase, English.newCase, Facts(), clock(caseload))
  }

  mutating func newCase(_ caseload: Caseload) -> [Effect] {
    let begun = openDrafts.filter { $0.form == FormKind.newCase.draftName }.reversed()
    guard let latest = begun.first else {
      return push(.form(newCaseForm(caseload)))
    }
    var choices = [
      Picker.Choice(
        title: English.goOnWith(latest, at: now) + ", the latest", then: .draft(latest))
    ]
    // Calls come one over the other: what was begun before the last is not lost sight of.
    choices += begun.dropFirst().prefix(8).map { draft in
      .init(title: English.goOnWith(draft, at: now), then: .draft(draft))
    }
    choices.append(.init(title: English.startAnew, then: .newCase))
    var picker = Picker(title: English.draftThere, choices: choices)
    picker.typing = .newCase
    return push(.picker(picker))
  }

  mutating func uncover(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    if inCase.isUncovered {
      inCase.isUncovered = false
      return []
    }
    // Shown only once it is written down that somebody looked.
    return [.perform([ask(`case`, .uncover, done: English.uncovered(keymap))])]
  }

  func selectedToDo(_ case: Case) -> ToDo? {
    if case .todo(let number, _)? = inCase.line {
      return `case`.todos.first { $0.number == number && !$0.isDone }
    }
    return `case`.todos.filter { !$0.isDone }.min { $0.due < $1.due }
  }

  mutating func finishToDo(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let todo = selectedToDo(`case`) else { return [] }
    // What was erased is gone for good once they have confirmed it.
    if `case`.erasure != nil { return open(.deleted(`case`, todo)) }
    return [
      .perform([ask(`case`, .finish(todo: todo.number, said: nil), done: English.todoDone(todo))])
    ]
  }

  mutating func undo(_ caseload: Caseload) -> [Effect] {
    guard case .done(let batch)? = history.steps.last else {
      if case .thrownAway(let draft)? = history.steps.last { return takeUp(draft) }
      return []
    }
    guard !batch.parts.isEmpty else {
      history.removeLast()
      // What was told can't be unsent either: only what can be taken back is offered next.
      while let next = history.steps.last?.batch, !next.parts.isEmpty, !canTakeBack(next, caseload)
      {
        history.removeLast()
      }
      let next = history.steps.last?.words
      status = StatusLine(refused: English.leftTheDesk(batch.words, next, keymap))
      return []
    }
    let asks = batch.parts.reversed().map { part in
      Ask(.on(part.code, .undo(seq: part.seq)), done: English.undone(batch.words))
    }
    // What was done a while ago, on a case that isn't looked at, is named before it goes.
    guard isJustDone || batch.parts.allSatisfy({ $0.code == queue.selected }) else {
      return push(
        .confirmation(
          Confirmation(
            title: English.takeBack, lines: [batch.words], asks: asks, yes: "take it back")))
    }
    return [.perform(asks)]
  }

  /// Asks for the same again, as the case stands now: the rules decide anew.
  mutating func redo(_ caseload: Caseload) -> [Effect] {
    guard let batch = history.takenBack.last else { return [] }
    // What was erased since must not come back by this.
    guard !batch.parts.contains(where: { isErased($0, caseload) }) else {
      history.forget(takenBack: batch.id)
      status = StatusLine(refused: English.nothingToRedo)
      return []
    }
    return [.perform(batch.asks)]
  }

  private func isErased(_ part: History.Batch.Part, _ caseload: Caseload) -> Bool {
    caseload[part.code] == nil || caseload.isErased(from: part.code) { $0.seq > part.seq }
  }

  /// Whether the rules would let it be taken back now, as far as it is looked at.
  ///
  /// - Parameter most: how many parts are looked at; a batch may be of thousands.
  func canTakeBack(_ batch: History.Batch, _ caseload: Caseload, lookingAt most: Int = .max) -> Bool
  {
    !batch.parts.isEmpty
      && batch.parts.prefix(most).allSatisfy {
        refusal(of: Ask(.on($0.code, .undo(seq: $0.seq)), done: ""), caseload) == nil
      }
  }
}

extension Picker {
  static func answer(_ case: Case, _ referral: Referral, _ name: String) -> Picker {
    let kinds = AnswerKind.allCases.filter { $0.step.from.contains(referral.state) }
    return Picker(
      title: English.whatDidTheySay(`case`.referralCode(referral.letter), name),
      choices: kinds.map { kind in
        .init(
          key: kind.key, title: English.answerKind(kind),
          then: .answer(`case`.code, referral.letter, kind))
      })
  }
}
