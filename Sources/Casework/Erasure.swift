/// A person, or a whole case, whose words were taken out of the desk for good, and why (domain §6).
package struct Erasure: Hashable, Sendable, Codable {
  package enum Why: String, Codable, Sendable, CaseIterable {
    /// The person asked for it, and it was made sure that it was them.
    case asked
    /// They said no to a record being kept.
    case noRecord
    /// The case ended longer ago than the desk keeps one.
    case retention
  }

  /// How it was made sure that the request came from whom it concerns.
  package enum Verification: String, Codable, Sendable, CaseIterable {
    case codeWord, calledBack, inPerson, inWriting, caregiver
  }

  /// Somebody outside who was told, and is asked to delete.
  package enum Recipient: Hashable, Sendable, Codable {
    case referral(letter: ReferralLetter, to: ServiceKey)
    case notification(number: Int, of: BodyID)
  }

  /// What is kept for counting where no record was wanted.
  package struct Left: Hashable, Sendable, Codable {
    package var call: CallType
    package var province: AreaID?

    package init(call: CallType, province: AreaID?) {
      self.call = call
      self.province = province
    }
  }

  /// Numbers within the case; empty is the whole case.
  package var persons: [Int]
  package var why: Why
  package var verified: Verification?
  package var second: Words?
  package var told: [Recipient]
  package var left: Left?

  package init(
    persons: [Int] = [], why: Why = .asked, verified: Verification? = nil, second: Words? = nil,
    told: [Recipient] = [], left: Left? = nil
  ) {
    self.persons = persons
    self.why = why
    self.verified = verified
    self.second = second
    self.told = told
    self.left = left
  }

  package var isOfWholeCase: Bool { persons.isEmpty }
}

// MARK: - Deciding

extension Case {
  /// The rules of erasing: for good, so with two names, and everybody told is asked to delete.
  func erased(_ asked: Erasure, in context: Context) throws(Refusal) -> [CaseEvent] {
    if case .added(let other)? = closing { throw .eraseWithOther(code, other) }
    var erasure = asked
    erasure.persons = try personsToErase(asked.persons)
    let recipients =
      asked.told + recipients(of: erasure.persons).filter { !asked.told.contains($0) }
    erasure.told = recipients
    erasure.verified = asked.why == .asked ? asked.verified : nil
    if asked.why == .noRecord, asked.left == nil {
      erasure.left = .init(call: facts.call, province: context.province)
    }
    erasure.second = try context.second(asked.second)
    try check(erasure, in: context)

    var events = erasure.isOfWholeCase ? [] : referralsEnded(by: erasure, in: context)
    events.append(.erased(erasure: erasure))
    let firstTodo = erasure.isOfWholeCase ? 1 : nextTodo
    for (place, recipient) in recipients.enumerated() {
      events.append(
        .todoAdded(
          todo: firstTodo + place, what: Words(English.tellToDelete(recipient, of: code)),
          owner: context.by, due: context.now + .days(1)))
    }
    return events
  }

  private func check(_ erasure: Erasure, in context: Context) throws(Refusal) {
    if context.isRestored { return }
    switch erasure.why {
    case .asked:
      guard erasure.verified != nil else { throw .howVerified }
    case .noRecord:
      guard [.no, .withdrawn].contains(facts.consent.record) else { throw .recordIsWanted(code) }
      // Nobody outside knows of it: what they asked for is done at once, also at night.
      if erasure.told.isEmpty { return }
    case .retention:
      guard let keeps = context.retention, erasure.isOfWholeCase else { throw .hasNoRetention }
      guard keptTooLong(keeps, at: context.now) != nil else { throw .isStillKept(code) }
    }
    guard context.isCoordinator else { throw .erasingTakesCoordinator }
    guard erasure.second != nil else { throw .erasingNeedsSecondName }
  }

  /// All persons of a case are the case.
  private func personsToErase(_ persons: [Int]) throws(Refusal) -> [Int] {
    for person in persons {
      guard facts.persons.indices.contains(person - 1), !facts.persons[person - 1].isErased
      else { throw .noSuchPersonInCase(person) }
    }
    let left = facts.persons.indices.filter {
      !facts.persons[$0].isErased && !persons.contains($0 + 1)
    }
    return left.isEmpty ? [] : Set(persons).sorted()
  }

