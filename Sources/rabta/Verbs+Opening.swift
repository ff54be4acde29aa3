import Canvas
import Caseload
import Casework
import Desk
import FoundationEssentials
import Glibc
import Ledger
import Terminal

extension Verbs {
  static let openDesk = Verb(
    name: "open", usage: "DESK", summary: "Opens a desk on the screen.", options: [.actor, .plain],
    examples: ["rabta my-desk", "rabta my-desk --as amina", "rabta my-desk --plain"]
  ) { arguments throws(Failure) in
    let desk = try OpenDesk(arguments[0])
    let me = try desk.actor(arguments)
    let status = try screen(arguments[0], desk, as: me, inLines: arguments.has("--plain"))
    if status == 0 { Output.say(English.allSaved(arguments[0])) }
    return status
  }

  static let opening: [Verb] = [
    openDesk,
    Verb(
      name: "demo", usage: "", summary: "Opens a throw-away desk filled from the sample data.",
      options: [
        .init(name: "--keep", value: "DIR", help: "make the desk there and keep it"),
        .init(name: "--data", value: "DIR", help: "where directory.json and cases.json lie"),
        .init(name: "--fill", value: nil, help: "only make it, with --keep; open no screen"),
        .actor, .plain,
      ],
      examples: ["rabta demo", "rabta demo --keep my-demo"]
    ) { arguments throws(Failure) in try demo(arguments) },
    Verb(
      name: "init", usage: "DESK", summary: "Makes a desk, with its first person.",
      options: [
        .init(name: "--name", value: "NAME", help: "what the desk is called"),
        .init(name: "--prefix", value: "KHI", help: "what its case codes begin with"),
        .init(name: "--as", value: "PERSON", help: "the first person's id; your login if left out"),
      ],
      examples: ["rabta init my-desk --name \"Karachi helpline\" --prefix KHI --as amina"]
    ) { arguments throws(Failure) in
      try make(
        arguments[0], name: arguments["--name"] ?? "Practice desk",
        prefix: (arguments["--prefix"] ?? "RAB").uppercased(), first: arguments["--as"] ?? login())
      Output.say("Made \(arguments[0]). It is \(English.notLocked). Open it: rabta \(arguments[0])")
      return 0
    },
    Verb(
      name: "import", usage: "DESK FILE",
      summary: "Brings cases or a directory from a file, or - for standard input.",
      options: [.actor, .json],
      examples: [
        "rabta import my-desk cases.jsonl", "rabta import my-desk directory.json",
        "rabta import my-desk members.csv",
      ]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let me = try desk.actor(arguments)
      StopSignal.catchIt()
      var importer = Importer()
      try importer.run(try InputFile.read(arguments[1]), into: &desk, by: me, opening: nil)
      desk.checkpointIfNeeded()
      return report(importer, arguments)
    },
    Verb(
      name: "person", usage: "DESK [ID] [NAME]",
      summary: "Lists who works at the desk, or adds somebody.",
      options: [
        .init(name: "--role", value: "ROLES", help: list(DeskRole.self)),
        .init(name: "--phone", value: "NUMBER", help: "to call them at when they are on duty"),
        .actor, .json,
      ],
      examples: [
        "rabta person my-desk", "rabta person my-desk sana \"Sana\" --role coordinator",
      ]
    ) { arguments throws(Failure) in try person(arguments) },
  ]

  // MARK: How they are done

  private static func make(
    _ path: String, name: String, prefix: String, first: String, at now: Instant = Clock.now
  ) throws(Failure) {
    guard CaseCode.isPrefix(prefix) else {
      throw .usage("--prefix takes two to five capital letters, as in KHI.")
    }
    let id = first.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard Staff.isID(id) else { throw .usage(DeskRefusal.badPersonID(first).description) }
    do throws(LedgerError) {
      _ = try DeskFolder.create(at: path, name: name, prefix: prefix, created: now)
    } catch {
      guard case .exists = error, isBegun(path, DeskIdentity(name: name, prefix: prefix)) else {
        throw .failed(error.description)
      }
    }
    var desk = try OpenDesk(path)
    let staff = Staff(id: PersonID(rawValue: id), name: Words(first), roles: DeskRole.allCases)
    let request = Request(
      id: Randomness.hex(bytes: 16), by: staff.id, at: now, action: .listPerson(staff))
    do throws(LedgerError) {
      _ = try desk.ledger.perform(request, on: &desk.caseload, holder: "init")
    } catch {
      throw .failed(error.description)
    }
  }

  /// Whether the making of this desk was interrupted before its first person was there.
  private static func isBegun(_ path: String, _ identity: DeskIdentity) -> Bool {
    guard let desk = try? OpenDesk(path) else { return false }
    return desk.caseload.seq == 0 && desk.ledger.damage.isEmpty && desk.ledger.identity == identity
  }

  private static func login() -> String {
    getenv("USER").map { String(cString: $0) } ?? "operator"
  }

  private static func report(_ importer: Importer, _ arguments: Arguments) -> Int32 {
    if arguments.has("--json") {
      struct Report: Encodable {
        var cases: Int
        var organizations: Int
        var unchanged: Int
        var problems: [String]
      }
      Output.json(
        Report(
          cases: importer.cases, organizations: importer.organizations,
          unchanged: importer.unchanged, problems: importer.problems.map(\.description)))
    } else {
      if importer.cases > 0 { Output.say("\(importer.cases) cases came in.") }
      if importer.organizations > 0 {
        Output.say("\(importer.organizations) organizations came in.")
      }
      if importer.unchanged > 0 {
        Output.say("\(importer.unchanged) organizations are as the desk knew them.")
      }
    }
    for problem in importer.problems { Output.complain(problem.description) }
    return importer.problems.isEmpty ? 0 : 1
  }

