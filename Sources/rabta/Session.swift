package import Canvas
package import Caseload
package import Casework
package import Desk
package import Ledger

/// One screen on one desk: the state, the caseload it shows and the ledger that keeps it.
///
/// The only owner of the caseload; it lends it to `update`, `draw` and the ledger, so that it is
/// never copied. Knows neither terminal nor clock: tests give it keys and a time of their own.
package struct Session: ~Copyable {
  package private(set) var state: State
  package private(set) var caseload: Caseload
  private var ledger: Ledger
  private let drafts: Drafts?
  /// What is typed and not surely on the disk yet.
  private var unkept: Draft?
  /// Whether the disk makes sure of a draft so fast that it can at each key; else it is written at the
  /// first and then once a second.
  private var isDiskQuick = false
  /// What is typed could not be kept; that was told.
  private var isDiskFailing = false
  private static let unnoticed = Duration.milliseconds(5)
  private var keptAt: Instant
  /// After a failure the clock waits a minute: its referrals are late anyway.
  private var clockRests: Instant
  private let newID: () -> String
  /// What waits for another desk that is just saving.
  private var waiting: Waiting?
  /// Other desks wrote more than was read.
  private var isBehind = false
  /// A case nearby can't be read: nothing is fetched ahead until a key is pressed.
  private var cannotFetch = false

  private struct Waiting {
    let asks: [Ask]
    let requests: [Request]
    var milliseconds = 0
  }

  package init(
    _ ledger: consuming Ledger, drafts: consuming Drafts? = nil, me: PersonID, now: Instant,
    size: Size, preferences: Preferences = Preferences(),
    newID: @escaping () -> String = { Randomness.hex(bytes: 16) }
  ) throws(LedgerError) {
    var ledger = ledger
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    self.init(
      ledger, caseload, drafts: drafts, me: me, now: now, size: size, preferences: preferences,
      newID: newID)
  }

  /// With what was read already.
  package init(
    _ ledger: consuming Ledger, _ caseload: consuming Caseload, drafts: consuming Drafts? = nil,
    me: PersonID, now: Instant, size: Size, preferences: Preferences = Preferences(),
    newID: @escaping () -> String = { Randomness.hex(bytes: 16) }
  ) {
    self.ledger = ledger
    self.caseload = caseload
    self.drafts = drafts
    self.newID = newID
    keptAt = now
    clockRests = now
    self.caseload.settle(at: now)
    state = State(me: me, now: now, size: size, warning: English.notLocked)
    state.freshDraft = newID()
    state.preferences = preferences
    offerDrafts()
    advance(to: now)
  }

  package var watchDescriptor: Int32? { ledger.watchDescriptor }

  /// The screen as it is now, which is what somebody sees who presses a key or points at it.
  package mutating func frame(isASCII: Bool = false) -> Frame {
    let drawn = drawn(state, caseload, isASCII: isASCII)
    state.wasShown(caseload, drawn.targets)
    return drawn.frame
  }

  /// What there is to say in lines since the last time.
  package mutating func tell(_ plain: inout Plain) -> [String] {
    state.wasShown(caseload)
    return plain.tell(state, caseload)
  }

  /// Takes a line, and returns what only the terminal can do; a number that was meant for what stood
  /// in the list before is asked for again.
  package mutating func receive(line: String, told plain: Plain) -> [Effect] {
    if line.endsInNumber, plain.isStale(state, caseload) {
      return receive(.failed([], English.listHasChanged))
    }
    return receive(.line(line))
  }

  // MARK: What happens

  /// Takes a message, does what can be done here, and returns what only the terminal can do.
  package mutating func receive(_ message: Message) -> [Effect] {
    caseload.settle(at: state.now)
    if case .input = message { cannotFetch = false }
    bring(state.chosen(by: message, caseload))
    defer { bring() }
    return update(&state, message, caseload).flatMap { effect in
      switch effect {
      case .perform(let asks): return perform(asks)
      case .keepDraft(let draft):
        keep(draft)
        return []
      case .dropDraft(let id):
        drop(id)
        return []
      case .suspend, .redraw, .quit: return [effect]
      }
    }
  }

  /// Brings the cases that the screen is about to show, and one besides.
  private mutating func bring(_ besides: CaseCode? = nil) {
    let wanted = state.wanted(caseload) + [besides].compactMap(\.self)
    guard !caseload.missing(of: wanted).isEmpty else { return }
    do { try ledger.bring(wanted, to: &caseload) } catch {
      // Where the case should stand nothing will; the reason stands below.
      _ = update(&state, .failed([], error.description), caseload)
    }
  }

  /// The clock went on: what is overdue expires, what is late says so.
  package mutating func advance(to now: Instant) {
    state.now = now
    if now != keptAt { flush() }
    if now >= clockRests { expire() }
    _ = receive(.tick)
  }

  private mutating func expire() {
    do throws(LedgerError) {
      try ledger.bring(caseload.expired(at: state.now), to: &caseload)
      let due = caseload.clockActions(at: state.now)
      guard !due.isEmpty else { return }
      let requests = due.map { Request(id: newID(), by: .clock, at: state.now, action: $0) }
      // Another desk may be quicker: then the rules refuse, and nothing is said twice.
      _ = try write(requests)
    } catch {
      clockRests = state.now + .minutes(1)
      if case .lockedBy = error { return }
      _ = receive(.failed([], error.description))
    }
  }

  /// Reads what other desks wrote, all of it.
  package mutating func catchUp() {
    lookUp()
    while isBehind { readOn() }
  }

  // MARK: Between keys

  /// In how many milliseconds there is something to do without a key; nil for nothing.
  package var nextWork: Int? {
    if isBehind || caseload.unsearched(state.sought) != nil || comesSoon != nil { return 0 }
    return waiting == nil ? nil : 10
  }

  /// Other desks have written. It is read piece by piece, so that no key waits for all of it.
  package mutating func lookUp() {
    isBehind = true
    readOn()
  }

  /// Does the next piece of what is to be done.
  ///
  /// - Parameters:
  ///   - milliseconds: since it was last called.
  ///   - hasTime: whether to read on at once, where there is more to read.
  package mutating func work(after milliseconds: Int, while hasTime: () -> Bool = { false }) {
    if waiting != nil { tryAgain(after: milliseconds) }
    if isBehind { return readOn(while: hasTime) }
    if let next = comesSoon { return fetch(next) }
    guard caseload.unsearched(state.sought) != nil else { return }
    do {
      _ = try ledger.search(state.sought, in: &caseload, bytes: Ledger.pieceOfSearch)
      _ = receive(.changed)
    } catch {
      _ = receive(.failed([], error.description))
    }
  }

  /// A case next to the one that is looked at, which isn't at hand yet.
  private var comesSoon: CaseCode? {
    cannotFetch ? nil : caseload.missing(of: state.wantedSoon(caseload)).first
  }

  /// Read before somebody goes there, so that the key needn't wait for it.
  private mutating func fetch(_ code: CaseCode) {
    // What is wrong with it is said when it is looked at.
    do { try ledger.bring([code], to: &caseload) } catch { cannotFetch = true }
    if !caseload.missing(of: [code]).isEmpty { cannotFetch = true }
  }

  private mutating func readOn(while hasTime: () -> Bool = { false }) {
    var count = 0
    do {
      repeat {
        let new = try ledger.catchUp(&caseload, atMost: Self.slice)
        isBehind = new == Self.slice
        count += new
      } while isBehind && hasTime()
      if count > 0 { _ = receive(.changed) }
    } catch {
      isBehind = false
      _ = receive(.failed([], error.description))
    }
  }

  /// As many lines as are read in a few milliseconds, with all of the cases they belong to.
  private static let slice = 4

  /// Whether so much was written since the last checkpoint that a new one should be made.
  package var linesSinceCheckpoint: Int { ledger.linesSinceCheckpoint(caseload) }

  /// When there is something to do without a key: the clock shows another minute, a referral runs
  /// out, or the screen hides itself.
  package var nextWake: Instant {
    if unkept != nil { return state.now + Instant.Span(seconds: 1) }
    let minute = Instant(seconds: (state.now.seconds / 60 + 1) * 60)
    return [caseload.nextExpiry, state.hidesAt].compactMap(\.self).filter { $0 > state.now }
      .reduce(minute, min)
  }

  // MARK: What is done

  private mutating func perform(_ asks: [Ask]) -> [Effect] {
    // What waits may be what these were meant to follow.
    guard waiting == nil else { return receive(.failed([], English.stillSaving)) }
    let requests = asks.map { ask in
      Request(
        id: newID(), by: state.me, role: caseload.people[state.me]?.roles.first, at: state.now,
        action: ask.action, seen: ask.seen, review: ask.review)
    }
    return perform(Waiting(asks: asks, requests: requests))
  }

  /// Another desk holds the lock for a moment, and a key must not wait for it.
  private mutating func perform(_ new: Waiting) -> [Effect] {
    do throws(LedgerError) {
      let outcomes = try write(new.requests)
      let effects = receive(.performed(new.asks, outcomes))
      for torn in ledger.takeTornTails() { _ = receive(.notice([torn.description])) }
      return effects
    } catch {
      if case .lockedBy = error, new.milliseconds < Self.patience {
        waiting = new
        return new.milliseconds == 0 ? receive(.saving(new.asks)) : []
      }
      return receive(.failed(new.asks, error.description))
    }
  }

  /// After this many milliseconds it is said who holds the lock.
  private static let patience = 2000

  private mutating func tryAgain(after milliseconds: Int) {
    guard var next = waiting else { return }
    waiting = nil
    next.milliseconds += max(1, milliseconds)
    _ = perform(next)
  }

  /// Before the screen is left: what waits is saved, which nobody need wait for any more.
  ///
  /// - Returns: false when something wasn't done; then the screen says what.
  package mutating func finish() -> Bool {
    flush()
    guard let last = waiting else { return true }
    waiting = nil
    do throws(LedgerError) {
      let outcomes = try write(last.requests, waitMilliseconds: Self.patience)
      _ = receive(.performed(last.asks, outcomes))
      return outcomes.allSatisfy { $0.refusal == nil }
    } catch {
      _ = receive(.failed(last.asks, error.description))
      return false
    }
  }

  private mutating func write(
    _ requests: [Request], waitMilliseconds: Int = 0
  ) throws(LedgerError) -> [Outcome] {
    var rest = requests[...]
    return try ledger.perform(
      on: &caseload, holder: caseload.name(of: state.me), waitMilliseconds: waitMilliseconds
    ) { _, _ in rest.popFirst() }
  }

  // MARK: Drafts

  private mutating func keep(_ draft: Draft) {
    let isFirst = draft.id == state.freshDraft
    if isFirst { state.freshDraft = newID() }
    if unkept?.id != draft.id { flush() }
    unkept = draft
    if isFirst || isDiskQuick || state.now != keptAt { flush() }
  }

  /// Writes what was typed since the last time.
  package mutating func flush() {
    guard let draft = unkept else { return }
    unkept = nil
    keptAt = state.now
    guard let name = Drafts.Name(draft.id), let bytes = DraftCoding.encode(draft) else { return }
    let start = ContinuousClock.now
    do {
      try drafts?.save(name, bytes)
      isDiskQuick = ContinuousClock.now - start < Self.unnoticed
      isDiskFailing = false
    } catch {
      // It is tried again each second, and told once.
      if unkept == nil { unkept = draft }
      isDiskQuick = false
      if !isDiskFailing { _ = receive(.failed([], error.description)) }
      isDiskFailing = true
    }
  }

  private mutating func drop(_ id: String) {
    if unkept?.id == id { unkept = nil }
    guard let name = Drafts.Name(id) else { return }
    do { try drafts?.remove(name) } catch { _ = receive(.failed([], error.description)) }
  }

  private mutating func offerDrafts() {
    guard let names = try? drafts?.list() else { return }
    for name in names {
      guard let bytes = try? drafts?.load(name), let draft = DraftCoding.decode(bytes),
        draft.by == state.me
      else { continue }
      _ = receive(.draftFound(draft))
    }
  }
}
