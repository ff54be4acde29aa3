import Canvas
import Caseload
import Casework
import Coalition

// Whom to call, what was agreed and what was asked: the parts of a case beside its needs.

extension CaseWriter {
  /// On every case of level 1 stands who is on duty tonight; an escalation names whom to call.
  mutating func calls() {
    let onDuty = caseload.onDuty(for: `case`)
    if !onDuty.isEmpty { head(English.onDuty(onDuty), .heading) }
    for escalation in caseload.escalations(of: `case`, at: now) {
      head(caseload.inWords(escalation, at: now).capitalizedFirst, .danger)
    }
  }

  /// What was answered besides the general consent, which stands with the facts.
  mutating func consents() {
    let consent = `case`.facts.consent
    let answers = consent.topics.filter { $0 != .refer }.map { topic in
      "\(topic.inWords { caseload.name(of: $0) }): \(consent[topic].inWords)"
    }
    if !answers.isEmpty { head("Consent – " + answers.joined(separator: "; ")) }
  }

  mutating func ties() {
    let ties = `case`.conflicts.filter { $0.value != .noTie }
      .map { "\(caseload.name(of: $0.key)) – \($0.value.inWords)" }.sorted()
    if !ties.isEmpty { head("Ties: " + ties.joined(separator: "; "), .warning) }
  }

  mutating func attempts() {
    guard let last = `case`.attempts.last(where: { !$0.isStruck }) else { return }
    let note = last.note?.filled.map { " – \($0.text)" } ?? ""
    head("Tried to reach them \(words.time(last.at)): \(last.result.inWords)\(note)")
  }

  /// Counted from the incident, for a clinician to judge.
  mutating func windows() {
    let windows = `case`.facts.windows
    guard let first = windows.first(where: { $0.ends > now }) ?? windows.last else { return }
    head(first.inWords(at: now), first.ends > now ? .danger : .dim)
  }

  /// What was said in calls that turned out to be about this case.
  mutating func joined() {
    for code in `case`.joined {
      guard let story = caseload[code]?.facts.story.filled else { continue }
      text(English.saidIn(code, withRule(story.text))) { .story($0) }
    }
  }

  /// Who was asked without a name, and what they said.
  mutating func asked(_ need: Need) {
    for round in `case`.rounds where round.need == need.number {
      let answers = round.services.map { service in
        let reply = round.replies[service]?.reply.inWords ?? "not heard yet"
        return "\(caseload.name(of: service)) \(reply)"
      }
      text("  asked: " + answers.joined(separator: "; "), .dim, indent: 4) {
        .need(need.number, $0)
      }
    }
  }
}
