package import Caseload
package import Casework

// The journal is read and folded, and whole cases are read again from their lines.

extension Ledger {
  /// Folds what other desks wrote since, and says how many lines that were.
  ///
  /// - Parameters:
  ///   - each: sees every line that could be read, before it is folded.
  ///   - most: how many lines to read at most; when as many came, there may be more.
  ///   - goOn: is asked between pieces of a long journal; false leaves it there.
  @discardableResult
  package mutating func catchUp(
    _ caseload: inout Caseload, atMost most: Int = .max,
    each: (Line, Caseload) -> Void = { _, _ in }, goOn: (borrowing Ledger) -> Bool = { _ in true }
  ) throws(LedgerError) -> Int {
    journal.drainWatch()
    if position == .start { begin(&caseload) }
    do {
      return try readOn(&caseload, each, atMost: most, goOn)
    } catch LedgerError.rewound {
      return try startAgain(&caseload, each, goOn)
    }
  }

  /// How much of the journal was read: between 0 and 100.
  package var percentRead: Int {
    guard let size = try? journal.size(before: nil), size > 0,
      let read = try? journal.size(before: position)
    else { return 100 }
    return min(100, read * 100 / size)
  }

  /// How many lines are read at a time.
  private static let pieceSize = 1000

  private mutating func readOn(
    _ caseload: inout Caseload, _ each: (Line, Caseload) -> Void, isFresh: Bool = false,
    atMost most: Int = .max, _ goOn: (borrowing Ledger) -> Bool
  ) throws(LedgerError) -> Int {
    var limit = min(Self.pieceSize, most)
    var count = 0
    var read = try journal.read(after: position, limit: limit)
    var decoded: Ahead<JournalEntry, DecodedLine>?
    while true {
      // A save that was taken back can be replaced by lines that end at the same byte.
      if !isFresh, position != .start, !end.mayComeBefore(read.entries.first) { throw .rewound }
      let isLast = read.entries.count < limit
      count += read.entries.count
      limit = min(Self.pieceSize, most - count)
      let hasMore = !isLast && limit > 0
      // What can't be read keeps nothing out that comes before it: it is read once more below.
      let next = hasMore ? try? journal.read(after: read.position, limit: limit) : nil
      let ahead = next.map { DecodedLine.ahead($0.entries) }
      let coder = coder
      let lines = decoded?.finish() ?? read.entries.map { DecodedLine($0, coder) }
      for (entry, line) in zip(read.entries, lines) {
        try fold(entry, line, into: &caseload, each)
      }
      position = read.position
      if hasMore {
        guard goOn(self) else { return count }
        if let next { read = next } else { read = try journal.read(after: position, limit: limit) }
        decoded = ahead
        continue
      }
      if isLast {
        for found in erasures.takeUnnamed() {
          note(.blankedByNobody, at: found.place, found.subjects, in: &caseload)
        }
      }
      return count
    }
  }

  /// Folds everything anew, after lines in memory turned out not to be there. What doesn't follow
  /// then is damage.
  mutating func startAgain(
    _ caseload: inout Caseload, _ each: (Line, Caseload) -> Void = { _, _ in },
    _ goOn: (borrowing Ledger) -> Bool = { _ in true }
  ) throws(LedgerError) -> Int {
    let version = caseload.version
    caseload = Caseload(desk: identity)
    caseload.replaces(version)
    lines = CaseLines()
    beganAt = 0
    last = .start
    position = .start
    end = ChainEnd(deskID)
    damage = []
    scan = nil
    erasures = Erasures()
    begin(&caseload, isShorterKnown: true)
    return try readOn(&caseload, each, isFresh: true, goOn)
  }

