package import Casework
package import Coalition

/// What came of one action: a line of the journal, as the fold sees it.
package struct Line: Hashable, Sendable {
  package var seq: Int
  /// Random and unique: a retry adds nothing.
  package var id: String
  package var at: Instant
  package var by: PersonID
  package var role: DeskRole?
  /// The line this one takes back.
  package var undoes: Int?
  package var events: [DeskEvent]
  /// What it touched, and the line that touched each one before (0: none).
  package var subjects: [String]
  package var after: [Int]
  /// What was typed in it has been blanked in the journal.
  package var isBlanked = false

  package init(
    seq: Int, id: String, at: Instant, by: PersonID, role: DeskRole?, undoes: Int?,
    events: [DeskEvent], subjects: [String], after: [Int]
  ) {
    self.seq = seq
    self.id = id
    self.at = at
    self.by = by
    self.role = role
    self.undoes = undoes
    self.events = events
    self.subjects = subjects
    self.after = after
  }
}

extension Line {
  /// The cases of which it erases something, with the persons; no persons are the whole case.
  package var erased: [(code: CaseCode, persons: [Int])] {
    events.compactMap { event in
      if case .on(let code, .erased(let erasure)) = event { (code, erasure.persons) } else { nil }
    }
  }

  /// The codes of the cases that its events belong to.
  package var cases: [String] {
    events.compactMap { if case .on(let code, _) = $0 { code.description } else { nil } }
  }

  package var stamp: Stamp { Stamp(seq: seq, at: at, by: by, undoes: undoes) }
}

/// What changes a desk.
package enum DeskEvent: Hashable, Sendable {
  case on(CaseCode, CaseEvent)
  case personListed(Staff)
  case organizationListed(Organization)
  /// A figure of free places, as somebody reported it.
  case capacityReported(service: ServiceKey, free: Int, at: Instant)
  case settingsChanged(Settings)
  case reviewStarted(review: String, present: [PersonID], agenda: [CaseCode])
  case reviewEnded(review: String)
  /// Which lines are blanked with this one. The ledger adds it to a line that erases.
  case blanked([BlankedLine])

  /// The case it belongs to; nil for one of the desk itself.
  package var code: CaseCode? { if case .on(let code, _) = self { code } else { nil } }

  var onCase: CaseEvent? { if case .on(_, let event) = self { event } else { nil } }
}

/// A line whose words, or some of them, were erased.
package struct BlankedLine: Hashable, Sendable, Codable {
  package var seq: Int
  /// Pairs of a place in the line's bytes and how many from there on became spaces.
  package var spans: [Int]
  /// Of its words as they are stored since.
  package var digest: String

  package init(seq: Int, spans: [Int], digest: String) {
    self.seq = seq
    self.spans = spans
    self.digest = digest
  }
}

/// Somebody who works at the desk.
package struct Staff: Hashable, Sendable, Codable {
  package var id: PersonID
  package var name: Words
  package var roles: [DeskRole]
  /// A number to call them at: it stands on cases of level 1 while they are on duty.
  package var phone: Words?

  package init(id: PersonID, name: Words, roles: [DeskRole], phone: Words? = nil) {
    self.id = id
    self.name = name
    self.roles = roles
    self.phone = phone
  }
}

/// What somebody asks of the desk.
package enum DeskAction: Hashable, Sendable {
  /// `arrived` is when it came to whoever wrote the file it was in; `remark` what that file says
  /// beyond what this desk takes on trust.
  case open(
    facts: Facts, needs: [NeedAsked], inInbox: Bool, arrived: Instant? = nil, remark: Words? = nil)
  case on(CaseCode, CaseAction)
  case listPerson(Staff)
  case list(Organization)
  /// Free places as a body reports them.
  case reportCapacity(service: ServiceKey, free: Int)
  /// The body itself has confirmed what the directory says of a service, today.
  case confirm(service: ServiceKey)
  case setStatus(service: ServiceKey, status: Service.Status, until: Instant?)
  case set(Settings)
  case startReview(present: [PersonID])
  case endReview

  /// The one case it is about.
  package var code: CaseCode? {
    if case .on(let code, _) = self { code } else { nil }
  }
}

/// A need named while a case is opened.
package struct NeedAsked: Hashable, Sendable, Codable {
  package var code: NeedCode
  package var persons: [Int]
  package var place: AreaID?

  package init(code: NeedCode, persons: [Int] = [], place: AreaID? = nil) {
    self.code = code
    self.persons = persons
    self.place = place
  }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.known(CodingKeys.self)
    code = try from.decode(NeedCode.self, forKey: .code)
    persons = try from.value(.persons, or: [])
    place = try from.decodeIfPresent(AreaID.self, forKey: .place)
  }
}

