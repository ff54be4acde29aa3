/// Words of the command line; the rest comes from the rules, which say why themselves.
enum English {
  static let notLocked = "not locked: practice data only"
  static let noSampleData =
    "The sample data was not found. Start from the project's folder, or say --data DIR."
  static let twoActors = "Who are you? Say --as PERSON, one of: "
  static let demoEnded = "The demo has ended; its practice cases are thrown away."
  static func allSaved(_ path: String) -> String { "All is saved in \(path)." }
  static let cameInBefore = "it came in before"
  static let nobody = "This desk has no person yet. Add one with `rabta person DESK ID NAME`."
}
