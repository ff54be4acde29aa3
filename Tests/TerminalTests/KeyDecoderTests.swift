import Canvas
import Terminal
import Testing

@Suite("Bytes from a terminal become keys")
struct KeyDecoderTests {
  private func keys(_ bytes: String) -> String {
    var decoder = KeyDecoder()
    return decoder.decode(bytes.utf8.map { Int32($0) }).map { input in
      switch input {
      case .key(let key): key.description
      case .paste(let text): "paste(\(text))"
      default: "?"
      }
    }.joined(separator: " ")
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

  @Test("A character that comes in pieces is one key")
  func pieces() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0xE2]) == [])
    #expect(decoder.decode([0x82]) == [])
    #expect(decoder.decode([0xAC]) == [.key(.character("€"))])
    #expect(decoder.decode([0xE2, 0x61]) == [.key(.character("a"))])
  }
}
