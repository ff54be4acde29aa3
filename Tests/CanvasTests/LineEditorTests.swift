import Canvas
import Testing

@Suite("Line editor")
struct LineEditorTests {
  /// Presses keys, named and apart by spaces, and shows the cursor as `|`.
  private func result(of keys: String, in editor: LineEditor, width: Int = .max) -> String {
    var editor = editor
    for name in keys.split(separator: " ") {
      guard let key = Key(name: String(name)) else { return "no key \(name)" }
      _ = editor.handle(key, width: width)
    }
    return editor.before + "|" + editor.after
  }

  @Test(
    "Keys in a field of one line",
    arguments: [
      ("", "", "|"),
      ("", "a b space c", "ab c|"),
      ("abc", "left x", "abx|c"),
      ("abc", "home x end y", "xabcy|"),
      ("abc", "backspace", "ab|"),
      ("abc d", "ctrl-u ctrl-y", "abc d|"),
      ("abc def", "ctrl-w x backspace ctrl-y", "abc def|"),
      ("abc d", "home ctrl-k end ctrl-y", "abc d|"),
      ("abc", "home backspace", "|abc"),
      ("abc", "home delete", "|bc"),
      ("abc", "delete", "abc|"),
      ("one two three", "ctrl-left", "one two |three"),
      ("one two three", "alt-b alt-b", "one |two three"),
      ("one two three", "home ctrl-right", "one| two three"),
      ("one two three", "home alt-f alt-f", "one two| three"),
      ("one two ", "ctrl-w", "one |"),
      ("one, two", "ctrl-w ctrl-w", "|"),
      ("one two", "alt-backspace", "one |"),
      ("one two", "home alt-d", "| two"),
      ("one two", "ctrl-left ctrl-u", "|two"),
      ("one two", "ctrl-left ctrl-k", "one |"),
      ("one two", "ctrl-a ctrl-d", "|ne two"),
      ("one two", "ctrl-a ctrl-e x", "one twox|"),
      ("cafe\u{301}", "backspace", "caf|"),
      ("👨\u{200D}👩\u{200D}👧x", "left left", "|👨\u{200D}👩\u{200D}👧x"),
      ("رابطہ", "left left", "راب|طہ"),
      ("خبر ہے", "ctrl-w", "خبر |"),
      ("abc", "enter up down tab F1 ctrl-x alt-x", "abc|"),
    ])
  func oneLine(text: String, keys: String, expected: String) {
    #expect(result(of: keys, in: LineEditor(text)) == expected)
  }

