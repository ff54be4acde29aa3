package import Casework

/// Writes a backup: the header, then the content in sealed pieces of one size, the last one marked.
///
/// The content is a line for each file, `{"name":"journal/2026-11.jsonl","size":1234}`, followed by
/// so many bytes.
package struct BackupWriter: ~Copyable {
  /// How many bytes of content are sealed together.
  package static let pieceSize = 64 << 10

  private let file: File
  private let stream: SealedStream
  package let header: BackupHeader
  /// What comes before the content; empty once it is written.
  private var beginning: [UInt8]
  /// What is not written yet: fewer bytes than a piece and a write have together.
  private var content: [UInt8] = []

  /// Will write into a file that is empty.
  init(
    _ file: consuming File, _ key: borrowing BackupKey, salt: [UInt8], cost: BackupCost,
    created: Instant
  ) {
    var start: [UInt8] = []
    stream = SealedStream(writingWith: key, start: &start)
    header = BackupHeader(created: created, cost: cost, salt: salt, start: start)
    // A piece of nothing, to which the header is bound: whether the passphrase is right shows in it
    // alone, and damage further on is damage.
    beginning = header.line + stream.seal([], bound: header.line, isLast: false)
    content.reserveCapacity(2 * Self.pieceSize)
    self.file = file
  }

  /// The same in a new file of a folder.
  package init(
    _ name: String, in folder: borrowing Folder, _ key: borrowing BackupKey, salt: [UInt8],
    cost: BackupCost, created: Instant
  ) throws(LedgerError) {
    self.init(
      try folder.open(name, for: .creating), key, salt: salt, cost: cost, created: created)
  }

  /// The next file; exactly so many bytes are to be written after this.
  package mutating func begin(_ name: String, size: Int) throws(LedgerError) {
    try write(Array(#"{"name":"\#(name)","size":\#(size)}"#.utf8) + [LineReader.lineEnd])
  }

  package mutating func write(_ bytes: [UInt8]) throws(LedgerError) {
    content += bytes
    try writeBeginning()
    // The last piece is only known when nothing follows it.
    while content.count > Self.pieceSize {
      try file.append(stream.seal(content[..<Self.pieceSize], isLast: false))
      content.removeFirst(Self.pieceSize)
    }
  }

  /// Writes the end, and returns how long the file is once all of it would survive a power cut.
  @discardableResult
  package mutating func finish() throws(LedgerError) -> Int {
    try writeBeginning()
    try file.append(stream.seal(content[...], isLast: true))
    content = []
    try file.synchronize()
    return try file.size()
  }

  private mutating func writeBeginning() throws(LedgerError) {
    guard !beginning.isEmpty else { return }
    try file.append(beginning)
    beginning = []
  }

  /// Gives the file back, and with it its lock.
  consuming func close() {}
}
