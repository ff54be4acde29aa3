import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Words that leave the desk")
struct OutgoingTests {
  private static func mother() -> Facts {
    Facts.woman.with {
      $0.persons = [
        Person(age: Age(24), gender: .female), Person(age: Age(3), gender: .unknown),
      ]
      $0.place = "ba-quetta"
      $0.languages = ["pus", "urd"]
    }
  }

  // MARK: Message and question

  @Test("The first message says who needs what, where, how pressing, and by when")
  func message() throws {
    let desk = try OutgoingDesk(isAccepted: false)
    let (outgoing, referral) = try desk.outgoing {
      $0.languages = ["pan", "urd"]
      $0.persons[0].pregnant = .yes
    }
    #expect(
      try outgoing.message(referral)
        == "KHI-26-0001-A. Need: bonded-labour release, debt. For: woman 30–44. Kasur, Punjab. "
        + "Level 2 urgent. Speaks Punjabi, Urdu. Special needs: 1 pregnant. Please answer by "
        + "Wed 25 Nov, 15:00: yes with a worker's name, or no with the reason.")
  }

  @Test("A message about an answer that is late asks for it now")
  func late() throws {
    var desk = try OutgoingDesk(isAccepted: false)
    desk.desk.wait(.days(2))
    let (outgoing, referral) = try desk.outgoing()
    #expect(
      try outgoing.message(referral).hasSuffix(
        "The answer was due Wed 25 Nov, 15:00. Please answer now: yes with a worker's name, or no "
          + "with the reason."))
  }

  @Test("A question to several members has bands and no names")
  func question() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(Self.mother(), needs: [.shelter], level: .critical)
    try desk.act(on: code, .ask(need: 1, services: ["panah", "court"]))
    let it = try desk.it(code)
    let outgoing = Outgoing(it, desk.caseload, at: desk.now)
    #expect(
      try outgoing.question(it.rounds[0])
        == "Bed tonight, woman 18–29 with a child of 0–5, Quetta, Balochistan? Level 1. "
        + "Yes or no, and if no why. Ask KHI-26-0001/round 1.")
  }

  @Test("Whoever it is about, message and question have at most 400 characters and no exact age")
  func lengths() throws {
    var desk = try OutgoingDesk(isAccepted: false)
    try desk.desk.act(on: desk.code, .ask(need: 1, services: ["kiln"]))
    let round = try desk.desk.it(desk.code).rounds[0]
    var chance = Seeded(26)
    for _ in 0..<400 {
      let count = Int.random(in: 0...60, using: &chance)
      let persons = (0..<count).map { _ in Self.somebody(&chance) }
      let languages = Languages.names.shuffled(using: &chance)
        .prefix(Int.random(in: 0...17, using: &chance)).map(\.code)
      let place = Gazetteer.pakistan.areas.randomElement(using: &chance)?.id
      let (outgoing, referral) = try desk.outgoing {
        $0.persons = persons
        $0.languages = languages
        $0.place = place
      }
      let message = try outgoing.message(referral)
      let question = try outgoing.question(round)
      for text in [message, question] {
        #expect(text.count <= Outgoing.longestMessage)
        #expect(!text.contains("…"))
        #expect(text.allSatisfy { !"│┃|║─━═┌┐└┘╭╮╰╯\n".contains($0) })
      }
      #expect(message.contains("Please answer by"))
    }
  }

  private static func somebody(_ chance: inout Seeded) -> Person {
    let low = Int.random(in: 0...100, using: &chance)
    let ages = [Age(low), Age(low...min(120, low + 9)), .unknown, .child, .adult]
    var person = Person(
      age: chance.one(of: ages), gender: chance.one(of: Gender.allCases), name: "Saima")
    person.pregnant = chance.one(of: Known.allCases)
    person.disability = chance.one(of: Known.allCases)
    person.special = chance.one(of: [nil, "asthma"])
    return person
  }

  @Test("Many people become counts")
  func household() throws {
    let desk = try OutgoingDesk(isAccepted: false)
    let (outgoing, referral) = try desk.outgoing {
      $0.persons =
        [1, 7, 13, 20, 35, 50, 70].flatMap { years in
          Gender.allCases.map { Person(age: Age(years), gender: $0) }
        } + [Person()]
    }
    let words = "For: 29 people: 16 adults, 12 children, 1 of unknown age"
    #expect(try outgoing.sheet(referral).contains(words))
  }

  // MARK: Sheet

  @Test("Before a yes the sheet is a teaser with a slip for yes and no")
  func teaser() throws {
    let desk = try OutgoingDesk(isAccepted: false)
    let text = try desk.sheet {
      $0.persons[0].name = "Saima"
      $0.share(Consent.Item.allCases)
    }.get()
    #expect(
      text == """
        REFERRAL KHI-26-0001-A

        To: DEMO Kiln
        Need: bonded-labour release, debt (BLR)
        For: woman 30–44
        Where: Kasur, Punjab
        Level: 2 urgent
        Languages: not known
        Answer by: Wed 25 Nov, 15:00

        REPLY SLIP KHI-26-0001-A
        [ ] yes   worker: ____________________
            first contact on: ____________________
        [ ] no, because:
            [ ] full  [ ] outside its area  [ ] not its mandate  [ ] age or gender
            [ ] special need  [ ] safety  [ ] conflict of interest  [ ] too little information
            [ ] has it already  [ ] no funds  [ ] another reason
        [ ] this body would fit better: ____________________
        Your name: ____________________   your number: ____________________
        Call us back: Sana, 021-5550100
        """)
  }

  @Test("After a yes it lists what the consent lists, and names what it doesn't")
  func full() throws {
    let desk = try OutgoingDesk(Self.mother().with { $0.place = "pb-kasur" })
    let text = try desk.sheet {
      $0.persons[0].name = "Saima"
      $0.contact.may = .atAgreedTimes
      $0.contact.hours = ContactHours("10:00-12:00")
      $0.contact.phone = "0300-1234567"
      $0.contact.whosePhone = "a neighbour's"
      $0.contact.weSayWeAre = "the tailor"
      $0.contact.codeWord = "neela dupatta"
      $0.perpetrator = "Akbar"
      $0.share([.name, .phone, .health, .place, .perpetrator])
    }.get()
    #expect(
      text == """
        REFERRAL KHI-26-0001-A

        To: DEMO Kiln
        Need: bonded-labour release, debt (BLR)
        For: woman 18–29 with a child of 0–5
        Where: Kasur, Punjab
        Level: 2 urgent
        Languages: Pashto, Urdu

        SHARED, because the person agreed:
        Names: person 1: Saima
        ONLY AT AGREED TIMES: 10:00–12:00
        Number: 0300-1234567
        Whose phone: a neighbour's
        Say that you are: the tailor
        Code word: neela dupatta
        The exact place: not known
        Health: not known
        Who did it: Akbar
        Not shared: the story, exact ages.

        REPLY SLIP KHI-26-0001-A
        [ ] the service began on: ____________________
        [ ] we could not reach the person; tried on: ____________________
        [ ] we give it back, because: ____________________
        [ ] completed on: ____________________   result: ____________________
        Your name: ____________________   your number: ____________________
        Call us back: Sana, 021-5550100
        """)
  }

  @Test("A number that must not be called stays, and its code word with it")
  func neverCall() throws {
    let desk = try OutgoingDesk()
    for may in SafeContact.Permission.allCases {
      let text = try desk.sheet {
        $0.contact.may = may
        $0.contact.phone = "0300-1234567"
        $0.contact.codeWord = "neela dupatta"
        $0.share([.phone])
      }.get()
      #expect(text.contains("0300-1234567") == (may == .yes))
      #expect(text.contains("neela dupatta") == (may == .yes))
      #expect(text.contains("The number stays with us.") == (may != .yes))
      #expect(text.contains("DO NOT CALL") == (may == .never || may == .unknown))
    }
    let silent = try desk.sheet { $0.contact.may = .never }.get()
    #expect(silent.contains("NEVER CONTACT – DO NOT CALL"))
    #expect(try desk.sheet { $0.contact.may = .yes }.get().contains("Contact: through us."))
  }

  @Test("A body the person didn't agree to gets no more than the first message")
  func consent() throws {
    let desk = try OutgoingDesk()
    for answer in Consent.Answer.allCases where answer != .yes {
      #expect(throws: Outgoing.Fault.noConsent) {
        try desk.sheet { $0.consent.refer = answer }.get()
      }
      let (outgoing, referral) = try desk.outgoing { $0.consent.refer = answer }
      #expect(try outgoing.message(referral).contains("Kasur"))
    }
    // Its own answer counts for more.
    let own = try desk.sheet {
      $0.consent.refer = .no
      $0.consent[.referTo("1")] = .yes
    }
    #expect(try own.get().contains("SHARED, because the person agreed:"))
    #expect(throws: Outgoing.Fault.noConsent) {
      try desk.sheet { $0.consent[.referTo("1")] = .no }.get()
    }
  }

  @Test("What went without a yes, for a reason, says so and shares what was agreed to alone")
  func override() throws {
    var desk = try OutgoingDesk(.woman, isAccepted: false)
    let code = try desk.desk.open(
      .woman.with {
        $0.consent.refer = .no
        $0.persons[0].name = "Saima"
        $0.story = "She ran."
        $0.consent[.share(.story)] = .yes
      })
    try desk.desk.act(
      on: code,
      .refer(
        need: 1, service: "kiln", said: Said(conflict: .noTie, override: "her life is in danger")),
      by: "sana")
    try desk.desk.act(on: code, .tell("A"))
    try desk.desk.act(on: code, .accept("A"))
    let it = try desk.desk.it(code)
    let text = try Outgoing(it, desk.desk.caseload, at: desk.desk.now)
      .sheet(#require(it.referral("A")))
    #expect(text.contains("SENT WITHOUT THE PERSON'S OWN YES."))
    #expect(text.contains("The story: She ran."))
    #expect(!text.contains("Saima"))
    #expect(!text.contains("danger."))
  }

  @Test("A story of several lines can't pass for the desk's own lines")
  func lines() throws {
    let text = try OutgoingDesk().sheet {
      $0.story = "She ran.\nNot shared: nothing"
      $0.share([.story])
    }.get()
    #expect(text.contains("The story: She ran.\n  Not shared: nothing"))
  }

  @Test("With nobody on duty the call-back number is left to be written")
  func nobodyOnDuty() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    try desk.act(on: code, .refer(1))
    let it = try desk.it(code)
    let text = try Outgoing(it, desk.caseload, at: desk.now).sheet(it.referrals[0])
    #expect(text.hasSuffix("Call us back: ____________________"))
  }

  // MARK: Call sheet

  @Test(
    "A call sheet has all that is open with a body, whom nobody told first, with what is awaited")
  func callSheet() throws {
    var desk = try DeskAtWork([])
    try desk.act(
      .list(
        Organization(
          id: "9", name: "DEMO Both", kind: .outside, contact: "Rabia, 042-5550111",
          services: [.kiln, .papers])))
    var codes: [CaseCode] = []
    for (index, service) in ["kiln", "papers", "kiln", "kiln"].enumerated() {
      let need: NeedCode = service == "kiln" ? .bondedLabour : .documents
      let code = try desk.open(needs: [need])
      codes.append(code)
      try desk.act(
        on: code, .refer(1, to: ServiceKey(rawValue: service), why: "nearest"))
      if index < 3 { try desk.act(on: code, .tell("A")) }
      desk.wait(.minutes(10))
    }
    try desk.act(on: codes[0], .accept("A"))
    try desk.act(on: codes[2], .withdraw("A"))
    let text = Outgoing.callSheet("9", desk.caseload, at: desk.now)
    #expect(
      text == """
        CALL SHEET: DEMO Both
        Rabia, 042-5550111
        Tue 24 Nov, 15:40

        NOT TOLD YET – tell them by Tue 24 Nov, 16:30
        KHI-26-0004-A. Need: bonded-labour release, debt. For: woman 30–44. Kasur, Punjab. \
        Level 2 urgent.
        A: [ ] yes, worker ____________________ first contact ____________________ [ ] no, because \
        ____________________

        Told, no word yet – ask who has it, by Tue 24 Nov, 19:10
        KHI-26-0002-A. Need: identity papers. For: woman 30–44. Kasur, Punjab. Level 2 urgent.
        A: [ ] yes, worker ____________________ first contact ____________________ [ ] no, because \
        ____________________

        Accepted – first contact by Thu 26 Nov, 15:00
        KHI-26-0001-A. Need: bonded-labour release, debt. For: woman 30–44. Kasur, Punjab. \
        Level 2 urgent.
        A: ____________________
        """)
    #expect(Outgoing.callSheet("8", desk.caseload, at: desk.now) == "")
  }

  // MARK: Minutes

  @Test("An action in the minutes that holds a name is covered; others stand as they were typed")
  func minutes() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(.woman.with { $0.persons[0].name = "Saima" })
    try desk.act(.startReview(present: []), by: "sana")
    for what in ["Call Sayma at home", "Ask the court"] {
      try desk.act(
        on: code, .todo(Words(what), due: opening), by: "sana", review: "2026-11-24")
    }
    let minutes = desk.caseload.minutes(of: try #require(desk.caseload.review)).markdown
    #expect(!minutes.contains("Sayma"))
    #expect(minutes.contains("| (see the case: a name or number stands in it) | Sana |"))
    #expect(minutes.contains("| Ask the court | Sana |"))
  }

  // MARK: In Urdu

  @Test("Consent is asked in Urdu with آپ, never with تم")
  func urdu() {
    let topics: [Consent.Topic] =
      [
        .record, .refer, .referTo("1"), .notify("1"), .statistics, .followUp, .assent, .caregiver,
      ] + Consent.Item.allCases.map { .share($0) }
    #expect(Set(topics.map(\.inUrdu)).count == topics.count)
    for topic in topics {
      #expect(topic.inUrdu.contains("آپ") || topic == .share(.perpetrator))
      #expect(!topic.inUrdu.split(separator: " ").contains { $0 == "تم" || $0 == "تو" })
      #expect(topic.inUrdu.hasSuffix("؟"))
    }
  }
}