  @Test(
    "Keys in a field of several lines",
    arguments: [
      ("ab", "enter c", Int.max, "ab\nc|"),
      ("ab\ncd", "up", .max, "ab|\ncd"),
      ("ab\ncd", "home up", .max, "|ab\ncd"),
      ("ab\ncd", "up down", .max, "ab\ncd|"),
      ("abcd\na\nabcd", "left up up", .max, "abc|d\na\nabcd"),
      ("abcd\na\nabcd", "up left up", .max, "|abcd\na\nabcd"),
      ("ab\ncd", "home backspace", .max, "ab|cd"),
      ("ab\ncd", "up delete", .max, "ab|cd"),
      ("ab\ncd", "home", .max, "ab\n|cd"),
      ("ab\ncd", "up home", .max, "|ab\ncd"),
      ("ab\ncd", "ctrl-u", .max, "ab\n|"),
      ("ab\ncd", "up home ctrl-k", .max, "|\ncd"),
      ("ab\ncd", "ctrl-home", .max, "|ab\ncd"),
      ("ab\ncd", "ctrl-home ctrl-end", .max, "ab\ncd|"),
      ("one two three", "up", 6, "one two| three"),
      ("one two three", "up up", 6, "one| two three"),
      ("one two three", "ctrl-home down", 6, "one |two three"),
      ("abcdefgh", "ctrl-home down", 5, "abcd|efgh"),
      ("漢字漢字", "left up", 5, "漢|字漢字"),
    ])
  func severalLines(text: String, keys: String, width: Int, expected: String) {
    #expect(
      result(of: keys, in: LineEditor(text, isMultiline: true), width: width) == expected)
  }

  @Test(
    "What a field has no use for is left to the form",
    arguments: [
      ("", false, "tab"), ("", false, "enter"), ("", false, "up"), ("", false, "left"),
      ("", false, "right"), ("", false, "esc"), ("", false, "ctrl-s"), ("", false, "F1"),
      ("a\nb", true, "down"), ("a", true, "up"), ("a", true, "tab"), ("a", true, "ctrl-enter"),
    ])
  func leftToTheForm(text: String, isMultiline: Bool, name: String) throws {
    var editor = LineEditor(text, isMultiline: isMultiline)
    let key = try #require(Key(name: name))
    let isHandled = editor.handle(key)
    #expect(!isHandled)
    #expect(editor.text == text)
  }

  @Test("A paste keeps its lines where there is room for lines, and no controls anywhere")
  func paste() {
    var line = LineEditor()
    line.insert("a\r\nb\tc\u{1B}[2J\u{0}\u{9B}d\n")
    #expect(line.text == "a b c[2Jd ")
    var page = LineEditor("", isMultiline: true)
    page.insert("a\r\nb\tc\u{1B}[2J\u{0}\u{9B}d\n")
    #expect(page.text == "a\nb c[2Jd\n")
  }

  @Test("A text that is longer than the limit already is never cut, and takes no more")
  func longAlready() {
    let text = String(repeating: "a", count: LineEditor.byteLimit + 10)
    var editor = LineEditor(text)
    #expect(editor.text == text)
    editor.insert("b")
    #expect(editor.text == text)
    _ = editor.handle(.backspace)
    editor.insert("b")
    #expect(editor.text == text.dropLast() + "b")
  }

  @Test("A paste of a whole book is cut at the limit")
  func limit() {
    var editor = LineEditor("x")
    editor.insert(String(repeating: "خ", count: 100_000))
    #expect(editor.text.utf8.count <= LineEditor.byteLimit)
    #expect(editor.text.utf8.count > LineEditor.byteLimit - 4)
  }

  @Test(
    "The cursor is always in view",
    arguments: [
      ("", 0, "", 0),
      ("abc", 0, "abc", 3),
      ("abcdefghi", 0, "abcdefghi", 9),
      ("abcdefghij", 0, "…ghij", 5),
      ("abcdefghijklmnopq", 0, "…lmnopq", 7),
      ("abcdefghijklmnopq", 17, "abcdefghijk", 0),
      ("abcdefghijklmnopq", 7, "…ghijklmnop", 5),
      ("漢字漢字漢字", 0, "…字漢字", 7),
    ])
  func lineView(text: String, left: Int, shown: String, column: Int) {
    var editor = LineEditor(text)
    for _ in 0..<left { _ = editor.handle(.left) }
    let view = editor.view(width: 10)
    #expect(view.lines == [shown])
    #expect(view.cursor == Point(column: column, row: 0))
  }

  @Test("Several lines scroll with the cursor, and a full line leaves it a column")
  func pageView() {
    var editor = LineEditor("one two three four", isMultiline: true)
    #expect(editor.view(width: 6, height: 2).lines == ["three", "four"])
    #expect(editor.view(width: 6, height: 2).cursor == Point(column: 4, row: 1))
    #expect(editor.view(width: 6, height: 9).lines == ["one", "two", "three", "four"])
    for _ in 0..<3 { _ = editor.handle(.up, width: 6) }
    #expect(editor.view(width: 6, height: 2).lines == ["one", "two"])
    _ = editor.handle(.end, width: 6)
    editor.insert("     ")
    #expect(editor.view(width: 6, height: 2).cursor.column < 6)
  }

  @Test("A focused field gets the screen's cursor")
  func drawing() {
    var frame = Frame(Size(columns: 12, rows: 2))
    let field = Rect(column: 2, row: 1, columns: 8, rows: 1)
    frame.put(LineEditor("Landhi"), in: field, isFocused: false)
    #expect(frame.cursor == nil)
    frame.put(LineEditor("Landhi"), in: field, isFocused: true)
    #expect(frame.cursor == Point(column: 8, row: 1))
    #expect(frame.lines == ["", "  Landhi"])
    #expect(frame[Point(column: 9, row: 1)]?.role == .fieldFocused)
  }

  @Test(
    "A field says itself which keys it listens to",
    arguments: [
      ("ctrl-a", true), ("ctrl-w", true), ("ctrl-o", false), ("ctrl-l", false), ("alt-b", true),
      ("alt-left", true), ("alt-z", false), ("F9", false),
    ])
  func meant(name: String, isMeant: Bool) throws {
    #expect(LineEditor.isMeant(try #require(Key(name: name))) == isMeant)
  }
}
