import DeskTesting
import Glibc
import Testing

@Suite("A terminal session")
struct TerminalSessionTests {
  @Test("What cat is told it says back", arguments: 0..<20)
  func cat(n: Int) throws {
    let s = try TerminalSession.start("/bin/cat")
    try s.type("hello رابطہ é 世界")
    try s.press("enter")
    try s.wait(until: "twice") { s.lines.prefix(2) == ["hello رابطہ é 世界", "hello رابطہ é 世界"] }
    #expect(s.cursor == .init(row: 2, column: 0, isVisible: true))
    try s.press("ctrl-d")
    #expect(try s.waitForExit() == .status(0))
    #expect(s.isSane)
  }

  @Test("All output before the end is there", arguments: 0..<40)
  func rest(n: Int) throws {
    let s = try TerminalSession.start(
      "/bin/sh",
      ["-c", "i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done; echo last; exit 3"])
    #expect(try s.waitForExit() == .status(3))
    #expect(s.lines[22] == "last")
    #expect(s.screen.hasSuffix("line 2999\nlast"))
  }

  @Test("termios stays as the program left it") func insane() throws {
    let s = try TerminalSession.start("/bin/sh", ["-c", "stty raw -echo"])
    #expect(try s.waitForExit() == .status(0))
    #expect(!s.isSane)
    #expect(s.termios.c_lflag & tcflag_t(ICANON) == 0)
  }

  @Test("Size is there from the start and changes are told") func size() throws {
    let s = try TerminalSession.start(
      "/bin/sh", ["-c", "trap 'stty size' WINCH; stty size; while :; do sleep 0.05; done"],
      columns: 132, rows: 43)
    try s.wait(for: "43 132")
    try s.resize(columns: 60, rows: 15)
    try s.wait(for: "15 60")
    #expect(s.lines.count == 15)
    s.signal(SIGTERM)
    #expect(try s.waitForExit() == .signal(SIGTERM))
  }

