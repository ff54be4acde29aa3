package import Casework
import Coalition

/// Why the desk says no: a rule of casework, or one of the desk itself.
package enum DeskRefusal: Error, Hashable, Sendable {
  case rules(Refusal)
  case noSuchCase(CaseCode)
  case noSuchStaff(PersonID)
  /// Somebody else did something to the case that whoever asks hasn't seen.
  ///
  /// - Parameter seq: the last line about the case.
  case changedMeanwhile(CaseCode, [Change], seq: Int)
  case clockIsUnsure
  case reviewIsUnderWay(String)
  case noReview
  case nothingToReview
  case badPersonID(String)
  case takesCoordinatorToList
  case takesCoordinatorToSet
  case noSuchService(ServiceKey)
  case noSuchBody(BodyID)
  case notACount
  case nothingChanged
  case unknownPlace
  case unknownLanguage
  /// Of a restored case: this desk has one with its code.
  case codeIsTaken(CaseCode)
  /// Another body's service has this key.
  case keyIsTaken(ServiceKey, by: String)

  package struct Change: Hashable, Sendable {
    package let by: PersonID
    package let what: CaseEvent

    package init(by: PersonID, what: CaseEvent) {
      self.by = by
      self.what = what
    }
  }
}

extension Caseload {
  /// The cases that must be at hand for a request to be decided, and are not.
  package func missing(for request: Request) -> [CaseCode] {
    guard case .on(let code, let action) = request.action else { return [] }
    var codes = [code] + related(to: code)
    if case .end(.added(let other)) = action { codes.append(other) }
    return missing(of: codes)
  }

  /// The cases that must be at hand for a line to be folded, and are not.
  package func missing(for line: Line) -> [CaseCode] {
    missing(of: line.events.compactMap { if case .on(let code, _) = $0 { code } else { nil } })
  }

  /// Those of some cases that the desk has and that are not at hand.
  package func missing(of codes: [CaseCode]) -> [CaseCode] {
    codes.filter { contains($0) && !isAtHand($0) }
  }

  /// The cases that a case is one with: arrivals that were added to it, or what it was added to.
  package func related(to code: CaseCode) -> [CaseCode] {
    guard let `case` = self[code] else { return [] }
    if case .added(let other)? = `case`.closing { return `case`.joined + [other] }
    return `case`.joined
  }

  /// What others than one person have done to a case after a line that this one had seen.
  package static func changes(
    to case: Case, by me: PersonID, after seen: Int
  ) -> [DeskRefusal.Change] {
    `case`.history.filter {
      $0.stamp.by != me && $0.stamp.seq > seen && $0.event.isWorthSaying
    }.map { DeskRefusal.Change(by: $0.stamp.by, what: $0.event) }
  }

  /// Makes a line of a request, or refuses it. The rules are Casework's and Coalition's; here
  /// they are given what they need to know.
  package func decide(_ request: Request) throws(DeskRefusal) -> Line {
    if request.by == .clock {
      // An export's clock was believed when it acted.
      guard request.restores != nil || isPlausible(request.at) else { throw .clockIsUnsure }
    } else if people[request.by] == nil, !isFirstPerson(request.action) {
      throw .noSuchStaff(request.by)
    }
    let events = try events(of: request)
    var line = Line(
      seq: seq + 1, id: request.id, at: request.at, by: request.by, role: request.role,
      undoes: nil, events: events, subjects: [], after: [])
    if case .on(_, .undo(let seq)) = request.action { line.undoes = seq }
    (line.subjects, line.after) = subjects(of: events)
    return line
  }

