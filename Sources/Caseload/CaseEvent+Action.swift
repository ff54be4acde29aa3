package import Casework

// The inverse of deciding: the action that a line's events came of. A whole export is made of it.

extension CaseEvent {
  /// Where a kind of event comes from.
  package enum Origin: Hashable, Sendable {
    /// It says the action it came of.
    case action
    /// It stands beside another event, and the rules find it again.
    case rules
    /// Only taking a line back makes it.
    case undo
  }

  package var origin: Origin {
    switch self {
    case .opened, .taken, .amended, .consented, .triaged, .needAdded, .needNarrowed, .asked, .sent,
      .countersigned, .told, .acknowledged, .accepted, .declined, .routedOn, .started, .notReached,
      .returned, .completed, .expired, .withdrawn, .voided, .settled, .notified, .attempted, .ended,
      .noted, .todoAdded, .todoFinished, .uncovered, .erased:
      .action
    case .conflictAnswered(_, let answer, _): answer == nil ? .undo : .action
    case .replied(_, _, _, _, let reply, _): reply == nil ? .undo : .action
    case .assigned(let person, _, _): person == nil ? .undo : .action
    case .reopened(let what, _, _): what == nil ? .undo : .action
    case .triageOwed, .needDue, .hastened, .reviewed: .rules
    // The other case's line has made them.
    case .joined, .parted: .rules
    case .putBack, .annulled, .untriaged, .needRemoved, .unasked, .stepUndone, .unsettled,
      .attemptStruck, .noteStruck, .todoRemoved, .todoReopened, .unreviewed:
      .undo
    }
  }
}

extension CaseAction {
  /// The action that one line's events on a case came of; nil where another case's line made
  /// them, and for the opening of a case, which is an action of the desk.
  ///
  /// - Parameters:
  ///   - undoes: the line that this one took back.
  ///   - case: the case before the line.
  package init?(
    making events: [CaseEvent], at: Instant, undoes: Int? = nil, on case: Case? = nil
  ) {
    if let undoes {
      guard events.contains(where: { $0.origin != .rules }) else { return nil }
      self = .undo(seq: undoes)
      return
    }
    let found =
      Self.sending(events, `case`) ?? Self.ofNeeds(events) ?? Self.answering(events, at: at)
      ?? events.first { $0.origin == .action }.flatMap(Self.alone)
    if let found {
      self = found
    } else if case .reviewed(_, .kept)? = events.first {
      self = .keep
    } else {
      return nil
    }
  }

  // MARK: Lines of several events

  private static func sending(_ events: [CaseEvent], _ case: Case?) -> CaseAction? {
    for event in events {
      switch event {
      case .sent(_, let need, let service, _, _, _, _, let override, let why, let second, _):
        let said = Said(
          conflict: events.conflict, override: override, second: second, why: why,
          yes: events.phonedYes)
        guard let old = events.moved ?? `case`?.fallen(need, to: service, events) else {
          return .refer(need: need, service: service, said: said)
        }
        return .reroute(
          referral: old.letter, service: service, reason: old.reason, said: said)
      case .notified(_, let body, _, let channel, let whom, let what, let override, let why):
        let said = Said(
          conflict: events.conflict, override: override, why: why)
        return .notify(
          body: body, channel: channel, whom: whom.kept, what: what.kept, said: said)
      default: continue
      }
    }
    return nil
  }

  private static func ofNeeds(_ events: [CaseEvent]) -> CaseAction? {
    for event in events {
      switch event {
      case .triaged(let triage, _):
        return .triage(
          sheet: triage.sheet, level: triage.level, reason: triage.reason, second: triage.second)
      case .needNarrowed(let need, _, _):
        for case .needAdded(_, _, let persons, _, _) in events {
          return .split(need: need, persons: persons)
        }
      default: continue
      }
    }
    return nil
  }

  /// What a receiver said, where more came of it than one event.
  private static func answering(_ events: [CaseEvent], at: Instant) -> CaseAction? {
    for event in events {
      switch event {
      case .accepted(let letter, _, _, let worker, let firstContact, _, _):
        let takesOthers = events.contains { $0.step?.to == .withdrawn }
        return .accept(
          referral: letter, worker: worker.kept, firstContact: firstContact,
          others: takesOthers ? .withdraw : .keep)
      case .completed(let letter, _, _, let outcome, let note, _):
        var days: Int?
        for case .todoAdded(_, _, _, let due) in events {
          days = Int((due - at).seconds / 86400)
        }
        return .complete(referral: letter, outcome: outcome, note: note, followUpDays: days)
      case .voided(let letter, _):
        var note: Words?
        for case .noted(_, let text) in events { note = text }
        return .void(referral: letter, note: note)
      default: continue
      }
    }
    return nil
  }

