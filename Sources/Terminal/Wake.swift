/// Why `Terminal.wait` came back; a signal that means nothing to us may wake for no reason.
package struct Wake: Hashable, Sendable {
  /// The terminal has something to tell: call `read`.
  package var isForTerminal = false
  /// Those of the other descriptors that can be read, or are broken, which reading them tells.
  package var descriptors: [Int32] = []
}
