import DeskTesting
import FoundationEssentials
import Testing

/// Text that would take over a terminal that obeyed it.
private enum Hostile {
  static let title = "\u{1B}]0;PWNED\u{7}"
  /// Of each kind one: OSC, CSI, DCS, C1's own CSI and OSC, controls, a line's end and a tab, signs
  /// that turn the order of text round, invisible ones, a lone mark.
  static let text =
    "A\(title)\u{1B}[2J\u{1B}[?1049l\u{1B}[?25l\u{1B}[31mB\u{1B}P1;2qC\u{1B}\\\u{1B}c"
    + "\u{9B}2J\u{9D}0;PWNED\u{9C}\u{85}\u{90}\u{0}\u{1}\u{7}\u{8}\u{B}\u{C}\u{E}\u{F}\u{18}\u{7F}"
    + "\u{202E}D\u{202A}\u{2066}E\u{2069}\u{200F}\u{61C}\u{FEFF}\u{200B}\u{2028}\u{2029}\u{E0001}"
    + "\r\n\tF\u{FFFF}\u{301}Z"
  static let longLine = String(repeating: "L\u{1B}[2J", count: 20_000)

  /// Fails when bytes hold what a terminal would obey.
  ///
  /// - Parameter isScreen: whether the program itself may move the cursor, as it must on a screen.
  static func expectNone(
    in bytes: [UInt8], isScreen: Bool = false, _ location: SourceLocation = #_sourceLocation
  ) {
    var found: Set<String> = []
    // What a screen says when it ends: colours as they were.
    let bytes = isScreen ? bytes.removing(Array("\u{1B}]104\u{7}".utf8)) : bytes
    let allowed: Set<UInt8> = isScreen ? [0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F, 0x1B] : [0x09, 0x0A]
    for byte in bytes where (byte < 0x20 || byte == 0x7F) && !allowed.contains(byte) {
      found.insert("byte \(byte)")
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      let turns = (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
      let isMark = [0x200E, 0x200F, 0x061C, 0xFEFF, 0x2028, 0x2029, 0xE0001].contains(value)
      if (0x80..<0xA0).contains(value) || turns || isMark {
        found.insert("U+\(String(value, radix: 16))")
      }
    }
    // OSC, DCS, a reset: nothing that the screen itself sends.
    for (first, second) in zip(bytes, bytes.dropFirst()) where first == 0x1B {
      if [0x5D, 0x50, 0x63, 0x5E, 0x5F, 0x58].contains(second) { found.insert("ESC \(second)") }
    }
    #expect(found.isEmpty, "a terminal would obey \(found.sorted())", sourceLocation: location)
  }
}

@Suite("Text that would command a terminal")
struct HostileTextTests {
  private struct Record: Encodable {
    struct Facts: Encodable {
      struct Person: Encodable {
        var age = 40
        var gender = "M"
        var name = Hostile.text
      }
      struct Deadline: Encodable {
        var at = "2031-01-01T00:00:00Z"
        var what = Hostile.text
      }
      struct Contact: Encodable {
        var may = "yes"
        var window = Hostile.text
        var phone = Hostile.text
        var instructions = Hostile.text
        var codeWord = Hostile.text
      }
      struct Consent: Encodable {
        var record = "yes"
        var refer = "yes"
      }
      var persons = [Person()]
      var forms = ["BK"]
      var debt = "yes"
      var place = "pb-kasur"
      var placeDetail = Hostile.text
      var story: String
      var caller = Hostile.text
      var languages = ["pan"]
      var deadline = Deadline()
      var contact = Contact()
      var consent = Consent()
    }
    struct Need: Encodable { var code = "BLR" }
    var facts: Facts
    var needs = [Need()]
  }

  let desk: RealDesk
  let code: String
  let longCode: String

  init() throws {
    desk = try RealDesk.withMembers()
    let records = try [Hostile.text, Hostile.longLine].map { story in
      String(decoding: try JSONEncoder().encode(Record(facts: .init(story: story))), as: UTF8.self)
    }
    let file = records.joined(separator: "\n") + "\n"
    let came = try rabta("import", desk.path, "-", input: file)
    try #require(came.status == 0, "\(came.errors)")
    let rows = try desk.list()
    try #require(rows.count == 2)
    code = rows[0].code
    longCode = rows[1].code
    for arguments in [
      ["note", desk.path, code, "-"], ["triage", desk.path, code, "--yes", "stillHeld"],
      // An import's consent is not believed.
      [
        "refer", "--ties", "none", desk.path, code, "BLR", try desk.fits(code)[0].service,
        "--without-consent",
        hostileWord,
      ],
      ["told", desk.path, "\(code)-A", hostileWord],
      ["answer", desk.path, "\(code)-A", "acknowledged", "--by", hostileWord],
      ["answer", desk.path, "\(code)-A", "accepted", "--by", hostileWord, "--first", "4h"],
      ["answer", desk.path, "\(code)-A", "started", "--note", hostileWord],
      ["todo", desk.path, code, hostileWord], ["person", desk.path, "zed", hostileWord],
    ] {
      let done = try Run(arguments, input: Array(Hostile.text.utf8)).wait()
      try #require(done.status == 0, "\(arguments[0]): \(done.errors)")
      Hostile.expectNone(in: done.bytes)
      Hostile.expectNone(in: done.errorBytes)
    }
  }

