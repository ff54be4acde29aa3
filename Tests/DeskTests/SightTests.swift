import Canvas
import Caseload
import Casework
import Coalition
import Desk
import DeskTesting
import Testing

// What one acts on is what one sees.

@Suite("What is in sight")
struct SightTests {
  @Test("is taken back at once; what isn't under the cursor any more is named first")
  func undoElsewhere() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.select("KHI-26-0001")
    pilot.press("n")
    pilot.type("She can talk after eight.")
    pilot.press("ctrl-s")
    pilot.select("KHI-26-0002")
    pilot.press("u")
    #expect(pilot.sees("Take this back?") && pilot.sees("KHI-26-0001: note 1"))
    pilot.press("enter")
    #expect(pilot.case("KHI-26-0001")?.notes.first?.isStruck == false)
    pilot.press("u", "y")
    #expect(pilot.case("KHI-26-0001")?.notes.first?.isStruck == true)
    // What comes next is meant for what was just named.
    #expect(pilot.selected == "KHI-26-0001")
  }

  @Test("Undo after undo asks too, and so does one after a click elsewhere")
  func undoTwice() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    for (code, text) in [("KHI-26-0001", "One."), ("KHI-26-0002", "Two.")] {
      pilot.select(code)
      pilot.press("n")
      pilot.type(text)
      pilot.press("ctrl-s")
    }
    pilot.press("u", "u")
    #expect(pilot.sees("Take this back?") && pilot.sees("KHI-26-0001: note 1"))
    pilot.press("n", "n")
    pilot.type("Three.")
    pilot.press("ctrl-s")
    pilot.point(at: "KHI-26-0001")
    pilot.press("u")
    #expect(pilot.sees("Take this back?") && pilot.sees("KHI-26-0002: note 2"))
  }

  @Test("Esc that comes with a key takes the marks away before the key is meant")
  func escapeWithAKey() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("*", "alt-n")
    #expect(pilot.state.queue.marks.isEmpty)
    #expect(!pilot.sees("marked cases"))
  }

  @Test("A list of referrals does nothing once another took the case from under it")
  func referralOfAnother() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl()), columns: 132, rows: 43)
    let code = try #require(CaseCode("KHI-26-0001"))
    for one in ["KHI-26-0001", "KHI-26-0002"] {
      pilot.select(one)
      pilot.press("r", "enter", "y", "+")
      pilot.type("MED")
      pilot.press("ctrl-s", "r", "enter", "y")
    }
    pilot.press("/")
    pilot.type("by:amina")
    pilot.press("enter")
    pilot.select("KHI-26-0001")
    pilot.press("s")
    #expect(pilot.sees("Which of them?"))
    try pilot.elsewhere(.on(code, .assign(person: "sana", reason: .workload)), by: "bilal")
    pilot.lookUp()
    #expect(pilot.selected == "KHI-26-0002")
    pilot.press("a")
    #expect(pilot.state.layers.all.allSatisfy { if case .form = $0 { false } else { true } })
    #expect(pilot.sees("KHI-26-0001 is no longer in this list."))
  }

  @Test("Only of what has ended it is said that it has, with the filter that shows it")
  func hasEnded() throws {
    let pilot = try Pilot(Cases.records(Cases.record("", inbox: true), Cases.girl()))
    pilot.select("KHI-26-0001")
    pilot.press("c", "p", "end", "/")
    pilot.type("0001")
    #expect(pilot.sees("KHI-26-0001 has ended. “KHI-26-0001 state:no” shows it."))
    pilot.press("ctrl-u")
    pilot.type("0009")
    #expect(!pilot.sees("has ended"))
  }

  @Test("Two needs of one case are no two cases, and leave what is marked alone")
  func twoNeeds() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.select("KHI-26-0002")
    pilot.press("space")
    pilot.select("KHI-26-0001")
    pilot.press("+")
    pilot.type("SHE MED")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.needs.count == 3)
    #expect(pilot.sees("1 marked"))
    pilot.press("z", "z")
    #expect(pilot.status.contains("u takes back: KHI-26-0001: need 3"))
    #expect(!pilot.status.contains("2 cases"))
  }

  @Test("What was done after a draft was thrown away is taken back before it, whatever was erased")
  func orderOfUndo() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.select("KHI-26-0001")
    for text in ["One.", "Two."] {
      pilot.press("n")
      pilot.type(text)
      pilot.press("ctrl-s")
    }
    pilot.select("KHI-26-0002")
    pilot.press("n")
    pilot.type("Thrown away.")
    pilot.press("ctrl-x")
    let erasure = Erasure(verified: .codeWord, second: "Bilal", told: [])
    try pilot.elsewhere(.on(#require(CaseCode("KHI-26-0001")), .erase(erasure)), by: "sana")
    pilot.lookUp()
    pilot.press("esc", "esc")
    pilot.press("n")
    pilot.type("Kept.")
    pilot.press("ctrl-s", "u")
    #expect(pilot.case("KHI-26-0002")?.notes.map(\.isStruck) == [true])
    pilot.press("u")
    #expect(pilot.status == "What was thrown away waits again: note KHI-26-0002.")
  }

  @Test("Names that were shown stay covered after hiding, also behind a filter that is left")
  func coveredBehindFilter() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("i")
    #expect(pilot.state.inCase.isUncovered)
    pilot.press("/", "ctrl-o", "enter", "esc")
    #expect(!pilot.state.inCase.isUncovered)
  }

  @Test("Only what is seen is marked, also when a key leaves the filter as it is")
  func marksUnderAFilter() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily(), Cases.kilnFamily()))
    pilot.press("*", "/")
    pilot.type("lahore")
    pilot.press("left", "enter")
    #expect(pilot.sees("1 marked"))
    #expect(pilot.status == "2 cases are no longer marked.")
    pilot.press("n")
    #expect(!pilot.sees("3 marked cases"))
  }

  @Test("A filter goes on behind the one that stands there; four digits are a case's own")
  func filterGoesOn() throws {
    let story = Cases.girl(history: [])
    let pilot = try Pilot(Cases.records(story, Cases.kilnFamily(), Cases.kilnFamily()))
    pilot.press("n")
    pilot.type("Like 0002, says the house.")
    pilot.press("ctrl-s", "/")
    pilot.type("level:2")
    pilot.press("enter", "/")
    pilot.type("kasur")
    #expect(pilot.state.query.text == "level:2 kasur")
    pilot.press("ctrl-u")
    pilot.type("0002")
    #expect(pilot.queue == ["KHI-26-0002"])
  }

  @Test("Whose answer it is, is asked where several may be meant, and its body is named")
  func whoseAnswer() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    pilot.press("r", "enter", "y", "+")
    pilot.type("MED")
    pilot.press("ctrl-s", "r", "enter", "y", "a")
    #expect(pilot.sees("Which of them?") && pilot.sees("a  A DEMO Child Help Lahore: sent"))
    pilot.press("b")
    #expect(pilot.sees("KHI-26-0001-B, "))
    pilot.press("k")
    pilot.type("Hira")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.referrals.map(\.state) == [.sent, .acknowledged])
  }

  @Test("x takes what stands under the cursor: the need's own referral, and never a gone one first")
  func whatIsMoved() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    pilot.press("r", "enter", "y", "a", "d", "right", "ctrl-s", "+")
    pilot.type("MED")
    pilot.press("ctrl-s", "r", "enter", "y")
    let found = try #require(pilot.case("KHI-26-0001"))
    #expect(found.toMove()?.letter == found.referrals.last?.letter, "the open one")
    #expect(found.toMove(need: 1)?.letter == found.referrals.first?.letter)
    pilot.press("enter")
    for _ in 0..<40 {
      if case .need(1, _)? = pilot.state.inCase.line { break }
      pilot.press("down")
    }
    pilot.press("x", "2")
    #expect(pilot.state.inCase.moving?.referral == found.referrals.first?.letter)
  }

  @Test("Where nobody fits, no body stands under the cursor until one goes to it")
  func nobodyUnderTheCursor() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.record(
          #"{"age":19,"gender":"X"}"#, forms: "SX", place: "kp-peshawar", needs: ["SHE"],
          history: [Cases.triaged()])))
    pilot.press("r", "C")
    #expect(pilot.status == "! Nobody in the directory fits this need.")
    pilot.press("down", "C")
    #expect(pilot.sees("Ties"))
  }

  @Test("Before the first send to a body, t says that somebody there is tied, and sends nothing")
  func tiedThere() throws {
    let pilot = try Pilot(Cases.records(Cases.kilnFamily(history: [Cases.triaged()])))
    pilot.press("r", "enter")
    #expect(pilot.sees("t: somebody is"))
    #expect(pilot.lines.last?.contains("t tied, not sent") == true)
    pilot.press("t")
    #expect(pilot.sees("Ties"))
    pilot.choose("Ties", "tied")
    pilot.press("ctrl-s")
    let found = try #require(pilot.case("KHI-26-0001"))
    #expect(found.referrals.isEmpty)
    #expect(found.conflicts.values.map(\.self) == [.linked])
  }

  @Test("Turning the page in “Who can take this” passes no body over unseen", arguments: [24, 40])
  func pagesOfBodies(rows: Int) throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), rows: rows)
    pilot.press("r")
    let found = try #require(pilot.case("KHI-26-0001"))
    let keys = try #require(pilot.state.match(found, pilot.caseload)).1.keys
    #expect(keys.count > 5)
    var seen = pilot.screen
    for _ in keys {
      pilot.press("pagedown")
      seen += pilot.screen
    }
    #expect(pilot.state.inCase.service == keys.last)
    for key in keys {
      let name = pilot.caseload.name(of: key).prefix(20)
      #expect(seen.contains(name), "\(name)")
    }
    for _ in keys { pilot.press("pageup") }
    #expect(pilot.state.inCase.service == keys.first)
  }

  @Test("A text typed at a question or a list answers nothing, whatever letters it has")
  func typedAtAQuestion() throws {
    let pilot = try Pilot(Cases.records(Cases.kilnFamily(history: [Cases.triaged()])))
    pilot.press("r", "enter")
    pilot.type("only by phone, yes")
    #expect(pilot.case("KHI-26-0001")?.referrals.isEmpty == true)
    #expect(pilot.sees("Send KHI-26-0001?"))
    #expect(pilot.status.contains("a question, not a field"))
    pilot.press("enter")
    #expect(!pilot.sees("Send KHI-26-0001?"))
    pilot.press("enter", "y")
    #expect(pilot.case("KHI-26-0001")?.referrals.count == 1)

    let before = pilot.case("KHI-26-0001")?.lastSeq
    pilot.press("esc", "O", "n", "esc", "f")
    #expect(pilot.sees("Settle it without a receiver"))
    pilot.type("xylem 1 2 3")
    pilot.press("enter")
    #expect(pilot.sees("Settle it without a receiver"))
    pilot.press("esc")
    #expect(pilot.case("KHI-26-0001")?.lastSeq == before)
  }

  @Test(
    "After a refusal r is about the need that is the desk's again, though another is more urgent")
  func declinedNeed() throws {
    let pilot = try Pilot(Cases.records(Cases.kilnFamily(history: [Cases.triaged()])))
    let second = try #require(pilot.case("KHI-26-0001")?.unrouted.dropFirst().first)
    pilot.press("enter")
    pilot.go(toNeed: String(second.code.inWords.prefix(12)))
    pilot.press("r", "enter", "y")
    pilot.tell()
    pilot.press("a", "d")
    pilot.choose("Reason", "full")
    pilot.press("ctrl-s")
    #expect(pilot.status.contains("is declined"))
    pilot.press("r")
    #expect(pilot.sees("Who can take this: \(second.code.inWords.prefix(12))"))
  }

  @Test("A word that names somebody at the desk says how to find what they have")
  func whoseCases() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("/")
    pilot.type("bilal")
    #expect(pilot.screen.contains("“by:bilal” shows what they"))
  }

  @Test("Home and End go to the ends of a list, of help and of what is read")
  func ends() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("?", "end")
    guard case .help(let help)? = pilot.state.layers.top else {
      Issue.record("no help")
      return
    }
    #expect(help.selected > 40)
    pilot.press("home", "esc", "p", "end")
    guard case .picker(let picker)? = pilot.state.layers.top else {
      Issue.record("no list")
      return
    }
    #expect(picker.selected == picker.choices.count - 1)
  }

  @Test("Who let the need go by isn't under the cursor for the next send")
  func notTheSilent() throws {
    let pilot = try Pilot(Cases.records(Cases.waiting(minutes: 10)))
    pilot.wait(.hours(5))
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.state == .expired)
    pilot.press("r")
    let found = try #require(pilot.case("KHI-26-0001"))
    let match = try #require(pilot.state.match(found, pilot.caseload)).1
    let key = try #require(pilot.state.selectedService(match))
    #expect(key != found.referrals.first?.service)
    #expect(match.fits.contains { $0.service == key })
  }

  @Test("A no that came too late for what is out says what is out")
  func tooLate() throws {
    let pilot = try Pilot(Cases.records(Cases.waiting(minutes: 10)))
    pilot.press("m", "c")
    guard case .picker(let picker)? = pilot.state.layers.top else {
      Issue.record("no list of consents")
      return
    }
    let ofBody = try #require(
      picker.choices.first { $0.title.hasPrefix("refer to DEMO Child Help Lahore") })
    pilot.press(String(try #require(ofBody.key)))
    pilot.choose("They say", "no")
    pilot.press("ctrl-s")
    #expect(pilot.status.contains("A is still out to DEMO Child Help Lahore: w takes it back."))
  }

  @Test("What another wrote and one's own yes would replace is shown before it")
  func replaced() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    let code = try #require(CaseCode("KHI-26-0001"))
    pilot.press("e")
    pilot.fill(["What is said": "Mine."])
    var facts = try #require(pilot.case("KHI-26-0001")?.facts)
    facts.story = "Her mother is ill."
    try pilot.elsewhere(.on(code, .amend(facts: facts)), by: "bilal")
    pilot.lookUp()
    pilot.press("ctrl-s")
    #expect(pilot.sees("Do it anyway?"))
    #expect(pilot.sees("Yours would take the place of what is said: “Her mother is ill.”"))
  }

  @Test("Whom erasing would take away stands in its form, and who is here beside a to-do's owner")
  func whoIsMeant() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), me: "sana")
    pilot.press("m", "e")
    #expect(pilot.sees("Person 1 girl, 12"))
    pilot.press("esc", "d")
    #expect(pilot.sees("At this desk: amina, "))
  }

  @Test("How many of a review are undecided stands where it is ended")
  func undecided() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.press("v", "ctrl-s", "o", "v")
    #expect(pilot.sees("1 not decided yet"))
  }

  @Test("A case with people or needs is no prank in two keys: it is named first")
  func noPrank() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("c", "enter")
    #expect(pilot.sees("KHI-26-0001: is it no case – silent, or could not speak?"))
    #expect(pilot.sees("girl, 12"))
    pilot.press("enter")
    #expect(pilot.case("KHI-26-0001")?.closing == nil)
  }

  @Test("What was said in a call that belongs to a case stands in that case")
  func saidInACall() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(), Cases.record("", inbox: true)), columns: 132, rows: 43)
    pilot.select("KHI-26-0002")
    pilot.press("e")
    pilot.fill(["What is said": "The owner comes tomorrow."])
    pilot.press("ctrl-s", "c", "b")
    pilot.type("1")
    pilot.press("ctrl-s")
    #expect(pilot.status.hasPrefix("KHI-26-0002 has ended: it belongs to KHI-26-0001."))
    pilot.select("KHI-26-0001")
    pilot.press("enter", "z")
    #expect(pilot.sees("Said in KHI-26-0002: A call.The owner comes tomorrow."))
  }
}

