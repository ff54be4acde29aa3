import Caseload
import Casework
import Coalition

extension State {
  /// Makes asks of a form, or notes in it what can't be read.
  mutating func submit(_ form: Form, _ caseload: Caseload) -> [Effect] {
    var form = form
    form.clearProblems()
    guard form.waiting.isEmpty else {
      // Saving would drop the draft, and with it what can't be seen here.
      form.problem = English.coveredWaits(keymap)
      replaceTop(.form(form))
      return []
    }
    let origin = Ask.Origin(form: form.kind, draft: form.draft)
    var made = makeAsks(&form, caseload)
    // In a hurry nothing may keep a new case from being saved.
    if made == nil, form.kind == .newCase, placesToChoose(form) == nil {
      if form.isToPutAside {
        for field in form.unread { form.setAside(field, clock(caseload)) }
        made = makeAsks(&form, caseload)
      } else if !form.unread.isEmpty {
        form.isToPutAside = true
        form.problem = English.savingAgain(form.unread.map(\.label))
      }
    }
    let asks = made?.map { ask in
      var ask = ask
      ask.origin = origin
      return ask
    }
    replaceTop(.form(form))
    if let places = placesToChoose(form) { return push(.picker(places)) }
    guard let asks, !form.fields.contains(where: { $0.problem != nil }), form.problem == nil else {
      return []
    }
    if let more = askedForMore(form, asks, caseload) {
      replaceTop(.form(more))
      return []
    }
    if !form.marked.isEmpty, let ask = asks.first { return onMarked(ask, form.marked, caseload) }
    if case .erase(let code) = form.kind, let erase = asks.first,
      case .on(_, .erase(let erasure)) = erase.action, refusal(of: erase, caseload) == nil
    {
      return confirmErasing(erase, erasure, code)
    }
    return asks.isEmpty ? [] : [.perform(asks)]
  }

  /// The form with what the rules want to know besides, where that is known only now.
  private func askedForMore(_ form: Form, _ asks: [Ask], _ caseload: Caseload) -> Form? {
    guard case .notify = form.kind, let ask = asks.first,
      case .on(let code, .notify(let body, let channel, let whom, let what, _)) = ask.action
    else { return nil }
    return completed(form, caseload) { said in
      var asked = ask
      asked.action = .on(
        code, .notify(body: body, channel: channel, whom: whom, what: what, said: said))
      return asked
    }
  }

  mutating func replaceTop(_ layer: Layer) {
    guard !layers.isEmpty else { return }
    layers[layers.count - 1] = layer
  }

  /// A name that several places bear is asked about, never guessed (domain §9, scenario L).
  private func placesToChoose(_ form: Form) -> Picker? {
    guard let field = form.fields.first(where: { $0.problem != nil })?.id,
      Fact.named(field)?.isPlace == true,
      case .ambiguous(let candidates) = Gazetteer.pakistan.look(up: form.text(field))
    else { return nil }
    let choices = candidates.enumerated().map { i, candidate in
      Picker.Choice(
        key: Picker.key(i), title: candidate.inWords,
        then: .place(field: field, text: Gazetteer.pakistan.name(of: candidate.id)))
    }
    let notYet = Picker.Choice(
      key: "u", title: English.placeNotKnownYet, then: .placeUnknown(field: field))
    return Picker(
      title: English.whichPlace(form.text(field)),
      choices: choices + (form.has("story") ? [notYet] : []))
  }

  private mutating func makeAsks(_ form: inout Form, _ caseload: Caseload) -> [Ask]? {
    switch form.kind {
    case .newCase:
      // All that can't be read is said at once.
      let read = (form.readFacts(over: Facts(), clock(caseload)), readNeeds(&form))
      guard let facts = read.0, let needs = read.1 else { return nil }
      let action = DeskAction.open(
        facts: facts, needs: needs.map { NeedAsked(code: $0) }, inInbox: false)
      return [Ask(action, done: English.opened)]
    case .edit(let code):
      guard let `case` = caseload[code],
        let facts = form.readFacts(over: `case`.facts, clock(caseload))
      else {
        return nil
      }
      return [onCase(code, form, .amend(facts: facts), English.factsChanged)]
    case .need(let code): return needAsks(&form, code)
    case .startReview:
      let present = form.text("present").split(whereSeparator: { ", ".contains($0) })
        .map { PersonID(rawValue: $0.lowercased()) }
      return [Ask(.startReview(present: present), done: English.reviewStarted(keymap))]
    default: return caseAsk(&form, caseload).map { [$0] }
    }
  }

