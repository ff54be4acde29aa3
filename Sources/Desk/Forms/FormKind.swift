package import Casework

/// What a form is for. Values only, so that a form can be kept as a draft.
package enum FormKind: Hashable, Sendable {
  case newCase
  case startReview
  case on(CaseCode, CaseForm)
}

/// What a form about one case is for.
package enum CaseForm: Hashable, Sendable {
  case edit, triage, level, need
  /// Some persons of a need get one of their own.
  case split(need: Int)
  case note, todo
  /// Who confirmed that what was erased here was deleted there, too.
  case deleted(todo: Int)
  /// Missing words for a send that the rules ask for.
  case send(need: Int, ServiceKey)
  case move(ReferralLetter, ServiceKey, MoveReason)
  /// Whether a body is tied to the alleged perpetrator.
  case conflict(BodyID)
  case tell(ReferralLetter)
  case answer(ReferralLetter, AnswerKind)
  case withdraw(ReferralLetter)
  case end(EndKind)
  case reopen
  case consent(Consent.Topic)
  /// Which of some services are asked without a name.
  case ask(need: Int, [ServiceKey])
  /// An authority that was told.
  case notify(BodyID)
  case countersign(ReferralLetter)
  case void(ReferralLetter)
  case erase
}

/// How a case ends, where words are needed.
package enum EndKind: Hashable, Sendable {
  case closed, notTIP, duplicate
  /// An arrival that belongs to a case there is.
  case added
}

extension FormKind {
  /// The case it is about.
  var code: CaseCode? { if case .on(let code, _) = self { code } else { nil } }

  /// What is asked of that case.
  var onCase: CaseForm? { if case .on(_, let form) = self { form } else { nil } }

  /// The same about another case.
  func about(_ code: CaseCode) -> FormKind { onCase.map { .on(code, $0) } ?? self }

  /// What its draft is filed under; nil where there is nothing to type but a name or a choice.
  var draftName: String? {
    switch self {
    case .newCase: "new case"
    case .startReview: "review"
    case .on(let code, let form): form.draftName(of: code)
    }
  }
}

extension CaseForm {
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
    case .note, .todo, .level, .end(.closed), .end(.notTIP): true
    default: false
    }
  }

  fileprivate func draftName(of code: CaseCode) -> String? {
    switch self {
    case .edit: "facts \(code)"
    case .triage: "triage \(code)"
    case .level: "level \(code)"
    case .need: "need \(code)"
    case .split(let need): "split \(code) \(need)"
    case .note: "note \(code)"
    case .todo: "to do \(code)"
    case .answer(let letter, let kind): "answer \(code)-\(letter) \(kind)"
    case .tell(let letter): "told \(code)-\(letter)"
    case .withdraw(let letter): "withdraw \(code)-\(letter)"
    case .end(let kind): "end \(code) \(kind)"
    case .reopen: "reopen \(code)"
    case .notify(let body): "notify \(code) \(body)"
    case .send(let need, let service): "send \(code) \(need) \(service)"
    case .move(let letter, let service, _): "move \(code)-\(letter) \(service)"
    case .deleted(let todo): "deleted \(code) \(todo)"
    case .countersign(let letter): "second name \(code)-\(letter)"
    case .void(let letter): "entered in error \(code)-\(letter)"
    case .erase: "erase \(code)"
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
