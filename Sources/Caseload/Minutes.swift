import Casework
import Coalition

extension Caseload {
  /// What a review decided, as Markdown, by case code: date, people, decisions, owners, due
  /// dates. No name of a survivor, no number and no story; only what was typed as an action, unless
  /// a name or a number of the case stands in that.
  package func minutes(of review: Review) -> String {
    let offset = desk.offset
    let started = WallTime(review.startedAt, offset: offset)
    var lines = [
      "# Case review \(review.id)", "",
      "- Desk: \(desk.name)",
      "- Date: \(started.weekdayInWords) \(started.date), \(started.clock)"
        + (review.endedAt.map { " to \(WallTime($0, offset: offset).clock)" } ?? " (not ended)"),
      "- Present: "
        + (review.present.isEmpty
          ? name(of: review.startedBy) : review.present.map(name(of:)).joined(separator: ", ")),
      "- Cases: \(review.agenda.count { review.decided[$0, default: 0] > 0 }) of "
        + "\(review.agenda.count) decided",
      "", "## Decisions", "",
    ]
    var actions: [String] = []
    // Also what came in meanwhile.
    let others = review.decided.keys.filter { !review.agenda.contains($0) }.sorted()
    for code in review.agenda + others {
      guard let `case` = self[code] else { continue }
      let decisions = decisions(of: review, on: `case`)
      guard !decisions.isEmpty else {
        if isErased(code) { lines.append("- **\(code)**: \(Words.erased.text) since") }
        continue
      }
      let level = level(of: `case`, in: review).map { "level \($0.rawValue)" } ?? "no level yet"
      lines.append("- **\(code)** (\(level)): \(decisions.joined(separator: "; "))")
      actions += self.actions(of: review, on: `case`)
    }
    if lines.last == "" { lines.append("None.") }
    lines += ["", "## Actions", "", "| Case | What | Owner | Due |", "|---|---|---|---|"]
    lines += actions.isEmpty ? ["| – | none | – | – |"] : actions
    let left = review.agenda.filter { review.decided[$0, default: 0] == 0 }
    if !left.isEmpty {
      lines += ["", "## Not reached", "", left.map(\.description).joined(separator: ", ")]
    }
    return lines.joined(separator: "\n") + "\n"
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

  private func actions(of review: Review, on case: Case) -> [String] {
    let search = SecretSearch(`case`, joined: joined(to: `case`))
    return entries(of: review, on: `case`).compactMap { entry in
      guard case .todoAdded(_, let what, let owner, let due) = entry.event else { return nil }
      let wall = WallTime(due, offset: desk.offset)
      let typed = search.kind(in: what.text) == nil ? what.text : English.covered
      let text = typed.replacing("|", with: "/").split(whereSeparator: \.isNewline)
        .joined(separator: " ")
      return "| \(`case`.code) | \(text) | \(name(of: owner)) | \(wall.date) \(wall.clock) |"
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
