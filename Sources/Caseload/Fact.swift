package import Casework
import Coalition

/// One thing that may be known of a case: a row of the table that the form, the verbs and a case's
/// page are made of. Each may be unknown, and starts so (domain §4).
package struct Fact: Sendable, Identifiable {
  /// What it is called on the command line and in a draft.
  package let id: String
  package let label: String
  /// What it is, or how it is typed.
  package let help: String
  /// What is typed, as usage shows it: `TEXT`, `HOURS`.
  package let usage: String
  package let topic: Topic
  /// It may say who or where somebody is: covered on a screen until asked for.
  package let isCovered: Bool
  /// How many rows a form gives it.
  package let rows: Int
  /// Every value there is, where there are few.
  package let choices: [Choice]
  /// It is one of its choices, and what was not asked is one of them.
  package let isChoice: Bool
  private let read: @Sendable (Facts, Clock) -> String
  private let change: @Sendable (inout Facts, String, Clock) throws(Unreadable) -> Void
  /// What is said of each person: takes all of it away. Nil for all else.
  private let clear: (@Sendable (inout Facts) -> Void)?

  package struct Choice: Sendable {
    package let code: String
    package let inWords: String

    package var isUnknown: Bool { [Known.unknown.rawValue, Fact.none].contains(code) }
  }

  /// What it is about, in the order in which an operator asks.
  package enum Topic: Sendable, CaseIterable {
    case call, contact, persons, happened, perpetrator

    package var all: [Fact] { Fact.all.filter { $0.topic == self } }
  }

  /// What time it is, and where.
  package struct Clock: Sendable {
    package let now: Instant
    package let offset: Instant.Span

    package init(now: Instant, offset: Instant.Span) {
      self.now = now
      self.offset = offset
    }
  }

  init(
    _ id: String, _ label: String, _ topic: Topic, _ usage: String, _ help: String,
    isCovered: Bool = false, rows: Int = 1, choices: [Choice] = [],
    isChoice: Bool = false,
    read: @escaping @Sendable (Facts, Clock) -> String,
    clear: (@Sendable (inout Facts) -> Void)? = nil,
    change: @escaping @Sendable (inout Facts, String, Clock) throws(Unreadable) -> Void
  ) {
    self.id = id
    self.label = label
    self.topic = topic
    self.usage = usage
    self.help = help
    self.isCovered = isCovered
    self.rows = rows
    self.choices = choices
    self.isChoice = isChoice
    self.read = read
    self.clear = clear
    self.change = change
  }

  package static func named(_ id: String) -> Fact? { all.first { $0.id == id.lowercased() } }

  /// Whether it is somebody's own words.
  package var isFreeText: Bool { usage == Self.freeText }
  static let freeText = "TEXT"

  /// Whether its text has commas between several of a kind.
  package var isList: Bool { ["CODES", "LIST", "WORDS"].contains(usage) }
  package var isPlace: Bool { usage == Self.place }
  static let place = "PLACE"

  // MARK: Its value

  /// What one would type for what is known now; empty where nothing is.
  package func typed(_ facts: Facts, _ clock: Clock) -> String { read(facts, clock) }

  /// What is said otherwise than before.
  package static func changed(_ was: Facts, _ facts: Facts) -> [Fact] {
    // Any time will do: only whether two texts differ counts.
    let clock = Clock(now: Instant(seconds: 0), offset: .hours(0))
    return all.filter { $0.read(was, clock) != $0.read(facts, clock) }
  }

  /// As a page says it; nil where it isn't known.
  package func inWords(_ facts: Facts, _ clock: Clock) -> String? {
    let text = typed(facts, clock)
    guard isChoice else { return text.isEmpty ? nil : text }
    return choices.first { $0.code == text && !$0.isUnknown }?.inWords
  }

  /// Takes what was typed as the whole of it: of persons that it doesn't name, nothing is left.
  package func replace(_ facts: inout Facts, _ text: String, _ clock: Clock) throws(Unreadable) {
    guard let clear else { return try change(&facts, text, clock) }
    clear(&facts)
    for person in try Self.persons(in: text) { try change(&facts, person, clock) }
  }

  /// Takes what was typed; what it says of one person leaves the others as they are.
  package func write(_ facts: inout Facts, _ text: String, _ clock: Clock) throws(Unreadable) {
    try change(&facts, text, clock)
  }

  /// What takes a value away again.
  static let none = "none"

  static func isNone(_ text: String) -> Bool {
    ["", none].contains(text.trimmed.lowercased())
  }
}

// MARK: - Kinds

extension Fact {
  typealias Path<Root, Value> = any WritableKeyPath<Root, Value> & Sendable

  /// Free text; nothing typed takes it away.
  static func words(
    _ id: String, _ label: String, _ topic: Topic, _ help: String,
    _ path: Path<Facts, Words?>, isCovered: Bool = false
  ) -> Fact {
    Fact(
      id, label, topic, freeText, help, isCovered: isCovered,
      read: { facts, _ in facts[keyPath: path]?.text ?? "" }
    ) { facts, text, _ throws(Unreadable) in
      facts[keyPath: path] = Words(text).filled
    }
  }

