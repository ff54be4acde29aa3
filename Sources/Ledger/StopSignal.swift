import CPlatform

/// Ctrl-C and its like, for work that has something to clear away before it ends.
package enum StopSignal {
  /// From now on it only sets a mark; pressed twice, it ends the program after all.
  package static func catchIt() { platform_catch_stop() }

  package static var isGiven: Bool { platform_is_stopped() }
}