  @Test("Alternate screen, styles, cursor") func alt() throws {
    let s = try TerminalSession.start(
      "/bin/sh",
      [
        "-c",
        #"printf 'before\n\033[?1049h\033[2J\033[H\033[1;7;31mred\033[0m plain\033[?25l\033[4;5H'; read x; printf '\033[?1049l\033[?25hafter'"#,
      ])
    try s.wait(for: "plain")
    try s.wait(until: "cursor") { s.cursor == .init(row: 3, column: 4, isVisible: false) }
    #expect(s.isAlternateScreen)
    #expect(
      s.style(row: 0, column: 0)
        == .init(bold: true, underline: false, reverse: true, foreground: 1, background: nil))
    #expect(
      s.style(row: 0, column: 4)
        == .init(bold: false, underline: false, reverse: false, foreground: nil, background: nil))
    try s.press("enter")
    try s.waitForExit()
    #expect(!s.isAlternateScreen)
    #expect(s.lines[0] == "before")
    #expect(s.screen.contains("after"))
  }

  @Test("Questions are answered") func dsr() throws {
    let s = try TerminalSession.start(
      "/bin/bash",
      [
        "-c",
        #"stty raw -echo; printf 'ab\033[6n'; read -rd R -t 5 x; stty sane; printf "got %q" "$x""#,
      ])
    try s.wait(for: "E[1;3")
    try s.waitForExit()
  }

  @Test(
    "Keys",
    arguments: [
      ("down", "1b5b42"), ("shift-tab", "1b5b5a"), ("ctrl-i", "09"), ("alt-x", "1b78"),
      ("f1", "1b4f50"), ("f5", "1b5b31357e"), ("enter", "0d"), ("escape", "1b"),
      ("backspace", "7f"), ("ctrl-z", "1a"), ("page-down", "1b5b367e"),
      ("ctrl-left", "1b5b313b3544"), ("space", "20"), ("delete", "1b5b337e"), ("é", "c3a9"),
      ("-", "2d"), ("alt-enter", "1b0d"),
    ])
  func keys(name: String, hex: String) throws {
    let s = try TerminalSession.start(
      "/bin/sh",
      [
        "-c",
        "stty raw -echo; printf ready; dd bs=1 count=\(hex.utf8.count/2) 2>/dev/null | od -An -tx1 | tr -d ' '",
      ])
    try s.wait(for: "ready")
    try s.press(name)
    try s.wait(for: hex)
  }

  @Test("Application mode") func app() throws {
    let s = try TerminalSession.start(
      "/bin/sh",
      [
        "-c",
        "stty raw -echo; printf '\\033[?1hready'; dd bs=1 count=3 2>/dev/null | od -An -tx1 | tr -d ' '",
      ])
    try s.wait(for: "ready")
    try s.press("down")
    try s.wait(for: "1b4f42")
  }

  @Test("Ctrl-Z and fg in a shell", arguments: 0..<10) func stop(n: Int) throws {
    let s = try TerminalSession.startShell()
    try s.type("cat\n")
    try s.type("abc\n")
    try s.wait(until: "echo") { s.screen.hasSuffix("abc\nabc") }
    try s.press("ctrl-z")
    try s.wait(for: "Stopped")
    try s.wait(until: "prompt") { s.screen.hasSuffix("\n$") }
    #expect(s.isSane)
    try s.type("fg\n")
    try s.wait(for: "$ fg\ncat")
    try s.type("more\n")
    try s.wait(until: "echo") { s.screen.hasSuffix("more\nmore") }
    try s.press("ctrl-c")
    try s.wait(until: "prompt") { s.screen.hasSuffix("\n$") }
    try s.type("echo status $?\n")
    try s.wait(for: "status 130")
    try s.press("ctrl-d")
    #expect(try s.waitForExit() == .status(130) || s.exit != nil)
  }

  @Test("A lot typed does not hang") func flood() throws {
    let s = try TerminalSession.start(
      "/bin/sh", ["-c", "stty raw -echo; printf ready; cat | wc -c; "])
    try s.wait(for: "ready")
    let t = try TerminalSession.start(
      "/bin/sh", ["-c", "stty raw; printf ready; head -c 200000 | tail -c 5; sleep 1"])
    try t.wait(for: "ready")
    try t.type(String(repeating: "x", count: 199_995) + "END!\n")
    try t.wait(for: "END!")
  }

  @Test("Timeout shows screen") func timeout() throws {
    let s = try TerminalSession.start("/bin/sh", ["-c", "echo shown; sleep 100"])
    let e = #expect(throws: TerminalSession.Failure.self) { try s.wait(for: "never", seconds: 0.5) }
    #expect(e?.description.contains("shown") == true)
    let d = try TerminalSession.start("/bin/sh", ["-c", "echo bye; exit 4"])
    let f = #expect(throws: TerminalSession.Failure.self) { try d.wait(for: "never") }
    #expect(f?.description.contains("bye") == true)
    print(f!)
    #expect(throws: TerminalSession.Failure.self) { try d.press("enter") }
    #expect(throws: (any Error).self) { try TerminalSession.start("/no/such") }
  }

  @Test("A flood does not hang") func yes() throws {
    let s = try TerminalSession.start("/usr/bin/yes")
    try s.wait(for: "y")
    #expect(throws: TerminalSession.Failure.self) { try s.wait(for: "n", seconds: 0.5) }
    try s.press("ctrl-c")
    #expect(try s.waitForExit() == .signal(SIGINT))
  }

  @Test("Bracketed paste") func paste() throws {
    let s = try TerminalSession.start(
      "/bin/sh",
      [
        "-c",
        "stty raw -echo; printf '\\033[?2004hready'; dd bs=1 count=14 2>/dev/null | od -An -tx1 | tr -d ' '",
      ])
    try s.wait(for: "ready")
    try s.paste("ab")
    try s.wait(for: "1b5b3230307e61621b5b3230317e")
  }

  @Test("Ncurses", .enabled(if: access("/usr/bin/top", X_OK) == 0)) func top() throws {
    let s = try TerminalSession.start("/usr/bin/top")
    try s.wait(for: "PID")
    for c in [40, 100, 200, 80] { try s.resize(columns: c, rows: c / 4); try s.wait(for: "PID") }
    try s.type("q")
    #expect(try s.waitForExit() == .status(0))
    #expect(s.isSane)
  }
}
