/// Why a need needs no door any more, without having been accepted (domain §4).
package enum SettleReason: String, Codable, Sendable, CaseIterable {
  case givenByDesk, alreadyReceived, notApplicable, declinedBySurvivor
  /// A gap: counted, since it is what the coalition trains for and raises funds with.
  case notAvailable
}

/// Why a case is closed.
package enum CloseReason: String, Codable, Sendable, CaseIterable {
  case needsMet, survivorEndedIt, lostContact, movedAway, transferred, other
}

/// What a call was that is no case. A silent line is kept apart from a prank: it may be somebody
/// who could not speak (domain §4).
package enum NoCaseReason: String, Codable, Sendable, CaseIterable {
  case silent, prank, wrongNumber, other
}

/// How a case ended.
package enum Closing: Hashable, Sendable, Codable {
  case closed(reason: CloseReason, note: Words?, second: Words?)
  case notTIP(reason: Words, pointedTo: Words?)
  case duplicate(of: CaseCode)
  case noCase(reason: NoCaseReason)
  /// An arrival that belongs to a case there is.
  case added(to: CaseCode)

  package var status: Status {
    switch self {
    case .closed: .closed
    case .notTIP: .notTIP
    case .duplicate: .duplicate
    case .noCase: .noCase
    case .added: .added
    }
  }
}

extension Closing {
  var step: CaseStep {
    switch self {
    case .closed: .close
    case .notTIP: .notTIP
    case .duplicate: .duplicate
    case .noCase: .noCase
    case .added: .addTo
    }
  }
}

extension Case {
  /// The rules of how a need and a case end (domain §6).
  func endingEvents(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .settle(let number, let reason, let note):
      guard let need = need(number) else { throw .noSuchNeed(number) }
      guard need.settled == nil else { throw .isSettled(need.code) }
      if let open = openReferral(of: number) { throw .needIsWith(need.code, open.letter) }
      return [.settled(need: number, reason: reason, note: note?.filled)]

    case .end(let closing):
      try checkEnd(closing, in: context)
      return [.ended(closing: closing)]

    case .reopen(let what):
      guard let closing else { throw .isNotEnded(code) }
      try check(.reopen)
      guard let what = what.filled else { throw .whatIsNew }
      return [.reopened(what: what, was: closing, triageBy: context.now + context.clocks.look)]

    default: throw .nothingChanged
    }
  }

  private func checkEnd(_ closing: Closing, in context: Context) throws(Refusal) {
    if let obstacle = obstacle(toEndingBy: closing.step) { throw obstacle }
    switch closing {
    case .noCase: break
    case .added(let other), .duplicate(let other):
      guard other != code else { throw .isItself(code) }
    case .notTIP(let reason, _):
      guard reason.filled != nil else { throw .endingNeedsReason }
    case .closed(let reason, let note, let second):
      if reason == .other, note?.filled == nil { throw .endingNeedsReason }
      if level == .critical, try context.second(second) == nil { throw .closingNeedsSecondName }
    }
  }

  /// Why a case can't end in a way now, whatever is said with it; nil if it can.
  package func obstacle(toEndingBy step: CaseStep) -> Refusal? {
    if closing != nil { return .isEnded(code, status) }
    if let waiting = referrals.first(where: \.state.awaitsAnswer) {
      return .referralWaits(waiting.letter)
    }
    guard step.from.contains(status) || step == .close && isTipWithoutNeeds else {
      return .wrongStatus(code, status)
    }
    guard step == .close, let level, level <= .urgent else { return nil }
    return needs.first { !isAnswered($0) }.map { .needIsOpen($0.code, level) }
  }

  /// Which step may follow which status stands in `CaseStep`.
  func check(_ step: CaseStep) throws(Refusal) {
    guard step.from.contains(status) else { throw .wrongStatus(code, status) }
  }

  /// A triaged case without needs, such as a tip, has nothing to wait for.
  private var isTipWithoutNeeds: Bool { status == .triaged && needs.isEmpty }
}
