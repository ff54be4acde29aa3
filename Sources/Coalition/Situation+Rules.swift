import Casework

/// How each hard rule is checked (domain §7). Unknown facts never exclude: one of the person makes
/// the service possible, one of the service is asked.
extension Situation {
  mutating func finding(_ rule: HardRule, _ it: Listed) -> Finding {
    switch rule {
    case .offered: it.service.needs.contains(need.code) ? .passes : .excluded(.notOffered)
    case .running: running(it)
    case .area: area(it)
    case .persons: persons(it)
    case .childSafe: childSafe(it)
    case .loneChild: loneChild(it)
    case .tie: tie(it.organization)
    case .office: office(it.organization)
    case .localAuthority: localAuthority(it)
    case .consent: consent(it.organization)
    case .declined: refused[it.service.key].map { .excluded($0) } ?? .passes
    case .hours: hours(it)
    case .papers: papers(it)
    case .places: places(it)
    }
  }

  // MARK: The service

  /// One that is closed for now passes when it opens again before its answer is due.
  private mutating func running(_ it: Listed) -> Finding {
    switch it.service.status {
    case .active: return .passes
    case .closed: return .excluded(.closed)
    case .suspended:
      guard let until = it.service.suspendedUntil else {
        return .excluded(.suspended(until: nil))
      }
      if let clockEnds = clockEnds(it.service.hours), until >= clockEnds {
        return .excluded(.suspended(until: until))
      }
      return .ask(.opensAgain(until))
    }
  }

  private mutating func hours(_ it: Listed) -> Finding {
    guard let hours = it.service.hours else { return .ask(.hoursOfService) }
    let until = it.service.status == .suspended ? it.service.suspendedUntil : nil
    return opening(hours, from: max(setting.now, until ?? setting.now))
  }

  private mutating func area(_ it: Listed) -> Finding {
    guard let areas = it.service.areas else {
      return it.service.isByPhone && place != .abroad ? .passes : .ask(.areaOfService)
    }
    guard let place else {
      // A place that nobody told may be abroad, where a national service ends.
      let isEverywhere =
        areas.contains(.abroad) && (it.service.isByPhone || areas.contains(.pakistan))
      return isEverywhere ? .passes : .possible([.whereIsIt])
    }
    if place == .abroad { return areas.contains(.abroad) ? .passes : .excluded(.abroad) }
    if it.service.isByPhone { return .passes }
    var liesWithin = false
    for area in areas {
      let reach = reach(area, place)
      if reach.covers { return .passes }
      liesWithin = liesWithin || reach.liesWithin
    }
    // A province with its district unknown may still lie in the area.
    return liesWithin ? .possible([.whichDistrict(place)]) : .excluded(.outsideArea(place))
  }

  // MARK: The persons

  private mutating func persons(_ it: Listed) -> Finding {
    guard let groups = it.service.takes else {
      return need.code.isBed ? .ask(.whomItTakes) : .passes
    }
    return whom(groups).finding
  }

  private func childSafe(_ it: Listed) -> Finding {
    switch it.service.isChildSafe {
    case .yes: return .passes
    case .unknown:
      if household.children.isEmpty { return .passes }
      let isPressing = need.code.isBed || household.isOfChildrenAlone != .no
      return .ask(.isChildSafe(isPressing: isPressing))
    case .no:
      if household.isEmpty { return .possible([.whoIsIt]) }
      if let child = household.children.first {
        return .excluded(.notChildSafe(person: child, household.age(of: child)))
      }
      let questions = household.perhapsChildren.map { Question.isChild(person: $0) }
      return questions.isEmpty ? .passes : .possible(questions)
    }
  }

  /// An unaccompanied child never goes to an adult shelter. A shelter that takes adults and hasn't
  /// said that it takes children alone is asked in strong words, and stands below all that have.
  private func loneChild(_ it: Listed) -> Finding {
    guard need.code.isBed else { return .passes }
    switch (household.isOfChildrenAlone, it.service.takesLoneChildren) {
    case (.no, _), (_, .yes): return .passes
    case (.yes, .no): return .excluded(.loneChild)
    case (.unknown, .no):
      return .possible(
        household.isEmpty
          ? [.whoIsIt] : household.perhapsChildren.map { .isChild(person: $0) })
    case (.unknown, .unknown) where household.children.isEmpty: return .passes
    case (_, .unknown):
      let isForChildren =
        it.service.takes?.allSatisfy { ($0.ages?.upperBound ?? .max) < 18 } ?? false
      return .ask(.takesLoneChild(amongAdults: !isForChildren))
    }
  }

  // MARK: Conflict and consent

  private func tie(_ organization: Organization) -> Finding {
    if !`case`.conflicts.isEmpty, let tie = `case`.conflicts[organization.body], tie != .noTie {
      return .excluded(.tie(tie))
    }
    let fear = feared.first { feared in
      organization.services.contains { $0.key == feared.service }
    }
    return fear.map { .excluded(.feared($0.letter)) } ?? .passes
  }

