import Caseload
import Casework

// A referral on its way and what came of it: what is asked, and what is read of it.

extension Form {
  /// - Parameter contact: whom to call there, where that is known; who it was is to be said.
  static func tell(_ case: Case, _ referral: Referral, _ name: String, contact: String?) -> Form {
    Form(
      .tell(`case`.code, referral.letter),
      English.whoWasTold(
        `case`.referralCode(referral.letter), name, isFirst: referral.told == nil),
      seen: `case`.lastSeq,
      [
        .text("whom", "Whom", hint: English.whom(contact)),
        .choice("channel", "By", .of(Channel.allCases, \.inWords)),
      ])
  }

  /// By what somebody was told.
  var channel: Channel? { chosen("channel") }

  static func answer(_ case: Case, _ letter: ReferralLetter, _ kind: AnswerKind) -> Form {
    let code = `case`.referralCode(letter)
    let seen = `case`.lastSeq
    let form = FormKind.answer(`case`.code, letter, kind)
    return switch kind {
    case .acknowledged:
      Form(form, "\(code) acknowledged", seen: seen, [.text("name", "By whom")])
    case .accepted:
      Form(
        form, "\(code) accepted", seen: seen,
        [
          .text("name", "Worker", hint: "who takes it"),
          .text("first", "First contact", hint: "when they see them: 4h, 18:00, tomorrow"),
        ] + others(`case`, letter))
    case .declined:
      Form(
        form, "\(code) declined", seen: seen,
        [
          .toChoose("reason", "Reason", .of(DeclineReason.allCases, \.inWords)),
          .text("note", "In words", hint: "needed for another reason"),
        ])
    case .routedOn:
      Form(
        form, "\(code): they name another body", seen: seen,
        [.text("name", "Which body", hint: "the person is asked anew before it goes there")])
    case .started:
      Form(form, "\(code) in service", seen: seen, [.text("note", "What started")])
    case .noContact:
      Form(
        form, "\(code): not reached yet", seen: seen,
        [
          .text("tried", "Tried at", hint: "times, with commas: 09:00, 14:30"),
          .text("note", "In words"),
        ])
    case .returned:
      Form(form, "\(code) given back", seen: seen, [.text("note", "Why it stopped")])
    case .completed:
      Form(
        form, "\(code) completed", seen: seen,
        [
          .toChoose("outcome", "Outcome", .of(ReferralOutcome.allCases, \.inWords)),
          .text("note", "In words"),
          .offer("days", "Ask again in", "30", hint: "days: 7, 30, 90; empty: never"),
        ])
    }
  }

  /// Only where the need is out with somebody else too.
  private static func others(_ case: Case, _ letter: ReferralLetter) -> [Field] {
    guard let referral = `case`.referral(letter), !`case`.siblings(of: referral).isEmpty else {
      return []
    }
    return [
      .toChoose(
        "others", "The others", .of(OtherReferrals.allCases, \.rawValue),
        hint: "the need is out with somebody else too")
    ]
  }

  /// What the answer is; nil after noting what can't be read.
  mutating func answer(
    _ letter: ReferralLetter, _ kind: AnswerKind, _ clock: Fact.Clock
  ) -> CaseAction? {
    switch kind {
    case .acknowledged: return .acknowledge(referral: letter, focalPerson: Words(text("name")))
    case .accepted:
      guard !text("first").trimmed.isEmpty else {
        set("first", problem: English.whenWillTheySee)
        return nil
      }
      return readDue("first", clock).map { first in
        .accept(
          referral: letter, worker: Words(text("name")), firstContact: first,
          others: chosen("others"))
      }
    case .declined:
      return required("reason").map { .decline(referral: letter, reason: $0, note: words("note")) }
    case .routedOn: return .routeOn(referral: letter, to: Words(text("name")))
    case .started: return .start(referral: letter, note: words("note"))
    case .noContact:
      return readAttempts(clock).map {
        .noContact(referral: letter, attempts: $0, note: words("note"))
      }
    case .returned: return .giveBack(referral: letter, why: Words(text("note")))
    case .completed:
      let days = text("days").trimmed
      guard days.isEmpty || Int(days) != nil else {
        set("days", problem: English.writeDays)
        return nil
      }
      return required("outcome").map {
        .complete(referral: letter, outcome: $0, note: words("note"), followUpDays: Int(days))
      }
    }
  }

  private mutating func readAttempts(_ clock: Fact.Clock) -> [Instant]? {
    var attempts: [Instant] = []
    for word in text("tried").split(separator: ",") {
      guard let at = WallTime.past(String(word), now: clock.now, offset: clock.offset) else {
        set("tried", problem: English.cantReadTime)
        return nil
      }
      attempts.append(at)
    }
    return attempts
  }

  static func withdraw(_ case: Case, _ letter: ReferralLetter) -> Form {
    Form(
      .withdraw(`case`.code, letter), "Withdraw \(`case`.referralCode(letter))",
      seen: `case`.lastSeq,
      [
        .toChoose("reason", "Reason", .of(MoveReason.forWithdrawing, \.inWords)),
        .text("note", "In words"),
      ])
  }

  static func countersign(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .countersign(`case`.code, referral.letter),
      "A second name for \(`case`.referralCode(referral.letter))", seen: `case`.lastSeq,
      [.text("second", "Who agreed", hint: "perhaps by phone: spoke to …, 03:12")])
  }

  static func void(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .void(`case`.code, referral.letter),
      "\(`case`.referralCode(referral.letter)) was entered in error", seen: `case`.lastSeq,
      [.text("note", "In words")])
  }
}
