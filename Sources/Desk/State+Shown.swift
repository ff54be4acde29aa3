import Canvas
package import Caseload
import Casework

// What is said of the desk wherever it is shown, in panes or in lines.

extension State {
  /// How many cases there are, of how many, in what order, and how many are marked.
  func queueTitle(_ caseload: Caseload) -> String {
    English.queueTitle(
      shown.matching, of: scope(caseload), shown.late, query.text, review == nil ? order : .work,
      marked.count,
      decided: review == nil ? nil : caseload.codes(shown).count { isDecided($0, caseload) })
  }

  /// How many the filter chooses from; nil where it asks for cases of another state.
  private func scope(_ caseload: Caseload) -> Int? {
    if let review = caseload.review, self.review != nil { return review.agenda.count }
    return query.asksForState ? nil : caseload.openCount(at: now)
  }

  /// A case among others, so that it is known again: its code alone says little.
  func inShort(_ code: CaseCode, _ caseload: Caseload) -> String {
    guard let row = caseload.row(code) else { return code.description }
    let level = row.level.map { "level \($0.rawValue)" } ?? "no level yet"
    return "\(code) · \(level) · \(row.people) · \(row.place)"
  }

  /// What stands where no case does.
  func noCases(_ caseload: Caseload) -> String {
    let code = review == nil ? caseload.code(typedAs: query.text, at: now) : nil
    let ended = code.flatMap { code in
      caseload.hasEnded(code) ? English.hasEnded(code, caseload.query(for: code)) : nil
    }
    return ended ?? English.noCases(query, isTyping: layers.filter != nil, caseload, keymap)
  }

  /// By which what is typed of times is read.
  func clock(_ caseload: Caseload) -> Fact.Clock {
    Fact.Clock(now: now, offset: caseload.desk.offset)
  }

  /// Whether the review that is gone through has decided on a case.
  func isDecided(_ code: CaseCode, _ caseload: Caseload) -> Bool {
    review != nil && (caseload.review?.decided[code] ?? 0) > 0
  }

  /// What is looked for in all that was typed in cases: the words of the filter, and the number of
  /// whoever calls.
  package var sought: [Sought] { Sought.words(of: query) + Sought.numbers(in: callers) }

  /// The numbers in the new case that is being typed.
  var callers: String {
    guard let form = layers.form, form.kind == .newCase else { return "" }
    return numbers(in: form)
  }

  /// As many cases as are named that know a number.
  static var mostCallers: Int { 3 }

  func numbers(in form: Form) -> String {
    ["phone", "caller", "story"].map(form.text).joined(separator: "\n")
  }

  /// How a person may be contacted, and whether now.
  func banner(_ contact: SafeContact, _ caseload: Caseload) -> String {
    contact.banner(deskOffset: caseload.desk.offset, at: now)
  }

  /// The banner that what is typed would put on the case: one may type hours below a “never”.
  private func contactRule(_ form: Form, over facts: Facts, _ caseload: Caseload) -> [String] {
    form.contact(over: facts, clock(caseload)).map {
      [English.willSay(banner($0, caseload))]
    } ?? []
  }

  /// What others did to a case while something that is open was made from how it stood, and how the
  /// person may be spoken with by now: a call may come before the next key.
  func changedSince(_ seen: Int?, _ code: CaseCode?, _ caseload: Caseload) -> [String] {
    guard let seen, let code, let `case` = caseload[code], `case`.lastSeq > seen else { return [] }
    let changes = Caseload.changes(to: `case`, by: me, after: seen)
    guard !changes.isEmpty else { return [] }
    let banner = banner(`case`.facts.contact, caseload)
    let refusal = DeskRefusal.changedMeanwhile(code, changes, seq: `case`.lastSeq)
    return [refusal.inWords(caseload.names), English.saysNow(code, banner)]
  }

  /// What stands below a form besides what it is made of.
  func footnotes(_ form: Form, _ caseload: Caseload) -> [String] {
    changedSince(form.seen, form.kind.code, caseload) + explanations(form, caseload)
  }

  /// The lines of a question, and what has changed since it was asked.
  func lines(of confirmation: Confirmation, _ caseload: Caseload) -> [String] {
    let changes = confirmation.asks.flatMap {
      changedSince($0.seen, $0.action.code, caseload)
    }
    // Where a box has no room for a frame, its title would be nowhere.
    let title = size.rows < 7 ? [confirmation.title] : []
    return title + changes + confirmation.lines + minutes(of: confirmation, caseload)
  }

  private func minutes(of confirmation: Confirmation, _ caseload: Caseload) -> [String] {
    guard let review = caseload.reviews.last(where: { $0.id == confirmation.minutes }) else {
      return []
    }
    return caseload.minutes(of: review).lines
  }

  /// What explains a form: the level that the answers so far give the case, with the rule that
  /// sets it; the cases that know who calls; or the words in which a question is asked.
  private func explanations(_ form: Form, _ caseload: Caseload) -> [String] {
    switch form.kind {
    case .newCase:
      let rule = contactRule(form, over: Facts(), caseload)
      let numbers = numbers(in: form)
      let again =
        form.code("call") == CallType.again.rawValue ? [English.findTheCase(keymap)] : []
      // Said at once, also while the cases are still being read.
      guard !caseload.codes(knownFrom: numbers).isEmpty else { return again + rule }
      let known = caseload.callers(of: numbers).prefix(Self.mostCallers)
      return [KnownCaller.warning]
        + known.map { English.known($0.inWords, canReopen: $0.canReopen) }
        + rule
    case .startReview: return [English.atThisDesk(caseload.people.keys.sorted())]
    case .on(let code, let kind):
      return caseload[code].map { explanations(form, kind, $0, caseload) } ?? []
    }
  }

  private func explanations(
    _ form: Form, _ kind: CaseForm, _ case: Case, _ caseload: Caseload
  ) -> [String] {
    switch kind {
    case .triage:
      let finding = TriageFinding(form.sheet(for: `case`), `case`.facts)
      return ["Level \(finding.level.withNumber): \(finding.inWords)"]
    case .send(let need, let key): return toAsk(at: key, `case`.need(need), of: `case`, caseload)
    case .move(let letter, let key, _):
      let need = `case`.referral(letter).flatMap { `case`.need($0.need) }
      return toAsk(at: key, need, of: `case`, caseload)
    case .notify:
      return `case`.facts.officialPerpetrator == .yes ? [English.officialInvolved] : []
    case .split: return [`case`.facts.numberedPersons.joined(separator: "; ")]
    case .todo: return [English.atThisDesk(caseload.people.keys.sorted())]
    case .end(.closed):
      return `case`.referrals.filter { $0.state == .inService }
        .map { English.stillRuns($0.letter, caseload.name(of: $0.service)) }
    case .erase:
      let persons = `case`.facts.numberedPersons
      return persons.isEmpty ? [] : [English.goesFor(persons)]
    case .edit: return contactRule(form, over: `case`.facts, caseload)
    case .consent(let topic): return [topic.inUrdu, topic.inEnglish { caseload.name(of: $0) }]
    default: return []
    }
  }
}
