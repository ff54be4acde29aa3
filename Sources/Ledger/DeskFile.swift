package import Casework
import FoundationEssentials

/// What `desk.json` says: which desk this is, and in what format it is written.
package struct DeskFile: Codable, Hashable, Sendable {
  static let name = "desk.json"
  /// The newest format this program reads and writes.
  package static let knownFormat = 1

  package var format: Int
  /// 32 random hex digits. The chain of the journal begins with it, so no two desks share a chain.
  package var id: String
  package var name: String
  /// What its case codes begin with: `KHI`.
  package var prefix: String
  package var created: Instant
  /// Whether events and words are kept as ciphertext; not yet.
  package var sealed: Bool

  package init(name: String, prefix: String, created: Instant) {
    format = Self.knownFormat
    id = Randomness.hex(bytes: 16)
    self.name = name
    self.prefix = prefix
    self.created = created
    sealed = false
  }

  /// Nil when the bytes are no `desk.json`. The format is looked at first and alone, because a
  /// newer one may mean anything by the rest.
  init?(_ bytes: [UInt8]) throws(LedgerError) {
    struct Format: Decodable { var format: Int }
    let decoder = JSONDecoder()
    let data = Data(bytes)
    guard let found = try? decoder.decode(Format.self, from: data).format else { return nil }
    guard found <= Self.knownFormat else {
      throw .newerFormat(found: found, known: Self.knownFormat)
    }
    guard let file = try? decoder.decode(DeskFile.self, from: data) else { return nil }
    self = file
  }

  /// As it is stored: one field a line, for people to read.
  func encoded() throws(LedgerError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { throw .inputOutput("encoding \(Self.name)") }
    return Array(data) + [LineReader.lineEnd]
  }
}