  private static func person(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    guard arguments.words.count > 1 else {
      let people = desk.caseload.people.values.sorted { $0.id < $1.id }
      if arguments.has("--json") {
        Output.json(people)
      } else {
        for staff in people {
          let roles = staff.roles.map(\.inWords).joined(separator: ", ")
          Output.sayLine(
            "\(staff.id.rawValue.padding(to: 20)) \(staff.name.text) (\(roles))"
              + (staff.phone.map { "  \($0.text)" } ?? ""))
        }
      }
      return 0
    }
    // Who is listed already keeps what isn't said anew.
    let id = PersonID(rawValue: arguments[1])
    var staff =
      desk.caseload.people[id]
      ?? Staff(
        id: id, name: Words(arguments[1]),
        roles: desk.caseload.people.isEmpty ? DeskRole.allCases : [.operator])
    if arguments.words.count > 2 { staff.name = Words(arguments[2]) }
    if let roles = arguments["--role"] {
      staff.roles = []
      for role in roles.split(separator: ",") {
        staff.roles.append(try code(role.trimmed, "--role"))
      }
    }
    if let phone = words(arguments, "--phone") { staff.phone = phone.filled }
    let line = try desk.write(.listPerson(staff), arguments, first: id)
    report(line, desk, arguments, "\(staff.id) is at the desk now.")
    return 0
  }

  // MARK: The demo

  private static func demo(_ arguments: Arguments) throws(Failure) -> Int32 {
    guard let data = sampleData(arguments["--data"]) else { throw .failed(English.noSampleData) }
    let kept = arguments["--keep"]
    guard kept != nil || !arguments.has("--fill") else {
      throw .usage("--fill needs --keep DIR: where is the desk to be made?")
    }
    let path: String
    if let kept {
      path = kept
    } else {
      // A terminal that is closed before the screen is there must leave nothing behind either.
      StopSignal.catchIt()
      path = try temporaryFolder()
    }
    defer { if kept == nil { remove(path) } }
    let opening = Clock.now
    try make(path, name: "DEMO", prefix: "KHI", first: "amina", at: opening - .days(60))
    try fill(path, data, opening)
    if arguments.has("--fill") {
      Output.say("Made \(path).")
      return 0
    }
    guard !StopSignal.isGiven else { throw .failed(English.demoEnded) }
    let me = PersonID(rawValue: arguments["--as"]?.lowercased() ?? "amina")
    let desk = try OpenDesk(path)
    guard desk.caseload.people[me] != nil else {
      throw .failed(Refusal.noSuchPerson(me).description)
    }
    let status = try screen(path, desk, as: me, inLines: arguments.has("--plain"))
    if status == 0 { Output.say(kept == nil ? English.demoEnded : English.allSaved(path)) }
    return status
  }

  private static func fill(_ path: String, _ data: String, _ opening: Instant) throws(Failure) {
    var desk = try OpenDesk(path)
    var importer = Importer()
    for name in ["directory.json", "cases.json"] {
      try importer.run(
        try InputFile.read("\(data)/\(name)"), into: &desk, by: "amina", opening: opening)
    }
    for problem in importer.problems { Output.complain("sample data, \(problem)") }
  }

  /// Named, beside the working folder, or beside the installed program.
  private static func sampleData(_ named: String?) -> String? {
    if let named { return named }
    var candidates = ["sample-data"]
    if let program = realpath("/proc/self/exe", nil) {
      let folder = String(cString: program).split(separator: "/").dropLast()
      candidates.append("/\(folder.joined(separator: "/"))/sample-data")
      candidates.append("/\(folder.dropLast().joined(separator: "/"))/share/rabta/sample-data")
      free(program)
    }
    return candidates.first { access($0 + "/cases.json", R_OK) == 0 }
  }

  private static func temporaryFolder() throws(Failure) -> String {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    guard let template = strdup("\(base)/rabta-demo-XXXXXX") else {
      throw .failed("No temporary folder can be made in \(base).")
    }
    defer { free(template) }
    guard mkdtemp(template) != nil else {
      throw .failed("No temporary folder can be made in \(base).")
    }
    return String(cString: template)
  }

  private static func remove(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
  }

  // MARK: The screen

  private static func screen(
    _ path: String, _ desk: consuming OpenDesk, as me: PersonID, inLines: Bool
  ) throws(Failure) -> Int32 {
    let isDumb = getenv("TERM").map { String(cString: $0) } == "dumb"
    guard inLines || isDumb || isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 else {
      throw .failed("The screen needs a terminal. For scripts there are verbs: rabta --help.")
    }
    var (preferences, problems) = PreferencesFile.read()
    // Lines that were said can't be hidden, and one that is being written must not be lost.
    if inLines || isDumb { preferences.hidesAfter = nil }
    var session = try desk.session(as: me, preferences)
    guardAgainstCrashes(saying: English.crashed(path))
    if !problems.isEmpty { _ = session.receive(.notice(problems)) }
    if inLines || isDumb { return PlainLoop.run(&session, path) }
    do throws(TerminalError) {
      var terminal = try Terminal(
        logPath: nil, isLight: preferences.background.isLight,
        listensToMouse: preferences.usesMouse)
      _ = session.receive(.input(.resize(terminal.size)))
      return RunLoop.run(&session, &terminal, path)
    } catch {
      throw .failed(error.description)
    }
  }
}
