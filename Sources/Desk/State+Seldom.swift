import Canvas
import Caseload
import Casework
import Coalition

// What is done more seldom on a case, behind one key: consent by topic, nameless questions, an
// authority, a second name, a mistake, erasing.

extension State {
  // MARK: Consent

  mutating func askConsent(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    var topics = Consent.Topic.general
    // The body in view, those that have the case, and the authorities.
    let services =
      [serviceInView(`case`, caseload)].compactMap(\.self)
      + `case`.referrals.filter(\.state.isOpen).map(\.service)
    topics += services.compactMap { caseload.directory.organization(of: $0) }
      .map { $0.isAuthority ? .notify($0.body) : .referTo($0.body) }
    topics += Consent.Item.allCases.map(Consent.Topic.share)
    topics += caseload.directory.organizations.filter(\.isAuthority).map { .notify($0.body) }
    topics = topics.enumerated().filter { !topics[..<$0].contains($1) }.map(\.element)
    let choices = topics.map { topic in
      let answer = `case`.facts.consent[topic]
      return Picker.Choice(
        title: "\(topic.inWords { caseload.name(of: $0) }): \(answer.inWords)",
        then: .consent(`case`.code, topic))
    }
    return push(.picker(Picker(title: English.consentTo(`case`.code), numbered: choices)))
  }

  // MARK: A nameless question

  /// Those that fit are asked, and those that may, but for whom is waited for already.
  mutating func askRound(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let (need, match) = match(`case`, caseload) else {
      return []
    }
    let waiting = Set(`case`.rounds.filter { $0.need == need.number }.flatMap(\.waiting))
    let services = (match.fits.map(\.service) + match.possible.map(\.service))
      .filter { !waiting.contains($0) }.prefix(8)
    guard !services.isEmpty else {
      status = StatusLine(refused: English.nobodyToAsk)
      return []
    }
    let names = services.map { ($0, caseload.name(of: $0)) }
    return push(.form(.ask(`case`, need, names)))
  }

  mutating func hearReply(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    let asked = `case`.rounds.flatMap { round in round.waiting.map { (round, $0) } }
    let choices = asked.map { round, service in
      Picker.Choice(
        title: "\(caseload.name(of: service)), round \(round.number)",
        then: .hear(`case`.code, round: round.number, service))
    }
    return push(.picker(Picker(title: English.whoReplied, numbered: choices)))
  }

  /// Each answer is one key.
  ///
  /// - Parameter key: what led here.
  mutating func hear(
    _ code: CaseCode, round: Int, _ service: ServiceKey, by key: Character?, _ caseload: Caseload
  ) -> [Effect] {
    guard let `case` = caseload[code] else { return [] }
    let replies =
      [AskReply(.yes), AskReply(.noAnswer)] + DeclineReason.allCases.map { AskReply(.no, $0) }
    let choices = replies.map { reply in
      Picker.Choice(
        title: reply.inWords,
        then: .perform(
          ask(
            `case`, .reply(round: round, service: service, reply: reply),
            done: English.replied(caseload.name(of: service), reply))))
    }
    var picker = Picker(title: English.whatWasReplied, numbered: choices)
    picker.ledHere = key
    return push(.picker(picker))
  }

  /// What is read out to those that are asked, once it is written down that they are.
  func toReadOut(_ code: CaseCode, round: Int, _ caseload: Caseload) -> Layer? {
    guard let `case` = caseload[code], let round = `case`.round(round) else { return nil }
    return .confirmation(
      Confirmation(
        title: English.readOut(round.number),
        lines: [question(round, `case`, caseload), English.thenReplies(keymap)], otherwise: nil))
  }

  private func question(_ round: AskRound, _ case: Case, _ caseload: Caseload) -> String {
    do throws(Outgoing.Fault) {
      return try Outgoing(`case`, caseload, at: now).question(round)
    } catch {
      return error.description
    }
  }

  // MARK: An authority

  mutating func notify(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload) else { return [] }
    let bodies = caseload.directory.organizations.filter(\.isAuthority)
    let isOfficial = `case`.facts.officialPerpetrator == .yes
    let choices = bodies.map { body in
      Picker.Choice(
        title: English.withContact(body.name, body.contact?.text),
        then: .notify(`case`.code, body.body))
    }
    return push(
      .picker(
        Picker(title: English.notifyWhom(`case`.code, official: isOfficial), numbered: choices)))
  }

  /// Adds the fields for what the rules still ask for before an authority may be told.
  func completed(_ form: Form, _ caseload: Caseload, _ make: (Said) -> Ask) -> Form? {
    let missing = missing(caseload) { said in
      make(form.said.filled(from: said))
    }
    var form = form
    // What is refused whatever is said is not asked about first.
    if let refused = missing.refused {
      if let field = refused.field {
        form.set(field, problem: refused.description)
      } else {
        form.problem = refused.description
      }
      return form
    }
    let new = Form.fields(for: missing.parts).filter { !form.has($0.id) }
    guard !new.isEmpty else { return nil }
    form.focus = form.fields.count
    form.fields += new
    form.isAsked = false
    form.problem = missing.sentences.joined(separator: " ")
    return form
  }

  // MARK: A second name

  mutating func countersign(_ caseload: Caseload) -> [Effect] {
    guard let `case` = selectedCase(caseload), let referral = toCountersign(`case`) else {
      return []
    }
    return open(.countersign(`case`, referral))
  }

  /// The referral under the cursor, or the one whose second name is due first.
  func toCountersign(_ case: Case) -> Referral? {
    let open = `case`.referrals.filter { $0.countersignBy != nil && $0.state.isOpen }
    if let here = selectedReferral(`case`), open.contains(here) { return here }
    return open.min { ($0.countersignBy?.seconds ?? 0) < ($1.countersignBy?.seconds ?? 0) }
  }

  // MARK: Erasing

  /// It can't be undone: who and what is said once more, and no is the default.
  mutating func confirmErasing(
    _ ask: Ask, _ erasure: Erasure, _ code: CaseCode, _ caseload: Caseload
  ) -> [Effect] {
    let all = caseload[code]?.facts.numberedPersons ?? []
    let who = erasure.persons.map { all[$0 - 1] }
    return push(
      .confirmation(
        Confirmation(
          title: English.eraseTitle(code, erasure.persons),
          lines: (who.isEmpty ? [] : [English.goesFor(who)]) + English.eraseLines, asks: [ask],
          yes: "erase")))
  }
}

extension Said {
  /// With what is not said yet taken from another.
  fileprivate func filled(from other: Said) -> Said {
    Said(
      conflict: conflict ?? other.conflict, override: override ?? other.override,
      second: second ?? other.second, why: why ?? other.why)
  }
}
