import Casework
import DeskTesting
import Testing

@Suite("Asking around, ties, authorities and attempts")
struct AskingTests {
  // MARK: Ask rounds

  @Test("A nameless question to several members needs no consent and reserves nothing")
  func ask() throws {
    var it = try CaseAtWork(Facts())
    try it.act(.ask(need: 1, services: ["kiln", "court"]))
    #expect(it.it.rounds[0].waiting == ["kiln", "court"])
    #expect(it.it.referrals.isEmpty)
    try it.act(.reply(round: 1, service: "kiln", reply: AskReply(.no, .full)))
    it.wait(.minutes(3))
    try it.act(.reply(round: 1, service: "court", reply: AskReply(.yes)))
    #expect(it.it.rounds[0].replies["court"]?.at == opening + .minutes(3))
    #expect(it.it.rounds[0].waiting.isEmpty)
    // A reply that was mistyped is taken back.
    try it.act(.undo(seq: it.seq))
    #expect(it.it.rounds[0].waiting == ["court"])
    try it.act(.ask(need: 1, services: ["dc"]))
    #expect(it.it.rounds.map(\.number) == [1, 2])
  }

  @Test(
    "What it lacks is said",
    arguments: [
      (.ask(need: 9, services: ["kiln"]), "The case has no need 9."),
      (.ask(need: 1, services: []), "Say whom to ask."),
      (.ask(need: 1, services: ["nobody"]), "No service is called nobody."),
      (.reply(round: 2, service: "kiln", reply: AskReply(.yes)), "The case has no ask round 2."),
      (
        .reply(round: 1, service: "dc", reply: AskReply(.yes)), "dc was not asked in round 1."
      ),
      (.reply(round: 1, service: "kiln", reply: AskReply(.no)), "A no needs its reason."),
    ] as [(CaseAction, String)])
  func lacks(action: CaseAction, sentence: String) throws {
    var it = try CaseAtWork()
    try it.act(.ask(need: 1, services: ["kiln"]))
    #expect(it.refusal(of: action)?.description == sentence)
  }

  // MARK: Ties

  static func refer(_ conflict: Conflict?, why: Words? = nil) -> CaseAction {
    .refer(need: 1, service: "kiln", said: Said(conflict: conflict, why: why))
  }

  @Test("Nothing is sent before the conflict question is answered (scenario A)")
  func notAsked() throws {
    var it = try CaseAtWork()
    #expect(it.refusal(of: Self.refer(nil)) == .conflictNotAsked("DEMO Kiln"))
    try it.act(.conflict(body: "DEMO Kiln", answer: .noTie))
    #expect(it.refusal(of: Self.refer(nil)) == nil)
  }

