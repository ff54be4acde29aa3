import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("A review")
struct ReviewTests {
  /// Four open cases, in this order in the queue.
  private func team(_ me: PersonID = "sana") throws -> Pilot {
    try Pilot(
      Cases.records(
        Cases.waiting(minutes: 90), Cases.waiting(minutes: 80),
        Cases.girl(history: [Cases.triaged()]),
        Cases.kilnFamily(history: [Cases.triaged("stillHeld", "childExploited", ago: "5m")])),
      me: me, columns: 132, rows: 43)
  }

  private func begin(_ pilot: Pilot) {
    pilot.press("v")
    pilot.go(to: "Who is here")
    pilot.press("ctrl-u")
    pilot.type("sana amina tariq")
    pilot.press("enter")
  }

  @Test("begins with who is here and stands on the first case of its agenda")
  func begins() throws {
    let pilot = try team()
    #expect(pilot.queue == ["KHI-26-0001", "KHI-26-0002", "KHI-26-0003", "KHI-26-0004"])
    pilot.press("v")
    #expect(pilot.line(with: ">Who is here")?.contains("sana") == true)
    pilot.type("sana zara")
    pilot.press("enter")
    #expect(pilot.sees("Nobody at this desk is called zara."))
    pilot.press("ctrl-w")
    pilot.type("amina")
    pilot.press("enter")
    #expect(pilot.status == "The review begins. o keeps a case and goes on.")
    #expect(pilot.sees("Review 2026-11-24 · 1 of 4"))
    #expect(pilot.hintedKeys.prefix(2) == ["?", "o"])
    #expect(pilot.caseload.review?.present == ["sana", "amina"])
  }

  @Test("o keeps a case and goes on to the next, and says when all are decided")
  func keeps() throws {
    let pilot = try team()
    begin(pilot)
    pilot.press("o")
    #expect(pilot.status == "KHI-26-0001: kept as it is.")
    #expect(pilot.selected == "KHI-26-0002")
    #expect(pilot.sees("Review 2026-11-24 · 2 of 4"))
    pilot.press("o", "o")
    #expect(pilot.selected == "KHI-26-0004")
    pilot.press("o")
    #expect(pilot.caseload.review?.next == nil)
    pilot.press("o")
    #expect(pilot.status == "All cases are decided. v ends the review.")
  }

  @Test("decides by ordinary actions; o after one only goes on")
  func decides() throws {
    let pilot = try team()
    begin(pilot)
    pilot.press("p", "2", "5")
    #expect(pilot.status == "KHI-26-0001 is with Bilal now.")
    #expect(pilot.selected == "KHI-26-0001")
    pilot.press("o")
    #expect(pilot.selected == "KHI-26-0002")
    pilot.press("l", "2")
    pilot.fill(["Reason": "out of the house", "Second name": "Tariq"])
    pilot.press("ctrl-s")
    pilot.press("o", "n")
    pilot.type("Ask her school.")
    pilot.press("ctrl-s")
    pilot.press("o", "d")
    pilot.type("Call the court")
    pilot.press("ctrl-s")
    let review = try #require(pilot.caseload.review)
    #expect(review.decided.values.sorted() == [1, 1, 1, 1])
    let kept = CaseEvent.reviewed(review: review.id, decision: .kept)
    #expect(pilot.caseload.cases.flatMap(\.history).count { $0.event == kept } == 0)
  }

  @Test("u takes the last decision back, keeping included, and the case is to be decided again")
  func undo() throws {
    let pilot = try team()
    begin(pilot)
    pilot.press("o")
    #expect(pilot.caseload.review?.next?.description == "KHI-26-0002")
    pilot.press("u")
    #expect(pilot.status == "Taken back: KHI-26-0001: review 2026-11-24: kept as it is.")
    #expect(pilot.caseload.review?.next?.description == "KHI-26-0001")
  }

  @Test("is left and gone on with where it stood")
  func leaves() throws {
    let pilot = try team()
    begin(pilot)
    pilot.press("o", "o", "v")
    #expect(pilot.sees("leave it for now"))
    pilot.press("l")
    #expect(pilot.status == "The review waits: 2 to decide. v goes on with it.")
    #expect(pilot.sees("review waits (v)"))
    pilot.press("o")
    #expect(pilot.status == "! o does nothing here. ? shows what does.")
    pilot.press("n")
    pilot.type("Not part of it.")
    pilot.press("ctrl-s", "v")
    #expect(pilot.sees("Review 2026-11-24 · 3 of 4"))
    #expect(pilot.selected == "KHI-26-0003")
    #expect(pilot.caseload.review?.decided.count == 2)
  }

  @Test("is gone on with at another screen, and after everybody has gone home")
  func another() throws {
    let sana = try team()
    begin(sana)
    sana.press("o")
    let amina = try Pilot(beside: sana, me: "amina", columns: 132, rows: 43)
    #expect(amina.sees("review waits (v)"))
    amina.press("v")
    #expect(amina.sees("Review 2026-11-24 · 2 of 4"))
    amina.press("o")
    sana.lookUp()
    sana.press("o")
    #expect(sana.selected == "KHI-26-0003")

    let tariq = try sana.reopened(me: "tariq")
    tariq.press("v")
    #expect(tariq.selected == "KHI-26-0003")
  }

