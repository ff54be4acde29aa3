import Canvas
import Casework
import Desk
import Glibc
import Terminal

/// Lines in, lines out, until somebody leaves or nothing more can come in. For screen readers, for
/// terminals that can't place a cursor, and for pipes.
enum PlainLoop {
  /// Returns the exit status.
  static func run(_ session: inout Session, _ desk: String) -> Int32 {
    StopSignal.catchIt()
    var input = LineInput()
    var plain = Plain()
    var checkpointing = Checkpointing(of: desk)
    let isASCII = !Terminal.showsUTF8InLines
    func say(_ lines: [String]) {
      for line in lines { Output.sayLine(isASCII ? line.withASCIISigns : line) }
    }
    say(session.tell(&plain))
    while !StopSignal.isGiven {
      checkpointing.start(ifNeededAt: session.linesSinceCheckpoint)
      let isReady = input.wait(milliseconds: session.nextWork ?? 1000)
      session.advance(to: Clock.now)
      session.lookUp()
      guard isReady else {
        settle(&session)
        continue
      }
      guard let lines = input.lines() else { break }
      for line in lines {
        for effect in session.receive(line: line, told: plain) {
          switch effect {
          case .quit: if session.finish() { return 0 }
          case .suspend:
            session.flush()
            raise(SIGTSTP)
          case .redraw: plain.forget()
          case .perform, .keepDraft, .dropDraft: break
          }
        }
        settle(&session)
        say(session.tell(&plain))
      }
    }
    return session.finish() ? StopSignal.status ?? 0 : 1
  }

  /// Does what else would be done between keys: nobody is kept waiting by it here.
  private static func settle(_ session: inout Session) {
    while let milliseconds = session.nextWork {
      if milliseconds > 0 { usleep(UInt32(milliseconds) * 1000) }
      session.work(after: milliseconds)
    }
  }
}

/// Standard input, line by line, without waiting for one.
private struct LineInput {
  private var partial: [UInt8] = []
  private var isAtEnd = false
  /// Longer ones are cut into lines of this size: nobody types them.
  private static let most = 1 << 20

  /// Whether something came, or nothing more will.
  func wait(milliseconds: Int) -> Bool {
    var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    return poll(&polled, 1, Int32(clamping: milliseconds)) > 0
  }

  /// The lines that came; nil once there are no more.
  mutating func lines() -> [String]? {
    guard !isAtEnd else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 && errno == EINTR { return [] }
    guard count > 0 else {
      isAtEnd = true
      defer { partial = [] }
      return partial.isEmpty ? nil : [String(decoding: partial, as: UTF8.self)]
    }
    partial += buffer[..<count]
    var lines = partial.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    partial = Array(lines.removeLast())
    if partial.count > Self.most {
      lines.append(partial[...])
      partial = []
    }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }
}
