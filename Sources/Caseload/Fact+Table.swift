import Casework
import Coalition

extension Fact {
  /// In the order in which an operator asks, the deadliest first.
  package static let all: [Fact] = call + contact + persons + happened + perpetrator

  // MARK: What is said first

  private static let call: [Fact] = [
    Fact(
      "story", "What is said", .call, freeText, "in the caller's words", rows: 3,
      read: { facts, _ in facts.story.text }
    ) { facts, text, _ throws(Unreadable) in
      facts.story = Words(text)
    },
    Fact(
      "what", "What happened", .call, "CODES",
      "codes or words: BK kiln, AG farm, DW domestic, SX, MA marriage, FC crime, UN …",
      read: { facts, _ in facts.forms.map(\.rawValue).joined(separator: ", ") }
    ) { facts, text, _ throws(Unreadable) in
      facts.forms = try Form.list(text)
    },
    known("debt", "Debt, advance", .call, "peshgi: does it hold them?", \.debt),
    place("where", "Where now", .call, "district or town; empty: not known", \.place),
    words(
      "place-detail", "Exact place", .call, "union council, kiln, street, country", \.placeDetail,
      isCovered: true),
    Fact(
      "people", "People", .call, "LIST",
      "F34, M13, ?16, F30-39, M child, 3xF?; X is a khawaja sira",
      read: { facts, _ in facts.persons.map(\.typed).joined(separator: ", ") }
    ) { facts, text, _ throws(Unreadable) in
      facts.persons = kept(try Person.list(text), facts.persons)
    },
    Fact(
      "languages", "Languages", .call, "LIST", "Urdu, Punjabi, Sindhi, Pashto …",
      read: { facts, _ in facts.languages.map(Languages.name).joined(separator: ", ") }
    ) { facts, text, _ throws(Unreadable) in
      facts.languages = try Languages.list(text)
    },
    Fact(
      "deadline", "Too late after", .call, "\"TIME WHAT\"",
      "tomorrow 06:00 a flight; a wedding, a court date",
      read: { facts, clock in
        facts.deadline.map { "\(moment($0.at, clock)) \($0.what.text)" } ?? ""
      }
    ) { facts, text, clock throws(Unreadable) in
      facts.deadline = try deadline(text, clock)
    },
    Fact(
      "incident", "Happened last", .call, "TIME",
      "14:30, -2h, 2026-11-30 18:00; medical windows count from it",
      read: { facts, clock in facts.incident.map { moment($0, clock) } ?? "" }
    ) { facts, text, clock throws(Unreadable) in
      facts.incident = try incident(text, clock)
    },
    one("call", "Who calls", .call, "", \.call, inWords: \.inWords),
    words(
      "caller", "Caller", .call, "who, what they are to the person, their number", \.caller,
      isCovered: true),
  ]

  // MARK: How they may be spoken with

  private static let contact: [Fact] = [
    one(
      "contact", "May we contact", .contact, "not asked counts as never", \.contact.may,
      // Yes is two keys away: not by a key too many is somebody called.
      [.unknown, .never, .yes, .atAgreedTimes], inWords: \.inWords),
    Fact(
      "contact-hours", "Agreed hours", .contact, "HOURS",
      "2-4pm or 22:00-06:00; +7 behind it: by their clock",
      read: { facts, _ in facts.contact.hours?.typed ?? "" }
    ) { facts, text, _ throws(Unreadable) in
      if isNone(text) { return facts.contact.hours = nil }
      guard let hours = ContactHours(text) else { throw Unreadable(English.contactHours) }
      facts.contact.hours = hours
    },
    words("contact-times", "When and how", .contact, "in words", \.contact.window),
    Fact(
      "channel", "By", .contact, "WAY", "the way they want it", choices: channels, isChoice: true,
      read: { facts, _ in facts.contact.channel?.rawValue ?? none }
    ) { facts, text, _ throws(Unreadable) in
      let channel = Channel.allCases.first {
        Choice(code: $0.rawValue, inWords: $0.inWords).isCalled(text)
      }
      guard channel != nil || isNone(text) else {
        throw Unreadable(English.takes(channels))
      }
      facts.contact.channel = channel
    },
    words(
      "phone", "Number", .contact, "the person's own, not a caller's; kept covered",
      \.contact.phone,
      isCovered: true),
    words(
      "whose-phone", "Whose phone", .contact, "and who else hears it", \.contact.whosePhone,
      isCovered: true),
    words(
      "on-the-phone", "On the phone", .contact, "what to say", \.contact.instructions,
      isCovered: true),
    words("we-are", "We say we are", .contact, "", \.contact.weSayWeAre, isCovered: true),
    words(
      "if-nobody-answers", "If nobody answers", .contact, "what to do then",
      \.contact.ifNobodyAnswers, isCovered: true),
    words(
      "code-word", "Code word", .contact, "by which we know them", \.contact.codeWord,
      isCovered: true),
    words(
      "duress-word", "Duress word", .contact, "said by who can't speak freely",
      \.contact.duressWord, isCovered: true),
    words("must-not-know", "Must not know", .contact, "who must not hear of it", \.mustNotKnow),
    words("for-next", "For the next call", .contact, "said to whoever takes it", \.forNext),
  ]

  private static let channels =
    [Choice(code: none, inWords: Known.unknown.inWords)]
    + Channel.allCases.map { Choice(code: $0.rawValue, inWords: $0.inWords) }

  // MARK: Each person

