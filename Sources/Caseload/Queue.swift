package import Casework
import Coalition

/// One case as the queue shows it. No name, no number, no story.
package struct Row: Hashable, Sendable, Identifiable {
  package let code: CaseCode
  package let level: Level?
  package let status: Status
  package let forms: String
  package let place: String
  package let people: String
  package let due: Due?
  /// What must happen next, in words.
  package let next: String
  package let owner: PersonID?

  package var id: CaseCode { code }
}

extension Caseload {
  /// The open cases that a query lets through: what is late on top, the most pressing first, then
  /// what is due next; what has no clock comes last.
  package func queue(_ query: Query, at now: Instant) -> [Row] {
    let shown = cases.filter { query.matches($0, in: self, at: now) }
    return shown.map { ($0, QueueKey($0, at: now)) }.sorted { $0.1 < $1.1 }.map { row($0.0) }
  }

  package func row(_ case: Case) -> Row {
    let due = `case`.nextDue
    return Row(
      code: `case`.code, level: `case`.level, status: `case`.status,
      forms: `case`.facts.formsInWords,
      place: `case`.facts.place.map { Gazetteer.pakistan.name(of: $0) } ?? "place not known",
      people: `case`.facts.peopleInWords, due: due,
      next: due?.what.inWords(`case`, names) ?? nothingDue(`case`),
      owner: `case`.owner)
  }

  private func nothingDue(_ case: Case) -> String {
    switch `case`.status {
    case .inbox, .new: "to be triaged"
    case .triaged where `case`.needs.isEmpty: "no need named yet"
    case .followUp: "every need taken on"
    default: "nothing is due"
    }
  }
}

/// Where a case stands in the queue.
private struct QueueKey: Comparable {
  /// Nil while nothing is late. A case without a level may be of level 1: unknown is not no.
  let lateLevel: Int?
  let due: Int64
  let level: Int
  let code: CaseCode

  init(_ case: Case, at now: Instant) {
    let next = `case`.nextDue?.at
    level = `case`.level?.rawValue ?? Level.critical.rawValue
    lateLevel = next.map { $0 < now } == true ? level : nil
    due = next?.seconds ?? .max
    code = `case`.code
  }

  static func < (a: QueueKey, b: QueueKey) -> Bool {
    (a.lateLevel ?? 9, a.due, a.level, a.code) < (b.lateLevel ?? 9, b.due, b.level, b.code)
  }
}

/// What a list is narrowed to: words, all of which must match code, place or story, and
/// `state: level: place: need: due: by:`, each turned round by `-`.
package struct Query: Hashable, Sendable {
  package private(set) var text = ""
  private var terms: [Term] = []

  private struct Term: Hashable, Sendable {
    var isNegated: Bool
    var field: Field?
    var value: String
  }

  private enum Field: String, CaseIterable {
    case state, level, place, need, due, by
  }

  package init() {}

  /// Takes any text: a word with a colon that names no field is searched like any other.
  package init(_ text: String) {
    self.text = text
    terms = text.split(whereSeparator: \.isWhitespace).map { word in
      let isNegated = word.count > 1 && word.hasPrefix("-")
      let body = isNegated ? word.dropFirst() : word
      let parts = body.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let field = Field(rawValue: parts[0].lowercased()) {
        return Term(isNegated: isNegated, field: field, value: Folded.text(String(parts[1])))
      }
      return Term(isNegated: isNegated, field: nil, value: Folded.text(String(body)))
    }
  }

  package var isEmpty: Bool { terms.isEmpty }

  package func matches(_ case: Case, in caseload: Caseload, at now: Instant) -> Bool {
    let asksForState = terms.contains {
      $0.field == .state && !$0.isNegated && !$0.value.isEmpty
    }
    guard `case`.status != .void, asksForState || `case`.status.isOpen else { return false }
    return terms.allSatisfy { matches($0, `case`, caseload, now) != $0.isNegated }
  }

  private func matches(_ term: Term, _ case: Case, _ caseload: Caseload, _ now: Instant) -> Bool {
    let value = term.value
    if value.isEmpty { return !term.isNegated }
    switch term.field {
    case .state: return Folded.text(`case`.status.inWords).hasPrefix(value)
    case .level:
      guard let level = `case`.level else { return value == "none" }
      return value == "\(level.rawValue)" || level.inWords.hasPrefix(value)
    case .place:
      return `case`.facts.place.map {
        Folded.text(Gazetteer.pakistan.name(of: $0)).contains(value)
          || Folded.text($0.rawValue) == value
      } ?? (value == "unknown")
    case .need:
      return `case`.needs.contains {
        Folded.text($0.code.rawValue) == value || Folded.text($0.code.inWords).contains(value)
      }
    case .due:
      guard let due = `case`.nextDue else { return value == "none" }
      switch value {
      case "overdue", "over": return due.at < now
      case "today":
        let offset = caseload.desk.offset
        return WallTime(due.at, offset: offset).date <= WallTime(now, offset: offset).date
      default: return Instant.Span(words: value).map { due.at <= now + $0 } ?? false
      }
    case .by:
      guard let owner = `case`.owner else { return value == "nobody" }
      return owner.rawValue.hasPrefix(value)
        || Folded.text(caseload.name(of: owner)).contains(value)
    case nil:
      let place = `case`.facts.place.map { Gazetteer.pakistan.name(of: $0) } ?? ""
      return Folded.text(`case`.code.description).contains(value)
        || Folded.text(place).contains(value)
        || Folded.text(`case`.facts.formsInWords).contains(value)
        || Folded.text(`case`.status.inWords).hasPrefix(value)
        || Folded.text(caseload.row(`case`).next).contains(value)
        || Folded.text(`case`.facts.story.text).contains(value)
    }
  }
}
