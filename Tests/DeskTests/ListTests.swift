import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("The list")
struct ListTests {
  private static let three = Cases.records(
    Cases.girl(history: [Cases.triaged("threats")]), Cases.kilnFamily(),
    Cases.girl(history: [Cases.triaged("harmNow"), Cases.assigned(to: "sana")]))

  // MARK: Filter

  @Test("narrows with each key, with count and words in the title; Enter keeps, Esc brings back")
  func asYouType() throws {
    let pilot = try Pilot(Self.three, columns: 132)
    pilot.press("/")
    pilot.type("lah")
    #expect(pilot.sees("Cases: 2 of 3 with “lah”"))
    #expect(pilot.queue.count == 2)
    pilot.press("backspace", "backspace", "backspace")
    #expect(pilot.sees("Cases: 3 open"))
    pilot.type("kas")
    #expect(pilot.queue == ["KHI-26-0002"])
    #expect(pilot.selected == "KHI-26-0002")
    pilot.press("enter", "/")
    pilot.type("x")
    #expect(pilot.sees("No case matches."))
    pilot.type(" owner:sana")
    #expect(pilot.sees("“owner:” is no filter; there are state: level: place: need: due: by:."))
    pilot.press("esc")
    #expect(pilot.sees("Cases: 1 of 3 with “kas”"))
  }

