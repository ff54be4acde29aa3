import Canvas
import Casework
import FoundationEssentials
import Glibc

/// What a verb writes. Nothing that comes from a case can move the cursor or change the terminal.
enum Output {
  static func say(_ text: String) { write(harmless(text) + "\n", to: STDOUT_FILENO) }

  /// An entry of a list, on one line whatever it holds: no text can pass for another entry.
  static func sayLine(_ text: String) {
    say(String(text.map { $0.isNewline ? " " : $0 }))
  }

  static func complain(_ text: String) { write(harmless(text) + "\n", to: STDERR_FILENO) }

  /// A question, or a line that is written over, on standard error and without a line end.
  static func ask(_ text: String) { write(text, to: STDERR_FILENO) }

  /// A table for spreadsheets, byte by byte; on a terminal it is made harmless like all else.
  static func table(_ text: String) {
    write(isatty(STDOUT_FILENO) == 1 ? harmless(text) : text, to: STDOUT_FILENO)
  }

  static func json(_ value: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { return }
    file(String(decoding: data, as: UTF8.self))
  }

  /// JSON that is written already, a file of its own.
  static func file(_ json: String) { write(escaped(json) + "\n", to: STDOUT_FILENO) }

  /// Control characters become `·`, signs that reorder text fall away.
  static func harmless(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control where scalar != "\n" && scalar != "\t": scalars.append("·")
      case .format where !isJoiner(scalar): continue
      case .lineSeparator, .paragraphSeparator: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  /// JSON keeps everything, but shows what a terminal would obey as `\u…`.
  private static func escaped(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      let category = scalar.properties.generalCategory
      let isObeyed =
        (category == .control && scalar != "\n")
        || [.format, .lineSeparator, .paragraphSeparator].contains(category)
      guard isObeyed, !isJoiner(scalar) else {
        text.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let hex = String(unit, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }
    }
    return text
  }

  /// Urdu needs the non-joiner, families of emoji the joiner; neither harms.
  private static func isJoiner(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x200C || scalar.value == 0x200D
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return stop(descriptor) }
      bytes = bytes.dropFirst(count)
    }
  }
}

extension Output {
  /// A script must not take half an answer for the whole.
  private static func stop(_ descriptor: Int32) {
    guard descriptor == STDOUT_FILENO else { return }
    let reason = String(cString: strerror(errno))
    complain("The output can't be written: \(reason). What was to be saved is saved.")
    exit(1)
  }
}

/// What a verb reads.
enum InputFile {
  /// All of a file, or of standard input for `-`.
  static func read(_ path: String) throws(Failure) -> Data {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .failed("\(path) can't be read: \(String(cString: strerror(errno))).")
    }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else {
        throw .failed("\(path) can't be read: \(String(cString: strerror(errno))).")
      }
      if count == 0 { return data }
      data.append(contentsOf: buffer[..<count])
    }
  }
}
