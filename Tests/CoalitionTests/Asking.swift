import Casework
import Coalition
import DeskTesting
import Testing

/// Tuesday 24 November 2026, 15:00 in Karachi.
let opening = Instant(seconds: 1_795_514_400)

/// One need of one case, held against services.
struct Asking {
  var facts = Facts()
  var need = NeedCode.legalAdvice
  /// Numbers of persons; empty is all.
  var persons: [Int] = []
  /// Where the need is; nil is where the case is.
  var place: AreaID?
  var level: Level? = .urgent
  var now = opening
  /// What else the case needs; the need itself is the first.
  var others: [NeedCode] = []
  /// What came before, in this order.
  var past: [Past] = []
  /// Answers to the conflict question, by body.
  var conflicts: [BodyID: Conflict] = [:]
  var taken: [ServiceKey: Int] = [:]
  /// What a service last said of a bed, to any case, and how long ago.
  var news: [ServiceKey: (AskReply, ago: Instant.Span)] = [:]
  var records: [ServiceKey: ServiceRecord] = [:]
  var weights = Weights()

  /// Something that happened with a service, so long before now.
  enum Past {
    case declined(ServiceKey, DeclineReason, ago: Instant.Span)
    case routedOn(ServiceKey, ago: Instant.Span)
    case returned(ServiceKey, ago: Instant.Span)
    case withdrawn(ServiceKey, MoveReason, ago: Instant.Span)
    case expired(ServiceKey, ago: Instant.Span)
    case replied(ServiceKey, AskReply, ago: Instant.Span)
  }

  /// A woman of 30 in Kasur, with nothing else known.
  init(_ change: (inout Asking) -> Void = { _ in }) {
    facts.place = "pb-kasur"
    facts.persons = [Person(age: Age(30), gender: .female)]
    facts.officialPerpetrator = .no
    facts.consent.refer = .yes
    change(&self)
  }

  var setting: MatchSetting {
    let (now, taken, news, records) = (now, taken, news, records)
    return MatchSetting(
      now: now, weights: weights, placesTaken: { key, _ in taken[key] ?? 0 },
      news: { key in news[key].map { AskRound.Reply(reply: $0.0, at: now - $0.ago) } },
      record: { records[$0] ?? ServiceRecord() })
  }

  func match(_ directory: Directory) throws -> Match {
    let it = try `case`()
    return Match(it.needs[0], of: it, among: directory, with: setting)
  }

  func match(_ services: Service...) throws -> Match { try match(Directory(services)) }

  /// What the match says of one service, in the words of the screen.
  func says(of service: Service) throws -> String { try says(of: service.key, in: [service]) }

  func says(of key: ServiceKey, in services: [Service]) throws -> String {
    try match(Directory(services)).verdict(on: key, words: MatchWords(now: now))
  }

  /// The same of a body's only service.
  func says(of organization: Organization) throws -> String {
    try match(Directory([organization]))
      .verdict(on: organization.services[0].key, words: MatchWords(now: now))
  }

  /// What is asked about a service that isn't known of it.
  func asks(of service: Service) throws -> [String] {
    try asks(of: Organization.body(service))
  }

  func asks(of organization: Organization) throws -> [String] {
    let words = MatchWords(now: now)
    let match = try match(Directory([organization]))
    return (match.fits.flatMap(\.ask) + match.possible.flatMap(\.ask)).map(words.question)
  }

  func `case`() throws -> Case {
    let opened = CaseEvent.opened(facts: facts, inInbox: false, lookBy: nil)
    let begin = now - .days(30)
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    var story = Story(
      case: try #require(Case(code, opened, Stamp(seq: 1, at: begin, by: "amina"))))
    try story.act(.addNeed(code: need, persons: persons, place: place), begin)
    for other in others {
      try story.act(.addNeed(code: other, persons: [], place: nil), begin)
    }
    if let level { try story.act(.triage(sheet: .of(level), level: level), begin) }
    for (body, answer) in conflicts {
      story.case.apply(.conflictAnswered(body, answer), by: "amina")
    }
    for past in past { try story.add(past, now) }
    return story.case
  }
}

/// A case as it comes about, by the rules of the desk.
private struct Story {
  var `case`: Case

  mutating func act(_ action: CaseAction, _ at: Instant) throws {
    let context = Context(
      now: at, by: "amina", people: [], roles: [.coordinator],
      door: Door(name: "", verdict: .fits(better: nil)), bodies: ["door": "door", "b": "b"])
    for event in try `case`.decide(action, in: context) {
      `case`.apply(event, Stamp(seq: `case`.lastSeq + 1, at: at, by: "amina"))
    }
  }

  private mutating func send(_ key: ServiceKey, _ at: Instant) throws -> ReferralLetter {
    let said = Said(conflict: .noTie, override: "a test", second: "a test", why: "a test")
    try act(.refer(need: 1, service: key, said: said), at)
    return `case`.referrals[`case`.referrals.count - 1].letter
  }

