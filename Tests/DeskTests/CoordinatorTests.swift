import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("A coordinator")
struct CoordinatorTests {
  private func coordinator(
    _ records: String..., columns: Int = 132, rows: Int = 43
  ) throws -> Pilot {
    try Pilot(
      SampleData.cases("[" + records.joined(separator: ",") + "]"), me: "sana", columns: columns,
      rows: rows)
  }

  // MARK: What is late

  @Test("sees what is past its clock on top, with whom to call")
  func lateOnTop() throws {
    let pilot = try coordinator(
      Cases.girl(history: [Cases.triaged("harmNow", ago: "25m")]), Cases.waiting(minutes: 90),
      Cases.waiting(minutes: 200), Cases.waiting(minutes: 30), columns: 80, rows: 24)
    #expect(pilot.sees("Cases: 4 open, 2 late"))
    // Numbered as they came in; what is late on top, then what is due next.
    #expect(pilot.queue == ["KHI-26-0001", "KHI-26-0002", "KHI-26-0004", "KHI-26-0003"])
    #expect(pilot.row("KHI-26-0001")?.contains("2h20m late") == true)
    #expect(pilot.row("KHI-26-0001")?.contains("no word yet") == true)
    #expect(pilot.sees("A DEMO Child Help Lahore: told, acknowledgement 2 h 20 min late"))
    #expect(pilot.sees("call Nadia (fictional), 0300-0000005"))
  }

  @Test("an answer that doesn't come in time expires while the desk is open, once for two screens")
  func expiry() throws {
    let sana = try coordinator(Cases.waiting(minutes: 230))
    let bilal = try Pilot(beside: sana, me: "bilal", columns: 132, rows: 43)
    sana.wait(.minutes(5))
    bilal.wait(.minutes(5))
    #expect(sana.sees("acknowledgement 2 h 55 min late"))

    sana.wait(.minutes(5))
    bilal.wait(.minutes(5))
    for pilot in [sana, bilal] {
      #expect(pilot.sees("A DEMO Child Help Lahore: no answer in time"))
      #expect(pilot.row("KHI-26-0001")?.contains("route again: child protection") == true)
      #expect(pilot.sees("15:10 the clock: A no answer in time"))
    }
    bilal.wait(.minutes(1))
    sana.wait(.minutes(1))
    let expiries = sana.case("KHI-26-0001")?.history.filter {
      if case .expired = $0.event { true } else { false }
    }
    #expect(expiries?.count == 1)
    #expect(expiries?.first?.stamp.by == .clock)
  }

