package import Caseload
package import Casework

// Checkpoints: where a fold may begin, what can be searched in them, and when one is written.

extension Ledger {
  /// Begins with what a checkpoint says, where there is one that fits the journal. One that can't be
  /// read keeps nobody from the journal.
  ///
  /// - Parameter isShorterKnown: lines were taken back, so that an older checkpoint may know of them.
  mutating func begin(_ caseload: inout Caseload, isShorterKnown: Bool = false) {
    guard usesCheckpoint, let folder,
      let found = try? Checkpoint(in: Folder(folder.path), of: folder.desk, identity)
    else { return }
    guard fits(found.head) else {
      if !isShorterKnown { damage.append(shorter(found.head)) }
      return
    }
    let version = caseload.version
    caseload = found.caseload
    caseload.replaces(version)
    position = found.head.position
    last = found.head.last
    end = ChainEnd(found.head.chain)
    damage = found.head.damage
    lines = found.lines
    beganAt = caseload.seq
  }

  /// Whether the journal holds the last line that a checkpoint knows.
  private func fits(_ head: Checkpoint.Head) -> Bool {
    guard case .line(let line)? = try? journal.entry(at: head.last)?.content,
      line.chainText == head.chain
    else { return false }
    return head.position >= head.last.advanced(bytes: line.bytes.count + 1)
  }

  /// A journal that was cut between two lines looks whole, but for one who remembers more.
  private func shorter(_ head: Checkpoint.Head) -> DamagedLine {
    DamagedLine(place: head.last.file, reason: .shorter)
  }

  /// What a checkpoint remembers and the journal hasn't any more, for whoever read the journal alone.
  package func forgotten() -> [DamagedLine] {
    guard let folder,
      let found = try? Checkpoint(in: Folder(folder.path), of: folder.desk, identity)
    else { return [] }
    return found.head.damage.filter { $0.reason == .shorter }
      + (fits(found.head) ? [] : [shorter(found.head)])
  }

  /// Looked through in a few milliseconds, so that no key waits for long.
  package static let pieceOfSearch = 5 << 20

  /// Looks for the next of some things in the texts of the checkpoint.
  ///
  /// - Parameter bytes: about how many to look through now.
  /// - Returns: whether there is more to do.
  package mutating func search(
    _ all: [Sought], in caseload: inout Caseload, bytes: Int = .max
  ) throws(LedgerError) -> Bool {
    guard let file = lines.base, let next = caseload.unsearched(all) else {
      scan = nil
      return false
    }
    let scan = scan?.search.sought == next ? scan : nil
    let current = scan ?? TextScan(TextSearch(next, in: caseload), file)
    self.scan = current
    do {
      try current.goOn(bytes: bytes)
    } catch {
      return try distrustCheckpoint(&caseload)
    }
    guard current.isDone else { return true }
    self.scan = nil
    guard current.isWhole else { return try distrustCheckpoint(&caseload) }
    caseload.finish(current.search, of: all)
    return caseload.unsearched(all) != nil
  }

  /// What was searched can't be believed: the journal has all of it.
  private mutating func distrustCheckpoint(
    _ caseload: inout Caseload
  ) throws(LedgerError) -> Bool {
    scan = nil
    usesCheckpoint = false
    if let folder { try? Folder(folder.path).remove(Checkpoint.rowsName) }
    _ = try startAgain(&caseload)
    return false
  }

  /// Whether it was begun with one.
  package var hasCheckpoint: Bool { lines.base != nil }

  /// How many lines were folded since the checkpoint that was begun with.
  package func linesSinceCheckpoint(_ caseload: Caseload) -> Int {
    folder == nil ? 0 : caseload.seq - beganAt
  }

  /// Writes a checkpoint of what was folded; false when there is nothing to write down, or somebody
  /// else is about it.
  package mutating func writeCheckpoint(
    of caseload: inout Caseload, at now: Instant
  ) throws(LedgerError) -> Bool {
    guard let folder,
      let lock = try JournalLock(
        trying: Checkpoint.lockName, in: Folder(folder.path), holder: English.aCheckpoint)
    else { return false }
    // What was erased before the lock was had must not come back with it.
    try catchUp(&caseload)
    // Behind a line whose chain can't be read nothing could be checked.
    guard !hasUnfinishedErasing, let chain = end.chain, end.unread == 0,
      last != .start || position != .start
    else { return false }
    let head = Checkpoint.Head(
      desk: deskID, id: Randomness.hex(bytes: 16), position: position, last: last, chain: chain,
      files: lines.files, damage: damage)
    try Checkpoint.write(caseload, lines, head, in: Folder(folder.path), at: now)
    lock.release()
    return true
  }
}
