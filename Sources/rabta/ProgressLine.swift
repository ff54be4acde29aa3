import Glibc
import Terminal

/// How far it is, on one line of a terminal that is written over; nothing elsewhere.
struct ProgressLine {
  private let isShown = isatty(STDERR_FILENO) == 1
  private var width = 0
  /// When it was last written, at first when it began: what is done at once needs no line.
  private var last: ContinuousClock.Instant?

  /// False once Ctrl-C was pressed, where that is caught.
  mutating func show(_ words: @autoclosure () -> String) -> Bool {
    let now = ContinuousClock.now
    let before = last ?? now
    if last == nil { last = now }
    if isShown, now - before >= .milliseconds(200) {
      last = now
      write(words())
    }
    return !StopSignal.isGiven
  }

  mutating func clear() {
    guard width > 0 else { return }
    write("")
    Output.ask("\r")
    width = 0
  }

  private mutating func write(_ text: String) {
    Output.ask("\r" + text.padding(to: width))
    width = max(width, text.count)
  }
}
