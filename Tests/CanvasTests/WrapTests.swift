import Canvas
import Testing

@Suite("Wrapping")
struct WrapTests {
  @Test(
    "Lines break between words, and within a word only where it is longer than a line",
    arguments: [
      ("", 10, [""]),
      ("a note", 10, ["a note"]),
      ("a note of the desk", 6, ["a note", "of the", "desk"]),
      ("a note of the desk", 7, ["a note", "of the", "desk"]),
      ("supercalifragilistic", 8, ["supercal", "ifragili", "stic"]),
      ("an extraordinarily long", 8, ["an", "extraord", "inarily", "long"]),
      ("one\ntwo\n", 10, ["one", "two", ""]),
      ("one\r\n\r\ntwo", 10, ["one", "", "two"]),
      ("  indented text", 10, ["  indented", "text"]),
      ("wide    gap", 5, ["wide", "gap"]),
      ("漢字漢字", 5, ["漢字", "漢字"]),
      ("漢字", 1, ["漢", "字"]),
      ("یہ ایک خبر ہے", 6, ["یہ ایک", "خبر ہے"]),
      ("10\u{A0}years old", 8, ["10\u{A0}years", "old"]),
      ("abc", 0, ["a", "b", "c"]),
    ])
  func wrapping(text: String, width: Int, expected: [String]) {
    #expect(wrap(text, width: width) == expected)
  }

  @Test("Lines are as full as they can be and no character is cut, whatever letters stand together")
  func anyLetters() {
    let values = Array(0x21...0x7FF) + Array(0x2010...0x203F) + Array(0x2190...0x2199)
    // A control breaks apart what stands beside it, and a line may end there.
    let apart: [Unicode.GeneralCategory] = [.control, .format, .lineSeparator, .spaceSeparator]
    for scalar in values.compactMap(Unicode.Scalar.init)
    where !apart.contains(scalar.properties.generalCategory) {
      // A mark, a letter of two columns and a joined pair of line ends stand beside it, too.
      let text = "a\(scalar)\(scalar)b\(scalar)\u{301}c漢\(scalar)\r\n\(scalar)\(scalar)"
      for width in 2...6 {
        var lines = wrap(text, width: width)[...]
        #expect(lines.joined().count == text.filter { !$0.isNewline }.count, "\(scalar.value)")
        let most = lines.map { columns(of: $0) }.max() ?? 0
        #expect(most <= width, "\(scalar.value)")
        while let line = lines.popFirst(), let next = lines.first?.first {
          let isEnd = text.contains(line + "\r\n")
          #expect(isEnd || columns(of: line + String(next)) > width, "\(scalar.value)")
        }
      }
    }
  }

  @Test("No more lines are made than asked for")
  func limit() {
    let text = String(repeating: "word ", count: 200_000)
    let time = ContinuousClock().measure {
      #expect(wrap(text, width: 9, limit: 3) == ["word word", "word word", "word word"])
    }
    #expect(time < .milliseconds(100))
  }
}
