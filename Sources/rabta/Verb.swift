import Canvas

/// A row of the table of verbs: parsing, usage, help and examples all come from it.
struct Verb: Sendable {
  let name: String
  /// The words after the name, as the usage line shows them: `DESK CASE`.
  let usage: String
  let summary: String
  var options: [Option] = []
  var examples: [String] = []
  /// What the options have no room for.
  var notes: [String] = []
  let run: @Sendable (Arguments) throws(Failure) -> Int32

  struct Option: Sendable {
    let name: String
    /// What follows it; nil for a switch.
    let value: String?
    let help: String

    static let json = Option(name: "--json", value: nil, help: "write JSON")
    static let actor = Option(name: "--as", value: "PERSON", help: "who acts")
    static let plain = Option(
      name: "--plain", value: nil, help: "in lines instead of panes, as for a screen reader")
    static let review = Option(
      name: "--review", value: nil, help: "as a decision of the review under way")
    /// Of every verb that writes on a case.
    static let acting = [actor, review, json]
    static let identity = Option(
      name: "--identity", value: nil, help: "with names, numbers and stories")
  }

  /// How many words it takes: `[X]` may be left out, `X...` takes all that follow.
  var arity: ClosedRange<Int> {
    let words = usage.split(separator: " ")
    let needed = words.count { !$0.hasPrefix("[") }
    let isOpen = words.last.map { $0.hasSuffix("...") || $0.hasSuffix("...]") } ?? false
    return needed...(isOpen ? 1000 : words.count)
  }

  private static let width = 94

  var help: String {
    var lines = [
      "usage: rabta \(name) \(usage)" + (options.isEmpty ? "" : " [options]"), "", summary,
    ]
    if !options.isEmpty {
      lines += ["", "options:"]
      let names = options.map { $0.name + ($0.value.map { " \($0)" } ?? "") }
      let width = (names.map(\.count).max() ?? 0) + 2
      for (option, name) in zip(options, names) {
        let help = wrap(option.help, width: max(40, Self.width - width))
        for (row, line) in help.enumerated() {
          lines.append("  " + (row == 0 ? name : "").padding(to: width) + line)
        }
      }
    }
    if !examples.isEmpty { lines += ["", "examples:"] + examples.map { "  " + $0 } }
    if !notes.isEmpty { lines += [""] + notes }
    return lines.joined(separator: "\n")
  }
}

/// Why a verb ends without having done its work.
enum Failure: Error {
  /// Exit status 2: the words make no sense.
  case usage(String)
  /// Exit status 1: refused, or the world could not do it.
  case failed(String)
}

/// The words after a verb.
struct Arguments {
  private(set) var words: [String] = []
  private var values: [String: String] = [:]
  private var switches: Set<String> = []
  private(set) var asksForHelp = false

  init(_ arguments: some Sequence<String>, for verb: Verb) throws(Failure) {
    var rest = Array(arguments)[...]
    var isOptionsOver = false
    while let word = rest.popFirst() {
      if isOptionsOver || !word.hasPrefix("--") {
        words.append(word)
      } else if word == "--" {
        isOptionsOver = true
      } else if word == "--help" {
        asksForHelp = true
      } else {
        try take(option: word, &rest, verb)
      }
    }
    guard !asksForHelp else { return }
    guard verb.arity.contains(words.count) else {
      throw .usage("usage: rabta \(verb.name) \(verb.usage)")
    }
  }

  private mutating func take(
    option word: String, _ rest: inout ArraySlice<String>, _ verb: Verb
  ) throws(Failure) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = verb.options.first(where: { $0.name == name }) else {
      throw .usage("\(verb.name) has no option \(name). See rabta \(verb.name) --help.")
    }
    guard option.value != nil else {
      switches.insert(name)
      return
    }
    guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
      throw .usage("\(name) needs a word after it: \(name) \(option.value ?? "").")
    }
    values[name] = value
  }

  subscript(word: Int) -> String { words.indices.contains(word) ? words[word] : "" }
  subscript(option: String) -> String? { values[option] }
  func has(_ name: String) -> Bool { switches.contains(name) }
}

extension String {
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
