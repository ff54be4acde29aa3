import Glibc
import Ledger
import Terminal

/// Where a passphrase comes from: typed without being seen, a file, or standard input. Never from
/// the words of a command or the environment, which others on the machine can read.
enum PassphraseInput {
  static let option = Verb.Option(
    name: "--passphrase-file", value: "FILE",
    help: "the passphrase is the one line of FILE, or of standard input for -")

  /// - Parameter isNew: it is said what it is for, and asked for twice.
  static func read(_ arguments: Arguments, isNew: Bool) throws(Failure) -> Passphrase {
    let file = arguments[option.name]
    let passphrase: Passphrase
    if let file, file != "-" {
      passphrase = try read(file: file)
    } else if isatty(STDIN_FILENO) == 1 {
      passphrase = isNew ? try askTwice() : try ask()
    } else {
      passphrase = try readAll(STDIN_FILENO, English.standardInput)
    }
    guard !passphrase.isEmpty else { throw .failed(English.emptyPassphrase) }
    if isNew, passphrase.isShort { Output.complain(English.shortPassphrase) }
    return passphrase
  }

  // MARK: From a file

  private static func read(file: String) throws(Failure) -> Passphrase {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .failed("\(file) can't be read: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var found = stat()
    if fstat(descriptor, &found) == 0, found.st_mode & S_IFMT == S_IFREG, found.st_mode & 0o077 != 0
    {
      Output.complain(English.othersCanRead(file))
    }
    return try readAll(descriptor, file)
  }

  /// One line, with or without its end, and nothing behind it.
  private static func readAll(_ descriptor: Int32, _ name: String) throws(Failure) -> Passphrase {
    try Passphrase { buffer throws(Failure) in
      var count = 0
      while count < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let got = Glibc.read(descriptor, rest.baseAddress, rest.count)
        if got < 0 && errno == EINTR && !StopSignal.isGiven { continue }
        guard got >= 0 else {
          throw .failed("\(name) can't be read: \(String(cString: strerror(errno))).")
        }
        if got == 0 { return try line(in: UnsafeRawBufferPointer(buffer), count, name) }
        count += got
      }
      throw .failed(English.longPassphrase)
    }
  }

  private static func line(
    in buffer: UnsafeRawBufferPointer, _ count: Int, _ name: String
  ) throws(Failure) -> Int {
    var end = count
    if end > 0, buffer[end - 1] == UInt8(ascii: "\n") {
      end -= 1
      if end > 0, buffer[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    }
    guard !buffer[..<end].contains(UInt8(ascii: "\n")) else {
      throw .failed(English.moreThanOneLine(name))
    }
    return end
  }

  // MARK: Typed

  private static func askTwice() throws(Failure) -> Passphrase {
    Output.complain(English.whatThePassphraseIs)
    for _ in 0..<3 {
      let terminal = try QuietTerminal()
      let first = try terminal.ask(English.askPassphrase)
      guard !first.isEmpty else { throw .failed(English.emptyPassphrase) }
      let second = try terminal.ask(English.askAgain)
      if first.isSame(as: second) { return first }
      Output.complain(English.notTheSame)
    }
    throw .failed(English.neverTheSame)
  }

  private static func ask() throws(Failure) -> Passphrase {
    try QuietTerminal().ask(English.askPassphrase)
  }
}

/// The terminal while it shows nothing of what is typed, as it was before once this goes.
private struct QuietTerminal: ~Copyable {
  private var before = termios()

  init() throws(Failure) {
    guard tcgetattr(STDIN_FILENO, &before) == 0 else { throw .failed(English.noTerminal) }
    var quiet = before
    quiet.c_lflag &= ~tcflag_t(ECHO)
    quiet.c_lflag |= tcflag_t(ICANON | ISIG | ECHONL)
    quiet.c_iflag |= tcflag_t(ICRNL)
    // Whoever comes back from Ctrl-Z can't know whether the terminal still shows nothing.
    withUnsafeMutableBytes(of: &quiet.c_cc) { $0[Int(VSUSP)] = 0 }
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0 else { throw .failed(English.noTerminal) }
  }

  // Keys typed for a program that is gone must not run in the shell.
  deinit { tcsetattr(STDIN_FILENO, TCSAFLUSH, [before]) }

  borrowing func ask(_ question: String) throws(Failure) -> Passphrase {
    Output.ask(question)
    return try Passphrase { buffer throws(Failure) in
      var count = 0
      while count < buffer.count {
        try waitForKeys()
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        let got = Glibc.read(STDIN_FILENO, rest.baseAddress, rest.count)
        if got < 0 && (errno == EINTR || errno == EAGAIN) { continue }
        guard got > 0 else { return count }
        count += got
        if buffer[count - 1] == UInt8(ascii: "\n") { return count - 1 }
      }
      throw .failed(English.longPassphrase)
    }
  }

  /// Until a line was typed. A signal may come between any two looks, so it is looked for anew.
  private func waitForKeys() throws(Failure) {
    while true {
      guard !StopSignal.isGiven else {
        Output.complain("")
        throw .failed(BackupError.stopped.description)
      }
      var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      if poll(&wanted, 1, 100) > 0 { return }
    }
  }
}
