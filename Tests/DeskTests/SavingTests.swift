import Caseload
import Casework
import DeskTesting
import Testing

/// No key waits for another desk: neither while that one is saving nor for all that it wrote.
@Suite("Beside other desks")
struct SavingTests {
  @Test("What waited for another desk closes no form but its own, and drops no other draft")
  func foreignForm() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    try pilot.hold(by: "another desk")
    pilot.press("i")
    pilot.press("n")
    pilot.type("Half a note")
    try pilot.hold(by: nil)
    pilot.pause()
    #expect(pilot.sees("Half a note"))
    pilot.press("esc", "n")
    #expect(pilot.sees("Half a note"))
  }

  private func note(_ pilot: Pilot, _ text: String) {
    pilot.press("n")
    pilot.type(text)
    pilot.press("ctrl-s")
  }

  private func notes(_ pilot: Pilot) -> [String] {
    pilot.caseload.allCodes.compactMap { pilot.caseload[$0] }
      .flatMap { $0.notes.map(\.text.text) }
  }

  @Test("While another desk is saving the screen says so, keys go on, and then it is saved")
  func waits() throws {
    let pilot = try Pilot(SampleData.cases())
    let before = notes(pilot)
    try pilot.hold(by: "Sana")
    note(pilot, "He called back.")
    #expect(pilot.status.contains("Saving"))
    #expect(pilot.isBusy)
    pilot.pause(milliseconds: 500)
    // What was typed is still there, and stays while it waits.
    #expect(pilot.sees("He called back."))
    #expect(notes(pilot) == before)
    try pilot.hold(by: nil)
    pilot.pause()
    #expect(notes(pilot).count == before.count + 1)
    #expect(!pilot.isBusy)
    #expect(!pilot.sees("Saving"))
  }

  @Test(
    "While it waits the form stands still, and a question that comes late answers to no other key")
  func nothingGoesAstray() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl()))
    try pilot.hold(by: "Sana")
    note(pilot, "He called back.")
    pilot.type(" And more.")
    #expect(!pilot.sees("And more."), "it would not be saved")
    // Another desk does something to the case before this one gets the lock.
    pilot.press("esc", "d")
    pilot.type("Another thing, and")
    try pilot.hold(by: nil)
    try pilot.elsewhere(.on(#require(CaseCode("KHI-26-0001")), .note(text: "Theirs.")), by: "bilal")
    pilot.pause()
    #expect(!pilot.sees("Do it anyway?"), "not over what is being typed")
    pilot.type(" yes")
    #expect(pilot.sees("Another thing, and yes"))
    pilot.press("esc")
    #expect(pilot.sees("KHI-26-0001 has changed. Do it anyway?"))
    pilot.press("y")
    #expect(notes(pilot).contains("He called back."))
  }

  @Test("After two seconds it says who is saving, and what was typed stays in its form")
  func gaveUp() throws {
    let pilot = try Pilot(SampleData.cases())
    let before = notes(pilot)
    try pilot.hold(by: "Sana")
    note(pilot, "He called back.")
    for _ in 0..<19 { pilot.pause(milliseconds: 100) }
    #expect(!pilot.sees("Sana is saving"))
    pilot.pause(milliseconds: 100)
    #expect(pilot.sees("Sana is saving to this desk"))
    #expect(pilot.sees("He called back."))
    #expect(!pilot.isBusy)
    try pilot.hold(by: nil)
    pilot.press("ctrl-s")
    #expect(notes(pilot).count == before.count + 1)
  }

  @Test("What is done meanwhile is not done twice and not out of order: it is asked for again")
  func twice() throws {
    let pilot = try Pilot(SampleData.cases())
    let before = notes(pilot)
    try pilot.hold(by: "Sana")
    note(pilot, "He called back.")
    pilot.press("ctrl-s")
    #expect(pilot.sees("still being saved"))
    try pilot.hold(by: nil)
    pilot.pause()
    #expect(notes(pilot).count == before.count + 1)
  }

  @Test(
    "Whoever leaves at once loses nothing: it is saved before, or the screen stays and says why")
  func leaves() throws {
    let pilot = try Pilot(SampleData.cases())
    let before = notes(pilot)
    try pilot.hold(by: "Sana")
    note(pilot, "He called back.")
    pilot.press("esc", "q")
    #expect(!pilot.hasQuit)
    #expect(pilot.sees("Sana is saving to this desk"))
    note(pilot, "Once more.")
    pilot.press("esc")
    try pilot.hold(by: nil)
    pilot.press("q")
    #expect(pilot.hasQuit)
    #expect(notes(pilot).count == before.count + 1)
  }

  @Test("What another desk wrote is read piece by piece, with keys in between")
  func slices() throws {
    let amina = try Pilot(SampleData.cases())
    let bilal = try Pilot(beside: amina, me: "bilal")
    let known = amina.caseload.seq
    for number in 1...120 { note(bilal, "Note \(number).") }
    amina.notice()
    #expect(amina.caseload.seq == known + 4)
    #expect(amina.isBusy)
    amina.press("down")
    #expect(amina.caseload.seq == known + 4)
    for _ in 0..<30 where amina.isBusy { amina.pause() }
    #expect(amina.caseload.seq == bilal.caseload.seq)
    #expect(!amina.isBusy)
  }
}
