import Caseload
import Casework
import Coalition

// What the verbs of the directory print, as JSON field by field (docs/data-format.md) and in words.

/// A body of the directory.
struct BodyOutput: Encodable {
  struct ServiceOutput: Encodable {
    var key: ServiceKey
    var name: String
    var status: Service.Status
    var until: Instant?
    var confirmedOn: Instant?
    /// As last reported, and what open referrals leave of it.
    var free: Int?
    var left: Int?
    var countedAt: Instant?
    /// Each field that is known, as the table of the directory writes it.
    var fields: [String: String]

    init(_ service: Service, _ caseload: Caseload, _ cells: DirectoryCells) {
      key = service.key
      name = service.name
      status = service.status
      until = service.suspendedUntil
      confirmedOn = service.confirmedOn
      free = service.capacity?.free
      left = caseload.placesLeft(at: service.key)
      countedAt = service.capacity?.asOf
      fields = [:]
      for column in DirectoryColumn.allCases where column.isOfService {
        let text = cells.text(column, of: service)
        if !text.isEmpty { fields[column.name] = text }
      }
    }

    /// "4 free, 3 left (2026-11-24 18:00)"
    var places: String {
      guard let free, let counted = fields[DirectoryColumn.countedAt.name] else {
        return "free places not known"
      }
      let left = left.map { $0 == free ? "" : ", \($0) left" } ?? ""
      return "\(free) free\(left) (\(counted))"
    }

    var isConfirmed: String {
      fields[DirectoryColumn.confirmedOn.name].map { "confirmed \($0)" } ?? "not confirmed"
    }

    var state: String {
      let day = fields[DirectoryColumn.until.name].map { " until \($0)" } ?? ""
      return status == .active ? "" : "\(status.inWords)\(status == .suspended ? day : "")"
    }
  }

  var id: String
  var name: String
  var kind: Organization.Kind
  var base: String?
  var knownFor: String?
  var contact: String?
  var services: [ServiceOutput]
  /// Of a single body.
  var history: [HistoryEntry]?

  init(_ body: Organization, _ caseload: Caseload, _ cells: DirectoryCells) {
    id = body.id
    name = body.name
    kind = body.kind
    base = body.base
    knownFor = body.knownFor
    contact = body.contact?.text
    services = body.services.map { ServiceOutput($0, caseload, cells) }
  }

  /// A line a service, or one for a body that has none.
  var lines: [String] {
    guard !services.isEmpty else { return ["\("–".padding(to: 18)) \(name)"] }
    return services.map { service in
      let parts = [name, service.name, service.isConfirmed, service.state].filter { !$0.isEmpty }
      return "\(service.key.rawValue.padding(to: 18)) \(parts.joined(separator: " · "))"
    }
  }

  func inWords(_ cells: DirectoryCells) -> String {
    var lines = ["\(name) (\(kind.inWords))"]
    if let base { lines.append("base: \(base)") }
    if let knownFor { lines.append("known for: \(knownFor)") }
    if let contact { lines.append("contact: \(contact)") }
    if services.isEmpty { lines.append("no service is known") }
    for service in services {
      let state = service.state.isEmpty ? "" : ", \(service.state)"
      lines += ["", "\(service.key)  \(service.name) – \(service.isConfirmed)\(state)"]
      let shown: [DirectoryColumn] = [.service, .key, .confirmedOn, .status, .until, .countedAt]
      for column in DirectoryColumn.allCases where !shown.contains(column) {
        guard var text = service.fields[column.name] else { continue }
        if column == .freePlaces { text = service.places }
        lines.append("  \(column.name): \(text)")
      }
    }
    if let history, !history.isEmpty {
      lines += ["", "history:"]
      for entry in history {
        lines.append("  \(entry.at) \(entry.by): \(entry.what.joined(separator: "; "))")
      }
    }
    // No text of an entry can pass for a line of its history.
    return lines.map { String($0.map { $0.isNewline ? " " : $0 }) }.joined(separator: "\n")
  }
}

/// What a line of the journal changed of a body.
struct HistoryEntry: Encodable {
  var body: String
  var seq: Int
  var at: Instant
  var by: PersonID
  var what: [String]

  /// Nil for a line about something else.
  ///
  /// - Parameter before: the directory without this line.
  init?(_ line: Line, before: Directory, cells: DirectoryCells) {
    var body: String?
    var what: [String] = []
    for event in line.events {
      switch event {
      case .organizationListed(let listed):
        body = listed.id
        what += listed.changes(
          since: before.organization(BodyID(rawValue: listed.id)), cells: cells)
      case .capacityReported(let key, let free, let at):
        guard var new = before.find(key)?.organization else { continue }
        let old = new
        body = new.id
        for i in new.services.indices where new.services[i].key == key {
          new.services[i].capacity = Service.Capacity(free: free, asOf: at)
        }
        what += new.changes(since: old, cells: cells)
      default: continue
      }
    }
    guard let body else { return nil }
    self.body = body
    seq = line.seq
    at = line.at
    by = line.by
    self.what = what
  }
}

extension Organization {
  /// Whether somebody may mean it by a name, or a part of one.
  func isCalled(_ name: String) -> Bool {
    let words = Folded.text(name.trimmed)
    return !words.isEmpty && Folded.text(self.name).contains(words)
  }
}
