/// What a person agreed to: several answers, each its own and each with its day (domain §4).
package struct Consent: Hashable, Sendable {
  package enum Answer: String, Codable, Sendable, CaseIterable {
    case yes, no, notAsked, withdrawn

    /// What somebody may say who has said this before, in the order of all answers: only what was
    /// given can be withdrawn.
    package var next: [Answer] {
      [.yes, .withdrawn].contains(self) ? Self.allCases : [.yes, .no, .notAsked]
    }
  }

  /// What was asked.
  package enum Topic: Hashable, Sendable {
    /// Keep a record.
    case record
    /// Be referred at all; an answer about one body counts for more.
    case refer
    case referTo(BodyID)
    /// Hand this on to a receiver.
    case share(Item)
    /// Tell this authority.
    case notify(BodyID)
    case statistics
    /// Be spoken with again when all is done.
    case followUp
    /// A child's own yes.
    case assent
    /// The yes of a caregiver who is not suspected.
    case caregiver
  }

  /// What a receiver may be told beyond the teaser.
  package enum Item: String, Codable, Sendable, CaseIterable {
    case name, phone, place, story, ages, health, perpetrator
  }

  private struct Dated: Hashable, Sendable {
    var answer: Answer
    var on: Instant?
  }
  private var answers: [Topic: Dated] = [:]

  package init() {}

  package subscript(topic: Topic) -> Answer {
    get { answers[topic]?.answer ?? .notAsked }
    set { answers[topic] = newValue == .notAsked ? nil : Dated(answer: newValue, on: nil) }
  }

  /// When the answer was given, where that is known.
  package func day(of topic: Topic) -> Instant? { answers[topic]?.on }

  package mutating func set(_ topic: Topic, to answer: Answer, on day: Instant?) {
    answers[topic] = answer == .notAsked ? nil : Dated(answer: answer, on: day)
  }

  package var record: Answer {
    get { self[.record] }
    set { self[.record] = newValue }
  }
  package var refer: Answer {
    get { self[.refer] }
    set { self[.refer] = newValue }
  }

  /// Whether this body may be told: its own answer, else the general one.
  package func refer(to body: BodyID) -> Answer {
    let own = self[.referTo(body)]
    guard own != .notAsked else { return refer }
    // A yes from before everything was withdrawn went with it.
    guard own == .yes, refer == .withdrawn else { return own }
    guard let given = day(of: .referTo(body)), let withdrawn = day(of: .refer) else { return refer }
    return given > withdrawn ? own : refer
  }

  /// Everything that was answered, in an order that never changes.
  package var topics: [Topic] { answers.keys.sorted { $0.key < $1.key } }

  /// The topics whose answer, or its day, is another.
  func differing(from old: Consent) -> [Topic] {
    Set(answers.keys).union(old.answers.keys).filter { answers[$0] != old.answers[$0] }
      .sorted { $0.key < $1.key }
  }

  /// What was not withdrawn before and is now.
  package func withdrawn(since old: Consent) -> [Topic] {
    topics.filter { self[$0] == .withdrawn && old[$0] != .withdrawn }
  }

  /// The same answers, those that differ from `old` dated.
  func dated(_ now: Instant, where old: Consent) -> Consent {
    var dated = self
    for topic in topics where self[topic] != old[topic] && day(of: topic) == nil {
      dated.set(topic, to: self[topic], on: now)
    }
    for topic in topics where self[topic] == old[topic] && day(of: topic) == nil {
      dated.answers[topic] = old.answers[topic]
    }
    return dated
  }
}

// MARK: - As it is written

extension Consent.Topic {
  /// Those that name neither a body nor an item.
  package static let general: [Consent.Topic] = [
    .record, .refer, .statistics, .followUp, .assent, .caregiver,
  ]

  /// The body it is about.
  package var body: BodyID? {
    switch self {
    case .referTo(let body), .notify(let body): body
    default: nil
    }
  }
}

/// `record`, `refer`, `refer:BODY`, `share:name`, `notify:BODY` …
extension Consent.Topic {
  package var key: String {
    switch self {
    case .record: "record"
    case .refer: "refer"
    case .referTo(let body): "refer:\(body)"
    case .share(let item): "share:\(item.rawValue)"
    case .notify(let body): "notify:\(body)"
    case .statistics: "statistics"
    case .followUp: "followUp"
    case .assent: "assent"
    case .caregiver: "caregiver"
    }
  }

  package init?(_ key: String) {
    let parts = key.split(separator: ":", maxSplits: 1).map { String($0) }
    switch (parts.first, parts.count > 1 ? parts[1] : nil) {
    case ("record", nil): self = .record
    case ("refer", nil): self = .refer
    case ("refer", let body?): self = .referTo(BodyID(rawValue: body))
    case ("share", let item?):
      guard let item = Consent.Item(rawValue: item) else { return nil }
      self = .share(item)
    case ("notify", let body?): self = .notify(BodyID(rawValue: body))
    case ("statistics", nil): self = .statistics
    case ("followUp", nil): self = .followUp
    case ("assent", nil): self = .assent
    case ("caregiver", nil): self = .caregiver
    default: return nil
    }
  }
}

extension Consent.Topic: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let topic = Self(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no consent is called \(text)")
    }
    self = topic
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(key)
  }
}

/// `{"record":"yes","refer":{"answer":"yes","on":"2026-11-24T21:34:00Z"}}`: the day is left out
/// where it isn't known.
extension Consent: Codable {
  private struct WithDay: Codable {
    var answer: Answer
    var on: Instant
  }

  package init(from decoder: any Decoder) throws {
    let from = try decoder.container(keyedBy: AnyKey.self)
    for key in from.allKeys {
      guard let topic = Topic(key.stringValue) else {
        throw DecodingError.dataCorrupted(
          .init(
            codingPath: decoder.codingPath,
            debugDescription: "no field is called \(key.stringValue)"))
      }
      if let dated = try? from.decode(WithDay.self, forKey: key) {
        set(topic, to: dated.answer, on: dated.on)
      } else {
        self[topic] = try from.decode(Answer.self, forKey: key)
      }
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var into = encoder.container(keyedBy: AnyKey.self)
    for (topic, dated) in answers {
      let key = AnyKey(stringValue: topic.key)
      if let on = dated.on {
        try into.encode(WithDay(answer: dated.answer, on: on), forKey: key)
      } else {
        try into.encode(dated.answer, forKey: key)
      }
    }
  }
}
