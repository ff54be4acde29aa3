package import Canvas
package import Caseload
package import Casework

/// Everything that can happen to the desk.
package enum Message: Sendable {
  case input(Input)
  /// A line that was typed where no single keys can be.
  case line(String)
  /// What became of the asks of one effect, in their order.
  case performed([Ask], [Outcome])
  /// The world could not do it: the sentence to show.
  case failed([Ask], String)
  /// Another desk is just saving; what was asked is done once it has.
  case saving([Ask])
  /// Something to know, which needs no decision; a sentence a line.
  case notice([String])
  /// Another desk wrote something.
  case changed
  /// Time has gone on, perhaps by nothing: it comes before whatever a wake brings.
  case tick
  /// A half-typed form that was found on the disk.
  case draftFound(Draft)
}

/// What the desk wants the world to do.
package enum Effect: Hashable, Sendable {
  /// Decide and write these under one lock, then send `performed`.
  case perform([Ask])
  case keepDraft(Draft)
  case dropDraft(String)
  case suspend
  case redraw
  case quit
}

extension Effect {
  var isAsking: Bool { if case .perform = self { true } else { false } }
}

/// An action somebody asked for on the screen.
package struct Ask: Hashable, Sendable {
  package var action: DeskAction
  /// The last line about the case that stood on the screen.
  package var seen: Int?
  package var review: String?
  /// What the status line says when it is done.
  package var done: String
  /// What was taken back and is done again by it: its batch in the history.
  var again: Int?
  /// The form that it was filled in with, which is closed once it is done, with its draft.
  var origin: Origin?

  struct Origin: Hashable, Sendable {
    var form: FormKind
    var draft: String?
  }

  package init(_ action: DeskAction, seen: Int? = nil, review: String? = nil, done: String) {
    self.action = action
    self.seen = seen
    self.review = review
    self.done = done
  }
}

/// What an operator is typing: kept on the disk from the first key on.
package struct Draft: Hashable, Sendable, Codable {
  package var id: String
  /// Who types it; nobody else is offered it.
  package var by: PersonID
  /// Which form: `new case`, `note KHI-26-0147`.
  package var form: String
  package var at: Instant
  package var fields: [String: String]
  /// The last line of the case that was seen when it was typed; drafts of older desks have none.
  package var seen: Int?
  /// The cases it is for, where it is for several: it is offered for just those.
  package var marked: [CaseCode]?
  /// 2: choices are kept by their code. Drafts of older desks have none, and choices by their place.
  package var version: Int?
  /// The field that had the keys; drafts of older desks have none.
  package var field: String?

  package init(
    id: String, by: PersonID, form: String, at: Instant, fields: [String: String],
    seen: Int? = nil, marked: [CaseCode]? = nil, version: Int? = 2,
    field: String? = nil
  ) {
    self.id = id
    self.by = by
    self.form = form
    self.at = at
    self.fields = fields
    self.seen = seen
    self.marked = marked
    self.version = version
    self.field = field
  }

  /// The case it is about; nil for a new one.
  var code: CaseCode? { CaseCode.first(in: form) }

  /// Whether it was typed for a form, and for the same cases.
  func isOf(_ form: Form) -> Bool {
    self.form == form.draftName && marked.map { Set($0) } == form.severalMarked.map { Set($0) }
  }

  /// What it is, and on which cases.
  var title: String {
    // A body's id, a UUID, says nothing to people.
    let words = form.split(separator: " ").filter { $0.utf8.count != 36 }
    let form = words.joined(separator: " ")
    guard let code, let marked else { return form }
    let all = [code] + marked.filter { $0 != code }
    return form.replacing(code.description, with: all.map(\.description).joined(separator: ", "))
  }
}
