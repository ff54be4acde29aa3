package import Casework
import Coalition

/// Statistics: counts and nothing else, of those who didn't say no to being counted (domain §8).
package struct Counts: Hashable, Sendable {
  /// Gaps that were the same, at least five of them. There is no total: nothing to subtract from.
  package struct GapCount: Hashable, Sendable {
    package let need: NeedCode
    package let place: String
    package let form: Form?
    /// `2026-11`
    package let month: String
    package let count: Int
  }

  package let needs: CountTable
  package let forms: CountTable
  package let gaps: [GapCount]

  package init(_ caseload: Caseload) {
    let cases = caseload.cases.filter(\.isCounted)
    needs = Self.needs(cases)
    forms = Self.forms(cases)
    gaps = Self.gaps(caseload, Set(cases.map(\.code)))
  }

  private static func needs(_ cases: [Case]) -> CountTable {
    let codes = NeedCode.allCases
    var counts = codes.map { _ in [Int](repeating: 0, count: Level.allCases.count + 1) }
    for `case` in cases {
      let column = `case`.level.map { $0.rawValue - 1 } ?? Level.allCases.count
      for need in `case`.needs {
        if let row = codes.firstIndex(of: need.code) { counts[row][column] += 1 }
      }
    }
    return CountTable(
      name: "needs by level", rows: codes.map(\.withCode),
      columns: Level.allCases.map { "level \($0.rawValue)" } + ["no level"], counts: counts)
  }

  private static func forms(_ cases: [Case]) -> CountTable {
    let gazetteer = Gazetteer.pakistan
    let places = gazetteer.areas.filter { $0.kind == .province || $0.kind == .abroad }
    let forms = Form.allCases
    var counts = forms.map { _ in [Int](repeating: 0, count: places.count + 1) }
    for `case` in cases {
      let province = `case`.facts.place.flatMap { gazetteer.province(of: $0) }
      let column = places.firstIndex { $0.id == province } ?? places.count
      for form in `case`.facts.forms {
        if let row = forms.firstIndex(of: form) { counts[row][column] += 1 }
      }
    }
    return CountTable(
      name: "what happened by province",
      rows: forms.map { "\($0.inWords) (\($0.rawValue))" },
      columns: places.map(\.shortName) + ["not known"], counts: counts)
  }

  private struct Kind: Hashable {
    var need: NeedCode
    var place: String
    var form: Form?
    var month: String
  }

  private static func gaps(_ caseload: Caseload, _ counted: Set<CaseCode>) -> [GapCount] {
    var counts: [Kind: Int] = [:]
    for gap in caseload.gaps() where counted.contains(gap.code) {
      let place = gap.place.map { Gazetteer.pakistan.name(of: $0) } ?? "not known"
      let month = WallTime(gap.at, offset: caseload.desk.offset).monthName
      for form in gap.forms.isEmpty ? [nil] : gap.forms.map(Optional.some) {
        counts[Kind(need: gap.need, place: place, form: form, month: month), default: 0] += 1
      }
    }
    return counts.filter { $0.value >= CountTable.smallest }
      .map {
        GapCount(
          need: $0.key.need, place: $0.key.place, form: $0.key.form, month: $0.key.month,
          count: $0.value)
      }
      .sorted {
        ($1.month, $0.need.rawValue, $0.place, $0.form?.rawValue ?? "")
          < ($0.month, $1.need.rawValue, $1.place, $1.form?.rawValue ?? "")
      }
  }
}

extension Case {
  /// A case about somebody, counted once, unless they said no to that.
  fileprivate var isCounted: Bool {
    switch status {
    case .void, .duplicate, .added, .noCase, .notTIP: return false
    default: break
    }
    switch facts.consent[.statistics] {
    case .no, .withdrawn: return false
    case .yes, .notAsked: return true
    }
  }
}

extension Gazetteer {
  /// The province or territory a place lies in; abroad is abroad. Nil is not known.
  fileprivate func province(of id: AreaID) -> AreaID? {
    var next: AreaID? = id
    while let id = next, let area = area(id) {
      if area.kind == .province || area.kind == .abroad { return id }
      next = area.parent
    }
    return nil
  }
}
