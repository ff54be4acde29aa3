package import Casework
package import Coalition

/// All that a desk knows: the fold of its journal.
///
/// Of every case it keeps a row and what can be searched. Whole cases are at hand as far as somebody
/// has brought them, from the journal: those that are looked at or worked on.
package struct Caseload: Sendable {
  /// The prefix of new case codes, the desk's name, and its distance from UTC.
  package let desk: DeskIdentity
  package internal(set) var seq = 0
  /// When the last line was written, by the clock of whoever wrote it.
  package internal(set) var lastAt: Instant?
  package internal(set) var directory = Directory()
  package internal(set) var people: [PersonID: Staff] = [:]
  package internal(set) var reviews: [Review] = []
  /// Cases whose history has a line that can't be read, with FILE:LINE.
  package var damaged: [CaseCode: String] = [:]
  /// Those of them that the desk doesn't have otherwise: the line that opens them can't be read.
  package var lost: [CaseCode] { damaged.keys.filter { !contains($0) }.sorted() }
  package internal(set) var settings = Settings()

  /// Changes with everything that can be seen, and never comes back to what it was.
  package internal(set) var version = 0

  var rows = Rows()
  var texts = Texts()
  /// How many cases came from a checkpoint: their texts are in its file.
  var olderTexts = 0
  /// What was found in that file.
  var searched: [Sought: [Bool]] = [:]
  private var atHand = AtHand()
  var holds: [ServiceKey: Holds] = [:]
  var tracks: [ServiceKey: ServiceTrack] = [:]
  var requests = MadeRequests()

  /// An empty one.
  package init(desk: DeskIdentity) { self.desk = desk }

  /// Takes the place of another, whose version screens know.
  package mutating func replaces(_ former: Int) { version = max(version, former + 1) }

  /// How many cases the desk has, whatever became of them.
  package var count: Int { rows.count }

  package func contains(_ code: CaseCode) -> Bool { rows.row(of: code) != nil }

  /// A case that is at hand.
  package subscript(code: CaseCode) -> Case? { rows.row(of: code).flatMap { atHand[$0] } }

  /// Whether a case of the desk is at hand.
  func isAtHand(_ code: CaseCode) -> Bool { rows.row(of: code).map(atHand.contains) ?? false }

  /// The cases at hand, in the order in which they were opened.
  package var cases: [Case] { atHand.cases }

  /// Brings a case, as its lines in the journal give it.
  package mutating func bring(_ case: Case) {
    if let row = rows.row(of: `case`.code) { atHand.put(`case`, at: row) }
  }

  /// Lets go of cases; they are still in the journal.
  package mutating func release(keeping codes: Set<CaseCode>) {
    atHand.release(keeping: Set(codes.compactMap(rows.row)))
  }

  /// Lets go of the cases that nobody has worked on for longest.
  ///
  /// - Parameter most: how many may stay at hand.
  package mutating func release(beyond most: Int, keeping codes: [CaseCode] = []) {
    atHand.release(beyond: most, keeping: codes.compactMap(rows.row))
  }

  /// Lets go of these cases.
  package mutating func letGo(of codes: [CaseCode]) {
    for row in codes.compactMap(rows.row) { _ = atHand.take(row) }
  }

  package var atHandCount: Int { atHand.count }

  /// As the how-manieth a case was opened, from 0. Stays the same until the journal is folded anew.
  package func ordinal(of code: CaseCode) -> Int? { rows.row(of: code).map(Int.init) }

  /// What can be searched of a case that was folded since the checkpoint: a line of its texts.
  package func text(of ordinal: Int) -> ArraySlice<UInt8>? {
    texts.text(of: Rows.Number(ordinal))
  }

  package var allCodes: [CaseCode] { (0..<Rows.Number(rows.count)).map(rows.code) }

  package func name(of key: ServiceKey) -> String { directory.name(of: key) }

  /// Whom to call at the body that gives a service, with the number, where one is known.
  package func contact(of key: ServiceKey) -> String? {
    directory.find(key)?.organization.contact?.text
  }

  /// Whom to call at a body, with the number, where one is known.
  package func contact(of body: BodyID) -> String? {
    directory.organizations.first { $0.body == body }?.contact?.text
  }

  package func name(of person: PersonID) -> String {
    names.person(person)
  }

  package func name(of body: BodyID) -> String { directory.name(of: body) }

  /// How everybody is called here. Holds no case, so that keeping it copies nothing.
  package var names: Names {
    let (directory, people) = (directory, people)
    return Names(
      service: { directory.name(of: $0) }, body: { directory.name(of: $0) },
      person: { people[$0]?.name.text ?? ($0 == .clock ? "the clock" : $0.rawValue) })
  }

  /// The line that this request became, if it was made before.
  package func seq(ofRequest id: String) -> Int? { requests.seq(of: id) }

  package var review: Review? { reviews.last { $0.endedAt == nil } }
}

