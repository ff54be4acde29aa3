import Caseload
import Casework
import Coalition

extension Verbs {
  /// What a person agrees to, and whom the desk may trust with it.
  static let consenting: [Verb] = [
    Verb(
      name: "consent", usage: "DESK CASE TOPIC [ANSWER]",
      summary: "Writes down a person's answer about one thing; each counts on its own.",
      options: [
        .init(name: "--wording", value: nil, help: "print the question, in Urdu and in English")
      ] + Verb.Option.acting,
      examples: [
        "rabta consent my-desk KHI-26-0147 refer yes",
        "rabta consent my-desk KHI-26-0147 refer:demo-panah yes",
        "rabta consent my-desk KHI-26-0147 share:phone no",
        "rabta consent my-desk KHI-26-0147 \"notify:Police\" --wording",
      ],
      notes: [
        "topics: record, refer, refer:BODY, share:ITEM, notify:BODY, statistics, followUp, assent,",
        "        caregiver",
        "items: \(list(Consent.Item.self))",
        "answers: \(list(Consent.Answer.self))",
        "BODY: the key of a service, the beginning of the body's name, or its id",
      ]
    ) { arguments throws(Failure) in try consent(arguments) },
    Verb(
      name: "ties", usage: "DESK CASE BODY ANSWER",
      summary: "Writes down whether a body is tied to the alleged perpetrator.",
      options: Verb.Option.acting,
      examples: [
        "rabta ties my-desk KHI-26-0147 demo-panah none", "answers: \(list(Conflict.self))",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        .conflict(
          body: try desk.findBody(arguments[2]).body, answer: try code(arguments[3], "ANSWER"))
      }
    },
  ]

  private static func consent(_ arguments: Arguments) throws(Failure) -> Int32 {
    guard arguments.words.count > 3 else {
      guard arguments.has("--wording") else {
        throw .usage("Say the answer: \(list(Consent.Answer.self)); or --wording.")
      }
      var desk = try OpenDesk(arguments[0])
      _ = try desk.find(arguments[1])
      let topic = try topic(arguments[2], desk)
      let wording = Wording(
        urdu: topic.inUrdu, english: topic.inEnglish { desk.caseload.name(of: $0) })
      if arguments.has("--json") {
        Output.json(wording)
      } else {
        Output.say("\(wording.urdu)\n\(wording.english)")
      }
      return 0
    }
    return try onCase(arguments) { arguments, desk, _ throws(Failure) in
      .consent(
        topic: try topic(arguments[2], desk), answer: try code(arguments[3], "ANSWER"))
    }
  }

  private struct Wording: Encodable {
    var urdu: String
    var english: String
  }

  private static func topic(
    _ text: String, _ desk: borrowing OpenDesk
  ) throws(Failure) -> Consent.Topic {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    if parts.count == 2 {
      switch parts[0] {
      case "refer": return .referTo(try desk.findBody(parts[1]).body)
      case "notify": return .notify(try desk.findBody(parts[1]).body)
      case "share": return .share(try code(parts[1], "share:ITEM"))
      default: break
      }
    } else if let topic = Consent.Topic.general.first(where: {
      $0.key.lowercased() == text.lowercased()
    }) {
      return topic
    }
    throw .usage(
      "TOPIC takes: \(Consent.Topic.general.map(\.key).joined(separator: ", ")), refer:BODY, "
        + "share:ITEM, notify:BODY.")
  }
}
