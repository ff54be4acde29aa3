package import Casework

/// What a form is for. Values only, so that a form can be kept as a draft.
package enum FormKind: Hashable, Sendable {
  case newCase
  case edit(CaseCode)
  case triage(CaseCode)
  case level(CaseCode)
  case need(CaseCode)
  /// Some persons of a need get one of their own.
  case split(CaseCode, need: Int)
  case note(CaseCode)
  case todo(CaseCode)
  /// Who confirmed that what was erased here was deleted there, too.
  case deleted(CaseCode, todo: Int)
  /// Missing words for a send that the rules ask for.
  case send(CaseCode, need: Int, ServiceKey)
  case move(CaseCode, ReferralLetter, ServiceKey, MoveReason)
  /// Whether a body is tied to the alleged perpetrator.
  case conflict(CaseCode, BodyID)
  case tell(CaseCode, ReferralLetter)
  case answer(CaseCode, ReferralLetter, AnswerKind)
  case withdraw(CaseCode, ReferralLetter)
  case end(CaseCode, EndKind)
  case reopen(CaseCode)
  case consent(CaseCode, Consent.Topic)
  /// Which of some services are asked without a name.
  case ask(CaseCode, need: Int, [ServiceKey])
  /// An authority that was told.
  case notify(CaseCode, BodyID)
  case countersign(CaseCode, ReferralLetter)
  case void(CaseCode, ReferralLetter)
  case erase(CaseCode)
  case startReview
}

/// How a case ends, where words are needed.
package enum EndKind: Hashable, Sendable {
  case closed, notTIP, duplicate
  /// An arrival that belongs to a case there is.
  case added
}

extension FormKind {
  /// The case it is about.
  var code: CaseCode? {
    switch self {
    case .edit(let code), .triage(let code), .level(let code), .need(let code),
      .split(let code, _), .note(let code), .todo(let code), .deleted(let code, _),
      .send(let code, _, _),
      .move(let code, _, _, _), .conflict(let code, _), .tell(let code, _),
      .answer(let code, _, _), .withdraw(let code, _), .end(let code, _), .reopen(let code),
      .consent(let code, _), .ask(let code, _, _), .notify(let code, _), .countersign(let code, _),
      .void(let code, _), .erase(let code):
      code
    case .newCase, .startReview: nil
    }
  }

  /// Whether what it asks for goes to somebody.
  var leavesTheDesk: Bool {
    switch self {
    case .send, .move: true
    default: false
    }
  }

  /// Whether it can be filled in once for all marked cases.
  var takesMarks: Bool {
    switch self {
    case .note, .todo, .level, .end(_, .closed), .end(_, .notTIP): true
    default: false
    }
  }

  /// The same for another case, where it can be filled in once for many.
  func about(_ code: CaseCode) -> FormKind {
    switch self {
    case .note: .note(code)
    case .todo: .todo(code)
    case .level: .level(code)
    case .end(_, let kind): .end(code, kind)
    default: self
    }
  }

  /// What its draft is filed under; nil where there is nothing to type but a name or a choice.
  var draftName: String? {
    switch self {
    case .newCase: "new case"
    case .edit(let code): "facts \(code)"
    case .triage(let code): "triage \(code)"
    case .level(let code): "level \(code)"
    case .need(let code): "need \(code)"
    case .split(let code, let need): "split \(code) \(need)"
    case .note(let code): "note \(code)"
    case .todo(let code): "to do \(code)"
    case .answer(let code, let letter, let kind): "answer \(code)-\(letter) \(kind)"
    case .tell(let code, let letter): "told \(code)-\(letter)"
    case .withdraw(let code, let letter): "withdraw \(code)-\(letter)"
    case .end(let code, let kind): "end \(code) \(kind)"
    case .reopen(let code): "reopen \(code)"
    case .notify(let code, let body): "notify \(code) \(body)"
    case .send(let code, let need, let service): "send \(code) \(need) \(service)"
    case .move(let code, let letter, let service, _): "move \(code)-\(letter) \(service)"
    case .deleted(let code, let todo): "deleted \(code) \(todo)"
    case .countersign(let code, let letter): "second name \(code)-\(letter)"
    case .void(let code, let letter): "entered in error \(code)-\(letter)"
    case .erase(let code): "erase \(code)"
    case .startReview: "review"
    // An answer chosen and left is none: the next time they are asked anew.
    case .conflict, .consent, .ask: nil
    }
  }
}

/// What a receiver said.
package enum AnswerKind: Hashable, Sendable, CaseIterable {
  case acknowledged, accepted, declined, routedOn, started, noContact, returned, completed

  /// The same letter wherever it may be said.
  var key: Character {
    switch self {
    case .acknowledged: "k"
    case .accepted: "a"
    case .declined: "d"
    case .routedOn: "o"
    case .started: "s"
    case .noContact: "n"
    case .returned: "g"
    case .completed: "c"
    }
  }

  /// The step of a referral's life that it is.
  var step: ReferralStep {
    switch self {
    case .acknowledged: .acknowledge
    case .accepted: .accept
    case .declined: .decline
    case .routedOn: .routeOn
    case .started: .start
    case .noContact: .noContact
    case .returned: .giveBack
    case .completed: .complete
    }
  }
}
