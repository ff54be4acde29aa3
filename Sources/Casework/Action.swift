/// What somebody at the desk asks for, on one case. `Case.decide` makes events of it or refuses.
package enum CaseAction: Hashable, Sendable, Codable {
  /// `level` chooses another level than the rules find; lowering takes a reason, and from
  /// level 1 a second name.
  case triage(sheet: TriageSheet, level: Level?, reason: Words?, second: Words?)
  case setLevel(level: Level, reason: Words?, second: Words?)
  case amend(facts: Facts)
  case addNeed(code: NeedCode, persons: [Int], place: AreaID?)
  /// `override` stands in for consent; `why` says why not the first that fits, or why although
  /// something is not known.
  case refer(need: Int, service: ServiceKey, override: Words?, why: Words?)
  case tell(referral: ReferralLetter, channel: Channel, whom: Words)
  case acknowledge(referral: ReferralLetter, focalPerson: Words)
  case accept(referral: ReferralLetter, worker: Words, firstContact: Instant)
  case decline(referral: ReferralLetter, reason: DeclineReason, note: Words?)
  case start(referral: ReferralLetter, note: Words?)
  case expire(referral: ReferralLetter)
  case withdraw(referral: ReferralLetter, reason: MoveReason, note: Words?)
  /// Withdraws a referral, where it is still open, and sends its need to another service.
  case reroute(
    referral: ReferralLetter, service: ServiceKey, reason: MoveReason, override: Words?, why: Words?
  )
  case settle(need: Int, reason: SettleReason, note: Words?)
  case end(closing: Closing)
  /// A closed case is triaged anew: `what` is what is new.
  case reopen(what: Words)
  case assign(person: PersonID, reason: MoveReason?)
  case note(text: Words)
  case todo(what: Words, owner: PersonID, due: Instant)
  case finish(todo: Int)
  /// Shows names, numbers and the exact place; logged, because it is somebody's safety.
  case uncover
  /// In a review: nothing needs to change.
  case keep
  case undo(seq: Int)
}
