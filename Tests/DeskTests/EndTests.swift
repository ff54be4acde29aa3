import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("A case ends")
struct EndTests {
  @Test(
    "in two keys when it is none, a silent line kept apart from a prank",
    arguments: [("s", "silent, or could not speak"), ("p", "prank"), ("w", "wrong number")])
  func noCase(key: String, reason: String) throws {
    let pilot = try Pilot(Cases.records(Cases.record("", inbox: true)))
    pilot.press("c")
    #expect(pilot.sees("no case: \(reason)"))
    pilot.press(key)
    #expect(pilot.status == "KHI-26-0001 is no case: \(reason). u takes it back.")
    // The next key is meant for it: it stays until one leaves it.
    #expect(pilot.sees("Cases: 0 open") && pilot.selected == "KHI-26-0001")
    pilot.press("u")
    #expect(pilot.queue == ["KHI-26-0001"])
  }

  @Test("in no way that the rules would refuse: what can't be chosen stays, and says why")
  func onlyWhatTheRulesLet() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [Cases.triaged()])))
    pilot.press("c", "c")
    #expect(pilot.sees("KHI-26-0001 is triaged: that can't follow."))
    #expect(pilot.sees("> t  not TIP …"))
    pilot.press("esc", "r", "enter", "y", "c")
    #expect(pilot.status == "! Referral A waits for an answer. Withdraw it, or wait for it.")
    #expect(pilot.state.layers.isEmpty)
  }

  @Test("with what still runs named before it is closed")
  func stillRuns() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("r", "enter", "y")
    pilot.tell()
    pilot.press("a", "a")
    pilot.fill(["Worker": "Ms Noor", "First contact": "4h"])
    pilot.press("ctrl-s", "a", "s", "ctrl-s", "c", "c")
    #expect(pilot.sees("A DEMO Child Help Lahore is still in service."), "\(pilot.screen)")
  }

  @Test("an arrival that belongs to a case there is, and its being taken back")
  func belongsTo() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.record("", inbox: true)))
    let (there, arrival) = ("KHI-26-0001", "KHI-26-0002")
    pilot.select(arrival)
    pilot.press("c", "b")
    pilot.type(there)
    pilot.press("ctrl-s")
    #expect(pilot.case(arrival)?.status == .added)
    #expect(pilot.case(there)?.joined.map(\.description) == [arrival])
    #expect(pilot.selected == arrival)
    pilot.press("u")
    #expect(pilot.case(arrival)?.status == .inbox)
    #expect(pilot.case(there)?.joined.isEmpty == true)
  }

  @Test("An attempt to reach the person is noted in two keys, the rule of contact beside it")
  func attempt() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("A")
    #expect(pilot.sees("NEVER CONTACT"))
    pilot.press("3")
    #expect(pilot.case("KHI-26-0001")?.attempts.map(\.result) == [.someoneElse])
    pilot.press("u")
    #expect(pilot.case("KHI-26-0001")?.attempts.map(\.isStruck) == [true])
  }

  @Test("A late yes is written down with the key of every answer")
  func lateYes() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.waiting(
          minutes: 60,
          more: [
            Cases.step(#"{"decline":{"referral":"A","reason":"full"}}"#, ago: "20m")
          ])), columns: 132, rows: 43)
    pilot.press("tab")
    for _ in 0..<20 {
      if case .referral? = pilot.state.inCase.line { break }
      pilot.press("down")
    }
    pilot.press("a")
    #expect(pilot.sees("accepted: they take it"))
    #expect(!pilot.sees("acknowledged: they have it"))
    pilot.press("a")
    pilot.fill(["Worker": "Ms Saima", "First contact": "4h"])
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.referral("A")?.state == .accepted)
  }

  @Test("as not TIP with what it is; as the same as another, found by its code")
  func others() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(), Cases.girl()))
    pilot.select("KHI-26-0001")
    pilot.press("c", "t", "ctrl-s")
    #expect(pilot.status == "! Say why.")
    pilot.type("A wage claim.")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.status == .notTIP)

    pilot.select("KHI-26-0002")
    pilot.press("c", "a")
    pilot.type("the third")
    pilot.press("ctrl-s")
    #expect(pilot.sees("Write a code, as in KHI-26-0147."))
    pilot.press("ctrl-u")
    pilot.type("KHI-26-0009")
    pilot.press("ctrl-s")
    #expect(pilot.status == "! There is no case KHI-26-0009 at this desk.")
    pilot.press("backspace")
    pilot.type("3")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0002")?.status == .duplicate)
    pilot.press("down", "up")
    #expect(pilot.queue == ["KHI-26-0003"])
  }

  @Test("closed only once every need is taken on or settled")
  func closed() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("c", "c", "ctrl-s")
    #expect(pilot.status.hasPrefix("! "))
    pilot.press("esc", "f")
    #expect(pilot.sees("child protection (CHP): Settle it without a receiver: why?"))
    pilot.press("5")
    #expect(pilot.status == "Need 1 is settled: not available – a gap.")
    #expect(pilot.sees("settled, not available – a gap"))
    pilot.press("f")
    #expect(pilot.status == "! Child protection is settled already.")
    pilot.press("c", "c", "ctrl-s")
    #expect(pilot.sees("Nothing is chosen here yet."), "no reason is recorded unsaid")
    pilot.choose("Reason", "needs are met")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.status == .closed)
  }

  @Test("and is found and opened again with R, what is new said")
  func reopened() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("c", "t")
    pilot.type("A wage claim.")
    pilot.press("ctrl-s", "/")
    pilot.type("state:not")
    pilot.press("enter")
    #expect(pilot.queue == ["KHI-26-0001"])
    pilot.press("n")
    pilot.type("Calls again.")
    pilot.press("ctrl-s")
    #expect(pilot.status == "Note saved.")
    pilot.press("R")
    pilot.press("ctrl-s")
    #expect(pilot.status == "! Say what is new.")
    pilot.type("The employer came back.")
    pilot.press("ctrl-s")
    #expect(pilot.status == "KHI-26-0001 is open. Triage it again: t.")
    #expect(pilot.case("KHI-26-0001")?.status == .triaged)
  }
}

