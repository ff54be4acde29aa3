import Canvas
import Caseload
import Casework
import Coalition

// What coordinators do, on one case or on all that are marked. Each refusal is named.

extension State {
  /// What `x` would take away: what the cursor stands on, or what the rules would move first.
  func movable(_ case: Case) -> Referral? {
    guard `case`.code == queue.selected, marked.isEmpty else { return `case`.toMove() }
    switch inCase.line {
    case .referral(let letter, _)?:
      return `case`.referral(letter).flatMap { `case`.isMovable($0) ? $0 : nil }
    case .need(let number, _)?: return `case`.toMove(need: number)
    default: return `case`.toMove()
    }
  }

  mutating func move(_ caseload: Caseload) -> [Effect] {
    let codes = meant
    let isMany = !marked.isEmpty
    let choices = MoveReason.forMoving.compactMap { reason -> Picker.Choice? in
      if isMany { return .init(title: reason.inWords, then: .moveMany(codes, reason)) }
      guard let code = codes.first, let referral = caseload[code].flatMap(movable) else {
        return nil
      }
      let why = caseload[code]?.obstacle(toTakingBack: referral, for: reason, at: now)
      return .init(
        title: reason.inWords, then: .move(code, referral.letter, reason),
        obstacle: why?.description)
    }
    var picker = Picker(title: English.moveWhy(codes), numbered: choices)
    // Where the first can't be said, no other is offered in its place.
    picker.selected = 0
    return push(.picker(picker))
  }

  mutating func startMoving(_ code: CaseCode, _ letter: ReferralLetter, _ reason: MoveReason) {
    queue.selected = code
    inCase.moving = PlaceInCase.Moving(referral: letter, reason: reason, seen: seen)
    inCase.line = .referral(letter, 0)
    inCase.service = nil
    focus = .match
    status = StatusLine(done: English.chooseWhereTo(letter, keymap))
  }

  /// Each marked case's need goes to the next member that fits; what can't is named with its reason.
  mutating func moveMany(_ codes: [CaseCode], _ reason: MoveReason, _ caseload: Caseload)
    -> [Effect]
  {
    var asks: [Ask] = []
    var lines: [String] = []
    var stay: [String] = []
    // Planned on a copy that each move is folded into: a place that one takes, or a body that has
    // enough to do by then, counts for the next.
    var caseload = caseload
    for code in codes {
      guard let `case` = caseload[code], let referral = movable(`case`),
        let need = `case`.need(referral.need)
      else {
        stay.append(English.stays(code, English.nothingToMove))
        continue
      }
      let match = caseload.match(need, of: `case`, at: now)
      guard let next = match.best(besides: referral.service) else {
        stay.append(English.stays(code, English.nobodyElseFits))
        continue
      }
      let action = CaseAction.reroute(
        referral: referral.letter, service: next.service, reason: reason,
        said: Said(conflict: .noTie))
      let one = ask(
        `case`, action, done: sentence(sentTo: next.service, caseload))
      do throws(DeskRefusal) {
        caseload.apply(try tried(one, caseload))
        asks.append(one)
        let (old, new) = (caseload.name(of: referral.service), caseload.name(of: next.service))
        lines.append("\(inShort(code, caseload)): \(need.code.inWords), \(old) → \(new)")
      } catch {
        stay.append(English.stays(code, error.description))
      }
    }
    return push(
      .confirmation(
        Confirmation(
          title: English.moveCount(asks.count, of: codes.count),
          lines: lines + stay + (asks.isEmpty ? [] : [English.tiesOfMany]),
          asks: asks, yes: "move \(asks.count)")))
  }

  mutating func passOn(_ caseload: Caseload) -> [Effect] {
    let codes = meant
    let people = caseload.people.values.sorted { $0.id < $1.id }
    let choices = people.map { staff in
      Picker.Choice(
        title: "\(staff.name.text) (\(staff.roles.map(\.inWords).joined(separator: ", ")))",
        then: .assign(codes, staff.id))
    }
    return push(.picker(Picker(title: English.passTo(codes), numbered: choices)))
  }

  mutating func passOn(
    _ codes: [CaseCode], to person: PersonID, _ reason: MoveReason, _ caseload: Caseload
  ) -> [Effect] {
    let name = caseload.name(of: person)
    let plan = plan(codes, caseload) { `case` in
      let done =
        [English.passed(`case`.code, name)] + caseload.toDosLeft([`case`], passedTo: person)
      return ask(
        `case`, .assign(person: person, reason: reason), done: done.joined(separator: " "))
    }
    if codes.count == 1 {
      if let why = plan.why { status = StatusLine(refused: why.inWords(caseload.names)) }
      return plan.asks.isEmpty ? [] : [.perform(plan.asks)]
    }
    return push(
      .confirmation(
        Confirmation(
          title: English.passMany(plan.asks.count, of: codes.count, name),
          lines: plan.lines
            + caseload.toDosLeft(
              plan.asks.compactMap { $0.action.code.flatMap { caseload[$0] } }, passedTo: person),
          asks: plan.asks, yes: "pass \(plan.asks.count)")))
  }

  /// What would be done of something on several cases, and which stay as they are and why.
  private func plan(
    _ codes: [CaseCode], _ caseload: Caseload, _ make: (Case) -> Ask
  ) -> (asks: [Ask], lines: [String], why: DeskRefusal?) {
    var asks: [Ask] = []
    var lines: [String] = []
    var stay: [String] = []
    var why: DeskRefusal?
    for `case` in codes.compactMap({ caseload[$0] }) {
      let one = make(`case`)
      if let refused = refusal(of: one, caseload) {
        stay.append(English.stays(`case`.code, refused.inWords(caseload.names)))
        why = refused
      } else {
        asks.append(one)
        lines.append(inShort(`case`.code, caseload))
      }
    }
    return (asks, lines + stay, why)
  }

  /// The same on several cases, after a yes that names them.
  mutating func onMarked(_ ask: Ask, _ codes: [CaseCode], _ caseload: Caseload) -> [Effect] {
    guard case .on(_, let action) = ask.action else { return [] }
    let plan = plan(codes.sorted(), caseload) { `case` in
      var one = self.ask(`case`, action, done: ask.done)
      one.origin = ask.origin
      return one
    }
    // What is left of several was answered for once.
    if codes.count == 1, plan.why == nil { return [.perform(plan.asks)] }
    return push(
      .confirmation(
        Confirmation(
          title: English.doMany(action, plan.asks.count, of: codes.count), lines: plan.lines,
          asks: plan.asks, yes: "do \(plan.asks.count)")))
  }
}
