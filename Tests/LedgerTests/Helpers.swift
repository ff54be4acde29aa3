import Casework
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// A folder of the system's temporary ones, for its owner alone, gone with the test.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/rabta-ledger-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func make() throws -> DeskFolder {
    try DeskFolder.create(
      at: path + "/desk", name: "Karachi desk", prefix: "KHI", created: Instant(seconds: 0))
  }
}

/// Plain reading and writing behind the ledger's back.
enum Disk {
  static func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
  }

  static func write(_ text: String, to path: String) {
    #expect(FileManager.default.createFile(atPath: path, contents: Data(text.utf8)))
  }

  static func bytes(_ path: String) -> [UInt8] {
    FileManager.default.contents(atPath: path).map { Array($0) } ?? []
  }

  static func write(_ bytes: [UInt8], to path: String) {
    #expect(FileManager.default.createFile(atPath: path, contents: Data(bytes)))
  }

  static func append(_ text: String, to path: String) {
    let file = open(path, O_WRONLY | O_APPEND)
    defer { close(file) }
    #expect(Glibc.write(file, text, text.utf8.count) == text.utf8.count)
  }

  static func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  static func mode(_ path: String) -> UInt32 {
    var found = stat()
    return lstat(path, &found) == 0 ? found.st_mode & 0o777 : 0
  }
}

/// A small disk in memory that can be filled up; only root may make one.
final class SmallDisk {
  let path: String
  private let folder = TemporaryFolder()

  static let available = SmallDisk(kilobytes: 64) != nil

  init?(kilobytes: Int) {
    path = folder.path
    guard mount("tmpfs", path, "tmpfs", 0, "size=\(kilobytes)k,mode=700") == 0 else { return nil }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }

  func makeReadOnly() -> Bool {
    mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
  }
}

/// Lines that follow from one another, as a desk would write them.
struct LineMaker {
  private(set) var chain: String
  private var count = 0

  init(after id: String = "000102030405060708090a0b0c0d0e0f") { chain = id }

  mutating func next(words: String = #"["salt","Saima, 0300 1234567"]"#) -> JournalLine {
    count += 1
    let line = JournalLine.compose(
      previousChain: chain, head: Array(#"{"v":1,"seq":\#(count)}"#.utf8),
      events: Array(#"[{"opened":{}}]"#.utf8), words: Array(words.utf8))
    chain = line.chainText
    return line
  }

  mutating func next(_ count: Int) -> [JournalLine] { (0..<count).map { _ in next() } }
}

extension JournalLine {
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension JournalRead {
  /// The whole lines, and damaged ones as `FILE:LINE reason`.
  var texts: [String] {
    entries.map { entry in
      switch entry.content {
      case .line(let line): line.text
      case .damaged(let reason): "\(entry.place) \(reason)"
      }
    }
  }
}

extension Journal {
  func readAll() throws(LedgerError) -> JournalRead { try read(after: .start, limit: .max) }

  /// Takes the lock, appends where the journal ends, and gives the lock back.
  @discardableResult
  func add(_ lines: [JournalLine], month: String = "2026-11") throws(LedgerError) -> JournalPosition
  {
    try withLock(waitMilliseconds: 1000, holder: "test") { _ throws(LedgerError) in
      try append(lines, after: try readAll().position, month: month)
    }
  }
}
