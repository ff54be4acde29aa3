import Caseload
import Casework
import Desk
import DeskTesting
import Testing

@Suite("An operator types")
struct FormTests {
  @Test("A paste that is longer than a field holds says so beside it")
  func longPaste() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n")
    pilot.paste(String(repeating: "word ", count: 20_000))
    #expect(pilot.sees("This was too long: only the first 64 kB are here."))
    pilot.press("backspace")
    #expect(!pilot.sees("too long"))
  }

  @Test("A consent that was never given can't be withdrawn: the first step to the right is yes")
  func consentOrder() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("N")
    pilot.go(to: "Keep a record")
    pilot.press("right")
    #expect(pilot.line(with: "Keep a record")?.contains("‹ yes ›") == true)
    pilot.press("right", "right", "right")
    #expect(pilot.line(with: "Keep a record")?.contains("‹ yes ›") == true)
    pilot.press("ctrl-x", "e")
    pilot.go(to: "Refer to others")
    pilot.press("w")
    #expect(pilot.line(with: "Refer to others")?.contains("‹ withdrawn ›") == true)
  }

  @Test("Scenario M: the flight, the safe way to her and who must not know are typed and seen")
  func everyFact() throws {
    let pilot = try Pilot(columns: 132, rows: 43)
    pilot.press("N")
    pilot.fill([
      "What is said": "They fly her out in the morning.", "What happened": "MA", "People": "F17",
      "Too late after": "tomorrow 06:00 a flight", "May we contact": "o",
      "Agreed hours": "21:00-23:00", "Number": "0300-0000777", "Code word": "blue thread",
      "Must not know": "her uncle", "Names": "1 Rani", "Pregnant": "1 no", "Armed": "y",
    ])
    pilot.press("ctrl-s")
    #expect(pilot.status.hasPrefix("Saved as"), "\(pilot.screen)")
    #expect(pilot.sees("Deadline Wed 06:00: a flight"), "\(pilot.screen)")
    #expect(pilot.sees("ONLY AT AGREED TIMES – NOT NOW: 21:00–23:00"))
    #expect(pilot.sees("Must not know: her uncle"))
    #expect(pilot.sees("Number, code word, names: covered – i shows it"))
    pilot.press("i")
    #expect(pilot.sees("Number: 0300-0000777 – ONLY AT AGREED TIMES"))
    #expect(pilot.sees("Code word: blue thread"))
    #expect(pilot.sees("girl, 17 Rani"))
    let facts = try #require(pilot.caseload.cases.first?.facts)
    #expect(facts.persons.first?.pregnant == .no && facts.armedPerpetrator == .yes)
  }

  @Test(
    "Scenario N: the number of a closed case calls – as much is said as may be, and to open it again"
  )
  func knownNumber() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: [
          Cases.triaged(),
          Cases.step(
            #"{"settle":{"need":1,"reason":"alreadyReceived"}}"#, ago: "15m"),
          Cases.step(#"{"end":{"closing":{"closed":{"reason":"needsMet"}}}}"#, ago: "10m"),
        ])))
    #expect(pilot.case("KHI-26-0001")?.status == .closed)
    pilot.press("N")
    pilot.fill(["Caller": "a man, 0300-000021"])
    #expect(!pilot.sees("This number is known."))
    pilot.type("3")
    #expect(pilot.sees("This number is known. Do not say that we know it; ask for the code word"))
    #expect(pilot.sees("KHI-26-0001  12–17  Lahore, Punjab  closed – can be opened again"))
    #expect(!pilot.sees("Rani"))
    pilot.press("ctrl-g")
    #expect(
      pilot.status == "This is KHI-26-0001. n writes a note on it. "
        + "What you typed waits; N goes on with it.")
    pilot.press("R")
    pilot.fill(["What is new": "He called from her number."])
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.status == .triaged)
  }

  @Test("Of several cases that know a number it is asked which, and without any nothing is left")
  func severalKnown() throws {
    let pilot = try Pilot(
      Cases.records(Cases.girl(), Cases.girl(), Cases.kilnFamily()), columns: 132, rows: 43)
    pilot.press("N", "ctrl-g")
    #expect(pilot.status == "! No case here knows this number.")
    pilot.fill(["Caller": "a man, 0300-0000213"])
    pilot.press("ctrl-g")
    #expect(pilot.sees("Which of them is it?"))
    pilot.press("esc")
    #expect(pilot.sees("a man, 0300-0000213"))
    pilot.press("ctrl-g", "2")
    #expect(pilot.state.queue.selected == CaseCode("KHI-26-0001"))
    pilot.press("N", "enter")
    #expect(pilot.sees("a man, 0300-0000213"))
  }

  @Test("What may be chosen is seen before it is, and its hint beside the field")
  func choicesAreSeen() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("r", "enter", "y", "s")
    pilot.go(to: "By")
    #expect(pilot.status.hasPrefix("phone · WhatsApp · SMS · e-mail · in person · paper"))
  }

  @Test("A desk that is opened again says what was being typed, and brings it back with its key")
  func draftsAreNamed() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [Cases.triaged()])))
    pilot.press("n")
    pilot.type("Half a note")
    let reopened = try pilot.reopened()
    reopened.find(draft: pilot.draft)
    #expect(
      reopened.status == "Typed and not saved: note KHI-26-0001. It comes back with the same key.")
    reopened.press("n")
    #expect(reopened.sees("Half a note"))
  }

  @Test(
    "A choice that is spelled out takes all its letters, and none of them lands in the next field")
  func spelledOut() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 100, rows: 30)
    pilot.press("r", "enter", "y")
    pilot.tell()
    pilot.press("a", "d")
    pilot.go(to: "Reason")
    pilot.type("full")
    #expect(pilot.line(with: "Reason")?.contains("‹ full ›") == true)
    pilot.press("tab", "ctrl-s")
    let declined = try #require(pilot.case("KHI-26-0001")?.referrals.first)
    #expect(declined.declineReason == .full && declined.state == .declined)
  }

  @Test("Words for a send that the rules want are kept like all that is typed")
  func sendDraft() throws {
    let pilot = try Pilot(Cases.records(Cases.girl("no")))
    pilot.press("r", "enter")
    pilot.go(to: "Without consent")
    pilot.type("Nobody else is near.")
    pilot.press("esc")
    #expect(pilot.draft?.form.hasPrefix("send KHI-26-0001 1 ") == true)
    pilot.press("enter")
    #expect(pilot.sees("Nobody else is near."))
  }

  @Test("Hours typed below a “never” are answered with what the case will say")
  func neverAboveHours() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("N")
    pilot.go(to: "May we contact")
    pilot.press("n")
    pilot.go(to: "Agreed hours")
    pilot.type("20:00-22:00")
    #expect(pilot.sees("The case will say: NEVER CONTACT – DO NOT CALL"))
    pilot.go(to: "Languages")
    #expect(!pilot.sees("The case will say"))
  }

  @Test("What was typed while it was shown waits when it is covered again, and nothing is lost")
  func coveredDraft() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.kilnFamily()))
    pilot.select("KHI-26-0001")
    pilot.press("i", "e")
    pilot.fill(["Code word": "blue thread"])
    pilot.press("esc")
    let reopened = try pilot.reopened()
    reopened.select("KHI-26-0001")
    reopened.find(draft: pilot.draft)
    reopened.press("e")
    #expect(!reopened.sees("blue thread"))
    reopened.go(to: "Languages")
    reopened.type("Punjabi")
    reopened.press("ctrl-s")
    #expect(reopened.sees("Something covered was typed here too, and waits."))
    reopened.press("esc", "i", "e")
    reopened.go(to: "Code word")
    #expect(reopened.line(with: "Code word")?.contains("blue thread") == true)
    reopened.press("ctrl-s")
    let facts = try #require(reopened.case("KHI-26-0001")?.facts)
    #expect(facts.contact.codeWord == "blue thread" && facts.languages == ["pan"])
  }

  @Test("A draft with an answer that nothing asks for any more doesn't stand in the way of saving")
  func formerQuestion() throws {
    let pilot = try Pilot(Cases.records(Cases.waiting(minutes: 30)))
    pilot.find(
      draft: Draft(
        id: "found", by: "amina", form: "answer KHI-26-0001-A accepted", at: pilot.now,
        fields: ["name": "Ms Noor", "others": "keep"]))
    pilot.press("a", "a")
    #expect(pilot.sees("Ms Noor"))
    pilot.fill(["First contact": "4h"])
    pilot.press("ctrl-s")
    #expect(pilot.status == "A is accepted.", "\(pilot.screen)")
  }

  @Test("In a draft that kept choices by their place, never contact stays never")
  func neverStaysNever() throws {
    let pilot = try Pilot()
    pilot.find(
      draft: Draft(
        id: "found", by: "amina", form: "new case", at: pilot.now,
        fields: ["story": "She whispers.", "contact": "2"], version: nil))
    pilot.press("N", "enter")
    #expect(pilot.sees("She whispers."))
    #expect(pilot.line(with: "May we contact")?.contains("‹ never ›") == true, "\(pilot.screen)")
  }

  @Test(
    "A choice in a draft is kept by what it is; an older draft has its place among the choices",
    arguments: [("2", nil), ("standard", nil), ("3", 2), ("9", 2)] as [(String, Int?)])
  func draftOfChoices(kept: String, version: Int?) throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("t", "ctrl-s")
    pilot.find(
      draft: Draft(
        id: "found", by: "amina", form: "level KHI-26-0001", at: pilot.now,
        fields: ["level": kept, "reason": "She is safe."], version: version))
    pilot.press("l")
    #expect(pilot.sees("She is safe."))
    // What can't be read leaves the level as it stands.
    let isRead = ["2", "3"].contains(kept)
    let line = try #require(pilot.line(with: "Level"))
    #expect(line.contains(isRead ? "3 standard" : "2 urgent"), "\(pilot.screen)")
  }

  @Test("Who is here at a review is kept while it is typed")
  func presentAtReview() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("v")
    pilot.type("amina bilal")
    pilot.press("esc", "v")
    #expect(pilot.line(with: "Who is here")?.contains("amina bilal") == true, "\(pilot.screen)")
  }

  @Test("A long form goes from part to part with PgDn and PgUp")
  func parts() throws {
    let pilot = try Pilot()
    pilot.press("N", "pagedown")
    #expect(pilot.line(with: ">May we contact") != nil)
    pilot.press("pagedown")
    #expect(pilot.line(with: ">Keep a record") != nil)
    #expect(pilot.sees("What they agree to, and need"))
    pilot.press("down", "pageup")
    #expect(pilot.line(with: ">Keep a record") != nil)
    pilot.press("pageup", "pageup", "pageup")
    #expect(pilot.line(with: ">What is said") != nil)
    for _ in 0..<9 { pilot.press("pagedown") }
    #expect(pilot.line(with: ">In which tehsil") != nil)
  }

  @Test("A draft from before the facts had one table comes back into its fields")
  func formerDraft() throws {
    let pilot = try Pilot()
    pilot.find(
      draft: Draft(
        id: "found", by: "amina", form: "new case", at: pilot.now,
        fields: [
          "forms": "DW", "place": "Lahore", "window": "after nine", "phone": "0300-0000222",
        ]))
    pilot.press("N", "enter")
    #expect(pilot.line(with: "What happened")?.contains("DW") == true)
    #expect(pilot.line(with: "Where now")?.contains("Lahore") == true)
    #expect(pilot.line(with: "When and how")?.contains("after nine") == true)
  }

  @Test("What happened is read by a word within its name, too")
  func wordsWithin() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.fill(["What happened": "marriage", "What is needed": "release"])
    pilot.press("ctrl-s")
    let made = try #require(pilot.caseload.cases.first)
    #expect(made.facts.forms == [.forcedMarriage])
    #expect(made.needs.map(\.code) == [.bondedLabour])
  }

  @Test("Of several calls that were begun each is offered again")
  func severalDrafts() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("The first.")
    pilot.press("esc")
    pilot.wait(.minutes(3))
    // Whoever calls is written down at once, and not into another's words.
    pilot.press("N")
    pilot.type("2 of them, girl of 9, the second.")
    pilot.press("esc", "N")
    #expect(pilot.sees("go on with “2 of them, girl of 9"))
    #expect(pilot.sees("go on with “The first.” of 3 min ago"))
    pilot.paste("0300-1234567")
    #expect(pilot.line(with: "What is said")?.contains("0300-1234567") == true, "a new one's words")
    pilot.press("ctrl-x", "N", "down", "enter")
    #expect(pilot.sees("The first.") && !pilot.sees("girl of 9"))
    pilot.press("esc", "N", "enter")
    #expect(pilot.sees("2 of them, girl of 9, the second."))
    pilot.press("esc", "N", "down", "down", "enter")
    #expect(!pilot.sees("the second.") && pilot.sees(">What is said"))
  }

  // MARK: A new case

  @Test("a case while the caller talks: codes and words, people, nothing that must be filled in")
  func newCase() throws {
    let pilot = try Pilot()
    #expect(pilot.sees("No case here. N takes a new one."))
    pilot.press("N")
    pilot.type("A girl, burned.")
    pilot.fill([
      "What happened": "DW, forced or child", "Where now": "lahore", "People": "F12, M 30-39, 2xF?",
      "Languages": "Punjabi urd", "What is needed": "CHP, legal advice",
    ])
    pilot.press("ctrl-s")
    #expect(pilot.status == "Saved as KHI-26-0001. Triage it with t.")
    let facts = try #require(pilot.case("KHI-26-0001")?.facts)
    #expect(facts.forms == [.domesticServitude, .forcedMarriage])
    #expect(
      facts.persons.map(\.inWords) == [
        "girl, 12", "man, 30–39", "female, age not known", "female, age not known",
      ])
    #expect(facts.languages == ["pan", "urd"])
    #expect(pilot.case("KHI-26-0001")?.needs.map(\.code) == [.childProtection, .legalAdvice])
    #expect(pilot.selected == "KHI-26-0001")
  }

  @Test("a case like one that is open already is saved, and said to be perhaps the same")
  func takenTwice() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.record(#"{"age":13,"gender":"F"}"#)))
    func save(people: String, in place: String) {
      pilot.press("N")
      pilot.fill(["Where now": place, "People": people])
      pilot.press("ctrl-s")
    }
    save(people: "F12", in: "lahore")
    #expect(
      pilot.status
        == "Saved as KHI-26-0003. Triage it with t. Perhaps the same as KHI-26-0001: look there first."
    )
    save(people: "F12", in: "kasur")
    #expect(pilot.status == "Saved as KHI-26-0004. Triage it with t.")
    // Of neither is known who it is, or where.
    save(people: "", in: "kasur")
    save(people: "", in: "kasur")
    #expect(pilot.status == "Saved as KHI-26-0006. Triage it with t.")
  }

  @Test("nothing but a story, or nothing at all: it is a case all the same")
  func emptyCase() throws {
    let pilot = try Pilot()
    pilot.press("N", "ctrl-s")
    #expect(pilot.status == "Saved as KHI-26-0001. Triage it with t.")
    #expect(pilot.row("KHI-26-0001")?.contains("to be triaged") == true)
    #expect(pilot.sees("NOT ASKED – DO NOT CALL"))
  }

  @Test("what was pasted or comes back over an offer isn't taken for the offer")
  func pastedOverOffer() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("d")
    pilot.type("Call")
    pilot.go(to: "By when")
    pilot.paste("+2d")
    pilot.type("4h")
    #expect(pilot.line(with: ">By when")?.contains("+2d4h") == true)
    pilot.press("esc", "d")
    pilot.go(to: "By when")
    pilot.press("backspace")
    #expect(pilot.line(with: ">By when")?.contains("+2d4 ") == true)
  }

  @Test("a cursor that moved is nothing typed")
  func nothingTyped() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("n", "home", "esc")
    #expect(pilot.draft == nil)
  }

  @Test(
    "a new case is saved in a hurry: what can't be read goes to what is said, what is covered not")
  func savedInAHurry() throws {
    let pilot = try Pilot(CaseFile())
    pilot.press("N")
    pilot.type("She whispers.")
    pilot.go(to: "What happened")
    pilot.type("locked in house")
    pilot.go(to: "People")
    pilot.type("F34, she and a boy")
    pilot.go(to: "Agreed hours")
    pilot.type("after 20:00")
    pilot.press("ctrl-s")
    #expect(
      pilot.sees(
        "Not read: What happened, People, Agreed hours. Saving again puts it under “What is said”.")
    )
    #expect(pilot.caseload.cases.isEmpty)
    // Who goes on typing is asked anew.
    pilot.go(to: "People")
    pilot.type(" of five")
    pilot.press("ctrl-s")
    #expect(pilot.caseload.cases.isEmpty)
    pilot.press("ctrl-s")
    #expect(
      pilot.status.contains(
        "Not read, and kept as text: What happened, People, Agreed hours."))
    let made = try #require(pilot.case("KHI-26-0001")?.facts)
    #expect(
      made.story.text
        == "She whispers.\nWhat happened: locked in house\nPeople: she and a boy of five")
    #expect(made.contact.window?.text == "after 20:00", "times in words")
    #expect(made.forms.isEmpty)
    #expect(made.persons == [Person(age: Age(34), gender: .female)], "what can be read stays")
  }

  @Test("a field that is left says what can't be read in it, and nothing of what can")
  func leftUnread() throws {
    let pilot = try Pilot(rows: 40)
    pilot.press("N")
    pilot.fill(["People": "F34, M13", "Names": "1 Rani; 2 Salma", "Special needs": "2 asthma"])
    pilot.press("tab")
    #expect(!pilot.sees("has no person"))
    pilot.fill(["Where now": "Nowhereabad"])
    #expect(!pilot.sees("This place isn't known"))
    pilot.press("tab")
    #expect(pilot.sees("This place isn't known"))
    pilot.fill(["Agreed hours": "2 to 4"])
    #expect(!pilot.sees("Hours are written as"))
    pilot.press("tab")
    #expect(pilot.sees("Hours are written as"))
    #expect(pilot.sees("2 to 4"), "nothing typed is cleared")
  }

  @Test("what can't be read has its reason beside the field, and nothing typed is cleared")
  func errors() throws {
    let pilot = try Pilot(rows: 40)
    pilot.press("N")
    pilot.type("A man at a kiln.")
    pilot.fill(["What happened": "BK, zz", "People": "M40 Q12", "Languages": "Klingon"])
    pilot.press("ctrl-s")
    #expect(pilot.sees("“zz” is not on the list: BK brick kiln"))
    #expect(pilot.sees("“Q12” isn't read as a person. Write F34, M13"))
    #expect(pilot.sees("“Klingon” isn't on the list: Urdu"))
    #expect(pilot.line(with: ">What happened")?.contains("BK, zz") == true)
    #expect(pilot.line(with: "What is said")?.contains("A man at a kiln.") == true)
    #expect(pilot.caseload.cases.isEmpty)

    pilot.press("ctrl-u")
    pilot.type("BK")
    #expect(!pilot.sees("is not on the list"))
    #expect(pilot.sees("“Q12” isn't read as a person."))
    pilot.go(to: "People")
    pilot.press("ctrl-w")
    pilot.go(to: "Languages")
    pilot.press("ctrl-u")
    pilot.press("ctrl-s")
    #expect(pilot.status == "Saved as KHI-26-0001. Triage it with t.")
    #expect(pilot.case("KHI-26-0001")?.facts.persons == [Person(age: Age(40), gender: .male)])
  }

  @Test("a place that isn't known is offered what was perhaps said")
  func unknownPlace() throws {
    let pilot = try Pilot(rows: 40)
    pilot.press("N")
    pilot.fill(["Where now": "Lahor Sheher"])
    pilot.press("ctrl-s")
    #expect(pilot.sees("This place isn't known."))
    #expect(pilot.line(with: ">Where now")?.contains("Lahor Sheher") == true)
  }

  @Test("leaves in the middle and is offered what was typed")
  func draft() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("She whispers.")
    pilot.fill(["People": "F21"])
    pilot.press("esc")
    #expect(pilot.status == "What you typed is kept, and comes back with the same key.")
    #expect(pilot.caseload.cases.isEmpty)

    pilot.press("N")
    #expect(pilot.sees("You were typing a new case"))
    pilot.press("enter")
    #expect(pilot.line(with: "What is said")?.contains("She whispers.") == true)
    #expect(pilot.line(with: "People")?.contains("F21") == true)
    pilot.press("ctrl-s")
    #expect(pilot.status == "Saved as KHI-26-0001. Triage it with t.")

    pilot.press("N")
    #expect(!pilot.sees("You were typing"))
  }

  @Test("starts another while one waits, and the first is not lost")
  func twoDrafts() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("The first.")
    pilot.press("esc", "N", "n")
    pilot.type("The second.")
    pilot.press("ctrl-s", "N")
    #expect(pilot.sees("You were typing a new case"))
    pilot.press("enter")
    #expect(pilot.line(with: "What is said")?.contains("The first.") == true)
  }

  @Test("leaves an untouched form and is not told that anything was kept")
  func untouched() throws {
    let pilot = try Pilot()
    pilot.press("N", "esc")
    #expect(!pilot.status.contains("kept"))
    pilot.press("N")
    #expect(pilot.sees("New case"))
  }

  @Test("letters that are commands outside are letters in a field")
  func lettersAreLetters() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.type("qxu?/ v")
    #expect(pilot.line(with: "What is said")?.contains("qxu?/ v") == true)
    #expect(!pilot.hasQuit)
  }

  @Test("pastes many lines: a story keeps them, a field of one line has spaces")
  func paste() throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.paste("bhatta malik\njane nahi deta")
    #expect(pilot.line(with: "What is said")?.contains("bhatta malik") == true)
    #expect(pilot.sees("jane nahi deta"))
    pilot.go(to: "Number")
    pilot.paste("0300\n0000205")
    #expect(pilot.line(with: "Number")?.contains("0300 0000205") == true)
  }

  @Test(
    "one letter answers a choice, n is never “not asked”, and before a text no letter goes on to that",
    arguments: [
      ("Debt", "y", "yes"), ("Debt", "n", "no"), ("Debt", "u", "not asked"),
      ("May we contact", "n", "never"), ("May we contact", "o", "only at agreed times"),
      ("May we contact", "u", "not asked"), ("Refer to others", "n", "no"),
      ("Refer to others", "y", "yes"), ("Refer to others", "u", "not asked"),
    ])
  func choices(label: String, key: String, answer: String) throws {
    let pilot = try Pilot()
    pilot.press("N")
    pilot.go(to: label)
    pilot.press("right")
    pilot.press(key)
    #expect(pilot.line(with: label)?.contains("‹ \(answer) ›") == true)
    #expect(pilot.line(with: ">\(label)") != nil)
  }

  @Test("choices that begin alike are gone round by their letter")
  func alike() throws {
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: [Cases.triaged(), Cases.sent(1, to: "demo-child", ago: "9m")])))
    pilot.press("a", "d")
    pilot.press("a")
    #expect(pilot.sees("‹ outside its area ›") == false)
    #expect(pilot.sees("‹ age or gender ›"))
    pilot.press("a")
    #expect(pilot.sees("‹ another reason ›"))
    pilot.press("a")
    #expect(pilot.sees("‹ age or gender ›"))
    #expect(pilot.sees(">Reason"))
  }

  @Test("the hint of a field stands at the foot, whole, at 80 columns")
  func hints() throws {
    let pilot = try Pilot()
    pilot.press("N")
    #expect(pilot.status == "in the caller's words")
    pilot.go(to: "What happened")
    #expect(pilot.status.hasPrefix("codes or words: BK"))
    #expect(!pilot.status.contains("…") || pilot.status.hasSuffix("UN …"))
    pilot.go(to: "What is needed")
    #expect(pilot.status.hasPrefix("SHE bed, MED"))
  }

  // MARK: Triage

  @Test("y, n and u answer; what they make of the case stands below while they are typed")
  func triageForm() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("t")
    #expect(
      pilot.sees("Level 2 urgent: not asked yet: harm now; you may choose 1, because of: child"))
    pilot.press("n", "n", "n", "n", "n", "n", "n", "n")
    pilot.press("n", "n", "n", "n", "n")
    #expect(pilot.sees("Level 2 urgent: out and safe tonight, has needs; raised by one for child"))
    pilot.press("up", "up", "up", "up", "up")
    pilot.press("y")
    #expect(pilot.sees("Level 2 urgent: still confined or exploited"))
    pilot.press("up", "up", "y")
    #expect(pilot.sees("Level 1 critical: serious untreated injury"))
    pilot.press("up", "u")
    #expect(pilot.sees("Level 2 urgent: still confined or exploited"))
    pilot.press("ctrl-s")
    #expect(pilot.status == "KHI-26-0001 is level 2 urgent. Route its needs with r.")
    #expect(pilot.sees("Level by: still confined or exploited"))
  }

  @Test("a no is stored as no, a u as not asked")
  func answers() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.triage(yes: [.threats], notAsked: [.suicidal])
    let sheet = try #require(pilot.case("KHI-26-0001")?.triage?.sheet)
    #expect(sheet[.threats] == .yes)
    #expect(sheet[.suicidal] == .unknown)
    #expect(sheet[.harmNow] == .no)
    #expect(sheet[.adviceOnly] == .no)
  }

  @Test("what a yes does stands beside every question, at 80 columns too")
  func effects() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("t")
    #expect(pilot.line(with: "Is somebody being harmed")?.contains("yes: level 1") == true)
    #expect(pilot.line(with: "Still confined")?.contains("yes: level 2") == true)
    pilot.go(to: "A tip")
    #expect(pilot.line(with: "Five people or more?")?.contains("yes: raises by one") == true)
    #expect(pilot.line(with: "A tip")?.contains("yes: level 4") == true)
  }

  @Test("what the facts say already stands there as a yes; a no to it changes nothing")
  func factsSayYes() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("t")
    pilot.go(to: "Is a child among them?")
    let line = try #require(pilot.line(with: "Is a child among them?"))
    #expect(line.contains("‹ yes ›") && line.contains("the facts say yes"))
    #expect(pilot.line(with: "Is anybody pregnant?")?.contains("‹ not asked ›") == true)
    pilot.press("n")
    #expect(pilot.sees("you may choose 1, because of: child"))
    pilot.press("ctrl-s", "t")
    pilot.go(to: "Is a child among them?")
    #expect(pilot.line(with: "Is a child among them?")?.contains("‹ yes ›") == true)
  }

  @Test("a yes that the facts gave goes when the facts are put right")
  func factsPutRight() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.press("t", "ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.triage?.aggravations == [.child])
    #expect(pilot.case("KHI-26-0001")?.triage?.sheet[.child] == .unknown)
    pilot.press("e")
    pilot.go(to: "People")
    pilot.press("ctrl-u")
    pilot.type("F19")
    pilot.press("ctrl-s", "t", "ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.facts.persons.first?.age == Age(19))
    #expect(pilot.case("KHI-26-0001")?.triage?.aggravations == [])
  }

  @Test("the form shows the answers of last time and changes only what is touched")
  func triageAgain() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("t")
    #expect(pilot.line(with: "Speaks of suicide?")?.contains("‹ no ›") == true)
    pilot.press("y", "ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.level == .critical)
    #expect(pilot.case("KHI-26-0001")?.triage?.sheet[.suicidal] == .no)
  }

  @Test("a level lower than the rules find takes a reason, and leaving level 1 a second name")
  func lowering() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(history: [])))
    pilot.answerTriage(yes: [.harmNow])
    #expect(pilot.sees(">Level"))
    pilot.press("2", "ctrl-s")
    #expect(pilot.status == "! Going from level 1 to 2 needs a reason.")
    pilot.fill(["Reason": "He has left the house."])
    pilot.press("ctrl-s")
    #expect(pilot.status == "! Leaving level 1 needs a second name: who agreed, perhaps by phone?")
    #expect(pilot.line(with: "Reason")?.contains("He has left the house.") == true)
    pilot.fill(["Second name": "Sana, 15:02"])
    pilot.press("ctrl-s")
    #expect(pilot.status == "KHI-26-0001 is level 2 urgent. Route its needs with r.")
    #expect(pilot.sees("chosen: He has left the house. (rule: level 1, harm now)"))
  }

  @Test("l changes the level alone, by its number")
  func level() throws {
    let pilot = try Pilot(Cases.records(Cases.girl(), Cases.girl(history: [])))
    pilot.select("KHI-26-0002")
    pilot.press("l")
    #expect(pilot.status == "! KHI-26-0002 has no level yet. Triage it first.")
    pilot.select("KHI-26-0001")
    pilot.press("l", "ctrl-s")
    #expect(pilot.status == "! The level is 2 urgent already.")
    pilot.go(to: "Level")
    pilot.press("1", "ctrl-s")
    #expect(pilot.status.hasPrefix("KHI-26-0001 is level 1 critical."))
    pilot.press("l", "4", "ctrl-s")
    #expect(pilot.status == "! Going from level 1 to 4 needs a reason.")
  }

  @Test("a triaged case without a need is told to name one")
  func triagedWithoutNeed() throws {
    let pilot = try Pilot(Cases.records(Cases.record("")))
    pilot.triage(yes: [.harmNow])
    #expect(pilot.status == "KHI-26-0001 is level 1 critical. Name what is needed with +.")
  }

  // MARK: Note, need, facts, to-do

  @Test("a note of several lines, under the time and the name of who wrote it")
  func note() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    pilot.press("n", "ctrl-s")
    #expect(pilot.status == "! The note is empty. Type it, or press Esc.")
    pilot.type("Rang again.\nShe will call at six.")
    pilot.press("ctrl-s")
    #expect(pilot.status == "Note saved.")
    #expect(pilot.sees("Note 15:00 Amina: Rang again. She will call at six."))
  }

  @Test("a need for some of the people")
  func need() throws {
    let pilot = try Pilot(
      Cases.records(Cases.kilnFamily(history: [Cases.triaged("stillHeld")])), columns: 132, rows: 43
    )
    pilot.press("+")
    pilot.press("ctrl-s")
    #expect(pilot.sees("Name at least one need."))
    pilot.fill(["What is needed": "CHP", "For whom": "4 5 12"])
    pilot.press("ctrl-s")
    #expect(pilot.status == "! The case has no person 12.")
    pilot.press("backspace", "backspace", "ctrl-s")
    #expect(pilot.status == "Need added: child protection (CHP).")
    #expect(pilot.sees("Need 4 child protection (CHP) for 4, 5: to be routed, 2 h left"))

    pilot.press("+")
    pilot.fill(["What is needed": "CHP", "For whom": "4 5"])
    pilot.press("ctrl-s")
    #expect(pilot.status == "! The case has this need already: child protection (CHP).")
  }

  @Test("the facts of a case; what nobody touched stays, names and numbers too")
  func edit() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    let before = try #require(pilot.case("KHI-26-0001")?.facts)
    pilot.press("e", "ctrl-s")
    #expect(pilot.status == "! Nothing was changed.")
    pilot.go(to: "People")
    pilot.press("ctrl-u")
    pilot.type("F13, F40")
    pilot.press("ctrl-s")
    #expect(pilot.status == "Facts saved.")
    let after = try #require(pilot.case("KHI-26-0001")?.facts)
    #expect(after.persons.map(\.age) == [Age(13), Age(40)])
    #expect(after.persons[0].name == before.persons[0].name)
    #expect(after.contact == before.contact)
  }

  @Test("the form of facts shows a number only once it has been uncovered")
  func coveredInForm() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("e")
    #expect(!pilot.sees("0300-0000213"))
    #expect(!pilot.sees("On the phone"))
    pilot.press("esc", "i", "e")
    #expect(pilot.line(with: "Number")?.contains("0300-0000213") == true)
    pilot.go(to: "Number")
    pilot.press("ctrl-u")
    pilot.type("0300-0000999")
    pilot.press("ctrl-s")
    #expect(pilot.case("KHI-26-0001")?.facts.contact.phone == "0300-0000999")
  }

  @Test("a long story isn't cut by changing something else")
  func longStory() throws {
    let story = String(repeating: "kiln ", count: 20_000)
    let pilot = try Pilot(Cases.records(Cases.record("", story: story, history: [Cases.triaged()])))
    pilot.press("e")
    pilot.go(to: "Armed")
    pilot.press("y", "ctrl-s")
    #expect(pilot.status == "Facts saved.")
    #expect(pilot.case("KHI-26-0001")?.facts.story == Words(story))
  }

  @Test("a to-do with who and by when, and that it is done")
  func todo() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()), columns: 132, rows: 43)
    pilot.press("d")
    pilot.type("Ring the neighbour")
    pilot.go(to: "Who")
    #expect(pilot.line(with: ">Who")?.contains("amina") == true)
    pilot.go(to: "By when")
    pilot.press("ctrl-u")
    pilot.type("soon")
    pilot.press("ctrl-s")
    #expect(pilot.sees("Write 4h, 18:00, tomorrow, +2d or 2026-11-30 18:00."))
    pilot.press("ctrl-u")
    pilot.type("18:00")
    pilot.press("ctrl-s")
    #expect(pilot.status == "To-do saved, due 18:00.")
    #expect(pilot.sees("To do (Amina), 3 h left: Ring the neighbour"))
    pilot.press("D")
    #expect(pilot.status == "Done: Ring the neighbour")
    #expect(!pilot.sees("To do (Amina)"))
    pilot.press("D")
    #expect(pilot.status == "! There is nothing to do here.")
  }

  @Test("nobody else can be given a to-do than who is at this desk")
  func todoForStranger() throws {
    let pilot = try Pilot(Cases.records(Cases.girl()))
    pilot.press("d")
    pilot.type("Ring")
    pilot.go(to: "Who")
    pilot.press("ctrl-u")
    pilot.type("zara")
    pilot.press("ctrl-s")
    #expect(pilot.status == "! Nobody at this desk is called zara.")
  }
}
