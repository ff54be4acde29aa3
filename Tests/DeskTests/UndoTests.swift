import Casework
import Desk
import DeskTesting
import Testing

@Suite("Undo")
struct UndoTests {
  @Test("takes back a note, a need, facts, a level and a to-do, one by one, each by name and case")
  func undo() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    let before = try #require(pilot.case("KHI-26-0001"))
    pilot.press("n")
    pilot.type("A note.")
    pilot.press("ctrl-s", "+")
    pilot.type("MED")
    pilot.press("ctrl-s", "e")
    pilot.go(to: "Armed")
    pilot.press("y", "ctrl-s", "l", "1", "ctrl-s", "d")
    pilot.type("Ring")
    pilot.press("ctrl-s", "p", "2", "1")
    #expect(pilot.case("KHI-26-0001")?.owner == "bilal")

    pilot.press("z", "z")
    #expect(pilot.status.contains("u takes back: KHI-26-0001: with Bilal: shift ends"))
    let words = [
      "with Bilal: shift ends", "to-do 1 for Amina", "level 2 → 1 critical", "facts changed",
      "need 2: medical, medico-legal (MED)", "note 1.",
    ]
    for word in words {
      pilot.press("u")
      #expect(pilot.status.hasPrefix("Taken back: KHI-26-0001: \(word)"))
    }
    pilot.press("u")
    #expect(pilot.status == "! There is nothing to take back.")
    let after = try #require(pilot.case("KHI-26-0001"))
    #expect(after.facts == before.facts)
    #expect(after.needs == before.needs)
    #expect(after.triage == before.triage)
    #expect(after.owner == before.owner)
    #expect(after.notes.map(\.isStruck) == [true])
    #expect(after.todos.isEmpty)
  }

  @Test("takes back a referral until somebody has been told, then says that it has left the desk")
  func undoReferral() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("r", "enter", "y", "u")
    #expect(pilot.status == "Taken back: KHI-26-0001: A sent: need 1 to DEMO Child Help Lahore.")
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.state == .void)

    pilot.press("r", "enter", "y")
    pilot.tell()
    #expect(pilot.status == "B is told. Their clock runs from now.")
    pilot.press("z", "z")
    #expect(!pilot.sees("u takes back"))
    pilot.press("u")
    #expect(pilot.status == "! Can't be taken back – KHI-26-0001: B told by phone.")
    pilot.press("u")
    #expect(pilot.status == "! There is nothing to take back.")
    #expect(pilot.case("KHI-26-0001")?.referrals.last?.state == .sent)
  }

  @Test("stops once at what has left the desk, names what comes next, and goes on there")
  func undoBehind() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("Before.")
    pilot.press("ctrl-s", "r", "enter", "y")
    pilot.tell()
    pilot.press("u")
    #expect(
      pilot.status
        == "! Can't be taken back – KHI-26-0001: A told by phone. u again takes back KHI-26-0001: note 1."
    )
    pilot.press("u")
    #expect(pilot.status == "Taken back: KHI-26-0001: note 1.")
  }

  @Test("takes back an answer that was typed by mistake: accepted is sent again")
  func undoAnswer() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(
          history: [
            Cases.triaged(), Cases.sent(1, to: "demo-child", ago: "10m"),
            Cases.told("A", ago: "9m"),
          ])))
    pilot.press("a", "a")
    pilot.fill(["Worker": "Hira", "First contact": "4h"])
    pilot.press("ctrl-s")
    #expect(pilot.status == "A is accepted.")
    pilot.press("u")
    #expect(pilot.status == "Taken back: KHI-26-0001: A accepted.")
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.state == .sent)
  }

  @Test("takes back a case entered in error, and it is gone from the queue")
  func undoCase() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("Wrong number.")
    pilot.press("ctrl-s", "u")
    #expect(pilot.status == "Taken back: KHI-26-0001: case opened.")
    #expect(pilot.sees("No case here. N takes a new one."))
  }

  @Test("looking at names is no change and takes nothing from undo")
  func undoAfterUncovering() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("A note.")
    pilot.press("ctrl-s", "i", "u")
    #expect(pilot.status == "Taken back: KHI-26-0001: note 1.")
  }
}
