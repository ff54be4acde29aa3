import Casework
import DeskTesting
import Testing

/// Tuesday 24 November 2026, 15:00 in Karachi.
let opening = Instant(seconds: 1_795_514_400)
let karachi = Instant.Span.hours(5)

/// A case that a test does things to, one line an action, as a desk would.
struct CaseAtWork {
  private(set) var it: Case
  private(set) var seq: Int
  var now = opening
  /// Everybody works all the time, unless a test is about working hours.
  var calendar = WorkCalendar(hours: .always, offset: karachi)
  var bodies: [ServiceKey: BodyID] = ["kiln": "DEMO Kiln", "court": "court", "dc": "dc"]
  var placesLeft: Int?
  var retention: Instant.Span?
  var province: AreaID?

  /// Triaged by the sheet that gives `level`; nil leaves it without.
  init(
    _ facts: Facts = .consenting, needs: [NeedCode] = [.bondedLabour], level: Level? = .urgent,
    inInbox: Bool = false
  ) throws {
    let code = CaseCode(prefix: "KHI", year: 26, number: 147)
    let opened = CaseEvent.opened(
      facts: facts, inInbox: inInbox, lookBy: opening + .minutes(15))
    it = try #require(Case(code, opened, Stamp(seq: 1, at: opening, by: "amina")))
    seq = 1
    for need in needs { try act(.addNeed(code: need, persons: [], place: nil)) }
    if let level { try act(.triage(.of(level))) }
  }

  /// Does it, or throws why not. Returns what came of it.
  @discardableResult
  mutating func act(
    _ action: CaseAction, by: PersonID = "amina", as role: DeskRole = .operator,
    door: Door? = .fitting, review: String? = nil
  ) throws(Refusal) -> [CaseEvent] {
    let events = try it.decide(action, in: context(by, role, door, review))
    seq += 1
    var undone: Int?
    if case .undo(let seq) = action { undone = seq }
    for event in events { it.apply(event, Stamp(seq: seq, at: now, by: by, undoes: undone)) }
    return events
  }

  /// Why not; nil where the rules would let it be done.
  func refusal(
    of action: CaseAction, by: PersonID = "amina", as role: DeskRole = .operator,
    door: Door? = .fitting
  ) -> Refusal? {
    do throws(Refusal) {
      _ = try it.decide(action, in: context(by, role, door, nil))
      return nil
    } catch {
      return error
    }
  }

  private func context(
    _ by: PersonID, _ role: DeskRole, _ door: Door?, _ review: String?
  ) -> Context {
    var context = Context(
      now: now, by: by, calendar: calendar, people: ["amina", "bilal", "sana"], roles: [role],
      door: door, bodies: bodies, placesLeft: placesLeft, review: review)
    context.retention = retention
    context.province = province
    return context
  }

  mutating func wait(_ span: Instant.Span) { now += span }

  /// The referral that was sent last.
  var latest: Referral { it.referrals[it.referrals.count - 1] }
}

// MARK: Short for

/// Something due, as a test writes it.
struct Coming: Hashable {
  let at: Instant
  let what: Due.What
}

extension Case {
  /// Everything that is due, soonest first.
  var coming: [Coming] { dues.map { Coming(at: $0.at, what: $0.what) } }
}

extension Facts {
  static var consenting: Facts {
    var facts = Facts()
    facts.consent.refer = .yes
    return facts
  }

  func with(_ change: (inout Facts) -> Void) -> Facts {
    var facts = self
    change(&facts)
    return facts
  }
}

extension Door {
  static let fitting = Door(name: "DEMO Kiln", verdict: .fits(better: nil))
}

extension TriageSheet {
  /// Every danger asked about: yes to these, no to the rest.
  static func asked(yes: TriageQuestion...) -> TriageSheet {
    TriageSheet(
      yes: yes, no: TriageQuestion.allCases.filter { $0.isAboutDanger && !yes.contains($0) })
  }

  static func of(_ level: Level) -> TriageSheet {
    switch level {
    case .critical: asked(yes: .harmNow)
    case .urgent: asked(yes: .stillHeld)
    case .standard: asked()
    case .advice: asked(yes: .adviceOnly)
    }
  }
}

extension CaseAction {
  static func triage(
    _ sheet: TriageSheet, choosing level: Level? = nil, reason: Words? = nil,
    second: Words? = nil
  ) -> CaseAction {
    .triage(sheet: sheet, level: level, reason: reason, second: second)
  }

  static func refer(_ need: Int = 1, to service: ServiceKey = "kiln") -> CaseAction {
    .refer(need: need, service: service, said: Said(conflict: .noTie))
  }

  static func accept(
    _ letter: ReferralLetter, firstContact: Instant = opening + .hours(3)
  ) -> CaseAction {
    .accept(referral: letter, worker: "Adv. Nadia", firstContact: firstContact, others: nil)
  }

  static func tell(_ letter: ReferralLetter) -> CaseAction {
    .tell(referral: letter, channel: .phone, whom: "Rabia")
  }
}
