import Caseload
package import Casework

// Where one stands: on which row of a list, and where in the case of that row.

/// Where one stands in the case under the cursor. When the cursor leaves the case, all of it is forgotten.
package struct PlaceInCase: Sendable {
  package var line: CaseLine.ID?
  /// Among those who can take the need; nil for the first of them.
  package var service: ServiceKey?
  /// A referral that is being moved: the next send withdraws it.
  package var moving: Moving?
  /// Its names and numbers are shown.
  package var isUncovered = false
  /// The filter that one's own action took the case out of: it stays under it until one leaves it, so
  /// that the next key isn't taken for another.
  var staysUnder: Query?

  package struct Moving: Hashable, Sendable {
    package var referral: ReferralLetter
    package var reason: MoveReason
    /// The last line of the journal that had been seen when it was begun.
    var seen: Int?
  }
}

/// What a cursor moves over: things by id, as many as there are.
protocol IDs<ID> {
  associatedtype ID: Hashable & Sendable
  var count: Int { get }
  subscript(place: Int) -> ID { get }
  /// - Parameter hint: where it stood before.
  func place(of id: ID, hint: Int) -> Int?
}

/// The cases of the queue, none of which is looked at before it is needed.
struct ShownCases: IDs {
  let count: Int
  private let shown: Queue
  private let caseload: Caseload

  init(_ shown: Queue, _ caseload: Caseload) {
    count = shown.count
    self.shown = shown
    self.caseload = caseload
  }

  subscript(place: Int) -> CaseCode { caseload.code(place, of: shown) }

  func place(of code: CaseCode, hint: Int) -> Int? {
    caseload.place(of: code, in: shown, hint: hint)
  }
}

/// Which row a list stands on, and which are marked; by id, so that nothing moves when rows do.
package struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  package var selected: ID?
  package var marks: Set<ID> = []
  /// Where the selected row stood, for when it goes away.
  package private(set) var index = 0
  /// Where a range of marks begins: the row that was marked last.
  private var anchor: ID?

  package init() {}

  /// Stands on the selected row, or, when it is gone, on the one that took its place.
  mutating func settle(in ids: some IDs<ID>) {
    if let selected, let found = ids.place(of: selected, hint: index) {
      index = found
    } else {
      index = max(0, min(index, ids.count - 1))
      selected = ids.count == 0 ? nil : ids[index]
    }
  }

  /// Stays on the selected row, or goes to the first of whatever comes next.
  mutating func preferTop() { index = 0 }

  mutating func move(by step: Int, in ids: some IDs<ID>) {
    guard ids.count > 0 else { return }
    settle(in: ids)
    index = max(0, min(index + step, ids.count - 1))
    selected = ids[index]
  }

  mutating func toggleMark() {
    guard let selected else { return }
    if marks.remove(selected) == nil {
      marks.insert(selected)
      anchor = selected
    }
  }

  mutating func unmark() {
    marks = []
    anchor = nil
  }

  /// Marks all rows from the one that was marked last to the selected one.
  mutating func markRange(in ids: some IDs<ID>, atMost limit: Int) {
    settle(in: ids)
    guard let selected else { return }
    let start = anchor.flatMap { ids.place(of: $0, hint: index) } ?? index
    for place in min(start, index)...max(start, index) where marks.count < limit {
      marks.insert(ids[place])
    }
    anchor = selected
  }
}
