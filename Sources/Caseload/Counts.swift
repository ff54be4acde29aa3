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

  /// Of the cases at hand.
  package init(_ caseload: Caseload) {
    var tally = Tally(offset: caseload.desk.offset)
    for `case` in caseload.cases { tally.add(`case`) }
    self.init(tally)
  }

  package init(_ tally: Tally) {
    needs = CountTable(
      name: "needs by level", rows: Tally.codes.map(\.withCode),
      columns: Level.allCases.map { "level \($0.rawValue)" } + ["no level"], counts: tally.needs)
    forms = CountTable(
      name: "what happened by province",
      rows: Form.allCases.map { "\($0.inWords) (\($0.rawValue))" },
      columns: tally.provinces.map(\.shortName) + ["not known"], counts: tally.forms)
    gaps = tally.gaps.filter { $0.value >= CountTable.smallest }
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

  /// Counts case by case, so that not all of them need be at hand.
  package struct Tally {
    fileprivate static let codes = NeedCode.allCases
    fileprivate let provinces = Gazetteer.pakistan.areas.filter {
      $0.kind == .province || $0.kind == .abroad
    }
    fileprivate var needs = codes.map { _ in [Int](repeating: 0, count: Level.allCases.count + 1) }
    fileprivate var forms: [[Int]]
    fileprivate var gaps: [GapKind: Int] = [:]
    private let offset: Instant.Span

    fileprivate struct GapKind: Hashable {
      var need: NeedCode
      var place: String
      var form: Form?
      var month: String
    }

    package init(offset: Instant.Span) {
      self.offset = offset
      forms = Form.allCases.map { [provinces] _ in
        [Int](repeating: 0, count: provinces.count + 1)
      }
    }

    package mutating func add(_ case: Case) {
      guard `case`.isCounted else { return }
      let level = `case`.level.map { $0.rawValue - 1 } ?? Level.allCases.count
      for need in `case`.needs {
        if let row = Self.codes.firstIndex(of: need.code) { needs[row][level] += 1 }
      }
      let province = `case`.facts.place.flatMap { Gazetteer.pakistan.province(of: $0) }
      let column = provinces.firstIndex { $0.id == province } ?? provinces.count
      for form in `case`.facts.forms {
        if let row = Form.allCases.firstIndex(of: form) { forms[row][column] += 1 }
      }
      for gap in `case`.gaps {
        let place = gap.place.map { Gazetteer.pakistan.name(of: $0) } ?? "not known"
        let month = WallTime(gap.at, offset: offset).monthName
        for form in gap.forms.isEmpty ? [nil] : gap.forms.map(Optional.some) {
          gaps[GapKind(need: gap.need, place: place, form: form, month: month), default: 0] += 1
        }
      }
    }
  }
}

extension Case {
  /// A case about somebody, counted once, unless they said no to that.
  fileprivate var isCounted: Bool {
    switch status {
    case .void, .duplicate, .added, .noCase, .notTIP, .erased, .toldToDelete: return false
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
  func province(of id: AreaID) -> AreaID? {
    var next: AreaID? = id
    while let id = next, let area = area(id) {
      if area.kind == .province || area.kind == .abroad { return id }
      next = area.parent
    }
    return nil
  }
}
