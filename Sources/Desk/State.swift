package import Canvas
package import Caseload
package import Casework

/// All that the screen remembers. What it shows of the cases it asks the caseload for.
package struct State: Sendable {
  package let me: PersonID
  package var now: Instant
  package var size: Size
  /// The desk is not sealed, and says so on every screen.
  package var warning: String
  package var focus = Pane.queue
  package var isZoomed = false
  package var query = Query()
  package var order = QueueOrder.work
  package var queue = ListState<CaseCode>()
  /// The case under the cursor, where one's own action took it out of the filter: it stays until one
  /// leaves it, so that the next key isn't taken for another.
  var kept: (code: CaseCode, query: String)?
  package var caseCursor: CaseLine.ID?
  package var matchCursor: ServiceKey?
  /// A referral that is being moved: the next send withdraws it.
  package var moving: Moving?
  package var layers: [Layer] = []
  package var status = StatusLine()
  /// What can be taken back, batch by batch, the latest last.
  package var undoable: [UndoBatch] = []
  /// What was taken back and can be done again, the latest last.
  package var redoable: [UndoBatch] = []
  /// The review this screen goes through.
  package var review: String?
  /// The case whose names and numbers are shown.
  package var uncovered: CaseCode?
  /// The latest last.
  package var drafts: [Draft] = []
  /// What was thrown away, the latest last, and after how many steps that can be taken back.
  var thrownAway: [(draft: Draft, since: Int)] = []
  /// The id that the next draft takes; random, so it comes from outside.
  package var freshDraft = ""
  package var preferences = Preferences()
  /// Keys that mean something only with those to come.
  package var pending = KeySequence()
  /// Nothing of the desk is shown.
  package internal(set) var isHidden = false
  /// What is to be told as soon as nothing lies over the panes.
  var untold: [String] = []
  /// What a case that was opened here may be already.
  var alike: [CaseCode: String] = [:]
  /// What is to be asked then.
  var unasked: [Confirmation] = []
  /// Nobody has pressed a key or pointed since what was asked for: where it leads, the screen may go.
  var isWaitedFor = true
  /// What was asked for and waits for another desk that is just saving.
  var waiting: [Ask] = []
  /// What was pointed at last: a second time opens it.
  var pointedAt: Target?
  /// What stands where on the screen that is seen now, for whoever points at it.
  package private(set) var targets: [Placed] = []
  /// The last line of the journal that was in sight before something was laid over the panes. What
  /// is asked for then is asked of the cases as they were seen.
  private(set) var seen: Int?
  var keymap: Keymap { preferences.keymap }
  /// When somebody last pressed a key.
  var usedAt: Instant
  /// The cases in the queue's pane.
  package internal(set) var shown = Queue()
  var shownAsOf: ShownAsOf?

  package init(me: PersonID, now: Instant, size: Size, warning: String) {
    self.me = me
    self.now = now
    self.size = size
    self.warning = warning
    usedAt = now
  }

  /// Somebody looks at the screen as it is now.
  ///
  /// - Parameter targets: what stands where on it.
  package mutating func wasShown(_ caseload: Caseload, _ targets: [Placed] = []) {
    self.targets = targets
    if !isHidden, !isTooSmall, case .confirmation(var confirmation)? = layers.last,
      confirmation.isUnseen
    {
      confirmation.isUnseen = false
      layers[layers.count - 1] = .confirmation(confirmation)
    }
    if layers.isEmpty || filterLine != nil { seen = caseload.seq }
  }

  /// What is shown was made from: it changes with the journal and, once a minute, with time.
  struct ShownAsOf: Hashable, Sendable {
    var version: Int
    var minute: Int64
  }

  package enum Pane: Int, Sendable, CaseIterable {
    case queue, `case`, match
  }

  package struct Moving: Hashable, Sendable {
    package var code: CaseCode
    package var referral: ReferralLetter
    package var reason: MoveReason
    /// The last line of the journal that had been seen when it was begun.
    var seen: Int?
  }

  /// What one command did. Without steps it has left the desk: undo stops there once, and says so,
  /// before it reaches further back.
  package struct UndoBatch: Hashable, Sendable {
    package var steps: [Step]
    package var words: String
    /// What was asked for, to be asked for again.
    package var asks: [Ask]

    package struct Step: Hashable, Sendable {
      package var code: CaseCode
      package var seq: Int
    }
  }
}

/// One sentence at the foot of the screen.
package struct StatusLine: Hashable, Sendable {
  package enum Kind: Sendable { case quiet, done, refused }

  package var text = ""
  package var kind = Kind.quiet

  package init() {}

  /// Neither done nor refused, only to be known.
  init(quiet text: String) { self.text = text }
  init(done text: String) { (self.text, kind) = (text, .done) }
  init(refused text: String) { (self.text, kind) = (text, .refused) }
}

