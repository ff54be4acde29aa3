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
  package var tellBy: Instant?
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
  /// A best-interest decision without its second name stands until then (domain §4).
  package var countersignBy: Instant?
  /// The body that the receiver suggests instead.
  package var suggests: Words?
  /// When the receiver tried to reach the person, in vain.
  package var attempts: [Instant] = []
  package var outcome: ReferralOutcome?
  /// When it took its present state, as was said.
  package var since: Instant

  /// Whether anybody there knows of it: who was told, or has said something without that standing
  /// here. Only they can fail to answer, and they are told when it ends.
  package var isKnownThere: Bool {
    told != nil || focalPerson != nil || worker != nil || declineReason != nil || suggests != nil
  }

  /// Whether somebody there is still to be told that it was sent.
  package var isToBeTold: Bool { state == .sent && told == nil }

  /// The clocks that run, as one value.
  package var clocks: ReferralClocks {
    get {
      ReferralClocks(
        tellBy: tellBy, acknowledgeBy: acknowledgeBy, answerBy: answerBy, contactBy: contactBy)
    }
    set {
      tellBy = newValue.tellBy
      acknowledgeBy = newValue.acknowledgeBy
      answerBy = newValue.answerBy
      contactBy = newValue.contactBy
    }
  }

  /// How, to whom and when the receiver was told.
  package struct Told: Hashable, Sendable, Codable {
    package var at: Instant
    package var channel: Channel
    package var whom: Words
  }
}

/// When a referral's steps are due; nil is no such clock.
package struct ReferralClocks: Hashable, Sendable, Codable {
  package var tellBy: Instant?
  package var acknowledgeBy: Instant?
  package var answerBy: Instant
  package var contactBy: Instant?

  package init(
    tellBy: Instant?, acknowledgeBy: Instant?, answerBy: Instant, contactBy: Instant?
  ) {
    self.tellBy = tellBy
    self.acknowledgeBy = acknowledgeBy
    self.answerBy = answerBy
    self.contactBy = contactBy
  }
}

/// A nameless question to several members at once (domain §6).
package struct AskRound: Hashable, Sendable {
  package let number: Int
  package let need: Int
  package let services: [ServiceKey]
  package let at: Instant
  package var replies: [ServiceKey: Reply] = [:]

  package struct Reply: Hashable, Sendable, Codable {
    package var reply: AskReply
    package var at: Instant

    package init(reply: AskReply, at: Instant) {
      self.reply = reply
      self.at = at
    }
  }

  /// Who has not been heard of.
  package var waiting: [ServiceKey] { services.filter { replies[$0] == nil } }
}

/// An authority was told (domain §2): an act of its own.
package struct Notification: Hashable, Sendable {
  package let number: Int
  package let body: BodyID
  package let at: Instant
  package let channel: Channel
  package let whom: Words
  package let what: Words
}

/// An attempt of the desk to reach the person.
package struct Attempt: Hashable, Sendable {
  package let number: Int
  package let at: Instant
  package let by: PersonID
  package let result: AttemptResult
  package let note: Words?
  package var isStruck = false
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
