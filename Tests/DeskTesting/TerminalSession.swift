package import Glibc

/// The real program in a real pseudo-terminal, seen through libvterm and used as a person would.
///
///     let session = try TerminalSession.start("/bin/cat", columns: 80, rows: 24)
///     try session.type("hello")
///     try session.press("enter")
///     try session.wait(for: "hello")
///
/// It does nothing by itself: the screen moves on only inside `wait`, `type`, `press` and the like.
/// What is waited for is always something to be seen, never a time, so a slow machine makes a test
/// slower and not wrong. For Ctrl-Z start a shell and the program in it (`startShell`): a program
/// that leads its session can't be stopped.
package final class TerminalSession {
  /// How a program ended.
  package enum Exit: Hashable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// Everything the program wrote, as it came.
  package private(set) var output: [UInt8] = []
  package private(set) var exit: Exit?

  private let terminal: TerminalScreen
  private let line: PseudoTerminal
  private let process: pid_t

  // MARK: Start and end

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - environment: added to, or put in place of, `TERM`, `LANG` and `PATH`, which is all there is.
  ///   - folder: where it runs; without one, where the tests run.
  package static func start(
    _ executable: String, _ arguments: [String] = [], environment: [String: String] = [:],
    folder: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws -> TerminalSession {
    try TerminalSession(executable, arguments, environment, folder, columns, rows)
  }

  /// Starts a shell whose prompt is `$ `, with job control.
  package static func startShell(
    environment: [String: String] = [:], folder: String? = nil, columns: Int = 80, rows: Int = 24
  ) throws -> TerminalSession {
    let shell = try start(
      "/bin/sh", ["-i"], environment: ["PS1": "$ "].merging(environment) { $1 }, folder: folder,
      columns: columns, rows: rows)
    try shell.wait(for: "$ ")
    return shell
  }

  private init(
    _ executable: String, _ arguments: [String], _ environment: [String: String],
    _ folder: String?, _ columns: Int, _ rows: Int
  ) throws {
    let usual = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
    ]
    // The size comes first: a program asks for it as soon as it starts.
    line = try PseudoTerminal(columns: columns, rows: rows)
    process = try line.spawn(
      executable, arguments, environment: usual.merging(environment) { $1 }, folder: folder)
    terminal = TerminalScreen(columns: columns, rows: rows)
  }

  deinit { kill() }

  /// Sends a signal to the program.
  package func signal(_ number: Int32) {
    if exit == nil { Glibc.kill(process, number) }
  }

  /// Ends the program at once, if it has not ended by itself.
  package func kill() {
    guard exit == nil else { return }
    signal(SIGKILL)
    reap(options: 0)
  }

  /// Waits until the program has ended and all it wrote is on the screen.
  @discardableResult
  package func waitForExit(seconds: Double = 10) throws -> Exit {
    try wait(seconds: seconds, until: "the program to end") { exit != nil }
    guard let exit else { throw failure("The program is still there.") }
    return exit
  }

  // MARK: What the person does

  /// Types text, character by character.
  package func type(_ text: String) throws { try send(Array(text.utf8)) }

  /// Presses keys one after the other: `press("down", "ctrl-x", "enter")`.
  package func press(_ names: String...) throws {
    for name in names {
      guard let key = TerminalKey(name) else { throw failure("There is no key \(name).") }
      receive()
      if case .bytes(let bytes) = key.kind {
        try send(bytes)
      } else {
        terminal.press(key)
        try send(terminal.replies())
      }
    }
  }

  /// Pastes text, marked as such if the program asked for that.
  package func paste(_ text: String) throws {
    receive()
    terminal.paste(begins: true)
    var bytes = terminal.replies() + text.utf8
    terminal.paste(begins: false)
    bytes += terminal.replies()
    try send(bytes)
  }

  package func resize(columns: Int, rows: Int) throws {
    receive()
    terminal.resize(columns: columns, rows: rows)
    try line.resize(columns: columns, rows: rows)
  }

  // MARK: What the person sees

  /// Every row of the screen, from the top, without the blanks at its end.
  package var lines: [String] { terminal.lines }

  /// The rows as one text, without the empty ones at its end.
  package var screen: String {
    let lines = terminal.lines
    let count = (lines.lastIndex { !$0.isEmpty } ?? -1) + 1
    return lines[..<count].joined(separator: "\n")
  }

  /// Whether the screen shows a text. It may end in blanks, or go over several rows without the
  /// blanks at their ends.
  package func shows(_ text: String) -> Bool {
    screen.contains(text) || terminal.wholeLines.contains { $0.contains(text) }
  }

  package var cursor: TerminalScreen.Cursor { terminal.cursor }

  package func style(row: Int, column: Int) -> TerminalScreen.Style {
    terminal.style(row: row, column: column)
  }

  /// Whether a full-screen program has the screen, or left it so.
  package var isAlternateScreen: Bool { terminal.isAlternate }

  /// How the terminal treats what is typed and written, also after the program has ended.
  package var termios: termios { line.termios }

  /// Whether the terminal is as a shell wants it: lines, echo, signals, and line ends put right.
  package var isSane: Bool {
    let found = termios
    let wanted = tcflag_t(ICANON | ECHO | ISIG)
    return found.c_lflag & wanted == wanted && found.c_iflag & tcflag_t(ICRNL) != 0
      && found.c_oflag & tcflag_t(OPOST | ONLCR) == tcflag_t(OPOST | ONLCR)
  }

  // MARK: Waiting

  /// Waits until the screen shows a text; otherwise throws a failure that shows the screen.
  package func wait(for text: String, seconds: Double = 10) throws {
    try wait(seconds: seconds, until: "“\(text)”") { shows(text) }
  }

  /// Waits until the screen no longer shows a text.
  package func wait(untilGone text: String, seconds: Double = 10) throws {
    try wait(seconds: seconds, until: "“\(text)” to go") { !shows(text) }
  }

  /// Waits until something is so; it is looked at again whenever the program has written.
  package func wait(
    seconds: Double = 10, until what: String, _ isSo: () -> Bool
  ) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while true {
      receive()
      if isSo() { return }
      if exit != nil { throw failure("Waited for \(what), but the program ended.") }
      if ContinuousClock.now > deadline { throw failure("Waited \(seconds) s for \(what).") }
      // An end is not told by the terminal, so it is looked for from time to time.
      line.pause()
    }
  }

  private func failure(_ what: String) -> Failure {
    let edge = String(repeating: "─", count: terminal.columns)
    let end = exit.map { "\nended: \($0)" } ?? ""
    return Failure(description: "\(what)\n\(edge)\n\(screen)\n\(edge)\(end)")
  }

  // MARK: Bytes

  /// Takes in what the program wrote up to now, and looks whether it has ended.
  private func receive() {
    let wasThere = exit == nil
    if wasThere { reap(options: WNOHANG) }
    if wasThere, exit != nil {
      receiveRest()
    } else {
      // No more than 1 MB at once: from a program that never stops there is no end to read to.
      for _ in 0..<64 {
        guard let bytes = line.read() else { return }
        show(bytes)
      }
    }
  }

  /// What a program wrote just before it ended may still be on its way. So we write a mark behind
  /// it: once that comes, all has come.
  private func receiveRest() {
    let mark = Array("\u{1B}_end of \(process)\u{1B}\\".utf8)
    while let bytes = line.read() { show(bytes) }
    line.writeAsProgram(mark)
    var rest: [UInt8] = []
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline, !rest.ends(with: mark) {
      if let bytes = line.read() { rest += bytes } else { line.pause() }
    }
    if rest.ends(with: mark) { rest.removeLast(mark.count) }
    show(rest)
  }

  private func show(_ bytes: [UInt8]) {
    output += bytes
    terminal.feed(bytes)
    // Answers to a program's questions are few and short; one that reads nothing may lose them.
    let answers = terminal.replies()
    if !answers.isEmpty { _ = line.write(answers) }
  }

  /// Sends all bytes, and takes in what the program writes meanwhile, lest both sides wait.
  private func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = ContinuousClock.now + .seconds(10)
    while true {
      receive()
      if rest.isEmpty { return }
      if exit != nil { throw failure("The program ended before it read what was typed.") }
      if ContinuousClock.now > deadline { throw failure("The program does not read.") }
      let count = line.write(rest)
      rest = rest.dropFirst(count)
      if count == 0 { line.pause(orRoom: true) }
    }
  }

  private func reap(options: Int32) {
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(process, &status, options) } while result < 0 && errno == EINTR
    guard result == process else { return }
    let signal = status & 0x7F
    exit = signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }
}

extension Array where Element: Equatable {
  fileprivate func ends(with other: Self) -> Bool { suffix(other.count).elementsEqual(other) }
}
