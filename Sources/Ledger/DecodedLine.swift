import Caseload

/// A line of the journal with what it says, or why that can't be read.
struct DecodedLine: Sendable {
  let head: Result<Head, Damage>
  let line: Result<Line, Damage>

  init(_ entry: JournalEntry, _ coder: LineCoder) {
    do throws(Damage) {
      let stored = try entry.whole()
      let head = try coder.head(of: stored)
      self.head = .success(head)
      line = Result { () throws(Damage) in try coder.decode(stored, head) }
    } catch {
      head = .failure(error)
      line = .failure(error)
    }
  }

  /// Lines that another core decodes while those before them are folded: of the time that a journal
  /// takes, decoding is more than half.
  static func ahead(_ entries: [JournalEntry]) -> Ahead<JournalEntry, DecodedLine> {
    Ahead(entries) {
      let coder = LineCoder()
      return { DecodedLine($0, coder) }
    }
  }
}
