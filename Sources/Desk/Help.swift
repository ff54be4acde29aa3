package import Canvas
package import Caseload
package import Casework

/// The list of commands, to be read, searched and run: in the table's order as help, the best match
/// first as a palette.
package struct Help: Sendable {
  package var filter = LineEditor()
  package var selected = 0
  package let isPalette: Bool
  /// Whether it was moved in since something was typed: then the cursor stands on the row.
  var isInList = false

  package init(isPalette: Bool = false) { self.isPalette = isPalette }

  package enum Row: Sendable {
    case command(Command)
    /// What was typed into a palette is a case's code, or a referral's.
    case goTo(CaseCode, ReferralLetter?)
  }
}

extension State {
  /// What help shows now.
  package func rows(of help: Help, _ caseload: Caseload) -> [Help.Row] {
    let typed = help.filter.text.lowercased()
    // Names are found with their hyphens and without.
    let words = typed.split(separator: " ").map { [$0, $0.replacing("-", with: " ")] }
    let found = (commands + elsewhere).filter { command in
      let text = searchText(of: command)
      return words.allSatisfy { $0.contains { text.contains($0) } }
    }
    guard !words.isEmpty else { return found.map(Help.Row.command) }
    let ranked = found.enumerated().sorted {
      (rank($0.element, help.filter.text), $0.offset)
        < (rank($1.element, help.filter.text), $1.offset)
    }
    let places = help.isPalette ? place(typedAs: typed, caseload) : []
    return places + ranked.map { .command($0.element) }
  }

  private func place(typedAs typed: String, _ caseload: Caseload) -> [Help.Row] {
    if let code = caseload.code(typedAs: typed, at: now) { return [.goTo(code, nil)] }
    // A referral's code is its case's with a letter behind it.
    let parts = typed.uppercased().trimmed.split(separator: "-")
    guard parts.count > 1, let letter = parts.last.flatMap({ ReferralLetter($0) }),
      let code = caseload.code(typedAs: parts.dropLast().joined(separator: "-"), at: now)
    else { return [] }
    return [.goTo(code, letter)]
  }

  private func searchText(of command: Command) -> String {
    let keys = keymap.keys(of: command).map(\.display).joined(separator: " ")
    return "\(command.id) \(command.title) \(command.sentence) \(command.alsoCalled) \(keys)"
      .lowercased()
  }

  /// A name before a key, a key before a word of the sentence.
  private func rank(_ command: Command, _ text: String) -> Int {
    let typed = text.lowercased()
    let keys = keymap.keys(of: command)
    let name = typed.replacing("-", with: " ")
    if command.id == typed || command.title == name { return 0 }
    // `c` and `C` are two keys; “pgdn” means but one.
    if keys.contains(where: { $0.description == text || $0.display == text }) { return 1 }
    if keys.contains(where: { $0.display.lowercased() == typed }) { return 2 }
    if command.id.hasPrefix(typed) || command.title.hasPrefix(name) { return 3 }
    return 4
  }

  /// Goes to a case wherever it stands, and shows it alone where it doesn't stand in the queue.
  mutating func go(
    to code: CaseCode, _ letter: ReferralLetter?, _ caseload: Caseload
  ) -> [Effect] {
    let wasFiltered = !query.isEmpty
    if caseload.place(of: code, in: shown) == nil, review == nil { show(caseload.query(for: code)) }
    refresh(caseload)
    if wasFiltered, query.isEmpty { status = StatusLine(quiet: English.filterIsOff) }
    guard caseload.place(of: code, in: shown) != nil else {
      status = StatusLine(refused: English.notInList(code))
      return []
    }
    queue.selected = code
    guard let letter else { return go(to: .queue) }
    if let `case` = caseload[code], `case`.referral(letter) == nil {
      status = StatusLine(refused: Refusal.noSuchReferral(letter).description)
      return go(to: .case)
    }
    inCase.line = .referral(letter, 0)
    status = StatusLine(done: English.recordAnswer(letter, keymap))
    return go(to: .case)
  }
}
