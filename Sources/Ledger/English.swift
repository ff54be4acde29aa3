// Every word of this module that a person reads. Plain, short, calm, never blaming.

enum English {
  // Who holds a lock, for others to be told.
  static let aCheckpoint = "The desk's checkpoint"
  static let anErasure = "An erasure"
}

extension LedgerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noDesk(let path):
      "There is no desk at \(shown(path)). Check the name, or make one with: rabta init."
    case .notADesk(let path):
      "\(shown(path)) is not a desk: it has no readable desk.json or no journal. Check the name."
    case .newerFormat(let found, let known):
      "This desk was written by a newer Rabta (format \(found); this one knows \(known)). "
        + "Update Rabta; nothing was changed."
    case .notPrivate(let path, let mode):
      "Others on this machine can look into \(shown(path)) (mode \(String(mode, radix: 8))). "
        + "To close it, run chmod 700 \(forShell(path))"
    case .isLink(let path):
      "\(shown(path)) is a link. A desk is opened by its real name, so that two names never "
        + "mean one desk."
    case .networkFileSystem(let name):
      "This folder is on a network file system (\(name)), where two desks could overwrite each "
        + "other. Keep the desk on a disk of this machine and reach it by ssh."
    case .exists(let path):
      "There is already something at \(shown(path)). Choose a new or an empty folder."
    case .notReadable(let path):
      "You may not look into \(shown(path)). Check who owns it; nothing was changed."
    case .readOnly:
      "This desk's folder can't be written to. Nothing was saved and nothing is lost. "
        + "Check who owns it and whether the disk is read-only."
    case .diskFull:
      "The disk is full. Nothing was saved and nothing is lost. Free some space, then do it again."
    case .inputOutput(let what):
      "The disk failed while \(what). What was saved before is kept. Have the disk looked at, "
        + "then open the desk again."
    case .damaged(let file, let line, let reason):
      "The journal is damaged at \(file):\(line): \(reason). Everything else works."
    case .lockedBy(let holder):
      "\(shown(holder)) is saving to this desk. Nothing was saved here; try again in a moment."
    case .notLocked:
      "This was not saved, because the desk was not locked for it. Please report this mistake."
    case .behind:
      "Another desk saved first. Nothing was saved here; look at what changed, then do it again."
    case .erasingInterrupted(let what):
      "It is noted what was erased, but not all of it is gone yet. \(what) "
        + "Opening the desk again goes on with it."
    case .rewound:
      "A save of another desk failed and was taken back. The journal is read again."
    case .unwritable(.tooLong):
      "This is too long: one entry holds \(JournalLine.longest >> 20) MB. Nothing was saved; "
        + "shorten it, then do it again."
    case .unwritable(let reason):
      "This was not saved: the line for the journal is wrong: \(reason). Please report this mistake."
    }
  }
}

extension Damage: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooLong: "it is longer than \(JournalLine.longest >> 20) MB"
    case .cutOff: "it is cut off"
    case .notUTF8: "it is not UTF-8 text"
    case .misshapen(let byte): "it is not an entry (byte \(byte + 1))"
    case .chainDiffers: "it does not follow from the line before it"
    case .digestDiffers: "its content is not what was first written"
    case .notUnderstood: "its content is not understood"
    case .newer: "it was written by a newer Rabta"
    case .openedTwice: "it opens a case that is there already"
    case .wrongNumber: "its number is not the next one"
    case .blankedByNobody: "its words are gone and nobody erased them"
    case .shorter: "lines that were read from it before are gone or changed"
    }
  }
}

extension TornTail: CustomStringConvertible {
  package var description: String {
    "A save to \(file) was interrupted before it was done. Its \(count) bytes are kept in "
      + "journal/\(sideFile); everything reported as saved is there."
  }
}

/// A name as it may be put on a terminal: without control characters.
func shown(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? "?" : $0 }))
}

/// Unicode's category of them is these and no others.
private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}

/// A path that can be pasted into a shell as it is.
private func forShell(_ path: String) -> String {
  let plain = path.utf8.allSatisfy { byte in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "/._-+@%".utf8.contains(byte)
    }
  }
  guard !plain || path.hasPrefix("-") else { return path }
  let parts = shown(path).split(separator: "'", omittingEmptySubsequences: false)
  return "'\(parts.joined(separator: #"'\''"#))'"
}
