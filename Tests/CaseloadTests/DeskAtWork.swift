import Caseload
import Casework
import Coalition
import Testing

/// Tuesday 24 November 2026, 15:00 in Karachi.
let opening = Instant(seconds: 1_795_514_400)

/// A desk that a test does things to: a caseload, without a ledger.
struct DeskAtWork {
  private(set) var caseload = Caseload(desk: DeskIdentity(name: "Karachi desk", prefix: "KHI"))
  /// Everything that was written, in its order.
  private(set) var lines: [Line] = []
  var now = opening

  /// Amina and Bilal are operators, Sana coordinates.
  init(_ services: [Service] = [.kiln, .court, .shelter]) throws {
    let people: [Staff] = [
      Staff(id: "amina", name: "Amina", roles: DeskRole.allCases),
      Staff(id: "bilal", name: "Bilal", roles: [.operator]),
      Staff(id: "sana", name: "Sana", roles: [.coordinator]),
      Staff(id: "amina", name: "Amina", roles: [.operator]),
    ]
    for staff in people { try act(.listPerson(staff)) }
    for service in services {
      try act(
        .list(
          Organization(
            id: service.id, name: "DEMO \(service.name)", kind: .outside, services: [service])))
    }
  }

  /// Does it, or throws why not.
  @discardableResult
  mutating func act(
    _ action: DeskAction, by: PersonID = "amina", seen: Int? = nil, review: String? = nil
  ) throws(DeskRefusal) -> Line {
    let line = try caseload.decide(request(action, by, seen, review))
    caseload.apply(line)
    lines.append(line)
    return line
  }

  @discardableResult
  mutating func act(
    on code: CaseCode, _ action: CaseAction, by: PersonID = "amina", seen: Int? = nil,
    review: String? = nil
  ) throws(DeskRefusal) -> Line {
    try act(.on(code, action), by: by, seen: seen, review: review)
  }

  /// Why not; nil where the rules would let it be done.
  func refusal(
    of action: DeskAction, by: PersonID = "amina", seen: Int? = nil, review: String? = nil
  ) -> DeskRefusal? {
    do throws(DeskRefusal) {
      _ = try caseload.decide(request(action, by, seen, review))
      return nil
    } catch {
      return error
    }
  }

  private func request(
    _ action: DeskAction, _ by: PersonID, _ seen: Int?, _ review: String?
  ) -> Request {
    Request(
      id: "request \(lines.count + 1)", by: by, role: caseload.people[by]?.roles.first, at: now,
      action: action, seen: seen, review: review)
  }

  /// A case taken on the phone and triaged.
  mutating func open(
    _ facts: Facts = .woman, needs: [NeedCode] = [.bondedLabour], level: Level? = .urgent
  ) throws -> CaseCode {
    let asked = needs.map { NeedAsked(code: $0) }
    let line = try act(.open(facts: facts, needs: asked, inInbox: false))
    guard case .on(let code, _)? = line.events.first else { throw DeskRefusal.noReview }
    if let level { try act(on: code, .triage(level)) }
    return code
  }

  mutating func settle() { caseload.settle(at: now) }

  mutating func wait(_ span: Instant.Span) { now += span }

  /// Lets the clock do what it must, once.
  @discardableResult
  mutating func tick() throws -> [Line] {
    var written: [Line] = []
    for action in caseload.clockActions(at: now) { written.append(try act(action, by: .clock)) }
    return written
  }

  func it(_ code: CaseCode) throws -> Case { try #require(caseload[code]) }

  func codes(_ query: String) -> [Int] {
    caseload.list(Query(query), at: now).map(\.code.number)
  }
}

// MARK: Short for

extension Facts {
  /// A woman of 30 in Kasur who agrees to be referred.
  static var woman: Facts {
    var facts = Facts()
    facts.persons = [Person(age: Age(30), gender: .female)]
    facts.place = "pb-kasur"
    facts.officialPerpetrator = .no
    facts.consent.refer = .yes
    return facts
  }

  func with(_ change: (inout Facts) -> Void) -> Facts {
    var facts = self
    change(&facts)
    return facts
  }
}

extension Service {
  static let kiln = Service(
    id: "1", key: "kiln", name: "Kiln", needs: [.bondedLabour, .documents], areas: ["pb-kasur"],
    hours: .always, confirmedOn: opening)
  static let court = Service(
    id: "2", key: "court", name: "Court", needs: [.bondedLabour], areas: ["pb"], hours: .always,
    confirmedOn: opening)
  static let papers = Service(
    id: "4", key: "papers", name: "Papers", needs: [.documents], areas: ["pb"], hours: .always)
  /// For women, with two places.
  static let shelter = Service(
    id: "3", key: "panah", name: "Panah", needs: [.shelter], areas: ["pb"],
    takes: [.init(genders: [.female], ages: 18...120)], hours: .always,
    capacity: .init(free: 2, asOf: opening),
    confirmedOn: opening)
}

extension CaseAction {
  static func triage(_ level: Level) -> CaseAction {
    let dangers = TriageQuestion.allCases.filter(\.isAboutDanger)
    let sheet =
      switch level {
      case .critical: TriageSheet(yes: [.harmNow])
      case .urgent: TriageSheet(yes: [.stillHeld])
      case .standard: TriageSheet(no: dangers)
      case .advice: TriageSheet(yes: [.adviceOnly])
      }
    return .triage(sheet: sheet, level: nil, reason: nil, second: nil)
  }

  static func refer(_ need: Int = 1, to service: ServiceKey = "kiln", why: Words? = nil)
    -> CaseAction
  {
    .refer(need: need, service: service, said: Said(conflict: .noTie, why: why))
  }

  static func tell(_ letter: ReferralLetter) -> CaseAction {
    .tell(referral: letter, channel: .phone, whom: "Rabia")
  }

  static func accept(_ letter: ReferralLetter) -> CaseAction {
    .accept(referral: letter, worker: "Adv. Nadia", firstContact: opening + .days(2), others: nil)
  }

  static func decline(_ letter: ReferralLetter, _ reason: DeclineReason = .full) -> CaseAction {
    .decline(referral: letter, reason: reason, note: nil)
  }

  static func withdraw(_ letter: ReferralLetter) -> CaseAction {
    .withdraw(referral: letter, reason: .safety, note: nil)
  }

  static func todo(_ what: Words, due: Instant, owner: PersonID = "sana") -> CaseAction {
    .todo(what: what, owner: owner, due: due)
  }
}
