import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// A folder with one desk in it, at which every call of the real program on its files is written
/// down, and can be made to fail.
final class RecordedDisk {
  /// What happens at a call, counted from 1 in a run of the program.
  struct Fault: Hashable, CustomStringConvertible {
    enum Kind: String, CaseIterable { case once, onward, short, die, stop }

    var number: Int
    var error: Int32
    var kind: Kind

    private var what: String {
      switch kind {
      case .die: "death"
      case .stop: "SIGSTOP"
      case .once, .onward, .short: String(cString: strerror(error))
      }
    }

    var description: String {
      "\(what) \(kind) at call \(number)"
    }
  }

  /// What is recorded lies below this.
  let path: String
  var desk: String { path + "/desk" }
  private let folder: String
  private let log: String
  /// What the program takes for the time; nil for the machine's.
  var time: Int?
  /// `fdatasync` or `fsync`, which then do nothing: a program that forgot them.
  var dropped: String?

  init() {
    // A disk in memory where there is one: nothing here hangs on a real one, and it is quick.
    let base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(base)/rabta-power-XXXXXX".utf8CString)
    folder = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
    path = folder + "/disk"
    log = folder + "/log"
    mkdir(path, 0o700)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// The library that stands between the program and the disk.
  static var library: String { get throws { try Program.beside("libRabtaPreload.so") } }

  private func environment(_ fault: Fault?) throws -> [String: String] {
    var variables = [
      "LD_PRELOAD": try Self.library, "RABTA_DISK_FOLDER": path, "RABTA_DISK_LOG": log,
    ]
    variables["RABTA_DISK_TIME"] = time.map(String.init)
    variables["RABTA_DISK_DROP"] = dropped
    variables["RABTA_DISK_FAULT"] = fault.map { "\($0.number) \($0.error) \($0.kind)" }
    return variables
  }

  // MARK: What is done

  /// Runs a verb to its end; `DESK` among the words is the desk.
  @discardableResult
  func run(_ words: [String], input: String = "", fault: Fault? = nil) throws -> Run.Ended {
    try start(words, input: input, fault: fault).wait()
  }

  /// Starts a verb and doesn't wait for its end.
  func start(_ words: [String], input: String = "", fault: Fault? = nil) throws -> Run {
    let words = words.map { $0 == "DESK" ? desk : $0 }
    return try Run(words, input: Array(input.utf8), environment: try environment(fault))
  }

  /// Runs a verb that must end well, and notes that what it did was reported as done.
  @discardableResult
  func confirm(_ words: String..., input: String = "") throws -> Run.Ended {
    let ended = try run(words, input: input)
    try #require(ended.status == 0, "\(words): \(ended.errors)")
    try mark(words[0])
    return ended
  }

  /// Opens the desk on a screen and waits until it is there.
  func screen(fault: Fault? = nil) throws -> TerminalSession {
    let session = try TerminalSession.start(
      try Program.path, [desk, "--as", "amina"], environment: try environment(fault), columns: 100,
      rows: 30)
    try session.wait(for: Seen.header)
    return session
  }

  /// Notes that all that was done up to here has been reported as done.
  func mark(_ text: String) throws {
    let file = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    let bytes = DiskCall.mark(text)
    try #require(write(file, bytes, bytes.count) == bytes.count)
  }

  // MARK: What was written down

  var calls: [DiskCall] { get throws { try DiskCall.read(Disk.bytes(log)) } }

  /// The call that was made to fail, if it was reached.
  var refused: DiskCall? { get throws { try calls.first { $0.kind == .failed } } }

  func forget() { unlink(log) }

  // MARK: Copies

  /// The desk's files with their contents; folders have none.
  func keep() throws -> [String: [UInt8]?] { try FileTree.read(path) }

  /// Puts back what was kept, as it was.
  func putBack(_ files: [String: [UInt8]?]) throws { try FileTree.write(files, to: path) }
}

/// Files and folders below a folder, by their paths relative to it; folders have no contents.
enum FileTree {
  static func read(_ path: String) throws -> [String: [UInt8]?] {
    var files: [String: [UInt8]?] = [:]
    func add(_ below: String) {
      for name in Disk.names("\(path)/\(below)") {
        let inner = below.isEmpty ? name : "\(below)/\(name)"
        var found = stat()
        guard lstat("\(path)/\(inner)", &found) == 0 else { continue }
        if found.st_mode & S_IFMT == S_IFDIR {
          files.updateValue(nil, forKey: inner)
          add(inner)
        } else {
          files[inner] = Disk.bytes("\(path)/\(inner)")
        }
      }
    }
    add("")
    return files
  }

  /// Makes the folder hold just these.
  static func write(_ files: [String: [UInt8]?], to path: String) throws {
    try? FileManager.default.removeItem(atPath: path)
    mkdir(path, 0o700)
    for (name, bytes) in files.sorted(by: { $0.key < $1.key }) {
      guard let bytes else {
        mkdir("\(path)/\(name)", 0o700)
        continue
      }
      let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
      defer { close(file) }
      guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
        throw Run.Failure(description: "\(path)/\(name) can't be written")
      }
    }
  }
}
