import Casework
import Testing

@Suite("Facts as they are typed")
struct FactsTextTests {
  private func typed(_ persons: [Person]) -> String {
    persons.map(\.typed).joined(separator: " ")
  }

  @Test(
    "People are read as they are said",
    arguments: [
      ("", ""), ("F34", "F34"), ("f34", "F34"), ("F34, M14 M13", "F34 M14 M13"),
      ("F 34; M 14", "F34 M14"), ("F 30-39", "F30-39"), ("M child", "Mchild"),
      ("F adult", "Fadult"), ("m CHILD", "Mchild"), ("F", "F?"), ("F M", "F? M?"), ("F?", "F?"),
      ("?", "??"), ("?13", "?13"), ("? 13", "?13"), ("?child", "?child"), ("X19", "X19"),
      ("X 19", "X19"), ("x", "X?"), ("3xM8", "M8 M8 M8"), ("3*M8", "M8 M8 M8"),
      ("2xX19", "X19 X19"), ("4xM?", "M? M? M? M?"), ("2xF30-39 M1", "F30-39 F30-39 M1"),
      ("F 2xM8", "F? M8 M8"), ("F34\nM13", "F34 M13"), ("F34,,M13,", "F34 M13"),
      ("woman", "Fadult"), ("Girl 13", "F13"), ("boy", "Mchild"), ("man 40, boy 3", "M40 M3"),
      ("3xboy", "Mchild Mchild Mchild"), ("child", "?child"), ("baby", "?0-1"), ("girl?", "F?"),
      // A wife may be 14, and a daughter 40.
      ("wife", "F?"), ("mother 34 daughter", "F34 F?"), ("husband son", "M? M?"),
      ("F, M, 3xM child", "F? M? Mchild Mchild Mchild"), ("2*F child M", "Fchild Fchild M?"),
      ("F, M, child, child", "F? M? ?child ?child"), ("woman, 24", "F24"), ("F\n34", "F34"),
      ("3*M 2*F", "M? M? M? F? F?"), ("3xM 2XF", "M? M? M? F? F?"),
      ("mother child", "F? ?child"), ("mother, child", "F? ?child"),
      ("M0 F120", "M0 F120"), ("F0-120", "F?"), ("F18-120", "Fadult"), ("F7-7", "F7"),
    ])
  func people(text: String, expected: String) throws {
    let persons = try Person.list(text)
    #expect(typed(persons) == expected)
    // What the desk writes is read as the same people.
    #expect(try Person.list(typed(persons)) == persons)
  }

  @Test("A household of sixty is the most that is typed")
  func sixty() throws {
    #expect(try Person.list("60xM?").count == 60)
    #expect(throws: Unreadable.self) { try Person.list("60xM? F3") }
  }