  // MARK: Lines of one event, and what the rules find besides

  private static func alone(_ event: CaseEvent) -> CaseAction? {
    switch event {
    case .taken: .take
    case .amended(let facts, _): .amend(facts: facts)
    case .consented(let topic, let answer, _, _, _): .consent(topic: topic, answer: answer)
    case .conflictAnswered(let body, let answer?, _): .conflict(body: body, answer: answer)
    case .needAdded(_, let code, let persons, let place, _):
      .addNeed(code: code, persons: persons, place: place)
    case .asked(_, let need, let services, _): .ask(need: need, services: services)
    case .replied(let round, _, let service, _, let reply?, _):
      .reply(round: round, service: service, reply: reply)
    case .settled(let need, let reason, let note): .settle(need: need, reason: reason, note: note)
    case .attempted(_, _, let result, let note): .attempt(result: result, note: note)
    case .ended(let closing): .end(closing: closing)
    case .reopened(let what?, _, _): .reopen(what: what.kept)
    case .assigned(let person?, let reason, _): .assign(person: person, reason: reason)
    case .noted(_, let text): .note(text: text.kept)
    case .todoAdded(_, let what, let owner, let due):
      .todo(what: what.kept, owner: owner, due: due)
    case .todoFinished(let todo, let said): .finish(todo: todo, said: said?.kept)
    case .uncovered: .uncover
    case .erased(let erasure): .erase(erasure)
    default: step(event)
    }
  }

  private static func step(_ event: CaseEvent) -> CaseAction? {
    switch event {
    case .countersigned(let letter, _, _, let second):
      .countersign(referral: letter, second: second.kept)
    case .told(let letter, _, _, let channel, let whom, _, _):
      .tell(referral: letter, channel: channel, whom: whom.kept)
    case .acknowledged(let letter, _, _, let person, _):
      .acknowledge(referral: letter, focalPerson: person.kept)
    case .declined(let letter, _, _, let reason, let note, _):
      .decline(referral: letter, reason: reason, note: reason == .other ? note?.kept : note)
    case .routedOn(let letter, _, _, let suggests, _):
      .routeOn(referral: letter, to: suggests.kept)
    case .started(let letter, _, _, let note, _): .start(referral: letter, note: note)
    case .notReached(let letter, _, _, let attempts, let note, _):
      .noContact(referral: letter, attempts: attempts, note: note)
    case .returned(let letter, _, _, let why, _): .giveBack(referral: letter, why: why.kept)
    case .expired(let letter, _, _, _): .expire(referral: letter)
    case .withdrawn(let letter, _, _, let reason, let note, _):
      .withdraw(referral: letter, reason: reason, note: note)
    default: nil
    }
  }
}

extension Words {
  /// What was erased still was said: a rule that asks for it is content.
  fileprivate var kept: Words { filled ?? .erased }
}

extension Case {
  /// The body that a need came back from: the next is not compared with it.
  fileprivate func fallen(
    _ need: Int, to service: ServiceKey, _ events: [CaseEvent]
  ) -> (letter: ReferralLetter, reason: MoveReason)? {
    // A review's minutes keep what it was called.
    for case .reviewed(_, let decision) in events where decision != .rerouted { return nil }
    guard let last = referrals.last(where: { $0.need == need && $0.state != .void }),
      last.state.canComeBack, last.service != service
    else { return nil }
    return (last.letter, .noAnswer)
  }
}

extension [CaseEvent] {
  fileprivate var conflict: Conflict? {
    for case .conflictAnswered(_, let answer, _) in self { return answer }
    return nil
  }

  /// The referral that a need was taken from.
  fileprivate var moved: (letter: ReferralLetter, reason: MoveReason)? {
    for case .withdrawn(let letter, _, _, let reason, _, _) in self { return (letter, reason) }
    return nil
  }

  fileprivate var phonedYes: Said.PhonedYes? {
    for case .accepted(_, _, _, let worker, let firstContact, _, _) in self {
      for case .told(_, _, _, _, let whom, _, _) in self {
        return Said.PhonedYes(
          whom: whom.filled ?? .erased,
          worker: worker.filled ?? .erased, firstContact: firstContact)
      }
    }
    return nil
  }
}
