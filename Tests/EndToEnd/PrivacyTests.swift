import DeskTesting
import Testing

@Suite("Names, numbers and stories")
struct PrivacyTests {
  /// Every field that may give a person away, each with a mark of its own.
  private static let record = """
    {"facts":{"persons":[{"age":40,"gender":"M","name":"MARK-NAME"}],"forms":["BK"],"debt":"yes",
    "place":"pb-kasur","placeDetail":"MARK-DETAIL","story":"MARK-STORY","caller":"MARK-CALLER",
    "languages":["pan"],"contact":{"may":"yes","phone":"MARK-PHONE",
    "instructions":"MARK-INSTRUCTIONS","codeWord":"MARK-CODEWORD"},
    "consent":{"record":"yes","refer":"yes"}},"needs":[{"code":"BLR"},{"code":"LAD"}]}
    """.replacing("\n", with: "")

  @Test("Come out with --identity and never without, whatever is done to a case")
  func marks() throws {
    let desk = try RealDesk.withMembers()
    #expect(try rabta("import", desk.path, "-", input: Self.record).status == 0)
    let code = try desk.first
    var outputs: [(words: [String], text: String)] = []
    func run(
      _ words: String..., more: [String] = [], input: String = "", fails: Bool = false
    ) throws {
      let words = words + more
      let ended = try Run(words, input: Array(input.utf8)).wait()
      #expect((ended.status != 0) == fails, "\(words): \(ended.errors)")
      outputs.append((words, ended.output + ended.errors))
    }
    try run("note", desk.path, code, "-", "--as", "amina", input: "MARK-NOTE")
    try run("triage", desk.path, code, "--yes", "stillHeld", "--no", RealDesk.no)
    try run(
      "triage", desk.path, code, "--level", "3", "--reason", "MARK-REASON", "--second", "MARK-WHO")
    try run("todo", desk.path, code, "MARK-TODO")
    // An import's consent is not believed.
    let anyway = ["--without-consent", "MARK-ANYWAY"]
    try run(
      "refer", "--ties", "none", desk.path, code, "1", try desk.fits(code)[0].service, more: anyway)
    try run("told", desk.path, "\(code)-A", "Ms Noor")
    try run("answer", desk.path, "\(code)-A", "accepted", "--by", "Ms Noor", "--first", "4h")
    try run("answer", desk.path, "\(code)-A", "started", "--note", "MARK-STARTED")
    let legal = try desk.fits(code, "2", atLeast: 2)
    try run(
      "refer", "--ties", "none", desk.path, code, "2", legal[1].service, "--why", "MARK-WHY",
      more: anyway)
    try run(
      "answer", desk.path, "\(code)-B", "declined", "--reason", "other", "--note", "MARK-DECLINED")
    try run("refer", "--ties", "none", desk.path, code, "2", legal[0].service, more: anyway)
    try run(
      "withdraw", desk.path, "\(code)-C", "--reason", "other", "--note", "MARK-WITHDRAWN")
    for field in [
      "caller", "phone", "whose-phone", "on-the-phone", "if-nobody-answers", "we-are", "code-word",
      "duress-word", "contact-times", "perpetrator", "perpetrator-tehsil", "must-not-know",
      "court-papers", "earlier-help", "for-next", "debt-detail", "place-detail", "employer",
    ] {
      try run("facts", desk.path, code, field, "MARK-MY-\(field.uppercased())")
    }
    try run("facts", desk.path, code, "person-name", "1", "MARK-OTHER")
    try run("facts", desk.path, code, "special", "1", "MARK-SPECIAL")
    try run("facts", desk.path, code, "deadline", "tomorrow MARK-DEADLINE")
    try run("new", desk.path, "--person-name", "1 MARK-NOBODY", fails: true)
    try run("facts", desk.path, code, "pregnant", "1 MARK-WORD", fails: true)
    try run("facts", desk.path, code, "stage", "MARK-STAGE", fails: true)
    try run("facts", desk.path, code, "MARK-FIELD", "x", fails: true)
    try run("consent", desk.path, code, "refer:MARK-BODY", "yes", fails: true)
    try run("caller", desk.path, "MARK-CALLER", fails: true)
    try run("attempt", desk.path, code, "noAnswer", "--note", "MARK-ATTEMPT")
    try run("ask", desk.path, code, "2", Members.first.service)
    try run("settle", desk.path, code, "2", "notAvailable", "--note", "MARK-SETTLED")
    try run("close", desk.path, code, "other", "--note", "MARK-CLOSED")
    try run("reopen", desk.path, code, "MARK-REOPENED")

    for format in [[], ["--json"]] {
      for words in [
        ["list", desk.path], ["list", desk.path, "MARK-STORY"], ["show", desk.path, code],
        ["match", desk.path, code, "1"], ["match", desk.path, code, "2"], ["log", desk.path],
        ["log", desk.path, code], ["verify", desk.path], ["gaps", desk.path],
        ["export", desk.path, "--format", "counts"],
      ] {
        let ended = try Run(words + format).wait()
        #expect(ended.status == 0, "\(words): \(ended.errors)")
        outputs.append((words + format, ended.output + ended.errors))
      }
    }
    try run("refer", "--ties", "none", desk.path, code, "1", Members.first.service, fails: true)
    try run("match", desk.path, code, "9", fails: true)
    try run("need", desk.path, code, "MED", "--persons", "7", fails: true)
    try run("answer", desk.path, "\(code)-A", "accepted", "--by", "x", "--first", "4h", fails: true)
    for (words, text) in outputs {
      let marks = text.marks
      #expect(marks.isEmpty, "\(words.joined(separator: " ")): \(marks.sorted())")
    }

    let open = try rabta("show", desk.path, code, "--identity", "--json").output.marks
    #expect(
      open.isSuperset(of: [
        "MARK-OTHER", "MARK-MY-PHONE", "MARK-MY-PLACE-DETAIL", "MARK-STORY", "MARK-NOTE",
        "MARK-MY-CALLER",
        "MARK-MY-ON-THE-PHONE", "MARK-MY-CODE-WORD", "MARK-MY-DURESS-WORD", "MARK-SPECIAL",
        "MARK-DEADLINE", "MARK-MY-MUST-NOT-KNOW", "MARK-MY-EMPLOYER", "MARK-ATTEMPT", "MARK-TODO",
      ]))

