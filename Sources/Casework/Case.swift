/// A case and everything that has come of it: what its events, applied in order, give.
package struct Case: Hashable, Sendable {
  package let code: CaseCode
  package let openedAt: Instant
  package var facts: Facts
  package var triage: Triage?
  package var lookBy: Instant?
  package var needs: [Need] = []
  package var referrals: [Referral] = []
  package var todos: [ToDo] = []
  package var notes: [Note] = []
  package var owner: PersonID?
  package var isVoid = false
  /// How it ended, as long as it hasn't been reopened.
  package var closing: Closing?
  /// The whole case was erased; of some of its persons their own entries say so.
  package var erasure: Erasure?
  /// It is to be triaged again.
  package var retriage: Retriage?
  package var isInInbox: Bool
  /// Whether a body is tied to the alleged perpetrator, as far as was asked.
  package var conflicts: [BodyID: Conflict] = [:]
  package var rounds: [AskRound] = []
  package var notifications: [Notification] = []
  /// Attempts of the desk to reach the person, oldest first.
  package var attempts: [Attempt] = []
  /// Arrivals that were added to it.
  package var joined: [CaseCode] = []
  /// Who did what when, oldest first.
  package var history: [Entry] = []
  /// The last line that touched each subject.
  package var touched: [Subject: Int] = [:]

  /// Why a case is to be triaged again, and by when.
  package struct Retriage: Hashable, Sendable {
    package let by: Instant
    package let why: RetriageReason
  }

  /// A line's event, as the timeline shows it.
  package struct Entry: Hashable, Sendable {
    package let stamp: Stamp
    package let event: CaseEvent
  }

  package var lastSeq: Int { history.last?.stamp.seq ?? 0 }
  package var lastChange: Instant { history.last?.stamp.at ?? openedAt }
}

/// Which line an event came with, when it was written and who acted.
package struct Stamp: Hashable, Sendable {
  package let seq: Int
  package let at: Instant
  package let by: PersonID
  /// The line this one took back.
  package let undoes: Int?

  package init(seq: Int, at: Instant, by: PersonID, undoes: Int? = nil) {
    self.seq = seq
    self.at = at
    self.by = by
    self.undoes = undoes
  }
}

// MARK: - What follows from it

extension Case {
  package var level: Level? { triage?.level }

  /// Where the case stands. Derived, so that no two facts can disagree.
  package var status: Status {
    if erasure != nil { return todos.allSatisfy(\.isDone) ? .erased : .toldToDelete }
    if isVoid { return .void }
    if let closing { return closing.status }
    guard triage != nil else { return isInInbox ? .inbox : .new }
    if retriage?.why == .reopened { return .triaged }
    if !needs.isEmpty && needs.allSatisfy({ isAnswered($0) }) { return .followUp }
    let isUnderWay =
      referrals.contains { $0.state != .void } || needs.contains { $0.settled != nil }
    return isUnderWay ? .active : .triaged
  }

  package func need(_ number: Int) -> Need? { needs.first { $0.number == number } }

  package func referral(_ letter: ReferralLetter) -> Referral? {
    referrals.first { $0.letter == letter }
  }

  /// The referral a need is out with; the latest, should there be several.
  package func openReferral(of need: Int) -> Referral? {
    referrals.last { $0.need == need && $0.state.isOpen }
  }

  /// Whether a referral's need may go to somebody else: its receiver hasn't answered, or let it
  /// lapse or said no while nobody else has the need.
  package func isMovable(_ referral: Referral) -> Bool {
    if referral.state.awaitsAnswer { return true }
    guard referral.state.canComeBack, let need = need(referral.need) else { return false }
    return isUnrouted(need)
  }

  /// The referral that is moved first, of a need or of all: the open one whose clock runs out first,
  /// else the last whose receiver is gone.
  package func toMove(need: Int? = nil) -> Referral? {
    let movable = referrals.filter { isMovable($0) && (need == nil || $0.need == need) }
    return movable.filter(\.state.awaitsAnswer)
      .min { ($0.due?.at.seconds ?? .max) < ($1.due?.at.seconds ?? .max) } ?? movable.last
  }

  package func isAnswered(_ need: Need) -> Bool {
    need.settled != nil
      || referrals.contains { $0.need == need.number && $0.state.answersNeed }
  }

  /// A need that no door has been found for yet.
  package func isUnrouted(_ need: Need) -> Bool {
    need.settled == nil && openReferral(of: need.number) == nil && !isAnswered(need)
  }

  /// Since when a need is known that is still without a door though one was tried: its clock has begun
  /// anew each time, and says nothing of how long somebody has waited in all.
  package func waitsSince(_ need: Need) -> Instant? {
    guard isUnrouted(need),
      referrals.contains(where: { $0.need == need.number && $0.state != .void })
    else { return nil }
    let named = history.first {
      if case .needAdded(need.number, _, _, _, _) = $0.event { true } else { false }
    }
    return named?.stamp.at
  }

