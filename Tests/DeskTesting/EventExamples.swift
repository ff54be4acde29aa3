package import Caseload
package import Casework
import Coalition

/// The kinds of event of a case. Both switches of this file are exhaustive: a new kind doesn't
/// compile before it stands here, and then the tests ask for its example and its golden line.
package enum EventKind: String, CaseIterable, Sendable {
  case opened, annulled, amended, triaged, untriaged, needAdded, needRemoved, needDue, sent, told
  case acknowledged, accepted, declined, started, expired, withdrawn, voided, stepUndone, settled
  case unsettled, ended, reopened, assigned, noted, noteStruck, todoAdded, todoRemoved
  case todoFinished, todoReopened, uncovered, reviewed
  case unreviewed, taken, putBack, joined, parted, consented, conflictAnswered, triageOwed
  case needNarrowed, asked, unasked, replied, countersigned, hastened, routedOn, notReached
  case returned, completed, notified, attempted, attemptStruck, erased

  package init(_ event: CaseEvent) {
    self =
      switch event {
      case .opened: .opened
      case .annulled: .annulled
      case .amended: .amended
      case .triaged: .triaged
      case .untriaged: .untriaged
      case .needAdded: .needAdded
      case .needRemoved: .needRemoved
      case .needDue: .needDue
      case .sent: .sent
      case .told: .told
      case .acknowledged: .acknowledged
      case .accepted: .accepted
      case .declined: .declined
      case .started: .started
      case .expired: .expired
      case .withdrawn: .withdrawn
      case .voided: .voided
      case .stepUndone: .stepUndone
      case .settled: .settled
      case .unsettled: .unsettled
      case .ended: .ended
      case .reopened: .reopened
      case .assigned: .assigned
      case .noted: .noted
      case .noteStruck: .noteStruck
      case .todoAdded: .todoAdded
      case .todoRemoved: .todoRemoved
      case .todoFinished: .todoFinished
      case .todoReopened: .todoReopened
      case .uncovered: .uncovered
      case .reviewed: .reviewed
      case .unreviewed: .unreviewed
      case .taken: .taken
      case .putBack: .putBack
      case .joined: .joined
      case .parted: .parted
      case .consented: .consented
      case .conflictAnswered: .conflictAnswered
      case .triageOwed: .triageOwed
      case .needNarrowed: .needNarrowed
      case .asked: .asked
      case .unasked: .unasked
      case .replied: .replied
      case .countersigned: .countersigned
      case .hastened: .hastened
      case .routedOn: .routedOn
      case .notReached: .notReached
      case .returned: .returned
      case .completed: .completed
      case .notified: .notified
      case .attempted: .attempted
      case .attemptStruck: .attemptStruck
      case .erased: .erased
      }
  }
}

/// The kinds of event of a desk; an event of a case is of the kind `on`.
package enum DeskEventKind: String, CaseIterable, Sendable {
  case on, person, organization, capacity, settings, reviewStarted, reviewEnded, blanked

  package init(_ event: DeskEvent) {
    self =
      switch event {
      case .on: .on
      case .personListed: .person
      case .organizationListed: .organization
      case .capacityReported: .capacity
      case .settingsChanged: .settings
      case .reviewStarted: .reviewStarted
      case .reviewEnded: .reviewEnded
      case .blanked: .blanked
      }
  }
}

