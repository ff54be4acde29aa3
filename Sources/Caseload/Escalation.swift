package import Casework

/// Something is late that one person more should know of. An escalation is a call for whoever sits
/// at the desk to make, never one the program makes (domain §5).
package struct Escalation: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    /// A receiver let the referral lapse, and the need has found no other door yet.
    case lapsed(ReferralLetter, need: Int)
    /// A receiver has not said that it has the referral.
    case notAcknowledged(ReferralLetter)
  }

  package let what: What
  /// Since when it is late.
  package let since: Instant
  /// First the coordinator on duty, later the secretariat.
  package let role: DeskRole
  /// Whom to call; nobody where nobody has the role.
  package let whom: PersonID?
}

extension Caseload {
  /// Whom to call about a case now, the most pressing first.
  ///
  /// It goes to the coordinator on duty, and to the secretariat once as much time again has passed
  /// as there is after a decline.
  package func escalations(of case: Case, at now: Instant) -> [Escalation] {
    guard `case`.status.isOpen else { return [] }
    let span = settings.clocks[`case`.level ?? .urgent].actAfterDecline
    func escalation(_ what: Escalation.What, _ since: Instant) -> Escalation {
      let role: DeskRole = now - since > span ? .secretariat : .coordinator
      return Escalation(what: what, since: since, role: role, whom: person(for: role))
    }
    var found: [Escalation] = []
    for need in `case`.needs where `case`.isUnrouted(need) {
      guard
        let last = `case`.referrals.last(where: { $0.need == need.number && $0.state != .void }),
        last.state == .expired, let actBy = need.actBy, actBy < now
      else { continue }
      found.append(escalation(.lapsed(last.letter, need: need.number), actBy))
    }
    for referral in `case`.referrals {
      guard case .acknowledgement(let letter)? = referral.due?.what, let due = referral.due?.at,
        due < now
      else { continue }
      found.append(escalation(.notAcknowledged(letter), due))
    }
    return found.sorted { $0.since < $1.since }
  }

  /// The most pressing of a case's escalations.
  package func escalation(of case: Case, at now: Instant) -> Escalation? {
    escalations(of: `case`, at: now).first
  }

  /// What those who have the cases have still to do there, in words: passing a case on leaves it with
  /// them.
  package func toDosLeft(_ cases: [Case], passedTo person: PersonID) -> [String] {
    var counts: [PersonID: Int] = [:]
    for `case` in cases {
      for todo in `case`.todos
      where !todo.isDone && todo.owner == `case`.owner && todo.owner != person {
        counts[todo.owner, default: 0] += 1
      }
    }
    return counts.sorted { $0.key < $1.key }
      .map { English.keepsToDos(name(of: $0.key), $0.value) }
  }

  /// Who is on duty, else anybody who has the role.
  private func person(for role: DeskRole) -> PersonID? {
    let onDuty = settings.onDuty
    let all = people.values.filter { $0.roles.contains(role) }.map(\.id).sorted()
    return onDuty.first { all.contains($0) } ?? all.first
      ?? (role == .coordinator ? onDuty.first : nil)
  }

  /// Whom to call of the secretariat, with their number; nil where nobody at the desk is of it.
  package var secretariat: String? { person(for: .secretariat).map(nameAndNumber) }

  /// Who is on duty, with their numbers: they stand on every case of level 1 (domain §5).
  package func onDuty(for case: Case) -> [String] {
    `case`.level == .critical ? settings.onDuty.map(nameAndNumber) : []
  }

  /// "Sana, 0300 …": somebody at the desk with the number to call them at.
  package func nameAndNumber(of person: PersonID) -> String {
    let number = people[person]?.phone?.filled.map { ", \($0.text)" } ?? ""
    return name(of: person) + number
  }

  /// "need 2, no answer to C, late by 2 h: call Sana, 0300 …"
  package func inWords(_ escalation: Escalation, at now: Instant) -> String {
    let what =
      switch escalation.what {
      case .lapsed(let letter, let need):
        "need \(need), no answer to \(letter)"
      case .notAcknowledged(let letter): "no word yet about \(letter)"
      }
    let whom =
      escalation.whom.map { "call \(nameAndNumber(of: $0))" }
      ?? "call the \(escalation.role.inWords); nobody at this desk has that role"
    return "\(what), late by \((now - escalation.since).inWords): \(whom)"
  }
}
