import Casework

/// A need as every service of the directory meets it: what would be looked up again for each of
/// thousands is looked up once.
struct Situation {
  let need: Need
  let `case`: Case
  let setting: MatchSetting
  let household: Household
  /// Where it is needed; nil is not known.
  let place: AreaID?
  /// Whom the need is not sent to again, and why.
  let refused: [ServiceKey: Exclusion]
  /// Bodies that the survivor said no to.
  let unwanted: [BodyID: Consent.Answer]
  /// Bodies' services that the survivor fears.
  let feared: [(service: ServiceKey, letter: ReferralLetter)]
  /// Of the alleged perpetrator, folded; nil is not known.
  let tehsil: String?
  /// The district of an alleged perpetrator with power there, who is fled from (levels 1 and 2).
  let fled: AreaID?
  /// What the case needs besides, and nobody has been found for.
  let otherNeeds: [NeedCode]
  let languages: [String]
  let forms: [Form]
  let workerAsked: [Gender]
  /// By which way the person is reached, where that isn't the phone: a call could give them away
  /// (domain §4).
  let otherWay: Channel?
  /// This need's own ask rounds: who said yes when.
  let saidYes: [ServiceKey: Instant]
  /// Who let this need go by without a word, and has said nothing since.
  let silent: [ServiceKey: Silence]
  /// From whom the desk took this need back, and why.
  let takenBack: [ServiceKey: (why: MoveReason, letter: ReferralLetter)]

  // Answers that many services share.
  private var areas: [AreaID: Reach] = [:]
  private var clocks: [OpeningHours?: Instant] = [:]
  private var openings: [Opening: Finding] = [:]
  private var households: [[Service.Group]: Household.Answer] = [:]

  /// How an area lies to the place where it is needed.
  struct Reach {
    let covers: Bool
    /// The place is only known so roughly that the area lies within it.
    let liesWithin: Bool
    let nearness: Nearness
  }

  /// Of a service that was asked, and when it became clear.
  struct Silence {
    let at: Instant
    /// The referral that ran out; nil in an ask round.
    let letter: ReferralLetter?
  }

  private struct Opening: Hashable {
    let hours: OpeningHours
    let from: Instant
  }

  init(_ need: Need, of case: Case, _ setting: MatchSetting) {
    let facts = `case`.facts
    self.need = need
    self.case = `case`
    self.setting = setting
    household = Household(`case`.persons(of: need), isBed: need.code.isBed)
    place = need.place ?? facts.place
    (languages, forms, workerAsked) = (facts.languages, facts.forms, facts.workerAsked)
    otherWay = facts.contact.channel == .phone ? nil : facts.contact.channel
    (refused, saidYes, silent) = Self.answers(to: need, of: `case`, at: setting.now)
    takenBack = `case`.referrals.reduce(into: [:]) { taken, referral in
      guard referral.need == need.number, referral.state != .void else { return }
      // Only if it was the last word between them.
      let why = referral.state == .withdrawn ? referral.moveReason : nil
      taken[referral.service] = why.flatMap { $0 == .noAnswer ? nil : ($0, referral.letter) }
    }
    unwanted = facts.consent.topics.reduce(into: [:]) { unwanted, topic in
      guard case .referTo(let body) = topic else { return }
      let answer = facts.consent[topic]
      if answer == .no || answer == .withdrawn { unwanted[body] = answer }
    }
    feared = `case`.referrals
      .filter { $0.state == .withdrawn && $0.moveReason == .fearsThem }
      .map { ($0.service, $0.letter) }
    tehsil = facts.perpetratorTehsil.map { Folded.text($0.text.trimmed) }
      .flatMap { $0.isEmpty ? nil : $0 }
    fled = Self.fled(from: facts, at: `case`.level, setting.gazetteer)
    otherNeeds = `case`.needs.filter { $0.number != need.number && `case`.isUnrouted($0) }
      .map(\.code)
  }

  /// Only a district is fled from: of somebody powerful in "Punjab" nobody knows where.
  private static func fled(
    from facts: Facts, at level: Level?, _ gazetteer: Gazetteer
  ) -> AreaID? {
    guard let level, level <= .urgent, facts.powerfulPerpetrator == .yes,
      let place = facts.perpetratorPlace ?? facts.place
    else { return nil }
    return gazetteer.area(place)?.kind == .district ? place : nil
  }

