// Asking members without a name, notifying an authority, and trying to reach the person.

extension Case {
  /// The rules of a nameless question (domain §6): it reserves nothing and needs no consent.
  func askEvents(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .ask(let number, let services):
      guard let need = need(number) else { throw .noSuchNeed(number) }
      guard need.settled == nil else { throw .isSettled(need.code) }
      guard !services.isEmpty else { throw .askWhom }
      if let stranger = services.first(where: { context.bodies[$0] == nil }) {
        throw .noSuchService(stranger)
      }
      return [.asked(round: nextRound, need: number, services: services, at: context.now)]
    case .reply(let number, let service, let reply):
      guard let round = round(number) else { throw .noSuchRound(number) }
      guard round.services.contains(service) else { throw .wasNotAsked(service, number) }
      guard reply.answer != .no || reply.reason != nil else { throw .noNeedsReason }
      let was = round.replies[service]
      guard reply != was?.reply else { throw .nothingChanged }
      return [
        .replied(
          round: number, need: round.need, service: service, at: context.now, reply: reply,
          was: was)
      ]
    default: throw .nothingChanged
    }
  }

  private var nextRound: Int {
    1 + history.count { if case .asked = $0.event { true } else { false } }
  }

  func contactEvents(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .notify(let body, let channel, let whom, let what, let said):
      return try notified(body, channel, whom, what, said, in: context)
    case .attempt(let result, let note):
      let event = CaseEvent.attempted(
        attempt: nextAttempt, at: context.now, result: result, note: note?.filled)
      guard closing == nil, triage != nil else { return [event] }
      if result.hasSpoken { return [event] + owed(.contact, in: context) }
      let last = attempts.last { !$0.isStruck }
      let isSecond = last.map { !$0.result.hasSpoken } ?? false
      return [event] + (isSecond ? owed(.failedContacts, in: context) : [])
    default: throw .nothingChanged
    }
  }

  private var nextAttempt: Int {
    1 + history.count { if case .attempted = $0.event { true } else { false } }
  }

  /// Local officials can be the traffickers, so an authority is told on its own, with consent to
  /// just that and the conflict question answered (domain §2).
  private func notified(
    _ body: BodyID, _ channel: Channel, _ whom: Words, _ what: Words, _ said: Said,
    in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    guard let door = context.door, door.body == body, door.isAuthority else {
      throw .isNoAuthority(context.door?.name ?? body.rawValue)
    }
    guard let whom = whom.filled else { throw .whoWasTold }
    guard let what = what.filled else { throw .whatWasTold }
    let answered = try conflictAnswered(door, said, in: context)
    if door.isLocalAuthority, facts.officialPerpetrator != .no {
      guard facts.officialPerpetrator == .yes else { throw .isPerpetratorOfficial(door.name) }
      guard context.isCoordinator, said.why?.filled != nil else {
        throw .authorityTakesCoordinator(door.name)
      }
    }
    let answer = facts.consent[.notify(body)]
    if answer != .yes {
      guard said.override?.filled != nil else { throw .noConsentToNotify(door.name, answer) }
      guard context.isCoordinator else { throw .notifyTakesCoordinator }
    }
    return answered + [
      .notified(
        notification: notifications.count + 1, body: body, at: context.now, channel: channel,
        whom: whom, what: what, override: said.override?.filled, why: said.why?.filled)
    ]
  }

  /// The conflict question about a body: answered now or before. A tie excludes it, unless a
  /// coordinator says why not (domain §7).
  func conflictAnswered(
    _ door: Door, _ said: Said, in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    let before = conflicts[door.body]
    guard let answer = said.conflict ?? before else { throw .conflictNotAsked(door.name) }
    if answer != .noTie {
      guard context.isCoordinator, said.why?.filled != nil else {
        throw .hasConflict(door.name, answer)
      }
    }
    guard answer != before else { return [] }
    return [.conflictAnswered(body: door.body, answer: answer, was: before)]
  }
}
