import CVTerm
import Glibc

/// Both ends of a pseudo-terminal: the person's, which never blocks, and the program's.
///
/// The program's end stays open here too. So nothing the program wrote is lost when it ends, and
/// how it left the terminal can still be looked at.
struct PseudoTerminal: ~Copyable {
  /// What the system said instead of doing what was asked.
  struct Refusal: Error, CustomStringConvertible {
    var description: String

    init?(_ what: String, _ error: Int32) {
      if error == 0 { return nil }
      description = "\(what): \(String(cString: strerror(error)))"
    }
  }

  private let ours: Int32
  private let theirs: Int32

  init(columns: Int, rows: Int) throws {
    var ours: Int32 = -1
    var theirs: Int32 = -1
    let error = cpty_open(Int32(rows), Int32(columns), &ours, &theirs)
    if let refusal = Refusal("no pseudo-terminal", error) { throw refusal }
    self.ours = ours
    self.theirs = theirs
  }

  deinit {
    close(ours)
    close(theirs)
  }

  /// Starts a program that has this terminal and these variables, and nothing else.
  func spawn(
    _ executable: String, _ arguments: [String], environment: [String: String], folder: String?
  ) throws -> pid_t {
    var process: pid_t = 0
    let error = withCStrings([executable] + arguments) { arguments in
      withCStrings(environment.map { "\($0)=\($1)" }) { variables in
        cpty_spawn(ours, executable, arguments, variables, folder, &process)
      }
    }
    if let refusal = Refusal("\(executable) did not start", error) { throw refusal }
    return process
  }

  func resize(columns: Int, rows: Int) throws {
    let error = cpty_resize(ours, Int32(rows), Int32(columns))
    if let refusal = Refusal("no new size", error) { throw refusal }
  }

  var termios: termios {
    var found = Glibc.termios()
    tcgetattr(theirs, &found)
    return found
  }

  /// What can be read at once; nil for nothing.
  func read() -> [UInt8]? {
    let size = 16384
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Glibc.read(ours, buffer.baseAddress, size))
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// Writes as the person does, and says how many bytes there was room for.
  func write(_ bytes: some Collection<UInt8>) -> Int {
    max(0, Array(bytes).withUnsafeBytes { Glibc.write(ours, $0.baseAddress, $0.count) })
  }

  /// Writes as the program does.
  func writeAsProgram(_ bytes: [UInt8]) {
    _ = bytes.withUnsafeBytes { Glibc.write(theirs, $0.baseAddress, $0.count) }
  }

  /// Waits until there is something to read or, if wanted, room to write; 10 ms at most.
  func pause(orRoom: Bool = false) {
    let events = orRoom ? POLLIN | POLLOUT : POLLIN
    var wanted = pollfd(fd: ours, events: Int16(events), revents: 0)
    poll(&wanted, 1, 10)
  }
}

private func withCStrings<Result>(
  _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
) -> Result {
  let copies = strings.map { strdup($0) }
  defer { copies.forEach { free($0) } }
  return body(copies + [nil])
}
