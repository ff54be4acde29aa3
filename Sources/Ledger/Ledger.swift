package import Caseload
package import Casework

/// A desk's journal and how far it has been folded: the only way to change a caseload.
///
/// The run loop owns the caseload and lends it for each call, so that it is never copied.
package struct Ledger: ~Copyable {
  package let identity: DeskIdentity
  let deskID: String
  let journal: any Journal
  /// Where checkpoints are kept; nil for a journal that has none.
  let folder: DeskFolder?
  let coder = LineCoder()
  var position = JournalPosition.start
  /// The chain of the last line that was read; nil after a line whose chain can't be read.
  var chain: String?
  /// What that chain should be, where the line doesn't follow: the next one shows which of the two
  /// was damaged, its chain or its head.
  var dueChain: String?
  /// How many lines before the next could not be read: their numbers are missing, not skipped.
  var unread = 0
  /// Lines that can't be read, as FILE:LINE with the reason.
  package internal(set) var damage: [DamagedLine] = []
  var lines = CaseLines()
  /// Where the last line begins that was folded.
  var last = JournalPosition.start
  /// A search that is under way.
  var scan: TextScan?
  /// The last line of the checkpoint that was begun with.
  var beganAt = 0
  /// Whether a fold may begin with a checkpoint; not with one that turned out to be wrong.
  var usesCheckpoint: Bool
  /// Cases at hand beyond these are let go of while the journal is read; a rich one takes under 20 kB.
  private let mostAtHand: Int
  var erasures = Erasures()
  /// Held while something is erased: no checkpoint may be written of what was known before.
  private var checkpointLock: JournalLock?
  /// What a writer that died left behind, set aside when the lock was next taken.
  private var tornTails: [TornTail] = []

  package struct DamagedLine: Hashable, Sendable, Codable {
    package let place: String
    package let reason: Damage
  }

  package init(_ journal: any Journal, desk: DeskFile, mostAtHand: Int = 4000) {
    self.init(journal, desk, nil, mostAtHand, usesCheckpoint: false)
  }

  /// Opens the desk in a folder.
  ///
  /// - Parameter fromStart: reads the whole journal, whatever a checkpoint says.
  package init(
    openingDeskAt path: String, fromStart: Bool = false, mostAtHand: Int = 4000
  ) throws(LedgerError) {
    let folder = try DeskFolder.open(at: path)
    self.init(try folder.openJournal(), folder.desk, folder, mostAtHand, usesCheckpoint: !fromStart)
  }

  private init(
    _ journal: any Journal, _ desk: DeskFile, _ folder: DeskFolder?, _ mostAtHand: Int,
    usesCheckpoint: Bool
  ) {
    self.journal = journal
    self.folder = folder
    self.mostAtHand = mostAtHand
    self.usesCheckpoint = usesCheckpoint
    deskID = desk.id
    chain = desk.id
    identity = DeskIdentity(name: desk.name, prefix: desk.prefix)
  }

  package var watchDescriptor: Int32? { journal.watchDescriptor }

  // MARK: Reading

  /// Folds what other desks wrote since, and says how many lines that were.
  ///
  /// - Parameters:
  ///   - each: sees every line that could be read, before it is folded.
  ///   - most: how many lines to read at most; when as many came, there may be more.
  @discardableResult
  package mutating func catchUp(
    _ caseload: inout Caseload, atMost most: Int = .max,
    each: (Line, Caseload) -> Void = { _, _ in }
  ) throws(LedgerError) -> Int {
    journal.drainWatch()
    if position == .start { begin(&caseload) }
    do {
      return try readOn(&caseload, each, atMost: most)
    } catch LedgerError.rewound {
      return try startAgain(&caseload, each)
    }
  }

  /// How much of the journal was read: between 0 and 100.
  package var percentRead: Int {
    guard let size = try? journal.size(before: nil), size > 0,
      let read = try? journal.size(before: position)
    else { return 100 }
    return min(100, read * 100 / size)
  }

  private mutating func readOn(
    _ caseload: inout Caseload, _ each: (Line, Caseload) -> Void, isFresh: Bool = false,
    atMost most: Int = .max
  ) throws(LedgerError) -> Int {
    var limit = min(500, most)
    var count = 0
    var read = try journal.read(after: position, limit: limit)
    var decoded: LinesAhead?
    while true {
      // A save that was taken back can be replaced by lines that end at the same byte.
      if !isFresh, position != .start, !follows(read.entries.first) { throw .rewound }
      let isLast = read.entries.count < limit
      count += read.entries.count
      limit = min(500, most - count)
      let hasMore = !isLast && limit > 0
      // What can't be read keeps nothing out that comes before it: it is read once more below.
      let next = hasMore ? try? journal.read(after: read.position, limit: limit) : nil
      let ahead = next.map { LinesAhead($0.entries) }
      let lines = decoded?.finish(with: coder) ?? read.entries.map { DecodedLine($0, coder) }
      for (entry, line) in zip(read.entries, lines) {
        try fold(entry, line, into: &caseload, each)
      }
      position = read.position
      if hasMore {
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

  private func follows(_ entry: JournalEntry?) -> Bool {
    guard chain != nil, case .line(let line)? = entry?.content else { return true }
    return follows(line)
  }

  /// Whether a line follows from the last one that was read.
  private func follows(_ line: JournalLine) -> Bool {
    (chain.map(line.follows) ?? false) || (dueChain.map(line.follows) ?? false)
  }

  /// Folds everything anew, after lines in memory turned out not to be there. What doesn't follow
  /// then is damage.
  mutating func startAgain(
    _ caseload: inout Caseload, _ each: (Line, Caseload) -> Void = { _, _ in }
  ) throws(LedgerError) -> Int {
    let version = caseload.version
    caseload = Caseload(desk: identity)
    caseload.replaces(version)
    lines = CaseLines()
    beganAt = 0
    last = .start
    position = .start
    chain = deskID
    dueChain = nil
    unread = 0
    damage = []
    scan = nil
    erasures = Erasures()
    begin(&caseload, isShorterKnown: true)
    return try readOn(&caseload, each, isFresh: true)
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
      erasures.unreadable[caseload.seq + unread + 1] = entry.start
      let remains = entry.remains
      (chain, dueChain) = (remains.chain, nil)
      unread += remains.lines
      return note(error, at: entry.place, remains.subjects, in: &caseload)
    }
    let before = (chain, dueChain, unread)
    let isVouchedFor = takeItsPlace(stored, &head, after: caseload.seq)
    var line: Line
    do throws(Damage) {
      line = try decoded.line.get()
      line.seq = head.seq
      try checkOpened(line, caseload)
    } catch {
      if let again = try reread(entry) {
        (chain, dueChain, unread) = before
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

  /// Goes on to a line, and says whether it follows from the one before.
  ///
  /// A head that nothing vouches for may say any number; believed, a large one would keep all honest
  /// lines out that come after it. What comes later is held against the chain as stored, or as it
  /// should be, so that one damaged line is one.
  private mutating func takeItsPlace(
    _ line: JournalLine, _ head: inout Head, after last: Int
  ) -> Bool {
    let next = last + 1 + unread
    let isVouchedFor = chain == nil ? head.seq <= next : follows(line)
    dueChain = isVouchedFor ? nil : chain.map { Chain.next(after: $0, head: line.bytes[line.head]) }
    chain = line.chainText
    unread = 0
    if !isVouchedFor { head.seq = min(head.seq, next) }
    return isVouchedFor
  }

  private mutating func note(_ line: Line, at position: JournalPosition, _ caseload: Caseload) {
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

  private mutating func read(
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

  // MARK: Writing

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
    if unread > 0 { caseload.skip(to: caseload.seq + unread) }
    unread = 0

    var outcomes: [Outcome] = []
    var written: [JournalLine] = []
    do {
      var month: String?
      while let request = next(caseload, outcomes.last) {
        try read(caseload.missing(for: request), into: &caseload)
        let outcome = try perform(request, on: &caseload, &written)
        if case .done = outcome {
          month = WallTime(request.at, offset: Instant.Span(seconds: 0)).monthName
        }
        outcomes.append(outcome)
        // What it names must stand in the journal before anything else is said of it.
        if outcome.line?.erased.isEmpty == false { break }
      }
      if let month {
        position = try journal.append(written, after: position, month: month)
        note(written, outcomes.compactMap(\.line), before: position, caseload)
        try blank(after: outcomes.last?.line, &caseload)
      }
      // From now on they can be read.
      caseload.release(beyond: mostAtHand)
    } catch {
      // Nothing of this batch is on the disk, so nothing of it may stay in memory.
      if !written.isEmpty || error == .rewound { _ = try? startAgain(&caseload) }
      throw error
    }
    return outcomes
  }

  private mutating func perform(
    _ request: Request, on caseload: inout Caseload, _ written: inout [JournalLine]
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
    let stored = try coder.encode(line, after: chain ?? deskID)
    (chain, dueChain) = (stored.chainText, nil)
    written.append(stored)
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
