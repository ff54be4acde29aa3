import DeskTesting
import FoundationEssentials
import Testing

/// A line of the journal as far as these tests look into it.
struct StoredLine: Decodable {
  struct Head: Decodable {
    var seq: Int
    var id: String
    var of: [String]
  }

  var head: Head
  var words: [String]
}

extension RealDesk {
  /// All lines of the journal, each of them whole.
  func storedLines() throws -> [StoredLine] {
    try journalLines.map { try JSONDecoder().decode(StoredLine.self, from: Data($0.utf8)) }
  }

  /// The files below the desk that a writer has begun and not named yet.
  var halves: [String] {
    get throws { try FileTree.read(path).keys.filter { $0.hasSuffix(".half") }.sorted() }
  }

  /// What writers that were killed left behind in place of a line, set aside.
  var tornTails: [String] { Disk.names(path + "/journal").filter { $0.hasSuffix(".partial") } }
}
