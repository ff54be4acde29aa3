package import Casework
import Desk

// Filling in forms, as a person does: Tab to the field, type.

extension Pilot {
  /// Goes to a field by the label that stands before it.
  package func go(to label: String) {
    guard case .form(let form)? = state.layers.top,
      let index = form.fields.firstIndex(where: { $0.label.hasPrefix(label) })
    else { preconditionFailure("no field is called \(label):\n\(screen)") }
    for _ in form.focus..<max(form.focus, index) { press("tab") }
    for _ in index..<max(index, form.focus) { press("shift-tab") }
  }

  /// Moves the cursor of the case pane to a need.
  package func go(toNeed words: String) {
    while state.focus != .case { press("tab") }
    press("home")
    for _ in 0..<100 where !sees("Who can take this: \(words)") { press("down") }
    precondition(sees("Who can take this: \(words)"), "the case doesn't need \(words)")
  }

  /// Types into fields by their labels.
  package func fill(_ fields: KeyValuePairs<String, String>) {
    for (label, text) in fields {
      go(to: label)
      type(text)
    }
  }

  /// Writes down who at the receiver was told.
  package func tell(_ whom: String = "Ms Noor") {
    press("s")
    type(whom)
    press("ctrl-s")
  }

  /// Chooses in a field by its label.
  package func choose(_ label: String, _ choice: String) {
    go(to: label)
    type(choice)
  }

  /// Opens the triage form and answers its questions, a key each; what isn't named is a no.
  package func answerTriage(yes: [TriageQuestion], notAsked: [TriageQuestion] = []) {
    press("t")
    for question in TriageQuestion.allCases {
      press(yes.contains(question) ? "y" : notAsked.contains(question) ? "u" : "n")
    }
  }

  /// Triages the case under the cursor.
  package func triage(yes: [TriageQuestion], notAsked: [TriageQuestion] = []) {
    answerTriage(yes: yes, notAsked: notAsked)
    press("ctrl-s")
  }
}