extension FormTests {
  @Test("A text that was meant for another field chooses nothing, and is told so")
  func textAtAChoice() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("r", "enter", "y", "s")
    pilot.go(to: "By")
    pilot.type("Mrs Rukhsana")
    #expect(pilot.line(with: "By")?.contains("‹ phone ›") == true)
    #expect(pilot.sees("No choice begins so."))
    pilot.press("backspace", "w")
    #expect(pilot.line(with: "By")?.contains("‹ WhatsApp ›") == true)
  }

  @Test("A text typed at a choice says nothing of the case, and isn't dropped without a word")
  func textAtDebt() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("Held.")
    pilot.go(to: "Debt")
    pilot.type("Nasirabad")
    #expect(pilot.line(with: "Debt")?.contains("‹ not asked ›") == true)
    pilot.press("tab", "ctrl-s")
    #expect(pilot.caseload.cases.isEmpty)
    #expect(pilot.line(with: ">Debt") != nil && pilot.sees("No choice begins so."))
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.facts.debt == .unknown)
  }

  @Test("A place that was chosen from the list is in the draft")
  func chosenPlace() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.fill(["What is said": "Held.", "Where now": "Nasirabad"])
    pilot.press("ctrl-s", "1")
    #expect(pilot.draft?.fields["where"] == "Nasirabad, Balochistan")
  }

  @Test("A number that is typed into what is said is known too")
  func numberInTheStory() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    pilot.press("N")
    pilot.type("0300-0000213, whispers")
    #expect(pilot.sees("This number is known."))
    pilot.press("ctrl-s")
    #expect(pilot.status.contains("This number is known."))
    // And the other way round.
    pilot.press("N")
    pilot.type("0301-5551212, a man")
    pilot.press("ctrl-s", "N")
    pilot.fill(["Caller": "0301 5551212"])
    #expect(pilot.sees("This number is known.") && pilot.sees("KHI-26-0003"))
  }

  @Test("A draft comes back where one left")
  func whereOneLeft() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.fill(["What is said": "Twelve haris.", "Languages": "Sindhi"])
    pilot.press("esc", "N", "enter")
    #expect(pilot.line(with: ">Languages") != nil, "\(pilot.screen)")
    pilot.fill(["What is said": " All of one family."])
    pilot.press("esc", "N", "enter")
    #expect(pilot.line(with: ">What is said") != nil, "not at the last that holds anything")
  }

  @Test("A question on one case is answered only once it was seen to its end")
  func readToTheEnd() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 40, rows: 12)
    pilot.press("r", "enter")
    #expect(!pilot.sees("This tells nobody yet"))
    for _ in 0..<20 where !pilot.sees("This tells nobody yet") {
      pilot.press("y")
      #expect(pilot.case("KHI-26-0001")?.referrals.isEmpty == true)
    }
    for _ in 0..<20 where pilot.case("KHI-26-0001")?.referrals.isEmpty == true { pilot.press("y") }
    #expect(pilot.case("KHI-26-0001")?.referrals.count == 1)
  }

  @Test("Consent that is taken back stands at the head and in the row, and what it ended is said")
  func consentTakenBack() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("r", "enter", "y")
    pilot.tell()
    pilot.press("+")
    pilot.type("MED")
    pilot.press("ctrl-s", "m", "c", "2", "w", "ctrl-s")
    #expect(pilot.status.hasSuffix("1 referral is withdrawn. A to-do says whom to ask to delete."))
    #expect(pilot.sees("CONSENT WITHDRAWN – ask again"), "\(pilot.screen)")
    #expect(pilot.row("KHI-26-0001")?.contains("said no: ") == true)
  }

  @Test("How long a medical examination may wait stands at the head of its case")
  func windowAtTheHead() throws {
    let woman = Cases.record(
      #"{"age":24,"gender":"F"}"#, needs: ["MED", "PSS"],
      history: [Cases.triaged("rapeWithin72h")])
    let pilot = try Pilot(Cases.records(woman))
    pilot.press("e")
    pilot.fill(["Happened last": "-20h"])
    pilot.press("ctrl-s")
    #expect(pilot.sees("72 h: 2 d 4 h left"), "\(pilot.screen)")
  }
}
