import Casework
import Desk
import Glibc
import Terminal

/// Keys in, screen out, until somebody leaves. Main thread only.
enum RunLoop {
  /// How long a key may wait for what others wrote to be read.
  private static let patience = Duration.milliseconds(5)

  /// Returns the exit status.
  static func run(
    _ session: inout Session, _ terminal: inout Terminal, _ desk: String
  ) -> Int32 {
    let watch = session.watchDescriptor.map { [$0] } ?? []
    var checkpointing = Checkpointing(of: desk)
    while true {
      terminal.present(session.frame(isASCII: terminal.usesASCII))
      checkpointing.start(ifNeededAt: session.linesSinceCheckpoint)
      let started = ContinuousClock.now
      let wake = terminal.wait(
        for: watch, timeoutMilliseconds: session.nextWork ?? timeout(session.nextWake))
      session.advance(to: Clock.now)
      // Whoever types comes first, and means what the screen shows.
      guard wake.isForTerminal else {
        if !wake.descriptors.isEmpty { session.lookUp() }
        let now = ContinuousClock.now
        session.work(after: Int((now - started) / .milliseconds(1))) {
          ContinuousClock.now - now < patience
        }
        continue
      }
      // All that waits is taken in before anything is drawn: held keys never lag behind.
      for event in terminal.read() {
        switch event {
        case .terminate(let signal):
          _ = session.finish()
          return 128 + signal
        case .resumed: session.lookUp()
        case .input(let input):
          for effect in session.receive(.input(input)) {
            switch effect {
            case .quit: if session.finish() { return 0 }
            case .suspend:
              session.flush()
              terminal.suspend()
            case .redraw: terminal.redraw()
            case .perform, .keepDraft, .dropDraft: break
            }
          }
        }
      }
    }
  }

  private static func timeout(_ next: Instant) -> Int {
    let left = (next - Clock.now).seconds
    return Int(max(1, min(60, left))) * 1000
  }
}

/// The machine's clock; the only place that asks it.
enum Clock {
  static var now: Instant { Instant(seconds: Int64(time(nil))) }
}
