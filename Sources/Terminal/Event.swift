package import Canvas

/// What the terminal has to tell.
package enum Event: Hashable, Sendable {
  case input(Input)
  /// Somebody asks the program to end, by this signal; SIGHUP also when the terminal is gone.
  case terminate(signal: Int32)
  /// The program was stopped and goes on: clocks have moved, other desks may have written. The
  /// screen has been drawn again as it was.
  case resumed

  var isTermination: Bool { if case .terminate = self { true } else { false } }
}
