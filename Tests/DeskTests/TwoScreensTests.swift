import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("Two screens on one desk")
struct TwoScreensTests {
  private func pair(_ records: String...) throws -> (Pilot, Pilot) {
    let amina = try Pilot(
      SampleData.cases("[" + records.joined(separator: ",") + "]"), columns: 132, rows: 43)
    return (amina, try Pilot(beside: amina, me: "bilal", columns: 132, rows: 43))
  }

  @Test("K: at shift change the second is told what the first did, and nothing is overwritten")
  func shiftChange() throws {
    let (amina, bilal) = try pair(Cases.girl())
    // Both type on one case; Bilal is quicker.
    amina.press("e")
    amina.go(to: "Armed")
    amina.press("y")
    bilal.press("e")
    bilal.go(to: "Where now")
    bilal.press("ctrl-u")
    bilal.type("Kasur")
    bilal.go(to: "People")
    bilal.press("ctrl-u")
    bilal.type("F13")
    bilal.press("ctrl-s")
    #expect(bilal.status == "Facts saved.")

    amina.press("ctrl-s")
    #expect(amina.sees("KHI-26-0001 has changed. Do it anyway?"))
    #expect(amina.sees("Bilal: facts changed"))
    #expect(amina.case("KHI-26-0001")?.facts.armedPerpetrator == .unknown)

    amina.press("enter")
    #expect(amina.line(with: "Armed")?.contains("‹ yes ›") == true, "nothing typed is lost")
    amina.press("ctrl-s", "y")
    #expect(amina.status == "Facts saved.")
    bilal.lookUp()
    for pilot in [amina, bilal] {
      let facts = try #require(pilot.case("KHI-26-0001")?.facts)
      #expect(facts.armedPerpetrator == .yes)
      #expect(facts.place == "pb-kasur", "what Bilal changed stays")
      #expect(facts.persons.map(\.age) == [Age(13)])
    }
  }

