import Casework
import DeskTesting
import FoundationEssentials
import Testing

@Suite("Facts in files and lines")
struct FactsCodingTests {
  private func facts(_ json: String) throws -> Facts {
    try JSONDecoder().decode(Facts.self, from: Data(json.utf8))
  }

  @Test("What isn't said is not known, and nothing may be done on it")
  func defaults() throws {
    let facts = try facts("{}")
    #expect(facts == Facts())
    #expect(facts.debt == .unknown)
    #expect(facts.stage == .unknown)
    #expect(facts.place == nil)
    #expect(facts.officialPerpetrator == .unknown)
    #expect(facts.armedPerpetrator == .unknown)
    #expect(facts.contact.may == .unknown)
    #expect(!facts.contact.isAllowed)
    #expect(facts.consent.record == .notAsked)
    #expect(facts.consent.refer == .notAsked)
    #expect(try self.facts(#"{"persons":[{}]}"#).persons == [Person()])
    #expect(Person().age.isUnknown)
    #expect(Person().gender == .unknown)
  }

  @Test("Facts are read as they were written")
  func roundTrip() throws {
    let facts = EventExamples.facts("after dark")
    let bytes = try JSONEncoder().encode(facts)
    #expect(try JSONDecoder().decode(Facts.self, from: bytes) == facts)
    #expect(String(decoding: bytes, as: UTF8.self).contains("after dark"))
  }