@Suite("What is typed")
struct DraftTests {
  @Test(
    "is kept in every form that takes more than a breath, and comes back with its key",
    arguments: [
      ("n", "Half a sentence"), ("d", "Ring the"), ("+", "MED, BAS"), ("e", " and more"),
    ])
  func kept(key: String, text: String) throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl()))
    pilot.select("KHI-26-0001")
    pilot.press(key)
    pilot.type(text)
    pilot.press("esc")
    #expect(pilot.status == "What you typed is kept, and comes back with the same key.")
    pilot.select("KHI-26-0002")
    pilot.press(key)
    #expect(!pilot.sees(text), "it belongs to its case")
    pilot.press("esc")
    pilot.select("KHI-26-0001")
    pilot.press(key)
    #expect(pilot.sees(text))
    #expect(pilot.status == "What you had typed is back. Ctrl-X throws it away.")
    pilot.press("ctrl-x")
    #expect(pilot.status == "Thrown away. u brings it back.")
    pilot.press(key)
    #expect(!pilot.sees(text))
    pilot.press("esc", "u", key)
    #expect(pilot.sees(text))
  }

  @Test("thrown away comes back in its turn: what was saved since is taken back before it")
  func inItsTurn() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.type("An important word.")
    pilot.press("ctrl-x", "n", "ctrl-x")
    #expect(pilot.state.drafts.isEmpty)
    pilot.press("n")
    pilot.type("Another.")
    pilot.press("ctrl-s", "u")
    #expect(pilot.status == "Taken back: KHI-26-0001: note 1.")
    pilot.press("u", "n")
    #expect(pilot.sees("An important word."))
  }

  @Test("comes back without undoing what others changed meanwhile")
  func mergesBack() throws {
    let amina = try Pilot(Cases.records(Cases.girl()))
    let bilal = try Pilot(beside: amina, me: "bilal")
    amina.press("e")
    amina.go(to: "Armed")
    amina.press("y", "esc")
    bilal.press("e")
    bilal.go(to: "Where now")
    bilal.press("ctrl-u")
    bilal.type("Kasur")
    bilal.press("ctrl-s")
    #expect(bilal.status == "Facts saved.")
    amina.lookUp()
    amina.press("e", "ctrl-s")
    #expect(amina.sees("KHI-26-0001 has changed. Do it anyway?"))
    #expect(amina.sees("Bilal: facts changed (where now)"))
    amina.press("y")
    #expect(amina.status == "Facts saved.")
    let facts = try #require(amina.case("KHI-26-0001")?.facts)
    #expect(facts.armedPerpetrator == .yes)
    #expect(facts.place == "pb-kasur")
  }

  @Test("of contact is not put over what another wrote since without being read")
  func contactBack() throws {
    let (yes, never) = ("May be contacted", "NEVER CONTACT – DO NOT CALL")
    let amina = try Pilot(
      Cases.records(
        Cases.record(#"{"age":20,"gender":"F"}"#, contact: #"{"may":"unknown"}"#)))
    let bilal = try Pilot(beside: amina, me: "bilal")
    amina.press("e")
    amina.go(to: "May we contact")
    amina.press("y", "esc")
    bilal.press("e")
    bilal.go(to: "May we contact")
    bilal.press("n", "ctrl-s")
    #expect(bilal.sees(never))
    amina.lookUp()
    amina.press("e", "ctrl-s")
    #expect(amina.sees("Bilal: facts changed (may we contact)"))
    #expect(amina.sees("The case says: \(never). With this it would say: \(yes)"))
    amina.press("enter")
    #expect(amina.case("KHI-26-0001")?.facts.contact.may == .never)
  }

  @Test("is another's business no more than one's own")
  func apart() throws {
    let amina = try Pilot(Cases.records(Cases.girl()))
    let bilal = try Pilot(beside: amina, me: "bilal")
    amina.press("n")
    amina.type("Half a sentence")
    amina.press("esc")
    bilal.lookUp()
    bilal.press("n")
    #expect(!bilal.sees("Half a sentence"))
  }
}