  @Test(
    "What isn't a person is refused by its word",
    arguments: [
      ("aunt", "aunt"), ("womanly", "womanly"), ("34", "34"), ("F34 K2", "K2"), ("F121", "F121"),
      ("F-3", "F-3"),
      ("F20-10", "F20-10"), ("F13-", "F13-"), ("F1-2-3", "F1-2-3"), ("0xM8", "0xM8"),
      ("61xM8", "61xM8"), ("-1xM8", "-1xM8"), ("3x", "3x"), ("2 x M8", "2"), ("FF", "FF"),
      ("F34.5", "F34.5"), ("X2xM8", "X2xM8"), ("عورت", "عورت"),
      ("F, 2 M", "2"), ("woman, 2 child", "2"),
    ])
  func notPeople(text: String, word: String) {
    #expect(
      throws: Unreadable(
        word: word,
        "isn't read as a person. "
          + "Write F34, M13, ?16, F30-39, M child or ?; X is a khawaja sira; 3xM8 for three.")
    ) { try Person.list(text) }
  }

  @Test(
    "What happened is read by code or the beginning of its words",
    arguments: [
      ("", []), ("BK", [.brickKiln]), ("bk", [.brickKiln]), ("BK AG", [.brickKiln, .farm]),
      ("forced marriage, domestic servant", [.forcedMarriage, .domesticServitude]),
      ("BK, domestic", [.brickKiln, .domesticServitude]), ("brick kiln", [.brickKiln]),
      ("Forced Begging; un", [.forcedBegging, .unclear]), ("bk, BK,brick", [.brickKiln]),
      ("other", [.other]), ("carpet", [.textile]), ("BK kiln", [.brickKiln]),
      ("bhatta, DW domestic", [.brickKiln, .domesticServitude]),
    ] as [(String, [Form])])
  func forms(text: String, expected: [Form]) throws {
    #expect(try Form.list(text) == expected)
  }

  @Test("Every form is read by its code alone", arguments: Form.allCases)
  func everyForm(form: Form) throws {
    #expect(try Form.list(form.rawValue) == [form])
    #expect(
      try Form.list(form.rawValue.lowercased() + " BK")
        == (form == .brickKiln ? [.brickKiln] : [form, .brickKiln]))
  }

  @Test("Every need is read by its code alone", arguments: NeedCode.allCases)
  func everyNeed(need: NeedCode) throws {
    #expect(try NeedCode.list(need.rawValue) == [need])
  }

  @Test(
    "Needs are read by code or the beginning of their words",
    arguments: [
      ("BLR SHE", [.bondedLabour, .shelter]), ("SHE, legal advice", [.shelter, .legalAdvice]),
      ("bed tonight", [.shelter]), ("Shelter", [.shelter]), ("bed", [.shelter]),
      ("free", [.release]), ("women's care", [.womensCare]),
      (" she ;\nlad ", [.shelter, .legalAdvice]), ("CHP bed", [.childProtection, .shelter]),
      ("legal help, somewhere safe", [.legalAdvice, .shelter]),
    ] as [(String, [NeedCode])])
  func needs(text: String, expected: [NeedCode]) throws {
    #expect(try NeedCode.list(text) == expected)
  }

  @Test("What could be several is asked back, with each of them")
  func several() {
    #expect(
      throws: Unreadable(
        word: "legal", "is more than one: LAD legal advice, LRP legal representation.")
    ) { try NeedCode.list("SHE, legal") }
    #expect(
      throws: Unreadable(
        word: "forced",
        "is more than one: FB forced begging, FC forced crime, scam compound, "
          + "MA forced or child marriage.")
    ) { try Form.list("forced") }
    // It is said of the work, which the list asks for (domain §3).
    #expect(
      throws: Unreadable(
        word: "bonded labour",
        "is more than one: BK brick kiln, AG farm (hari), CT carpet, textile, workshop, "
          + "FM fishing, mining.")
    ) { try Form.list("Bonded labour") }
  }

  @Test("What is on no list is answered with the list")
  func unknown() throws {
    let error = #expect(throws: Unreadable.self) { try NeedCode.list("BLR, bread") }
    let sentence = try #require(error).sentence
    #expect(sentence.hasPrefix("“bread” is not on the list: TIP TIP expertise, authorities, REP "))
    #expect(sentence.hasSuffix("EDL education, livelihood."))
    for need in NeedCode.allCases { #expect(sentence.contains("\(need.rawValue) \(need.inWords)")) }
  }

  @Test("Codes are for files: a screen says them in words", arguments: NeedCode.allCases)
  func words(need: NeedCode) {
    #expect(need.withCode == "\(need.inWords) (\(need.rawValue))")
    #expect(!need.inWords.isEmpty)
  }

  @Test(
    "People in a few words, never by name",
    arguments: [
      ("", "people not known"), ("F12", "girl, 12"), ("M17", "boy, 17"), ("F18", "woman, 18"),
      ("M40", "man, 40"), ("X19", "khawaja sira, 19"), ("?", "person, age not known"),
      ("Fchild", "girl, a child"), ("Madult", "man, an adult"), ("F16-19", "female, 16–19"),
      ("M?", "male, age not known"), ("?3", "child, 3"), ("?40", "adult, 40"),
      ("F34 M14 M13", "3 people"),
    ])
  func peopleInWords(text: String, words: String) throws {
    var facts = Facts()
    facts.persons = try Person.list(text)
    for i in facts.persons.indices { facts.persons[i].name = "Saima" }
    #expect(facts.peopleInWords == words)
  }

  @Test(
    "Bonded labour is kiln, farm, textile, fishing or mining work with debt",
    arguments: Form.allCases)
  func bonded(form: Form) {
    let bonded: [Form] = [.brickKiln, .farm, .textile, .fishingMining]
    for debt in Known.allCases {
      let facts = Facts().with {
        $0.forms = [.unclear, form]
        $0.debt = debt
      }
      #expect(facts.isBondedLabour == (debt == .yes && bonded.contains(form)))
      #expect(facts.formsInWords.hasPrefix("bonded labour: ") == facts.isBondedLabour)
      #expect(facts.formsInWords.hasSuffix("unclear, \(form.inWords)"))
    }
    #expect(Facts().formsInWords == "not known yet")
  }

  @Test(
    "The banner says how a person may be contacted; not asked is never",
    arguments: [
      (.yes, nil, nil, "May be contacted"), (.yes, .whatsapp, nil, "May be contacted by WhatsApp"),
      (.yes, .phone, "by day", "May be contacted by phone: by day"),
      (.atAgreedTimes, .phone, "after 22:00", "ONLY AT AGREED TIMES, by phone: after 22:00"),
      (.atAgreedTimes, nil, nil, "ONLY AT AGREED TIMES – times not known, do not call"),
      (.never, .phone, "noon", "NEVER CONTACT – DO NOT CALL"),
      (.unknown, nil, nil, "NOT ASKED – DO NOT CALL"),
    ] as [(SafeContact.Permission, Channel?, Words?, String)])
  func banner(may: SafeContact.Permission, channel: Channel?, window: Words?, banner: String) {
    var contact = SafeContact()
    contact.may = may
    contact.channel = channel
    contact.window = window
    #expect(contact.rule() == banner)
    #expect(contact.isAllowed == (may == .yes || may == .atAgreedTimes))
    #expect(SafeContact().isAllowed == false)
  }

  @Test(
    "Agreed hours are said by both clocks, and whether it is now",
    arguments: [
      // Karachi's clock shows 15:00.
      ("14:00-16:00", "ONLY AT AGREED TIMES: 14:00–16:00"),
      ("15:00-16:00", "ONLY AT AGREED TIMES: 15:00–16:00"),
      ("14:00-15:00", "ONLY AT AGREED TIMES – NOT NOW: 14:00–15:00"),
      ("8 in the evening to 10", "ONLY AT AGREED TIMES – NOT NOW: 20:00–22:00"),
      ("8pm-2", "ONLY AT AGREED TIMES – NOT NOW: 20:00–02:00"),
      ("10am-6", "ONLY AT AGREED TIMES: 10:00–18:00"),
      ("9am to 17", "ONLY AT AGREED TIMES: 09:00–17:00"),
      ("22:00-6am", "ONLY AT AGREED TIMES – NOT NOW: 22:00–06:00"),
      ("10 to 14", "ONLY AT AGREED TIMES – NOT NOW: 10:00–14:00"),
      ("2-4pm", "ONLY AT AGREED TIMES: 14:00–16:00"),
      ("2 to 4 in the afternoon", "ONLY AT AGREED TIMES: 14:00–16:00"),
      ("between 11 and 2pm", "ONLY AT AGREED TIMES – NOT NOW: 11:00–14:00"),
      (
        "10pm – 2am +7",
        "ONLY AT AGREED TIMES – NOT NOW: 22:00–02:00 there (UTC+7), 20:00–00:00 here"
      ),
      ("22:00-06:00", "ONLY AT AGREED TIMES – NOT NOW: 22:00–06:00"),
      (
        "22:00-02:00 +7",
        "ONLY AT AGREED TIMES – NOT NOW: 22:00–02:00 there (UTC+7), 20:00–00:00 here"
      ),
      ("16:30-18:00 +7", "ONLY AT AGREED TIMES: 16:30–18:00 there (UTC+7), 14:30–16:00 here"),
      ("5:00-8:00 -3:30", "ONLY AT AGREED TIMES: 05:00–08:00 there (UTC−3:30), 13:30–16:30 here"),
    ])
  func hours(typed: String, banner: String) {
    var contact = SafeContact()
    contact.may = .atAgreedTimes
    contact.hours = ContactHours(typed)
    #expect(contact.banner(at: opening) == banner)
  }

  @Test(
    "Times in words are for whoever dials to read first",
    arguments: [SafeContact.Permission.yes, .atAgreedTimes])
  func timesInWords(may: SafeContact.Permission) {
    var contact = SafeContact()
    contact.may = may
    contact.window = "after 19:00"
    #expect(contact.banner(at: opening).hasSuffix(" – CHECK FIRST: after 19:00"))
    contact.window = " "
    #expect(!contact.banner(at: opening).contains("CHECK"))
    contact.hours = ContactHours("14:00-16:00")
    contact.window = "not from his phone"
    #expect(contact.banner(at: opening).hasSuffix(": 14:00–16:00, not from his phone"))
  }

  @Test(
    "What isn't read as hours is refused",
    arguments: [
      "", "night", "22:00", "25:00-26:00", "8-8", "8-9 7", "8-9 +15", "8-9 +7 +8",
      "22:00-06:00 7", "1-2 3",
      // Nobody knows which half of the day is meant.
      "2 to 4", "9-5", "2-4:30", "2:30 to 4",
    ])
  func noHours(typed: String) {
    #expect(ContactHours(typed) == nil)
  }
}
