import Casework
import DeskTesting
import Testing

@Suite("A referral's life")
struct ReferralLifeTests {
  /// What each action makes of a referral that stands at the top of the column: its next state, `=`
  /// for none, `+sent` for another one beside it, `no` for "that step can't follow", `out` for "the
  /// need is out already".
  static let life = """
    action      sent         acknowledged accepted  inService noContact completed returned routedOn declined expired  withdrawn void
    refer       out          out          out       out       out       =+sent    =+sent   ask      =+sent   =+sent   =+sent    =+sent
    tell        =            =            =         =         =         no        no       no       no       no       no        no
    acknowledge acknowledged no           no        no        no        no        no       no       no       no       no        no
    accept      accepted     accepted     no        no        no        no        no       no       accepted accepted no        no
    decline     declined     declined     no        no        no        no        no       no       no       no       no        no
    routeOn     routedOn     routedOn     no        no        no        no        no       no       no       no       no        no
    start       no           no           inService no        inService no        no       no       no       no       no        no
    noContact   no           no           noContact no        no        no        no       no       no       no       no        no
    giveBack    no           no           returned  returned  returned  no        no       no       no       no       no        no
    complete    no           no           no        completed no        no        no       no       no       no       no        no
    expire      expired      expired      no        no        no        no        no       no       no       no       no        no
    withdraw    withdrawn    withdrawn    withdrawn withdrawn withdrawn no        no       no       no       no       no        no
    void        void         void         void      void      void      void      void     void     void     void     void      no
    reroute     moved        moved        moved     moved     moved     =+sent    =+sent   ask      =+sent   =+sent   =+sent    =+sent
    """

  struct Step: CustomTestStringConvertible, Sendable {
    let action: String
    let state: ReferralState
    let result: String

    var testDescription: String { "\(action), when \(state.rawValue)" }
  }

  static let steps: [Step] = {
    let rows = life.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    let states = rows[0].dropFirst().compactMap(ReferralState.init(rawValue:))
    return rows.dropFirst().flatMap { row in
      zip(states, row.dropFirst()).map { Step(action: row[0], state: $0, result: $1) }
    }
  }()

  @Test("The table knows every state and every step")
  func tableIsWhole() {
    #expect(Self.steps.count == ReferralState.allCases.count * 14)
    #expect(Set(Self.steps.map(\.state)) == Set(ReferralState.allCases))
  }

  /// A need whose first referral stands at `state`, by the way it would get there.
  static func at(_ state: ReferralState) throws -> CaseAtWork {
    var it = try CaseAtWork()
    try it.act(.refer())
    switch state {
    case .sent: break
    case .acknowledged: try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    case .accepted: try it.act(.accept("A"))
    case .inService:
      try it.act(.accept("A"))
      try it.act(.start(referral: "A", note: nil))
    case .declined: try it.act(.decline(referral: "A", reason: .full, note: nil))
    case .expired:
      try it.act(.tell("A"))
      it.wait(.hours(24))
      try it.act(.expire(referral: "A"), by: .clock)
    case .noContact:
      try it.act(.accept("A"))
      try it.act(.noContact(referral: "A", attempts: [opening], note: nil))
    case .completed:
      try it.act(.accept("A"))
      try it.act(.start(referral: "A", note: nil))
      try it.act(
        .complete(referral: "A", outcome: .goalReached, note: nil, followUpDays: nil))
    case .returned:
      try it.act(.accept("A"))
      try it.act(.giveBack(referral: "A", why: "the worker left"))
    case .routedOn: try it.act(.routeOn(referral: "A", to: "the court"))
    case .withdrawn: try it.act(.withdraw(referral: "A", reason: .unreachable, note: nil))
    case .void: try it.act(.undo(seq: it.seq))
    }
    #expect(it.it.referral("A")?.state == state)
    return it
  }

