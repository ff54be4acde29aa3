import Casework

/// The places that a service's open referrals keep. Derived from referrals, never stored: a place is
/// kept from the moment a referral is sent, for as long as it is open.
struct Holds: Sendable {
  struct Hold: Hashable, Sendable {
    let since: Instant
    let row: Rows.Number
    let letter: Int
    let places: Int
    /// A body that hasn't answered doesn't count the place as taken in the figures it reports.
    let awaitsAnswer: Bool

    init(since: Instant, row: Rows.Number, letter: Int, places: Int, awaitsAnswer: Bool) {
      self.since = since
      self.row = row
      self.letter = letter
      self.places = places
      self.awaitsAnswer = awaitsAnswer
    }

    init(_ referral: Referral, of case: Case, _ row: Rows.Number) {
      since = referral.sentAt
      self.row = row
      letter = referral.letter.number
      places = `case`.places(of: referral)
      awaitsAnswer = referral.state.awaitsAnswer
    }
  }

  /// Oldest first.
  private(set) var holds: [Hold] = []
  /// How many places those keep that await an answer.
  private var awaiting = 0

  var open: Int { holds.count }

  mutating func add(_ hold: Hold) {
    if holds.last.map({ $0.since <= hold.since }) ?? true {
      holds.append(hold)
    } else {
      holds.insert(hold, at: holds.partitioningIndex { $0.since > hold.since })
    }
    if hold.awaitsAnswer { awaiting += hold.places }
  }

  mutating func remove(_ hold: Hold) {
    let start = holds.partitioningIndex { $0.since >= hold.since }
    guard let place = holds[start...].firstIndex(of: hold) else { return }
    holds.remove(at: place)
    if hold.awaitsAnswer { awaiting -= hold.places }
  }

  /// Places that a figure of free places counted at a time doesn't know to be taken.
  func places(since: Instant) -> Int {
    var count = awaiting
    for hold in holds.reversed() {
      if hold.since < since { break }
      if !hold.awaitsAnswer { count += hold.places }
    }
    return count
  }
}
