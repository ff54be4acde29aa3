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
/// ```
package struct DeskFolder: Hashable, Sendable {
  package let path: String
  package let desk: DeskFile

  /// Makes a desk in a folder that is new or empty, and opens it.
  ///
  /// `desk.json` comes last and whole: a folder whose making was interrupted is no desk.
  package static func create(
    at path: String, name: String, prefix: String, created: Instant
  ) throws(LedgerError) -> DeskFolder {
    let path = trimmed(path)
    if let system = networkFileSystem(Folder.parent(of: path)) {
      throw .networkFileSystem(name: system)
    }
    if mode(of: path) == nil {
      try Folder.create(path)
    } else {
      try check(path)
      guard try Folder(path).list().isEmpty else { throw .exists(path: path) }
    }
    try Folder.create(path + "/journal")
    try Folder.create(path + "/drafts")
    let desk = DeskFile(name: name, prefix: prefix, created: created)
    try Folder(path).replace(DeskFile.name, with: try desk.encoded())
    return DeskFolder(path: path, desk: desk)
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
  private static func mode(of path: String) -> mode_t? {
    var found = stat()
    return lstat(path, &found) == 0 ? found.st_mode : nil
  }

  private static func networkFileSystem(_ path: String) -> String? {
    platform_network_file_system(path).map { String(cString: $0) }
  }

  /// Without closing slashes, behind which a link would be followed.
  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
