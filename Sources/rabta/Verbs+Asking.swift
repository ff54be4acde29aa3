import Caseload
import Casework
import Coalition

extension Verbs {
  /// What is asked of bodies and of the person, without anything being sent.
  static let asking: [Verb] = [
    Verb(
      name: "ask", usage: "DESK CASE NEED SERVICE...",
      summary: "Asks several bodies at once without a name; it reserves nothing.",
      options: Verb.Option.acting,
      examples: ["rabta ask my-desk KHI-26-0147 SHE demo-panah demo-night"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let `case` = try desk.find(arguments[1])
      let need = try desk.findNeed(arguments[2], in: `case`)
      let services = arguments.words.dropFirst(3).map { ServiceKey(rawValue: $0) }
      let line = try desk.write(
        .on(`case`.code, .ask(need: need.number, services: services)), arguments,
        review: try review(arguments, desk))
      for case .on(_, .asked(let round, _, _, _)) in line.events {
        report(line, desk, arguments, try toReadOut(round, try desk.find(arguments[1]), desk))
      }
      return 0
    },
    Verb(
      name: "reply", usage: "DESK CASE ROUND SERVICE ANSWER",
      summary: "Writes down what a body said to a question.",
      options: [
        .init(name: "--reason", value: "WORD", help: "of a no: \(list(DeclineReason.self))")
      ] + Verb.Option.acting,
      examples: [
        "rabta reply my-desk KHI-26-0147 1 demo-panah yes",
        "rabta reply my-desk KHI-26-0147 1 demo-night no --reason full",
        "answers: \(list(AskReply.Answer.self))",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        .reply(
          round: try desk.findRound(arguments[2], in: `case`).number,
          service: ServiceKey(rawValue: arguments[3]),
          reply: AskReply(try code(arguments[4], "ANSWER"), try code(arguments, "--reason")))
      }
    },
    Verb(
      name: "notify", usage: "DESK CASE BODY",
      summary: "Writes down that an authority was told: an act of its own.",
      options: [
        .init(name: "--whom", value: "NAME", help: "who there was told"),
        .init(name: "--what", value: "TEXT", help: "what they were told; - reads standard input"),
        .init(name: "--by", value: "WAY", help: "phone (default): \(list(Channel.self))"),
        tiesOption, withoutConsentOption,
        .init(
          name: "--why", value: "TEXT", help: "why this one, although a rule speaks against it"),
      ] + Verb.Option.acting,
      examples: [
        "rabta notify my-desk KHI-26-0147 demo-police --whom \"SI Rafiq\" --what - --ties none"
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        .notify(
          body: try desk.findBody(arguments[2]).body,
          channel: try code(arguments, "--by") ?? .phone, whom: words(arguments, "--whom") ?? "",
          what: Words(try text(arguments["--what"] ?? "")), said: try said(arguments, desk))
      }
    },
    Verb(
      name: "attempt", usage: "DESK CASE RESULT",
      summary: "Writes down that the desk tried to reach the person.",
      options: [noteOption] + Verb.Option.acting,
      examples: [
        "rabta attempt my-desk KHI-26-0147 spokeNotAlone --note \"somebody listened\"",
        "results: \(list(AttemptResult.self))",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .attempt(result: try code(arguments[2], "RESULT"), note: words(arguments, "--note"))
      }
    },
  ]

  /// What is read out to the bodies that are asked.
  private static func toReadOut(
    _ round: Int, _ case: Case, _ desk: borrowing OpenDesk
  ) throws(Failure) -> String {
    "Round \(round), to read out:\n\n\(try question(round, `case`, desk))\n\n"
      + "Their answers: rabta reply DESK \(`case`.code) \(round) SERVICE ANSWER"
  }

  /// The words of a nameless question.
  static func question(
    _ round: Int, _ case: Case, _ desk: borrowing OpenDesk
  ) throws(Failure) -> String {
    guard let round = `case`.round(round) else {
      throw .failed(Refusal.noSuchRound(round).description)
    }
    do throws(Outgoing.Fault) {
      return try Outgoing(`case`, desk.caseload, at: desk.now).question(round)
    } catch {
      throw .failed(error.description)
    }
  }
}
