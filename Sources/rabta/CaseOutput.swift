import Canvas
import Caseload
import Casework
import Coalition

/// A case as `show` prints it. What somebody typed (names, numbers, stories) stands only under
/// `identity` and in the fields that say so.
struct CaseOutput: Encodable {
  var code: CaseCode
  var opened: Instant
  var level: Int?
  var rule: String?
  var state: Status
  /// Of a case that was erased: nothing else is left of it.
  var erased: ErasedOutput?
  var owner: PersonID?
  var deadline: Instant?
  /// What is due, soonest first.
  var due: [DueOutput]
  /// Whom to call now, and why.
  var escalations: [String]
  /// Tonight's coordinator and deputy, on a case of level 1.
  var onDuty: [String]
  var facts: FactsOutput
  private var factsInWords: [String]
  var what: [Form]
  var isBondedLabour: Bool
  var place: AreaID?
  var placeName: String
  var contact: SafeContact.Permission
  var contactRule: String
  var consentToRefer: Consent.Answer
  var consents: [ConsentOutput]
  var ties: [TieOutput]
  var persons: [PersonOutput]
  var needs: [NeedOutput]
  var referrals: [ReferralOutput]
  var rounds: [RoundOutput]
  var notifications: [NotificationOutput]
  var attempts: [AttemptOutput]
  var todos: [ToDoOutput]
  /// Arrivals that were added to it.
  var joined: [CaseCode]
  /// From the incident on.
  var windows: [WindowOutput]
  var seq: Int
  var damaged: String?
  /// Only with `--identity`.
  var identity: IdentityOutput?
  /// For the words only: how many minutes are left is reckoned from here.
  private var now: Instant
  private var words: MatchWords
  private var names: [PersonID: String]

  private enum CodingKeys: String, CodingKey {
    case code, opened, level, rule, state, erased, owner, deadline, due, escalations, onDuty, facts,
      what
    case isBondedLabour, place, placeName, contact, contactRule, consentToRefer, consents, ties
    case persons, needs, referrals, rounds, notifications, attempts, todos, joined, windows, seq
    case damaged, identity
  }

  init(_ case: Case, _ caseload: Caseload, _ now: Instant, identity isShown: Bool) {
    let facts = `case`.facts
    code = `case`.code
    opened = `case`.openedAt
    level = `case`.level?.rawValue
    rule = `case`.triage?.inWords(isCovered: !isShown)
    state = `case`.status
    erased = `case`.erasure.map { ErasedOutput($0, of: `case`.code, caseload.names) }
    owner = `case`.owner
    deadline = facts.deadline?.at
    due = `case`.dues.map { DueOutput($0, `case`, caseload.names) }
    escalations = caseload.escalations(of: `case`, at: now).map { caseload.inWords($0, at: now) }
    onDuty = caseload.onDuty(for: `case`)
    self.facts = FactsOutput(facts)
    factsInWords = FactsOutput.inWords(
      facts, Fact.Clock(now: now, offset: caseload.desk.offset))
    what = facts.forms
    isBondedLabour = facts.isBondedLabour
    place = facts.place
    placeName = facts.place.map { Gazetteer.pakistan.name(of: $0) } ?? "not known"
    contact = facts.contact.may
    contactRule = Self.rule(facts.contact, caseload.desk.offset, now, isShown)
    consentToRefer = facts.consent.refer
    consents = facts.consent.topics.map { ConsentOutput($0, facts.consent, caseload) }
    ties = `case`.conflicts.map { TieOutput(body: caseload.name(of: $0), answer: $1) }
      .sorted { $0.body < $1.body }
    persons = facts.persons.enumerated().map { PersonOutput($0 + 1, $1, isShown) }
    needs = `case`.needs.map { NeedOutput($0, `case`) }
    referrals = `case`.referrals.map { ReferralOutput($0, `case`, caseload, isShown) }
    rounds = `case`.rounds.map { RoundOutput($0, caseload) }
    notifications = `case`.notifications.map { NotificationOutput($0, caseload, isShown) }
    attempts = `case`.attempts.filter { !$0.isStruck }.map { AttemptOutput($0, isShown) }
    todos = `case`.todos.map { ToDoOutput($0, isShown) }
    joined = `case`.joined
    windows = facts.windows.map {
      WindowOutput(hours: $0.hours, ends: $0.ends, inWords: $0.inWords(at: now))
    }
    seq = `case`.lastSeq
    damaged = caseload.damaged[`case`.code]
    identity = isShown ? IdentityOutput(`case`) : nil
    self.now = now
    words = caseload.words(at: now)
    names = caseload.people.mapValues { $0.name.text }
  }

