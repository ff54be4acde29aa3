import Caseload
import Casework
import Coalition

/// The sentences of the screen; titles of commands, labels of fields and the lines of a case stand where
/// they are made. `English+Panes.swift` has those of the panes and of lines.
enum English {
  // MARK: What was done

  /// - Parameter aside: what says what was put aside, or nothing.
  static func openedAs(
    _ code: CaseCode, aside: String, alike: String?, _ keys: Keymap
  ) -> String {
    ["Saved as \(code). Triage it with \(keys[.triage]).", aside, alike ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
  /// What could not be read in some fields stands where anything may.
  static func putAside(_ labels: [String]) -> String {
    labels.isEmpty ? "" : "Not read, and kept as text: \(labels.joined(separator: ", "))."
  }
  static let factsChanged = "Facts saved."
  static let noted = "Note saved."
  static func todoAdded(_ due: String) -> String { "To-do saved, due \(due)." }
  /// - Parameter isWhole: not only somebody of the case was.
  static func erasedMeanwhile(_ code: CaseCode, isWhole: Bool) -> String {
    (isWhole ? "\(code)" : "Somebody of \(code)")
      + " was erased meanwhile, and what was being typed about the case is gone with it."
  }
  static func todoDone(_ todo: ToDo) -> String { "Done: \(todo.what.text.onOneLine)" }
  static let deletedThere = "Noted that it was deleted there."
  static func uncovered(_ keys: Keymap) -> String {
    "Shown, and noted in the log. \(keys[.uncover]) covers them again."
  }
  static func needAdded(_ need: NeedCode) -> String { "Need added: \(need.withCode)." }
  static let levelSet = "The level is set."
  static func triaged(
    _ code: CaseCode, _ level: Level, _ case: Case?, _ keys: Keymap
  ) -> String {
    let next =
      `case`?.needs.isEmpty != false
      ? " Name what is needed with \(keys[.need])."
      : `case`?.unrouted.isEmpty == false ? " Route its needs with \(keys[.route])." : ""
    return "\(code) is level \(level.withNumber)." + next
  }
  static func stillOut(_ letter: ReferralLetter, _ name: String, _ keys: Keymap) -> String {
    "\(letter) is still out to \(name): \(keys[.withdraw]) takes it back."
  }
  static func sent(_ name: String, _ contact: String?, _ keys: Keymap, secretariat: String?)
    -> String
  {
    "Written down. Now tell \(contact ?? "\(name) (\(noNumber(secretariat)))"), then press \(keys[.told])."
  }
  private static func noNumber(_ secretariat: String?) -> String {
    "no number in the directory – ask \(secretariat ?? "the secretariat")"
  }
  /// - Parameter fields: labels of what can't be read.
  static func savingAgain(_ fields: [String]) -> String {
    "Not read: \(fields.joined(separator: ", ")). Saving again puts it under “What is said”."
  }
  static func deadlineIs(_ what: String) -> String { "deadline: \(what)" }
  static let placeNotKnownYet = "not known yet; the name stays under “What is said”"
  static func told(_ letter: ReferralLetter, isFirst: Bool) -> String {
    isFirst
      ? "\(letter) is told. Their clock runs from now."
      : "\(letter) was told once more. Their clock stays as it was."
  }
  static func withdrawn(_ letter: ReferralLetter) -> String { "\(letter) is withdrawn." }
  /// Of a body that knows of what was taken back from it.
  static func tellToo(_ name: String) -> String {
    "Tell \(name) too; a to-do says so."
  }
  static let tellThemToo = "Tell those who had them too; to-dos say whom."
  static func answered(_ letter: ReferralLetter, _ kind: AnswerKind, _ keys: Keymap) -> String {
    let route = keys[.route]
    return switch kind {
    case .acknowledged: "\(letter) is acknowledged."
    case .accepted: "\(letter) is accepted."
    case .declined: "\(letter) is declined: the need is yours again. \(route) shows who is next."
    case .routedOn:
      "\(letter): ask the person about the body they named, then route it with \(route)."
    case .started: "\(letter) is in service."
    case .noContact: "\(letter): not reached yet."
    case .returned: "\(letter) is given back: the need is yours again. \(route) shows who is next."
    case .completed: "\(letter) is completed."
    }
  }
  static func passed(_ code: CaseCode, _ name: String) -> String { "\(code) is with \(name) now." }
  static let takeBack = "Take this back?"
  static func undone(_ words: String) -> String { "Taken back: \(words)." }
  static func doneAgain(_ words: String) -> String { "Done again: \(words)." }
  static func leftTheDesk(_ words: String, _ before: String?, _ keys: Keymap) -> String {
    "Can't be taken back – \(words)."
      + (before.map { " \(keys[.undo]) again takes back \($0)." } ?? "")
  }
  static func done(_ count: Int, _ keys: Keymap) -> String {
    "\(count) done. \(keys[.undo]) takes all of them back."
  }
  static func allUndone(_ count: Int) -> String { "\(count) taken back." }
  static func notDone(_ done: Int, of count: Int) -> String { "\(done) of \(count) done" }
  static func partly(_ done: Int, of count: Int, _ why: String) -> String {
    count == 1 ? why : "\(done) of \(count) done. \(why)"
  }
  static let pleaseNote = "Please note"
  static let nothingMoved = "Nothing was moved."
  static let nothingDone = "Nothing was done."
  static let draftKept = "What you typed is kept, and comes back with the same key."
  static let draftIsBack = "What you had typed is back. Ctrl-X throws it away."
  static func coveredWaits(_ keys: Keymap) -> String {
    "Something covered was typed here too, and waits. Leave with Esc, press \(keys[.uncover]), "
      + "and come back to save all of it."
  }
  static let draftDiscarded = "Thrown away."
  static func draftThrownAway(_ keys: Keymap) -> String {
    "Thrown away. \(keys[.undo]) brings it back."
  }
  /// - Parameter drafts: the latest last.
  static func draftsWait(_ drafts: [Draft]) -> String {
    let latest = drafts.suffix(3).reversed().map(\.title).joined(separator: ", ")
    let more = drafts.count > 3 ? andMore(drafts.count - 3) : ""
    return "Typed and not saved: \(latest)\(more). It comes back with the same key."
  }
  static func facts(_ code: CaseCode, isUncovered: Bool, _ keys: Keymap) -> String {
    "Facts of \(code)"
      + (isUncovered ? "" : " – without what is covered (\(keys[.uncover]) there shows it)")
  }

  static func known(_ words: String, canReopen: Bool) -> String {
    (canReopen ? words + " – can be opened again" : words) + " · Ctrl-G goes there"
  }
  static let noKnownCase = "No case here knows this number."
  static let whichKnownCase = "Which of them is it?"
  static func goneToKnown(_ code: CaseCode, isKept: Bool, _ keys: Keymap) -> String {
    let note = "This is \(code). \(keys[.note]) writes a note on it."
    return isKept ? "\(note) What you typed waits; \(keys[.new]) goes on with it." : note
  }
  static let consentHeading = "What they agree to, and need"
  static func heading(_ topic: Fact.Topic) -> String? {
    switch topic {
    case .call: nil
    case .contact: "How they may be spoken with"
    case .persons: "Each person, by number"
    case .happened: "What happened, more of it"
    case .perpetrator: "Who did it"
    }
  }

  // MARK: Why not

  static let noCaseSelected = "No case is selected."
  static func noNeed(_ keys: Keymap) -> String {
    "No need is named yet. \(keys[.need]) adds one."
  }
  static let noOpenReferral = "There is no open referral here."
  static let nothingToMove = "No referral waits for an answer here."
  static let noToDo = "There is nothing to do here."
  static let nothingToUndo = "There is nothing to take back."
  static let nothingToRedo = "Nothing was taken back that could be done again."
  static let reviewHasItsOrder = "A review has an order of its own."
  static func notInList(_ code: CaseCode) -> String { "\(code) is not in this list." }
  static let nobodyElseFits = "nobody else fits"
  static func noSuchKey(_ key: String, _ keys: Keymap) -> String {
    "\(key) does nothing here. \(keys[.help]) shows what does."
  }
  static func settled(_ need: Int, _ reason: SettleReason) -> String {
    "Need \(need) is settled: \(reason.inWords)."
  }
  static func ended(_ code: CaseCode, _ closing: Closing, _ keys: Keymap) -> String {
    let how =
      switch closing {
      case .closed(let reason, _, _): "is closed: \(reason.inWords)"
      case .noCase(let reason): "is no case: \(reason.inWords)"
      case .notTIP: "has ended: not TIP"
      case .duplicate(let other): "has ended: the same as \(other)"
      case .added(let other): "has ended: it belongs to \(other)"
      }
    return "\(code) \(how). \(keys[.undo]) takes it back."
  }
  static func isItNoCase(_ code: CaseCode, _ reason: NoCaseReason) -> String {
    "\(code): is it no case – \(reason.inWords)?"
  }
  static func reopened(_ code: CaseCode, _ keys: Keymap) -> String {
    "\(code) is open. Triage it again: \(keys[.triage])."
  }
  static let writeACode = "Write a code, as in KHI-26-0147."
  static let settleTitle = "Settle it without a receiver: why?"
  static func endTitle(_ codes: [CaseCode]) -> String {
    "End \(named(codes)): what \(codes.count == 1 ? "was it" : "were they")?"
  }
  static func noCaseAs(_ reason: NoCaseReason) -> String { "no case: \(reason.inWords)" }
  static let closeIt = "close it …"
  static let notTIPIt = "not TIP …"
  static let belongsTo = "belongs to a case there is …"
  static func howDidItGo(_ code: CaseCode, _ rule: String) -> String {
    "\(code), tried to reach them (\(rule)): how did it go?"
  }
  static func attempted(_ result: AttemptResult, _ keys: Keymap) -> String {
    "Noted: \(result.inWords). \(keys[.note]) writes down what was said."
  }
  static let sameAs = "the same as another case …"
  static let isOpen = "The case is open."
  static let parted = "The need is in two parts now, each with its own door."
  static let nameANeed = "Name at least one need."
  static let personNumbers = "Write the numbers of persons, as in 1 3."
  static let pasteCut = "This was too long: only the first 64 kB are here."
  static let cantReadTime = "Write 4h, 18:00, tomorrow, +2d or 2026-11-30 18:00."

  // MARK: Questions

  static func saysNow(_ code: CaseCode, _ banner: String) -> String {
    "\(code) says now: \(banner)"
  }
  static func person(_ banner: String) -> String { PhoneNumbers.person(banner) }
  static func tellAfterwards(_ contact: String?, secretariat: String?) -> String {
    "This tells nobody yet. Then tell the receiver: "
      + (contact ?? noNumber(secretariat) + ".")
  }
  static func asksOfTies(_ name: String) -> String {
    "y says too: nobody at \(name) is known to be tied to the perpetrator. t: somebody is."
  }
  static let tiedThere = "tied, not sent"
  static let nothingAnswered = "Not answered yet."
  static let tiesNoted = "Noted."
  static let writeDays = "Write a number of days, or leave it empty."
  static let tiesOfMany =
    "y says too: no tie between these bodies and the perpetrators is known."
  static func instead(_ old: String, _ reason: String) -> String {
    "instead of \(old) (\(reason)): tell them too"
  }
  static func shownOf(_ first: Int, _ last: Int, _ count: Int) -> String {
    "lines \(first) to \(last) of \(count), ↑ ↓ for the others"
  }
  static func moveWhy(_ codes: [CaseCode]) -> String {
    codes.count == 1
      ? "\(codes[0]): take it away, why?" : "Move what waits in \(codes.count) cases: why?"
  }
  static func passWhy(_ codes: [CaseCode]) -> String { "Pass \(named(codes)) on: why?" }
  private static func named(_ codes: [CaseCode]) -> String {
    codes.count == 1 ? codes[0].description : "\(codes.count) cases"
  }
  static func moveCount(_ done: Int, of count: Int) -> String { "Move \(done) of \(count)?" }
  static func stays(_ code: CaseCode, _ why: String) -> String { "\(code) stays: \(why)" }
  static func chooseWho(_ need: Need, _ keys: Keymap) -> String {
    "Need \(need.number), \(need.code.inWords): choose who takes it, \(keys[.send]) sends."
  }
  static func chooseWhereTo(_ letter: ReferralLetter, _ keys: Keymap) -> String {
    "Moving \(letter): choose who takes it, \(keys[.send]) sends. "
      + "\(keys[.back]) leaves it where it is."
  }
  static func passTo(_ codes: [CaseCode]) -> String {
    "Pass \(named(codes)) on to"
  }
  static func passMany(_ done: Int, of count: Int, _ name: String) -> String {
    done == count ? "Pass \(count) cases on to \(name)?" : "Pass \(done) of \(count) on to \(name)?"
  }
  static func doMany(_ action: CaseAction, _ done: Int, of count: Int) -> String {
    let whom = done == count ? "\(count) cases" : "\(done) of \(count) cases"
    return switch action {
    case .note: "Write the note on \(whom)?"
    case .todo: "Set the to-do on \(whom)?"
    case .setLevel(let level, _, _): "Set level \(level.withNumber) for \(whom)?"
    case .end(.closed(let reason, _, _)): "Close \(whom), \(reason.inWords)?"
    case .end(.notTIP): "End \(whom) as not TIP?"
    case .end(.noCase(let reason)): "End \(whom) as no case, \(reason.inWords)?"
    default: "Do it on \(whom)?"
    }
  }
  static func ofMany(_ cases: Int, lines: Int, _ words: String) -> String {
    if cases > 1 { return "\(cases) cases, first \(words)" }
    return lines > 1 ? words + andMore(lines - 1) : words
  }
  static func againWouldBe(_ words: String) -> String { "To be done again: \(words)" }
  static func draftIsThereAgain(_ title: String) -> String {
    "What was thrown away waits again: \(title)."
  }
  static func takenToo(_ words: String) -> String { words + ", taken from the inbox" }
  static func andMore(_ count: Int) -> String { ", and \(count) more" }
  static func markedCases(_ count: Int) -> String { "\(count) marked cases" }
  /// Before the title of what is about the case under the cursor, while others are marked.
  static let notTheMarked = "This one only: "
  static func onlyOn(_ code: CaseCode) -> String { "On \(code) only, not on the marked." }
  static func whatDidTheySay(_ code: String, _ name: String) -> String {
    "\(code), \(name): what did they say?"
  }
  static func referral(_ referral: Referral, to name: String, for need: Need?) -> String {
    let isTold = referral.state == .sent && referral.told != nil
    return "\(referral.letter) \(name): \(isTold ? "told" : referral.state.inWords)"
      + (need.map { ", \($0.code.inWords)" } ?? "")
  }
  static let whichReferral = "Which of them?"
  static func wouldReplace(_ label: String, _ text: String) -> String {
    "Yours would take the place of \(label.uncapitalizedFirst): “\(text.onOneLine)”"
  }
  static func wouldReplaceCovered(_ label: String) -> String {
    "Yours would take the place of \(label.uncapitalizedFirst), which is covered."
  }
  static func onCase(_ code: CaseCode, _ sentence: String) -> String { "\(code): \(sentence)" }
  static func askThem(_ questions: [String]) -> String {
    "Ask them: \(questions.joined(separator: "; "))"
  }
  static let whenWillTheySee = "Say when they will see the person: 4h, 18:00, tomorrow."
  /// - Parameter contact: whom to call there, where that is known.
  static func whom(_ contact: String?) -> String {
    contact.map { "call \($0)" } ?? "the name of who was spoken to"
  }
  static let takesAllMarked = "Takes all marked cases at once."
  static func whoWasTold(_ code: String, _ name: String, isFirst: Bool) -> String {
    "\(code): who at \(name) was told\(isFirst ? "" : " once more")?"
  }
  static let readOn = "Read on to the end, then y."
  static let noTextInQuestion = "This is a question, not a field. Enter goes back; nothing is done."
  static let pressedTwice = "Pressed twice: press it again to choose."
  static let noSuchKeyInList = "No line has this key."
  static let noTextInList = "This is a list, not a field. ↑ ↓, then Enter, choose; Esc goes back."
  static let notChosen = "choose"
  static let chooseFirst = "Nothing is chosen here yet."
  static let toChoose = "Choose one; it is not filled in for you."
  static let choosesNothing =
    "No choice begins so. ← → choose one; text belongs in another field."
  static func answerKind(_ kind: AnswerKind) -> String {
    switch kind {
    case .acknowledged: "acknowledged: they have it"
    case .accepted: "accepted: they take it"
    case .declined: "declined"
    case .routedOn: "not theirs: they name another body"
    case .started: "in service: it has started"
    case .noContact: "not reached yet"
    case .returned: "given back: it stopped"
    case .completed: "completed"
    }
  }
  static func whichPlace(_ text: String) -> String { "Which “\(text)”?" }
  static func doItAnyway(_ code: CaseCode) -> String { "\(code) has changed. Do it anyway?" }
  static func doThemAnyway(_ count: Int) -> String { "\(count) cases have changed. Do it anyway?" }
  static func restStays(_ done: Int, of count: Int) -> String {
    "\(done) of \(count) done; the rest stays as it was."
  }
  static func stillRuns(_ letter: ReferralLetter, _ name: String) -> String {
    "\(letter) \(name) is still in service."
  }
  static let newCase = "New case"
  static let draftThere = "You were typing a new case"
  static func goOnWith(_ draft: Draft, at now: Instant) -> String {
    let begun = draft.fields["story"].map { String($0.prefix(30)).onOneLine.trimmed } ?? ""
    let words = begun.isEmpty ? "the one" : "“\(begun)”"
    return "go on with \(words) of \((now - draft.at).inWords) ago"
  }
  static func bringsBack(_ title: String, _ keys: Keymap) -> String {
    "\(keys[.undo]) brings back what was thrown away: \(title)"
  }
  static let startAnew = "start another – or just type"
  static let factsSayYes = "the facts say yes"

  // MARK: What is done more seldom

  static func consentTo(_ code: CaseCode) -> String { "\(code): consent to what?" }
  static let consentNoted = "Written down, with today's date."
  static func ended(_ count: Int, toDelete: Int) -> String {
    let ended = count == 1 ? "1 referral is withdrawn." : "\(count) referrals are withdrawn."
    return switch toDelete {
    case 0: ended
    case 1: ended + " A to-do says whom to ask to delete."
    default: ended + " \(toDelete) to-dos say whom to ask to delete."
    }
  }
  /// Stands at the head of a case whose people said no to being referred.
  static let refusesReferral = "SAID NO TO BEING REFERRED – ask again before anything is sent"
  static let tookBackConsent = "CONSENT WITHDRAWN – ask again before anything is sent"
  static let askWithoutName = "ask without a name"
  static let reservesNothing = "asks, and reserves nothing"
  static let noAuthority = "The directory has no statutory body yet."
  static let nobodyToAsk = "Nobody is left to ask."
  static func asked(_ keys: Keymap) -> String { "Asked. \(keys[.reply]) records what they say." }
  static func readOut(_ round: Int) -> String { "Round \(round), to read out" }
  static func thenReplies(_ keys: Keymap) -> String {
    "What they say is recorded with \(keys[.reply]), a key each."
  }
  static let whoReplied = "Who has said something?"
  static let whatWasReplied = "What did they say?"
  static func nobodyAsked(_ keys: Keymap) -> String {
    "Nobody who was asked without a name has still to answer. \(keys[.ask]) asks."
  }
  static func replied(_ name: String, _ reply: AskReply) -> String { "\(name): \(reply.inWords)." }
  static func notifyWhom(_ code: CaseCode, official: Bool) -> String {
    "\(code): which authority was told?" + (official ? " An official is involved here." : "")
  }
  static let notified = "Written down. It can't be taken back."
  static let officialInvolved =
    "An official is involved here. Tell no authority near them without a coordinator."
  static let noneToCountersign = "No decision here waits for a second name."
  static func countersigned(_ letter: ReferralLetter) -> String { "\(letter) has its second name." }
  static func voided(_ letter: ReferralLetter) -> String {
    "\(letter) was entered in error, and says so."
  }
  /// - Parameter persons: who they are.
  static func goesFor(_ persons: [String]) -> String {
    "Person " + persons.joined(separator: "; ")
  }
  static func eraseTitle(_ code: CaseCode, _ persons: [Int]) -> String {
    persons.isEmpty
      ? "Erase all of \(code)?"
      : "Erase person \(persons.map(String.init).joined(separator: ", ")) of \(code)?"
  }
  static let eraseLines = [
    "It can't be undone. All that was typed goes from every file of the desk: what is said and notes "
      + "too, for they may tell of them. Of whoever stays, names and numbers stay.",
    "Everybody who was told becomes a to-do: ask them to delete what they have.",
    "Backups made until now, and papers, still hold it.",
  ]
  static let erased = "Erased. Make a new backup and destroy the old ones."

  // MARK: Review

  static func reviewStarted(_ keys: Keymap) -> String {
    "The review begins. \(keys[.keep]) keeps a case and goes on."
  }
  static func reviewLeft(_ undecided: Int, _ keys: Keymap) -> String {
    let left = undecided == 0 ? "all are decided" : "\(undecided) to decide"
    return "The review waits: \(left). \(keys[.review]) goes on with it."
  }
  static func reviewWaits(_ keys: Keymap) -> String { "review waits (\(keys[.review]))" }
  static func reviewEnded(_ keys: Keymap) -> String {
    "The review has ended. \(keys[.minutes]) reads its minutes, rabta minutes DESK prints them."
  }
  static func commandsOf(_ key: String) -> String { "\(key) begins these" }
  static func minutesOf(_ review: String) -> String { "Minutes of the review \(review)" }
  static let noReviewYet = "This desk has had no review yet."
  static func atThisDesk(_ people: [PersonID]) -> String {
    "At this desk: \(people.map(\.rawValue).joined(separator: ", "))"
  }
  static let nobodyWasTold = "Nobody was told yet. Go there first?"
  static func tellFirst(_ code: CaseCode, _ referral: Referral, _ name: String) -> String {
    "\(code)-\(referral.letter) to \(name)"
  }
  static let leaveUntold = "leave all the same"
  static func sayWhoWasTold(_ letter: ReferralLetter, _ keys: Keymap) -> String {
    "\(keys[.told]) writes down who was told of \(letter)."
  }
  static let leaveReview = "leave it for now"
  static let endReview = "end it"
  static func allDecided(_ keys: Keymap) -> String {
    "All cases are decided. \(keys[.review]) ends the review."
  }
  static func shownDecided(_ keys: Keymap) -> String {
    "All cases shown are decided. \(keys[.back]) shows the others."
  }
  static func kept(_ code: CaseCode) -> String { "\(code): kept as it is." }
  static func review(_ id: String, undecided: Int) -> String {
    "Review \(id): " + (undecided == 0 ? "all decided" : "\(undecided) not decided yet")
  }
  static func reviewAt(_ id: String, _ at: Int, _ count: Int) -> String {
    "Review \(id) · \(at) of \(count)"
  }
}
