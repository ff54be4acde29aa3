import DeskTesting
import Glibc
import Testing

@Suite("Settings of one's own")
struct SettingsTests {
  private let desk: RealDesk
  private let code: String

  init() throws {
    desk = try RealDesk.empty()
    code = try desk.open()
  }

  /// The screen of somebody whose settings say this.
  private func screen(
    _ settings: String, and rest: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> TerminalSession {
    let folder = desk.path + "-settings"
    for path in [folder, folder + "/rabta"] { mkdir(path, 0o700) }
    let bytes = Array(settings.utf8) + rest
    let file = open(folder + "/rabta/config", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    #expect(write(file, bytes, bytes.count) == bytes.count)
    close(file)
    return try TerminalSession.start(
      try Program.path, [desk.path],
      environment: ["XDG_CONFIG_HOME": folder].merging(environment) { $1 })
  }

  @Test("give keys of one's own, and what can't be followed is said with its line, once")
  func keys() throws {
    let screen = try screen("key quit = Q\nkey fly = x\nkey note = ", and: [0xFF, 0x0A])
    try screen.wait(for: "Please note")
    #expect(screen.shows("line 2") && screen.shows("“fly”"))
    #expect(screen.shows("line 3"), "which is no text")
    try screen.press("escape")
    try screen.wait(untilGone: "Please note")
    try screen.press("q")
    try screen.wait(for: "q does nothing here")
    try screen.press("Q")
    #expect(try screen.waitForExit() == .status(0))
    screen.expectSane()
  }

  @Test("that are no text are said to be unreadable, and the desk opens without them")
  func unreadable() throws {
    let folder = desk.path + "-settings"
    for path in [folder, folder + "/rabta", folder + "/rabta/config"] { mkdir(path, 0o700) }
    let screen = try TerminalSession.start(
      try Program.path, [desk.path], environment: ["XDG_CONFIG_HOME": folder])
    try screen.wait(for: "can't be read; the desk goes on")
    try screen.press("escape")
    try screen.wait(for: code)
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
  }

  @Test(
    "turn the mouse on, which the terminal is told, and off again at the end",
    arguments: ["xterm-256color", "tmux-256color"])
  func mouse(terminal: String) throws {
    let screen = try screen("mouse = on", environment: ["TERM": terminal])
    try screen.wait(for: code)
    let isPlain = terminal.hasPrefix("tmux")
    // The third column of the third line: where the case stands.
    let click = isPlain ? "\u{1B}[M\u{20}\u{23}\u{23}" : "\u{1B}[<0;3;3M"
    let release = isPlain ? "\u{1B}[M\u{23}\u{23}\u{23}" : "\u{1B}[<0;3;3m"
    try screen.type(click + release)
    // No hand is so quick that both come in one piece.
    usleep(200_000)
    try screen.type(click + release)
    try screen.wait(for: "▸ Case ─")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
    let output = String(decoding: screen.output, as: UTF8.self)
    let on = try #require(output.firstRange(of: "1000h"))
    let off = try #require(output[on.upperBound...].firstRange(of: "1000l"))
    #expect(on.lowerBound < off.lowerBound)
    screen.expectSane()
  }

  @Test("leave the mouse to the terminal where nobody has asked for it")
  func noMouse() throws {
    let screen = try screen("")
    try screen.wait(for: code)
    try screen.press("q")
    try screen.waitForExit()
    #expect(!String(decoding: screen.output, as: UTF8.self).contains("1000h"))
  }

  @Test("take the mouse back from a program that crashes")
  func crash() throws {
    let screen = try screen("mouse = on")
    try screen.wait(for: code)
    screen.signal(SIGABRT)
    #expect(try screen.waitForExit() == .signal(SIGABRT))
    #expect(String(decoding: screen.output, as: UTF8.self).contains("1000l"))
    screen.expectSane()
  }
}
