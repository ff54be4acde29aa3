import DeskTesting
import FoundationEssentials
import Testing

@Suite("On the command line")
struct VerbTests {
  /// Runs a verb that must do its work: status 0, nothing on standard error.
  @discardableResult
  private func done(
    _ words: String..., input: String = "", _ location: SourceLocation = #_sourceLocation
  ) throws -> Run.Ended {
    let ended = try Run(words, input: Array(input.utf8)).wait()
    #expect(
      ended.status == 0 && ended.errors.isEmpty, "\(words): \(ended.errors)",
      sourceLocation: location)
    return ended
  }

  @Test("A desk is made, and a case goes through its whole life")
  func life() throws {
    let folder = TemporaryFolder()
    let desk = folder.path + "/desk"
    #expect(
      try done("init", desk, "--name", "Helpline", "--prefix", "lhr", "--as", "Amina").output
        .contains("practice data only"))
    #expect(
      try done("person", desk, "sana", "Sana", "--role", "coordinator").output == """
        sana is at the desk now.

        """)
    #expect(try done("person", desk).lines.count == 2)
    #expect(
      try done("import", desk, "-", "--as", "amina", input: Members.file).output
        == "2 organizations came in.\n")

    let code = try done(
      "new", desk, "--what", "BK", "--where", "Kasur", "--people", "M40, F35, M14", "--needs",
      "BLR LAD", "--languages", "Punjabi", "--contact", "atAgreedTimes", "--consent", "yes",
      "--story", "-", "--as", "amina", input: "Held at a kiln.\nرابطہ"
    ).output.trimmingSuffix(while: \.isWhitespace)
    #expect(code.hasPrefix("LHR-") && code.hasSuffix("-0001"))
    #expect(try done("list", desk, "kiln").lines.count == 1)
    #expect(try done("list", desk, "kiln", "state:new").lines.count == 1)
    #expect(try done("list", desk, "-kiln").lines.isEmpty)
    #expect(try done("list", desk, "state:closed").lines.isEmpty)

    try done("need", desk, code, "SHE", "--persons", "2,3", "--as", "amina")
    try done("triage", desk, code, "--yes", "stillHeld", "--no", RealDesk.no, "--as", "amina")
    try done("assign", desk, code, "sana", "--reason", "specialistNeed", "--as", "amina")
    try done("note", desk, code, "Called back.", "--as", "amina")
    try done("note", desk, code, "-", "--as", "sana", input: "From standard input.\n")

    let match = try done("match", desk, code, "BLR", "--json").json(Listed.Match.self)
    let best = try #require(match.fits.first)
    #expect(try done("match", desk, code, "1").output.contains("1 \(best.service)"))
    try done("refer", desk, code, "BLR", best.service, "--as", "amina")
    try done("told", desk, "\(code)-A", "Ms Noor", "--by", "whatsapp", "--as", "amina")
    try done("answer", desk, "\(code)-A", "acknowledged", "--by", "Ms Noor", "--as", "amina")
    try done(
      "answer", desk, "\(code)-A", "accepted", "--by", "Ms Noor", "--first", "4h", "--as", "amina")
    try done("answer", desk, "\(code)-A", "started", "--as", "amina")

    let legal = try done("match", desk, code, "LAD", "--json").json(Listed.Match.self).fits
    try #require(legal.count > 1)
    try done("refer", desk, code, "LAD", legal[0].service, "--as", "amina")
    try done(
      "move", desk, "\(code)-B", legal[1].service, "--reason", "noAnswer", "--why", "nearer",
      "--as", "amina")
    try done("withdraw", desk, "\(code)-C", "--reason", "unreachable", "--as", "amina")
    try done("refer", desk, code, "LAD", legal[0].service, "--as", "amina")
    try done("answer", desk, "\(code)-D", "declined", "--reason", "full", "--as", "amina")

    try done(
      "todo", desk, code, "Call the shelter", "--owner", "sana", "--due", "4h", "--as", "amina")
    try done("done", desk, code, "1", "--as", "sana")
    try done("settle", desk, code, "SHE", "notAvailable", "--as", "amina")
    try done("undo", desk, code, "--as", "amina")
    try done("settle", desk, code, "SHE", "alreadyReceived", "--as", "amina")
    try done("settle", desk, code, "LAD", "notApplicable", "--as", "amina")
    try done("close", desk, code, "survivorEndedIt", "--as", "amina")
    #expect(try done("list", desk).lines.isEmpty)
    #expect(try done("list", desk, "state:closed").lines.count == 1)
    try done("reopen", desk, code, "She called again.", "--as", "amina")
    let double = try done("new", desk, "--as", "amina").output.trimmingSuffix(
      while: \.isWhitespace)
    try done("merge", desk, double, code, "--as", "amina")
    #expect(try done("list", desk).lines.count == 1)

    let shown = try done("show", desk, code, "--identity", "--as", "amina").output
    for part in [
      "level 2", "with sana", "\(code)-A \(best.organization): in service",
      "\(code)-B \(legal[0].organization): withdrawn",
      "\(code)-C \(legal[1].organization): withdrawn",
      "\(code)-D \(legal[0].organization): declined", "need 3: bed tonight (SHE)",
      "note: Called back.", "note: From standard input.", "story: Held at a kiln.\nرابطہ",
    ] {
      #expect(shown.contains(part), "\(part)")
    }
    let words = try done("words", desk, "\(code)-D").output
    #expect(words.contains(code) && !words.contains("Held at a kiln"))
    #expect(try done("words", desk, "\(code)-D", "--sheet").output.contains(code))
    #expect(try done("words", desk, best.service).output.contains("\(code)-A"))
    #expect(try done("place", "Kasur,", "Punjab").output.contains("(pb-kasur)"))
    #expect(try rabta("place", "Qqqqqq").status == 1)
    // A line for each thing done above, that the words were shown not left out.
    let log = try done("log", desk, code).lines
    #expect(log.count == 25)
    #expect(log.last?.contains("names and numbers shown") == true)
    #expect(try done("log", desk).lines.count > log.count)
    #expect(try done("verify", desk).output.contains("All is well"))
  }

  @Test("Minutes come from a review held at the screen")
  func minutes() throws {
    let desk = try RealDesk.sample()
    let screen = try desk.screen(as: "sana")
    try screen.press("v")
    try screen.wait(for: "Start a review")
    try screen.press("ctrl-s")
    try screen.wait(untilGone: "Start a review")
    try screen.press("o", "o")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    let minutes = try done("minutes", desk.path).output
    #expect(minutes.hasPrefix("# Case review "))
    #expect(minutes.contains("2 of \(try desk.list().count) decided"))
  }

  @Test("Whatever writes JSON writes JSON and nothing else")
  func json() throws {
    let desk = try RealDesk.withMembers()
    let code = try desk.openTriaged()
    let services = try desk.fits(code, atLeast: 2).map(\.service)
    for words in [
      ["list", desk.path], ["list", desk.path, "nothing-like-this"], ["show", desk.path, code],
      ["show", desk.path, code, "--identity", "--as", "amina"], ["match", desk.path, code, "BLR"],
      ["log", desk.path], ["log", desk.path, code], ["verify", desk.path], ["person", desk.path],
      ["person", desk.path, "sana", "Sana", "--as", "amina"],
      ["new", desk.path, "--as", "amina"], ["need", desk.path, code, "LAD", "--as", "amina"],
      ["triage", desk.path, code, "--yes", "harmNow", "--as", "amina"],
      ["refer", desk.path, code, "BLR", services[0], "--as", "amina"],
      ["told", desk.path, "\(code)-A", "Ms Noor", "--as", "amina"],
      ["move", desk.path, "\(code)-A", services[1], "--why", "x", "--as", "amina"],
      ["answer", desk.path, "\(code)-B", "acknowledged", "--by", "Mr Khan", "--as", "amina"],
      ["withdraw", desk.path, "\(code)-B", "--reason", "unreachable", "--as", "amina"],
      ["assign", desk.path, code, "sana", "--as", "amina"],
      ["note", desk.path, code, "A note.", "--as", "amina"],
      ["todo", desk.path, code, "Call.", "--as", "amina"],
      ["done", desk.path, code, "1", "--as", "amina"], ["undo", desk.path, code, "--as", "amina"],
      ["settle", desk.path, code, "LAD", "notAvailable", "--as", "amina"],
      ["import", desk.path, "-", "--as", "amina"], ["place", "Kasur"],
      ["words", desk.path, services[0]],
    ] {
      let ended = try Run(words + ["--json"]).wait()
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(words): \(ended.errors)")
      #expect(throws: Never.self, "\(words): \(ended.output)") { try ended.json(Anything.self) }
    }
  }

  @Test("Every verb's help is what it was, and is the same both ways")
  func help() throws {
    let usage = try done("--help").output
    var text = usage
    var count = 0
    for line in usage.split(separator: "\n") where line.hasPrefix("  ") {
      let name = line.split(separator: " ")[0]
      let verb = name == "DESK" ? "open" : String(name)
      let help = try done(verb, "--help").output
      #expect(try done("help", verb).output == help)
      #expect(help.hasPrefix("usage: rabta \(verb) ") || help.hasPrefix("usage: rabta \(verb)\n"))
      text += "\n$ rabta \(verb) --help\n" + help
      count += 1
    }
    #expect(count > 15)
    for words in [["-h"], ["help"]] { #expect(try Run(words).wait().output == usage) }
    let difference = Golden.difference(text, "help.txt", beside: #filePath)
    #expect(difference == nil, "\(difference ?? "")")
  }

  @Test("Output that can't be written is a failure, not a success")
  func fullOutput() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    for verb in ["list \(desk.path)", "show \(desk.path) \(code)", "log \(desk.path) --json"] {
      let ended = try Run(
        ["-c", "\(try Program.path) \(verb) > /dev/full"], program: "/bin/sh"
      ).wait()
      #expect(ended.status == 1, "\(verb)")
      #expect(ended.errors.contains("can't be written"), "\(verb)")
    }
    // Who reads only the beginning is no failure worth a word.
    let head = try Run(
      ["-c", "\(try Program.path) log \(desk.path) | head -n 1"], program: "/bin/sh"
    ).wait()
    #expect(head.status == 0 && head.errors.isEmpty && head.lines.count == 1)
  }
}