/// What a cursor moves over: things by id, as many as there are.
protocol IDs<ID> {
  associatedtype ID: Hashable & Sendable
  var count: Int { get }
  subscript(place: Int) -> ID { get }
  /// - Parameter hint: where it stood before.
  func place(of id: ID, hint: Int) -> Int?
}

/// The cases of the queue, none of which is looked at before it is needed.
struct ShownCases: IDs {
  let count: Int
  private let shown: Queue
  private let caseload: Caseload

  init(_ shown: Queue, _ caseload: Caseload) {
    count = shown.count
    self.shown = shown
    self.caseload = caseload
  }

  subscript(place: Int) -> CaseCode { caseload.code(place, of: shown) }

  func place(of code: CaseCode, hint: Int) -> Int? {
    caseload.place(of: code, in: shown, hint: hint)
  }
}

/// Which row a list stands on, and which are marked; by id, so that nothing moves when rows do.
package struct ListState<ID: Hashable & Sendable>: Hashable, Sendable {
  package var selected: ID?
  package var marks: Set<ID> = []
  /// Where the selected row stood, for when it goes away.
  package private(set) var index = 0
  /// Where a range of marks begins: the row that was marked last.
  private var anchor: ID?

  package init() {}

  /// Stands on the selected row, or, when it is gone, on the one that took its place.
  mutating func settle(in ids: some IDs<ID>) {
    if let selected, let found = ids.place(of: selected, hint: index) {
      index = found
    } else {
      index = max(0, min(index, ids.count - 1))
      selected = ids.count == 0 ? nil : ids[index]
    }
  }

  /// Stays on the selected row, or goes to the first of whatever comes next.
  mutating func preferTop() { index = 0 }

  mutating func move(by step: Int, in ids: some IDs<ID>) {
    guard ids.count > 0 else { return }
    settle(in: ids)
    index = max(0, min(index + step, ids.count - 1))
    selected = ids[index]
  }

  mutating func toggleMark() {
    guard let selected else { return }
    if marks.remove(selected) == nil {
      marks.insert(selected)
      anchor = selected
    }
  }

  mutating func unmark() {
    marks = []
    anchor = nil
  }

  /// Marks all rows from the one that was marked last to the selected one.
  mutating func markRange(in ids: some IDs<ID>, atMost limit: Int) {
    settle(in: ids)
    guard let selected else { return }
    let start = anchor.flatMap { ids.place(of: $0, hint: index) } ?? index
    for place in min(start, index)...max(start, index) where marks.count < limit {
      marks.insert(ids[place])
    }
    anchor = selected
  }
}

/// What the screen is laid over with; the top one gets the key.
package enum Layer: Sendable {
  case form(Form)
  case picker(Picker)
  case confirmation(Confirmation)
  case help(Help)
  case filter(FilterLine)
}

/// What the queue is narrowed to, while it is typed.
package struct FilterLine: Sendable {
  package var editor: LineEditor
  let before: Before

  /// What Esc brings back.
  struct Before: Sendable {
    var query: Query
    var queue: ListState<CaseCode>
    var caseCursor: CaseLine.ID?
    var matchCursor: ServiceKey?
    var moving: State.Moving?
    var uncovered: CaseCode?
    var kept: (code: CaseCode, query: String)?
  }

  init(over state: State) {
    editor = LineEditor(state.query.text)
    before = Before(
      query: state.query, queue: state.queue, caseCursor: state.caseCursor,
      matchCursor: state.matchCursor, moving: state.moving, uncovered: state.uncovered,
      kept: state.kept)
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
  /// What has come of it when the answer is no; nil leaves what was said before.
  package var otherwise: String? = English.nothingDone
  /// The first line that is seen, where they don't all fit.
  package var top = 0
  /// The review whose minutes are read in it.
  var minutes: String?
  /// It came by itself, and no key that was typed before it was seen is an answer.
  var isUnseen = false
}

/// A short list to choose one from.
package struct Picker: Sendable {
  package var title: String
  package var choices: [Choice]
  package var selected = 0

  package struct Choice: Sendable {
    package var key: Character
    package var title: String
    package var then: Next
  }

  /// What a choice leads to: values only, so that a state stays a value.
  package enum Next: Sendable {
    case answer(CaseCode, ReferralLetter, AnswerKind)
    case assign([CaseCode], PersonID)
    case assignWhy([CaseCode], PersonID, MoveReason?)
    case move(CaseCode, ReferralLetter, MoveReason)
    case moveMany([CaseCode], MoveReason)
    case place(field: String, text: String)
    case placeUnknown(field: String)
    case draft(Draft)
    /// A command, by its name.
    case run(String)
    case newCase
    case settle(CaseCode, need: Int, SettleReason)
    case attempt(CaseCode, AttemptResult)
    case end([CaseCode], Closing)
    case endForm(CaseCode, EndKind)
    case leaveReview
    case endReview
    case consent(CaseCode, Consent.Topic)
    case hear(CaseCode, round: Int, ServiceKey)
    case reply(CaseCode, round: Int, ServiceKey, AskReply)
    case notify(CaseCode, BodyID)
  }
}
