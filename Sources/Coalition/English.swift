// Every word of this module that a person reads.

package import Casework

/// Says a match in words. It needs to know how places are called and what the clock shows.
package struct MatchWords: Sendable {
  package var gazetteer: Gazetteer
  package var offset: Instant.Span
  package var now: Instant

  package init(gazetteer: Gazetteer = .pakistan, offset: Instant.Span = .hours(5), now: Instant) {
    self.gazetteer = gazetteer
    self.offset = offset
    self.now = now
  }

  package func rule(_ rule: Exclusion) -> String {
    switch rule {
    case .notOffered: "does not offer this service"
    case .closed: "the service has closed"
    case .suspended: "the service is suspended"
    case .opensTooLate(let opens?, let ends):
      "opens \(time(opens)), after the answer is due (\(time(ends)))"
    case .opensTooLate(nil, _): "no opening hours this week"
    case .outsideArea(let place): "does not cover \(gazetteer.name(of: place))"
    case .abroad: "does not work abroad"
    case .age(let person, let age, let limits):
      "person \(person) (\(age.inWords)) – takes ages \(ages(limits))"
    case .gender(let person, let gender, let served):
      "person \(person) (\(gender.inWords)) – takes \(genders(served)) only"
    case .full(let asOf): "full (figure of \(time(asOf)), less places taken since)"
    case .declined(let reason, let letter): "declined already (\(letter)): \(reason.inWords)"
    case .localAuthority:
      "the perpetrator is an official – no local authority without a coordinator"
    }
  }

  package func question(_ question: Question) -> String {
    switch question {
    case .whereIsIt: "Where are they now?"
    case .whichDistrict(let place): "Which district of \(gazetteer.name(of: place))?"
    case .age(let person, let limits): "How old is person \(person)? Takes ages \(ages(limits))."
    case .gender(let person, let served):
      "Person \(person): female, male or X? Takes \(genders(served))."
    case .whoIsIt: "Who needs it: ages and gender?"
    case .isOfficial: "Is the perpetrator an official, or tied to one?"
    case .notConfirmed: "not confirmed by the body"
    case .areaOfService: "does it cover this place?"
    case .agesOfService: "which ages does it take?"
    case .gendersOfService: "whom does it take?"
    case .hoursOfService: "when is it open?"
    case .placesOfService: "is there a free place?"
    case .fewerPlaces(let free, let persons): "\(free) free for \(persons): all together?"
    case .placesAreOld(let asOf): "places last told \((now - asOf).inWords) ago"
    }
  }

  package func reason(_ reason: Reason) -> String {
    switch reason {
    case .confirmed(let on): "confirmed \(WallTime(on, offset: offset).dayInWords)"
    case .sameDistrict: "same district"
    case .sameDivision: "same division"
    case .sameProvince: "same province"
    case .byPhone: "by phone"
    case .language(let code): "speaks \(Languages.name(code))"
    case .specialised(let form): "knows \(form.inWords)"
    case .placesFree(let n): n == 1 ? "1 place free" : "\(n) places free"
    }
  }

  /// `03:12`, or with its day when that isn't today: `Wed 09:00`, `3 Dec 09:00`.
  package func time(_ instant: Instant) -> String {
    let wall = WallTime(instant, offset: offset)
    let today = WallTime(now, offset: offset)
    if wall.date == today.date { return wall.clock }
    let isNear = abs((instant - now).seconds) < 6 * 86400
    return "\(isNear ? wall.weekdayInWords : wall.dayInWords) \(wall.clock)"
  }

  private func ages(_ limits: ClosedRange<Int>) -> String {
    if limits.upperBound >= 120 { return "\(limits.lowerBound) and over" }
    return limits.lowerBound == 0
      ? "up to \(limits.upperBound)" : "\(limits.lowerBound) to \(limits.upperBound)"
  }

  private func genders(_ served: [Gender]) -> String {
    served.map(\.inWords).joined(separator: " and ")
  }
}

enum English {
  static func whichPlace(_ candidates: [Candidate]) -> String {
    "Which one? \(list(candidates))."
  }

  static func unknownPlace(_ suggestions: [Candidate]) -> String {
    suggestions.isEmpty
      ? "This place isn't known. Name its district, or leave it empty."
      : "This place isn't known. Did they say \(list(suggestions))?"
  }

  static func unknownLanguage(_ word: String) -> String {
    "“\(word)” isn't on the list: \(Languages.names.map(\.name).joined(separator: ", "))."
  }

  private static func list(_ candidates: [Candidate]) -> String {
    candidates.map(\.inWords).joined(separator: "; ")
  }
}

/// Names of languages spoken in Pakistan, by ISO 639-3.
package enum Languages {
  package static let names: [(code: String, name: String)] = [
    ("urd", "Urdu"), ("eng", "English"), ("pan", "Punjabi"), ("pnb", "Western Punjabi"),
    ("snd", "Sindhi"), ("skr", "Saraiki"), ("pus", "Pashto"), ("bal", "Balochi"),
    ("brh", "Brahui"), ("hno", "Hindko"), ("mki", "Dhatki"), ("khw", "Khowar"),
    ("scl", "Shina"), ("bft", "Balti"), ("kas", "Kashmiri"), ("prs", "Dari"), ("ben", "Bengali"),
  ]

  package static func name(_ code: String) -> String {
    names.first { $0.code == code }?.name ?? code
  }

  /// Three small letters; also of a language that isn't among the names here.
  package static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// The code of a language given by name or code, in either case.
  package static func code(_ text: String) -> String? {
    let text = text.lowercased()
    return names.first { $0.code == text || $0.name.lowercased() == text }?.code
  }
}

extension Organization.Kind {
  package var inWords: String {
    switch self {
    case .member: "member"
    case .secretariat: "secretariat"
    case .outside: "outside the coalition"
    case .statutory: "statutory body"
    }
  }
}

/// What to do when nobody fits: a designed result, not an empty list (domain §7).
package enum NobodyFits {
  package static let advice = [
    "Nobody in the directory fits this need.",
    "Ask an outside or statutory body, with consent.",
    "Could part of the household be served apart?",
    "Can a phone service begin now (advice, counselling)?",
    "Call the secretariat.",
  ]
}
