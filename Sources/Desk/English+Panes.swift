import Caseload
import Casework
import Coalition

// What stands in the panes and around them, in lines and of one's own settings.

extension English {
  // MARK: Panes

  static let tooSmall = "Rabta needs 20 columns and 5 rows."
  /// `decided` is how many a review has decided on; nil outside of one.
  static func queueTitle(
    _ count: Int, of scope: Int?, _ late: Int, _ query: String, _ order: QueueOrder, _ marks: Int,
    decided: Int?
  ) -> String {
    var title =
      query.isEmpty
      ? decided == nil ? "Cases: \(count) open" : "Review: \(count) cases"
      : "Cases: \(count)\(scope.map { " of \($0)" } ?? "") with “\(query)”"
    if let decided { title += ", \(decided) decided" }
    if late > 0 { title += ", \(late) late" }
    if marks > 0 { title += ", \(marks) marked" }
    if order != .work { title += ", \(words(order))" }
    return title
  }
  private static func words(_ order: QueueOrder) -> String {
    switch order {
    case .work: "what is due first"
    case .newest: "newest first"
    case .level: "by level"
    case .place: "by place"
    case .owner: "by owner"
    }
  }
  static func sorted(_ order: QueueOrder) -> String { "Sorted: \(words(order))." }
  /// Coordinator first, then the deputy.
  static func onDuty(_ names: [String]) -> String { "On duty: " + names.joined(separator: "; ") }
  static let nothingLate = "Nothing is late."
  static let noneLate = "None of these is late."
  static func someLate(_ count: Int) -> String {
    "\(count) of these \(count == 1 ? "is" : "are") late."
  }
  static let filterIsOff = "The filter is off."
  static func leftTheList(_ code: CaseCode, _ by: String, now: CaseCode?) -> String {
    "\(code) is no longer in this list. \(by)."
      + (now.map { " The cursor stands on \($0) now." } ?? "")
  }
  static func unmarked(_ count: Int) -> String {
    count == 1 ? "1 case is no longer marked." : "\(count) cases are no longer marked."
  }
  static let saving = "Saving …"
  static let stillSearching = "Still looking through what was typed …"
  static func markedSome(_ count: Int, of all: Int) -> String {
    "The first \(count) of \(all) are marked; no more can be changed at once."
  }
  static func late(_ count: Int) -> String { "\(count) late." }
  static func takesBack(_ words: String, _ keys: Keymap) -> String {
    "\(keys[.undo]) takes back: \(words)"
  }
  static func hasEnded(_ code: CaseCode, _ query: Query) -> String {
    "\(code) has ended. “\(query.text)” shows it."
  }
  /// - Parameter isTyping: the filter line has the keys.
  static func noCases(
    _ query: Query, isTyping: Bool, _ caseload: Caseload, _ keys: Keymap
  ) -> String {
    guard !query.isEmpty else { return "No case here. \(keys[.new]) takes a new one." }
    let problem = query.problem(in: caseload).map { " " + $0 } ?? ""
    let person = query.person(of: caseload).map { " “by:\($0)” shows what they have." } ?? ""
    let words = query.hasFreeWords ? " " + searched(keys) : ""
    return "No case matches. \(isTyping ? "Esc" : keys[.back]) shows all again." + problem + person
      + words
  }
  private static func searched(_ keys: Keymap) -> String {
    "Names and numbers are covered and not searched; \(keys[.new]) knows a number that called before."
  }
  static let caseTitle = "Case"
  static func goesOn(_ code: CaseCode) -> String {
    "… it goes on: rabta show DESK \(code) --identity has all of it."
  }
  static func saidIn(_ code: CaseCode, _ text: String) -> String { "Said in \(code): \(text)" }
  static let matchTitle = "Who can take this"
  /// With the need's number, where the case has several of its kind.
  static func whoCanTake(_ need: Need, of case: Case) -> String {
    let isOnly = `case`.needs.count { $0.code == need.code } == 1
    return "\(matchTitle): \(isOnly ? "" : "need \(need.number), ")\(need.code.inWords)"
  }
  static let nothingSelected = "Nothing is selected."
  static func triageFirst(_ keys: Keymap) -> String {
    "Triage it first: \(keys[.triage]). The level sets how soon an answer is due."
  }
  static func isOut(_ name: String, _ letter: ReferralLetter, _ keys: Keymap) -> String {
    "Out with \(name) (\(letter)). \(keys[.move]) moves it."
  }
  static func more(above: Int, below: Int) -> String {
    switch (above > 0, below > 0) {
    case (true, true): " ▴ \(above)  ▾ \(below) more "
    case (true, false): " ▴ \(above) more "
    case (false, true): " ▾ \(below) more "
    case (false, false): ""
    }
  }
  static let hasItNow = " – has it now"
  static let fits = "Fits"
  static let possible = "Possible if"
  static func partial(_ keys: Keymap) -> String {
    "Takes only some of them – \(keys[.split]) parts the need"
  }
  static let excluded = "Can't take it"
  static func others(_ count: Int) -> String {
    count == 1 ? "1 more service offers other help." : "\(count) more services offer other help."
  }
  static func covered(_ keys: Keymap) -> String { "covered – \(keys[.uncover]) shows it" }
  static let historyDamaged = "HISTORY DAMAGED"
  static func only(_ scope: Command.Scope) -> String { "Only \(scope.inWords)." }
  static func notNow(_ why: String) -> String { "Not now: \(why)" }
  static let enterSaysNo = "no (Enter, Esc)"
  /// What to do where nobody fits, with the key or the number for it.
  static func advice(_ advice: NobodyFits, _ keys: Keymap, secretariat: String?) -> String {
    let how: String? =
      switch advice {
      case .outside: "\(keys[.notify]) records that they were told."
      case .apart: "\(keys[.split]) parts the need."
      case .phone, .phoneWhileHere: "\(keys[.need]) adds that need."
      case .secretariat: secretariat
      }
    return how.map { "\(advice.inWords) \($0)" } ?? advice.inWords
  }
  static func wouldSay(_ now: String, _ then: String) -> String {
    "The case says: \(now). With this it would say: \(then)"
  }
  static func findTheCase(_ keys: Keymap) -> String {
    "Their case is there already: Esc keeps this, \(keys[.filter]) finds it by code, place or word."
  }
  static func willSay(_ banner: String) -> String { "The case will say: \(banner)" }
  static let noSuchCommandWords = "No command has these words."
  static let helpTitle = "Commands – type to filter, Enter runs, Esc closes"
  static let paletteTitle = "Find a command or a case – Enter runs, Esc closes"
  static func goTo(_ code: CaseCode, _ letter: ReferralLetter?) -> String {
    "Go to \(code)\(letter.map { "-\($0)" } ?? "")."
  }
  static func recordAnswer(_ letter: ReferralLetter, _ keys: Keymap) -> String {
    "\(keys[.answer]) records what the receiver of \(letter) said."
  }
  static func doesAgain(_ words: String, _ keys: Keymap) -> String {
    "\(keys[.redo]) does again: \(words)"
  }
  static func hides(_ keys: Keymap) -> String { "\(keys[.hide]) hides everything." }
  static let hidden = "Enter goes on."
  static let filterLabel = "Filter:"
  static let filterHint = "words · level:1 · due:late · by:sana · need:SHE · -state:active"

