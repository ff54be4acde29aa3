package import Casework

/// How far a backup or a restore is.
package struct BackupProgress: Hashable, Sendable {
  package enum Phase: Hashable, Sendable {
    case writing, readingBack, restoring
    /// Folding the journal; then `done` are lines and nobody knows of how many.
    case verifying
  }

  package var phase: Phase
  /// In bytes.
  package var done: Int
  package var total: Int
}

/// One file that holds a desk, sealed by a passphrase.
package enum Backup {
  package struct Made: Hashable, Sendable {
    package var header: BackupHeader
    /// Of the file, in bytes.
    package var size: Int
    /// How many files of the desk are in it.
    package var files: Int
  }

  /// Writes a desk into one file, reads it back, and only then gives it its name. Needs the same
  /// small memory for any desk; others may work at it meanwhile.
  ///
  /// - Parameters:
  ///   - cost: what each try of a passphrase is to take.
  ///   - progress: false to stop; then nothing is left behind.
  package static func make(
    of desk: DeskFolder, at target: borrowing BackupTarget, _ passphrase: borrowing Passphrase,
    created: Instant, cost: BackupCost = .moderate,
    progress: (BackupProgress) -> Bool = { _ in true }
  ) throws(BackupError) -> Made {
    let salt = Randomness.bytes(BackupHeader.saltCount)
    let key = try BackupKey(passphrase, salt: salt, cost: cost)
    let file = try target.begin()
    do throws(BackupError) {
      let writer = BackupWriter(file, key, salt: salt, cost: cost, created: created)
      var copying = Copying(writer, path: target.path)
      try copying.copy(desk, progress)
      let size = try target.writing { () throws(LedgerError) in try copying.writer.finish() }
      let made = Made(header: copying.writer.header, size: size, files: copying.files)
      guard try readBack(target, made, key, progress) == made.files else { throw .notReadBack }
      try target.finish()
      // Only now: with the file goes its lock.
      copying.close()
      return made
    } catch {
      target.remove()
      throw error
    }
  }

  /// How many files it holds, once every byte of it has been opened.
  private static func readBack(
    _ target: borrowing BackupTarget, _ made: Made, _ key: borrowing BackupKey,
    _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) -> Int {
    var files = 0
    do throws(BackupError) {
      var reader = try BackupReader(try target.reopen(), header: made.header, key)
      while try reader.next() != nil {
        files += 1
        repeat {
          let now = BackupProgress(phase: .readingBack, done: reader.offset, total: made.size)
          guard progress(now) else { throw .stopped }
        } while try reader.more() != nil
      }
    } catch {
      if error == .stopped { throw error }
      throw .notReadBack
    }
    return files
  }
}

/// The way of a desk's files into a backup.
private struct Copying: ~Copyable {
  var writer: BackupWriter
  private(set) var files = 0
  private var state = BackupProgress(phase: .writing, done: 0, total: 0)
  /// Of the backup.
  private let path: String

  init(_ writer: consuming BackupWriter, path: String) {
    self.writer = writer
    self.path = path
  }

  consuming func close() { writer.close() }

  mutating func copy(
    _ desk: DeskFolder, _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) {
    let snapshot = try orBackupError { () throws(LedgerError) in try BackupSnapshot(of: desk) }
    state.total = snapshot.size
    try add(.desk, snapshot.desk, progress)
    for month in snapshot.months {
      try copy(month.name, month.open.file, month.size, progress)
    }
    if let torn = snapshot.torn { try add(torn.name, torn.bytes, progress) }
    try snapshot.forEachSide { name, file throws(BackupError) in
      let size = try orBackupError { () throws(LedgerError) in try file.size() }
      try copy(name, file, size, progress)
    }
  }

  private mutating func begin(_ name: BackupName, _ size: Int) throws(BackupError) {
    files += 1
    do throws(LedgerError) { try writer.begin(name.path, size: size) } catch {
      throw BackupTarget.failure(error, writing: path)
    }
  }

  private mutating func write(
    _ bytes: [UInt8], _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) {
    do throws(LedgerError) { try writer.write(bytes) } catch {
      throw BackupTarget.failure(error, writing: path)
    }
    state.done += bytes.count
    guard progress(state) else { throw .stopped }
  }

  private mutating func add(
    _ name: BackupName, _ bytes: [UInt8], _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) {
    try begin(name, bytes.count)
    try write(bytes, progress)
  }

  /// Exactly so many bytes of a file, which may have grown since.
  private mutating func copy(
    _ name: BackupName, _ file: borrowing File, _ size: Int, _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) {
    try begin(name, size)
    var offset = 0
    while offset < size {
      let bytes = try orBackupError { () throws(LedgerError) in
        try file.read(at: offset, count: min(BackupWriter.pieceSize, size - offset))
      }
      guard !bytes.isEmpty else { throw .changedMeanwhile(file: name.path) }
      try write(bytes, progress)
      offset += bytes.count
    }
  }
}
