package import Canvas
package import Caseload
package import Casework

/// All that the screen remembers. What it shows of the cases it asks the caseload for.
package struct State: Sendable {
  package let me: PersonID
  /// When the desk was opened here.
  let began: Instant
  package var now: Instant
  package var size: Size
  /// The desk is not sealed, and says so on every screen.
  package var warning: String
  package var focus = Pane.queue {
    didSet {
      // From the queue a command is about what its row says, not about what was read last.
      if focus == .queue, oldValue != .queue { inCase.line = nil }
    }
  }
  package var isZoomed = false
  package var query = Query()
  package var order = QueueOrder.work
  package var queue = ListState<CaseCode>() {
    didSet { if queue.selected != oldValue.selected { inCase = PlaceInCase() } }
  }
  package var inCase = PlaceInCase()
  package var layers = Layers()
  package var status = StatusLine()
  package var history = History()
  /// The review this screen goes through.
  package var review: String?
  /// The latest last.
  package var drafts: [Draft] = []
  /// The id that the next draft takes; random, so it comes from outside.
  package var freshDraft = ""
  package var preferences = Preferences()
  /// Nothing was begun since something was done: what undo takes back is still in mind.
  var isJustDone = false
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
  /// The marked cases among them, in their order.
  package internal(set) var marked: [CaseCode] = []

  package init(me: PersonID, now: Instant, size: Size, warning: String) {
    self.me = me
    began = now
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
    if !isHidden, !isTooSmall, var confirmation = layers.confirmation, confirmation.isUnseen {
      confirmation.isUnseen = false
      layers.top = .confirmation(confirmation)
    }
    if layers.isEmpty || layers.filter != nil { seen = caseload.seq }
  }

  /// What the rows that are shown were made from. Of time, minutes are enough.
  struct ShownAsOf: Hashable, Sendable {
    var version: Int
    var minute: Int64
    var query: Query
    var order: QueueOrder
    var review: String?
    var kept: CaseCode?
  }

  package enum Pane: Int, Sendable, CaseIterable {
    case queue, `case`, match
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
