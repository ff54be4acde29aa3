import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("The desk in lines")
struct PlainTests {
  /// What was written and what was said to it.
  private func transcript(_ pilot: Pilot, _ lines: String...) -> String {
    var text = pilot.listen()
    for line in lines { text += ["", "> \(line)".trimmed] + pilot.say(line) }
    return text.joined(separator: "\n") + "\n"
  }

  @Test("Scenario B: a girl's case is triaged, routed and told, as its transcript has it")
  func scenarioB() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: []), Cases.kilnFamily()))
    let text = transcript(
      pilot, "KHI-26-0001", "t", "n", "n", "y", "n", "n", "n", "n", "u", ".save", "route", "1", "y",
      "s", "Nadia", "", "", "u", "u")
    #expect(Golden.difference(text, "plain-scenario-b.txt", beside: #filePath) == nil)
    #expect(text.contains("A is told. Their clock runs from now."))
  }

  @Test("Scenario A: a new case is typed line by line, with errors beside their field")
  func scenarioA() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    let text = transcript(
      pilot, "new", "A man at a kiln, nine people.", "He whispers.", "", "BK, XX", "yes", "Kasur",
      "the kiln by the canal", "M41 F36 F63 M14 M13 F11 M8 F5 F2", ".back", "", ".save", "BK",
      ".save", "n", "Called back at nine.", "", "")
    #expect(Golden.difference(text, "plain-scenario-a.txt", beside: #filePath) == nil)
    let made = try #require(pilot.case("KHI-26-0002"))
    #expect(made.facts.persons.count == 9)
    #expect(made.facts.story.text == "A man at a kiln, nine people.\nHe whispers.")
    #expect(made.notes.map(\.text.text) == ["Called back at nine."])
  }

  @Test("Many are marked, moved and passed on, and the filter is the command line's")
  func many() throws {
    let pilot = try Pilot(
      Cases.records(Cases.waiting(minutes: 200), Cases.waiting(minutes: 90), Cases.kilnFamily()))
    let text = transcript(
      pilot, "/lahore", "mark-all", "p", "3", "1", "no", "p", "3", "1", "yes", "undo", "redo",
      "filter", "kasur", "/", "", "order-newest", "?", "zoom", ".", "2", "x", ".", "..", "fly")
    #expect(Golden.difference(text, "plain-many.txt", beside: #filePath) == nil)
  }

  @Test("A number may follow a command, be written in Urdu, or end a code; a group's key lists it")
  func numbers() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.kilnFamily()))
    _ = pilot.listen()
    pilot.say("mark 2")
    pilot.say("mark ۳")
    #expect(pilot.state.queue.marks.map(\.description).sorted() == ["KHI-26-0001", "KHI-26-0002"])
    let said = pilot.say("/kasur")
    #expect(said.contains("2 cases are no longer marked."))
    #expect(pilot.say("0001").contains("The filter is off."))
    #expect(pilot.selected == "KHI-26-0001")
    let more = pilot.say("m")
    #expect(more.contains { $0.hasPrefix("1. consent") || $0.contains("consent:") }, "\(more)")
    pilot.say(".")
    #expect(pilot.say("note 9") == pilot.say("9"), "there is no ninth row")
  }

  @Test("What is on offer at every step can be said, on every sample case, and nothing traps")
  func everything() throws {
    let pilot = try Pilot(SampleData.cases())
    _ = pilot.listen()
    for `case` in pilot.caseload.cases {
      for command in Commands.all where !["quit", "suspend"].contains(command.id) {
        pilot.say(`case`.code.description)
        if command.scope == .case { pilot.say("open") }
        let said = pilot.say(command.id)
        #expect(!said.isEmpty, "\(command.id) on \(`case`.code)")
        if pilot.state.isHidden { pilot.say("") }
        for line in ["1", "x", ".back", ".leave", ".", "."] { pilot.say(line) }
        while !pilot.state.layers.isEmpty { pilot.say(".leave") }
      }
    }
  }

  @Test("It hides at once, and only an empty line shows it again, as it was")
  func hiding() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    _ = pilot.listen()
    pilot.say("n")
    #expect(pilot.say(".hide").last == "Enter goes on.")
    #expect(pilot.say("typed blindly").last == "Enter goes on.")
    #expect(pilot.say("").contains { $0.hasPrefix("Note") })
    #expect(pilot.case("KHI-26-0001")?.notes.isEmpty == true)
  }
}
