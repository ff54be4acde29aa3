package import Canvas

/// Which keys mean which command: those of the table, or what a person has set instead.
package struct Keymap: Sendable {
  package static let standard = Keymap()

  /// By command id; of commands that have other keys than the table says.
  private var own: [String: [KeySequence]] = [:]
  /// All that is bound, in the table's order.
  private var bindings: [Binding] = []
  /// What may stand in the hint bar, made once from what is bound.
  private(set) var hints: [Hint] = []

  private struct Binding: Sendable {
    let command: Command
    let keys: KeySequence
  }

  /// What keys mean that were pressed one after the other.
  package enum Meaning {
    case command(Command)
    /// They begin longer ones.
    case beginning
  }

  package init() { bind() }

  package func keys(of command: Command) -> [KeySequence] { own[command.id] ?? command.keys }

  mutating func set(_ keys: [KeySequence]?, of command: Command) {
    own[command.id] = keys
    bind()
  }

  private mutating func bind() {
    bindings = Commands.all.flatMap { command in
      keys(of: command).map { Binding(command: command, keys: $0) }
    }
    hints = makeHints()
  }

  // MARK: Asking

  /// What a sentence tells to press; a command without keys is found by its name in the palette.
  package subscript(_ named: Command.Named) -> String {
    let command = Commands.all.first { $0.id == named.rawValue }
    if let keys = command.flatMap({ keys(of: $0).first }) { return keys.display }
    return named == .palette ? named.rawValue : "\(self[.palette]) \(named.rawValue)"
  }

  /// - Parameter scopes: those that are listened to, the narrowest first.
  package func meaning(of keys: KeySequence, in scopes: [Command.Scope]) -> Meaning? {
    for scope in scopes {
      if let found = bindings.first(where: { $0.command.scope == scope && $0.keys == keys }) {
        return .command(found.command)
      }
    }
    return continuations(of: keys, in: scopes).isEmpty ? nil : .beginning
  }

  /// What may be pressed after some keys, with what each leads to.
  package func continuations(
    of keys: KeySequence, in scopes: [Command.Scope]
  ) -> [(rest: KeySequence, command: Command)] {
    bindings.compactMap { binding in
      guard scopes.contains(binding.command.scope) else { return nil }
      return binding.keys.rest(after: keys).map { ($0, binding.command) }
    }
  }

  /// Two commands that the same keys would run, or of which one's keys begin the other's.
  package struct Clash: Hashable, Sendable {
    package let keys: KeySequence
    package let ids: [String]
  }

  /// What a key could not tell apart. Empty in the table itself.
  package var clashes: [Clash] {
    bindings.indices.flatMap { i in
      bindings[..<i].compactMap { other in
        let one = bindings[i]
        guard one.command.id != other.command.id,
          one.command.scope.isHeard(beside: other.command.scope),
          one.keys == other.keys || one.keys.rest(after: other.keys) != nil
            || other.keys.rest(after: one.keys) != nil
        else { return nil }
        return Clash(keys: one.keys, ids: [other.command.id, one.command.id])
      }
    }
  }
}

extension Command.Scope {
  /// Whether both are listened to at some moment. Two panes never are.
  func isHeard(beside other: Command.Scope) -> Bool {
    let panes: Set<Command.Scope> = [.queue, .case, .match]
    return self == other || !panes.isSuperset(of: [self, other])
  }
}
