import CText

/// Rows as some lines of a checkpoint have them. Reading them needs nothing else, so that any core may.
package struct RowBlock: Sendable {
  /// No line of a row is shorter, in bytes.
  package static let shortestLine = 28

  private(set) var entries: [Rows.Entry] = []
  /// Where in the file each row's line begins.
  package private(set) var offsets: [Int] = []
  /// Whether every line is one of a row.
  private(set) var isWhole = true

  /// - Parameters:
  ///   - lines: each with its end.
  ///   - offset: where in the file they begin.
  package init(_ lines: ArraySlice<UInt8>, at offset: Int) {
    // Most lines are longer.
    entries.reserveCapacity(lines.count / 64)
    offsets.reserveCapacity(lines.count / 64)
    lines.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
        guard let length = Self.length(of: rest),
          let entry = RowLines.entry(UnsafeRawBufferPointer(rebasing: rest[..<length]))
        else { return isWhole = false }
        entries.append(entry)
        offsets.append(offset + start)
        start += length + 1
      }
    }
  }

  /// How many bytes the first line has before its end.
  private static func length(of text: UnsafeRawBufferPointer) -> Int? {
    var lineEnd = UInt8(ascii: "\n")
    let bytes = text.assumingMemoryBound(to: UInt8.self)
    let found = text_find(bytes.baseAddress, bytes.count, &lineEnd, 1)
    return found < 0 ? nil : found
  }
}
