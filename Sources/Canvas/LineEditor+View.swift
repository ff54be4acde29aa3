extension LineEditor {
  /// What of the text is seen in a field, and where the cursor stands in it.
  package struct View: Hashable, Sendable {
    package var lines: [String]
    package var cursor: Point
    /// There is more of a text of several lines above, or below.
    package var isCutAbove = false
    package var isCutBelow = false
  }

  /// The part around the cursor, no larger than the field. How far it is scrolled follows from text
  /// and cursor alone, so that a resize or a draft that is taken up again needs nothing else.
  package func view(width: Int, height: Int = 1) -> View {
    isMultiline ? pageView(width: width, height: height) : lineView(width: width)
  }

  /// One column is kept for the cursor after the last character of a full line.
  func textWidth(_ width: Int) -> Int { max(1, width == .max ? width : width - 1) }

  private func pageView(width: Int, height: Int) -> View {
    let text = text
    let lines = lineRanges(of: text, width: textWidth(width))
    let place = position(in: lines, of: text)
    let top = max(0, place.row - max(1, height) + 1)
    return View(
      lines: lines.dropFirst(top).prefix(max(0, height)).map { trimmed(text[$0]) },
      cursor: Point(column: min(place.column, max(0, width - 1)), row: place.row - top),
      isCutAbove: top > 0, isCutBelow: top + height < lines.count)
  }

  /// Scrolls by half the width: the text stands still for some keys, and what comes is seen. What is
  /// cut off on the left has a sign; on the right the frame sets it.
  private func lineView(width: Int) -> View {
    let column = columns(of: before)
    let half = max(1, width / 2)
    let hidden = column < width ? 0 : ((column - width) / half + 1) * half
    let sign = hidden > 0 && column > hidden ? 1 : 0
    var line = sign > 0 ? "…" : ""
    var used = 0
    for character in text {
      let wide = columns(of: character)
      if used >= hidden + sign {
        line.append(character)
      } else if used + wide > hidden + sign {
        line += String(repeating: " ", count: used + wide - hidden - sign)  // Half of a wide one.
      }
      used += wide
      if used > hidden + width { break }
    }
    return View(lines: [line], cursor: Point(column: column - hidden, row: 0))
  }
}

extension Frame {
  /// Draws a field with what is typed in it; the one being typed in gets the cursor.
  package mutating func put(_ editor: LineEditor, in rect: Rect, isFocused: Bool) {
    guard !rect.isEmpty else { return }
    let role = isFocused ? Role.fieldFocused : .field
    fill(rect, role: role)
    let view = editor.view(width: rect.columns, height: rect.rows)
    for (row, line) in view.lines.enumerated() {
      put(line, at: Point(column: rect.left, row: rect.top + row), role: role, width: rect.columns)
    }
    // The last column is kept for the cursor.
    if rect.columns > 1 {
      if view.isCutAbove { put("▴", at: Point(column: rect.right - 1, row: rect.top), role: role) }
      if view.isCutBelow {
        put("▾", at: Point(column: rect.right - 1, row: rect.bottom - 1), role: role)
      }
    }
    if isFocused {
      cursor = Point(column: rect.left + view.cursor.column, row: rect.top + view.cursor.row)
    }
  }
}
