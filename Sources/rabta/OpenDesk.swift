import Canvas
import Caseload
import Casework
import Coalition
import Desk
import Dispatch
import Glibc
import Ledger
import Terminal

/// A desk as a verb has it: its ledger, its caseload and who acts.
struct OpenDesk: ~Copyable {
  var ledger: Ledger
  var caseload: Caseload
  let now = Clock.now

  private let path: String

  init(_ path: String) throws(Failure) {
    try self.init(path, fromStart: false) { _, _ in }
  }

  /// Reads the whole journal, line by line, whatever a checkpoint says. Ctrl-C ends it.
  init(readingAllOf path: String, _ each: (Line, Caseload) -> Void) throws(Failure) {
    StopSignal.catchIt()
    try self.init(path, fromStart: true, each)
  }

  private init(
    _ path: String, fromStart: Bool, _ each: (Line, Caseload) -> Void
  ) throws(Failure) {
    // Nearly all that is shown names places: another core reads their table meanwhile.
    DispatchQueue.global().async { _ = Gazetteer.pakistan }
    var ledger = try orFailure { () throws(LedgerError) in
      try Ledger(openingDeskAt: path, fromStart: fromStart)
    }
    var caseload = Caseload(desk: ledger.identity)
    try Self.read(&ledger, &caseload, each)
    // Where it can't be finished now, what was erased is not shown all the same.
    try? ledger.finishErasing(&caseload, holder: "an erasure")
    self.ledger = ledger
    self.caseload = caseload
    self.path = path
  }

  /// Reads all lines, says how far it is, and ends on Ctrl-C.
  private static func read(
    _ ledger: inout Ledger, _ caseload: inout Caseload, _ each: (Line, Caseload) -> Void
  ) throws(Failure) {
    var line = ProgressLine()
    defer { line.clear() }
    var isStopped = false
    do throws(LedgerError) {
      try ledger.catchUp(&caseload, each: each) { ledger in
        isStopped = !line.show(English.reading(ledger.percentRead))
        return !isStopped
      }
    } catch {
      throw .failed(error.description)
    }
    if isStopped { throw .failed(English.stoppedReading) }
  }

  /// Lets a checkpoint be written when so much was written that the next opening would take long.
  func checkpointIfNeeded() {
    var checkpointing = Checkpointing(of: path)
    checkpointing.start(ifNeededAt: ledger.linesSinceCheckpoint(caseload))
  }

  /// A screen on the desk, with what was read already.
  consuming func session(
    as me: PersonID, _ preferences: Preferences
  ) throws(Failure) -> Session {
    let path = path
    let drafts = try orFailure { () throws(LedgerError) in
      try DeskFolder.open(at: path).openDrafts()
    }
    return Session(
      ledger, caseload, drafts: drafts, me: me, now: Clock.now, size: Size(columns: 80, rows: 24),
      preferences: preferences)
  }

