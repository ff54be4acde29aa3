import CPlatform
package import Casework
import Glibc

/// A desk's folder that was found fit to be used.
///
/// ```
/// my-desk/           0700
///   desk.json        which desk this is
///   journal/         a file a month
///   drafts/          what operators are typing
///   lock             who may append
///   rows.jsonl       a checkpoint, with texts.jsonl; may be deleted
/// ```
package struct DeskFolder: Hashable, Sendable {
  package let path: String
  package let desk: DeskFile

  /// Makes a desk in a folder that is new or empty, and opens it.
  ///
  /// `desk.json` comes last and whole: a folder whose making was interrupted is no desk, and counts
  /// as empty here.
  package static func create(
    at path: String, name: String, prefix: String, created: Instant
  ) throws(LedgerError) -> DeskFolder {
    let path = trimmed(path)
    if try isMissing(orEmpty: path, orUnmade: true) {
      try Folder.create(path)
    } else {
      // Whoever began to make it may have died before its name and those in it were sure.
      try Folder(path).removeHalves()
      try Folder(path).sync()
      try Folder(Folder.parent(of: path) + "/.").sync()
    }
    for folder in ["/journal", "/drafts"] {
      if mode(of: path + folder) == nil { try Folder.create(path + folder) }
    }
    let desk = DeskFile(name: name, prefix: prefix, created: created)
    try Folder(path).replace(DeskFile.name, with: try desk.encoded())
    return DeskFolder(path: path, desk: desk)
  }

  /// Whether a folder holds nothing, or only what a making that was interrupted leaves.
  private static func isUnmade(_ path: String) throws(LedgerError) -> Bool {
    for name in try Folder(path).list() {
      switch name {
      case "journal", "drafts":
        guard try Folder(path + "/" + name).list().isEmpty else { return false }
      case DeskFile.name + Folder.halfEnding, JournalLock.name: break
      default: return false
      }
    }
    return true
  }

  /// Opens a desk, or says in one sentence why not.
  package static func open(at path: String) throws(LedgerError) -> DeskFolder {
    let path = trimmed(path)
    try check(path)
    guard let bytes = try Folder(path).read(DeskFile.name), let desk = try DeskFile(bytes),
      mode(of: path + "/journal") != nil
    else { throw .notADesk(path: path) }
    return DeskFolder(path: path, desk: desk)
  }

  package func openJournal() throws(LedgerError) -> FolderJournal {
    try FolderJournal(deskPath: path)
  }

  package func openDrafts() throws(LedgerError) -> Drafts { try Drafts(deskPath: path) }

  // MARK: Checks

  /// Whether nothing stands where a desk is to be; false for an empty folder that is fit for one.
  /// Everything else is refused.
  ///
  /// - Parameter orUnmade: what a making that was interrupted leaves counts as empty.
  static func isMissing(
    orEmpty path: String, orUnmade: Bool = false
  ) throws(LedgerError) -> Bool {
    if let system = networkFileSystem(Folder.parent(of: path)) {
      throw .networkFileSystem(name: system)
    }
    guard mode(of: path) != nil else { return true }
    try check(path)
    let isEmpty = try orUnmade ? isUnmade(path) : Folder(path).list().isEmpty
    guard isEmpty else { throw .exists(path: path) }
    return false
  }

  /// A folder of its own name, for its owner alone, on a disk of this machine.
  private static func check(_ path: String) throws(LedgerError) {
    guard let mode = mode(of: path) else { throw .noDesk(path: path) }
    switch mode & S_IFMT {
    case S_IFDIR: break
    case S_IFLNK: throw .isLink(path: path)
    default: throw .notADesk(path: path)
    }
    guard mode & 0o077 == 0 else { throw .notPrivate(path: path, mode: mode & 0o777) }
    if let system = networkFileSystem(path) { throw .networkFileSystem(name: system) }
  }

  /// What stands at `path`, a link not followed; nil for nothing, or nothing that may be seen.
  static func mode(of path: String) -> mode_t? {
    var found = stat()
    return lstat(path, &found) == 0 ? found.st_mode : nil
  }

  private static func networkFileSystem(_ path: String) -> String? {
    platform_network_file_system(path).map { String(cString: $0) }
  }

  /// Without closing slashes, behind which a link would be followed.
  static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
