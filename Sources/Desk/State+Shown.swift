import Canvas
package import Caseload
import Casework

// What is said of the desk wherever it is shown, in panes or in lines.

extension State {
  /// How many cases there are, of how many, in what order, and how many are marked.
  func queueTitle(_ caseload: Caseload) -> String {
    English.queueTitle(
      shown.count, of: scope(caseload), shown.late, query.text, review == nil ? order : .work,
      queue.marks.count,
      decided: review == nil ? nil : caseload.codes(shown).count { isDecided($0, caseload) })
  }

  /// How many the filter chooses from; nil where it asks for cases of another state.
  private func scope(_ caseload: Caseload) -> Int? {
    if let review = caseload.review, self.review != nil { return review.agenda.count }
    return query.asksForState ? nil : caseload.openCount(at: now)
  }

  /// What stands where no case does.
  var noCases: String {
    English.noCases(query, isTyping: filterLine != nil, keymap)
  }

  /// The filter that is being typed.
  var filterLine: FilterLine? {
    if case .filter(let line)? = layers.last { line } else { nil }
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
    guard case .form(let form)? = layers.last, form.kind == .newCase else { return "" }
    return numbers(in: form)
  }

  /// As many cases as are named that know a number.
  static var mostCallers: Int { 3 }

  private func numbers(in form: Form) -> String {
    "\(form.text("phone"))\n\(form.text("caller"))"
  }

  /// The banner that what is typed would put on the case: one may type hours below a “never”.
  private func contactRule(_ form: Form, over facts: Facts, _ caseload: Caseload) -> [String] {
    form.contact(over: facts, clock(caseload)).map {
      [English.willSay($0.banner(deskOffset: caseload.desk.offset))]
    } ?? []
  }

  /// What stands below a form: the level that the answers so far give the case, with the rule that
  /// sets it; the cases that know who calls; or the words in which a question is asked.
  func footnotes(_ form: Form, _ caseload: Caseload) -> [String] {
    switch form.kind {
    case .triage(let code):
      guard let `case` = caseload[code] else { return [] }
      let finding = TriageFinding(form.sheet(for: `case`), `case`.facts)
      return ["Level \(finding.level.withNumber): \(finding.inWords)"]
    case .newCase:
      let rule = contactRule(form, over: Facts(), caseload)
      let numbers = numbers(in: form)
      // Said at once, also while the cases are still being read.
      guard !caseload.codes(knownFrom: numbers).isEmpty else { return rule }
      let known = caseload.callers(of: numbers).prefix(Self.mostCallers)
      return [KnownCaller.warning]
        + known.map { English.known($0.inWords, canReopen: $0.canReopen) } + rule
    case .edit(let code):
      return caseload[code].map { contactRule(form, over: $0.facts, caseload) } ?? []
    case .consent(_, let topic):
      return [topic.inUrdu, topic.inEnglish { caseload.name(of: $0) }]
    default: return []
    }
  }
}
