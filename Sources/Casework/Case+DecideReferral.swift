extension Case {
  /// The rules of a referral's life (domain §6).
  func referralEvents(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .refer(let need, let service, let override, let why):
      return [try sent(need, to: service, override, why, replacing: nil, in: context)]

    case .tell(let letter, let channel, let whom):
      let referral = try open(letter)
      guard let whom = whom.filled else { throw .whoWasTold }
      let clocks = context.clocks[level ?? .urgent]
      // Being told again gives nobody more time.
      let isFirst = referral.told == nil
      return [
        .told(
          referral: letter, need: referral.need, at: context.now, channel: channel, whom: whom,
          acknowledgeBy: isFirst
            ? clocks.acknowledge.map { end($0, context) } : referral.acknowledgeBy,
          answerBy: isFirst ? end(clocks.answer, context) : referral.answerBy)
      ]

    case .acknowledge(let letter, let focalPerson):
      let referral = try open(letter)
      guard referral.state == .sent else { throw .wrongState(letter, referral.state) }
      guard let name = focalPerson.filled else { throw .needsFocalPerson }
      return [
        .acknowledged(
          referral: letter, need: referral.need, at: context.now, focalPerson: name,
          was: referral.state)
      ]

    case .accept(let letter, let worker, let firstContact):
      let referral = try acceptable(letter)
      guard let name = worker.filled else { throw .needsWorker }
      guard firstContact > context.now - .days(1) else { throw .firstContactIsPast }
      let limit = end(context.clocks[level ?? .urgent].contact, context)
      return [
        .accepted(
          referral: letter, need: referral.need, at: context.now, worker: name,
          firstContact: firstContact,
          contactBy: max(context.now, min(limit, firstContact)),
          was: referral.state)
      ]

    case .decline(let letter, let reason, let note):
      let referral = try open(letter)
      guard referral.state.awaitsAnswer else { throw .wrongState(letter, referral.state) }
      if reason == .other, note?.filled == nil { throw .otherNeedsWords }
      return [
        .declined(
          referral: letter, need: referral.need, at: context.now, reason: reason,
          note: note?.filled, was: referral.state)
      ] + backToRouting(referral, in: context)

    case .start(let letter, let note):
      let referral = try open(letter)
      guard referral.state == .accepted else { throw .wrongState(letter, referral.state) }
      return [
        .started(
          referral: letter, need: referral.need, at: context.now, note: note?.filled,
          was: referral.state)
      ]

    case .expire(let letter):
      let referral = try open(letter)
      guard referral.state.awaitsAnswer else { throw .wrongState(letter, referral.state) }
      guard referral.canExpire, context.now >= referral.answerBy else { throw .notDueYet(letter) }
      let due = needDue(referral, referral.answerBy)
      return [
        .expired(referral: letter, need: referral.need, at: context.now, was: referral.state)
      ] + due

    case .withdraw(let letter, let reason, let note):
      let referral = try open(letter)
      return [withdrawn(referral, reason, note, in: context)]
        + backToRouting(referral, in: context)

    case .reroute(let letter, let service, let reason, let override, let why):
      guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
      guard referral.service != service else { throw .isAlreadyThere(letter) }
      let isOpen = referral.state.isOpen
      let sent = try sent(
        referral.need, to: service, override, why, replacing: isOpen ? letter : nil, in: context)
      return isOpen ? [withdrawn(referral, reason, nil, in: context), sent] : [sent]

    default: throw .nothingChanged
    }
  }

  private func sent(
    _ number: Int, to service: ServiceKey, _ override: Words?, _ why: Words?,
    replacing old: ReferralLetter?, in context: Context
  ) throws(Refusal) -> CaseEvent {
    guard let need = need(number) else { throw .noSuchNeed(number) }
    guard let level else { throw .notTriaged(code) }
    guard need.settled == nil else { throw .isSettled(need.code) }
    guard let door = context.door else { throw .noSuchService(service) }
    if let open = openReferral(of: number), open.letter != old {
      throw .needIsOut(need.code, open.letter)
    }
    if facts.consent.refer != .yes {
      guard override?.filled != nil else { throw .noConsent(facts.consent.refer) }
      // At level 1 a best-interest decision goes through with its reason, where nobody was asked.
      let isBestInterest = level == .critical && facts.consent.refer == .notAsked
      guard isBestInterest || context.isCoordinator else { throw .takesCoordinator }
    }
    switch door.verdict {
    case .excluded(let rule): throw .excluded(door.name, rule)
    case .possible(let question):
      guard why?.filled != nil else { throw .askFirst(door.name, question) }
    case .fits(let better?):
      guard why?.filled != nil else { throw .whyNotFirst(door.name, better) }
    case .fits(nil): break
    }
    let clocks = context.clocks[level]
    return .sent(
      referral: ReferralLetter(number: nextReferral), need: number, service: service,
      at: context.now, tellBy: clocks.tell.map { end($0, context) },
      acknowledgeBy: clocks.acknowledge.map { end($0, context) },
      answerBy: end(clocks.answer, context), override: override?.filled, why: why?.filled)
  }

  private func end(_ span: Instant.Span, _ context: Context) -> Instant {
    Clocks.end(of: span, from: context.now, before: facts.deadline)
  }

  func withdrawn(
    _ referral: Referral, _ reason: MoveReason, _ note: Words?, in context: Context
  ) -> CaseEvent {
    .withdrawn(
      referral: referral.letter, need: referral.need, at: context.now, reason: reason,
      note: note?.filled, was: referral.state)
  }

  /// A need whose receiver is gone is the desk's again, at once, with a clock of its own.
  private func backToRouting(_ referral: Referral, in context: Context) -> [CaseEvent] {
    needDue(referral, end(context.clocks[level ?? .urgent].actAfterDecline, context))
  }

  func needDue(_ referral: Referral, _ actBy: Instant?) -> [CaseEvent] {
    guard let need = need(referral.need) else { return [] }
    return [.needDue(need: need.number, actBy: actBy, was: need.actBy)]
  }

  /// A receiver may also accept late, as long as nobody else has the need (domain §6).
  private func acceptable(_ letter: ReferralLetter) throws(Refusal) -> Referral {
    guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
    if referral.state.awaitsAnswer { return referral }
    guard referral.state.canComeBack, let need = need(referral.need) else {
      throw .wrongState(letter, referral.state)
    }
    if let other = openReferral(of: need.number) { throw .needIsOut(need.code, other.letter) }
    return referral
  }

  private func open(_ letter: ReferralLetter) throws(Refusal) -> Referral {
    guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
    guard referral.state.isOpen else { throw .wrongState(letter, referral.state) }
    return referral
  }

  private var nextReferral: Int { (referrals.map(\.letter.number).max() ?? 0) + 1 }
}
