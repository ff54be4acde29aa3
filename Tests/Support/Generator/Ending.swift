import Casework

/// What leads a case to its end.
enum Ending {
  /// The next steps, the likeliest first; which of them may be taken the rules say.
  static func steps(of case: Case, at now: Instant) -> [CaseAction] {
    let referrals = `case`.referrals.filter(\.state.isOpen).flatMap { steps(of: $0, at: now) }
    let needs = `case`.needs.filter { $0.settled == nil }.map {
      CaseAction.settle(need: $0.number, reason: .givenByDesk, note: "Done by the desk itself.")
    }
    return referrals + needs + [
      .end(
        closing: .closed(
          reason: .needsMet, note: "Called twice since: all is well.", second: "Tariq")),
      .end(closing: .notTIP(reason: "A quarrel over rent.", pointedTo: "the tenancy court")),
      .end(closing: .noCase(reason: .silent)),
    ]
  }

  private static func steps(of referral: Referral, at now: Instant) -> [CaseAction] {
    let letter = referral.letter
    let tell = CaseAction.tell(referral: letter, channel: .phone, whom: "the person on duty")
    let onward: [CaseAction] = [
      .acknowledge(referral: letter, focalPerson: "the person on duty"),
      .accept(
        referral: letter, worker: "the caseworker", firstContact: now + .hours(20), others: .keep),
      .start(referral: letter, note: "They have met."),
      .complete(
        referral: letter, outcome: .goalReached, note: "Done, and followed up.", followUpDays: nil),
    ]
    return referral.told == nil ? [tell] + onward : onward
  }
}
