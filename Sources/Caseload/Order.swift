import Casework

/// The order of work: what is late on top, the most pressing first, then what is due next; what has
/// no clock comes last.
///
/// Kept sorted, and only what changed or became late since is moved, so that neither a key nor a
/// saved action waits for a sort of everything.
struct Order: Sendable {
  /// The rows of open cases, in order.
  private(set) var open: [Rows.Number] = []
  /// The rows of cases that have ended, but for those entered in error.
  private(set) var ended: [Rows.Number] = []
  private var settledAt: Instant?
  private var touched: [Rows.Number] = []

  init() {}

  /// Of rows that are in order already.
  init(open: [Rows.Number], ended: [Rows.Number], at: Instant) {
    self.open = open
    self.ended = ended
    settledAt = at
  }

  mutating func touch(_ row: Rows.Number) { touched.append(row) }

  func isSettled(at now: Instant) -> Bool { touched.isEmpty && settledAt == now }

  mutating func settle(_ entries: [Rows.Entry], at now: Instant) {
    defer {
      touched = []
      settledAt = now
    }
    guard let before = settledAt, before <= now, touched.count < 1000 + open.count / 8 else {
      return sort(entries, at: now)
    }
    var moved = take(Set(touched), from: entries.count)
    // What became late since stands next to each other.
    let start = open.partitioningIndex { !Key($0, entries, at: before).isLate }
    let newlyLate = open[start...].prefix { entries[Int($0)].due < now.seconds }
    moved += newlyLate
    open.removeSubrange(newlyLate.indices)
    guard !moved.isEmpty else { return }
    let (opened, closed) = Self.parted(moved, entries)
    open = Self.merged(open, Self.sorted(opened, entries, at: now), entries, at: now)
    ended = Self.merged(ended, Self.sorted(closed, entries, at: now), entries, at: now)
  }

  /// Takes rows out, wherever they stand.
  private mutating func take(_ rows: Set<Rows.Number>, from count: Int) -> [Rows.Number] {
    guard !rows.isEmpty else { return [] }
    // Looked up a million times, which a set is too slow for.
    var isTaken = [Bool](repeating: false, count: count)
    for row in rows { isTaken[Int(row)] = true }
    open.removeAll { isTaken[Int($0)] }
    ended.removeAll { isTaken[Int($0)] }
    return Array(rows)
  }

  private mutating func sort(_ entries: [Rows.Entry], at now: Instant) {
    let (opened, closed) = Self.parted(entries.indices.map(Rows.Number.init), entries)
    open = Self.sorted(opened, entries, at: now)
    ended = Self.sorted(closed, entries, at: now)
  }

  private static func parted(
    _ rows: [Rows.Number], _ entries: [Rows.Entry]
  ) -> (open: [Rows.Number], ended: [Rows.Number]) {
    var open: [Rows.Number] = []
    var ended: [Rows.Number] = []
    for row in rows where !entries[Int(row)].isVoid {
      if entries[Int(row)].isOpen { open.append(row) } else { ended.append(row) }
    }
    return (open, ended)
  }

  /// Any rows, sorted.
  static func sorted(
    _ rows: [Rows.Number], _ entries: [Rows.Entry], at now: Instant
  ) -> [Rows.Number] {
    rows.map { Key($0, entries, at: now) }.sorted().map(\.row)
  }

  /// Two lists that are sorted, as one.
  static func merged(
    _ a: [Rows.Number], _ b: [Rows.Number], _ entries: [Rows.Entry], at now: Instant
  ) -> [Rows.Number] {
    if b.isEmpty { return a }
    if a.isEmpty { return b }
    var result: [Rows.Number] = []
    result.reserveCapacity(a.count + b.count)
    var rest = a[...]
    for row in b {
      let key = Key(row, entries, at: now)
      let end = rest.partitioningIndex { key < Key($0, entries, at: now) }
      result += rest[..<end]
      result.append(row)
      rest = rest[end...]
    }
    return result + rest
  }

  /// Where a row stands, as one number, so that sorting is quick: from the top bit on whether it is
  /// late, 3 bits of level and 33 of time (until 2242) or the other way round, and the row.
  struct Key: Comparable {
    private let bits: UInt64

    init(_ row: Rows.Number, _ entries: [Rows.Entry], at now: Instant) {
      let entry = entries[Int(row)]
      let due = min(UInt64(clamping: entry.due), 1 << 33 - 1)
      let level = UInt64(entry.pressing)
      // Late ones by level and then by time; the others by time and then by level.
      let pressing = entry.due < now.seconds ? level << 33 | due : 1 << 36 | due << 3 | level
      // What is equal stands as it was opened.
      bits = pressing << 27 | UInt64(row)
    }

    var isLate: Bool { bits >> 63 == 0 }

    /// Exact for a hundred million cases.
    var row: Rows.Number { Rows.Number(bits & (1 << 27 - 1)) }

    static func < (a: Key, b: Key) -> Bool { a.bits < b.bits }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index for which `isBehind` holds, in a list where it holds for all behind it too.
  package func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