  private static func action(_ name: String) throws -> CaseAction {
    switch name {
    case "refer": .refer(to: "court")
    case "tell": .tell(referral: "A", channel: .phone, whom: "Rabia")
    case "acknowledge": .acknowledge(referral: "A", focalPerson: "Rabia")
    case "accept": .accept("A")
    case "decline": .decline(referral: "A", reason: .mandate, note: nil)
    case "routeOn": .routeOn(referral: "A", to: "the court")
    case "noContact": .noContact(referral: "A", attempts: [opening], note: nil)
    case "giveBack": .giveBack(referral: "A", why: "the worker left")
    case "complete":
      .complete(referral: "A", outcome: .partly, note: nil, followUpDays: nil)
    case "void": .void(referral: "A", note: nil)
    case "start": .start(referral: "A", note: "a first meeting")
    case "expire": .expire(referral: "A")
    case "withdraw": .withdraw(referral: "A", reason: .safety, note: nil)
    case "reroute":
      .reroute(referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie))
    default: throw Unreadable("no step is called \(name)")
    }
  }

  @Test("Each step follows, or is refused", arguments: steps)
  func step(_ step: Step) throws {
    var it = try Self.at(step.state)
    let action = try Self.action(step.action)
    if step.action == "expire", step.state.awaitsAnswer {
      try it.act(.tell("A"))
      it.wait(.hours(24))
    }
    switch step.result {
    case "no":
      #expect(it.refusal(of: action) == .wrongState("A", step.state))
    case "ask":
      // Another body was named: the survivor is asked anew.
      #expect(it.refusal(of: action) == .noConsent(.notAsked))
    case "out":
      #expect(it.refusal(of: action) == .needIsOut(.bondedLabour, "A"))
    default:
      try it.act(action)
      let result = step.result.replacing("=", with: step.state.rawValue)
        .replacing("moved", with: "withdrawn+sent")
      #expect(it.it.referrals.map(\.state.rawValue).joined(separator: "+") == result)
    }
  }

  @Test("A step that is taken says when, and what it was before")
  func stepsSayWhen() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    it.wait(.minutes(10))
    let events = try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    #expect(
      events == [
        .acknowledged(
          referral: "A", need: 1, at: opening + .minutes(10), focalPerson: "Rabia", was: .sent)
      ])
    #expect(it.latest.since == opening + .minutes(10))
    #expect(it.latest.focalPerson == "Rabia")
  }

  @Test("A phoned yes needs no acknowledgement before it")
  func phonedYes() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.tell("A"))
    let events = try it.act(.accept("A"))
    #expect(
      events == [
        .accepted(
          referral: "A", need: 1, at: opening, worker: "Adv. Nadia",
          firstContact: opening + .hours(3), contactBy: opening + .hours(3), was: .sent)
      ])
    #expect(it.it.status == .followUp)
  }

  // MARK: What a step needs

  @Test(
    "A step that lacks what it needs says so",
    arguments: [
      (.tell(referral: "A", channel: .sms, whom: " "), "Say who was told."),
      (
        .acknowledge(referral: "A", focalPerson: ""),
        "Say who at the receiver acknowledged it."
      ),
      (
        .accept(referral: "A", worker: "\t", firstContact: opening, others: nil),
        "Say which worker takes it."
      ),
      (
        .accept(referral: "A", worker: "Nadia", firstContact: opening - .days(2), others: nil),
        "The first contact lies more than a day back. Check the date."
      ),
      (
        .decline(referral: "A", reason: .other, note: nil),
        "“Another reason” needs a word about it."
      ),
      (
        .decline(referral: "A", reason: .other, note: " "),
        "“Another reason” needs a word about it."
      ),
      (.expire(referral: "A"), "Referral A still has time to be answered."),
      (.accept("B"), "The case has no referral B."),
      (.refer(2), "The case has no need 2."),
      (
        .refer(1),
        "Referral A is with this service already."
      ),
      (
        .refer(1, to: "court"),
        "Bonded-labour release, debt is out already with referral A. "
          + "Move or withdraw that one, or say why it goes to both."
      ),
      (.start(referral: "A", note: nil), "Referral A is sent: that step can't follow."),
      (
        .reroute(referral: "A", service: "kiln", reason: .workload, said: Said(conflict: .noTie)),
        "Referral A is with this service already."
      ),
    ] as [(CaseAction, String)])
  func lacks(action: CaseAction, sentence: String) throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    #expect(it.refusal(of: action)?.description == sentence)
  }

  @Test("A first contact of yesterday may be written down today")
  func firstContactOfYesterday() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    let accept = CaseAction.accept(
      referral: "A", worker: "Nadia", firstContact: opening - .hours(23), others: nil)
    #expect(it.refusal(of: accept) == nil)
  }

  @Test("A referral needs a level")
  func level() throws {
    let it = try CaseAtWork(level: nil)
    #expect(
      it.refusal(of: .refer())?.description == "KHI-26-0147 has no level yet. Triage it first.")
  }

  @Test("Whoever knows of what is taken back is to be told: withdrawn, moved, or left for another")
  func toTell() throws {
    func told() throws -> CaseAtWork {
      var it = try CaseAtWork()
      try it.act(.refer())
      try it.act(.tell("A"))
      return it
    }
    let sentence = "KHI-26-0147-A was taken back: tell them."
    var it = try told()
    try it.act(.withdraw(referral: "A", reason: .safety, note: nil))
    #expect(it.it.todos.map(\.what.text) == [sentence])
    #expect(it.it.todos.first?.due == it.now + .hours(2))

    it = try told()
    let said = Said(conflict: .noTie, why: "nearer")
    try it.act(.reroute(referral: "A", service: "clinic", reason: .distance, said: said))
    #expect(it.it.todos.map(\.what.text) == [sentence])

    it = try told()
    try it.act(.refer(need: 1, service: "clinic", said: said))
    try it.act(.tell("B"))
    try it.act(.acknowledge(referral: "B", focalPerson: "Nadia"))
    try it.act(.accept(referral: "B", worker: "Nadia", firstContact: it.now, others: .withdraw))
    #expect(it.it.todos.map(\.what.text) == [sentence])

    // Who knows nothing needs to be told nothing.
    it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.withdraw(referral: "A", reason: .safety, note: nil))
    #expect(it.it.todos.isEmpty)
  }

  // MARK: Consent

  @Test(
    "Without consent a referral takes a recorded reason, and whose word it takes",
    arguments: [
      (.no, "The person said no to being referred. Record why it must go all the same."),
      (.withdrawn, "Consent to refer was withdrawn. Record why it must go all the same."),
      (
        .notAsked,
        "Consent to refer was not asked. Ask, or record why it must go without."
      ),
    ] as [(Consent.Answer, String)])
  func consent(answer: Consent.Answer, sentence: String) throws {
    for level in Level.allCases {
      let it = try CaseAtWork(Facts().with { $0.consent.refer = answer }, level: level)
      let blank = CaseAction.refer(
        need: 1, service: "kiln", said: Said(conflict: .noTie, override: "  "))
      #expect(it.refusal(of: .refer(), as: .coordinator)?.description == sentence)
      #expect(it.refusal(of: blank, as: .coordinator)?.description == sentence)
      let override = CaseAction.refer(
        need: 1, service: "kiln", said: Said(conflict: .noTie, override: "life at risk"))
      // At level 1, where nobody was asked, the desk's own best-interest decision goes through.
      let isBestInterest = level == .critical && answer == .notAsked
      for role in DeskRole.allCases {
        let mayDecide = isBestInterest || role == .coordinator || role == .secretariat
        #expect(it.refusal(of: override, as: role) == (mayDecide ? nil : .takesCoordinator))
      }
    }
  }

  @Test("Moving a need on takes consent like sending it")
  func consentToMove() throws {
    var it = try CaseAtWork(Facts())
    try it.act(
      .refer(need: 1, service: "kiln", said: Said(conflict: .noTie, override: "life at risk")),
      as: .coordinator)
    let move = CaseAction.reroute(
      referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie))
    #expect(it.refusal(of: move) == .noConsent(.notAsked))
  }

  @Test(
    "Withdrawn consent ends every open referral, and whoever was told is told to delete (scenario J)"
  )
  func scenarioJ() throws {
    let needs: [NeedCode] = [.bondedLabour, .documents, .medical, .counselling]
    var it = try CaseAtWork(needs: needs)
    for number in 1...4 { try it.act(.refer(number)) }
    try it.act(.tell("B"))
    try it.act(.accept("B"))
    try it.act(.tell("C"))
    try it.act(.decline(referral: "D", reason: .full, note: nil))
    let withdrawn = Facts.consenting.with { $0.consent.refer = .withdrawn }
    try it.act(.amend(facts: withdrawn), by: "bilal")
    #expect(it.it.referrals.map(\.state) == [.withdrawn, .withdrawn, .withdrawn, .declined])
    #expect(it.it.referrals[1].moveReason == .survivorDoesNotWantIt)
    // Nobody is to find another door for what isn't wanted.
    #expect(it.it.needs.map { $0.actBy == nil } == [true, true, true, false])
    #expect(
      it.it.todos.map(\.what.text) == [
        "Consent was withdrawn: tell the receiver of KHI-26-0147-B to delete what it has.",
        "Consent was withdrawn: tell the receiver of KHI-26-0147-C to delete what it has.",
      ])
    #expect(it.it.todos.allSatisfy { $0.owner == "bilal" && $0.due == opening + .days(1) })
    // A to-do that comes later has a number of its own.
    try it.act(.todo(what: "Ring her sister", owner: "sana", due: opening))
    #expect(Set(it.it.todos.map(\.number)).count == 3)
    #expect(
      it.refusal(of: .undo(seq: it.seq - 1))?.description
        == "This can't be undone (facts changed).")
  }

  @Test("A yes that is taken back is written as withdrawn, which ends what it covered")
  func consentTakenBack() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    let no = CaseAction.amend(facts: .consenting.with { $0.consent.refer = .no })
    #expect(it.refusal(of: no) == .sayWithdrawn)
    #expect(it.refusal(of: .consent(topic: .refer, answer: .no)) == .sayWithdrawn)
    try it.act(.consent(topic: .refer, answer: .withdrawn))
    #expect(it.latest.state == .withdrawn)
  }

  @Test("Consent to keep a record is no consent to refer")
  func consentToRecord() throws {
    let it = try CaseAtWork(Facts().with { $0.consent.record = .yes })
    #expect(it.refusal(of: .refer()) == .noConsent(.notAsked))
  }

  // MARK: The door

  @Test(
    "What the match says of the door decides",
    arguments: [
      (nil, nil, "No service is called kiln."),
      (.excluded(rule: "takes women only"), "please", "Kiln can't take this: takes women only."),
      (
        .possible(question: "How old?"), nil,
        "Kiln is possible only if… How old? Ask, or say why it goes all the same."
      ),
      (.possible(question: "How old?"), "she says 17 or 18", nil),
      (
        .fits(better: "DEMO Papers"), nil,
        "DEMO Papers fits better than Kiln. Say why Kiln."
      ),
      (
        .fits(better: "DEMO Papers"), "\n",
        "DEMO Papers fits better than Kiln. Say why Kiln."
      ),
      (.fits(better: "DEMO Papers"), "the mother asked for it", nil),
      (.fits(better: nil), nil, nil),
    ] as [(Door.Verdict?, Words?, String?)])
  func door(verdict: Door.Verdict?, why: Words?, sentence: String?) throws {
    let it = try CaseAtWork()
    let door = verdict.map { Door(name: "Kiln", verdict: $0) }
    let refer = CaseAction.refer(need: 1, service: "kiln", said: Said(conflict: .noTie, why: why))
    #expect(it.refusal(of: refer, door: door)?.description == sentence)
  }

  @Test("A sent referral keeps the override and the why, with who sent it")
  func sentKeepsWhy() throws {
    var it = try CaseAtWork(Facts())
    let events = try it.act(
      .refer(
        need: 1, service: "kiln",
        said: Said(conflict: .noTie, override: "life in danger", why: "asked for it")),
      by: "bilal", as: .coordinator, door: Door(name: "Kiln", verdict: .fits(better: "Other")))
    guard case .sent(_, _, _, _, _, _, _, let override, let why, _, _) = events[0] else {
      Issue.record("not sent: \(events)")
      return
    }
    #expect(override == "life in danger")
    #expect(why == "asked for it")
    #expect(it.latest.sentBy == "bilal")
  }

  // MARK: One need, one receiver

  @Test("Full, conflict, no answer: three doors leave a trail (scenario I)")
  func scenarioI() throws {
    var it = try CaseAtWork()
    try it.act(.refer(to: "one"))
    try it.act(.decline(referral: "A", reason: .full, note: nil))
    try it.act(.refer(to: "two"))
    try it.act(.decline(referral: "B", reason: .conflict, note: nil))
    try it.act(.refer(to: "three"))
    try it.act(.tell("C"))
    it.wait(.hours(24))
    try it.act(.expire(referral: "C"), by: .clock)
    #expect(
      it.it.referrals.map { "\($0.letter) \($0.service) \($0.state.inWords)" } == [
        "A one declined", "B two declined", "C three no answer in time",
      ])
    #expect(it.it.referrals.map(\.declineReason) == [.full, .conflict, nil])
    #expect(it.it.status == .active)
    #expect(it.it.isUnrouted(it.it.needs[0]))
  }

  @Test(
    "A late yes is welcome, and takes the need from whoever has it only when that is said",
    arguments: [true, false])
  func lateYes(isDecline: Bool) throws {
    var it = try Self.at(isDecline ? .declined : .expired)
    try it.act(.refer(to: "court"))
    // Somebody else has it meanwhile: whoever writes the answer down says what becomes of that.
    #expect(
      it.refusal(of: .accept("A", firstContact: it.now)) == .othersAreOpen(.bondedLabour, "B"))
    try it.act(
      .accept(referral: "A", worker: "Nadia", firstContact: it.now, others: .withdraw))
    #expect(it.it.referral("B")?.state == .withdrawn)
    #expect(it.it.referral("B")?.moveReason == .anotherAccepted)
    #expect(it.it.openReferral(of: 1)?.letter == "A")
    #expect(it.it.status == .followUp)
  }

  @Test("A letter that was taken back is not used again")
  func lettersAreNotReused() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .documents])
    try it.act(.refer(1))
    try it.act(.undo(seq: it.seq))
    try it.act(.refer(2))
    #expect(it.it.referrals.map { "\($0.letter)\($0.need)" } == ["A1", "B2"])
  }

  @Test("No answer in time is said only of who had the time, and other reasons at any moment")
  func noAnswerInTime() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.refer())
    func move(_ reason: MoveReason) -> CaseAction {
      .reroute(referral: "A", service: "court", reason: reason, said: Said(conflict: .noTie))
    }
    func withdrawal(_ reason: MoveReason) -> CaseAction {
      .withdraw(referral: "A", reason: reason, note: nil)
    }
    #expect(it.refusal(of: move(.noAnswer)) == .nobodyWasTold("A"))
    #expect(it.refusal(of: withdrawal(.noAnswer)) == .nobodyWasTold("A"))
    #expect(
      it.refusal(of: move(.conflict)) == nil && it.refusal(of: withdrawal(.unreachable)) == nil)
    // Told, it has the time to acknowledge; then, the time to answer.
    try it.act(.tell("A"))
    it.wait(.minutes(239))
    #expect(it.refusal(of: move(.noAnswer)) == .hasTimeToAnswer("A"))
    it.wait(.minutes(1))
    #expect(it.refusal(of: move(.noAnswer)) == nil && it.refusal(of: withdrawal(.noAnswer)) == nil)
    try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    #expect(it.refusal(of: move(.noAnswer)) == .hasTimeToAnswer("A"))
    it.wait(.days(1))
    #expect(it.refusal(of: move(.noAnswer)) == nil)
    try it.act(
      .accept(referral: "A", worker: "Rabia", firstContact: it.now + .hours(1), others: nil))
    #expect(it.refusal(of: withdrawal(.noAnswer)) == .hasAnswered("A"))
  }

  @Test("Who has answered knows of it, though nobody wrote down that they were told")
  func answeredUntold() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.refer())
    #expect(!it.latest.isKnownThere)
    try it.act(.acknowledge(referral: "A", focalPerson: "Rabia"))
    #expect(it.latest.told == nil && it.latest.isKnownThere)
    // When it ends, for whatever reason, they are a to-do.
    var error = it
    try error.act(.void(referral: "A", note: nil))
    #expect(error.it.todos.count == 1)
    try it.act(.consent(topic: .refer, answer: .withdrawn))
    #expect(it.it.todos.count == 1)
  }

  @Test("Who was never told failed nobody, however long it is ago")
  func noAnswerUntold() throws {
    var it = try CaseAtWork(level: .urgent)
    try it.act(.refer())
    it.wait(.days(9))
    let withdrawal = CaseAction.withdraw(referral: "A", reason: .noAnswer, note: nil)
    #expect(it.refusal(of: withdrawal) == .nobodyWasTold("A"))
  }

  @Test("Moving a referral withdraws it and sends its need on, in one line")
  func reroute() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(
      .reroute(referral: "A", service: "court", reason: .workload, said: Said(conflict: .noTie)))
    #expect(it.it.referral("A")?.moveReason == .workload)
    #expect(it.it.openReferral(of: 1)?.letter == "B")
    #expect(it.latest.service == "court")
    #expect(it.it.history.suffix(2).map(\.stamp.seq) == [it.seq, it.seq])
  }

  @Test("A referral that ended can't be moved while its need is out with another body")
  func rerouteOfAnOldOne() throws {
    var it = try CaseAtWork()
    try it.act(.refer())
    try it.act(.decline(referral: "A", reason: .full, note: nil))
    try it.act(.refer(to: "court"))
    #expect(
      it.refusal(
        of: .reroute(referral: "A", service: "dc", reason: .other, said: Said(conflict: .noTie)))
        == .needIsOut(.bondedLabour, "B"))
  }
}