  @Test(
    "A field that nobody knows is refused: a typing error must not lose a rule",
    arguments: [
      (#"{"contakt":{"may":"never"}}"#, "contakt"),
      (#"{"contact":{"mayy":"never"}}"#, "mayy"),
      (#"{"consent":{"refuse":"yes"}}"#, "refuse"),
      (#"{"persons":[{"agee":13}]}"#, "agee"),
    ])
  func unknownKey(json: String, key: String) throws {
    let error = #expect(throws: DecodingError.self) { try facts(json) }
    guard case .dataCorrupted(let context)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(context.debugDescription == "no field is called \(key)")
  }

  @Test(
    "A value that is on no list is refused",
    arguments: [
      #"{"debt":"maybe"}"#, #"{"forms":["XX"]}"#, #"{"persons":[{"gender":"W"}]}"#,
      #"{"contact":{"may":"sometimes"}}"#, #"{"contact":{"channel":"pigeon"}}"#,
      #"{"consent":{"refer":true}}"#, #"{"stage":"gone"}"#, #"{"deadline":{"at":"tomorrow"}}"#,
    ])
  func wrongValue(json: String) {
    #expect(throws: DecodingError.self) { try facts(json) }
  }

  @Test("A sheet is written by its answers; what wasn't asked isn't in it")
  func sheet() throws {
    let sheet = TriageSheet(yes: [.harmNow], no: [.threats])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = #"{"harmNow":"yes","threats":"no"}"#
    #expect(String(decoding: try encoder.encode(sheet), as: UTF8.self) == json)
    #expect(try JSONDecoder().decode(TriageSheet.self, from: Data(json.utf8)) == sheet)
    let unasked = Data(#"{"harmNow":"yes","threats":"no","suicidal":"unknown"}"#.utf8)
    #expect(try JSONDecoder().decode(TriageSheet.self, from: unasked) == sheet)
    for wrong in [#"{"harm":"yes"}"#, #"{"harmNow":"perhaps"}"#] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(TriageSheet.self, from: Data(wrong.utf8))
      }
    }
  }

  @Test("A rule is written as one word")
  func rules() throws {
    let rules: [(TriageRule, String)] =
      [(.safeTonight, "safeTonight"), (.advice, "advice"), (.tip, "tip")]
      + TriageQuestion.allCases.map { (.yes($0), $0.rawValue) }
      + TriageQuestion.allCases.map { (.notAsked($0), "notAsked:\($0.rawValue)") }
    for (rule, word) in rules {
      let bytes = try JSONEncoder().encode([rule])
      #expect(String(decoding: bytes, as: UTF8.self) == "[\"\(word)\"]")
      #expect(try JSONDecoder().decode([TriageRule].self, from: bytes) == [rule])
    }
    for wrong in ["", "harm", "notAsked", "notAsked:", "notAsked:harm", "yes:harmNow"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([TriageRule].self, from: Data("[\"\(wrong)\"]".utf8))
      }
    }
  }
}

@Suite("Words of a line")
struct WordsTests {
  static let marker = "Saima 0300-7654321 \"\\/ رابطہ"

  @Test("There is an example of every kind of event")
  func allKinds() {
    let kinds = EventExamples.ofCase(Self.marker).map(EventKind.init)
    #expect(Set(kinds) == Set(EventKind.allCases))
  }

  @Test("An event's name in a file is its kind", arguments: EventExamples.ofCase(marker))
  func name(event: CaseEvent) throws {
    let keys = try JSONDecoder().decode([String: Anything].self, from: JSONEncoder().encode(event))
      .keys
    #expect(Array(keys) == [EventKind(event).rawValue])
  }

  @Test(
    "An example leaves nothing out that could hold words", arguments: EventExamples.ofCase(marker))
  func examplesAreFull(event: CaseEvent) {
    let missing = Reflected(event).missing
    #expect(missing.isEmpty, "\(EventKind(event).rawValue) leaves out \(missing)")
  }

  @Test(
    "No name, number or free text stands in the events of a line",
    arguments: EventExamples.ofCase(marker))
  func apart(event: CaseEvent) throws {
    let (events, words) = try Self.stored(event)
    #expect(words == ["salt"] + Array(repeating: Self.marker, count: Reflected(event).words))
    // Any part of it that a line could hold would show in one of these.
    for part in ["Saima", "0300", "7654321", "رابطہ"] {
      #expect(!String(decoding: events, as: UTF8.self).contains(part))
    }
    let decoder = JSONDecoder()
    decoder.userInfo[.wordStore] = WordStore(words)
    #expect(try decoder.decode(CaseEvent.self, from: events) == event)
  }

  @Test("Without a store of words they stand in place", arguments: EventExamples.ofCase(marker))
  func inPlace(event: CaseEvent) throws {
    let bytes = try JSONEncoder().encode(event)
    #expect(try JSONDecoder().decode(CaseEvent.self, from: bytes) == event)
    #expect(
      String(decoding: bytes, as: UTF8.self).contains("7654321") == (Reflected(event).words > 0))
  }

  @Test(
    "Erased words leave everything else of an event as it was",
    arguments: EventExamples.ofCase(marker))
  func erased(event: CaseEvent) throws {
    let (events, words) = try Self.stored(event)
    let decoder = JSONDecoder()
    let blank = words.map { String(repeating: " ", count: $0.utf8.count) }
    decoder.userInfo[.wordStore] = WordStore(blank)
    let erased = try decoder.decode(CaseEvent.self, from: events)
    #expect(try Self.stored(erased) == (events, ["salt"] + blank.dropFirst()))
  }

  /// An event as a line holds it, and the words beside it.
  private static func stored(_ event: CaseEvent) throws -> (Data, [String]) {
    let store = WordStore(["salt"])
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    encoder.userInfo[.wordStore] = store
    return (try encoder.encode(event), store.words)
  }

  @Test(
    "A line that points to words it hasn't got is not read", arguments: ["2", "-1", "\"text\""])
  func missingWords(index: String) {
    let decoder = JSONDecoder()
    decoder.userInfo[.wordStore] = WordStore(["salt", "text"])
    let event = Data(#"{"noted":{"note":1,"text":\#(index)}}"#.utf8)
    #expect(throws: DecodingError.self) { try decoder.decode(CaseEvent.self, from: event) }
  }

  @Test("Blank words are none", arguments: [("", true), (" \n\t", true), (" a ", false)])
  func filled(text: String, isNone: Bool) {
    #expect((Words(text).filled == nil) == isNone)
  }
}

/// Whatever stands under a key.
private struct Anything: Decodable {
  init(from decoder: any Decoder) throws {}
}

/// What a value is made of, as reflection tells.
private struct Reflected {
  /// How many `Words` it holds.
  private(set) var words = 0
  /// Optional values that are nil.
  private(set) var missing: [String] = []

  init(_ value: Any) { visit(value, "") }

  private mutating func visit(_ value: Any, _ name: String) {
    if value is Words {
      words += 1
      return
    }
    let mirror = Mirror(reflecting: value)
    if mirror.displayStyle == .optional, mirror.children.isEmpty { missing.append(name) }
    for (index, child) in mirror.children.enumerated() {
      visit(child.value, child.label ?? "\(name)[\(index)]")
    }
  }
}
