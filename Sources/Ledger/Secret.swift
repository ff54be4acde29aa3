import CPlatform

/// Memory for what nobody else may read: kept out of the swap where the system allows it, and wiped
/// when it goes.
struct Secret: ~Copyable {
  let bytes: UnsafeMutableRawBufferPointer

  /// All zero at first.
  init(count: Int) {
    bytes = UnsafeMutableRawBufferPointer(start: platform_secret_make(count), count: count)
  }

  deinit { platform_secret_free(bytes.baseAddress) }

  var start: UnsafeMutableRawPointer {
    guard let start = bytes.baseAddress else { preconditionFailure("a secret has a place") }
    return start
  }
}

/// What a person types to close or open a backup. It counts byte by byte, as typed.
package struct Passphrase: ~Copyable {
  /// In bytes: more than anybody types, and what a line of a terminal holds.
  package static let longest = 1024

  private let secret = Secret(count: longest)
  private let count: Int

  /// - Parameter fill: writes the passphrase into the memory it is handed, where nothing else learns
  ///   of it, and says how many bytes it has.
  package init<Failure>(
    _ fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
  ) throws(Failure) {
    count = min(Self.longest, try fill(secret.bytes))
  }

  package init(_ text: String) {
    self.init { buffer in
      buffer.copyBytes(from: text.utf8.prefix(buffer.count))
      return text.utf8.count
    }
  }

  private var typed: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: secret.bytes[..<count])
  }

  package var isEmpty: Bool { count == 0 }

  /// Whether it has fewer than 16 characters. Five words have more.
  package var isShort: Bool {
    // Bytes that begin a character of UTF-8.
    typed.count { $0 & 0xC0 != 0x80 } < 16
  }

  package func isSame(as other: borrowing Passphrase) -> Bool {
    typed.elementsEqual(other.typed)
  }

  /// Calls with where it lies and how many bytes it has.
  func withBytes<Result>(_ body: (UnsafeRawPointer, Int) -> Result) -> Result {
    body(UnsafeRawPointer(secret.start), count)
  }
}
