/// What a read brought.
package struct JournalRead: Sendable {
  package var entries: [JournalEntry] = []
  /// Where to read on. When fewer entries came than were asked for, this is the end for now.
  package var position: JournalPosition
}

/// A line of the journal, whole or damaged, and where it stands.
package struct JournalEntry: Sendable {
  package enum Content: Hashable, Sendable {
    case line(JournalLine)
    case damaged(Damage)
  }

  /// Where the line begins.
  package var start: JournalPosition
  package var content: Content
  /// Of a damaged one.
  private let found: Remains

  package var file: String { start.file }
  /// Counted from 1 in its file, as editors do.
  package var number: Int { start.line + 1 }
  /// `2026-11.jsonl:14`
  package var place: String { "\(file):\(number)" }

  init(_ bytes: [UInt8], at start: JournalPosition) {
    self.start = start
    do throws(Damage) {
      content = .line(try JournalLine(bytes))
      found = Remains()
    } catch {
      content = .damaged(error)
      found = Remains(of: bytes)
    }
  }

  /// - Parameter bytes: what stands there, as far as it was read.
  init(damaged reason: Damage, _ bytes: [UInt8] = [], at start: JournalPosition) {
    self.start = start
    content = .damaged(reason)
    found = Remains(of: bytes)
  }

  /// The line, unless it is damaged.
  func whole() throws(Damage) -> JournalLine {
    switch content {
    case .line(let line): return line
    case .damaged(let reason): throw reason
    }
  }

  /// What can be learnt even when it can't be folded.
  var remains: Remains {
    switch content {
    case .line(let line): Remains(of: line.bytes)
    case .damaged: found
    }
  }
}
