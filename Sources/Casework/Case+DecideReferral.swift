extension Case {
  /// The rules of a referral's life (domain §6). Which step may follow which stands in
  /// `ReferralStep`; here is what each of them needs.
  func referralEvents(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .refer(let need, let service, let said):
      return try sent(need, to: service, said, replacing: nil, in: context)

    case .reroute(let letter, let service, let reason, let said):
      guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
      guard referral.service != service else { throw .isAlreadyThere(letter) }
      let isOpen = referral.state.isOpen
      try check(reason, for: referral, in: context)
      let sent = try sent(
        referral.need, to: service, said, replacing: isOpen ? letter : nil, in: context)
      let ended = [withdrawn(referral, reason, nil, in: context)] + toTell([referral], in: context)
      return (isOpen ? ended : []) + sent

    case .countersign(let letter, let second):
      let referral = try open(letter)
      guard referral.countersignBy != nil else { throw .nothingToCountersign(letter) }
      guard let second = try context.second(second) else { throw .whoAgreed }
      return [
        .countersigned(
          referral: letter, need: referral.need, at: context.now, second: second)
      ]

    case .tell(let letter, let channel, let whom):
      return [try told(letter, channel, whom, in: context)]

    case .acknowledge(let letter, let focalPerson):
      let referral = try step(.acknowledge, letter)
      guard let name = focalPerson.filled else { throw .needsFocalPerson }
      return [
        .acknowledged(
          referral: letter, need: referral.need, at: context.now, focalPerson: name,
          was: referral.state)
      ]

    case .accept(let letter, let worker, let firstContact, let others):
      return try accepted(letter, worker, firstContact, others, in: context)

    case .expire(let letter):
      let referral = try step(.expire, letter)
      guard referral.canExpire, context.now >= referral.answerBy else { throw .notDueYet(letter) }
      return [
        .expired(referral: letter, need: referral.need, at: context.now, was: referral.state)
      ] + (siblings(of: referral).isEmpty ? needDue(referral, referral.answerBy) : [])

    case .withdraw(let letter, let reason, let note):
      let referral = try step(.withdraw, letter)
      try check(reason, for: referral, in: context)
      return [withdrawn(referral, reason, note, in: context)]
        + backToRouting(referral, in: context) + toTell([referral], in: context)

    case .void(let letter, let note):
      let referral = try step(.void, letter)
      var events = [CaseEvent.voided(referral: letter, need: referral.need)]
      // Whoever knows of an error is told that it was one.
      if referral.isKnownThere {
        events.append(
          .todoAdded(
            todo: nextTodo, what: Words(English.tellOfError(referralCode(letter))),
            owner: context.by, due: context.now + .days(1)))
      }
      if let note = note?.filled { events.append(.noted(note: notes.count + 1, text: note)) }
      return events + (referral.state.isOpen ? backToRouting(referral, in: context) : [])

    case .decline, .routeOn: return try refused(by: action, in: context)
    default: return try served(by: action, in: context)
    }
  }

  // MARK: Sending

  private func sent(
    _ number: Int, to service: ServiceKey, _ said: Said, replacing old: ReferralLetter?,
    in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    guard let need = need(number) else { throw .noSuchNeed(number) }
    guard let level else { throw .notTriaged(code) }
    guard need.settled == nil else { throw .isSettled(need.code) }
    guard let door = context.door else { throw .noSuchService(service) }
    let isSaidWhy = said.why?.filled != nil
    if let open = openReferral(of: number), open.letter != old {
      // Two doors at once are a choice, and said to be one.
      guard open.service != service else { throw .isAlreadyThere(open.letter) }
      guard isSaidWhy else { throw .needIsOut(need.code, open.letter) }
    }
    switch door.verdict {
    case .excluded(let rule, let coordinatorMay):
      guard coordinatorMay else { throw .excluded(door.name, rule) }
      guard context.isCoordinator, isSaidWhy else {
        throw .excludedButCoordinator(door.name, rule)
      }
    case .possible(let question):
      guard isSaidWhy else { throw .askFirst(door.name, question) }
    case .fits(let better?):
      guard isSaidWhy else { throw .whyNotFirst(door.name, better) }
    case .fits(nil): break
    }
    let countersignBy = try standIn(for: need, to: door, said, in: context)
    let answered = try conflictAnswered(door, said, in: context)
    let clocks = context.clocks[level]
    let letter = ReferralLetter(number: nextReferral)
    let sent = CaseEvent.sent(
      referral: letter, need: number, service: service, at: context.now,
      tellBy: clocks.tell.map { bounded(context.now + $0, in: context) },
      acknowledgeBy: clocks.acknowledge.map { receiverClock($0, in: context) },
      answerBy: receiverClock(clocks.answer, in: context), override: said.override?.filled,
      why: said.why?.filled, second: said.second?.filled, countersignBy: countersignBy)
    guard let yes = said.yes else { return [sent] + answered }
    return try [sent] + answered + phoned(yes, of: letter, after: sent, in: context)
  }

  /// A yes on the phone: told and accepted in the same breath.
  private func phoned(
    _ yes: Said.PhonedYes, of letter: ReferralLetter, after sent: CaseEvent, in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    var after = self
    let stamp = Stamp(seq: lastSeq + 1, at: context.now, by: context.by)
    after.apply(sent, stamp)
    let told = try after.told(letter, .phone, yes.whom, in: context)
    after.apply(told, stamp)
    let acknowledged = CaseEvent.acknowledged(
      referral: letter, need: after.referral(letter)?.need ?? 0, at: context.now,
      focalPerson: yes.whom, was: .sent)
    after.apply(acknowledged, stamp)
    return try [told, acknowledged]
      + after.accepted(letter, yes.worker, yes.firstContact, .keep, in: context)
  }

  private func told(
    _ letter: ReferralLetter, _ channel: Channel, _ whom: Words, in context: Context
  ) throws(Refusal) -> CaseEvent {
    let referral = try step(.tell, letter)
    guard let whom = whom.filled else { throw .whoWasTold }
    let clocks = context.clocks[level ?? .urgent]
    // Being told again gives nobody more time.
    let isFirst = referral.told == nil
    return .told(
      referral: letter, need: referral.need, at: context.now, channel: channel, whom: whom,
      acknowledgeBy: isFirst
        ? clocks.acknowledge.map { receiverClock($0, in: context) } : referral.acknowledgeBy,
      answerBy: isFirst ? receiverClock(clocks.answer, in: context) : referral.answerBy)
  }

  // MARK: What the receiver says

  private func accepted(
    _ letter: ReferralLetter, _ worker: Words, _ firstContact: Instant,
    _ others: OtherReferrals?, in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    let referral = try step(.accept, letter)
    guard let need = need(referral.need) else { throw .noSuchNeed(referral.need) }
    guard let name = worker.filled else { throw .needsWorker }
    guard firstContact > context.now - .days(1) else { throw .firstContactIsPast }
    if referral.state.canComeBack {
      guard need.settled == nil else { throw .isSettled(need.code) }
      // Its place was given back when it lapsed.
      if context.placesLeft == 0 { throw .noPlaceLeft(letter) }
    }
    let siblings = siblings(of: referral)
    if let sibling = siblings.first, others == nil {
      throw .othersAreOpen(need.code, sibling.letter)
    }
    let limit = receiverClock(context.clocks[level ?? .urgent].contact, in: context)
    let accepted = CaseEvent.accepted(
      referral: letter, need: referral.need, at: context.now, worker: name,
      firstContact: firstContact, contactBy: max(context.now, min(limit, firstContact)),
      was: referral.state)
    guard others == .withdraw else { return [accepted] }
    return [accepted]
      + siblings.map { withdrawn($0, .anotherAccepted, nil, in: context) }
      + toTell(siblings, in: context)
  }

  /// A no: the need is the desk's again, and the case is looked at anew.
  private func refused(
    by action: CaseAction, in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    let referral: Referral
    let event: CaseEvent
    switch action {
    case .decline(let letter, let reason, let note):
      referral = try step(.decline, letter)
      if reason == .other, note?.filled == nil { throw .otherNeedsWords }
      event = .declined(
        referral: letter, need: referral.need, at: context.now, reason: reason,
        note: note?.filled, was: referral.state)
    case .routeOn(let letter, let suggests):
      referral = try step(.routeOn, letter)
      guard let suggests = suggests.filled else { throw .whomDoTheySuggest }
      event = .routedOn(
        referral: letter, need: referral.need, at: context.now, suggests: suggests,
        was: referral.state)
    default: throw .nothingChanged
    }
    return [event] + backToRouting(referral, in: context) + owed(.decline, in: context)
  }

  /// From the first contact to the end of the service.
  private func served(by action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .start(let letter, let note):
      let referral = try step(.start, letter)
      return [
        .started(
          referral: letter, need: referral.need, at: context.now, note: note?.filled,
          was: referral.state)
      ]

    case .noContact(let letter, let attempts, let note):
      let referral = try step(.noContact, letter)
      guard !attempts.isEmpty else { throw .whenDidTheyTry }
      guard attempts.allSatisfy({ $0 <= context.now }) else { throw .triedInFuture }
      return [
        .notReached(
          referral: letter, need: referral.need, at: context.now, attempts: attempts.sorted(),
          note: note?.filled, was: referral.state)
      ] + (attempts.count >= 2 ? owed(.failedContacts, in: context) : [])

    case .giveBack(let letter, let why):
      let referral = try step(.giveBack, letter)
      guard let why = why.filled else { throw .whyDidItStop }
      return [
        .returned(
          referral: letter, need: referral.need, at: context.now, why: why, was: referral.state)
      ] + backToRouting(referral, in: context) + owed(.returned, in: context)

    case .complete(let letter, let outcome, let note, let days):
      let referral = try step(.complete, letter)
      let completed = CaseEvent.completed(
        referral: letter, need: referral.need, at: context.now, outcome: outcome,
        note: note?.filled, was: referral.state)
      let isRelease = need(referral.need)?.code == .release
      return [completed] + (try followUp(letter, in: days, context))
        + (isRelease ? owed(.release, in: context) : [])

    default: throw .nothingChanged
    }
  }

  /// A to-do of asking again; the person only where they agreed to be spoken with.
  private func followUp(
    _ letter: ReferralLetter, in days: Int?, _ context: Context
  ) throws(Refusal) -> [CaseEvent] {
    guard let days else { return [] }
    guard (1...365).contains(days) else { throw .followUpDays }
    let what = English.followUp(
      referralCode(letter), days: days, withPerson: facts.consent[.followUp] == .yes)
    return [
      .todoAdded(
        todo: nextTodo, what: Words(what), owner: owner ?? context.by,
        due: context.now + .days(days))
    ]
  }

  // MARK: Parts

  /// Why a referral can't be taken back for this reason now; nil if it can. "No answer in time" is
  /// said only of who was told and had the time: it counts like a referral that expired.
  package func obstacle(
    toTakingBack referral: Referral, for reason: MoveReason, at now: Instant
  ) -> Refusal? {
    guard reason == .noAnswer, referral.state.isOpen else { return nil }
    guard referral.state.awaitsAnswer else { return .hasAnswered(referral.letter) }
    guard let due = referral.wordDue else { return .nobodyWasTold(referral.letter) }
    return now < due ? .hasTimeToAnswer(referral.letter) : nil
  }

  private func check(
    _ reason: MoveReason, for referral: Referral, in context: Context
  ) throws(Refusal) {
    // What was said before this rule stays as it was said.
    guard !context.isRestored else { return }
    if let why = obstacle(toTakingBack: referral, for: reason, at: context.now) { throw why }
  }

  func withdrawn(
    _ referral: Referral, _ reason: MoveReason, _ note: Words?, in context: Context
  ) -> CaseEvent {
    .withdrawn(
      referral: referral.letter, need: referral.need, at: context.now, reason: reason,
      note: note?.filled, was: referral.state)
  }

  /// Withdraw and tell them (domain §6): whoever knows of it may be keeping a bed.
  private func toTell(_ withdrawn: [Referral], in context: Context) -> [CaseEvent] {
    guard context.remindsToTell else { return [] }
    return withdrawn.filter(\.isKnownThere).enumerated().map { i, referral in
      .todoAdded(
        todo: nextTodo + i, what: Words(English.tellTakenBack(referralCode(referral.letter))),
        owner: context.by, due: context.now + .hours(2))
    }
  }

  /// A need whose receiver is gone is the desk's again, at once, with a clock of its own; but not
  /// while another receiver has it.
  private func backToRouting(_ referral: Referral, in context: Context) -> [CaseEvent] {
    guard siblings(of: referral).isEmpty else { return [] }
    let span = context.clocks[level ?? .urgent].actAfterDecline
    return needDue(referral, bounded(context.now + span, in: context))
  }

  func needDue(_ referral: Referral, _ actBy: Instant?) -> [CaseEvent] {
    guard let need = need(referral.need) else { return [] }
    return [.needDue(need: need.number, actBy: actBy, was: need.actBy)]
  }

  /// The referral, once a step may follow the state it is in.
  private func step(
    _ step: ReferralStep, _ letter: ReferralLetter
  ) throws(Refusal) -> Referral {
    guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
    guard step.from.contains(referral.state) else { throw .wrongState(letter, referral.state) }
    return referral
  }

  private func open(_ letter: ReferralLetter) throws(Refusal) -> Referral {
    guard let referral = referral(letter) else { throw .noSuchReferral(letter) }
    guard referral.state.isOpen else { throw .wrongState(letter, referral.state) }
    return referral
  }

  /// Where a letter was taken behind which none comes, the first that is free.
  private var nextReferral: Int {
    let taken = Set(referrals.map(\.letter.number))
    let next = (taken.max() ?? 0) + 1
    if next <= ReferralLetter.most { return next }
    return (1...taken.count + 1).first { !taken.contains($0) } ?? next
  }
}
