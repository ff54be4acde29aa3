import Canvas

/// A frame of one row with a text in it, cut at both ends so that spaces are seen.
func drawn(_ text: String, columns: Int, isASCII: Bool = false) -> String {
  var frame = Frame(Size(columns: columns, rows: 1), isASCII: isASCII)
  frame.put(text, at: Point(column: 0, row: 0))
  return frame.lines[0]
}
