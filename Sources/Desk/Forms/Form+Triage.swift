import Caseload
import Casework

// The triage sheet and the level: what is asked, and what is read of it.

extension Form {
  static func triage(_ case: Case) -> Form {
    let sheet = `case`.triage?.sheet ?? TriageSheet()
    let questions = TriageQuestion.allCases.map { question in
      let isKnown = question.aggravation?.isKnown(from: `case`.facts) ?? false
      let now = isKnown ? .yes : sheet[question]
      var field = Field.choice(
        question.rawValue, question.inWords, .of([.unknown, .yes, .no], \Known.inWords),
        at: now.rawValue,
        hint: isKnown ? English.factsSayYes : hint(of: question, `case`.facts.deadline))
      field.isHintSteady = true
      return field
    }
    return Form(
      .triage, on: `case`, "Triage \(`case`.code)  y yes · n no · u not asked · Ctrl-S save",
      questions + [
        .choice(
          "level", "Level", [Choice("", "as the rules say")] + levels,
          hint: "← → to choose another; lower takes a reason"),
        .text("reason", "Reason", hint: "for another level"),
        .text("second", "Second name", hint: "a colleague who agreed, when leaving level 1"),
      ])
  }

  /// What a yes does; beside being moved, the deadline that there is.
  private static func hint(of question: TriageQuestion, _ deadline: Deadline?) -> String {
    guard question == .movedWithinDay, let deadline else { return question.effect }
    return English.deadlineIs(deadline.what.text)
  }

  /// The answers as given, on top of those of last time. A yes that stands there because the facts
  /// say so is none: when the facts are put right, it must not go on by itself.
  func sheet(for case: Case) -> TriageSheet {
    var sheet = `case`.triage?.sheet ?? TriageSheet()
    for question in TriageQuestion.allCases where isTouched(question.rawValue) {
      sheet[question] = chosen(question.rawValue) ?? .unknown
    }
    return sheet
  }

  static func level(_ case: Case) -> Form {
    Form(
      .level, on: `case`, "Change the level of \(`case`.code)",
      [
        .choice(
          "level", "Level", levels, at: code(`case`.level ?? .urgent), hint: "1 to 4"),
        .text("reason", "Reason", hint: "needed for a lower level"),
        .text("second", "Second name", hint: "a colleague who agreed, when leaving level 1"),
      ])
  }

  private static let levels = Level.allCases.map { Choice(code($0), $0.withNumber) }

  private static func code(_ level: Level) -> String { String(level.rawValue) }

  /// The level that is chosen; nil for what the rules say.
  var level: Level? { Int(code("level")).flatMap(Level.init(rawValue:)) }
}
