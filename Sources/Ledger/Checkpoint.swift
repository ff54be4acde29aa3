import Caseload
import Casework
import Coding
import FoundationEssentials

/// Two files that say how far the journal had been folded and what came of it, so that a desk opens
/// without reading all of it. Derived: they may be deleted at any time, and are never trusted where
/// they don't fit the journal.
///
/// `rows.jsonl` has a head, the caseload's own lines, and a checksum over all before it at its end.
/// `texts.jsonl` has what can be searched, a line for each row.
struct Checkpoint {
  static let rowsName = "rows.jsonl"
  static let textsName = "texts.jsonl"
  /// Who is writing one.
  static let lockName = "checkpoint.lock"
  static let format = 5

  /// The first line of `rows.jsonl`.
  struct Head: Codable {
    var format = Checkpoint.format
    /// Which desk's; another desk's chain is another.
    var desk: String
    /// Ties both files together.
    var id: String
    /// Behind the last line that was folded.
    var position: JournalPosition
    /// Where that line begins, and its chain.
    var last: JournalPosition
    var chain: String
    /// The journal's files, as the rows' places count them.
    var files: [String]
    var damage: [Ledger.DamagedLine]
  }

  let head: Head
  let caseload: Caseload
  let lines: CaseLines

  /// Reads it; nil where there is none that fits, for whatever reason.
  init?(
    in folder: borrowing Folder, of desk: DeskFile, _ identity: DeskIdentity
  ) throws(LedgerError) {
    guard folder.inode(of: Self.rowsName) != nil, folder.inode(of: Self.textsName) != nil else {
      return nil
    }
    // One and the same file, whoever may put another in its place meanwhile.
    let file = try folder.open(Self.rowsName, for: .reading)
    var reader = try CheckedLines(file.again())
    let json = JSONReader()
    guard let first = try reader.next(), let head = try? json.decode(Head.self, from: first),
      head.format == Self.format, head.desk == desk.id,
      let second = try reader.next(),
      let state = try? json.decode(CheckpointState.self, from: second),
      (0...reader.end / RowBlock.shortestLine).contains(state.count)
    else { return nil }
    var rows = CheckpointReader(identity, state)
    guard let open = try reader.next(), let ended = try reader.next(),
      rows.take(open: open, ended: ended)
    else { return nil }
    // While a block is read, another core makes rows of the one before.
    var offsets: [Int] = []
    offsets.reserveCapacity(state.count)
    var ahead: Ahead<CheckedLines.Block, RowBlock>?
    repeat {
      let block = try reader.nextBlock()
      let next = block.map { Ahead([$0]) { { RowBlock($0.lines, at: $0.offset) } } }
      for found in ahead?.finish() ?? [] {
        guard rows.take(found) else { return nil }
        offsets += found.offsets
      }
      ahead = next
    } while ahead != nil
    guard try reader.isWhole(), let caseload = rows.finish() else { return nil }
    let texts = try folder.open(Self.textsName, for: .reading)
    guard try texts.read(at: 0, count: head.id.utf8.count + 3) == Array("\"\(head.id)\"\n".utf8)
    else { return nil }
    self.head = head
    self.caseload = caseload
    lines = CaseLines(
      CheckpointFile(
        rows: file, texts: texts, offsets: offsets, textsStart: head.id.utf8.count + 3),
      files: head.files)
  }
}

/// The rows and texts of a checkpoint that was read, for what is wanted of them later.
final class CheckpointFile {
  private let rows: File
  private let texts: File
  /// Where each row's line begins.
  private let offsets: [Int]
  /// Where the texts begin in their file.
  let textsStart: Int

  init(rows: consuming File, texts: consuming File, offsets: [Int], textsStart: Int) {
    self.rows = rows
    self.texts = texts
    self.offsets = offsets
    self.textsStart = textsStart
  }

  var count: Int { offsets.count }

  /// Where a case's lines stand: pairs of a file's number and an offset. Empty for a row that the
  /// checkpoint hasn't.
  func places(of row: Int) throws(LedgerError) -> [Int] {
    guard offsets.indices.contains(row) else { return [] }
    var size = 512
    while true {
      let bytes = try rows.read(at: offsets[row], count: size)
      if let end = bytes.firstIndex(of: LineReader.lineEnd) {
        return Self.places(in: bytes[..<end])
      }
      guard bytes.count == size else { return [] }
      size *= 8
    }
  }

