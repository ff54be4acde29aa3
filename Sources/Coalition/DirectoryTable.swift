import Casework

/// The directory as a table that members fill in with a spreadsheet: a row a service.
///
/// An empty cell leaves what the desk knows, a lone hyphen clears it, and a cell that says what the
/// desk says already changes nothing. What isn't in the file stays as it is. A row with a cell that
/// can't be read is left out whole, and each such cell is told.
package struct DirectoryTable: Sendable {
  private let rows: [CSV.Row]
  private let columns: [(place: Int, column: DirectoryColumn)]
  private let count: Int
  private var told: [Problem] = []

  /// Why something wasn't taken over.
  package struct Problem: Error, Hashable, Sendable {
    /// As a spreadsheet numbers it; the headings are 1.
    package var row: Int?
    package var column: String?
    package var sentence: String
  }

  /// Whether a file is such a table and not one of cases or anything else.
  package static func isOne(_ bytes: [UInt8]) -> Bool {
    guard let text = CSV.text(bytes) else { return false }
    let head = text.prefix(while: { $0 != "{" }).prefix(4000)
    guard let first = CSV(String(head)).rows.first(where: { !$0.isEmpty }) else { return false }
    let columns = first.cells.compactMap { DirectoryColumn($0) }
    return columns.contains(.organisation) && columns.count > 1
  }

  package init(_ bytes: [UInt8]) throws(Problem) {
    guard let text = CSV.text(bytes) else {
      throw Problem(sentence: DirectoryEnglish.notUnicode)
    }
    let csv = CSV(text)
    guard let start = csv.rows.firstIndex(where: { !$0.isEmpty }) else {
      throw Problem(sentence: DirectoryEnglish.noHeadings)
    }
    let first = csv.rows[start]
    var columns: [(place: Int, column: DirectoryColumn)] = []
    for (place, heading) in first.cells.enumerated() where !heading.trimmed.isEmpty {
      guard let column = DirectoryColumn(heading) else {
        told.append(
          Problem(row: first.number, sentence: DirectoryEnglish.unknownHeading(heading)))
        continue
      }
      if columns.contains(where: { $0.column == column }) {
        told.append(Problem(row: first.number, sentence: DirectoryEnglish.headingTwice(column)))
      } else {
        columns.append((place, column))
      }
    }
    guard columns.contains(where: { $0.column == .organisation }) else {
      throw Problem(sentence: DirectoryEnglish.noHeadings)
    }
    var rows = csv.rows[(start + 1)...].filter { !$0.isEmpty && !Self.isRemark($0) }
    if let unclosed = csv.unclosed {
      told.append(Problem(row: unclosed, sentence: DirectoryEnglish.unclosed))
      rows.removeAll { $0.number >= unclosed }
    }
    (self.rows, self.columns, count) = (rows, columns, first.cells.count)
  }

  /// One row, as the command line gives it.
  package init(_ fields: [(column: DirectoryColumn, text: String)]) {
    rows = [CSV.Row(number: 2, cells: fields.map(\.text))]
    columns = fields.enumerated().map { ($0.offset, $0.element.column) }
    count = fields.count
  }

  /// The template's own lines, and whatever a member wants to say on the side.
  private static func isRemark(_ row: CSV.Row) -> Bool {
    row.cells.first { !$0.trimmed.isEmpty }?.trimmed.hasPrefix("#") == true
  }

  // MARK: Reading

  /// The organisations that are new or changed by it.
  package func read(
    into directory: Directory, cells: DirectoryCells
  ) -> (organizations: [Organization], problems: [Problem]) {
    var reader = TableReader(directory: directory, cells: cells)
    reader.problems = told
    for row in rows {
      if row.cells.dropFirst(count).contains(where: { !$0.trimmed.isEmpty }) {
        reader.problems.append(
          Problem(row: row.number, sentence: DirectoryEnglish.tooManyCells))
        continue
      }
      var texts: [DirectoryColumn: String] = [:]
      for (place, column) in columns where row.cells.indices.contains(place) {
        let text = row.cells[place].trimmed
        if !text.isEmpty { texts[column] = text }
      }
      reader.read(texts, row: row.number)
    }
    return (reader.changed, reader.problems)
  }

  // MARK: Writing

  /// All of a directory as such a table; reading it changes nothing.
  package static func text(_ organizations: [Organization], cells: DirectoryCells) -> String {
    var rows = [DirectoryColumn.allCases.map(\.name)]
    for organization in organizations {
      for service in organization.services.isEmpty ? [nil] : organization.services.map(\.self) {
        rows.append(
          DirectoryColumn.allCases.map { column in
            let text =
              column.isOfService
              ? service.map { cells.text(column, of: $0) } ?? ""
              : cells.text(column, of: organization)
            return CSV.harmless(text)
          })
      }
    }
    return CSV.text(rows)
  }

  /// Headings, a line that says what to write, and an example; an import reads neither.
  package static var template: String {
    let all = DirectoryColumn.allCases
    func remark(_ cells: [String]) -> [String] {
      cells.enumerated().map { $0 == 0 ? "# \($1)" : CSV.harmless($1) }
    }
    return CSV.text([all.map(\.name), remark(all.map(\.hint)), remark(all.map(\.example))])
  }
}

