import CPlatform

/// A quick sum over bytes that finds what a failing disk or a torn copy does to a derived file.
/// The journal has digests for that.
struct Checksum: ~Copyable {
  /// How many hex digits it has as a text.
  static let length = 16

  private let state: UnsafeMutableRawPointer

  init() { state = platform_checksum_start() }

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    platform_checksum_add(state, bytes.baseAddress, bytes.count)
  }

  mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

  deinit { _ = platform_checksum_finish(state) }

  /// In hex digits.
  consuming func text() -> String {
    let sum = platform_checksum_finish(state)
    discard self
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: Self.length - digits.count) + digits
  }
}
