/// What the rules need to know besides the case: handed in, never looked up.
package struct Context: Sendable {
  package var now: Instant
  package var by: PersonID
  /// What whoever acts is called: a second name must be somebody else's.
  package var name: String
  package var clocks: Clocks
  /// Working hours of levels 3 and 4, and where the desk is.
  package var calendar: WorkCalendar
  package var people: Set<PersonID>
  /// What whoever acts may be at the desk.
  package var roles: [DeskRole]
  /// The body that something goes to, or whose answer is written down.
  package var door: Door?
  /// Whose the services of the case's referrals are: consent is given by body.
  package var bodies: [ServiceKey: BodyID]
  /// Free places of the service a receiver accepts for; nil is not known.
  package var placesLeft: Int?
  /// The review that is under way, when the action is one of its decisions.
  package var review: String?
  /// How long an ended case is kept; nil is for ever.
  package var retention: Instant.Span?
  /// It does again what an export says was done: what spoke for erasing is erased itself, and a
  /// reason stays as it was given.
  package var isRestored = false
  /// Who has a case from when it is opened on the phone or taken from the inbox.
  package var taker: PersonID?
  /// Whether telling those who know that something was taken back from them becomes a to-do. An export
  /// may be of before that.
  package var remindsToTell = true
  /// The province the case lies in, of whose record nothing else may be kept.
  package var province: AreaID?

  package init(
    now: Instant, by: PersonID, name: String = "", clocks: Clocks = .standard,
    calendar: WorkCalendar = .standard,
    people: Set<PersonID>, roles: [DeskRole] = [], door: Door? = nil,
    bodies: [ServiceKey: BodyID] = [:], placesLeft: Int? = nil, review: String? = nil
  ) {
    self.now = now
    self.by = by
    self.name = name
    self.clocks = clocks
    self.calendar = calendar
    self.people = people
    self.roles = roles
    self.door = door
    self.bodies = bodies
    self.placesLeft = placesLeft
    self.review = review
  }

  /// Some rules may be overridden, by a coordinator or the secretariat alone (domain §7).
  var isCoordinator: Bool { roles.contains(.coordinator) || roles.contains(.secretariat) }

  /// The second name, if one is given; it is somebody else's than that of whoever acts. "Tariq, by
  /// phone 03:12" is Tariq's.
  func second(_ words: Words?) throws(Refusal) -> Words? {
    guard let words = words?.filled else { return nil }
    let named = words.text.prefix { $0 != "," }.trimmed.lowercased()
    guard named != by.rawValue, named != name.trimmed.lowercased() else { throw .secondIsYou }
    return words
  }
}

/// A body as whoever sends something to it meets it.
package struct Door: Hashable, Sendable {
  package var body: BodyID
  package var name: String
  /// A statutory body: it may be notified.
  package var isAuthority: Bool
  package var isLocalAuthority: Bool
  /// Its own working hours, where they are known.
  package var hours: OpeningHours?
  package var verdict: Verdict

  package enum Verdict: Hashable, Sendable {
    /// `better` names the body that ranks above it, where one does.
    case fits(better: String?)
    /// Something about the person isn't known; the question to ask.
    case possible(question: String)
    /// The hard rule, in words. Shelter gender, child safety and conflict may be overridden by a
    /// coordinator.
    case excluded(rule: String, coordinatorMay: Bool = false)
  }

  package init(
    body: BodyID, name: String, isAuthority: Bool = false, isLocalAuthority: Bool = false,
    hours: OpeningHours? = nil, verdict: Verdict
  ) {
    self.body = body
    self.name = name
    self.isAuthority = isAuthority
    self.isLocalAuthority = isLocalAuthority
    self.hours = hours
    self.verdict = verdict
  }
}

extension Case {
  /// All rules of what may happen to a case: events, or a refusal that says what is missing.
  package func decide(_ action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    if erasure != nil, !action.isForErasedCases { throw .isErased(code) }
    if case .erase(let erasure) = action { return try erased(erasure, in: context) }
    guard !isVoid else { throw .caseIsVoid(code) }
    if closing != nil, !action.isForEndedCases { throw .isEnded(code, status) }
    var events = try events(of: action, in: context)
    if let review = context.review, let decision = action.reviewDecision {
      events.append(.reviewed(review: review, decision: decision))
    }
    return events
  }