  @Test("what expired before anybody sat down has expired when the desk opens")
  func expiredOverNight() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 300))
    #expect(pilot.sees("no answer in time"))
    #expect(pilot.row("KHI-26-0001")?.contains("route again") == true)
    // A late yes can still be written down, wherever the cursor is.
    pilot.press("a")
    #expect(pilot.sees("A DEMO Child Help Lahore"))
  }

  @Test("nothing expires while the machine's clock can't be believed")
  func wrongClock() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 30))
    pilot.wait(.days(2))
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.state == .sent)
  }

  // MARK: Moving one

  @Test("takes a need from who doesn't answer to the next that fits: x, reason, Enter, y")
  func moves() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 90))
    pilot.press("x")
    #expect(pilot.sees("KHI-26-0001: take it away, why?"))
    pilot.press("1")
    #expect(
      pilot.status == "Moving A: choose who takes it, Enter sends. Esc leaves it where it is.")
    #expect(pilot.sees("▸ Who can take this"))
    pilot.press("enter")
    #expect(pilot.sees("to Child Protection Bureau"))
    #expect(pilot.sees("instead of DEMO Child Help Lahore (no answer in time): tell them too"))
    pilot.press("y")
    #expect(
      pilot.status
        == "Written down. Now tell Child Protection Bureau (no number in the directory – ask Tariq), then press s. Tell DEMO Child Help Lahore too; a to-do says so."
    )
    #expect(pilot.sees("A DEMO Child Help Lahore: withdrawn: no answer in time"))
    #expect(pilot.sees("B Child Protection Bureau: NOT TOLD YET"))

    pilot.press("u")
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.sent, .void])
  }

  @Test("says no answer in time of nobody who still has time, and names no other reason for it")
  func stillHasTime() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 30))
    pilot.press("x")
    #expect(pilot.sees("> 1  no answer in time"), "no other reason is offered in its place")
    pilot.press("enter")
    #expect(
      pilot.status == "! Referral A still has time to be answered. Choose another reason.")
    #expect(pilot.state.inCase.moving == nil)
    pilot.press("esc", "w")
    pilot.choose("Reason", "no answer")
    pilot.press("ctrl-s")
    #expect(pilot.sees("Referral A still has time to be answered."))
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.sent])
  }

  @Test("may choose another than the next")
  func movesElsewhere() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 90))
    pilot.press("x", "1", "down")
    #expect(pilot.sees("1 DEMO Child Help Lahore – has it now"))
    pilot.press("enter", "y")
    #expect(
      pilot.status
        == "Written down. Now tell Sudhar (no number in the directory – ask Tariq), then press s. Tell DEMO Child Help Lahore too; a to-do says so."
    )
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.withdrawn, .sent])
  }

  @Test(
    "Esc leaves it where it is, at every step",
    arguments: [["x"], ["x", "1"], ["x", "1", "enter"]])
  func leavesIt(keys: [String]) throws {
    let pilot = try coordinator(Cases.waiting(minutes: 90))
    for key in keys { pilot.press(key) }
    pilot.press("esc", "esc", "esc")
    #expect(pilot.state.inCase.moving == nil)
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.sent])
    pilot.press("r", "enter")
    #expect(pilot.status == "! Referral A is with this service already.")
  }

  @Test("going to another case forgets the move that was begun")
  func forgetsTheMove() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 90), Cases.waiting(minutes: 80))
    pilot.press("x", "1", "shift-tab", "shift-tab", "down")
    #expect(pilot.state.inCase.moving == nil)
  }

  @Test("moves what has expired or been declined too")
  func movesExpired() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 300))
    pilot.press("x", "1", "enter", "y")
    #expect(
      pilot.status
        == "Written down. Now tell Child Protection Bureau (no number in the directory – ask Tariq), then press s."
    )
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.expired, .sent])
  }

  @Test("x says when there is nothing to move")
  func nothingToMove() throws {
    let pilot = try coordinator(Cases.girl())
    pilot.press("x")
    #expect(pilot.status == "! No referral waits for an answer here.")
    #expect(!pilot.hintedKeys.contains("x"))
  }

  // MARK: Moving many

  @Test("moves many at once: each from → to and each that stays is named before a yes")
  func movesMany() throws {
    let pilot = try coordinator(
      Cases.waiting(minutes: 90), Cases.waiting(minutes: 80),
      Cases.girl(
        "notAsked", arrived: "95m",
        history: [
          Cases.triaged("harmNow", ago: "90m"),
          Cases.step(
            #"{"refer":{"need":1,"service":"demo-child","said":{"conflict":"none","override":"her life","second":"Sana"}}}"#,
            ago: "80m"),
        ]), Cases.girl(), columns: 80, rows: 24)
    pilot.press("*", "x")
    #expect(pilot.sees("Move what waits in 4 cases: why?"))
    pilot.press("2")
    #expect(pilot.sees("Move 2 of 4?"))
    #expect(pilot.sees("KHI-26-0001 · level 1 · girl, 12 · Lahore, Punjab: child protection,"))
    #expect(pilot.sees("DEMO Child Help Lahore → Child Protection Bureau"))
    // With the first on its way there, another comes before it for the second.
    #expect(pilot.sees("DEMO Child Help Lahore → Sudhar"))
    #expect(pilot.sees("KHI-26-0004 stays: No referral waits for an answer here."))
    #expect(pilot.sees("KHI-26-0003 stays: A child alone: its own yes"))

    pilot.press("enter")
    #expect(pilot.status == "Nothing was done.")
    pilot.press("x", "2", "y")
    #expect(
      pilot.status
        == "2 done. u takes all of them back. Tell those who had them too; to-dos say whom.")
    #expect(!pilot.sees("marked"))
    for code in ["KHI-26-0001", "KHI-26-0002"] {
      #expect(pilot.case(code)?.referrals.map(\.state) == [.withdrawn, .sent])
    }

    pilot.press("u")
    #expect(pilot.status == "2 taken back.")
    for code in ["KHI-26-0001", "KHI-26-0002"] {
      #expect(pilot.case(code)?.referrals.map(\.state) == [.sent, .void])
    }
    pilot.press("u")
    #expect(pilot.status == "! There is nothing to take back.")
  }

  @Test("a long confirmation begins with what will move and can be read to its end")
  func longConfirmation() throws {
    let pilot = try Pilot(SampleData.cases(), me: "sana")
    pilot.press("*", "x", "1")
    let movers = pilot.lines.filter { $0.contains("→") }
    #expect(!movers.isEmpty)
    #expect(pilot.sees("y move"))
    #expect(pilot.sees("lines 1 to 16 of"))
    var seen: Set<String> = []
    for _ in 0..<60 {
      for word in pilot.screen.split(separator: " ") where word.hasPrefix("KHI-26-") {
        seen.insert(String(word.prefix(11)))
      }
      pilot.press("down")
    }
    #expect(seen.count == pilot.state.queue.marks.count)
    pilot.press("n")
    #expect(pilot.status == "Nothing was done.")
  }

  // MARK: Passing on

  @Test("passes a case on to another person with a reason, and takes it back")
  func passes() throws {
    let pilot = try coordinator(Cases.girl())
    pilot.press("p")
    #expect(pilot.sees("Pass KHI-26-0001 on to"))
    #expect(pilot.sees("2  Bilal (operator)"))
    pilot.press("2")
    #expect(pilot.sees("on: why?"))
    // A key that is pressed twice doesn't choose twice.
    pilot.press("2")
    #expect(pilot.status == "Pressed twice: press it again to choose.")
    pilot.press("2")
    #expect(pilot.status == "KHI-26-0001 is with Bilal now.")
    #expect(pilot.sees("triaged · with Bilal"))
    #expect(pilot.sees("15:00 Sana: with Bilal: language"))
    pilot.press("u")
    #expect(pilot.case("KHI-26-0001")?.owner == "amina")
  }

  @Test("what whoever had it has still to do there is said, of one case and of many")
  func toDosLeft() throws {
    let todo = #"{"todo":{"what":"Call","owner":"amina","due":"+1d"}}"#
    let pilot = try coordinator(
      Cases.girl(history: [Cases.triaged(), Cases.step(todo, ago: "5m")]), Cases.girl())
    pilot.select("KHI-26-0001")
    pilot.press("p", "2", "1")
    #expect(pilot.status == "KHI-26-0001 is with Bilal now. Amina still has a to-do there.")
    pilot.press("u", "*", "p", "2", "1")
    #expect(pilot.sees("KHI-26-0001 · level 2 · girl, 12 · Lahore, Punjab"))
    #expect(pilot.sees("Amina still has a to-do there."))
  }

  @Test("who has it already can't be given it")
  func passesToOwner() throws {
    let pilot = try coordinator(
      Cases.girl(history: [Cases.triaged(), Cases.assigned(to: "bilal")]))
    pilot.press("p", "2", "1")
    #expect(pilot.status == "! It is with Bilal already.")
  }

  @Test("passes many on at once; whose they are already are left out; one u takes all back")
  func passesMany() throws {
    let pilot = try coordinator(
      Cases.girl(), Cases.girl(history: [Cases.triaged(), Cases.assigned(to: "bilal")]),
      Cases.girl(history: [Cases.triaged(), Cases.assigned(to: "sana")]))
    pilot.press("space", "space", "space")
    #expect(pilot.sees("3 marked"))
    #expect(pilot.hintedKeys.prefix(2) == ["n", "p"])
    pilot.press("p", "2", "1")
    #expect(pilot.sees("Pass 2 of 3 on to Bilal?"))
    #expect(pilot.sees("KHI-26-0002 stays: It is with Bilal already."))
    pilot.press("y")
    #expect(pilot.status == "2 done. u takes all of them back.")
    #expect(pilot.caseload.cases.map(\.owner) == ["bilal", "bilal", "bilal"])
    pilot.press("u")
    #expect(pilot.status == "2 taken back.")
    #expect(pilot.caseload.cases.map(\.owner) == ["amina", "bilal", "sana"])
  }

  // MARK: Marks

  @Test("marks with Space and goes down, marks all with *, clears with * or Esc")
  func marks() throws {
    let pilot = try coordinator(Cases.girl(), Cases.girl(), Cases.girl())
    pilot.press("space", "space")
    #expect(pilot.sees("2 marked"))
    #expect(pilot.row("KHI-26-0001")?.contains("*") == true)
    #expect(pilot.selected == "KHI-26-0003")
    pilot.press("*")
    #expect(pilot.sees("2 cases are no longer marked."))
    #expect(!pilot.sees("2 marked"))
    pilot.press("*")
    #expect(pilot.sees("3 marked"))
    pilot.press("esc")
    #expect(pilot.sees("3 cases are no longer marked."))
    #expect(!pilot.sees("3 marked"))
  }

  @Test("marks stay with their case when it moves in the queue")
  func marksStay() throws {
    let pilot = try coordinator(Cases.waiting(minutes: 58), Cases.waiting(minutes: 10))
    pilot.select("KHI-26-0001")
    pilot.press("space")
    pilot.wait(.minutes(5))
    #expect(pilot.row("KHI-26-0001")?.contains("*") == true)
    #expect(pilot.row("KHI-26-0002")?.contains("*") == false)
  }
}
