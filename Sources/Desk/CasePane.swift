import Canvas
import Caseload
package import Casework
import Coalition

/// A line of the case pane; by id, so that the cursor stays on what it stood on.
package struct CaseLine: Sendable {
  package enum ID: Hashable, Sendable {
    case head(Int)
    case need(Int, Int)
    case referral(ReferralLetter, Int)
    case person(Int)
    case story(Int)
    case todo(Int, Int)
    case note(Int, Int)
    case entry(Int, Int)

    /// The first line of the same thing, which is there at any width.
    var first: ID {
      switch self {
      case .head: .head(0)
      case .need(let number, _): .need(number, 0)
      case .referral(let letter, _): .referral(letter, 0)
      case .person: .person(0)
      case .story: .story(0)
      case .todo(let number, _): .todo(number, 0)
      case .note(let number, _): .note(number, 0)
      case .entry(let number, _): .entry(number, 0)
      }
    }

    var isAboutNeed: Bool {
      switch self {
      case .need, .referral: true
      default: false
      }
    }
  }

  let id: ID
  let text: String
  let role: Role
}

extension [CaseLine] {
  /// Where the cursor stands: on its line, or where that is gone at this width, on what it was part of.
  func place(of cursor: CaseLine.ID?) -> Int {
    guard let cursor else { return 0 }
    return firstIndex { $0.id == cursor } ?? firstIndex { $0.id == cursor.first } ?? 0
  }
}

/// Which lines of a case are seen at once. Which case it is, and whether one may call, is seen however
/// far down one reads.
struct CasePage {
  /// Which of the first lines stand above the others again.
  let pinned: Range<Int>
  /// Not all of what should stand there again has room.
  let isCut: Bool
  let range: Range<Int>

  init(_ lines: [CaseLine], at: Int, height: Int) {
    guard at >= height, height > 0, lines.count > height else {
      (pinned, isCut) = (0..<0, false)
      range = visible(at, of: lines.count, height: height)
      return
    }
    let head = Self.head(of: lines, isShort: height <= 6)
    pinned = head.prefix(height / 2)
    let room = height - pinned.count
    let top = min(height + (at - height) / room * room, lines.count - room)
    isCut = pinned.count < head.count
    range = top..<min(lines.count, top + room)
  }

  /// How many lines a key goes that turns the page, so that none is passed over.
  static func step(_ lines: [CaseLine], height: Int) -> Int {
    max(1, CasePage(lines, at: max(0, lines.count - 1), height: height).range.count - 1)
  }

  /// The lines of a case's code and of how its people may be spoken with; in a pane of a few lines
  /// only these, so that a number never stands without its rule.
  private static func head(of lines: [CaseLine], isShort: Bool) -> Range<Int> {
    let isRule = { (line: CaseLine) in [.warning, .banner].contains(line.role) }
    guard let first = lines.firstIndex(where: isRule) else { return 0..<(isShort ? 0 : 1) }
    return (isShort ? first : 0)..<first + lines[first...].prefix(while: isRule).count
  }
}

extension State {
  /// The whole case as lines of at most `width` columns; nil leaves each text on one line, whatever
  /// line ends it has, so that no part of it can pass for a line of its own.
  func caseLines(_ case: Case, _ caseload: Caseload, width: Int?) -> [CaseLine] {
    var writer = CaseWriter(
      case: `case`, caseload: caseload, now: now, width: width.map { max(10, $0) },
      isUncovered: inCase.isUncovered && queue.selected == `case`.code, alike: alike[`case`.code],
      keymap: keymap)
    writer.write()
    return writer.lines
  }
}

struct CaseWriter {
  let `case`: Case
  let caseload: Caseload
  let now: Instant
  let width: Int?
  let isUncovered: Bool
  /// Which case it may be already.
  var alike: String?
  let keymap: Keymap
  var lines: [CaseLine] = []
  /// How many lines there are of each thing so far.
  var counts: [CaseLine.ID: Int] = [:]