  /// Who acts: `--as`, else RABTA_AS, else the desk's only person.
  func actor(_ arguments: Arguments) throws(Failure) -> PersonID {
    let people = caseload.people.keys.sorted()
    if let name = arguments["--as"] ?? getenv("RABTA_AS").map({ String(cString: $0) }) {
      let id = PersonID(rawValue: name.lowercased())
      guard caseload.people[id] != nil else {
        throw .failed(Refusal.noSuchPerson(id).description + known(people))
      }
      return id
    }
    guard let only = people.first else { throw .failed(English.nobody) }
    guard people.count == 1 else {
      throw .usage(English.twoActors + people.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return only
  }

  private func known(_ people: [PersonID]) -> String {
    people.isEmpty ? "" : " Known: \(people.map(\.rawValue).joined(separator: ", "))."
  }

  /// Writes one action, after what the clock has to write; throws the refusal's sentence.
  ///
  /// - Parameter first: who acts at a desk that has nobody yet.
  mutating func write(
    _ action: DeskAction, _ arguments: Arguments, first: PersonID? = nil, review: String? = nil
  ) throws(Failure) -> Line {
    let me: PersonID
    if let first, caseload.people.isEmpty { me = first } else { me = try actor(arguments) }
    let role = caseload.people[me]?.roles.first
    let wanted = Request(
      id: Randomness.hex(bytes: 16), by: me, role: role, at: now, action: action, review: review)
    try bring(caseload.expired(at: now))
    var clock: [Request]?
    let outcomes: [Outcome]
    do throws(LedgerError) {
      outcomes = try ledger.perform(on: &caseload, holder: caseload.name(of: me)) {
        caseload, last in
        if clock == nil {
          clock = caseload.clockActions(at: wanted.at).map {
            Request(id: Randomness.hex(bytes: 16), by: .clock, at: wanted.at, action: $0)
          }
          clock?.append(wanted)
        }
        return clock?.isEmpty == false ? clock?.removeFirst() : nil
      }
    } catch {
      throw .failed(error.description)
    }
    for torn in ledger.takeTornTails() { Output.complain(torn.description) }
    checkpointIfNeeded()
    switch outcomes.last {
    case .done(let line)?: return line
    case .refused(let refusal)?: throw .failed(refusal.inWords(caseload.names))
    case .repeated?, nil: throw .failed("Nothing was written.")
    }
  }

  /// Brings cases from the journal.
  mutating func bring(_ codes: [CaseCode]) throws(Failure) {
    do throws(LedgerError) { try ledger.bring(codes, to: &caseload) } catch {
      throw .failed(error.description)
    }
  }

  /// Looks for something in what was typed in all cases.
  mutating func search(_ sought: [Sought]) throws(Failure) {
    do throws(LedgerError) { while try ledger.search(sought, in: &caseload) {} } catch {
      throw .failed(error.description)
    }
  }

  /// The cases that a number is known from are brought.
  mutating func bring(knownFrom number: String) throws(Failure) {
    try search(Sought.numbers(in: number))
    try bring(caseload.codes(knownFrom: number))
  }

  /// Shows every case of the desk, one after the other, in the order in which they were opened.
  mutating func eachCase(_ body: (Case) -> Void) throws(Failure) {
    for code in caseload.allCodes {
      try bring([code])
      if let `case` = caseload[code] { body(`case`) }
    }
  }

  // MARK: Words for things

  /// The code of a case that the desk has.
  func code(_ text: String) throws(Failure) -> CaseCode {
    guard let code = CaseCode(text) else {
      throw .usage("“\(Output.harmless(text))” is no case code. One looks like KHI-26-0147.")
    }
    guard caseload.contains(code) else {
      throw .failed(
        caseload.damaged[code] == nil
          ? DeskRefusal.noSuchCase(code).description : English.unreadable(code))
    }
    return code
  }

  mutating func find(_ text: String) throws(Failure) -> Case {
    let code = try code(text)
    try bring([code])
    guard let found = caseload[code] else {
      throw .failed(English.unreadable(code))
    }
    return found
  }

  /// A referral by its code, `KHI-26-0147-B`.
  mutating func findReferral(_ text: String) throws(Failure) -> (Case, Referral) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, let letter = ReferralLetter(parts[3]) else {
      throw .usage("“\(Output.harmless(text))” is no referral. One looks like KHI-26-0147-B.")
    }
    let `case` = try find(parts[..<3].joined(separator: "-"))
    guard let referral = `case`.referral(letter) else {
      throw .failed(Refusal.noSuchReferral(letter).description)
    }
    return (`case`, referral)
  }

  /// A need by its number or, if unique, its code.
  func findNeed(_ text: String, in case: Case) throws(Failure) -> Need {
    if let number = Int(text) {
      guard let need = `case`.need(number) else {
        throw .failed(Refusal.noSuchNeed(number).description)
      }
      return need
    }
    let matches = `case`.needs.filter { $0.code.rawValue == text.uppercased() }
    guard let need = matches.first else {
      let has = `case`.needs.map { "\($0.number) \($0.code.rawValue)" }.joined(separator: ", ")
      throw .failed("\(`case`.code) has no such need. It has: \(has.isEmpty ? "none" : has).")
    }
    guard matches.count == 1 else {
      throw .failed(
        "\(`case`.code) has that need more than once. Say its number: "
          + matches.map { "\($0.number)" }.joined(separator: ", ") + ".")
    }
    return need
  }
}

extension OpenDesk {
  /// A round of questions by its number.
  func findRound(_ text: String, in case: Case) throws(Failure) -> AskRound {
    guard let number = Int(text) else { throw .usage("Say the round's number, as ask gave it.") }
    guard let round = `case`.round(number) else {
      throw .failed(Refusal.noSuchRound(number).description)
    }
    return round
  }

  /// A body by the key of one of its services, by the beginning of its name, or by its id.
  func findBody(_ text: String) throws(Failure) -> Organization {
    let directory = caseload.directory
    if let found = directory.organization(of: ServiceKey(rawValue: text))
      ?? directory.organization(BodyID(rawValue: text))
    {
      return found
    }
    let wanted = Folded.text(text)
    let named = directory.organizations.filter {
      !wanted.isEmpty && Folded.text($0.name).hasPrefix(wanted)
    }
    guard let found = named.first else { throw .failed(English.noSuchBody) }
    let exact = named.filter { Folded.text($0.name) == wanted }
    guard named.count == 1 || exact.count == 1 else {
      throw .failed(English.whichBody(named.map(\.name)))
    }
    return exact.first ?? found
  }

  /// A moment still to come: `4h`, `18:00`, `tomorrow`, `+2d`, `2026-11-30`.
  func due(_ text: String?, _ option: String) throws(Failure) -> Instant {
    guard let text else { throw .usage("Say \(option): \(English.dueTimes).") }
    guard let due = WallTime.due(text, now: now, offset: caseload.desk.offset) else {
      throw .usage("\(option) takes \(English.dueTimes).")
    }
    return due
  }

  /// A moment that has passed: `14:30`, `-2h`, `2026-11-30 18:00`.
  func past(_ text: String, _ option: String) throws(Failure) -> Instant {
    guard let past = WallTime.past(text, now: now, offset: caseload.desk.offset), past <= now else {
      throw .usage("\(option) takes \(English.pastTimes).")
    }
    return past
  }
}

/// What can't be done, as the sentence a verb ends with.
func orFailure<T: ~Copyable, Cause: Error & CustomStringConvertible>(
  _ body: () throws(Cause) -> T
) throws(Failure) -> T {
  do throws(Cause) { return try body() } catch { throw .failed(error.description) }
}
