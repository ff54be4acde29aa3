/// What a person does at the terminal; everything else reaches the program by other ways.
package enum Input: Hashable, Sendable {
  case key(Key)
  case mouse(Mouse)
  /// Text from the clipboard, apart from keys so that it can never run a command. Lines end in
  /// `\n`; other control characters may be in it.
  case paste(String)
  case resize(Size)
}
