extension Case {
  /// The case that a first event opens; nil for any other event.
  package init?(_ code: CaseCode, _ event: CaseEvent, _ stamp: Stamp) {
    guard case .opened(let facts, let inInbox, let lookBy) = event else { return nil }
    self.code = code
    self.facts = facts
    self.lookBy = lookBy
    openedAt = stamp.at
    cameToInbox = inInbox
    record(event, stamp)
  }

  /// Folds one event. Never fails: an event about something that isn't there changes nothing
  /// but the history.
  package mutating func apply(_ event: CaseEvent, _ stamp: Stamp) {
    switch event {
    case .opened: break
    case .annulled: isVoid = true
    case .amended(let facts, _): self.facts = facts
    case .triaged(let triage, _): self.triage = triage
    case .settled(let number, let reason, _): change(number) { $0.settled = reason }
    case .unsettled(let number): change(number) { $0.settled = nil }
    case .ended(let closing): self.closing = closing
    case .reopened: closing = nil
    case .untriaged(let triage): self.triage = triage
    case .needAdded(let number, let code, let persons, let place, let actBy):
      needs.append(Need(number: number, code: code, persons: persons, place: place, actBy: actBy))
    case .needRemoved(let number): needs.removeAll { $0.number == number }
    case .needDue(let number, let actBy, _): change(number) { $0.actBy = actBy }
    case .assigned(let person, _, _): owner = person
    case .noted(let number, let text):
      notes.append(Note(number: number, text: text, at: stamp.at, by: stamp.by))
    case .noteStruck(let number):
      for i in notes.indices where notes[i].number == number { notes[i].isStruck = true }
    case .todoAdded(let number, let what, let owner, let due):
      todos.append(ToDo(number: number, what: what, owner: owner, due: due))
    case .todoRemoved(let number): todos.removeAll { $0.number == number }
    case .todoFinished(let number): finish(number, true)
    case .todoReopened(let number): finish(number, false)
    case .uncovered, .reviewed, .unreviewed: break
    default: applyToReferral(event, stamp)
    }
    record(event, stamp)
  }

  private mutating func applyToReferral(_ event: CaseEvent, _ stamp: Stamp) {
    switch event {
    case .sent(
      let letter, let need, let service, let at, let tellBy, let acknowledgeBy, let answerBy, _, _):
      referrals.append(
        Referral(
          letter: letter, need: need, service: service, sentAt: at, sentBy: stamp.by,
          tellBy: tellBy, acknowledgeBy: acknowledgeBy, answerBy: answerBy, since: at))
    case .told(let letter, _, let at, let channel, let whom, let acknowledgeBy, let answerBy):
      change(letter) {
        $0.told = .init(at: at, channel: channel, whom: whom)
        $0.acknowledgeBy = acknowledgeBy
        $0.answerBy = answerBy
      }
    case .acknowledged(let letter, _, let at, let focalPerson, _):
      move(letter, to: .acknowledged, at) { $0.focalPerson = focalPerson }
    case .accepted(let letter, _, let at, let worker, let firstContact, let contactBy, _):
      move(letter, to: .accepted, at) {
        $0.worker = worker
        $0.firstContact = firstContact
        $0.contactBy = contactBy
      }
    case .declined(let letter, _, let at, let reason, _, _):
      move(letter, to: .declined, at) { $0.declineReason = reason }
    case .started(let letter, _, let at, _, _): move(letter, to: .inService, at)
    case .expired(let letter, _, let at, _): move(letter, to: .expired, at)
    case .withdrawn(let letter, _, let at, let reason, _, _):
      move(letter, to: .withdrawn, at) { $0.moveReason = reason }
    case .voided(let letter, _): move(letter, to: .void, stamp.at)
    case .stepUndone(let letter, _, let state): moveBack(letter, to: state)
    default: break
    }
  }

  private mutating func record(_ event: CaseEvent, _ stamp: Stamp) {
    history.append(Entry(stamp: stamp, event: event))
    for subject in event.subjects { touched[subject] = stamp.seq }
    switch event {
    case .triaged, .untriaged, .ended, .reopened: retriageBy = owedTriage
    default: break
    }
  }

  /// By when a reopened case is triaged, unless that was done; what was taken back never was.
  private var owedTriage: Instant? {
    let undone = Set(history.compactMap(\.stamp.undoes))
    for entry in history.reversed()
    where entry.stamp.undoes == nil && !undone.contains(entry.stamp.seq) {
      switch entry.event {
      case .triaged: return nil
      case .reopened(_, _, let triageBy): return triageBy
      default: continue
      }
    }
    return nil
  }

  private mutating func change(_ need: Int, _ body: (inout Need) -> Void) {
    for i in needs.indices where needs[i].number == need { body(&needs[i]) }
  }

  private mutating func change(_ letter: ReferralLetter, _ body: (inout Referral) -> Void) {
    for i in referrals.indices where referrals[i].letter == letter { body(&referrals[i]) }
  }

  private mutating func move(
    _ letter: ReferralLetter, to state: ReferralState, _ at: Instant,
    _ body: (inout Referral) -> Void = { _ in }
  ) {
    change(letter) {
      $0.state = state
      $0.since = at
      body(&$0)
    }
  }

  /// As it was when it came to `state`: nothing is left of the step that is taken back.
  private mutating func moveBack(_ letter: ReferralLetter, to state: ReferralState) {
    let since = history.last { $0.event.step(of: letter)?.state == state }
      .flatMap { $0.event.step(of: letter)?.at }
    change(letter) {
      $0.state = state
      $0.since = since ?? $0.sentAt
      $0.moveReason = nil
      if state != .declined { $0.declineReason = nil }
      if !state.isAccepted { ($0.worker, $0.firstContact, $0.contactBy) = (nil, nil, nil) }
      if state == .sent { $0.focalPerson = nil }
    }
  }

  private mutating func finish(_ todo: Int, _ isDone: Bool) {
    for i in todos.indices where todos[i].number == todo { todos[i].isDone = isDone }
  }
}

extension CaseEvent {
  /// The state that a referral came to, and when.
  fileprivate func step(of letter: ReferralLetter) -> (state: ReferralState, at: Instant)? {
    switch self {
    case .acknowledged(letter, _, let at, _, _): (.acknowledged, at)
    case .accepted(letter, _, let at, _, _, _, _): (.accepted, at)
    case .started(letter, _, let at, _, _): (.inService, at)
    case .declined(letter, _, let at, _, _, _): (.declined, at)
    case .expired(letter, _, let at, _): (.expired, at)
    default: nil
    }
  }
}