  var words: MatchWords { caseload.words(at: now) }

  mutating func write() {
    if let erasure = `case`.erasure { return erased(erasure) }
    head()
    needs()
    facts()
    people()
    for (fact, words) in known({ $0.id == "story" }) {
      text(said(fact, words)) { .story($0) }
    }
    joined()
    todos()
    notes()
    history()
  }

  /// Wraps a text; every line after the first is indented, so that nothing that was typed can pass for
  /// a line of the desk.
  ///
  /// - Parameter id: of the nth line of what it is about, which may have some already.
  mutating func text(
    _ text: String, _ role: Role = .plain, indent: Int = 2, _ id: (Int) -> CaseLine.ID
  ) {
    guard !text.isEmpty else { return }
    let pad = String(repeating: " ", count: indent)
    var parts = text.inLines(width: width, indent: indent, limit: Self.mostLines + 1)
    if parts.count > Self.mostLines {
      parts[Self.mostLines] = English.goesOn(`case`.code)
    }
    let start = counts[id(0), default: 0]
    for (i, line) in parts.enumerated() {
      lines.append(CaseLine(id: id(start + i), text: i == 0 ? line : pad + line, role: role))
    }
    counts[id(0)] = start + parts.count
  }

  /// Of one text. More than a field takes, but on the narrowest panes.
  private static let mostLines = 2000

  mutating func head(_ text: String, _ role: Role = .plain) {
    self.text(text, role) { .head($0) }
  }

  // MARK: Parts

  /// Of a case that was erased nothing is left but that, and who is still to delete what they had.
  private mutating func erased(_ erasure: Erasure) {
    head("\(`case`.code) · \(`case`.status.inWords)", .heading)
    head(erasure.sentence)
    if let left = erasure.left {
      let place = left.province.map { Gazetteer.pakistan.name(of: $0) } ?? "place not known"
      head("Kept for counting: \(left.call.inWords) · \(place)", .dim)
    }
    todos()
    history()
  }

  private var banner: String {
    `case`.facts.contact.banner(deskOffset: caseload.desk.offset, at: now)
  }

  private mutating func head() {
    let facts = `case`.facts
    let level = `case`.level.map { "level \($0.withNumber)" } ?? "no level yet"
    let owner = `case`.owner.map { " · with \(caseload.name(of: $0))" } ?? ""
    head("\(`case`.code) · \(level) · \(`case`.status.inWords)\(owner)", .heading)
    if let place = caseload.damaged[`case`.code] {
      head("\(English.historyDamaged), \(place)", .error)
    }
    head(banner, facts.contact.isAllowed ? .warning : .banner)
    switch facts.consent.refer {
    case .no: head(English.refusesReferral, .warning)
    case .withdrawn: head(English.tookBackConsent, .warning)
    case .yes, .notAsked: break
    }
    for (fact, words) in known({ ["must-not-know", "for-next"].contains($0.id) }) {
      head(said(fact, words), .warning)
    }
    if let deadline = facts.deadline {
      head("Deadline \(words.time(deadline.at)): \(deadline.what.text)", .danger)
    }
    windows()
    if let alike { head(alike, .heading) }
    calls()
    if let triage = `case`.triage { head("Level by: \(triage.inWords(isCovered: false))") }
  }

  private mutating func facts() {
    let facts = `case`.facts
    let place = facts.place.map { Gazetteer.pakistan.name(of: $0) } ?? "place not known"
    head("\(facts.formsInWords.capitalizedFirst) · \(place)")
    var known: [String] = []
    if facts.stage != .unknown { known.append(facts.stage.inWords) }
    if !facts.languages.isEmpty {
      known.append("speaks " + facts.languages.map(Languages.name).joined(separator: ", "))
    }
    known.append("consent to refer: \(facts.consent.refer.inWords)")
    head(known.joined(separator: " · "), facts.consent.refer == .yes ? .plain : .warning)
    consents()
    ties()
    attempts()
    for (fact, words) in others() { head(said(fact, words)) }
    covered()
  }

