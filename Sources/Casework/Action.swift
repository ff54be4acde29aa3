/// What somebody at the desk asks for, on one case. `Case.decide` makes events of it or refuses.
package enum CaseAction: Hashable, Sendable, Codable {
  /// Out of the inbox: it is a case.
  case take
  /// `level` chooses another level than the rules find; lowering takes a reason, and from
  /// level 1 a second name.
  case triage(sheet: TriageSheet, level: Level?, reason: Words?, second: Words?)
  case setLevel(level: Level, reason: Words?, second: Words?)
  case amend(facts: Facts)
  case consent(topic: Consent.Topic, answer: Consent.Answer)
  /// Whether a body is tied to the alleged perpetrator.
  case conflict(body: BodyID, answer: Conflict)
  case addNeed(code: NeedCode, persons: [Int], place: AreaID?)
  /// These persons get a need of their own: a household that no one body takes whole.
  case split(need: Int, persons: [Int])
  /// A nameless question to several members at once; reserves nothing.
  case ask(need: Int, services: [ServiceKey])
  case reply(round: Int, service: ServiceKey, reply: AskReply)
  case refer(need: Int, service: ServiceKey, said: Said)
  /// The second name for a best-interest decision that went without one.
  case countersign(referral: ReferralLetter, second: Words)
  case tell(referral: ReferralLetter, channel: Channel, whom: Words)
  case acknowledge(referral: ReferralLetter, focalPerson: Words)
  /// `others` says what becomes of other open referrals of the need.
  case accept(
    referral: ReferralLetter, worker: Words, firstContact: Instant, others: OtherReferrals?)
  case decline(referral: ReferralLetter, reason: DeclineReason, note: Words?)
  /// The receiver names another body; the survivor is asked anew.
  case routeOn(referral: ReferralLetter, to: Words)
  case start(referral: ReferralLetter, note: Words?)
  /// The receiver could not reach the person; when it tried.
  case noContact(referral: ReferralLetter, attempts: [Instant], note: Words?)
  case giveBack(referral: ReferralLetter, why: Words)
  /// `followUpDays` makes a to-do of asking again.
  case complete(
    referral: ReferralLetter, outcome: ReferralOutcome, note: Words?, followUpDays: Int?)
  case expire(referral: ReferralLetter)
  case withdraw(referral: ReferralLetter, reason: MoveReason, note: Words?)
  /// Entered in error.
  case void(referral: ReferralLetter, note: Words?)
  /// Withdraws a referral, where it is still open, and sends its need to another service.
  case reroute(referral: ReferralLetter, service: ServiceKey, reason: MoveReason, said: Said)
  case settle(need: Int, reason: SettleReason, note: Words?)
  /// Tells an authority: an act of its own, never part of a referral.
  case notify(body: BodyID, channel: Channel, whom: Words, what: Words, said: Said)
  /// The desk tried to reach the person.
  case attempt(result: AttemptResult, note: Words?)
  case end(closing: Closing)
  /// A closed case is triaged anew: `what` is what is new.
  case reopen(what: Words)
  case assign(person: PersonID, reason: MoveReason?)
  case note(text: Words)
  case todo(what: Words, owner: PersonID, due: Instant)
  /// `said` is asked for where somebody was to delete what they had.
  case finish(todo: Int, said: Words?)
  /// Shows names, numbers and the exact place; logged, because it is somebody's safety.
  case uncover
  /// In a review: nothing needs to change.
  case keep
  case undo(seq: Int)
  /// Takes a person, or the whole case, out of the desk for good.
  case erase(Erasure)
}

/// What whoever sends something says besides: each only where a rule asks for it.
package struct Said: Hashable, Sendable, Codable {
  /// The answer to the conflict question about this body.
  package var conflict: Conflict?
  /// Why it goes without consent: an override, or a best-interest decision.
  package var override: Words?
  /// Who agreed to that, perhaps by phone.
  package var second: Words?
  /// Why not the first that fits, why although something isn't known, or why against a rule.
  package var why: Words?
  /// The receiver said yes on the phone at once.
  package var yes: PhonedYes?

  package struct PhonedYes: Hashable, Sendable, Codable {
    package var whom: Words
    package var worker: Words
    package var firstContact: Instant

    package init(whom: Words, worker: Words, firstContact: Instant) {
      self.whom = whom
      self.worker = worker
      self.firstContact = firstContact
    }
  }

  /// One of the things that can be said.
  package enum Part: String, Sendable, CaseIterable {
    case conflict, override, second, why
  }

  package init(
    conflict: Conflict? = nil, override: Words? = nil, second: Words? = nil, why: Words? = nil,
    yes: PhonedYes? = nil
  ) {
    self.conflict = conflict
    self.override = override
    self.second = second
    self.why = why
    self.yes = yes
  }
}

/// What somebody said who was asked without a name (domain §6).
package struct AskReply: Hashable, Sendable, Codable {
  package enum Answer: String, Codable, Sendable, CaseIterable {
    case yes, no, noAnswer
  }

  package var answer: Answer
  /// Of a no.
  package var reason: DeclineReason?

  package init(_ answer: Answer, _ reason: DeclineReason? = nil) {
    self.answer = answer
    self.reason = reason
  }
}

/// What becomes of a need's other open referrals when one body accepts.
package enum OtherReferrals: String, Codable, Sendable, CaseIterable {
  case withdraw, keep
}

/// How a service ended (domain §6).
package enum ReferralOutcome: String, Codable, Sendable, CaseIterable {
  case goalReached, partly, notReached, personLeft, handedOver
}
