/// What came of an action, on one case: the only thing that changes a case.
///
/// Events carry whatever their rules looked up (due times, replaced values), so that folding
/// them needs neither a clock nor a setting and every old journal folds the same for ever. What a
/// later version adds to a kind of event is optional, so that the old ones still read.
///
/// Each is kept in a box of its own: the largest would make all of them take a kilobyte.
package indirect enum CaseEvent: Hashable, Sendable, Codable {
  case opened(facts: Facts, inInbox: Bool, lookBy: Instant?)
  /// Out of the inbox, and back.
  case taken
  case putBack
  /// An arrival was added to this case, and taken from it again.
  case joined(arrival: CaseCode)
  case parted(arrival: CaseCode)
  /// Entered in error: the case is no longer shown.
  case annulled
  case amended(facts: Facts, was: Facts)
  /// `at` is the day of the answer and `wasOn` that of the one before; nil is not known.
  case consented(
    topic: Consent.Topic, answer: Consent.Answer, at: Instant?, was: Consent.Answer,
    wasOn: Instant?)
  case conflictAnswered(body: BodyID, answer: Conflict?, was: Conflict?)
  case triaged(triage: Triage, was: Triage?)
  case untriaged(triage: Triage?)
  case triageOwed(by: Instant, why: RetriageReason)
  case needAdded(need: Int, code: NeedCode, persons: [Int], place: AreaID?, actBy: Instant?)
  case needRemoved(need: Int)
  case needDue(need: Int, actBy: Instant?, was: Instant?)
  case needNarrowed(need: Int, persons: [Int], was: [Int])
  case asked(round: Int, need: Int, services: [ServiceKey], at: Instant)
  case unasked(round: Int, need: Int)
  case replied(
    round: Int, need: Int, service: ServiceKey, at: Instant, reply: AskReply?,
    was: AskRound.Reply?)
  case sent(
    referral: ReferralLetter, need: Int, service: ServiceKey, at: Instant, tellBy: Instant?,
    acknowledgeBy: Instant?, answerBy: Instant, override: Words?, why: Words?, second: Words?,
    countersignBy: Instant?)
  case countersigned(referral: ReferralLetter, need: Int, at: Instant, second: Words)
  /// The receiver's clocks run from here: nobody can answer what they haven't heard.
  case told(
    referral: ReferralLetter, need: Int, at: Instant, channel: Channel, whom: Words,
    acknowledgeBy: Instant?, answerBy: Instant)
  /// A deadline or a higher level leaves less time. Clocks never get longer.
  case hastened(
    referral: ReferralLetter, need: Int, clocks: ReferralClocks, was: ReferralClocks)
  case acknowledged(
    referral: ReferralLetter, need: Int, at: Instant, focalPerson: Words, was: ReferralState)
  case accepted(
    referral: ReferralLetter, need: Int, at: Instant, worker: Words, firstContact: Instant,
    contactBy: Instant, was: ReferralState)
  case declined(
    referral: ReferralLetter, need: Int, at: Instant, reason: DeclineReason, note: Words?,
    was: ReferralState)
  case routedOn(
    referral: ReferralLetter, need: Int, at: Instant, suggests: Words, was: ReferralState)
  case started(referral: ReferralLetter, need: Int, at: Instant, note: Words?, was: ReferralState)
  case notReached(
    referral: ReferralLetter, need: Int, at: Instant, attempts: [Instant], note: Words?,
    was: ReferralState)
  case returned(referral: ReferralLetter, need: Int, at: Instant, why: Words, was: ReferralState)
  case completed(
    referral: ReferralLetter, need: Int, at: Instant, outcome: ReferralOutcome, note: Words?,
    was: ReferralState)
  case expired(referral: ReferralLetter, need: Int, at: Instant, was: ReferralState)
  case withdrawn(
    referral: ReferralLetter, need: Int, at: Instant, reason: MoveReason, note: Words?,
    was: ReferralState)
  /// Entered in error.
  case voided(referral: ReferralLetter, need: Int)
  /// A step of a referral's life was taken back.
  case stepUndone(referral: ReferralLetter, need: Int, state: ReferralState)
  case settled(need: Int, reason: SettleReason, note: Words?)
  case unsettled(need: Int)
  case notified(
    notification: Int, body: BodyID, at: Instant, channel: Channel, whom: Words, what: Words,
    override: Words?, why: Words?)
  case attempted(attempt: Int, at: Instant, result: AttemptResult, note: Words?)
  case attemptStruck(attempt: Int)
  case ended(closing: Closing)
  /// `triageBy` is when it must be triaged again; nil when ending it was taken back.
  case reopened(what: Words?, was: Closing, triageBy: Instant?)
  case assigned(person: PersonID?, reason: MoveReason?, was: PersonID?)
  case noted(note: Int, text: Words)
  case noteStruck(note: Int)
  case todoAdded(todo: Int, what: Words, owner: PersonID, due: Instant)
  case todoRemoved(todo: Int)
  /// `said` is who confirmed that they deleted what they had.
  case todoFinished(todo: Int, said: Words?)
  case todoReopened(todo: Int)
  case uncovered
  /// There is no way back.
  case erased(erasure: Erasure)
  case reviewed(review: String, decision: ReviewDecision)
  case unreviewed(review: String, decision: ReviewDecision)
}

