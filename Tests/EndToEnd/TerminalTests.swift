import CVTerm
import DeskTesting
import Glibc
import Testing

@Suite("On a terminal of any kind")
struct AnyTerminalTests {
  @Test("Without UTF-8 the frames are ASCII and all works", arguments: ["C", "POSIX", "xx_XX"])
  func ascii(language: String) throws {
    let desk = try RealDesk.empty()
    let code = try desk.openTriaged()
    let screen = try desk.screen(environment: ["LANG": language])
    try screen.wait(until: "a frame of ASCII") {
      screen.lines.contains { $0.hasPrefix("+-") && $0.hasSuffix("-+") }
    }
    #expect(screen.screen.allSatisfy { $0.isASCII }, "\(screen.screen)")
    try screen.select(code)
    try screen.press("n")
    try screen.type("typed in ASCII")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    #expect(screen.output.allSatisfy { $0 < 0x80 })
    screen.expectSane()
  }

  @Test("A locale that asks for UTF-8 but is not installed is believed")
  func missingLocale() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open("سلیم")
    let screen = try desk.screen(environment: ["LANG": "ur_PK.UTF-8"])
    try screen.wait(for: "┌")
    try screen.select(code)
    try screen.wait(for: "سلیم")
  }

  @Test(
    "A TERM that will not do gives a sentence, status 1 and a terminal as it was",
    arguments: ["no-such-terminal", "", "\u{1B}]0;x\u{7}", nil])
  func unknown(name: String?) throws {
    let desk = try RealDesk.empty()
    let screen: TerminalSession
    if let name {
      screen = try TerminalSession.start(
        try Program.path, [desk.path], environment: ["TERM": name])
    } else {
      screen = try TerminalSession.start(
        "/usr/bin/env", ["-u", "TERM", try Program.path, desk.path])
    }
    #expect(try screen.waitForExit() == .status(1))
    let text = screen.lines.joined().replacing("  ", with: " ")
    #expect(text.contains("TERM=xterm-256color"), "\(screen.screen)")
    #expect(!screen.output.contains(0x1B) && !screen.output.contains(0x07))
    screen.expectSane()
  }

  @Test(
    "Every common terminal shows a desk", arguments: ["xterm", "screen", "tmux", "linux", "vt100"])
  func known(name: String) throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try desk.screen(environment: ["TERM": name])
    try screen.select(code)
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    #expect(screen.isSane)
  }

  @Test("A terminal without a second screen shows no case when the desk is left")
  func noSecondScreen() throws {
    for end in [SIGINT, SIGSEGV] {
      let desk = try RealDesk.empty()
      let code = try desk.open()
      let screen = try desk.screen(environment: ["TERM": "vt100"])
      try screen.select(code)
      screen.signal(end)
      _ = try screen.waitForExit()
      #expect(!screen.screen.contains("KHI"), "\(screen.screen)")
    }
  }

  @Test("Without a terminal there is a sentence, and status 1")
  func noTerminal() throws {
    let desk = try RealDesk.empty()
    let ended = try rabta(desk.path)
    #expect(ended.status == 1 && ended.output.isEmpty)
    #expect(ended.errors.contains("terminal"))
  }

  @Test("20×5 is enough to work")
  func smallest() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try TerminalSession.start(
      try Program.path, [desk.path], columns: 20, rows: 5)
    try screen.wait(for: String(code.prefix(8)))
    try screen.press("/")
    try screen.wait(for: "Filter:")
    try screen.press("escape")
    try screen.wait(untilGone: "Filter:")
    for key in ["t", "n", "N", "e", "?", "d", "+"] {
      try screen.press(key)
      try screen.wait(untilGone: String(code.prefix(8)))
      try screen.press("escape")
      try screen.wait(for: String(code.prefix(8)))
    }
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    screen.expectSane()
  }

  @Test(
    "Below that there is a sentence and no crash, and with more room the desk again",
    arguments: [(19, 5), (20, 4), (19, 4), (5, 2), (2, 1), (1, 1)])
  func tooSmall(columns: Int, rows: Int) throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try TerminalSession.start(
      try Program.path, [desk.path], columns: columns, rows: rows)
    let start = Seen.tooSmall.prefix(columns).split(separator: " ").first ?? "R"
    try screen.wait(for: String(start))
    #expect(!screen.shows(code))
    for key in ["t", "n", "?", "N", "r", "enter", "x"] { try screen.press(key) }
    // A size overtakes keys that still wait, and then they would mean what can be seen again.
    let written = screen.output.count
    try screen.press("ctrl-l")
    try screen.wait(until: "it to be drawn anew") { screen.output.count > written }
    try screen.resize(columns: 80, rows: 24)
    try screen.wait(for: code)
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == .status(128 + SIGTERM))
    screen.expectSane()
  }

  @Test("A storm of sizes ends in a whole screen of the last one")
  func resizes() throws {
    let desk = try RealDesk.sample()
    let code = try desk.open()
    let screen = try desk.screen()
    try screen.select(code)
    var seed: UInt32 = 7
    func random(_ range: ClosedRange<Int>) -> Int {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return range.lowerBound + Int(seed >> 16) % range.count
    }
    for round in 0..<200 {
      try screen.resize(columns: random(1...220), rows: random(1...70))
      if round % 3 == 0 {
        try screen.press(["t", "escape", "N", "tab", "?", "down"][round / 3 % 6])
      }
    }
    try screen.resize(columns: 90, rows: 24)
    // A layer may be open: its hints stand in the last line.
    try screen.wait(until: "the screen to be whole again") {
      screen.lines.count == 24 && screen.lines[0].contains(Seen.header)
        && screen.lines[1].hasPrefix("┌") && screen.lines[1].hasSuffix("┐")
        && screen.lines[1].count == 90 && !screen.lines[23].isEmpty
    }
    screen.signal(SIGTERM)
    #expect(try screen.waitForExit() == .status(128 + SIGTERM))
    screen.expectSane()
    try desk.expectWell()
  }
}

