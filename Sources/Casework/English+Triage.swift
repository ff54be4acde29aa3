// The words of triage: questions, findings and rules.

extension TriageQuestion {
  /// The question as it is asked: at most 37 columns, so that what a yes does stands beside it at
  /// 80.
  package var inWords: String {
    switch self {
    case .harmNow: "Is somebody being harmed now?"
    case .movedWithinDay: "Moved, sold, married, flown in 24 h?"
    case .childHurt: "Is a child being hurt now?"
    case .childAlone: "A child alone with the abuser?"
    case .noSafePlaceTonight: "Nowhere safe to sleep tonight?"
    case .rapeWithin72h: "Rape within the last 72 h?"
    case .suicidal: "Speaks of suicide?"
    case .untreatedInjury: "Serious untreated injury?"
    case .stillHeld: "Still confined or exploited?"
    case .childExploited: "Any child in exploitation?"
    case .threats: "Threats?"
    case .dateWithin72h: "Court, police or travel within 72 h?"
    case .freedWithoutPlan: "A freed group with no plan?"
    case .child: "Is a child among them?"
    case .pregnancy: "Is anybody pregnant?"
    case .disability: "Has anybody a disability?"
    case .fiveOrMore: "Five people or more?"
    case .noSharedLanguage: "Is no language shared with us?"
    case .armed: "Is a perpetrator armed?"
    case .official: "An official among the perpetrators?"
    case .adviceOnly: "Only advice, or not trafficking?"
    case .tipOnly: "A tip, with nobody known to be in it?"
    }
  }

  /// What a yes does.
  package var effect: String {
    if let level { return "yes: level \(level.rawValue)" }
    return aggravation == nil ? "yes: level \(Level.advice.rawValue)" : "yes: raises by one"
  }

  /// The rule as a finding.
  package var finding: String {
    switch self {
    case .harmNow: "harm now"
    case .movedWithinDay: "moved, sold, married or flown within 24 h"
    case .childHurt: "a child being hurt now"
    case .childAlone: "a child alone with the abuser"
    case .noSafePlaceTonight: "no safe place tonight"
    case .rapeWithin72h: "rape within 72 h"
    case .suicidal: "suicidal"
    case .untreatedInjury: "serious untreated injury"
    case .stillHeld: "still confined or exploited"
    case .childExploited: "a child in exploitation"
    case .threats: "threats"
    case .dateWithin72h: "court, police or travel within 72 h"
    case .freedWithoutPlan: "a freed group with no plan"
    case .child: "child"
    case .pregnancy: "pregnancy"
    case .disability: "disability"
    case .fiveOrMore: "five or more people"
    case .noSharedLanguage: "no shared language"
    case .armed: "armed perpetrator"
    case .official: "official as perpetrator"
    case .adviceOnly: "information or advice, or not TIP"
    case .tipOnly: "a tip"
    }
  }
}

extension TriageRule {
  package var inWords: String {
    switch self {
    case .yes(let question): question.finding
    case .notAsked(let question): "not asked yet: \(question.finding)"
    case .safeTonight: "out and safe tonight, has needs"
    case .advice: TriageQuestion.adviceOnly.finding
    case .tip: TriageQuestion.tipOnly.finding
    }
  }
}

extension Aggravation {
  package var inWords: String { question.finding }
}

extension TriageFinding {
  /// `still confined or exploited; reasons to choose 1: child, five or more people`
  package var inWords: String {
    Triage.explain(rule, isRaised, aggravations, level)
  }
}

extension Triage {
  package func inWords(isCovered: Bool) -> String {
    let rule = Self.explain(self.rule, isRaised, aggravations, foundLevel)
    guard isChosen else { return rule }
    let why = isCovered ? "" : reason.map { ": \($0.text)" } ?? ""
    return "chosen\(why) (rule: level \(foundLevel.rawValue), \(rule))"
  }

  fileprivate static func explain(
    _ rule: TriageRule, _ isRaised: Bool, _ aggravations: [Aggravation], _ level: Level
  ) -> String {
    let list = aggravations.map(\.inWords).joined(separator: ", ")
    if isRaised { return "\(rule.inWords); raised by one for \(list)" }
    if level == .urgent && !list.isEmpty {
      return "\(rule.inWords); you may choose 1, because of: \(list)"
    }
    return rule.inWords
  }
}
