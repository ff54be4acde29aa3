import Caseload
import Casework
import Coalition

/// Something known of a case: a row of the table that `new` and `facts` are made of. Adding a field
/// to the command line is adding a row. What is typed is never printed back: it may be a name.
struct FactField: Sendable {
  let name: String
  /// What follows it, as help shows it.
  let value: String
  let help: String
  let write: @Sendable (inout Facts, String, Clock) throws(Failure) -> Void

  /// What time it is, and where.
  struct Clock: Sendable {
    var now: Instant
    var offset: Instant.Span
  }

  var option: Verb.Option { Verb.Option(name: "--\(name)", value: value, help: help) }

  /// In the order in which an operator asks.
  static let all: [FactField] = whatAndWho + theirStory + perpetrators + safety + beside

  static func named(_ name: String) -> FactField? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}

// MARK: - The table

extension FactField {
  private static let whatAndWho: [FactField] = [
    FactField(name: "story", value: "TEXT", help: "what is said; - reads standard input") {
      facts, text, _ throws(Failure) in
      facts.story = Words(try Verbs.text(text))
    },
    FactField(name: "what", value: "CODES", help: "what happened: BK, AG, DW, SX …") {
      facts, text, _ throws(Failure) in
      facts.forms = try Verbs.readable(text) { text throws(Unreadable) in try Form.list(text) }
    },
    FactField(name: "where", value: "PLACE", help: "district or town") {
      facts, text, _ throws(Failure) in
      facts.place = try place(text)
    },
    words("place-detail", "union council, kiln, street, country", \.placeDetail),
    FactField(name: "people", value: "LIST", help: "F34, M13, X19, F30-39, M child") {
      facts, text, _ throws(Failure) in
      facts.persons = kept(
        try Verbs.readable(text) { text throws(Unreadable) in try Person.list(text) },
        facts.persons)
    },
    ofPerson("person-name", "NAME", "a person's name", \.name),
    ofPerson("special", "TEXT", "illness, injury, wheelchair", \.special),
    ofPerson("pregnant", "whether a person is pregnant", \.pregnant),
    ofPerson("disability", "whether a person has a disability", \.disability),
    FactField(name: "languages", value: "LIST", help: "Urdu, Sindhi …") {
      facts, text, _ throws(Failure) in
      facts.languages = try Verbs.readable(text) { text throws(Unreadable) in
        try Languages.list(text)
      }
    },
    one("call", "who calls", \.call),
    words("caller", "who calls, and what they are to the person", \.caller),
  ]

  private static let theirStory: [FactField] = [
    one("stage", "how far it has gone", \.stage),
    one("debt", "an advance (peshgi) holds them", \.debt),
    words("debt-detail", "how much, since when, written or not", \.debtDetail),
    several("means", "how they are held", \.means),
    one("recruitment", "how they came into it", \.recruitment),
    several("indicators", "of forced labour; they never change a level", \.indicators),
    FactField(
      name: "incident", value: "TIME", help: "when it happened last; medical windows count from it"
    ) { facts, text, clock throws(Failure) in
      if isNone(text) { return facts.incident = nil }
      guard let time = WallTime.past(text, now: clock.now, offset: clock.offset),
        time <= clock.now
      else { throw .usage("An incident takes \(English.pastTimes); or none.") }
      facts.incident = time
    },
    FactField(name: "deadline", value: "\"TIME WHAT\"", help: "a flight, a wedding, a court date") {
      facts, text, clock throws(Failure) in
      facts.deadline = try deadline(text, clock)
    },
  ]

  private static let perpetrators: [FactField] = [
    words("employer", "employer, kiln, landlord", \.employer),
    words("perpetrator", "who did it", \.perpetrator),
    one("official", "an official, or tied to one", \.officialPerpetrator),
    one("armed", "armed", \.armedPerpetrator),
    one("powerful", "has power over the district", \.powerfulPerpetrator),
    FactField(name: "perpetrator-place", value: "PLACE", help: "where they sit") {
      facts, text, _ throws(Failure) in
      facts.perpetratorPlace = try place(text)
    },
    words("perpetrator-tehsil", "and in which tehsil", \.perpetratorTehsil),
    words("must-not-know", "who must not hear of it", \.mustNotKnow),
  ]

  private static let safety: [FactField] = [
    one("contact", "may we contact them", \.contact.may),
    FactField(
      name: "contact-hours", value: "HOURS", help: "22:00-06:00, or 22:00-06:00 +7 by their clock"
    ) { facts, text, _ throws(Failure) in
      if isNone(text) { return facts.contact.hours = nil }
      guard let hours = ContactHours(text) else { throw .usage(English.someHours) }
      facts.contact.hours = hours
    },
    words("contact-times", "when, in words", \.contact.window),
    FactField(name: "channel", value: "WAY", help: list(Channel.self)) {
      facts, text, _ throws(Failure) in
      facts.contact.channel = isNone(text) ? nil : try Verbs.code(text, "channel")
    },
    words("phone", "the number", \.contact.phone),
    words("whose-phone", "whose it is, and who else hears it", \.contact.whosePhone),
    words("on-the-phone", "what to say", \.contact.instructions),
    words("if-nobody-answers", "what to do then", \.contact.ifNobodyAnswers),
    words("we-are", "who we say we are", \.contact.weSayWeAre),
    words("code-word", "by which we know them", \.contact.codeWord),
    words("duress-word", "said by who can't speak freely", \.contact.duressWord),
  ]

