import Casework

/// What a service that fits is ranked by (domain §7), and what isn't known of any.
extension Situation {
  /// Not known of the service, whatever rule it is held against.
  func generalAsk(of it: Listed) -> [Question] {
    var ask: [Question] = []
    if !isConfirmed(it) { ask.append(.notConfirmed) }
    if !workerAsked.isEmpty, it.service.workers == nil { ask.append(.worker(workerAsked)) }
    if it.service.isByPhone, let otherWay { ask.append(.helpsBy(otherWay)) }
    return ask
  }

  mutating func fit(_ it: Listed, ask: [Question]) -> Match.Fit {
    var record = ServiceRecord()
    let services = it.organization.services
    for i in services.indices { record += setting.record(services[i].key) }
    var ranked = Ranked(weights: setting.weights)
    rank(it, record, ask, &ranked)
    return Match.Fit(
      service: it.service.key, points: ranked.total, reasons: ranked.reasons, ask: ask,
      lastSent: record.lastSent)
  }

  /// What a service takes of a household that it doesn't take whole; nil when that is nobody.
  mutating func part(of it: Listed) -> Match.Partial? {
    guard household.count > 1 else { return nil }
    var split = whom(it.service.takes)
    if it.service.isChildSafe == .no {
      let unsafe = split.takes.filter(household.children.contains)
      let unclear = split.takes.filter(household.perhapsChildren.contains)
      split.takes.removeAll { unsafe.contains($0) || unclear.contains($0) }
      split.leaves = (split.leaves + unsafe).sorted()
      split.unsure = (split.unsure + unclear).sorted()
    }
    let isOfChildrenAlone = !split.takes.contains {
      !household.children.contains($0) && !household.perhapsChildren.contains($0)
    }
    if split.takes.isEmpty { return nil }
    if need.code.isBed, isOfChildrenAlone, it.service.takesLoneChildren == .no { return nil }
    return Match.Partial(
      service: it.service.key, takes: split.takes, leaves: split.leaves, unsure: split.unsure)
  }

  private mutating func rank(
    _ it: Listed, _ record: ServiceRecord, _ ask: [Question], _ reasons: inout Ranked
  ) {
    if isConfirmed(it), let on = it.service.confirmedOn { reasons.append(.confirmed(on)) }
    nearness(it, &reasons)
    if let language = languages.first(where: { it.service.languages?.contains($0) == true }) {
      reasons.append(.language(language))
    }
    if let form = forms.first(where: it.service.specialises.contains) {
      reasons.append(.specialised(form))
    }
    if let gender = workerAsked.first(where: { it.service.workers?.contains($0) == true }) {
      reasons.append(.worker(gender))
    }
    if record.answers >= Reason.enoughAnswers {
      reasons.append(.inTime(record.inTime, of: record.answers))
    }
    if let place = places(it) { reasons.append(place) }
    let others = otherNeeds.count { code in
      it.organization.services.contains { $0.status == .active && $0.needs.contains(code) }
    }
    if others > 0 { reasons.append(.otherNeeds(others)) }
    if record.open > 0 { reasons.append(.open(record.open)) }
    if let silence = silent[it.service.key], silence.letter != nil || isFresh(silence.at) {
      reasons.append(.silent(silence.letter))
    }
    if let (why, letter) = takenBack[it.service.key] { reasons.append(.takenBack(why, letter)) }
    let unsafe = ask.count(where: \.isSafety)
    if unsafe > 0 { reasons.append(.safetyNotKnown(unsafe)) }
  }

  private func places(_ it: Listed) -> Reason? {
    switch vacancy(it) {
    // Too few for all of them is asked about, and nothing to rank by.
    case .free(let free) where !need.code.isBed || free >= household.count: .placesFree(free)
    case .said(let at): .saidYes(at)
    default: saidYes[it.service.key].flatMap { isFresh($0) ? .saidYes($0) : nil }
    }
  }

  private mutating func nearness(_ it: Listed, _ reasons: inout Ranked) {
    if let fled {
      if isIn(fled, it) { return }
      // Of where it is nothing is known: that is no way out of the district.
      let isKnown =
        it.service.areas != nil || it.organization.offices != nil || it.service.isByPhone
      if isKnown { reasons.append(.away(fled)) }
    }
    if let near = near(it) { reasons.append(near) }
  }

  private mutating func near(_ it: Listed) -> Reason? {
    if let place, let areas = it.service.areas {
      var nearest: Nearness?
      for area in areas {
        let nearness = reach(area, place).nearness
        nearest = max(nearest ?? nearness, nearness)
      }
      switch nearest {
      case .sameDistrict: return .sameDistrict
      case .sameDivision: return .sameDivision
      case .sameProvince: return .sameProvince
      default: break
      }
    }
    return it.service.isByPhone && otherWay == nil ? .byPhone : nil
  }

  /// Works in just that district, or has an office there.
  private func isIn(_ district: AreaID, _ it: Listed) -> Bool {
    (it.service.areas ?? []).contains { setting.gazetteer.nearness($0, district) == .sameDistrict }
      || (it.organization.offices ?? []).contains {
        setting.gazetteer.nearness($0.district, district) == .sameDistrict
      }
  }

  private func isConfirmed(_ it: Listed) -> Bool {
    guard let confirmedOn = it.service.confirmedOn else { return false }
    return setting.now - confirmedOn <= .days(setting.weights.confirmedWithinDays)
  }
}

/// Reasons in the order of what they count, weightiest first; of equals the one that came first.
/// What counts nothing is left out.
private struct Ranked {
  let weights: Weights
  private(set) var reasons: [Reason] = []
  private(set) var total = 0
  private var points: [Int] = []

  init(weights: Weights) {
    self.weights = weights
    reasons.reserveCapacity(8)
    points.reserveCapacity(8)
  }

  mutating func append(_ reason: Reason) {
    let counts = weights.points(for: reason)
    // What doesn't count isn't said, but for what the desk did itself.
    guard counts != 0 || reason.isOfTheDesk else { return }
    let place = points.firstIndex { $0 < counts } ?? points.endIndex
    points.insert(counts, at: place)
    reasons.insert(reason, at: place)
    total += counts
  }
}
