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
  /// Up to where all is known to survive a power cut. Nil when nothing is known: another desk may
  /// have died between writing and making sure.
  private var durable: JournalPosition?
  /// The files of the months while the lock is held, when nobody else makes one.
  private var listed: [String]?

  package init(deskPath: String) throws(LedgerError) {
    folder = try Folder(deskPath + "/journal")
    desk = try Folder(deskPath)
  }

  /// The files of the months, in order.
  private func files() throws(LedgerError) -> [String] {
    if let listed { return listed }
    let found = try folder.list().filter(Self.isMonth)
    if held != nil { listed = found }
    return found
  }

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
    // Under the lock that is the end: nobody else writes now.
    if held != nil, isDurable(upTo: position) { return JournalRead(position: position) }
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

  private func isDurable(upTo position: JournalPosition) -> Bool {
    durable?.file == position.file && durable?.offset == position.offset
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

  package func size(before position: JournalPosition?) throws(LedgerError) -> Int {
    var size = 0
    for name in try files() where position.map({ name < $0.file }) ?? true {
      size += try folder.open(name, for: .reading).size()
    }
    return size + (position?.offset ?? 0)
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
      case .rest:
        let bytes = try folder.open(start.file, for: .reading)
          .read(at: start.offset, count: min(piece.size, JournalLine.longest))
        result.entries.append(JournalEntry(damaged: .cutOff, bytes, at: start))
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
    if isNew { listed = nil }
    let file = try folder.open(start.file, for: isNew ? .creating : .appending)
    do throws(LedgerError) {
      try file.append(bytes)
      try file.synchronize()
      if isNew { try folder.sync() }
    } catch {
      takeBack(to: start, in: file, isNew: isNew, after: error)
      throw error
    }
    let reached = start.advanced(bytes: bytes.count, lines: lines.count)
    durable = reached
    return reached
  }

  /// Leaves the journal as it was before a write that failed.
  private func takeBack(
    to start: JournalPosition, in file: borrowing File, isNew: Bool, after error: LedgerError
  ) {
    durable = nil
    if case .inputOutput = error { fault = error }
    do throws(LedgerError) {
      try file.truncate(to: start.offset)
      try file.synchronize()
      if isNew {
        try folder.remove(start.file)
        try folder.sync()
      }
    } catch {
      // Also when it is only full: what stands there now is for whoever opens the desk next.
      if case .inputOutput = error {
        fault = error
      } else {
        fault = .inputOutput("taking back a save")
      }
    }
  }

  // MARK: Blanking

  package func blank(_ lines: [(JournalPosition, spans: [Int])]) throws(LedgerError) {
    guard held != nil else { throw .notLocked }
    if let fault { throw fault }
    let files = Dictionary(grouping: lines) { $0.0.file }
    for (name, lines) in files.sorted(by: { $0.key < $1.key }) {
      let file = try folder.open(name, for: .overwriting)
      do throws(LedgerError) {
        for (position, spans) in lines {
          let ranges = JournalLine.ranges(spans)
          guard let start = ranges.first?.lowerBound, let end = ranges.map(\.upperBound).max()
          else { continue }
          // In one piece, so that whoever reads meanwhile hardly ever sees half of it.
          let place = position.offset + start
          let piece = try file.read(at: place, count: end - start)
          try file.overwrite(JournalLine.blanking(piece, spans, from: start), at: place)
        }
        try file.synchronize()
      } catch {
        if case .inputOutput = error { fault = error }
        throw error
      }
    }
  }

  // MARK: The lock

  @discardableResult
  package func lock(waitMilliseconds: Int, holder: String) throws(LedgerError) -> TornTail? {
    if let fault { throw fault }
    held = try JournalLock(in: desk, waitMilliseconds: waitMilliseconds, holder: holder)
    do throws(LedgerError) {
      if durable == nil {
        try folder.removeHalves()
        // Nothing is safer than desk.json, and who made the desk may have died before it was sure.
        try desk.sync()
      }
      return try repairTail()
    } catch {
      if case .inputOutput = error { fault = error }
      unlock()
      throw error
    }
  }

  package func unlock() {
    held = nil
    listed = nil
  }

  /// Moves what stands behind the last whole line to a side file, on the disk before it is cut off
  /// here, and makes sure of all that stays: no line may be safer than the one before it, and a
  /// desk that died may have written lines that would not survive a power cut, or a new month's
  /// file whose very name would not.
  ///
  /// Needs the lock: without it, somebody might just be writing that line.
  func repairTail() throws(LedgerError) -> TornTail? {
    guard held != nil else { throw .notLocked }
    guard let name = try files().last else {
      durable = nil
      return nil
    }
    let file = try folder.open(name, for: .appending)
    // What was found whole and made sure of is never taken back.
    if try isDurable(upTo: JournalPosition(file: name, offset: file.size())) { return nil }
    let end = try endOfLines(in: file)
    let tail = try file.read(at: end, count: try file.size() - end)
    var torn: TornTail?
    if !tail.isEmpty {
      let sideFile = try freeSideFile()
      try folder.replace(sideFile, with: tail)
      try file.truncate(to: end)
      torn = TornTail(file: name, sideFile: sideFile, count: tail.count)
    }
    let isKnown = durable?.file == name
    if torn != nil || !isKnown || durable?.offset != end { try file.synchronize() }
    if !isKnown { try folder.sync() }
    durable = JournalPosition(file: name, offset: end)
    return torn
  }

  /// Where the lines end and what an interrupted save left begins.
  ///
  /// Mostly that is a piece of a line. A power cut may also leave blocks of zeros or of something
  /// else in it, where even line ends can stand; whatever stands behind the last line that is one
  /// is then no line either. Without such bytes it was somebody else's hand, and is damage.
  private func endOfLines(in file: borrowing File) throws(LedgerError) -> Int {
    let size = try file.size()
    let lines = try file.endOfLastLine(before: size)
    var end = lines
    var isTorn = Self.isAlien(try file.read(at: lines, count: size - lines))
    while end > 0 {
      let start = try file.endOfLastLine(before: end - 1)
      guard end - start <= JournalLine.longest else { break }
      let bytes = try file.read(at: start, count: end - 1 - start)
      if (try? JournalLine(bytes)) != nil { break }
      isTorn = isTorn || (Self.isAlien(bytes) && !Self.isOneBitOff(bytes))
      end = start
    }
    return isTorn ? end : lines
  }

  /// Whether bytes hold what no line can: the blocks of a file that were never written.
  private static func isAlien(_ bytes: [UInt8]) -> Bool {
    bytes.contains { $0 < 0x20 } || (try? UTF8Span(validating: bytes.span)) == nil
  }

  /// Whether a single bit keeps bytes from being a line, or two where a line end was. That is no
  /// power cut, and it may have been reported as saved: so it is damage, and stays where it is.
  private static func isOneBitOff(_ bytes: [UInt8]) -> Bool {
    var bytes = bytes
    var place = bytes.firstIndex { $0 < 0x20 } ?? bytes.count
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      place = min(place, error.byteOffsets.lowerBound)
    }
    // Of a character of several bytes any may be the one.
    for place in max(0, place - 3)..<min(bytes.count, place + 4) {
      for bit: UInt8 in 0..<8 {
        bytes[place] ^= 1 << bit
        if areLines(bytes) { return true }
        bytes[place] ^= 1 << bit
      }
    }
    return false
  }

  private static func areLines(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: LineReader.lineEnd, omittingEmptySubsequences: false)
      .allSatisfy { (try? JournalLine(Array($0))) != nil }
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
