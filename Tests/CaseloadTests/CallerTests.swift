import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Who calls, and whom to call")
struct CallerTests {
  private func desk() throws -> DeskAtWork {
    var desk = try DeskAtWork()
    _ = try desk.open(
      Facts.woman.with {
        $0.persons = [Person(age: Age(34), gender: .female), Person(age: Age(8), gender: .male)]
        $0.contact.phone = "0300-1234567"
        $0.persons[0].name = "Saima"
      })
    let closed = try desk.open(
      Facts.woman.with { $0.caller = "a neighbour, +92 (300) 765 4321" }, needs: [], level: .advice)
    try desk.act(on: closed, .end(closing: .closed(reason: .needsMet, note: nil, second: nil)))
    return desk
  }

  @Test(
    "A number is known however it is written",
    arguments: [
      ("0300-1234567", [1]), ("+92 300 1234567", [1]), ("00923001234567", [1]),
      ("۰۳۰۰ ۱۲۳۴۵۶۷", [1]), ("(0300) 123.4567", [1]), ("call 0300 1234567 now", [1]),
      ("0300 7654321", [2]), ("0300-1234568", []), ("1234567", []), ("123", []), ("", []),
      ("nobody", []),
    ])
  func numbers(number: String, expected: [Int]) throws {
    #expect(try desk().caseload.callers(of: number).map(\.code.number) == expected)
  }

  @Test("Of a known number code, age bands, district and state are said, and that it can be opened")
  func known() throws {
    let desk = try desk()
    let first = try #require(desk.caseload.callers(of: "03001234567").first)
    #expect(first.ages == ["30–44", "6–11"])
    #expect(first.district == "pb-kasur" && !first.canReopen)
    let second = try #require(desk.caseload.callers(of: "03007654321").first)
    #expect(second.status == .closed && second.canReopen)
  }

  @Test("A lapsed referral whose need stays without a door goes to the coordinator, then beyond")
  func escalation() throws {
    var desk = try DeskAtWork()
    try desk.act(
      .listPerson(Staff(id: "tariq", name: "Tariq", roles: [.secretariat], phone: "0300-0000002")),
      by: "sana")
    try desk.act(
      .listPerson(Staff(id: "sana", name: "Sana", roles: [.coordinator], phone: "0300-0000001")),
      by: "sana")
    var settings = desk.caseload.settings
    settings.duty = "sana"
    try desk.act(.set(settings), by: "sana")
    let code = try desk.open()
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    #expect(desk.caseload.escalation(of: try desk.it(code), at: desk.now) == nil)

    // Nobody has said that they have it.
    desk.wait(.hours(5))
    let silent = try #require(desk.caseload.escalation(of: try desk.it(code), at: desk.now))
    #expect(silent.what == .notAcknowledged("A") && silent.role == .coordinator)

    try desk.act(on: code, .note(text: "rang them"))
    desk.wait(.minutes(19 * 60 + 1))
    try desk.tick()
    let lapsed = try #require(desk.caseload.escalation(of: try desk.it(code), at: desk.now))
    #expect(lapsed.what == .lapsed("A", need: 1))
    #expect(lapsed.whom == "sana")
    #expect(
      desk.caseload.inWords(lapsed, at: desk.now)
        == "need 1, no answer to A, late by 1 min: call Sana, 0300-0000001")

    desk.wait(.hours(5))
    let later = try #require(desk.caseload.escalation(of: try desk.it(code), at: desk.now))
    #expect(later.role == .secretariat && later.whom == "tariq")

    // A door is found, and nobody need be called.
    try desk.act(on: code, .refer(to: "court", why: "it answers"))
    #expect(desk.caseload.escalation(of: try desk.it(code), at: desk.now) == nil)
  }

  @Test("Medical windows count from the incident, and a clinician judges")
  func windows() {
    var facts = Facts()
    #expect(facts.windows.isEmpty)
    facts.incident = opening - .hours(20)
    #expect(
      facts.windows.map { $0.inWords(at: opening) } == [
        "medico-legal exam, 6 h: passed 14 h ago, ask a clinician all the same",
        "72 h: 2 d 4 h left, ask a clinician", "120 h: 4 d 4 h left, ask a clinician",
      ])
  }
}
