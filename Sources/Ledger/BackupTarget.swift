import CPlatform
import Glibc

/// Where a backup is to be: a name that is free, in a folder outside the desk.
///
/// It is written as `NAME.half` and gets its name when it is whole and checked. Any folder will do,
/// also one that others can look into or one on a network disk: what lies there is sealed.
package struct BackupTarget: ~Copyable {
  package let path: String
  /// Whether a disk that fails takes the desk and its backup together.
  package let isOnDesksDisk: Bool
  private let folder: Folder
  private let name: String
  private var half: String { name + ".half" }
  private var halfPath: String { path + ".half" }

  package init(_ path: String, for desk: DeskFolder) throws(BackupError) {
    let path = DeskFolder.trimmed(path)
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    let parent = Folder.parent(of: path)
    var (own, desks) = (stat(), stat())
    guard stat(parent + "/.", &own) == 0, stat(desk.path, &desks) == 0,
      let folder = try? Folder(parent + "/.")
    else { throw .noFolder(path: parent) }
    guard !name.isEmpty, name != ".", name != "..", DeskFolder.mode(of: path) == nil else {
      throw .exists(path: path)
    }
    guard !Self.isSame(parent, orBelow: desks) else { throw .insideDesk }
    self.init(path, name, folder, isOnDesksDisk: own.st_dev == desks.st_dev)
  }

  private init(
    _ path: String, _ name: String, _ folder: consuming Folder, isOnDesksDisk: Bool
  ) {
    self.path = path
    self.name = name
    self.folder = folder
    self.isOnDesksDisk = isOnDesksDisk
  }

  private static func isSame(_ path: String, orBelow folder: stat) -> Bool {
    guard let real = realpath(path, nil) else { return false }
    defer { free(real) }
    var path = String(cString: real)
    while true {
      var found = stat()
      if stat(path, &found) == 0, found.st_dev == folder.st_dev, found.st_ino == folder.st_ino {
        return true
      }
      guard path != "/" else { return false }
      path = Folder.parent(of: path)
    }
  }

  // MARK: The half

  /// Makes the unfinished file, after one that an interrupted backup left was cleared away.
  func begin() throws(BackupError) -> File {
    try clearAway()
    let file = try writing { () throws(LedgerError) in try folder.open(half, for: .creating) }
    // Not every disk knows locks; there two backups to one name are not told from one another.
    let error = platform_try_lock(file.descriptor)
    let isStill = (try? file.isStill(in: folder)) ?? false
    guard error != EAGAIN, error != EACCES, isStill else { throw .underWay(path: halfPath) }
    return file
  }

  private func clearAway() throws(BackupError) {
    guard folder.inode(of: half) != nil else { return }
    guard let file = try? folder.open(half, for: .appending),
      let beginning = try? file.read(at: 0, count: BackupHeader.beginning.count)
    else { throw .inTheWay(path: halfPath) }
    let error = platform_try_lock(file.descriptor)
    guard error != EAGAIN, error != EACCES else { throw .underWay(path: halfPath) }
    guard BackupHeader.beginning.starts(with: beginning) else { throw .inTheWay(path: halfPath) }
    remove()
  }

  /// To read back what was written, from the disk and not from memory where the system agrees.
  func reopen() throws(BackupError) -> File {
    let file = try writing { () throws(LedgerError) in try folder.open(half, for: .reading) }
    _ = posix_fadvise(file.descriptor, 0, 0, Int32(POSIX_FADV_DONTNEED))
    return file
  }

  /// Gives it its name, and returns once that would survive a power cut.
  func finish() throws(BackupError) {
    switch platform_rename_new(folder.descriptor, half, name) {
    case 0: break
    case EEXIST: throw .exists(path: path)
    case let code: throw .ledger(LedgerError(errno: code, doing: "naming \(name)"))
    }
    try writing { () throws(LedgerError) in try folder.sync() }
  }

  /// Throws away what is unfinished.
  func remove() { try? folder.remove(half) }

  /// What goes wrong where a backup is written is about that folder, not about the desk's.
  static func failure(_ error: LedgerError, writing path: String) -> BackupError {
    switch error {
    case .readOnly, .notReadable: .notWritable(path: Folder.parent(of: path))
    case .exists: .underWay(path: path + ".half")
    default: .ledger(error)
    }
  }

  func writing<Result: ~Copyable>(
    _ body: () throws(LedgerError) -> Result
  ) throws(BackupError) -> Result {
    do throws(LedgerError) { return try body() } catch {
      throw Self.failure(error, writing: path)
    }
  }
}
