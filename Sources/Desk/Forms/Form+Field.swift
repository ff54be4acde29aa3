package import Canvas
import Caseload
import Casework

extension Form {
  package struct Field: Sendable {
    package let id: String
    package let label: String
    package var value: Value
    /// Shown beside the field while it has the focus.
    package var hint: String
    /// The hint stands there without the focus too, in a column of its own, where it fits.
    var isHintSteady = false
    package var problem: String?
    /// A text was typed at a choice: saving comes back here once before it is dropped.
    var isMistyped = false
    /// What stands there was offered, not typed: the first key typed takes its place.
    var isOffered = false
    /// Stands above it: what this field and those behind it are about.
    var heading: String?

    package enum Value: Sendable {
      case text(LineEditor, rows: Int)
      /// Nil until something is chosen.
      case choice([Choice], Int?)
    }
  }

  /// One of a field's values. A key of its own chooses it; else its first letter does.
  package struct Choice: Sendable {
    /// What it is kept as; empty for what says nothing.
    let code: String
    let title: String
    let key: Character?

    /// What was not asked has `u` in every form, so that `n` is no, or never.
    init(_ code: String, _ title: String, key: Character? = nil) {
      self.code = code
      self.title = title
      self.key = key ?? (title == Known.unknown.inWords ? "u" : nil)
    }

    /// Nothing is known of it.
    static let unknown = Choice("", Known.unknown.inWords)

    func begins(with text: String) -> Bool { title.lowercased().hasPrefix(text) }

    func answers(to letter: String) -> Bool {
      key.map { String($0) == letter } ?? begins(with: letter)
    }
  }
}

extension Form.Field {
  /// A text takes the place of what stood there.
  mutating func write(_ editor: LineEditor) {
    guard case .text(_, let rows) = value else { return }
    value = .text(editor, rows: rows)
    isOffered = false
    problem = nil
  }

  mutating func write(_ text: String) {
    guard case .text(_, let rows) = value else { return }
    write(LineEditor(text, isMultiline: rows > 1))
  }

  /// A text comes in where one types; where it is too long, what fits of it, which is said.
  mutating func insert(_ text: String) {
    guard case .text(var editor, let rows) = value else { return }
    if isOffered { editor = LineEditor(isMultiline: rows > 1) }
    let isCut = text.utf8.count > editor.room
    editor.insert(text)
    write(editor)
    if isCut { problem = English.pasteCut }
  }

  mutating func choose(_ index: Int?) {
    guard case .choice(let choices, _) = value else { return }
    value = .choice(choices, index)
    problem = nil
    isMistyped = false
  }

  /// Whether it takes a text of one line.
  var isOneLine: Bool { if case .text(_, 1) = value { true } else { false } }

  var isChoice: Bool { if case .choice = value { true } else { false } }
}

extension [Form.Choice] {
  /// The one that is meant by its key, or by the beginning of what it says; nil when several are.
  func index(called name: String) -> Int? {
    func only(_ isMeant: (Form.Choice) -> Bool) -> Int? {
      let found = indices.filter { isMeant(self[$0]) }
      return found.count == 1 ? found[0] : nil
    }
    return only { $0.answers(to: name) } ?? only { $0.title.lowercased() == name }
      ?? only { $0.title.lowercased().hasPrefix(name) }
  }

  /// One of each value, kept as what it is in the journal.
  static func of<Value: RawRepresentable<String>>(
    _ values: [Value], _ inWords: (Value) -> String
  ) -> Self {
    values.map { Form.Choice($0.rawValue, inWords($0)) }
  }
}

extension [Form.Field] {
  /// With a heading above the first.
  func headed(_ heading: String?) -> Self {
    var fields = self
    if !fields.isEmpty { fields[0].heading = heading }
    return fields
  }
}

extension Form.Field {
  /// What is known of a case now, to be put right.
  static func fact(_ fact: Fact, _ facts: Facts, _ clock: Fact.Clock) -> Form.Field {
    guard !fact.isChoice else {
      let choices = fact.choices.map {
        Form.Choice($0.code, $0.inWords, key: $0.isUnknown ? "u" : nil)
      }
      return .choice(
        fact.id, fact.label, choices, at: fact.typed(facts, clock), hint: fact.help)
    }
    return .text(
      fact.id, fact.label, fact.typed(facts, clock), rows: fact.rows, hint: fact.help)
  }

  static func text(
    _ id: String, _ label: String, _ text: String = "", rows: Int = 1, hint: String = ""
  ) -> Form.Field {
    .init(
      id: id, label: label,
      value: .text(LineEditor(text, isMultiline: rows > 1), rows: rows), hint: hint)
  }

  /// A text that is offered: the first key typed takes its place.
  static func offer(
    _ id: String, _ label: String, _ text: String, hint: String = ""
  ) -> Form.Field {
    var field = Self.text(id, label, text, hint: hint)
    field.isOffered = !text.isEmpty
    return field
  }

  /// A choice that says nothing until it is made: a reason is never recorded unsaid.
  static func toChoose(
    _ id: String, _ label: String, _ choices: [Form.Choice], hint: String = ""
  ) -> Form.Field {
    .init(id: id, label: label, value: .choice(choices, nil), hint: hint)
  }

  /// - Parameter code: which of them it stands at; else at the first.
  static func choice(
    _ id: String, _ label: String, _ choices: [Form.Choice], at code: String = "",
    hint: String = ""
  ) -> Form.Field {
    let at = choices.firstIndex { $0.code == code } ?? 0
    return .init(id: id, label: label, value: .choice(choices, at), hint: hint)
  }
}
