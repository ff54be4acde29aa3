import Casework

extension Caseload {
  /// Open cases with as many people, or with somebody of just that age and gender, in the same place,
  /// the latest first, three at most: perhaps the new one is there already, taken from somebody else.
  /// Where people or place aren't known, nothing is alike.
  func alike(_ code: CaseCode) -> [CaseCode] {
    guard let row = rows.row(of: code), rows.places[rows[row].place] != nil,
      self[code]?.facts.present.isEmpty == false
    else { return [] }
    let it = rows[row]
    let others = rows.entries.indices.reversed().lazy.map { Rows.Number($0) }.filter { other in
      let entry = rows[other]
      return other != row && entry.people == it.people && entry.place == it.place && entry.isOpen
    }
    return others.prefix(3).map(rows.code)
  }
}