  // MARK: In lines

  static let yes = "yes"
  static func noSuchDotWord(_ words: [String]) -> String {
    "There is no such word; there are \(words.joined(separator: " "))."
  }
  static let saveOrNumber = "Press Enter to save, or write a field's number to change it."
  static let chooseOne = "Write one of the numbers."
  static func noSuchNumber(_ number: Int) -> String { "There is no \(number) here." }
  static func noSuchWord(_ word: String, _ keys: Keymap) -> String {
    "Nothing is called “\(word)” here. \(keys[.help]) lists all commands."
  }
  static func rows(_ first: Int, _ last: Int, of count: Int) -> String {
    "\(first) to \(last) of \(count). page-down and page-up show others."
  }
  static func field(_ number: Int, of count: Int, _ label: String) -> String {
    "\(number) of \(count). \(label)"
  }
  static func now(_ text: String) -> String { "Now: \(text)" }
  static let severalLines = "Write line by line; an empty line goes on."
  static func formWords(hasParts: Bool) -> String {
    "An empty line leaves a field as it is. .back, \(hasParts ? ".next (part), " : "").empty, "
      + ".save, .leave (kept), .discard"
  }
  static func withContact(_ name: String, _ contact: String?) -> String {
    contact.map { "\(name): \($0)" } ?? name
  }
  /// What a field may be, and what it is for.
  static func choices(_ titles: [String], _ hint: String) -> String {
    titles.joined(separator: " · ") + (hint.isEmpty ? "" : " – \(hint)")
  }
  static let askSave = "All fields are asked. Enter saves; a number changes that field."
  static let pickWords = "Write a number; . goes back."
  static func sayYes(_ what: String, or other: Picker.Choice?) -> String {
    let other = other.flatMap { other in other.key.map { " \($0): \(other.title)." } } ?? ""
    return "Write yes to \(what).\(other) Anything else changes nothing."
  }
  static let anyLine = "Press Enter to go on."
  static let helpWords = "Write a number to run it, words to search, or . to close."
  static func filterWas(_ query: String) -> String {
    query.isEmpty ? "Nothing is filtered." : "The filter is: \(query)"
  }
  static let filterWords = "Write words to show only those cases; an empty line shows all."
  static func paneWords(_ commands: [String], _ keys: Keymap) -> String {
    "Write a number, or a command: \(commands.joined(separator: ", ")). "
      + "\(keys[.help]) lists all, . goes back."
  }

  // MARK: One's own settings

  static let settingNoText = "there is something here that is no text (UTF-8)"
  static let noEqualsSign = "write it as in: mouse = on, or: key note = F5"
  static func noSuchSetting(_ name: String) -> String {
    "“\(name)” is no setting. There are: key COMMAND, mouse, background, hide-after."
  }
  static func settingTakes(_ values: [String]) -> String {
    "this takes \(values.joined(separator: " or "))."
  }
  static func noSuchCommand(_ id: String) -> String {
    "no command is called “\(id)”. The palette has their names."
  }
  static func noSuchKeyName(_ name: String) -> String {
    name.isEmpty
      ? "a key is missing between two commas."
      : "no terminal can tell the key “\(name)”. Write t, ctrl-t, alt-t, F5, pageup, or m t for two."
  }
  static func mustWorkInForms(_ id: String) -> String {
    "\(id) works in forms too: give it one key that no form uses, as ctrl-o or F9."
  }
  static func needsAKey(_ id: String) -> String { "\(id) must keep a key." }
  static func keysClash(_ keys: String, means other: String, not id: String) -> String {
    "\(keys) means \(other) already; \(id) keeps its own keys."
  }
  static func late(_ words: String) -> String { "\(words) late" }
}
