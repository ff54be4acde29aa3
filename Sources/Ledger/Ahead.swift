import Dispatch
import Synchronization

/// Work on many things that another core begins while this one still does what comes before.
package final class Ahead<Input: Sendable, Output: Sendable>: Sendable {
  /// How many are worked on before one looks again for what is left.
  private static var pieceSize: Int { 25 }

  private let pieces: [ArraySlice<Input>]
  private let shared: Mutex<Shared>
  private let isDone = DispatchSemaphore(value: 0)

  private struct Shared {
    /// The first piece that nobody has taken.
    var next = 0
    var outputs: [[Output]]
  }

  /// - Parameter worker: makes what does the work; the other core has one of its own.
  package init(_ inputs: [Input], worker: @escaping @Sendable () -> (Input) -> Output) {
    pieces = stride(from: 0, to: inputs.count, by: Self.pieceSize).map {
      inputs[$0..<min($0 + Self.pieceSize, inputs.count)]
    }
    shared = Mutex(Shared(outputs: pieces.map { _ in [] }))
    DispatchQueue.global().async {
      self.work(worker())
      self.isDone.signal()
    }
  }

  /// Helps with what is left and waits until all is done; may be asked once.
  ///
  /// - Returns: what came of each, in their order.
  package func finish(_ work: (Input) -> Output) -> [Output] {
    self.work(work)
    isDone.wait()
    return shared.withLock { Array($0.outputs.joined()) }
  }

  private func work(_ work: (Input) -> Output) {
    while let piece = takePiece() {
      let outputs = pieces[piece].map(work)
      shared.withLock { $0.outputs[piece] = outputs }
    }
  }

  private func takePiece() -> Int? {
    shared.withLock { shared in
      guard shared.next < pieces.count else { return nil }
      defer { shared.next += 1 }
      return shared.next
    }
  }
}
