import Caseload
import Casework
import Ledger

/// Lines that stand in a journal behind a few good ones, as a disk or another hand may have left
/// them; then a desk is opened on it.
///
/// A line that begins with `{"chain":` stands in the journal as it is. Of any other, `HEAD,"events":
/// EVENTS,"words":WORDS}`, chain and digests are made as they should be, for nobody guesses those:
/// what it says is believed. What its head lacks is filled in.
enum FuzzedJournal {
  static func take(_ bytes: [UInt8]) throws(Fuzzed.Fault) {
    var journal = FuzzedLines()
    for text in bytes.split(separator: UInt8(ascii: "\n")) { journal.add(text) }

    var desk = try OpenedDesk(journal.journal, journal.desk)
    try desk.work()
    try desk.write()
    try desk.matchesAnother()
  }
}

/// A journal that is put together line by line.
struct FuzzedLines {
  let journal = MemoryJournal()
  let desk: DeskFile
  private var chain: String
  private var count = 0

  /// Begins with three people, three bodies and a case.
  init() {
    self.init(Self.newDesk)
    for line in Self.beginning { leave(line) }
  }

  private init(_ desk: DeskFile) {
    self.desk = desk
    chain = desk.id
  }

  private static let newDesk = {
    var desk = DeskFile(name: "DEMO", prefix: "KHI", created: OpenedDesk.now - .days(60))
    desk.id = "000102030405060708090a0b0c0d0e0f"
    return desk
  }()

  private static let beginning: [[UInt8]] = {
    var lines = FuzzedLines(newDesk)
    return FuzzSeeds.beginning.map { lines.add(Array($0.utf8)[...]) }
  }()

  /// Puts a line behind the others, and gives it as it stands there.
  @discardableResult
  mutating func add(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let line = text.starts(with: #"{"chain":"#.utf8) ? Array(text) : composed(text)
    leave(line)
    return line
  }

  private mutating func leave(_ line: [UInt8]) {
    count += 1
    journal.leave(line, in: "2026-11")
    if let line = try? JournalLine(line) { chain = line.chainText }
  }

  private func composed(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let (head, rest) = Self.parts(text, at: #","events":"#)
    let (events, words) = Self.parts(rest[...], at: #","words":"#)
    let ending = words.lastIndex(of: UInt8(ascii: "}")) ?? words.endIndex
    let said = words.isEmpty ? Array(#"["salt"]"#.utf8) : Array(words[..<ending])
    return JournalLine.compose(
      previousChain: chain, head: filled(head, events, said), events: events, words: said
    ).bytes
  }

  /// With what isn't said, and the digests.
  private func filled(_ head: [UInt8], _ events: [UInt8], _ words: [UInt8]) -> [UInt8] {
    let text = String(decoding: head, as: UTF8.self)
    let standard = [
      ("v", "1"), ("seq", "\(count + 1)"), ("id", "\"fuzzed \(count + 1)\""),
      ("at", "\"\(OpenedDesk.now - .minutes(2))\""), ("by", "\"amina\""), ("of", "[]"),
      ("after", "[]"), ("digests", "[\"\(Digest.of(events))\",\"\(Digest.of(words))\"]"),
    ]
    let missing = standard.filter { !text.contains("\"\($0.0)\":") }
      .map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
    let said = head.dropFirst(head.first == UInt8(ascii: "{") ? 1 : 0)
    return Array("{\(missing)".utf8) + (said.isEmpty ? [] : [UInt8(ascii: ",")]) + said
      + [UInt8(ascii: "}")]
  }

  private static func parts(_ text: ArraySlice<UInt8>, at mark: String) -> ([UInt8], [UInt8]) {
    guard let place = text.firstRange(of: Array(mark.utf8)) else { return (Array(text), []) }
    return (Array(text[..<place.lowerBound]), Array(text[place.upperBound...]))
  }
}