  /// The numbers between the last pair of brackets.
  static func places(in line: ArraySlice<UInt8>) -> [Int] {
    guard let start = line.lastIndex(of: UInt8(ascii: "[")) else { return [] }
    return line[(start + 1)...].split(whereSeparator: { !(48...57).contains($0) })
      .map { $0.reduce(0) { $0 &* 10 &+ Int($1 - 48) } }
  }

  /// All lines of rows behind the state, in order, for the next checkpoint.
  func rowLines() -> LineReader {
    LineReader(rows.again(), from: offsets.first ?? 0, blockSize: 1 << 20)
  }

  func textLines() -> LineReader { LineReader(texts.again(), from: textsStart, blockSize: 1 << 20) }

  func textsSize() throws(LedgerError) -> Int { try texts.size() }

  /// A block of the texts' file that ends with a line; empty behind the last.
  func texts(from offset: Int, count: Int) throws(LedgerError) -> [UInt8] {
    var size = count
    while true {
      let bytes = try texts.read(at: offset, count: size)
      if let end = bytes.lastIndex(of: LineReader.lineEnd) { return Array(bytes[...end]) }
      guard bytes.count == size else { return [] }
      size *= 4
    }
  }
}

/// Lines of a file whose last line is a checksum over all before it.
struct CheckedLines: ~Copyable {
  /// Lines one after the other, each with its end, and where in the file the first begins.
  struct Block: Sendable {
    let lines: ArraySlice<UInt8>
    let offset: Int
  }

  private static let blockSize = 256 << 10

  private let file: File
  /// Where the checksum's line begins.
  let end: Int
  /// Up to where the file was read.
  private var offset = 0
  private var block: [UInt8] = []
  /// Where in the block the next line begins.
  private var start = 0
  private var sum = Checksum()

  init(_ file: consuming File) throws(LedgerError) {
    end = max(0, try file.size() - Checkpoint.endLength)
    self.file = file
  }

  /// Reads on until the block holds a whole line, and says where that ends; nil where there is none.
  private mutating func fill() throws(LedgerError) -> Int? {
    while true {
      if let end = block.withUnsafeBytes({ LineReader.lineEnd(in: $0, from: start) }) { return end }
      // A piece of a line is read once more with what follows: that is quicker than to copy both. As
      // much again as there is, so that a long line is not looked through many times.
      let piece = block.count - start
      let from = offset - piece
      let count = min(max(Self.blockSize, 2 * piece), end - from)
      let read = count > piece ? try file.read(at: from, count: count) : []
      guard read.count > piece else { return nil }
      block = read
      offset = from + block.count
      start = 0
    }
  }

  /// The next line, without its end.
  mutating func next() throws(LedgerError) -> ArraySlice<UInt8>? {
    guard let end = try fill() else { return nil }
    return take(upTo: end + 1).lines.dropLast()
  }

  /// The next lines, as many as a block holds.
  mutating func nextBlock() throws(LedgerError) -> Block? {
    guard try fill() != nil, let end = block.lastIndex(of: LineReader.lineEnd) else { return nil }
    return take(upTo: end + 1)
  }

  private mutating func take(upTo next: Int) -> Block {
    let lines = block[start..<next]
    let found = Block(lines: lines, offset: offset - block.count + start)
    lines.withUnsafeBytes { sum.add($0) }
    start = next
    return found
  }

  /// Whether all lines were taken, and the last of the file is their checksum.
  consuming func isWhole() throws(LedgerError) -> Bool {
    guard start == block.count, offset == end else { return false }
    let last = try file.read(at: end, count: Checkpoint.endLength + 1)
    return last == Checkpoint.end(sum.text())
  }
}

extension Checkpoint {
  /// The last line of a checked file.
  static func end(_ sum: String) -> [UInt8] { Array("{\"checksum\":\"\(sum)\"}\n".utf8) }

  /// How long it is, whatever the sum.
  static let endLength = end(String(repeating: "0", count: Checksum.length)).count
}

/// Writes a file whose last line is a checksum over all before it.
struct CheckedWriter: ~Copyable {
  private let file: File
  private var sum = Checksum()
  private var pending: [UInt8] = []

  init(_ file: consuming File) { self.file = file }

  mutating func write(_ bytes: some Sequence<UInt8>) throws(LedgerError) {
    pending += bytes
    if pending.count > 1 << 20 { try flush() }
  }

  private mutating func flush() throws(LedgerError) {
    sum.add(pending)
    try file.append(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// Returns once all of it would survive a power cut.
  consuming func finish() throws(LedgerError) {
    try flush()
    try file.append(Checkpoint.end(sum.text()))
    try file.synchronize()
  }
}