  private func events(of request: Request) throws(DeskRefusal) -> [DeskEvent] {
    switch request.action {
    case .open(let facts, let needs, let inInbox, let arrived, let remark):
      try checkWords(of: facts, places: needs.compactMap(\.place))
      let code = request.restores?.code ?? nextCode(at: request.at)
      guard !contains(code) else { throw .codeIsTaken(code) }
      let opened = CaseEvent.opened(
        facts: facts, inInbox: inInbox, lookBy: lookBy(arrived, at: request.at))
      guard var draft = Case(code, opened, Stamp(seq: seq + 1, at: request.at, by: request.by))
      else { return [] }
      guard facts.persons.count <= Facts.mostPersons else { throw .rules(.tooManyPersons) }
      var events = [opened] + (inInbox ? [] : draft.given(in: context(of: request)))
      for need in needs {
        let action = CaseAction.addNeed(code: need.code, persons: need.persons, place: need.place)
        for event in try decide(action, on: draft, request) {
          draft.apply(event, Stamp(seq: seq + 1, at: request.at, by: request.by))
          events.append(event)
        }
      }
      if let remark = remark?.filled { events.append(.noted(note: 1, text: remark)) }
      return events.map { .on(code, $0) }

    case .on(let code, let action):
      guard let `case` = self[code] else { throw .noSuchCase(code) }
      if let seen = request.seen, `case`.lastSeq > seen {
        let changes = Self.changes(to: `case`, by: request.by, after: seen)
        guard changes.isEmpty else {
          throw .changedMeanwhile(code, changes, seq: `case`.lastSeq)
        }
      }
      switch action {
      case .end(.duplicate(let other)) where !contains(other): throw .noSuchCase(other)
      case .end(.added(let other)) where !contains(other): throw .noSuchCase(other)
      case .end(.duplicate(let other)) where isErased(other): throw .rules(.isErased(other))
      case .end(.added(let other)) where isErased(other): throw .rules(.isErased(other))
      case .conflict(let body, _): try check(body)
      case .consent(let topic, _): try topic.body.map(check)
      case .amend(let facts): try checkWords(of: facts, places: [])
      case .addNeed(_, _, let place): try checkWords(of: nil, places: [place].compactMap(\.self))
      default: break
      }
      let events = try decide(action, on: `case`, request)
      return events.map { .on(code, $0) } + events.flatMap { elsewhere($0, of: `case`) }

    case .listPerson(let staff):
      guard Staff.isID(staff.id.rawValue) else { throw .badPersonID(staff.id.rawValue) }
      // Rules that only a coordinator may override must not be had by listing oneself as one.
      guard people.isEmpty || !staff.isCoordinator || people[request.by]?.isCoordinator == true
      else { throw .takesCoordinatorToList }
      return [.personListed(staff)]

    case .list(let organization):
      for service in organization.services {
        if let other = directory.find(service.key)?.organization, other.id != organization.id {
          throw .keyIsTaken(service.key, by: other.name)
        }
      }
      return [.organizationListed(organization)]

    case .reportCapacity(let key, let free):
      guard directory.find(key) != nil else { throw .noSuchService(key) }
      guard (0...9999).contains(free) else { throw .notACount }
      return [.capacityReported(service: key, free: free, at: request.at)]

    case .confirm(let key):
      return try changed(key) { $0.confirmedOn = request.at }

    case .setStatus(let key, let status, let until):
      return try changed(key) {
        $0.status = status
        $0.suspendedUntil = until
      }

    case .set(let settings):
      guard people[request.by]?.isCoordinator == true else { throw .takesCoordinatorToSet }
      for person in settings.onDuty where people[person] == nil { throw .noSuchStaff(person) }
      guard settings != self.settings else { throw .nothingChanged }
      return [.settingsChanged(settings)]

    case .startReview(let present):
      if let review { throw .reviewIsUnderWay(review.id) }
      if let stranger = present.first(where: { people[$0] == nil }) { throw .noSuchStaff(stranger) }
      let agenda = codes(queue(Query(), at: request.at))
      guard !agenda.isEmpty else { throw .nothingToReview }
      let date = WallTime(request.at, offset: desk.offset).date
      let sameDay = reviews.count { $0.id.hasPrefix(date) }
      let id = sameDay == 0 ? date : "\(date)-\(sameDay + 1)"
      return [.reviewStarted(review: id, present: present, agenda: agenda)]

    case .endReview:
      guard let review else { throw .noReview }
      return [.reviewEnded(review: review.id)]
    }
  }

  /// A service's entry with a change; the whole entry of its body stands in the event.
  private func changed(
    _ key: ServiceKey, _ change: (inout Service) -> Void
  ) throws(DeskRefusal) -> [DeskEvent] {
    guard var organization = directory.organization(of: key) else { throw .noSuchService(key) }
    for i in organization.services.indices where organization.services[i].key == key {
      change(&organization.services[i])
    }
    guard organization != directory.organization(of: key) else { throw .nothingChanged }
    return [.organizationListed(organization)]
  }

  /// What an event on one case means for another: an arrival shows in the case it was added to.
  private func elsewhere(_ event: CaseEvent, of case: Case) -> [DeskEvent] {
    let code = `case`.code
    return switch event {
    case .ended(.added(let other)): [.on(other, .joined(arrival: code))]
    case .reopened(_, .added(let other), _): [.on(other, .parted(arrival: code))]
    case .parted(let arrival):
      [.on(arrival, .reopened(what: nil, was: .added(to: code), triageBy: nil))]
    // What arrived of it tells of the same people.
    case .erased(let erasure):
      `case`.joined.map {
        let of = Erasure(why: erasure.why, verified: erasure.verified, second: erasure.second)
        return .on($0, .erased(erasure: of))
      }
    default: []
    }
  }

  /// A new case is looked at soon; an old record starts no clock (domain §4).
  private func lookBy(_ arrived: Instant?, at now: Instant) -> Instant? {
    guard let arrived else { return now + settings.clocks.look }
    return now - arrived > .hours(24) ? nil : arrived + settings.clocks.look
  }

  /// Places, languages and bodies are codes: any other text would be a place that nobody covers,
  /// and would stand where it can't be erased.
  private func checkWords(of facts: Facts?, places: [AreaID]) throws(DeskRefusal) {
    let places = places + [facts?.place, facts?.perpetratorPlace].compactMap(\.self)
    guard places.allSatisfy({ Gazetteer.pakistan.area($0) != nil }) else { throw .unknownPlace }
    guard (facts?.languages ?? []).allSatisfy(Languages.isCode) else { throw .unknownLanguage }
    for topic in facts?.consent.topics ?? [] { try topic.body.map(check) }
  }

