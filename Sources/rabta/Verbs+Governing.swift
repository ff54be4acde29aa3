import Caseload
import Casework
import Coalition

extension Verbs {
  /// What a coordinator does for the whole desk.
  static let governing: [Verb] = [
    Verb(
      name: "settings", usage: "DESK [NAME] [VALUE...]",
      summary: "Shows what a coalition may set, or sets it; default sets it back.",
      options: [.actor, .json],
      examples: [
        "rabta settings my-desk", "rabta settings my-desk clock.1.answer 4h",
        "rabta settings my-desk hours.friday 09:00-12:30 14:30-17:00",
        "rabta settings my-desk holidays add 2026-12-25",
        "rabta settings my-desk weight.language 20", "rabta settings my-desk duty sana",
      ],
      notes: ["names, with what they usually are:"]
        + Setting.all.map { "  " + $0.name.padding(to: 28) + $0.usual.padding(to: 26) + $0.help }
    ) { arguments throws(Failure) in try settings(arguments) },
    Verb(
      name: "gaps", usage: "DESK",
      summary: "Lists the needs that nobody could meet, by need, district and what happened.",
      options: [
        .init(name: "--since", value: "TIME", help: "only later ones: -30d, 2026-11-01"), .json,
      ],
      examples: ["rabta gaps my-desk", "rabta gaps my-desk --since -7d"]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let since = try arguments["--since"].map { text throws(Failure) in
        try desk.past(text, "--since")
      }
      var gaps: [Gap] = []
      try desk.eachCase { gaps += $0.gaps }
      let output = GapsOutput(gaps.latestFirst(since: since), desk.caseload.desk.offset)
      if arguments.has("--json") {
        Output.json(output)
      } else {
        output.lines.forEach(Output.sayLine)
      }
      return 0
    },
    Verb(
      name: "export", usage: "DESK", summary: "Writes the desk out in one of these formats.",
      options: [
        .init(
          name: "--format", value: "FORMAT",
          help: "cases (default): \(ExportFormat.all.map(\.name).joined(separator: ", "))"),
        .identity, .json,
      ],
      examples: [
        "rabta export my-desk --identity > whole.json",
        "rabta export my-desk --format counts > counts.txt",
        "rabta export my-desk --format csv > directory.csv",
      ],
      notes: ["formats:"] + ExportFormat.all.map { "  " + $0.name.padding(to: 10) + $0.help }
    ) { arguments throws(Failure) in
      let name = arguments["--format"] ?? "cases"
      guard let format = ExportFormat.all.first(where: { $0.name == name }) else {
        throw .usage(English.noSuchFormat(ExportFormat.all.map(\.name)))
      }
      return try format.write(arguments)
    },
  ]

  private static func settings(_ arguments: Arguments) throws(Failure) -> Int32 {
    var desk = try OpenDesk(arguments[0])
    guard arguments.words.count > 1 else {
      return show(Setting.all, desk.caseload.settings, arguments)
    }
    guard let setting = Setting.named(arguments[1]) else { throw .usage(English.noSuchSetting) }
    guard arguments.words.count > 2 else {
      return show([setting], desk.caseload.settings, arguments)
    }
    var settings = desk.caseload.settings
    let value = arguments.words.dropFirst(2).joined(separator: " ")
    do throws(Unreadable) {
      if value == "default" {
        try setting.reset(&settings)
      } else {
        try setting.write(&settings, value)
      }
    } catch {
      throw .usage(error.sentence)
    }
    let line = try desk.write(.set(settings), arguments)
    report(line, desk, arguments, SettingOutput(setting, desk.caseload.settings).inWords)
    return 0
  }

  private static func show(
    _ settings: [Setting], _ now: Settings, _ arguments: Arguments
  ) -> Int32 {
    let outputs = settings.map { SettingOutput($0, now) }
    if arguments.has("--json") {
      Output.json(outputs)
    } else {
      for output in outputs { Output.sayLine(output.inWords) }
    }
    return 0
  }
}

struct SettingOutput: Encodable {
  var name: String
  var value: String
  var isDefault: Bool

  init(_ setting: Setting, _ settings: Settings) {
    name = setting.name
    value = setting.read(settings)
    isDefault = value == setting.usual
  }

  var inWords: String {
    name.padding(to: 28) + (isDefault ? value.padding(to: 26) + " (default)" : value)
  }
}

struct GapsOutput: Encodable {
  struct Row: Encodable {
    var code: CaseCode
    var need: NeedCode
    var place: String
    var what: [Form]
    var on: String
  }

  var gaps: [Row]

  init(_ gaps: [Gap], _ offset: Instant.Span) {
    self.gaps = gaps.map {
      Row(
        code: $0.code, need: $0.need,
        place: $0.place.map { Gazetteer.pakistan.name(of: $0) } ?? "place not known",
        what: $0.forms, on: WallTime($0.at, offset: offset).date)
    }
  }

  var lines: [String] {
    gaps.isEmpty
      ? ["No need has been settled as not available."]
      : gaps.map { gap in
        let what = gap.what.map(\.inWords).joined(separator: ", ")
        return "\(gap.on)  \(gap.code)  " + gap.need.withCode.padding(to: 34) + " "
          + gap.place.padding(to: 26) + " " + (what.isEmpty ? "not known" : what)
      }
  }
}
