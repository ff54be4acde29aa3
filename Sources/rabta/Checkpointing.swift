import Glibc

/// Starts a process of its own that writes a checkpoint, so that neither a key nor a verb waits for
/// it.
struct Checkpointing {
  /// As many lines as are folded in the blink of an eye when a desk is opened.
  static let interval = 1000

  private let desk: String
  /// POSIX_SPAWN_SETSID of spawn.h, which Swift can't see.
  private static let newSession: Int16 = 0x80
  private var startedAt = 0
  private var child: pid_t?

  init(of desk: String) { self.desk = desk }

  /// - Parameter lines: how many lines were written since the checkpoint that this desk began with.
  mutating func start(ifNeededAt lines: Int) {
    if let child, waitpid(child, nil, WNOHANG) != 0 { self.child = nil }
    guard child == nil, lines >= startedAt + Self.interval else { return }
    startedAt = lines
    child = Self.spawn(["rabta", "checkpoint", desk])
  }

  private static func spawn(_ words: [String]) -> pid_t? {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor: Int32 in 0...2 {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Out of the terminal's hands: it goes on when the screen is left.
    posix_spawnattr_setflags(&attributes, newSession)
    let pointers = words.map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    var child: pid_t = 0
    let result = posix_spawn(
      &child, "/proc/self/exe", &files, &attributes, pointers + [nil], environ)
    return result == 0 ? child : nil
  }
}