  mutating func add(_ past: Asking.Past, _ now: Instant) throws {
    switch past {
    case .declined(let key, let reason, let ago):
      let letter = try send(key, now - ago)
      try act(.decline(referral: letter, reason: reason, note: "so they said"), now - ago)
    case .routedOn(let key, let ago):
      let letter = try send(key, now - ago)
      try act(.routeOn(referral: letter, to: "another"), now - ago)
    case .returned(let key, let ago):
      let letter = try send(key, now - ago)
      let contact = now - ago + .hours(1)
      try act(
        .accept(referral: letter, worker: "W", firstContact: contact, others: nil), now - ago)
      try act(.giveBack(referral: letter, why: "no staff"), now - ago)
    case .withdrawn(let key, let reason, let ago):
      // Long enough before that any reason may be given.
      let letter = try send(key, now - ago - .days(9))
      try act(.tell(referral: letter, channel: .phone, whom: "W"), now - ago - .days(9))
      try act(.withdraw(referral: letter, reason: reason, note: nil), now - ago)
    case .expired(let key, let ago):
      let letter = try send(key, now - ago)
      try act(.tell(referral: letter, channel: .phone, whom: "W"), now - ago)
      try act(.expire(referral: letter), now - ago + .days(2))
    case .replied(let key, let reply, let ago):
      let round = `case`.rounds.count + 1
      try act(.ask(need: 1, services: [key]), now - ago)
      try act(.reply(round: round, service: key, reply: reply), now - ago)
    }
  }
}

extension Match {
  /// `fits`, `possible if: …`, `excluded: …`, or that it isn't there at all.
  func verdict(on key: ServiceKey, words: MatchWords) -> String {
    var verdicts: [String] = []
    verdicts += fits.filter { $0.service == key }.map { _ in "fits" }
    verdicts += possible.filter { $0.service == key }.map {
      "possible if: " + $0.questions.map(words.question).joined(separator: " ")
    }
    verdicts += excluded.filter { $0.service == key }.map { "excluded: " + words.rule($0.rule) }
    // Each service has exactly one place in a match.
    return verdicts.isEmpty ? "not in the match" : verdicts.joined(separator: " and ")
  }
}

// MARK: Short for

extension CaseAction {
  static func triage(sheet: TriageSheet, level: Level) -> CaseAction {
    .triage(sheet: sheet, level: level, reason: "a test", second: "a test")
  }
}

extension CaseEvent {
  static func conflictAnswered(_ body: BodyID, _ answer: Conflict) -> CaseEvent {
    .conflictAnswered(body: body, answer: answer, was: nil)
  }
}

extension Case {
  mutating func apply(_ event: CaseEvent, by: PersonID) {
    apply(event, Stamp(seq: lastSeq + 1, at: lastChange, by: by))
  }
}

extension TriageSheet {
  static func of(_ level: Level) -> TriageSheet {
    switch level {
    case .critical: TriageSheet(yes: [.harmNow])
    case .urgent: TriageSheet(yes: [.stillHeld])
    case .standard: TriageSheet(no: TriageQuestion.allCases)
    case .advice: TriageSheet(yes: [.adviceOnly])
    }
  }
}

extension Organization {
  /// A body of these services, called after the first.
  static func body(_ services: Service..., offices: [Office]? = nil) -> Organization {
    Organization(
      id: services[0].id, name: "DEMO \(services[0].key)", kind: .outside, offices: offices,
      services: services)
  }
}

extension Directory {
  /// A body for each service.
  init(_ services: [Service]) { self.init(services.map { .body($0) }) }
}

extension Service {
  /// Open day and night, confirmed yesterday, safe for children, for everybody in the country and
  /// abroad.
  static func plain(_ key: ServiceKey = "door", _ change: (inout Service) -> Void = { _ in })
    -> Service
  {
    var service = Service(
      id: key.rawValue, key: key, name: key.rawValue, needs: [.legalAdvice],
      areas: [.pakistan, .abroad], hours: .always, confirmedOn: opening - .days(1),
      isChildSafe: .yes)
    change(&service)
    return service
  }

  /// A shelter in Kasur for women of 18 to 59, told an hour ago, that lets in without papers.
  static func shelter(_ key: ServiceKey = "door", _ change: (inout Service) -> Void = { _ in })
    -> Service
  {
    plain(key) {
      $0.needs = [.shelter]
      $0.areas = ["pb-kasur"]
      $0.takes = [.women(18...59)]
      $0.capacity = .init(free: 3, asOf: opening - .hours(1))
      $0.admission = .init(papers: [])
      change(&$0)
    }
  }
}

extension Service.Group {
  static func women(_ ages: ClosedRange<Int> = 18...120) -> Self {
    Self(genders: [.female], ages: ages)
  }

  /// Girls and boys that come with their mother.
  static func withMother(_ ages: ClosedRange<Int>) -> Self {
    Self(genders: [.female, .male], ages: ages, onlyWithMother: true)
  }
}

extension OpeningHours {
  /// The same hours on days of the week, Monday being 1; a close before the opening is next day's.
  static func on(_ days: ClosedRange<Int>, _ opens: String, _ closes: String) -> OpeningHours {
    func minutes(_ clock: String) -> Int {
      let parts = clock.split(separator: ":").compactMap { Int($0) }
      return parts[0] * 60 + parts[1]
    }
    return OpeningHours(
      days: days.map { Day(weekday: $0, opens: minutes(opens), closes: minutes(closes)) })
  }

  static func + (a: OpeningHours, b: OpeningHours) -> OpeningHours {
    OpeningHours(days: a.days + b.days)
  }
}
