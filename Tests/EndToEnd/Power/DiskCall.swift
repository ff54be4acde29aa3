/// A call that a program made on the files under a folder, as the preloaded library wrote it down
/// (`Tests/Support/Preload/include/CPreload.h`).
struct DiskCall: Hashable, CustomStringConvertible {
  enum Kind: UInt32, CaseIterable {
    case create = 1
    case write, truncate, syncData, sync, rename, unlink, makeFolder, removeFolder, close
    /// What a program said on its standard output or standard error.
    case said
    /// What a test put in: from here on something was reported as done.
    case mark
    /// The call was made to fail.
    case failed
    /// A call the model of the disk knows nothing of.
    case unknown
  }

  var kind: Kind
  var process: UInt32 = 0
  /// Which file, as the system numbers them; numbers are given again once a file is gone.
  var node: UInt64 = 0
  /// Where a write begins, the size after a truncation, the error of a failure.
  var offset = 0
  /// Relative to the folder.
  var path = ""
  /// The new name of a rename.
  var second = ""
  var bytes: [UInt8] = []

  var description: String {
    switch kind {
    case .write: "write \(path) \(offset)+\(bytes.count)"
    case .truncate: "truncate \(path) to \(offset)"
    case .rename: "rename \(path) to \(second)"
    case .mark: "— \(String(decoding: bytes, as: UTF8.self))"
    default: "\(kind) \(path)"
    }
  }

  /// Whether the disk may hold something else after it than before.
  var matters: Bool {
    switch kind {
    case .close, .said, .failed, .unknown: false
    default: true
    }
  }
}

extension DiskCall {
  struct Unreadable: Error {}

  private static let headSize = 40

  /// All calls of a log, in their order.
  static func read(_ log: [UInt8]) throws -> [DiskCall] {
    var calls: [DiskCall] = []
    var place = 0
    func number(_ at: Int, _ size: Int) -> UInt64 {
      log[place + at..<place + at + size].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    while place < log.count {
      guard place + headSize <= log.count, let kind = Kind(rawValue: UInt32(number(0, 4))) else {
        throw Unreadable()
      }
      var call = DiskCall(kind: kind, process: UInt32(number(4, 4)), node: number(8, 8))
      call.offset = Int(truncatingIfNeeded: Int64(bitPattern: number(16, 8)))
      let counts = [Int(number(24, 4)), Int(number(28, 4)), Int(number(32, 8))]
      place += headSize
      guard place + counts.reduce(0, +) <= log.count else { throw Unreadable() }
      let parts = counts.map { count in
        defer { place += count }
        return Array(log[place..<place + count])
      }
      call.path = String(decoding: parts[0], as: UTF8.self)
      call.second = String(decoding: parts[1], as: UTF8.self)
      call.bytes = parts[2]
      calls.append(call)
    }
    return calls
  }

  /// A mark as the library would write it.
  static func mark(_ text: String) -> [UInt8] {
    func bytes(_ number: Int, _ size: Int) -> [UInt8] {
      (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return bytes(Int(Kind.mark.rawValue), 4) + bytes(0, 4) + bytes(0, 8) + bytes(0, 8)
      + bytes(0, 4) + bytes(0, 4) + bytes(text.utf8.count, 8) + text.utf8
  }
}