@Suite("When the screen ends")
struct EndOfScreenTests {
  @Test("Ctrl-Z gives the terminal to the shell, and fg brings the screen back as it was")
  func suspend() throws {
    let desk = try RealDesk.sample()
    let code = try desk.open()
    let shell = try TerminalSession.startShell(columns: 100, rows: 30)
    try shell.type("\(try Program.path) \(desk.path) --as amina\n")
    try shell.wait(until: "the screen") { shell.isAlternateScreen && shell.shows(Seen.header) }
    try shell.select(code)
    try shell.press("N")
    try shell.type("half a word")
    try shell.wait(for: "half a word")
    for _ in 0..<3 {
      try shell.press("ctrl-z")
      try shell.wait(until: "the shell") { shell.isBackAtItsPrompt }
      shell.expectSane()
      try shell.type("fg\n")
      try shell.wait(until: "the screen") { shell.isAlternateScreen && shell.shows("half a word") }
    }
    // What others did meanwhile is there, and so is a size that changed.
    try shell.press("ctrl-z")
    try shell.wait(until: "the shell") { shell.isBackAtItsPrompt }
    #expect(try rabta("note", desk.path, code, "while it slept", "--as", "bilal").status == 0)
    try shell.resize(columns: 120, rows: 45)
    try shell.type("fg\n")
    try shell.wait(until: "the screen") { shell.isAlternateScreen && shell.shows("half a word") }
    #expect(shell.lines.count == 45)
    try shell.type(" more")
    try shell.wait(for: "half a word more")
    try shell.press("ctrl-c")
    try shell.press("escape")
    try shell.wait(untilGone: "half a word more")
    try shell.wait(for: "while it slept")
    try shell.press("q")
    try shell.wait(until: "the shell") { shell.isBackAtItsPrompt }
    try shell.type("echo ended with $?\n")
    try shell.wait(for: "ended with 0")
    shell.expectSane()
  }

  @Test("A stopped screen that is asked to end does so, and the shell keeps its terminal")
  func endStopped() throws {
    let desk = try RealDesk.empty()
    let shell = try TerminalSession.startShell()
    try shell.type("\(try Program.path) \(desk.path)\n")
    try shell.wait(until: "the screen") { shell.isAlternateScreen && shell.shows(Seen.header) }
    try shell.press("ctrl-z")
    try shell.wait(until: "the shell") { shell.isBackAtItsPrompt }
    try shell.type("kill %1; fg; echo ended with $?\n")
    try shell.wait(for: "ended with 143")
    shell.expectSane()
  }

  @Test("A screen that ends in the background leaves the shell's terminal alone")
  func endInBackground() throws {
    let desk = try RealDesk.empty()
    let shell = try TerminalSession.startShell()
    try shell.type("\(try Program.path) \(desk.path)\n")
    try shell.wait(until: "the screen") { shell.isAlternateScreen && shell.shows(Seen.header) }
    try shell.press("ctrl-z")
    try shell.wait(until: "the shell") { shell.isBackAtItsPrompt }
    try shell.type("kill %1; kill -CONT %1\n")
    for round in 1... {
      try shell.type("jobs; echo round $((\(round) + 1000))\n")
      try shell.wait(for: "round \(round + 1000)")
      if shell.shows("Done(143)") { break }
      try #require(round < 500, "\(shell.screen)")
    }
    shell.expectSane()
  }