/// An action with who asks for it, when, and what they had seen.
package struct Request: Hashable, Sendable {
  package var id: String
  package var by: PersonID
  package var role: DeskRole?
  package var at: Instant
  package var action: DeskAction
  /// The last line about the case that whoever asks had on the screen. Nil doesn't ask.
  package var seen: Int?
  /// The review this is a decision of.
  package var review: String?
  /// Set where it does again what a whole export says was done.
  package var restores: Restored?
  /// Whether telling those who know that something was taken back from them becomes a to-do; a file of
  /// cases says so itself.
  package var remindsToTell = true

  /// What a restored line keeps.
  package struct Restored: Hashable, Sendable {
    /// The code of the case it opens: it was said on the phone and stands on paper.
    package var code: CaseCode?
    /// Who had the case that it opens or takes from the inbox.
    package var taker: PersonID?

    package init(code: CaseCode? = nil, taker: PersonID? = nil) {
      self.code = code
      self.taker = taker
    }
  }

  package init(
    id: String, by: PersonID, role: DeskRole? = nil, at: Instant, action: DeskAction,
    seen: Int? = nil, review: String? = nil, restores: Restored? = nil
  ) {
    self.id = id
    self.by = by
    self.role = role
    self.at = at
    self.action = action
    self.seen = seen
    self.review = review
    self.restores = restores
  }
}

/// What became of a request.
package enum Outcome: Hashable, Sendable {
  case done(Line)
  /// The same request was made before; nothing was added.
  case repeated(seq: Int)
  case refused(DeskRefusal)

  package var line: Line? { if case .done(let line) = self { line } else { nil } }
  package var refusal: DeskRefusal? {
    if case .refused(let refusal) = self { refusal } else { nil }
  }
}

// MARK: - On disk

/// `{"on":"KHI-26-0147","told":{…}}`, `{"person":{…}}`, `{"organization":{…}}`,
/// `{"capacity":{…}}`, `{"settings":{…}}`,
/// `{"reviewStarted":{…}}`, `{"reviewEnded":{…}}`.
extension DeskEvent: Codable {
  private enum Keys: String, CodingKey {
    case on, person, organization, capacity, settings, reviewStarted, reviewEnded, blanked
  }
  private struct Figure: Codable {
    var service: ServiceKey
    var free: Int
    var at: Instant
  }
  private struct Started: Codable {
    var review: String
    var present: [PersonID]
    var agenda: [CaseCode]
  }
  private struct Ended: Codable { var review: String }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: Keys.self)
    if let code = try from.decodeIfPresent(CaseCode.self, forKey: .on) {
      self = .on(code, try CaseEvent(from: decoder))
    } else if let staff = try from.decodeIfPresent(Staff.self, forKey: .person) {
      self = .personListed(staff)
    } else if let listed = try from.decodeIfPresent(Organization.self, forKey: .organization) {
      self = .organizationListed(listed)
    } else if let figure = try from.decodeIfPresent(Figure.self, forKey: .capacity) {
      self = .capacityReported(service: figure.service, free: figure.free, at: figure.at)
    } else if let settings = try from.decodeIfPresent(Settings.self, forKey: .settings) {
      self = .settingsChanged(settings)
    } else if let started = try from.decodeIfPresent(Started.self, forKey: .reviewStarted) {
      self = .reviewStarted(
        review: started.review, present: started.present, agenda: started.agenda)
    } else if let lines = try from.decodeIfPresent([BlankedLine].self, forKey: .blanked) {
      self = .blanked(lines)
    } else {
      self = .reviewEnded(review: try from.decode(Ended.self, forKey: .reviewEnded).review)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: Keys.self)
    switch self {
    case .on(let code, let event):
      try into.encode(code, forKey: .on)
      try event.encode(to: encoder)
    case .personListed(let staff): try into.encode(staff, forKey: .person)
    case .organizationListed(let listed): try into.encode(listed, forKey: .organization)
    case .capacityReported(let service, let free, let at):
      try into.encode(Figure(service: service, free: free, at: at), forKey: .capacity)
    case .settingsChanged(let settings): try into.encode(settings, forKey: .settings)
    case .reviewStarted(let review, let present, let agenda):
      try into.encode(
        Started(review: review, present: present, agenda: agenda), forKey: .reviewStarted)
    case .reviewEnded(let review): try into.encode(Ended(review: review), forKey: .reviewEnded)
    case .blanked(let lines): try into.encode(lines, forKey: .blanked)
    }
  }
}

extension Subject {
  /// How a line's head names it within its case.
  var key: String {
    switch self {
    case .facts: "facts"
    case .consent(let topic): "consent \(topic.key)"
    case .conflict(let body): "conflict \(body)"
    case .round(let n): "round \(n)"
    case .notification(let n): "notification \(n)"
    case .attempt(let n): "attempt \(n)"
    case .level: "level"
    case .owner: "owner"
    case .ending: "ending"
    case .need(let n): "need \(n)"
    case .referral(let letter): "referral \(letter)"
    case .note(let n): "note \(n)"
    case .todo(let n): "todo \(n)"
    case .review(let id): "review \(id)"
    }
  }
}
