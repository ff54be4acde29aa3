import CVTerm

/// The terminal a person looks at: it is fed what a program writes and shows what would be seen.
package final class TerminalScreen {
  package struct Style: Hashable, Sendable {
    package var bold: Bool
    package var underline: Bool
    package var reverse: Bool
    /// Nil for the terminal's own; 0 to 255 of the palette; above, an RGB colour.
    package var foreground: Int?
    package var background: Int?

    package init(
      bold: Bool = false, underline: Bool = false, reverse: Bool = false, foreground: Int? = nil,
      background: Int? = nil
    ) {
      self.bold = bold
      self.underline = underline
      self.reverse = reverse
      self.foreground = foreground
      self.background = background
    }
  }

  package struct Cursor: Hashable, Sendable {
    package var row: Int
    package var column: Int
    package var isVisible: Bool

    package init(row: Int, column: Int, isVisible: Bool = true) {
      self.row = row
      self.column = column
      self.isVisible = isVisible
    }
  }

  package private(set) var columns: Int
  package private(set) var rows: Int
  private let terminal: OpaquePointer

  package init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    terminal = cvterm_new(Int32(rows), Int32(columns))
  }

  deinit { cvterm_free(terminal) }

  package func resize(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cvterm_resize(terminal, Int32(rows), Int32(columns))
  }

  package func feed(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress { cvterm_feed(terminal, start, bytes.count) }
    }
  }

  // MARK: What is seen

  /// Every row, from the top, without the blanks at its end.
  package var lines: [String] {
    wholeLines.map { line in
      line.lastIndex { $0 != " " }.map { String(line[...$0]) } ?? ""
    }
  }

  /// Every row, from the top, as wide as the screen.
  package var wholeLines: [String] {
    (0..<rows).map { row in
      // A cell holds a character and five marks, each of four bytes at most.
      let room = columns * 24
      return String(unsafeUninitializedCapacity: room) { buffer in
        buffer.withMemoryRebound(to: CChar.self) { buffer in
          guard let start = buffer.baseAddress else { return 0 }
          return cvterm_row(terminal, Int32(row), start, room)
        }
      }
    }
  }

  package func style(row: Int, column: Int) -> Style {
    let found = cvterm_style_at(terminal, Int32(row), Int32(column))
    return Style(
      bold: found.bold, underline: found.underline, reverse: found.reverse,
      foreground: found.foreground < 0 ? nil : Int(found.foreground),
      background: found.background < 0 ? nil : Int(found.background))
  }

  package var cursor: Cursor {
    Cursor(
      row: Int(cvterm_cursor_row(terminal)), column: Int(cvterm_cursor_column(terminal)),
      isVisible: cvterm_cursor_is_visible(terminal))
  }

  /// Whether a full-screen program has the screen, or left it so.
  package var isAlternate: Bool { cvterm_is_alternate(terminal) }

  // MARK: What the person does

  package func press(_ key: TerminalKey) {
    switch key.kind {
    case .named(let name): cvterm_press(terminal, name, key.modifiers)
    case .function(let number): cvterm_press_function(terminal, Int32(number), key.modifiers)
    case .bytes: break
    }
  }

  /// The mark before or after pasted text, when the program asked for marks.
  package func paste(begins: Bool) { cvterm_paste(terminal, begins) }

  /// What the terminal has to tell the program: keys, and answers to its questions.
  package func replies() -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let some = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
        count = buffer.baseAddress.map { cvterm_replies(terminal, $0, 4096) } ?? 0
      }
      if some.isEmpty { return all }
      all += some
    }
  }
}
