import Caseload
import Casework
import Coalition

extension Verbs {
  /// Who may help, kept up to date. Anybody at the desk may change it: the history says who did.
  static let directory: [Verb] = [
    Verb(
      name: "member", usage: "DESK [NAME|SERVICE] [FIELDS...]",
      summary: "Lists the directory, shows one body with its history, or changes an entry.",
      options: [
        .init(name: "--confirm", value: nil, help: "the body says that the entry is right today"),
        .init(name: "--suspend", value: nil, help: "nothing is sent there for now"),
        .init(name: "--until", value: "DAY", help: "with --suspend: when it opens again"),
        .init(name: "--resume", value: nil, help: "it is open again"),
        .init(name: "--close", value: nil, help: "it has closed for good"),
        .init(name: "--set", value: nil, help: "FIELDS are pairs: FIELD VALUE FIELD VALUE …"),
        .actor, .json,
      ],
      examples: [
        "rabta member my-desk", "rabta member my-desk Sahil", "rabta member my-desk las-lad",
        "rabta member my-desk demo-panah --confirm",
        "rabta member my-desk demo-panah --suspend --until 2026-12-03",
        "rabta member my-desk demo-panah --set takes \"women 16+\" hours always",
        "rabta member my-desk new-key --set organisation \"Baidarie\" service \"Advice\" needs LAD",
      ],
      notes: fieldNotes
    ) { arguments throws(Failure) in try member(arguments) },
    Verb(
      name: "capacity", usage: "DESK [SERVICE] [FREE]",
      summary: "Shows free places, or records how many a body says it has.",
      options: [.actor, .json],
      examples: ["rabta capacity my-desk", "rabta capacity my-desk demo-panah 3"]
    ) { arguments throws(Failure) in try capacity(arguments) },
  ]

  /// Fields and what to write, as the spreadsheet's template has them.
  private static var fieldNotes: [String] {
    ["fields, as in the table that rabta export DESK --format template writes; - clears one:"]
      + DirectoryColumn.allCases.map { "  \($0.name.padding(to: 17))\($0.hint)" }
  }

  // MARK: member

  private static func member(_ arguments: Arguments) throws(Failure) -> Int32 {
    let asked = ["--confirm", "--suspend", "--resume", "--close", "--set"]
      .filter(arguments.has)
    guard asked.count <= 1 else {
      throw .usage("One change at a time: \(asked.joined(separator: " or ")).")
    }
    guard arguments["--until"] == nil || asked == ["--suspend"] else {
      throw .usage("--until goes with --suspend.")
    }
    guard let change = asked.first else { return try show(arguments) }
    guard arguments.words.count > 1 else {
      throw .usage("Name the service: rabta member DESK SERVICE \(change).")
    }
    guard change == "--set" || arguments.words.count == 2 else {
      throw .usage("\(change) takes no fields; --set does.")
    }
    var desk = try OpenDesk(arguments[0])
    if change == "--set" { return try set(arguments, &desk) }
    let key = ServiceKey(rawValue: arguments[1])
    switch change {
    case "--confirm": return try write(.confirm(service: key), &desk, arguments)
    case "--suspend":
      let until = try arguments["--until"].map { text throws(Failure) in
        try day(text, now: desk.now, offset: desk.caseload.desk.offset)
      }
      return try write(
        .setStatus(service: key, status: .suspended, until: until), &desk, arguments)
    case "--resume":
      return try write(.setStatus(service: key, status: .active, until: nil), &desk, arguments)
    default:
      return try write(.setStatus(service: key, status: .closed, until: nil), &desk, arguments)
    }
  }

  private static func day(
    _ text: String, now: Instant, offset: Instant.Span
  ) throws(Failure) -> Instant {
    let cells = DirectoryCells(offset: offset, now: now)
    guard let day = (try? cells.day(text)) ?? WallTime.due(text, now: now, offset: offset),
      day > now
    else { throw .usage("--until takes a day to come: 2026-12-03, 3 Dec 2026, friday, 2d.") }
    return day
  }

