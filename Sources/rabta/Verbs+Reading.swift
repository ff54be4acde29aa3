import Caseload
import Casework
import Coalition
import Ledger

extension Verbs {
  static let reading: [Verb] = [
    Verb(
      name: "list", usage: "DESK [QUERY...]", summary: "Prints the queue: what is due next first.",
      options: [.json],
      examples: [
        "rabta list my-desk", "rabta list my-desk level:1 due:late",
        "rabta list my-desk kasur -state:active",
      ]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let query = Query(arguments.words.dropFirst().joined(separator: " "))
      try desk.search(Sought.words(of: query))
      let rows = desk.caseload.list(query, at: desk.now)
      if rows.isEmpty, let problem = query.problem(in: desk.caseload) { Output.complain(problem) }
      if arguments.has("--json") {
        Output.json(ListOutput(cases: rows.map { RowOutput($0, desk.now) }))
      } else {
        for row in rows { Output.sayLine(line(row, desk.now)) }
        warnOfDamage(desk)
      }
      return 0
    },
    Verb(
      name: "show", usage: "DESK CASE",
      summary: "Prints a case; with --identity its names and numbers, which is noted in the log.",
      options: [.json, .identity, .actor],
      examples: ["rabta show my-desk KHI-26-0147", "rabta show my-desk KHI-26-0147 --identity"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let code = try desk.find(arguments[1]).code
      // Noted before anything is shown: what can't be noted isn't shown.
      if arguments.has("--identity") { _ = try desk.write(.on(code, .uncover), arguments) }
      let `case` = try desk.find(arguments[1])
      let output = CaseOutput(
        `case`, desk.caseload, desk.now, identity: arguments.has("--identity"))
      if arguments.has("--json") { Output.json(output) } else { Output.say(output.inWords) }
      return 0
    },
    Verb(
      name: "match", usage: "DESK CASE NEED",
      summary: "Prints who can take a need, who perhaps, and why the others can't.",
      options: [.json],
      examples: ["rabta match my-desk KHI-26-0147 SHE", "rabta match my-desk KHI-26-0147 2 --json"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let `case` = try desk.find(arguments[1])
      let need = try desk.findNeed(arguments[2], in: `case`)
      let output = MatchOutput(
        desk.caseload.match(need, of: `case`, at: desk.now), `case`, need, desk)
      if arguments.has("--json") { Output.json(output) } else { Output.say(output.inWords) }
      return 0
    },
    Verb(
      name: "minutes", usage: "DESK [REVIEW]",
      summary: "Prints what a review decided, as Markdown; the latest when none is named.",
      examples: ["rabta minutes my-desk > minutes.md"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let reviews = desk.caseload.reviews
      let wanted = arguments.words.count > 1 ? reviews.last { $0.id == arguments[1] } : reviews.last
      guard let review = wanted else {
        let known = reviews.map(\.id).joined(separator: ", ")
        throw .failed(
          known.isEmpty
            ? "This desk has had no review yet." : "No such review. There are: \(known).")
      }
      try desk.bring(review.agenda + review.decided.keys)
      Output.say(desk.caseload.minutes(of: review).markdown)
      return 0
    },
    Verb(
      name: "log", usage: "DESK [CASE]", summary: "Prints the journal, a line an action.",
      options: [.json], examples: ["rabta log my-desk KHI-26-0147"]
    ) { arguments throws(Failure) in
      var lines: [Line] = []
      var desk = try OpenDesk(readingAllOf: arguments[0]) { line, _ in lines.append(line) }
      if arguments.words.count > 1 {
        let code = try desk.find(arguments[1]).code
        lines = lines.filter {
          $0.events.contains { if case .on(code, _) = $0 { true } else { false } }
        }
      }
      let output = lines.map { LineOutput($0, desk.caseload) }
      if arguments.has("--json") {
        Output.json(output)
      } else {
        output.forEach { Output.sayLine($0.inWords) }
      }
      return 0
    },
    Verb(
      name: "verify", usage: "DESK", summary: "Checks every line of the journal, chain and fold.",
      options: [.json], examples: ["rabta verify my-desk"]
    ) { arguments throws(Failure) in
      let desk = try OpenDesk(readingAllOf: arguments[0]) { _, _ in }
      let damage = desk.ledger.damage + desk.ledger.forgotten()
      if arguments.has("--json") {
        Output.json(
          VerifyOutput(
            lines: desk.caseload.seq, cases: desk.caseload.count,
            damaged: damage.map { .init(place: $0.place, reason: $0.reason.description) }))
      } else if damage.isEmpty {
        Output.say(
          "All is well: \(desk.caseload.seq) lines, \(desk.caseload.count) cases, one chain.")
      }
      guard damage.isEmpty else {
        throw .failed(
          damage.map { "\($0.place): \($0.reason.description)" }.joined(separator: "\n")
            + "\n\(damage.count) of \(desk.caseload.seq) lines can't be trusted; the rest is well."
            + (desk.caseload.lostInWords.map { " " + $0 } ?? ""))
      }
      return 0
    },
  ]

  static func warnOfDamage(_ desk: borrowing OpenDesk) {
    let damage = desk.ledger.damage
    guard let first = damage.first else { return }
    Output.complain(
      "History damaged at \(first.place)"
        + (damage.count > 1 ? " and \(damage.count - 1) more places" : "")
        + ". rabta verify says more.")
    if let lost = desk.caseload.lostInWords { Output.complain(lost) }
  }

  private static func line(_ row: Row, _ now: Instant) -> String {
    let level = row.level.map { "\($0.rawValue)" } ?? "?"
    let time =
      row.due.map { $0 < now ? "\((now - $0).inWords) late" : ($0 - now).inWords } ?? ""
    return [
      level.padding(to: 2), row.code.description.padding(to: 13), time.padding(to: 14),
      row.next.padding(to: 44), row.forms.padding(to: 26), row.place.padding(to: 24),
      row.people.padding(to: 12), row.status.inWords,
    ].joined(separator: " ")
  }
}
