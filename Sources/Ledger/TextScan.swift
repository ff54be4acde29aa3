import Caseload

/// A search on its way through a checkpoint's texts, which also learns whether they are whole.
final class TextScan {
  private let file: CheckpointFile
  private(set) var search: TextSearch
  private var offset = 0
  private var sum = Checksum()
  /// Whether all of it was looked through.
  private(set) var isDone = false
  /// Whether the texts are what was written; known once all of it was looked through.
  private(set) var isWhole = false

  init(_ search: TextSearch, _ file: CheckpointFile) {
    self.search = search
    self.file = file
  }

  /// Looks through about so many bytes more.
  func goOn(bytes: Int) throws(LedgerError) {
    var left = bytes
    while left > 0, !isDone {
      let block = try file.texts(from: offset, count: min(left, 1 << 20))
      // Cut off since it was opened.
      if block.isEmpty { isDone = true }
      block.withUnsafeBytes { take($0) }
      left -= block.count
    }
  }

  /// The first line names the checkpoint, the last is the checksum; both are no texts.
  private func take(_ block: UnsafeRawBufferPointer) {
    guard let size = try? file.textsSize(), offset + block.count < size else { return end(block) }
    sum.add(block)
    search.take(UnsafeRawBufferPointer(rebasing: block[skipped(in: block)...]))
    offset += block.count
  }

  private func end(_ block: UnsafeRawBufferPointer) {
    let start = block.dropLast().lastIndex(of: LineReader.lineEnd).map { $0 + 1 } ?? 0
    let texts = UnsafeRawBufferPointer(rebasing: block[..<start])
    sum.add(texts)
    search.take(UnsafeRawBufferPointer(rebasing: texts[min(start, skipped(in: block))...]))
    var whole = Checksum()
    swap(&whole, &sum)
    isWhole = block[start...].elementsEqual(Checkpoint.end(whole.text()))
    isDone = true
  }

  private func skipped(in block: UnsafeRawBufferPointer) -> Int {
    offset == 0 ? min(file.textsStart, block.count) : 0
  }
}
