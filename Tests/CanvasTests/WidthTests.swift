import Canvas
import Testing

@Suite("Columns")
struct WidthTests {
  @Test(
    "A text takes the columns that ncurses counts",
    arguments: [
      ("", 0),
      ("Landhi", 6),
      ("漢字", 4),
      ("e\u{301}te\u{301}", 3),
      ("رابطہ", 5),
      ("رَابِطَہ", 5),
      ("می\u{200C}خواہم", 7),
      ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("हिन्दी", 5),
      ("👨", 2),
      ("👨\u{200D}👩\u{200D}👧\u{200D}👦", 2),
      ("👍🏽", 2),
      ("🏽", 2),
      ("❤\u{FE0F}", 1),
      ("🇵🇰", 2),
      ("a\tb\nc", 5),
    ])
  func width(text: String, expected: Int) {
    #expect(columns(of: text) == expected)
    var frame = Frame(Size(columns: 40, rows: 1))
    #expect(frame.put(text, at: Point(column: 3, row: 0)) == expected)
  }

  @Test("A base keeps its first four marks")
  func marks() {
    let text = "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}b"
    #expect(
      drawn(text, columns: 5).unicodeScalars.elementsEqual(
        "a\u{301}\u{302}\u{303}\u{304}b".unicodeScalars))
  }

  @Test("A mark without a base stands on a space, not on what was drawn before it")
  func strayMark() {
    var frame = Frame(Size(columns: 4, rows: 1))
    frame.put("ab", at: Point(column: 0, row: 0))
    frame.put("\u{301}c", at: Point(column: 2, row: 0))
    #expect(frame.lines == ["ab \u{301}c"])
  }

  @Test(
    "Of a family, a flag of pieces or a skin tone what all terminals agree on stays",
    arguments: [
      ("👨\u{200D}👩\u{200D}👧 x", "👨 x"),
      ("👩🏽\u{200D}⚕\u{FE0F} x", "👩 x"),
      ("❤\u{FE0F}\u{200D}🔥 x", "❤ x"),
      ("🇵🇰 x", "🇵🇰 x"),
      ("1\u{FE0F}\u{20E3}", "1\u{20E3}"),
    ])
  func pictures(text: String, expected: String) {
    #expect(drawn(text, columns: 10) == expected)
  }

  @Test("A joiner hides no digit")
  func joinedDigits() {
    #expect(columns(of: "0300\u{200D}1234") == 8)
  }
}