  /// The last word of each service on this need: a no that still holds, or a yes; and who said none
  /// after it. Not answering takes no word back.
  private static func answers(
    to need: Need, of case: Case, at now: Instant
  ) -> (
    no: [ServiceKey: Exclusion], yes: [ServiceKey: Instant], silent: [ServiceKey: Silence]
  ) {
    var last: [ServiceKey: (at: Instant, no: Exclusion?, holdsFor: Int?)] = [:]
    func hear(_ key: ServiceKey, _ at: Instant, _ no: Exclusion?, holdsFor hours: Int? = nil) {
      if let heard = last[key], heard.at > at { return }
      last[key] = (at, no, hours)
    }
    var silent: [ServiceKey: Silence] = [:]
    func wait(_ key: ServiceKey, _ at: Instant, _ letter: ReferralLetter? = nil) {
      if let silence = silent[key], silence.at > at { return }
      silent[key] = Silence(at: at, letter: letter)
    }
    for referral in `case`.referrals where referral.need == need.number {
      switch referral.state {
      case .declined:
        let reason = referral.declineReason ?? .other
        hear(
          referral.service, referral.since, .declined(reason, referral.letter),
          holdsFor: reason.passesAfterHours)
      case .routedOn: hear(referral.service, referral.since, .routedOn(referral.letter))
      case .returned: hear(referral.service, referral.since, .returned(referral.letter))
      case .expired, .withdrawn:
        guard referral.wentUnanswered else { continue }
        wait(referral.service, referral.since, referral.letter)
      default: break
      }
    }
    for round in `case`.rounds where round.need == need.number {
      for (key, reply) in round.replies {
        switch reply.reply.answer {
        case .yes: hear(key, reply.at, nil)
        case .no:
          let reason = reply.reply.reason ?? .other
          hear(
            key, reply.at, .saidNo(reason, round: round.number), holdsFor: reason.passesAfterHours)
        case .noAnswer: wait(key, reply.at)
        }
      }
    }
    var no: [ServiceKey: Exclusion] = [:]
    var yes: [ServiceKey: Instant] = [:]
    for (key, word) in last {
      if let silence = silent[key], silence.at <= word.at { silent[key] = nil }
      guard let exclusion = word.no else {
        yes[key] = word.at
        continue
      }
      if let hours = word.holdsFor, now >= word.at + .hours(hours) { continue }
      no[key] = exclusion
    }
    return (no, yes, silent)
  }
}

// MARK: - Looked up once

extension Situation {
  mutating func reach(_ area: AreaID, _ place: AreaID) -> Reach {
    if let known = areas[area] { return known }
    let gazetteer = setting.gazetteer
    let reach = Reach(
      covers: gazetteer.covers(area, place), liesWithin: gazetteer.covers(place, area),
      nearness: gazetteer.nearness(area, place))
    areas[area] = reach
    return reach
  }

  /// When a receiver's answer is due; nil before triage.
  mutating func clockEnds(_ hours: OpeningHours?) -> Instant? {
    guard let level = `case`.level else { return nil }
    // In plain time the receiver's hours don't matter.
    let hours = level <= .urgent ? nil : hours
    if let known = clocks[hours] { return known }
    let end = Clocks.end(
      of: setting.clocks[level].answer, at: level, from: setting.now,
      before: `case`.facts.deadline, calendar: setting.calendar, receiver: hours)
    clocks[hours] = end
    return end
  }

  /// Whether it opens before its answer is due, from now or from when it takes anybody again.
  mutating func opening(_ hours: OpeningHours, from: Instant) -> Finding {
    guard let clockEnds = clockEnds(hours) else { return .passes }
    let key = Opening(hours: hours, from: from)
    if let known = openings[key] { return known }
    let opens = hours.nextOpen(from: from, offset: setting.calendar.offset)
    let isInTime = opens.map { $0 < clockEnds } ?? false
    let finding =
      isInTime ? Finding.passes : .excluded(.opensTooLate(opens: opens, clockEnds: clockEnds))
    openings[key] = finding
    return finding
  }

  /// - Parameter groups: nil isn't known, and turns nobody away.
  mutating func whom(_ groups: [Service.Group]?) -> Household.Answer {
    let groups = groups ?? [Service.Group()]
    if let known = households[groups] { return known }
    let answer = household.answer(groups)
    households[groups] = answer
    return answer
  }
}