  /// The needs that no door has been found for yet, in the order they are to be brought to one: by
  /// their clocks, then by the dangers that there are, then as they were asked.
  package var unrouted: [Need] {
    let open = needs.filter(isUnrouted)
    guard open.count > 1 else { return open }
    let dangers = TriageQuestion.dangers.filter { triage?.sheet[$0] == .yes }
    let first = dangers.flatMap(\.neededFirst)
    func rank(_ need: Need) -> Int { first.firstIndex(of: need.code) ?? first.count }
    func isBefore(_ a: Need, _ b: Need) -> Bool {
      let (soonest, other) = (a.actBy?.seconds ?? .max, b.actBy?.seconds ?? .max)
      return (soonest, rank(a), a.number) < (other, rank(b), b.number)
    }
    return open.sorted(by: isBefore)
  }

  /// Every open referral of a need but one.
  package func siblings(of referral: Referral) -> [Referral] {
    referrals.filter {
      $0.need == referral.need && $0.letter != referral.letter && $0.state.isOpen
    }
  }

  package func round(_ number: Int) -> AskRound? { rounds.first { $0.number == number } }

  /// The persons a need is for, with their numbers.
  package func persons(of need: Need) -> [(number: Int, person: Person)] {
    facts.persons.indices
      .map { ($0 + 1, facts.persons[$0]) }
      .filter {
        !$0.1.isErased && (need.persons.isEmpty || need.persons.contains($0.0))
      }
  }

  /// How many places a referral keeps: in a shelter one for each person, else one.
  package func places(of referral: Referral) -> Int {
    guard let need = need(referral.need), need.code.isBed else { return 1 }
    return max(1, persons(of: need).count)
  }

  /// A body's address in the case: its referrals are told apart by their letters.
  package func referralCode(_ letter: ReferralLetter) -> String { "\(code)-\(letter)" }
}

// MARK: - What is due

/// What must happen next, by when, and by whom: what the queue is ordered by.
package struct Due: Hashable, Sendable, Comparable {
  package let at: Instant
  package let what: What

  package enum What: Hashable, Sendable {
    case look
    case triage
    case nameNeeds
    case retriage(RetriageReason)
    case firstDoor(need: Int)
    case nextDoor(need: Int)
    case tell(ReferralLetter)
    case acknowledgement(ReferralLetter)
    case answer(ReferralLetter)
    case contact(ReferralLetter)
    case countersign(ReferralLetter)
    case reply(round: Int)
    case todo(Int)
    case deadline
  }

  package static func < (a: Due, b: Due) -> Bool { a.at < b.at }
}

extension Case {
  /// Everything that is due, soonest first. Of two at once the first named comes first.
  package var dues: [Due] {
    var all: [Due] = []
    forEachClock { all.append($0) }
    return all.enumerated().sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }
      .map(\.element)
  }

  package var nextDue: Due? {
    var next: Due?
    forEachClock { due in
      if next.map({ due < $0 }) ?? true { next = due }
    }
    return next
  }

  /// Every line of a journal asks what is due next: so no list of all is made.
  private func forEachClock(_ name: (Due) -> Void) {
    guard status.isOpen else { return }
    if triage == nil, let lookBy { name(Due(at: lookBy, what: isInInbox ? .look : .triage)) }
    // A case whose needs nobody has named is waited for all the same.
    if needs.isEmpty, let doorBy = triage?.doorBy { name(Due(at: doorBy, what: .nameNeeds)) }
    for need in unrouted {
      guard let actBy = need.actBy else { continue }
      let isFirst = !referrals.contains { $0.need == need.number && $0.state != .void }
      name(
        Due(at: actBy, what: isFirst ? .firstDoor(need: need.number) : .nextDoor(need: need.number))
      )
    }
    for referral in referrals {
      if let due = referral.due { name(due) }
    }
    for referral in referrals where referral.state.isOpen {
      if let by = referral.countersignBy {
        name(Due(at: by, what: .countersign(referral.letter)))
      }
    }
    // After what it stands beside: a declined need first finds another door.
    if let retriage { name(Due(at: retriage.by, what: .retriage(retriage.why))) }
    for todo in todos where !todo.isDone { name(Due(at: todo.due, what: .todo(todo.number))) }
    if let deadline = facts.deadline, needs.isEmpty || needs.contains(where: { !isAnswered($0) }) {
      name(Due(at: deadline.at, what: .deadline))
    }
  }
}

extension Referral {
  /// Only who knows of it can fail to answer.
  package var canExpire: Bool { state.awaitsAnswer && isKnownThere }

  /// Whether its receiver let it go by: the time ran out, or it was taken back for that.
  package var wentUnanswered: Bool {
    if state == .expired { return true }
    return state == .withdrawn && moveReason == .noAnswer && isKnownThere && worker == nil
  }

  /// By when its receiver is to have said something; nil while nobody there knows of it,
  /// and once it has answered.
  var wordDue: Instant? {
    guard canExpire else { return nil }
    return state == .sent ? acknowledgeBy ?? answerBy : answerBy
  }

  /// The next clock of this referral.
  package var due: Due? {
    switch state {
    case .sent where isToBeTold: Due(at: tellBy ?? answerBy, what: .tell(letter))
    case .sent where acknowledgeBy != nil:
      acknowledgeBy.map { Due(at: $0, what: .acknowledgement(letter)) }
    case .sent, .acknowledged: Due(at: answerBy, what: .answer(letter))
    case .accepted, .noContact: contactBy.map { Due(at: $0, what: .contact(letter)) }
    default: nil
    }
  }
}
