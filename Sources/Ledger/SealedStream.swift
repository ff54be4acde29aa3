import CPlatform

/// What closes and opens a backup; wiped when it goes.
package struct BackupKey: ~Copyable {
  fileprivate let secret = Secret(count: 32)

  /// Takes as long and as much memory as `cost` says.
  package init(
    _ passphrase: borrowing Passphrase, salt: [UInt8], cost: BackupCost
  ) throws(BackupError) {
    precondition(salt.count == BackupHeader.saltCount)
    let key = secret.start
    let isMade = passphrase.withBytes { bytes, count in
      platform_key(key, bytes, count, salt, UInt64(cost.passes), cost.memory)
    }
    guard isMade else { throw .noMemory(megabytes: cost.memory >> 20) }
  }
}

/// Pieces of bytes, sealed so that none can be read, changed, left out, doubled or moved, and so that
/// the end can't be cut off unseen (libsodium's secretstream).
struct SealedStream: ~Copyable {
  static let startCount = Int(platform_stream_start_count)
  /// How many bytes a piece is longer when it is sealed.
  static let extra = Int(platform_stream_extra_count)

  private let state = Secret(count: platform_stream_state_count())

  /// To write; `start` becomes the bytes it starts with.
  init(writingWith key: borrowing BackupKey, start: inout [UInt8]) {
    start = [UInt8](repeating: 0, count: Self.startCount)
    platform_stream_push_start(state.start, &start, key.secret.start)
  }

  /// To read what started with these bytes.
  init(readingWith key: borrowing BackupKey, start: [UInt8]) {
    precondition(start.count == Self.startCount)
    // It can't fail: any start and any key are possible ones.
    _ = platform_stream_pull_start(state.start, start, key.secret.start)
  }

  /// The next piece as it is stored.
  ///
  /// - Parameter bound: what isn't in it and must be the same when it is opened.
  func seal(_ plain: ArraySlice<UInt8>, bound: [UInt8] = [], isLast: Bool) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: plain.count + Self.extra) { sealed, filled in
      filled = plain.count + Self.extra
      guard let place = sealed.baseAddress else { return }
      plain.withUnsafeBytes { plain in
        // An empty piece has no address, but wants one.
        let bytes = plain.baseAddress ?? UnsafeRawPointer(place)
        platform_stream_push(
          state.start, place, bytes, plain.count, bound, bound.count, isLast)
      }
    }
  }

  /// Opens the next piece, of 17 bytes at least; nil when it isn't the one that was sealed here.
  func open(_ sealed: [UInt8], bound: [UInt8] = []) -> (plain: [UInt8], isLast: Bool)? {
    let count = sealed.count - Self.extra
    var isLast = false
    var isGenuine = false
    // One byte more, so that an empty piece has a place.
    let plain = [UInt8](unsafeUninitializedCapacity: count + 1) { plain, filled in
      guard let place = plain.baseAddress else { return }
      let found = platform_stream_pull(state.start, place, sealed, count, bound, bound.count)
      isGenuine = found >= 0
      isLast = found == 1
      filled = isGenuine ? count : 0
    }
    return isGenuine ? (plain, isLast) : nil
  }
}
