extension Frame {
  /// Draws a frame with its title in the upper edge and returns what is inside of it, which keeps
  /// what it holds.
  ///
  /// The one with the keys has a bold edge and title: seen without colours too.
  @discardableResult
  package mutating func box(_ rect: Rect, title: String = "", isFocused: Bool = false) -> Rect {
    guard rect.columns >= 2, rect.rows >= 2 else { return rect.inset() }
    let role = isFocused ? Role.borderFocused : .border
    let last = Point(column: rect.right - 1, row: rect.bottom - 1)
    let symbols = symbols
    for column in rect.left..<rect.right {
      draw(symbols.horizontal, column, rect.top, role)
      draw(symbols.horizontal, column, last.row, role)
    }
    for row in rect.top..<rect.bottom {
      draw(symbols.vertical, rect.left, row, role)
      draw(symbols.vertical, last.column, row, role)
    }
    draw(symbols.corners[0], rect.left, rect.top, role)
    draw(symbols.corners[1], last.column, rect.top, role)
    draw(symbols.corners[2], rect.left, last.row, role)
    draw(symbols.corners[3], last.column, last.row, role)
    if !title.isEmpty, rect.columns > 6 {
      let place = Point(column: rect.left + 3, row: rect.top)
      let used = put(
        title, at: place, role: isFocused ? .title : .plain, width: rect.columns - 6)
      draw(" ", place.column - 1, place.row, role)
      draw(" ", place.column + used, place.row, role)
    }
    return rect.inset()
  }

  private mutating func draw(_ scalar: Unicode.Scalar, _ column: Int, _ row: Int, _ role: Role) {
    let point = Point(column: column, row: row)
    guard bounds.contains(point) else { return }
    let index = row * size.columns + column
    separate(index..<index + 1)
    cells[index] = Cell(scalar.value, role: role)
  }
}
