import Casework
import Desk
import Ledger

/// Words of the command line; the rest comes from the rules, which say why themselves.
enum English {
  static let notLocked = "not locked: practice data only"
  static let listHasChanged = "The list has changed meanwhile. Write the number again."
  static func crashed(_ path: String) -> String {
    "rabta stopped because of a fault of its own. What it reported as done is saved; what you were "
      + "typing, perhaps but for the last second, is in \(Output.harmless(path))/drafts, and is offered when "
      + "you open the desk again."
  }
  static func settingsUnreadable(_ path: String) -> String {
    "Your settings in \(path) can't be read; the desk goes on without them."
  }
  static func settingsNotFollowed(_ path: String, _ problems: [Preferences.Problem]) -> [String] {
    ["In your settings, \(path):"] + problems.map { "line \($0.line): \($0.words)" }
  }
  static let noSampleData =
    "The sample data was not found. Start from the project's folder, or say --data DIR."
  static let twoActors = "Who are you? Say --as PERSON, one of: "
  static let demoEnded = "The demo has ended; its practice cases are thrown away."
  static func allSaved(_ path: String) -> String { "All is saved in \(path)." }
  static let stillSaving =
    "What you did before is still being saved. Nothing was lost; do this again in a moment."
  static let checkpointWritten = "Written. The desk opens with it from now on."
  static let noCheckpoint = "Nothing was written: there is nothing yet, or somebody is just at it."
  static func reading(_ percent: Int) -> String { "Reading the journal: \(percent) %" }
  static let stoppedReading = "Stopped before the whole journal was read. Nothing was changed."
  static func importing(_ done: Int, _ all: Int) -> String { "Importing: \(done) of \(all)" }
  static func stoppedImporting(_ saved: Int, _ all: Int) -> String {
    "Stopped: \(saved) of \(all) were saved and stay. Import the file again to bring in the rest."
  }
  static func unreadable(_ code: CaseCode) -> String {
    "\(code) can't be read from the journal. rabta verify says more."
  }
  static let cameInBefore = "it came in before"
  static func linesBlanked(_ count: Int) -> String { "\(count) lines blanked" }
  static let backupsHold =
    "Backups made until now, and papers, still hold it: make a new backup and destroy the old ones."
  static let nothingDue = "No case is due for erasing."
  static let noRetention =
    "This desk keeps cases for ever. Say how long an ended one is kept: "
    + "rabta settings DESK retention 730d."
  static func isDue(_ code: CaseCode, _ ended: String) -> String { "\(code)  ended \(ended)" }
  static let nobody = "This desk has no person yet. Add one with `rabta person DESK ID NAME`."

  static let dueTimes = "4h, 18:00, tomorrow, friday, +2d or 2026-11-30"
  static let pastTimes = "a time that has passed: 14:30, -2h or \"2026-11-30 18:00\""
  static let noSuchBody =
    "No body in the directory is called that. Say the key of a service, the beginning of its name, "
    + "or its id."
  static func whichBody(_ names: [String]) -> String {
    "More than one body begins like that: \(names.joined(separator: ", "))."
  }
  static let exportHoldsAll =
    "This export holds everything: names, numbers and stories. Say --identity if that is meant, "
    + "and keep the file as safe as the desk."
  static func noSuchFormat(_ formats: [String]) -> String {
    "--format takes: \(formats.joined(separator: ", "))."
  }
  static func noSuchField(_ fields: [String]) -> String {
    "A case has no field of that name. FIELD is one of: \(fields.joined(separator: ", "))."
  }
  static let noSuchSetting =
    "There is no setting of that name. rabta settings DESK shows them all."

  // MARK: Backups

  static let askPassphrase = "Passphrase: "
  static let askAgain = "Once more: "
  static let whatThePassphraseIs =
    "Only the passphrase opens this backup. Without it nobody can, whoever they ask. "
    + "Write it down, and keep it apart from the file."
  static let emptyPassphrase = "The passphrase is empty, so nothing was done. Five words are good."
  static let shortPassphrase =
    "This passphrase is short and can be guessed by a machine. Five words, or 16 characters, are "
    + "much safer. The backup is made all the same."
  static let longPassphrase =
    "The passphrase is longer than \(Passphrase.longest) bytes. Use a shorter one."
  static let notTheSame = "The two are not the same. Please type both again."
  static let neverTheSame = "The two were not the same three times. Nothing was done."
  static let noTerminal =
    "The terminal can't hide what is typed. Say --passphrase-file FILE instead."
  static let standardInput = "Standard input"
  static func moreThanOneLine(_ file: String) -> String {
    "\(file) holds more than one line. The passphrase is to be the only one."
  }
  static func othersCanRead(_ file: String) -> String {
    "Others on this machine can read \(file). To close it, use chmod 600."
  }
  static func backedUp(_ desk: String, _ file: String, _ size: Int) -> String {
    "Backed up \(desk) to \(file): \(sizeInWords(size)), read back and checked."
  }
  static let onTheSameDisk =
    "It lies on the same disk as the desk. Copy it to another one, too: a disk can fail."
  static func madeWhen(_ file: String, _ age: String, _ size: Int) -> String {
    "\(file) is a backup made \(age), \(sizeInWords(size))."
  }
  static func restored(_ path: String, _ restored: Backup.Restored) -> String {
    "Restored “\(restored.desk.name)” to \(path): \(restored.lines) lines, \(restored.cases) cases."
  }
  static let onlyOneOfTheTwo =
    "It is the same desk as the one that was backed up. Work in one of the two only: "
    + "what is done in both can't be brought together again."
  static func wasDamagedBefore(_ count: Int, _ place: String, _ path: String) -> String {
    "The desk was damaged already when it was backed up, at \(place)"
      + (count > 1 ? " and \(count - 1) more places" : "")
      + ". It came back as it was; rabta verify \(path) says more."
  }
}
