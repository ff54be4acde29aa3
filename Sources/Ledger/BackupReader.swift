import FoundationEssentials
import Glibc

/// A file that may be a backup, opened as far as that goes without a passphrase.
package struct BackupSource: ~Copyable {
  /// What its first line says. Whether that is true shows when it is opened with the passphrase.
  package let header: BackupHeader
  /// Of the whole file, in bytes.
  package let size: Int
  let file: File

  package init(_ path: String) throws(BackupError) {
    // A pipe without a writer must not be waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw .unreadable(path: path, reason: String(cString: strerror(errno)))
    }
    let file = File(descriptor: descriptor, name: "the backup")
    var found = stat()
    guard fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG else {
      throw .notABackup(path: path)
    }
    let beginning = try orBackupError { () throws(LedgerError) in
      try file.read(at: 0, count: BackupHeader.longest)
    }
    let header = try BackupHeader(beginning, path: path)
    self.init(header: header, size: Int(found.st_size), file: file)
  }

  private init(header: BackupHeader, size: Int, file: consuming File) {
    self.header = header
    self.size = size
    self.file = file
  }

  /// The file, to read all of it.
  consuming func opened() -> File { file }
}

/// Reads a backup's content piece by piece; every byte it hands out was written there by whoever
/// knew the passphrase.
struct BackupReader: ~Copyable {
  struct Entry {
    var name: BackupName
    var size: Int
  }

  private let file: File
  private let size: Int
  private let stream: SealedStream
  /// Where in the file the next piece begins.
  private(set) var offset: Int
  private var piece: [UInt8] = []
  /// Where in the piece the next byte lies.
  private var place = 0
  private var isLast = false
  /// How many bytes of the file that was begun are still to come.
  private var left = 0

  init(
    _ file: consuming File, header: BackupHeader, _ key: borrowing BackupKey
  ) throws(BackupError) {
    let stream = SealedStream(readingWith: key, start: header.start)
    let size = try orBackupError { () throws(LedgerError) in try file.size() }
    let first = try orBackupError { () throws(LedgerError) in
      try file.read(at: header.line.count, count: SealedStream.extra)
    }
    guard first.count == SealedStream.extra else { throw .cutOff(byte: size) }
    guard let opened = stream.open(first, bound: header.line) else {
      throw .wrongPassphraseOrBeginning
    }
    guard !opened.isLast else { throw .strangeContent }
    self.init(file, size: size, stream, offset: header.line.count + first.count)
  }

  private init(
    _ file: consuming File, size: Int, _ stream: consuming SealedStream, offset: Int
  ) {
    self.file = file
    self.size = size
    self.stream = stream
    self.offset = offset
  }

  private func read(_ count: Int) throws(BackupError) -> [UInt8] {
    try orBackupError { () throws(LedgerError) in try file.read(at: offset, count: count) }
  }

  /// Opens the next piece; false behind the last.
  private mutating func nextPiece() throws(BackupError) -> Bool {
    guard !isLast else { return false }
    let sealed = try read(BackupWriter.pieceSize + SealedStream.extra)
    guard sealed.count >= SealedStream.extra else { throw .cutOff(byte: size) }
    guard let opened = stream.open(sealed) else { throw .damaged(byte: offset) }
    offset += sealed.count
    guard opened.isLast || sealed.count == BackupWriter.pieceSize + SealedStream.extra else {
      throw .strangeContent
    }
    guard !opened.isLast || offset == size else { throw .goesOn(byte: offset) }
    (piece, isLast) = opened
    place = 0
    return true
  }

  // MARK: Files

  /// The next file, once all of the one before was read; nil behind the last.
  mutating func next() throws(BackupError) -> Entry? {
    precondition(left == 0)
    var line: [UInt8] = []
    while true {
      if place == piece.count {
        guard try nextPiece() else {
          guard line.isEmpty else { throw .strangeContent }
          return nil
        }
        continue
      }
      let rest = piece[place...]
      let end = rest.firstIndex(of: LineReader.lineEnd)
      line += rest[..<(end ?? rest.endIndex)].prefix(200)
      guard line.count < 200 else { throw .strangeContent }
      place = end.map { $0 + 1 } ?? piece.count
      if end != nil { return try entry(line) }
    }
  }

  private mutating func entry(_ line: [UInt8]) throws(BackupError) -> Entry {
    struct Stored: Decodable {
      var name: String
      var size: Int
    }
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(line)),
      let name = BackupName(stored.name), stored.size >= 0, stored.size <= name.longest
    else { throw .strangeContent }
    // More than there is can't follow. Noticed here, it costs no disk.
    guard stored.size <= piece.count - place + (size - offset) else {
      throw isLast ? .strangeContent : .cutOff(byte: size)
    }
    left = stored.size
    return Entry(name: name, size: stored.size)
  }

  /// More of the file that was begun; nil when that was all.
  mutating func more() throws(BackupError) -> [UInt8]? {
    guard left > 0 else { return nil }
    if place == piece.count, try !nextPiece() { throw .strangeContent }
    let part = Array(piece[place...].prefix(left))
    place += part.count
    left -= part.count
    return part
  }
}
