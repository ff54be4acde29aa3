import Canvas
import Caseload
import Casework
import Coalition

// A need on its way to a body: the screen asks the rules first, for what they would miss.

extension State {
  mutating func route(_ caseload: Caseload) -> [Effect] {
    focus = .match
    matchCursor = nil
    moving = nil
    guard let `case` = selectedCase(caseload), let need = selectedNeed(`case`) else { return [] }
    // A need that is out already is moved, not sent twice.
    if !`case`.isUnrouted(need), let open = `case`.needs.first(where: `case`.isUnrouted) {
      caseCursor = .need(open.number, 0)
    }
    status = StatusLine(
      done: Commands.cannotSend(self, caseload) ?? English.chooseWho(selectedNeed(`case`) ?? need))
    return []
  }

  mutating func send(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let (need, match) = match(`case`, caseload) else {
      return []
    }
    guard let key = selectedService(match, besides: holder(`case`)) else { return [] }
    return send(`case`, need, to: key, caseload)
  }

  /// Asks for what the rules miss, then for a yes.
  private mutating func send(
    _ case: Case, _ need: Need, to key: ServiceKey, _ caseload: Caseload
  ) -> [Effect] {
    if let refused = whyNotSend(need, of: `case`, to: key, caseload) {
      status = StatusLine(refused: refused.description)
      return []
    }
    let kind: FormKind =
      if let moving, moving.code == `case`.code {
        .move(`case`.code, moving.referral, key, moving.reason)
      } else {
        .send(`case`.code, need: need.number, key)
      }
    func action(_ override: Words?, _ why: Words?) -> CaseAction {
      sending(need, of: `case`, to: key, override, why)
    }
    let name = caseload.name(of: key)
    // Words that stand in for what is missing show which words the rules would ask for.
    let some: Words = "…"
    func isRefused(_ override: Words?, _ why: Words?) -> DeskRefusal? {
      refusal(of: ask(`case`, action(override, why), done: ""), caseload)
    }
    let consent = isRefused(nil, some)
    let why = isRefused(some, nil)
    let missing = [consent, why].compactMap(\.self)
    if !missing.isEmpty {
      var form = Form.words(
        kind, "\(need.code.withCode.capitalizedFirst) → \(name)", seen: `case`.lastSeq,
        consent: consent != nil, why: why != nil)
      form.problem = missing.map(\.description).joined(separator: " ")
      return push(.form(form))
    }
    let plain = ask(`case`, action(nil, nil), done: English.sent(name, caseload.contact(of: key)))
    return push(.confirmation(confirmation(of: plain, `case`, need, key, caseload)))
  }

  /// A referral of its own, or the next step of the one that is being moved.
  private func sending(
    _ need: Need, of case: Case, to key: ServiceKey, _ override: Words?, _ why: Words?
  ) -> CaseAction {
    guard let moving, moving.code == `case`.code else {
      return .refer(need: need.number, service: key, override: override, why: why)
    }
    return .reroute(
      referral: moving.referral, service: key, reason: moving.reason, override: override, why: why)
  }

  /// What the rules would say however many words somebody had for it.
  func whyNotSend(
    _ need: Need, of case: Case, to key: ServiceKey, _ caseload: Caseload
  ) -> DeskRefusal? {
    refusal(of: ask(`case`, sending(need, of: `case`, to: key, "…", "…"), done: ""), caseload)
  }

  private func confirmation(
    of ask: Ask, _ case: Case, _ need: Need, _ key: ServiceKey, _ caseload: Caseload
  ) -> Confirmation {
    let people = `case`.persons(of: need).map(\.person.inWords)
    let whom = people.count > 4 ? "\(people.count) people" : people.joined(separator: "; ")
    var lines = [
      "\(need.code.withCode) for \(whom.isEmpty ? "people not known yet" : whom)",
      "to \(caseload.name(of: key))",
      English.person(`case`.facts.contact.banner),
    ]
    if let moving, moving.code == `case`.code, let old = `case`.referral(moving.referral) {
      lines.insert(
        English.instead(caseload.name(of: old.service), moving.reason.inWords), at: 2)
    }
    lines.append(English.tellAfterwards(caseload.contact(of: key)))
    return Confirmation(
      title: "Send \(`case`.code)?", lines: lines, asks: [ask], yes: "send")
  }
}
