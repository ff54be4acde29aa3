internal import CTerminal
package import Canvas
internal import Glibc

/// The terminal the program was started on: frames out, events in. It is given back as it was when
/// the value ends, and also on a crash if `guardAgainstCrashes` was called.
///
/// There is one in a process, used on the main thread.
package struct Terminal: ~Copyable {
  package private(set) var size: Size
  /// Draw with ASCII: the environment doesn't say that the terminal shows UTF-8.
  package let usesASCII: Bool

  private var decoder = KeyDecoder()
  private var events: [Event] = []
  private var isGone = false
  /// What ncurses was last told to show.
  private var shown: Frame?

  /// Whether the environment says that text in lines is shown as UTF-8.
  package static var showsUTF8InLines: Bool { terminal_asks_for_utf8() }

  /// Takes the terminal. Until it is given back, standard error goes to the file at `logPath`, which
  /// only its owner can read, or nowhere.
  ///
  /// - Parameters:
  ///   - isLight: whether the terminal's background is; nil to go by what it says of itself.
  ///   - listensToMouse: whether it tells what the mouse does.
  package init(
    logPath: String?, isLight: Bool? = nil, listensToMouse: Bool = false
  ) throws(TerminalError) {
    let answer = terminal_open(logPath)
    let name = printable(getenv("TERM").map { String(cString: $0) } ?? "")
    switch answer {
    case TERMINAL_READY: break
    case TERMINAL_NOT_A_TTY: throw .notATerminal
    case TERMINAL_TOO_SIMPLE: throw .cannotPlaceCursor(name)
    default: throw .unknownTerminal(name)
    }
    let noColor = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    Palette(isLight: isLight ?? Palette.isLightBySelfDescription)
      .install(withColors: terminal_has_colors() && noColor.isEmpty)
    if listensToMouse { terminal_listen_to_mouse(true) }
    usesASCII = !terminal_shows_utf8()
    size = fittedSize()
  }

  deinit {
    terminal_close()
  }

  // MARK: Out

  /// Shows a frame. Only what differs from the last one is sent, which ncurses sees to.
  package mutating func present(_ frame: Frame) {
    for row in 0..<size.rows where !isShown(row, of: frame) {
      var column = 0
      while column < size.columns {
        column += add(frame, Point(column: column, row: row))
      }
      terminal_put_row(Int32(row))
    }
    shown = frame
    let cursor = frame.cursor.flatMap { Rect(size).contains($0) ? $0 : nil }
    terminal_show(Int32(cursor?.column ?? -1), Int32(cursor?.row ?? -1))
  }

  /// Whether ncurses has this row already, for making cells of it costs more than looking.
  private func isShown(_ row: Int, of frame: Frame) -> Bool {
    guard let shown, shown.size == frame.size, shown.size == size else { return false }
    return frame.hasSameRow(row, as: shown)
  }

  /// Adds the glyph at a place to the row being made and returns its columns. A frame drawn for
  /// another size than the terminal now has is cut or filled up with spaces.
  private func add(_ frame: Frame, _ point: Point) -> Int {
    var blank = UInt32(UInt8(ascii: " "))
    guard let cell = frame[point], cell.width > 0, point.column + Int(cell.width) <= size.columns
    else {
      terminal_add(&blank, 1, Int32(Role.plain.rawValue))
      return 1
    }
    let style = Int32(cell.role.rawValue)
    if let cluster = frame.cluster(cell) {
      let scalars = cluster.unicodeScalars.map(\.value)
      terminal_add(scalars, Int32(scalars.count), style)
    } else {
      var scalar = cell.scalar?.value ?? blank
      terminal_add(&scalar, 1, style)
    }
    return Int(cell.width)
  }

  // MARK: In

  /// Waits until the terminal or one of the descriptors has something, or the time is over; for
  /// ever when the time is negative. Descriptors below 0 are passed over.
  package func wait(for descriptors: [Int32], timeoutMilliseconds: Int) -> Wake {
    // A terminal that is gone would be readable for ever.
    var polled = [
      pollfd(fd: isGone ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal_signal_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    polled += descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = events.isEmpty ? Int32(clamping: soonest(timeoutMilliseconds)) : 0
    guard poll(&polled, nfds_t(polled.count), timeout) >= 0 else {
      return Wake(isForTerminal: true)  // A signal came in between.
    }
    return Wake(
      isForTerminal: !events.isEmpty || polled[0].revents != 0 || polled[1].revents != 0
        || soonest(-1) == 0,
      descriptors: polled.dropFirst(2).filter { $0.revents != 0 }.map(\.fd))
  }

  /// Milliseconds until a key is to be told that waits for its rest, if that is sooner.
  private func soonest(_ milliseconds: Int) -> Int {
    guard let left = decoder.deadline.map({ $0 - .now }) else { return milliseconds }
    let rest = max(0, Int((left / .milliseconds(1)).rounded(.up)))
    return milliseconds < 0 ? rest : min(milliseconds, rest)
  }

  /// All that has happened at the terminal, in its order; signals come before keys.
  package mutating func read() -> [Event] {
    readSignals()
    // In the background, reading would stop the program just when it should end.
    if !events.contains(where: \.isTermination) { readKeys() }
    defer { events = [] }
    return events
  }

  private mutating func readSignals() {
    let signals = terminal_take_signals()
    func came(_ signal: Int32) -> Bool { signals & 1 << UInt64(signal) != 0 }
    let ending = terminal_ending_among(signals)
    guard ending == 0 else { return events.append(.terminate(signal: ending)) }
    if came(SIGTSTP) { events.append(.input(.key(.ctrl("z")))) }
    if came(SIGCONT) {
      terminal_retake()
      events.append(.resumed)
    }
    if came(SIGWINCH) || came(SIGCONT) { fit() }
  }

  /// Bounded, so that an endless stream of keys can't keep the program from drawing.
  private mutating func readKeys() {
    guard !isGone else { return }
    var codes: [Int32] = []
    while codes.count < 1 << 16 {
      let code = terminal_key()
      guard code >= 0 else { break }
      codes.append(code)
    }
    events += decoder.decode(codes).map { .input($0) }
    if codes.isEmpty { lookForHangup() }
  }

  private mutating func lookForHangup() {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let broken = Int16(POLLHUP | POLLERR | POLLNVAL)
    guard poll(&polled, 1, 0) > 0, polled.revents & broken != 0 else { return }
    isGone = true
    if !events.contains(.terminate(signal: SIGHUP)) { events.append(.terminate(signal: SIGHUP)) }
  }

  private mutating func fit() {
    let fitted = fittedSize()
    guard fitted != size else { return }
    size = fitted
    shown = nil  // ncurses has cut or filled up what it had.
    events.append(.input(.resize(fitted)))
  }

  /// Draws everything anew at the next `present`, after something else wrote on the terminal.
  package mutating func redraw() { terminal_retake() }

  // MARK: Stopping

  /// Gives the terminal to the shell that started the program, as Ctrl-Z does, and comes back when
  /// the shell says so; the next events are `.resumed` and perhaps a resize.
  package mutating func suspend() {
    terminal_suspend()
    events.append(.resumed)
    fit()
  }
}

private func fittedSize() -> Size {
  var columns: Int32 = 0
  var rows: Int32 = 0
  terminal_fit(&columns, &rows)
  return Size(columns: Int(columns), rows: Int(rows))
}

/// The name of a terminal comes from outside and is about to be printed on it.
private func printable(_ name: String) -> String {
  let scalars = name.unicodeScalars.prefix(40).filter { 0x21...0x7E ~= $0.value }
  return String(String.UnicodeScalarView(scalars))
}
