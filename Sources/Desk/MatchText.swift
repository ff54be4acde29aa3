import Canvas
import Caseload
import Casework
import Coalition

/// A match in lines: fits in order with reasons, possible if, can't because.
struct MatchText {
  struct Line {
    var service: ServiceKey?
    var text: String
    var role: Role
  }

  private(set) var lines: [Line] = []
  private let width: Int?
  private let holder: ServiceKey?

  /// - Parameter width: of a line; nil leaves each text on one.
  init(
    _ match: Match, _ need: Need, of case: Case, _ state: State, _ caseload: Caseload, width: Int?
  ) {
    self.width = width.map { max(10, $0) }
    holder = state.holder(`case`) ?? `case`.openReferral(of: need.number)?.service
    let words = caseload.words(at: state.now)
    if Layout(state).rect(of: .case).isEmpty {
      let contact = `case`.facts.contact
      add(
        "\(`case`.code): \(state.banner(contact, caseload))",
        contact.isAllowed ? .warning : .banner)
    }
    if `case`.level == nil { add(English.triageFirst(state.keymap), .warning) }
    if state.moving(`case`) == nil, let out = `case`.openReferral(of: need.number) {
      add(English.isOut(caseload.name(of: out.service), out.letter, state.keymap), .warning)
    }
    if match.fits.isEmpty {
      add(match.nobodyFits ? NobodyFits.sentence : NobodyFits.butPossible, .warning)
      for one in NobodyFits.advice(for: need, of: `case`) where match.nobodyFits {
        add(English.advice(one, state.keymap, secretariat: caseload.secretariat), .warning)
      }
    } else {
      add(English.fits, .heading)
    }
    for (rank, fit) in match.fits.enumerated() {
      let reasons = fit.reasons.map(words.reason).joined(separator: ", ")
      entry(fit.service, caseload, "\(rank + 1)", reasons, role: .good)
      ask(fit.ask, fit.service, words)
    }
    if !match.possible.isEmpty { add(English.possible, .heading) }
    for candidate in match.possible {
      let questions = candidate.questions.map(words.question).joined(separator: " ")
      entry(candidate.service, caseload, "?", questions, role: .warning)
      ask(candidate.ask, candidate.service, words)
    }
    // Before anything is sent: whom each would take of a household, and whom it would leave.
    if !match.partial.isEmpty { add(English.partial(state.keymap), .heading) }
    for part in match.partial {
      let whom = words.partial(part, of: `case`.facts.persons)
      entry(part.service, caseload, "/", whom, role: .warning)
      if let rule = match.rule(against: part.service) { add(words.rule(rule), .dim, part.service) }
    }
    let refusing = match.refusing
    if !refusing.isEmpty { add(English.excluded, .heading) }
    for out in refusing {
      entry(out.service, caseload, "–", words.rule(out.rule), role: .dim)
    }
    let others = match.othersCount
    if others > 0 { add(English.others(others), .dim) }
  }

  private mutating func entry(
    _ key: ServiceKey, _ caseload: Caseload, _ sign: String, _ why: String, role: Role
  ) {
    let name = caseload.name(of: key)
    let has = key == holder ? English.hasItNow : ""
    lines.append(Line(service: key, text: "\(sign) \(name)\(has)", role: .plain))
    if !why.isEmpty { add(why, role, key) }
  }

  private mutating func ask(_ questions: [Question], _ key: ServiceKey, _ words: MatchWords) {
    guard !questions.isEmpty else { return }
    add("ask: " + questions.map(words.question).joined(separator: "; "), .dim, key)
  }

  private mutating func add(_ text: String, _ role: Role, _ key: ServiceKey? = nil) {
    let indent = key == nil ? "" : "  "
    for line in text.inLines(width: width, indent: indent.count, limit: 20) {
      lines.append(Line(service: key, text: indent + line, role: role))
    }
  }
}