  @Test("what another changes while a form or a question is open is said in it, with the rule now")
  func saidMeanwhile() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.kilnFamily(history: [Cases.triaged()]))
    func change(_ code: String, to may: String) {
      bilal.select(code)
      bilal.press("e")
      bilal.go(to: "May we contact")
      bilal.press(may)
      bilal.press("ctrl-s")
      amina.lookUp()
    }
    amina.select("KHI-26-0002")
    amina.press("r", "enter")
    #expect(!amina.sees("meanwhile"))
    change("KHI-26-0002", to: "n")
    #expect(amina.sees("Bilal changed KHI-26-0002 meanwhile: facts changed"))
    #expect(amina.sees("KHI-26-0002 says now: NEVER CONTACT – DO NOT CALL"))
    amina.press("esc", "esc")
    amina.select("KHI-26-0001")
    amina.press("n")
    change("KHI-26-0001", to: "y")
    #expect(amina.sees("Bilal changed KHI-26-0001 meanwhile: facts changed"))
    #expect(amina.sees("KHI-26-0001 says now: May be contacted"))
    // One's own changes are no news.
    #expect(!bilal.sees("meanwhile"))
  }

  @Test("one's own change asks nothing, and a change on another case neither")
  func noFalseAlarm() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl())
    amina.press("n")
    bilal.select("KHI-26-0002")
    bilal.press("n")
    bilal.type("On the other.")
    bilal.press("ctrl-s")
    amina.type("On this.")
    amina.press("ctrl-s")
    #expect(amina.status == "Note saved.")
    amina.press("n")
    amina.type("Again.")
    amina.press("ctrl-s")
    #expect(amina.status == "Note saved.")
  }

  @Test("what has been seen asks nothing")
  func seen() throws {
    let (amina, bilal) = try pair(Cases.girl())
    bilal.press("n")
    bilal.type("First.")
    bilal.press("ctrl-s")
    amina.lookUp()
    #expect(amina.sees("Bilal: First."))
    amina.press("n")
    amina.type("Second.")
    amina.press("ctrl-s")
    #expect(amina.status == "Note saved.")
  }

  @Test("both send the same need: the second is asked, then told that it is out")
  func bothSend() throws {
    let (amina, bilal) = try pair(Cases.girl())
    amina.press("r", "enter")
    bilal.press("r", "enter", "y")
    #expect(bilal.status == "Written down. Now tell Nadia (fictional), 0300-0000005, then press s.")
    amina.press("y")
    #expect(
      amina.status
        == "! KHI-26-0001 was changed meanwhile: "
        + "Bilal: A sent: need 1 to DEMO Child Help Lahore; "
        + "Bilal: ties of DEMO Child Help Lahore: no tie known. "
        + "Referral A is with this service already.")
    #expect(!amina.sees("Do it anyway?"), "what the rules refuse isn't offered")
    #expect(amina.case("KHI-26-0001")?.referrals.count == 1)
  }

  @Test("of many marked, one changed by another is left out and named; the rest is done")
  func partly() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl())
    amina.press("*", "p", "2", "1")
    #expect(amina.sees("Pass 2 cases on to Bilal?"))
    bilal.select("KHI-26-0002")
    bilal.press("n")
    bilal.type("Mine.")
    bilal.press("ctrl-s")
    amina.press("y")
    #expect(amina.sees("KHI-26-0002 has changed. Do it anyway?"))
    #expect(amina.sees("Bilal: note 1: Mine."))
    amina.press("esc")
    #expect(amina.status == "1 of 2 done; the rest stays as it was.")
    #expect(amina.caseload.cases.map(\.owner) == ["bilal", "amina"])
    amina.press("u")
    #expect(amina.caseload.cases.map(\.owner) == ["amina", "amina"])
  }

  @Test("a note on many of which one has changed is kept for that one until it is said")
  func restOfMany() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl())
    amina.press("*", "n")
    amina.type("The kiln burned down.")
    bilal.select("KHI-26-0002")
    bilal.press("n")
    bilal.type("Mine.")
    bilal.press("ctrl-s")
    amina.press("ctrl-s", "y")
    #expect(amina.sees("KHI-26-0002 has changed. Do it anyway?"))
    amina.press("n")
    #expect(amina.sees("Note on KHI-26-0002"))
    #expect(amina.sees("The kiln burned down."), "what was typed is still there")
    amina.press("ctrl-s")
    #expect(amina.sees("KHI-26-0002 has changed. Do it anyway?"))
    amina.press("y")
    #expect(amina.caseload.cases.map { $0.notes.count } == [1, 2])
    #expect(!amina.sees("Note on KHI-26-0002"))
  }

  @Test("what was not said of one of many waits on that one")
  func draftOfTheRest() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl())
    amina.press("*", "n")
    amina.type("The kiln burned down.")
    bilal.select("KHI-26-0002")
    bilal.press("n")
    bilal.type("Mine.")
    bilal.press("ctrl-s")
    // It stays as it was, and its mark goes.
    amina.press("ctrl-s", "y", "n", "esc", "esc")
    amina.select("KHI-26-0001")
    amina.press("n")
    #expect(typed(amina) == "")
    amina.press("esc")
    amina.select("KHI-26-0002")
    amina.press("n")
    #expect(typed(amina) == "The kiln burned down.")
    amina.press("ctrl-s", "y")
    #expect(amina.caseload.cases.map { $0.notes.count } == [1, 2])
  }

  private func typed(_ pilot: Pilot) -> String? {
    if case .form(let form)? = pilot.state.layers.top { form.text("text") } else { nil }
  }

  @Test(
    "what was chosen before another changed the case is asked about, whatever it was chosen from",
    arguments: [["c", "s", "y"], ["A", "1"], ["f", "1"], ["p", "2", "1"]])
  func pickers(keys: [String]) throws {
    let (amina, bilal) = try pair(Cases.girl(history: []))
    amina.press("+")
    amina.type("SHE")
    amina.press("ctrl-s")
    bilal.lookUp()
    amina.press(keys[0])
    bilal.press("n")
    bilal.type("The kiln burned down.")
    bilal.press("ctrl-s")
    amina.lookUp()
    for key in keys.dropFirst() { amina.press(key) }
    #expect(amina.sees("KHI-26-0001 has changed. Do it anyway?"))
    #expect(amina.sees("Bilal: note 1: The kiln burned down."))
    amina.press("n")
    #expect(amina.status == "Nothing was done.")
  }

  @Test("what another took out of the list under a form or the palette is told before any key acts")
  func leftUnderALayer() throws {
    for keys in [["n"], [":"]] {
      let (amina, bilal) = try pair(Cases.girl(history: []), Cases.girl(history: []))
      amina.select("KHI-26-0001")
      amina.press(keys[0])
      amina.type("uncover")
      bilal.select("KHI-26-0001")
      bilal.press("c", "s", "y")
      amina.lookUp()
      #expect(amina.sees("uncover"), "what is being typed goes on")
      amina.press(keys == ["n"] ? "esc" : "enter")
      #expect(amina.sees("KHI-26-0001 is no longer in this list. Bilal:"))
      amina.press("i")
      #expect(!amina.state.inCase.isUncovered)
      amina.press("esc")
      #expect(!amina.sees("Please note"))
    }
  }

  @Test("a referral that was accepted while it was being moved is asked about")
  func movedMeanwhile() throws {
    let (amina, bilal) = try pair(Cases.girl())
    amina.press("r", "enter", "y")
    amina.tell()
    bilal.lookUp()
    amina.press("x", "2")
    bilal.press("a", "a")
    bilal.fill(["Worker": "Ms Noor", "First contact": "4h"])
    bilal.press("ctrl-s")
    #expect(bilal.case("KHI-26-0001")?.referrals.first?.state == .accepted)
    amina.lookUp()
    amina.press("enter", "y")
    #expect(amina.sees("Bilal: A accepted") || amina.status.contains("Bilal: A accepted"))
    #expect(amina.caseload.cases.first?.referrals.first?.state == .accepted)
  }

  @Test("all that others did is named, not only the last of it")
  func allChanges() throws {
    let (amina, bilal) = try pair(Cases.girl())
    amina.press("n")
    amina.type("Mine.")
    for text in ["First.", "Second."] {
      bilal.press("n")
      bilal.type(text)
      bilal.press("ctrl-s")
    }
    amina.press("ctrl-s")
    #expect(amina.sees("Bilal: note 1: First."))
    #expect(amina.sees("Bilal: note 2: Second."))
  }

  @Test("a case that another ends under the cursor is named before a key can be taken for the next")
  func endedUnderTheCursor() throws {
    let (amina, bilal) = try pair(
      Cases.girl(history: []), Cases.girl(history: []), Cases.girl(history: []))
    amina.select("KHI-26-0002")
    amina.press("space", "up")
    bilal.select("KHI-26-0002")
    bilal.press("c", "s", "y")
    amina.lookUp()
    #expect(amina.selected != "KHI-26-0002")
    #expect(amina.sees("KHI-26-0002 is no longer in this list. Bilal:"))
    #expect(amina.sees("1 case is no longer marked."))
    // The key that was on its way does nothing.
    amina.press("c", "s")
    #expect(amina.caseload.cases.count { $0.closing == nil } == 2)
    amina.press("esc")
    #expect(!amina.sees("Please note"))
  }

  @Test("undo is refused with who and what when somebody went on from there")
  func undoRefused() throws {
    let (amina, bilal) = try pair(Cases.girl())
    amina.press("l", "1", "ctrl-s")
    bilal.lookUp()
    bilal.press("l", "2")
    bilal.fill(["Reason": "calm", "Second name": "Sana"])
    bilal.press("ctrl-s")
    amina.press("u")
    #expect(
      amina.status.hasPrefix("! Can't be undone: since then Bilal did this – level 1 → 2 urgent"))
    #expect(amina.case("KHI-26-0001")?.level == .urgent)
  }

  @Test("the selection stays on its case when another's work moves the rows")
  func selection() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl(), Cases.girl())
    amina.select("KHI-26-0002")
    bilal.select("KHI-26-0003")
    bilal.press("l", "1", "ctrl-s")
    bilal.press("N")
    bilal.type("New.")
    bilal.press("ctrl-s")
    amina.lookUp()
    #expect(amina.sees("Cases: 4 open"))
    #expect(amina.selected == "KHI-26-0002")
    #expect(amina.lines.first { $0.hasPrefix("│>") }?.contains("KHI-26-0002") == true)
  }

  @Test("a case that another took back goes away, and the cursor stands on its neighbour")
  func gone() throws {
    let (amina, bilal) = try pair(Cases.girl())
    bilal.press("N")
    bilal.type("Wrong number.")
    bilal.press("ctrl-s")
    amina.lookUp()
    amina.select("KHI-26-0002")
    amina.press("n")
    amina.type("Half a no")
    bilal.press("u")
    amina.lookUp()
    #expect(amina.sees("Half a no"))
    amina.press("ctrl-s")
    #expect(amina.sees("KHI-26-0002 has changed. Do it anyway?") || amina.status.hasPrefix("! "))
    amina.press("y", "esc", "esc")
    #expect(amina.selected == "KHI-26-0001")
  }

  @Test("a form, a list and a question stay open while the other works")
  func layersStay() throws {
    let (amina, bilal) = try pair(Cases.girl())
    amina.press("p")
    bilal.press("n")
    bilal.type("Meanwhile.")
    bilal.press("ctrl-s")
    amina.lookUp()
    #expect(amina.sees("Pass KHI-26-0001 on to"))
    amina.press("2", "1")
    #expect(amina.sees("Bilal: note 1: Meanwhile."), "the list was opened before that")
    amina.press("y")
    #expect(amina.case("KHI-26-0001")?.owner == "bilal")
  }

  @Test("what was marked, filtered or uncovered here is nobody else's business")
  func apart() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.kilnFamily())
    amina.press("*", "i", "/")
    amina.type("lahore")
    amina.press("enter")
    bilal.lookUp()
    #expect(!bilal.sees("marked"))
    #expect(bilal.sees("Cases: 2 open"))
    #expect(!bilal.sees("0300-0000213"))
  }

  @Test("A case that is erased meanwhile takes with it what is being typed about it")
  func erased() throws {
    let (amina, bilal) = try pair(Cases.girl(), Cases.girl())
    let code = try #require(amina.selected.flatMap(CaseCode.init))
    amina.press("n")
    amina.type("Her brother-in-law watches the door.")
    bilal.press("n")
    bilal.type("half a word")
    bilal.press("esc")
    let erasure = Erasure(verified: .codeWord, second: "Bilal")
    try amina.elsewhere(.on(code, .erase(erasure)), by: "sana")
    for pilot in [amina, bilal] {
      pilot.lookUp()
      #expect(!pilot.sees("brother-in-law"))
      #expect(pilot.state.drafts.isEmpty)
      // What is typed on blindly does nothing to the case that the cursor stands on now.
      #expect(pilot.sees("\(code) was erased meanwhile"))
      #expect(pilot.sees("\(code) is no longer in this list. Sana: erased: they"))
      pilot.type("kT")
      #expect(pilot.state.layers.count == 1)
      pilot.press("enter")
      #expect(pilot.state.layers.isEmpty && !pilot.sees(code.description))
    }
    // The other case is where it was.
    bilal.press("n")
    #expect(!bilal.sees("half a word"))
  }

  @Test("A person who is erased meanwhile takes with them what is being typed about their case")
  func personErased() throws {
    let (amina, bilal) = try pair(
      Cases.record(#"{"age":34,"gender":"F","name":"Rani"},{"age":8,"gender":"M"}"#))
    let code = try #require(amina.selected.flatMap(CaseCode.init))
    amina.press("i", "e")
    amina.fill(["Names": "; 2 Aslam"])
    bilal.press("n")
    bilal.type("Rani called.")
    bilal.press("esc")
    let erasure = Erasure(persons: [1], verified: .codeWord, second: "Bilal")
    try amina.elsewhere(.on(code, .erase(erasure)), by: "sana")
    for pilot in [amina, bilal] {
      pilot.lookUp()
      #expect(!pilot.sees("Rani") && pilot.state.drafts.isEmpty)
      #expect(pilot.sees("\(code) was erased meanwhile"))
      pilot.press("enter")
      #expect(pilot.state.layers.isEmpty)
    }
    // What is typed from now on is kept.
    amina.press("n")
    amina.type("He is safe.")
    amina.lookUp()
    #expect(amina.sees("He is safe."))
  }

  @Test(
    "Who was told of an erased case is asked to delete it, and who confirmed it is written down")
  func toldToDelete() throws {
    let (amina, _) = try pair(Cases.girl())
    let code = try #require(amina.selected.flatMap(CaseCode.init))
    let told = [Erasure.Recipient.referral(letter: ReferralLetter(number: 1), to: "house")]
    let erasure = Erasure(verified: .codeWord, second: "Bilal", told: told)
    try amina.elsewhere(.on(code, .erase(erasure)), by: "sana")
    amina.lookUp()
    amina.select(code.description)
    #expect(amina.sees("erased, others to delete"))
    amina.press("D")
    #expect(amina.sees("Deleted, said"))
    amina.press("ctrl-s")
    #expect(amina.sees("Say who confirmed"))
    amina.type("Dr Farah, by phone")
    amina.press("ctrl-s")
    #expect(amina.case(code.description)?.status == .erased)
    #expect(!amina.queue.contains(code.description))
  }
}
