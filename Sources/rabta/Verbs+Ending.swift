import Caseload
import Casework

extension Verbs {
  static let ending: [Verb] = [
    Verb(
      name: "settle", usage: "DESK CASE NEED REASON",
      summary: "Settles a need without a receiver; “notAvailable” counts as a gap.",
      options: [noteOption] + Verb.Option.acting,
      examples: [
        "rabta settle my-desk KHI-26-0147 SHE notAvailable",
        "reasons: \(list(SettleReason.self))",
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
      ] + Verb.Option.acting,
      examples: [
        "rabta close my-desk KHI-26-0147 needsMet",
        "rabta close my-desk KHI-26-0148 notTIP --note \"a wage dispute\" --pointed-to \"labour court\"",
        "rabta close my-desk KHI-26-0149 prank",
        "reasons: \(list(CloseReason.self)), notTIP",
        "of what is no case: \(list(NoCaseReason.self))",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, `case` throws(Failure) in
        .end(closing: try closing(arguments, `case`))
      }
    },
    Verb(
      name: "merge", usage: "DESK CASE INTO",
      summary: "Says that a case is the same as another; both histories stay.",
      options: Verb.Option.acting, examples: ["rabta merge my-desk KHI-26-0148 KHI-26-0147"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        .end(closing: .duplicate(of: try desk.code(arguments[2])))
      }
    },
    Verb(
      name: "reopen", usage: "DESK CASE WHAT",
      summary: "Opens a case that has ended; say what is new.",
      options: Verb.Option.acting,
      examples: ["rabta reopen my-desk KHI-26-0147 \"She called again: he has found her.\""]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .reopen(what: Words(try text(arguments[2])))
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
