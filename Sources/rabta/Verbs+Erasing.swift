import Caseload
import Casework
import Ledger

extension Verbs {
  /// Taking people out of a desk for good.
  static let erasing: [Verb] = [
    Verb(
      name: "erase", usage: "DESK [CASE]",
      summary: "Takes a case, or persons of it, out of the desk for good.",
      options: [
        .init(
          name: "--persons", value: "LIST", help: "these persons only, by number; else the case"),
        .init(name: "--why", value: "WHY", help: "\(list(Erasure.Why.self)); asked if left out"),
        .init(
          name: "--verified", value: "HOW",
          help: "how you know that they asked: \(list(Erasure.Verification.self))"),
        .init(name: "--second", value: "NAME", help: "who agreed"),
        .actor, .json,
      ],
      examples: [
        "rabta erase my-desk KHI-26-0147 --verified codeWord --second \"Tariq, by phone\"",
        "rabta erase my-desk KHI-26-0147 --persons 2 --verified calledBack --second Tariq",
        "rabta erase my-desk KHI-26-0151 --why noRecord", "rabta erase my-desk",
      ],
      notes: [
        "It can't be undone. Names, numbers and all that was typed go from the journal, the checkpoint,",
        "drafts and what was set aside; of a person's case also what may name them, but for the others'",
        "names and the safe contact: take theirs out of that first. Codes, times and places stay in the",
        "journal's lines and are shown nowhere. Everybody who was told becomes a to-do.",
        "A coordinator does it, with a second name; of a case nobody was told of, whose people wanted no",
        "record, anybody may. Without CASE it lists what has been kept long enough (settings: retention).",
      ]
    ) { arguments throws(Failure) in
      arguments.words.count == 1 ? try listDue(arguments) : try erase(arguments)
    }
  ]

  private static func erase(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let code = try desk.code(arguments[1])
    let erasure = Erasure(
      persons: try arguments["--persons"].map { text throws(Failure) in
        try numbers(text, "--persons")
      } ?? [],
      why: try self.code(arguments, "--why") ?? .asked,
      verified: try self.code(arguments, "--verified"), second: words(arguments, "--second"))
    let hadCheckpoint = desk.ledger.hasCheckpoint
    let line = try desk.write(.on(code, .erase(erasure)), arguments)
    report(line, desk, arguments)
    if !arguments.has("--json") { Output.say(English.backupsHold) }
    // The one there was held their words, and without any the desk opens slowly.
    if hadCheckpoint { _ = try? desk.ledger.writeCheckpoint(of: &desk.caseload, at: desk.now) }
    return 0
  }

  private struct DueOutput: Encodable {
    struct Row: Encodable {
      var code: CaseCode
      var ended: Instant
    }
    var cases: [Row] = []
  }

  private static func listDue(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    guard let keeps = desk.caseload.settings.retention else { throw .failed(English.noRetention) }
    var due = DueOutput()
    let now = desk.now
    try desk.eachCase { `case` in
      if let ended = `case`.keptTooLong(keeps, at: now) {
        due.cases.append(.init(code: `case`.code, ended: ended))
      }
    }
    if arguments.has("--json") {
      Output.json(due)
    } else if due.cases.isEmpty {
      Output.say(English.nothingDue)
    } else {
      let offset = desk.caseload.desk.offset
      for row in due.cases {
        Output.sayLine(English.isDue(row.code, WallTime(row.ended, offset: offset).date))
      }
    }
    return 0
  }
}
