import Caseload
import Casework
import Coding

/// What `head` holds: who did what to which subjects, and the digests of the rest.
struct Head: Codable, Hashable {
  /// The newest line format this program reads and writes.
  static let knownVersion = 1

  var v = knownVersion
  var seq: Int
  var id: String
  var at: Instant
  var by: PersonID
  var role: DeskRole?
  var of: [String]
  var after: [Int]
  var undoes: Int?
  /// Of events and of words, as stored.
  var digests: [String]

  private enum CodingKeys: String, CodingKey {
    case v, seq, id, at, by, of, after, undoes, digests
    case role = "as"
  }
}

/// What is stored of a line beside its chain, as JSON.
struct LineParts: Sendable {
  var head: [UInt8]
  var events: [UInt8]
  var words: [UInt8]

  /// Of many lines another core encodes some.
  static func of(_ lines: [Line], _ coder: LineCoder) throws(LedgerError) -> [LineParts] {
    guard lines.count >= 50 else { return try lines.map(coder.encode) }
    let ahead = Ahead(lines) {
      let coder = LineCoder()
      return { line in Result { () throws(LedgerError) in try coder.encode(line) } }
    }
    return try ahead.finish().map { parts throws(LedgerError) in try parts.get() }
  }
}

/// Turns lines of the fold into lines of the journal and back.
///
/// Free text goes to `words`, whose first element is random: without it an erased phone number
/// could be found again by trying which number has the digest.
///
/// A ledger keeps one: it reads and writes with the same buffers all the time.
final class LineCoder {
  private let reader = JSONReader()
  private let writer = JSONWriter()

  /// The parts of a line; only its chain depends on the line before.
  func encode(_ line: Line) throws(LedgerError) -> LineParts {
    let store = WordStore([Randomness.hex(bytes: 16)])
    writer.userInfo[.wordStore] = store
    defer { writer.userInfo = [:] }
    do {
      // Events first: encoding them fills the words.
      let events = try writer.encode(line.events)
      let words = try writer.encode(store.words)
      let head = Head(
        seq: line.seq, id: line.id, at: line.at, by: line.by, role: line.role, of: line.subjects,
        after: line.after, undoes: line.undoes, digests: [Digest.of(events), Digest.of(words)])
      return LineParts(head: try writer.encode(head), events: events, words: words)
    } catch {
      throw .inputOutput("encoding a line")
    }
  }

  func head(of line: JournalLine) throws(Damage) -> Head {
    let bytes = line.bytes[line.head]
    guard let head = try? reader.decode(Head.self, from: bytes), head.v <= Head.knownVersion else {
      let found = try? reader.decode(Version.self, from: bytes)
      throw found.map { $0.v > Head.knownVersion } == true ? .newer : .notUnderstood
    }
    return head
  }

  /// All that may be asked of a head whose version isn't known.
  private struct Version: Decodable { var v: Int }

  /// Reads a line whose head is known; checks that events and words are the ones it was made for.
  func decode(_ line: JournalLine, _ head: Head) throws(Damage) -> Line {
    guard head.digests.first == Digest.of(line.bytes[line.events]) else { throw .digestDiffers }
    var words = try words(of: line)
    // Of blanked words another line has the digest.
    let isBlanked = line.isBlanked
    guard isBlanked || head.digests.last == Digest.of(line.bytes[line.words]) else {
      throw .digestDiffers
    }
    if isBlanked { words = words.map { Words.isBlank($0) ? Words.erased.text : $0 } }
    reader.userInfo[.wordStore] = WordStore(words)
    defer { reader.userInfo = [:] }
    guard let events = try? reader.decode([DeskEvent].self, from: line.bytes[line.events])
    else { throw .notUnderstood }
    var found = Line(
      seq: head.seq, id: head.id, at: head.at, by: head.by, role: head.role, undoes: head.undoes,
      events: events, subjects: head.of, after: head.after)
    found.isBlanked = isBlanked
    return found
  }

  /// What was typed, after its random beginning.
  func words(of line: JournalLine) throws(Damage) -> [String] {
    guard let words = try? reader.decode([String].self, from: line.bytes[line.words]) else {
      throw .notUnderstood
    }
    return words
  }
}
