import Caseload
import Casework

// How a case ends, begins again, or is erased: what is asked, and what is read of it.

extension Form {
  static func end(_ case: Case, _ kind: EndKind) -> Form {
    let (code, form) = (`case`.code, CaseForm.end(kind))
    return switch kind {
    case .closed:
      Form(
        form, on: `case`, "Close \(code)",
        [
          .toChoose("reason", "Reason", .of(CloseReason.allCases, \.inWords)),
          .text("note", "In words"),
          .text("second", "Second name", hint: "a colleague who agreed; needed at level 1"),
        ])
    case .notTIP:
      Form(
        form, on: `case`, "\(code): not TIP",
        [.text("reason", "What it is"), .text("pointed", "Pointed to", hint: "who can help")])
    case .added:
      Form(
        form, on: `case`, "\(code) belongs to",
        [.text("other", "Case", hint: "the other's code, or its last four digits")])
    case .duplicate:
      Form(
        form, on: `case`, "\(code) is the same as",
        [.text("other", "Case", hint: "the other's code, or its last four digits")])
    }
  }

  /// Nil after noting what can't be read.
  ///
  /// - Parameter code: the case that is meant by what was typed.
  mutating func closing(_ kind: EndKind, _ code: (String) -> CaseCode?) -> Closing? {
    switch kind {
    case .closed:
      return required("reason").map {
        .closed(reason: $0, note: words("note"), second: words("second"))
      }
    case .notTIP: return .notTIP(reason: Words(text("reason")), pointedTo: words("pointed"))
    case .duplicate, .added:
      guard let other = code(text("other")) ?? CaseCode(text("other")) else {
        set("other", problem: English.writeACode)
        return nil
      }
      return kind == .added ? .added(to: other) : .duplicate(of: other)
    }
  }

  static func reopen(_ case: Case) -> Form {
    Form(
      .reopen, on: `case`, "Reopen \(`case`.code)", [.text("what", "What is new")])
  }

  static func erase(_ case: Case) -> Form {
    Form(
      .erase, on: `case`, "Erase \(`case`.code), or persons of it",
      [
        .text("persons", "Persons", hint: "their numbers, as 1 3; empty: the whole case"),
        .toChoose("why", "Why", .of(Erasure.Why.allCases, \.inWords)),
        .choice(
          "verified", "Made sure", [.unknown] + .of(Erasure.Verification.allCases, \.inWords),
          hint: "how you know that they asked"),
        .text("second", "Second name", hint: "a colleague who agreed"),
      ])
  }

  /// Nil after noting what can't be read.
  mutating func erasure() -> Erasure? {
    guard let persons = readPersons(), let why: Erasure.Why = required("why") else { return nil }
    return Erasure(
      persons: persons, why: why, verified: chosen("verified"), second: words("second"))
  }
}
