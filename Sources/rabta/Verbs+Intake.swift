import Canvas
import Caseload
import Casework
import Coalition

extension Verbs {
  /// What is done while somebody is on the phone.
  static let intake: [Verb] = [
    Verb(
      name: "new", usage: "DESK", summary: "Takes a new case and prints its code.",
      options: Fact.all.map(option(of:)) + [
        .init(name: "--needs", value: "CODES", help: "SHE, MED, LAD, BLR …"),
        .init(name: "--consent", value: "WORD", help: "to refer: \(list(Consent.Answer.self))"),
        .init(name: "--inbox", value: nil, help: "leave it in the inbox"),
        .actor, .json,
      ],
      examples: [
        "rabta new my-desk --what BK --where Kasur --people \"M40, F35, M14\" --needs \"BLR LRP\"",
        "rabta new my-desk --phone - --contact atAgreedTimes --contact-hours 22:00-06:00",
      ],
      notes: ["TEXT may be -: it is then read from standard input."]
    ) { arguments throws(Failure) in try new(arguments) },
    Verb(
      name: "facts", usage: "DESK CASE FIELD VALUE...",
      summary: "Writes down what is known of a case; nothing typed is printed back.",
      options: Verb.Option.acting,
      examples: [
        "rabta facts my-desk KHI-26-0147 people \"F34, M14, M13\"",
        "rabta facts my-desk KHI-26-0147 pregnant 1 yes",
        "rabta facts my-desk KHI-26-0147 deadline 2026-11-30 06:00 a flight",
        "rabta facts my-desk KHI-26-0147 incident -20h",
      ],
      notes: fieldNotes
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        guard let fact = Fact.named(arguments[2]) else {
          throw .usage(English.noSuchField(Fact.all.map(\.id)))
        }
        var facts = `case`.facts
        let typed = arguments.words.dropFirst(3).joined(separator: " ")
        try write(fact, typed, to: &facts, clock(of: desk), called: fact.id)
        return .amend(facts: facts)
      }
    },
    Verb(
      name: "take", usage: "DESK CASE", summary: "Takes what arrived out of the inbox: a case.",
      options: Verb.Option.acting, examples: ["rabta take my-desk KHI-26-0147"]
    ) { arguments throws(Failure) in try onCase(arguments) { _, _, _ in .take } },
    Verb(
      name: "add", usage: "DESK ARRIVAL CASE", summary: "Adds what arrived to a case there is.",
      options: Verb.Option.acting, examples: ["rabta add my-desk KHI-26-0151 KHI-26-0147"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, _ throws(Failure) in
        .end(closing: .added(to: try desk.code(arguments[2])))
      }
    },
    Verb(
      name: "caller", usage: "DESK NUMBER",
      summary: "Says which cases know a number, and no more of them than may be said.",
      options: [.json],
      examples: ["rabta caller my-desk 0300-1234567", "rabta caller my-desk - < number.txt"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let number = try text(arguments[1])
      guard !PhoneNumbers.found(in: number).isEmpty else {
        throw .usage("NUMBER is a phone number of seven digits or more.")
      }
      try desk.bring(knownFrom: number)
      let output = CallersOutput(desk.caseload.callers(of: number))
      if arguments.has("--json") { Output.json(output) } else { Output.say(output.inWords) }
      return 0
    },
  ]

  private static func new(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    var facts = Facts()
    for fact in Fact.all {
      guard let typed = arguments["--\(fact.id)"] else { continue }
      try write(fact, typed, to: &facts, clock(of: desk), called: "--\(fact.id)")
    }
    facts.consent.refer = try code(arguments, "--consent") ?? .notAsked
    let needs = try readable(arguments["--needs"]) { text throws(Unreadable) in
      try NeedCode.list(text)
    }
    try desk.bring(knownFrom: facts.mayHoldNumbers)
    let known = desk.caseload.callers(of: facts.mayHoldNumbers)
    let action = DeskAction.open(
      facts: facts, needs: needs.map { NeedAsked(code: $0) }, inInbox: arguments.has("--inbox"))
    let line = try desk.write(action, arguments)
    guard case .on(let code, _)? = line.events.first else { return 1 }
    report(line, desk, arguments, "\(code)")
    // After the code, where no script looks for it.
    if !known.isEmpty { Output.complain(CallersOutput(known).inWords) }
    if let alike = desk.caseload.alikeInWords(code) { Output.complain(alike) }
    return 0
  }

  private static func clock(of desk: borrowing OpenDesk) -> Fact.Clock {
    Fact.Clock(now: desk.now, offset: desk.caseload.desk.offset)
  }

  /// What is typed is never printed back: it may be a name.
  private static func write(
    _ fact: Fact, _ typed: String, to facts: inout Facts, _ clock: Fact.Clock,
    called name: String
  ) throws(Failure) {
    let text = fact.isFreeText ? try text(typed) : typed
    do throws(Unreadable) { try fact.write(&facts, text, clock) } catch {
      throw .usage("\(name): \(error.withoutWord)")
    }
  }

  private static func option(of fact: Fact) -> Verb.Option {
    let codes = fact.choices.map(\.code).joined(separator: ", ")
    let help =
      ([fact.label, fact.help].filter { !$0.isEmpty }).joined(separator: " – ")
      + (codes.isEmpty ? "" : " (\(codes))")
    return Verb.Option(name: "--\(fact.id)", value: fact.usage, help: help)
  }

  private static var fieldNotes: [String] {
    var lines = ["fields, as rabta new --help shows them with their words:"]
    lines += wrap(Fact.all.map(\.id).joined(separator: ", "), width: 90).map { "  " + $0 }
    return lines
  }
}

/// The cases that know a number: code, age band, district and state, and nothing more.
struct CallersOutput: Encodable {
  struct Known: Encodable {
    var code: CaseCode
    var ages: [String]
    var district: String
    var state: Status
    var canReopen: Bool
  }

  var cases: [Known]

  init(_ callers: [KnownCaller]) {
    cases = callers.map {
      Known(
        code: $0.code, ages: $0.ages,
        district: $0.district.map { Gazetteer.pakistan.name(of: $0) } ?? "not known",
        state: $0.status, canReopen: $0.canReopen)
    }
    let lines = callers.map { known in
      known.inWords
        + (known.canReopen ? " – can be reopened: rabta reopen DESK \(known.code) WHAT" : "")
    }
    inWords =
      lines.isEmpty
      ? "No case knows this number." : ([KnownCaller.warning] + lines).joined(separator: "\n")
  }

  let inWords: String

  private enum CodingKeys: CodingKey { case cases }
}
