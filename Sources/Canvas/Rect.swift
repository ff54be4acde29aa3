/// A rectangle of cells. Layout is splitting one: each split hands back the part and the rest, and
/// a part larger than what is there takes all of it, so that small screens need no special case.
package struct Rect: Hashable, Sendable {
  package var origin: Point
  package var size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(column: Int = 0, row: Int = 0, columns: Int, rows: Int) {
    origin = Point(column: column, row: row)
    size = Size(columns: columns, rows: rows)
  }

  /// The whole of a screen.
  package init(_ size: Size) {
    self.init(origin: Point(column: 0, row: 0), size: size)
  }

  package var columns: Int { size.columns }
  package var rows: Int { size.rows }
  package var left: Int { origin.column }
  package var top: Int { origin.row }
  /// The first column to the right of it.
  package var right: Int { origin.column + size.columns }
  /// The first row below it.
  package var bottom: Int { origin.row + size.rows }
  package var isEmpty: Bool { size.columns == 0 || size.rows == 0 }

  package func contains(_ point: Point) -> Bool {
    (left..<right).contains(point.column) && (top..<bottom).contains(point.row)
  }

  /// What is left when so many cells are taken off each side.
  package func inset(columns: Int = 1, rows: Int = 1) -> Rect {
    Rect(
      column: left + min(columns, self.columns), row: top + min(rows, self.rows),
      columns: self.columns - 2 * columns, rows: self.rows - 2 * rows)
  }

  /// One of its rows, counted from 0; empty when it has fewer.
  package func row(_ index: Int) -> Rect {
    let exists = (0..<rows).contains(index)
    return Rect(column: left, row: top + index, columns: columns, rows: exists ? 1 : 0)
  }

  /// The upper rows, and the rest below.
  package func split(top rows: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, rows), self.rows)
    return (
      Rect(column: left, row: top, columns: columns, rows: taken),
      Rect(column: left, row: top + taken, columns: columns, rows: self.rows - taken)
    )
  }

  /// The lower rows, and the rest above.
  package func split(bottom rows: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = split(top: self.rows - min(max(0, rows), self.rows))
    return (part, rest)
  }

  /// The left columns, and the rest to the right.
  package func split(left columns: Int) -> (part: Rect, rest: Rect) {
    let taken = min(max(0, columns), self.columns)
    return (
      Rect(column: left, row: top, columns: taken, rows: rows),
      Rect(column: left + taken, row: top, columns: self.columns - taken, rows: rows)
    )
  }

  /// The right columns, and the rest to the left.
  package func split(right columns: Int) -> (part: Rect, rest: Rect) {
    let (rest, part) = split(left: self.columns - min(max(0, columns), self.columns))
    return (part, rest)
  }

  /// The part of a screen or another rectangle that both cover.
  package func intersection(_ other: Rect) -> Rect {
    let column = max(left, other.left)
    let row = max(top, other.top)
    return Rect(
      column: column, row: row, columns: min(right, other.right) - column,
      rows: min(bottom, other.bottom) - row)
  }

  /// A rectangle of that size in its middle, for a pop-up; no larger than it.
  package func centered(_ size: Size) -> Rect {
    let columns = min(size.columns, self.columns)
    let rows = min(size.rows, self.rows)
    return Rect(
      column: left + (self.columns - columns) / 2, row: top + (self.rows - rows) / 2,
      columns: columns, rows: rows)
  }
}
