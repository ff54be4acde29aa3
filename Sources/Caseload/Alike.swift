package import Casework

extension Caseload {
  /// Says of a new case which it may be already; nil where there is none like it.
  package func alikeInWords(_ code: CaseCode) -> String? {
    let known = codes(knownFrom: self[code]?.facts.callers ?? "").filter { $0 != code }.suffix(3)
    let like = alike(code).filter { !known.contains($0) }
    func list(_ codes: some Collection<CaseCode>) -> String {
      codes.map(\.description).joined(separator: ", ")
    }
    var said: [String] = []
    if !known.isEmpty { said.append("The number is known from \(list(known)).") }
    if !like.isEmpty { said.append("Perhaps the same as \(list(like)): look there first.") }
    return said.isEmpty ? nil : said.joined(separator: " ")
  }

  /// Open cases with as many people, or with somebody of just that age and gender, in the same place,
  /// the latest first, three at most: perhaps the new one is there already, taken from somebody else.
  /// Where people or place aren't known, nothing is alike.
  private func alike(_ code: CaseCode) -> [CaseCode] {
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
