/// Why a backup isn't made or not opened. Never holds case data. The words are in
/// `English+Backup.swift`.
package enum BackupError: Error, Hashable, Sendable {
  /// The desk or the disk; it has its own sentence.
  case ledger(LedgerError)
  /// Ctrl-C.
  case stopped
  /// This machine hasn't the memory that makes guessing slow; in MB.
  case noMemory(megabytes: Int)

  // MARK: Where it is to be
  /// Something has the name already.
  case exists(path: String)
  /// Another backup or restore is under way there.
  case underWay(path: String)
  /// What has the name of an unfinished backup or desk, and isn't one.
  case inTheWay(path: String)
  case insideDesk
  /// The folder it is to be in can't be opened.
  case noFolder(path: String)
  case notWritable(path: String)
  /// A folder where a disk is mounted can't be put in place whole.
  case isMountPoint(path: String)

  // MARK: Making one
  /// The journal got shorter or went away while it was copied.
  case changedMeanwhile(file: String)
  /// What the disk gave back isn't what was written to it.
  case notReadBack

  // MARK: Opening one
  case unreadable(path: String, reason: String)
  case notABackup(path: String)
  case newerFormat(found: Int, known: Int)
  /// The first line asks for a key that would take more than `BackupCost.most`, or less than can be.
  case costOutOfBounds
  /// These two can't be told apart.
  case wrongPassphraseOrBeginning
  /// The piece that begins at this byte of the file, from 0, isn't what was written there.
  case damaged(byte: Int)
  /// It ends there, before its end.
  case cutOff(byte: Int)
  /// Something stands behind its end.
  case goesOn(byte: Int)
  /// It opens, and holds what no backup holds.
  case strangeContent
}

/// What the desk or the disk says, as a reason why a backup fails.
func orBackupError<Result: ~Copyable>(
  _ body: () throws(LedgerError) -> Result
) throws(BackupError) -> Result {
  do throws(LedgerError) { return try body() } catch { throw .ledger(error) }
}
