/// Where the lines of each case stand in the journal, so that a case can be read when it is wanted.
///
/// Cases are numbered as the caseload numbers them. What a checkpoint knows stays in its file. What
/// came since is one number a line in a list, with a link to the case's line before.
struct CaseLines {
  let base: CheckpointFile?
  private(set) var files: [String]
  private var places: [UInt64] = []
  private var previous: [Int32] = []
  /// The latest line of each case.
  private var latest: [Int32] = []

  private static let none: Int32 = -1

  init(_ base: CheckpointFile? = nil, files: [String] = []) {
    self.base = base
    self.files = files
  }

  /// How many lines came since the checkpoint, counted once for each case they touch.
  var count: Int { places.count }

  /// Notes that a line touches a case. Lines come in the journal's order.
  mutating func note(_ position: JournalPosition, of case: Int) {
    if files.last != position.file { files.append(position.file) }
    while latest.count <= `case` { latest.append(Self.none) }
    let place = UInt64(files.count - 1) << 48 | UInt64(position.offset)
    // Two events of one line are one place.
    let before = latest[`case`]
    if before != Self.none, places[Int(before)] == place { return }
    previous.append(before)
    latest[`case`] = Int32(places.count)
    places.append(place)
  }

  /// The beginnings of a case's lines, oldest first.
  func lines(of case: Int) throws(LedgerError) -> [JournalPosition] {
    let all = (try base?.places(of: `case`) ?? []) + newPlaces(of: `case`)
    return stride(from: 0, to: all.count - 1, by: 2)
      .filter { files.indices.contains(all[$0]) }
      .map { JournalPosition(file: files[all[$0]], offset: all[$0 + 1]) }
  }

  /// Of the lines since the checkpoint: pairs of a file's number and an offset, oldest first.
  func newPlaces(of case: Int) -> [Int] {
    guard latest.indices.contains(`case`) else { return [] }
    var found: [UInt64] = []
    var next = latest[`case`]
    while next != Self.none {
      found.append(places[Int(next)])
      next = previous[Int(next)]
    }
    return found.reversed().flatMap { [Int($0 >> 48), Int($0 & 0xffff_ffff_ffff)] }
  }
}
