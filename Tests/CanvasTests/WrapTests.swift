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

  @Test("No more lines are made than asked for")
  func limit() {
    let text = String(repeating: "word ", count: 200_000)
    let time = ContinuousClock().measure {
      #expect(wrap(text, width: 9, limit: 3) == ["word word", "word word", "word word"])
    }
    #expect(time < .milliseconds(100))
  }
}
