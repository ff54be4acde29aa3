// Clocks that a case starts, and those that get shorter. None ever gets longer by itself.

extension Case {
  /// A clock of the desk's own: plain time, never past halfway to the deadline.
  func bounded(_ end: Instant, in context: Context) -> Instant {
    Clocks.bounded(end, from: context.now, before: facts.deadline)
  }

  /// A clock of the receiver: at levels 3 and 4 it runs in working hours (domain §5).
  func receiverClock(
    _ span: Instant.Span, at level: Level? = nil, in context: Context
  ) -> Instant {
    Clocks.end(
      of: span, at: level ?? self.level ?? .urgent, from: context.now, before: facts.deadline,
      calendar: context.calendar, receiver: context.door?.hours)
  }

  /// It is to be triaged again, unless that is known already.
  func owed(_ why: RetriageReason, in context: Context) -> [CaseEvent] {
    guard retriage == nil else { return [] }
    let span = context.clocks[level ?? .urgent].actAfterDecline
    return [.triageOwed(by: bounded(context.now + span, in: context), why: why)]
  }

  /// The open referrals whose clocks a higher level, or a deadline, makes shorter.
  func hastened(
    to level: Level?, before deadline: Deadline?, in context: Context
  ) -> [CaseEvent] {
    let clocks = context.clocks[level ?? .urgent]
    let isRaised = level.map { new in self.level.map { new < $0 } ?? false } ?? false
    return referrals.compactMap { referral in
      guard referral.state.isOpen else { return nil }
      /// What is left at most, from now on; never less than nothing.
      func shorter(_ old: Instant?, _ span: Instant.Span?, from start: Instant) -> Instant? {
        guard let old else { return nil }
        var end = old
        if isRaised, let span { end = min(end, context.now + span) }
        return min(old, max(context.now, Clocks.bounded(end, from: start, before: deadline)))
      }
      let start = referral.told?.at ?? referral.sentAt
      var new = referral.clocks
      if referral.told == nil { new.tellBy = shorter(new.tellBy, clocks.tell, from: start) }
      if referral.state == .sent {
        new.acknowledgeBy = shorter(new.acknowledgeBy, clocks.acknowledge, from: start)
      }
      if referral.state.awaitsAnswer {
        new.answerBy = shorter(new.answerBy, clocks.answer, from: start) ?? new.answerBy
      }
      if referral.state == .accepted || referral.state == .noContact {
        new.contactBy = shorter(new.contactBy, clocks.contact, from: referral.since)
      }
      guard new != referral.clocks else { return nil }
      return .hastened(
        referral: referral.letter, need: referral.need, clocks: new, was: referral.clocks)
    }
  }

  /// The needs whose door must be tried sooner because of a deadline.
  func needsHastened(before deadline: Deadline, in context: Context) -> [CaseEvent] {
    needs.compactMap { need in
      guard isUnrouted(need), let actBy = need.actBy else { return nil }
      let sooner = max(
        context.now, Clocks.bounded(actBy, from: context.now, before: deadline))
      guard sooner < actBy else { return nil }
      return .needDue(need: need.number, actBy: sooner, was: actBy)
    }
  }
}
