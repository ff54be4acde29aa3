import Casework
import DeskTesting
import Testing

@Suite("Events as a timeline tells them")
struct TimelineTests {
  static let typed = "Saima 0300-7654321"

  @Test(
    "What somebody typed is covered unless the open case asks for it",
    arguments: EventExamples.ofCase(typed))
  func covered(event: CaseEvent) {
    let line = event.inWords(.ids)
    #expect(!line.contains("Saima"))
    #expect(!line.isEmpty)
    #expect(!line.contains("\n"))
    // What is covered is only left out: the rest stays as it is.
    let open = event.inWords(isCovered: false, .ids)
    #expect(open.hasPrefix(line.prefix(8)))
  }

  @Test(
    "No refusal says what somebody typed",
    arguments: EventExamples.ofCase(typed).flatMap {
      [Refusal.changedSince(by: "sana", what: $0), .hasLeftTheDesk($0)]
    })
  func refusals(refusal: Refusal) {
    #expect(!refusal.description.contains("Saima"))
    #expect(refusal.description.hasSuffix("."))
  }

  static let lines: [(CaseEvent, String)] = [
    (.opened(facts: Facts(), inInbox: true, lookBy: nil), "arrived in the inbox"),
    (.opened(facts: Facts(), inInbox: false, lookBy: nil), "case opened"),
    (
      .needAdded(need: 2, code: .shelter, persons: [], place: nil, actBy: nil),
      "need 2: bed tonight (SHE)"
    ),
    (.needDue(need: 2, actBy: opening, was: nil), "need 2: clock started"),
    (.needDue(need: 2, actBy: opening, was: opening), "need 2: another clock"),
    (.needDue(need: 2, actBy: nil, was: opening), "need 2: no clock"),
    (
      .told(
        referral: "AB", need: 1, at: opening, channel: .whatsapp, whom: "Rabia",
        acknowledgeBy: nil, answerBy: opening),
      "AB told by WhatsApp: Rabia"
    ),
    (
      .sent(
        referral: "A", need: 1, service: "kiln", at: opening, tellBy: nil, acknowledgeBy: nil,
        answerBy: opening, override: "life at risk", why: "she asked for it",
        second: nil, countersignBy: nil),
      "A sent: need 1 to kiln – without consent: life at risk – why: she asked for it"
    ),
    (
      .declined(
        referral: "A", need: 1, at: opening, reason: .ageOrGender, note: "boys to 12",
        was: .sent),
      "A declined: age or gender – boys to 12"
    ),
    (.expired(referral: "A", need: 1, at: opening, was: .sent), "A no answer in time"),
    (.assigned(person: nil, reason: nil, was: "sana"), "with nobody"),
    (.assigned(person: "sana", reason: .shiftEnd, was: nil), "with sana: shift ends"),
    (.settled(need: 2, reason: .notAvailable, note: nil), "need 2 settled: not available – a gap"),
    (
      .reviewed(review: "2026-11-24", decision: .rerouted),
      "review 2026-11-24: need moved to another body"
    ),
  ]

  @Test("A line of an open case", arguments: lines)
  func line(event: CaseEvent, words: String) {
    #expect(event.inWords(isCovered: false, .ids) == words)
  }

  @Test("What is due next, as somebody would say it")
  func dues() throws {
    var it = try CaseAtWork(needs: [.bondedLabour, .shelter])
    try it.act(.refer(1))
    try it.act(.todo(what: "Ring Saima", owner: "sana", due: opening))
    let dues: [(Due.What, String)] = [
      (.look, "to be looked at"), (.triage, "to be triaged"), (.nameNeeds, "name what is needed"),
      (.firstDoor(need: 2), "route: bed tonight"), (.nextDoor(need: 2), "route again: bed tonight"),
      (.tell("A"), "NOT TOLD: KILN"),
      (.acknowledgement("A"), "no word yet: KILN"), (.answer("A"), "answer due: KILN"),
      (.contact("A"), "first contact: KILN"),
      (.todo(1), "to do: Sana"), (.deadline, "deadline"),
    ]
    var names = Names.ids
    names.service = { $0.rawValue.uppercased() }
    names.person = { $0.rawValue.capitalizedFirst }
    for (what, words) in dues {
      #expect(it.it.step(for: what)?.inWords(names) == words)
    }
    #expect(it.it.step(for: .answer("Q")) == nil, "no such referral")
  }
}
