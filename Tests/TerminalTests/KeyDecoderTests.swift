import CTerminal
import Canvas
import Terminal
import Testing

@Suite("Bytes from a terminal become keys")
struct KeyDecoderTests {
  private func keys(_ bytes: String) -> String {
    var decoder = KeyDecoder()
    return words(decoder.decode(bytes.utf8.map { Int32($0) }))
  }

  @Test(
    "What is no key is swallowed whole, so that its letters run nothing",
    arguments: [
      ("a", "a"), ("\u{1B}", "esc"), ("\u{1B}x", "alt-x"), ("\u{1B}\u{1B}", "esc esc"),
      ("\u{1B}[1;9Zab", "a b"), ("\u{1B}[?1;2c", ""), ("\u{1B}]11;rgb:0/0/0\u{1B}\\q", "q"),
      ("\u{1B}Oxq", "q"), ("\r\n\t\u{7F}\u{8}", "enter enter tab backspace backspace"),
      ("\u{0}\u{1}\u{1A}", "ctrl-space ctrl-a ctrl-z"), ("بé漢👍", "ب é 漢 👍"),
      ("\u{85}a", "a"), ("\u{1B}P1$r\u{1B}\\a", "a"),
    ])
  func decodes(bytes: String, keys expected: String) { #expect(keys(bytes) == expected) }

  @Test(
    "Over a slow link, a key whose bytes come one by one runs none of its letters",
    arguments: [
      ("\u{1B}[D", "esc left"), ("\u{1B}OA", "esc up"), ("\u{1B}[1;5D", "esc"),
      ("\u{1B}[3~q", "esc q"), ("\u{1B}Dq", "esc D q"), ("\u{1B}On", "esc O n"),
      ("\u{1B}O", "esc O"), ("\u{1B}[", "esc ["), ("\u{1B}\u{1B}[D", "esc esc left"),
    ])
  func slowly(bytes: String, keys: String) {
    for apart in [60, 120, 280] {
      #expect(told(bytes.utf8.map { [Int32($0)] }, apart: .milliseconds(apart)) == keys)
    }
  }

  @Test(
    "What ncurses saw only a part of is still one key",
    arguments: [
      ("\u{1B}[", "D", "left"), ("\u{1B}O", "D", "left"), ("\u{1B}[1;", "9Zq", "q"),
      ("\u{1B}]11;rgb", ":0/0/0\u{07}q", "q"), ("\u{1B}O", "", "alt-O"),
      ("\u{1B}[", "", "alt-["),
    ])
  func inTwo(first: String, second: String, keys: String) {
    let codes = [first, second].map { $0.utf8.map { Int32($0) } }
    #expect(told(codes, apart: .milliseconds(60)) == keys)
  }

  @Test("After a while a letter behind Esc is a letter again")
  func muchLater() {
    let codes: [[Int32]] = [[0x1B], [Int32(UInt8(ascii: "[")), Int32(UInt8(ascii: "D"))]]
    #expect(told(codes, apart: .milliseconds(1100)) == "esc [ D")
    let own = [[0x1B], [Int32(UInt8(ascii: "O"))], [Int32(UInt8(ascii: "D"))]] as [[Int32]]
    #expect(told(own, apart: .milliseconds(400)) == "esc O D")
  }

  /// What comes of codes that arrive so far apart, and of a while after them.
  private func told(_ codes: [[Int32]], apart: Duration) -> String {
    var decoder = KeyDecoder()
    var now = ContinuousClock.now
    var told: [Input] = []
    for some in codes {
      told += decoder.decode(some, at: now)
      now += apart
    }
    told += decoder.decode([], at: now + .seconds(2))
    #expect(decoder.deadline == nil)
    return words(told)
  }

  private func words(_ inputs: [Input]) -> String {
    inputs.map { if case .key(let key) = $0 { key.description } else { "?" } }
      .joined(separator: " ")
  }

  @Test("Esc before a click or a paste is one Esc, and the click or the paste")
  func escapeBefore() {
    var decoder = KeyDecoder()
    let click = Int32(TERMINAL_MOUSE | 3 << TERMINAL_MOUSE_BITS | 5)
    #expect(
      decoder.decode([0x1B, click])
        == [.key(.escape), .mouse(Mouse(.press, at: Point(column: 5, row: 3)))])
    let paste = [0x1B, TERMINAL_PASTE_BEGIN, Int(UInt8(ascii: "a")), TERMINAL_PASTE_END]
    #expect(decoder.decode(paste.map { Int32($0) }) == [.key(.escape), .paste("a")])
  }

  @Test("A character that comes in pieces is one key")
  func pieces() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xE2]) == [])
    #expect(decoder.decode([0x82]) == [])
    #expect(decoder.decode([0xAC]) == [.key(.character("€"))])
    #expect(decoder.decode([0xE2, 0x61]) == [.key(.character("a"))])
  }
}
