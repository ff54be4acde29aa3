package import Casework
import Coalition

/// One case as the queue shows it. No name, no number, no story.
package struct Row: Hashable, Sendable, Identifiable {
  package let code: CaseCode
  package let level: Level?
  package let status: Status
  package let forms: String
  package let place: String
  package let people: String
  package let due: Instant?
  /// What must happen next, in words.
  package let next: String
  package let owner: PersonID?

  package var id: CaseCode { code }
}

/// The cases that a query lets through, in order, to be shown window by window.
package struct Queue: Hashable, Sendable {
  var rows: [Rows.Number] = []
  /// How many of them are late.
  package var late = 0
  /// One of them stands there only because it is under the cursor.
  package private(set) var hasKept = false

  package init() {}

  init(_ rows: [Rows.Number], late: Int, hasKept: Bool = false) {
    self.rows = rows
    self.late = late
    self.hasKept = hasKept
  }

  package var count: Int { rows.count }
  /// How many were asked for.
  package var matching: Int { hasKept ? count - 1 : count }
  package var isEmpty: Bool { rows.isEmpty }
}

extension Caseload {
  /// How many cases are open.
  package func openCount(at now: Instant) -> Int {
    var rows = self.rows
    rows.settle(at: now)
    return rows.order.open.count
  }

  /// The open cases that a query lets through; ended ones too, where it asks for a state.
  ///
  /// - Parameter kept: a case that stands in it whatever the query says.
  package func queue(
    _ query: Query, by order: QueueOrder = .work, keeping kept: CaseCode? = nil, at now: Instant
  ) -> Queue {
    var rows = self.rows
    rows.settle(at: now)
    let filter = Filter(query, rows, self, at: now)
    var found = filter.isNarrow ? filter.narrow(rows.order.open, areOpen: true) : rows.order.open
    if filter.asksForState {
      found = Order.merged(found, filter.narrow(rows.order.ended), rows.entries, at: now)
    }
    let late = found.partitioningIndex { rows[$0].due >= now.seconds }
    var hasKept = false
    if let row = kept.flatMap(rows.row), !rows[row].isVoid, rows[row].standing != .erased,
      filter.isNarrow || !rows[row].isOpen, !found.contains(row)
    {
      found = Order.merged(found, [row], rows.entries, at: now)
      hasKept = true
    }
    return Queue(rows.sorted(found, by: order, names), late: late, hasKept: hasKept)
  }

  /// All of a queue.
  package func list(_ query: Query = Query(), at now: Instant) -> [Row] {
    queue(query, at: now).rows.map { rows.shown($0, names) }
  }

  /// Some cases in an order of their own, as far as a query lets them through. What has ended
  /// stays in its place, unless something is asked.
  package func queue(of codes: [CaseCode], _ query: Query, at now: Instant) -> Queue {
    let filter = Filter(query, rows, self, at: now)
    let known = codes.compactMap(rows.row)
    let found = query.isEmpty ? known.filter { !rows[$0].isVoid } : filter.narrow(known)
    return Queue(found, late: found.count { rows[$0].due < now.seconds })
  }

  /// Sorts what changed, so that the next questions needn't.
  package mutating func settle(at now: Instant) { rows.settle(at: now) }

  package func row(_ place: Int, of queue: Queue) -> Row { rows.shown(queue.rows[place], names) }

  /// The case that somebody means who types a code, or only its number: then this year's.
  package func code(typedAs text: String, at now: Instant) -> CaseCode? {
    let year = WallTime(now, offset: desk.offset).year % 100
    let typed = text.filter { !$0.isWhitespace }
    let code =
      Int(typed).map { CaseCode(prefix: desk.prefix, year: year, number: $0) } ?? CaseCode(typed)
    return code.flatMap { contains($0) ? $0 : nil }
  }

  /// What the queue must be narrowed to for a case to stand in it: an open one stands there anyway.
  package func query(for code: CaseCode) -> Query {
    guard let row = rows.row(of: code), !rows[row].isOpen else { return Query() }
    let state = rows[row].standing.inWords.split(separator: " ").first ?? ""
    return Query("\(code) state:\(state)")
  }

  /// Whether a case has ended, and can be asked for by its state.
  package func hasEnded(_ code: CaseCode) -> Bool {
    rows.row(of: code).map { !rows[$0].isOpen && !rows[$0].isVoid } ?? false
  }

  package func row(_ code: CaseCode) -> Row? { rows.row(of: code).map { rows.shown($0, names) } }

  package func code(_ place: Int, of queue: Queue) -> CaseCode { rows.code(of: queue.rows[place]) }

  package func codes(_ queue: Queue) -> [CaseCode] { queue.rows.map(rows.code) }

  /// Where a case stands in a queue.
  ///
  /// - Parameter hint: where it stood before.
  package func place(of code: CaseCode, in queue: Queue, hint: Int = 0) -> Int? {
    guard let row = rows.row(of: code) else { return nil }
    if queue.rows.indices.contains(hint), queue.rows[hint] == row { return hint }
    return queue.rows.firstIndex(of: row)
  }

  /// Those of some cases that stand in a queue, in its order.
  package func those(of codes: Set<CaseCode>, in queue: Queue) -> [CaseCode] {
    guard !codes.isEmpty else { return [] }
    var isWanted = [Bool](repeating: false, count: rows.count)
    for code in codes { if let row = rows.row(of: code) { isWanted[Int(row)] = true } }
    return queue.rows.filter { isWanted[Int($0)] }.map(rows.code)
  }
}