/// What a review did with a case.
package enum ReviewDecision: String, Codable, Sendable, CaseIterable {
  case kept, reassigned, rerouted, levelChanged, noted, action, changed
}

/// What an event touched: a later touch of the same is what forbids an undo.
package enum Subject: Hashable, Sendable {
  case facts, level, owner, ending
  case consent(Consent.Topic)
  case conflict(BodyID)
  case need(Int)
  case referral(ReferralLetter)
  case round(Int)
  case notification(Int)
  case attempt(Int)
  case note(Int)
  case todo(Int)
  case review(String)
}

extension CaseEvent {
  package var subjects: [Subject] {
    if let letter = referral, let need { return [.referral(letter), .need(need)] }
    return switch self {
    case .asked(let round, _, _, _), .unasked(let round, _), .replied(let round, _, _, _, _, _):
      [.round(round)]
    case .amended(let facts, let was):
      [.facts] + facts.consent.differing(from: was.consent).map { .consent($0) }
    case .opened, .taken, .putBack, .joined, .parted, .annulled, .erased: [.facts]
    case .consented(let topic, _, _, _, _): [.consent(topic)]
    case .conflictAnswered(let body, _, _): [.conflict(body)]
    case .triaged, .untriaged: [.level]
    case .ended, .reopened: [.ending]
    case .assigned: [.owner]
    case .notified(let notification, _, _, _, _, _, _, _): [.notification(notification)]
    case .attempted(let attempt, _, _, _), .attemptStruck(let attempt): [.attempt(attempt)]
    case .noted(let note, _), .noteStruck(let note): [.note(note)]
    case .todoAdded(let todo, _, _, _), .todoRemoved(let todo), .todoFinished(let todo, _),
      .todoReopened(let todo):
      [.todo(todo)]
    case .reviewed(let review, _), .unreviewed(let review, _): [.review(review)]
    case .uncovered, .triageOwed: []
    default: need.map { [.need($0)] } ?? []
    }
  }

  /// The referral it is about.
  package var referral: ReferralLetter? {
    if let step { return step.referral }
    return switch self {
    case .sent(let letter, _, _, _, _, _, _, _, _, _, _), .countersigned(let letter, _, _, _),
      .told(let letter, _, _, _, _, _, _), .hastened(let letter, _, _, _),
      .voided(let letter, _), .stepUndone(let letter, _, _):
      letter
    default: nil
    }
  }

  /// The need it is about.
  package var need: Int? {
    if let step { return step.need }
    return switch self {
    case .needAdded(let need, _, _, _, _), .needRemoved(let need), .needDue(let need, _, _),
      .needNarrowed(let need, _, _), .settled(let need, _, _), .unsettled(let need),
      .asked(_, let need, _, _), .unasked(_, let need), .replied(_, let need, _, _, _, _),
      .sent(_, let need, _, _, _, _, _, _, _, _, _), .countersigned(_, let need, _, _),
      .told(_, let need, _, _, _, _, _), .hastened(_, let need, _, _), .voided(_, let need),
      .stepUndone(_, let need, _):
      need
    default: nil
    }
  }

  /// A referral came from one state to another.
  package struct Step: Hashable, Sendable {
    package var referral: ReferralLetter
    package var need: Int
    package var at: Instant
    package var to: ReferralState
    package var was: ReferralState
  }

