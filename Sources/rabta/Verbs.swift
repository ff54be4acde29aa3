import Glibc

/// The table of all verbs, and how one is found and run.
enum Verbs {
  static let all: [Verb] =
    opening + reading + intake + triaging + consenting + asking + referring + answering + ending
    + working + speaking + directory + governing + keeping + erasing

  /// Runs what the words ask for and returns the exit status: 0 done, 1 refused, 2 wrong usage.
  static func run(_ arguments: [String]) -> Int32 {
    do throws(Failure) {
      return try dispatch(arguments)
    } catch {
      switch error {
      case .usage(let sentence):
        Output.complain(sentence)
        return 2
      case .failed(let sentence):
        Output.complain(sentence)
        return 1
      }
    }
  }

  private static func dispatch(_ arguments: [String]) throws(Failure) -> Int32 {
    // Who is meant may be said first: `rabta --as bilal my-desk`.
    if arguments.first == "--as", arguments.count > 2 {
      return try dispatch(Array(arguments.dropFirst(2) + arguments.prefix(2)))
    }
    guard let first = arguments.first else {
      Output.complain(usage)
      return 2
    }
    if ["--help", "-h", "help"].contains(first) {
      guard arguments.count > 1 else {
        Output.say(usage)
        return 0
      }
      guard let verb = all.first(where: { $0.name == arguments[1] }) else {
        throw .usage("rabta has no verb “\(arguments[1])”. See rabta --help.")
      }
      Output.say(verb.help)
      return 0
    }
    if first == "--version" {
      Output.say("rabta 0.1")
      return 0
    }
    let named = all.first { $0.name == first }
    // `rabta DESK` opens a desk; a folder called like a verb is opened with `rabta ./list`.
    if named == nil, first.hasPrefix("-") || (!first.contains("/") && !exists(first)) {
      throw .usage("rabta has no verb “\(first)”, and no desk is there. See rabta --help.")
    }
    let verb = named ?? openDesk
    let words = try Arguments(named == nil ? arguments[...] : arguments.dropFirst(), for: verb)
    if words.asksForHelp {
      Output.say(verb.help)
      return 0
    }
    return try verb.run(words)
  }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static var usage: String {
    let shown = all.filter { $0.name != openDesk.name }
    let width = (shown.map { $0.name.count + $0.usage.count + 1 }.max() ?? 0) + 2
    return
      ([
        "Rabta, a referral desk. usage: rabta DESK opens a desk; rabta VERB …", "",
        "  " + "DESK".padding(to: width) + openDesk.summary,
      ]
      + shown.map { "  " + "\($0.name) \($0.usage)".padding(to: width) + $0.summary }
      + [
        "", "rabta VERB --help shows options and examples. Exit: 0 done, 1 refused, 2 wrong usage.",
      ])
      .joined(separator: "\n")
  }
}
