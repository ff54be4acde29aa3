import Caseload
import Dispatch
import Synchronization

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
}

/// Lines that another core decodes while those before them are folded: of the time that a whole
/// journal takes, decoding is more than half.
final class LinesAhead: Sendable {
  /// How many lines are decoded before one looks again for what is left.
  private static let pieceSize = 25

  private let pieces: [ArraySlice<JournalEntry>]
  private let work: Mutex<Work>
  private let isDone = DispatchSemaphore(value: 0)

  private struct Work {
    /// The first piece that nobody has taken.
    var next = 0
    var decoded: [[DecodedLine]]
  }

  init(_ entries: [JournalEntry]) {
    pieces = stride(from: 0, to: entries.count, by: Self.pieceSize).map {
      entries[$0..<min($0 + Self.pieceSize, entries.count)]
    }
    work = Mutex(Work(decoded: pieces.map { _ in [] }))
    DispatchQueue.global().async {
      self.decode(with: LineCoder())
      self.isDone.signal()
    }
  }

  /// Helps with what is left and waits until all are decoded; may be asked once.
  func finish(with coder: LineCoder) -> [DecodedLine] {
    decode(with: coder)
    isDone.wait()
    return work.withLock { Array($0.decoded.joined()) }
  }

  private func decode(with coder: LineCoder) {
    while let piece = takePiece() {
      let lines = pieces[piece].map { DecodedLine($0, coder) }
      work.withLock { $0.decoded[piece] = lines }
    }
  }

  private func takePiece() -> Int? {
    work.withLock { work in
      guard work.next < pieces.count else { return nil }
      defer { work.next += 1 }
      return work.next
    }
  }
}
