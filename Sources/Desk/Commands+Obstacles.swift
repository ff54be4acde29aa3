import Canvas
import Caseload
import Casework
import Coalition

// Why a command can't be done now: a sentence that says what is missing, or nil when it can.

extension Commands {
  /// Of what is about the case under the cursor.
  private static func onCase(
    _ why: @escaping @Sendable (Case, State, Caseload) -> String?
  ) -> Command.Obstacle {
    { state, caseload in
      guard let `case` = state.selectedCase(caseload) else { return English.noCaseSelected }
      return why(`case`, state, caseload)
    }
  }

  static let noCase = onCase { _, _, _ in nil }

  // MARK: Level and needs

  static let subjectNotTriaged: Command.Obstacle = { state, caseload in
    guard let `case` = state.subject(caseload) else { return English.noCaseSelected }
    return whyNotTriaged(`case`)
  }

  private static func whyNotTriaged(_ case: Case) -> String? {
    `case`.level == nil ? Refusal.notTriaged(`case`.code).description : nil
  }

  static let noOpenNeed = onCase { `case`, state, _ in
    guard let need = state.selectedNeed(`case`) else { return English.noNeed(state.keymap) }
    return need.settled == nil ? nil : Refusal.isSettled(need.code).description
  }

  static let cannotRoute = onCase { `case`, state, _ in whyNotRoute(`case`, state) }

  private static func whyNotRoute(_ case: Case, _ state: State) -> String? {
    whyNotTriaged(`case`) ?? (`case`.needs.isEmpty ? English.noNeed(state.keymap) : nil)
  }

  static let cannotSend = onCase { `case`, state, caseload in
    if let why = whyNotRoute(`case`, state) { return why }
    guard let (need, match) = state.match(`case`, caseload),
      let key = state.selectedService(match, besides: state.holder(`case`))
    else { return NobodyFits.sentence }
    return state.whyNotSend(need, of: `case`, to: key, caseload)?.description
  }

  static let noService = onCase { `case`, state, caseload in
    guard state.serviceInView(`case`, caseload) == nil else { return nil }
    return `case`.needs.isEmpty ? English.noNeed(state.keymap) : NobodyFits.sentence
  }

  // MARK: Referrals

  static let noReferral = onCase { `case`, state, _ in
    state.selectedReferral(`case`) == nil ? English.noOpenReferral : nil
  }

  static let noOpenReferral = onCase { `case`, state, _ in
    state.selectedReferral(`case`)?.state.isOpen == true ? nil : English.noOpenReferral
  }

  static let nothingToAnswer = onCase { `case`, state, _ in
    state.selectedReferral(`case`).map(canAnswer) == true ? nil : English.noOpenReferral
  }

  /// Whether anything may be written down of what its receiver says.
  static func canAnswer(_ referral: Referral) -> Bool {
    AnswerKind.allCases.contains { $0.step.from.contains(referral.state) }
  }

  static let nothingToMove: Command.Obstacle = { state, caseload in
    let codes = state.meant
    guard !codes.isEmpty else { return English.noCaseSelected }
    return codes.contains { caseload[$0].flatMap(state.movable) != nil }
      ? nil : English.nothingToMove
  }

  static let noneToCountersign = onCase { `case`, state, _ in
    state.toCountersign(`case`) == nil ? English.noneToCountersign : nil
  }

  static let nobodyAsked = onCase { `case`, state, _ in
    `case`.rounds.allSatisfy(\.waiting.isEmpty) ? English.nobodyAsked(state.keymap) : nil
  }

  static let noAuthority = onCase { _, _, caseload in
    caseload.directory.organizations.contains(where: \.isAuthority) ? nil : English.noAuthority
  }

  // MARK: The case and the desk

  static let notEnded = onCase { `case`, _, _ in `case`.closing == nil ? English.isOpen : nil }

  static let noToDo = onCase { `case`, state, _ in
    state.selectedToDo(`case`) == nil ? English.noToDo : nil
  }

  static let noReviewYet: Command.Obstacle = { _, caseload in
    caseload.reviews.isEmpty ? English.noReviewYet : nil
  }
}
