import Canvas
import Caseload
import Casework
import Coalition

extension Verbs {
  /// How pressing it is, and what is needed.
  static let triaging: [Verb] = [
    Verb(
      name: "triage", usage: "DESK CASE",
      summary: "Answers triage questions and sets the level; what was never answered is unknown.",
      options: [
        .init(name: "--yes", value: "LIST", help: "questions answered yes, by name"),
        .init(name: "--no", value: "LIST", help: "questions answered no"),
        .init(name: "--unknown", value: "LIST", help: "answers that are not known after all"),
        .init(name: "--level", value: "1-4", help: "another level than the rules find"),
        .init(name: "--reason", value: "TEXT", help: "why; needed for a lower level"),
        .init(name: "--second", value: "NAME", help: "who agreed to leave level 1"),
      ] + Verb.Option.acting,
      examples: [
        "rabta triage my-desk KHI-26-0147 --yes stillHeld,childExploited --no harmNow",
        "rabta triage my-desk KHI-26-0147 --level 1 --reason \"armed men at the gate\"",
      ],
      notes: triageQuestions
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, `case` throws(Failure) in
        try triage(arguments, `case`)
      }
    },
    Verb(
      name: "need", usage: "DESK CASE NEED", summary: "Adds a need to a case.",
      options: [
        .init(name: "--persons", value: "NUMBERS", help: "for whom; all when left out"),
        .init(
          name: "--where", value: "PLACE", help: "where it is needed, if not where the case is"),
      ] + Verb.Option.acting,
      examples: [
        "rabta need my-desk KHI-26-0147 SHE --persons 1,3",
        "rabta need my-desk KHI-26-0147 FTR --where Lahore",
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        let codes = try readable(arguments[2]) { text throws(Unreadable) in
          try NeedCode.list(text)
        }
        guard codes.count == 1, let code = codes.first else { throw .usage("Name one need.") }
        return .addNeed(
          code: code, persons: try numbers(arguments["--persons"] ?? "", "--persons"),
          place: try readable(arguments["--where"]) { text throws(Unreadable) in
            try Gazetteer.pakistan.place(typed: text)
          })
      }
    },
    Verb(
      name: "split", usage: "DESK CASE NEED",
      summary: "Gives some persons a need of their own, where no one body takes all.",
      options: [.init(name: "--persons", value: "NUMBERS", help: "who are served apart")]
        + Verb.Option.acting,
      examples: ["rabta split my-desk KHI-26-0147 SHE --persons 2,3"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        guard let persons = arguments["--persons"] else { throw .usage("Say --persons: 2,3.") }
        return .split(
          need: try desk.findNeed(arguments[2], in: `case`).number,
          persons: try numbers(persons, "--persons"))
      }
    },
  ]

  private static func triage(_ arguments: Arguments, _ case: Case) throws(Failure) -> CaseAction {
    let level = try arguments["--level"].map { text throws(Failure) -> Level in
      guard let level = Int(text).flatMap(Level.init) else {
        throw .usage("--level takes 1, 2, 3 or 4.")
      }
      return level
    }
    let (reason, second) = (words(arguments, "--reason"), words(arguments, "--second"))
    let isAnswered = ["--yes", "--no", "--unknown"].contains { arguments[$0] != nil }
    if let level, !isAnswered, `case`.triage != nil {
      return .setLevel(level: level, reason: reason, second: second)
    }
    return .triage(
      sheet: try sheet(arguments, `case`), level: level, reason: reason, second: second)
  }

  private static func sheet(_ arguments: Arguments, _ case: Case) throws(Failure) -> TriageSheet {
    var sheet = `case`.triage?.sheet ?? TriageSheet()
    func questions(_ option: String) throws(Failure) -> [TriageQuestion] {
      var found: [TriageQuestion] = []
      for name in (arguments[option] ?? "").split(whereSeparator: { ", ".contains($0) }) {
        found.append(try code(String(name), option))
      }
      return found
    }
    // Named twice, a question keeps the answer that presses more.
    for question in try questions("--no") { sheet[question] = .no }
    for question in try questions("--unknown") { sheet[question] = .unknown }
    for question in try questions("--yes") { sheet[question] = .yes }
    return sheet
  }

  /// The names of the questions, grouped by what a yes does.
  private static var triageQuestions: [String] {
    var lines = ["questions:"]
    var effects: [String] = []
    for question in TriageQuestion.allCases where !effects.contains(question.effect) {
      effects.append(question.effect)
    }
    for effect in effects {
      let names = TriageQuestion.allCases.filter { $0.effect == effect }.map(\.rawValue)
      for (row, line) in wrap(names.joined(separator: ", "), width: 58).enumerated() {
        lines.append("  " + (row == 0 ? effect : "").padding(to: 20) + line)
      }
    }
    return lines
  }
}