  /// Whether nothing is left of a case.
  package func isErased(_ code: CaseCode) -> Bool {
    rows.row(of: code).map { [.erased, .toldToDelete].contains(rows.status(of: $0)) } ?? false
  }

  private func check(_ body: BodyID) throws(DeskRefusal) {
    guard directory.organization(body) != nil else { throw .noSuchBody(body) }
  }

  /// What the rules need to know of whoever asks, whichever case it is about.
  private func context(of request: Request) -> Context {
    // What another desk has ended gets no more decisions: its minutes may be written already.
    let review = request.review == self.review?.id ? request.review : nil
    var context = Context(
      now: request.at, by: request.by, name: name(of: request.by), clocks: settings.clocks,
      calendar: calendar,
      people: Set(people.keys), roles: people[request.by]?.roles ?? [], review: review)
    context.isRestored = request.restores != nil
    context.taker = request.restores.map(\.taker) ?? people[request.by]?.id
    context.remindsToTell = request.remindsToTell
    return context
  }

  private func decide(
    _ action: CaseAction, on case: Case, _ request: Request
  ) throws(DeskRefusal) -> [CaseEvent] {
    var context = context(of: request)
    context.door = door(for: action, on: `case`, at: request.at)
    context.bodies = bodies(for: action, on: `case`)
    context.retention = settings.retention
    context.province = `case`.facts.place.flatMap { Gazetteer.pakistan.province(of: $0) }
    if case .accept(let letter, _, _, _) = action {
      context.placesLeft = placesLeft(for: letter, of: `case`)
    }
    do {
      return try `case`.decide(action, in: context)
    } catch {
      throw .rules(error)
    }
  }

  /// The body that an action is about: with the match's verdict where a need would go to it.
  private func door(for action: CaseAction, on case: Case, at now: Instant) -> Door? {
    switch action {
    case .refer(let need, let to, _):
      return door(to: to, need: need, besides: nil, on: `case`, at: now)
    case .reroute(let letter, let to, _, _):
      let referral = `case`.referral(letter)
      return door(
        to: to, need: referral?.need, besides: referral?.service, on: `case`, at: now)
    case .tell(let letter, _, _), .accept(let letter, _, _, _):
      // For its working hours.
      guard let key = `case`.referral(letter)?.service, let found = directory.find(key) else {
        return nil
      }
      return found.organization.door(of: found.service, .fits(better: nil))
    case .notify(let body, _, _, _, _):
      return directory.organization(body)?.door(.fits(better: nil))
    default: return nil
    }
  }

  private func door(
    to service: ServiceKey, need number: Int?, besides holder: ServiceKey?, on case: Case,
    at now: Instant
  ) -> Door? {
    guard let need = number.flatMap({ `case`.need($0) }) else { return nil }
    return match(need, of: `case`, at: now)
      .door(to: service, besides: holder, in: directory, words: words(at: now))
  }

  /// Whose the services are that the case's referrals, or a question, went to.
  private func bodies(for action: CaseAction, on case: Case) -> [ServiceKey: BodyID] {
    var keys = `case`.referrals.map(\.service)
    if case .ask(_, let services) = action { keys += services }
    return bodies(of: keys)
  }

  private func bodies(of services: [ServiceKey]) -> [ServiceKey: BodyID] {
    services.reduce(into: [:]) { bodies, key in
      bodies[key] = directory.organization(of: key)?.body
    }
  }

  /// The open referrals of a case that an answer of its person is about.
  package func open(under topic: Consent.Topic, of case: Case) -> [Referral] {
    `case`.open(under: topic, bodies: bodies(of: `case`.referrals.map(\.service)))
  }

  /// `init` makes the first person, and only then may somebody act whom nobody has listed.
  private func isFirstPerson(_ action: DeskAction) -> Bool {
    if case .listPerson = action { people.isEmpty } else { false }
  }

  private func subjects(of events: [DeskEvent]) -> ([String], [Int]) {
    var names: [String] = []
    var after: [Int] = []
    for case .on(let code, let event) in events {
      for subject in event.subjects {
        let name = "\(code) \(subject.key)"
        guard !names.contains(name) else { continue }
        names.append(name)
        after.append(self[code]?.touched[subject] ?? 0)
      }
    }
    return (names, after)
  }
}

extension Staff {
  /// May do what only a coordinator or the secretariat may.
  var isCoordinator: Bool { roles.contains(.coordinator) || roles.contains(.secretariat) }

  /// Letters, digits and `-`, two to twenty; `clock` is the desk's own.
  package static func isID(_ text: String) -> Bool {
    (2...20).contains(text.count) && text != PersonID.clock.rawValue
      && text.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") }
  }
}