  private func events(of action: CaseAction, in context: Context) throws(Refusal) -> [CaseEvent] {
    switch action {
    case .take:
      try check(.take)
      return [.taken] + given(in: context)
    case .triage(let sheet, let level, let reason, let second):
      return try triaged(sheet, choosing: level, reason, second, in: context)
    case .setLevel(let level, let reason, let second):
      guard let triage else { throw .notTriaged(code) }
      guard level != triage.level else { throw .levelIsAlready(level) }
      return try triaged(triage.sheet, choosing: level, reason, second, in: context)
    case .amend(let facts):
      return try amended(facts, in: context)
    case .consent(let topic, let answer):
      return try consented(topic, answer, in: context)
    case .conflict(let body, let answer):
      guard conflicts[body] != answer else { throw .nothingChanged }
      return [.conflictAnswered(body: body, answer: answer, was: conflicts[body])]
    case .addNeed(let code, let persons, let place):
      return [try needAdded(code, persons, place, in: context)]
    case .split(let need, let persons): return try split(need, persons, in: context)
    case .ask, .reply: return try askEvents(of: action, in: context)
    case .notify, .attempt: return try contactEvents(of: action, in: context)
    case .assign(let person, let reason):
      guard context.people.contains(person) else { throw .noSuchPerson(person) }
      guard person != owner else { throw .isAlreadyWith(person) }
      return [.assigned(person: person, reason: reason, was: owner)]
    case .note(let text):
      guard let text = text.filled else { throw .emptyNote }
      return [.noted(note: notes.count + 1, text: text)]
    case .todo(let what, let owner, let due):
      guard let what = what.filled else { throw .emptyToDo }
      guard context.people.contains(owner) else { throw .noSuchPerson(owner) }
      return [.todoAdded(todo: nextTodo, what: what, owner: owner, due: due)]
    case .finish(let number, let said):
      guard let todo = todos.first(where: { $0.number == number }) else {
        throw .noSuchToDo(number)
      }
      guard !todo.isDone else { throw .isDone(number) }
      if erasure != nil, said?.filled == nil { throw .whoDeletedIt }
      return [.todoFinished(todo: number, said: said?.filled)]
    case .uncover: return [.uncovered]
    case .keep:
      guard context.review != nil else { throw .noReview }
      return []
    case .settle, .end, .reopen: return try endingEvents(of: action, in: context)
    case .undo(let seq): return try undone(seq)
    default: return try referralEvents(of: action, in: context)
    }
  }

  // MARK: Facts, triage and needs

  private func amended(_ facts: Facts, in context: Context) throws(Refusal) -> [CaseEvent] {
    var facts = facts.keepingErased(of: self.facts)
    guard facts != self.facts else { throw .nothingChanged }
    // Needs name persons by number, so a number must not come to mean somebody else.
    guard canHave(facts.persons) else { throw .personsKeepNumbers }
    guard facts.persons.count <= Facts.mostPersons else { throw .tooManyPersons }
    let consent = self.facts.consent
    if consent.topics.contains(where: { consent[$0] == .yes && facts.consent[$0] == .no }) {
      throw .sayWithdrawn
    }
    facts.consent = facts.consent.dated(context.now, where: self.facts.consent)
    var events = [CaseEvent.amended(facts: facts, was: self.facts)]
    let isThreatened =
      (facts.armedPerpetrator == .yes && self.facts.armedPerpetrator != .yes)
      || (facts.officialPerpetrator == .yes && self.facts.officialPerpetrator != .yes)
    if isThreatened, triage != nil { events += owed(.newThreat, in: context) }
    if facts.deadline != self.facts.deadline, let deadline = facts.deadline {
      events += hastened(to: level, before: deadline, in: context)
      events += needsHastened(before: deadline, in: context)
    }
    for topic in facts.consent.withdrawn(since: self.facts.consent) {
      events += ended(by: topic, after: events, in: context)
    }
    return events
  }

