import CPlatform
import Glibc

/// The journal of a desk's folder: a file a month, a line an action, only ever appended to.
package final class FolderJournal: Journal {
  private let folder: Folder
  /// Where the lock lies: the desk's folder.
  private let desk: Folder
  private var held: JournalLock?
  private var watch: File?
  /// Why nothing may be written any more. After the disk failed once nobody knows what it holds,
  /// so the desk only reads until it is opened again.
  private var fault: LedgerError?

  package init(deskPath: String) throws(LedgerError) {
    folder = try Folder(deskPath + "/journal")
    desk = try Folder(deskPath)
  }

  /// The files of the months, in order.
  private func files() throws(LedgerError) -> [String] { try folder.list().filter(Self.isMonth) }

  /// Whether a name is like `2026-11.jsonl`.
  private static func isMonth(_ name: String) -> Bool {
    guard name.hasSuffix(".jsonl") else { return false }
    let month = name.dropLast(6).utf8
    return month.count == 7
      && month.enumerated().allSatisfy { place, byte in
        place == 4
          ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }

  // MARK: Reading

  package func read(
    after position: JournalPosition, limit: Int
  ) throws(LedgerError) -> JournalRead {
    // The list comes first: a file that has a later one was complete before that was made.
    let files = try files()
    guard position == .start || files.contains(position.file) else { throw .rewound }
    var result = JournalRead(position: position)
    for file in files where file >= position.file && result.entries.count < limit {
      if file > result.position.file { result.position = JournalPosition(file: file) }
      try readOn(to: limit, isLast: file == files.last, in: &result)
    }
    return result
  }

  package func entry(at position: JournalPosition) throws(LedgerError) -> JournalEntry? {
    var reader = LineReader(
      try folder.open(position.file, for: .reading), from: position.offset, blockSize: 8 << 10)
    return switch try reader.next() {
    case .line(let bytes): JournalEntry(bytes, at: position)
    case .overlong: JournalEntry(damaged: .tooLong, at: position)
    case .rest, nil: nil
    }
  }

  private func readOn(
    to limit: Int, isLast: Bool, in result: inout JournalRead
  ) throws(LedgerError) {
    let file = try folder.open(result.position.file, for: .reading)
    let offset = result.position.offset
    if offset > 0, try file.read(at: offset - 1, count: 1) != [LineReader.lineEnd] {
      throw .rewound
    }
    var reader = LineReader(file, from: offset)
    while result.entries.count < limit, let piece = try reader.next() {
      let start = result.position
      switch piece {
      case .line(let bytes): result.entries.append(JournalEntry(bytes, at: start))
      case .overlong: result.entries.append(JournalEntry(damaged: .tooLong, at: start))
      // Perhaps someone is writing it just now.
      case .rest where isLast: return
      case .rest: result.entries.append(JournalEntry(damaged: .cutOff, at: start))
      }
      result.position = start.advanced(bytes: piece.size)
    }
  }

  // MARK: Appending

  package func append(
    _ lines: [JournalLine], after position: JournalPosition, month: String
  ) throws(LedgerError) -> JournalPosition {
    guard held != nil else { throw .notLocked }
    if let fault { throw fault }
    let bytes = try lines.bytesToAppend()
    let more = try read(after: position, limit: 1)
    guard more.entries.isEmpty else { throw .behind }
    guard !bytes.isEmpty else { return position }

    let end = more.position
    let isNew = end.file < month + ".jsonl"
    let start = isNew ? JournalPosition(file: month + ".jsonl") : end
    let file = try folder.open(start.file, for: isNew ? .creating : .appending)
    do throws(LedgerError) {
      // The last writer may have died before its sync, and no line may be safer than the one
      // before it.
      if isNew, end != .start { try folder.open(end.file, for: .appending).synchronize() }
      try file.append(bytes)
      try file.synchronize()
      if isNew { try folder.sync() }
    } catch {
      takeBack(to: start, in: file, isNew: isNew, after: error)
      throw error
    }
    return start.advanced(bytes: bytes.count, lines: lines.count)
  }

  /// Leaves the journal as it was before a write that failed.
  private func takeBack(
    to start: JournalPosition, in file: borrowing File, isNew: Bool, after error: LedgerError
  ) {
    if case .inputOutput = error { fault = error }
    do throws(LedgerError) {
      try file.truncate(to: start.offset)
      try file.synchronize()
      if isNew {
        try folder.remove(start.file)
        try folder.sync()
      }
    } catch { fault = error }
  }

  // MARK: The lock

  @discardableResult
  package func lock(waitMilliseconds: Int, holder: String) throws(LedgerError) -> TornTail? {
    held = try JournalLock(in: desk, waitMilliseconds: waitMilliseconds, holder: holder)
    do throws(LedgerError) {
      return try repairTail()
    } catch {
      unlock()
      throw error
    }
  }

  package func unlock() { held = nil }

  /// Moves what stands behind the last whole line to a side file, on the disk before it is cut off
  /// here. Needs the lock: without it, somebody might just be writing that line.
  func repairTail() throws(LedgerError) -> TornTail? {
    guard held != nil else { throw .notLocked }
    guard let name = try files().last else { return nil }
    let file = try folder.open(name, for: .appending)
    let end = try file.endOfLastLine()
    let tail = try file.read(at: end, count: try file.size() - end)
    guard !tail.isEmpty else { return nil }

    let sideFile = try freeSideFile()
    try folder.replace(sideFile, with: tail)
    try file.truncate(to: end)
    try file.synchronize()
    return TornTail(file: name, sideFile: sideFile, count: tail.count)
  }

  private func freeSideFile() throws(LedgerError) -> String {
    let taken = Set(try folder.list())
    var number = 1
    while taken.contains("torn-\(number).partial") { number += 1 }
    return "torn-\(number).partial"
  }

  // MARK: The watch

  package var watchDescriptor: Int32? {
    if watch == nil {
      let descriptor = platform_watch(folder.path)
      if descriptor >= 0 { watch = File(descriptor: descriptor, name: "the watch") }
    }
    return watch?.descriptor
  }

  package func drainWatch() {
    if let watch = watch?.descriptor { platform_drain(watch) }
  }
}
