package import Casework

/// Who can take a need, who perhaps, and why not the others (domain §7).
package struct Match: Sendable {
  /// Best first.
  package internal(set) var fits: [Fit] = []
  package internal(set) var possible: [Possible] = []
  /// Excluded although they offer what is needed: their rule is worth reading.
  package internal(set) var offering: [Excluded] = []
  /// Those that would take some of the persons, and only for whom they take don't take all.
  package internal(set) var partial: [Partial] = []
  /// Those that don't offer what is needed, as the directory has them: most services of a large
  /// one, so they are put in order only for whoever reads them.
  var others: [ServiceKey] = []

  /// Then what to do instead comes first (`NobodyFits`).
  package var nobodyFits: Bool { fits.isEmpty && possible.isEmpty }

  package struct Fit: Hashable, Sendable {
    package let service: ServiceKey
    package let points: Int
    /// Why it ranks where it does, weightiest first.
    package let reasons: [Reason]
    /// What isn't known of the service: worth asking, no reason against it.
    package let ask: [Question]
    /// When its body was last sent anything; nil is never.
    package let lastSent: Instant?

    /// Whether it let this very need go by, or the desk took it back from there.
    var isSetBack: Bool {
      reasons.contains { reason in
        switch reason {
        case .silent: true
        case .takenBack(let why, _): why.isAboutBody
        default: false
        }
      }
    }
  }

  package struct Possible: Hashable, Sendable {
    package let service: ServiceKey
    /// What isn't known of the person, and decides.
    package let questions: [Question]
    package let ask: [Question]
  }

  package struct Excluded: Hashable, Sendable {
    package let service: ServiceKey
    /// The first hard rule it fails. Every exclusion names its rule.
    package let rule: Exclusion
    /// The others it fails: a coordinator who overrides one must know of all.
    package var also: [Exclusion] = []

    package var all: [Exclusion] { [rule] + also }

    /// Only where nothing stands against it that nobody may override.
    package var coordinatorMay: Bool { all.allSatisfy(\.coordinatorMay) }
  }

  /// A household that must be split to be taken there (domain §4), by the numbers of its persons.
  package struct Partial: Hashable, Sendable {
    package let service: ServiceKey
    package let takes: [Int]
    package let leaves: [Int]
    /// Of whom too little is known to say.
    package let unsure: [Int]
  }
}

extension Match {
  /// How many services don't offer what is needed.
  package var othersCount: Int { others.count }

  /// All that can't take it; those that offer what is needed come first.
  package var excluded: [Excluded] {
    offering + others.sorted().map { Excluded(service: $0, rule: .notOffered) }
  }

  /// All services in the order they are shown, but those that don't offer what is needed.
  package var keys: [ServiceKey] {
    fits.map(\.service) + possible.map(\.service) + partial.map(\.service)
      + refusing.map(\.service)
  }

  /// The first rule that keeps a service from taking all of it.
  package func rule(against key: ServiceKey) -> Exclusion? {
    offering.first { $0.service == key }?.rule
  }

  /// Excluded although they offer what is needed, and wouldn't take some of the persons either.
  package var refusing: [Excluded] {
    guard !partial.isEmpty else { return offering }
    let parts = Set(partial.map(\.service))
    return offering.filter { !parts.contains($0.service) }
  }

  /// The best that fits, leaving out one body's service; one that let this very need go by, or that it
  /// was taken back from, only where there is no other.
  package func best(besides key: ServiceKey?) -> Fit? {
    let others = fits.filter { $0.service != key }
    return others.first { !$0.isSetBack } ?? others.first
  }

  /// What is to be asked there, whatever else decides.
  package func ask(of key: ServiceKey) -> [Question] {
    fits.first { $0.service == key }?.ask ?? possible.first { $0.service == key }?.ask ?? []
  }

  /// What a service takes of a household that it doesn't take whole.
  package func part(of key: ServiceKey) -> Partial? { partial.first { $0.service == key } }
}

extension Match: Hashable {
  package static func == (a: Match, b: Match) -> Bool {
    (a.fits, a.possible, a.partial) == (b.fits, b.possible, b.partial) && a.excluded == b.excluded
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(fits)
    hasher.combine(possible)
    hasher.combine(partial)
    hasher.combine(excluded)
  }
}

// MARK: - The door a referral is sent through

extension Match {
  /// The verdict a referral is sent on.
  ///
  /// - Parameter holder: a service that the need is taken away from, which nothing is compared with.
  package func door(
    to key: ServiceKey, besides holder: ServiceKey? = nil, in directory: Directory,
    words: MatchWords
  ) -> Door? {
    guard let (organization, service) = directory.find(key) else { return nil }
    func door(_ verdict: Door.Verdict) -> Door {
      organization.door(of: service, verdict)
    }
    let fits = fits.filter { $0.service != holder }
    if let index = fits.firstIndex(where: { $0.service == key }) {
      // Why not the one that didn't answer, or that it was taken from, nobody need say.
      let best = fits.first { !$0.isSetBack } ?? fits[0]
      let isBeaten = best.service != key && best.points > fits[index].points
      return door(.fits(better: isBeaten ? directory.name(of: best.service) : nil))
    }
    if let candidate = possible.first(where: { $0.service == key }) {
      let questions = candidate.questions.map(words.question).joined(separator: " ")
      return door(.possible(question: questions))
    }
    let out =
      offering.first { $0.service == key }
      ?? (others.contains(key) ? Excluded(service: key, rule: .notOffered) : nil)
    guard let out else { return nil }
    return door(
      .excluded(
        rule: out.all.map(words.rule).joined(separator: "; "), coordinatorMay: out.coordinatorMay))
  }
}

extension Organization {
  package var body: BodyID { BodyID(rawValue: id) }

  /// The body as whoever sends something to it meets it.
  package func door(of service: Service? = nil, _ verdict: Door.Verdict) -> Door {
    Door(
      body: body, name: name, isAuthority: isAuthority,
      isLocalAuthority: service?.isLocalAuthority ?? services.contains { $0.isLocalAuthority },
      hours: service?.hours, verdict: verdict)
  }
}
