import Canvas
package import Caseload
package import Casework
import Coalition

// The desk worked at in whole lines, as at a terminal that knows no keys: a number chooses, a word
// is a command, and in a form a line is the answer to the field. It leads to what keys lead to.

/// Words that a form, a list and a question listen to where letters are text: a dot and a name.
package enum DotWord: String, CaseIterable, Sendable {
  case back = ".back"
  case save = ".save"
  case leave = ".leave"
  case discard = ".discard"
  case empty = ".empty"
  /// To the next part of a long form.
  case next = ".next"
  /// To the case that knows who calls.
  case known = ".known"
  case hide = ".hide"
  /// Alone, it ends a text of several lines, and else goes back.
  case dot = "."
}

extension DotWord {
  /// A dot and a few letters alone are a word that is misremembered, and no text.
  static func isMeant(_ line: String) -> Bool {
    let line = line.trimmed
    return line.hasPrefix(".") && 2...9 ~= line.count && line.dropFirst().allSatisfy(\.isLetter)
  }
}

extension State {
  mutating func take(_ line: String, _ caseload: Caseload) -> [Effect] {
    usedAt = now
    let word = DotWord(rawValue: line.trimmed.lowercased())
    if word == nil, DotWord.isMeant(line), !layers.isEmpty, !isHidden {
      status = StatusLine(refused: English.noSuchDotWord(DotWord.allCases.map(\.rawValue)))
      return []
    }
    // What is typed on blindly does nothing.
    if isHidden { return line.trimmed.isEmpty || word == .hide ? press(.enter, caseload) : [] }
    if word == .hide { return hide() }
    switch layers.top {
    case .form(let form): return answer(form, line, word, caseload)
    case .picker(let picker): return choose(from: picker, line, word, caseload)
    case .confirmation(var confirmation):
      let answer = line.trimmed.lowercased()
      if let other = confirmation.other, answer == other.key.map(String.init) {
        return choose(other, caseload)
      }
      confirmation.isReadOut = true
      layers.top = .confirmation(confirmation)
      return press([English.yes, "y"].contains(answer) ? .character("y") : .escape, caseload)
    case .help(let help): return choose(from: help, line, word, caseload)
    case .filter:
      layers.pop()
      if word == nil { narrow(to: Query(line.trimmed), caseload) }
      return []
    case nil: return command(line.trimmed, word, caseload)
    }
  }

  // MARK: A form

  /// - Parameter line: what the field shall hold; empty leaves it as it is.
  private mutating func answer(
    _ form: Form, _ line: String, _ word: DotWord?, _ caseload: Caseload
  ) -> [Effect] {
    var form = form
    switch word {
    case .save?: return submit(form, caseload)
    case .leave?: return leave(form)
    case .discard?: return discard(form)
    case .back?:
      form.focus = max(0, form.focus - (form.isAsked ? 0 : 1))
      form.isAsked = false
    case .next? where form.hasParts && !form.isAsked && form.focus < form.fields.count - 1:
      _ = form.goToPart(1)
    case .empty? where !form.isAsked:
      form.empty()
      form.goOn()
      layers.top = .form(form)
      return changed(form)
    case .known? where form.kind == .newCase: return goToKnown(form, caseload)
    case .dot?, .empty?, .next?, .known?: form.goOn()
    case .hide?, nil:
      guard !form.isAsked else { return reconsider(form, line.trimmed, caseload) }
      switch form.take(line) {
      case .nothing: break
      case .changed: return changed(form)
      case .problem(let sentence): form.set(form.fields[form.focus].id, problem: sentence)
      }
    }
    layers.top = .form(form)
    return []
  }

  /// All fields were asked: an empty line saves, a number goes to its field again.
  private mutating func reconsider(
    _ form: Form, _ line: String, _ caseload: Caseload
  ) -> [Effect] {
    guard let number = line.wholeNumber, form.fields.indices.contains(number - 1) else {
      if line.isEmpty || line == English.yes { return submit(form, caseload) }
      status = StatusLine(refused: English.saveOrNumber)
      return []
    }
    var form = form
    form.focus = number - 1
    form.isAsked = false
    layers.top = .form(form)
    return []
  }

