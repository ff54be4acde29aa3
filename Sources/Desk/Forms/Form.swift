import Canvas
import Caseload
import Casework

/// Fields to fill in, on top of the panes. Nothing typed is ever cleared by a refusal.
package struct Form: Sendable {
  package var kind: FormKind
  package var title: String
  package var fields: [Field]
  package var focus = 0 {
    didSet { if focus != oldValue { spelled = "" } }
  }
  /// A sentence about the whole form: what the rules said.
  package var problem: String?
  /// What the desk had seen of the case when the form was opened.
  package var seen: Int?
  package var draft: String?
  /// In lines: all fields were asked for, and it is to be said whether to save.
  package var isAsked = false
  /// It was said that saving again puts aside what can't be read.
  var isToPutAside = false
  /// The labels of fields from which something that can't be read was put aside.
  var aside: [String] = []
  /// The cases that were marked when it was opened, where it is for all of them.
  var marked: [CaseCode] = []
  /// It is about the case under the cursor alone, though others are marked.
  var isBesideMarked = false
  /// The letters typed at a choice so far: its beginning.
  var spelled = ""
  /// What was chosen before they were typed.
  var before: Int?
  /// What stood in the fields when the form was opened.
  private var opened: [String: String] = [:]
  /// What a draft holds for fields that are covered now: it waits, and stays in the draft.
  private(set) var waiting: [String: String] = [:]

  package init(_ kind: FormKind, _ title: String, seen: Int? = nil, _ fields: [Field]) {
    self.kind = kind
    self.title = title
    self.seen = seen
    self.fields = fields
    opened = contents
  }

  init(_ form: CaseForm, on case: Case, _ title: String, _ fields: [Field]) {
    self.init(.on(`case`.code, form), title, seen: `case`.lastSeq, fields)
  }

  /// What it is for, and on which case or cases.
  var heading: String { (isBesideMarked ? English.notTheMarked : "") + titleOfAll }

  private var titleOfAll: String {
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

  /// A time to come; nil after noting that it can't be read.
  mutating func readDue(_ id: String, _ clock: Fact.Clock) -> Instant? {
    guard let due = WallTime.due(text(id), now: clock.now, offset: clock.offset) else {
      set(id, problem: English.cantReadTime)
      return nil
    }
    return due
  }

  /// Whether something was asked for with it.
  func isOrigin(of ask: Ask) -> Bool {
    ask.origin.map { kind == $0.form && draft == $0.draft } ?? false
  }

  func has(_ id: String) -> Bool { fields.contains { $0.id == id } }

  /// The code of what is chosen; empty where nothing is said.
  func code(_ id: String) -> String {
    guard let field = fields.first(where: { $0.id == id }),
      case .choice(let choices, let at?) = field.value
    else { return "" }
    return choices[at].code
  }

  func chosen<Value: RawRepresentable<String>>(_ id: String) -> Value? {
    Value(rawValue: code(id))
  }

  /// What must be chosen; nil after noting that nothing is.
  mutating func required<Value: RawRepresentable<String>>(_ id: String) -> Value? {
    if code(id).isEmpty { set(id, problem: English.chooseFirst) }
    return chosen(id)
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
    for i in fields.indices where fields[i].id == id { fields[i].write(text) }
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
        case .choice(let choices, let at): (field.id, at.map { choices[$0].code } ?? "")
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

  /// Puts in what a draft holds.
  mutating func fill(_ draft: Draft) {
    let contents = draft.fields
    // Fields that the rules asked for only when it was saved.
    if case .notify? = kind.onCase {
      let parts = Said.Part.allCases.filter { contents[$0.rawValue] != nil }
      fields += Self.fields(for: parts).filter { !has($0.id) }
    }
    waiting = contents.filter { id, _ in
      let fact = Fact.all.first { $0.id == id || Self.former[$0.id] == id }
      return fact.map { $0.isCovered && !has($0.id) } ?? false
    }
    for i in fields.indices {
      let id = fields[i].id
      guard let stored = contents[id] ?? Self.former[id].flatMap({ contents[$0] }) else { continue }
      switch fields[i].value {
      case .text: fields[i].write(stored)
      case .choice(let choices, let at):
        let codes = choices.map(\.code)
        let code = draft.version == nil ? Self.former(stored, id, codes) : stored
        fields[i].choose(code.flatMap { codes.firstIndex(of: $0) } ?? at)
      }
    }
    // One goes on where one left.
    focus =
      fields.firstIndex { $0.id == draft.field }
      ?? fields.lastIndex { contents[$0.id] != nil } ?? focus
  }

  /// Leaves out what is covered; what was typed there waits, as in a draft that comes back.
  mutating func cover() {
    let (typed, former) = (typed, focused?.id)
    var heading: String?
    fields = fields.compactMap { field in
      guard Fact.named(field.id)?.isCovered == true else {
        // A part whose first field is left out still says what it is.
        defer { heading = nil }
        var field = field
        field.heading = field.heading ?? heading
        return field
      }
      heading = field.heading ?? heading
      waiting[field.id] = typed[field.id]
      opened[field.id] = nil
      return nil
    }
    focus = fields.firstIndex { $0.id == former } ?? min(focus, max(0, fields.count - 1))
  }

  /// What fields were called in drafts that were written before the facts had one table.
  private static let former = [
    "what": "forms", "where": "place", "place-detail": "detail", "contact-times": "window",
    "on-the-phone": "instructions",
  ]

  /// The choice that older drafts kept by its place among those there were; nil where there is none.
  private static func former(_ place: String, _ id: String, _ codes: [String]) -> String? {
    let codes = id == "contact" ? ["yes", "atAgreedTimes", "never", "unknown"] : codes
    return Int(place).flatMap { codes.indices.contains($0) ? codes[$0] : nil }
  }

  /// How wide it is on a screen, without what frames it.
  func columns(on screen: Size) -> Int {
    min(max(60, min(screen.columns - 8, 100)), max(1, screen.columns - 4))
  }

  /// How much of so many columns is for the labels.
  func labelColumns(of width: Int) -> Int {
    let widest = (fields.map { Canvas.columns(of: $0.label) }.max() ?? 10) + 1
    return min(widest, max(width / 2, width - 24))
  }

  /// How wide its texts are on a screen: up and down go by the lines that are seen there.
  func textColumns(on screen: Size) -> Int {
    let width = columns(on: screen)
    return max(1, width - labelColumns(of: width) - 1)
  }

  /// The field with the keys.
  var focused: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// Whether Enter ends the form here, and doesn't lead to the next field or line.
  var enterSaves: Bool { focus == fields.count - 1 && focused?.isOneLine == true }
}
