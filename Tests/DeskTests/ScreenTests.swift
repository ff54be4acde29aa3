import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("On every screen")
struct ScreenTests {
  @Test(
    "A page down in the case passes no line over, and the code and the contact rule stay above",
    arguments: [(80, 24), (60, 16), (132, 43), (40, 12)])
  func everyLine(columns: Int, rows: Int) throws {
    let pilot = try Pilot(SampleData.cases(), columns: columns, rows: rows)
    let code = try #require(
      pilot.caseload.cases.max { $0.history.count < $1.history.count }?.code)
    pilot.select(code.description)
    pilot.press("tab", "z", "home")
    func texts() -> [String] {
      pilot.lines.filter { $0.hasPrefix("│") || $0.hasPrefix(">") }.map { String($0.dropFirst()) }
    }
    var seen: Set<String> = []
    var last = ""
    while last != pilot.screen {
      last = pilot.screen
      seen.formUnion(texts())
      #expect(pilot.sees(code.description))
      pilot.press("pagedown")
    }
    pilot.press("home")
    var all: Set<String> = []
    for _ in 0..<400 {
      all.formUnion(texts())
      pilot.press("down")
    }
    #expect(all.subtracting(seen).isEmpty, "\(all.subtracting(seen))")
  }

  // MARK: Names and numbers

  @Test("are covered, shown for who asks, logged, and covered again")
  func uncover() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl()), columns: 132, rows: 43)
    #expect(pilot.sees("Number, names: covered – i shows it"))
    #expect(!pilot.sees("Rani"))
    pilot.press("i")
    #expect(pilot.status == "Shown, and noted in the log. i covers them again.")
    #expect(pilot.sees("Number: 0300-0000213"))
    #expect(pilot.sees("1 girl, 12 Rani"))
    #expect(pilot.sees("15:00 Amina: names and numbers shown"))

    pilot.press("i")
    #expect(!pilot.sees("0300-0000213"))
    pilot.press("i", "down", "up")
    #expect(!pilot.sees("0300-0000213"), "leaving the case covers it")
    #expect(pilot.case("KHI-26-0001")?.history.count { $0.event == .uncovered } == 2)
  }

  @Test(
    "never stand without their rule, in whatever field they are",
    arguments: [
      (#"{"may":"never","phone":"0300-00"}"#, "", "Number: 0300-00 – NEVER CONTACT"),
      (
        #"{"may":"never"}"#, #","caller":"aunt, 0300-0000444""#,
        "Caller: aunt, 0300-0000444 – The person: NEVER CONTACT"
      ),
      (
        #"{"may":"never"}"#, #","forNext":"ring 0300-0000444""#,
        "For the next call: ring 0300-0000444 – The person: NEVER"
      ),
    ])
  func rule(contact: String, more: String, says: String) throws {
    let record = Cases.record(#"{"age":12,"gender":"F"}"#, contact: contact, more: more)
    let pilot = try Pilot(Cases.records(record), columns: 132, rows: 43)
    pilot.press("i")
    #expect(pilot.sees(says), "\(pilot.screen)")
  }

  @Test("come into view when they are shown, also where the case has no room beside the queue")
  func uncoverInView() throws {
    let pilot = try Pilot(Cases.records(Cases.kilnFamily(), Cases.girl()))
    pilot.select("KHI-26-0002")
    for (columns, rows) in [(80, 24), (40, 12)] {
      pilot.resize(columns: columns, rows: rows)
      pilot.press("i")
      #expect(pilot.sees("Number: 0300-0000213"))
      pilot.press("i", "esc")
    }
  }

  // MARK: The filter

  @Test(
    "shows only what a query lets through, with the count and the words in the title",
    arguments: [
      ("lahore", 2), ("level:1", 1), ("need:CHP", 2), ("-need:CHP", 1), ("by:sana", 1),
      ("state:new", 1), ("due:overdue", 1), ("kiln held", 1), ("KHI-26-0003", 1), ("nothing", 0),
    ])
  func filter(query: String, count: Int) throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: [Cases.triaged("harmNow"), Cases.assigned(to: "sana")]), Cases.girl(),
        Cases.kilnFamily()))
    pilot.press("/")
    pilot.type(query)
    pilot.press("enter")
    let scope = query.hasPrefix("state:") ? "" : " of 3"
    #expect(pilot.sees("Cases: \(count)\(scope) with “\(query)”"))
    #expect(pilot.queue.count == count)
    if count == 0 { #expect(pilot.sees("No case matches. Esc shows all again.")) }
    pilot.press("esc")
    #expect(pilot.sees("Cases: 3 open"))
  }

  @Test("the filter can be changed, and Esc in its line leaves it")
  func refilter() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("/")
    pilot.type("kasur")
    pilot.press("enter", "/")
    #expect(pilot.line(with: "Filter:")?.contains("kasur") == true)
    pilot.press("ctrl-u", "esc")
    #expect(pilot.sees("Cases: 1 of 2 with “kasur”"))
    pilot.press("/", "ctrl-u", "enter")
    #expect(pilot.sees("Cases: 2 open"))
  }

  @Test("marks of cases that the filter hides are dropped, so that no command hits what isn't seen")
  func filteredMarks() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("*")
    #expect(pilot.sees("2 marked"))
    pilot.press("/")
    pilot.type("kasur")
    pilot.press("enter")
    #expect(pilot.sees("1 marked"))
  }

  // MARK: Moving about

  @Test("Enter goes into the case and on to who can take it, Esc comes back")
  func panes() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    #expect(pilot.sees("▸ Cases"))
    pilot.press("enter")
    #expect(pilot.sees("▸ Case ─"))
    pilot.press("enter")
    #expect(pilot.sees("▸ Who can take this"))
    pilot.press("esc", "esc")
    #expect(pilot.sees("▸ Cases"))
    pilot.press("tab", "tab", "tab")
    #expect(pilot.sees("▸ Cases"))
    pilot.press("shift-tab")
    #expect(pilot.sees("▸ Who can take this"))
  }

  @Test("z shows one pane alone and all again")
  func zoom() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("enter", "z")
    #expect(!pilot.sees("Cases:"))
    #expect(pilot.sees("A girl in service, burned."))
    pilot.press("z")
    #expect(pilot.sees("Cases: 1 open"))
  }

  @Test("a key that does nothing says so and where to look")
  func unknownKey() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("Q")
    #expect(pilot.status == "! Q does nothing here. ? shows what does.")
  }

  @Test("? finds a command by its words and runs it; what is off says why")
  func help() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("?")
    pilot.type("write note")
    pilot.press("enter")
    #expect(pilot.sees("Note on KHI-26-0001"))
    pilot.press("esc", ":")
    pilot.type("withdraw")
    #expect(pilot.status == "Not now: There is no open referral here.")
    pilot.press("enter")
    #expect(pilot.status == "! There is no open referral here.")
  }

  @Test("nothing is done on a screen too small to show it")
  func blind() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("N")
    pilot.type("a word")
    pilot.resize(columns: 15, rows: 4)
    pilot.press("ctrl-s", "x", "ctrl-x", "esc", "c", "p")
    pilot.paste("pasted")
    pilot.resize(columns: 80, rows: 24)
    #expect(pilot.caseload.cases.count == 1)
    #expect(pilot.line(with: "a word")?.contains("a word ") == true && !pilot.sees("pasted"))
    pilot.resize(columns: 15, rows: 4)
    pilot.press("ctrl-c")
    #expect(pilot.hasQuit)
  }

  @Test(
    "a number never stands without its rule, however small the pane",
    arguments: [(80, 24), (40, 12), (30, 9), (24, 7), (20, 6)])
  func ruleBesideNumber(columns: Int, rows: Int) throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: [
          Cases.triaged(), Cases.step(#"{"note":{"text":"Ring 0300-1112223."}}"#, ago: "9m"),
        ])), columns: columns, rows: rows)
    pilot.press("i", "tab")
    while pilot.state.focus != .case { pilot.press("tab") }
    pilot.press("z", "home")
    for _ in 0..<60 {
      let pane = pilot.lines.joined(separator: " ")
      if pane.contains("0300-") { #expect(pane.contains("NEVER"), "\(pilot.screen)") }
      pilot.press("down")
    }
  }

  @Test("the place is kept when the screen changes its size")
  func resize() throws {
    let pilot = try Pilot(SampleData.cases())
    pilot.select("KHI-26-0031")
    pilot.press("enter", "down", "down")
    let before = pilot.state.inCase.line
    for (columns, rows) in [(40, 12), (20, 5), (10, 3), (200, 60), (80, 24)] {
      pilot.resize(columns: columns, rows: rows)
      #expect(pilot.selected == "KHI-26-0031")
      #expect(pilot.state.inCase.line == before)
    }
  }

  @Test("q and Ctrl-C leave, in every pane", arguments: ["q", "ctrl-c"])
  func quit(key: String) throws {
    for tabs in 0..<3 {
      let pilot = try Pilot(Cases.records(Cases.girl()))
      for _ in 0..<tabs { pilot.press("tab") }
      #expect(!pilot.hasQuit)
      pilot.press(key)
      #expect(pilot.hasQuit)
    }
  }

  @Test("what was done is there for who sits down next")
  func reopened() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("Calls at six.")
    pilot.press("ctrl-s", "q")
    let next = try pilot.reopened(me: "bilal")
    next.press("enter", "z")
    #expect(next.sees("Note 15:00 Amina: Calls at six."))
  }
}