  private func onCase(_ code: CaseCode, _ form: Form, _ action: CaseAction, _ done: String) -> Ask {
    Ask(.on(code, action), seen: form.seen, review: review, done: done)
  }

  private func readNeeds(_ form: inout Form) -> [NeedCode]? {
    do throws(Unreadable) {
      return try NeedCode.list(form.text("needs"))
    } catch {
      form.set("needs", problem: error.sentence)
      return nil
    }
  }

  private func readPersons(_ form: inout Form) -> [Int]? {
    var persons: [Int] = []
    for word in form.text("persons").split(whereSeparator: { ", ".contains($0) }) {
      guard let number = Int(word) else {
        form.set("persons", problem: English.personNumbers)
        return nil
      }
      persons.append(number)
    }
    return persons
  }

  private func needAsks(_ form: inout Form, _ code: CaseCode) -> [Ask]? {
    guard let needs = readNeeds(&form) else { return nil }
    if needs.isEmpty { form.set("needs", problem: English.nameANeed) }
    guard let persons = readPersons(&form) else { return nil }
    return needs.map {
      onCase(
        code, form, .addNeed(code: $0, persons: persons, place: nil), English.needAdded($0))
    }
  }

  private func caseAsk(_ form: inout Form, _ caseload: Caseload) -> Ask? {
    func triaged(_ code: CaseCode, _ level: Level) -> String {
      English.triaged(code, level, hasNeeds: caseload[code]?.needs.isEmpty == false, keymap)
    }
    switch form.kind {
    case .triage(let code):
      let at = form.choice("level")
      let level = at == 0 ? nil : Level.allCases[at - 1]
      guard let `case` = caseload[code] else { return nil }
      let sheet = form.sheet(for: `case`)
      let action = CaseAction.triage(
        sheet: sheet, level: level, reason: form.words("reason"), second: form.words("second"))
      let found = TriageFinding(sheet, `case`.facts).level
      return onCase(code, form, action, triaged(code, level ?? found))
    case .level(let code):
      let level = Level.allCases[form.choice("level")]
      return onCase(
        code, form,
        .setLevel(level: level, reason: form.words("reason"), second: form.words("second")),
        triaged(code, level))
    case .split(let code, let need):
      return readPersons(&form).map {
        onCase(code, form, .split(need: need, persons: $0), English.parted)
      }
    case .note(let code):
      return onCase(code, form, .note(text: Words(form.text("text"))), English.noted)
    case .deleted(let code, let todo):
      return onCase(
        code, form, .finish(todo: todo, said: form.words("said")),
        English.deletedThere)
    case .todo(let code):
      guard let due = WallTime.due(form.text("due"), now: now, offset: caseload.desk.offset) else {
        form.set("due", problem: English.cantReadTime)
        return nil
      }
      let owner = PersonID(rawValue: form.text("owner").trimmed.lowercased())
      return onCase(
        code, form, .todo(what: Words(form.text("what")), owner: owner, due: due),
        English.todoAdded(caseload.words(at: now).time(due)))
    case .send(let code, let need, let service):
      return onCase(
        code, form, .refer(need: need, service: service, said: form.said),
        sentence(sentTo: service, caseload))
    case .move(let code, let letter, let service, let reason):
      let action = CaseAction.reroute(
        referral: letter, service: service, reason: reason, said: form.said)
      return onCase(code, form, action, sentence(sentTo: service, caseload))
    case .conflict(let code, let body):
      guard let answer = form.said.conflict else {
        form.set("conflict", problem: English.nothingAnswered)
        return nil
      }
      return onCase(code, form, .conflict(body: body, answer: answer), English.tiesNoted)
    case .tell(let code, let letter):
      let channel = Channel.allCases[form.choice("channel")]
      return onCase(
        code, form, .tell(referral: letter, channel: channel, whom: Words(form.text("whom"))),
        English.told(letter, isFirst: caseload[code]?.referral(letter)?.told == nil))
    case .answer(let code, let letter, let kind):
      return answerAction(&form, letter, kind, caseload).map {
        onCase(code, form, $0, English.answered(letter, kind, keymap))
      }
    case .withdraw(let code, let letter):
      let reason = MoveReason.forWithdrawing[form.choice("reason")]
      return onCase(
        code, form, .withdraw(referral: letter, reason: reason, note: form.words("note")),
        English.withdrawn(letter))
    case .end(let code, let kind):
      return closing(&form, kind).map {
        onCase(code, form, .end(closing: $0), English.ended(code, keymap))
      }
    case .reopen(let code):
      return onCase(
        code, form, .reopen(what: Words(form.text("what"))), English.reopened(code, keymap))
    case .consent(let code, let topic):
      let answer = Consent.Answer.allCases[form.choice("answer")]
      return onCase(code, form, .consent(topic: topic, answer: answer), English.consentNoted)
    case .ask(let code, let need, let services):
      let chosen = services.indices.filter { form.choice("service \($0)") == 0 }
      guard !chosen.isEmpty else {
        form.set("service 0", problem: English.nobodyToAsk)
        return nil
      }
      return onCase(
        code, form, .ask(need: need, services: chosen.map { services[$0] }), English.asked(keymap))
    case .notify(let code, let body):
      return onCase(
        code, form,
        .notify(
          body: body, channel: Channel.allCases[form.choice("channel")],
          whom: Words(form.text("whom")), what: Words(form.text("what")), said: form.said),
        English.notified)
    case .countersign(let code, let letter):
      return onCase(
        code, form, .countersign(referral: letter, second: Words(form.text("second"))),
        English.countersigned(letter))
    case .void(let code, let letter):
      return onCase(
        code, form, .void(referral: letter, note: form.words("note")), English.voided(letter))
    case .erase(let code):
      let verified = form.choice("verified")
      return readPersons(&form).map { persons in
        onCase(
          code, form,
          .erase(
            Erasure(
              persons: persons, why: Erasure.Why.allCases[form.choice("why")],
              verified: verified == 0 ? nil : Erasure.Verification.allCases[verified - 1],
              second: form.words("second"))), English.erased)
      }
    case .newCase, .edit, .need, .startReview: return nil
    }
  }

