import Casework
import Coalition
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
  /// What came before: each declined for its reason, so long before now.
  var declined: [(service: ServiceKey, reason: DeclineReason, ago: Instant.Span)] = []
  var taken: [ServiceKey: Int] = [:]
  var weights = Weights()

  /// A woman of 30 in Kasur, with nothing else known.
  init(_ change: (inout Asking) -> Void = { _ in }) {
    facts.place = "pb-kasur"
    facts.persons = [Person(age: Age(30), gender: .female)]
    facts.officialPerpetrator = .no
    facts.consent.refer = .yes
    change(&self)
  }

  private var setting: MatchSetting {
    let taken = taken
    return MatchSetting(now: now, weights: weights) { key, _ in taken[key] ?? 0 }
  }

  func match(_ directory: Directory) throws -> Match {
    let it = try `case`()
    return Match(it.needs[0], of: it, among: directory, with: setting)
  }

  func match(_ services: Service...) throws -> Match { try match(Directory(services)) }

  /// What the match says of one service, in the words of the screen.
  func says(of service: Service) throws -> String {
    try match(Directory([service])).verdict(on: service.key, words: MatchWords(now: now))
  }

  /// What is asked about a service that isn't known of it, without the usual "not confirmed".
  func asks(of service: Service) throws -> [String] {
    let words = MatchWords(now: now)
    let match = try match(Directory([service]))
    return (match.fits.flatMap(\.ask) + match.possible.flatMap(\.ask)).map(words.question)
  }

  func `case`() throws -> Case {
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    let opened = CaseEvent.opened(facts: facts, inInbox: false, lookBy: nil)
    var seq = 1
    var it = try #require(Case(code, opened, Stamp(seq: 1, at: now - .days(30), by: "amina")))
    func act(_ action: CaseAction, at: Instant) throws {
      seq += 1
      let door = Door(name: "", verdict: .fits(better: nil))
      let context = Context(now: at, by: "amina", people: [], door: door)
      for event in try it.decide(action, in: context) {
        it.apply(event, Stamp(seq: seq, at: at, by: "amina"))
      }
    }
    try act(.addNeed(code: need, persons: persons, place: place), at: now - .days(30))
    if let level { try act(.triage(sheet: .of(level), level: level), at: now - .days(30)) }
    for (service, reason, ago) in declined {
      try act(.refer(need: 1, service: service, override: nil, why: nil), at: now - ago)
      let letter = it.referrals[it.referrals.count - 1].letter
      try act(.decline(referral: letter, reason: reason, note: "so they said"), at: now - ago)
    }
    return it
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

extension Directory {
  /// A body for each service.
  init(_ services: [Service]) {
    self.init(
      services.map { service in
        Organization(
          id: service.id, name: "DEMO \(service.key)", kind: .outside, services: [service])
      })
  }
}

extension Service {
  /// Open day and night, confirmed yesterday, for everybody in the country and abroad.
  static func plain(_ key: ServiceKey = "door", _ change: (inout Service) -> Void = { _ in })
    -> Service
  {
    var service = Service(
      id: key.rawValue, key: key, name: key.rawValue, needs: [.legalAdvice],
      areas: [.pakistan, .abroad], hours: .always, confirmedOn: opening - .days(1))
    change(&service)
    return service
  }

  /// A shelter in Kasur for women of 18 to 59 and girls, told an hour ago.
  static func shelter(_ key: ServiceKey = "door", _ change: (inout Service) -> Void = { _ in })
    -> Service
  {
    plain(key) {
      $0.needs = [.shelter]
      $0.areas = ["pb-kasur"]
      $0.ages = 18...59
      $0.genders = [.female]
      $0.capacity = .init(free: 3, asOf: opening - .hours(1))
      change(&$0)
    }
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