  /// Whether persons may take the place of those there are. Fewer may only where a count is put right:
  /// from the first that differs on there is nobody whom a need names, and nobody of whom more is known
  /// than age and gender.
  private func canHave(_ persons: [Person]) -> Bool {
    let old = facts.persons
    guard persons.count < old.count else { return true }
    let named = needs.flatMap(\.persons).max() ?? 0
    let moved = zip(old, persons).prefix { $0 == $1 }.count
    return moved >= named && old[moved...].allSatisfy(\.isOnlyCounted)
  }

  /// Whoever opens a case on the phone, or takes it from the inbox, has it until it is passed on: a
  /// case that is with nobody is looked after by nobody.
  package func given(in context: Context) -> [CaseEvent] {
    guard owner == nil, let taker = context.taker else { return [] }
    return [.assigned(person: taker, reason: nil, was: nil)]
  }

  private func triaged(
    _ sheet: TriageSheet, choosing chosen: Level?, _ reason: Words?, _ second: Words?,
    in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    let found = TriageFinding(sheet, facts)
    let level = chosen ?? found.level
    // Lower than the rules find, or lower than the case stands: a person's word, never a program's.
    let before = min(found.level, triage?.level ?? found.level)
    if level > before {
      guard reason?.filled != nil else { throw .loweringNeedsReason(from: before, to: level) }
      if before == .critical, try context.second(second) == nil {
        throw .loweringNeedsSecondName
      }
    }
    let due = context.clocks[level].firstDoor.map { bounded(context.now + $0, in: context) }
    // Triage anew, on every contact, must not put off a door that waits already.
    let isLowered = self.level.map { level > $0 } ?? false
    func doorBy(keeping old: Instant?) -> Instant? {
      isLowered ? due : [due, old].compactMap(\.self).min()
    }
    let triage = Triage(
      sheet: sheet, level: level, rule: found.rule, isRaised: found.isRaised,
      aggravations: found.aggravations, foundLevel: found.level, reason: reason?.filled,
      second: second?.filled, doorBy: doorBy(keeping: self.triage?.doorBy))
    let waiting = needs.filter {
      isUnrouted($0) && !wasTried($0) && $0.actBy != doorBy(keeping: $0.actBy)
    }
    let isRaised = self.level.map { level < $0 } ?? false
    return (status == .inbox ? [.taken] + given(in: context) : [])
      + [.triaged(triage: triage, was: self.triage)]
      + waiting.map {
        .needDue(need: $0.number, actBy: doorBy(keeping: $0.actBy), was: $0.actBy)
      }
      + (isRaised ? hastened(to: level, before: facts.deadline, in: context) : [])
  }

  private func needAdded(
    _ code: NeedCode, _ persons: [Int], _ place: AreaID?, in context: Context
  ) throws(Refusal) -> CaseEvent {
    try checkPersons(persons)
    guard !needs.contains(where: { $0.code == code && $0.persons == persons && $0.place == place })
    else { throw .needIsThere(code) }
    let actBy = level.flatMap { context.clocks[$0].firstDoor }
      .map { bounded(context.now + $0, in: context) }
    return .needAdded(
      need: nextNeed, code: code, persons: persons, place: place, actBy: actBy)
  }

  private func checkPersons(_ persons: [Int]) throws(Refusal) {
    if let stranger = persons.first(where: { !(1...max(1, facts.persons.count)).contains($0) }) {
      throw .noSuchPersonInCase(stranger)
    }
  }

  /// A household that no one body takes whole is served apart: some persons get a need of their own.
  private func split(
    _ number: Int, _ apart: [Int], in context: Context
  ) throws(Refusal) -> [CaseEvent] {
    guard let need = need(number) else { throw .noSuchNeed(number) }
    guard need.settled == nil else { throw .isSettled(need.code) }
    if let open = openReferral(of: number) { throw .needIsWith(need.code, open.letter) }
    try checkPersons(apart)
    let all = persons(of: need).map(\.number)
    let stay = all.filter { !apart.contains($0) }
    guard apart.allSatisfy(all.contains), !apart.isEmpty, !stay.isEmpty else {
      throw .splitLeavesNobody(need.code)
    }
    return [
      .needNarrowed(need: number, persons: stay, was: need.persons),
      .needAdded(
        need: nextNeed, code: need.code, persons: apart.sorted(), place: need.place,
        actBy: need.actBy),
    ]
  }