  private func known(_ isMeant: (Fact) -> Bool) -> [(Fact, String)] {
    let clock = Fact.Clock(now: now, offset: caseload.desk.offset)
    return Fact.all.filter(isMeant).compactMap { fact in
      fact.inWords(`case`.facts, clock).map { (fact, $0) }
    }
  }

  /// A number never stands without its safe-contact rule; a caller's is not the person's.
  private func said(_ fact: Fact, _ words: String) -> String {
    "\(fact.label): " + (fact.id == "phone" ? "\(words) – \(banner)" : withRule(words))
  }

  func withRule(_ text: String) -> String {
    PhoneNumbers.withRule(banner, text)
  }

  /// What stands in the field for it is one, though half of it is missing.
  private func hasNumber(_ fact: Fact, _ words: String) -> Bool {
    fact.id == "phone" || !PhoneNumbers.found(in: words).isEmpty
  }

  /// What else is known, and has no line of its own. The rule that forbids a contact says nothing of
  /// when and how.
  private func others() -> [(Fact, String)] {
    let isForbidden = !`case`.facts.contact.isAllowed
    return known { fact in
      !fact.isCovered
        && (!Self.told.contains(fact.id) || isForbidden && fact.id == "contact-times")
    }
  }

  /// What stands in sentences: at the head, with the facts, below the people.
  private static let told: Set<String> = [
    "story", "what", "deadline", "incident", "where", "people", "languages", "contact",
    "contact-hours", "contact-times", "channel", "stage", "must-not-know",
    "for-next",
  ]

  /// Names, numbers and the exact place stay covered until somebody asks for them.
  private mutating func covered() {
    let hidden = known { $0.isCovered }
    guard !hidden.isEmpty else { return }
    if isUncovered {
      for (fact, words) in hidden where fact.id != "person-name" {
        head(said(fact, words), hasNumber(fact, words) ? .banner : .plain)
      }
    } else {
      let labels = hidden.map(\.0.label.uncapitalizedFirst).joined(separator: ", ")
      head("\(labels.capitalizedFirst): \(English.covered(keymap))", .dim)
    }
  }

  private mutating func needs() {
    if `case`.needs.isEmpty { head(English.noNeed(keymap), .warning) }
    for need in `case`.needs {
      let whom =
        need.persons.isEmpty ? "" : " for " + need.persons.map(String.init).joined(separator: ", ")
      let state: (String, Role) =
        if let settled = need.settled {
          ("settled, \(settled.inWords)", .good)
        } else if `case`.isAnswered(need) {
          ("taken on", .good)
        } else if !`case`.isUnrouted(need) {
          ("out", .plain)
        } else {
          (
            "to be routed" + (need.actBy.map { ", \(time(left: $0))" } ?? "")
              + (`case`.waitsSince(need).map { ", waiting \((now - $0).inWords) in all" } ?? ""),
            need.actBy.map(role) ?? .plain
          )
        }
      text("Need \(need.number) \(need.code.withCode)\(whom): \(state.0)", state.1) {
        .need(need.number, $0)
      }
      for referral in `case`.referrals where referral.need == need.number {
        self.referral(referral)
      }
      asked(need)
    }
  }

