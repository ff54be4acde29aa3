extension Case {
  /// The case that a first event opens; nil for any other event.
  package init?(_ code: CaseCode, _ event: CaseEvent, _ stamp: Stamp) {
    guard case .opened(let facts, let inInbox, let lookBy) = event else { return nil }
    self.code = code
    self.facts = facts
    self.lookBy = lookBy
    openedAt = stamp.at
    isInInbox = inInbox
    record(event, stamp)
  }

  /// Folds one event. Never fails: an event about something that isn't there changes nothing
  /// but the history.
  package mutating func apply(_ event: CaseEvent, _ stamp: Stamp) {
    switch event {
    case .opened, .triageOwed, .uncovered, .reviewed, .unreviewed: break
    case .taken: isInInbox = false
    case .putBack: isInInbox = true
    case .joined(let arrival): joined.append(arrival)
    case .parted(let arrival): joined.removeAll { $0 == arrival }
    case .annulled: isVoid = true
    case .consented(let topic, let answer, let at, _, _):
      facts.consent.set(topic, to: answer, on: at)
    case .conflictAnswered(let body, let answer, _): conflicts[body] = answer
    case .amended(let facts, let was): amend(facts, was)
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
    case .todoFinished(let number, _): finish(number, true)
    case .erased(let erasure): erase(erasure)
    case .todoReopened(let number): finish(number, false)
    case .needNarrowed(let number, let persons, _): change(number) { $0.persons = persons }
    case .asked(let number, let need, let services, let at):
      rounds.append(AskRound(number: number, need: need, services: services, at: at))
    case .unasked(let number, _): rounds.removeAll { $0.number == number }
    case .replied(let number, _, let service, let at, let reply, _):
      for i in rounds.indices where rounds[i].number == number {
        rounds[i].replies[service] = reply.map { AskRound.Reply(reply: $0, at: at) }
      }
    case .notified(let number, let body, let at, let channel, let whom, let what, _, _):
      notifications.append(
        Notification(number: number, body: body, at: at, channel: channel, whom: whom, what: what))
    case .attempted(let number, let at, let result, let note):
      attempts.append(
        Attempt(number: number, at: at, by: stamp.by, result: result, note: note))
    case .attemptStruck(let number):
      for i in attempts.indices where attempts[i].number == number { attempts[i].isStruck = true }
    default: applyToReferral(event, stamp)
    }
    record(event, stamp)
  }

  /// Consent is answered by topic: facts that are changed, or taken back, leave alone what they
  /// didn't answer, or a consent that was withdrawn meanwhile would come back with them.
  private mutating func amend(_ facts: Facts, _ was: Facts) {
    var consent = self.facts.consent
    for topic in facts.consent.differing(from: was.consent) {
      consent.set(topic, to: facts.consent[topic], on: facts.consent.day(of: topic))
    }
    self.facts = facts
    self.facts.consent = consent
  }

  private mutating func applyToReferral(_ event: CaseEvent, _ stamp: Stamp) {
    if let step = event.step {
      change(step.referral) {
        $0.state = step.to
        $0.since = step.at
      }
    }
    switch event {
    case .sent(
      let letter, let need, let service, let at, let tellBy, let acknowledgeBy, let answerBy, _, _,
      _, let countersignBy):
      referrals.append(
        Referral(
          letter: letter, need: need, service: service, sentAt: at, sentBy: stamp.by,
          tellBy: tellBy, acknowledgeBy: acknowledgeBy, answerBy: answerBy,
          countersignBy: countersignBy, since: at))
    case .countersigned(let letter, _, _, _): change(letter) { $0.countersignBy = nil }
    case .told(let letter, _, let at, let channel, let whom, let acknowledgeBy, let answerBy):
      change(letter) {
        $0.told = .init(at: at, channel: channel, whom: whom)
        $0.acknowledgeBy = acknowledgeBy
        $0.answerBy = answerBy
      }
    case .hastened(let letter, _, let clocks, _): change(letter) { $0.clocks = clocks }
    case .acknowledged(let letter, _, _, let focalPerson, _):
      change(letter) { $0.focalPerson = focalPerson }
    case .accepted(let letter, _, _, let worker, let firstContact, let contactBy, _):
      change(letter) {
        $0.worker = worker
        $0.firstContact = firstContact
        $0.contactBy = contactBy
      }
    case .declined(let letter, _, _, let reason, _, _):
      change(letter) { $0.declineReason = reason }
    case .routedOn(let letter, _, _, let suggests, _): change(letter) { $0.suggests = suggests }
    case .notReached(let letter, _, _, let attempts, _, _):
      change(letter) { $0.attempts += attempts }
    case .completed(let letter, _, _, let outcome, _, _): change(letter) { $0.outcome = outcome }
    case .withdrawn(let letter, _, _, let reason, _, _): change(letter) { $0.moveReason = reason }
    case .voided(let letter, _):
      change(letter) {
        $0.state = .void
        $0.since = stamp.at
      }
    case .stepUndone(let letter, _, let state): moveBack(letter, to: state)
    default: break
    }
  }

  private mutating func record(_ event: CaseEvent, _ stamp: Stamp) {
    history.append(Entry(stamp: stamp, event: event))
    for subject in event.subjects { touched[subject] = stamp.seq }
    switch event {
    case .triaged, .untriaged, .ended, .reopened, .triageOwed: retriage = owedTriage
    // What is taken back may have been what asked for it.
    default: if stamp.undoes != nil { retriage = owedTriage }
    }
  }

  /// By when the case is triaged again, unless that was done; what was taken back never was.
  private var owedTriage: Retriage? {
    let undone = Set(history.compactMap(\.stamp.undoes))
    var owed: Retriage?
    for entry in history where entry.stamp.undoes == nil && !undone.contains(entry.stamp.seq) {
      switch entry.event {
      case .triaged: owed = nil
      case .reopened(_, _, let by): owed = by.map { Retriage(by: $0, why: .reopened) }
      case .triageOwed(let by, let why):
        // The first to ask is waited for.
        if owed == nil { owed = Retriage(by: by, why: why) }
      default: break
      }
    }
    return owed
  }

  private mutating func change(_ need: Int, _ body: (inout Need) -> Void) {
    for i in needs.indices where needs[i].number == need { body(&needs[i]) }
  }

  private mutating func change(_ letter: ReferralLetter, _ body: (inout Referral) -> Void) {
    for i in referrals.indices where referrals[i].letter == letter { body(&referrals[i]) }
  }

  /// As it was when it came to `state`: nothing is left of the step that is taken back.
  private mutating func moveBack(_ letter: ReferralLetter, to state: ReferralState) {
    let since = history.compactMap(\.event.step).last { $0.referral == letter && $0.to == state }
    change(letter) {
      $0.state = state
      $0.since = since?.at ?? $0.sentAt
      ($0.moveReason, $0.suggests, $0.outcome) = (nil, nil, nil)
      if state != .declined { $0.declineReason = nil }
      if !state.isAccepted { ($0.worker, $0.firstContact, $0.contactBy) = (nil, nil, nil) }
      if state == .accepted { $0.attempts = [] }
      if state == .sent { $0.focalPerson = nil }
    }
  }

  private mutating func finish(_ todo: Int, _ isDone: Bool) {
    for i in todos.indices where todos[i].number == todo { todos[i].isDone = isDone }
  }
}
