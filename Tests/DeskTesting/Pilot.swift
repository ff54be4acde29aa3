package import Canvas
package import Caseload
package import Casework
import Coalition
package import Desk
import FoundationEssentials
import Glibc
import Ledger
import rabta

/// A desk that a test works at like a person: keys in, what the screen says out.
///
/// Everything is real but the clock, which only the test moves, and mostly the disk: the same session,
/// rules and ledger, over a journal in memory or a folder.
package final class Pilot {
  private var session: Session { didSet { drawn = nil } }
  /// The screen since the last thing that happened.
  private var drawn: Frame?
  private let home: Home
  package private(set) var now: Instant
  /// Whether a key asked to leave.
  package private(set) var hasQuit = false

  /// Tests let hours go by without a key; the screen must not hide meanwhile.
  package static var awake: Preferences {
    var preferences = Preferences()
    preferences.hidesAfter = nil
    return preferences
  }

  /// Tuesday 24 November 2026, 15:00 in Karachi.
  package static let opening = Instant("2026-11-24T10:00:00Z") ?? Instant(seconds: 0)

  /// - Parameters:
  ///   - cases: a file of `sample-data/cases.json`'s form; none for an empty desk.
  ///   - me: who sits at the screen.
  package convenience init(
    _ cases: CaseFile = CaseFile(), me: PersonID = "amina", at now: Instant = opening,
    columns: Int = 80, rows: Int = 24, preferences: Preferences = Pilot.awake
  ) throws {
    let home = Home.memory(
      MemoryJournal(), DeskFile(name: "DEMO", prefix: "KHI", created: now - .days(60)))
    try self.init(home, cases, me, now, columns, rows, preferences)
  }

  /// At a new desk in a folder, on the disk.
  package convenience init(
    makingDeskAt path: String, _ cases: CaseFile = CaseFile(), me: PersonID = "amina",
    at now: Instant = opening, columns: Int = 80, rows: Int = 24
  ) throws {
    _ = try DeskFolder.create(at: path, name: "DEMO", prefix: "KHI", created: now - .days(60))
    try self.init(.folder(path), cases, me, now, columns, rows, Self.awake)
  }

  private init(
    _ home: Home, _ cases: CaseFile, _ me: PersonID, _ now: Instant, _ columns: Int, _ rows: Int,
    _ preferences: Preferences
  ) throws {
    self.home = home
    self.now = now
    var ledger = try home.ledger()
    var caseload = Caseload(desk: ledger.identity)
    var filler = Filler(now: now - .days(60))
    try filler.fill(&ledger, &caseload, SampleData.directory(shiftedTo: now), cases)
    session = try home.session(
      me, now, Size(columns: columns, rows: rows), preferences, Counter())
  }

  /// A second screen on the same desk.
  package init(beside other: Pilot, me: PersonID, columns: Int = 80, rows: Int = 24) throws {
    home = other.home
    now = other.now
    session = try home.session(
      me, now, Size(columns: columns, rows: rows), Self.awake, Counter(from: 1_000_000))
  }

  /// Leaves, and sits down again at the same desk.
  package func reopened(me: PersonID? = nil) throws -> Pilot {
    try Pilot(beside: self, me: me ?? session.state.me)
  }

  // MARK: Keys in

  /// Presses keys by their names: `t`, `enter`, `ctrl-s`, `down`.
  package func press(_ names: String...) {
    for name in names {
      guard let key = Key(name: name) else { preconditionFailure("no key is called \(name)") }
      receive(.key(key))
    }
  }

  /// Types a text, a key a character.
  package func type(_ text: String) {
    for character in text { receive(.key(character == "\n" ? .enter : .character(character))) }
  }

  package func paste(_ text: String) { receive(.paste(text)) }

  /// Points at the first place where a text stands.
  package func point(at text: String, _ action: Mouse.Action = .press) {
    for (row, line) in frame.lines.enumerated() {
      guard let found = line.firstRange(of: text) else { continue }
      let column = Canvas.columns(of: String(line[..<found.lowerBound]))
      return point(at: Point(column: column, row: row), action)
    }
    preconditionFailure("“\(text)” stands nowhere on the screen:\n\(screen)")
  }

  package func point(at place: Point, _ action: Mouse.Action) {
    receive(.mouse(Mouse(action, at: place)))
  }

  /// Points at a place of a screen that was seen before, as a slow hand does.
  package func pointLate(at place: Point) {
    receive(.mouse(Mouse(.press, at: place)), isLooking: false)
  }

  package func resize(columns: Int, rows: Int) {
    receive(.resize(Size(columns: columns, rows: rows)))
  }

  /// Finds what was being typed, as a desk does that opens after a crash.
  package func find(draft: Draft?) {
    if let draft { _ = session.receive(.draftFound(draft)) }
  }

  /// What was typed last and not saved.
  package var draft: Draft? { session.state.drafts.last }

  /// Keys are pressed by somebody who looks at the screen. In a form nothing hangs on it, and to draw
  /// it for every letter takes long.
  private func receive(_ input: Input, isLooking: Bool = true) {
    if case .mouse = input {
      if isLooking { _ = frame }
    } else if case .form? = session.state.layers.top {
      // Only where it has the keys is nothing looked at.
    } else {
      _ = frame
    }
    if session.receive(.input(input)).contains(.quit), session.finish() { hasQuit = true }
  }

  /// Time goes by; the clock does what is due.
  package func wait(_ span: Instant.Span) {
    now = now + span
    session.catchUp()
    session.advance(to: now)
  }

  /// A pause between keys: the next piece of what is to be done is done.
  package func pause(milliseconds: Int = 10) {
    if session.nextWork != nil { session.work(after: milliseconds) }
  }

  /// Whether there is something to do without a key.
  package var isBusy: Bool { session.nextWork != nil }

  /// Hears that other screens did something, and begins to read it.
  package func notice() { session.lookUp() }

  /// Another desk is just saving until this is called again with nil.
  package func hold(by holder: String?) throws {
    guard case .memory(let journal, _) = home else { return }
    if let holder {
      try journal.lock(waitMilliseconds: 0, holder: holder)
    } else {
      journal.unlock()
    }
  }

  /// Somebody does something at the same desk with a verb.
  package func elsewhere(_ action: DeskAction, by person: PersonID) throws {
    var ledger = try home.ledger()
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    let request = Request(id: Randomness.hex(bytes: 16), by: person, at: now, action: action)
    let outcome = try ledger.perform(request, on: &caseload, holder: "a verb")
    if let refusal = outcome.refusal { throw refusal }
  }

  /// Takes notice of what other screens did.
  package func lookUp() { session.catchUp() }

  // MARK: In lines

  private var plain = Plain()

  /// Writes a line, as at a desk that is told in lines, and returns what is said.
  @discardableResult
  package func say(_ line: String) -> [String] {
    if session.receive(.line(line)).contains(.quit), session.finish() { hasQuit = true }
    while isBusy { pause() }
    return session.tell(&plain)
  }

  /// What is said at the beginning.
  package func listen() -> [String] { session.tell(&plain) }

  // MARK: Screen out

  package var lines: [String] { frame.lines.map { $0.trimmedRight } }
  package var screen: String { lines.joined(separator: "\n") + "\n" }
  package var frame: Frame {
    if let drawn { return drawn }
    let frame = session.frame()
    drawn = frame
    return frame
  }
  /// What the desk says at the foot of the screen, in one line or a few.
  package var status: String {
    let foot = Array(lines.dropLast().suffix(4))
    let start = foot.dropLast().lastIndex { !$0.hasPrefix(" ") }.map { $0 + 1 } ?? 0
    return foot[start...].map(\.trimmed).joined(separator: " ")
  }
  package var hints: String { lines.last ?? "" }

  /// Whether a text stands on the screen, in one line or wrapped within its pane.
  package func sees(_ text: String) -> Bool {
    screen.contains(text) || columnTexts.contains { $0.contains(text) }
  }

  /// The line of the queue or of a pane that holds a text.
  package func line(with text: String) -> String? { lines.first { $0.contains(text) } }

  package var caseload: Caseload { session.caseload }
  package var state: State { session.state }
  package func `case`(_ code: String) -> Case? { CaseCode(code).flatMap { session.caseload[$0] } }

  /// Moves the cursor of the queue to a case.
  package func select(_ code: String) {
    while state.focus != .queue { press("shift-tab") }
    press("home")
    while selected != code {
      let before = selected
      press("down")
      precondition(selected != before, "\(code) isn't in the queue")
    }
  }

  /// The case under the cursor.
  package var selected: String? { state.queue.selected?.description }
}

/// Where a pilot's desk is kept.
private enum Home {
  case memory(MemoryJournal, DeskFile)
  case folder(String)

  func ledger() throws -> Ledger {
    switch self {
    case .memory(let journal, let desk): Ledger(journal, desk: desk)
    case .folder(let path): try Ledger(openingDeskAt: path)
    }
  }

  func session(
    _ me: PersonID, _ now: Instant, _ size: Size, _ preferences: Preferences, _ ids: Counter
  ) throws -> Session {
    switch self {
    case .memory:
      try Session(
        ledger(), me: me, now: now, size: size, preferences: preferences, newID: ids.next)
    case .folder(let path):
      try Session(
        ledger(), drafts: DeskFolder.open(at: path).openDrafts(), me: me, now: now, size: size,
        preferences: preferences, newID: ids.next)
    }
  }
}

extension String {
  var trimmedRight: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
