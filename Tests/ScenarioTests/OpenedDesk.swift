import Caseload
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// A desk of a folder, opened.
struct OpenedDesk: ~Copyable {
  var ledger: Ledger
  var caseload: Caseload

  init(_ path: String, fromStart: Bool = false, mostAtHand: Int = 4000) throws {
    var ledger = try Ledger(openingDeskAt: path, fromStart: fromStart, mostAtHand: mostAtHand)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    self.ledger = ledger
    self.caseload = caseload
  }

  mutating func search(_ sought: [Sought]) throws {
    while try ledger.search(sought, in: &caseload, bytes: 1000) {}
  }
}

/// A folder of the system's temporary ones with a place for a desk, gone with the test.
final class TestFolder {
  private let parent: String
  /// Where the desk is made.
  let path: String

  init(_ name: String) throws {
    var template = Array("/tmp/rabta-\(name)-XXXXXX".utf8CString)
    parent = try #require(mkdtemp(&template).map { String(cString: $0) })
    path = parent + "/desk"
  }

  deinit { try? FileManager.default.removeItem(atPath: parent) }

  func names(_ folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  /// Every file below, by its name from the desk's folder on.
  func allFiles(_ folder: String = "") throws -> [String] {
    try names(folder).flatMap { name -> [String] in
      let name = folder.isEmpty ? name : "\(folder)/\(name)"
      var found = stat()
      #expect(lstat("\(path)/\(name)", &found) == 0)
      return found.st_mode & S_IFMT == S_IFDIR ? try allFiles(name) : [name]
    }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try #require(FileManager.default.contents(atPath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
    chmod("\(path)/\(name)", 0o600)
  }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func mode(_ name: String) throws -> UInt32 {
    var found = stat()
    #expect(lstat("\(path)/\(name)", &found) == 0)
    return found.st_mode & 0o777
  }
}