  @Test("what one's own action takes out of the filter stays under the cursor until one leaves it")
  func keptInSight() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(), Cases.girl(), Cases.girl()), columns: 132)
    pilot.press("/")
    pilot.type("by:amina")
    pilot.press("enter")
    pilot.select("KHI-26-0001")
    pilot.press("p", "2", "1")
    #expect(pilot.status == "KHI-26-0001 is with Bilal now.")
    #expect(pilot.selected == "KHI-26-0001")
    #expect(pilot.sees("KHI-26-0001 · level 2 urgent · triaged · with Bilal"))
    pilot.press("n")
    #expect(pilot.sees("Note on KHI-26-0001"))
    pilot.press("esc")
    pilot.press("down")
    #expect(pilot.selected == "KHI-26-0002")
    #expect(pilot.queue == ["KHI-26-0002", "KHI-26-0003"])
    pilot.press("p", "2", "1", "/")
    pilot.type(" lahore")
    #expect(pilot.queue == ["KHI-26-0003"])
  }

  @Test("what was typed for marked cases comes back for just those, also after a crash")
  func draftOfMany() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.girl()))
    func typed() -> Bool { pilot.sees("For both.") }
    pilot.select("KHI-26-0001")
    pilot.press("space", "space", "n")
    pilot.type("For both.")
    pilot.press("esc", "esc", "n")
    #expect(pilot.sees("Note on KHI-26-") && !typed())
    pilot.press("esc", "*", "n")
    #expect(pilot.sees("Note on 3 marked cases") && !typed())
    pilot.press("esc")
    let later = try pilot.reopened()
    later.find(draft: pilot.draft)
    #expect(later.sees("Typed and not saved: note KHI-26-0001, KHI-26-0002."))
    #expect(later.sees("2 marked"))
    later.press("n")
    #expect(later.sees("Note on 2 marked cases") && later.sees("For both."))
    later.press("ctrl-s", "y")
    #expect(later.case("KHI-26-0001")?.notes.map(\.text.text) == ["For both."])
    #expect(later.case("KHI-26-0003")?.notes.isEmpty == true)
  }

  @Test("stays on the case it stands on while that is let through, and moves while one types")
  func place() throws {
    let pilot = try Pilot(Self.three)
    pilot.select("KHI-26-0001")
    pilot.press("/")
    pilot.type("lahore")
    #expect(pilot.selected == "KHI-26-0001")
    pilot.press("home", "ctrl-k")
    #expect(pilot.selected == "KHI-26-0001")
    pilot.press("up", "up")
    #expect(pilot.selected != "KHI-26-0001")
  }

  @Test("takes a paste into the filter line, and the cursor of the terminal stands in it")
  func paste() throws {
    let pilot = try Pilot(Self.three)
    pilot.press("/")
    pilot.paste("kasur")
    #expect(pilot.queue == ["KHI-26-0002"])
    #expect(pilot.frame.cursor?.row == 22)
    #expect(pilot.frame.cursor?.column == 14)
  }

  // MARK: Order

  @Test(
    "is sorted by what one asks for, within that by what is due",
    arguments: [
      ("w", "open"), ("n", "newest first"), ("l", "by level"), ("p", "by place"),
      ("o", "by owner"),
    ])
  func order(key: String, title: String) throws {
    let pilot = try Pilot(Self.three, columns: 132)
    let ofWork = pilot.queue
    pilot.press("O", key)
    #expect(pilot.queue.sorted() == ["KHI-26-0001", "KHI-26-0002", "KHI-26-0003"])
    #expect(pilot.line(with: "Cases")?.contains(title) == true)
    let levels = pilot.queue.compactMap { pilot.case($0) }
    switch key {
    case "n": #expect(pilot.queue == ["KHI-26-0003", "KHI-26-0002", "KHI-26-0001"])
    case "l":
      let pressing = levels.map { $0.level?.rawValue ?? 1 }
      #expect(pressing == pressing.sorted())
    case "p":
      #expect(levels.map { $0.facts.place?.rawValue } == ["pb-kasur", "pb-lahore", "pb-lahore"])
    case "o": #expect(levels.map { $0.owner?.rawValue } == ["amina", "amina", "sana"])
    default: #expect(pilot.queue == ofWork)
    }
    let before = pilot.selected
    pilot.wait(.minutes(3))
    #expect(pilot.selected == before)
  }

  @Test("keeps the case under the cursor when it is sorted otherwise, and its marks")
  func sortKeeps() throws {
    let pilot = try Pilot(Self.three)
    pilot.select("KHI-26-0002")
    pilot.press("space")
    pilot.select("KHI-26-0001")
    pilot.press("O", "n")
    #expect(pilot.selected == "KHI-26-0001")
    #expect(pilot.sees("1 marked"))
  }

  // MARK: Marks

  @Test("marks one, all from there to here, all shown, and none")
  func marks() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.girl(), Cases.girl()))
    pilot.press("home", "down", "space", "down", "M")
    #expect(pilot.sees("3 marked"))
    pilot.press("*")
    #expect(pilot.sees("3 cases are no longer marked."))
    #expect(!pilot.sees("3 marked"))
    pilot.press("*")
    #expect(pilot.sees("4 marked"))
    pilot.press("esc")
    #expect(pilot.sees("4 cases are no longer marked."))
    #expect(!pilot.sees("4 marked"))
  }

  @Test("A range begins at no mark that was cleared")
  func rangeAfterClearing() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.girl(), Cases.girl()))
    pilot.press("home", "space", "esc", "end", "M")
    #expect(pilot.sees("1 marked"))
  }

  @Test(
    "With one case marked and the cursor on another, the one that is named is the one that ends")
  func marksAreNamed() throws {
    let girl = Cases.girl(history: [])
    let pilot = try Pilot(Cases.records(girl, girl, girl))
    let marked = try #require(pilot.selected)
    pilot.press("space", "down")
    let other = try #require(pilot.selected)
    #expect(other != marked)
    pilot.press("c")
    #expect(pilot.sees("End \(marked): what was it?"))
    pilot.press("s", "y")
    #expect(pilot.case(marked)?.closing != nil)
    #expect(pilot.case(other)?.closing == nil)
  }

  @Test("What is about one case says that it isn't about the marked", arguments: ["f", "t", "A"])
  func notTheMarked(key: String) throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(history: []), Cases.girl(history: []), Cases.girl(history: [])))
    pilot.press("home", "+")
    pilot.type("SHE")
    pilot.press("ctrl-s", "down", "space", "space", "home", key)
    #expect(pilot.sees("This one only: "))
    pilot.press("esc", "n")
    #expect(pilot.sees("Note on 2 marked cases"))
  }

  @Test("A filter takes marks away only when it is done being typed")
  func marksWhileTyping() throws {
    let pilot = try Pilot(Self.three)
    pilot.press("*", "/")
    pilot.type("zzz")
    pilot.press("backspace", "backspace", "backspace", "enter")
    #expect(pilot.sees("3 marked"))
    pilot.press("/")
    pilot.type("KHI-26-0001")
    pilot.press("enter")
    #expect(pilot.status == "2 cases are no longer marked.")
    #expect(pilot.sees("1 marked"))
  }

  @Test("A form for one marked case names that case, wherever the cursor stands")
  func formNamesTheMarked() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.girl()))
    let marked = try #require(pilot.selected)
    pilot.press("space", "down", "n")
    #expect(pilot.sees("Note on \(marked)"))
  }

  @Test("A note goes to all marked cases after a yes that names them, and undo takes back all")
  func noteOnMany() throws {
    let pilot = try Pilot(Self.three)
    pilot.press("home", "space", "space", "n")
    #expect(pilot.sees("Note on 2 marked cases"))
    pilot.type("The kiln burned down.")
    pilot.press("ctrl-s")
    #expect(pilot.sees("Write the note on 2 cases?"))
    pilot.press("enter")
    #expect(pilot.caseload.cases.allSatisfy { $0.notes.isEmpty })
    pilot.press("ctrl-s", "y")
    #expect(pilot.status == "2 done. u takes all of them back.")
    #expect(pilot.caseload.cases.count { !$0.notes.isEmpty } == 2)
    #expect(!pilot.sees("marked"))
    pilot.press("u")
    #expect(pilot.caseload.cases.allSatisfy { $0.notes.allSatisfy(\.isStruck) })
  }

  @Test("Scenario H: three pranks end in four keys; what can't is named with its reason")
  func endMany() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: []), Cases.girl(history: []), Cases.girl(history: [Cases.triaged()])))
    pilot.press("home", "*")
    let untriaged = pilot.caseload.cases.first { $0.triage == nil }?.code.description ?? ""
    pilot.select(untriaged)
    pilot.press("c", "p")
    #expect(pilot.sees("End 2 of 3 cases as no case, prank?"))
    #expect(pilot.sees("KHI-26-0003 stays:"))
    pilot.press("y")
    #expect(pilot.caseload.cases.count { $0.closing != nil } == 2)
  }

  // MARK: Undo and redo

  @Test("Redo does again what was taken back, named at the foot, until something else is done")
  func redo() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132)
    pilot.press("U")
    #expect(pilot.status == "! Nothing was taken back that could be done again.")
    for note in ["One.", "Two."] {
      pilot.press("n")
      pilot.type(note)
      pilot.press("ctrl-s")
    }
    pilot.press("u", "u", "z", "z")
    #expect(pilot.status.contains("U does again: KHI-26-0001: note 1"))
    pilot.press("U")
    #expect(pilot.status == "Done again: KHI-26-0001: note 3.")
    #expect(pilot.case("KHI-26-0001")?.notes.last?.text.text == "One.")
    pilot.press("U")
    #expect(pilot.case("KHI-26-0001")?.notes.last?.text.text == "Two.")
    pilot.press("u", "n")
    pilot.type("Three.")
    pilot.press("ctrl-s", "U")
    #expect(pilot.status == "! Nothing was taken back that could be done again.")
  }

  @Test("Redo of many does all of them again, as one step that undo takes back")
  func redoMany() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("*", "p", "4", "1", "y")
    let owners = { ["KHI-26-0001", "KHI-26-0002"].map { pilot.case($0)?.owner } }
    let passed = owners()
    #expect(passed[0] != "amina" && passed[0] == passed[1])
    pilot.press("u")
    #expect(owners() == ["amina", "amina"])
    pilot.press("U")
    #expect(owners() == passed)
    pilot.press("u")
    #expect(owners() == ["amina", "amina"])
  }

  @Test("Redo asks before it does over what another desk did meanwhile")
  func redoOverOthers() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    let other = try Pilot(beside: pilot, me: "bilal")
    pilot.press("l", "1", "ctrl-s", "u")
    other.lookUp()
    other.press("n")
    other.type("She has called again.")
    other.press("ctrl-s")
    pilot.press("U")
    #expect(pilot.sees("KHI-26-0001 has changed. Do it anyway?"))
    #expect(pilot.sees("Bilal"))
  }

  @Test("What is left to be done again outlasts a question about what was taken back after it")
  func redoBelow() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    let codes = pilot.caseload.queue(Query(), at: pilot.now)
    #expect(codes.count == 2)
    pilot.press("*", "n")
    pilot.type("For both.")
    pilot.press("ctrl-s", "y", "esc", "home", "n")
    pilot.type("For one.")
    pilot.press("ctrl-s")
    let first = try #require(pilot.selected)
    pilot.press("u", "u", "y")
    #expect(pilot.state.history.takenBack.count == 2)
    try pilot.elsewhere(.on(try #require(CaseCode(first)), .note(text: "Mine.")), by: "bilal")
    pilot.press("U")
    #expect(pilot.sees("has changed. Do it anyway?"))
    pilot.press("y")
    #expect(pilot.state.history.takenBack.count == 1)
    pilot.press("U", "y")
    let notes = pilot.case(first)?.notes.filter { !$0.isStruck }.map(\.text.text)
    #expect(notes?.sorted() == ["For both.", "For one.", "Mine."])
  }

  @Test("What was erased doesn't come back by redo")
  func redoErased() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), me: "sana")
    let other = try Pilot(beside: pilot, me: "farid")
    pilot.press("n")
    pilot.type("Her aunt's street.")
    pilot.press("ctrl-s", "u")
    other.lookUp()
    other.press("m", "e")
    other.choose("Why", "they asked for it")
    other.choose("Made sure", "they knew")
    other.fill(["Second name": "Tariq"])
    other.press("ctrl-s", "y")
    pilot.lookUp()
    pilot.press("enter", "U")
    #expect(pilot.status == "! Nothing was taken back that could be done again.")
    #expect(pilot.state.history.isEmpty)
  }

  @Test("A note for marked cases stays theirs when they leave the list while it is typed")
  func marksStay() throws {
    let pilot = try Pilot(Self.three)
    pilot.press("/")
    pilot.type("lahore")
    pilot.press("enter", "*", "n")
    pilot.type("For both.")
    for code in ["KHI-26-0001", "KHI-26-0003"] {
      try pilot.elsewhere(
        .on(
          try #require(CaseCode(code)),
          .end(closing: .notTIP(reason: "A quarrel.", pointedTo: nil))), by: "sana")
    }
    pilot.lookUp()
    pilot.press("ctrl-s")
    #expect(pilot.sees("Write the note on"))
    #expect(pilot.case("KHI-26-0002")?.notes.isEmpty == true)
  }

  @Test("Esc in the filter brings back marks and place as well")
  func filterLeavesAllAsItWas() throws {
    let pilot = try Pilot(Self.three)
    pilot.select("KHI-26-0001")
    pilot.press("space")
    pilot.select("KHI-26-0001")
    pilot.press("/")
    pilot.type("kasur")
    #expect(pilot.selected == "KHI-26-0002")
    pilot.press("esc")
    #expect(pilot.selected == "KHI-26-0001")
    #expect(pilot.sees("1 marked"))
  }

  @Test("Redo asks the rules anew: what another desk did meanwhile is not done over")
  func redoRefused() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [Cases.triaged()])))
    pilot.press("r", "enter", "y", "u")
    try pilot.elsewhere(
      .on(
        try #require(CaseCode("KHI-26-0001")),
        .settle(need: 1, reason: .givenByDesk, note: nil)), by: "sana")
    pilot.lookUp()
    pilot.press("U")
    #expect(pilot.status.hasPrefix("! Sana changed KHI-26-0001 meanwhile:"))
    #expect(pilot.case("KHI-26-0001")?.referrals.count == 1)
    pilot.press("U")
    #expect(pilot.status == "! Nothing was taken back that could be done again.")
  }
}