  private mutating func referral(_ referral: Referral) {
    let name = caseload.name(of: referral.service)
    var state = referral.state.inWords
    var role = Role.plain
    switch referral.state {
    case .sent:
      state = referral.told == nil ? "NOT TOLD YET" : "told"
      if let due = referral.due {
        let isAnswer = due.what == .answer(referral.letter)
        let what = referral.told == nil ? "" : isAnswer ? "answer " : "acknowledgement "
        state += ", \(what)\(time(left: due.at))"
        role = self.role(due.at)
      }
    case .acknowledged:
      state += referral.focalPerson.map { " by \($0.text)" } ?? ""
      state += ", answer \(time(left: referral.answerBy))"
      role = self.role(referral.answerBy)
    case .accepted:
      state += referral.worker.map { ", worker \($0.text)" } ?? ""
      state += referral.firstContact.map { ", first contact by \(words.time($0))" } ?? ""
      role = .good
    case .inService: role = .good
    case .declined:
      state += referral.declineReason.map { ": \($0.inWords)" } ?? ""
      role = .dim
    case .withdrawn:
      state += referral.moveReason.map { ": \($0.inWords)" } ?? ""
      role = .dim
    case .noContact:
      state += referral.contactBy.map { ", to be reached \(time(left: $0))" } ?? ""
      role = referral.contactBy.map(self.role) ?? .plain
    case .completed:
      state += referral.outcome.map { ": \($0.inWords)" } ?? ""
      role = .good
    case .routedOn:
      state += referral.suggests.map { ": \($0.text)" } ?? ""
      role = .dim
    case .expired, .returned, .void: role = .dim
    }
    if let by = referral.countersignBy, referral.state.isOpen {
      state += ", SECOND NAME \(time(left: by))"
      role = .danger
    }
    text("  \(referral.letter) \(name): \(state)", role, indent: 4) {
      .referral(referral.letter, $0)
    }
    if referral.state.awaitsAnswer || referral.state == .expired || referral.state == .noContact,
      let contact = caseload.contact(of: referral.service)
    {
      text("    call \(contact)", .dim, indent: 4) { .referral(referral.letter, $0) }
    }
  }

  private mutating func people() {
    let persons = `case`.facts.persons
    if persons.isEmpty { return head("People: not known", .warning) }
    let list = zip(`case`.facts.numberedPersons, persons).map { words, person in
      isUncovered ? words + (person.name.map { " \($0.text)" } ?? "") : words
    }
    text("People: " + list.joined(separator: "; ")) { .person($0) }
  }

  private mutating func todos() {
    for todo in `case`.todos where !todo.isDone {
      text(
        "To do (\(caseload.name(of: todo.owner))), \(time(left: todo.due)): "
          + withRule(todo.what.text), role(todo.due)
      ) { .todo(todo.number, $0) }
    }
  }

  private mutating func notes() {
    for note in `case`.notes.reversed() where !note.isStruck {
      text(
        "Note \(words.time(note.at)) \(caseload.name(of: note.by)): \(withRule(note.text.text))"
      ) { .note(note.number, $0) }
    }
  }

  private mutating func history() {
    for (i, entry) in `case`.history.enumerated().reversed() {
      // Notes stand above; a clock that starts is seen at its need.
      if case .noted = entry.event { continue }
      guard entry.event.isWorthSaying, !isSaidAtTheHead(i) else { continue }
      let who = caseload.name(of: entry.stamp.by)
      let what = entry.event.told(isCovered: false, caseload.names)
      let undo = entry.stamp.undoes == nil ? "" : "taken back: "
      text("\(words.time(entry.stamp.at)) \(who): \(undo)\(what)", .dim) {
        .entry(i, $0)
      }
    }
  }

  /// Whether an entry only gives the case to whoever has opened or taken it.
  private func isSaidAtTheHead(_ i: Int) -> Bool {
    let history = `case`.history
    guard case .assigned = history[i].event, i > 0, history[i - 1].event.isTaking else {
      return false
    }
    return history[i - 1].stamp.seq == history[i].stamp.seq
  }

  func time(left due: Instant) -> String {
    due < now ? English.late((now - due).inWords) : "\((due - now).inWords) left"
  }

  func role(_ due: Instant) -> Role { due < now ? .danger : .plain }
}

extension String {
  /// Wrapped, or all on one line where there is no width.
  func inLines(width: Int?, indent: Int, limit: Int) -> [String] {
    width.map { wrap(self, width: $0 - indent, limit: limit) } ?? [onOneLine]
  }

  var onOneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
