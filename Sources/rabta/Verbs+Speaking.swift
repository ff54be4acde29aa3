import Caseload
import Casework
import Coalition

extension Verbs {
  /// What is read out, copied or looked up while somebody is on the phone.
  static let speaking: [Verb] = [
    Verb(
      name: "words", usage: "DESK REFERRAL|SERVICE|CASE/ROUND",
      summary:
        "Prints a referral's first message, a body's call sheet, or an ask round's question.",
      options: [
        .init(name: "--sheet", value: nil, help: "the page with a reply slip instead"), .json,
      ],
      examples: [
        "rabta words my-desk KHI-26-0147-B", "rabta words my-desk KHI-26-0147-B --sheet",
        "rabta words my-desk demo-panah", "rabta words my-desk KHI-26-0147/1",
      ]
    ) { arguments throws(Failure) in
      var desk = try OpenDesk(arguments[0])
      let text = try outgoing(arguments, &desk)
      if arguments.has("--json") { Output.json(["text": text]) } else { Output.say(text) }
      return 0
    },
    Verb(
      name: "place", usage: "WORDS...", summary: "Says which place words mean, or what to ask.",
      options: [.json], examples: ["rabta place Nasirabad", "rabta place \"Kasur, Punjab\""]
    ) { arguments throws(Failure) in
      let text = arguments.words.joined(separator: " ")
      let answer = PlaceOutput(Gazetteer.pakistan.look(up: text))
      if arguments.has("--json") {
        Output.json(answer)
      } else if answer.id != nil {
        Output.say(answer.inWords)
      } else {
        throw .failed(answer.inWords)
      }
      return answer.id == nil ? 1 : 0
    },
  ]

  private static func outgoing(
    _ arguments: Arguments, _ desk: inout OpenDesk
  ) throws(Failure) -> String {
    let parts = arguments[1].split(separator: "/")
    if parts.count == 2, let round = Int(parts[1]) {
      return try question(round, try desk.find(String(parts[0])), desk)
    }
    let key = ServiceKey(rawValue: arguments[1])
    if let found = desk.caseload.directory.find(key) {
      try desk.bring(desk.caseload.codes(withReferralsTo: found.organization))
      return Outgoing.callSheet(found.organization.id, desk.caseload, at: desk.now)
    }
    let (`case`, referral) = try desk.findReferral(arguments[1])
    let outgoing = Outgoing(`case`, desk.caseload, at: desk.now)
    do throws(Outgoing.Fault) {
      return arguments.has("--sheet")
        ? try outgoing.sheet(referral) : try outgoing.message(referral)
    } catch {
      throw .failed(error.description)
    }
  }
}

/// What a look-up found.
struct PlaceOutput: Encodable {
  struct Choice: Encodable {
    var id: AreaID
    var name: String
  }

  /// The one place that is meant; missing when it must be asked.
  var id: AreaID?
  var name: String?
  var choices: [Choice] = []
  var isAmbiguous = false

  init(_ answer: PlaceAnswer) {
    switch answer {
    case .found(let id):
      self.id = id
      name = Gazetteer.pakistan.name(of: id)
    case .ambiguous(let candidates):
      isAmbiguous = true
      choices = candidates.map { Choice(id: $0.id, name: $0.inWords) }
    case .unknown(let suggestions):
      choices = suggestions.map { Choice(id: $0.id, name: $0.inWords) }
    }
  }

  var inWords: String {
    if let id, let name { return "\(name) (\(id))" }
    let list = choices.map { "  \($0.name) (\($0.id))" }.joined(separator: "\n")
    if isAmbiguous { return "Which one?\n" + list }
    return choices.isEmpty ? "This place isn't known." : "This place isn't known. Perhaps:\n" + list
  }
}
