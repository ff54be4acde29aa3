/// A place between two lines of the journal.
package struct JournalPosition: Hashable, Comparable, Codable, Sendable {
  /// The name of the file, `2026-11.jsonl`; empty before the first.
  package var file: String
  /// How many bytes of the file lie before.
  package var offset: Int
  /// How many lines of the file lie before.
  package var line: Int

  package init(file: String, offset: Int = 0, line: Int = 0) {
    self.file = file
    self.offset = offset
    self.line = line
  }

  /// Before the first line of all.
  package static let start = JournalPosition(file: "")

  package static func < (a: JournalPosition, b: JournalPosition) -> Bool {
    (a.file, a.offset) < (b.file, b.offset)
  }

  /// The place behind a piece of this many bytes and lines.
  func advanced(bytes: Int, lines: Int = 1) -> JournalPosition {
    JournalPosition(file: file, offset: offset + bytes, line: line + lines)
  }
}