  // MARK: A list

  private mutating func choose(
    from picker: Picker, _ line: String, _ word: DotWord?, _ caseload: Caseload
  ) -> [Effect] {
    if word != nil { return press(.escape, caseload) }
    let typed = line.trimmed
    let index =
      picker.choices.firstIndex { $0.key.map(String.init) == typed }
      ?? typed.wholeNumber.map { $0 - 1 }.flatMap { picker.choices.indices.contains($0) ? $0 : nil }
    guard let index else {
      status = StatusLine(refused: English.chooseOne)
      return []
    }
    return choose(picker.choices[index], caseload)
  }

  private mutating func choose(
    from help: Help, _ line: String, _ word: DotWord?, _ caseload: Caseload
  ) -> [Effect] {
    if word != nil || line.trimmed.isEmpty { return press(.escape, caseload) }
    var help = help
    if let number = line.trimmed.wholeNumber, rows(of: help, caseload).indices.contains(number - 1)
    {
      help.selected = number - 1
      return browse(help, .enter, caseload)
    }
    help.filter = LineEditor(line.trimmed)
    layers.top = .help(help)
    return []
  }

  // MARK: The panes

  private mutating func command(
    _ line: String, _ word: DotWord?, _ caseload: Caseload
  ) -> [Effect] {
    status = StatusLine()
    if word != nil { return goBack() }
    if line.isEmpty { return press(.enter, caseload) }
    // A number with a zero before it is the end of a code, and no row.
    if let number = line.wholeNumber, line.first?.wholeNumberValue != 0 {
      return choose(number, caseload)
    }
    if line.hasPrefix("/"), line.count > 1 {
      focus = .queue
      narrow(to: Query(String(line.dropFirst()).trimmed), caseload)
      return []
    }
    // As a key the colon opens the palette, and what is behind it is looked for there.
    if line.hasPrefix(":"), line.count > 1 {
      return command(String(line.dropFirst()).trimmed, word, caseload)
    }
    if let effects = command(withNumber: line, caseload) { return effects }
    if let command = command(called: line) { return run(command, caseload) }
    if let keys = KeySequence(name: line),
      case .beginning? = keymap.meaning(of: keys, in: scopes)
    {
      return push(.picker(continuations(of: keys)))
    }
    var help = Help(isPalette: true)
    help.filter = LineEditor(line)
    let rows = rows(of: help, caseload)
    switch rows.first {
    case .goTo(let code, let letter)?: return go(to: code, letter, caseload)
    case .command(let command)?: return rows.count == 1 ? run(command, caseload) : push(.help(help))
    case nil:
      status = StatusLine(refused: English.noSuchWord(line, keymap))
      return []
    }
  }

  /// A command on what has a number in the pane: `mark 7`.
  private mutating func command(withNumber line: String, _ caseload: Caseload) -> [Effect]? {
    let words = line.lowercased().split(separator: " ")
    guard words.count > 1, words.last?.first?.wholeNumberValue != 0,
      let number = words.last.flatMap({ String($0).wholeNumber }),
      let command = command(called: words.dropLast().joined(separator: " "))
    else { return nil }
    guard let target = target(numbered: number, caseload) else {
      status = StatusLine(refused: English.noSuchNumber(number))
      return []
    }
    return choose(target, again: false, caseload) + run(command, caseload)
  }

  /// By its name, its title or its key.
  private func command(called name: String) -> Command? {
    commands.first { [$0.id, $0.title].contains(name.lowercased()) }
      ?? KeySequence(name: name).flatMap { command(for: $0, in: scopes) }
  }

  /// The commands of a group, to choose from.
  private func continuations(of keys: KeySequence) -> Picker {
    let next = keymap.continuations(of: keys, in: scopes)
    return Picker(
      title: English.commandsOf(keys.display),
      choices: next.map { rest, command in
        .init(
          key: rest.display.count == 1 ? rest.display.first : nil,
          title: "\(command.title): \(command.help)",
          then: .run(command.id))
      })
  }

