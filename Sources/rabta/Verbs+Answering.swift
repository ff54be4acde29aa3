import Caseload
import Casework
import Coalition

extension Verbs {
  static let answering: [Verb] = [
    Verb(
      name: "answer", usage: "DESK REFERRAL WHAT", summary: "Records what a receiver said.",
      options: [
        .init(name: "--by", value: "NAME", help: "who acknowledged, or the worker who takes it"),
        .init(name: "--first", value: "TIME", help: "first contact: \(English.dueTimes)"),
        .init(
          name: "--others", value: "WORD",
          help: "other open referrals of the need: \(list(OtherReferrals.self))"),
        .init(name: "--reason", value: "WORD", help: "of a no: \(list(DeclineReason.self))"),
        .init(name: "--to", value: "BODY", help: "whom they name instead"),
        .init(name: "--tried", value: "TIMES", help: "when they tried: 10:00, \"-2h\""),
        .init(
          name: "--outcome", value: "WORD", help: "how it ended: \(list(ReferralOutcome.self))"),
        .init(name: "--follow-up", value: "DAYS", help: "ask again in so many days: 7, 30, 90"),
        .init(name: "--note", value: "TEXT", help: "in words; of a return, why it stopped"),
      ] + Verb.Option.acting,
      examples: [
        "rabta answer my-desk KHI-26-0147-B accepted --by \"Ms Noor\" --first 4h",
        "rabta answer my-desk KHI-26-0147-B declined --reason full",
        "rabta answer my-desk KHI-26-0147-B noContact --tried \"10:00, 14:30\"",
        "rabta answer my-desk KHI-26-0147-B completed --outcome goalReached --follow-up 30",
      ],
      notes: ["what:"] + Answer.all.map { "  " + $0.name.padding(to: 14) + $0.help }
    ) { arguments throws(Failure) in
      try onReferral(arguments) { arguments, desk, referral throws(Failure) in
        guard let answer = Answer.all.first(where: { $0.name == arguments[2] }) else {
          throw .usage("They said: \(Answer.all.map(\.name).joined(separator: ", "))?")
        }
        return try answer.action(arguments, desk, referral.letter)
      }
    }
  ]

  /// Something a receiver says: a row of the table that `answer` is made of.
  private struct Answer: Sendable {
    let name: String
    /// With what it needs besides.
    let help: String
    let action:
      @Sendable (Arguments, borrowing OpenDesk, ReferralLetter) throws(Failure) -> CaseAction

    static let all: [Answer] = early + late

    private static let early: [Answer] = [
      Answer(name: "acknowledged", help: "they have it: --by") {
        arguments, _, letter throws(Failure) in
        .acknowledge(referral: letter, focalPerson: words(arguments, "--by") ?? "")
      },
      Answer(name: "accepted", help: "they take it: --by, --first, perhaps --others") {
        arguments, desk, letter throws(Failure) in
        .accept(
          referral: letter, worker: words(arguments, "--by") ?? "",
          firstContact: try desk.due(arguments["--first"], "--first, when they meet"),
          others: try code(arguments, "--others"))
      },
      Answer(name: "declined", help: "they don't: --reason") {
        arguments, _, letter throws(Failure) in
        guard let reason: DeclineReason = try code(arguments, "--reason") else {
          throw .usage("Say --reason: \(list(DeclineReason.self)).")
        }
        return .decline(referral: letter, reason: reason, note: words(arguments, "--note"))
      },
      Answer(name: "routedOn", help: "they name another body: --to") {
        arguments, desk, letter throws(Failure) in
        // A body of the directory is called by its name; any other is taken as it was typed.
        let typed = arguments["--to"] ?? ""
        let known = try? desk.findBody(typed)
        return .routeOn(referral: letter, to: Words(known?.name ?? typed))
      },
    ]

    private static let late: [Answer] = [
      Answer(name: "started", help: "the service has begun") { arguments, _, letter in
        .start(referral: letter, note: words(arguments, "--note"))
      },
      Answer(name: "noContact", help: "they could not reach the person: --tried") {
        arguments, desk, letter throws(Failure) in
        var tried: [Instant] = []
        for time in (arguments["--tried"] ?? "").split(separator: ",") {
          tried.append(try desk.past(time.trimmed, "--tried"))
        }
        return .noContact(referral: letter, attempts: tried, note: words(arguments, "--note"))
      },
      Answer(name: "returned", help: "they give it back: --note says why it stopped") {
        arguments, _, letter in
        .giveBack(referral: letter, why: words(arguments, "--note") ?? "")
      },
      Answer(name: "completed", help: "the service has ended: --outcome, perhaps --follow-up") {
        arguments, _, letter throws(Failure) in
        guard let outcome: ReferralOutcome = try code(arguments, "--outcome") else {
          throw .usage("Say --outcome: \(list(ReferralOutcome.self)).")
        }
        let days = try arguments["--follow-up"].map { text throws(Failure) -> Int in
          guard let days = Int(text) else { throw .usage("--follow-up takes days: 7, 30, 90.") }
          return days
        }
        return .complete(
          referral: letter, outcome: outcome, note: words(arguments, "--note"), followUpDays: days)
      },
    ]
  }
}
