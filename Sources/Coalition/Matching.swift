package import Casework

/// What a match is made with besides the case and the directory: values, so that it is pure.
package struct MatchSetting: Sendable {
  package var now: Instant
  package var clocks: Clocks
  package var weights: Weights
  package var gazetteer: Gazetteer
  /// The desk's distance from UTC, for opening hours.
  package var offset: Instant.Span
  /// Places taken since a service's figure was reported: one for each person of a bed.
  package var placesTaken: @Sendable (ServiceKey, _ since: Instant) -> Int

  package init(
    now: Instant, clocks: Clocks = .standard, weights: Weights = Weights(),
    gazetteer: Gazetteer = .pakistan, offset: Instant.Span = .hours(5),
    placesTaken: @escaping @Sendable (ServiceKey, Instant) -> Int = { _, _ in 0 }
  ) {
    self.now = now
    self.clocks = clocks
    self.weights = weights
    self.gazetteer = gazetteer
    self.offset = offset
    self.placesTaken = placesTaken
  }
}

extension Match {
  /// Holds every service against one need. The order of the directory changes nothing.
  package init(_ need: Need, of case: Case, among directory: Directory, with setting: MatchSetting)
  {
    for (_, service) in directory.services {
      let check = Check(need: need, case: `case`, service: service, setting: setting)
      if let rule = check.exclusion {
        excluded.append(Excluded(service: service.key, rule: rule))
      } else if !check.questions.isEmpty {
        possible.append(
          Possible(service: service.key, questions: check.questions, ask: check.ask))
      } else {
        let reasons = check.reasons.sorted {
          setting.weights.points(for: $0) > setting.weights.points(for: $1)
        }
        let points = reasons.reduce(0) { $0 + setting.weights.points(for: $1) }
        fits.append(
          Fit(service: service.key, points: points, reasons: reasons, ask: check.ask))
      }
    }
    fits.sort { ($1.points, $0.service) < ($0.points, $1.service) }
    possible.sort { ($0.questions.count, $0.service) < ($1.questions.count, $1.service) }
    // Those that offer the service come first: their rule is the interesting one.
    excluded.sort {
      ($0.rule == .notOffered ? 1 : 0, $0.service) < ($1.rule == .notOffered ? 1 : 0, $1.service)
    }
  }

  /// The verdict a referral is sent on.
  ///
  /// - Parameter holder: a service that the need is taken away from, which nothing is compared with.
  package func door(
    to key: ServiceKey, besides holder: ServiceKey? = nil, in directory: Directory,
    words: MatchWords
  ) -> Door? {
    guard directory.find(key) != nil else { return nil }
    let name = directory.name(of: key)
    let fits = fits.filter { $0.service != holder }
    if let index = fits.firstIndex(where: { $0.service == key }) {
      let best = fits[0]
      let isBeaten = index > 0 && best.points > fits[index].points
      return Door(
        name: name,
        verdict: .fits(better: isBeaten ? directory.name(of: best.service) : nil))
    }
    if let candidate = possible.first(where: { $0.service == key }) {
      let questions = candidate.questions.map(words.question).joined(separator: " ")
      return Door(name: name, verdict: .possible(question: questions))
    }
    guard let out = excluded.first(where: { $0.service == key }) else { return nil }
    return Door(name: name, verdict: .excluded(rule: words.rule(out.rule)))
  }
}

/// One service held against one need: the hard rules, then what isn't known, then the points.
private struct Check {
  let need: Need
  let `case`: Case
  let service: Service
  let setting: MatchSetting

  private var place: AreaID? { need.place ?? `case`.facts.place }

  // MARK: Hard rules, in the order they are told

  var exclusion: Exclusion? {
    offered ?? status ?? area ?? persons ?? authority ?? declined ?? hours ?? places
  }

  private var offered: Exclusion? { service.needs.contains(need.code) ? nil : .notOffered }

  private var status: Exclusion? {
    switch service.status {
    case .active: nil
    case .suspended: .suspended
    case .closed: .closed
    }
  }

  private var hours: Exclusion? {
    guard let hours = service.hours, let level = `case`.level else { return nil }
    let clockEnds = Clocks.end(
      of: setting.clocks[level].answer, from: setting.now, before: `case`.facts.deadline)
    let opens = hours.nextOpen(from: setting.now, offset: setting.offset)
    if let opens, opens < clockEnds { return nil }
    return .opensTooLate(opens: opens, clockEnds: clockEnds)
  }

  private var area: Exclusion? {
    guard let place else { return nil }
    if place == .abroad {
      return service.areas?.contains(.abroad) == false ? .abroad : nil
    }
    guard !service.isByPhone, let areas = service.areas else { return nil }
    if areas.contains(where: { setting.gazetteer.covers($0, place) }) { return nil }
    // A province with its district unknown may still lie in the area.
    if areas.contains(where: { setting.gazetteer.covers(place, $0) }) { return nil }
    return .outsideArea(place)
  }