  /// The fields are read as a row of the table would be.
  private static func set(
    _ arguments: Arguments, _ desk: inout OpenDesk
  ) throws(Failure) -> Int32 {
    let pairs = Array(arguments.words.dropFirst(2))
    guard !pairs.isEmpty, pairs.count.isMultiple(of: 2) else {
      throw .usage("--set takes pairs: FIELD VALUE. See rabta member --help.")
    }
    var fields: [(column: DirectoryColumn, text: String)] = []
    for place in stride(from: 0, to: pairs.count, by: 2) {
      guard let column = DirectoryColumn(pairs[place]) else {
        let names = DirectoryColumn.allCases.map(\.name).joined(separator: ", ")
        throw .usage("There is no such field. There are: \(names).")
      }
      let text = pairs[place + 1]
      fields.append((column, text.trimmed.isEmpty ? DirectoryCells.clears : text))
    }
    let key = ServiceKey(rawValue: arguments[1].lowercased())
    let found = desk.caseload.directory.organizations.filter { $0.isCalled(arguments[1]) }
    if desk.caseload.directory.find(key) == nil, found.count == 1, let named = found.first {
      guard !fields.contains(where: \.column.isOfService) else {
        let keys = named.services.map(\.key.rawValue).joined(separator: ", ")
        throw .usage(
          "That is a field of a service. "
            + (keys.isEmpty ? "It has none yet." : "Name one of its services: \(keys)."))
      }
      fields.append((.organisation, named.name))
    } else {
      fields.append((.key, key.rawValue))
    }
    let cells = DirectoryCells(offset: desk.caseload.desk.offset, now: desk.now)
    let (changed, problems) = DirectoryTable(fields).read(
      into: desk.caseload.directory, cells: cells)
    guard problems.isEmpty else {
      throw .failed(
        problems.map { ($0.column.map { "\($0): " } ?? "") + $0.sentence }.joined(separator: "\n"))
    }
    guard let organization = changed.first else {
      throw .failed(DeskRefusal.nothingChanged.description)
    }
    return try write(.list(organization), &desk, arguments)
  }

  /// Writes a change and says what it came to, as the history will.
  private static func write(
    _ action: DeskAction, _ desk: inout OpenDesk, _ arguments: Arguments
  ) throws(Failure) -> Int32 {
    let before = desk.caseload.directory
    let line = try desk.write(action, arguments)
    let offset = desk.caseload.desk.offset
    let entry = HistoryEntry(
      line, before: before, cells: DirectoryCells(offset: offset, now: desk.now))
    if arguments.has("--json") {
      Output.json(LineOutput(line, desk.caseload))
    } else {
      for change in entry?.what ?? [] { Output.sayLine(change) }
    }
    return 0
  }

  private static func show(_ arguments: Arguments) throws(Failure) -> Int32 {
    var history: [HistoryEntry] = []
    let now = Clock.now
    let desk = try OpenDesk(readingAllOf: arguments[0]) { line, caseload in
      // Before it is folded, so that old and new can be compared.
      let cells = DirectoryCells(offset: caseload.desk.offset, now: now)
      if let entry = HistoryEntry(line, before: caseload.directory, cells: cells) {
        history.append(entry)
      }
    }
    guard arguments.words.count <= 2 else {
      throw .usage("To change something, say what: --set, --confirm, --suspend, --close.")
    }
    let cells = DirectoryCells(offset: desk.caseload.desk.offset, now: desk.now)
    let all = desk.caseload.directory
    var found = all.organizations
    var key: ServiceKey?
    if arguments.words.count > 1 {
      key = all.find(ServiceKey(rawValue: arguments[1].lowercased()))?.service.key
      found = found.filter { body in
        key.map { key in body.services.contains { $0.key == key } }
          ?? body.isCalled(arguments[1])
      }
      guard !found.isEmpty else {
        throw .failed(
          "Nothing in the directory is called that. rabta member DESK lists it all.")
      }
    }
    guard found.count == 1, arguments.words.count > 1, let body = found.first else {
      let outputs = found.map { BodyOutput($0, desk.caseload, cells) }
      if arguments.has("--json") {
        Output.json(outputs)
      } else {
        for line in outputs.flatMap(\.lines) { Output.sayLine(line) }
      }
      return 0
    }
    var output = BodyOutput(body, desk.caseload, cells)
    output.history = history.filter { $0.body == body.id }
    if arguments.has("--json") { Output.json(output) } else { Output.say(output.inWords(cells)) }
    return 0
  }

  // MARK: capacity

  private static func capacity(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    guard arguments.words.count > 2 else {
      let cells = DirectoryCells(offset: desk.caseload.desk.offset, now: desk.now)
      let key = arguments.words.count > 1 ? ServiceKey(rawValue: arguments[1]) : nil
      if let key, desk.caseload.directory.find(key) == nil {
        throw .failed(DeskRefusal.noSuchService(key).description)
      }
      let services = desk.caseload.directory.services.filter {
        key == nil ? $0.service.capacity != nil : $0.service.key == key
      }
      let outputs = services.map { BodyOutput.ServiceOutput($0.service, desk.caseload, cells) }
      if arguments.has("--json") {
        Output.json(outputs)
      } else {
        for (output, found) in zip(outputs, services) {
          Output.sayLine(
            "\(output.key.rawValue.padding(to: 18)) \(output.places.padding(to: 34)) "
              + found.organization.name)
        }
      }
      return 0
    }
    guard let free = Int(arguments[2]) else {
      throw .usage("How many are free? rabta capacity DESK SERVICE 3.")
    }
    return try write(
      .reportCapacity(service: ServiceKey(rawValue: arguments[1]), free: free), &desk, arguments)
  }
}
