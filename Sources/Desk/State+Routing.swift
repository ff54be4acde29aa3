import Canvas
import Caseload
import Casework
import Coalition

// A need on its way to a body: the screen asks the rules first, for what they would miss.

extension State {
  mutating func route(_ caseload: Caseload) -> [Effect] {
    focus = .match
    (inCase.service, inCase.moving) = (nil, nil)
    guard let `case` = selectedCase(caseload), let need = selectedNeed(`case`) else { return [] }
    // A need that is out already is moved, not sent twice.
    if !`case`.isUnrouted(need), let open = `case`.unrouted.first {
      inCase.line = .need(open.number, 0)
    }
    let why = Commands.cannotSend(self, caseload)
    status =
      why.map(StatusLine.init(quiet:))
      ?? StatusLine(done: English.chooseWho(selectedNeed(`case`) ?? need, keymap))
    return []
  }

  mutating func send(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let (need, match) = match(`case`, caseload) else {
      return []
    }
    guard let key = selectedService(match, besides: holder(`case`)) else { return [] }
    return send(`case`, need, to: key, caseload)
  }

  /// What is said once it is sent: whom to tell now.
  func sentence(sentTo key: ServiceKey, _ caseload: Caseload) -> String {
    English.sent(
      caseload.name(of: key), caseload.contact(of: key), keymap, secretariat: caseload.secretariat)
  }

  /// What isn't known of a service, to be asked there whichever way it is chosen.
  func toAsk(
    at key: ServiceKey, _ need: Need?, of case: Case, _ caseload: Caseload
  ) -> [String] {
    guard let need else { return [] }
    let questions = caseload.match(need, of: `case`, at: now).ask(of: key)
    return questions.isEmpty
      ? [] : [English.askThem(questions.map(caseload.words(at: now).question))]
  }

  /// Asks for what the rules miss, then for a yes.
  private mutating func send(
    _ case: Case, _ need: Need, to key: ServiceKey, _ caseload: Caseload
  ) -> [Effect] {
    let name = caseload.name(of: key)
    let sent = sentence(sentTo: key, caseload)
    let missing = missing(caseload) { said in
      ask(`case`, sending(need, of: `case`, to: key, said), done: sent)
    }
    if let refused = missing.refused {
      status = StatusLine(refused: refused.description)
      return []
    }
    // Nothing but the conflict question is left: the yes answers it.
    if missing.parts.allSatisfy({ $0 == .conflict }) {
      let said = Said(conflict: missing.parts.isEmpty ? nil : .noTie)
      let plain = ask(`case`, sending(need, of: `case`, to: key, said), done: sent)
      return push(
        .confirmation(
          confirmation(of: plain, `case`, need, key, asksOfTies: said.conflict != nil, caseload)))
    }
    let kind: CaseForm =
      if let moving = moving(`case`) {
        .move(moving.referral, key, moving.reason)
      } else {
        .send(need: need.number, key)
      }
    var form = Form.said(
      kind, on: `case`, "\(need.code.withCode.capitalizedFirst) → \(name)", missing.parts)
    form.problem = missing.sentences.joined(separator: " ")
    return open(form)
  }

  /// What the rules would still ask for before they let something go, in the order they ask; or
  /// why it can't go whatever is said.
  ///
  /// The rules are asked again and again, each time with one more thing said: the screen knows
  /// none of them.
  func missing(
    _ caseload: Caseload, _ make: (Said) -> Ask
  ) -> (parts: [Said.Part], sentences: [String], refused: DeskRefusal?) {
    var said = Said()
    var parts: [Said.Part] = []
    var sentences: [String] = []
    while let refused = refusal(of: make(said), caseload) {
      guard case .rules(let rule) = refused, let part = rule.asksFor, !parts.contains(part) else {
        return (parts, sentences, refused)
      }
      parts.append(part)
      sentences.append(refused.description)
      switch part {
      case .conflict: said.conflict = .noTie
      case .override: said.override = "…"
      case .second: said.second = "…"
      case .why: said.why = "…"
      }
    }
    return (parts, sentences, nil)
  }

  /// A referral of its own, or the next step of the one that is being moved.
  private func sending(_ need: Need, of case: Case, to key: ServiceKey, _ said: Said) -> CaseAction
  {
    guard let moving = moving(`case`) else {
      return .refer(need: need.number, service: key, said: said)
    }
    return .reroute(
      referral: moving.referral, service: key, reason: moving.reason, said: said)
  }

  /// The service under the cursor, or the one a selected referral went to.
  func serviceInView(_ case: Case, _ caseload: Caseload) -> ServiceKey? {
    if focus != .match, let referral = selectedReferral(`case`) { return referral.service }
    guard let (_, match) = match(`case`, caseload) else { return nil }
    return selectedService(match, besides: holder(`case`))
  }

  mutating func askOfTies(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let key = serviceInView(`case`, caseload),
      let organization = caseload.directory.organization(of: key)
    else { return [] }
    return push(.form(.conflict(`case`, organization.body, organization.name)))
  }

  /// What the rules would say however many words somebody had for it.
  func whyNotSend(
    _ need: Need, of case: Case, to key: ServiceKey, _ caseload: Caseload
  ) -> DeskRefusal? {
    missing(caseload) { said in
      ask(`case`, sending(need, of: `case`, to: key, said), done: "")
    }.refused
  }

  private func confirmation(
    of ask: Ask, _ case: Case, _ need: Need, _ key: ServiceKey, asksOfTies: Bool,
    _ caseload: Caseload
  ) -> Confirmation {
    let people = `case`.persons(of: need).map(\.person.inWords)
    let whom = people.count > 4 ? "\(people.count) people" : people.joined(separator: "; ")
    var lines = [
      "\(need.code.withCode) for \(whom.isEmpty ? "people not known yet" : whom)",
      "to \(caseload.name(of: key))",
      English.person(banner(`case`.facts.contact, caseload)),
    ]
    if let moving = moving(`case`), let old = `case`.referral(moving.referral) {
      lines.insert(
        English.instead(caseload.name(of: old.service), moving.reason.inWords), at: 2)
    }
    lines += toAsk(at: key, need, of: `case`, caseload)
    if let alike = alike[`case`.code] { lines.append(alike) }
    if asksOfTies { lines.append(English.asksOfTies(caseload.name(of: key))) }
    lines.append(
      English.tellAfterwards(caseload.contact(of: key), secretariat: caseload.secretariat))
    return Confirmation(
      title: "Send \(`case`.code)?", lines: lines, asks: [ask], yes: "send",
      other: asksOfTies
        ? Picker.Choice(key: "t", title: English.tiedThere, then: .run("ties")) : nil)
  }
}