/// What a desk is called and where it stands.
package struct DeskIdentity: Hashable, Sendable {
  package var name: String
  package var prefix: String
  package var offset: Instant.Span

  /// Pakistan's, all year.
  package static let standardOffset = Instant.Span.hours(5)

  package init(name: String, prefix: String, offset: Instant.Span = standardOffset) {
    self.name = name
    self.prefix = prefix
    self.offset = offset
  }
}

/// A round through the open cases.
package struct Review: Hashable, Sendable, Codable {
  package let id: String
  package let startedAt: Instant
  package let startedBy: PersonID
  package let present: [PersonID]
  package let agenda: [CaseCode]
  package var endedAt: Instant?
  /// Cases that have been decided on, with how many decisions.
  package var decided: [CaseCode: Int] = [:]

  /// How many cases nobody has decided on.
  package var undecided: Int { agenda.count { decided[$0, default: 0] == 0 } }

  /// Where to go on: the first case nobody has decided on.
  package var next: CaseCode? { agenda.first { decided[$0, default: 0] == 0 } }
}

// MARK: - Folding

extension Caseload {
  /// Folds one line. Never fails.
  package mutating func apply(_ line: Line) {
    var rest = line.events[...]
    while let event = rest.first {
      // What comes of several events on one case is noted once.
      let own = rest.prefix { $0.code == event.code }
      if let code = event.code {
        apply(own.compactMap(\.onCase), to: code, line.stamp)
      } else {
        for event in own { apply(event, of: line) }
      }
      rest = rest[own.endIndex...]
    }
    version += 1
    seq = max(seq, line.seq)
    lastAt = line.at
    requests.note(line.id, seq: line.seq)
  }

  /// Takes a case as its lines give it now, after some of them were blanked.
  package mutating func replace(_ case: Case) {
    guard let row = rows.row(of: `case`.code) else { return }
    version += 1
    keep(`case`, at: row, hasNewFacts: true)
  }

  /// A line that can't be read still has its number.
  package mutating func skip(to seq: Int) {
    version += 1
    self.seq = max(self.seq, seq)
  }

  /// An event of the desk itself.
  private mutating func apply(_ event: DeskEvent, of line: Line) {
    switch event {
    case .on: break
    case .personListed(let staff): people[staff.id] = staff
    case .organizationListed(let organization): directory.list(organization)
    case .capacityReported(let key, let free, let at): directory.report(key, free: free, at: at)
    case .settingsChanged(let settings): self.settings = settings
    case .reviewStarted(let id, let present, let agenda):
      reviews.append(
        Review(
          id: id, startedAt: line.at, startedBy: line.by, present: present, agenda: agenda))
    case .reviewEnded(let id): change(review: id) { $0.endedAt = line.at }
    case .blanked: break
    }
  }

