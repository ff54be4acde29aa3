package import Casework

/// Brings a whole export into a desk that has no case yet.
///
/// Everything is decided anew by the rules: a file can't bring a state that they would not allow. A
/// file with the lines of a journal is followed line by line, the clock's among them, with people,
/// directory and settings as they were then. Of any other the steps are taken in the order of
/// time, and the clock acts in between.
package struct Restoration {
  /// What the rules refused, by case and step.
  package private(set) var refused: [CaseFile.Problem] = []
  /// How many cases were opened so far.
  package var cases: Int { codes.count }

  private let records: [CaseRecord]
  private let me: PersonID
  private let newID: () -> String
  /// Every step says which line it was.
  private let isWhole: Bool
  private var people: ArraySlice<Request>
  private var steps: ArraySlice<Step>
  private var codes: [Int: CaseCode] = [:]
  /// Which line each line of the export has become.
  private var lines: [Int: Int] = [:]
  private var doing: Step?

  private struct Step {
    var line: Int?
    var at: Instant
    /// -1 is the desk itself.
    var record: Int
    /// 0 opens the case.
    var number: Int
    var by: PersonID
    var what: What
    var review: String?
    var taker: PersonID?
    var remindsToTell = false
  }

  private enum What {
    case open
    case action(CaseAction)
    case desk(DeskEvent)
  }

  package init(_ file: CaseFile, by me: PersonID, now: Instant, newID: @escaping () -> String) {
    records = file.records
    self.me = me
    self.newID = newID
    var steps = Self.steps(file, by: me, now: now)
    isWhole = !file.desk.isEmpty && steps.allSatisfy { $0.line != nil }
    if isWhole {
      steps.sort { ($0.line ?? 0, $0.record) < ($1.line ?? 0, $1.record) }
    } else {
      steps.sort { ($0.at, $0.record, $0.number) < ($1.at, $1.record, $1.number) }
    }
    let start = steps.first?.at ?? now
    // Whoever restores it may have fewer roles afterwards, so that person comes last.
    let listed = file.people.filter { $0.id != me } + file.people.filter { $0.id == me }
    people =
      listed.map {
        Request(id: newID(), by: me, at: start, action: .listPerson($0))
      }[...]
    self.steps = steps[...]
  }

  private static func steps(_ file: CaseFile, by me: PersonID, now: Instant) -> [Step] {
    var steps = file.desk.enumerated().map { number, step in
      Step(
        line: step.line, at: step.at, record: -1, number: number + 1, by: step.by,
        what: .desk(step.was))
    }
    for (index, record) in file.records.enumerated() {
      steps.append(
        Step(
          line: record.line, at: record.arrived ?? now, record: index, number: 0,
          by: record.by ?? me, what: .open, taker: record.taker))
      for (number, step) in record.history.enumerated() {
        steps.append(
          Step(
            line: step.line, at: step.at, record: index, number: number + 1, by: step.by,
            what: .action(step.action), review: step.review, taker: step.taker,
            remindsToTell: step.remindsToTell == true))
      }
    }
    return steps
  }

  /// The next request, knowing what became of the last one; nil when all is done.
  package mutating func next(_ caseload: Caseload, _ last: Outcome?) -> Request? {
    if let last { note(last) }
    doing = nil
    if let person = people.popFirst() { return person }
    while let step = steps.first {
      if !isWhole, let clock = clockRequest(before: step.at, caseload) { return clock }
      steps.removeFirst()
      guard let request = request(step, caseload) else { continue }
      doing = step
      return request
    }
    return nil
  }

  private func request(_ step: Step, _ caseload: Caseload) -> Request? {
    var request = Request(id: newID(), by: step.by, at: step.at, action: .endReview)
    request.review = step.review
    request.remindsToTell = step.remindsToTell
    if isWhole { request.restores = .init(taker: step.taker) }
    switch step.what {
    case .open:
      request.action = records[step.record].restored
      request.restores?.code = records[step.record].code
    case .action(let action):
      guard let code = codes[step.record] else { return nil }
      // The clock lets referrals expire, and nothing else.
      if step.by == .clock {
        guard isWhole, case .expire = action else { return nil }
      }
      request.action = .on(code, renumbered(action))
    case .desk(let event):
      guard let action = DeskAction(making: event) else { return nil }
      // Whom the desk doesn't know yet can't have listed themselves.
      if caseload.people[step.by] == nil { request.by = me }
      request.action = action
    }
    request.role = caseload.people[request.by]?.roles.first
    return request
  }

  private func renumbered(_ action: CaseAction) -> CaseAction {
    guard isWhole, case .undo(let line) = action else { return action }
    return .undo(seq: lines[line] ?? 0)
  }

  private mutating func note(_ outcome: Outcome) {
    guard let step = doing else {
      if let refusal = outcome.refusal {
        refused.append(.init(place: "people", reason: refusal.description))
      }
      return
    }
    if let line = outcome.line {
      if let old = step.line { lines[old] = line.seq }
      if case .open = step.what, case .on(let code, _)? = line.events.first {
        codes[step.record] = code
      }
    }
    if let refusal = outcome.refusal {
      let place = step.record < 0 ? "desk" : records[step.record].origin
      refused.append(
        .init(place: "\(place), step \(step.number)", reason: refusal.description))
    }
  }

  private mutating func clockRequest(before instant: Instant, _ caseload: Caseload) -> Request? {
    guard let expiry = caseload.nextExpiry, expiry <= instant, let lastAt = caseload.lastAt else {
      return nil
    }
    let at = max(lastAt, expiry)
    return caseload.clockActions(at: at).first.map {
      Request(id: newID(), by: .clock, at: at, action: $0)
    }
  }
}

extension DeskAction {
  /// The action that an event of the desk itself came of.
  package init?(making event: DeskEvent) {
    switch event {
    case .on, .blanked: return nil
    case .personListed(let staff): self = .listPerson(staff)
    case .organizationListed(let organization): self = .list(organization)
    case .capacityReported(let service, let free, _):
      self = .reportCapacity(service: service, free: free)
    case .settingsChanged(let settings): self = .set(settings)
    case .reviewStarted(_, let present, _): self = .startReview(present: present)
    case .reviewEnded: self = .endReview
    }
  }
}
