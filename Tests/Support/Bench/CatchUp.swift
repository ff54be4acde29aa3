import Caseload
import Casework
import FoundationEssentials

/// Another desk writes 1,000 lines while this one stands open.
enum CatchUp {
  private static let count = 1000

  static func measure(_ desk: borrowing BenchDesk) throws {
    var screen = try Screen(OpenedDesk(desk))
    let lines = try write(to: desk)
    var pieces: [Duration] = []
    screen.notice()
    var isBusy = true
    while isBusy { pieces.append(try time { isBusy = try screen.work() }) }
    guard screen.seq == lines.last?.seq else { throw Failure("lines are missing") }

    let floor = times(5) { _ in for line in lines { line.decode() } }
    Figure(
      what: "catch-up on 1,000 lines", cases: desk.cases, measured: .time(pieces.sum),
      floor: "JSONDecoder over the same lines", base: .time(floor.median), reach: .ratio(1)
    ).print()
    Figure(
      what: "… the longest that a key waits", cases: desk.cases,
      measured: .time(pieces.max() ?? .zero), floor: "JSONDecoder over the same lines",
      base: .time(floor.median), reach: .time(.milliseconds(16))
    ).print()
  }

  /// As another desk: notes and readings on cases all over the queue.
  private static func write(to desk: borrowing BenchDesk) throws -> [StoredLine] {
    var other = try OpenedDesk(desk)
    let queue = other.caseload.queue(Query(), at: Example.now)
    let requests = (0..<count).map { run in
      let code = other.caseload.code(run * 7 % queue.count, of: queue)
      let text = "Called again, number \(run): the neighbour says all is quiet. " + Example.text
      return Request(
        id: "other \(run)", by: "bilal", at: Example.now + .minutes(1),
        action: .on(code, .note(text: Words(text))))
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
