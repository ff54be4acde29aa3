import Glibc

/// An open file; closed when nobody holds it any more.
///
/// Names, not paths, appear in its errors: `desk.json`, `2026-11.jsonl`, which never hold case data.
package struct File: ~Copyable {
  let name: String
  let descriptor: Int32

  init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  deinit { close(descriptor) }

  /// The same open file, held once more.
  func again() -> File { File(descriptor: fcntl(descriptor, F_DUPFD_CLOEXEC, 0), name: name) }

  private func failure(_ doing: String) -> LedgerError {
    LedgerError(errno: errno, doing: "\(doing) \(name)")
  }

  func size() throws(LedgerError) -> Int {
    var found = stat()
    guard fstat(descriptor, &found) == 0 else { throw failure("looking at") }
    return Int(found.st_size)
  }

  /// Whether the folder still knows this very file by its name.
  func isStill(in folder: borrowing Folder) throws(LedgerError) -> Bool {
    var own = stat()
    guard fstat(descriptor, &own) == 0 else { throw failure("looking at") }
    guard let other = folder.inode(of: name) else { return false }
    return own.st_ino == other
  }

  /// Where the last line end before `limit` stands, plus one: 0 when there is none.
  func endOfLastLine(before limit: Int) throws(LedgerError) -> Int {
    var end = limit
    // Nearly always the last byte is it.
    var step = 1
    while end > 0 {
      let start = max(0, end - step)
      let block = try read(at: start, count: end - start)
      if let place = block.lastIndex(of: LineReader.lineEnd) { return start + place + 1 }
      end = start
      step = 64 << 10
    }
    return 0
  }

  /// Up to `count` bytes from `offset` on; fewer only where the file ends.
  func read(at offset: Int, count: Int) throws(LedgerError) -> [UInt8] {
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let place = off_t(offset + filled)
        let got = retrying { pread(descriptor, rest.baseAddress, rest.count, place) }
        failed = got < 0
        guard got > 0 else { return }
        filled += got
      }
    }
    if failed { throw failure("reading") }
    return bytes
  }

  func readAll() throws(LedgerError) -> [UInt8] { try read(at: 0, count: try size()) }

  /// Writes all bytes where the file ends. When this throws, some of them may stand there.
  func append(_ bytes: [UInt8]) throws(LedgerError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        return retrying { write(descriptor, rest.baseAddress, rest.count) }
      }
      guard count >= 0 else { throw failure("writing") }
      written += count
    }
  }

  /// Writes over what stands at a place.
  func overwrite(_ bytes: [UInt8], at offset: Int) throws(LedgerError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        return retrying {
          pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + written))
        }
      }
      guard count >= 0 else { throw failure("writing") }
      written += count
    }
  }

  /// Returns once the bytes and the length would survive a power cut.
  func synchronize() throws(LedgerError) {
    guard retrying({ Int(fdatasync(descriptor)) }) == 0 else { throw failure("saving") }
  }

  func truncate(to size: Int) throws(LedgerError) {
    guard retrying({ Int(ftruncate(descriptor, off_t(size))) }) == 0 else {
      throw failure("shortening")
    }
  }
}

/// Calls again when a signal came in between.
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
