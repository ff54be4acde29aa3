package import Casework
import Coalition

/// What a checkpoint holds beside the rows: everything else that a fold of the journal gives.
package struct CheckpointState: Codable, Sendable {
  package let seq: Int
  package let count: Int
  let lastAt: Instant?
  let people: [Staff]
  let organizations: [Organization]
  let settings: Settings
  let reviews: [Review]
  let damaged: [Named<CaseCode, String>]
  let tracks: [Named<ServiceKey, ServiceTrack>]
  /// since, row, letter, places, 1 for awaiting an answer; one after the other.
  let holds: [Named<ServiceKey, [Int]>]
  /// The requests that were made, and the lines they became.
  let recent: [String]
  let recentLines: [Int]
  let series: [Named<String, [Int]>]
  let prefixes: [String]
  let whats: [String]
  let places: [AreaID?]
  let peoples: [String]
  let nexts: [NextStep]
  let owners: [PersonID?]
  /// When the order below was right.
  let orderedAt: Instant

  /// A dictionary's entry, for keys that JSON knows none of.
  struct Named<Key: Codable & Sendable, Value: Codable & Sendable>: Codable, Sendable {
    let key: Key
    let value: Value
  }
}

extension Caseload {
  /// Writes itself down as a checkpoint, in pieces of about a megabyte.
  ///
  /// The first line is the state, the next two are the order of the open cases and of the ended
  /// ones, then comes a line for each case: numbers, and at its end where its lines stand.
  ///
  /// - Parameters:
  ///   - now: the order is brought up to it first.
  ///   - places: the last field of each case's line, as JSON.
  ///   - write: takes the next bytes.
  package func writeCheckpoint<Failure: Error>(
    at now: Instant, encode: (CheckpointState) -> [UInt8],
    places: (Int) throws(Failure) -> [UInt8], write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var rows = rows
    rows.settle(at: now)
    try write(encode(state(rows, at: now)) + [UInt8(ascii: "\n")])
    try write(RowLines.list(rows.order.open))
    try write(RowLines.list(rows.order.ended))
    var piece: [UInt8] = []
    for (row, entry) in rows.entries.enumerated() {
      RowLines.write(entry, to: &piece)
      piece += try places(row)
      piece += "]\n".utf8
      if piece.count > 1 << 20 {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try write(piece)
  }

  private func state(_ rows: Rows, at now: Instant) -> CheckpointState {
    let recent = requests.recentLists
    return CheckpointState(
      seq: seq, count: rows.count, lastAt: lastAt, people: people.values.sorted { $0.id < $1.id },
      organizations: directory.organizations, settings: settings, reviews: reviews,
      damaged: damaged.map { .init(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key },
      tracks: tracks.map { .init(key: $0.key, value: $0.value) }
        .sorted { $0.key.rawValue < $1.key.rawValue },
      holds: holds.map { .init(key: $0.key, value: $0.value.numbers) }
        .sorted { $0.key.rawValue < $1.key.rawValue },
      recent: recent.ids, recentLines: recent.lines, series: requests.seriesLists,
      prefixes: rows.prefixes.values, whats: rows.whats.values, places: rows.places.values,
      peoples: rows.people.values, nexts: rows.nexts.values, owners: rows.owners.values,
      orderedAt: now)
  }

  /// Begins as a checkpoint says; `CheckpointReader` gives it the rows.
  init(desk: DeskIdentity, _ state: CheckpointState, _ rows: Rows) {
    self.init(desk: desk)
    seq = state.seq
    lastAt = state.lastAt
    directory = Directory(state.organizations)
    people = Dictionary(uniqueKeysWithValues: state.people.map { ($0.id, $0) })
    settings = state.settings
    reviews = state.reviews
    for entry in state.damaged { damaged[entry.key] = entry.value }
    for entry in state.tracks { tracks[entry.key] = entry.value }
    for entry in state.holds { holds[entry.key] = Holds(entry.value) }
    requests = MadeRequests(state.recent, state.recentLines, state.series)
    self.rows = rows
    olderTexts = rows.count
  }
}

extension Holds {
  /// As a checkpoint has them: five numbers each.
  var numbers: [Int] {
    holds.flatMap {
      [Int($0.since.seconds), Int($0.row), $0.letter, $0.places, $0.awaitsAnswer ? 1 : 0]
    }
  }

  init(_ numbers: [Int]) {
    self.init()
    for start in stride(from: 0, to: numbers.count - 4, by: 5) {
      add(
        Hold(
          since: Instant(seconds: Int64(numbers[start])),
          row: Rows.Number(clamping: numbers[start + 1]), letter: numbers[start + 2],
          places: numbers[start + 3],
          awaitsAnswer: numbers[start + 4] != 0))
    }
  }
}

/// Makes a caseload of a checkpoint's lines.
package struct CheckpointReader {
  private let desk: DeskIdentity
  private let state: CheckpointState
  private var rows: Rows
  private var open: [Rows.Number] = []
  private var ended: [Rows.Number] = []

  package init(_ desk: DeskIdentity, _ state: CheckpointState) {
    self.desk = desk
    self.state = state
    rows = Rows(state)
  }

  /// Takes the two lines of the order, which come first, without their ends; false when they are none.
  package mutating func take(open: ArraySlice<UInt8>, ended: ArraySlice<UInt8>) -> Bool {
    RowLines.read(open, into: &self.open, below: state.count)
      && RowLines.read(ended, into: &self.ended, below: state.count)
  }

  /// Takes the next rows; false when one can't be.
  package mutating func take(_ block: RowBlock) -> Bool {
    guard block.isWhole else { return false }
    for entry in block.entries {
      guard rows.canHold(entry) else { return false }
      rows.add(entry)
    }
    return true
  }

  /// The caseload, once every line was taken; nil when some are missing.
  package consuming func finish() -> Caseload? {
    guard rows.count == state.count, open.count + ended.count <= state.count else { return nil }
    rows.finish(Order(open: open, ended: ended, at: state.orderedAt))
    return Caseload(desk: desk, state, rows)
  }
}
