import CPlatform
import Glibc

/// An open folder. Files are reached through it and never through a link, so that nobody can put
/// another folder or file in between.
package struct Folder: ~Copyable {
  package let path: String
  let descriptor: Int32

  package enum Purpose {
    /// A file that is there, to read.
    case reading
    /// A file that is there, to read and to append to.
    case appending
    /// A file that is there, to write over what stands in it.
    case overwriting
    /// A file that must not be there yet.
    case creating
    /// A file that is made when it is missing and kept when it is there.
    case keeping
  }

  package init(_ path: String) throws(LedgerError) {
    descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failureToRead(path) }
    self.path = path
  }

  deinit { close(descriptor) }

  /// Makes a folder for its owner alone, and makes sure of its name in the folder above.
  package static func create(_ path: String) throws(LedgerError) {
    guard mkdir(path, 0o700) == 0 else { throw failure("making", path) }
    // The folder above may be reached through a link; its own `.` never is one.
    try Folder(parent(of: path) + "/.").sync()
  }

  /// The folder that holds `path`.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ doing: String, _ name: String) -> LedgerError {
    switch errno {
    case ELOOP: .isLink(path: name)
    case EEXIST: .exists(path: name)
    case let code: LedgerError(errno: code, doing: "\(doing) \(name)")
    }
  }

  private static func failureToRead(_ name: String) -> LedgerError {
    [EACCES, EPERM].contains(errno) ? .notReadable(path: name) : failure("opening", name)
  }

  // MARK: Files

  func open(_ name: String, for purpose: Purpose) throws(LedgerError) -> File {
    let flags =
      switch purpose {
      case .reading: O_RDONLY
      case .appending: O_RDWR | O_APPEND
      case .overwriting: O_RDWR
      case .creating: O_RDWR | O_APPEND | O_CREAT | O_EXCL
      case .keeping: O_RDWR | O_CREAT
      }
    let file = openat(descriptor, name, flags | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if case .reading = purpose { throw Self.failureToRead(name) }
      throw Self.failure("opening", name)
    }
    return File(descriptor: file, name: name)
  }

  /// Which file stands under a name; nil for none.
  func inode(of name: String) -> ino_t? {
    var found = stat()
    return fstatat(descriptor, name, &found, AT_SYMLINK_NOFOLLOW) == 0 ? found.st_ino : nil
  }

  /// The bytes of a file; nil when there is none.
  func read(_ name: String) throws(LedgerError) -> [UInt8]? {
    guard inode(of: name) != nil else { return nil }
    return try open(name, for: .reading).readAll()
  }

  /// What the name of a file ends in that is not whole yet.
  static let halfEnding = ".half"

  /// Puts a file in place whole: whoever reads sees the old or the new one, also after a power cut.
  func replace(_ name: String, with bytes: [UInt8]) throws(LedgerError) {
    let half = try openHalf(of: name)
    do throws(LedgerError) {
      // A writer that died may have left something.
      if try half.size() > 0 { try half.truncate(to: 0) }
      try half.append(bytes)
      try half.synchronize()
      try rename(half.name, to: name)
    } catch {
      try? remove(half.name)
      throw error
    }
    try sync()
  }

  /// Gives a file another name, in the place of what had it; `sync` makes sure of it.
  func rename(_ old: String, to name: String) throws(LedgerError) {
    guard renameat(descriptor, old, descriptor, name) == 0 else {
      throw Self.failure("replacing", name)
    }
  }

  /// The file that is to become `name`, locked for as long as it is open: so that who cleans up
  /// knows that somebody is at it, and two who replace the same file come one after the other.
  private func openHalf(of name: String) throws(LedgerError) -> File {
    let deadline = ContinuousClock.now + .seconds(2)
    while true {
      let half = try open(name + Self.halfEnding, for: .keeping)
      switch platform_try_lock(half.descriptor) {
      // Whoever had it before us may have renamed or removed it.
      case 0 where try half.isStill(in: self): return half
      case 0, EAGAIN, EACCES: break
      case let code: throw LedgerError(errno: code, doing: "locking \(half.name)")
      }
      guard ContinuousClock.now < deadline else { throw .lockedBy("Another desk") }
      usleep(2000)
    }
  }

  /// Removes what writers that died left half written. One that is still writing is left alone.
  func removeHalves() throws(LedgerError) {
    for name in try list() where name.hasSuffix(Self.halfEnding) {
      guard let half = try? open(name, for: .appending) else { continue }
      if platform_try_lock(half.descriptor) == 0, try half.isStill(in: self) { try remove(name) }
    }
  }

  /// Removes a file; one that is not there is removed already.
  func remove(_ name: String) throws(LedgerError) {
    guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else {
      throw Self.failure("removing", name)
    }
  }

  /// Returns once the names in the folder would survive a power cut.
  func sync() throws(LedgerError) {
    guard retrying({ Int(fsync(descriptor)) }) == 0 else { throw Self.failure("saving", path) }
  }

  /// The names in the folder, in order.
  func list() throws(LedgerError) -> [String] {
    // A descriptor of its own, because reading a folder moves its place.
    let own = openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard own >= 0, let stream = fdopendir(own) else { throw Self.failure("listing", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { name in
        String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