  @Test(
    "A signal that asks to end gives the terminal back; the status names it",
    arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGALRM])
  func asked(signal: Int32) throws {
    let desk = try RealDesk.sample()
    let screen = try desk.screen()
    try screen.press("N")
    try screen.type("half a word")
    try screen.wait(for: "half a word")
    screen.signal(signal)
    #expect(try screen.waitForExit() == .status(128 + signal))
    screen.expectSane()
    #expect(Disk.names(desk.path + "/drafts").count == 1)
  }

  @Test("Keys that ask to end do", arguments: ["q", "ctrl-c"])
  func keys(key: String) throws {
    let screen = try RealDesk.sample().screen()
    try screen.press(key)
    #expect(try screen.waitForExit() == .status(0))
    screen.expectSane()
  }

  @Test(
    "A crash gives the terminal back, says a sentence and nothing of a case",
    arguments: [SIGSEGV, SIGILL, SIGABRT, SIGTRAP, SIGBUS, SIGFPE, SIGSYS])
  func crash(signal: Int32) throws {
    let desk = try RealDesk.empty()
    let code = try desk.open("MARKED-STORY")
    let screen = try desk.screen()
    try screen.select(code)
    try screen.wait(for: "MARKED-STORY")
    let before = screen.output.count
    screen.signal(signal)
    #expect(try screen.waitForExit() == .signal(signal))
    screen.expectSane()
    let after = String(decoding: screen.output[before...], as: UTF8.self)
    #expect(after.contains("rabta stopped because of a fault of its own"))
    #expect(!after.contains("MARKED"))
    try desk.expectWell()
  }

  @Test("A terminal that is gone ends the program, and what was typed is kept")
  func hangUp() throws {
    let desk = try RealDesk.empty()
    let (terminal, other, process) = try start(desk, columns: 80, rows: 24)
    close(other)
    var seen: [UInt8] = []
    func receive() {
      var buffer = [UInt8](repeating: 0, count: 1 << 14)
      let count = read(terminal, &buffer, buffer.count)
      if count > 0 { seen += buffer[..<count] }
    }
    var status: Int32 = -1
    do {
      try poll(10, "the screen") {
        receive()
        return String(decoding: seen, as: UTF8.self).contains("Helpline")
      }
      let keys = Array("Nhalf a word".utf8)
      #expect(write(terminal, keys, keys.count) == keys.count)
      try poll(10, "the draft") {
        receive()
        return Disk.names(desk.path + "/drafts").contains {
          Disk.text("\(desk.path)/drafts/\($0)").contains("half a word")
        }
      }
      close(terminal)
      try poll(10, "the program to end") { waitpid(process, &status, WNOHANG) == process }
    } catch {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
      throw error
    }
    #expect(exitStatus(status) == 128 + SIGHUP)
    #expect(Disk.names(desk.path + "/drafts").count == 1)
    try desk.expectWell()
  }

  @Test(
    "A terminal that takes no more keeps no desk from ending", arguments: [SIGTERM, SIGHUP, SIGINT])
  func stuck(signal: Int32) throws {
    let desk = try RealDesk.sample()
    let (terminal, other, process) = try start(desk, columns: 500, rows: 200)
    defer { for end in [terminal, other] { close(end) } }
    var status: Int32 = -1
    do {
      // Nobody reads, and screens so large soon are more than there is room for.
      try poll(10, "the program to wait for room") {
        if !hasRoom(other) { return true }
        return write(terminal, "z", 1) < 0
      }
      kill(process, signal)
      try poll(10, "the program to end") { waitpid(process, &status, WNOHANG) == process }
    } catch {
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
      throw error
    }
    #expect(exitStatus(status) == 128 + signal)
  }

  private func hasRoom(_ terminal: Int32) -> Bool {
    var room = pollfd(fd: terminal, events: Int16(POLLOUT), revents: 0)
    return Glibc.poll(&room, 1, 0) == 1
  }

  /// A desk on a terminal that only the test reads: the test's end, the program's, the program.
  private func start(
    _ desk: RealDesk, columns: Int32, rows: Int32
  ) throws -> (terminal: Int32, other: Int32, process: pid_t) {
    var (terminal, other) = (Int32(-1), Int32(-1))
    try #require(cpty_open(rows, columns, &terminal, &other) == 0)
    var process: pid_t = 0
    let program = try Program.path
    let error = withCStrings([program, desk.path, "--as", "amina"]) { words in
      withCStrings(["TERM=xterm", "LANG=C.UTF-8"]) { variables in
        cpty_spawn(terminal, program, words, variables, nil, &process)
      }
    }
    try #require(error == 0)
    return (terminal, other, process)
  }
}

@Suite("A demo that is cut off")
struct DemoCutOffTests {
  @Test(
    "Told to end at any moment, also before its screen is there, it leaves no cases behind",
    arguments: [0, 20, 60, 120, 250, 500], [SIGHUP, SIGTERM])
  func nothingLeft(milliseconds: Int, signal: Int32) throws {
    let folder = TemporaryFolder()
    let screen = try TerminalSession.start(
      try Program.path, ["demo", "--data", SampleData.project + "/sample-data"],
      environment: ["TMPDIR": folder.path])
    usleep(UInt32(milliseconds) * 1000)
    screen.signal(signal)
    // A closed terminal sends more than one.
    usleep(2000)
    screen.signal(SIGHUP)
    _ = try screen.waitForExit()
    // Before the program has begun it can't know; it has made nothing then either.
    #expect(Disk.names(folder.path) == [])
  }
}
