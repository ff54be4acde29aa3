import Caseload
import Casework

extension Verbs {
  /// From a need to a body, and back.
  static let referring: [Verb] = [
    Verb(
      name: "refer", usage: "DESK CASE NEED SERVICE",
      summary: "Sends a need to a service; rabta match shows which fit.",
      options: saidOptions + [
        .init(name: "--yes-by", value: "NAME", help: "who there said yes on the phone at once"),
        .init(name: "--worker", value: "NAME", help: "who takes it; the same if left out"),
        .init(name: "--first", value: "TIME", help: "first contact: \(English.dueTimes)"),
      ] + Verb.Option.acting,
      examples: [
        "rabta refer my-desk KHI-26-0147 SHE demo-panah --ties none",
        "rabta refer my-desk KHI-26-0147 SHE demo-panah --ties none --yes-by \"Ms Noor\" --first 2h",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        .refer(
          need: try desk.findNeed(arguments[2], in: `case`).number,
          service: ServiceKey(rawValue: arguments[3]), said: try said(arguments, desk))
      }
    },
    Verb(
      name: "told", usage: "DESK REFERRAL WHOM", summary: "Records who at the receiver was told.",
      options: [
        .init(name: "--by", value: "WAY", help: "phone (default): \(list(Channel.self))")
      ] + Verb.Option.acting,
      examples: ["rabta told my-desk KHI-26-0147-B \"Ms Noor\" --by phone"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, _, referral throws(Failure) in
        .tell(
          referral: referral.letter, channel: try code(arguments, "--by") ?? .phone,
          whom: Words(arguments[2]))
      }
    },
    Verb(
      name: "move", usage: "DESK REFERRAL SERVICE",
      summary: "Takes a need from one body to another: the old referral is withdrawn.",
      options: [
        .init(name: "--reason", value: "WORD", help: list(MoveReason.forMoving))
      ] + saidOptions + Verb.Option.acting,
      examples: ["rabta move my-desk KHI-26-0147-B demo-child-help --reason noAnswer"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, desk, referral throws(Failure) in
        .reroute(
          referral: referral.letter, service: ServiceKey(rawValue: arguments[2]),
          reason: try reason(arguments, of: MoveReason.forMoving), said: try said(arguments, desk))
      }
    },
    Verb(
      name: "withdraw", usage: "DESK REFERRAL", summary: "Takes a referral back, with a reason.",
      options: [
        .init(name: "--reason", value: "WORD", help: list(MoveReason.forWithdrawing)), noteOption,
      ] + Verb.Option.acting,
      examples: ["rabta withdraw my-desk KHI-26-0147-B --reason survivorDoesNotWantIt"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, _, referral throws(Failure) in
        .withdraw(
          referral: referral.letter, reason: try reason(arguments, of: MoveReason.forWithdrawing),
          note: words(arguments, "--note"))
      }
    },
    Verb(
      name: "void", usage: "DESK REFERRAL", summary: "Says that a referral was entered in error.",
      options: [noteOption] + Verb.Option.acting, examples: ["rabta void my-desk KHI-26-0147-B"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, _, referral throws(Failure) in
        .void(referral: referral.letter, note: words(arguments, "--note"))
      }
    },
    Verb(
      name: "countersign", usage: "DESK REFERRAL NAME",
      summary: "Records the second name that a best-interest decision still owes.",
      options: Verb.Option.acting,
      examples: ["rabta countersign my-desk KHI-26-0147-B \"Sana, spoke to her 03:12\""]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, _, referral throws(Failure) in
        .countersign(referral: referral.letter, second: Words(arguments[2]))
      }
    },
  ]

  // MARK: What is said besides

  static let noteOption = Verb.Option(name: "--note", value: "TEXT", help: "in words")
  static let tiesOption = Verb.Option(
    name: "--ties", value: "WORD", help: "of the body to the perpetrator: \(list(Conflict.self))")
  static let withoutConsentOption = Verb.Option(
    name: "--without-consent", value: "TEXT", help: "why it must go all the same")

  /// What may be asked before something is sent.
  static let saidOptions: [Verb.Option] = [
    tiesOption,
    .init(name: "--why", value: "TEXT", help: "why this one, where another fits better"),
    withoutConsentOption,
    .init(name: "--second", value: "NAME", help: "who agreed to that, perhaps by phone"),
  ]

  static func said(
    _ arguments: Arguments, _ desk: borrowing OpenDesk
  ) throws(Failure) -> Said {
    var yes: Said.PhonedYes?
    if let whom = words(arguments, "--yes-by") {
      yes = .init(
        whom: whom, worker: words(arguments, "--worker") ?? whom,
        firstContact: try desk.due(arguments["--first"], "--first"))
    } else if arguments["--worker"] != nil || arguments["--first"] != nil {
      throw .usage("Say --yes-by: who there said yes?")
    }
    return Said(
      conflict: try code(arguments, "--ties"), override: words(arguments, "--without-consent"),
      second: words(arguments, "--second"), why: words(arguments, "--why"), yes: yes)
  }
}
