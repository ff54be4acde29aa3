import Canvas
import Testing

@Suite("Frame")
struct FrameTests {
  @Test(
    "What doesn't fit ends in a sign, and no wide glyph is halved",
    arguments: [
      ("Karachi", 7, "Karachi"),
      ("Karachi", 6, "Karac…"),
      ("Karachi", 1, "…"),
      ("Karachi", 0, ""),
      ("漢字", 4, "漢字"),
      ("漢字", 3, "漢…"),
      ("漢字x", 4, "漢…"),
      ("漢", 1, "…"),
      ("ab漢", 3, "ab…"),
      ("abe\u{301}", 3, "abe\u{301}"),
      ("abe\u{301}x", 3, "ab…"),
      ("رابطہ", 4, "راب…"),
    ])
  func clipping(text: String, columns: Int, expected: String) {
    #expect(drawn(text, columns: columns) == (columns == 0 ? "" : expected))
    var frame = Frame(Size(columns: 20, rows: 1))
    frame.put(String(repeating: "#", count: 20), at: Point(column: 0, row: 0))
    let used = frame.put(text, at: Point(column: 2, row: 0), width: columns)
    #expect(used <= columns)
    #expect(frame.lines[0].hasSuffix(String(repeating: "#", count: 18 - columns)))
  }

  @Test("Outside of the screen nothing is drawn, and nothing fails")
  func outside() {
    var frame = Frame(Size(columns: 3, rows: 2))
    for point in [
      Point(column: -1, row: 0), Point(column: 3, row: 0), Point(column: 0, row: 2),
      Point(column: 0, row: -1),
    ] {
      #expect(frame.put("abc", at: point) == 0)
    }
    frame.box(Rect(column: -1, row: -1, columns: 9, rows: 9), title: "title")
    frame.fill(Rect(column: 2, row: 1, columns: 100, rows: 100), role: .selected)
    frame.style(Rect(column: -9, row: -9, columns: 9, rows: 9), role: .danger)
    #expect(frame.lines == ["", ""])
    #expect(frame[Point(column: 2, row: 1)]?.role == .selected)
    #expect(frame[Point(column: 0, row: 0)]?.role == .plain)
    #expect(frame[Point(column: 3, row: 0)] == nil)

    var none = Frame(Size(columns: 0, rows: 0))
    #expect(none.put("abc", at: Point(column: 0, row: 0)) == 0)
    none.box(none.bounds)
    #expect(none.lines == [])
  }

  @Test("Drawing over half of a wide glyph leaves a space for the other half")
  func halves() {
    var frame = Frame(Size(columns: 6, rows: 1))
    let start = Point(column: 0, row: 0)
    frame.put("漢字漢", at: start)
    frame.put("x", at: Point(column: 1, row: 0))
    #expect(frame.lines == [" x字漢"])
    frame.put("y", at: Point(column: 2, row: 0))
    #expect(frame.lines == [" xy 漢"])
    frame.fill(Rect(column: 5, row: 0, columns: 1, rows: 1))
    #expect(frame.lines == [" xy"])
    frame.put("漢字漢", at: start)
    frame.put("字漢", at: Point(column: 1, row: 0))
    #expect(frame.lines == [" 字漢"])
  }

  @Test("Style changes roles and leaves the text, of wide glyphs both halves")
  func style() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.put("a漢b", at: Point(column: 0, row: 0))
    frame.style(frame.bounds, role: .selected)
    #expect(frame.lines == ["a漢b"])
    #expect(frame.cells.allSatisfy { $0.role == .selected })
  }

  @Test("A cell is eight bytes")
  func size() {
    #expect(MemoryLayout<Cell>.stride == 8)
  }

  @Test("A box keeps its inside and names itself in the upper edge")
  func box() {
    var frame = Frame(Size(columns: 14, rows: 4))
    frame.put("kept", at: Point(column: 1, row: 1))
    let inside = frame.box(frame.bounds, title: "Queue")
    #expect(
      frame.lines == [
        "┌─ Queue ────┐",
        "│kept        │",
        "│            │",
        "└────────────┘",
      ])
    #expect(inside == Rect(column: 1, row: 1, columns: 12, rows: 2))
    #expect(frame[Point(column: 0, row: 0)]?.role == .border)
    frame.box(frame.bounds, title: "Queue", isFocused: true)
    #expect(frame[Point(column: 0, row: 0)]?.role == .borderFocused)
    #expect(frame[Point(column: 3, row: 0)]?.role == .title)
  }

  @Test("A long title is cut, a small box has none, and one too small for an edge is nothing")
  func smallBoxes() {
    var frame = Frame(Size(columns: 10, rows: 2))
    frame.box(frame.bounds, title: "A long title")
    #expect(frame.lines == ["┌─ A l… ─┐", "└────────┘"])
    frame.fill(frame.bounds)
    frame.box(Rect(columns: 6, rows: 2), title: "Title")
    #expect(frame.lines == ["┌────┐", "└────┘"])
    frame.fill(frame.bounds)
    #expect(frame.box(Rect(columns: 1, rows: 2)).isEmpty)
    #expect(frame.lines == ["", ""])
  }

  @Test("Without UTF-8 the program draws in ASCII and leaves people's text as it is")
  func ascii() {
    var frame = Frame(Size(columns: 12, rows: 3), isASCII: true)
    frame.box(frame.bounds, title: "Queue…")
    frame.put("→ رابطہ · long", at: Point(column: 1, row: 1), width: 10)
    #expect(
      frame.lines == [
        "+- Queue~ -+",
        "|> رابطہ .~|",
        "+----------+",
      ])
  }
}
