import Caseload
import Casework

// A referral on its way and what came of it: what is asked, and what is read of it.

extension Form {
  /// - Parameter contact: whom to call there, where that is known; who it was is to be said.
  static func tell(_ case: Case, _ referral: Referral, _ name: String, contact: String?) -> Form {
    Form(
      .tell(referral.letter), on: `case`,
      English.whoWasTold(
        `case`.referralCode(referral.letter), name, isFirst: referral.told == nil),
      [
        .text("whom", "Whom", hint: English.whom(contact)),
        .choice("channel", "By", .of(Channel.allCases, \.inWords)),
      ])
  }

  /// By what somebody was told.
  var channel: Channel? { chosen("channel") }

  static func answer(_ case: Case, _ letter: ReferralLetter, _ kind: AnswerKind) -> Form {
    let code = `case`.referralCode(letter)
    let form = CaseForm.answer(letter, kind)
    return switch kind {
    case .acknowledged:
      Form(form, on: `case`, "\(code) acknowledged", [.text("name", "By whom")])
    case .accepted:
      Form(
        form, on: `case`, "\(code) accepted",
        [
          .text("name", "Worker", hint: "who takes it"),
          .text("first", "First contact", hint: "when they see them: 4h, 18:00, tomorrow"),
        ] + others(`case`, letter))
    case .declined:
      Form(
        form, on: `case`, "\(code) declined",
        [
          .toChoose("reason", "Reason", .of(DeclineReason.allCases, \.inWords)),
          .text("note", "In words", hint: "needed for another reason"),
        ])
    case .routedOn:
      Form(
        form, on: `case`, "\(code): they name another body",
        [.text("name", "Which body", hint: "the person is asked anew before it goes there")])
    case .started:
      Form(form, on: `case`, "\(code) in service", [.text("note", "What started")])
    case .noContact:
      Form(
        form, on: `case`, "\(code): not reached yet",
        [
          .text("tried", "Tried at", hint: "times, with commas: 09:00, 14:30"),
          .text("note", "In words"),
        ])
    case .returned:
      Form(form, on: `case`, "\(code) given back", [.text("note", "Why it stopped")])
    case .completed:
      Form(
        form, on: `case`, "\(code) completed",
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
      .withdraw(letter), on: `case`, "Withdraw \(`case`.referralCode(letter))",
      [
        .toChoose("reason", "Reason", .of(MoveReason.forWithdrawing, \.inWords)),
        .text("note", "In words"),
      ])
  }

  static func countersign(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .countersign(referral.letter), on: `case`,
      "A second name for \(`case`.referralCode(referral.letter))",
      [.text("second", "Who agreed", hint: "perhaps by phone: spoke to …, 03:12")])
  }

  static func void(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .void(referral.letter), on: `case`,
      "\(`case`.referralCode(referral.letter)) was entered in error",
      [.text("note", "In words")])
  }
}
