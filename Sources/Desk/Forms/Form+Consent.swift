import Caseload
import Casework

// What must be said before something goes to somebody, and what the person has agreed to.

extension Form {
  /// Only what the rules ask for.
  static func said(
    _ form: CaseForm, on case: Case, _ title: String, _ parts: [Said.Part]
  ) -> Form {
    Form(form, on: `case`, title, fields(for: parts))
  }

  static func fields(for parts: [Said.Part]) -> [Field] {
    var fields: [Field] = []
    for part in parts {
      switch part {
      case .conflict: fields.append(ties())
      case .override:
        fields += [
          .text("override", "Without consent", hint: "why it must go all the same; recorded"),
          .text(
            "second", "Second name", hint: "a colleague who agreed; at level 1 by 09:00, else now"),
        ]
      case .second: break
      case .why:
        fields.append(.text("why", "Why this one", hint: "one word is enough; recorded"))
      }
    }
    return fields
  }

  private static func ties(at now: Conflict? = nil) -> Field {
    .choice(
      "conflict", "Ties", [.unknown] + .of(Conflict.allCases, \.inWords),
      at: now?.rawValue ?? "", hint: "is anybody there tied to the alleged perpetrator?")
  }

  /// Whether a body is tied to the alleged perpetrator, asked apart from sending anything there.
  static func conflict(_ case: Case, _ body: BodyID, _ name: String) -> Form {
    Form(
      .conflict(body), on: `case`, "\(name) and \(`case`.code)",
      [ties(at: `case`.conflicts[body])])
  }

  /// What was filled in of it.
  var said: Said {
    Said(
      conflict: chosen("conflict"), override: words("override"), second: words("second"),
      why: words("why"))
  }

  /// Its wording stands below it, in both languages.
  static func consent(_ case: Case, _ topic: Consent.Topic, _ words: String) -> Form {
    let now = `case`.facts.consent[topic]
    return Form(
      .consent(topic), on: `case`, "\(`case`.code): \(words)",
      [.choice("answer", "They say", .of(now.next, \.inWords), at: now.rawValue)])
  }

  static func ask(_ case: Case, _ need: Need, _ services: [(ServiceKey, String)]) -> Form {
    Form(
      .ask(need: need.number, services.map(\.0)), on: `case`,
      "\(`case`.code): \(English.askWithoutName), \(need.code.inWords)",
      services.enumerated().map { i, service in
        .choice(
          "service \(i)", service.1, .of([.yes, .no], \Known.inWords),
          at: (i < 3 ? Known.yes : .no).rawValue, hint: i == 0 ? English.reservesNothing : "")
      })
  }

  /// - Parameter contact: whom to call there, where that is known.
  static func notify(_ case: Case, _ body: BodyID, _ name: String, contact: String?) -> Form {
    Form(
      .notify(body), on: `case`, "\(name) was told of \(`case`.code)",
      [
        .text("whom", "Whom", hint: English.whom(contact)),
        .choice("channel", "By", .of(Channel.allCases, \.inWords)),
        .text("what", "What", rows: 3, hint: "what they were told; once saved, it stays"),
      ])
  }

  /// Those of some services that are to be asked.
  func asked(of services: [ServiceKey]) -> [ServiceKey] {
    services.indices.filter { chosen("service \($0)") == Known.yes }.map { services[$0] }
  }
}
