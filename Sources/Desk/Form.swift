package import Canvas
import Caseload
import Casework

/// Fields to fill in, on top of the panes. Nothing typed is ever cleared by a refusal.
package struct Form: Sendable {
  package var kind: FormKind
  package var title: String
  package var fields: [Field]
  package var focus = 0
  /// A sentence about the whole form: what the rules said.
  package var problem: String?
  /// What the desk had seen of the case when the form was opened.
  package var seen: Int?
  package var draft: String?
  /// In lines: all fields were asked for, and it is to be said whether to save.
  package var isAsked = false
  /// It was said that saving again puts aside what can't be read.
  var isToPutAside = false
  /// The cases that were marked when it was opened, where it is for all of them.
  var marked: [CaseCode] = []
  /// The letters typed at a choice so far: its beginning.
  private var spelled = ""
  /// What stood in the fields when the form was opened.
  private var opened: [String: String] = [:]
  /// What a draft holds for fields that are covered now: it waits, and stays in the draft.
  private(set) var waiting: [String: String] = [:]

  package struct Field: Sendable {
    package let id: String
    package let label: String
    package var value: Value
    /// Shown beside the field while it has the focus.
    package var hint: String
    /// The hint stands there without the focus too, in a column of its own, where it fits.
    var isHintSteady = false
    package var problem: String?
    /// What stands there was offered, not typed: the first key typed takes its place.
    var isOffered = false
    /// Stands above it: what this field and those behind it are about.
    var heading: String?

    package enum Value: Sendable {
      case text(LineEditor, rows: Int)
      case choice([Choice], Int)
    }
  }

  /// One of a field's values. A key of its own chooses it; else its first letter does.
  package struct Choice: Sendable {
    let key: Character?
    let title: String

    init(_ title: String, key: Character? = nil) {
      self.title = title
      self.key = key
    }

    func begins(with text: String) -> Bool { title.lowercased().hasPrefix(text) }

    func answers(to letter: String) -> Bool {
      key.map { String($0) == letter } ?? begins(with: letter)
    }
  }

  package init(_ kind: FormKind, _ title: String, seen: Int? = nil, _ fields: [Field]) {
    self.kind = kind
    self.title = title
    self.seen = seen
    self.fields = fields
    opened = contents
  }

  /// What it is for, and on which case or cases.
  var heading: String {
    guard let code = kind.code, let first = marked.first else { return title }
    let whom = marked.count == 1 ? first.description : English.markedCases(marked.count)
    return title.replacing(code.description, with: whom)
  }

  /// The marked cases, where they are more than one.
  var severalMarked: [CaseCode]? { marked.count > 1 ? marked.sorted() : nil }

  /// What its draft is filed under: of many cases, the first.
  var draftName: String? { marked.min().map { kind.about($0).draftName } ?? kind.draftName }

  // MARK: Values

  package func text(_ id: String) -> String {
    guard let field = fields.first(where: { $0.id == id }), case .text(let editor, _) = field.value
    else { return "" }
    return editor.text
  }

  func words(_ id: String) -> Words? { Words(text(id)).filled }

  /// Whether something was asked for with it.
  func isOrigin(of ask: Ask) -> Bool {
    ask.origin.map { kind == $0.form && draft == $0.draft } ?? false
  }

  func has(_ id: String) -> Bool { fields.contains { $0.id == id } }

  package func choice(_ id: String) -> Int {
    guard let field = fields.first(where: { $0.id == id }), case .choice(_, let at) = field.value
    else { return 0 }
    return at
  }

  mutating func set(_ id: String, problem: String) {
    guard let i = fields.firstIndex(where: { $0.id == id }) else {
      self.problem = problem
      return
    }
    if !fields.contains(where: { $0.problem != nil }) { focus = i }
    fields[i].problem = problem
    isAsked = false
  }

  mutating func set(_ id: String, text: String) {
    for i in fields.indices where fields[i].id == id {
      guard case .text(_, let rows) = fields[i].value else { continue }
      fields[i].value = .text(LineEditor(text, isMultiline: rows > 1), rows: rows)
      fields[i].isOffered = false
      fields[i].problem = nil
    }
  }

  /// Puts what can't be read under what is said, where anything may stand; of a list, what can be
  /// read stays.
  mutating func setAside(_ field: Field, _ clock: Fact.Clock) {
    let parts = text(field.id).split(separator: ",").map { String($0).trimmed }
    let left = parts.filter { !Self.isRead($0, in: field.id, clock) }
    let typed = left.joined(separator: ", ")
    set(field.id, text: parts.filter { !left.contains($0) }.joined(separator: ", "))
    // Times that are no hours are times in words.
    if field.id == "contact-hours", text("contact-times").isEmpty {
      set("contact-times", text: typed)
    } else {
      let line = "\(field.label): \(typed)"
      set("story", text: text("story").isEmpty ? line : text("story") + "\n" + line)
    }
  }

  /// Whether a part of a list can be read by itself; of what is no list nothing can.
  private static func isRead(_ part: String, in id: String, _ clock: Fact.Clock) -> Bool {
    if id == "needs" { return (try? NeedCode.list(part)) != nil }
    guard let fact = Fact.named(id), fact.isList else { return false }
    var facts = Facts()
    return (try? fact.replace(&facts, part, clock)) != nil
  }

  /// The fields that can't be read, and may be put aside. What is covered stays: there it would be
  /// open to all.
  var unread: [Field] {
    fields.filter { field in
      guard case .text = field.value, field.problem != nil else { return false }
      return field.id != "story" && Fact.named(field.id)?.isCovered != true
    }
  }

  mutating func clearProblems() {
    problem = nil
    for i in fields.indices { fields[i].problem = nil }
  }

  var contents: [String: String] {
    Dictionary(
      fields.map { field in
        switch field.value {
        case .text(let editor, _): (field.id, editor.text)
        case .choice(_, let at): (field.id, String(at))
        }
      }, uniquingKeysWith: { a, _ in a })
  }

  /// Whether a field holds something else than when the form was opened.
  func isTouched(_ id: String) -> Bool { contents[id] != opened[id] }

  /// What a draft keeps: only what was typed, so that it brings back nothing that has been changed
  /// elsewhere meanwhile.
  var typed: [String: String] {
    contents.filter { opened[$0.key] != $0.value }.merging(waiting) { shown, _ in shown }
  }

  mutating func fill(_ contents: [String: String]) {
    waiting = contents.filter { id, _ in
      let fact = Fact.all.first { $0.id == id || Self.former[$0.id] == id }
      return fact.map { $0.isCovered && !has($0.id) } ?? false
    }
    for i in fields.indices {
      let id = fields[i].id
      guard let stored = contents[id] ?? Self.former[id].flatMap({ contents[$0] }) else { continue }
      fields[i].isOffered = false
      switch fields[i].value {
      case .text(_, let rows):
        fields[i].value = .text(LineEditor(stored, isMultiline: rows > 1), rows: rows)
      case .choice(let choices, let at):
        let index = Int(stored) ?? at
        fields[i].value = .choice(choices, choices.indices.contains(index) ? index : at)
      }
    }
  }

  /// What fields were called in drafts that were written before the facts had one table.
  private static let former = [
    "what": "forms", "where": "place", "place-detail": "detail", "contact-times": "window",
    "on-the-phone": "instructions",
  ]

  /// Whether the field with the keys is one to choose in.
  var isAtChoice: Bool {
    guard fields.indices.contains(focus), case .choice = fields[focus].value else { return false }
    return true
  }

  /// Whether Enter ends the form here, and doesn't lead to the next field or line.
  var enterSaves: Bool {
    guard focus == fields.count - 1, case .text(_, let rows) = fields[focus].value else {
      return false
    }
    return rows == 1
  }

  // MARK: Keys

  enum Reaction { case nothing, changed, submit, leave, discard }

  /// Whether keys mean nothing to a form, so that they can mean something on top of it.
  static func leavesAlone(_ keys: KeySequence) -> Bool {
    guard keys.keys.count == 1, let key = keys.keys.first, key.text == nil else { return false }
    switch key.code {
    case .function: return true
    case .character: return ![.ctrl("s"), .ctrl("x")].contains(key) && !LineEditor.isMeant(key)
    default: return false
    }
  }

  mutating func handle(_ key: Key) -> Reaction {
    if key.text == nil { spelled = "" }
    switch key {
    case .escape: return .leave
    case .ctrl("s"): return .submit
    case .ctrl("x"): return .discard
    case .tab: return step(1)
    case .backTab: return step(-1)
    case .pageDown: return goToPart(1)
    case .pageUp: return goToPart(-1)
    default: break
    }
    guard fields.indices.contains(focus) else { return .nothing }
    switch fields[focus].value {
    case .choice(let choices, let at): return choose(key, choices, at)
    case .text(var editor, let rows):
      if rows == 1 {
        if key == .up { return step(-1) }
        if key == .down { return step(1) }
        if key == .enter { return focus == fields.count - 1 ? .submit : step(1) }
      }
      if fields[focus].isOffered, key.text != nil || key == .backspace {
        editor = LineEditor(isMultiline: rows > 1)
      }
      guard editor.handle(key) || fields[focus].isOffered else { return .nothing }
      fields[focus].isOffered = false
      fields[focus].value = .text(editor, rows: rows)
      fields[focus].problem = nil
      return .changed
    }
  }

  mutating func paste(_ text: String) -> Reaction {
    guard fields.indices.contains(focus), case .text(var editor, let rows) = fields[focus].value
    else { return .nothing }
    if fields[focus].isOffered { editor = LineEditor(isMultiline: rows > 1) }
    fields[focus].isOffered = false
    let room = editor.room
    editor.insert(text)
    fields[focus].value = .text(editor, rows: rows)
    fields[focus].problem = text.utf8.count > room ? English.pasteCut : nil
    return .changed
  }

  /// A choice takes its key and goes on to the next one: `y` `n` `u` answer a question in one key.
  /// Before a text it stays, where more letters would be taken for the text. Where several begin with
  /// a letter, it goes round among them, or more letters tell which.
  private mutating func choose(_ key: Key, _ choices: [Choice], _ at: Int) -> Reaction {
    let next: Int?
    switch key {
    case .up: return step(-1)
    case .down: return step(1)
    case .enter: return focus == fields.count - 1 ? .submit : step(1)
    case .right, .space: next = (at + 1) % choices.count
    case .left: next = (at + choices.count - 1) % choices.count
    default:
      guard let letter = key.text?.lowercased() else { return .nothing }
      let longer = spelled + letter
      let begun = spelled.isEmpty ? nil : choices.firstIndex { $0.begins(with: longer) }
      // Whoever spells a word out doesn't mean another by its last letters.
      guard let found = begun ?? (spelled.count > 1 ? nil : index(of: letter, in: choices, at))
      else { return .nothing }
      spelled = begun == nil ? letter : longer
      fields[focus].value = .choice(choices, found)
      fields[focus].problem = nil
      if choices.count(where: { $0.answers(to: letter) }) == 1, isBeforeChoice { _ = step(1) }
      return .changed
    }
    if let next { fields[focus].value = .choice(choices, next) }
    return .changed
  }

  /// The choice with this key, or the next one, from the chosen one on, that begins with it.
  private func index(of letter: String, in choices: [Choice], _ at: Int) -> Int? {
    let order = Array(choices.indices.dropFirst(at + 1)) + Array(choices.indices.prefix(at + 1))
    return order.first { choices[$0].answers(to: letter) }
  }

  private var isBeforeChoice: Bool {
    guard focus + 1 < fields.count, case .choice = fields[focus + 1].value else { return false }
    return true
  }

  /// Whether it is long enough to have headings.
  var hasParts: Bool { fields.contains { $0.heading != nil } }

  /// To the next heading, or the one before; past the last to the last field.
  mutating func goToPart(_ by: Int) -> Reaction {
    let parts = fields.indices.filter { $0 == 0 || fields[$0].heading != nil }
    focus =
      by > 0
      ? parts.first { $0 > focus } ?? max(0, fields.count - 1) : parts.last { $0 < focus } ?? 0
    return .nothing
  }

  private mutating func step(_ by: Int) -> Reaction {
    spelled = ""
    focus = max(0, min(focus + by, fields.count - 1))
    return .nothing
  }
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

  /// What was not asked has `u` in every form, so that `n` is no, or never.
  init(_ titles: [String]) {
    self = titles.map { Form.Choice($0, key: $0 == Known.unknown.inWords ? "u" : nil) }
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
        Form.Choice($0.inWords, key: $0.isUnknown ? "u" : nil)
      }
      return .choice(
        fact.id, fact.label, choices, at: fact.choice(facts, clock), hint: fact.help)
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

  static func choice(
    _ id: String, _ label: String, _ choices: [Form.Choice], at: Int = 0, hint: String = ""
  ) -> Form.Field {
    .init(id: id, label: label, value: .choice(choices, at), hint: hint)
  }
}
