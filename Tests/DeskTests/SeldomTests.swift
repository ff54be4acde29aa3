import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("What is done more seldom")
struct SeldomTests {
  private static let woman = Cases.record(
    #"{"age":24,"gender":"F"}"#, forms: "SX", place: "pb-lahore", official: "no", needs: ["SHE"],
    history: [Cases.triaged("noSafePlaceTonight")])

  @Test("Consent is asked by topic with its wording in Urdu and English, and answered in a key")
  func consent() throws {
    let pilot = try Pilot(Cases.records(Self.woman), columns: 132, rows: 43)
    pilot.press("m")
    #expect(pilot.sees("c  consent"))
    pilot.press("c")
    #expect(pilot.sees("KHI-26-0001: consent to what?"))
    #expect(pilot.sees("share the number: not asked"))
    pilot.press("9")
    #expect(pilot.sees("KHI-26-0001: share the number"))
    #expect(pilot.lines.contains { $0.contains("؟") })
    pilot.press("y", "ctrl-s")
    #expect(pilot.status == "Written down, with today's date.")
    #expect(pilot.case("KHI-26-0001")?.facts.consent[.share(.phone)] == .yes)
    pilot.press("u")
    #expect(pilot.case("KHI-26-0001")?.facts.consent[.share(.phone)] == .notAsked)
  }

  @Test("A nameless question goes to several at once; its words are read out, each reply is a key")
  func askRound() throws {
    let pilot = try Pilot(Cases.records(Self.woman), columns: 132, rows: 43)
    pilot.press("m", "r")
    #expect(
      pilot.status
        == "! Nobody who was asked without a name has still to answer. m a asks.")
    pilot.press("m", "a", "ctrl-s")
    #expect(pilot.sees("Round 1, to read out"))
    #expect(pilot.sees("KHI-26-0001"))
    let asked = try #require(pilot.case("KHI-26-0001")?.rounds.first?.services)
    #expect(!asked.isEmpty)
    pilot.press("esc", "m", "r", "1")
    #expect(pilot.sees("What did they say?"))
    // A second press of the key that led here answers nothing.
    pilot.press("1")
    #expect(pilot.status == "Pressed twice: press it again to choose.")
    pilot.press("1")
    #expect(pilot.status.hasSuffix(": yes."))
    let round = try #require(pilot.case("KHI-26-0001")?.rounds.first)
    #expect(round.replies[asked[0]]?.reply == AskReply(.yes))
    #expect(round.waiting == Array(asked.dropFirst()))
  }

  @Test(
    "An authority is told in an act of its own: what the rules want besides is asked in the form")
  func notify() throws {
    let pilot = try Pilot(Cases.records(Self.woman), me: "sana", columns: 132, rows: 43)
    pilot.press("m", "n")
    #expect(pilot.sees("KHI-26-0001: which authority was told?"))
    pilot.press("1", "ctrl-s")
    pilot.fill(["Whom": "SI Rafiq", "What": "Only that a bed is needed."])
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.notifications.isEmpty == true)
    #expect(pilot.sees("Ties"))
    #expect(pilot.sees("Without consent"))
    pilot.go(to: "Ties")
    pilot.press("right")
    pilot.fill(["Without consent": "Life is in danger.", "Second name": "Tariq"])
    // What the rules asked for besides is in the draft like all that is typed.
    pilot.press("esc", "m", "n", "1")
    #expect(pilot.line(with: "Without consent")?.contains("Life is in danger.") == true)
    pilot.press("ctrl-s")
    #expect(pilot.status == "Written down. It can't be taken back.")
    let told = try #require(pilot.case("KHI-26-0001")?.notifications.first)
    #expect(told.whom.text == "SI Rafiq")
    #expect(told.what.text == "Only that a bed is needed.")
  }

  @Test("A decision that went without a second name gets it")
  func countersign() throws {
    let record = Cases.record(
      #"{"age":24,"gender":"F"}"#, forms: "SX", place: "pb-lahore", official: "no",
      refer: "notAsked",
      needs: ["SHE"], history: [Cases.triaged("noSafePlaceTonight")])
    let pilot = try Pilot(Cases.records(record), me: "sana", columns: 132, rows: 43)
    pilot.press("m", "s")
    #expect(pilot.status == "! No decision here waits for a second name.")
    pilot.press("r", "enter")
    pilot.fill(["Without consent": "Nobody can be reached."])
    if pilot.sees("Ties") {
      pilot.go(to: "Ties")
      pilot.press("right")
    }
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.countersignBy != nil)
    pilot.press("m", "s")
    pilot.type("Tariq, by phone, 15:03")
    pilot.press("ctrl-s")
    #expect(pilot.status == "A has its second name.")
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.countersignBy == nil)
  }

  @Test("A referral that was entered in error says so")
  func void() throws {
    let pilot = try Pilot(Cases.records(Self.woman))
    pilot.press("r", "enter", "y", "m", "v", "ctrl-s")
    #expect(pilot.status == "A was entered in error, and says so.")
    #expect(pilot.case("KHI-26-0001")?.referrals.first?.state == .void)
  }

  @Test("Erasing takes a coordinator, a second name and a yes; Enter is no")
  func erase() throws {
    let pilot = try Pilot(Cases.records(Self.woman), me: "sana")
    pilot.press("m", "e", "ctrl-s")
    #expect(pilot.sees("Erase KHI-26-0001, or persons of it"))
    #expect(pilot.case("KHI-26-0001")?.erasure == nil)
    pilot.choose("Why", "they asked for it")
    pilot.choose("Made sure", "they knew")
    pilot.fill(["Second name": "Tariq, by phone"])
    pilot.press("ctrl-s")
    #expect(pilot.sees("Erase all of KHI-26-0001?"))
    pilot.press("enter")
    #expect(pilot.case("KHI-26-0001")?.erasure == nil)
    pilot.press("ctrl-s", "y")
    #expect(pilot.status == "KHI-26-0001: Erased. Make a new backup and destroy the old ones.")
    #expect(pilot.case("KHI-26-0001")?.erasure != nil)
  }

  @Test("Somebody who is no coordinator is told so before they are asked for a yes")
  func eraseRefused() throws {
    let pilot = try Pilot(Cases.records(Self.woman), me: "bilal")
    pilot.press("m", "e")
    pilot.choose("Why", "they asked for it")
    pilot.choose("Made sure", "they knew")
    pilot.fill(["Second name": "Tariq"])
    pilot.press("ctrl-s")
    #expect(!pilot.sees("Erase all of"))
    #expect(pilot.sees("Erasing takes a coordinator"), "\(pilot.screen)")
  }
}