/// Takes rows over, one after the other.
private struct TableReader {
  let directory: Directory
  let cells: DirectoryCells
  var problems: [DirectoryTable.Problem] = []
  private var entries: [Organization]
  private var touched: [String] = []
  /// Which row first said what of an organisation.
  private var said: [String: (row: Int, text: String)] = [:]
  private var keys: Set<ServiceKey> = []

  init(directory: Directory, cells: DirectoryCells) {
    self.directory = directory
    self.cells = cells
    entries = directory.organizations
  }

  /// In the order in which the rows named them.
  var changed: [Organization] {
    touched.compactMap { id in
      let entry = entries.first { $0.id == id }
      return entry == directory.organization(BodyID(rawValue: id)) ? nil : entry
    }
  }

  mutating func read(_ texts: [DirectoryColumn: String], row: Int) {
    var faults: [DirectoryTable.Problem] = []
    func fault(_ column: DirectoryColumn, _ sentence: String) {
      faults.append(.init(row: row, column: column.name, sentence: sentence))
    }
    let key = texts[.key].map { ServiceKey(rawValue: CSV.plain($0).lowercased()) }
    var entry: Organization
    do throws(Unreadable) {
      entry = try organization(texts[.organisation].map(CSV.plain), key)
    } catch {
      fault(.organisation, error.sentence)
      return problems += faults
    }
    let before = entry
    for column in DirectoryColumn.allCases where !column.isOfService {
      guard let text = texts[column], column != .organisation,
        text != CSV.harmless(cells.text(column, of: directoryEntry(entry.id) ?? before))
      else { continue }
      if let first = said["\(entry.id) \(column)"], first.text != text {
        fault(column, DirectoryEnglish.differs(from: first.row))
        continue
      }
      do throws(Unreadable) { try cells.set(column, text, of: &entry) } catch {
        fault(column, error.sentence)
      }
    }
    if texts.keys.contains(where: \.isOfService) {
      readService(texts, key, of: &entry, fault)
    }
    guard faults.isEmpty else { return problems += faults }
    for column in DirectoryColumn.allCases where !column.isOfService {
      if let text = texts[column], said["\(entry.id) \(column)"] == nil,
        text != CSV.harmless(cells.text(column, of: directoryEntry(entry.id) ?? before))
      {
        said["\(entry.id) \(column)"] = (row, text)
      }
    }
    put(entry)
  }

  private func directoryEntry(_ id: String) -> Organization? {
    directory.organization(BodyID(rawValue: id))
  }

  private mutating func put(_ entry: Organization) {
    if let place = entries.firstIndex(where: { $0.id == entry.id }) {
      entries[place] = entry
    } else {
      entries.append(entry)
    }
    if !touched.contains(entry.id) { touched.append(entry.id) }
  }

  /// The one that is named, or whose service the key is; a new one where the name is new.
  private func organization(
    _ name: String?, _ key: ServiceKey?
  ) throws(Unreadable) -> Organization {
    let owner = entries.first { $0.services.contains { $0.key == key } }
    guard let name else {
      guard let owner else { throw Unreadable(DirectoryEnglish.needsOrganisation) }
      return owner
    }
    let folded = Folded.text(name)
    let named = entries.filter { Folded.text($0.name) == folded || $0.id == name }
    guard named.count <= 1 else { throw Unreadable(DirectoryEnglish.severalCalled(name)) }
    let entry =
      named.first
      ?? Organization(id: HSDSID.derived("organisation", folded), name: name, kind: .outside)
    if let owner, owner.id != entry.id {
      throw Unreadable(DirectoryEnglish.keyIsTaken(by: owner.name))
    }
    return entry
  }

  private mutating func readService(
    _ texts: [DirectoryColumn: String], _ key: ServiceKey?, of entry: inout Organization,
    _ fault: (DirectoryColumn, String) -> Void
  ) {
    let name = texts[.service].map { CSV.plain($0).trimmed }
    let place = entry.services.firstIndex { key == nil ? $0.name == name : $0.key == key }
    let id = HSDSID.derived("service", entry.id, key?.rawValue ?? name ?? "")
    var service: Service
    if let place {
      service = entry.services[place]
    } else {
      guard let name else { return fault(.service, DirectoryEnglish.needsService) }
      service = Service(
        id: id, key: key ?? ServiceKey(named: name, id: id), name: name, needs: [])
    }
    guard keys.insert(service.key).inserted else {
      return fault(key == nil ? .service : .key, DirectoryEnglish.keyStandsTwice)
    }
    let before = service
    for column in DirectoryColumn.allCases where column.isOfService {
      guard let text = texts[column],
        text != CSV.harmless(cells.text(column, of: before))
      else { continue }
      do throws(Unreadable) { try cells.set(column, text, of: &service) } catch {
        fault(column, error.sentence)
      }
    }
    if let place { entry.services[place] = service } else { entry.services.append(service) }
  }
}
