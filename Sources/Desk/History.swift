import Caseload
package import Casework

/// What was done on this screen and can be taken back, and what was taken back and can be done again.
package struct History: Sendable {
  /// The latest last.
  package private(set) var steps: [Step] = []
  /// What can be done again, the latest last.
  package private(set) var takenBack: [Batch] = []
  private var count = 0

  package enum Step: Sendable {
    case done(Batch)
    /// What was typed and thrown away.
    case thrownAway(Draft)

    var batch: Batch? { if case .done(let batch) = self { batch } else { nil } }

    var words: String {
      switch self {
      case .done(let batch): batch.words
      case .thrownAway(let draft): draft.title
      }
    }
  }

  /// What one command did. Without parts it has left the desk: undo stops there once, and says so,
  /// before it reaches further back.
  package struct Batch: Hashable, Sendable {
    /// Tells it from the others of this screen.
    fileprivate(set) var id = 0
    package var parts: [Part]
    package var words: String
    /// What was asked for, to be asked for again.
    package var asks: [Ask]

    package struct Part: Hashable, Sendable {
      package var code: CaseCode
      package var seq: Int
    }
  }

  package var isEmpty: Bool { steps.isEmpty && takenBack.isEmpty }

  /// What was done last, of what can be taken back.
  var lastDone: Batch? { steps.last { $0.batch != nil }?.batch }

  mutating func note(_ batch: Batch) {
    count += 1
    var batch = batch
    batch.id = count
    steps.append(.done(batch))
  }

  mutating func note(thrownAway draft: Draft) { steps.append(.thrownAway(draft)) }

  mutating func removeLast() { if !steps.isEmpty { steps.removeLast() } }

  mutating func forgetLastDone() {
    if let last = steps.lastIndex(where: { $0.batch != nil }) { steps.remove(at: last) }
  }

  /// What was done last is taken back.
  ///
  /// - Parameter lines: what took it back. It is asked for again of the cases as they stood then.
  mutating func takeBackLastDone(by lines: [Line]) {
    if var batch = lastDone {
      for i in batch.asks.indices {
        let code = batch.asks[i].action.code
        batch.asks[i].seen = lines.last { code != nil && $0.events.first?.code == code }?.seq
        batch.asks[i].again = batch.id
        batch.asks[i].origin = nil
      }
      takenBack.append(batch)
    }
    forgetLastDone()
  }

  /// It was done again, or can't be.
  mutating func forget(takenBack id: Int) { takenBack.removeAll { $0.id == id } }

  /// Something else was done since: what was taken back before it doesn't follow from it.
  mutating func forgetTakenBack() { takenBack = [] }

  /// What was erased must not come back.
  mutating func forget(_ isErased: (CaseCode) -> Bool, _ isGone: (Draft) -> Bool) {
    func isLost(_ batch: Batch) -> Bool { batch.parts.contains { isErased($0.code) } }
    takenBack.removeAll(where: isLost)
    steps.removeAll { step in
      switch step {
      case .done(let batch): isLost(batch)
      case .thrownAway(let draft): isGone(draft)
      }
    }
  }
}
