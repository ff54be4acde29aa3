/// Where the chain ends for whoever has read so far, and what the next line must follow from.
struct ChainEnd: Hashable, Sendable {
  /// Of the last line that was read, as stored; nil after a line whose chain can't be read.
  private(set) var chain: String?
  /// What that chain should be, where the line doesn't follow: the next one shows which of the two
  /// was damaged, its chain or its head.
  private var due: String?
  /// How many lines before the next could not be read: their numbers are missing, not skipped.
  var unread = 0

  /// - Parameter chain: of the last line; before the first the desk's id.
  init(_ chain: String) { self.chain = chain }

  /// The number of the next line, as far as the lines can be counted.
  func next(after last: Int) -> Int { last + 1 + unread }

  /// Whether an entry can come next: one that can't be read says nothing against it.
  func mayComeBefore(_ entry: JournalEntry?) -> Bool {
    guard chain != nil, case .line(let line)? = entry?.content else { return true }
    return vouches(for: line)
  }

  private func vouches(for line: JournalLine) -> Bool {
    (chain.map(line.follows) ?? false) || (due.map(line.follows) ?? false)
  }

  /// Goes on to a line, and says whether it follows from the one before.
  ///
  /// A head that nothing vouches for may say any number; believed, a large one would keep all honest
  /// lines out that come after it. What comes later is held against the chain as stored, or as it
  /// should be, so that one damaged line is one.
  mutating func take(_ line: JournalLine, _ seq: inout Int, after last: Int) -> Bool {
    let next = next(after: last)
    let isVouchedFor = chain == nil ? seq <= next : vouches(for: line)
    due = isVouchedFor ? nil : chain.map { Chain.next(after: $0, head: line.bytes[line.head]) }
    chain = line.chainText
    unread = 0
    if !isVouchedFor { seq = min(seq, next) }
    return isVouchedFor
  }

  /// Goes on past what can't be read.
  mutating func lose(_ remains: Remains) {
    (chain, due) = (remains.chain, nil)
    unread += remains.lines
  }
}
