package import Casework
package import Coalition

/// All that a desk knows: the fold of its journal.
package struct Caseload: Sendable {
  /// The prefix of new case codes, the desk's name, and its distance from UTC.
  package let desk: DeskIdentity
  package private(set) var seq = 0
  /// When the last line was written.
  package private(set) var lastAt: Instant?
  package private(set) var cases: [Case] = []
  package private(set) var directory = Directory()
  package private(set) var people: [PersonID: Staff] = [:]
  package private(set) var reviews: [Review] = []
  /// Cases whose history has a line that can't be read, with FILE:LINE.
  package var damaged: [CaseCode: String] = [:]
  package private(set) var settings = Settings()

  private var index: [CaseCode: Int] = [:]
  private var held: [ServiceKey: [Held]] = [:]
  private var tracks: [ServiceKey: ServiceTrack] = [:]
  private var awaiting: Set<CaseCode> = []
  private var lastNumber: [Int: Int] = [:]
  private var recent: [String: Int] = [:]

  /// A place that an open referral keeps.
  private struct Held: Hashable {
    let code: CaseCode
    let letter: ReferralLetter
    let since: Instant
    let places: Int
    /// A body that hasn't answered doesn't count the place as taken in the figures it reports.
    let awaitsAnswer: Bool
  }

  package init(desk: DeskIdentity) { self.desk = desk }

  package subscript(code: CaseCode) -> Case? { index[code].map { cases[$0] } }

  package func name(of key: ServiceKey) -> String { directory.name(of: key) }

  /// Whom to call at the body that gives a service, with the number, where one is known.
  package func contact(of key: ServiceKey) -> String? {
    directory.find(key)?.organization.contact?.text
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
  package func seq(ofRequest id: String) -> Int? { recent[id] }

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
package struct Review: Hashable, Sendable {
  package let id: String
  package let startedAt: Instant
  package let startedBy: PersonID
  package let present: [PersonID]
  package let agenda: [CaseCode]
  package var endedAt: Instant?
  /// Cases that have been decided on, with how many decisions.
  package var decided: [CaseCode: Int] = [:]

  /// Where to go on: the first case nobody has decided on.
  package var next: CaseCode? { agenda.first { decided[$0, default: 0] == 0 } }
}

// MARK: - Folding

extension Caseload {
  /// Folds one line. Never fails.
  package mutating func apply(_ line: Line) {
    let stamp = Stamp(seq: line.seq, at: line.at, by: line.by, undoes: line.undoes)
    for event in line.events {
      switch event {
      case .on(let code, let event): apply(event, to: code, stamp)
      case .personListed(let staff): people[staff.id] = staff
      case .organizationListed(let organization): directory.list(organization)
      case .capacityReported(let key, let free, let at): directory.report(key, free: free, at: at)
      case .settingsChanged(let settings): self.settings = settings
      case .reviewStarted(let id, let present, let agenda):
        reviews.append(
          Review(
            id: id, startedAt: line.at, startedBy: line.by, present: present, agenda: agenda))
      case .reviewEnded(let id): change(review: id) { $0.endedAt = line.at }
      }
    }
    seq = max(seq, line.seq)
    lastAt = max(line.at, lastAt ?? line.at)
    remember(line)
  }

  /// A line that can't be read still has its number.
  package mutating func skip(to seq: Int) { self.seq = max(self.seq, seq) }

  /// A retry is recognised for as many lines as one could reasonably wait.
  private mutating func remember(_ line: Line) {
    let kept = 10_000
    recent[line.id] = line.seq
    if recent.count > 2 * kept { recent = recent.filter { $0.value > line.seq - kept } }
  }

  private mutating func apply(_ event: CaseEvent, to code: CaseCode, _ stamp: Stamp) {
    switch event {
    case .reviewed(let id, _): change(review: id) { $0.decided[code, default: 0] += 1 }
    case .unreviewed(let id, _): change(review: id) { $0.decided[code, default: 0] -= 1 }
    default: break
    }
    guard let place = index[code] else {
      guard let opened = Case(code, event, stamp) else { return }
      index[code] = cases.count
      cases.append(opened)
      lastNumber[code.year] = max(lastNumber[code.year] ?? 0, code.number)
      return
    }
    hold(cases[place], false)
    cases[place].apply(event, stamp)
    hold(cases[place], true)
    if let key = cases[place].service(of: event) {
      tracks[key, default: ServiceTrack()].note(event, on: cases[place])
    }
  }

  /// Reservations are derived from referrals, never stored: a place is kept while one is open.
  private mutating func hold(_ case: Case, _ isHeld: Bool) {
    for referral in `case`.referrals where referral.state.isOpen {
      let place = Held(
        code: `case`.code, letter: referral.letter, since: referral.sentAt,
        places: `case`.places(of: referral), awaitsAnswer: referral.state.awaitsAnswer)
      if isHeld {
        held[referral.service, default: []].append(place)
      } else {
        held[referral.service]?.removeAll { $0 == place }
      }
    }
    if isHeld {
      if `case`.referrals.contains(where: \.canExpire) {
        awaiting.insert(`case`.code)
      } else {
        awaiting.remove(`case`.code)
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
    let (held, tracks) = (held, tracks)
    let setting = MatchSetting(
      now: now, clocks: settings.clocks, weights: settings.weights, calendar: calendar,
      placesTaken: { key, since in
        // An open referral keeps its place from the moment it is sent.
        (held[key] ?? [])
          .filter { ($0.since >= since || $0.awaitsAnswer) && !Self.isOwn($0, `case`, need) }
          .reduce(0) { $0 + $1.places }
      },
      news: { tracks[$0]?.lastReply },
      record: { key in
        let open = (held[key] ?? []).count { !Self.isOwn($0, `case`, need) }
        return tracks[key]?.record(open: open) ?? ServiceRecord(open: open)
      })
    return Match(need, of: `case`, among: directory, with: setting)
  }

  /// Places that are free besides those that open referrals keep; nil is not known.
  package func placesLeft(for letter: ReferralLetter, of case: Case) -> Int? {
    `case`.referral(letter).flatMap { placesLeft(at: $0.service) }
  }

  /// The same of a service, for whoever may ask for one.
  package func placesLeft(at key: ServiceKey) -> Int? {
    guard let capacity = directory.find(key)?.service.capacity else { return nil }
    let taken = (held[key] ?? [])
      .filter { $0.since >= capacity.asOf || $0.awaitsAnswer }
      .reduce(0) { $0 + $1.places }
    return max(0, capacity.free - taken)
  }

  // The place that this very need keeps is not in its own way.
  private static func isOwn(_ held: Held, _ case: Case, _ need: Need) -> Bool {
    held.code == `case`.code && `case`.referral(held.letter)?.need == need.number
  }

  package func words(at now: Instant) -> MatchWords {
    MatchWords(offset: desk.offset, now: now)
  }

  /// What the clock must do now: let referrals expire whose answer is overdue.
  package func clockActions(at now: Instant) -> [DeskAction] {
    guard isPlausible(now) else { return [] }
    return awaiting.sorted().flatMap { code -> [DeskAction] in
      (self[code]?.referrals ?? [])
        .filter { $0.canExpire && $0.answerBy <= now }
        .map { .on(code, .expire(referral: $0.letter)) }
    }
  }

  /// When the clock has to act next.
  package var nextExpiry: Instant? {
    awaiting.compactMap { code in
      self[code]?.referrals.filter(\.canExpire).map(\.answerBy).min()
    }.min()
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
    return CaseCode(prefix: desk.prefix, year: year, number: (lastNumber[year] ?? 0) + 1)
  }
}