  private func closing(_ form: inout Form, _ kind: EndKind) -> Closing? {
    switch kind {
    case .closed:
      return .closed(
        reason: CloseReason.allCases[form.choice("reason")], note: form.words("note"),
        second: form.words("second"))
    case .notTIP:
      return .notTIP(reason: Words(form.text("reason")), pointedTo: form.words("pointed"))
    case .duplicate, .added:
      guard let other = CaseCode(form.text("other")) else {
        form.set("other", problem: English.writeACode)
        return nil
      }
      return kind == .added ? .added(to: other) : .duplicate(of: other)
    }
  }

  private func answerAction(
    _ form: inout Form, _ letter: ReferralLetter, _ kind: AnswerKind, _ caseload: Caseload
  ) -> CaseAction? {
    switch kind {
    case .acknowledged:
      return .acknowledge(referral: letter, focalPerson: Words(form.text("name")))
    case .accepted:
      guard let first = WallTime.due(form.text("first"), now: now, offset: caseload.desk.offset)
      else {
        form.set("first", problem: English.cantReadTime)
        return nil
      }
      return .accept(
        referral: letter, worker: Words(form.text("name")), firstContact: first,
        others: form.has("others") ? OtherReferrals.allCases[form.choice("others")] : nil)
    case .declined:
      let reason = DeclineReason.allCases[form.choice("reason")]
      return .decline(referral: letter, reason: reason, note: form.words("note"))
    case .routedOn: return .routeOn(referral: letter, to: Words(form.text("name")))
    case .started: return .start(referral: letter, note: form.words("note"))
    case .noContact:
      var attempts: [Instant] = []
      for word in form.text("tried").split(separator: ",") {
        guard
          let at = WallTime.past(String(word), now: now, offset: caseload.desk.offset)
        else {
          form.set("tried", problem: English.cantReadTime)
          return nil
        }
        attempts.append(at)
      }
      return .noContact(referral: letter, attempts: attempts, note: form.words("note"))
    case .returned: return .giveBack(referral: letter, why: Words(form.text("note")))
    case .completed:
      let days = form.text("days").trimmed
      guard days.isEmpty || Int(days) != nil else {
        form.set("days", problem: English.writeDays)
        return nil
      }
      return .complete(
        referral: letter, outcome: ReferralOutcome.allCases[form.choice("outcome")],
        note: form.words("note"), followUpDays: Int(days))
    }
  }
}
