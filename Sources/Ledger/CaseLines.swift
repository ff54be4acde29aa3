/// Where the lines of each case stand in the journal, so that a case can be read when it is wanted.
///
/// Cases are numbered as the caseload numbers them. A line is one number in a list, with a link
/// to the case's line before: a million cases of eight lines take less than 100 MB.
struct CaseLines: Sendable {
  private var files: [String] = []
  private var places: [UInt64] = []
  private var previous: [Int32] = []
  /// The latest line of each case.
  private var latest: [Int32] = []

  private static let none: Int32 = -1

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
  func lines(of case: Int) -> [JournalPosition] {
    guard latest.indices.contains(`case`) else { return [] }
    var found: [JournalPosition] = []
    var next = latest[`case`]
    while next != Self.none {
      let place = places[Int(next)]
      found.append(
        JournalPosition(file: files[Int(place >> 48)], offset: Int(place & 0xffff_ffff_ffff)))
      next = previous[Int(next)]
    }
    return found.reversed()
  }
}
