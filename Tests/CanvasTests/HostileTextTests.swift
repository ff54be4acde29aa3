import Canvas
import Testing

@Suite("Text from a case is data")
struct HostileTextTests {
  @Test(
    "Controls are shown, what is invisible falls away",
    arguments: [
      ("\u{1B}[2J\u{1B}]0;title\u{7}", "·[2J·]0;title·"),
      ("a\u{9B}31mb", "a·31mb"),
      ("a\u{85}b", "a·b"),
      ("a\u{0}b\u{7F}", "a·b·"),
      ("a\tb\nc\r\nd", "a b c  d"),
      ("a\u{2028}b\u{2029}c", "a b c"),
      ("\u{202E}txt.exe\u{202C}", "txt.exe"),
      ("\u{2066}a\u{2067}b\u{2068}c\u{2069}", "abc"),
      ("a\u{200E}b\u{200F}c\u{61C}d", "abcd"),
      ("\u{FEFF}a\u{200B}b\u{2060}c\u{AD}d", "abcd"),
      ("a\u{E0041}\u{E007F}b", "ab"),
      ("a\u{FFF9}b\u{FFFA}c\u{FFFB}", "abc"),
      ("a\u{378}b\u{1FAFF}c", "a·b·c"),
      ("\u{6DD}1", "·1"),
    ])
  func cleaned(text: String, expected: String) {
    #expect(drawn(text, columns: 30) == expected)
  }

  @Test("No scalar that could command a terminal or turn a text around reaches a cell")
  func everyScalar() {
    var shown: Set<Unicode.Scalar> = []
    for block in UInt32(0)...0x10FF {
      var text = ""
      for scalar in (block << 8...block << 8 + 0xFF).compactMap(Unicode.Scalar.init) {
        text.unicodeScalars.append("a")
        text.unicodeScalars.append(scalar)
      }
      var frame = Frame(Size(columns: 3 * 256, rows: 1))
      frame.put(text, at: Point(column: 0, row: 0))
      shown.formUnion(frame.lines[0].unicodeScalars)
    }
    #expect(shown.contains("ی") && shown.contains("\u{301}") && shown.contains("漢"))
    let forbidden = shown.filter {
      switch $0.value {
      case ..<0x20, 0x7F..<0xA0, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
        0xFE00...0xFE0F, 0xE0000..<0xF0000:
        true
      default: $0.properties.generalCategory == .unassigned
      }
    }
    #expect(forbidden.isEmpty)
  }

  @Test(
    "A text of 100,000 characters costs only what is seen", arguments: ["x", "خ", "漢", "\u{301}"])
  func longText(unit: String) {
    let text = String(repeating: unit, count: 100_000)
    var frame = Frame(Size(columns: 80, rows: 1))
    let time = ContinuousClock().measure {
      for _ in 0..<10 { frame.put(text, at: Point(column: 0, row: 0)) }
    }
    #expect(time < .seconds(1))
    #expect(columns(of: frame.lines[0]) <= 80)
  }
}
