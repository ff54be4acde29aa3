package import Canvas
package import Caseload
import Casework

/// Something that can be done: one row of the one table that feeds keys, hint bar, help and docs,
/// so that none of them can lie.
package final class Command: Sendable, Identifiable {
  /// What it is called in the palette and in a file of one's own keys.
  package let id: String
  /// One word or two, for the hint bar.
  package let title: String
  /// A sentence, for help.
  package let help: String
  package let keys: [KeySequence]
  /// The group of keys it belongs to, when it takes two.
  package let group: Group?
  package let scope: Scope
  /// How early it stands in the hint bar; nil keeps it out, for what everybody knows.
  package let hint: Int?
  /// Other words that people look for it by.
  package let alsoCalled: String
  /// Works on all marked cases at once.
  package let takesMarks: Bool
  package let obstacle: Obstacle
  package let run: @Sendable (inout State, Caseload) -> [Effect]

  /// Why something can't be done now; nil when it can.
  package typealias Obstacle = @Sendable (State, Caseload) -> String?

  /// Where a key means this command.
  package enum Scope: String, Sendable, CaseIterable {
    /// In every pane.
    case desk
    /// Only with the keys in that pane.
    case queue, `case`, match
    /// Only while a review is gone through; before all others.
    case review
    /// About the terminal or who may look at it: on top of everything, if the key is no letter.
    case screen

    package var inWords: String {
      switch self {
      case .desk: "everywhere"
      case .queue: "in the queue"
      case .case: "in the case"
      case .match: "in “who can take this”"
      case .review: "in a review"
      case .screen: "everywhere, in a form too"
      }
    }
  }

  init(
    _ id: String, _ title: String, _ keys: [Key], under group: Group? = nil,
    _ scope: Scope = .desk, hint: Int? = nil, takesMarks: Bool = false, help: String,
    alsoCalled: String = "",
    unless obstacle: @escaping Obstacle = { _, _ in nil },
    run: @escaping @Sendable (inout State, Caseload) -> [Effect]
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.keys = keys.map { key in KeySequence([group?.key, key].compactMap(\.self)) }
    self.group = group
    self.scope = scope
    self.hint = hint
    self.takesMarks = takesMarks
    self.alsoCalled = alsoCalled
    self.obstacle = obstacle
    self.run = run
  }
}

extension Command {
  /// For help: what it does, and whether to all that are marked.
  package var sentence: String { takesMarks ? "\(help) \(English.takesAllMarked)" : help }
}

extension State {
  /// The scopes that are listened to now, the narrowest first.
  var scopes: [Command.Scope] {
    let pane: Command.Scope =
      switch focus {
      case .queue: .queue
      case .case: .case
      case .match: .match
      }
    return (review == nil ? [] : [.review]) + [pane, .desk, .screen]
  }

  /// The commands of this moment, in the order that keys are looked up.
  package var commands: [Command] {
    scopes.flatMap { scope in Commands.all.filter { $0.scope == scope } }
  }

  /// Those that have no key here.
  var elsewhere: [Command] {
    let heard = scopes
    return Commands.all.filter { !heard.contains($0.scope) }
  }

  /// Why a command can't be run now; nil when it can.
  package func obstacle(to command: Command, _ caseload: Caseload) -> String? {
    scopes.contains(command.scope)
      ? command.obstacle(self, caseload) : English.only(command.scope)
  }
}

extension Command {
  /// The commands that sentences tell to press, by their ids in the table.
  package enum Named: String, CaseIterable, Sendable {
    case answer, ask, back, filter, help, hide, keep, minutes, move, need, new, note, notify,
      palette
    case redo, reply, review, route, send, split, ties, told, triage, uncover, undo, withdraw
  }

  /// Commands for which one key would be too much: they share the first one, and what may come next
  /// is shown until it does.
  package struct Group: Hashable, Sendable {
    package let title: String
    package let key: Key
    /// How early it stands in the hint bar.
    package let hint: Int

    static let order = Group(title: "order", key: .character("O"), hint: 20)
    static let more = Group(title: "more", key: .character("m"), hint: 14)
  }
}
