import Glibc

/// Reads a file line by line, and never holds much more than one line and one block.
struct LineReader: ~Copyable {
  enum Piece {
    /// A line without its end.
    case line([UInt8])
    /// A line too long to be one, with how many bytes it has before its end.
    case overlong(Int)
    /// What comes after the last line end.
    case rest(Int)

    /// How many bytes of the file it takes.
    var size: Int {
      switch self {
      case .line(let bytes): bytes.count + 1
      case .overlong(let count): count + 1
      case .rest(let count): count
      }
    }
  }

  static let lineEnd = UInt8(ascii: "\n")

  private let file: File
  private let blockSize: Int
  /// Where in the file the next block begins.
  private var offset: Int
  private var block: [UInt8] = []
  /// Where in the block the next line begins.
  private var start = 0

  /// - Parameter blockSize: how many bytes are read at a time.
  init(_ file: consuming File, from offset: Int, blockSize: Int = 64 << 10) {
    self.file = file
    self.blockSize = blockSize
    self.offset = offset
  }

  /// The next line; nil where the file ends.
  mutating func next() throws(LedgerError) -> Piece? {
    var searched = start
    var dropped = 0
    while true {
      if let end = lineEnd(from: searched) {
        let line = start..<end
        start = end + 1
        guard dropped == 0 else { return .overlong(dropped + line.count) }
        return .line(Array(block[line]))
      }
      if block.count - start > JournalLine.longest {
        dropped += block.count - start
        start = block.count
      }
      block.removeSubrange(..<start)
      start = 0
      searched = block.count
      let more = try file.read(at: offset, count: blockSize)
      guard !more.isEmpty else {
        let rest = dropped + block.count
        block = []
        return rest == 0 ? nil : .rest(rest)
      }
      offset += more.count
      block = block.isEmpty ? more : block + more
    }
  }

  private func lineEnd(from place: Int) -> Int? {
    block.withUnsafeBytes { Self.lineEnd(in: $0, from: place) }
  }

  static func lineEnd(in block: UnsafeRawBufferPointer, from place: Int) -> Int? {
    guard let base = block.baseAddress, place < block.count,
      let found = memchr(base + place, Int32(lineEnd), block.count - place)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