  private static let beside: [FactField] = [
    FactField(name: "worker", value: "F|M|X", help: "gender of worker they ask for") {
      facts, text, _ throws(Failure) in
      facts.workerAsked = try codes(text, "worker")
    },
    words("court-papers", "numbers of an FIR or a petition", \.courtPapers),
    words("earlier-help", "who helped before", \.earlierHelp),
    words("for-next", "for whoever takes the next call", \.forNext),
  ]
}

// MARK: - Kinds of field

extension FactField {
  /// Free text; nothing typed takes it away.
  private static func words(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Facts, Words?> & Sendable
  ) -> FactField {
    FactField(name: name, value: "TEXT", help: help) { facts, text, _ throws(Failure) in
      facts[keyPath: path] = Words(try Verbs.text(text)).filled
    }
  }

  /// One code of a list.
  private static func one<Code: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Facts, Code> & Sendable
  ) -> FactField where Code.RawValue == String {
    FactField(name: name, value: "WORD", help: "\(help): \(list(Code.self))") {
      facts, text, _ throws(Failure) in
      facts[keyPath: path] = try Verbs.code(text, name)
    }
  }

  /// Any codes of a list.
  private static func several<Code: RawRepresentable & CaseIterable & Equatable & Sendable>(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Facts, [Code]> & Sendable
  ) -> FactField where Code.RawValue == String {
    FactField(name: name, value: "WORDS", help: "\(help): \(list(Code.self))") {
      facts, text, _ throws(Failure) in
      facts[keyPath: path] = try codes(text, name)
    }
  }

  /// Free text about one person: `2 TEXT`.
  private static func ofPerson(
    _ name: String, _ value: String, _ help: String,
    _ path: any WritableKeyPath<Person, Words?> & Sendable
  ) -> FactField {
    FactField(name: name, value: "\"N \(value)\"", help: help) { facts, text, _ throws(Failure) in
      let (index, rest) = try person(text, facts)
      facts.persons[index][keyPath: path] = Words(rest).filled
    }
  }

  /// Yes or no about one person: `2 yes`.
  private static func ofPerson(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Person, Known> & Sendable
  ) -> FactField {
    FactField(name: name, value: "\"N WORD\"", help: "\(help): \(list(Known.self))") {
      facts, text, _ throws(Failure) in
      let (index, rest) = try person(text, facts)
      facts.persons[index][keyPath: path] = try Verbs.code(rest, name)
    }
  }
}

// MARK: - Reading what was typed

extension FactField {
  static func list<Code: RawRepresentable & CaseIterable>(_: Code.Type) -> String
  where Code.RawValue == String {
    Code.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private static func isNone(_ text: String) -> Bool {
    text.trimmed.isEmpty || text.trimmed.lowercased() == "none"
  }

  static func place(_ text: String) throws(Failure) -> AreaID? {
    try Verbs.readable(text) { text throws(Unreadable) in try Gazetteer.pakistan.place(typed: text)
    }
  }

  private static func codes<Code: RawRepresentable & CaseIterable & Equatable>(
    _ text: String, _ name: String
  ) throws(Failure) -> [Code] where Code.RawValue == String {
    var codes: [Code] = []
    for word in text.split(whereSeparator: { ", ".contains($0) }) where !isNone(String(word)) {
      let code: Code = try Verbs.code(String(word), name)
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
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

  private static func person(
    _ text: String, _ facts: Facts
  ) throws(Failure) -> (index: Int, rest: String) {
    let parts = text.split(separator: " ", maxSplits: 1)
    guard let number = parts.first.flatMap({ Int($0) }) else { throw .usage(English.aPersonFirst) }
    guard facts.persons.indices.contains(number - 1) else {
      throw .failed(Refusal.noSuchPersonInCase(number).description)
    }
    return (number - 1, parts.count == 2 ? String(parts[1]).trimmed : "")
  }

  /// The time may have one word or two: `tomorrow flight`, `2026-11-30 06:00 wedding`.
  private static func deadline(_ text: String, _ clock: Clock) throws(Failure) -> Deadline? {
    if isNone(text) { return nil }
    let words = text.split(separator: " ").map(String.init)
    for count in [2, 1] where words.count > count {
      let time = words[..<count].joined(separator: " ")
      guard let at = WallTime.due(time, now: clock.now, offset: clock.offset) else { continue }
      return Deadline(at: at, what: Words(words[count...].joined(separator: " ")))
    }
    throw .usage(English.aDeadline)
  }
}
