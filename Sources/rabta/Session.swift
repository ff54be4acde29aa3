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
  /// What is typed is written at the first key, then at most once a second.
  private var unkept: Draft?
  private var keptAt: Instant
  /// After a failure the clock waits a minute: its referrals are late anyway.
  private var clockRests: Instant
  private let newID: () -> String

  package init(
    _ ledger: consuming Ledger, drafts: consuming Drafts? = nil, me: PersonID, now: Instant,
    size: Size, newID: @escaping () -> String = { Randomness.hex(bytes: 16) }
  ) throws(LedgerError) {
    self.ledger = ledger
    self.drafts = drafts
    self.newID = newID
    keptAt = now
    clockRests = now
    caseload = Caseload(desk: self.ledger.identity)
    try self.ledger.catchUp(&caseload)
    caseload.settle(at: now)
    state = State(me: me, now: now, size: size, warning: English.notLocked)
    state.freshDraft = newID()
    offerDrafts()
    advance(to: now)
  }

  package var watchDescriptor: Int32? { ledger.watchDescriptor }

  package func frame(isASCII: Bool = false) -> Frame { draw(state, caseload, isASCII: isASCII) }

  // MARK: What happens

  /// Takes a message, does what can be done here, and returns what only the terminal can do.
  package mutating func receive(_ message: Message) -> [Effect] {
    caseload.settle(at: state.now)
    bring()
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

  /// Brings the cases that the screen is about to show.
  private mutating func bring() {
    guard !caseload.missing(of: state.wanted).isEmpty else { return }
    do { try ledger.bring(state.wanted, to: &caseload) } catch {
      // Where the case should stand nothing will; the reason stands below.
      _ = update(&state, .failed([], error.description), caseload)
    }
  }

  /// The clock went on: what is overdue expires, what is late says so.
  package mutating func advance(to now: Instant) {
    state.now = now
    flush()
    if now >= clockRests { expire() }
    _ = receive(.tick)
  }

  private mutating func expire() {
    do { try ledger.bring(caseload.expired(at: state.now), to: &caseload) } catch { return }
    let due = caseload.clockActions(at: state.now)
    guard !due.isEmpty else { return }
    let requests = due.map { Request(id: newID(), by: .clock, at: state.now, action: $0) }
    do throws(LedgerError) {
      // Another desk may be quicker: then the rules refuse, and nothing is said twice. A key is
      // never kept waiting for the clock.
      _ = try write(requests, waitMilliseconds: 0)
    } catch {
      clockRests = state.now + .minutes(1)
      if case .lockedBy = error { return }
      _ = receive(.failed([], error.description))
    }
  }

  /// Reads what other desks wrote.
  package mutating func catchUp() -> [Effect] {
    do {
      return try ledger.catchUp(&caseload) == 0 ? [] : receive(.changed)
    } catch {
      return receive(.failed([], error.description))
    }
  }

  /// When there is something to do without a key: the clock shows another minute, or a referral
  /// runs out.
  package var nextWake: Instant {
    if unkept != nil { return state.now + Instant.Span(seconds: 1) }
    let minute = Instant(seconds: (state.now.seconds / 60 + 1) * 60)
    guard let expiry = caseload.nextExpiry, expiry > state.now else { return minute }
    return min(minute, expiry)
  }

  // MARK: What is done

  private mutating func perform(_ asks: [Ask]) -> [Effect] {
    let requests = asks.map { ask in
      Request(
        id: newID(), by: state.me, role: caseload.people[state.me]?.roles.first, at: state.now,
        action: ask.action, seen: ask.seen, review: ask.review)
    }
    do {
      let effects = receive(.performed(asks, try write(requests)))
      for torn in ledger.takeTornTails() { _ = receive(.notice(torn.description)) }
      return effects
    } catch {
      return receive(.failed(asks, error.description))
    }
  }

  private mutating func write(
    _ requests: [Request], waitMilliseconds: Int = 2000
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
    unkept = draft
    if isFirst || state.now > keptAt { flush() }
  }

  /// Writes what was typed since the last time.
  package mutating func flush() {
    guard let draft = unkept else { return }
    unkept = nil
    keptAt = state.now
    guard let name = Drafts.Name(draft.id), let bytes = DraftCoding.encode(draft) else { return }
    do { try drafts?.save(name, bytes) } catch { _ = receive(.failed([], error.description)) }
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