  private mutating func apply(_ events: [CaseEvent], to code: CaseCode, _ stamp: Stamp) {
    for event in events { count(event, of: code) }
    var rest = events[...]
    if let row = rows.row(of: code) {
      // Taken out, so that nobody else holds it while it changes.
      guard var changed = atHand.take(row) else { return }
      change(&changed, at: row, by: rest, stamp)
      return keep(
        consume changed, at: row, hasNewFacts: events.contains(where: \.changesFacts))
    }
    while let event = rest.popFirst() {
      guard var opened = Case(code, event, stamp) else { continue }
      let row = Rows.Number(rows.count)
      change(&opened, at: row, by: rest, stamp)
      return keep(consume opened, at: row, hasNewFacts: true)
    }
  }

  private mutating func change(
    _ case: inout Case, at row: Rows.Number, by events: ArraySlice<CaseEvent>, _ stamp: Stamp
  ) {
    hold(`case`, row, false)
    for event in events {
      `case`.apply(event, stamp)
      if let key = `case`.service(of: event) {
        tracks[key, default: ServiceTrack()].note(event, on: `case`)
      }
    }
    hold(`case`, row, true)
  }

  private mutating func keep(_ case: consuming Case, at row: Rows.Number, hasNewFacts: Bool) {
    rows.put(`case`, at: row, hasNewFacts: hasNewFacts)
    if hasNewFacts { texts.put(row, `case`) }
    atHand.put(`case`, at: row)
  }

  /// Decisions of a review.
  private mutating func count(_ event: CaseEvent, of code: CaseCode) {
    switch event {
    case .reviewed(let id, _): change(review: id) { $0.decided[code, default: 0] += 1 }
    case .unreviewed(let id, _): change(review: id) { $0.decided[code, default: 0] -= 1 }
    default: break
    }
  }

  private mutating func hold(_ case: Case, _ row: Rows.Number, _ isHeld: Bool) {
    for referral in `case`.referrals where referral.state.isOpen {
      let hold = Holds.Hold(referral, of: `case`, row)
      if isHeld {
        holds[referral.service, default: Holds()].add(hold)
      } else {
        holds[referral.service]?.remove(hold)
      }
    }
  }

  private mutating func change(review id: String, _ body: (inout Review) -> Void) {
    for i in reviews.indices where reviews[i].id == id { body(&reviews[i]) }
  }
}

// MARK: - Asking

extension Caseload {
  /// Working hours, where the desk is.
  var calendar: WorkCalendar {
    var calendar = settings.calendar
    calendar.offset = desk.offset
    return calendar
  }

  /// Who can take a need now.
  package func match(_ need: Need, of case: Case, at now: Instant) -> Match {
    let (holds, tracks, rows) = (holds, tracks, rows)
    let row = rows.row(of: `case`.code)
    let setting = MatchSetting(
      now: now, clocks: settings.clocks, weights: settings.weights, calendar: calendar,
      placesTaken: { key, since in
        guard let holds = holds[key] else { return 0 }
        return holds.places(since: since)
          - Self.own(`case`, need, key)
          .filter { $0.sentAt >= since || $0.state.awaitsAnswer }
          .reduce(0) { $0 + `case`.places(of: $1) }
      },
      placesAwaited: { key in
        let awaited = (holds[key]?.holds ?? []).filter { $0.awaitsAnswer && $0.row != row }
        return PlacesAwaited(
          count: awaited.reduce(0) { $0 + $1.places },
          cases: Set(awaited.map(\.row)).map { rows.code(of: $0) }.sorted())
      },
      news: { tracks[$0]?.lastReply },
      record: { key in
        let open = (holds[key]?.open ?? 0) - Self.own(`case`, need, key).count
        return tracks[key]?.record(open: open) ?? ServiceRecord(open: open)
      })
    return Match(need, of: `case`, among: directory, with: setting)
  }

