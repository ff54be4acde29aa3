import Canvas
import Casework
import Desk
import DeskTesting
import Testing

@Suite("Keys")
struct KeymapTests {
  // MARK: Of two keys

  @Test("that begin others show what may come next, and Esc backs them")
  func whichKey() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    let before = pilot.selected
    pilot.press("O")
    #expect(pilot.sees("O  order"))
    #expect(pilot.sees("n  newest"))
    #expect(pilot.sees("l  level"))
    pilot.press("esc")
    #expect(!pilot.sees("O  order"))
    #expect(pilot.selected == before)
    pilot.press("O", "n")
    #expect(pilot.sees("newest first"))
    #expect(!pilot.sees("O  order"))
  }

  @Test("that lead nowhere are named together, and the next one starts anew")
  func deadEnd() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("O", "x")
    #expect(pilot.status == "! O x does nothing here. ? shows what does.")
    pilot.press("n")
    #expect(pilot.sees("Note on KHI-26-0001"))
  }

  @Test(
    "the box with what may come next fits every size", arguments: [(20, 5), (40, 12), (200, 60)])
  func everySize(columns: Int, rows: Int) throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: columns, rows: rows)
    pilot.press("O")
    #expect(pilot.lines.count == rows)
  }

  @Test("Esc and a key that arrive together are Esc and that key, unless Alt is meant")
  func alt() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("one two")
    pilot.press("alt-b")
    pilot.type("and ")
    #expect(pilot.sees("one and two"))
    pilot.press("alt-z")
    #expect(pilot.state.isZoomed)
    pilot.press("alt-q")
    #expect(pilot.hasQuit)
  }

  @Test("The palette finds what another pane would do, and says where")
  func elsewhere() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [Cases.triaged()])))
    pilot.press(":")
    pilot.type("send")
    #expect(pilot.sees("Not now: Only in “who can take this”."))
    pilot.press("enter")
    #expect(pilot.status == "! Only in “who can take this”.")
    #expect(pilot.case("KHI-26-0001")?.referrals.isEmpty == true)
  }

  @Test("In help the cursor stands in the field while one types, and on the row while one moves")
  func cursorInHelp() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("?")
    let field = try #require(pilot.frame.cursor)
    pilot.press("down", "down")
    let row = try #require(pilot.frame.cursor)
    #expect(pilot.lines[row.row].contains("> ") && row.row == field.row + 3)
    pilot.type("n")
    #expect(pilot.frame.cursor?.row == field.row)
  }

  // MARK: One's own

  private func preferences(_ text: String) -> (Preferences, [String]) {
    var problems: [Preferences.Problem] = []
    let preferences = Preferences(text, problems: &problems)
    return (preferences, problems.map { "\($0.line): \($0.words)" })
  }

  private func keys(_ id: String, _ preferences: Preferences) throws -> String {
    let command = try #require(Commands.all.first { $0.id == id })
    return preferences.keymap.keys(of: command).map(\.description).joined(separator: ", ")
  }

  @Test("of one's own take the place of the table's, in hints, help and palette too")
  func own() throws {
    let (preferences, problems) = preferences(
      """
      # mine
      key triage = T, F5   # two of them
      key top = g g, home
      mouse = on
      background = light
      hide-after = 2m
      """)
    #expect(problems == [])
    #expect(try keys("triage", preferences) == "T, F5")
    #expect(try keys("top", preferences) == "g g, home")
    #expect(preferences.usesMouse)
    #expect(preferences.background == .light)
    #expect(preferences.hidesAfter == .minutes(2))

    let pilot = try Pilot(Cases.records(Cases.girl()), preferences: preferences)
    #expect(pilot.hints.contains("T triage"))
    pilot.press("t")
    #expect(pilot.status == "! t does nothing here. ? shows what does.")
    pilot.press("F5")
    #expect(pilot.sees("Triage"))
    pilot.press("esc", "?")
    pilot.type("triage questions")
    #expect(pilot.line(with: "Ask the triage questions")?.contains("T F5") == true)
  }

  @Test("of one's own are what sentences tell to press; a command without one is named")
  func inSentences() throws {
    let (preferences, problems) = preferences("key need = F4\nkey new =\nkey back = F3")
    #expect(problems == [])
    let bare = Cases.record(#"{"age":12,"gender":"F"}"#, history: [Cases.triaged()])
    let pilot = try Pilot(Cases.records(bare), preferences: preferences)
    #expect(pilot.sees("F4 adds one."))
    pilot.press("r")
    #expect(pilot.status == "! No need is named yet. F4 adds one.")
    pilot.press("/")
    pilot.type("nothing like it")
    pilot.press("enter")
    #expect(pilot.sees("No case matches. F3 shows all again."))
    let empty = try Pilot(Cases.records(), preferences: preferences)
    #expect(empty.sees("No case here. : new takes a new one."))
  }

  @Test("that sentences name are those of commands there are")
  func named() {
    let ids = Set(Commands.all.map(\.id))
    #expect(Command.Named.allCases.filter { !ids.contains($0.rawValue) } == [])
  }

  @Test("two commands can change keys with each other")
  func swapped() throws {
    let (preferences, problems) = preferences("key triage = r\nkey route = t")
    #expect(problems == [])
    #expect(try keys("triage", preferences) == "r")
    #expect(try keys("route", preferences) == "t")
  }

  @Test(
    "that can't be followed are told with their line, and the rest holds",
    arguments: [
      ("key fly = t", "1: no command is called “fly”. The palette has their names."),
      ("\nkey triage = r", "2: r means route already; triage keeps its own keys."),
      ("key top = Z\nkey bottom = Z", "2: Z means top already; bottom keeps its own keys."),
      ("key triage = O", "1: O w means order-work already; triage keeps its own keys."),
      (
        "key triage = ctrl-i",
        "1: no terminal can tell the key “ctrl-i”. Write t, ctrl-t, alt-t, F5, pageup, or m t for two."
      ),
      ("key triage = t,,F5", "1: a key is missing between two commas."),
      ("key quit =", "1: quit must keep a key."),
      ("mouse", "1: write it as in: mouse = on, or: key note = F5"),
      (
        "key hide = ctrl-s",
        "1: hide works in forms too: give it one key that no form uses, as ctrl-o or F9."
      ),
      ("mouse = perhaps", "1: this takes off or on."),
      ("hide-after = 1s", "1: this takes never or minutes or hours, as 5m or 1h."),
      (
        "colour = red",
        "1: “colour” is no setting. There are: key COMMAND, mouse, background, hide-after."
      ),
    ])
  func told(text: String, problem: String) throws {
    let (preferences, problems) = preferences(text + "\nkey note = F9")
    #expect(problems == [problem])
    #expect(try keys("note", preferences) == "F9")
    #expect(preferences.keymap.clashes == [])
  }

  @Test("can be taken from a command that the palette still finds")
  func none() throws {
    let (preferences, problems) = preferences("key zoom =\nhide-after = never")
    #expect(problems == [])
    #expect(preferences.hidesAfter == nil)
    let pilot = try Pilot(Cases.records(Cases.girl()), preferences: preferences)
    pilot.press(":")
    pilot.type("zoom")
    pilot.press("enter")
    #expect(pilot.state.isZoomed)
  }

  // MARK: The palette

  @Test(
    "The palette finds a command by name, by key and by words, the best one first",
    arguments: [
      ("redo", "redo"), ("n", "note"), ("what you took back", "redo"), ("ctrl-o", "hide"),
      ("o n", "order-newest"), ("triage", "triage"), ("c", "end"), ("C", "ties"), ("N", "new"),
      ("U", "redo"),
    ])
  func palette(typed: String, id: String) throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press(":")
    pilot.type(typed)
    let first = try #require(pilot.lines.first { $0.contains("│ > ") })
    #expect(first.contains(" \(id) – "), "\(first)")
  }

  @Test("The palette goes to a case by its code or its number, and to a referral")
  func goTo() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(), Cases.kilnFamily(), Cases.waiting(minutes: 90)))
    pilot.press("/")
    pilot.type("lahore")
    pilot.press("enter", ":")
    pilot.type("3")
    #expect(pilot.sees("Go to KHI-26-0003."))
    pilot.press("enter")
    #expect(pilot.selected == "KHI-26-0003")
    #expect(pilot.sees("Cases: 3 open"))
    pilot.press(":")
    pilot.type("khi-26-0001-a")
    pilot.press("enter")
    #expect(pilot.status == "a records what the receiver of A said.")
    pilot.press("a")
    #expect(pilot.sees("KHI-26-0001-A, DEMO"))
  }

  @Test("The palette shows a case that has ended, alone, and Esc shows all again")
  func goToEnded() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: []), Cases.kilnFamily()))
    pilot.select("KHI-26-0001")
    pilot.press("c", "s", "y")
    // It stays until one leaves it.
    #expect(pilot.selected == "KHI-26-0001")
    pilot.press("end", "home")
    #expect(pilot.queue == ["KHI-26-0002"])
    pilot.press(":")
    pilot.type("1")
    pilot.press("enter")
    #expect(pilot.queue == ["KHI-26-0001"])
    pilot.press("esc")
    #expect(pilot.queue == ["KHI-26-0002"])
  }
}
