/// A question of the triage sheet: every rule of domain §5 is one. Each takes yes, no or not asked.
///
/// They are asked in this order, the most pressing first, and of several that match the first is
/// named. Their names stand in journals: one may be added, none renamed.
package enum TriageQuestion: String, Codable, Sendable, CaseIterable {
  // A yes to any of these is level 1.
  case harmNow, movedWithinDay, childHurt, childAlone, noSafePlaceTonight, rapeWithin72h
  case suicidal, untreatedInjury
  // A yes to any of these is level 2.
  case stillHeld, childExploited, threats, dateWithin72h, freedWithoutPlan
  // A yes to any of these raises by one.
  case child, pregnancy, disability, fiveOrMore, noSharedLanguage, armed, official
  // A yes to any of these is level 4, where there is no danger.
  case adviceOnly, tipOnly

  /// The level a yes sets, whatever else is answered; nil where a yes alone sets none.
  package var level: Level? {
    switch self {
    case .harmNow, .movedWithinDay, .childHurt, .childAlone, .noSafePlaceTonight, .rapeWithin72h,
      .suicidal, .untreatedInjury:
      .critical
    case .stillHeld, .childExploited, .threats, .dateWithin72h, .freedWithoutPlan: .urgent
    case .child, .pregnancy, .disability, .fiveOrMore, .noSharedLanguage, .armed, .official,
      .adviceOnly, .tipOnly:
      nil
    }
  }

  /// A danger question that nobody asked keeps a case at level 2 at least.
  package var isAboutDanger: Bool { level != nil }

  /// The questions about danger, the most pressing first.
  package static let dangers = allCases.filter(\.isAboutDanger)

  /// What is needed against this danger, of the needs of domain §3: which of several is brought to a
  /// door before the others. It decides where `r` begins, and nothing else.
  var neededFirst: [NeedCode] {
    switch self {
    case .harmNow, .threats: [.safety, .release, .shelter]
    case .movedWithinDay: [.release, .safety, .repatriation]
    case .childHurt, .childAlone: [.childProtection, .shelter]
    case .noSafePlaceTonight: [.shelter, .longShelter]
    case .rapeWithin72h, .untreatedInjury: [.medical]
    case .suicidal: [.crisis, .counselling]
    case .stillHeld: [.release, .bondedLabour]
    case .childExploited: [.childProtection, .bondedLabour]
    case .dateWithin72h: [.legalRepresentation, .legalAdvice, .repatriation]
    case .freedWithoutPlan: [.shelter, .longShelter, .basics]
    case .child, .pregnancy, .disability, .fiveOrMore, .noSharedLanguage, .armed, .official,
      .adviceOnly, .tipOnly:
      []
    }
  }

  /// What a yes raises the level for.
  package var aggravation: Aggravation? { Aggravation.allCases.first { $0.question == self } }
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
  /// Information or advice, or not TIP.
  case advice
  /// Something to know of, and nobody in it whom the desk could help.
  case tip
}

/// What makes a case more pressing than its answers alone (domain §5).
package enum Aggravation: String, Codable, Sendable, CaseIterable {
  case child, pregnancy, disability, fiveOrMore, noSharedLanguage, armed, official

  package var question: TriageQuestion {
    switch self {
    case .child: .child
    case .pregnancy: .pregnancy
    case .disability: .disability
    case .fiveOrMore: .fiveOrMore
    case .noSharedLanguage: .noSharedLanguage
    case .armed: .armed
    case .official: .official
    }
  }

  /// Whether the facts say so, whatever the sheet says: they are what was written down of each
  /// person, so a no on the sheet doesn't lower what they raise.
  package func isKnown(from facts: Facts) -> Bool {
    switch self {
    case .child: facts.persons.contains { $0.isChild == .yes }
    case .pregnancy: facts.persons.contains { $0.pregnant == .yes }
    case .disability: facts.persons.contains { $0.disability == .yes }
    case .fiveOrMore: facts.present.count >= 5
    case .armed: facts.armedPerpetrator == .yes
    case .official: facts.officialPerpetrator == .yes
    // Facts say what they speak, not what the desk speaks.
    case .noSharedLanguage: false
    }
  }
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
    aggravations = Aggravation.allCases.filter {
      sheet[$0.question] == .yes || $0.isKnown(from: facts)
    }
    (level, rule) = Self.firstMatch(sheet, hasPersons: !facts.present.isEmpty)
    // By one, once, and never above 2.
    isRaised = level > .urgent && !aggravations.isEmpty
    if isRaised { level = Level(rawValue: level.rawValue - 1) ?? level }
  }

  private static func firstMatch(
    _ sheet: TriageSheet, hasPersons: Bool
  ) -> (Level, TriageRule) {
    let dangers = TriageQuestion.dangers
    if let danger = dangers.first(where: { sheet[$0] == .yes }), let level = danger.level {
      return (level, .yes(danger))
    }
    if sheet[.adviceOnly] == .yes { return (.advice, .advice) }
    let isTip = sheet[.tipOnly] == .yes
    // Whoever gives a tip can't be asked how somebody is whom nobody knows. Once a person is
    // known of, unknown is not no.
    if isTip && !hasPersons { return (.advice, .tip) }
    if let unasked = dangers.first(where: { sheet[$0] == .unknown }) {
      return (.urgent, .notAsked(unasked))
    }
    return isTip ? (.advice, .tip) : (.standard, .safeTonight)
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

/// Written as one word: `harmNow`, `notAsked:harmNow`, `safeTonight`, `advice`, `tip`.
extension TriageRule: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    let parts = text.split(separator: ":")
    if text == "safeTonight" {
      self = .safeTonight
    } else if text == "advice" {
      self = .advice
    } else if text == "tip" {
      self = .tip
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
    case .tip: try container.encode("tip")
    }
  }
}
