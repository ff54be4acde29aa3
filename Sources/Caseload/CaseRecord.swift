package import Casework

/// A case as a file brings it: what is known, what is needed, and, from the desk's own export
/// only, what has been done since.
package struct CaseRecord: Hashable, Codable, Sendable {
  package var arrived: Instant?
  package var inbox = true
  package var by: PersonID?
  package var facts: Facts
  package var needs: [NeedAsked] = []
  package var history: [Step] = []
  /// Of a whole export: the code it keeps.
  package var code: CaseCode?
  /// Of a whole export: the journal's line that opened it.
  package var line: Int?
  /// Of a whole export: when it had come to whoever wrote the file it was in.
  package var came: Instant?
  /// Of a whole export: what that file said besides.
  package var remark: Words?
  /// Of a whole export: who has it from when it is opened.
  package var taker: PersonID?
  /// Where it stands in its file: `line 12`, `case 3`.
  package var origin = ""

  package struct Step: Hashable, Codable, Sendable {
    /// Of a whole export: the journal's line it was.
    package var line: Int?
    package var at: Instant
    package var by: PersonID
    package var action: CaseAction
    /// The review it was a decision of.
    package var review: String?
    /// Who has the case that it takes from the inbox.
    package var taker: PersonID?
    /// Of a whole export: telling those it was taken back from became a to-do.
    package var remindsToTell: Bool?

    package init(
      line: Int?, at: Instant, by: PersonID, action: CaseAction, review: String? = nil,
      taker: PersonID? = nil, remindsToTell: Bool? = nil
    ) {
      self.line = line
      self.at = at
      self.by = by
      self.action = action
      self.review = review
      self.taker = taker
      self.remindsToTell = remindsToTell
    }

    private enum CodingKeys: String, CodingKey {
      case line, at, by, review
      case action = "do"
      case taker = "with"
      case remindsToTell = "reminds"
    }
  }

  private enum CodingKeys: String, CodingKey {
    case arrived, inbox, by, facts, needs, history, code, line, came, remark
    case taker = "with"
  }

  package init(facts: Facts) { self.facts = facts }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.known(CodingKeys.self)
    arrived = try from.decodeIfPresent(Instant.self, forKey: .arrived)
    inbox = try from.value(.inbox, or: true)
    by = try from.decodeIfPresent(PersonID.self, forKey: .by)
    facts = try from.decode(Facts.self, forKey: .facts)
    needs = try from.value(.needs, or: [])
    history = try from.value(.history, or: [])
    code = try from.decodeIfPresent(CaseCode.self, forKey: .code)
    line = try from.decodeIfPresent(Int.self, forKey: .line)
    came = try from.decodeIfPresent(Instant.self, forKey: .came)
    remark = try from.decodeIfPresent(Words.self, forKey: .remark)
    taker = try from.decodeIfPresent(PersonID.self, forKey: .taker)
  }

  /// Of an erased case nothing goes out but that it was erased; of persons, nothing of them.
  mutating func erase(_ persons: [Int]) {
    guard !persons.isEmpty else {
      (facts, needs, history, remark) = (Facts(), [], [], nil)
      return
    }
    facts = facts.erasing(persons)
    for place in history.indices {
      if case .amend(let facts) = history[place].action {
        history[place].action = .amend(facts: facts.erasing(persons))
      }
    }
  }

  /// Only a whole export restores a state; whatever else says so is not believed.
  package var isWhole: Bool { !history.isEmpty || by != nil || code != nil }
}

extension CaseRecord {
  /// Opens the case as it may come from outside: in the inbox, with contact and consent not asked.
  /// What the file claims of them is kept as a note; nothing arrives triaged, reachable or agreed
  /// (domain §4).
  package var arrival: DeskAction {
    var facts = facts
    facts.contact.may = .unknown
    facts.consent = Consent()
    return .open(
      facts: facts, needs: needs, inInbox: true, arrived: arrived, remark: claims)
  }

  /// Opens the case as it was, for the desk's own export.
  package var restored: DeskAction {
    .open(facts: facts, needs: needs, inInbox: inbox, arrived: came, remark: remark)
  }

  private var claims: Words? {
    var claims: [String] = []
    if facts.contact.may != .unknown { claims.append("contact \(facts.contact.may.inWords)") }
    for topic in facts.consent.topics {
      claims.append("\(topic.inWords { $0.rawValue }) \(facts.consent[topic].inWords)")
    }
    return claims.isEmpty ? nil : Words(English.fileSays(claims.joined(separator: ", ")))
  }
}