  /// Whoever knows of these persons; of none of them is of the case.
  private func recipients(of persons: [Int]) -> [Erasure.Recipient] {
    referrals.filter { $0.isKnownThere && isAbout(persons, $0.need) }
      .map { .referral(letter: $0.letter, to: $0.service) }
      + notifications.map { .notification(number: $0.number, of: $0.body) }
  }

  private func isAbout(_ persons: [Int], _ need: Int) -> Bool {
    guard !persons.isEmpty, let need = self.need(need) else { return true }
    return self.persons(of: need).contains { persons.contains($0.number) }
  }

  /// Nobody is left whom some needs were for.
  private func referralsEnded(by erasure: Erasure, in context: Context) -> [CaseEvent] {
    needs.flatMap { need -> [CaseEvent] in
      guard need.settled == nil,
        persons(of: need).allSatisfy({ erasure.persons.contains($0.number) })
      else { return [] }
      let open = referrals.filter { $0.need == need.number && $0.state.isOpen }
      return open.map { withdrawn($0, .survivorDoesNotWantIt, nil, in: context) }
        + [.settled(need: need.number, reason: .declinedBySurvivor, note: nil)]
    }
  }

  /// When it ended, as long as it hasn't been reopened.
  package var endedAt: Instant? {
    guard closing != nil else { return nil }
    return history.last { if case .ended = $0.event { true } else { false } }?.stamp.at
  }

  /// When it ended, where that is longer ago than an ended case is kept.
  package func keptTooLong(_ keeps: Instant.Span, at now: Instant) -> Instant? {
    endedAt.flatMap { now - $0 >= keeps ? $0 : nil }
  }

  /// Of what was typed in the case, what stays when some persons are erased: what the others are
  /// called, and the safe contact as it stands, without which they could not be reached. A story
  /// or a note may name anybody.
  package func wordsKept(erasing persons: [Int]) -> Set<String> {
    guard !persons.isEmpty else { return [] }
    let others = facts.persons.indices.filter { !persons.contains($0 + 1) }.map {
      facts.persons[$0]
    }
    let contact = facts.contact
    let kept =
      others.flatMap { [$0.name, $0.special] } + [
        contact.window, contact.phone, contact.whosePhone, contact.instructions,
        contact.ifNobodyAnswers, contact.weSayWeAre, contact.codeWord, contact.duressWord,
      ]
    return Set(kept.compactMap { $0?.text })
  }
}

// MARK: - Folding

extension Case {
  mutating func erase(_ erasure: Erasure) {
    guard erasure.isOfWholeCase else {
      facts = facts.erasing(erasure.persons)
      history = history.map { Entry(stamp: $0.stamp, event: $0.event.erasing(erasure.persons)) }
      return
    }
    self = Case(erased: code, openedAt: openedAt, erasure)
  }

  /// What is left of a case: that there was one, and what was asked to be kept.
  private init(erased code: CaseCode, openedAt: Instant, _ erasure: Erasure) {
    self.code = code
    self.openedAt = openedAt
    isInInbox = false
    facts = Facts()
    facts.call = erasure.left?.call ?? .unknown
    facts.place = erasure.left?.province
    self.erasure = erasure
  }
}

extension Facts {
  /// Persons keep their numbers.
  package func erasing(_ persons: [Int]) -> Facts {
    var facts = self
    for person in persons where facts.persons.indices.contains(person - 1) {
      facts.persons[person - 1] = .erased
    }
    return facts
  }

  /// What was erased stays so, whatever is typed over it.
  func keepingErased(of old: Facts) -> Facts {
    erasing(old.persons.indices.filter { old.persons[$0].isErased }.map { $0 + 1 })
  }
}

extension Person {
  static var erased: Person {
    var person = Person()
    person.isErased = true
    return person
  }
}

extension CaseEvent {
  fileprivate func erasing(_ persons: [Int]) -> CaseEvent {
    switch self {
    case .opened(let facts, let inInbox, let lookBy):
      .opened(facts: facts.erasing(persons), inInbox: inInbox, lookBy: lookBy)
    case .amended(let facts, let was):
      .amended(facts: facts.erasing(persons), was: was.erasing(persons))
    default: self
    }
  }
}
