import Canvas
package import Caseload
import Casework
import Coalition

/// The desk told in lines that only grow, for screen readers, braille displays and terminals that
/// can't place a cursor: of the same state, and from the same commands.
///
/// Says again what is open when it has changed, and else only what came of the last line. Nothing is
/// said by itself. No line is broken here: whoever reads it knows better where.
package struct Plain: Sendable {
  /// Rows of the queue that are told at once.
  static let page = 15

  private var told: [String] = []
  /// The cases of the queue's page that was told last, if it was the queue.
  private var toldRows: [CaseCode]?

  package init() {}

  /// The next time all is said anew.
  package mutating func forget() { self = Plain() }

  /// Whether the numbers that were told choose other cases by now.
  package func isStale(_ state: State, _ caseload: Caseload) -> Bool {
    guard let toldRows, state.layers.isEmpty, state.focus == .queue else { return false }
    var teller = PlainTeller(state: state, caseload: caseload)
    teller.tell()
    return teller.rows != toldRows
  }

  package mutating func tell(_ state: State, _ caseload: Caseload) -> [String] {
    var teller = PlainTeller(state: state, caseload: caseload)
    teller.tell()
    defer { (told, toldRows) = (teller.lines, teller.rows) }
    if told.isEmpty { return [teller.header] + teller.lines + teller.foot }
    // Of a page of the queue that was read out already, where one stands now is enough; of a form
    // that is open, what is new.
    if let rows = teller.rows, rows == toldRows { return teller.brief + teller.foot }
    if case .form? = state.layers.top {
      let known = zip(teller.lines, told).prefix { $0 == $1 && !$0.hasPrefix("! ") }.count
      return teller.lines.dropFirst(known) + teller.foot
    }
    if teller.lines == told { return teller.foot }
    return teller.lines + teller.foot
  }
}

private struct PlainTeller {
  let state: State
  let caseload: Caseload
  /// What is open.
  var lines: [String] = []
  /// What came of the last line, and what may be written now.
  var foot: [String] = []
  /// The cases of the queue's page that is told, if it is the queue.
  var rows: [CaseCode]?

  /// Where this is, once at the beginning.
  var header: String {
    let wall = WallTime(state.now, offset: caseload.desk.offset)
    return "Rabta, \(caseload.desk.name), \(state.warning). "
      + "\(wall.weekdayInWords) \(wall.dayInWords) \(wall.clock), \(caseload.name(of: state.me))."
  }

  /// The queue in two lines: how many there are, and where one stands.
  var brief: [String] { [lines[0]] + lines.filter { $0.hasPrefix("> ") } }

  mutating func tell() {
    guard !state.isHidden else {
      // Pushes what stands above off the screen; a terminal that keeps what went by keeps this too.
      lines = [String](repeating: "", count: 100)
      foot = [English.hidden]
      return
    }
    switch state.layers.top {
    case .form(let form): self.form(form)
    case .picker(let picker): self.picker(picker)
    case .confirmation(let confirmation): self.confirmation(confirmation)
    case .help(let help): self.help(help)
    case .filter:
      lines = [English.filterWas(state.query.text), English.filterHint]
      foot = [English.filterWords]
    case nil: panes()
    }
    guard !state.status.text.isEmpty else { return }
    let sign = state.status.kind == .refused ? "! " : ""
    foot.insert(sign + state.status.text, at: 0)
  }

  // MARK: The panes

  private mutating func panes() {
    switch state.focus {
    case .queue: queue()
    case .case: self.case()
    case .match: match()
    }
    let hints = state.hints.filter { $0.obstacle(state, caseload) == nil }.prefix(9)
    foot.append(English.paneWords(hints.map { "\($0.keys) \($0.title)" }, state.keymap))
  }

  private mutating func queue() {
    lines = [state.queueTitle(caseload)]
    if let lost = caseload.lostInWords { lines.append("! " + lost) }
    let shown = state.shown
    guard !shown.isEmpty else {
      lines.append(state.noCases(caseload))
      return
    }
    let range = visible(state.queue.index, of: shown.count, height: Plain.page)
    rows = range.map { caseload.code($0, of: shown) }
    for index in range {
      let row = caseload.row(index, of: shown)
      let sign = index == state.queue.index ? "> " : ""
      lines.append("\(sign)\(index + 1). \(words(row))")
    }
    if range.count < shown.count {
      lines.append(English.rows(range.lowerBound + 1, range.upperBound, of: shown.count))
    }
  }

  private func words(_ row: Row) -> String {
    let level = row.level.map { "level \($0.rawValue)" } ?? "no level"
    let due = row.due.map { due in
      due < state.now
        ? "\((state.now - due).inWords) late: " : "in \((due - state.now).inWords): "
    }
    let owner = row.owner.map { ", with \(caseload.name(of: $0))" } ?? ""
    let mark = state.queue.marks.contains(row.code) ? ", marked" : ""
    let decided = state.isDecided(row.code, caseload) ? ", decided" : ""
    return "\(row.code), \(level), \(due ?? "")\(row.next), \(row.forms), \(row.place), "
      + "\(row.people), \(row.status.inWords)\(owner)\(mark)\(decided)"
  }

