import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("The screen hides itself")
struct HidingTests {
  private func isHidden(_ pilot: Pilot) -> Bool {
    pilot.lines.filter { !$0.isEmpty } == ["Enter goes on."]
  }

  @Test("at once, too, while more keys of a group are waited for", arguments: ["m", "O"])
  func whilePending(first: String) throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press(first, "ctrl-o")
    #expect(isHidden(pilot))
    pilot.press("enter")
    #expect(pilot.sees("KHI-26-0001"))
    // The group was left: its second key means what it means by itself.
    #expect(pilot.state.pending.keys.isEmpty)
  }

  @Test("at once, from a form as well, and Enter shows all of it again")
  func atOnce() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("She is at her aunt's.")
    let before = pilot.screen
    pilot.press("ctrl-o")
    #expect(isHidden(pilot))
    pilot.press("enter")
    #expect(pilot.screen == before)
  }

  @Test("and takes no other key, no paste and no click until then")
  func deaf() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    let before = pilot.screen
    pilot.press("ctrl-o", "N", "c", "s", "q", "space", "down")
    pilot.paste("x")
    pilot.point(at: "Enter goes on")
    #expect(isHidden(pilot))
    #expect(!pilot.hasQuit)
    pilot.press("ctrl-o")
    #expect(pilot.screen == before)
  }

  @Test("by itself after five minutes without a key, and not while somebody types")
  func byItself() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), preferences: Preferences())
    pilot.wait(.minutes(4))
    pilot.press("down")
    pilot.wait(.minutes(4))
    #expect(!isHidden(pilot))
    pilot.wait(.minutes(1))
    #expect(isHidden(pilot))
    // What leaves a form elsewhere shows nothing here.
    pilot.press("esc")
    #expect(isHidden(pilot))
    pilot.press("enter")
    #expect(pilot.sees("KHI-26-0001"))
  }

  @Test("and covers what was uncovered in a form that is open; what was typed there is not lost")
  func coversForms() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("i", "e")
    pilot.fill(["Caller": "Shazia, an aunt", "What is said": " She is hungry."])
    pilot.press("down", "down")
    #expect(pilot.screen.contains("Shazia"))
    pilot.press("ctrl-o", "enter")
    #expect(!pilot.screen.contains("Shazia"))
    #expect(pilot.screen.contains("She is hungry."))
    // Saved now it would be lost: it says so, and waits.
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.facts.story.text == "A girl in service, burned.")
    pilot.press("esc", "i", "e")
    #expect(pilot.screen.contains("Shazia"))
    pilot.press("ctrl-s")
    let facts = try #require(pilot.case("KHI-26-0001")?.facts)
    #expect(facts.caller?.text == "Shazia, an aunt")
    #expect(facts.story.text == "A girl in service, burned. She is hungry.")
    #expect(facts.contact.phone?.text == "0300-0000213" && facts.persons[0].name?.text == "Rani")
  }

  @Test("never, where somebody has set that")
  func never() throws {
    var preferences = Preferences()
    preferences.hidesAfter = nil
    let pilot = try Pilot(Cases.records(Cases.girl()), preferences: preferences)
    pilot.wait(.minutes(60))
    #expect(!isHidden(pilot))
  }
}

@Suite("A mouse")
struct MouseTests {
  @Test("selects with a click and opens with a second one")
  func click() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("home")
    let other = pilot.selected == "KHI-26-0001" ? "KHI-26-0002" : "KHI-26-0001"
    pilot.point(at: other)
    #expect(pilot.selected == other)
    #expect(pilot.state.focus == .queue)
    pilot.point(at: other)
    #expect(pilot.state.focus == .case)
  }

  @Test(
    "goes to panes, lines of the case and services, and a second click there asks before it sends")
  func panes() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [Cases.triaged()])))
    pilot.point(at: "DEMO Child Help")
    #expect(pilot.state.focus == .match)
    pilot.point(at: "DEMO Child Help")
    #expect(pilot.sees("y send"))
    pilot.point(at: "y send")
    #expect(pilot.case("KHI-26-0001")?.referrals.isEmpty == true)
    pilot.press("esc")
    pilot.point(at: "Case ─")
    #expect(pilot.state.focus == .case)
  }

  @Test("never takes what stands chosen already in a list for what was pointed at twice")
  func preselected() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("c")
    let first = "no case: \(NoCaseReason.allCases[0].inWords)"
    pilot.point(at: first)
    #expect(pilot.case("KHI-26-0001")?.closing == nil)
    pilot.press("down", "up")
    pilot.point(at: first)
    #expect(pilot.case("KHI-26-0001")?.closing == nil)
    pilot.point(at: first)
    #expect(pilot.sees("KHI-26-0001: is it no case"))
  }

  @Test("goes through the fields of a form with the wheel")
  func wheelInForm() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("d")
    pilot.point(at: "Who", .wheelDown)
    #expect(pilot.line(with: "By when")?.contains(">By when") == true)
  }

  @Test("chooses in lists, and goes to fields")
  func layers() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("p")
    pilot.point(at: "Sana")
    pilot.point(at: "Sana")
    #expect(pilot.sees("on: why?"))
    pilot.press("esc", "N")
    pilot.point(at: "Where now")
    pilot.type("Kasur")
    pilot.press("esc", "N", "enter")
    #expect(pilot.sees("Kasur"))
  }

  @Test("scrolls what lies under it with the wheel")
  func wheel() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(), Cases.girl(), Cases.girl(), Cases.girl(), Cases.girl()))
    pilot.press("home", "tab")
    let first = pilot.selected
    pilot.point(at: "Cases", .wheelDown)
    #expect(pilot.state.focus == .queue)
    #expect(pilot.state.queue.index == 3)
    pilot.point(at: "Cases", .wheelUp)
    #expect(pilot.selected == first)
  }

  @Test("means what was seen under it, though another desk has moved the rows since")
  func late() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(history: []), Cases.girl(history: []), Cases.girl(history: [])))
    let seen = try #require(pilot.queue.first)
    let place = Point(column: 10, row: 2)
    #expect(pilot.lines[place.row].contains(seen))
    let code = try #require(CaseCode(seen))
    // Later due than the others, it goes to the foot of the list.
    try pilot.elsewhere(
      .on(
        code,
        .triage(
          sheet: TriageSheet(no: TriageQuestion.allCases), level: nil, reason: nil, second: nil)),
      by: "sana")
    pilot.notice()
    while pilot.isBusy { pilot.pause() }
    #expect(pilot.caseload.code(0, of: pilot.state.shown) != code)
    pilot.pointLate(at: place)
    #expect(pilot.selected == seen)
  }

  @Test("on a field of a form that is gone, it does nothing to the one that is there")
  func staleField() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), rows: 40)
    pilot.press("e")
    let row = try #require(pilot.frame.lines.firstIndex { $0.contains("Languages") })
    let place = Point(column: 12, row: row)
    _ = pilot.frame
    pilot.press("esc", "n")
    pilot.pointLate(at: place)
    pilot.type("Still here.")
    #expect(pilot.sees("Note on KHI-26-0001") && pilot.sees("Still here."))
  }

  @Test("does no harm wherever it is pressed", arguments: [(80, 24), (40, 12), (20, 5), (1, 1)])
  func anywhere(columns: Int, rows: Int) throws {
    let pilot = try Pilot(SampleData.cases(), columns: columns, rows: rows)
    for row in 0...rows {
      for column in stride(from: 0, through: columns, by: 3) {
        pilot.point(at: Point(column: column, row: row), .press)
        pilot.press("esc", "esc")
      }
    }
    #expect(pilot.lines.count == rows)
  }
}
