/// The lines of a desk in their order, wherever they are kept: a folder, memory, later a server.
///
/// Reading needs no lock and never shows half a line. Appending is a conversation: take the lock,
/// read on until nothing comes, decide, append after the position reached, give the lock back.
package protocol Journal: AnyObject {
  /// The next lines, `limit` at most. A line still being written is not among them; a damaged one
  /// is, marked as such, and reading goes on behind it.
  func read(after position: JournalPosition, limit: Int) throws(LedgerError) -> JournalRead

  /// The line that begins at a position; nil when there is none, or not yet a whole one.
  func entry(at position: JournalPosition) throws(LedgerError) -> JournalEntry?

  /// How many bytes of lines there are before a position; nil is the end.
  func size(before position: JournalPosition?) throws(LedgerError) -> Int

  /// Appends all lines or none, and returns the position behind them once they would survive a
  /// power cut. Needs the lock.
  ///
  /// - Parameters:
  ///   - position: the end as the caller knows it; `LedgerError.behind` when there is more.
  ///   - month: `2026-11`. The lines go to this month's file or to the last one, whichever is later,
  ///     so that a clock that went back changes no order.
  func append(
    _ lines: [JournalLine], after position: JournalPosition, month: String
  ) throws(LedgerError) -> JournalPosition

  /// Writes spaces over parts of lines, the only rewriting there is, and returns once they would
  /// survive a power cut. Needs the lock.
  ///
  /// - Parameter lines: where each begins, and pairs of a place in it and a number of bytes.
  func blank(_ lines: [(JournalPosition, spans: [Int])]) throws(LedgerError)

  /// Takes the lock, which excludes all other writers, also in other processes.
  ///
  /// It also sets a torn tail aside: whoever holds the lock finds a journal that ends with a
  /// whole line, and all of whose lines would survive a power cut.
  ///
  /// - Parameters:
  ///   - waitMilliseconds: how long to try; 0 tries once.
  ///   - holder: who others are told is saving, in plain words.
  /// - Returns: what had to be set aside, so that the caller can tell.
  @discardableResult
  func lock(waitMilliseconds: Int, holder: String) throws(LedgerError) -> TornTail?

  func unlock()

  /// Readable when more may have come; nil when the journal can't tell and wants to be asked.
  var watchDescriptor: Int32? { get }

  /// Takes note that `watchDescriptor` was seen: call it, then read.
  func drainWatch()
}

/// What a writer that died in the middle of a save left behind, set aside.
package struct TornTail: Hashable, Sendable {
  package var file: String
  package var sideFile: String
  /// How many bytes were set aside.
  package var count: Int

  package init(file: String, sideFile: String, count: Int) {
    self.file = file
    self.sideFile = sideFile
    self.count = count
  }
}

extension Journal {
  /// Does something under the lock and gives it back, whatever happens.
  package func withLock<Result>(
    waitMilliseconds: Int, holder: String, _ body: (TornTail?) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    let torn = try lock(waitMilliseconds: waitMilliseconds, holder: holder)
    defer { unlock() }
    return try body(torn)
  }
}

extension [JournalLine] {
  /// The bytes that append these lines, once it is sure that each can be read back.
  func bytesToAppend() throws(LedgerError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(reduce(0) { $0 + $1.bytes.count + 1 })
    for line in self {
      do throws(Damage) {
        _ = try JournalLine(line.bytes)
      } catch {
        throw .unwritable(reason: error)
      }
      bytes += line.bytes
      bytes.append(LineReader.lineEnd)
    }
    return bytes
  }
}