  /// One of a list, in the order that `codes` gives.
  static func one<Code: RawRepresentable & CaseIterable & Sendable>(
    _ id: String, _ label: String, _ topic: Topic, _ help: String, _ path: Path<Facts, Code>,
    _ codes: [Code] = Array(Code.allCases), inWords: (Code) -> String
  ) -> Fact where Code.RawValue == String {
    let choices = codes.map { Choice(code: $0.rawValue, inWords: inWords($0)) }
    return Fact(
      id, label, topic, "WORD", help, choices: choices, isChoice: true,
      read: { facts, _ in facts[keyPath: path].rawValue }
    ) { facts, text, _ throws(Unreadable) in
      guard let code = choices.code(text).flatMap(Code.init(rawValue:)) else {
        throw Unreadable(English.takes(choices))
      }
      facts[keyPath: path] = code
    }
  }

  static func known(
    _ id: String, _ label: String, _ topic: Topic, _ help: String, _ path: Path<Facts, Known>
  ) -> Fact {
    one(id, label, topic, help, path, [.unknown, .yes, .no], inWords: \.inWords)
  }

  /// Any of a list, with commas between.
  static func several<Code: RawRepresentable & CaseIterable & Equatable & Sendable>(
    _ id: String, _ label: String, _ topic: Topic, _ help: String, _ path: Path<Facts, [Code]>,
    inWords: (Code) -> String
  ) -> Fact where Code.RawValue == String {
    let choices = Code.allCases.map { Choice(code: $0.rawValue, inWords: inWords($0)) }
    return Fact(
      id, label, topic, "WORDS", help, choices: choices,
      read: { facts, _ in
        facts[keyPath: path].map { code in
          choices.first { $0.code == code.rawValue }?.inWords ?? code.rawValue
        }.joined(separator: ", ")
      }
    ) { facts, text, _ throws(Unreadable) in
      var codes: [Code] = []
      for word in Self.words(of: text, choices) where !isNone(word) {
        guard let code = choices.code(word).flatMap(Code.init(rawValue:)) else {
          throw Unreadable(English.takes(choices))
        }
        if !codes.contains(code) { codes.append(code) }
      }
      facts[keyPath: path] = codes
    }
  }

  /// Between commas; codes may have only spaces between them.
  private static func words(of text: String, _ choices: [Choice]) -> [String] {
    let pieces = text.split(separator: ",").map { String($0).trimmed }
    return pieces.flatMap { piece in
      let codes = piece.split(separator: " ").map(String.init)
      return codes.allSatisfy { code in choices.contains { $0.isCalled(code) } } ? codes : [piece]
    }
  }

  /// About each person: `2 TEXT`; in a form with semicolons between persons.
  static func ofPersons(
    _ id: String, _ label: String, _ usage: String, _ help: String, isCovered: Bool = false,
    read: @escaping @Sendable (Person) -> String?,
    clear: @escaping @Sendable (inout Person) -> Void,
    change: @escaping @Sendable (inout Person, String) throws(Unreadable) -> Void
  ) -> Fact {
    Fact(
      id, label, .persons, usage, help, isCovered: isCovered,
      read: { facts, _ in
        facts.persons.enumerated().compactMap { index, person in
          // A semicolon of theirs would part them.
          person.isErased
            ? nil : read(person).map { "\(index + 1) \($0.replacing(";", with: ","))" }
        }.joined(separator: "; ")
      },
      clear: { facts in
        for index in facts.persons.indices { clear(&facts.persons[index]) }
      }
    ) { facts, text, _ throws(Unreadable) in
      let words = text.split(separator: " ", maxSplits: 1)
      guard let number = words.first.flatMap({ Int($0) }) else {
        throw Unreadable(English.aPersonFirst)
      }
      guard facts.persons.indices.contains(number - 1) else {
        throw Unreadable(Refusal.noSuchPersonInCase(number).description)
      }
      try change(&facts.persons[number - 1], words.count == 2 ? String(words[1]).trimmed : "")
    }
  }

  /// `1 asthma; 3 a wheelchair`, person by person. Each is named once, in their order, so that nothing
  /// that was meant for one lands on another.
  private static func persons(in text: String) throws(Unreadable) -> [String] {
    let pieces = text.split(whereSeparator: { ";\n".contains($0) }).map { String($0).trimmed }
      .filter { !$0.isEmpty }
    let numbers = pieces.map { Int($0.prefix { !$0.isWhitespace }) ?? 0 }
    guard !numbers.contains(0) else { throw Unreadable(English.aPersonFirst) }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw Unreadable(English.personsInOrder)
    }
    return pieces
  }
}

extension Fact.Choice {
  func isCalled(_ text: String) -> Bool {
    [code.lowercased(), inWords.lowercased()].contains(text.trimmed.lowercased())
  }
}

extension [Fact.Choice] {
  /// The code of what is called so.
  fileprivate func code(_ text: String) -> String? { first { $0.isCalled(text) }?.code }
}
