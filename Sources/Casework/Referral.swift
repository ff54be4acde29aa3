/// Where a referral stands: one need, one receiver (domain §6).
package enum ReferralState: String, Codable, Sendable, CaseIterable {
  case sent, acknowledged, accepted, inService
  case declined, expired, withdrawn, void

  package var isOpen: Bool {
    switch self {
    case .sent, .acknowledged, .accepted, .inService: true
    case .declined, .expired, .withdrawn, .void: false
    }
  }

  /// The receiver has said neither yes nor no.
  package var awaitsAnswer: Bool { self == .sent || self == .acknowledged }

  /// The receiver let it lapse or said no: a late yes is still welcome.
  package var canComeBack: Bool { self == .expired || self == .declined }

  /// The receiver has taken it on.
  package var isAccepted: Bool { self == .accepted || self == .inService }
}

/// A need that was sent to a receiver, and what came of it.
package struct Referral: Hashable, Sendable, Codable {
  package let letter: ReferralLetter
  package let need: Int
  package let service: ServiceKey
  package var state: ReferralState = .sent
  package let sentAt: Instant
  package let sentBy: PersonID
  /// Until somebody is told, nothing has left the desk.
  package var told: Told?
  /// When somebody must have been told; nil at level 4.
  package let tellBy: Instant?
  /// nil at level 4.
  package var acknowledgeBy: Instant?
  package var answerBy: Instant
  package var contactBy: Instant?
  package var focalPerson: Words?
  package var worker: Words?
  /// When they are to meet, as the receiver said.
  package var firstContact: Instant?
  package var declineReason: DeclineReason?
  package var moveReason: MoveReason?
  /// When it took its present state, as was said.
  package var since: Instant

  /// How, to whom and when the receiver was told.
  package struct Told: Hashable, Sendable, Codable {
    package var at: Instant
    package var channel: Channel
    package var whom: Words
  }
}

/// What a person of the case needs, numbered within the case from 1.
package struct Need: Hashable, Sendable, Codable {
  package let number: Int
  package let code: NeedCode
  /// Numbers of persons; empty means all of them.
  package var persons: [Int]
  /// Where it is needed; nil means where the case is.
  package var place: AreaID?
  /// When the desk must have tried a door, or the next one.
  package var actBy: Instant?
  /// Why it needs no door any more.
  package var settled: SettleReason?
}

/// Something somebody will do by a time.
package struct ToDo: Hashable, Sendable, Codable {
  package let number: Int
  package var what: Words
  package var owner: PersonID
  package var due: Instant
  package var isDone = false
}

package struct Note: Hashable, Sendable, Codable {
  package let number: Int
  package var text: Words
  package var at: Instant
  package var by: PersonID
  /// Taken back: not shown any more, yet still in the journal.
  package var isStruck = false
}
