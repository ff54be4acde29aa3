import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Nothing leaves the desk that the consent doesn't list")
struct OutgoingLeakTests {
  @Test("There are over 300 hidden names, numbers and spellings")
  func many() {
    #expect(Hidden.all.reduce(0) { $0 + $1.spellings.count } >= 300)
  }

  // MARK: What was typed and may be shared

  @Test("A secret in a story leaves only with its own yes", arguments: Hidden.all)
  func story(_ hidden: Hidden) throws {
    let desk = try OutgoingDesk()
    var chance = Seeded(hidden.kept.utf8.count)
    for spelling in hidden.spellings {
      for sharing in Self.someConsents(with: hidden.item, &chance) {
        let sheet = try desk.sheet { facts in
          hidden.put(into: &facts)
          facts.contact.may = .yes
          facts.story = Words(
            "She ran at night and was found. They say \(spelling) is known there.")
          facts.share(sharing)
        }
        let isListed = hidden.item.map(sharing.contains) ?? false
        switch sheet {
        case .success(let text):
          #expect(
            isListed || !Detector(text).finds(spelling), "\(spelling) stands in a sheet")
          #expect(!sharing.contains(.story) || isListed, "\(spelling) was not seen")
        case .failure(let fault):
          #expect(sharing.contains(.story) && !isListed, "\(spelling) was listed, yet \(fault)")
          #expect(!Detector(fault.description).finds(spelling))
        }
      }
    }
  }

  /// Every item alone, all, all but one, and some by chance; each with and without the story.
  private static func someConsents(
    with item: Consent.Item?, _ chance: inout Seeded
  ) -> Set<Set<Consent.Item>> {
    let all = Set(Consent.Item.allCases)
    var some: Set<Set<Consent.Item>> = [[], [.story], all]
    if let item { some.formUnion([[item], [item, .story], all.subtracting([item])]) }
    for _ in 0..<2 { some.insert(all.filter { _ in Bool.random(using: &chance) }) }
    return some
  }

  @Test("Every consent lists what it lists and nothing else")
  func everyConsent() throws {
    let desk = try OutgoingDesk()
    let items = Consent.Item.allCases
    let marks: [Consent.Item: [String]] = [
      .name: ["Shazia"], .phone: ["0300-1234567", "neela dupatta", "kabootar"],
      .place: ["Rehmatpura"], .story: ["ran at night"], .ages: ["woman, 30"], .health: ["asthma"],
      .perpetrator: ["Akbar", "Madina"],
    ]
    for bits in 0..<(1 << items.count) {
      let sharing = items.indices.filter { bits & (1 << $0) != 0 }.map { items[$0] }
      let text = try desk.sheet { facts in
        facts.persons[0].name = "Shazia"
        facts.persons[0].special = "asthma"
        facts.contact.may = .yes
        facts.contact.phone = "0300-1234567"
        facts.contact.codeWord = "neela dupatta"
        facts.contact.duressWord = "kabootar"
        facts.placeDetail = "kiln behind Rehmatpura"
        facts.perpetrator = "Akbar"
        facts.employer = "Madina Bricks"
        facts.story = "She ran at night."
        facts.share(sharing)
      }.get()
      for (item, texts) in marks {
        for mark in texts { #expect(text.contains(mark) == sharing.contains(item), "\(sharing)") }
      }
      let withheld = items.filter { !sharing.contains($0) }.map(\.inWords)
      #expect(
        text.contains("Not shared: \(withheld.joined(separator: ", ")).") == !withheld.isEmpty)
    }
  }

  @Test("A no, a withdrawn yes and a question nobody asked share nothing")
  func noYes() throws {
    let desk = try OutgoingDesk()
    for answer in Consent.Answer.allCases where answer != .yes {
      let text = try desk.sheet { facts in
        facts.persons[0].name = "Shazia"
        for item in Consent.Item.allCases { facts.consent[.share(item)] = answer }
      }.get()
      #expect(!text.contains("Shazia"))
    }
  }

  @Test("A name that was corrected, and that of an arrival, are still names")
  func before() throws {
    var desk = try OutgoingDesk(Facts.woman.with { $0.persons[0].name = "Rukhsana" })
    var facts = try desk.desk.it(desk.code).facts
    facts.persons[0].name = "Saima"
    facts.story = "Ruksana was beaten."
    facts.share([.story])
    try desk.desk.act(on: desk.code, .amend(facts: facts))
    #expect(throws: Outgoing.Fault.givesAway(.name, in: .story)) { try desk.sheet().get() }

    var other = try OutgoingDesk(Facts.woman.with { $0.story = "Nargis says they beat her." })
    let arrival = try other.desk.open(.woman.with { $0.caller = "Nargees" }, level: nil)
    #expect(try other.sheet { $0.share([.story]) }.get().contains("Nargis"))
    try other.desk.act(on: arrival, .end(closing: .added(to: other.code)))
    #expect(throws: Outgoing.Fault.givesAway(.caller, in: .story)) {
      try other.sheet { $0.share([.story]) }.get()
    }
  }

  // MARK: What never holds anything that was typed

  /// A case for each secret, with all of its spellings wherever somebody may type.
  private static func fullDesk() throws -> DeskAtWork {
    var desk = try DeskAtWork()
    for hidden in Hidden.all {
      let words = Words(hidden.spellings.joined(separator: "; "))
      var facts = Facts.woman
      hidden.put(into: &facts)
      facts.persons[0].special = words
      facts.story = words
      facts.debtDetail = words
      facts.earlierHelp = words
      facts.forNext = words
      facts.contact.instructions = words
      facts.deadline = Deadline(at: opening + .days(3), what: words)
      facts.share(Consent.Item.allCases)
      let code = try desk.open(facts)
      try desk.act(on: code, .note(text: words))
      try desk.act(
        on: code, .ask(need: 1, services: ["kiln", "court"]))
      try desk.act(on: code, .refer(1))
      if code.number % 3 > 0 { try desk.act(on: code, .tell("A")) }
      if code.number % 3 == 1 {
        try desk.act(
          on: code, .acknowledge(referral: "A", focalPerson: words))
      }
      try desk.act(on: code, .attempt(result: .noAnswer, note: words))
    }
    try desk.act(.startReview(present: ["sana"]), by: "sana")
    for `case` in desk.caseload.cases {
      let words = `case`.facts.story
      let review = desk.caseload.review?.id
      for action in [
        CaseAction.note(text: words), .todo(Words("Ask \(words.text)"), due: opening + .days(1)),
        .setLevel(level: .critical, reason: words, second: words),
        .assign(person: "bilal", reason: .shiftEnd),
      ] { try desk.act(on: `case`.code, action, by: "sana", review: review) }
    }
    return desk
  }

  @Test(
    "Messages, teasers, questions, call sheets, lists, minutes and logs hold none of 300 secrets")
  func everywhere() throws {
    let desk = try Self.fullDesk()
    let caseload = desk.caseload
    var texts: [String] = []
    for `case` in caseload.cases {
      let outgoing = Outgoing(`case`, caseload, at: desk.now)
      for referral in `case`.referrals {
        texts.append(try outgoing.message(referral))
        texts.append(try outgoing.sheet(referral))
      }
      for round in `case`.rounds { texts.append(try outgoing.question(round)) }
      for entry in `case`.history { texts.append(entry.event.inWords(.ids)) }
    }
    for body in caseload.directory.organizations {
      texts.append(Outgoing.callSheet(body.id, caseload, at: desk.now))
    }
    texts += caseload.list(Query(), at: desk.now).map { "\($0)" }
    texts.append(caseload.minutes(of: try #require(caseload.review)).markdown)
    #expect(texts.count > 400)
    Self.expectNothing(in: texts)
  }

  @Test("No event, covered, and no refusal holds what was typed")
  func covered() throws {
    var desk = try OutgoingDesk()
    var texts: [String] = []
    for hidden in Hidden.all {
      let words = Words(hidden.spellings[0])
      texts += EventExamples.ofCase(words.text).map { $0.inWords(.ids) }
      for action in Self.actions(words) {
        if let refusal = desk.desk.refusal(of: .on(desk.code, action), by: "bilal") {
          texts.append(refusal.description)
        }
      }
      let seen = desk.desk.caseload.seq
      try desk.desk.act(on: desk.code, .note(text: words), by: "bilal")
      texts.append(
        try #require(
          desk.desk.refusal(of: .on(desk.code, .note(text: words)), seen: seen)
        ).description)
    }
    #expect(texts.count > 1000)
    Self.expectNothing(in: texts)
  }

  /// What the rules refuse on a case whose only need is taken on.
  private static func actions(_ words: Words) -> [CaseAction] {
    [
      .decline(referral: "A", reason: .other, note: words),
      .acknowledge(referral: "A", focalPerson: words),
      .refer(need: 1, service: "panah", said: Said(override: words, second: words, why: words)),
      .end(closing: .notTIP(reason: words, pointedTo: words)), .reopen(what: words),
      .countersign(referral: "A", second: words),
      .todo(what: words, owner: "nobody", due: opening),
      .amend(
        facts: Facts().with {
          $0.story = words
          $0.perpetrator = words
        }),
      .notify(
        body: "1", channel: .phone, whom: words, what: words, said: Said(override: words)),
      .routeOn(referral: "A", to: words),
    ]
  }

  private static func expectNothing(in texts: [String]) {
    for text in Set(texts) {
      let detector = Detector(text)
      for hidden in Hidden.all {
        for spelling in hidden.spellings where detector.finds(spelling) {
          Issue.record("\(spelling) stands in: \(text)")
        }
      }
    }
  }
}
