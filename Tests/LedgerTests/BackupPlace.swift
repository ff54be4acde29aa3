import Caseload
import Casework
import Glibc
import Ledger
import Testing

/// A folder with a desk in it, and room for its backup (`file`) and for what comes back (`back`).
final class BackupPlace {
  static let words = "five words that nobody guesses"
  static let made = Instant("2026-11-24T10:00:00Z")!

  let folder = TemporaryFolder()
  let desk: DeskFolder
  private var ids = 0

  var file: String { folder.path + "/desk.backup" }
  var back: String { folder.path + "/back" }

  /// One person and so many cases; each with a note of so many characters.
  init(cases: Int = 3, noteLength: Int = 20) throws {
    desk = try folder.make()
    try perform(.listPerson(Staff(id: "amina", name: "Amina", roles: [.operator])))
    for number in 0..<cases {
      try perform(.open(facts: Facts(), needs: [], inInbox: true))
      try note(number + 1, String(repeating: "Note \(number). ", count: noteLength / 8 + 1))
    }
  }

  func perform(_ action: DeskAction) throws {
    ids += 1
    var ledger = try Ledger(openingDeskAt: desk.path)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    let request = Request(id: "id \(ids)", by: "amina", at: Self.made, action: action)
    guard case .done = try ledger.perform(request, on: &caseload, holder: "a test") else {
      Issue.record("a request of this test was refused")
      return
    }
  }

  func note(_ number: Int, _ text: String) throws {
    try perform(
      .on(CaseCode(prefix: "KHI", year: 26, number: number), .note(text: Words(text))))
  }

  // MARK: There and back

  @discardableResult
  func backUp(
    _ words: String = words, to path: String? = nil,
    progress: (BackupProgress) -> Bool = { _ in true }
  ) throws -> Backup.Made {
    let target = try BackupTarget(path ?? file, for: desk)
    return try Backup.make(
      of: desk, at: target, Passphrase(words), created: Self.made, cost: .least,
      progress: progress)
  }

  @discardableResult
  func restore(
    _ words: String = words, from path: String? = nil, to back: String? = nil,
    progress: (BackupProgress) -> Bool = { _ in true }
  ) throws -> Backup.Restored {
    try Backup.restore(
      try BackupSource(path ?? file), to: try RestoreTarget(back ?? self.back), Passphrase(words),
      progress: progress)
  }

  /// Why a file of these bytes is refused. Fails when it is not, and when anything is left.
  func refusal(
    of bytes: [UInt8], _ what: String = "", _ words: String = words,
    _ location: SourceLocation = #_sourceLocation
  ) -> BackupError? {
    Disk.write(bytes, to: file)
    let before = Disk.names(folder.path)
    defer {
      #expect(Disk.names(folder.path) == before, "\(what): left", sourceLocation: location)
    }
    do {
      try restore(words)
      Issue.record("\(what): it was restored", sourceLocation: location)
    } catch let error as BackupError {
      let sentence = error.description
      #expect(
        sentence.hasSuffix(".") && !sentence.contains("  "), "\(what)", sourceLocation: location)
      return error
    } catch {
      Issue.record("\(what): \(error)", sourceLocation: location)
    }
    return nil
  }

  /// The files of a desk but its lock, by their names in its folder.
  func files(of desk: String) -> [String: [UInt8]] {
    var files = ["desk.json": Disk.bytes(desk + "/desk.json")]
    for folder in ["journal", "drafts"] {
      for name in Disk.names("\(desk)/\(folder)") {
        files["\(folder)/\(name)"] = Disk.bytes("\(desk)/\(folder)/\(name)")
      }
    }
    return files
  }
}

/// How the bytes of a backup lie: the line, 17 bytes, and pieces of 64 kB and 17 bytes.
struct BackupParts {
  static let piece = (64 << 10) + 17

  let bytes: [UInt8]
  let line: Range<Int>
  let check: Range<Int>
  let pieces: [Range<Int>]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    line = 0..<end
    check = end..<end + 17
    pieces = stride(from: end + 17, to: bytes.count, by: Self.piece).map {
      $0..<min($0 + Self.piece, bytes.count)
    }
  }

  /// The beginning, and these pieces.
  func with(_ pieces: [Range<Int>]) -> [UInt8] {
    Array(bytes[..<check.upperBound]) + pieces.flatMap { bytes[$0] }
  }
}
