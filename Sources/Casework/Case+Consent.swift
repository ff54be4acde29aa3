// Consent: who agreed to what, what stands in for it, and what a withdrawal ends (domain §4).

extension Case {
  /// A single answer, with the day.
  func consented(
    _ topic: Consent.Topic, _ answer: Consent.Answer, in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    let was = facts.consent[topic]
    guard answer != was else { throw .nothingChanged }
    if was == .yes, answer == .no { throw .sayWithdrawn }
    let event = CaseEvent.consented(
      topic: topic, answer: answer, at: context.now, was: was, wasOn: facts.consent.day(of: topic))
    return [event] + (answer == .withdrawn ? ended(by: topic, after: [], in: context) : [])
  }

  /// What a withdrawn consent ends: the open referrals it covered. Whoever knows of one is told to
  /// delete.
  func ended(
    by topic: Consent.Topic, after events: [CaseEvent], in context: Context
  ) -> [CaseEvent] {
    var ended: [CaseEvent] = []
    var todo = nextTodo + events.count { if case .todoAdded = $0 { true } else { false } }
    func add(_ what: String) {
      ended.append(
        .todoAdded(
          todo: todo, what: Words(what), owner: context.by, due: context.now + .days(1)))
      todo += 1
    }
    let alreadyEnded = Set(events.compactMap { $0.step?.to == .withdrawn ? $0.referral : nil })
    switch topic {
    case .refer, .referTo:
      for referral in open(under: topic, bodies: context.bodies) {
        if alreadyEnded.contains(referral.letter) { continue }
        ended.append(withdrawn(referral, .survivorDoesNotWantIt, nil, in: context))
        ended += needDue(referral, nil)
        if referral.isKnownThere { add(English.tellToDelete(referralCode(referral.letter))) }
      }
    case .share(let item):
      for referral in referrals where referral.state.isAccepted {
        add(English.tellToDelete(item, referralCode(referral.letter)))
      }
    case .notify(let body):
      for notification in notifications where notification.body == body {
        add(English.tellAuthority(notification.number))
      }
    case .record: add(English.eraseOnRequest)
    case .statistics, .followUp, .assent, .caregiver: break
    }
    return ended
  }

  /// The open referrals that an answer is about: all, or those to one body.
  package func open(
    under topic: Consent.Topic, bodies: [ServiceKey: BodyID]
  ) -> [Referral] {
    let open = referrals.filter(\.state.isOpen)
    return switch topic {
    case .refer: open
    case .referTo(let body): open.filter { bodies[$0.service] == body }
    default: []
    }
  }

  /// Whether a need is of children alone, with nobody grown up who could agree for them.
  func isOfChildrenAlone(_ need: Need) -> Bool {
    let persons = persons(of: need)
    return !persons.isEmpty && persons.allSatisfy { $0.person.isChild == .yes }
  }

  /// The answer that decides whether a need may go to a body.
  package func consent(for need: Need, to body: BodyID) -> Consent.Answer {
    let consent = facts.consent
    // Somebody whose first receiver named another is asked anew (domain §6).
    let last = referrals.last { $0.need == need.number && $0.state != .void }
    let answer = last?.state == .routedOn ? consent[.referTo(body)] : consent.refer(to: body)
    guard answer != .withdrawn, isOfChildrenAlone(need) else { return answer }
    // A child's own yes, and that of a caregiver who is not suspected.
    if consent[.assent] == .yes && consent[.caregiver] == .yes { return answer }
    return consent[.assent] == .no || answer == .no ? .no : .notAsked
  }

  /// Whether a referral went without the person's yes, with a reason.
  package func wentWithoutConsent(_ letter: ReferralLetter) -> Bool {
    history.contains { entry in
      guard case .sent(letter, _, _, _, _, _, _, let override, _, _, _) = entry.event else {
        return false
      }
      return override?.filled != nil
    }
  }

  /// What stands in for consent, once that is enough; throws what is missing.
  ///
  /// - Returns: by when a second name is still owed.
  func standIn(
    for need: Need, to door: Door, _ said: Said, in context: Context
  ) throws(Refusal) -> Instant? {
    let answer = consent(for: need, to: door.body)
    if answer == .yes { return nil }
    let isChild = isOfChildrenAlone(need)
    guard said.override?.filled != nil else {
      throw isChild && answer != .withdrawn ? .childNeedsBestInterest : .noConsent(answer)
    }
    let isBestInterest = answer == .notAsked || (isChild && answer == .no)
    if isBestInterest {
      if try context.second(said.second) != nil, isChild || level == .critical { return nil }
      // At level 1, when nobody can be reached, it goes with its reason and is countersigned.
      if level == .critical { return countersignBy(in: context) }
      if isChild { throw .childNeedsSecondName }
    }
    guard context.isCoordinator else { throw .takesCoordinator }
    return nil
  }

  /// The next time the clock shows the hour by which a decision is countersigned.
  private func countersignBy(in context: Context) -> Instant {
    let offset = context.calendar.offset
    let wall = WallTime(context.now, offset: offset)
    let minutes = min(max(0, context.clocks.countersignBy), 1440) - wall.minuteOfDay
    let later = context.now - Instant.Span(seconds: Int64(wall.second)) + .minutes(minutes)
    return later > context.now ? later : later + .days(1)
  }
}