  private mutating func fold(
    _ entry: JournalEntry, _ decoded: DecodedLine, into caseload: inout Caseload,
    _ each: (Line, Caseload) -> Void
  ) throws(LedgerError) {
    let stored: JournalLine
    var head: Head
    do throws(Damage) {
      stored = try entry.whole()
      head = try decoded.head.get()
      try checkNumber(head.seq, after: caseload.seq)
    } catch {
      if let again = try reread(entry) {
        return try fold(again, DecodedLine(again, coder), into: &caseload, each)
      }
      erasures.unreadable[end.next(after: caseload.seq)] = entry.start
      let remains = entry.remains
      end.lose(remains)
      return note(error, at: entry.place, remains.subjects, in: &caseload)
    }
    let before = end
    let isVouchedFor = end.take(stored, &head.seq, after: caseload.seq)
    var line: Line
    do throws(Damage) {
      line = try decoded.line.get()
      line.seq = head.seq
      try checkOpened(line, caseload)
    } catch {
      if let again = try reread(entry) {
        end = before
        return try fold(again, DecodedLine(again, coder), into: &caseload, each)
      }
      erasures.unreadable[head.seq] = entry.start
      note(error, at: entry.place, head.of, in: &caseload)
      return caseload.skip(to: head.seq)
    }
    if !isVouchedFor { note(.chainDiffers, at: entry.place, line.cases, in: &caseload) }
    if line.isBlanked {
      let digest = Digest.of(stored.bytes[stored.words])
      erasures.found(line.seq, .init(digest: digest, place: entry.place, subjects: head.of))
    }
    if !line.erased.isEmpty { try note(erasing: line, &caseload) }
    // One that is let go of too soon is read again from all its lines: on the way through a large
    // journal more cases are under way at the same time than are looked at on a screen.
    caseload.release(beyond: 2 * mostAtHand)
    try read(caseload.missing(for: line), into: &caseload)
    each(line, caseload)
    caseload.apply(line)
    note(line, at: entry.start, caseload)
    last = entry.start
  }

  /// A damaged line as it is now, when another desk was just blanking it; nil when it is as it was.
  private func reread(_ entry: JournalEntry) throws(LedgerError) -> JournalEntry? {
    let again = try journal.entry(at: entry.start)
    return again?.content == entry.content ? nil : again
  }

  mutating func note(_ line: Line, at position: JournalPosition, _ caseload: Caseload) {
    for case .on(let code, _) in line.events {
      if let ordinal = caseload.ordinal(of: code) { lines.note(position, of: ordinal) }
    }
  }

  // MARK: Whole cases

  /// Brings cases that the desk has, and those they are one with. What is at hand stays as it is,
  /// unless too many others are.
  package mutating func bring(
    _ codes: [CaseCode], to caseload: inout Caseload
  ) throws(LedgerError) {
    caseload.release(beyond: mostAtHand, keeping: codes)
    do {
      try read(codes, into: &caseload)
    } catch LedgerError.rewound {
      _ = try startAgain(&caseload)
      try read(codes, into: &caseload)
    }
  }

  mutating func read(
    _ codes: [CaseCode], into caseload: inout Caseload
  ) throws(LedgerError) {
    for code in codes {
      for code in caseload.missing(of: [code]) { try load(code, &caseload) }
      for code in caseload.missing(of: caseload.related(to: code)) { try load(code, &caseload) }
    }
  }

  /// Reads a case from its lines. One that has become unreadable is left out, and said.
  private mutating func load(_ code: CaseCode, _ caseload: inout Caseload) throws(LedgerError) {
    guard let ordinal = caseload.ordinal(of: code) else { return }
    var found: Case?
    for position in try lines.lines(of: ordinal) {
      guard let entry = try journal.entry(at: position) else { throw .rewound }
      do throws(Damage) {
        var stored = try entry.whole()
        let head = try coder.head(of: stored)
        if let mask = erasures.unfinished[head.seq] { stored = stored.blanking(mask.line.spans) }
        let line = try coder.decode(stored, head)
        for case .on(code, let event) in line.events {
          if found == nil {
            found = Case(code, event, line.stamp)
          } else {
            found?.apply(event, line.stamp)
          }
        }
      } catch {
        note(error, at: entry.file, [code.description], in: &caseload)
      }
    }
    if let found { caseload.bring(found) }
  }

  /// A line that was there before, or with a number from nowhere, is not folded.
  private func checkNumber(_ seq: Int, after last: Int) throws(Damage) {
    guard seq > last, seq - last < 1_000_000 else { throw .wrongNumber }
  }

  /// A second case of the same code would hide the first.
  private func checkOpened(_ line: Line, _ caseload: Caseload) throws(Damage) {
    for case .on(let code, .opened) in line.events where caseload.contains(code) {
      throw .openedTwice
    }
  }

  /// Marks the cases of a damaged line, as far as its head still says which those are.
  private mutating func note(
    _ reason: Damage, at place: String, _ subjects: [String], in caseload: inout Caseload
  ) {
    // A case is read many times.
    let line = DamagedLine(place: place, reason: reason)
    if !damage.contains(line) { damage.append(line) }
    for subject in subjects {
      if let code = CaseCode(subject.prefix { $0 != " " }) { caseload.damaged[code] = place }
    }
  }
}
