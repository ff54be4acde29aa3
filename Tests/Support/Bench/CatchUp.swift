import Caseload
import Casework
import FoundationEssentials

/// Another desk writes 1,000 lines while this one stands open.
enum CatchUp {
  private static let count = 1000

  static func measure(_ desk: borrowing BenchDesk) throws {
    try measure(desk, "new cases") { number, _ in
      var facts = Facts()
      facts.story = Words("Number \(number). " + Example.text)
      facts.forms = [.brickKiln]
      facts.place = "pb-kasur"
      facts.persons = [Person(age: Age(20 + number % 40), gender: .male)]
      return .open(facts: facts, needs: [NeedAsked(code: .bondedLabour)], inInbox: true)
    }
    // Each of another case, as far as there are so many, and none of them at hand.
    try measure(desk, "notes on old cases") { number, caseload in
      let queue = caseload.queue(Query(), at: Example.now)
      let text = "Called again, number \(number). " + Example.text
      return .on(caseload.code(number * 7 % queue.count, of: queue), .note(text: Words(text)))
    }
  }

  private static func measure(
    _ desk: borrowing BenchDesk, _ what: String, _ action: (Int, Caseload) -> DeskAction
  ) throws {
    var screen = try Screen(OpenedDesk(desk))
    let lines = try write(to: desk, what, action)
    var pieces: [Duration] = []
    screen.notice()
    var isBusy = true
    while isBusy { pieces.append(try time { isBusy = try screen.work() }) }
    guard screen.seq == lines.last?.seq else { throw Failure("lines are missing") }

    let floor = times(5) { _ in for line in lines { line.decode() } }
    Figure(
      what: "catch-up on 1,000 \(what)", cases: desk.cases, measured: .time(pieces.sum),
      floor: "JSONDecoder over the same lines", base: .time(floor.median), reach: .ratio(1)
    ).print()
    Figure(
      what: "… the longest that a key waits", cases: desk.cases,
      measured: .time(pieces.max() ?? .zero), floor: "JSONDecoder over the same lines",
      base: .time(floor.median), reach: .time(.milliseconds(16))
    ).print()
  }

  /// As another desk.
  private static func write(
    to desk: borrowing BenchDesk, _ what: String, _ action: (Int, Caseload) -> DeskAction
  ) throws -> [StoredLine] {
    var other = try OpenedDesk(desk)
    let requests = (0..<count).map { number in
      Request(
        id: "\(what) \(number)", by: "bilal", at: Example.now + .minutes(1),
        action: action(number, other.caseload))
    }
    let end = desk.journalFiles.last.map(fileSize) ?? 0
    try other.perform(requests)
    guard let file = desk.journalFiles.last else { return [] }
    return try Data(contentsOf: URL(filePath: file)).dropFirst(end)
      .split(separator: UInt8(ascii: "\n")).map { try StoredLine($0) }
  }
}

/// A line with its words known, for a decoder that meets the events before them.
private struct StoredLine {
  let seq: Int
  private let bytes: Data
  private let store: WordStore

  private struct Parts: Decodable {
    struct Head: Decodable {
      var v: Int
      var seq: Int
      var id: String
      var at: Instant
      var by: PersonID
      var of: [String]
      var after: [Int]
      var digests: [String]
    }

    var chain: String
    var head: Head
    var words: [String]
  }

  private struct Whole: Decodable {
    var parts: Parts
    var events: [DeskEvent]

    private enum Keys: CodingKey { case events }

    init(from decoder: any Decoder) throws {
      parts = try Parts(from: decoder)
      events = try decoder.container(keyedBy: Keys.self).decode([DeskEvent].self, forKey: .events)
    }
  }

  init(_ bytes: Data) throws {
    let parts = try JSONDecoder().decode(Parts.self, from: bytes)
    seq = parts.head.seq
    store = WordStore(parts.words)
    self.bytes = Data(bytes)
  }

  func decode() {
    let decoder = JSONDecoder()
    decoder.userInfo[.wordStore] = store
    guard (try? decoder.decode(Whole.self, from: bytes)) != nil else {
      preconditionFailure("a line of the bench can't be decoded")
    }
  }
}
