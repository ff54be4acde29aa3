package import Canvas
import Caseload
package import Casework

/// What the screen is laid over with.
package enum Layer: Sendable {
  case form(Form)
  case picker(Picker)
  case confirmation(Confirmation)
  case help(Help)
  case filter(FilterLine)
}

/// What lies over the panes, one over the other. The top one gets the key.
package struct Layers: Sendable {
  /// The top one last.
  package private(set) var all: [Layer] = []

  package var isEmpty: Bool { all.isEmpty }
  package var count: Int { all.count }

  /// Setting it puts another in its place.
  package var top: Layer? {
    get { all.last }
    set {
      guard !all.isEmpty, let newValue else { return }
      all[all.count - 1] = newValue
    }
  }

  /// The top one, where it is a form.
  var form: Form? { if case .form(let form)? = top { form } else { nil } }
  var picker: Picker? { if case .picker(let picker)? = top { picker } else { nil } }
  var help: Help? { if case .help(let help)? = top { help } else { nil } }
  var filter: FilterLine? { if case .filter(let line)? = top { line } else { nil } }
  var confirmation: Confirmation? {
    if case .confirmation(let confirmation)? = top { confirmation } else { nil }
  }

  mutating func push(_ layer: Layer) { all.append(layer) }

  mutating func pop() { if !all.isEmpty { all.removeLast() } }

  /// The forms, wherever they lie.
  var forms: [Form] { all.compactMap { if case .form(let form) = $0 { form } else { nil } } }

  mutating func closeForms(where isMeant: (Form) -> Bool) {
    all.removeAll { if case .form(let form) = $0 { isMeant(form) } else { false } }
  }

  /// Changes each form, wherever it lies.
  mutating func changeForms(_ change: (inout Form) -> Void) {
    for i in all.indices {
      guard case .form(var form) = all[i] else { continue }
      change(&form)
      all[i] = .form(form)
    }
  }
}

/// What the queue is narrowed to, while it is typed.
package struct FilterLine: Sendable {
  package var editor: LineEditor
  let before: Before

  /// What Esc brings back.
  struct Before: Sendable {
    var query: Query
    var queue: ListState<CaseCode>
    var inCase: PlaceInCase
  }

  init(over state: State) {
    editor = LineEditor(state.query.isEmpty ? "" : state.query.text + " ")
    before = Before(query: state.query, queue: state.queue, inCase: state.inCase)
  }
}

/// A question before something leaves the desk or touches many. No is the default. Without asks it
/// is only to be read.
package struct Confirmation: Sendable {
  package var title: String
  package var lines: [String]
  package var asks: [Ask] = []
  /// What `y` says: "send", "move 3".
  package var yes = ""
  /// The answer that is neither yes nor no, where there is one.
  var other: Picker.Choice?
  /// What has come of it when the answer is no; nil leaves what was said before.
  package var otherwise: String? = English.nothingDone
  /// The first line that is seen, where they don't all fit.
  package var scrolled = 0
  /// The review whose minutes are read in it.
  var minutes: String?
  /// All of it was read out, as in lines it is at once.
  var isReadOut = false
  /// It came by itself, and no key that was typed before it was seen is an answer.
  var isUnseen = false
  /// A letter came that is no answer: somebody types a text, and none of it is one.
  var isTypedInto = false

  /// The keys that answer it, and what each says.
  var answers: [(key: String, words: String)] {
    guard !asks.isEmpty else { return [("Esc", "back")] }
    if isTypedInto { return [("Enter", "back, nothing is done"), ("↑ ↓", "the question again")] }
    let other = other.flatMap { other in other.key.map { (String($0), other.title) } }
    return [("y", yes), other, ("n", English.enterSaysNo)].compactMap(\.self)
  }
}

/// A short list to choose one from.
package struct Picker: Sendable {
  package var title: String
  package var choices: [Choice]
  package var selected: Int
  /// What a text leads to, which is typed on there: then no key but arrows and Enter chooses.
  var typing: Next?
  /// How many letters came one after the other that choose nothing: from two on somebody types a text,
  /// and none of it chooses.
  var strays = 0
  var isTypedInto: Bool { strays > 1 }
  /// The key that led here: pressed once more at once, it was pressed twice by chance.
  var ledHere: Character?

  /// It stands on the first that can be chosen.
  init(title: String, choices: [Choice]) {
    (self.title, self.choices) = (title, choices)
    selected = choices.firstIndex { $0.obstacle == nil } ?? 0
  }

  /// The same, with a key for each choice that has none of its own: 1 to 9, then letters but for `j`
  /// and `k`, which move. Where those end, arrows choose.
  init(title: String, numbered choices: [Choice]) {
    let taken = Set(choices.compactMap(\.key))
    var keys = "123456789abcdefghilmnopqrstuvwxyz".filter { !taken.contains($0) }.makeIterator()
    self.init(
      title: title,
      choices: choices.map { choice in
        var choice = choice
        choice.key = choice.key ?? keys.next()
        return choice
      })
  }

  package struct Choice: Sendable {
    /// What chooses it at once; none where letters are a text.
    package var key: Character?
    package var title: String
    package var then: Next
    /// Why it can't be chosen now: it stays, and says so.
    package var obstacle: String?
  }

  /// What a choice leads to: values only, so that a state stays a value.
  package enum Next: Sendable {
    case answer(CaseCode, ReferralLetter, AnswerKind)
    case assign([CaseCode], PersonID)
    case assignWhy([CaseCode], PersonID, MoveReason)
    case move(CaseCode, ReferralLetter, MoveReason)
    case moveMany([CaseCode], MoveReason)
    case place(field: String, text: String)
    case placeUnknown(field: String)
    case draft(Draft)
    /// A command, by its name.
    case run(String)
    /// The same, on a referral.
    case referral(CaseCode, ReferralLetter, String)
    case newCase
    /// The case that knows who calls.
    case known(CaseCode)
    case perform(Ask)
    case end([CaseCode], Closing)
    case endForm(CaseCode, EndKind)
    case leaveReview
    /// To a referral, wherever its case stands, to say who was told.
    case tell(CaseCode, ReferralLetter)
    case quit
    case consent(CaseCode, Consent.Topic)
    case hear(CaseCode, round: Int, ServiceKey)
    case notify(CaseCode, BodyID)
  }
}
