import DeskTesting
import FoundationEssentials
import Glibc

/// The real program, as the build left it beside these tests.
enum Program {
  struct Missing: Error, CustomStringConvertible {
    var description: String
  }

  /// Where it lies. Never skipped over: without it, every test says what to do.
  static var path: String { get throws { try found.get() } }

  /// What else the build left beside it.
  static func beside(_ name: String) throws -> String {
    let program = try path
    let other = program[...(program.lastIndex(of: "/") ?? program.startIndex)] + name
    guard access(String(other), R_OK) == 0 else {
      throw Missing(description: "There is no \(other); swift build --build-tests makes it.")
    }
    return String(other)
  }

  private static let found: Result<String, Missing> = {
    let folders = bundleFolders
    for folder in folders where access(folder + "/rabta", X_OK) == 0 {
      return .success(folder + "/rabta")
    }
    return .failure(
      Missing(
        description: "There is no rabta beside these tests; swift build --build-tests makes "
          + "both. Looked in: " + folders.joined(separator: ", ")))
  }()

  /// The tests are a program of their own, or are loaded by one that is told where they lie.
  private static var bundleFolders: [String] {
    var files: [String] = []
    if let own = realpath("/proc/self/exe", nil) {
      files.append(String(cString: own))
      free(own)
    }
    let words = CommandLine.arguments
    files += words.prefix(1)
    if let option = words.firstIndex(of: "--test-bundle-path") {
      files += words[(option + 1)...].prefix(1)
    }
    #if DEBUG
      let configuration = "debug"
    #else
      let configuration = "release"
    #endif
    files.append("\(SampleData.project)/.build/\(configuration)/tests")
    return files.compactMap { file in
      file.lastIndex(of: "/").map { String(file[..<$0]) }
    }
  }
}

/// Runs a verb to its end.
@discardableResult
func rabta(
  _ arguments: String..., input: String = "", environment: [String: String] = [:],
  seconds: Double = 30
) throws -> Run.Ended {
  try Run(arguments, input: Array(input.utf8), environment: environment).wait(seconds: seconds)
}

/// A program without a terminal: words and standard input go in, two streams and a status come out.
///
/// The streams are files, so that nobody has to read while it runs.
final class Run {
  struct Ended: Sendable {
    /// The exit status; of a program that a signal ended, 128 and the signal, as shells say it.
    var status: Int32
    var bytes: [UInt8]
    var errorBytes: [UInt8]

    var output: String { String(decoding: bytes, as: UTF8.self) }
    var errors: String { String(decoding: errorBytes, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }

    /// The output, once it is sure that it is JSON.
    func json<Value: Decodable>(_: Value.Type = Value.self) throws -> Value {
      try JSONDecoder().decode(Value.self, from: Data(bytes))
    }
  }

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  let process: pid_t
  private let words: [String]
  private let folder = TemporaryFolder()
  private var status: Int32?

  init(
    _ arguments: [String], program: String? = nil, input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws {
    let program = try program ?? Program.path
    words = arguments
    let (files, none) = (folder.path, [UInt8]())
    try Disk.write(input, to: files + "/in")
    try Disk.write(none, to: files + "/out")
    try Disk.write(none, to: files + "/err")

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, files + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, files + "/out", O_WRONLY | O_APPEND, 0)
    posix_spawn_file_actions_addopen(&actions, 2, files + "/err", O_WRONLY | O_APPEND, 0)
    let usual = [
      "LANG": "C.UTF-8", "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
    ]
    let variables = usual.merging(environment) { $1 }.map { "\($0)=\($1)" }
    process = try withCStrings([program] + arguments) { arguments in
      try withCStrings(variables) { variables in
        try Self.spawn(program, arguments, variables, &actions)
      }
    }
  }

  /// Starts a program with all signals as they are by nature.
  private static func spawn(
    _ program: String, _ arguments: [UnsafeMutablePointer<CChar>?],
    _ variables: [UnsafeMutablePointer<CChar>?], _ actions: inout posix_spawn_file_actions_t
  ) throws -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (all, none) = (sigset_t(), sigset_t())
    sigfillset(&all)
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let error = posix_spawn(&process, program, &actions, &attributes, arguments, variables)
    guard error == 0 else {
      throw Failure(description: "\(program) did not start: \(String(cString: strerror(error)))")
    }
    return process
  }

  deinit { if status == nil { kill() } }

  func kill() {
    Glibc.kill(process, SIGKILL)
    if status == nil { reap(0) }
  }

  /// Whether it has not ended yet.
  var isRunning: Bool {
    if status == nil { reap(WNOHANG) }
    return status == nil
  }

  /// Whether it stands still, by SIGSTOP.
  var isStopped: Bool {
    // The state follows the name, which ends at the last bracket.
    let text = Disk.text("/proc/\(process)/stat")
    return text.split(separator: ")").last?.prefix(2) == " T"
  }

  /// What it has written to its output up to now, also when it was killed.
  var outputSoFar: String { Disk.text(folder.path + "/out") }

  private func reap(_ options: Int32) {
    var found: Int32 = 0
    guard waitpid(process, &found, options) == process else { return }
    status = exitStatus(found)
  }

  func wait(seconds: Double = 30) throws -> Ended {
    try poll(seconds, "rabta \(words.joined(separator: " ")) to end") { !isRunning }
    return Ended(
      status: status ?? -1, bytes: Disk.bytes(folder.path + "/out"),
      errorBytes: Disk.bytes(folder.path + "/err"))
  }
}

func exitStatus(_ found: Int32) -> Int32 {
  let signal = found & 0x7F
  return signal == 0 ? found >> 8 & 0xFF : 128 + signal
}

/// Looks again and again until something is so, and fails when it takes too long.
func poll(_ seconds: Double = 10, _ what: String, until isSo: () throws -> Bool) throws {
  let deadline = ContinuousClock.now + .seconds(seconds)
  while try !isSo() {
    guard ContinuousClock.now < deadline else {
      throw Run.Failure(description: "Waited \(seconds) s for \(what).")
    }
    usleep(1000)
  }
}

/// Strings as C wants them, with an end after the last, for as long as the body runs.
func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return try body(copies + [nil])
}
