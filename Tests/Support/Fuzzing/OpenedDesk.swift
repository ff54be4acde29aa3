import Canvas
import Caseload
import Casework
import Coalition
import Coding
import Desk
import Ledger

/// A desk that was opened on a journal, and all that people do with what it holds.
struct OpenedDesk: ~Copyable {
  /// Tuesday 24 November 2026, 21:00 in Karachi.
  static let now = Instant("2026-11-24T16:00:00Z") ?? Instant(seconds: 0)
  /// When it is looked at: now, before anything was written, and after all clocks have run out.
  private static let moments = [now, now - .days(400), now + .days(4000)]
  private static let queries = [
    "", "KHI-26-0001 Kasur", "state:closed", "level:1 due:overdue", "-place:pb need:SHE by:amina",
    "state:erased place:sd due:today",
  ]
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 132, rows: 43), Size(columns: 40, rows: 12),
  ]

  let journal: MemoryJournal
  let file: DeskFile
  private(set) var caseload: Caseload
  private var ledger: Ledger
  private var export = CaseExport()
  private var count = 0

  init(
    _ journal: MemoryJournal, _ file: DeskFile, mostAtHand: Int = 4000
  ) throws(Fuzzed.Fault) {
    self.journal = journal
    self.file = file
    ledger = Ledger(journal, desk: file, mostAtHand: mostAtHand)
    caseload = Caseload(desk: ledger.identity)
    try catchUp()
  }

  /// One with people, bodies and a case.
  static func atWork() throws(Fuzzed.Fault) -> OpenedDesk {
    let lines = FuzzedLines()
    return try OpenedDesk(lines.journal, lines.desk)
  }

  /// One with nothing but who opened it.
  static func fresh() throws(Fuzzed.Fault) -> OpenedDesk {
    var desk = try OpenedDesk(
      MemoryJournal(), DeskFile(name: "DEMO", prefix: "KHI", created: now))
    try desk.perform([.listPerson(Staff(id: "amina", name: "Amina", roles: DeskRole.allCases))])
    return desk
  }

  /// All of it as a file.
  var exported: String { export.text }

  private mutating func catchUp() throws(Fuzzed.Fault) {
    var export = export
    do { try ledger.catchUp(&caseload) { export.add($0, before: $1) } } catch {
      throw Fuzzed.Fault("it can't be read: \(error)")
    }
    self.export = export
  }

  // MARK: Looking

  /// Looks at everything, at several times.
  mutating func work() throws(Fuzzed.Fault) {
    _ = export.text
    for now in Self.moments {
      caseload.settle(at: now)
      for query in Self.queries { _ = caseload.list(Query(query), at: now) }
      _ = caseload.clockActions(at: now)
      _ = (caseload.isClockInDoubt(now), caseload.nextCode(at: now))
    }
    _ = (caseload.nextExpiry, caseload.gaps())
    for code in caseload.allCodes.prefix(8) { try look(at: code) }
    for review in caseload.reviews.prefix(4) { _ = caseload.minutes(of: review) }
    for organization in caseload.directory.organizations.prefix(8) {
      _ = Outgoing.callSheet(organization.id, caseload, at: Self.now)
    }
    try show()
    try keep()
  }

  private mutating func bring(_ code: CaseCode) throws(Fuzzed.Fault) -> Case? {
    do { try ledger.bring([code], to: &caseload) } catch {
      throw Fuzzed.Fault("\(code) can't be brought: \(error)")
    }
    return caseload[code]
  }

  private mutating func look(at code: CaseCode) throws(Fuzzed.Fault) {
    guard let found = try bring(code) else { return }
    for now in Self.moments {
      _ = (found.status, caseload.escalations(of: found, at: now))
      for need in found.needs.prefix(8) { _ = caseload.match(need, of: found, at: now) }
    }
    let outgoing = Outgoing(found, caseload, at: Self.now)
    for referral in found.referrals.prefix(8) {
      _ = (try? outgoing.message(referral), try? outgoing.sheet(referral))
      _ = caseload.placesLeft(for: referral.letter, of: found)
    }
    for round in found.rounds.prefix(8) { _ = try? outgoing.question(round) }
  }

  /// Draws it, with each of the first cases under the cursor.
  private mutating func show() throws(Fuzzed.Fault) {
    var state = State(me: "amina", now: Self.now, size: Self.sizes[0], warning: "practice data")
    for (now, size) in zip(Self.moments, Self.sizes) {
      state.now = now
      _ = update(&state, .input(.resize(size)), caseload)
      for code in caseload.allCodes.prefix(3) {
        state.queue.selected = code
        try show(&state, .tick)
      }
    }
    // Its end, and what is asked when something is done with it.
    state.now = Self.now
    for name in ["i", "tab", "end", "z", "end", "z", "t", "esc", "e", "esc", "r", "esc", "a"] {
      if let key = Key(name: name) { try show(&state, .input(.key(key))) }
    }
  }

  private mutating func show(_ state: inout State, _ message: Message) throws(Fuzzed.Fault) {
    _ = update(&state, message, caseload)
    for code in state.wanted(caseload) { _ = try bring(code) }
    try draw(state, caseload).check()
  }

  // MARK: Writing

  /// Writes a checkpoint and begins with it.
  private func keep() throws(Fuzzed.Fault) {
    var state: CheckpointState?
    var bytes: [UInt8] = []
    caseload.writeCheckpoint(
      at: Self.now,
      encode: {
        state = $0
        return []
      },
      places: { _ in Array("[]".utf8) }, write: { bytes += $0 })
    guard let state, let written = try? JSONWriter().encode(state),
      let read = try? JSONReader().decode(CheckpointState.self, from: written)
    else { throw Fuzzed.Fault("a checkpoint's state can't be read") }
    var reader = CheckpointReader(caseload.desk, read)
    // Behind the state, of which nothing was written here: two lines of the order, and the rows.
    let parts = bytes.dropFirst().split(
      separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, reader.take(open: parts[0], ended: parts[1]),
      reader.take(RowBlock(parts[2], at: 0))
    else { throw Fuzzed.Fault("a checkpoint has a line that can't be read") }
    guard let found = reader.finish() else { throw Fuzzed.Fault("a checkpoint can't be read") }
    try Self.compare(caseload, found, "a checkpoint")
  }

  /// Goes on working with what is there.
  mutating func write() throws(Fuzzed.Fault) {
    var actions: [DeskAction] = caseload.clockActions(at: Self.now)
    for code in caseload.allCodes.prefix(4) {
      actions.append(.on(code, .note(text: "Called again.")))
      actions.append(.on(code, .assign(person: "sana", reason: nil)))
      actions.append(.on(code, .undo(seq: caseload.seq)))
      actions += referrals(of: code)
      for referral in caseload[code]?.referrals.prefix(3) ?? [] {
        actions.append(.on(code, .acknowledge(referral: referral.letter, focalPerson: "Rabia")))
      }
    }
    actions.append(.open(facts: Facts(), needs: [NeedAsked(code: .shelter)], inInbox: true))
    try perform(actions)
  }

  /// Each need goes to the first that may take it, with whatever the rules may ask for.
  private func referrals(of code: CaseCode) -> [DeskAction] {
    guard let found = caseload[code] else { return [] }
    let said = Said(conflict: .noTie, override: "She asks", second: "Sana", why: "Near")
    return found.needs.prefix(3).compactMap { need in
      let match = caseload.match(need, of: found, at: Self.now)
      let service = match.fits.first?.service ?? match.possible.first?.service
      return service.map { .on(code, .refer(need: need.number, service: $0, said: said)) }
    }
  }

  mutating func perform(_ actions: [DeskAction]) throws(Fuzzed.Fault) {
    var rest = actions.map { action in
      count += 1
      return Request(id: "request \(count)", by: "amina", at: Self.now, action: action)
    }[...]
    do {
      _ = try ledger.perform(on: &caseload, holder: "a test") { _, _ in rest.popFirst() }
    } catch {
      throw Fuzzed.Fault("it can't be worked with: \(error)")
    }
  }

  mutating func list(_ organizations: [Organization]) throws(Fuzzed.Fault) {
    let known = caseload.directory
    try perform(organizations.prefix(20).map { .list(known.keepingNewerFigures(in: $0)) })
  }

  mutating func restore(_ file: CaseFile) throws(Fuzzed.Fault) {
    var number = 0
    var restoration = Restoration(file, by: "amina", now: Self.now) {
      number += 1
      return "restored \(number)"
    }
    do {
      while try !ledger.perform(
        on: &caseload, holder: "a test", { restoration.next($0, $1) }
      ).isEmpty {}
    } catch {
      throw Fuzzed.Fault("it can't be restored: \(error)")
    }
  }

  // MARK: Comparing

  /// Whoever opens the desk now sees what this desk sees.
  mutating func matchesAnother() throws(Fuzzed.Fault) {
    var other = try OpenedDesk(journal, file, mostAtHand: 1)
    try Self.compare(caseload, other.caseload, "another desk")
    for code in caseload.allCodes.prefix(8) {
      let (mine, others) = (try bring(code), try other.bring(code))
      guard mine == others else { throw Fuzzed.Fault("\(code) is otherwise at another desk") }
    }
  }

  private static func compare(
    _ a: Caseload, _ b: Caseload, _ whose: String
  ) throws(Fuzzed.Fault) {
    guard a.seq == b.seq, a.list(at: now) == b.list(at: now), a.people == b.people,
      a.directory == b.directory, a.settings == b.settings, a.reviews == b.reviews
    else { throw Fuzzed.Fault("\(whose) shows something else") }
  }
}

extension Frame {
  /// Whatever a text holds, the terminal gets letters.
  func check() throws(Fuzzed.Fault) {
    for line in lines {
      for scalar in line.unicodeScalars {
        switch scalar.value {
        case ..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
          0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
          throw Fuzzed.Fault("U+\(String(scalar.value, radix: 16)) is on the screen")
        default: break
        }
      }
    }
    guard cursor.map(bounds.contains) ?? true else {
      throw Fuzzed.Fault("the cursor stands outside of the screen")
    }
  }
}
