/// What came of an action, on one case: the only thing that changes a case.
///
/// Events carry whatever their rules looked up (due times, replaced values), so that folding
/// them needs neither a clock nor a setting and every old journal folds the same for ever.
package enum CaseEvent: Hashable, Sendable, Codable {
  case opened(facts: Facts, inInbox: Bool, lookBy: Instant?)
  /// Entered in error: the case is no longer shown.
  case annulled
  case amended(facts: Facts, was: Facts)
  case triaged(triage: Triage, was: Triage?)
  case untriaged(triage: Triage?)
  case needAdded(need: Int, code: NeedCode, persons: [Int], place: AreaID?, actBy: Instant?)
  case needRemoved(need: Int)
  case needDue(need: Int, actBy: Instant?, was: Instant?)
  case sent(
    referral: ReferralLetter, need: Int, service: ServiceKey, at: Instant, tellBy: Instant?,
    acknowledgeBy: Instant?, answerBy: Instant, override: Words?, why: Words?)
  /// The receiver's clocks run from here: nobody can answer what they haven't heard.
  case told(
    referral: ReferralLetter, need: Int, at: Instant, channel: Channel, whom: Words,
    acknowledgeBy: Instant?, answerBy: Instant)
  case acknowledged(
    referral: ReferralLetter, need: Int, at: Instant, focalPerson: Words, was: ReferralState)
  case accepted(
    referral: ReferralLetter, need: Int, at: Instant, worker: Words, firstContact: Instant,
    contactBy: Instant, was: ReferralState)
  case declined(
    referral: ReferralLetter, need: Int, at: Instant, reason: DeclineReason, note: Words?,
    was: ReferralState)
  case started(referral: ReferralLetter, need: Int, at: Instant, note: Words?, was: ReferralState)
  case expired(referral: ReferralLetter, need: Int, at: Instant, was: ReferralState)
  case withdrawn(
    referral: ReferralLetter, need: Int, at: Instant, reason: MoveReason, note: Words?,
    was: ReferralState)
  /// Entered in error, and nobody had been told.
  case voided(referral: ReferralLetter, need: Int)
  /// A step of a referral's life was taken back.
  case stepUndone(referral: ReferralLetter, need: Int, state: ReferralState)
  case settled(need: Int, reason: SettleReason, note: Words?)
  case unsettled(need: Int)
  case ended(closing: Closing)
  /// `triageBy` is when it must be triaged again; nil when ending it was taken back.
  case reopened(what: Words?, was: Closing, triageBy: Instant?)
  case assigned(person: PersonID?, reason: MoveReason?, was: PersonID?)
  case noted(note: Int, text: Words)
  case noteStruck(note: Int)
  case todoAdded(todo: Int, what: Words, owner: PersonID, due: Instant)
  case todoRemoved(todo: Int)
  case todoFinished(todo: Int)
  case todoReopened(todo: Int)
  case uncovered
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
  case need(Int)
  case referral(ReferralLetter)
  case note(Int)
  case todo(Int)
  case review(String)
}

extension CaseEvent {
  package var subjects: [Subject] {
    switch self {
    case .opened, .annulled, .amended: [.facts]
    case .triaged, .untriaged: [.level]
    case .needAdded(let need, _, _, _, _), .needRemoved(let need), .needDue(let need, _, _):
      [.need(need)]
    case .sent(let letter, let need, _, _, _, _, _, _, _),
      .told(let letter, let need, _, _, _, _, _),
      .acknowledged(let letter, let need, _, _, _), .accepted(let letter, let need, _, _, _, _, _),
      .declined(let letter, let need, _, _, _, _), .started(let letter, let need, _, _, _),
      .expired(let letter, let need, _, _), .withdrawn(let letter, let need, _, _, _, _),
      .voided(let letter, let need), .stepUndone(let letter, let need, _):
      [.referral(letter), .need(need)]
    case .settled(let need, _, _), .unsettled(let need): [.need(need)]
    case .ended, .reopened: [.ending]
    case .assigned: [.owner]
    case .noted(let note, _), .noteStruck(let note): [.note(note)]
    case .todoAdded(let todo, _, _, _), .todoRemoved(let todo), .todoFinished(let todo),
      .todoReopened(let todo):
      [.todo(todo)]
    case .uncovered: []
    case .reviewed(let review, _), .unreviewed(let review, _): [.review(review)]
    }
  }

  /// The event that takes this one back; nil where it has left the desk or can't be taken back.
  package var inverse: CaseEvent? {
    switch self {
    case .opened: .annulled
    case .amended(let facts, let was):
      facts.withdrawsConsent(of: was) ? nil : .amended(facts: was, was: facts)
    case .triaged(_, let was): .untriaged(triage: was)
    case .needAdded(let need, _, _, _, _): .needRemoved(need: need)
    case .needDue(let need, let actBy, let was): .needDue(need: need, actBy: was, was: actBy)
    case .sent(let letter, let need, _, _, _, _, _, _, _): .voided(referral: letter, need: need)
    case .acknowledged(let letter, let need, _, _, let was),
      .accepted(let letter, let need, _, _, _, _, let was),
      .declined(let letter, let need, _, _, _, let was),
      .started(let letter, let need, _, _, let was),
      .withdrawn(let letter, let need, _, _, _, let was):
      .stepUndone(referral: letter, need: need, state: was)
    case .settled(let need, _, _): .unsettled(need: need)
    case .ended(let closing): .reopened(what: nil, was: closing, triageBy: nil)
    case .reopened(_, let was, _): .ended(closing: was)
    case .assigned(let person, _, let was): .assigned(person: was, reason: nil, was: person)
    case .noted(let note, _): .noteStruck(note: note)
    case .todoAdded(let todo, _, _, _): .todoRemoved(todo: todo)
    case .todoFinished(let todo): .todoReopened(todo: todo)
    case .reviewed(let review, let decision): .unreviewed(review: review, decision: decision)
    case .annulled, .unsettled, .untriaged, .needRemoved, .uncovered, .told, .expired, .voided,
      .stepUndone,
      .noteStruck,
      .todoRemoved, .todoReopened, .unreviewed:
      nil
    }
  }
}
