/// What a cell is for. Screens name roles; only the terminal knows the colours, so that a palette,
/// `NO_COLOR` or a terminal with bold alone change nothing else.
///
/// Colour is never the only sign: what a role says also stands in words or a symbol beside it.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case plain
  /// Of lesser weight: units, times, what can't be chosen.
  case dim
  /// The name of a pane.
  case title
  /// A heading within a pane.
  case heading
  /// The row the next key acts on; reversed on every terminal.
  case selected
  /// The selected row of a pane that doesn't have the keys.
  case selectedUnfocused
  /// A row picked with Space for a command on many.
  case marked
  case warning
  case danger
  case good
  /// A key in the hint bar, and what it does.
  case key, hint
  case border, borderFocused
  /// A place to type in, and the one being typed in.
  case field, fieldFocused
  /// A refusal or a fault, in the status line.
  case error
  /// A strip that holds until its cause is gone, such as "read-only".
  case banner
  /// The first line of the screen.
  case header
}
