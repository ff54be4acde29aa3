package import Casework
import Coalition

/// What a list is narrowed to: words, all of which must match code, place or story, and
/// `state: level: place: need: due: by:`, each turned round by `-`.
package struct Query: Hashable, Sendable {
  package private(set) var text = ""
  private(set) var terms: [Term] = []

  struct Term: Hashable, Sendable {
    var isNegated: Bool
    var field: Field?
    /// Folded.
    var value: String
  }

  enum Field: String, CaseIterable {
    case state, level, place, need, due, by
  }

  package init() {}

  /// Whether something is looked for in what was typed.
  package var hasFreeWords: Bool { terms.contains { $0.field == nil } }

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

  /// A word that looks like a field and is none, as the `owner` of `owner:sana`: it is searched as it
  /// stands.
  var noField: String? {
    terms.lazy.filter { $0.field == nil }.compactMap { term in
      let name = term.value.prefix { $0 != ":" }
      let isName = name.count > 1 && name.count < term.value.count && name.allSatisfy(\.isLetter)
      return isName ? String(name) : nil
    }.first
  }

  static var fields: String {
    Field.allCases.map { $0.rawValue + ":" }.joined(separator: " ")
  }

  /// Somebody at the desk whom a free word names: what they have is found by `by:`.
  package func person(of caseload: Caseload) -> PersonID? {
    terms.lazy.filter { $0.field == nil && !$0.isNegated }
      .compactMap { caseload.people[PersonID(rawValue: $0.value)]?.id }.first
  }

  /// A field with a value that it can't have: `level:9`.
  func unknownValue(_ caseload: Caseload) -> (field: Field, value: String)? {
    terms.lazy.compactMap { term in
      term.isNegated ? nil : term.field.map { (field: $0, value: term.value) }
    }.first { !$0.value.isEmpty && !Filter.isValue($0.value, of: $0.field, caseload) }
  }

  /// A word alone that says when something is due, as `late`.
  var timeAlone: String? {
    terms.lazy.filter { $0.field == nil && !$0.isNegated }.map(\.value)
      .first { ["late", "overdue", "today"].contains($0) }
  }

  /// Whether it asks for cases of some state, ended ones too.
  package var asksForState: Bool {
    terms.contains { $0.field == .state && !$0.isNegated && !$0.value.isEmpty }
  }
}

extension [Rows.Number] {
  /// As `filter`, without growing: most of a queue may pass, a key at a time.
  fileprivate func kept(_ passes: (Rows.Number) -> Bool) -> Self {
    Self(unsafeUninitializedCapacity: count) { kept, count in
      for row in self where passes(row) {
        kept.initializeElement(at: count, to: row)
        count += 1
      }
    }
  }
}

/// A query held against the rows. Each word is compared with each shared value once, so that a row
/// costs a look into a few tables.
struct Filter {
  let asksForState: Bool
  private let rows: Rows
  private let tests: [Test]

  /// What one term asks of a row; true in a table lets it through.
  private enum Test {
    case status([Bool])
    case level([Bool])
    case place([Bool])
    case needs(UInt32)
    case due(ClosedRange<Int64>)
    case owner([Bool])
    case word(
      code: CodePattern, what: [Bool], place: [Bool], people: [Bool], status: [Bool],
      next: [Bool], hit: [Bool])
    /// A code's number, of whatever year.
    case number(UInt32)
    indirect case not(Test)
  }

  init(
    _ query: Query, _ rows: Rows, _ caseload: Caseload, at now: Instant
  ) {
    self.rows = rows
    let names = caseload.names
    asksForState = query.asksForState
    // A field without a value is still being typed.
    tests = query.terms.filter { !$0.value.isEmpty }.map { term in
      let test = Self.test(term, rows, caseload, names, now)
      return term.isNegated ? .not(test) : test
    }
  }

  /// Whether it leaves anything out of the open cases.
  var isNarrow: Bool { !tests.isEmpty }

  /// Those of some rows that it lets through, in their order.
  ///
  /// - Parameter areOpen: whether they are known to be open, all of them.
  func narrow(_ found: [Rows.Number], areOpen: Bool = false) -> [Rows.Number] {
    let entries = rows.entries
    var left = found
    if !areOpen {
      let asksForState = asksForState
      left = found.kept {
        let entry = entries[Int($0)]
        return asksForState ? !entry.isVoid : entry.isOpen
      }
    }
    for test in tests { left = Self.narrow(left, entries, by: test, letting: true) }
    return left
  }

