import CText
import CVTerm
import Glibc

/// A program in a terminal of its own, whose bytes are only searched for what is waited for.
struct Terminal: ~Copyable {
  let process: pid_t
  private var ours: Int32 = -1
  private var theirs: Int32 = -1
  private let rows: Int32

  private static let variables = ["TERM=xterm-256color", "LANG=C.UTF-8", "RABTA_AS=amina"]

  init(_ program: String, _ words: [String], columns: Int32, rows: Int32) throws {
    self.rows = rows
    guard cpty_open(rows, columns, &ours, &theirs) == 0 else { throw Failure("no terminal") }
    var started: pid_t = 0
    let variables = Self.variables.map { strdup($0) }
    let pointers = ([program] + words).map { strdup($0) }
    defer { (variables + pointers).forEach { free($0) } }
    let error = cpty_spawn(ours, program, pointers + [nil], variables + [nil], nil, &started)
    guard error == 0 else { throw Failure("\(program) did not start; build it first") }
    process = started
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
    close(ours)
    close(theirs)
  }

  /// Waits until the program has come to its last row, which is written last, and to a word in it.
  mutating func wait(forLastRow word: String) throws {
    let (row, wanted) = (Array("\u{1B}[\(rows)".utf8), Array(word.utf8))
    var written: [UInt8] = []
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      var event = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
      poll(&event, 1, 100)
      let size = 65536
      written += [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = max(0, read(ours, buffer.baseAddress, size))
      }
      if let last = written.place(of: row, from: 0), written.place(of: wanted, from: last) != nil {
        return
      }
    }
    throw Failure("the screen never came")
  }

  /// Presses a key and waits until nothing more comes for so many milliseconds.
  mutating func answer(to key: String, silence: Int32 = 8) throws -> Answer {
    let start = ContinuousClock.now
    type(key)
    var last = start
    var bytes = 0
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      var event = pollfd(fd: ours, events: Int16(POLLIN), revents: 0)
      guard poll(&event, 1, bytes == 0 ? 500 : silence) > 0 else { break }
      let count = read(ours, &buffer, buffer.count)
      guard count > 0 else { throw Failure("the program has ended") }
      last = .now
      bytes += count
    }
    guard bytes > 0 else { throw Failure("a key was not answered") }
    return Answer(time: last - start, bytes: bytes)
  }

  func type(_ text: String) {
    _ = Array(text.utf8).withUnsafeBytes { write(ours, $0.baseAddress, $0.count) }
  }
}

extension [UInt8] {
  fileprivate func place(of part: [UInt8], from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return nil }
      let found = text_find(base + start, count - start, part, part.count)
      return found < 0 ? nil : start + found
    }
  }
}
