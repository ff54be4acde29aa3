import Glibc

/// What can go wrong between a desk and its folder. Never holds case data: it ends up in logs and on
/// standard error. The words are in `English.swift`.
package enum LedgerError: Error, Hashable, Sendable {
  // MARK: Opening a desk
  case noDesk(path: String)
  case notADesk(path: String)
  case newerFormat(found: Int, known: Int)
  /// Others of this machine may look into the folder.
  case notPrivate(path: String, mode: UInt32)
  case isLink(path: String)
  case networkFileSystem(name: String)
  /// A new desk would be made where something is already.
  case exists(path: String)

  // MARK: The disk
  /// This user may not read it.
  case notReadable(path: String)
  case readOnly
  case diskFull
  /// What was being done, and what the system said.
  case inputOutput(String)

  // MARK: The journal
  case damaged(file: String, line: Int, reason: Damage)
  /// Who holds the lock, in plain words.
  case lockedBy(String)
  /// An append without the lock: a mistake in this program.
  case notLocked
  /// Another desk appended after the line the caller knows. Read on, decide anew, append again.
  case behind
  /// The journal no longer holds what the caller has read: a save that failed was taken back.
  /// Whoever folded those lines folds from the start.
  case rewound
  /// A line says what was erased, and the words may still be there; opening the desk goes on.
  case erasingInterrupted(String)
  /// A line that could not be read back is not written.
  case unwritable(reason: Damage)
}

extension LedgerError {
  /// What a system call's error number means for a desk.
  ///
  /// - Parameter doing: what was tried, as in "reading desk.json".
  init(errno code: Int32, doing: String) {
    switch code {
    case ENOSPC, EDQUOT: self = .diskFull
    case EROFS, EACCES, EPERM: self = .readOnly
    default: self = .inputOutput("\(doing): \(String(cString: strerror(code)))")
    }
  }
}
