import Caseload

/// A journal that forgets everything when it goes: for demos and tests.
///
/// Several desks of one process may share one; it tells them nothing by itself and wants to be asked.
package final class MemoryJournal: Journal {
  private var entries: [JournalEntry] = []
  private var end = JournalPosition.start
  private var holder: String?

  /// Thrown by the next append, which then adds nothing: a disk that is full for once.
  package var nextFailure: LedgerError?

  package init() {}

  package func read(
    after position: JournalPosition, limit: Int
  ) throws(LedgerError) -> JournalRead {
    guard position <= end else { throw .rewound }
    // Most readers are near the end.
    let first = entries.lastIndex { $0.start < position }.map { $0 + 1 } ?? 0
    let read = entries[first...].prefix(limit)
    let next = first + read.count
    return JournalRead(
      entries: Array(read), position: next < entries.count ? entries[next].start : end)
  }

  package func entry(at position: JournalPosition) throws(LedgerError) -> JournalEntry? {
    let place = entries.partitioningIndex { $0.start >= position }
    guard entries.indices.contains(place) else { return nil }
    return entries[place].start.offset == position.offset ? entries[place] : nil
  }

  package func size(before position: JournalPosition?) throws(LedgerError) -> Int {
    entries.filter { $0.start < position ?? end }.reduce(0) { size, entry in
      if case .line(let line) = entry.content { size + line.bytes.count + 1 } else { size }
    }
  }

  package func append(
    _ lines: [JournalLine], after position: JournalPosition, month: String
  ) throws(LedgerError) -> JournalPosition {
    guard holder != nil else { throw .notLocked }
    _ = try lines.bytesToAppend()
    guard position <= end else { throw .rewound }
    guard position == end else { throw .behind }
    if let failure = nextFailure {
      nextFailure = nil
      throw failure
    }
    if !lines.isEmpty, end.file < month + ".jsonl" { end = JournalPosition(file: month + ".jsonl") }
    for line in lines {
      entries.append(JournalEntry(line.bytes, at: end))
      end = end.advanced(bytes: line.bytes.count + 1)
    }
    return end
  }

  /// Puts a line at the end that may not be one, as another hand or a disk may have left it.
  package func leave(_ bytes: [UInt8], in month: String) {
    if end.file < month + ".jsonl" { end = JournalPosition(file: month + ".jsonl") }
    entries.append(JournalEntry(bytes, at: end))
    end = end.advanced(bytes: bytes.count + 1)
  }

  package func blank(_ lines: [(JournalPosition, spans: [Int])]) throws(LedgerError) {
    guard holder != nil else { throw .notLocked }
    for (position, spans) in lines {
      let place = entries.partitioningIndex { $0.start >= position }
      guard entries.indices.contains(place), case .line(let line) = entries[place].content else {
        continue
      }
      entries[place].content = .line(line.blanking(spans))
    }
  }

  @discardableResult
  package func lock(waitMilliseconds: Int, holder: String) throws(LedgerError) -> TornTail? {
    if let other = self.holder { throw .lockedBy(other) }
    self.holder = holder
    return nil
  }

  package func unlock() { holder = nil }

  package var watchDescriptor: Int32? { nil }

  package func drainWatch() {}
}
