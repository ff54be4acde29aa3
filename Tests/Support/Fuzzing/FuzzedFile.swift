import Caseload
import Casework
import Coalition
import FoundationEssentials
import Ledger

/// A file to import: cases, a directory or a table, whichever it may be taken for.
enum FuzzedFile {
  private static let now = OpenedDesk.now
  private static let cells = DirectoryCells(now: now)

  static func take(_ bytes: [UInt8]) throws(Fuzzed.Fault) {
    let data = Data(bytes)
    if DirectoryTable.isOne(bytes) { try readTable(bytes) }
    if let directory = try? JSONDecoder().decode(HSDSDirectory.self, from: data) {
      try readDirectory(directory)
    }
    try readCases(data)
  }

  // MARK: Directories

  private static func readTable(_ bytes: [UInt8]) throws(Fuzzed.Fault) {
    guard let table = try? DirectoryTable(bytes) else { return }
    var desk = try OpenedDesk.atWork()
    let read = table.read(into: desk.caseload.directory, cells: cells)
    try desk.list(read.organizations)
    try desk.work()
    let text = DirectoryTable.text(desk.caseload.directory.organizations, cells: cells)
    guard let again = try? DirectoryTable(Array(text.utf8)) else {
      throw Fuzzed.Fault("a table that was written can't be read")
    }
    let changed = again.read(into: desk.caseload.directory, cells: cells).organizations
    guard changed.isEmpty else { throw Fuzzed.Fault("a table that was written changes something") }
  }

  private static func readDirectory(_ directory: HSDSDirectory) throws(Fuzzed.Fault) {
    var desk = try OpenedDesk.atWork()
    try desk.list(directory.read().organizations)
    try desk.work()
    // A day and an empty list lose something when they are written first, and nothing later.
    let once = try readAgain(desk.caseload.directory.organizations)
    guard try readAgain(once) == once else {
      throw Fuzzed.Fault("a directory that was written is read otherwise")
    }
  }

  private static func readAgain(
    _ organizations: [Organization]
  ) throws(Fuzzed.Fault) -> [Organization] {
    guard let bytes = try? JSONEncoder().encode(HSDSDirectory(organizations)),
      let read = try? JSONDecoder().decode(HSDSDirectory.self, from: bytes).read()
    else { throw Fuzzed.Fault("a directory that was written can't be read") }
    return read.organizations
  }

  // MARK: Cases

  private static func readCases(_ bytes: Data) throws(Fuzzed.Fault) {
    let file: CaseFile
    do throws(CaseFile.Problem) { file = try CaseFile(bytes, opening: now) } catch {
      return try check([error], bytes)
    }
    try check(file.problems, bytes)
    guard !file.records.isEmpty || file.isWhole else { return }
    var desk = try file.isWhole ? OpenedDesk.fresh() : OpenedDesk.atWork()
    if file.isWhole {
      try desk.restore(file)
    } else {
      try desk.perform(file.records.prefix(20).map(\.arrival))
    }
    try desk.work()
    try desk.write()
    try desk.matchesAnother()
  }

  /// What is wrong is said without anything of the case: no text of the file stands in it, unless it
  /// is the name of a field.
  private static func check(
    _ problems: [CaseFile.Problem], _ bytes: Data
  ) throws(Fuzzed.Fault) {
    guard !problems.isEmpty, !bytes.contains(UInt8(ascii: "\\")) else { return }
    let parts = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\"", omittingEmptySubsequences: false)
    var values: Set<Substring> = []
    var names: Set<Substring> = []
    for (place, part) in parts.enumerated() {
      let next = parts.indices.contains(place + 1) ? parts[place + 1].first { $0 != " " } : nil
      if next == ":" { names.insert(part) } else if part.utf8.count > 9 { values.insert(part) }
    }
    for problem in problems {
      for value in values where problem.reason.contains(value) {
        guard names.contains(where: { $0.contains(value) }) || isWording(value) else {
          throw Fuzzed.Fault("“\(problem)” holds something of the file")
        }
      }
    }
  }

  /// The fuzzer learns the program's own words.
  private static func isWording(_ text: Substring) -> Bool {
    CaseFile.format.contains(text) || "a time is written as 2026-11-24T21:34:00Z".contains(text)
  }
}
