package import Caseload
package import Casework
package import Coalition
package import Ledger

/// Fills a desk by the same way as an import does.
package struct Filler {
  package private(set) var now: Instant
  private let counter = Counter(from: 2_000_000)

  package init(now: Instant) { self.now = now }

  package mutating func fill(
    _ ledger: inout Ledger, _ caseload: inout Caseload, _ directory: Directory,
    _ cases: CaseFile
  ) throws {
    // As after `init`: the first person has every role, until all are listed with their own.
    let first = Staff(id: "amina", name: "Amina", roles: DeskRole.allCases)
    let last = cases.people.isEmpty ? SampleData.people.prefix(1) : []
    for staff in [first] + SampleData.people.dropFirst() + last {
      try perform(.listPerson(staff), by: "amina", &ledger, &caseload)
    }
    for organization in directory.organizations {
      try perform(.list(organization), by: "amina", &ledger, &caseload)
    }
    now = now + .days(60)
    var restoration = Restoration(cases, by: "amina", now: now, newID: counter.next)
    _ = try ledger.perform(on: &caseload, holder: "a test") { restoration.next($0, $1) }
    if let first = restoration.refused.first { fatalError(first.description) }
  }

  private func perform(
    _ action: DeskAction, by: PersonID, _ ledger: inout Ledger, _ caseload: inout Caseload
  ) throws {
    let request = Request(id: counter.next(), by: by, at: now, action: action)
    if let refusal = try ledger.perform(request, on: &caseload, holder: "a test").refusal {
      preconditionFailure(refusal.description)
    }
  }
}
