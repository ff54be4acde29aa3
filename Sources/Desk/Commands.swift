import Canvas
import Caseload
import Casework
import Coalition

/// The table of all commands.
package enum Commands {
  package static let all: [Command] =
    casework + coordination + seldom + review + moving + list + desk

  // MARK: The work on a case

  static let casework: [Command] = [
    Command(
      "triage", "triage", [.character("t")], hint: 3,
      help: "Ask the triage questions and set the level; takes it from the inbox.", unless: noCase
    ) { state, caseload in
      state.onCase(caseload) { .triage($0) }
    },
    Command(
      "route", "route", [.character("r")], hint: 2,
      help: "Go to who can take the need, and choose.", alsoCalled: "refer send shelter bed door",
      unless: cannotRoute
    ) { state, caseload in state.route(caseload) },
    Command(
      "told", "told", [.character("s")], hint: 5,
      help: "Say who at the receiver was told, and how.", alsoCalled: "phoned called informed",
      unless: noOpenReferral
    ) { state, caseload in
      let isUntold = { (referral: Referral) in referral.state.isOpen && referral.told == nil }
      return state.onReferral(caseload, for: "told", isUntold) { `case`, referral in
        .form(
          .tell(
            `case`, referral, caseload.name(of: referral.service),
            contact: caseload.contact(of: referral.service)))
      }
    },
    Command(
      "answer", "answer", [.character("a")], hint: 4,
      help: "Record what a receiver said, from acknowledged to completed; also a late yes.",
      unless: nothingToAnswer
    ) { state, caseload in
      let names = caseload.names
      return state.onReferral(caseload, for: "answer", canAnswer) {
        .picker(.answer($0, $1, names.service($1.service)))
      }
    },
    Command(
      "note", "note", [.character("n")], hint: 8, takesMarks: true,
      help: "Write a note on the case.", unless: noCase
    ) { state, caseload in
      state.onSubject(caseload) { .note($0) }
    },
    Command(
      "need", "need", [.character("+")], hint: 12, help: "Add a need to the case.", unless: noCase
    ) { state, caseload in
      state.onCase(caseload) { .need($0) }
    },
    Command(
      "split", "part", [.character("S")],
      help: "Part the need under the cursor: some of its persons get a need of their own.",
      unless: noOpenNeed
    ) { state, caseload in state.split(caseload) },
    Command(
      "edit", "edit", [.character("e")], hint: 11, help: "Change the facts of the case.",
      unless: noCase
    ) { state, caseload in
      let (isUncovered, keymap) = (state.inCase.isUncovered, state.keymap)
      let clock = state.clock(caseload)
      return state.onCase(caseload) {
        .facts(
          .on($0.code, .edit), English.facts($0.code, isUncovered: isUncovered, keymap), $0.facts,
          clock, seen: $0.lastSeq, isUncovered: isUncovered)
      }
    },
    Command(
      "level", "level", [.character("l")], takesMarks: true,
      help: "Change the level; a lower one takes a reason.", unless: subjectNotTriaged
    ) { state, caseload in
      state.onSubject(caseload) { .level($0) }
    },
    Command(
      "new", "new", [.character("N")], hint: 7,
      help: "Take a new case; what is typed is kept from the first key on."
    ) { state, caseload in state.newCase(caseload) },
    Command(
      "settle", "settle", [.character("f")], hint: 12,
      help: "Settle the need under the cursor without a receiver, with a reason.",
      unless: noOpenNeed
    ) { state, caseload in state.settle(caseload) },
    Command(
      "end", "end", [.character("c")], hint: 13, takesMarks: true,
      help: "End the case: close it, or say no case, not TIP, the same as another.",
      alsoCalled: "silent prank hoax wrong number close",
      unless: { state, caseload in state.whyNotEnd(caseload) }
    ) { state, caseload in state.end(caseload) },
    Command(
      "reopen", "reopen", [.character("R")], help: "Open a case again that has ended.",
      unless: notEnded
    ) { state, caseload in state.onCase(caseload) { .reopen($0) } },
    Command(
      "uncover", "show names", [.character("i")],
      help: "Show names, numbers and the exact place of this case; it is logged.",
      alsoCalled: "caller phone number",
      unless: noCase
    ) { state, caseload in state.uncover(caseload) },
  ]

  // MARK: Coordination

  static let coordination: [Command] = [
    Command(
      "pass", "pass", [.character("p")], hint: 11, takesMarks: true,
      help: "Give the case, or all marked ones, to another person.",
      alsoCalled: "hand over give shift", unless: noCase
    ) { state, caseload in state.passOn(caseload) },
    Command(
      "move", "move", [.character("x")], hint: 11, takesMarks: true,
      help: "Take a need from who never answered, or said no, to the next that fits.",
      alsoCalled: "shelter gone take away another body",
      unless: nothingToMove
    ) { state, caseload in state.move(caseload) },
    Command(
      "ties", "ties", [.character("C")],
      help: "Note whether a body is tied to the alleged perpetrator.",
      unless: noService
    ) { state, caseload in state.askOfTies(caseload) },
    Command(
      "attempt", "tried", [.character("A")],
      help: "Note an attempt to reach the person: spoke alone, not alone, another, nobody.",
      unless: noCase
    ) { state, caseload in state.attempt(caseload) },
    Command(
      "withdraw", "withdraw", [.character("w")],
      help: "Take a referral back, with a reason.", alsoCalled: "take back cancel",
      unless: noOpenReferral
    ) { state, caseload in
      state.onReferral(caseload, for: "withdraw", \.state.isOpen) {
        .form(.withdraw($0, $1.letter))
      }
    },
    Command(
      "todo", "to do", [.character("d")], hint: 13, takesMarks: true,
      help: "Set an action on the case: what, who, by when.", unless: noCase
    ) { state, caseload in
      let me = state.me
      return state.onSubject(caseload) { .todo($0, me) }
    },
    Command(
      "finish", "done", [.character("D")],
      help: "The to-do under the cursor, or the next, is done.",
      unless: noToDo
    ) { state, caseload in state.finishToDo(caseload) },
  ]

  // MARK: What is done more seldom on a case

  static let seldom: [Command] = [
    Command(
      "consent", "consent", [.character("c")], under: .more,
      help: "Write down an answer about a body, an item, the record; with its wording.",
      unless: noCase
    ) { state, caseload in state.askConsent(caseload) },
    Command(
      "ask", "ask without a name", [.character("a")], under: .more,
      help: "Ask several bodies at once, without a name; it reserves nothing.", unless: noOpenNeed
    ) { state, caseload in state.askRound(caseload) },
    Command(
      "reply", "a reply came", [.character("r")], under: .more,
      help: "Record what somebody who was asked without a name has said.", unless: nobodyAsked
    ) { state, caseload in state.hearReply(caseload) },
    Command(
      "notify", "authority told", [.character("n")], under: .more,
      help: "Record that an authority was told: an act of its own, with its own consent.",
      unless: noAuthority
    ) { state, caseload in state.notify(caseload) },
    Command(
      "countersign", "second name", [.character("s")], under: .more,
      help: "Add the second name to a decision that went without one.", unless: noneToCountersign
    ) { state, caseload in state.countersign(caseload) },
    Command(
      "void", "entered in error", [.character("v")], under: .more,
      help: "Take out a referral that was entered in error.", unless: noReferral
    ) { state, caseload in
      state.onReferral(caseload, for: "void", \.state.isOpen) { .form(.void($0, $1)) }
    },
    Command(
      "erase", "erase", [.character("e")], under: .more,
      help: "Take the case, or persons of it, out of the desk for good.", unless: noCase
    ) { state, caseload in state.onCase(caseload) { .erase($0) } },
  ]

  // MARK: Review

  static let review: [Command] = [
    Command(
      "keep", "keep, next", [.character("o")], .review, hint: 1,
      help: "Keep the case as it is and go on; after another decision only go on."
    ) { state, caseload in state.keepAndGoOn(caseload) },
    Command(
      "review", "review", [.character("v")], hint: 14,
      help: "Start a review of the open cases, go on with it, or leave it."
    ) { state, caseload in state.toggleReview(caseload) },
    Command(
      "minutes", "minutes", [.character("m")], under: .more,
      help: "Read what the review has decided so far, or the last one.", unless: noReviewYet
    ) { state, caseload in state.readMinutes(caseload) },
  ]

  // MARK: Moving about

  static let moving: [Command] = [
    Command("down", "down", [.character("j"), .down], help: "One row down.") { state, caseload in
      state.step(1, caseload)
    },
    Command("up", "up", [.character("k"), .up], help: "One row up.") { state, caseload in
      state.step(-1, caseload)
    },
    Command(
      "page-down", "page down", [.pageDown, .ctrl("d")], help: "One page down."
    ) { state, caseload in state.turnPage(1, caseload) },
    Command("page-up", "page up", [.pageUp, .ctrl("u")], help: "One page up.") { state, caseload in
      state.turnPage(-1, caseload)
    },
    Command("top", "top", [.character("g"), .home], help: "The first row.") { state, caseload in
      state.step(-1_000_000, caseload)
    },
    Command("bottom", "bottom", [.character("G"), .end], help: "The last row.") { state, caseload in
      state.step(1_000_000, caseload)
    },
    Command(
      "send", "send", [.enter], .match, hint: 1,
      help: "Send the need to the service under the cursor.",
      unless: cannotSend
    ) { state, caseload in state.send(caseload) },
    Command(
      "open", "open", [.enter, .right], .queue, hint: 15, help: "Go into the case.", unless: noCase
    ) { state, _ in state.go(to: .case) },
    Command(
      "choose", "who can", [.enter, .right], .case, hint: 15,
      help: "Go to who can take the need under the cursor.", unless: noCase
    ) { state, _ in state.go(to: .match) },
    Command("back", "back", [.escape, .left], hint: nil, help: "Back, towards the queue.") {
      state, _ in
      state.goBack()
    },
    Command("next-pane", "next pane", [.tab], hint: 18, help: "The next pane.") { state, _ in
      state.go(to: State.Pane(rawValue: (state.focus.rawValue + 1) % 3) ?? .queue)
    },
    Command("previous-pane", "previous pane", [.backTab], help: "The pane before.") { state, _ in
      state.go(to: State.Pane(rawValue: (state.focus.rawValue + 2) % 3) ?? .queue)
    },
    Command("zoom", "zoom", [.character("z")], help: "This pane alone, or all again.") { state, _ in
      state.isZoomed.toggle()
      return []
    },
  ]

  // MARK: The list

  static let list: [Command] = [
    Command(
      "filter", "find", [.character("/")], hint: 6,
      help: "Find cases by words, or as state:inbox level:1 need:SHE due:late by:sana."
    ) {
      state, _ in
      state.focus = .queue
      return state.push(.filter(FilterLine(over: state)))
    },
    Command(
      "mark", "mark", [.space], .queue, hint: 17,
      help: "Mark the case, for a command on many.", unless: noCase
    ) { state, caseload in
      state.queue.toggleMark()
      return state.step(1, caseload)
    },
    Command(
      "mark-range", "mark to here", [.character("M")], .queue,
      help: "Mark all cases from the one marked last to this one.", unless: noCase
    ) { state, caseload in state.markRange(caseload) },
    Command(
      "mark-all", "mark all", [.character("*")], .queue,
      help: "Mark all cases shown, or clear the marks.", unless: noCase
    ) { state, caseload in state.markAll(caseload) },
    sort(.work, "w", "what is due", "What is late first, then what is due next."),
    sort(.newest, "n", "newest", "The case that came last first."),
    sort(.level, "l", "level", "The most pressing level first."),
    sort(.place, "p", "place", "By the place where the person is now."),
    sort(.owner, "o", "owner", "By whom the case is with, with nobody first."),
  ]

  private static func sort(
    _ order: QueueOrder, _ key: Character, _ title: String, _ help: String
  ) -> Command {
    Command(
      "order-\(order.rawValue)", title, [.character(key)], under: .order, help: help,
      unless: { state, _ in state.review == nil ? nil : English.reviewHasItsOrder }
    ) { state, _ in state.sort(by: order) }
  }

  // MARK: The desk

  static let desk: [Command] = [
    Command(
      "undo", "undo", [.character("u")], hint: 10, help: "Take back what you did last.",
      unless: { state, _ in state.history.steps.isEmpty ? English.nothingToUndo : nil }
    ) { state, caseload in state.undo(caseload) },
    Command(
      "redo", "redo", [.character("U")], help: "Do again what you took back last.",
      unless: { state, _ in state.history.takenBack.isEmpty ? English.nothingToRedo : nil }
    ) { state, caseload in state.redo(caseload) },
    Command(
      "help", "help", [.character("?")], hint: 0, help: "All commands; Enter runs one."
    ) { state, _ in state.push(.help(Help())) },
    Command(
      "palette", "find command", [.character(":")],
      help: "Find a command by its name, its words or its key, or a case by its code."
    ) { state, _ in state.push(.help(Help(isPalette: true))) },
    Command(
      "quit", "quit", [.character("q"), .ctrl("c")], hint: 9, help: "Leave the desk; all is saved."
    ) { state, caseload in state.quit(caseload) },
    Command(
      "hide", "hide", [.ctrl("o")], .screen, hint: 21,
      help: "Hide everything at once; Enter goes on."
    ) { state, _ in state.hide() },
    Command("redraw", "redraw", [.ctrl("l")], .screen, help: "Draw the screen anew.") { _, _ in
      [.redraw]
    },
    Command("suspend", "suspend", [.ctrl("z")], .screen, help: "Back to the shell; `fg` returns.") {
      _, _ in [.suspend]
    },
  ]

  /// Without these nobody would find the others, or out.
  static func isIndispensable(_ command: Command) -> Bool { ["help", "quit"].contains(command.id) }

  /// Whether it is about the case under the cursor, whatever is marked.
  static func isOnOneCase(_ command: Command) -> Bool {
    !command.takesMarks && command.id != Command.Named.new.rawValue && work.contains(command.id)
  }

  private static let work = Set((casework + coordination + seldom).map(\.id))
}
