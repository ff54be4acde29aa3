import Caseload
import Casework
import Coalition
import FoundationEssentials
import Ledger

/// Brings cases or a directory from a file into a desk. What is bad is skipped with its place and
/// reason; what is good is kept.
struct Importer {
  private(set) var problems: [CaseFile.Problem] = []
  private(set) var cases = 0
  private(set) var organizations = 0
  /// Organizations of which the file says what the desk knew.
  private(set) var unchanged = 0

  /// The lock is not held for a whole import, so that others can work; a restore has the desk alone.
  private static let batch = 200

  mutating func run(
    _ bytes: Data, into desk: inout OpenDesk, by me: PersonID, opening: Instant?
  ) throws(Failure) {
    if DirectoryTable.isOne(Array(bytes)) {
      try importTable(bytes, &desk, me)
    } else if Self.isDirectory(bytes) {
      try importDirectory(bytes, &desk, me, opening)
    } else {
      try importCases(bytes, &desk, me, opening)
    }
  }

  /// A directory is HSDS: organizations, with their services. A case has facts.
  private static func isDirectory(_ bytes: Data) -> Bool {
    guard !CaseFile.isDocument(bytes) else { return false }
    let first = bytes.first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    let head = String(decoding: bytes.prefix(4000), as: UTF8.self)
    return first == UInt8(ascii: "[")
      || (!head.contains("\"facts\"") && head.contains("\"services\""))
      || head.contains("\"contents\"")
  }

  // MARK: Directory

  private mutating func importDirectory(
    _ bytes: Data, _ desk: inout OpenDesk, _ me: PersonID, _ opening: Instant?
  ) throws(Failure) {
    guard let directory = try? JSONDecoder().decode(HSDSDirectory.self, from: bytes) else {
      throw .failed("Nothing was imported. \(HSDSProblem.notADirectory)")
    }
    let read = directory.read(offset: desk.caseload.desk.offset)
    problems += read.problems.map { .init(place: "directory", reason: $0.description) }
    let listed =
      opening.map(Directory(read.organizations).shifted)?.organizations
      ?? read.organizations
    try list(listed, &desk, me)
  }

  private mutating func importTable(
    _ bytes: Data, _ desk: inout OpenDesk, _ me: PersonID
  ) throws(Failure) {
    let table: DirectoryTable
    do throws(DirectoryTable.Problem) {
      table = try DirectoryTable(Array(bytes))
    } catch {
      throw .failed("Nothing was imported. \(error.sentence)")
    }
    let cells = DirectoryCells(offset: desk.caseload.desk.offset, now: desk.now)
    let read = table.read(into: desk.caseload.directory, cells: cells)
    problems += read.problems.map { .init(place: $0.place, reason: $0.sentence) }
    try list(read.organizations, &desk, me)
  }

  /// An entry that says what the desk knew leaves no line.
  private mutating func list(
    _ listed: [Organization], _ desk: inout OpenDesk, _ me: PersonID
  ) throws(Failure) {
    let known = desk.caseload.directory
    let entries = listed.map { known.keepingNewerFigures(in: $0) }
    let changed = entries.filter { known.organization(BodyID(rawValue: $0.id)) != $0 }
    unchanged += entries.count - changed.count
    let requests = changed.map { (request(.list($0), me, desk.now), $0.name) }
    organizations += try write(requests, &desk, me)
  }

  // MARK: Cases

  private mutating func importCases(
    _ bytes: Data, _ desk: inout OpenDesk, _ me: PersonID, _ opening: Instant?
  ) throws(Failure) {
    let file: CaseFile
    do throws(CaseFile.Problem) {
      file = try CaseFile(bytes, opening: opening)
    } catch {
      throw .failed("Nothing was imported. \(error)")
    }
    problems += file.problems
    guard file.isWhole else {
      // Ids follow from the file, so that an import that broke off can be run again.
      let series = RequestSeries(of: Digest.of(Array(bytes)))
      let opened = file.records.enumerated().map { index, record in
        (
          Request(
            id: series.id(index + 1), by: me, at: desk.now, action: record.arrival),
          record.origin
        )
      }
      cases += try write(opened, &desk, me)
      return
    }
    guard desk.caseload.count == 0 else {
      throw .failed("A whole export with its history can only be brought into a new desk.")
    }
    try restore(file, &desk, me)
  }

  /// Writes requests piece by piece and says how many came in. Ctrl-C ends it between two pieces.
  private mutating func write(
    _ requests: [(Request, origin: String)], _ desk: inout OpenDesk, _ me: PersonID
  ) throws(Failure) -> Int {
    var saved = 0
    var line = ProgressLine()
    defer { line.clear() }
    for start in stride(from: 0, to: requests.count, by: Self.batch) {
      guard line.show(English.importing(start, requests.count)) else {
        throw .failed(English.stoppedImporting(saved, requests.count))
      }
      let part = requests[start...].prefix(Self.batch)
      var rest = part
      let outcomes: [Outcome]
      do throws(LedgerError) {
        outcomes = try desk.ledger.perform(on: &desk.caseload, holder: "an import by \(me)") {
          _, _ in rest.popFirst()?.0
        }
      } catch {
        throw .failed("\(saved) of \(requests.count) were saved. \(error)")
      }
      saved += outcomes.count { $0.line != nil }
      for (request, outcome) in zip(part, outcomes) { note(outcome, of: request.origin) }
    }
    return saved
  }

  private mutating func note(_ outcome: Outcome, of origin: String) {
    switch outcome {
    case .done: break
    case .refused(let refusal):
      problems.append(.init(place: origin, reason: refusal.description))
    case .repeated: problems.append(.init(place: origin, reason: English.cameInBefore))
    }
  }

  private func request(_ action: DeskAction, _ by: PersonID, _ at: Instant) -> Request {
    Request(id: Randomness.hex(bytes: 16), by: by, at: at, action: action)
  }

  // MARK: A whole export

  private mutating func restore(
    _ file: CaseFile, _ desk: inout OpenDesk, _ me: PersonID
  ) throws(Failure) {
    var restoration = Restoration(file, by: me, now: desk.now) { Randomness.hex(bytes: 16) }
    do throws(LedgerError) {
      // Erasing ends a batch.
      while try !desk.ledger.perform(
        on: &desk.caseload, holder: "an import by \(me)",
        {
          restoration.next($0, $1)
        }
      ).isEmpty {}
    } catch {
      throw .failed(error.description)
    }
    problems += restoration.refused
    cases += restoration.cases
  }
}
