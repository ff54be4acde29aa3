package import Casework
import FoundationEssentials

/// What it takes to try one passphrase: Argon2id's passes over so much memory, in bytes.
package struct BackupCost: Hashable, Sendable {
  package var passes: Int
  package var memory: Int

  package init(passes: Int, memory: Int) {
    self.passes = passes
    self.memory = memory
  }

  /// About a second; libsodium's "moderate".
  package static let moderate = BackupCost(passes: 3, memory: 256 << 20)
  /// What a file may ask of whoever opens it.
  package static let most = BackupCost(passes: 16, memory: 1 << 30)
  /// Argon2id's own.
  package static let least = BackupCost(passes: 1, memory: 8 << 10)

  var isWithinBounds: Bool {
    (Self.least.passes...Self.most.passes).contains(passes)
      && (Self.least.memory...Self.most.memory).contains(memory)
  }
}

/// The first line of a backup: all that can be read of it without the passphrase.
///
/// It says how the rest is opened and when it was made, and nothing of the desk: no name, no id, no
/// number of cases. All of it is bound to what follows, so that a changed line opens nothing.
package struct BackupHeader: Hashable, Sendable {
  package static let format = "rabta-backup"
  /// The newest version this program reads and writes.
  package static let knownVersion = 1
  /// What every backup of every version begins with.
  static let beginning = Array(#"{"format":"\#(format)","#.utf8)
  static let saltCount = 16
  /// In bytes, with the line end; ours is shorter by far.
  static let longest = 1024

  package let created: Instant
  package let cost: BackupCost
  let salt: [UInt8]
  /// What the sealed stream starts with.
  let start: [UInt8]
  /// As stored, with the line end.
  let line: [UInt8]

  private static let key = "argon2id13"
  private static let stream = "secretstream-xchacha20poly1305"

  /// Of a new backup.
  init(created: Instant, cost: BackupCost, salt: [UInt8], start: [UInt8]) {
    self.created = created
    self.cost = cost
    self.salt = salt
    self.start = start
    // By hand, so that a person who opens the file reads first what it is.
    line = Array(
      """
      {"format":"\(Self.format)","version":\(Self.knownVersion),"created":"\(created)",\
      "key":"\(Self.key)","passes":\(cost.passes),"memory":\(cost.memory),"salt":"\(Hex.text(salt))",\
      "stream":"\(Self.stream)","start":"\(Hex.text(start))"}

      """.utf8)
  }

  private struct Stored: Decodable {
    var created: Instant
    var key: String
    var passes: Int
    var memory: Int
    var salt: String
    var stream: String
    var start: String
  }

  /// From the first bytes of a file. Format and version are looked at first and alone, because a
  /// newer one may mean anything by the rest.
  ///
  /// - Parameter path: for the sentence when it is no backup.
  init(_ bytes: [UInt8], path: String) throws(BackupError) {
    struct Format: Decodable {
      var format: String
      var version: Int
    }
    guard let end = bytes.prefix(Self.longest).firstIndex(of: LineReader.lineEnd) else {
      throw .notABackup(path: path)
    }
    let line = Array(bytes[...end])
    let data = Data(line)
    let decoder = JSONDecoder()
    guard let found = try? decoder.decode(Format.self, from: data), found.format == Self.format,
      found.version > 0
    else { throw .notABackup(path: path) }
    guard found.version <= Self.knownVersion else {
      throw .newerFormat(found: found.version, known: Self.knownVersion)
    }
    guard let stored = try? decoder.decode(Stored.self, from: data), stored.key == Self.key,
      stored.stream == Self.stream, let salt = Hex.bytes(stored.salt, count: Self.saltCount),
      let start = Hex.bytes(stored.start, count: SealedStream.startCount)
    else { throw .notABackup(path: path) }
    created = stored.created
    cost = BackupCost(passes: stored.passes, memory: stored.memory)
    guard cost.isWithinBounds else { throw .costOutOfBounds }
    self.salt = salt
    self.start = start
    self.line = line
  }
}

/// Bytes as lower-case hex, two characters each.
private enum Hex {
  static func text(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Nil unless it is exactly so many bytes.
  static func bytes(_ text: String, count: Int) -> [UInt8]? {
    let digits = Array(text.utf8)
    guard digits.count == 2 * count,
      digits.allSatisfy("0123456789abcdef".utf8.contains)
    else { return nil }
    return stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
    }
  }
}