  /// Words of a command line can't hold NUL.
  private var hostileWord: String { Hostile.text.replacing("\u{0}", with: "") }

  @Test("From no verb does it reach the terminal")
  func verbs() throws {
    for arguments in [
      ["list", desk.path], ["show", desk.path, code],
      ["show", desk.path, code, "--identity", "--as", "amina"],
      ["show", desk.path, longCode, "--identity", "--as", "amina"],
      ["match", desk.path, code, "1"],
      ["log", desk.path], ["log", desk.path, code], ["person", desk.path],
    ] {
      for format in [[], ["--json"]] {
        let done = try Run(arguments + format).wait()
        #expect(done.status == 0 && done.errors.isEmpty, "\(arguments): \(done.errors)")
        Hostile.expectNone(in: done.bytes)
        if !format.isEmpty { _ = try done.json(Anything.self) }
      }
    }
  }

  @Test("JSON keeps it, written so that no terminal obeys it")
  func json() throws {
    struct Shown: Decodable {
      struct Identity: Decodable {
        var story: String
        var phone: String
        var notes: [String]
      }
      var identity: Identity
    }
    let shown: Shown = try rabta("show", desk.path, code, "--identity", "--json", "--as", "amina")
      .json()
    #expect(shown.identity.story == Hostile.text)
    #expect(shown.identity.phone == Hostile.text)
    #expect(shown.identity.notes.last == Hostile.text)
    let long: Shown = try rabta(
      "show", desk.path, longCode, "--identity", "--json", "--as", "amina"
    ).json()
    #expect(long.identity.story == Hostile.longLine)
  }

  @Test("A line's end in a word can't forge a line of the log")
  func forged() throws {
    let lines = try rabta("log", desk.path).lines
    let count = try rabta("log", desk.path, "--json").json([Listed.Line].self).count
    #expect(lines.count == count)
    #expect(try rabta("list", desk.path).lines.count == 2)
    #expect(try rabta("person", desk.path).lines.count == 2)
  }

  @Test("On the screen it moves nothing, and the terminal is as it was")
  func screen() throws {
    let screen = try desk.screen()
    for code in [code, longCode] {
      try screen.select(code)
      try screen.press("i")
      try screen.wait(untilGone: "covered")
      for _ in 0..<3 {
        try screen.press("tab", "end", "home", "page-down")
      }
      // A form holds the whole story, too.
      try screen.press("e")
      try screen.wait(for: "Facts of \(code)")
      try screen.press("down", "end", "up", "end", "tab", "tab", "escape")
      try screen.wait(untilGone: "Facts of \(code)")
      try screen.wait(until: "all frames to be whole") {
        let border = screen.lines.filter { $0.hasPrefix("│") }
        return screen.isAlternateScreen && screen.lines[0].contains(Seen.header)
          && screen.lines[1].hasPrefix("┌") && screen.lines[1].hasSuffix("┐")
          && border.count > 20 && border.allSatisfy { $0.hasSuffix("│") }
      }
    }
    let before = screen.output
    #expect(!String(decoding: before, as: UTF8.self).contains("\u{1B}[?1049l"))
    Hostile.expectNone(in: before, isScreen: true)
    #expect(!before.contains(0), "NUL reached the terminal")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    screen.expectSane()
    Hostile.expectNone(in: screen.output, isScreen: true)
  }

  @Test("Nor does it come back in an error or by the name of a folder")
  func errors() throws {
    let word = hostileWord
    for arguments in [
      ["list", word], [word], ["show", desk.path, word], ["show", desk.path, code, word],
      ["match", desk.path, code, word], ["note", desk.path, word, "x"], ["--\(word)"],
      ["list", desk.path, "--\(word)"], ["note", desk.path, code, "x", "--as", word],
      ["new", desk.path, "--what", word], ["new", desk.path, "--where", word],
      ["new", desk.path, "--people", word], ["new", desk.path, "--needs", word],
      ["init", "/nowhere/" + word], ["import", desk.path, word], ["told", desk.path, word, "x"],
      ["log", desk.path, word], ["person", desk.path, word], ["assign", desk.path, code, word],
      ["demo", "--data", word], ["init", desk.path, "--prefix", word],
    ] {
      let done = try Run(arguments).wait()
      #expect(done.status == 1 || done.status == 2, "\(arguments[0])")
      #expect(done.bytes.isEmpty)
      Hostile.expectNone(in: done.errorBytes)
    }
  }
}

extension [UInt8] {
  fileprivate func removing(_ part: [UInt8]) -> [UInt8] {
    var rest: [UInt8] = []
    for byte in self {
      rest.append(byte)
      if rest.suffix(part.count).elementsEqual(part) { rest.removeLast(part.count) }
    }
    return rest
  }
}

/// JSON of any shape.
struct Anything: Decodable {
  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() { return }
    if (try? value.decode([String: Anything].self)) != nil { return }
    if (try? value.decode([Anything].self)) != nil { return }
    if (try? value.decode(String.self)) != nil { return }
    if (try? value.decode(Double.self)) != nil { return }
    _ = try value.decode(Bool.self)
  }
}
