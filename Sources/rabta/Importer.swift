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
    } else if CaseFile.isDocument(bytes) {
      try importCases(bytes, &desk, me, opening)
    } else {
      try importLines(Array(bytes), &desk, me, opening)
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
    let requests = changed.map { Asked(request(.list($0), me, desk.now), $0.name) }
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
      var arrivals = Arrivals(of: Array(bytes), me, desk.now)
      cases += try write(file.records.map { arrivals.next($0) }, &desk, me)
      return
    }
    guard desk.caseload.count == 0 else {
      throw .failed("A whole export with its history can only be brought into a new desk.")
    }
    try restore(file, &desk, me)
  }

  /// A case a line: while cases are written, another core reads those that come next.
  private mutating func importLines(
    _ bytes: [UInt8], _ desk: inout OpenDesk, _ me: PersonID, _ opening: Instant?
  ) throws(Failure) {
    let entries = CaseFile.Lines(bytes).entries
    var arrivals = Arrivals(of: bytes, me, desk.now)
    func ahead(from start: Int) -> Ahead<CaseFile.Lines.Entry, Result<CaseRecord, CaseFile.Problem>>
    {
      Ahead(Array(entries[start...].prefix(Self.batch))) {
        let reader = CaseFile.Lines.Reader(opening: opening)
        return { reader.read($0) }
      }
    }
    var next = ahead(from: 0)
    cases += try write(entries.count, &desk, me) { range in
      let records = next.finish()
      next = ahead(from: range.upperBound)
      return records.map { $0.map { arrivals.next($0) } }
    }
  }

  /// What a file asks for, with where in the file that stands.
  private typealias Asked = (request: Request, origin: String)

  /// The requests that let cases in. Their ids follow from the file, so that an import that broke off
  /// can be run again.
  private struct Arrivals {
    private let series: RequestSeries
    private let me: PersonID
    private let now: Instant
    private var count = 0

    init(of bytes: [UInt8], _ me: PersonID, _ now: Instant) {
      series = RequestSeries(of: Digest.of(bytes))
      self.me = me
      self.now = now
    }

    mutating func next(_ record: CaseRecord) -> Asked {
      count += 1
      let request = Request(id: series.id(count), by: me, at: now, action: record.arrival)
      return (request, record.origin)
    }
  }

  /// What a piece of a file asks for, or why that can't be read.
  private typealias Piece = [Result<Asked, CaseFile.Problem>]

  private mutating func write(
    _ requests: [Asked], _ desk: inout OpenDesk, _ me: PersonID
  ) throws(Failure) -> Int {
    try write(requests.count, &desk, me) { requests[$0].map { .success($0) } }
  }

  /// Writes piece by piece and says how many came in. Ctrl-C ends it between two pieces.
  private mutating func write(
    _ count: Int, _ desk: inout OpenDesk, _ me: PersonID, _ piece: (Range<Int>) -> Piece
  ) throws(Failure) -> Int {
    var saved = 0
    var line = ProgressLine()
    defer { line.clear() }
    for start in stride(from: 0, to: count, by: Self.batch) {
      guard line.show(English.importing(start, count)) else {
        throw .failed(English.stoppedImporting(saved, count))
      }
      let piece = piece(start..<min(start + Self.batch, count))
      var outcomes: ArraySlice<Outcome> = []
      do throws(LedgerError) {
        outcomes = try perform(piece.compactMap { try? $0.get().request }, on: &desk, me)
      } catch {
        throw .failed("\(saved) of \(count) were saved. \(error)")
      }
      for asked in piece {
        switch asked {
        case .failure(let problem): problems.append(problem)
        case .success(let asked):
          guard let outcome = outcomes.popFirst() else { continue }
          if outcome.line != nil { saved += 1 }
          note(outcome, of: asked.origin)
        }
      }
    }
    return saved
  }

  private func perform(
    _ requests: [Request], on desk: inout OpenDesk, _ me: PersonID
  ) throws(LedgerError) -> ArraySlice<Outcome> {
    guard !requests.isEmpty else { return [] }
    var rest = requests[...]
    return try desk.ledger.perform(on: &desk.caseload, holder: "an import by \(me)") { _, _ in
      rest.popFirst()
    }[...]
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
