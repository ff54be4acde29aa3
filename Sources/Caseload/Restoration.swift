package import Casework

/// Brings a whole export into a desk that has no case yet.
///
/// Everything is decided anew by the rules, in the order of time, and the clock acts in between: a
/// file can't bring a state that the rules would not allow.
package struct Restoration {
  /// What the rules refused, by case and step.
  package private(set) var refused: [CaseFile.Problem] = []
  /// How many cases were opened so far.
  package var cases: Int { codes.count }

  private let records: [CaseRecord]
  private let newID: () -> String
  private var people: ArraySlice<Request>
  private var steps: ArraySlice<Step>
  private var codes: [Int: CaseCode] = [:]
  private var doing: Step?

  private struct Step {
    var at: Instant
    var record: Int
    /// 0 opens the case.
    var number: Int
    var action: CaseAction?
    var by: PersonID
  }

  package init(_ file: CaseFile, by me: PersonID, now: Instant, newID: @escaping () -> String) {
    records = file.records
    self.newID = newID
    var steps: [Step] = []
    for (index, record) in file.records.enumerated() {
      let arrived = record.arrived ?? now
      steps.append(
        Step(at: arrived, record: index, number: 0, action: nil, by: record.by ?? me))
      for (number, step) in record.history.enumerated() {
        steps.append(
          Step(at: step.at, record: index, number: number + 1, action: step.action, by: step.by))
      }
    }
    steps.sort { ($0.at, $0.record, $0.number) < ($1.at, $1.record, $1.number) }
    let start = steps.first?.at ?? now
    // Whoever restores it may have fewer roles afterwards, so that person comes last.
    let listed = file.people.filter { $0.id != me } + file.people.filter { $0.id == me }
    people =
      listed.map {
        Request(id: newID(), by: me, at: start, action: .listPerson($0))
      }[...]
    self.steps = steps[...]
  }

  /// The next request, knowing what became of the last one; nil when all is done.
  package mutating func next(_ caseload: Caseload, _ last: Outcome?) -> Request? {
    if let last { note(last) }
    doing = nil
    if let person = people.popFirst() { return person }
    while let step = steps.first {
      if let clock = clockRequest(before: step.at, caseload) { return clock }
      steps.removeFirst()
      guard let action = step.action else {
        doing = step
        return request(records[step.record].restored, step.by, step.at)
      }
      guard let code = codes[step.record] else { continue }
      doing = step
      return request(.on(code, action), step.by, step.at)
    }
    return nil
  }

  private mutating func note(_ outcome: Outcome) {
    guard let step = doing else {
      if let refusal = outcome.refusal {
        refused.append(.init(place: "people", reason: refusal.description))
      }
      return
    }
    if step.action == nil, case .on(let code, _)? = outcome.line?.events.first {
      codes[step.record] = code
    }
    if let refusal = outcome.refusal {
      refused.append(
        .init(
          place: "\(records[step.record].origin), step \(step.number)",
          reason: refusal.description))
    }
  }

  private func clockRequest(before instant: Instant, _ caseload: Caseload) -> Request? {
    guard let expiry = caseload.nextExpiry, expiry <= instant, let lastAt = caseload.lastAt else {
      return nil
    }
    let at = max(lastAt, expiry)
    return caseload.clockActions(at: at).first.map { request($0, .clock, at) }
  }

  private func request(_ action: DeskAction, _ by: PersonID, _ at: Instant) -> Request {
    Request(id: newID(), by: by, at: at, action: action)
  }
}
