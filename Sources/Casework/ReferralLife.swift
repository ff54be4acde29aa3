/// Where a referral stands: one need, one receiver (domain §6).
package enum ReferralState: String, Codable, Sendable, CaseIterable {
  case sent, acknowledged, accepted, inService, noContact
  case completed, returned, routedOn, declined, expired, withdrawn, void

  package var isOpen: Bool {
    switch self {
    case .sent, .acknowledged, .accepted, .inService, .noContact: true
    case .completed, .returned, .routedOn, .declined, .expired, .withdrawn, .void: false
    }
  }

  /// The receiver has said neither yes nor no.
  package var awaitsAnswer: Bool { self == .sent || self == .acknowledged }

  /// The receiver let it lapse or said no: a late yes is still welcome.
  package var canComeBack: Bool { self == .expired || self == .declined }

  /// The receiver has taken it on, and may know who it is about.
  package var isAccepted: Bool { self == .accepted || self == .inService || self == .noContact }

  /// The need has what it asked for, or will.
  package var answersNeed: Bool {
    self == .accepted || self == .inService || self == .completed
  }
}

/// A step of a referral's life, with the states it may be taken from: the table of domain §6.
package enum ReferralStep: String, Sendable, CaseIterable {
  case tell, acknowledge, accept, decline, routeOn, expire, start, noContact, giveBack, complete
  case withdraw, void

  package var from: Set<ReferralState> {
    switch self {
    case .tell: [.sent, .acknowledged, .accepted, .inService, .noContact]
    case .acknowledge: [.sent]
    // A late yes is welcome.
    case .accept: [.sent, .acknowledged, .expired, .declined]
    case .decline, .routeOn, .expire: [.sent, .acknowledged]
    case .start: [.accepted, .noContact]
    case .noContact: [.accepted]
    case .giveBack: [.accepted, .inService, .noContact]
    case .complete: [.inService]
    case .withdraw: [.sent, .acknowledged, .accepted, .inService, .noContact]
    case .void: Set(ReferralState.allCases).subtracting([.void])
    }
  }

  /// Nil where the referral stays as it is.
  package var to: ReferralState? {
    switch self {
    case .tell: nil
    case .acknowledge: .acknowledged
    case .accept: .accepted
    case .decline: .declined
    case .routeOn: .routedOn
    case .expire: .expired
    case .start: .inService
    case .noContact: .noContact
    case .giveBack: .returned
    case .complete: .completed
    case .withdraw: .withdrawn
    case .void: .void
    }
  }
}

/// A step of a case's life, with the states it may be taken from: the table of domain §6.
package enum CaseStep: String, Sendable, CaseIterable {
  case take, addTo, noCase, triage, notTIP, duplicate, close, reopen

  package var from: Set<Status> {
    switch self {
    case .take: [.inbox]
    case .addTo, .noCase: [.inbox, .new]
    // What lies in the inbox can be triaged at once: that takes it, too.
    case .triage: [.inbox, .new, .triaged, .active, .followUp]
    case .notTIP: [.inbox, .new, .triaged]
    case .duplicate: [.inbox, .new, .triaged, .active]
    case .close: [.active, .followUp]
    case .reopen: [.closed, .duplicate, .notTIP, .noCase, .added]
    }
  }
}