    // What stands outside `words` in a line can't be erased later.
    for line in desk.journalLines {
      #expect(line.split(separator: #","words":["#)[0].marks.isEmpty)
    }
  }

  @Test("Are not in what a damaged journal or a bad import says")
  func errors() throws {
    let desk = try RealDesk.withMembers()
    #expect(try rabta("import", desk.path, "-", input: Self.record).status == 0)
    let bad = [
      Self.record.replacing(#""story":"MARK-STORY""#, with: #""story":["MARK-STORY"]"#),
      Self.record.replacing("pb-kasur", with: "MARK-PLACE"),
      Self.record.replacing(#"["BK"]"#, with: #"["MARK-FORM"]"#),
      Self.record.replacing(#""age":40"#, with: #""age":"MARK-AGE""#),
      Self.record.replacing(#""may":"yes""#, with: #""may":"MARK-MAY""#),
      Self.record.replacing(#""refer":"yes""#, with: #""refer":"MARK-REFER""#),
      Self.record.replacing(#"{"code":"LAD"}"#, with: #"{"code":"MARK-CODE"}"#),
      Self.record.replacing(#"{"code":"LAD"}"#, with: #"{"code":"BLR"}"#),
      Self.record.replacing(#"{"code":"LAD"}"#, with: #"{"code":"LAD","persons":[7]}"#),
      String(Self.record.dropLast(30)),
      "MARK-LINE",
    ]
    let came = try rabta("import", desk.path, "-", input: bad.joined(separator: "\n"))
    #expect(came.status == 1)
    #expect(came.errorLines.count == bad.count, "\(came.errors)")
    for (index, line) in came.errorLines.enumerated() {
      // In whatever order: what can't be read comes before what is refused.
      #expect(came.errorLines.contains { $0.hasPrefix("line \(index + 1): ") }, "\(came.errors)")
      #expect(line.marks.isEmpty, "\(line)")
    }

    let whole = Disk.text(desk.journal)
    for (text, with) in [
      ("MARK-STORY", "MARK-STOLY"), (#""opened""#, #""opemed""#), ("MARK-NAME", "MARK-\nAME"),
    ] {
      try Disk.write(Array(whole.replacing(text, with: with).utf8), to: desk.journal)
      for words in [["verify", desk.path], ["list", desk.path], ["log", desk.path]] {
        let ended = try Run(words).wait()
        #expect((ended.output + ended.errors).marks.isEmpty, "\(ended.errors)")
      }
    }
  }

  @Test("Are covered on the screen until asked for, and that is logged")
  func screen() throws {
    let desk = try RealDesk.withMembers()
    #expect(try rabta("import", desk.path, "-", input: Self.record).status == 0)
    let code = try desk.first
    let screen = try desk.screen(columns: 160, rows: 60)
    try screen.select(code)
    try screen.wait(for: "MARK-STORY")
    let hidden: Set = [
      "MARK-NAME", "MARK-PHONE", "MARK-DETAIL", "MARK-CALLER", "MARK-INSTRUCTIONS", "MARK-CODEWORD",
    ]
    #expect(screen.screen.marks.isDisjoint(with: hidden))
    try screen.press("i")
    try screen.wait(for: "MARK-PHONE")
    try screen.press("enter", "z")
    try screen.wait(for: "MARK-NAME")
    #expect(screen.screen.marks.isSuperset(of: hidden), "\(screen.screen)")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    #expect(try rabta("log", desk.path, code).output.contains("names and numbers shown"))
    // Nothing of it stays in the terminal.
    #expect(screen.screen.marks.isEmpty)
  }
}

extension StringProtocol {
  /// All words that begin with MARK.
  fileprivate var marks: Set<String> {
    var found: Set<String> = []
    for word in split(whereSeparator: { !($0.isLetter && $0.isASCII) && $0 != "-" }) {
      if word.hasPrefix("MARK-") { found.insert(String(word)) }
    }
    return found
  }
}
