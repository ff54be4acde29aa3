import Canvas
import Caseload
import Casework
import Coalition

// What the commands do to the screen. They ask; the rules decide.

extension State {
  mutating func push(_ layer: Layer) -> [Effect] {
    layers.append(layer)
    return []
  }

  mutating func onCase(_ caseload: Caseload, _ form: (Case) -> Form) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    return open(form(`case`))
  }

  mutating func onReferral(_ caseload: Caseload, _ layer: (Case, Referral) -> Layer) -> [Effect] {
    guard let `case` = selectedCase(caseload), let referral = selectedReferral(`case`) else {
      return []
    }
    let layer = layer(`case`, referral)
    if case .form(let form) = layer { return open(form) }
    return push(layer)
  }

  // MARK: Moving about

  mutating func go(to pane: Pane) -> [Effect] {
    focus = pane
    return []
  }

  mutating func goBack() -> [Effect] {
    if moving != nil {
      moving = nil
      status = StatusLine()
    } else if focus != .queue {
      focus = Pane(rawValue: focus.rawValue - 1) ?? .queue
    } else if !queue.marks.isEmpty {
      queue.marks = []
    } else if !query.isEmpty {
      query = Query()
      forgetRows()
    }
    return []
  }

  var page: Int { max(1, Layout(self).rect(of: focus).rows - 3) }

  mutating func step(_ by: Int, _ caseload: Caseload) -> [Effect] {
    switch focus {
    case .queue:
      let before = queue.selected
      queue.move(by: by, in: rows.map(\.code))
      if queue.selected != before { leftCase() }
    case .case:
      guard let `case` = selectedCase(caseload) else { return [] }
      let lines = caseLines(`case`, caseload, width: Layout(self).inside(.case).columns)
      caseCursor = moved(by, from: caseCursor, in: lines.map(\.id))
      if caseCursor?.isAboutNeed == true { matchCursor = nil }
    case .match:
      guard let `case` = selectedCase(caseload), let (_, match) = match(`case`, caseload) else {
        return []
      }
      matchCursor = moved(
        by, from: selectedService(match, besides: holder(`case`)), in: match.keys)
    }
    return []
  }

  private func moved<ID: Equatable>(_ by: Int, from id: ID?, in ids: [ID]) -> ID? {
    guard !ids.isEmpty else { return nil }
    let at = id.flatMap { id in ids.firstIndex { $0 == id } } ?? 0
    return ids[max(0, min(at + by, ids.count - 1))]
  }

  mutating func markAll() -> [Effect] {
    queue.marks = queue.marks.isEmpty ? Set(rows.map(\.code)) : []
    return []
  }

  // MARK: Routing

  mutating func route(_ caseload: Caseload) -> [Effect] {
    focus = .match
    matchCursor = nil
    moving = nil
    guard let `case` = selectedCase(caseload), let need = selectedNeed(`case`) else { return [] }
    // A need that is out already is moved, not sent twice.
    if !`case`.isUnrouted(need), let open = `case`.needs.first(where: `case`.isUnrouted) {
      caseCursor = .need(open.number, 0)
    }
    status = StatusLine(
      done: Commands.cannotSend(self, caseload) ?? English.chooseWho(selectedNeed(`case`) ?? need))
    return []
  }

  mutating func send(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let (need, match) = match(`case`, caseload) else {
      return []
    }
    guard let key = selectedService(match, besides: holder(`case`)) else { return [] }
    return send(`case`, need, to: key, caseload)
  }

  /// Asks for what the rules miss, then for a yes.
  private mutating func send(
    _ case: Case, _ need: Need, to key: ServiceKey, _ caseload: Caseload
  ) -> [Effect] {
    if let refused = whyNotSend(need, of: `case`, to: key, caseload) {
      status = StatusLine(refused: refused.description)
      return []
    }
    let kind: FormKind =
      if let moving, moving.code == `case`.code {
        .move(`case`.code, moving.referral, key, moving.reason)
      } else {
        .send(`case`.code, need: need.number, key)
      }
    func action(_ override: Words?, _ why: Words?) -> CaseAction {
      sending(need, of: `case`, to: key, override, why)
    }
    let name = caseload.name(of: key)
    // Words that stand in for what is missing show which words the rules would ask for.
    let some: Words = "…"
    func isRefused(_ override: Words?, _ why: Words?) -> DeskRefusal? {
      refusal(of: ask(`case`, action(override, why), done: ""), caseload)
    }
    let consent = isRefused(nil, some)
    let why = isRefused(some, nil)
    if let missing = consent ?? why {
      var form = Form.words(
        kind, "\(need.code.withCode.capitalizedFirst) → \(name)", seen: `case`.lastSeq,
        consent: consent != nil, why: why != nil)
      form.problem = [consent, why].compactMap { $0?.description }.joined(separator: " ")
      if form.problem?.isEmpty == true { form.problem = missing.description }
      return push(.form(form))
    }
    let plain = ask(`case`, action(nil, nil), done: English.sent(name, caseload.contact(of: key)))
    return push(.confirmation(confirmation(of: plain, `case`, need, key, caseload)))
  }

  /// A referral of its own, or the next step of the one that is being moved.
  private func sending(
    _ need: Need, of case: Case, to key: ServiceKey, _ override: Words?, _ why: Words?
  ) -> CaseAction {
    guard let moving, moving.code == `case`.code else {
      return .refer(need: need.number, service: key, override: override, why: why)
    }
    return .reroute(
      referral: moving.referral, service: key, reason: moving.reason, override: override, why: why)
  }

  /// What the rules would say however many words somebody had for it.
  func whyNotSend(
    _ need: Need, of case: Case, to key: ServiceKey, _ caseload: Caseload
  ) -> DeskRefusal? {
    refusal(of: ask(`case`, sending(need, of: `case`, to: key, "…", "…"), done: ""), caseload)
  }

  private func confirmation(
    of ask: Ask, _ case: Case, _ need: Need, _ key: ServiceKey, _ caseload: Caseload
  ) -> Confirmation {
    let people = `case`.persons(of: need).map(\.person.inWords)
    let whom = people.count > 4 ? "\(people.count) people" : people.joined(separator: "; ")
    var lines = [
      "\(need.code.withCode) for \(whom.isEmpty ? "people not known yet" : whom)",
      "to \(caseload.name(of: key))",
      English.person(`case`.facts.contact.banner),
    ]
    if let moving, moving.code == `case`.code, let old = `case`.referral(moving.referral) {
      lines.insert(
        English.instead(caseload.name(of: old.service), moving.reason.inWords), at: 2)
    }
    lines.append(English.tellAfterwards(caseload.contact(of: key)))
    return Confirmation(
      title: "Send \(`case`.code)?", lines: lines, asks: [ask], yes: "send")
  }

  // MARK: Moving what got no answer

  /// What `x` would take away: an open referral, or the last one whose receiver is gone.
  func movable(_ case: Case) -> Referral? {
    if `case`.code == queue.selected, queue.marks.isEmpty, focus != .queue || caseCursor != nil {
      if case .referral(let letter, _)? = caseCursor, let referral = `case`.referral(letter) {
        return isMovable(referral, `case`) ? referral : nil
      }
    }
    return `case`.referrals.filter { isMovable($0, `case`) }
      .min { ($0.due?.at.seconds ?? 0) < ($1.due?.at.seconds ?? 0) }
  }

  private func isMovable(_ referral: Referral, _ case: Case) -> Bool {
    if referral.state.awaitsAnswer { return true }
    guard let need = `case`.need(referral.need), `case`.isUnrouted(need) else { return false }
    return referral.state == .expired || referral.state == .declined
  }

  mutating func move(_ caseload: Caseload) -> [Effect] {
    let codes = targets
    let isMany = !queue.marks.isEmpty
    let choices = MoveReason.allCases.enumerated().compactMap { i, reason -> Picker.Choice? in
      let key = Picker.key(i)
      if isMany {
        return .init(key: key, title: reason.inWords, then: .moveMany(codes, reason))
      }
      guard let code = codes.first, let referral = caseload[code].flatMap(movable) else {
        return nil
      }
      return .init(key: key, title: reason.inWords, then: .move(code, referral.letter, reason))
    }
    return push(
      .picker(
        Picker(title: isMany ? English.moveMany(codes.count) : English.moveWhy, choices: choices)))
  }

  mutating func startMoving(_ code: CaseCode, _ letter: ReferralLetter, _ reason: MoveReason) {
    select(code)
    moving = Moving(code: code, referral: letter, reason: reason)
    caseCursor = .referral(letter, 0)
    matchCursor = nil
    focus = .match
    status = StatusLine(done: English.chooseWhereTo(letter))
  }

  /// Each marked case's need goes to the next member that fits; what can't is named with its reason.
  mutating func moveMany(_ codes: [CaseCode], _ reason: MoveReason, _ caseload: Caseload)
    -> [Effect]
  {
    var asks: [Ask] = []
    var lines: [String] = []
    var stay: [String] = []
    for code in codes {
      guard let `case` = caseload[code], let referral = movable(`case`),
        let need = `case`.need(referral.need)
      else {
        stay.append(English.stays(code, English.nothingToMove))
        continue
      }
      let match = caseload.match(need, of: `case`, at: now)
      guard let next = match.best(besides: referral.service) else {
        stay.append(English.stays(code, English.nobodyElseFits))
        continue
      }
      let action = CaseAction.reroute(
        referral: referral.letter, service: next.service, reason: reason, override: nil,
        why: nil)
      let one = ask(
        `case`, action,
        done: English.sent(caseload.name(of: next.service), caseload.contact(of: next.service)))
      if let refused = refusal(of: one, caseload) {
        stay.append(English.stays(code, refused.description))
      } else {
        asks.append(one)
        let (old, new) = (caseload.name(of: referral.service), caseload.name(of: next.service))
        lines.append("\(code)-\(referral.letter): \(old) → \(new)")
      }
    }
    return push(
      .confirmation(
        Confirmation(
          title: English.moveCount(asks.count, of: codes.count), lines: lines + stay,
          asks: asks, yes: "move \(asks.count)")))
  }

  mutating func passOn(_ caseload: Caseload) -> [Effect] {
    let codes = targets
    let people = caseload.people.values.sorted { $0.id < $1.id }
    let choices = people.enumerated().map { i, staff in
      Picker.Choice(
        key: Picker.key(i),
        title: "\(staff.name.text) (\(staff.roles.map(\.inWords).joined(separator: ", ")))",
        then: .assign(codes, staff.id))
    }
    return push(.picker(Picker(title: English.passTo(codes), choices: choices)))
  }

  mutating func passOn(
    _ codes: [CaseCode], to person: PersonID, _ reason: MoveReason?, _ caseload: Caseload
  ) -> [Effect] {
    let name = caseload.name(of: person)
    var asks: [Ask] = []
    var lines: [String] = []
    var stay: [String] = []
    var why: DeskRefusal?
    for code in codes {
      guard let `case` = caseload[code] else { continue }
      let one = ask(
        `case`, .assign(person: person, reason: reason), done: English.passed(code, name))
      if let refused = refusal(of: one, caseload) {
        stay.append(English.stays(code, refused.description))
        why = refused
      } else {
        asks.append(one)
        lines.append(code.description)
      }
    }
    if codes.count == 1 {
      if let why { status = StatusLine(refused: why.description) }
      return asks.isEmpty ? [] : [.perform(asks)]
    }
    return push(
      .confirmation(
        Confirmation(
          title: English.passMany(asks.count, of: codes.count, name), lines: lines + stay,
          asks: asks, yes: "pass \(asks.count)")))
  }

  // MARK: Ends

  mutating func settle(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let need = selectedNeed(`case`) else { return [] }
    let choices = SettleReason.allCases.enumerated().map { i, reason in
      Picker.Choice(
        key: Picker.key(i), title: reason.inWords,
        then: .settle(`case`.code, need: need.number, reason))
    }
    return push(
      .picker(Picker(title: "\(need.code.withCode): \(English.settleTitle)", choices: choices)))
  }

  /// Most calls are no cases: those end in two keys.
  mutating func end(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    let code = `case`.code
    var choices: [Picker.Choice] = []
    if `case`.triage == nil {
      choices += zip("spwe", NoCaseReason.allCases).map { key, reason in
        .init(
          key: key, title: "no case: \(reason.inWords)",
          then: .end(code, .noCase(reason: reason)))
      }
    } else {
      choices.append(.init(key: "c", title: English.closeIt, then: .endForm(code, .closed)))
    }
    choices.append(.init(key: "t", title: English.notTIPIt, then: .endForm(code, .notTIP)))
    choices.append(.init(key: "a", title: English.sameAs, then: .endForm(code, .duplicate)))
    return push(.picker(Picker(title: English.endTitle(code), choices: choices)))
  }

  // MARK: Small ones

  mutating func newCase() -> [Effect] {
    guard let draft = drafts.last(where: { $0.form == FormKind.newCase.draftName }) else {
      return push(.form(.facts(.newCase, English.newCase, Facts())))
    }
    return push(
      .picker(
        Picker(
          title: English.draftThere,
          choices: [
            .init(key: "g", title: English.goOnTyping, then: .draft(draft)),
            .init(key: "n", title: English.startAnew, then: .newCase),
          ])))
  }

  mutating func uncover(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    if uncovered == `case`.code {
      uncovered = nil
      return []
    }
    // Shown only once it is written down that somebody looked.
    return [.perform([ask(`case`, .uncover, done: English.uncovered)])]
  }

  func selectedToDo(_ case: Case) -> ToDo? {
    if case .todo(let number, _)? = caseCursor {
      return `case`.todos.first { $0.number == number && !$0.isDone }
    }
    return `case`.todos.filter { !$0.isDone }.min { $0.due < $1.due }
  }

  mutating func finishToDo(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let todo = selectedToDo(`case`) else { return [] }
    return [.perform([ask(`case`, .finish(todo: todo.number), done: English.todoDone)])]
  }

  mutating func undo(_ caseload: Caseload) -> [Effect] {
    guard let batch = undoable.last else { return [] }
    guard !batch.steps.isEmpty else {
      undoable.removeLast()
      // What was told can't be unsent either: only what can be taken back is offered next.
      while let next = undoable.last, !next.steps.isEmpty, !canTakeBack(next, caseload) {
        undoable.removeLast()
      }
      status = StatusLine(refused: English.leftTheDesk(batch.words, undoable.last?.words))
      return []
    }
    return [
      .perform(
        batch.steps.reversed().map { step in
          Ask(.on(step.code, .undo(seq: step.seq)), done: English.undone(batch.words))
        })
    ]
  }

  /// Whether the rules would let all of it be taken back now.
  func canTakeBack(_ batch: UndoBatch, _ caseload: Caseload) -> Bool {
    !batch.steps.isEmpty
      && batch.steps.allSatisfy {
        refusal(of: Ask(.on($0.code, .undo(seq: $0.seq)), done: ""), caseload) == nil
      }
  }

  // MARK: Review

  mutating func keepAndGoOn(_ caseload: Caseload) -> [Effect] {
    guard let review = caseload.review, let `case` = selectedCase(caseload) else { return [] }
    guard review.decided[`case`.code, default: 0] == 0 else { return goOn(caseload) }
    return [.perform([ask(`case`, .keep, done: English.kept(`case`.code))])]
  }

  /// To the next case of the agenda that nobody has decided on.
  mutating func goOn(_ caseload: Caseload) -> [Effect] {
    guard let review = caseload.review else { return [] }
    let codes = rows.map(\.code)
    let at = queue.selected.flatMap { codes.firstIndex(of: $0) } ?? 0
    let order = codes[min(at + 1, codes.count)...] + codes[..<min(at + 1, codes.count)]
    if let next = order.first(where: { review.decided[$0, default: 0] == 0 }) {
      select(next)
    } else {
      status = StatusLine(done: review.next == nil ? English.allDecided : English.shownDecided)
    }
    focus = .queue
    return []
  }

  mutating func toggleReview(_ caseload: Caseload) -> [Effect] {
    guard let underWay = caseload.review else { return push(.form(.startReview(me))) }
    guard review == nil else {
      return push(
        .picker(
          Picker(
            title: English.review(underWay.id),
            choices: [
              .init(key: "l", title: English.leaveReview, then: .leaveReview),
              .init(key: "e", title: English.endReview, then: .endReview),
            ])))
    }
    enterReview(underWay)
    return []
  }

  mutating func enterReview(_ underWay: Review) {
    review = underWay.id
    queue.marks = []
    query = Query()
    forgetRows()
    focus = .queue
    if let next = underWay.next ?? underWay.agenda.first { select(next) }
  }
}

extension Picker {
  /// The key of the nth choice: 1 to 9, then letters.
  static func key(_ index: Int) -> Character {
    let keys = Array("123456789abcdefghilmnopqrstuvwxyz")
    return keys[min(index, keys.count - 1)]
  }

  static func answer(_ case: Case, _ referral: Referral) -> Picker {
    let kinds: [(Character, AnswerKind)] =
      switch referral.state {
      case .sent: [("k", .acknowledged), ("a", .accepted), ("d", .declined)]
      case .acknowledged: [("a", .accepted), ("d", .declined)]
      default: [("s", .started)]
      }
    return Picker(
      title: English.whatDidTheySay(`case`.referralCode(referral.letter)),
      choices: kinds.map { key, kind in
        .init(
          key: key, title: English.answerKind(kind),
          then: .answer(`case`.code, referral.letter, kind))
      })
  }
}
