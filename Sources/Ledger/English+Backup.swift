package import Casework

// The words of backing up and bringing back.

extension BackupError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .ledger(let error): error.description
    case .stopped: "Stopped. Nothing was changed, and nothing unfinished is left."
    case .noMemory(let megabytes):
      "This needs \(megabytes) MB of free memory for a moment, so that guessing the passphrase is "
        + "slow. Close something else, then do it again. Nothing was changed."
    case .exists(let path):
      "There is already something at \(shown(path)). Choose a name that is free; "
        + "nothing was overwritten."
    case .underWay(let path):
      "Somebody is writing \(shown(path)) just now. Wait until that is done, or choose another name."
    case .inTheWay(let path):
      "\(shown(path)) is in the way, and isn't what an interrupted backup or restore leaves. "
        + "Look at it, move it away, then do it again."
    case .insideDesk:
      "A backup inside the desk's own folder would be lost with it. Choose another folder, best on "
        + "another disk."
    case .noFolder(let path): "There is no folder \(shown(path)). Make it, or choose another."
    case .notWritable(let path):
      "Nothing can be written into \(shown(path)). Check who owns it and whether the disk is "
        + "read-only, or choose another folder."
    case .isMountPoint(let path):
      "A disk is mounted at \(shown(path)), so a desk can't be put there whole. "
        + "Name a new folder inside it."
    case .changedMeanwhile(let file):
      "\(shown(file)) got shorter while it was copied. No backup was made; check the desk with "
        + "rabta verify, then do it again."
    case .notReadBack:
      "The backup didn't read back as it was written, so it was thrown away. The disk or stick may "
        + "be failing: use another one."
    case .unreadable(let path, let reason): "\(shown(path)) can't be read: \(reason)."
    case .notABackup(let path):
      "\(shown(path)) is no backup of a desk, or its first line is damaged. Nothing was changed."
    case .newerFormat(let found, let known):
      "This backup was made by a newer Rabta (version \(found); this one knows \(known)). "
        + "Update Rabta; nothing was changed."
    case .costOutOfBounds:
      "The first line of this backup is damaged, or made to harm: trying a passphrase would take more "
        + "memory or time than any backup asks for. Nothing was changed."
    case .wrongPassphraseOrBeginning:
      "The passphrase doesn't open this backup, or its beginning is damaged. Nothing was changed."
    case .damaged(let byte):
      "The passphrase is right, but this backup is damaged or cut off from byte \(byte + 1) on. "
        + "Nothing was changed. Use another copy of it, or an older backup."
    case .cutOff(let byte):
      "The backup is cut off: it ends after byte \(byte), before its end. Nothing was changed. "
        + "Copy it again, or use an older backup."
    case .goesOn(let byte):
      "Something was added to this backup behind its end, from byte \(byte + 1) on. "
        + "Nothing was changed. Use another copy of it."
    case .strangeContent:
      "The passphrase opens this file, but what it holds is no desk as this Rabta knows them. "
        + "Nothing was changed."
    }
  }
}

extension BackupHeader {
  /// "2026-11-24 21:34 UTC, 3 days ago".
  package func age(at now: Instant) -> String {
    let made = WallTime(created, offset: Instant.Span(seconds: 0))
    return "\(made.date) \(made.clock) UTC, \(Self.inWords(now - created))"
  }

  private static func inWords(_ age: Instant.Span) -> String {
    func ago(_ number: Int64, _ unit: String) -> String {
      "\(number) \(unit)\(number == 1 ? "" : "s") ago"
    }
    let (minutes, days) = (age.seconds / 60, age.seconds / 86400)
    return switch age.seconds {
    // Two clocks are never quite the same.
    case ..<(-120): "in the future by this machine's clock"
    case ..<60: "just now"
    case ..<3600: ago(minutes, "minute")
    case ..<86400: ago(minutes / 60, "hour")
    case ..<(90 * 86400): ago(days, "day")
    case ..<(730 * 86400): ago(days / 30, "month")
    default: ago(days / 365, "year")
    }
  }
}

extension BackupProgress {
  /// "Writing the backup: 42 %"
  package var inWords: String {
    let what =
      switch phase {
      case .writing: "Writing the backup"
      case .readingBack: "Reading it back"
      case .restoring: "Restoring the desk"
      case .verifying: "Checking its journal"
      }
    if phase == .verifying { return "\(what): line \(done)" }
    return "\(what): \(total > 0 ? min(100, done * 100 / total) : 100) %"
  }
}

/// "480 bytes", "12 kB", "3.4 MB", "1.2 GB"; counted by thousands, as shops do.
package func sizeInWords(_ bytes: Int) -> String {
  func tenths(_ unit: Int, _ name: String) -> String {
    let tenths = (bytes + unit / 20) / (unit / 10)
    return tenths >= 100 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
  }
  return switch bytes {
  case ..<1000: "\(bytes) bytes"
  case ..<1_000_000: tenths(1000, "kB")
  case ..<1_000_000_000: tenths(1_000_000, "MB")
  default: tenths(1_000_000_000, "GB")
  }
}
