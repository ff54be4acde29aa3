import Caseload
import Casework

/// What is known, while a journal is read, of lines that were blanked and of lines that were to be.
struct Erasures {
  /// A line that was found blanked.
  struct Found {
    var digest: String
    /// FILE:LINE
    var place: String
    var subjects: [String]
  }

  /// A line that some later one says is blanked, and that isn't, as far as is known: an erasure that
  /// was interrupted, or is just under way.
  struct Unfinished {
    var position: JournalPosition
    var line: BlankedLine
  }

  /// Blanked lines that none has named yet.
  private(set) var unnamed: [Int: Found] = [:]
  var unfinished: [Int: Unfinished] = [:]
  /// The cases that these are about.
  var codes: Set<CaseCode> = []
  /// Lines that can't be read, by the number they should have: a power cut may have torn what was
  /// being blanked.
  var unreadable: [Int: JournalPosition] = [:]

  mutating func found(_ seq: Int, _ found: Found) { unnamed[seq] = found }

  /// A line says that another is blanked.
  ///
  /// - Returns: whether it was found so. A line that was blanked twice is as the later one says.
  mutating func name(_ line: BlankedLine) -> Bool {
    guard unnamed[line.seq]?.digest == line.digest else { return false }
    unnamed[line.seq] = nil
    unfinished[line.seq] = nil
    return true
  }

  /// All was read: what nobody has named was blanked by nobody who may. What is blanked in part and
  /// named is unfinished.
  mutating func takeUnnamed() -> [Found] {
    defer { unnamed = [:] }
    return unnamed.filter { unfinished[$0.key] == nil }.sorted { $0.key < $1.key }.map(\.value)
  }
}
