import FoundationEssentials
import Glibc
import Testing

/// A folder of the system's temporary ones, for its owner alone, gone with the test.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/rabta-end-to-end-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Plain reading and writing behind the program's back.
enum Disk {
  static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map { Array($0) } ?? []
  }

  static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  static func append(_ text: String, to path: String) throws {
    try write(bytes(path) + text.utf8, to: path)
  }

  static func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// Permissions, as `chmod` takes them.
  static func mode(_ path: String) -> UInt32 {
    var found = stat()
    return lstat(path, &found) == 0 ? found.st_mode & 0o777 : 0
  }
}

/// A small disk in memory that can be filled up or made read-only; only root may make one.
final class SmallDisk {
  let path: String
  private let folder = TemporaryFolder()

  static let isAvailable = SmallDisk(kilobytes: 64) != nil
  static let whyNot: Comment = "only root can mount the small disk that this test needs"

  init?(kilobytes: Int) {
    path = folder.path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=700") == 0 else { return nil }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }

  func setReadOnly(_ isReadOnly: Bool) -> Bool {
    let flags = UInt(MS_REMOUNT) | (isReadOnly ? UInt(MS_RDONLY) : 0)
    return mount("tmpfs", path, "tmpfs", flags, nil) == 0
  }

  /// Takes what space is left, until `free`.
  func fill() {
    let file = open(path + "/filler", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    let block = [UInt8](repeating: 0, count: 4096)
    while Glibc.write(file, block, block.count) > 0 {}
  }

  func free() { unlink(path + "/filler") }
}
