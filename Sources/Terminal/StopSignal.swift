import CTerminal

/// Ctrl-C and its like, for a verb that has something to clear away before it ends.
package enum StopSignal {
  /// From now on it is only noted; pressed twice, it ends the program after all.
  package static func catchIt() { terminal_catch_stop() }

  package static var isGiven: Bool { terminal_is_asked_to_end() }

  /// What a shell is told of a program that such a signal ended; nil when none came.
  package static var status: Int32? {
    let signal = terminal_ending_signal()
    return signal == 0 ? nil : 128 + signal
  }
}
