import Canvas
import Casework

/// What several figures are measured with.
enum Example {
  /// When the large desks were last worked at.
  static let now = Instant("2026-11-24T10:00:00Z") ?? Instant(seconds: 0)

  static let size = Size(columns: 132, rows: 43)

  static let text = String(repeating: "Nothing has changed at the kiln since. ", count: 4)

  /// A family at a kiln, triaged, with two needs.
  static var triaged: Case? {
    var facts = Facts()
    facts.story = Words(String(repeating: "Held at a kiln. ", count: 15))
    facts.forms = [.brickKiln]
    facts.debt = .yes
    facts.place = "pb-kasur"
    facts.persons = (0..<4).map { Person(age: Age(7 + $0), gender: .female) }
    facts.languages = ["pan"]
    facts.consent.refer = .yes
    var found = Case(
      CaseCode(prefix: "BEN", year: 26, number: 1),
      .opened(facts: facts, inInbox: false, lookBy: nil), Stamp(seq: 1, at: now, by: "amina"))
    for (number, code) in [NeedCode.bondedLabour, .shelter].enumerated() {
      found?.apply(
        .needAdded(need: number + 1, code: code, persons: [], place: nil, actBy: nil),
        Stamp(seq: 2, at: now, by: "amina"))
    }
    let triage = CaseAction.triage(
      sheet: TriageSheet(yes: [.stillHeld]), level: nil, reason: nil, second: nil)
    let context = Context(now: now, by: "amina", people: [])
    guard let events = try? found?.decide(triage, in: context) else { return nil }
    for event in events { found?.apply(event, Stamp(seq: 3, at: now, by: "amina")) }
    return found
  }
}
