import CTerminal

/// Ctrl-C and its like, for a verb that has something to clear away before it ends.
package enum StopSignal {
  /// From now on it is only noted; pressed twice, it ends the program after all.
  package static func catchIt() { terminal_catch_stop() }

  package static var isGiven: Bool { terminal_is_asked_to_end() }
}
