import Casework
import Coalition

/// What a review decided, by case code: date, people, decisions, owners, due dates. No name of a
/// survivor, no number and no story, nor the reasons that were typed for the case: only what was typed
/// as an action, unless it holds a name or a number of the case.
package struct Minutes: Sendable {
  let review: String
  /// When and who, a label each.
  var head: [(label: String, text: String)] = []
  var decisions: [Decision] = []
  var actions: [Action] = []
  /// The cases that nobody decided on.
  var left: [CaseCode] = []

  struct Decision {
    let code: CaseCode
    /// Nil once the case was erased.
    var level: String?
    let what: [String]
  }

  struct Action {
    let code: CaseCode
    let what: String
    let owner: String
    let due: String
  }

  /// For a file, or to be sent.
  package var markdown: String {
    var lines = ["# Case review \(review)", ""]
    lines += head.map { "- \($0.label): \($0.text)" }
    lines += ["", "## Decisions", ""]
    lines += decisions.map { "- **\($0.code)**\($0.inWords)" }
    if decisions.isEmpty { lines.append(English.nothingDecided) }
    lines += [
      "", "## \(English.actions)", "", "| Case | What | Owner | Due |", "|---|---|---|---|",
    ]
    lines += actions.map { action in
      "| \(action.code) | \(action.what.replacing("|", with: "/")) | \(action.owner) | \(action.due) |"
    }
    if actions.isEmpty { lines.append("| – | none | – | – |") }
    if !left.isEmpty { lines += ["", "## \(English.notReached)", "", left.inWords] }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The same to be read on a screen.
  package var lines: [String] {
    var lines = head.map { "\($0.label): \($0.text)" }
    lines += [""] + decisions.map { "\($0.code)\($0.inWords)" }
    if decisions.isEmpty { lines.append(English.nothingDecided) }
    if !actions.isEmpty { lines += ["", English.actions] }
    lines += actions.map { "\($0.code), \($0.owner), \($0.due): \($0.what)" }
    if !left.isEmpty { lines += ["", "\(English.notReached): \(left.inWords)"] }
    return lines
  }
}

extension Minutes.Decision {
  fileprivate var inWords: String {
    (level.map { " (\($0))" } ?? "") + ": " + what.joined(separator: "; ")
  }
}

extension [CaseCode] {
  fileprivate var inWords: String { map(\.description).joined(separator: ", ") }
}

extension Caseload {
  package func minutes(of review: Review) -> Minutes {
    var minutes = Minutes(review: review.id, head: head(of: review))
    // Also what came in meanwhile.
    let others = review.decided.keys.filter { !review.agenda.contains($0) }.sorted()
    for code in review.agenda + others {
      guard let `case` = self[code] else { continue }
      let decisions = decisions(of: review, on: `case`)
      guard !decisions.isEmpty else {
        if isErased(code) {
          minutes.decisions.append(.init(code: code, what: ["\(Words.erased.text) since"]))
        }
        continue
      }
      let level = level(of: `case`, in: review).map { "level \($0.rawValue)" } ?? "no level yet"
      minutes.decisions.append(.init(code: code, level: level, what: decisions))
      minutes.actions += actions(of: review, on: `case`)
    }
    minutes.left = review.agenda.filter { review.decided[$0, default: 0] == 0 }
    return minutes
  }

  private func head(of review: Review) -> [(label: String, text: String)] {
    let started = WallTime(review.startedAt, offset: desk.offset)
    let end =
      review.endedAt.map { "to \(WallTime($0, offset: desk.offset).clock)" } ?? "(not ended)"
    let present = review.present.isEmpty ? [review.startedBy] : review.present
    let decided = review.agenda.count { review.decided[$0, default: 0] > 0 }
    return [
      ("Desk", desk.name),
      ("Date", "\(started.weekdayInWords) \(started.date), \(started.clock) \(end)"),
      ("Present", present.map(name(of:)).joined(separator: ", ")),
      ("Cases", "\(decided) of \(review.agenda.count) decided"),
    ]
  }

  /// As it was when the review ended: minutes don't change afterwards.
  private func level(of case: Case, in review: Review) -> Level? {
    guard let end = review.endedAt else { return `case`.level }
    return `case`.history.reduce(nil as Level?) { level, entry in
      guard entry.stamp.at <= end else { return level }
      return switch entry.event {
      case .triaged(let triage, _): triage.level
      case .untriaged(let triage): triage?.level
      default: level
      }
    }
  }

  /// The lines of one case that were decisions of the review and were not taken back.
  private func entries(of review: Review, on case: Case) -> [Case.Entry] {
    let undone = Set(`case`.history.compactMap(\.stamp.undoes))
    let seqs = Set(
      `case`.history.compactMap { entry -> Int? in
        guard case .reviewed(review.id, _) = entry.event, !undone.contains(entry.stamp.seq)
        else { return nil }
        return entry.stamp.seq
      })
    return `case`.history.filter { seqs.contains($0.stamp.seq) }
  }

  private func decisions(of review: Review, on case: Case) -> [String] {
    let entries = entries(of: review, on: `case`)
    return entries.compactMap { entry in
      let who = name(of: entry.stamp.by)
      switch entry.event {
      case .reviewed(_, .kept): return "kept as it is (\(who))"
      case .assigned(let person?, let reason, _):
        return "given to \(name(of: person))" + (reason.map { ", \($0.inWords)" } ?? "")
          + " (\(who))"
      case .noted: return "note (\(who))"
      case .todoAdded(_, _, let owner, _): return "action for \(name(of: owner)) (\(who))"
      case .triaged(let triage, let was):
        let from = was.map { "\($0.level.rawValue) → " } ?? ""
        return "level \(from)\(triage.level.rawValue) (\(who))"
      case .sent(let letter, let need, let service, _, _, _, _, _, _, _, _):
        return "need \(need) sent to \(name(of: service)) as \(letter) (\(who))"
      case .withdrawn(let letter, _, _, let reason, _, _):
        return "\(letter) withdrawn, \(reason.inWords) (\(who))"
      case .settled(let need, let reason, _):
        return "need \(need) settled, \(reason.inWords) (\(who))"
      case .ended(let closing): return "\(closing.inWords(isCovered: true)) (\(who))"
      case .reviewed(_, .changed):
        // Unless the line has said what.
        let isSaid = entries.contains { $0.stamp.seq == entry.stamp.seq && $0.event.isSaid }
        return isSaid ? nil : "changed (\(who))"
      default: return nil
      }
    }
  }

  private func actions(of review: Review, on case: Case) -> [Minutes.Action] {
    let search = SecretSearch(`case`, joined: joined(to: `case`))
    return entries(of: review, on: `case`).compactMap { entry in
      guard case .todoAdded(_, let what, let owner, let due) = entry.event else { return nil }
      let wall = WallTime(due, offset: desk.offset)
      let typed = search.kind(in: what.text) == nil ? what.text : English.covered
      return Minutes.Action(
        code: `case`.code,
        what: typed.split(whereSeparator: \.isNewline).joined(separator: " "),
        owner: name(of: owner), due: "\(wall.date) \(wall.clock)")
    }
  }
}

extension CaseEvent {
  /// A change that the minutes have words for.
  fileprivate var isSaid: Bool {
    switch self {
    case .sent, .withdrawn, .settled, .ended: true
    default: false
    }
  }
}
