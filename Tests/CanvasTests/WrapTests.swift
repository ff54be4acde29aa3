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

  @Test("Text breaks at the same places whatever stands in the lines after it")
  func simple() {
    let values = Array(0x01...0x2FF) + Array(0x2010...0x203F) + Array(0x2190...0x2199)
    for scalar in values.compactMap(Unicode.Scalar.init) {
      let text = "a\(scalar)\(scalar) b \(scalar) cd\(scalar)."
      for width in 1...6 {
        // A character that could be one with its neighbour makes all be looked at by characters.
        let last = "\u{1F1F5}"
        #expect(wrap(text + "\n" + last, width: width) == wrap(text, width: width) + [last])
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