  private mutating func narrow(to query: Query, _ caseload: Caseload) {
    let before = marked.count
    show(query)
    refresh(caseload)
    sayUnmarked(before - marked.count)
  }

  /// What has a number in the pane: chosen, and opened where there is nothing else to do with it.
  private mutating func choose(_ number: Int, _ caseload: Caseload) -> [Effect] {
    guard let target = target(numbered: number, caseload) else {
      status = StatusLine(refused: English.noSuchNumber(number))
      return []
    }
    let wasThere = cursor == target
    let effects = choose(target, again: true, caseload)
    guard !wasThere else { return effects }
    switch target {
    case .row: return effects + go(to: .case)
    case .service: return effects + press(.enter, caseload)
    default: return effects
    }
  }

  /// The case that a line chooses by its number: it must be at hand before the line is taken.
  package func chosen(by message: Message, _ caseload: Caseload) -> CaseCode? {
    guard case .line(let line) = message, layers.isEmpty, focus == .queue,
      let number = line.split(separator: " ").last.flatMap({ String($0).wholeNumber }),
      case .row(let code)? = target(numbered: number, caseload)
    else { return nil }
    return code
  }

  /// What has this number in the pane with the keys.
  private func target(numbered number: Int, _ caseload: Caseload) -> Target? {
    func nth<Thing>(of things: [Thing]) -> Thing? {
      things.indices.contains(number - 1) ? things[number - 1] : nil
    }
    guard focus != .queue else {
      return (0..<shown.count).contains(number - 1)
        ? .row(caseload.code(number - 1, of: shown)) : nil
    }
    guard let `case` = selectedCase(caseload) else { return nil }
    if focus == .match {
      return match(`case`, caseload).flatMap { nth(of: $0.1.keys) }.map(Target.service)
    }
    let lines = caseLines(`case`, caseload, width: nil).filter(\.id.isChosenByNumber)
    return nth(of: lines).map { .line($0.id) }
  }
}

extension String {
  /// Whether it may choose something by its number, alone or behind a command.
  package var endsInNumber: Bool {
    split(separator: " ").last.flatMap { String($0).wholeNumber } != nil
  }

  /// A number in the digits of any script: who types Urdu has others than the screen.
  fileprivate var wholeNumber: Int? {
    guard (1..<10).contains(count) else { return nil }
    return reduce(0 as Int?) { number, sign in
      guard let number, let digit = sign.wholeNumberValue, 0...9 ~= digit else { return nil }
      return number * 10 + digit
    }
  }
}

extension CaseLine.ID {
  /// The first line of what a command may be about.
  var isChosenByNumber: Bool {
    switch self {
    case .need(_, let line), .referral(_, let line), .todo(_, let line): line == 0
    default: false
    }
  }
}

extension Form {
  enum Taking { case nothing, changed, problem(String) }

  /// Puts a line into the field that is asked for, and asks for the next.
  mutating func take(_ line: String) -> Taking {
    switch focused?.value {
    case nil: return .nothing
    case .text(let editor, let rows)?:
      guard !line.isEmpty else {
        goOn()
        return .nothing
      }
      // A long text goes on line by line, until an empty one.
      if rows == 1 { fields[focus].write("") }
      fields[focus].insert(rows == 1 || editor.isEmpty ? line : "\n" + line)
      if rows == 1, fields[focus].problem == nil { goOn() }
      return .changed
    case .choice(let choices, _)?:
      let typed = line.trimmed.lowercased()
      guard !typed.isEmpty else {
        goOn()
        return .nothing
      }
      let byNumber = typed.wholeNumber.map { $0 - 1 }.flatMap {
        choices.indices.contains($0) ? $0 : nil
      }
      guard let index = byNumber ?? choices.index(called: typed) else {
        return .problem(English.chooseOne)
      }
      fields[focus].choose(index)
      goOn()
      return .changed
    }
  }

  /// To the next field; behind the last it is asked whether to save.
  mutating func goOn() {
    if focus + 1 < fields.count { focus += 1 } else { isAsked = true }
  }

  mutating func empty() {
    if focused != nil { fields[focus].write("") }
  }
}
