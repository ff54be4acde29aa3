import Caseload
import Casework
import FoundationEssentials
import Glibc
import Ledger

/// A large desk that is made once and kept. What is added to its journal while it is measured goes
/// again when this goes.
struct BenchDesk: ~Copyable {
  let cases: Int
  let path: String

  /// Goes up with everything that changes what the generator writes.
  private static let generation = "1 seed 1"
  private static let home = ".build/bench"

  private let sizes: [String: Int]

  init(cases: Int) throws {
    self.cases = cases
    path = "\(Self.home)/desk-\(cases)"
    try FileManager.default.createDirectory(atPath: Self.home, withIntermediateDirectories: true)
    try Self.make("desk", path, cases)
    sizes = Self.sizes(in: path + "/journal")
  }

  deinit {
    for (name, size) in Self.sizes(in: path + "/journal") {
      let file = "\(path)/journal/\(name)"
      if let before = sizes[name] {
        if size > before { truncate(file, off_t(before)) }
      } else {
        unlink(file)
      }
    }
  }

  /// Has the generator make something, unless it is there as this generation makes it.
  private static func make(_ what: String, _ path: String, _ count: Int) throws {
    let mark = path + ".made"
    if let made = try? String(contentsOfFile: mark, encoding: .utf8), made == generation { return }
    try? FileManager.default.removeItem(atPath: path)
    let made = try Child.run("rabta-generator", [what, path, "\(count)", "1"])
    guard made.status == 0 else { throw Failure("\(path) could not be made") }
    try Data(generation.utf8).write(to: URL(filePath: mark))
  }

  /// A file with as many cases to import.
  func importFile() throws -> String {
    let file = "\(Self.home)/cases-\(cases).jsonl"
    try Self.make("cases", file, cases)
    return file
  }

  /// An empty folder for a desk; what was there is gone.
  func scratch(_ name: String) throws -> String {
    let path = "\(Self.home)/\(name)"
    // The program's own process may still be writing a checkpoint there.
    for _ in 0..<200 where FileManager.default.fileExists(atPath: path) {
      try? FileManager.default.removeItem(atPath: path)
      usleep(10_000)
    }
    return path
  }

  private static func sizes(in folder: String) -> [String: Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return Dictionary(uniqueKeysWithValues: names.map { ($0, fileSize("\(folder)/\($0)")) })
  }

  var journalFiles: [String] {
    Self.sizes(in: path + "/journal").keys.sorted().map { "\(path)/journal/\($0)" }
  }
}

/// A desk as a program of its own has it.
struct OpenedDesk: ~Copyable {
  var ledger: Ledger
  var caseload: Caseload

  init(_ desk: borrowing BenchDesk) throws {
    var ledger = try Ledger(openingDeskAt: desk.path)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    self.ledger = ledger
    self.caseload = caseload
  }

  mutating func bring(_ codes: [CaseCode]) throws { try ledger.bring(codes, to: &caseload) }

  mutating func perform(_ requests: [Request]) throws {
    var rest = requests[...]
    _ = try ledger.perform(on: &caseload, holder: "the bench") { _, _ in rest.popFirst() }
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

func fileSize(_ path: String) -> Int {
  var found = stat()
  return stat(path, &found) == 0 ? Int(found.st_size) : 0
}
