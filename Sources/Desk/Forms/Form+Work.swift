import Caseload
import Casework

// Small forms around the work on a case.

extension Form {
  static func note(_ case: Case) -> Form {
    Form(
      .note, on: `case`, "Note on \(`case`.code)",
      [.text("text", "Note", rows: 5, hint: "Ctrl-S saves")])
  }

  static func todo(_ case: Case, _ me: PersonID) -> Form {
    Form(
      .todo, on: `case`, "To do on \(`case`.code)",
      [
        .text("what", "What", hint: "no names: it may stand in minutes"),
        .offer("owner", "Who", me.rawValue, hint: "id of a person at this desk"),
        .offer("due", "By when", "tomorrow", hint: "4h, 18:00, tomorrow, +2d, 2026-11-30"),
      ])
  }

  /// The id of who has it to do.
  var owner: PersonID { PersonID(rawValue: text("owner").trimmed.lowercased()) }

  static func deleted(_ case: Case, _ todo: ToDo) -> Form {
    Form(
      .deleted(todo: todo.number), on: `case`, todo.what.text,
      [.text("said", "Deleted, said", hint: "who confirmed it, and when")])
  }

  static func startReview(_ me: PersonID) -> Form {
    Form(
      .startReview, "Start a review of the open cases",
      [.offer("present", "Who is here", me.rawValue, hint: "ids, with spaces between")])
  }

  /// The ids of who is here.
  var present: [PersonID] {
    text("present").split(whereSeparator: { ", ".contains($0) })
      .map { PersonID(rawValue: $0.lowercased()) }
  }
}
