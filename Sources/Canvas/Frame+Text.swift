extension Frame {
  /// Puts a text on one line and returns the columns it took.
  ///
  /// What doesn't fit into `width`, or up to the right edge, is cut and ends in `…`. Only as much of
  /// the text is looked at as can be seen.
  @discardableResult
  package mutating func put(
    _ text: String, at point: Point, role: Role = .plain, width: Int? = nil
  ) -> Int {
    guard bounds.contains(point) else { return 0 }
    let room = min(width ?? .max, size.columns - point.column)
    guard room > 0, !text.isEmpty else { return 0 }
    let start = point.row * size.columns + point.column
    if let used = putASCII(text, at: start, role: role, room: room) { return used }

    var used = 0
    for glyph in Glyphs(text[...]) {
      guard used + glyph.width <= room else {
        return cut(at: start, used: used, room: room, role: role)
      }
      put(glyph, at: start + used, role: role)
      used += glyph.width
    }
    return used
  }

  /// Nearly all text is ASCII, and then a column is a byte.
  private mutating func putASCII(_ text: String, at start: Int, role: Role, room: Int) -> Int? {
    let bytes = text.utf8.span
    let count = min(bytes.count, room)
    for index in 0..<count where !(0x20..<0x7F).contains(bytes[index]) { return nil }
    // The first byte that is cut off may begin a mark on the last one that isn't.
    if bytes.count > count, bytes[count] >= 0x80 { return nil }
    separate(start..<start + count)
    var row = cells.mutableSpan
    for index in 0..<count {
      row[start + index] = Cell(UInt32(bytes[index]), role: role)
    }
    if bytes.count > room { return cut(at: start, used: count, room: room, role: role) }
    return count
  }

  private mutating func put(_ glyph: Glyph, at index: Int, role: Role) {
    separate(index..<index + glyph.width)
    if glyph.marks.isEmpty {
      let scalar = isASCII ? Symbols.ascii(for: glyph.base) : glyph.base
      cells[index] = Cell(scalar.value, role: role, width: glyph.width)
    } else {
      cells[index] = Cell(cluster: clusters.count, role: role, width: glyph.width)
      clusters.append(String(glyph.base) + glyph.marks)
    }
    if glyph.width == 2 { cells[index + 1] = .second(role) }
  }

  /// Puts the sign that something is missing into the last column of the room, or over the wide
  /// glyph that stands there.
  private mutating func cut(at start: Int, used: Int, room: Int, role: Role) -> Int {
    var place = start + min(used, room - 1)
    if cells[place].width == 0, used == room { place -= 1 }
    separate(place..<start + room)
    for index in place..<start + room { cells[index] = .blank(role) }
    cells[place] = Cell(symbols.ellipsis.value, role: role)
    return room
  }
}