  @Test(
    "A tie keeps it from that body; a coordinator may, and says why",
    arguments: Conflict.allCases.filter { $0 != .noTie })
  func tied(conflict: Conflict) throws {
    var it = try CaseAtWork()
    #expect(it.refusal(of: Self.refer(conflict)) == .hasConflict("DEMO Kiln", conflict))
    #expect(
      it.refusal(of: Self.refer(conflict, why: "no other")) == .hasConflict("DEMO Kiln", conflict))
    #expect(
      it.refusal(of: Self.refer(conflict), as: .coordinator) == .hasConflict("DEMO Kiln", conflict))
    try it.act(Self.refer(conflict, why: "no other body"), as: .coordinator)
    #expect(it.it.conflicts == ["DEMO Kiln": conflict])
  }

  @Test("A later answer takes the place of an earlier one, and can be taken back")
  func changed() throws {
    var it = try CaseAtWork()
    try it.act(.conflict(body: "DEMO Kiln", answer: .noTie))
    try it.act(.conflict(body: "DEMO Kiln", answer: .survivorSaysNo))
    #expect(
      it.refusal(of: .conflict(body: "DEMO Kiln", answer: .survivorSaysNo)) == .nothingChanged)
    try it.act(.undo(seq: it.seq))
    #expect(it.it.conflicts == ["DEMO Kiln": .noTie])
  }

  @Test("Shelter gender, child safety and conflict wait for a coordinator, other rules for nobody")
  func hardRules() throws {
    let it = try CaseAtWork()
    for coordinatorMay in [true, false] {
      let door = Door(
        name: "X", verdict: .excluded(rule: "women only", coordinatorMay: coordinatorMay))
      for role in DeskRole.allCases {
        for why in [nil, "no other"] as [Words?] {
          let mayGo =
            coordinatorMay && why != nil && (role == .coordinator || role == .secretariat)
          #expect(
            (it.refusal(of: Self.refer(.noTie, why: why), as: role, door: door) == nil) == mayGo)
        }
      }
    }
  }

  // MARK: Authorities

  static let police = Door(
    body: "police", name: "Police 15", isAuthority: true, isLocalAuthority: true,
    verdict: .fits(better: nil))
  static let agency = Door(
    body: "fia", name: "FIA", isAuthority: true, verdict: .fits(better: nil))

  static func notify(
    _ body: BodyID, _ said: Said = Said(conflict: .noTie), whom: Words = "the duty officer",
    what: Words = "nine people are held"
  ) -> CaseAction {
    .notify(body: body, channel: .phone, whom: whom, what: what, said: said)
  }

  @Test("An authority is told with consent to just that, ties asked, an act of its own")
  func notified() throws {
    var it = try CaseAtWork()
    // Consent to refer is no consent to notify.
    #expect(
      it.refusal(of: Self.notify("fia"), door: Self.agency) == .noConsentToNotify("FIA", .notAsked))
    try it.act(.consent(topic: .notify("fia"), answer: .yes))
    #expect(
      it.refusal(of: Self.notify("fia", Said()), door: Self.agency) == .conflictNotAsked("FIA"))
    #expect(it.refusal(of: Self.notify("fia", whom: " "), door: Self.agency) == .whoWasTold)
    #expect(it.refusal(of: Self.notify("fia", what: ""), door: Self.agency) == .whatWasTold)
    try it.act(Self.notify("fia"), door: Self.agency)
    #expect(it.it.notifications.map(\.body) == ["fia"])
    #expect(it.it.referrals.isEmpty)
    #expect(it.refusal(of: .undo(seq: it.seq)) != nil)
    try it.act(.consent(topic: .notify("fia"), answer: .withdrawn))
    #expect(it.it.todos.count == 1)
  }

  @Test(
    "A local authority is not told while the perpetrator may be an official",
    arguments: [
      (Known.unknown, DeskRole.coordinator, Refusal.isPerpetratorOfficial("Police 15")),
      (.yes, .operator, .authorityTakesCoordinator("Police 15")), (.yes, .coordinator, nil),
      (.no, .operator, nil),
    ] as [(Known, DeskRole, Refusal?)])
  func officials(official: Known, role: DeskRole, refusal: Refusal?) throws {
    var it = try CaseAtWork(Facts().with { $0.officialPerpetrator = official })
    try it.act(.consent(topic: .notify("police"), answer: .yes))
    let action = Self.notify("police", Said(conflict: .noTie, why: "the court asked for it"))
    #expect(it.refusal(of: action, as: role, door: Self.police) == refusal)
  }

  @Test("Without consent it takes a coordinator and a reason; and nobody notifies a mere member")
  func withoutConsent() throws {
    let it = try CaseAtWork(Facts().with { $0.officialPerpetrator = .no })
    let override = Self.notify("fia", Said(conflict: .noTie, override: "her life"))
    #expect(it.refusal(of: override, door: Self.agency) == .notifyTakesCoordinator)
    #expect(it.refusal(of: override, as: .secretariat, door: Self.agency) == nil)
    #expect(it.refusal(of: Self.notify("DEMO Kiln")) == .isNoAuthority("DEMO Kiln"))
  }

  // MARK: Attempts

  @Test("Two failed attempts, or any contact, ask for a triage anew; once")
  func attempts() throws {
    var it = try CaseAtWork()
    try it.act(.attempt(result: .noAnswer, note: nil))
    #expect(it.it.retriage == nil)
    try it.act(.attempt(result: .someoneElse, note: "a man's voice"))
    #expect(it.it.retriage?.why == .failedContacts)
    #expect(it.it.retriage?.by == opening + .hours(4))
    it.wait(.hours(1))
    try it.act(.attempt(result: .spokeAlone, note: nil))
    #expect(it.it.retriage?.why == .failedContacts)
    try it.act(.triage(.of(.urgent)))
    #expect(it.it.retriage == nil)
    try it.act(.attempt(result: .spokeNotAlone, note: nil))
    #expect(it.it.retriage?.why == .contact)
    // What asked for it was mistyped: nothing is owed.
    try it.act(.undo(seq: it.seq))
    #expect(it.it.retriage == nil)
    #expect(it.it.attempts.map(\.isStruck) == [false, false, false, true])
  }

  @Test("A success between two failures is no second failure")
  func failures() throws {
    var it = try CaseAtWork()
    try it.act(.attempt(result: .noAnswer, note: nil))
    try it.act(.attempt(result: .spokeAlone, note: nil))
    try it.act(.triage(.of(.urgent)))
    try it.act(.attempt(result: .noAnswer, note: nil))
    #expect(it.it.retriage == nil)
  }

  @Test(
    "Every reason for a triage anew stands in the queue, and the level stays as it was",
    arguments: [RetriageReason.decline, .returned, .release, .newThreat, .failedContacts])
  func reasons(why: RetriageReason) throws {
    var it = try CaseAtWork(needs: [.release])
    try it.act(.refer())
    switch why {
    case .decline: try it.act(.decline(referral: "A", reason: .full, note: nil))
    case .returned:
      try it.act(.accept("A"))
      try it.act(.giveBack(referral: "A", why: "she left"))
    case .release:
      try it.act(.accept("A"))
      try it.act(.start(referral: "A", note: nil))
      try it.act(
        .complete(referral: "A", outcome: .goalReached, note: nil, followUpDays: nil))
    case .newThreat:
      try it.act(.amend(facts: .consenting.with { $0.armedPerpetrator = .yes }))
    default:
      try it.act(.accept("A"))
      try it.act(.noContact(referral: "A", attempts: [opening, opening], note: nil))
    }
    #expect(it.it.retriage?.why == why)
    #expect(it.it.coming.contains { $0.what == .retriage(why) })
    #expect(it.it.level == .urgent)
  }
}
