import DeskTesting
import Glibc
import Testing

@Suite("The program in lines")
struct PlainTests {
  @Test("takes lines from a pipe, saves what they do, and leaves when there are no more")
  func pipe() throws {
    let desk = try RealDesk.empty()
    let code = try desk.openTriaged()
    let ended = try rabta(desk.path, "--plain", input: "1\nnote\nShe is safe.\n\n\n")
    #expect(ended.status == 0, "\(ended.errors)")
    #expect(ended.output.contains("\n> 1. \(code), level"))
    #expect(ended.output.contains("\nNote saved.\n"))
    #expect(try rabta("log", desk.path, code).output.contains("note 1"))
  }

  @Test("does a command on a row whose case was only in the checkpoint so far")
  func numbered() throws {
    let desk = try RealDesk.empty()
    let codes = try (0..<4).map { _ in try desk.openTriaged() }
    #expect(try rabta("checkpoint", desk.path).status == 0)
    let ended = try rabta(desk.path, "--plain", input: "note 4\nShe is safe.\n\n\n")
    #expect(ended.output.contains("\nNote saved.\n"), "\(ended.output)")
    let noted = try codes.filter { try rabta("log", desk.path, $0).output.contains("note 1") }
    #expect(noted.count == 1)
  }

  @Test("lets nothing that was typed in a case command the terminal or pass for a line of its own")
  func hostile() throws {
    let desk = try RealDesk.empty()
    let code = try desk.openTriaged()
    let ended = try rabta(
      desk.path, "--plain", input: "1\nnote\n\u{1B}[2Jx\u{202E}y\u{2028}2. KHI-26-9999\n\n\n1\n")
    #expect(ended.status == 0)
    #expect(ended.output.contains("[2Jxy 2. KHI-26-9999"))
    let lines = ended.output.split(whereSeparator: \.isNewline)
    #expect(!lines.contains { $0.hasPrefix("2. KHI-26-9999") })
    #expect(ended.output.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    #expect(ended.output.contains(code))
  }

  @Test("has signs in ASCII where the environment doesn't ask for UTF-8, and letters as they are")
  func ascii() throws {
    let desk = try RealDesk.empty()
    let code = try desk.openTriaged()
    let input = "1\nnote\nرابطہ\n\n\n"
    for (language, dot) in [("C.UTF-8", "·"), ("C", ".")] {
      let ended = try rabta(
        desk.path, "--plain", input: input, environment: ["LANG": language])
      #expect(ended.output.contains("\(code) \(dot) level"))
      #expect(ended.output.contains("رابطہ"))
    }
  }

  @Test("is what a terminal gets that can't place a cursor, without a byte for one that can")
  func dumb() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try TerminalSession.start(
      try Program.path, [desk.path], environment: ["TERM": "dumb"])
    try screen.wait(for: code)
    try screen.type("1\n")
    try screen.wait(for: "case opened")
    try screen.type("q\n")
    #expect(try screen.waitForExit() == .status(0))
    #expect(!screen.output.contains(0x1B) && !screen.output.contains(0x07))
    screen.expectSane()
  }

  @Test(
    "ends with all saved on Ctrl-C and on a closed terminal", arguments: [SIGINT, SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try TerminalSession.start(try Program.path, [desk.path, "--plain"])
    try screen.wait(for: code)
    try screen.type("1\nn\nhalf a note\n")
    try screen.wait(for: "Now: half a note")
    screen.signal(signal)
    #expect(try screen.waitForExit() == .status(128 + signal))
    let again = try TerminalSession.start(try Program.path, [desk.path, "--plain"])
    try again.wait(for: code)
    try again.type("1\nn\n")
    try again.wait(for: "Now: half a note")
    again.kill()
  }
}
