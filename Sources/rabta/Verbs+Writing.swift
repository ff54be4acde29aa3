import Caseload
import Casework
import Coalition
import Ledger

extension Verbs {
  static let writing: [Verb] = [
    Verb(
      name: "new", usage: "DESK", summary: "Takes a new case and prints its code.",
      options: [
        .init(name: "--story", value: "TEXT", help: "what is said; - reads standard input"),
        .init(name: "--what", value: "CODES", help: "what happened: BK, AG, DW, SX …"),
        .init(name: "--where", value: "PLACE", help: "district or town"),
        .init(name: "--people", value: "LIST", help: "F34, M13, X19, F30-39, M child"),
        .init(name: "--needs", value: "CODES", help: "SHE, MED, LAD, BLR …"),
        .init(name: "--languages", value: "LIST", help: "Urdu, Sindhi …"),
        .init(name: "--contact", value: "WORD", help: "yes, atAgreedTimes, never, unknown"),
        .init(name: "--consent", value: "WORD", help: "to refer: yes, no, notAsked"),
        .init(name: "--inbox", value: nil, help: "leave it in the inbox"),
        .actor, .json,
      ],
      examples: [
        "rabta new my-desk --what BK --where Kasur --people \"M40, F35, M14, M13\" --needs \"BLR LRP\""
      ]
    ) { arguments throws(Failure) in try new(arguments) },
    Verb(
      name: "need", usage: "DESK CASE NEED", summary: "Adds a need to a case.",
      options: [
        .init(name: "--persons", value: "NUMBERS", help: "for whom; all when left out"), .actor,
        .json,
      ],
      examples: ["rabta need my-desk KHI-26-0147 SHE --persons 1,3"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        let codes = try readable(arguments[2]) { text throws(Unreadable) in try NeedCode.list(text)
        }
        guard codes.count == 1, let code = codes.first else { throw .usage("Name one need.") }
        let persons = (arguments["--persons"] ?? "").split(separator: ",").map { Int($0) }
        guard !persons.contains(nil) else { throw .usage("--persons takes numbers: 1,3.") }
        return .addNeed(code: code, persons: persons.compactMap(\.self), place: nil)
      }
    },
    Verb(
      name: "triage", usage: "DESK CASE",
      summary: "Answers the triage questions and sets the level; what isn't answered is unknown.",
      options: [
        .init(name: "--yes", value: "LIST", help: "questions answered yes, by name"),
        .init(name: "--no", value: "LIST", help: "questions answered no"),
        .init(name: "--level", value: "1-4", help: "another level than the rules find"),
        .init(name: "--reason", value: "TEXT", help: "why; needed for a lower level"),
        .init(name: "--second", value: "NAME", help: "who agreed to leave level 1"),
        .actor, .json,
      ],
      examples: [
        "rabta triage my-desk KHI-26-0147 --yes stillHeld,childExploited --no harmNow",
        "questions: " + TriageQuestion.allCases.map(\.rawValue).joined(separator: ", "),
      ]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, `case` throws(Failure) in
        let level = try arguments["--level"].map { text throws(Failure) -> Level in
          guard let level = Int(text).flatMap(Level.init) else {
            throw .usage("--level takes 1, 2, 3 or 4.")
          }
          return level
        }
        return .triage(
          sheet: try sheet(arguments, `case`), level: level, reason: words(arguments, "--reason"),
          second: words(arguments, "--second"))
      }
    },
    Verb(
      name: "refer", usage: "DESK CASE NEED SERVICE",
      summary: "Sends a need to a service; rabta match shows which fit.",
      options: [
        .init(name: "--why", value: "TEXT", help: "why this one, where another fits better"),
        .init(name: "--without-consent", value: "TEXT", help: "why it must go all the same"),
        .actor, .json,
      ],
      examples: ["rabta refer my-desk KHI-26-0147 SHE demo-panah"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, desk, `case` throws(Failure) in
        .refer(
          need: try desk.findNeed(arguments[2], in: `case`).number,
          service: ServiceKey(rawValue: arguments[3]),
          override: words(arguments, "--without-consent"), why: words(arguments, "--why"))
      }
    },
    Verb(
      name: "told", usage: "DESK REFERRAL WHOM", summary: "Records who at the receiver was told.",
      options: [
        .init(
          name: "--by", value: "WAY", help: "phone (default), whatsapp, sms, email, inPerson, paper"
        ),
        .actor, .json,
      ],
      examples: ["rabta told my-desk KHI-26-0147-B \"Ms Noor\" --by phone"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, referral throws(Failure) in
        .tell(
          referral: referral.letter, channel: try code(arguments["--by"] ?? "phone", "--by"),
          whom: Words(arguments[2]))
      }
    },
    Verb(
      name: "answer", usage: "DESK REFERRAL acknowledged|accepted|declined|started",
      summary: "Records what a receiver said.",
      options: [
        .init(name: "--by", value: "NAME", help: "who acknowledged, or the worker who takes it"),
        .init(name: "--first", value: "TIME", help: "first contact: 4h, 18:00, tomorrow"),
        .init(
          name: "--reason", value: "WORD",
          help: "of a no: " + DeclineReason.allCases.map(\.rawValue).joined(separator: ", ")),
        .init(name: "--note", value: "TEXT", help: "in words"),
        .actor, .json,
      ],
      examples: [
        "rabta answer my-desk KHI-26-0147-B accepted --by \"Ms Noor\" --first 4h",
        "rabta answer my-desk KHI-26-0147-B declined --reason full",
      ]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, referral throws(Failure) in
        try answer(arguments, referral.letter)
      }
    },
    Verb(
      name: "move", usage: "DESK REFERRAL SERVICE",
      summary: "Takes a need from one body to another: the old referral is withdrawn.",
      options: [
        .init(
          name: "--reason", value: "WORD",
          help: MoveReason.allCases.map(\.rawValue).joined(separator: ", ")),
        .init(name: "--why", value: "TEXT", help: "why this one, where another fits better"),
        .init(name: "--without-consent", value: "TEXT", help: "why it must go all the same"),
        .actor, .json,
      ],
      examples: ["rabta move my-desk KHI-26-0147-B demo-child-help --reason noAnswer"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, referral throws(Failure) in
        .reroute(
          referral: referral.letter, service: ServiceKey(rawValue: arguments[2]),
          reason: try code(arguments["--reason"] ?? "noAnswer", "--reason"),
          override: words(arguments, "--without-consent"), why: words(arguments, "--why"))
      }
    },
    Verb(
      name: "withdraw", usage: "DESK REFERRAL", summary: "Takes a referral back, with a reason.",
      options: [
        .init(
          name: "--reason", value: "WORD",
          help: MoveReason.allCases.map(\.rawValue).joined(separator: ", ")),
        .init(name: "--note", value: "TEXT", help: "in words"), .actor, .json,
      ],
      examples: ["rabta withdraw my-desk KHI-26-0147-B --reason survivorDoesNotWantIt"]
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, referral throws(Failure) in
        guard let reason = arguments["--reason"] else { throw .usage("Say --reason.") }
        return .withdraw(
          referral: referral.letter, reason: try code(reason, "--reason"),
          note: words(arguments, "--note"))
      }
    },
    Verb(
      name: "assign", usage: "DESK CASE PERSON", summary: "Gives a case to a person at the desk.",
      options: [
        .init(
          name: "--reason", value: "WORD",
          help: MoveReason.allCases.map(\.rawValue).joined(separator: ", ")), .actor, .json,
      ],
      examples: ["rabta assign my-desk KHI-26-0147 sana --reason shiftEnd"]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .assign(
          person: PersonID(rawValue: arguments[2].lowercased()),
          reason: try arguments["--reason"].map { text throws(Failure) in try code(text, "--reason")
          })
      }
    },
    Verb(
      name: "note", usage: "DESK CASE TEXT",
      summary: "Writes a note on a case; - reads standard input.",
      options: [.actor, .json], examples: ["rabta note my-desk KHI-26-0147 \"Called back, alone.\""]
    ) { arguments throws(Failure) in
      try onCase(arguments) { arguments, _, _ throws(Failure) in
        .note(text: Words(try text(arguments[2])))
      }
    },
  ]

  // MARK: How they are done

  private static func new(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    var facts = Facts()
    facts.story = Words(try text(arguments["--story"] ?? ""))
    facts.forms = try readable(arguments["--what"]) { text throws(Unreadable) in try Form.list(text)
    }
    facts.persons = try readable(arguments["--people"]) { text throws(Unreadable) in
      try Person.list(text)
    }
    facts.place = try readable(arguments["--where"]) { text throws(Unreadable) in
      try Gazetteer.pakistan.place(typed: text)
    }
    facts.languages = try readable(arguments["--languages"]) { text throws(Unreadable) in
      try Languages.list(text)
    }
    facts.contact.may = try code(arguments["--contact"] ?? "unknown", "--contact")
    facts.consent.refer = try code(arguments["--consent"] ?? "notAsked", "--consent")
    let needs = try readable(arguments["--needs"]) { text throws(Unreadable) in
      try NeedCode.list(text)
    }
    let action = DeskAction.open(
      facts: facts, needs: needs.map { NeedAsked(code: $0) }, inInbox: arguments.has("--inbox"))
    let line = try desk.write(action, arguments)
    guard case .on(let code, _)? = line.events.first else { return 1 }
    report(line, desk, arguments, "\(code)")
    return 0
  }

  static func onCase(
    _ arguments: Arguments,
    _ action: (Arguments, borrowing OpenDesk, Case) throws(Failure) -> CaseAction
  ) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let `case` = try desk.find(arguments[1])
    let line = try desk.write(.on(`case`.code, try action(arguments, desk, `case`)), arguments)
    report(line, desk, arguments)
    return 0
  }

  static func onReferral(
    _ arguments: Arguments, _ action: (Arguments, Referral) throws(Failure) -> CaseAction
  ) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    let (`case`, referral) = try desk.findReferral(arguments[1])
    let line = try desk.write(.on(`case`.code, try action(arguments, referral)), arguments)
    report(line, desk, arguments)
    return 0
  }

  /// Says what came of it, without names or numbers of survivors.
  static func report(
    _ line: Line, _ desk: borrowing OpenDesk, _ arguments: Arguments, _ sentence: String? = nil
  ) {
    if arguments.has("--json") { return Output.json(LineOutput(line, desk.caseload)) }
    if let sentence { return Output.say(sentence) }
    for case .on(let code, let event) in line.events where event.isWorthSaying {
      Output.sayLine("\(code): \(event.inWords { desk.caseload.name(of: $0) })")
    }
  }

  private static func answer(
    _ arguments: Arguments, _ letter: ReferralLetter
  ) throws(Failure) -> CaseAction {
    let by = Words(arguments["--by"] ?? "")
    switch arguments[2] {
    case "acknowledged": return .acknowledge(referral: letter, focalPerson: by)
    case "accepted":
      guard
        let first = WallTime.due(
          arguments["--first"] ?? "", now: Clock.now, offset: DeskIdentity.standardOffset)
      else { throw .usage("Say --first, when they meet: 4h, 18:00, tomorrow, 2026-11-30.") }
      return .accept(referral: letter, worker: by, firstContact: first)
    case "declined":
      guard let reason = arguments["--reason"] else { throw .usage("Say --reason.") }
      return .decline(
        referral: letter, reason: try code(reason, "--reason"), note: words(arguments, "--note"))
    case "started": return .start(referral: letter, note: words(arguments, "--note"))
    default: throw .usage("They said acknowledged, accepted, declined or started?")
    }
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
    for question in try questions("--yes") { sheet[question] = .yes }
    for question in try questions("--no") { sheet[question] = .no }
    return sheet
  }

  // MARK: Reading words

  static func words(_ arguments: Arguments, _ option: String) -> Words? {
    arguments[option].map { Words($0) }
  }

  /// A word of a list of codes.
  static func code<Code: RawRepresentable & CaseIterable>(
    _ text: String, _ option: String
  ) throws(Failure) -> Code where Code.RawValue == String {
    guard let code = Code.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() })
    else {
      let list = Code.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("\(option) takes: \(list).")
    }
    return code
  }

  private static func readable<T>(
    _ text: String?, _ read: (String) throws(Unreadable) -> T
  ) throws(Failure) -> T {
    do throws(Unreadable) { return try read(text ?? "") } catch { throw .usage(error.sentence) }
  }

  static func text(_ word: String) throws(Failure) -> String {
    guard word == "-" else { return word }
    return String(decoding: try InputFile.read("-"), as: UTF8.self)
  }
}

extension CaseEvent {
  /// Whether it tells whoever acted something new.
  var isWorthSaying: Bool { if case .needDue = self { false } else { true } }
}
