import Casework

/// Whole cases in memory: those that were looked at or worked on lately.
struct AtHand: Sendable {
  /// Those that were put in since some were last let go of, and those before.
  private var recent: [Rows.Number: Case] = [:]
  private var older: [Rows.Number: Case] = [:]

  var count: Int { recent.count + older.count }

  /// In the order in which they were opened.
  var cases: [Case] {
    recent.merging(older) { $1 }.sorted { $0.key < $1.key }.map(\.value)
  }

  subscript(row: Rows.Number) -> Case? { recent[row] ?? older[row] }

  func contains(_ row: Rows.Number) -> Bool {
    recent.keys.contains(row) || older.keys.contains(row)
  }

  mutating func put(_ case: consuming Case, at row: Rows.Number) {
    recent[row] = `case`
    if !older.isEmpty { older[row] = nil }
  }

  /// Takes one out, so that nobody else holds it while it is changed.
  mutating func take(_ row: Rows.Number) -> Case? {
    recent.removeValue(forKey: row) ?? older.removeValue(forKey: row)
  }

  mutating func release(keeping rows: Set<Rows.Number>) {
    recent = recent.filter { rows.contains($0.key) }
    older = older.filter { rows.contains($0.key) }
  }

  /// Lets go of those that were put in longest ago: once the recent ones are half of what may stay.
  mutating func release(beyond most: Int, keeping rows: [Rows.Number]) {
    guard recent.count > most / 2 || count > most else { return }
    for row in rows { if let kept = older[row] { recent[row] = kept } }
    older = recent
    recent = [:]
  }
}