  /// All rows by one test after the other, so that what a test holds is taken up once, not for each
  /// row.
  private static func narrow(
    _ rows: [Rows.Number], _ entries: [Rows.Entry], by test: Test, letting passes: Bool
  ) -> [Rows.Number] {
    switch test {
    case .status(let lets): rows.kept { lets[Int(entries[Int($0)].status)] == passes }
    case .level(let lets): rows.kept { lets[Int(entries[Int($0)].level)] == passes }
    case .place(let lets): rows.kept { lets[Int(entries[Int($0)].place)] == passes }
    case .needs(let bits): rows.kept { (entries[Int($0)].needs & bits != 0) == passes }
    case .due(let range): rows.kept { range.contains(entries[Int($0)].due) == passes }
    case .owner(let lets): rows.kept { lets[Int(entries[Int($0)].owner)] == passes }
    case .word(let code, let what, let place, let people, let status, let next, let hit):
      rows.kept { row in
        if hit[Int(row)] { return passes }
        let entry = entries[Int(row)]
        let lets =
          status[Int(entry.status)] || place[Int(entry.place)] || what[Int(entry.what)]
          || people[Int(entry.people)] || next[Int(entry.next)] || code.matches(entry)
        return lets == passes
      }
    case .number(let number): rows.kept { (entries[Int($0)].number == number) == passes }
    case .not(let test): narrow(rows, entries, by: test, letting: !passes)
    }
  }

  // MARK: Terms

  private static func test(
    _ term: Query.Term, _ rows: Rows, _ caseload: Caseload, _ names: Names, _ now: Instant
  ) -> Test {
    let value = term.value
    switch term.field {
    case .state: return .status(statuses(value))
    case .level: return .level(levels(value))
    case .place:
      return .place(
        rows.places.values.map { place in
          guard let place else { return value == "unknown" }
          return Folded.text(place.rawValue) == value || name(of: place).contains(value)
        })
    case .need: return .needs(needs(value))
    case .due: return .due(dueTimes(value, now, caseload.desk.offset) ?? .min ... .min)
    case .by:
      return .owner(
        rows.owners.values.map { isOwner(value, $0, names) })
    case nil:
      // Whoever types all four digits of a code means that case, and none that has them in its words.
      if value.count >= 4, let number = UInt32(value), caseload.code(typedAs: value, at: now) != nil
      {
        return .number(number)
      }
      return .word(
        code: CodePattern(value, prefixes: rows.prefixes.values),
        what: rows.whats.values.map { Folded.text($0).contains(value) },
        place: rows.places.values.map { $0.map { name(of: $0).contains(value) } ?? false },
        people: rows.people.values.map { Folded.text($0).contains(value) },
        status: statuses(value),
        next: rows.nexts.values.map { Folded.text($0.inWords(names)).contains(value) },
        hit: caseload.hits(of: Sought(word: value)))
    }
  }

  /// Whether anything can have it; of places there may always be more.
  static func isValue(_ value: String, of field: Query.Field, _ caseload: Caseload) -> Bool {
    switch field {
    case .state: statuses(value).contains(true)
    case .level: levels(value).contains(true)
    case .need: needs(value) != 0
    case .due: dueTimes(value, Instant(seconds: 0), .hours(0)) != nil
    case .place: true
    case .by:
      ([nil] + caseload.people.keys.map(Optional.some)).contains {
        isOwner(value, $0, caseload.names)
      }
    }
  }

  private static func isOwner(_ value: String, _ owner: PersonID?, _ names: Names) -> Bool {
    guard let owner else { return value == "nobody" }
    return owner.rawValue.hasPrefix(value) || Folded.text(names.person(owner)).contains(value)
  }

  /// None first.
  private static func levels(_ value: String) -> [Bool] {
    [value == "none"]
      + Level.allCases.map { value == "\($0.rawValue)" || $0.inWords.hasPrefix(value) }
  }

  private static func needs(_ value: String) -> UInt32 {
    NeedCode.allCases.reduce(0) { bits, code in
      let isMeant =
        Folded.text(code.rawValue) == value || Folded.text(code.inWords).contains(value)
        || code.alsoCalled.contains(value)
      return isMeant ? bits | code.bit : bits
    }
  }

  private static func statuses(_ value: String) -> [Bool] {
    Status.allCases.map { Folded.text($0.inWords).hasPrefix(value) }
  }

  private static func name(of place: AreaID) -> String {
    Folded.text(Gazetteer.pakistan.name(of: place))
  }

  /// Nil for what is no time.
  private static func dueTimes(
    _ value: String, _ now: Instant, _ offset: Instant.Span
  ) -> ClosedRange<Int64>? {
    let never = Rows.Entry.never
    switch value {
    case "none": return never...never
    case "late", "overdue", "over": return .min...(now.seconds - 1)
    case "today":
      let day: Int64 = 24 * 3600
      let here = now.seconds + offset.seconds
      return .min...(here - (here % day + day) % day + day - 1 - offset.seconds)
    default:
      guard let span = Instant.Span(words: value) else { return nil }
      return .min...(now + span).seconds
    }
  }
}
