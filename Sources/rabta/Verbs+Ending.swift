import Caseload
import Casework

extension Verbs {
  static let ending: [Verb] = [
    Verb(
      name: "settle", usage: "DESK CASE NEED REASON",
      summary: "Settles a need without a receiver; “notAvailable” counts as a gap.",
      options: [.init(name: "--note", value: "TEXT", help: "in words"), .actor, .json],
      examples: [
        "rabta settle my-desk KHI-26-0147 SHE notAvailable",
        "reasons: " + SettleReason.allCases.map(\.rawValue).joined(separator: ", "),
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        .settle(
          need: try desk.findNeed(arguments[2], in: `case`).number,
          reason: try code(arguments[3], "REASON"), note: words(arguments, "--note"))
      }
    },
    Verb(
      name: "close", usage: "DESK CASE REASON", summary: "Ends a case.",
      options: [
        .init(name: "--note", value: "TEXT", help: "in words; needed for other and notTIP"),
        .init(name: "--second", value: "NAME", help: "who agreed; needed at level 1"),
        .init(name: "--pointed-to", value: "TEXT", help: "who can help, when it is not TIP"),
        .actor, .json,
      ],
      examples: [
        "rabta close my-desk KHI-26-0147 needsMet",
        "rabta close my-desk KHI-26-0148 notTIP --note \"a wage dispute\" --pointed-to \"labour court\"",
        "rabta close my-desk KHI-26-0149 prank",
        "reasons: "
          + (CloseReason.allCases.map(\.rawValue) + ["notTIP"]
          + NoCaseReason.allCases.map(\.rawValue))
          .joined(separator: ", "),
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, `case` throws(Failure) in
        .end(closing: try closing(arguments, `case`))
      }
    },
    Verb(
      name: "merge", usage: "DESK CASE INTO",
      summary: "Says that a case is the same as another; both histories stay.",
      options: [.actor, .json], examples: ["rabta merge my-desk KHI-26-0148 KHI-26-0147"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        .end(closing: .duplicate(of: try desk.find(arguments[2]).code))
      }
    },
    Verb(
      name: "reopen", usage: "DESK CASE WHAT",
      summary: "Opens a case that has ended; say what is new.",
      options: [.actor, .json],
      examples: ["rabta reopen my-desk KHI-26-0147 \"She called again: he has found her.\""]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .reopen(what: Words(try text(arguments[2])))
      }
    },
    Verb(
      name: "todo", usage: "DESK CASE WHAT", summary: "Sets an action on a case.",
      options: [
        .init(name: "--owner", value: "PERSON", help: "who does it; you if left out"),
        .init(name: "--due", value: "TIME", help: "4h, 18:00, tomorrow, +2d, 2026-11-30"),
        .actor, .json,
      ],
      examples: ["rabta todo my-desk KHI-26-0147 \"Call the shelter\" --owner sana --due 18:00"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        let text = arguments["--due"] ?? "tomorrow"
        guard let due = WallTime.due(text, now: desk.now, offset: desk.caseload.desk.offset) else {
          throw .usage("--due takes 4h, 18:00, tomorrow, +2d or 2026-11-30.")
        }
        let me = try desk.actor(arguments)
        let owner = arguments["--owner"].map { PersonID(rawValue: $0.lowercased()) } ?? me
        return .todo(what: Words(arguments[2]), owner: owner, due: due)
      }
    },
    Verb(
      name: "done", usage: "DESK CASE NUMBER", summary: "Says that a to-do is done.",
      options: [.actor, .json], examples: ["rabta done my-desk KHI-26-0147 2"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        guard let number = Int(arguments[2]) else { throw .usage("Say the to-do's number.") }
        return .finish(todo: number)
      }
    },
    Verb(
      name: "undo", usage: "DESK CASE [SEQ]",
      summary:
        "Takes back a line of a case, the last one when none is named; rabta log shows them.",
      options: [.actor, .json], examples: ["rabta undo my-desk KHI-26-0147 412"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, `case` throws(Failure) in
        guard arguments.words.count > 2 else { return .undo(seq: `case`.lastUndoable) }
        guard let seq = Int(arguments[2]) else { throw .usage("Say the line's number.") }
        return .undo(seq: seq)
      }
    },
  ]

  private static func closing(_ arguments: Arguments, _ case: Case) throws(Failure) -> Closing {
    let word = arguments[2].lowercased()
    if word == "nottip" {
      return .notTIP(
        reason: words(arguments, "--note") ?? "", pointedTo: words(arguments, "--pointed-to"))
    }
    // “other” is on both lists; an untriaged call with nothing in it is no case.
    let isUntriaged = `case`.triage == nil
    if isUntriaged,
      let reason = NoCaseReason.allCases.first(where: { $0.rawValue.lowercased() == word })
    {
      return .noCase(reason: reason)
    }
    return .closed(
      reason: try code(arguments[2], "REASON"), note: words(arguments, "--note"),
      second: words(arguments, "--second"))
  }
}
