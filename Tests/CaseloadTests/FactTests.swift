import Caseload
import Casework
import Testing

@Suite("What may be known of a case")
struct FactTests {
  private static let noon = Instant("2026-11-24T07:00:00Z")!
  private static let clock = Fact.Clock(now: noon, offset: .hours(5))

  /// What is typed into each field, so that nothing of a case stays unknown.
  private static let typed: [String: String] = [
    "story": "Two women whisper.\nThe line is bad.", "what": "BK, DW", "debt": "yes",
    "where": "Kasur, Punjab", "place-detail": "the kiln by the canal", "people": "F34, M13",
    "languages": "Punjabi, Urdu", "deadline": "2026-11-25 06:00 a flight",
    "incident": "2026-11-23 21:30", "call": "thirdParty", "caller": "a neighbour, 0300-0000999",
    "contact": "atAgreedTimes", "contact-hours": "22:00-06:00 +7:30",
    "contact-times": "after the night prayer", "channel": "sms", "phone": "0300-0000111",
    "whose-phone": "her sister's", "on-the-phone": "ask for the tailor", "we-are": "the tailor",
    "if-nobody-answers": "hang up", "code-word": "blue thread", "duress-word": "red thread",
    "must-not-know": "her brothers", "for-next": "she hears badly",
    "person-name": "1 Rani; 2 Aslam", "special": "1 asthma, pills; 2 a wheelchair",
    "pregnant": "1 yes; 2 no", "disability": "2 yes", "worker": "female", "stage": "exploited",
    "means": "locked in, threats", "recruitment": "agent",
    "indicators": "debt bondage, excessive overtime", "debt-detail": "400,000 since 2019",
    "court-papers": "FIR 12/26", "earlier-help": "none came", "official": "no", "armed": "yes",
    "powerful": "yes", "employer": "the owner", "perpetrator": "the owner's son",
    "perpetrator-place": "Lahore, Punjab", "perpetrator-tehsil": "Raiwind",
  ]

  private static func everything() throws -> Facts {
    var facts = Facts()
    for fact in Fact.all { try fact.replace(&facts, try #require(typed[fact.id]), clock) }
    return facts
  }

  @Test("is typed as it is shown, so that a form that is opened and saved changes nothing")
  func readsBack() throws {
    let facts = try Self.everything()
    var again = facts
    for fact in Fact.all { try fact.replace(&again, fact.typed(facts, Self.clock), Self.clock) }
    #expect(again == facts)
    var anew = Facts()
    for fact in Fact.all { try fact.replace(&anew, fact.typed(facts, Self.clock), Self.clock) }
    #expect(anew == facts)
  }

  @Test("has a row for every field of the facts but consent, which is asked for apart")
  func complete() throws {
    let facts = try Self.everything()
    for (name, value) in Mirror(reflecting: facts).children where name != "consent" {
      let empty = Mirror(reflecting: Facts()).children.first { $0.label == name }
      #expect("\(value)" != empty.map { "\($0.value)" }, "\(name ?? "") has no row")
    }
    for (name, value) in Mirror(reflecting: facts.contact).children {
      let empty = Mirror(reflecting: SafeContact()).children.first { $0.label == name }
      #expect("\(value)" != empty.map { "\($0.value)" }, "contact.\(name ?? "") has no row")
    }
    let person = try #require(facts.persons.first)
    #expect(person.name != nil && person.special == Words("asthma, pills"))
  }

  @Test("is said in words, and not at all where it isn't known")
  func inWords() throws {
    let facts = try Self.everything()
    func words(_ id: String, of facts: Facts) -> String? {
      Fact.named(id)?.inWords(facts, Self.clock)
    }
    #expect(words("contact", of: facts) == "only at agreed times")
    #expect(words("channel", of: facts) == "SMS")
    #expect(words("means", of: facts) == "locked in, threats")
    #expect(words("deadline", of: facts) == "2026-11-25 06:00 a flight")
    #expect(Fact.all.allSatisfy { $0.inWords(Facts(), Self.clock) == nil })
  }

  @Test("of persons changes those that are named, and with a form those that are left out, too")
  func ofPersons() throws {
    var facts = try Self.everything()
    let names = try #require(Fact.named("person-name"))
    try names.write(&facts, "2 Bilal", Self.clock)
    #expect(names.typed(facts, Self.clock) == "1 Rani; 2 Bilal")
    try names.replace(&facts, "2 Bilal", Self.clock)
    #expect(names.typed(facts, Self.clock) == "2 Bilal")

    let special = try #require(Fact.named("special"))
    try special.write(&facts, "1 asthma; 2 inhalers a day", Self.clock)
    #expect(facts.persons.map(\.special?.text) == ["asthma; 2 inhalers a day", "a wheelchair"])
    try special.replace(&facts, special.typed(facts, Self.clock), Self.clock)
    #expect(facts.persons.map(\.special?.text) == ["asthma, 2 inhalers a day", "a wheelchair"])
    for text in ["2 a; 1 b", "1 a; 1 b", "1 a; b"] {
      #expect(throws: Unreadable.self) { try special.replace(&facts, text, Self.clock) }
    }

    let pregnant = try #require(Fact.named("pregnant"))
    try pregnant.replace(&facts, "1", Self.clock)
    #expect(facts.persons.map(\.pregnant) == [.yes, .unknown])
  }

  @Test("is covered where it may say who or where somebody is")
  func covered() {
    let open = Fact.all.filter { !$0.isCovered }.map(\.id)
    for id in [
      "person-name", "phone", "whose-phone", "caller", "place-detail", "perpetrator", "employer",
      "code-word", "duress-word", "court-papers", "earlier-help", "perpetrator-tehsil",
    ] {
      #expect(!open.contains(id), "\(id)")
    }
    // Whoever calls must see it before they dial.
    #expect(open.contains("must-not-know") && open.contains("contact"))
  }

  @Test(
    "that can't be read says what to write",
    arguments: [
      ("contact-hours", "22", "Hours are written as 22:00-06:00"),
      ("incident", "tomorrow", "a time that has passed"),
      ("deadline", "soon", "a time and what it is"), ("person-name", "Rani", "which person first"),
      ("person-name", "3 Rani", "no person 3"),
      ("pregnant", "1 perhaps", "a person's number and yes"),
      ("channel", "pigeon", "This takes: not asked, phone"),
      ("means", "fog", "This takes: violence"),
      ("call", "me", "This takes: the person themselves"),
      ("where", "Qqqq", "This place isn't known."),
    ])
  func unreadable(id: String, text: String, says: String) throws {
    var facts = try Self.everything()
    let before = facts
    let fact = try #require(Fact.named(id))
    let error = try #require(throws: Unreadable.self) {
      try fact.write(&facts, text, Self.clock)
    }
    #expect(error.sentence.contains(says), "\(error.sentence)")
    #expect(facts == before)
  }
}
