import Canvas
import Caseload
import Casework

extension View {
  mutating func layer(_ layer: Layer, _ screen: Rect) {
    switch layer {
    case .form(let form): self.form(form, screen)
    case .picker(let picker): self.picker(picker, screen)
    case .confirmation(let confirmation): self.confirmation(confirmation, screen)
    case .help(let help): self.help(help, screen)
    case .filter(let line): filter(line, Layout(state).status)
    }
  }

  /// A box over the panes, between header and status line, as large as asked where it fits.
  private mutating func window(_ title: String, columns: Int, rows: Int, _ screen: Rect) -> Rect {
    let room = screen.split(top: 1).rest.split(bottom: 2).rest
    let size = Size(columns: min(columns + 4, room.columns), rows: min(rows + 2, room.rows))
    let rect = room.centered(size)
    frame.fill(rect)
    uncoveredFrom = max(uncoveredFrom, rect.bottom)
    // Where there is no room for all of it and a frame, the frame goes.
    guard rect.rows >= min(rows, 2) + 2 else { return rect }
    return frame.box(rect, title: title, isFocused: true).inset(columns: 1, rows: 0)
  }

  /// Says on the edge below how much is not seen, where there is one and it has room.
  mutating func more(than seen: Range<Int>, of count: Int, around inside: Rect) {
    let text = English.more(above: seen.lowerBound, below: count - seen.upperBound)
    guard columns(of: text) <= inside.columns, inside.bottom < Layout(state).status.top else {
      return
    }
    frame.put(
      text, at: Point(column: inside.right - columns(of: text), row: inside.bottom), role: .border)
  }

  // MARK: Forms

  private struct FormRow {
    var field: Int?
    var text: String
    var role: Role
  }

  private mutating func form(_ form: Form, _ screen: Rect) {
    let width = form.columns(on: screen.size)
    var footer: [FormRow] = []
    if let problem = form.problem {
      footer += wrap(problem, width: width).map { FormRow(field: nil, text: $0, role: .error) }
    }
    for note in state.footnotes(form, caseload) {
      footer += wrap(note, width: width, limit: 3).map {
        FormRow(field: nil, text: $0, role: .heading)
      }
    }
    let heights = form.fields.indices.map {
      height(form.fields[$0], width, isFocused: $0 == form.focus)
    }
    let rows = heights.reduce(0, +) + footer.count + (footer.isEmpty ? 0 : 1)
    let inside = window(form.heading, columns: width, rows: rows, screen)
    // What stands below gives way to the field with the keys, its heading and its problem.
    let needed = heights.indices.contains(form.focus) ? heights[form.focus] : 1
    footer = Array(footer.prefix(max(0, inside.rows - needed - 1)))
    let room = max(1, inside.rows - footer.count - (footer.isEmpty ? 0 : 1))
    // The field with the keys is always seen whole, with what comes before it as far as it fits.
    var first = 0
    while first < form.focus, heights[first...form.focus].reduce(0, +) > room { first += 1 }
    var row = 0
    var last = first - 1
    for index in first..<form.fields.count {
      guard row < room else { break }
      let height = min(heights[index], room - row)
      let part = Rect(
        column: inside.left, row: inside.top + row, columns: inside.columns, rows: height)
      let room = form.labelColumns(of: inside.columns)
      targets.append(Placed(rect: part, target: .field(index)))
      field(form.fields[index], part, label: room, index == form.focus)
      row += height
      last = index
    }
    more(than: first..<last + 1, of: form.fields.count, around: inside)
    for (i, line) in footer.enumerated() {
      frame.put(
        line.text, at: Point(column: inside.left, row: inside.bottom - footer.count + i),
        role: line.role, width: inside.columns)
    }
  }

  private func height(_ field: Form.Field, _ width: Int, isFocused: Bool) -> Int {
    let rows: Int =
      switch field.value {
      case .text(_, let rows): rows
      case .choice: 1
      }
    return rows + (field.heading == nil ? 0 : 1)
      + problem(of: field, width, isFocused: isFocused).count
  }

  /// What is wrong with a field, in lines: whole where one is at it.
  private func problem(of field: Form.Field, _ width: Int, isFocused: Bool) -> [String] {
    field.problem.map { wrap($0, width: width - 4, limit: isFocused ? 8 : 2) } ?? []
  }

  private mutating func field(_ field: Form.Field, _ rect: Rect, label: Int, _ isFocused: Bool) {
    var rect = rect
    if let heading = field.heading {
      frame.put(heading, at: rect.origin, role: .heading, width: rect.columns)
      rect = rect.split(top: 1).rest
      // Only the heading found room.
      guard !rect.isEmpty else { return }
    }
    frame.put(isFocused ? ">" : " ", at: rect.origin)
    frame.put(
      field.label, at: Point(column: rect.left + 1, row: rect.top),
      role: isFocused ? .title : .plain, width: label - 1)
    let left = rect.left + label + 1
    let room = max(0, rect.right - left)
    var below = rect.top + 1
    switch field.value {
    case .text(let editor, let rows):
      let hint = isFocused && rows == 1 ? field.hint : ""
      let isShort = room >= 40 && columns(of: editor.text) < room - columns(of: hint) - 3
      let width = isShort && !hint.isEmpty ? room - columns(of: hint) - 1 : room
      let place = Rect(
        column: left, row: rect.top, columns: max(1, width), rows: min(rows, rect.rows))
      frame.put(editor, in: place, isFocused: isFocused)
      // What a field wants stands in it until something else does.
      if !isFocused, editor.isEmpty, !field.hint.isEmpty {
        frame.put("(\(field.hint))", at: place.origin, role: .dim, width: place.columns)
      }
      if isShort, !hint.isEmpty {
        frame.put(hint, at: Point(column: left + width + 1, row: rect.top), role: .dim)
      }
      below = rect.top + rows
    case .choice(let choices, let at):
      let text = "‹ \(at.map { choices[$0].title } ?? English.notChosen) ›"
      let used = frame.put(
        text, at: Point(column: left, row: rect.top), role: isFocused ? .fieldFocused : .field,
        width: room)
      if isFocused { frame.cursor = Point(column: left, row: rect.top) }
      let widest = choices.map { columns(of: $0.title) + 4 }.max() ?? 0
      if field.isHintSteady, widest + 2 + columns(of: field.hint) <= room {
        frame.put(
          field.hint, at: Point(column: left + widest + 2, row: rect.top),
          role: isFocused ? .plain : .dim)
      } else if isFocused {
        frame.put(
          field.hint, at: Point(column: left + used + 2, row: rect.top), role: .dim,
          width: max(0, room - used - 2))
      }
    }
    for line in problem(of: field, rect.columns, isFocused: isFocused) where below < rect.bottom {
      frame.put(line, at: Point(column: rect.left + 3, row: below), role: .error)
      below += 1
    }
  }