  /// An office in the alleged perpetrator's tehsil. Where nothing at all is known of where that
  /// is, the question stands beside the service and decides nothing: the conflict question, which
  /// comes before everything that is sent, is what asks it.
  private func office(_ organization: Organization) -> Finding {
    guard let offices = organization.offices else { return .passes }
    var questions: [Question] = []
    var ask: Question?
    for office in offices {
      let isThere = isPerpetrators(office.district)
      guard isThere != .no else { continue }
      guard let name = office.tehsil else {
        if isThere == .yes { ask = .tehsilOfOffice(office.district) }
        continue
      }
      switch (isThere, tehsil.map { $0 == Folded.text(name.trimmed) }) {
      case (_, false?): break
      case (.yes, true?): return .excluded(.officeNear(tehsil: name))
      case (.yes, nil): questions.append(.perpetratorTehsil(office.district))
      case (_, nil) where `case`.facts.perpetratorPlace == nil:
        ask = ask ?? .isOfficeNear(tehsil: name)
      default: questions.append(.perpetratorDistrict(tehsil: name))
      }
    }
    if !questions.isEmpty { return .possible(questions) }
    return ask.map { .ask($0) } ?? .passes
  }

  /// Whether the alleged perpetrator is in this district.
  private func isPerpetrators(_ district: AreaID) -> Known {
    guard let place = `case`.facts.perpetratorPlace else { return .unknown }
    if setting.gazetteer.covers(district, place) { return .yes }
    return setting.gazetteer.covers(place, district) ? .unknown : .no
  }

  private func localAuthority(_ it: Listed) -> Finding {
    guard it.service.isLocalAuthority else { return .passes }
    return switch `case`.facts.officialPerpetrator {
    case .yes: .excluded(.localAuthority)
    case .unknown: .possible([.isOfficial])
    case .no: .passes
    }
  }

  /// Only a no to this very body excludes it. What holds for all of them is asked for on sending:
  /// a list on which nobody is left helps nobody to decide.
  private func consent(_ organization: Organization) -> Finding {
    guard !unwanted.isEmpty else { return .passes }
    return unwanted[organization.body].map { .excluded(.noConsent($0)) } ?? .passes
  }

  // MARK: Papers and places

  private mutating func papers(_ it: Listed) -> Finding {
    guard let admission = it.service.admission else {
      return need.code.isBed ? .ask(.papersOfService) : .passes
    }
    guard !admission.papers.isEmpty else { return .passes }
    if let hours = admission.hours, let clockEnds = clockEnds(it.service.hours),
      setting.now + .hours(hours) > clockEnds
    {
      return .excluded(.papers(admission.papers, hours: hours, clockEnds: clockEnds))
    }
    return .ask(.papers(admission.papers, hours: admission.hours))
  }

  private func places(_ it: Listed) -> Finding {
    switch vacancy(it) {
    case .notAsked, .said: return .passes
    case .free(let free):
      let persons = household.count
      return need.code.isBed && free < persons
        ? .ask(.fewerPlaces(free: free, persons: persons)) : .passes
    case .full(let asOf, let awaited): return .excluded(.full(asOf: asOf, awaited: awaited))
    case .saidFull(let at): return .excluded(.saidFull(at))
    case .old(let asOf): return need.code.isBed ? .ask(.placesAreOld(asOf: asOf)) : .passes
    case .unknown: return .ask(.placesOfService)
    }
  }
}

// MARK: - Places

extension Situation {
  /// What is known of a service's free places: the newest of its figure and what it said when
  /// asked, as long as that is good.
  enum Vacancy {
    /// It has no figure, and is no bed.
    case notAsked
    case free(Int)
    case said(Instant)
    /// `awaited` are the cases without an answer but for whose places it wouldn't be full.
    case full(asOf: Instant, awaited: [CaseCode])
    case saidFull(Instant)
    case old(asOf: Instant)
    case unknown
  }

  func vacancy(_ it: Listed) -> Vacancy {
    if let news = freshNews(it) {
      switch news.reply.answer {
      case .yes:
        // A yes reserves nothing, and may be used up by now.
        return setting.placesTaken(it.service.key, news.at) == 0 ? .said(news.at) : .unknown
      case .no where news.reply.reason == .full: return .saidFull(news.at)
      default: break
      }
    }
    guard let capacity = it.service.capacity else { return need.code.isBed ? .unknown : .notAsked }
    guard isFresh(capacity.asOf) else { return .old(asOf: capacity.asOf) }
    let free = max(0, capacity.free) - setting.placesTaken(it.service.key, capacity.asOf)
    if free > 0 { return .free(free) }
    let awaited = setting.placesAwaited(it.service.key)
    return .full(asOf: capacity.asOf, awaited: free + awaited.count > 0 ? awaited.cases : [])
  }

  /// Beds only: what was said of anything else was said of one case.
  private func freshNews(_ it: Listed) -> AskRound.Reply? {
    guard need.code.isBed, let news = setting.news(it.service.key), isFresh(news.at) else {
      return nil
    }
    return it.service.capacity.map { $0.asOf > news.at } ?? false ? nil : news
  }

  func isFresh(_ at: Instant) -> Bool {
    setting.now - at <= .hours(setting.weights.figureGoodForHours)
  }
}