  /// Agreed times in somebody's own words may name somebody.
  private static func rule(
    _ contact: SafeContact, _ offset: Instant.Span, _ now: Instant, _ isShown: Bool
  ) -> String {
    var contact = contact
    if !isShown, contact.window?.filled != nil { contact.window = "in words, see --identity" }
    return contact.banner(deskOffset: offset, at: now)
  }
}

// MARK: - In words

extension CaseOutput {
  var inWords: String {
    let lines =
      if let erased {
        ["\(code)  \(state.inWords)"] + erased.lines + done
      } else {
        top + known + agreed + needed + done + typed
      }
    return lines.map(\.hanging).joined(separator: "\n")
  }

  private func name(_ person: PersonID) -> String { names[person] ?? person.rawValue }

  private func left(_ moment: Instant) -> String {
    moment < now ? "\((now - moment).inWords) late" : "\((moment - now).inWords) left"
  }

  private var top: [String] {
    var lines = [
      "\(code)  level \(level.map(String.init) ?? "not set")  \(state.inWords)"
        + (owner.map { "  with \(name($0))" } ?? "")
    ]
    if let damaged { lines.append("HISTORY DAMAGED, \(damaged)") }
    lines.append(contactRule)
    if let deadline { lines.append("deadline: \(words.time(deadline)), \(left(deadline))") }
    if !onDuty.isEmpty { lines.append("on duty: \(onDuty.joined(separator: "; "))") }
    lines += escalations.map { "CALL: \($0)" }
    lines += windows.map { "window, \($0.inWords)" }
    if let rule { lines.append("level by: \(rule)") }
    lines += due.map { "due \(words.time($0.at)), \(left($0.at)): \($0.what)" }
    return lines
  }

  private var known: [String] {
    let happened = what.isEmpty ? "not known yet" : what.map(\.inWords).joined(separator: ", ")
    var lines = [
      (isBondedLabour ? "bonded labour: " : "") + "\(happened) – \(placeName)"
    ]
    lines += factsInWords
    lines += persons.map(\.inWords)
    if !joined.isEmpty {
      lines.append("added to it: \(joined.map(\.description).joined(separator: ", "))")
    }
    return lines
  }

  private var agreed: [String] {
    var lines = consents.map { consent in
      "consent: \(consent.about) – \(consent.answer.inWords)"
        + (consent.on.map { ", \(words.time($0))" } ?? "")
    }
    if consentToRefer == .notAsked {
      lines.insert("consent: refer to others – \(consentToRefer.inWords)", at: 0)
    }
    lines += ties.map { "ties of \($0.body): \($0.answer.inWords)" }
    return lines
  }

  private var needed: [String] {
    needs.flatMap { need in
      var lines = [need.inWords]
      for referral in referrals where referral.need == need.number {
        lines.append("  " + referral.inWords)
        if let by = referral.countersignBy {
          lines.append("    a second name is owed by \(words.time(by)), \(left(by))")
        }
      }
      for round in rounds where round.need == need.number {
        lines.append("  round \(round.number): asked \(words.time(round.at))")
        lines += round.replies.map { "    \($0.body): \($0.inWords)" }
      }
      return lines
    }
  }

  private var done: [String] {
    notifications.map { told in
      "notified \(words.time(told.at)) by \(told.channel.inWords): \(told.body)"
        + (told.whom.map { " – \($0)" } ?? "") + (told.what.map { ": \($0)" } ?? "")
    }
      + attempts.map { attempt in
        "tried \(words.time(attempt.at)), \(name(attempt.by)): \(attempt.result.inWords)"
          + (attempt.note.map { " – \($0)" } ?? "")
      }
      + todos.filter { !$0.isDone }.map { todo in
        "to-do \(todo.number), \(name(todo.owner)), by \(words.time(todo.due))"
          + (todo.what.map { ": \($0)" } ?? "")
      }
  }

  private var typed: [String] {
    guard let identity else { return ["names, numbers and story: --identity"] }
    return identity.texts.map { text in
      "\(text.label): "
        + (text.key == "phone"
          ? "\(text.text) – \(contactRule)" : PhoneNumbers.withRule(contactRule, text.text))
    } + identity.notes.map { "note: \(PhoneNumbers.withRule(contactRule, $0))" }
  }
}