  // MARK: Pickers and questions

  private mutating func picker(_ picker: Picker, _ screen: Rect) {
    let widest = picker.choices.map { columns(of: $0.title) + 6 }.max() ?? 20
    let inside = window(
      picker.title, columns: max(widest, columns(of: picker.title) + 4), rows: picker.choices.count,
      screen)
    let range = visible(picker.selected, of: picker.choices.count, height: inside.rows)
    more(than: range, of: picker.choices.count, around: inside)
    for (row, index) in range.enumerated() {
      let choice = picker.choices[index]
      let place = inside.row(row)
      let isSelected = index == picker.selected
      targets.append(Placed(rect: place, target: .choice(index)))
      frame.put(
        "\(isSelected ? ">" : " ") \(choice.key ?? " ")  \(choice.title)", at: place.origin,
        role: choice.obstacle == nil ? .plain : .dim, width: place.columns)
      if isSelected {
        frame.style(place, role: .selected)
        frame.cursor = place.origin
      }
    }
  }

  private mutating func confirmation(_ confirmation: Confirmation, _ screen: Rect) {
    let lines = Confirmation.wrapped(state.lines(of: confirmation, caseload), on: screen.size)
    let room = Confirmation.room(on: screen.size)
    let top = max(0, min(confirmation.scrolled, lines.count - room))
    let inside = window(
      confirmation.title, columns: Confirmation.width(on: screen.size),
      rows: min(lines.count, room) + 2, screen)
    for (row, line) in lines[top...].prefix(room).enumerated() {
      frame.put(line, at: inside.row(row).origin, width: inside.columns)
    }
    if lines.count > room, inside.rows > 2 {
      frame.put(
        English.shownOf(top + 1, top + room, lines.count),
        at: inside.row(inside.rows - 2).origin, role: .dim, width: inside.columns)
    }
    let last = inside.row(inside.rows - 1)
    var column = 0
    for (key, words) in confirmation.answers {
      for (text, role) in [(key, Role.key), (" \(words)   ", .plain)] {
        let place = Point(column: last.left + column, row: last.top)
        column += frame.put(text, at: place, role: role, width: max(0, last.columns - column))
      }
    }
    frame.cursor = last.origin
  }

  private mutating func help(_ help: Help, _ screen: Rect) {
    let rows = state.rows(of: help, caseload)
    let inside = window(
      help.isPalette ? English.paletteTitle : English.helpTitle, columns: screen.columns - 8,
      rows: max(2, screen.rows - 6), screen)
    frame.put(help.filter, in: inside.row(0), isFocused: true)
    let (_, list) = inside.split(top: 1)
    if rows.isEmpty {
      frame.put(English.noSuchCommandWords, at: list.origin, role: .dim, width: list.columns)
    }
    let range = visible(help.selected, of: rows.count, height: list.rows)
    more(than: range, of: rows.count, around: inside)
    for (row, index) in range.enumerated() {
      let place = list.row(row)
      targets.append(Placed(rect: place, target: .help(index)))
      frame.put(index == help.selected ? ">" : " ", at: place.origin)
      switch rows[index] {
      case .command(let command): self.command(command, place, withName: help.isPalette)
      case .goTo(let code, let letter):
        frame.put(
          English.goTo(code, letter), at: Point(column: place.left + 17, row: place.top),
          role: .title,
          width: max(0, place.columns - 17))
      }
      if index == help.selected {
        frame.style(place, role: .selected)
        if help.isInList { frame.cursor = place.origin }
      }
    }
  }

  private mutating func command(_ command: Command, _ place: Rect, withName: Bool) {
    let keys = state.keymap.keys(of: command).map(\.display).joined(separator: " ")
    let why = state.obstacle(to: command, caseload)
    let name = withName ? command.id + " – " : ""
    frame.put(
      keys, at: Point(column: place.left + 2, row: place.top), role: .key, width: 14)
    frame.put(
      name + command.help + (why.map { " – not now: \($0)" } ?? ""),
      at: Point(column: place.left + 17, row: place.top), role: why == nil ? .plain : .dim,
      width: max(0, place.columns - 17))
  }
}

extension Confirmation {
  static func width(on size: Size) -> Int { max(44, min(size.columns - 8, 90)) }

  static func wrapped(_ lines: [String], on size: Size) -> [String] {
    let width = min(width(on: size), max(1, size.columns - 4))
    return lines.flatMap { wrap($0, width: width) }
  }

  /// How many lines are seen at once.
  static func room(on size: Size) -> Int { max(1, size.rows - 8) }
}
