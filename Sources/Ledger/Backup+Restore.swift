import Caseload
import Glibc

extension Backup {
  /// A desk that came back.
  package struct Restored: Hashable, Sendable {
    package var desk: DeskFile
    package var lines: Int
    package var cases: Int
    /// What was damaged in the desk already when it was backed up.
    package var damage: [Ledger.DamagedLine]
  }

  /// Brings a desk back from its backup: opens every byte of it, folds the journal, and only then
  /// puts the folder in place. Whatever goes wrong before leaves nothing behind.
  ///
  /// - Parameter progress: false to stop.
  package static func restore(
    _ source: consuming BackupSource, to target: RestoreTarget,
    _ passphrase: borrowing Passphrase, progress: (BackupProgress) -> Bool = { _ in true }
  ) throws(BackupError) -> Restored {
    let (header, size) = (source.header, source.size)
    let key = try BackupKey(passphrase, salt: header.salt, cost: header.cost)
    var reader = try BackupReader(source.opened(), header: header, key)
    let lock = try target.begin()
    do throws(BackupError) {
      let desk = try unpack(&reader, size, target, progress)
      let restored = try fold(desk.file, target, progress)
      try target.making { () throws(LedgerError) in
        try Folder(target.working).replace(DeskFile.name, with: desk.bytes)
      }
      try target.finish()
      // Only now: what is locked isn't left.
      lock.release()
      return restored
    } catch {
      target.remove()
      throw error
    }
  }

  // MARK: Files

  /// Writes all files but desk.json, which makes a folder a desk and so comes last.
  private static func unpack(
    _ reader: inout BackupReader, _ size: Int, _ target: RestoreTarget,
    _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) -> (file: DeskFile, bytes: [UInt8]) {
    guard let first = try reader.next(), first.name == .desk else { throw .strangeContent }
    var bytes: [UInt8] = []
    while let part = try reader.more() { bytes += part }
    let file = try orBackupError { () throws(LedgerError) in try DeskFile(bytes) }
    guard let file else { throw .strangeContent }

    let root = try target.making { () throws(LedgerError) in try Folder(target.working) }
    while let entry = try reader.next() {
      guard entry.name != .desk else { throw .strangeContent }
      try unpack(entry.name, &reader, size, root, target, progress)
    }
    for folder in ["journal", "drafts"] {
      try target.making { () throws(LedgerError) in
        try Folder("\(target.working)/\(folder)").sync()
      }
    }
    return (file, bytes)
  }

  private static func unpack(
    _ name: BackupName, _ reader: inout BackupReader, _ size: Int, _ root: borrowing Folder,
    _ target: RestoreTarget, _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) {
    // A name that stands in the backup twice.
    guard root.inode(of: name.path) == nil else { throw .strangeContent }
    let file = try target.making { () throws(LedgerError) in
      try root.open(name.path, for: .creating)
    }
    while let part = try reader.more() {
      try target.making { () throws(LedgerError) in try file.append(part) }
      let state = BackupProgress(phase: .restoring, done: reader.offset, total: size)
      guard progress(state) else { throw .stopped }
    }
    try target.making { () throws(LedgerError) in try file.synchronize() }
    guard progress(BackupProgress(phase: .restoring, done: reader.offset, total: size)) else {
      throw .stopped
    }
  }

  // MARK: Verifying

  /// Opens the journal as a desk does and folds all of it.
  private static func fold(
    _ desk: DeskFile, _ target: RestoreTarget, _ progress: (BackupProgress) -> Bool
  ) throws(BackupError) -> Restored {
    var isStopped = false
    let restored = try orBackupError { () throws(LedgerError) in
      var ledger = Ledger(try FolderJournal(deskPath: target.working), desk: desk)
      var caseload = Caseload(desk: ledger.identity)
      try ledger.catchUp(&caseload) { line, _ in
        let state = BackupProgress(phase: .verifying, done: line.seq, total: 0)
        if !progress(state) { isStopped = true }
      }
      return Restored(
        desk: desk, lines: caseload.seq, cases: caseload.count, damage: ledger.damage)
    }
    guard !isStopped else { throw .stopped }
    return restored
  }
}
