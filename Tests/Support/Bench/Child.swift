import FoundationEssentials
import Glibc

/// A program that was built beside this one, run to its end.
struct Child {
  let status: Int32
  let time: Duration
  /// The most memory it had, to within what it took in its last milliseconds.
  let peak: Int

  static func path(of program: String) throws -> String {
    guard let own = realpath("/proc/self/exe", nil) else { throw Failure("no /proc") }
    defer { free(own) }
    let path = String(cString: own).split(separator: "/").dropLast().map { "/" + $0 }.joined()
    return "\(path)/\(program)"
  }

  /// What it prints is thrown away.
  static func run(_ program: String, _ words: [String]) throws -> Child {
    let path = try path(of: program)
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor: Int32 in 0...1 {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_RDWR, 0)
    }
    let pointers = ([path] + words).map { strdup($0) }
    defer { pointers.forEach { free($0) } }
    let before = ContinuousClock.now
    var process: pid_t = 0
    guard posix_spawn(&process, path, &files, nil, pointers + [nil], environ) == 0 else {
      throw Failure("\(program) did not start; build it first")
    }
    var status: Int32 = 0
    var peak = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      peak = max(peak, Self.peak(of: process))
      usleep(2000)
    }
    return Child(status: status, time: ContinuousClock.now - before, peak: peak)
  }

  /// The most memory that a process has had since its exec; 0 once it has ended.
  ///
  /// What the system says of a child that has ended counts the memory of its parent at the fork.
  static func peak(of process: pid_t) -> Int {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }
}
