/// A screen as a value: drawn by pure functions, compared in tests, presented by the terminal.
///
/// Drawing outside of it is cut off silently, so that a view may draw without asking for room.
package struct Frame: Hashable, Sendable {
  package let size: Size
  /// Draw with ASCII, for a terminal that isn't known to show UTF-8.
  package let isASCII: Bool
  /// Row by row from the top.
  package internal(set) var cells: [Cell]
  /// Where the terminal's cursor stands; hidden when nil. Screen readers follow it.
  package var cursor: Point?

  /// Bases with marks, which don't fit into a cell. Only grows: a frame lives for one key.
  var clusters: [String] = []

  package init(_ size: Size, isASCII: Bool = false) {
    self.size = size
    self.isASCII = isASCII
    cells = Array(repeating: .blank(.plain), count: size.columns * size.rows)
  }

  /// The whole screen.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place on the screen, nil outside of it.
  package subscript(point: Point) -> Cell? {
    bounds.contains(point) ? cells[point.row * size.columns + point.column] : nil
  }

  /// A base with its marks, when the cell holds more than one scalar.
  package func cluster(_ cell: Cell) -> String? {
    cell.clusterIndex.map { clusters[$0] }
  }

  /// Whether a row of two frames of one size looks the same.
  package func hasSameRow(_ row: Int, as other: Frame) -> Bool {
    let range = row * size.columns..<(row + 1) * size.columns
    // Clusters have their numbers from the order in which a frame was drawn.
    return cells[range] == other.cells[range]
      && (clusters == other.clusters || cells[range].allSatisfy { $0.clusterIndex == nil })
  }

  var symbols: Symbols { isASCII ? .ascii : .light }

  /// The screen as plain text, a string a row, without the spaces at their ends.
  package var lines: [String] {
    (0..<size.rows).map { row in
      var line = ""
      for cell in cells[row * size.columns..<(row + 1) * size.columns] where cell.width > 0 {
        if let scalar = cell.scalar {
          line.unicodeScalars.append(scalar)
        } else if let cluster = cluster(cell) {
          line += cluster
        }
      }
      return trimmed(line[...])
    }
  }

  /// Makes a rectangle empty.
  package mutating func fill(_ rect: Rect, role: Role = .plain) {
    eachRow(of: rect) { frame, range in
      frame.separate(range)
      for index in range { frame.cells[index] = .blank(role) }
    }
  }

  /// Gives a rectangle another role and leaves its text.
  package mutating func style(_ rect: Rect, role: Role) {
    eachRow(of: rect) { frame, range in
      for index in range { frame.cells[index].role = role }
    }
  }

  private mutating func eachRow(of rect: Rect, _ body: (inout Frame, Range<Int>) -> Void) {
    let rect = rect.intersection(bounds)
    for row in rect.top..<rect.bottom {
      let start = row * size.columns
      body(&self, start + rect.left..<start + rect.right)
    }
  }

  /// Blanks the halves of wide glyphs that would be left standing at both ends of a range of one
  /// row when that is overwritten.
  mutating func separate(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if cells[range.lowerBound].width == 0 {
      cells[range.lowerBound - 1] = .blank(cells[range.lowerBound - 1].role)
    }
    if range.upperBound < cells.count, cells[range.upperBound].width == 0 {
      cells[range.upperBound] = .blank(cells[range.upperBound].role)
    }
  }
}
