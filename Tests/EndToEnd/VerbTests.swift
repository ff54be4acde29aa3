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

    // Who is meant may be said first, too.
    try done("--as", "amina", "need", desk, code, "SHE", "--persons", "2,3")
    try done("triage", desk, code, "--yes", "stillHeld", "--no", RealDesk.no, "--as", "amina")
    try done("assign", desk, code, "sana", "--reason", "specialistNeed", "--as", "amina")
    try done("note", desk, code, "Called back.", "--as", "amina")
    try done("note", desk, code, "-", "--as", "sana", input: "From standard input.\n")

    let match = try done("match", desk, code, "BLR", "--json").json(Listed.Match.self)
    let best = try #require(match.fits.first)
    #expect(try done("match", desk, code, "1").output.contains("1 \(best.service)"))
    try done("refer", "--ties", "none", desk, code, "BLR", best.service, "--as", "amina")
    try done("told", desk, "\(code)-A", "Ms Noor", "--by", "whatsapp", "--as", "amina")
    try done("answer", desk, "\(code)-A", "acknowledged", "--by", "Ms Noor", "--as", "amina")
    try done(
      "answer", desk, "\(code)-A", "accepted", "--by", "Ms Noor", "--first", "4h", "--as", "amina")
    try done("answer", desk, "\(code)-A", "started", "--as", "amina")

    let legal = try done("match", desk, code, "LAD", "--json").json(Listed.Match.self).fits
    try #require(legal.count > 1)
    try done("refer", "--ties", "none", desk, code, "LAD", legal[0].service, "--as", "amina")
    try done(
      "move", "--ties", "none", desk, "\(code)-B", legal[1].service, "--reason", "other",
      "--why", "nearer",
      "--as", "amina")
    try done("withdraw", desk, "\(code)-C", "--reason", "unreachable", "--as", "amina")
    try done("refer", "--ties", "none", desk, code, "LAD", legal[0].service, "--as", "amina")
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
      "level 2", "with Sana", "\(code)-A \(best.organization): in service",
      "\(code)-B \(legal[0].organization): withdrawn",
      "\(code)-C \(legal[1].organization): withdrawn",
      "\(code)-D \(legal[0].organization): declined", "need 3: bed tonight (SHE)",
      "note: Called back.", "note: From standard input.", "what is said: Held at a kiln.\n  رابطہ",
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

  @Test("What is known is written down field by field, and comes back only when asked for")
  func facts() throws {
    let folder = TemporaryFolder()
    let desk = folder.path + "/desk"
    try done("init", desk, "--prefix", "KHI", "--as", "amina")
    let made = try done(
      "new", desk, "--people", "F34, M13", "--person-name", "1 Saima", "--pregnant", "1 yes",
      "--call", "thirdParty", "--caller", "a neighbour", "--phone", "0300-1234567", "--contact",
      "atAgreedTimes", "--contact-hours", "22:00-06:00 +7", "--deadline", "tomorrow 06:00 a flight",
      "--incident", "-20h", "--perpetrator-place", "Kasur", "--means", "locked threats",
      "--indicators", "debtBondage", "--must-not-know", "his brother")
    let code = made.output.trimmingSuffix(while: \.isWhitespace)
    try done("facts", desk, code, "people", "F35,", "M13,", "F8")
    try done("facts", desk, code, "special", "2", "burned", "hand")
    try done("facts", desk, code, "official", "yes")
    try done("facts", desk, code, "employer", "-", input: "Malik kiln")
    try done("facts", desk, code, "worker", "F")
    let covered = try done("show", desk, code).output
    for part in [
      "22:00–06:00 there (UTC+7), 20:00–04:00 here", "deadline: ", "person 1: woman, 35, pregnant",
      "perpetrator in: Kasur, Punjab", "held by: locked in, threats", "indicators: debt bondage",
      "medico-legal exam, 6 h: passed", "official involved: yes", "worker asked for: female",
    ] {
      #expect(covered.contains(part), "\(part): \(covered)")
    }
    for typed in ["Saima", "1234567", "neighbour", "flight", "brother", "burned", "Malik"] {
      #expect(!covered.contains(typed), "\(typed)")
    }
    try done("note", desk, code, "Ring 0300-1112223.", "--as", "amina")
    let rung = try done("show", desk, code, "--identity", "--as", "amina")
    #expect(rung.output.contains("note: Ring 0300-1112223. – The person: ONLY AT AGREED TIMES"))
    let open = try done("show", desk, code, "--identity").output
    for typed in [
      "Saima", "0300-1234567 – ONLY AT AGREED", "burned hand", "Malik kiln", "a flight",
    ] {
      #expect(open.contains(typed), "\(typed): \(open)")
    }

    // The husband redials.
    let known = try done("caller", desk, "+92 300 1234567").output
    #expect(known.contains("Do not say that we know it"))
    #expect(known.contains("\(code)  30–44, 12–17, 6–11  not known  new"))
    #expect(!known.contains("Saima") && !known.contains("1234567"))
    #expect(try done("caller", desk, "0300-7654321").output == "No case knows this number.\n")
    let again = try rabta("new", desk, "--phone", "03001234567")
    #expect(again.status == 0 && again.lines.count == 1)
    #expect(again.errors.contains(code) && !again.errors.contains("1234567"))
  }

  @Test("Of a new case that may be there already the other is named, where no script looks for it")
  func takenTwice() throws {
    let folder = TemporaryFolder()
    let desk = folder.path + "/desk"
    try done("init", desk, "--prefix", "KHI", "--as", "amina")
    let words = ["new", desk, "--people", "9xM", "--where", "Kasur"]
    let first = try Run(words).wait()
    #expect(first.errors.isEmpty)
    let second = try Run(words).wait()
    let code = first.output.trimmingSuffix(while: \.isWhitespace)
    #expect(second.output.split(separator: "\n").count == 1 && !second.output.contains(code))
    #expect(second.errors.contains("Perhaps the same as \(code): look there first."))
  }

  @Test("Arrivals, questions, consent, authorities and attempts each have their verb")
  func asking() throws {
    let real = try RealDesk.withMembers()
    let desk = real.path
    let code = try real.openTriaged()
    let service = Members.first.service
    let arrival = try done("new", desk, "--inbox").output.trimmingSuffix(while: \.isWhitespace)
    try done("take", desk, arrival)
    try done("add", desk, arrival, code)
    #expect(try done("ask", desk, code, "BLR", service).output.hasPrefix("Round 1"))
    try done("reply", desk, code, "1", service, "no", "--reason", "full")
    try done("reply", desk, code, "1", service, "yes")
    #expect(
      try done("consent", desk, code, "refer:\(service)", "--wording").output
        .contains("May we speak with"))
    try done("consent", desk, code, "refer:\(service)", "yes")
    try done("consent", desk, code, "share:phone", "no")
    try done("consent", desk, code, "followup", "yes")
    try done("ties", desk, code, service, "none")
    try done("facts", desk, code, "people", "M40", "F35")
    try done("split", desk, code, "BLR", "--persons", "2")
    try done("refer", desk, code, "1", service, "--yes-by", "Ms Noor", "--first", "2h")
    try done("answer", desk, "\(code)-A", "noContact", "--tried", "-1h, -30m")
    try done("answer", desk, "\(code)-A", "started")
    try done(
      "answer", desk, "\(code)-A", "completed", "--outcome", "partly", "--follow-up", "30")
    try done("refer", desk, code, "2", service)
    try done("answer", desk, "\(code)-B", "routedOn", "--to", "Labour office")
    // Asked anew, about just the body they named.
    try done("consent", desk, code, "refer:labour-door", "yes")
    try done("refer", desk, code, "2", "labour-door", "--ties", "none", "--why", "they named it")
    try done("void", desk, "\(code)-C", "--note", "the wrong one")
    try done("attempt", desk, code, "spokeAlone", "--note", "she is well")
    try done("triage", desk, code, "--level", "1")
    try done("settings", desk, "duty", "amina")
    try done("person", desk, "amina", "--phone", "0300-0000001")
    let shown = try done("show", desk, code).output
    for part in [
      "on duty: amina, 0300-0000001", "round 1: asked",
      "consent: share the number – no", "added to it: \(arrival)", "completed, partly",
      "routed on", "tried ", "spoke, alone",
    ] {
      #expect(shown.contains(part), "\(part): \(shown)")
    }
    #expect(!shown.contains("she is well") && !shown.contains("Labour office"))
    #expect(try done("gaps", desk).output == "No need has been settled as not available.\n")
    try done("settle", desk, code, "2", "notAvailable")
    #expect(try done("gaps", desk, "--since", "-1d").output.contains("Kasur"))
  }

  @Test("A best-interest decision at level 1 goes without a second name, and gets it later")
  func countersigning() throws {
    let real = try RealDesk.withMembers()
    let code = try done(
      "new", real.path, "--what", "BK", "--where", "Kasur", "--people", "M40", "--needs", "BLR",
      "--languages", "Punjabi"
    ).output.trimmingSuffix(while: \.isWhitespace)
    try done("triage", real.path, code, "--yes", "harmNow")
    try done(
      "refer", real.path, code, "BLR", Members.first.service, "--ties", "none",
      "--without-consent", "nobody can be reached")
    #expect(try done("show", real.path, code).output.contains("a second name is owed by"))
    try done("countersign", real.path, "\(code)-A", "Sana, by phone 03:12")
    #expect(!(try done("show", real.path, code).output.contains("a second name is owed")))
  }

  @Test("A review is held by verbs, too, and its decisions stand in the minutes")
  func review() throws {
    let real = try RealDesk.withMembers()
    let code = try real.openTriaged()
    #expect(try done("review", real.path, "start").output.contains("1 cases"))
    try done("review", real.path, "keep", code)
    try done("todo", real.path, code, "Ask the court", "--review")
    try done("review", real.path, "end")
    let minutes = try done("minutes", real.path).output
    #expect(minutes.contains("kept as it is") && minutes.contains("Ask the court"))
  }

  @Test("A desk is written out whole, and a new desk takes it up where it was")
  func export() throws {
    let real = try RealDesk.sample()
    let code = try real.openTriaged(as: "amina")
    try done("settings", real.path, "weight.language", "20", "--as", "sana")
    try done("note", real.path, code, "taken back", "--as", "amina")
    try done("undo", real.path, code, "--as", "amina")
    let whole = try done("export", real.path, "--identity").output
    let folder = TemporaryFolder()
    let copy = folder.path + "/copy"
    try done("init", copy, "--prefix", "LHR", "--as", "zed")
    let came = try Run(["import", copy, "-"], input: Array(whole.utf8)).wait()
    #expect(came.status == 0 && came.errors.isEmpty, "\(came.errors)")
    for verb in ["list", "settings"] {
      #expect(try done(verb, real.path, "--json").output == done(verb, copy, "--json").output)
    }
    // Written out again it is the same file, but for the line that made zed.
    let again = try done("export", copy, "--identity").output
    #expect(again.split(separator: "\n").count == whole.split(separator: "\n").count + 1)
    // A desk that has cases takes no other's.
    let refused = try rabta("import", copy, "-", "--as", "zed", input: whole)
    #expect(refused.status == 1 && refused.errors.contains("new desk"), "\(refused.errors)")
    let counts = try done("export", real.path, "--format", "counts").output
    #expect(counts.contains("needs by level") && !counts.contains(code))
  }

  @Test("Every action on a case has its verb")
  func actions() throws {
    let usage = try done("--help").output
    for verb in ActionVerbs.all { #expect(usage.contains("\n  \(verb) "), "\(verb)") }
  }

  @Test("Passing a case on names whose to-dos stay there")
  func toDosStay() throws {
    let desk = try RealDesk.sample()
    let code = try done("new", desk.path, "--story", "A call.", "--as", "amina").output
      .trimmingSuffix(while: \.isWhitespace)
    try done("todo", desk.path, code, "Call back", "--as", "amina")
    let passed = try done("assign", desk.path, code, "sana", "--as", "amina").output
    #expect(passed.contains("still has a to-do there."))
    #expect(try !done("assign", desk.path, code, "farid", "--as", "amina").output.contains("to-do"))
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
      ["refer", "--ties", "none", desk.path, code, "BLR", services[0], "--as", "amina"],
      ["told", desk.path, "\(code)-A", "Ms Noor", "--as", "amina"],
      [
        "move", "--ties", "none", desk.path, "\(code)-A", services[1], "--reason", "workload",
        "--why", "x", "--as", "amina",
      ],
      ["answer", desk.path, "\(code)-B", "acknowledged", "--by", "Mr Khan", "--as", "amina"],
      ["withdraw", desk.path, "\(code)-B", "--reason", "unreachable", "--as", "amina"],
      ["assign", desk.path, code, "sana", "--as", "amina"],
      ["note", desk.path, code, "A note.", "--as", "amina"],
      ["todo", desk.path, code, "Call.", "--as", "amina"],
      ["done", desk.path, code, "1", "--as", "amina"], ["undo", desk.path, code, "--as", "amina"],
      ["settle", desk.path, code, "LAD", "notAvailable", "--as", "amina"],
      ["facts", desk.path, code, "stage", "out", "--as", "amina"],
      ["attempt", desk.path, code, "noAnswer", "--as", "amina"],
      ["consent", desk.path, code, "statistics", "yes", "--as", "amina"],
      ["consent", desk.path, code, "statistics", "--wording"],
      ["ties", desk.path, code, services[1], "linked", "--as", "amina"],
      ["ask", desk.path, code, "BLR", services[0], "--as", "amina"],
      ["reply", desk.path, code, "1", services[0], "yes", "--as", "amina"],
      ["caller", desk.path, "0300-1234567"], ["gaps", desk.path],
      ["settings", desk.path], ["settings", desk.path, "duty", "amina", "--as", "amina"],
      ["export", desk.path, "--identity"], ["export", desk.path, "--format", "counts"],
      ["review", desk.path, "start", "--as", "amina"],
      ["import", desk.path, "-", "--as", "amina"], ["place", "Kasur"],
      ["words", desk.path, services[0]], ["member", desk.path],
      ["member", desk.path, services[0]], ["capacity", desk.path],
      ["capacity", desk.path, services[0], "2", "--as", "amina"],
      ["member", desk.path, services[0], "--confirm", "--as", "amina"],
      ["export", desk.path, "--format", "hsds"],
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
