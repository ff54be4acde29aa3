import Glibc

/// Where a desk is to come back: a path where nothing is, or an empty folder.
///
/// It is written into `DESK.restoring` beside it and gets its name when it is whole and was read.
package struct RestoreTarget: Hashable, Sendable {
  package let path: String
  private var parent: String { Folder.parent(of: path) }
  /// What is unfinished.
  var working: String { path + ".restoring" }

  package init(_ path: String) throws(BackupError) {
    let path = DeskFolder.trimmed(path)
    let isMissing = try orBackupError { () throws(LedgerError) in
      try DeskFolder.isMissing(orEmpty: path)
    }
    // `.` has a real name beside which something can be written.
    self.path = isMissing ? path : Self.real(path)
    var (own, above) = (stat(), stat())
    guard stat(parent + "/.", &above) == 0 else { throw .noFolder(path: parent) }
    guard isMissing || stat(path, &own) != 0 || own.st_dev == above.st_dev else {
      throw .isMountPoint(path: path)
    }
  }

  private static func real(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  // MARK: What is unfinished

  private static let folders = ["drafts", "journal"]

  /// Makes the unfinished folder, after one that an interrupted restore left was cleared away.
  /// Holding the lock says that it isn't left.
  func begin() throws(BackupError) -> JournalLock {
    try clearAway()
    return try making { () throws(LedgerError) in
      try Folder.create(working)
      let lock = try JournalLock(in: Folder(working), waitMilliseconds: 0, holder: "A restore")
      for folder in Self.folders { try Folder.create("\(working)/\(folder)") }
      return lock
    }
  }

  private func clearAway() throws(BackupError) {
    guard let mode = DeskFolder.mode(of: working) else { return }
    // A desk.json comes last of all: with it, somebody may have worked there since.
    let known = Set(Self.folders + ["lock"])
    guard mode & S_IFMT == S_IFDIR, let names = try? Folder(working).list(),
      known.isSuperset(of: names), Self.folders.allSatisfy(holdsOnlyKnown)
    else { throw .inTheWay(path: working) }
    guard (try? JournalLock(in: Folder(working), waitMilliseconds: 0, holder: "A restore")) != nil
    else { throw .underWay(path: working) }
    remove()
    guard DeskFolder.mode(of: working) == nil else { throw .inTheWay(path: working) }
  }

  private func holdsOnlyKnown(_ folder: String) -> Bool {
    guard let names = try? Folder("\(working)/\(folder)").list() else { return true }
    return names.allSatisfy { BackupName("\(folder)/\($0)") != nil }
  }

  /// Throws away what is unfinished. What nobody of us wrote stays, and its folder with it.
  func remove() {
    for folder in Self.folders {
      guard let open = try? Folder("\(working)/\(folder)"), let names = try? open.list() else {
        continue
      }
      for name in names where BackupName("\(folder)/\(name)") != nil { try? open.remove(name) }
      rmdir("\(working)/\(folder)")
    }
    if let open = try? Folder(working) {
      for name in ["lock", DeskFile.name, DeskFile.name + ".half"] { try? open.remove(name) }
    }
    rmdir(working)
  }

  /// Puts it in place, and returns once that would survive a power cut.
  func finish() throws(BackupError) {
    guard rename(working, path) == 0 else {
      switch errno {
      case EEXIST, ENOTEMPTY, ENOTDIR: throw .exists(path: path)
      case EBUSY, EXDEV: throw .isMountPoint(path: path)
      case let code: throw .ledger(LedgerError(errno: code, doing: "naming the desk"))
      }
    }
    try making { () throws(LedgerError) in try Folder(parent + "/.").sync() }
  }

  func making<Result: ~Copyable>(
    _ body: () throws(LedgerError) -> Result
  ) throws(BackupError) -> Result {
    do throws(LedgerError) { return try body() } catch {
      switch error {
      case .readOnly, .notReadable: throw .notWritable(path: parent)
      case .exists: throw .underWay(path: working)
      default: throw .ledger(error)
      }
    }
  }
}