  private static let persons: [Fact] = [
    ofPersons(
      "person-name", "Names", "\"N NAME\"", "1 Rani; 2 Salma", isCovered: true,
      read: { $0.name?.text }, clear: { $0.name = nil }
    ) { person, text throws(Unreadable) in person.name = Words(text).filled },
    ofPersons(
      "special", "Special needs", "\"N TEXT\"", "1 asthma; 2 a wheelchair",
      read: { $0.special?.text }, clear: { $0.special = nil }
    ) { person, text throws(Unreadable) in person.special = Words(text).filled },
    ofPersons("pregnant", "Pregnant", "whether a person is", \.pregnant),
    ofPersons("disability", "Disability", "whether a person has one", \.disability),
    several(
      "worker", "Worker asked for", .persons, "gender of worker they ask for", \.workerAsked,
      inWords: \.inWords),
  ]

  /// Yes or no about each person; a number alone is a yes.
  private static func ofPersons(
    _ id: String, _ label: String, _ help: String, _ path: Path<Person, Known>
  ) -> Fact {
    ofPersons(
      id, label, "\"N WORD\"", "\(help): 1 yes; 3 no",
      read: { $0[keyPath: path] == .unknown ? nil : $0[keyPath: path].rawValue },
      clear: { $0[keyPath: path] = .unknown }
    ) { person, text throws(Unreadable) in
      guard let known = Known(rawValue: text.isEmpty ? "yes" : text.lowercased()) else {
        throw Unreadable(English.takesYesNo)
      }
      person[keyPath: path] = known
    }
  }

  // MARK: What happened

  private static let happened: [Fact] = [
    one("stage", "How far", .happened, "how far it has gone", \.stage, inWords: \.inWords),
    several(
      "means", "Held by", .happened,
      "violence, threats, locked in, papers held …; debt stands above", \.means,
      inWords: \.inWords),
    one(
      "recruitment", "Came into it", .happened, "how they were recruited", \.recruitment,
      inWords: \.inWords),
    several(
      "indicators", "Indicators", .happened, "of forced labour; they never change a level",
      \.indicators, inWords: \.inWords),
    words(
      "debt-detail", "The debt", .happened, "how much, since when, written or not", \.debtDetail),
    words(
      "court-papers", "FIR, petition", .happened, "their numbers", \.courtPapers, isCovered: true),
    words(
      "earlier-help", "Earlier help", .happened, "who helped before", \.earlierHelp,
      isCovered: true),
  ]

  // MARK: Who did it

  private static let perpetrator: [Fact] = [
    known(
      "official", "Official involved", .perpetrator,
      "is the perpetrator an official, or tied to one?", \.officialPerpetrator),
    known("armed", "Armed", .perpetrator, "", \.armedPerpetrator),
    known(
      "powerful", "Powerful there", .perpetrator,
      "with power over the district: help is sought elsewhere", \.powerfulPerpetrator),
    words(
      "employer", "Employer", .perpetrator, "employer, kiln, landlord", \.employer,
      isCovered: true),
    words("perpetrator", "Perpetrator", .perpetrator, "who did it", \.perpetrator, isCovered: true),
    place(
      "perpetrator-place", "Perpetrator in", .perpetrator, "district or town", \.perpetratorPlace),
    words(
      "perpetrator-tehsil", "In which tehsil", .perpetrator, "an office there is a conflict",
      \.perpetratorTehsil, isCovered: true),
  ]

  // MARK: Reading what was typed

  private static func place(
    _ id: String, _ label: String, _ topic: Topic, _ help: String, _ path: Path<Facts, AreaID?>
  ) -> Fact {
    Fact(
      id, label, topic, Self.place, help,
      read: { facts, _ in facts[keyPath: path].map { Gazetteer.pakistan.name(of: $0) } ?? "" }
    ) { facts, text, _ throws(Unreadable) in
      facts[keyPath: path] = try Gazetteer.pakistan.place(typed: text)
    }
  }

  /// `2026-11-30 06:00`, by the desk's clock.
  private static func moment(_ at: Instant, _ clock: Clock) -> String {
    let wall = WallTime(at, offset: clock.offset)
    return "\(wall.date) \(wall.clock)"
  }

  private static func incident(_ text: String, _ clock: Clock) throws(Unreadable) -> Instant? {
    if isNone(text) { return nil }
    guard let time = WallTime.past(text, now: clock.now, offset: clock.offset), time <= clock.now
    else { throw Unreadable(English.aTimePassed) }
    return time
  }

  /// The time may have one word or two: `tomorrow flight`, `2026-11-30 06:00 wedding`.
  private static func deadline(_ text: String, _ clock: Clock) throws(Unreadable) -> Deadline? {
    if isNone(text) { return nil }
    let words = text.split(separator: " ").map(String.init)
    for count in [3, 2, 1] where words.count > count {
      let time = words[..<count].joined(separator: " ")
      guard let at = WallTime.due(time, now: clock.now, offset: clock.offset) else { continue }
      return Deadline(at: at, what: Words(words[count...].joined(separator: " ")))
    }
    throw Unreadable(English.aDeadline)
  }

  /// A person keeps their number, and with it what else is known of them.
  private static func kept(_ typed: [Person], _ old: [Person]) -> [Person] {
    typed.enumerated().map { index, person in
      guard old.indices.contains(index) else { return person }
      var kept = old[index]
      (kept.age, kept.gender) = (person.age, person.gender)
      return kept
    }
  }
}