  /// The step of a referral's life that this was; nil where it was none.
  package var step: Step? {
    switch self {
    case .acknowledged(let letter, let need, let at, _, let was):
      Step(referral: letter, need: need, at: at, to: .acknowledged, was: was)
    case .accepted(let letter, let need, let at, _, _, _, let was):
      Step(referral: letter, need: need, at: at, to: .accepted, was: was)
    case .declined(let letter, let need, let at, _, _, let was):
      Step(referral: letter, need: need, at: at, to: .declined, was: was)
    case .routedOn(let letter, let need, let at, _, let was):
      Step(referral: letter, need: need, at: at, to: .routedOn, was: was)
    case .started(let letter, let need, let at, _, let was):
      Step(referral: letter, need: need, at: at, to: .inService, was: was)
    case .notReached(let letter, let need, let at, _, _, let was):
      Step(referral: letter, need: need, at: at, to: .noContact, was: was)
    case .returned(let letter, let need, let at, _, let was):
      Step(referral: letter, need: need, at: at, to: .returned, was: was)
    case .completed(let letter, let need, let at, _, _, let was):
      Step(referral: letter, need: need, at: at, to: .completed, was: was)
    case .expired(let letter, let need, let at, let was):
      Step(referral: letter, need: need, at: at, to: .expired, was: was)
    case .withdrawn(let letter, let need, let at, _, _, let was):
      Step(referral: letter, need: need, at: at, to: .withdrawn, was: was)
    default: nil
    }
  }

  /// The event that takes this one back; nil where it has left the desk or can't be taken back.
  package var inverse: CaseEvent? {
    if let step {
      if step.to == .expired { return nil }
      return .stepUndone(referral: step.referral, need: step.need, state: step.was)
    }
    return switch self {
    case .opened: .annulled
    case .taken: .putBack
    case .joined(let arrival): .parted(arrival: arrival)
    case .amended(let facts, let was):
      facts.withdrawsConsent(of: was) ? nil : .amended(facts: was, was: facts)
    case .consented(let topic, let answer, let at, let was, let wasOn):
      // Withdrawn consent has left the desk.
      answer == .withdrawn
        ? nil : .consented(topic: topic, answer: was, at: wasOn, was: answer, wasOn: at)
    case .conflictAnswered(let body, let answer, let was):
      .conflictAnswered(body: body, answer: was, was: answer)
    case .triaged(_, let was): .untriaged(triage: was)
    case .needAdded(let need, _, _, _, _): .needRemoved(need: need)
    case .needDue(let need, let actBy, let was): .needDue(need: need, actBy: was, was: actBy)
    case .needNarrowed(let need, let persons, let was):
      .needNarrowed(need: need, persons: was, was: persons)
    case .asked(let round, let need, _, _): .unasked(round: round, need: need)
    case .replied(let round, let need, let service, let at, let reply, let was):
      .replied(
        round: round, need: need, service: service, at: at, reply: was?.reply,
        was: reply.map { AskRound.Reply(reply: $0, at: at) })
    case .sent(let letter, let need, _, _, _, _, _, _, _, _, _):
      .voided(referral: letter, need: need)
    case .hastened(let letter, let need, let clocks, let was):
      .hastened(referral: letter, need: need, clocks: was, was: clocks)
    case .settled(let need, _, _): .unsettled(need: need)
    case .attempted(let attempt, _, _, _): .attemptStruck(attempt: attempt)
    case .ended(let closing): .reopened(what: nil, was: closing, triageBy: nil)
    case .reopened(_, let was, _): .ended(closing: was)
    case .assigned(let person, _, let was): .assigned(person: was, reason: nil, was: person)
    case .noted(let note, _): .noteStruck(note: note)
    case .todoAdded(let todo, _, _, _): .todoRemoved(todo: todo)
    case .todoFinished(let todo, _): .todoReopened(todo: todo)
    case .reviewed(let review, let decision): .unreviewed(review: review, decision: decision)
    default: nil
    }
  }

  /// Whether what is known of the case is another afterwards; an answer of consent aside.
  package var changesFacts: Bool {
    switch self {
    case .opened, .amended, .erased: true
    default: false
    }
  }

  /// Whether somebody has the case from then on, who didn't have it passed to them.
  package var isTaking: Bool {
    switch self {
    case .opened, .taken: true
    default: false
    }
  }

  /// Whether it tells somebody something new. Clocks that move follow from what stands beside them.
  package var isWorthSaying: Bool {
    switch self {
    case .needDue, .hastened, .triageOwed: false
    default: true
    }
  }

  /// Whether it can be taken back: by an inverse, or with the line it stands in, which it only
  /// follows from.
  package var canBeTakenBack: Bool { goesWithItsLine || inverse != nil }

  var goesWithItsLine: Bool { if case .triageOwed = self { true } else { false } }
}
