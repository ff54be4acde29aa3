import CPlatform
import Glibc

/// The right to append to a desk's journal. Whoever has the value holds the lock; it is given back
/// when the value goes, and by the system when its holder dies.
///
/// It lies on a file of its own, which is never renamed and need never be deleted. The file says in
/// plain words who holds it, for the others to show.
struct JournalLock: ~Copyable {
  static let name = "lock"
  /// In bytes, so that the name is one small write.
  private static let longestHolder = 200

  private let file: File

  /// Tries again and again until the time is over, then says who holds it.
  init(
    _ name: String = Self.name, in folder: borrowing Folder, waitMilliseconds: Int, holder: String
  ) throws(LedgerError) {
    let deadline = ContinuousClock.now + .milliseconds(waitMilliseconds)
    while true {
      let file = try folder.open(name, for: .keeping)
      switch platform_try_lock(file.descriptor) {
      // Somebody may have deleted the file to be rid of a lock; then the new file counts.
      case 0 where try file.isStill(in: folder):
        Self.sign(file, holder)
        self.file = file
        return
      case 0, EAGAIN, EACCES: break
      case let code: throw LedgerError(errno: code, doing: "locking the desk")
      }
      guard ContinuousClock.now < deadline else { throw .lockedBy(Self.holder(in: file)) }
      usleep(2000)
    }
  }

  /// Tries once; nil when somebody holds it.
  init?(trying name: String, in folder: borrowing Folder, holder: String) throws(LedgerError) {
    let file = try folder.open(name, for: .keeping)
    guard platform_try_lock(file.descriptor) == 0, try file.isStill(in: folder) else { return nil }
    Self.sign(file, holder)
    self.file = file
  }

  /// Gives it back here and not sooner: a value that nothing is asked of any more may go at once.
  consuming func release() {}

  /// Only a courtesy: a full disk must not keep anyone from trying.
  private static func sign(_ file: borrowing File, _ holder: String) {
    let who = String(decoding: shown(holder).utf8.prefix(longestHolder), as: UTF8.self)
    let text = Array("\(who) (process \(getpid()))\n".utf8)
    // Every save signs: a file that changed once more would make each sync longer.
    if (try? file.read(at: 0, count: text.count)) == text { return }
    _ = text.withUnsafeBytes { pwrite(file.descriptor, $0.baseAddress, $0.count, 0) }
  }

  private static func holder(in file: borrowing File) -> String {
    // Behind the line end may stand the rest of a longer name.
    guard let bytes = try? file.read(at: 0, count: 2 * longestHolder),
      let end = bytes.firstIndex(of: LineReader.lineEnd), end > 0
    else { return "Another desk" }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
