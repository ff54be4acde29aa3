import Caseload
import Casework
import Coalition
import Ledger

/// A desk in memory at which one case lives.
struct SmallDesk: ~Copyable {
  static let founded = LargeDesk.end - .days(60)
  static let prefix = "BEN"

  private let journal = MemoryJournal()
  private var ledger: Ledger
  private var caseload: Caseload
  private var requests = 0

  init() {
    ledger = Ledger(
      journal, desk: DeskFile(name: "Bench", prefix: Self.prefix, created: Self.founded))
    caseload = Caseload(desk: ledger.identity)
  }

  var code: CaseCode? { caseload.allCodes.first }

  func lines() throws -> [JournalLine] {
    try journal.read(after: .start, limit: .max).entries.compactMap {
      if case .line(let line) = $0.content { line } else { nil }
    }
  }

  /// Lists people and directory, and sets what the sample desk has set.
  mutating func begin(_ sample: Sample) throws {
    // Whoever comes first has every role, until all are listed with their own.
    let first = Staff(id: "amina", name: "Amina", roles: DeskRole.allCases)
    for staff in [first] + sample.cases.people.filter({ $0.id != first.id }) {
      try perform(.listPerson(staff), by: first.id, at: Self.founded)
    }
    for organization in sample.directory.organizations {
      try perform(.list(organization), by: first.id, at: Self.founded)
    }
    for step in sample.cases.desk {
      if let action = DeskAction(making: step.was) {
        try perform(action, by: first.id, at: Self.founded)
      }
    }
    for staff in sample.cases.people where staff.id == first.id {
      try perform(.listPerson(staff), by: first.id, at: Self.founded)
    }
  }

  /// What the rules refuse is left out.
  mutating func restore(_ record: CaseRecord) throws {
    var file = CaseFile()
    file.records = [record]
    var restoration = Restoration(file, by: "amina", now: LargeDesk.end) {
      Randomness.hex(bytes: 16)
    }
    _ = try ledger.perform(on: &caseload, holder: "the generator") { restoration.next($0, $1) }
  }

  /// What nobody answered runs out sooner or later.
  mutating func letExpire() throws {
    while let at = caseload.nextExpiry {
      guard let action = caseload.clockActions(at: at).first,
        try perform(action, by: .clock, at: at)
      else { return }
    }
  }

  /// Brings the case to an end, a step every few hours.
  mutating func end() throws {
    guard let code else { return }
    for _ in 0..<40 {
      guard let found = caseload[code], found.status.isOpen, let last = caseload.lastAt else {
        return
      }
      let at = last + .hours(5)
      // Of all that leads on, the first that the rules allow.
      for action in Ending.steps(of: found, at: at)
      where try perform(.on(code, action), by: "farid", at: at) { break }
    }
  }

  /// Whether the rules allowed it.
  @discardableResult
  private mutating func perform(
    _ action: DeskAction, by person: PersonID, at: Instant
  ) throws -> Bool {
    requests += 1
    let request = Request(
      id: "\(requests)", by: person, role: caseload.people[person]?.roles.first, at: at,
      action: action, restores: .init())
    let outcome = try ledger.perform(request, on: &caseload, holder: "the generator")
    return outcome.line != nil
  }
}
