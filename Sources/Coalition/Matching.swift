package import Casework

/// What a match is made with besides the case and the directory: values, so that it is pure.
package struct MatchSetting: Sendable {
  package var now: Instant
  package var clocks: Clocks
  package var weights: Weights
  package var gazetteer: Gazetteer
  /// Working hours, and the desk's distance from UTC.
  package var calendar: WorkCalendar
  /// Places taken since a service's figure was reported: one for each person of a bed.
  package var placesTaken: @Sendable (ServiceKey, _ since: Instant) -> Int
  /// The places that are kept there for other cases, though it hasn't answered.
  package var placesAwaited: @Sendable (ServiceKey) -> PlacesAwaited
  /// What a service last said of a bed, to whichever case asked.
  package var news: @Sendable (ServiceKey) -> AskRound.Reply?
  /// How a service has dealt with what was sent to it.
  package var record: @Sendable (ServiceKey) -> ServiceRecord

  package init(
    now: Instant, clocks: Clocks = .standard, weights: Weights = Weights(),
    gazetteer: Gazetteer = .pakistan, calendar: WorkCalendar = .standard,
    placesTaken: @escaping @Sendable (ServiceKey, Instant) -> Int = { _, _ in 0 },
    placesAwaited: @escaping @Sendable (ServiceKey) -> PlacesAwaited = { _ in PlacesAwaited() },
    news: @escaping @Sendable (ServiceKey) -> AskRound.Reply? = { _ in nil },
    record: @escaping @Sendable (ServiceKey) -> ServiceRecord = { _ in ServiceRecord() }
  ) {
    self.now = now
    self.clocks = clocks
    self.weights = weights
    self.gazetteer = gazetteer
    self.calendar = calendar
    self.placesTaken = placesTaken
    self.placesAwaited = placesAwaited
    self.news = news
    self.record = record
  }
}

/// Places that are kept for cases which have no answer yet: a no makes them free again.
package struct PlacesAwaited: Hashable, Sendable {
  package var count: Int
  package var cases: [CaseCode]

  package init(count: Int = 0, cases: [CaseCode] = []) {
    self.count = count
    self.cases = cases
  }
}

/// How a service, or all of a body's, has dealt with its last referrals.
package struct ServiceRecord: Hashable, Sendable {
  package var inTime = 0
  /// Answers, among them those that never came.
  package var answers = 0
  /// Referrals that are open with it now.
  package var open = 0
  package var lastSent: Instant?

  package init(inTime: Int = 0, answers: Int = 0, open: Int = 0, lastSent: Instant? = nil) {
    self.inTime = inTime
    self.answers = answers
    self.open = open
    self.lastSent = lastSent
  }

  static func += (a: inout ServiceRecord, b: ServiceRecord) {
    a.inTime += b.inTime
    a.answers += b.answers
    a.open += b.open
    if let last = b.lastSent { a.lastSent = max(last, a.lastSent ?? last) }
  }
}

/// A service held against a need, and whose it is. A class, so that handing it from rule to rule
/// copies neither.
final class Listed {
  let organization: Organization
  let service: Service

  init(_ organization: Organization, service: Int) {
    self.organization = organization
    self.service = organization.services[service]
  }
}

extension Match {
  /// Holds every service against one need. The order of the directory changes nothing.
  package init(_ need: Need, of case: Case, among directory: Directory, with setting: MatchSetting)
  {
    var situation = Situation(need, of: `case`, setting)
    // By index: going through a directory of thousands by value would copy each of them.
    let organizations = directory.organizations
    for i in organizations.indices {
      for j in organizations[i].services.indices {
        guard organizations[i].services[j].needs.contains(need.code) else {
          others.append(organizations[i].services[j].key)
          continue
        }
        hold(Listed(organizations[i], service: j), &situation)
      }
    }
    fits.sort { Fit.isBetter($0, than: $1) }
    possible.sort { a, b in
      a.questions.count == b.questions.count
        ? a.service < b.service : a.questions.count < b.questions.count
    }
    offering.sort { $0.service < $1.service }
    partial.sort { a, b in
      a.takes.count == b.takes.count ? a.service < b.service : a.takes.count > b.takes.count
    }
  }

  /// The hard rules, then what isn't known, then the points.
  private mutating func hold(_ it: Listed, _ situation: inout Situation) {
    var failed: Exclusion?
    var also: [Exclusion] = []
    var isOnlyPersons = true
    var questions: [Question] = []
    var ask = situation.generalAsk(of: it)
    ask.reserveCapacity(8)
    for rule in HardRule.inOrder {
      switch situation.finding(rule, it) {
      case .passes: break
      case .ask(let question): ask.append(question)
      case .possible(let more): questions += more.filter { !questions.contains($0) }
      case .excluded(let exclusion, let more):
        if failed == nil { failed = exclusion } else { also.append(exclusion) }
        also += more
        if !rule.isOfPersons { isOnlyPersons = false }
      }
    }
    let key = it.service.key
    if let failed {
      offering.append(Excluded(service: key, rule: failed, also: also))
      if isOnlyPersons, let part = situation.part(of: it) { partial.append(part) }
      return
    }
    // What a person's safety hangs on is read first.
    if ask.contains(where: \.isSafety) {
      ask = ask.filter(\.isSafety) + ask.filter { !$0.isSafety }
    }
    if questions.isEmpty {
      fits.append(situation.fit(it, ask: ask))
    } else {
      possible.append(Possible(service: key, questions: questions, ask: ask))
    }
  }
}

extension Match.Fit {
  /// More points, then less to ask, then longest since its body's last referral (domain §7), then
  /// the key, so that there is always one order.
  fileprivate static func isBetter(_ a: Self, than b: Self) -> Bool {
    if a.points != b.points { return a.points > b.points }
    if a.ask.count != b.ask.count { return a.ask.count < b.ask.count }
    if a.lastSent != b.lastSent {
      guard let last = a.lastSent else { return true }
      return b.lastSent.map { last < $0 } ?? false
    }
    return a.service < b.service
  }
}