  /// The places that this very need keeps are not in its own way.
  private static func own(_ case: Case, _ need: Need, _ key: ServiceKey) -> [Referral] {
    `case`.referrals.filter {
      $0.need == need.number && $0.service == key && $0.state.isOpen
    }
  }

  /// Places that are free besides those that open referrals keep; nil is not known.
  package func placesLeft(for letter: ReferralLetter, of case: Case) -> Int? {
    `case`.referral(letter).flatMap { placesLeft(at: $0.service) }
  }

  /// The same of a service, for whoever may ask for one.
  package func placesLeft(at key: ServiceKey) -> Int? {
    guard let capacity = directory.find(key)?.service.capacity else { return nil }
    return max(0, max(0, capacity.free) - (holds[key]?.places(since: capacity.asOf) ?? 0))
  }

  /// The cases with an open referral to a body.
  package func codes(withReferralsTo body: Organization) -> [CaseCode] {
    let rows = Set(body.services.flatMap { holds[$0.key]?.holds ?? [] }.map(\.row))
    return rows.sorted().map(self.rows.code)
  }

  /// What somebody sent that nobody was told of, of the cases at hand, the earliest first.
  package func notTold(
    sentBy person: PersonID, since: Instant
  ) -> [(code: CaseCode, referral: Referral)] {
    atHand.cases.flatMap { `case` in
      `case`.referrals
        .filter { $0.isToBeTold && $0.sentBy == person && $0.sentAt >= since }
        .map { (`case`.code, $0) }
    }.sorted { $0.referral.sentAt < $1.referral.sentAt }
  }

  package func words(at now: Instant) -> MatchWords {
    MatchWords(offset: desk.offset, now: now)
  }

  /// The cases in which a referral has run out that nobody has answered.
  package func expired(at now: Instant) -> [CaseCode] {
    guard isPlausible(now), rows.soonestExpiry <= now.seconds else { return [] }
    return rows.entries.indices.filter { rows.entries[$0].expiry <= now.seconds }
      .map { rows.code(of: Rows.Number($0)) }.sorted()
  }

  /// What the clock must do now: let referrals expire whose answer is overdue. Of the cases at hand.
  package func clockActions(at now: Instant) -> [DeskAction] {
    expired(at: now).flatMap { code -> [DeskAction] in
      (self[code]?.referrals ?? [])
        .filter { $0.canExpire && $0.answerBy <= now }
        .map { .on(code, .expire(referral: $0.letter)) }
    }
  }

  /// When the clock has to act next.
  package var nextExpiry: Instant? {
    rows.soonestExpiry == Rows.Entry.never ? nil : Instant(seconds: rows.soonestExpiry)
  }

  /// No clock event is made while the machine's time lies before the last line or more than a
  /// day after it: the machine's clock may be wrong (domain §6).
  package func isPlausible(_ now: Instant) -> Bool {
    guard let lastAt else { return false }
    return now >= lastAt && now - lastAt <= .hours(24)
  }

  /// Whether the clock should act and doesn't dare to.
  package func isClockInDoubt(_ now: Instant) -> Bool {
    guard let lastAt, !isPlausible(now) else { return false }
    return now < lastAt || (nextExpiry.map { $0 <= now } ?? false)
  }

  package func nextCode(at now: Instant) -> CaseCode {
    let year = WallTime(now, offset: desk.offset).year % 100
    // A case whose opening can't be read any more has its code all the same.
    let unread = damaged.keys.filter { $0.prefix == desk.prefix && $0.year == year }
    let last = max(rows.lastNumber(in: year), unread.map(\.number).max() ?? 0)
    func code(_ number: Int) -> CaseCode {
      CaseCode(prefix: desk.prefix, year: year, number: number)
    }
    if last < CaseCode.most { return code(last + 1) }
    // A code was taken, or misread, behind which none comes: the first that is free.
    return (1...count + unread.count + 1).lazy.map(code)
      .first { !contains($0) && damaged[$0] == nil } ?? code(last + 1)
  }
}
