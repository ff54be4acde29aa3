/// Why there is no screen, in words that say what to do.
package enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  case notATerminal
  case unknownTerminal(String)
  case cannotPlaceCursor(String)

  package var description: String {
    switch self {
    case .notATerminal:
      """
      The screen needs a terminal for both input and output. In a pipe or a script use the verbs \
      instead; with ssh, ask for a terminal by -t.
      """
    case .unknownTerminal(""):
      "TERM is not set, so the terminal's type is not known. Try: TERM=xterm-256color"
    case .unknownTerminal(let name):
      """
      The terminal type “\(name)” is not known on this machine. Try: TERM=xterm-256color
      """
    case .cannotPlaceCursor(let name):
      """
      The terminal type “\(name)” can't place the cursor, which the screen needs. Use the verbs \
      instead, or if the terminal can do more than its type says, try: TERM=xterm-256color
      """
    }
  }
}