  private mutating func `case`() {
    guard let `case` = state.selectedCase(caseload) else {
      lines = [English.nothingSelected]
      return
    }
    var number = 0
    for line in state.caseLines(`case`, caseload, width: nil) {
      guard line.id.isChosenByNumber else {
        lines.append(line.text.trimmed)
        continue
      }
      number += 1
      let sign = line.id == state.inCase.line ? "> " : ""
      lines.append("\(sign)\(number). \(line.text.trimmed)")
    }
  }

  private mutating func match() {
    guard let `case` = state.selectedCase(caseload) else {
      lines = [English.nothingSelected]
      return
    }
    guard let (need, match) = state.match(`case`, caseload) else {
      lines = [English.noNeed(state.keymap)]
      return
    }
    lines = ["\(`case`.code). \(English.whoCanTake(need, of: `case`))"]
    let text = MatchText(match, need, of: `case`, state, caseload, width: nil)
    let selected = state.selectedService(match, besides: state.holder(`case`))
    let keys = match.keys
    var named: ServiceKey?
    for line in text.lines {
      let number = line.service.flatMap { keys.firstIndex(of: $0) }
      guard let number, line.service != named else {
        lines.append(line.text.trimmed)
        continue
      }
      named = line.service
      // The list's own rank or sign gives way to the number that chooses it.
      let name = line.text.drop { $0 != " " }.trimmed
      let sign = line.service == selected ? "> " : ""
      lines.append("\(sign)\(number + 1). \(name)")
    }
  }

  // MARK: Layers

  private mutating func form(_ form: Form) {
    // There are no such keys here, but there is a word for each.
    defer {
      lines = lines.map {
        $0.replacing("Ctrl-S", with: DotWord.save.rawValue)
          .replacing("Ctrl-G", with: DotWord.known.rawValue)
      }
    }
    lines = [form.heading]
    if let problem = form.problem { lines.append("! " + problem) }
    guard let field = form.focused, !form.isAsked else {
      for (index, field) in form.fields.enumerated() where !(form.hasParts && field.isEmpty) {
        lines.append("\(index + 1). \(field.label): \(field.inWords)")
      }
      lines += state.footnotes(form, caseload)
      foot = [English.askSave, English.formWords(hasParts: false)]
      return
    }
    if let heading = field.heading { lines.append(heading + ".") }
    lines.append(English.field(form.focus + 1, of: form.fields.count, field.label))
    if let problem = field.problem { lines.append("! " + problem) }
    if !field.hint.isEmpty { lines.append(field.hint) }
    switch form.kind {
    case .on(_, .consent), .newCase: lines += state.footnotes(form, caseload)
    default: break
    }
    switch field.value {
    case .text(let editor, let rows):
      if !editor.isEmpty {
        lines.append(English.now(editor.text.hanging))
      }
      if rows > 1 { lines.append(English.severalLines) }
    case .choice(let choices, let at):
      if at == nil { lines.append(English.toChoose) }
      lines += choices.enumerated().map { index, choice in
        "\(index == at ? "> " : "")\(index + 1). \(choice.title)"
      }
    }
    foot = form.focus == 0 ? [English.formWords(hasParts: form.hasParts)] : []
  }

  private mutating func picker(_ picker: Picker) {
    lines = [picker.title]
    lines += picker.choices.enumerated().map { index, choice in
      let why = choice.obstacle.map { " \(English.notNow($0))" } ?? ""
      return "\(index + 1). \(choice.title)\(why)"
    }
    foot = [English.pickWords]
  }

  private mutating func confirmation(_ confirmation: Confirmation) {
    lines = [confirmation.title] + state.lines(of: confirmation, caseload)
    foot = [
      confirmation.asks.isEmpty
        ? English.anyLine : English.sayYes(confirmation.yes, or: confirmation.other)
    ]
  }

  private mutating func help(_ help: Help) {
    lines = state.rows(of: help, caseload).enumerated().map { index, row in
      switch row {
      case .command(let command):
        let keys = state.keymap.keys(of: command).map(\.display)
        let why = state.obstacle(to: command, caseload).map { " Not now: \($0)" } ?? ""
        return
          "\(index + 1). \(command.id) (\(keys.joined(separator: ", "))): \(command.help)\(why)"
      case .goTo(let code, let letter): return "\(index + 1). \(English.goTo(code, letter))"
      }
    }
    foot = [English.helpWords]
  }
}

extension Form.Field {
  fileprivate var isEmpty: Bool {
    if case .text(let editor, _) = value { editor.isEmpty } else { false }
  }

  fileprivate var inWords: String {
    switch value {
    case .text(let editor, _): editor.isEmpty ? "–" : editor.text.onOneLine
    case .choice(let choices, let at): at.map { choices[$0].title } ?? English.notChosen
    }
  }
}
