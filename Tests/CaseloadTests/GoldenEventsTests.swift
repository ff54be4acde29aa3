import Caseload
import Casework
import Coalition
import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// `Golden/events.jsonl`: lines as journals hold them, at least one for each kind of event. They must
/// be read and fold the same for ever, for they may stand in somebody's journal.
///
/// A line that stands there is never changed. For a new kind of event `RABTA_RENEW_GOLDEN=1 make test`
/// adds one at the end; what folding comes to then is in `Golden/folded.txt`, to be reviewed as text.
@Suite("Golden events", .serialized)
struct GoldenEventsTests {
  /// What a journal's line holds of an action, without chain and digests.
  struct Stored: Decodable {
    var seq: Int
    var at: Instant
    var by: PersonID
    var undoes: Int?
    var words: [String]

    struct Events: Decodable { var events: [DeskEvent] }
  }

  private static let path =
    (#filePath.split(separator: "/").dropLast() + ["Golden", "events.jsonl"])
    .reduce(into: "") { $0 += "/" + $1 }

  private static func texts() throws -> [String] {
    try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private static func line(_ text: String) throws -> Line {
    let decoder = JSONDecoder()
    let stored = try decoder.decode(Stored.self, from: Data(text.utf8))
    decoder.userInfo[.wordStore] = WordStore(stored.words)
    let events = try decoder.decode(Stored.Events.self, from: Data(text.utf8)).events
    return Line(
      seq: stored.seq, id: "golden \(stored.seq)", at: stored.at, by: stored.by, role: nil,
      undoes: stored.undoes, events: events, subjects: [], after: [])
  }

  private static func text(_ line: Line) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let store = WordStore(["salt"])
    encoder.userInfo[.wordStore] = store
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    // Events first: encoding them fills the words.
    let events = try json(line.events)
    let undoes = line.undoes.map { ",\"undoes\":\($0)" } ?? ""
    return "{\"seq\":\(line.seq),\"at\":\"\(line.at)\",\"by\":\"\(line.by)\"\(undoes)"
      + ",\"events\":\(events),\"words\":\(try json(store.words))}"
  }

  // MARK: Every kind

  @Test("There is a line of every kind of event")
  func everyKind() throws {
    let events = try Self.texts().flatMap { try Self.line($0).events }
    let kinds = Set(events.map(DeskEventKind.init))
    let caseKinds = Set(events.compactMap { $0.onCase.map(EventKind.init) })
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    let missing =
      EventExamples.ofDesk("words").filter { !kinds.contains(DeskEventKind($0)) }
      + EventExamples.ofCase("words").filter { !caseKinds.contains(EventKind($0)) }
      .map { .on(code, $0) }
    let first = try Self.line(try #require(Self.texts().last)).seq + 1
    let added = try missing.enumerated().map { index, event in
      try Self.text(
        Line(
          seq: first + index, id: "", at: opening, by: "amina", role: nil, undoes: nil,
          events: [event], subjects: [], after: []))
    }
    if getenv("RABTA_RENEW_GOLDEN") != nil, !added.isEmpty {
      let all = try Self.texts() + added
      try Data((all.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: Self.path))
    } else {
      #expect(added.isEmpty, "Lines that events.jsonl lacks:\n\(added.joined(separator: "\n"))")
    }
  }

  @Test("Each line is read, and says the same when it is written and read again")
  func readAgain() throws {
    let texts = try Self.texts()
    #expect(texts.count >= EventKind.allCases.count)
    for text in texts {
      let line = try Self.line(text)
      #expect(!line.events.isEmpty)
      #expect(try Self.line(Self.text(line)).events == line.events)
    }
  }

  @Test("Names, numbers and free text of the lines stand in their words alone")
  func wordsApart() throws {
    for text in try Self.texts() {
      let words = try JSONDecoder().decode(Stored.self, from: Data(text.utf8)).words
      let events = try #require(text.components(before: ",\"words\":"))
      for word in words.dropFirst() where word.count > 3 { #expect(!events.contains(word)) }
    }
  }

  // MARK: Folding

  private static func folded() throws -> Caseload {
    var caseload = Caseload(desk: DeskIdentity(name: "Golden desk", prefix: "KHI"))
    for text in try texts() { caseload.apply(try line(text)) }
    return caseload
  }

  @Test("They fold to what they always have folded to")
  func fold() throws {
    let difference = Golden.difference(
      try Self.folded().told, "folded.txt", beside: #filePath)
    #expect(difference == nil)
  }

  @Test("The fold knows no clock and no setting: lines folded late are folded alike")
  func noSetting() throws {
    var other = Caseload(desk: DeskIdentity(name: "Elsewhere", prefix: "LHE", offset: .hours(0)))
    var settings = Settings()
    settings.clocks = Clocks(look: .days(9), levels: [:])
    settings.weights.confirmed = 1
    settings.calendar.holidays = ["2026-11-24"]
    other.apply(
      Line(
        seq: 0, id: "settings", at: opening, by: "sana", role: nil, undoes: nil,
        events: [.settingsChanged(settings)], subjects: [], after: []))
    for text in try Self.texts() { other.apply(try Self.line(text)) }
    #expect(other.cases == (try Self.folded()).cases)
  }
}

extension DeskEvent {
  fileprivate var onCase: CaseEvent? { if case .on(_, let event) = self { event } else { nil } }
}

extension String {
  fileprivate func components(before mark: String) -> Substring? {
    firstRange(of: mark).map { self[..<$0.lowerBound] }
  }
}
