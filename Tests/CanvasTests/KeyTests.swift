import Canvas
import Testing

@Suite("Key names")
struct KeyTests {
  @Test(
    "A name is read and written the same",
    arguments: [
      ("a", Key.character("a")), ("A", .character("A")), ("?", .character("?")),
      ("-", .character("-")), ("ب", .character("ب")), ("space", .space), ("enter", .enter),
      ("esc", .escape), ("tab", .tab), ("shift-tab", .backTab), ("up", .up),
      ("pagedown", .pageDown),
      ("delete", .delete), ("F1", .function(1)), ("F12", .function(12)), ("F", .character("F")),
      ("ctrl-x", .ctrl("x")), ("ctrl-space", .ctrl(" ")), ("ctrl-\\", .ctrl("\\")),
      ("ctrl--", .ctrl("-")), ("alt-x", .alt("x")), ("alt-X", .alt("X")),
      ("ctrl-left", Key(.left, ctrl: true)), ("ctrl-alt-up", Key(.up, ctrl: true, alt: true)),
      ("alt-enter", Key(.enter, alt: true)),
    ])
  func names(name: String, key: Key) {
    #expect(Key(name: name) == key)
    #expect(key.description == name)
  }

  @Test(
    "Names may be written in capitals",
    arguments: [("Ctrl-X", "ctrl-x"), ("ENTER", "enter"), ("f5", "F5"), ("Shift-Tab", "shift-tab")])
  func capitals(name: String, same: String) {
    #expect(Key(name: name)?.description == same)
  }

  @Test(
    "What no terminal can tell is no key",
    arguments: [
      "", " ", "ctrl-", "ctrl-i", "ctrl-m", "ctrl-h", "ctrl-[", "shift-up", "F0", "F64", "word",
    ])
  func refused(name: String) {
    #expect(Key(name: name) == nil)
  }

  @Test(
    "Hints show a key as it is printed on it",
    arguments: [
      ("up", "↑"), ("ctrl-x", "Ctrl-X"), ("space", "Space"), ("esc", "Esc"), ("q", "q"),
      ("F1", "F1"), ("alt-enter", "Alt-Enter"), ("pageup", "PgUp"),
    ])
  func display(name: String, shown: String) {
    #expect(Key(name: name)?.display == shown)
  }

  @Test("Only a plain character writes into a field")
  func text() {
    #expect(Key.character("x").text == "x")
    #expect(Key.space.text == " ")
    for key in [Key.ctrl("x"), .alt("x"), .enter, .function(1)] { #expect(key.text == nil) }
  }
}