  private func wasTried(_ need: Need) -> Bool {
    referrals.contains { $0.need == need.number && $0.state != .void }
  }

  // Numbers are never used twice, not even of something that was taken back.
  private var nextNeed: Int {
    1 + history.count { if case .needAdded = $0.event { true } else { false } }
  }
  var nextTodo: Int {
    1 + history.count { if case .todoAdded = $0.event { true } else { false } }
  }

  // MARK: Undo

  private func undone(_ seq: Int) throws(Refusal) -> [CaseEvent] {
    let entries = history.filter { $0.stamp.seq == seq }
    guard !entries.isEmpty, entries.allSatisfy({ $0.stamp.undoes == nil }),
      !history.contains(where: { $0.stamp.undoes == seq })
    else { throw .nothingToUndo }
    // A case must not come to be closed with a need that is open again.
    if closing != nil, entries.contains(where: \.event.bearsOnEnding) {
      throw .isEnded(code, status)
    }
    var inverses: [CaseEvent] = []
    for entry in entries.reversed() where !entry.event.goesWithItsLine {
      guard let inverse = entry.event.inverse, !hasBeenTold(entry.event) else {
        throw .hasLeftTheDesk(entry.event)
      }
      inverses.append(inverse)
    }
    // What was taken back since, and its taking back, stand in nobody's way.
    let undone = Set(history.compactMap(\.stamp.undoes))
    let later = history.filter {
      $0.stamp.seq > seq && $0.stamp.undoes == nil && !undone.contains($0.stamp.seq)
    }
    for subject in entries.flatMap(\.event.subjects) {
      // Two decisions of one review don't stand in each other's way.
      if case .review = subject { continue }
      guard let touch = later.last(where: { $0.event.subjects.contains(subject) }) else { continue }
      throw .changedSince(by: touch.stamp.by, what: touch.event)
    }
    if case .opened? = entries.first?.event, let touch = later.last {
      throw .changedSince(by: touch.stamp.by, what: touch.event)
    }
    return inverses
  }

  /// The last line that took nothing back and was not taken back; 0 where there is none.
  package var lastUndoable: Int {
    let undone = Set(history.compactMap(\.stamp.undoes))
    return history.last { $0.stamp.undoes == nil && !undone.contains($0.stamp.seq) }?.stamp.seq ?? 0
  }

  /// A referral leaves the desk when somebody is told, not when it is written down.
  private func hasBeenTold(_ event: CaseEvent) -> Bool {
    guard case .sent = event, let letter = event.referral else { return false }
    return referral(letter)?.told != nil
  }
}

extension CaseEvent {
  /// It was weighed when the case was ended.
  fileprivate var bearsOnEnding: Bool {
    subjects.contains { subject in
      switch subject {
      case .need, .referral, .level, .facts, .consent, .conflict, .round: true
      case .owner, .ending, .note, .todo, .review, .notification, .attempt: false
      }
    }
  }
}

extension CaseAction {
  /// What may still happen to a case that has ended.
  fileprivate var isForEndedCases: Bool {
    switch self {
    case .reopen, .note, .finish, .uncover, .undo, .keep, .consent, .attempt: true
    default: false
    }
  }

  /// What may still happen to a case that was erased: everybody who knows of it deletes it, too.
  fileprivate var isForErasedCases: Bool {
    switch self {
    case .finish, .undo, .keep: true
    default: false
    }
  }

  /// What the minutes of a review call it; nil where it is no decision.
  package var reviewDecision: ReviewDecision? {
    switch self {
    case .keep: .kept
    case .assign: .reassigned
    case .reroute: .rerouted
    case .setLevel, .triage: .levelChanged
    case .note: .noted
    case .todo: .action
    case .undo, .expire, .uncover, .take, .erase: nil
    default: .changed
    }
  }
}

extension Words {
  /// Nil when nothing but white space stands there.
  package var filled: Words? {
    text.allSatisfy(\.isWhitespace) ? nil : self
  }
}