/// An event of each kind, and of each way a case ends, with nothing left out: every optional value is there.
package enum EventExamples {
  private static let at = Instant(seconds: 1_795_514_400)

  /// - Parameter text: stands wherever an event holds free text, a name or a number.
  package static func ofCase(_ text: String) -> [CaseEvent] {
    let words = Words(text)
    return triage(words) + referral(words) + later(words) + asking(words) + ending(words) + [
      .opened(facts: facts(words), inInbox: true, lookBy: at),
      .annulled,
      .amended(facts: facts(words), was: facts(words)),
      .assigned(person: "sana", reason: .shiftEnd, was: "amina"),
      .noted(note: 1, text: words),
      .noteStruck(note: 1),
      .todoAdded(todo: 1, what: words, owner: "bilal", due: at),
      .todoRemoved(todo: 1),
      .todoFinished(todo: 1, said: words),
      .todoReopened(todo: 1),
      .uncovered,
      // Of one person: of a whole case nothing would be left for the others to show.
      .erased(
        erasure: Erasure(
          persons: [1], why: .asked, verified: .codeWord, second: words,
          told: [
            .referral(letter: ReferralLetter(number: 1), to: "kiln"),
            .notification(number: 1, of: "o"),
          ],
          left: .init(call: .thirdParty, province: "pb"))),
      .reviewed(review: "2026-11-24", decision: .kept),
      .unreviewed(review: "2026-11-24", decision: .kept),
    ]
  }

  package static func ofDesk(_ text: String) -> [DeskEvent] {
    let service = Service(
      id: "s", key: "kiln", name: "Legal desk", needs: [.bondedLabour], areas: ["pb-kasur"],
      isByPhone: true,
      takes: [.init(genders: [.female], ages: 0...120), .init(ages: 0...12, onlyWithMother: true)],
      hours: .always, languages: ["pan"], specialises: [.brickKiln],
      capacity: .init(free: 2, asOf: at), confirmedOn: at, isLocalAuthority: true,
      isChildSafe: .yes, takesLoneChildren: .no, workers: [.female],
      admission: .init(papers: ["court order"], hours: 24), status: .suspended,
      suspendedUntil: at, remarks: "court days only")
    var settings = Settings()
    settings.calendar.holidays = ["2026-12-25"]
    settings.duty = "sana"
    settings.deputy = "bilal"
    settings.retention = .days(730)
    return [
      .personListed(
        Staff(id: "sana", name: Words(text), roles: [.coordinator], phone: Words(text))),
      .capacityReported(service: "kiln", free: 3, at: at),
      .settingsChanged(settings),
      .organizationListed(
        Organization(
          id: "o", name: "DEMO Kiln", kind: .outside, base: "Kasur", knownFor: "kilns",
          contact: Words(text), offices: [.init(district: "pb-kasur", tehsil: "Kasur")],
          services: [service], record: Words(text))),
      .reviewStarted(review: "2026-11-24", present: ["sana"], agenda: []),
      .reviewEnded(review: "2026-11-24"),
      .blanked([BlankedLine(seq: 1, spans: [200, 32], digest: "00")]),
    ]
  }

  package static func facts(_ words: Words) -> Facts {
    var person = Person(age: Age(13), gender: .male, name: words)
    person.pregnant = .no
    person.disability = .yes
    person.special = words
    var facts = Facts()
    facts.persons = [person]
    facts.forms = [.brickKiln]
    facts.debt = .yes
    facts.stage = .exploited
    facts.place = "pb-kasur"
    facts.placeDetail = words
    facts.story = words
    facts.caller = words
    facts.languages = ["pan"]
    facts.officialPerpetrator = .yes
    facts.armedPerpetrator = .no
    facts.deadline = Deadline(at: at, what: words)
    facts.contact.may = .atAgreedTimes
    facts.contact.window = words
    facts.contact.channel = .phone
    facts.contact.phone = words
    facts.contact.instructions = words
    facts.contact.codeWord = words
    facts.contact.hours = ContactHours(from: 22 * 60, until: 6 * 60, offset: .hours(7))
    facts.contact.whosePhone = words
    facts.contact.ifNobodyAnswers = words
    facts.contact.weSayWeAre = words
    facts.contact.duressWord = words
    facts.consent.set(.record, to: .yes, on: at)
    facts.consent.set(.refer, to: .withdrawn, on: at)
    facts.consent.set(.referTo("o"), to: .yes, on: at)
    facts.call = .thirdParty
    facts.powerfulPerpetrator = .yes
    facts.perpetrator = words
    facts.perpetratorPlace = "pb-kasur"
    facts.perpetratorTehsil = words
    facts.means = [.guards]
    facts.recruitment = .bornIntoDebt
    facts.indicators = [.debtBondage]
    facts.incident = at
    facts.debtDetail = words
    facts.employer = words
    facts.mustNotKnow = words
    facts.courtPapers = words
    facts.earlierHelp = words
    facts.forNext = words
    facts.workerAsked = [.female]
    return facts
  }

  private static func triage(_ words: Words) -> [CaseEvent] {
    let triage = decided(words)
    return [
      .triaged(triage: triage, was: triage),
      .untriaged(triage: triage),
      .needAdded(need: 1, code: .shelter, persons: [1], place: "pb-kasur", actBy: at),
      .needRemoved(need: 1),
      .needDue(need: 1, actBy: at, was: at),
    ]
  }

  private static func referral(_ words: Words) -> [CaseEvent] {
    let letter = ReferralLetter(number: 1)
    return [
      .sent(
        referral: letter, need: 1, service: "kiln", at: at, tellBy: at, acknowledgeBy: at,
        answerBy: at, override: words, why: words, second: words, countersignBy: at),
      .told(
        referral: letter, need: 1, at: at, channel: .whatsapp, whom: words, acknowledgeBy: at,
        answerBy: at),
      .acknowledged(referral: letter, need: 1, at: at, focalPerson: words, was: .sent),
      .accepted(
        referral: letter, need: 1, at: at, worker: words, firstContact: at, contactBy: at,
        was: .acknowledged),
      .declined(
        referral: letter, need: 1, at: at, reason: .other, note: words, was: .acknowledged),
      .started(referral: letter, need: 1, at: at, note: words, was: .accepted),
      .expired(referral: letter, need: 1, at: at, was: .sent),
      .withdrawn(referral: letter, need: 1, at: at, reason: .other, note: words, was: .accepted),
      .voided(referral: letter, need: 1),
      .stepUndone(referral: letter, need: 1, state: .sent),
    ]
  }

  private static func later(_ words: Words) -> [CaseEvent] {
    let letter = ReferralLetter(number: 1)
    let clocks = ReferralClocks(tellBy: at, acknowledgeBy: at, answerBy: at, contactBy: at)
    return [
      .countersigned(referral: letter, need: 1, at: at, second: words),
      .hastened(referral: letter, need: 1, clocks: clocks, was: clocks),
      .routedOn(referral: letter, need: 1, at: at, suggests: words, was: .sent),
      .notReached(
        referral: letter, need: 1, at: at, attempts: [at, at], note: words, was: .accepted),
      .returned(referral: letter, need: 1, at: at, why: words, was: .inService),
      .completed(
        referral: letter, need: 1, at: at, outcome: .goalReached, note: words, was: .inService),
    ]
  }

  private static func asking(_ words: Words) -> [CaseEvent] {
    let other = CaseCode(prefix: "KHI", year: 26, number: 9)
    return [
      .taken, .putBack, .joined(arrival: other), .parted(arrival: other),
      .consented(topic: .share(.name), answer: .yes, at: at, was: .no, wasOn: at),
      .conflictAnswered(body: "o", answer: .linked, was: .noTie),
      .triageOwed(by: at, why: .decline),
      .needNarrowed(need: 1, persons: [1], was: [1, 2]),
      .asked(round: 1, need: 1, services: ["kiln", "panah"], at: at),
      .unasked(round: 1, need: 1),
      .replied(
        round: 1, need: 1, service: "kiln", at: at, reply: AskReply(.no, .full),
        was: AskRound.Reply(reply: AskReply(.no, .area), at: at)),
      .notified(
        notification: 1, body: "o", at: at, channel: .paper, whom: words, what: words,
        override: words, why: words),
      .attempted(attempt: 1, at: at, result: .someoneElse, note: words),
      .attemptStruck(attempt: 1),
    ]
  }

  private static func ending(_ words: Words) -> [CaseEvent] {
    let closed = Closing.closed(reason: .other, note: words, second: words)
    let other = CaseCode(prefix: "KHI", year: 26, number: 9)
    return [
      .settled(need: 1, reason: .notAvailable, note: words),
      .unsettled(need: 1),
      .ended(closing: closed),
      .ended(closing: .notTIP(reason: words, pointedTo: words)),
      .ended(closing: .duplicate(of: other)),
      .ended(closing: .noCase(reason: .silent)),
      .ended(closing: .added(to: other)),
      .reopened(what: words, was: closed, triageBy: at),
    ]
  }

  /// A level that somebody lowered from 1, as the rules write it.
  private static func decided(_ words: Words) -> Triage {
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    let opened = CaseEvent.opened(facts: facts(words), inInbox: false, lookBy: at)
    let action = CaseAction.triage(
      sheet: TriageSheet(yes: [.harmNow], no: [.threats]), level: .urgent, reason: words,
      second: words)
    let events = try? Case(code, opened, Stamp(seq: 1, at: at, by: "amina"))?
      .decide(action, in: Context(now: at, by: "amina", people: []))
    guard case .triaged(let triage, _)? = events?.first else {
      preconditionFailure("the rules would not lower a level for a reason and a second name")
    }
    return triage
  }
}
