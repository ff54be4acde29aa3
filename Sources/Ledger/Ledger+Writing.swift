package import Caseload
import Casework

// Requests are decided and appended, under the lock.

extension Ledger {
  /// Decides requests one after the other under one lock, appends what came of them with one
  /// sync, and returns once it would survive a power cut.
  ///
  /// - Parameters:
  ///   - holder: who others are told is saving.
  ///   - next: gives the next request, knowing the caseload and what became of the last one.
  package mutating func perform(
    on caseload: inout Caseload, holder: String, waitMilliseconds: Int = 2000,
    _ next: (Caseload, Outcome?) -> Request?
  ) throws(LedgerError) -> [Outcome] {
    if let torn = try journal.lock(waitMilliseconds: waitMilliseconds, holder: holder) {
      tornTails.append(torn)
    }
    defer {
      journal.unlock()
      checkpointLock = nil
    }
    try catchUp(&caseload)
    // Only once a case's torn opening is whole again are the rest of its lines known.
    for _ in 0..<2 where hasUnfinishedErasing {
      try keepCheckpointsAway()
      try blank(&caseload)
    }
    // Lines that can't be read have their numbers, which are not given again.
    if end.unread > 0 { caseload.skip(to: caseload.seq + end.unread) }
    end.unread = 0

    var outcomes: [Outcome] = []
    do {
      var month: String?
      while let request = next(caseload, outcomes.last) {
        try read(caseload.missing(for: request), into: &caseload)
        let outcome = try perform(request, on: &caseload)
        if case .done = outcome {
          month = WallTime(request.at, offset: Instant.Span(seconds: 0)).monthName
        }
        outcomes.append(outcome)
        // What it names must stand in the journal before anything else is said of it.
        if outcome.line?.erased.isEmpty == false { break }
      }
      if let month {
        let lines = outcomes.compactMap(\.line)
        let stored = try encode(lines)
        position = try journal.append(stored, after: position, month: month)
        note(stored, lines, before: position, caseload)
        try blank(after: outcomes.last?.line, &caseload)
      }
      // From now on they can be read.
      caseload.release(beyond: mostAtHand)
    } catch {
      // Nothing of this batch is on the disk, so nothing of it may stay in memory.
      let isAhead = outcomes.contains { $0.line != nil }
      if isAhead || error == .rewound { _ = try? startAgain(&caseload) }
      throw error
    }
    return outcomes
  }

  /// The lines as they are stored, each tied to the one before.
  private mutating func encode(_ lines: [Line]) throws(LedgerError) -> [JournalLine] {
    var stored: [JournalLine] = []
    for parts in try LineParts.of(lines, coder) {
      let line = JournalLine.compose(
        previousChain: end.chain ?? deskID, head: parts.head, events: parts.events,
        words: parts.words)
      end = ChainEnd(line.chainText)
      stored.append(line)
    }
    return stored
  }

  private mutating func perform(
    _ request: Request, on caseload: inout Caseload
  ) throws(LedgerError) -> Outcome {
    if let seq = caseload.seq(ofRequest: request.id) { return .repeated(seq: seq) }
    var line: Line
    do throws(DeskRefusal) {
      line = try caseload.decide(request)
    } catch {
      return .refused(error)
    }
    if !line.erased.isEmpty {
      try keepCheckpointsAway()
      line.events.append(try blanking(line, caseload))
    }
    caseload.apply(line)
    return .done(line)
  }

  /// A line that erases stands in the journal: now it is done.
  private mutating func blank(
    after line: Line?, _ caseload: inout Caseload
  ) throws(LedgerError) {
    guard let line, !line.erased.isEmpty else { return }
    do throws(LedgerError) {
      try note(erasing: line, &caseload)
      try blank(&caseload)
      try reread(line.erased.map(\.code), &caseload)
    } catch {
      throw .erasingInterrupted(error.description)
    }
  }

  /// Waits for a checkpoint that is being written, and keeps others from writing one until the
  /// journal is unlocked.
  private mutating func keepCheckpointsAway() throws(LedgerError) {
    guard let folder, checkpointLock == nil else { return }
    checkpointLock = try JournalLock(
      Checkpoint.lockName, in: Folder(folder.path), waitMilliseconds: 2000,
      holder: English.anErasure)
  }

  /// Notes where the lines of a batch stand that ends at a position.
  private mutating func note(
    _ stored: [JournalLine], _ batch: [Line], before end: JournalPosition, _ caseload: Caseload
  ) {
    var start = end
    start.offset -= stored.reduce(0) { $0 + $1.bytes.count + 1 }
    for (stored, line) in zip(stored, batch) {
      note(line, at: start, caseload)
      last = start
      start.offset += stored.bytes.count + 1
    }
  }

  /// What was set aside since this was last asked.
  package mutating func takeTornTails() -> [TornTail] {
    defer { tornTails = [] }
    return tornTails
  }

  /// One request on its own.
  package mutating func perform(
    _ request: Request, on caseload: inout Caseload, holder: String
  ) throws(LedgerError) -> Outcome {
    let outcomes = try perform(on: &caseload, holder: holder) { _, last in
      last == nil ? request : nil
    }
    return outcomes.first ?? .refused(.rules(.nothingChanged))
  }
}
