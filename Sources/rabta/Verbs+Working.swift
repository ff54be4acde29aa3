import Caseload
import Casework

extension Verbs {
  /// What people at the desk do among themselves.
  static let working: [Verb] = [
    Verb(
      name: "assign", usage: "DESK CASE PERSON", summary: "Gives a case to a person at the desk.",
      options: [
        .init(name: "--reason", value: "WORD", help: list(MoveReason.forPassing))
      ] + Verb.Option.acting,
      examples: ["rabta assign my-desk KHI-26-0147 sana --reason shiftEnd"]
    ) { arguments throws(Failure) in
      var left: [String] = []
      let status = try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        let person = PersonID(rawValue: arguments[2].lowercased())
        left = desk.caseload.toDosLeft([`case`], passedTo: person)
        return .assign(person: person, reason: try code(arguments, "--reason"))
      }
      if !arguments.has("--json") { left.forEach { Output.say($0) } }
      return status
    },
    Verb(
      name: "note", usage: "DESK CASE TEXT",
      summary: "Writes a note on a case; - reads standard input.",
      options: Verb.Option.acting,
      examples: ["rabta note my-desk KHI-26-0147 \"Called back, alone.\""]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .note(text: Words(try text(arguments[2])))
      }
    },
    Verb(
      name: "todo", usage: "DESK CASE WHAT", summary: "Sets an action on a case.",
      options: [
        .init(name: "--owner", value: "PERSON", help: "who does it; you if left out"),
        .init(name: "--due", value: "TIME", help: English.dueTimes),
      ] + Verb.Option.acting,
      examples: ["rabta todo my-desk KHI-26-0147 \"Call the shelter\" --owner sana --due 18:00"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        let me = try desk.actor(arguments)
        return .todo(
          what: Words(arguments[2]),
          owner: arguments["--owner"].map { PersonID(rawValue: $0.lowercased()) } ?? me,
          due: try desk.due(arguments["--due"] ?? "tomorrow", "--due"))
      }
    },
    Verb(
      name: "done", usage: "DESK CASE NUMBER", summary: "Says that a to-do is done.",
      options: [
        .init(name: "--said", value: "WHO", help: "who confirmed that what was erased is deleted")
      ] + Verb.Option.acting,
      examples: [
        "rabta done my-desk KHI-26-0147 2",
        "rabta done my-desk KHI-26-0151 1 --said \"Dr Farah, by phone\"",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        guard let number = Int(arguments[2]) else { throw .usage("Say the to-do's number.") }
        return .finish(todo: number, said: words(arguments, "--said"))
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
    Verb(
      name: "review", usage: "DESK start|keep|end [CASE]",
      summary: "Starts or ends a round through the open cases, or keeps a case as it is.",
      options: [
        .init(name: "--present", value: "LIST", help: "who is there, by id; you if left out"),
        .actor, .json,
      ],
      examples: [
        "rabta review my-desk start --present sana,farid",
        "rabta review my-desk keep KHI-26-0147", "rabta review my-desk end",
        "rabta todo my-desk KHI-26-0147 \"Ask the labour court\" --review",
      ]
    ) { arguments throws(Failure) in try review(arguments) },
  ]

  private static func review(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let me = try desk.actor(arguments)
    let action: DeskAction
    switch arguments[1] {
    case "start":
      let present = (arguments["--present"] ?? me.rawValue).split(separator: ",")
        .map { PersonID(rawValue: $0.trimmed.lowercased()) }
      action = .startReview(present: present)
    case "end": action = .endReview
    case "keep":
      guard arguments.words.count > 2 else { throw .usage("Say which case is kept as it is.") }
      action = .on(try desk.find(arguments[2]).code, .keep)
    default: throw .usage("A review takes: start, keep CASE, end.")
    }
    let line = try desk.write(action, arguments, review: desk.caseload.review?.id)
    let said = LineOutput(line, desk.caseload).events.map(\.what).joined(separator: "; ")
    report(line, desk, arguments, action.code.map { "\($0): \(said)" } ?? said)
    return 0
  }
}