  private var persons: Exclusion? {
    for (number, person) in `case`.persons(of: need) {
      if let ages = service.ages, person.age.isWithin(ages) == .no {
        return .age(person: number, person.age, limits: ages)
      }
      if let genders = service.genders, person.gender != .unknown, !genders.contains(person.gender)
      {
        return .gender(person: number, person.gender, served: genders)
      }
    }
    return nil
  }

  private var authority: Exclusion? {
    service.isLocalAuthority && `case`.facts.officialPerpetrator == .yes ? .localAuthority : nil
  }

  private var declined: Exclusion? {
    let answers = `case`.referrals.filter {
      $0.need == need.number && $0.service == service.key && $0.state == .declined
    }
    guard let last = answers.last, let reason = last.declineReason else { return nil }
    if let hours = reason.passesAfterHours, setting.now >= last.since + .hours(hours) { return nil }
    return .declined(reason, last.letter)
  }

  private var free: Int? {
    service.capacity.map { max(0, $0.free) - setting.placesTaken(service.key, $0.asOf) }
  }

  private var isFigureOld: Bool {
    guard let capacity = service.capacity else { return false }
    return setting.now - capacity.asOf > .hours(setting.weights.figureGoodForHours)
  }

  private var places: Exclusion? {
    guard let capacity = service.capacity, let free, free <= 0, !isFigureOld else { return nil }
    return .full(asOf: capacity.asOf)
  }

  // MARK: What isn't known of the person, and decides

  var questions: [Question] {
    var questions: [Question] = []
    if let areas = service.areas {
      if let place {
        let isInside = areas.contains { setting.gazetteer.covers($0, place) }
        if !service.isByPhone, !isInside, place != .abroad {
          questions.append(.whichDistrict(place))
        }
      } else if !isEverywhere(areas) {
        // A place that nobody told may be abroad, where a national service ends.
        questions.append(.whereIsIt)
      }
    }
    let persons = `case`.persons(of: need)
    if persons.isEmpty && (service.ages != nil || service.genders != nil) {
      questions.append(.whoIsIt)
    }
    for (number, person) in persons {
      if let ages = service.ages, person.age.isWithin(ages) == .unknown {
        questions.append(.age(person: number, limits: ages))
      }
      if let genders = service.genders, person.gender == .unknown {
        questions.append(.gender(person: number, served: genders))
      }
    }
    if service.isLocalAuthority, `case`.facts.officialPerpetrator == .unknown {
      questions.append(.isOfficial)
    }
    return questions
  }

  private func isEverywhere(_ areas: [AreaID]) -> Bool {
    areas.contains(.abroad) && (service.isByPhone || areas.contains(.pakistan))
  }

  // MARK: What isn't known of the service

  var ask: [Question] {
    var ask: [Question] = []
    if !isConfirmed { ask.append(.notConfirmed) }
    if service.areas == nil && (!service.isByPhone || place == .abroad) {
      ask.append(.areaOfService)
    }
    if need.code.isBed {
      if service.ages == nil { ask.append(.agesOfService) }
      if service.genders == nil { ask.append(.gendersOfService) }
      if let capacity = service.capacity {
        let persons = `case`.persons(of: need).count
        if isFigureOld {
          ask.append(.placesAreOld(asOf: capacity.asOf))
        } else if let free, free < persons {
          ask.append(.fewerPlaces(free: free, persons: persons))
        }
      } else {
        ask.append(.placesOfService)
      }
    }
    if service.hours == nil { ask.append(.hoursOfService) }
    return ask
  }

  private var isConfirmed: Bool {
    guard let confirmedOn = service.confirmedOn else { return false }
    return setting.now - confirmedOn <= .days(setting.weights.confirmedWithinDays)
  }

  // MARK: Points

  var reasons: [Reason] {
    var reasons: [Reason] = []
    if isConfirmed, let confirmedOn = service.confirmedOn {
      reasons.append(.confirmed(confirmedOn))
    }
    if let nearness { reasons.append(nearness) }
    if let language = `case`.facts.languages.first(where: {
      service.languages?.contains($0) == true
    }) {
      reasons.append(.language(language))
    }
    if let form = `case`.facts.forms.first(where: { service.specialises.contains($0) }) {
      reasons.append(.specialised(form))
    }
    if let free, free > 0, !isFigureOld { reasons.append(.placesFree(free)) }
    return reasons
  }

  private var nearness: Reason? {
    if let place, let areas = service.areas {
      switch areas.map({ setting.gazetteer.nearness($0, place) }).max() {
      case .sameDistrict: return .sameDistrict
      case .sameDivision: return .sameDivision
      case .sameProvince: return .sameProvince
      default: break
      }
    }
    return service.isByPhone ? .byPhone : nil
  }
}