  @Test("its agenda stays as it was when rows move, and a filter says what it hides")
  func agenda() throws {
    let pilot = try team()
    begin(pilot)
    pilot.press("down", "down")
    pilot.triage(yes: [.harmNow])
    #expect(pilot.queue == ["KHI-26-0001", "KHI-26-0002", "KHI-26-0003", "KHI-26-0004"])
    pilot.press("/")
    pilot.type("kasur")
    pilot.press("enter")
    #expect(pilot.sees("Cases: 1 of 4 with “kasur”"))
    #expect(pilot.queue == ["KHI-26-0004"])
    pilot.press("o", "o")
    #expect(pilot.status == "All cases shown are decided. Esc shows the others.")
    pilot.press("esc")
    #expect(pilot.queue.count == 4)
  }

  @Test("ends for everybody, and another may begin")
  func ends() throws {
    let sana = try team()
    begin(sana)
    let amina = try Pilot(beside: sana, me: "amina", columns: 132, rows: 43)
    amina.press("v")
    sana.press("v", "e")
    #expect(
      sana.status
        == "The review has ended. m m reads its minutes, rabta minutes DESK prints them.")
    #expect(sana.sees("▸ Cases: 4 open"))
    amina.lookUp()
    #expect(!amina.sees("Review 2026-11-24"))
    amina.press("v")
    #expect(amina.sees("Start a review of the open cases"))
    amina.press("enter")
    #expect(amina.sees("Review 2026-11-24-2 · 1 of 4"))
  }

  @Test("m m reads the minutes, of the review under way and of the last one")
  func readsMinutes() throws {
    let pilot = try team()
    pilot.press("m", "m")
    #expect(pilot.status == "! This desk has had no review yet.")
    pilot.press("v")
    #expect(pilot.sees("At this desk: amina, bilal"))
    pilot.press("esc")
    begin(pilot)
    #expect(pilot.hintedKeys.prefix(3) == ["?", "o", "v"])
    pilot.press("o", "m", "m")
    #expect(pilot.sees("Cases: 1 of 4 decided"))
    #expect(pilot.sees("KHI-26-0001 (level 1): kept"))
    pilot.press("esc", "v", "e", "m", "m")
    #expect(pilot.sees("Minutes of the review 2026-11-24"))
  }

  @Test("nobody reviews an empty desk")
  func nothing() throws {
    let pilot = try Pilot()
    pilot.press("v", "enter")
    #expect(pilot.status == "! There is no open case to review.")
  }

  @Test("two who begin at once: the second is told of the first")
  func twice() throws {
    let sana = try team()
    let amina = try Pilot(beside: sana, me: "amina")
    amina.press("v")
    begin(sana)
    amina.press("enter")
    #expect(
      amina.status == "! Review 2026-11-24 is under way. Go on with it, or end it first.")
  }

  @Test("its minutes hold date, people, decisions, owners and due dates by case code")
  func minutes() throws {
    let pilot = try team()
    begin(pilot)
    // Given to Bilal, and an action for him.
    pilot.press("p", "2", "5")
    pilot.press("d")
    pilot.type("Ring the bureau | ask for a name")
    pilot.fill(["Who": ""])
    pilot.press("ctrl-u")
    pilot.type("bilal")
    pilot.fill(["By when": ""])
    pilot.press("ctrl-u")
    pilot.type("2026-11-30 10:00")
    pilot.press("ctrl-s", "o")
    // Moved, then the level lowered by two people.
    pilot.press("x", "1", "enter", "y")
    pilot.press("l", "2")
    pilot.fill(["Reason": "out of the house", "Second name": "Tariq"])
    pilot.press("ctrl-s", "o")
    // Kept, then taken back and noted.
    pilot.press("o", "u")
    pilot.select("KHI-26-0003")
    pilot.press("n")
    pilot.type("Rani will be at her aunt's.")
    pilot.press("ctrl-s")
    // An action that was taken back leaves no trace.
    pilot.press("d")
    pilot.type("Never mind")
    pilot.press("ctrl-s", "u")
    pilot.wait(.minutes(40))
    pilot.press("v", "e")

    let review = try #require(pilot.caseload.reviews.last)
    let minutes = pilot.caseload.minutes(of: review).markdown
    #expect(!minutes.contains("Never mind"))
    #expect(!minutes.contains("Rani"))
    #expect(!minutes.contains("kept"))
    #expect(Golden.difference(minutes, "minutes.md", beside: #filePath) == nil)
    pilot.press("m", "m")
    #expect(pilot.sees("KHI-26-0001 (level"))
    #expect(!pilot.sees("**") && !pilot.sees("|---|"), "\(pilot.screen)")
  }
}
