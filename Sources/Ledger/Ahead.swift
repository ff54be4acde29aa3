import Dispatch
import Synchronization

/// Work on many things that another core begins while this one still does what comes before.
package final class Ahead<Input: Sendable, Output: Sendable>: Sendable {
  /// How many are worked on before one looks again for what is left.
  private static var pieceSize: Int { 25 }

  private let pieces: [ArraySlice<Input>]
  private let worker: @Sendable () -> (Input) -> Output
  private let shared: Mutex<Shared>
  private let isDone = DispatchSemaphore(value: 0)

  private struct Shared {
    /// The first piece that nobody has taken.
    var next = 0
    var outputs: [[Output]]
  }

  /// - Parameter worker: makes what does the work; each core has one of its own.
  package init(_ inputs: [Input], worker: @escaping @Sendable () -> (Input) -> Output) {
    pieces = stride(from: 0, to: inputs.count, by: Self.pieceSize).map {
      inputs[$0..<min($0 + Self.pieceSize, inputs.count)]
    }
    shared = Mutex(Shared(outputs: pieces.map { _ in [] }))
    self.worker = worker
    DispatchQueue.global().async {
      self.work()
      self.isDone.signal()
    }
  }

  /// Helps with what is left and waits until all is done; may be asked once.
  ///
  /// - Returns: what came of each, in their order.
  package func finish() -> [Output] {
    work()
    isDone.wait()
    return shared.withLock { Array($0.outputs.joined()) }
  }

  private func work() {
    guard let first = takePiece() else { return }
    let work = worker()
    for piece in sequence(first: first, next: { _ in self.takePiece() }) {
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
