package import Casework

/// Says a match in words. It needs to know how places are called and what the clock shows. What a
/// rank is called stands beside its points (`Reason.swift`).
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
    case .suspended(nil): "the service is suspended"
    case .suspended(let until?): "the service is suspended until \(time(until))"
    case .opensTooLate(let opens?, let ends):
      "opens \(time(opens)), after the answer is due (\(time(ends)))"
    case .opensTooLate(nil, _): "no opening hours this week"
    case .outsideArea(let place): "does not cover \(gazetteer.name(of: place))"
    case .abroad: "does not work abroad"
    case .age(let person, let age, let limits):
      "person \(person) (\(age.inWords)) – takes ages \(ages(limits))"
    case .gender(let person, let gender, let served, _):
      "person \(person) (\(gender.inWords)) – takes \(genders(served)) only"
    case .noMother(let person, let age):
      "person \(person) (\(age.inWords)) – only with a mother who is taken, too"
    case .notChildSafe(let person, let age):
      "person \(person) (\(age.inWords)) – no child is safe there"
    case .loneChild: "takes no child without a grown person of their own"
    case .tie(let tie): tie.inWords
    case .feared(let letter): "the survivor fears this body (\(letter) was withdrawn)"
    case .officeNear(let tehsil): "has an office in \(tehsil), where the alleged perpetrator is"
    case .localAuthority:
      "the perpetrator is an official – no local authority without a coordinator"
    case .noConsent(.withdrawn): "the consent to this body was withdrawn"
    case .noConsent: "no consent to this body"
    case .declined(let reason, let letter): "declined already (\(letter)): \(reason.inWords)"
    case .saidNo(let reason, let round): "said no when asked (round \(round)): \(reason.inWords)"
    case .routedOn(let letter): "named another body for it (\(letter))"
    case .returned(let letter): "gave it back (\(letter))"
    case .papers(let papers, let hours, let ends):
      "needs \(list(papers)), about \(hours) h – the answer is due \(time(ends))"
    case .full(let asOf, let awaited):
      "full (figure of \(time(asOf)), less places taken since)" + keptFor(awaited)
    case .saidFull(let at): "full (said at \(time(at)))"
    }
  }

  package func question(_ question: Question) -> String {
    switch question {
    case .whereIsIt: "Where are they now?"
    case .whichDistrict(let place): "Which district of \(gazetteer.name(of: place))?"
    case .age(let person, let limits): "How old is person \(person)? Takes ages \(ages(limits))."
    case .gender(let person, let served):
      "Person \(person): female, male or X? Takes \(genders(served))."
    case .isChild(let person): "Is person \(person) under 18? No child may go there."
    case .whoIsIt: "Who needs it: ages and gender?"
    case .isOfficial: "Is the perpetrator an official, or tied to one?"
    case .perpetratorDistrict(let tehsil):
      "In which district is the alleged perpetrator? It has an office in \(tehsil)."
    case .perpetratorTehsil(let district):
      "In which tehsil of \(gazetteer.name(of: district)) is the alleged perpetrator?"
    case .notConfirmed: "not confirmed by the body"
    case .areaOfService: "does it cover this place?"
    case .whomItTakes: "whom does it take?"
    case .isChildSafe(isPressing: true):
      "IS A CHILD SAFE THERE – staff checked, strangers apart?"
    case .isChildSafe(isPressing: false): "is a child safe there?"
    case .takesLoneChild(amongAdults: true): "ADULTS SLEEP THERE – does it take a child alone?"
    case .takesLoneChild(amongAdults: false): "does it take a child alone?"
    case .isOfficeNear(let tehsil):
      "it has an office in \(tehsil): is the alleged perpetrator there?"
    case .tehsilOfOffice(let district):
      "in which tehsil of \(gazetteer.name(of: district)) is its office?"
    case .opensAgain(let until): "closed for now: does it open again \(time(until))?"
    case .hoursOfService: "when is it open?"
    case .papersOfService: "what must be brought to be let in?"
    case .papers(let papers, let hours?): "needs \(list(papers)), about \(hours) h"
    case .papers(let papers, nil): "needs \(list(papers)): how long does that take?"
    case .worker(let genders): "is there a worker who is \(either(genders))?"
    case .placesOfService: "is there a free place?"
    case .fewerPlaces(let free, let persons): "\(free) free for \(persons): all together?"
    case .helpsBy(let channel):
      "NO CALLS, only \(channel.inWords) – can it help that way?"
    case .placesAreOld(let asOf): "places last told \((now - asOf).inWords) ago"
    }
  }

  /// `takes persons 1, 3–5; not 2 (boy, 14)`: ages and genders, never a name.
  package func partial(_ part: Match.Partial, of persons: [Person]) -> String {
    func named(_ numbers: [Int]) -> String {
      numbers.map { number in
        persons.indices.contains(number - 1)
          ? "\(number) (\(persons[number - 1].inWords))" : "\(number)"
      }.joined(separator: ", ")
    }
    var words = "takes person\(part.takes.count == 1 ? "" : "s") \(Self.runs(part.takes))"
    if !part.leaves.isEmpty { words += "; not \(named(part.leaves))" }
    if !part.unsure.isEmpty { words += "; perhaps \(named(part.unsure))" }
    return words
  }

  /// `1, 3–5`.
  private static func runs(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map {
      switch $0.count {
      case 1: "\($0.lowerBound)"
      case 2: "\($0.lowerBound), \($0.upperBound)"
      default: "\($0.lowerBound)–\($0.upperBound)"
      }
    }.joined(separator: ", ")
  }

  /// `03:12`, or with its day when that isn't today: `Wed 09:00`, `3 Dec 09:00`.
  package func time(_ instant: Instant) -> String {
    let wall = WallTime(instant, offset: offset)
    let today = WallTime(now, offset: offset)
    if wall.date == today.date { return wall.clock }
    let isNear = abs((instant - now).seconds) < 6 * 86400
    return "\(isNear ? wall.weekdayInWords : wall.dayInWords) \(wall.clock)"
  }

  func day(_ instant: Instant) -> String { WallTime(instant, offset: offset).dayInWords }

  private func ages(_ limits: [ClosedRange<Int>]) -> String {
    limits.map { limits in
      if limits.upperBound >= 120 { return "\(limits.lowerBound) and over" }
      return limits.lowerBound == 0
        ? "up to \(limits.upperBound)" : "\(limits.lowerBound) to \(limits.upperBound)"
    }.joined(separator: ", or ")
  }

  private func genders(_ served: [Gender]) -> String { list(served.map(\.inWords)) }

  private func either(_ genders: [Gender]) -> String {
    genders.map(\.inWords).joined(separator: " or ")
  }

  private func keptFor(_ cases: [CaseCode]) -> String {
    guard !cases.isEmpty else { return "" }
    let named = cases.prefix(3).map(\.description).joined(separator: ", ")
    let more = cases.count > 3 ? " and \(cases.count - 3) more" : ""
    return ": kept for \(named)\(more), not answered yet"
  }

  private func list(_ words: [String]) -> String { words.joined(separator: " and ") }
}
