import Caseload
import Casework
import Coalition

extension State {
  /// Makes asks of a form, or notes in it what can't be read.
  mutating func submit(_ form: Form, _ caseload: Caseload) -> [Effect] {
    var form = form
    form.clearProblems()
    if form.returnsToMistyped() {
      layers.top = .form(form)
      return []
    }
    guard form.waiting.isEmpty else {
      // Saving would drop the draft, and with it what can't be seen here.
      form.problem = English.coveredWaits(keymap)
      layers.top = .form(form)
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
    layers.top = .form(form)
    if let places = placesToChoose(form) { return push(.picker(places)) }
    guard let asks, !form.fields.contains(where: { $0.problem != nil }), form.problem == nil else {
      return []
    }
    if let more = askedForMore(form, asks, caseload) {
      layers.top = .form(more)
      return []
    }
    if !form.marked.isEmpty, let ask = asks.first { return onMarked(ask, form.marked, caseload) }
    if case .on(let code, .erase) = form.kind, let erase = asks.first,
      case .on(_, .erase(let erasure)) = erase.action, refusal(of: erase, caseload) == nil
    {
      return confirmErasing(erase, erasure, code, caseload)
    }
    return asks.isEmpty ? [] : [.perform(asks)]
  }

  /// The form with what the rules want to know besides, where that is known only now.
  private func askedForMore(_ form: Form, _ asks: [Ask], _ caseload: Caseload) -> Form? {
    guard case .notify? = form.kind.onCase, let ask = asks.first,
      case .on(let code, .notify(let body, let channel, let whom, let what, _)) = ask.action
    else { return nil }
    return completed(form, caseload) { said in
      var asked = ask
      asked.action = .on(
        code, .notify(body: body, channel: channel, whom: whom, what: what, said: said))
      return asked
    }
  }

  /// A name that several places bear is asked about, never guessed (domain §9, scenario L).
  private func placesToChoose(_ form: Form) -> Picker? {
    guard let field = form.fields.first(where: { $0.problem != nil })?.id,
      Fact.named(field)?.isPlace == true,
      case .ambiguous(let candidates) = Gazetteer.pakistan.look(up: form.text(field))
    else { return nil }
    let choices = candidates.map { candidate in
      Picker.Choice(
        title: candidate.inWords,
        then: .place(field: field, text: Gazetteer.pakistan.name(of: candidate.id)))
    }
    let notYet = Picker.Choice(
      key: "u", title: English.placeNotKnownYet, then: .placeUnknown(field: field))
    return Picker(
      title: English.whichPlace(form.text(field)),
      numbered: choices + (form.has("story") ? [notYet] : []))
  }

  private mutating func makeAsks(_ form: inout Form, _ caseload: Caseload) -> [Ask]? {
    switch form.kind {
    case .newCase:
      // All that can't be read is said at once.
      let read = (form.readFacts(over: Facts(), clock(caseload)), form.readNeeds())
      guard let facts = read.0, let needs = read.1 else { return nil }
      let action = DeskAction.open(
        facts: facts, needs: needs.map { NeedAsked(code: $0) }, inInbox: false)
      return [Ask(action, done: English.putAside(form.aside))]
    case .startReview:
      return [Ask(.startReview(present: form.present), done: English.reviewStarted(keymap))]
    case .on(let code, .need): return needAsks(&form, code)
    case .on(let code, let kind):
      guard let (action, done) = act(&form, kind, on: code, caseload) else { return nil }
      return [onCase(code, form, action, done)]
    }
  }

  private func onCase(_ code: CaseCode, _ form: Form, _ action: CaseAction, _ done: String) -> Ask {
    Ask(.on(code, action), seen: form.seen, review: review, done: done)
  }

  private func needAsks(_ form: inout Form, _ code: CaseCode) -> [Ask]? {
    guard let needs = form.readNeeds() else { return nil }
    if needs.isEmpty { form.set("needs", problem: English.nameANeed) }
    guard let persons = form.readPersons() else { return nil }
    return needs.map {
      onCase(
        code, form, .addNeed(code: $0, persons: persons, place: nil), English.needAdded($0))
    }
  }

  /// What a form does to its case, and what is said once it is done; nil after noting problems.
  private func act(
    _ form: inout Form, _ kind: CaseForm, on code: CaseCode, _ caseload: Caseload
  ) -> (action: CaseAction, done: String)? {
    let clock = clock(caseload)
    switch kind {
    case .edit:
      guard let `case` = caseload[code],
        let facts = form.readFacts(over: `case`.facts, clock)
      else { return nil }
      return (.amend(facts: facts), English.factsChanged)
    case .triage:
      guard let `case` = caseload[code] else { return nil }
      let action = CaseAction.triage(
        sheet: form.sheet(for: `case`), level: form.level, reason: form.words("reason"),
        second: form.words("second"))
      return (action, English.levelSet)
    case .level:
      return form.level.map {
        (
          .setLevel(level: $0, reason: form.words("reason"), second: form.words("second")),
          English.levelSet
        )
      }
    case .split(let need):
      return form.readPersons().map { (.split(need: need, persons: $0), English.parted) }
    case .note: return (.note(text: Words(form.text("text"))), English.noted)
    case .deleted(let todo):
      return (.finish(todo: todo, said: form.words("said")), English.deletedThere)
    case .todo:
      return form.readDue("due", clock).map {
        (
          .todo(what: Words(form.text("what")), owner: form.owner, due: $0),
          English.todoAdded(caseload.words(at: now).time($0))
        )
      }
    case .end(let kind):
      return form.closing(kind) { caseload.code(typedAs: $0, at: now) }
        .map { (.end(closing: $0), English.ended(code, $0, keymap)) }
    case .reopen:
      return (.reopen(what: Words(form.text("what"))), English.reopened(code, keymap))
    case .consent(let topic):
      return form.chosen("answer").map {
        (.consent(topic: topic, answer: $0), English.consentNoted)
      }
    case .conflict(let body):
      guard let answer = form.said.conflict else {
        form.set("conflict", problem: English.nothingAnswered)
        return nil
      }
      return (.conflict(body: body, answer: answer), English.tiesNoted)
    case .ask(let need, let services):
      let asked = form.asked(of: services)
      guard !asked.isEmpty else {
        form.set("service 0", problem: English.nobodyToAsk)
        return nil
      }
      return (.ask(need: need, services: asked), English.asked(keymap))
    case .notify(let body):
      return form.channel.map {
        (
          .notify(
            body: body, channel: $0, whom: Words(form.text("whom")),
            what: Words(form.text("what")), said: form.said), English.notified
        )
      }
    case .erase: return form.erasure().map { (.erase($0), English.erased) }
    // Several at once.
    case .need: return nil
    case .send(let need, let service):
      return (
        .refer(need: need, service: service, said: form.said), sentence(sentTo: service, caseload)
      )
    case .move(let letter, let service, let reason):
      return (
        .reroute(referral: letter, service: service, reason: reason, said: form.said),
        sentence(sentTo: service, caseload)
      )
    case .tell(let letter):
      let isFirst = caseload[code]?.referral(letter)?.told == nil
      return form.channel.map {
        (
          .tell(referral: letter, channel: $0, whom: Words(form.text("whom"))),
          English.told(letter, isFirst: isFirst)
        )
      }
    case .answer(let letter, let kind):
      return form.answer(letter, kind, clock).map { ($0, English.answered(letter, kind, keymap)) }
    case .withdraw(let letter):
      return form.required("reason").map {
        (
          .withdraw(referral: letter, reason: $0, note: form.words("note")),
          English.withdrawn(letter)
        )
      }
    case .countersign(let letter):
      return (
        .countersign(referral: letter, second: Words(form.text("second"))),
        English.countersigned(letter)
      )
    case .void(let letter):
      return (.void(referral: letter, note: form.words("note")), English.voided(letter))
    }
  }
}
