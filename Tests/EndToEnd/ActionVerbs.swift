import Casework

/// The verb of each action on a case. The switch is exhaustive: a new action doesn't compile before
/// it has one.
enum ActionVerbs {
  static let all: Set<String> = Set(examples.map(verb))

  private static func verb(_ action: CaseAction) -> String {
    switch action {
    case .take: "take"
    case .triage, .setLevel: "triage"
    case .amend: "facts"
    case .consent: "consent"
    case .conflict: "ties"
    case .addNeed: "need"
    case .split: "split"
    case .ask: "ask"
    case .reply: "reply"
    case .refer: "refer"
    case .countersign: "countersign"
    case .tell: "told"
    case .acknowledge, .accept, .decline, .routeOn, .start, .noContact, .giveBack, .complete:
      "answer"
    // The clock's own: every verb that writes lets it act first.
    case .expire: "list"
    case .withdraw: "withdraw"
    case .void: "void"
    case .reroute: "move"
    case .settle: "settle"
    case .notify: "notify"
    case .attempt: "attempt"
    case .end(.added): "add"
    case .end(.duplicate): "merge"
    case .end: "close"
    case .reopen: "reopen"
    case .assign: "assign"
    case .note: "note"
    case .todo: "todo"
    case .finish: "done"
    case .uncover: "show"
    case .keep: "review"
    case .undo: "undo"
    case .erase: "erase"
    }
  }

  private static let letter = ReferralLetter(number: 1)
  private static let code = CaseCode(prefix: "KHI", year: 26, number: 1)
  private static let now = Instant(seconds: 0)

  private static let examples: [CaseAction] = [
    .take, .setLevel(level: .critical, reason: nil, second: nil), .amend(facts: Facts()),
    .consent(topic: .record, answer: .yes), .conflict(body: "b", answer: .linked),
    .addNeed(code: .shelter, persons: [], place: nil), .split(need: 1, persons: [1]),
    .ask(need: 1, services: []), .reply(round: 1, service: "s", reply: AskReply(.yes)),
    .refer(need: 1, service: "s", said: Said()), .countersign(referral: letter, second: "x"),
    .tell(referral: letter, channel: .phone, whom: "x"), .start(referral: letter, note: nil),
    .expire(referral: letter), .withdraw(referral: letter, reason: .other, note: nil),
    .void(referral: letter, note: nil),
    .reroute(referral: letter, service: "s", reason: .other, said: Said()),
    .settle(need: 1, reason: .givenByDesk, note: nil),
    .notify(body: "b", channel: .phone, whom: "x", what: "x", said: Said()),
    .attempt(result: .noAnswer, note: nil), .end(closing: .added(to: code)),
    .end(closing: .duplicate(of: code)), .end(closing: .noCase(reason: .prank)),
    .reopen(what: "x"), .assign(person: "p", reason: nil), .note(text: "x"),
    .todo(what: "x", owner: "p", due: now), .finish(todo: 1, said: nil), .uncover, .keep,
    .undo(seq: 1), .erase(Erasure()),
  ]
}
