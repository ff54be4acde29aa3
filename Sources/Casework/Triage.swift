/// A question of the triage sheet (domain §5). Each takes yes, no or not asked.
package enum TriageQuestion: String, Codable, Sendable, CaseIterable {
  // A yes to any of these is level 1.
  case harmNow, movedWithinDay, childHurt, noSafePlaceTonight, rapeWithin72h, suicidal
  case untreatedInjury
  // A yes to any of these is level 2.
  case stillHeld, childExploited, threats, dateWithin72h, freedWithoutPlan
  // These say what kind of case it is.
  case noSharedLanguage, adviceOnly

  /// The level a yes sets; nil where a yes alone sets none.
  package var level: Level? {
    switch self {
    case .harmNow, .movedWithinDay, .childHurt, .noSafePlaceTonight, .rapeWithin72h, .suicidal,
      .untreatedInjury:
      .critical
    case .stillHeld, .childExploited, .threats, .dateWithin72h, .freedWithoutPlan: .urgent
    case .noSharedLanguage, .adviceOnly: nil
    }
  }

  /// A danger question that nobody asked keeps a case at level 2 at least.
  package var isAboutDanger: Bool { level != nil }
}

/// The answers of one triage. What isn't in it wasn't asked.
package struct TriageSheet: Hashable, Sendable, Codable {
  private var answers: [TriageQuestion.RawValue: Known] = [:]

  package init() {}

  package init(yes: [TriageQuestion] = [], no: [TriageQuestion] = []) {
    for question in yes { self[question] = .yes }
    for question in no { self[question] = .no }
  }

  package subscript(question: TriageQuestion) -> Known {
    get { answers[question.rawValue] ?? .unknown }
    set { answers[question.rawValue] = newValue == .unknown ? nil : newValue }
  }

  package var isEmpty: Bool { answers.isEmpty }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    answers = try container.decode([String: Known].self).filter { $0.value != .unknown }
    for question in answers.keys where TriageQuestion(rawValue: question) == nil {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no triage question is called \(question)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(answers)
  }
}

/// Why a case has its level: the first rule that matched.
package enum TriageRule: Hashable, Sendable {
  /// This danger is there.
  case yes(TriageQuestion)
  /// This danger was not asked about, and unknown is not no.
  case notAsked(TriageQuestion)
  /// Out and safe tonight, has needs.
  case safeTonight
  /// Information, a tip, not TIP.
  case advice
}

/// What makes a case more pressing than its answers alone (domain §5).
package enum Aggravation: String, Codable, Sendable, CaseIterable {
  case child, pregnancy, disability, fiveOrMore, noSharedLanguage, armed, official
}

/// What the rules make of a sheet, before anybody chooses otherwise.
package struct TriageFinding: Hashable, Sendable {
  package var level: Level
  package var rule: TriageRule
  /// The level was raised by one because of the aggravations.
  package var isRaised: Bool
  /// At level 2 these are reasons to choose 1.
  package var aggravations: [Aggravation]
}

extension TriageFinding {
  /// The first matching rule sets the level (domain §5).
  package init(_ sheet: TriageSheet, _ facts: Facts) {
    aggravations = Aggravation.allCases.filter { $0.applies(to: facts, sheet) }
    (level, rule) = Self.firstMatch(sheet)
    // By one, once, and never above 2.
    isRaised = level > .urgent && !aggravations.isEmpty
    if isRaised { level = Level(rawValue: level.rawValue - 1) ?? level }
  }

  private static func firstMatch(_ sheet: TriageSheet) -> (Level, TriageRule) {
    let dangers = TriageQuestion.allCases.filter(\.isAboutDanger)
    for level in [Level.critical, .urgent] {
      if let danger = dangers.first(where: { $0.level == level && sheet[$0] == .yes }) {
        return (level, .yes(danger))
      }
    }
    if sheet[.adviceOnly] == .yes { return (.advice, .advice) }
    if let unasked = dangers.first(where: { sheet[$0] == .unknown }) {
      return (.urgent, .notAsked(unasked))
    }
    return (.standard, .safeTonight)
  }
}

extension Aggravation {
  fileprivate func applies(to facts: Facts, _ sheet: TriageSheet) -> Bool {
    switch self {
    case .child: facts.persons.contains { $0.isChild == .yes }
    case .pregnancy: facts.persons.contains { $0.pregnant == .yes }
    case .disability: facts.persons.contains { $0.disability == .yes }
    case .fiveOrMore: facts.persons.count >= 5
    case .noSharedLanguage: sheet[.noSharedLanguage] == .yes
    case .armed: facts.armedPerpetrator == .yes
    case .official: facts.officialPerpetrator == .yes
    }
  }
}

/// The level of a case, with everything that explains it.
package struct Triage: Hashable, Sendable, Codable {
  package var sheet: TriageSheet
  package var level: Level
  package var rule: TriageRule
  package var isRaised: Bool
  package var aggravations: [Aggravation]
  /// What the rules said, where a person chose another level.
  package var foundLevel: Level
  package var reason: Words?
  /// Who agreed to a lower level than 1, perhaps by phone.
  package var second: Words?
  /// When a first door must have been tried; nil at a level without that clock.
  package var doorBy: Instant?

  package var isChosen: Bool { level != foundLevel }
}

/// Written as one word: `harmNow`, `notAsked:harmNow`, `safeTonight`, `advice`.
extension TriageRule: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: ":")
    if text == "safeTonight" {
      self = .safeTonight
    } else if text == "advice" {
      self = .advice
    } else if parts.count == 2, parts[0] == "notAsked",
      let question = TriageQuestion(rawValue: String(parts[1]))
    {
      self = .notAsked(question)
    } else if let question = TriageQuestion(rawValue: text) {
      self = .yes(question)
    } else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no triage rule is called \(text)")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .yes(let question): try container.encode(question.rawValue)
    case .notAsked(let question): try container.encode("notAsked:\(question.rawValue)")
    case .safeTonight: try container.encode("safeTonight")
    case .advice: try container.encode("advice")
    }
  }
}
