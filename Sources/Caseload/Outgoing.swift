package import Casework
import Coalition

/// Words that leave the desk: read out on the phone, copied into a message, printed.
///
/// Until a receiver has accepted it gets a teaser without identity (domain §6). The teaser is put
/// together from codes alone, never from what somebody typed, and is searched all the same before
/// it goes. What the consent lists follows once the receiver has accepted: `Outgoing+Sheet.swift`.
package struct Outgoing: Sendable {
  /// What a message may have: an SMS of three parts, or one breath on the phone.
  package static let longestMessage = 400

  package enum Fault: Error, Hashable, Sendable {
    /// Something that the consent doesn't list stands in what was typed of this item; nil is the
    /// desk's own words.
    case givesAway(Secret.Kind, in: Consent.Item?)
    /// The full sheet is for whom the person agreed to.
    case noConsent
  }

  let `case`: Case
  let caseload: Caseload
  private let now: Instant
  private let search: SecretSearch

  package init(_ case: Case, _ caseload: Caseload, at now: Instant) {
    self.case = `case`
    self.caseload = caseload
    self.now = now
    search = SecretSearch(`case`, joined: caseload.joined(to: `case`))
  }

  // MARK: What there is

  /// The first message about a referral: who needs what, where, how pressing, until when. Never
  /// longer than `longestMessage`: what is many becomes a count.
  package func message(_ referral: Referral) throws(Fault) -> String {
    let ask = Say.pleaseAnswer(
      by: when(referral.answerBy), isLate: referral.answerBy <= now)
    let text = Self.shortest(teasers(of: referral).map { "\($0) \(ask)" })
    return try checked(text, for: referral.service)
  }

  /// A question to several members at once, before any referral.
  package func question(_ round: AskRound) throws(Fault) -> String {
    guard let need = `case`.need(round.need) else { return "" }
    let persons = `case`.persons(of: need).map(\.person)
    let text = Self.shortest(
      Say.peoples(persons).map { people in
        Say.question(
          code: `case`.code, round: round.number, need: need.code, people: people,
          place: place(of: need), level: `case`.level, special: Say.special(persons))
      })
    return try checked(text, for: nil)
  }

  /// A page that ends in a reply slip: a teaser until the receiver has accepted, then with what the
  /// person agreed to share.
  package func sheet(_ referral: Referral) throws(Fault) -> String {
    let code = `case`.referralCode(referral.letter)
    let persons = persons(of: referral)
    var lines = Say.sheet(
      code: code, receiver: caseload.name(of: referral.service),
      need: need(of: referral)?.code, people: Say.people(persons),
      place: place(of: need(of: referral)), level: `case`.level, languages: languages,
      special: Say.special(persons))
    let isAccepted = referral.state.isAccepted
    let shared = isAccepted ? try sharedLines(referral) : []
    if !isAccepted { lines.append(Say.answerBy(when(referral.answerBy))) }
    let slip = isAccepted ? Say.slipAfterYes(code, callBack) : Say.slip(code, callBack)
    _ = try checked((lines + slip).joined(separator: "\n"), for: referral.service)
    return (lines + shared + slip).joined(separator: "\n")
  }

  /// All open referrals of one body, of whichever of its services, on one page, for one call. One
  /// that would give something away is named with the reason, and costs no other.
  ///
  /// Of the cases at hand; `Caseload.codes(withReferralsTo:)` says which to bring.
  package static func callSheet(
    _ organization: String, _ caseload: Caseload, at now: Instant
  ) -> String {
    guard let body = caseload.directory.organization(BodyID(rawValue: organization)) else {
      return ""
    }
    let keys = Set(body.services.map(\.key))
    var entries: [(isTold: Bool, due: Instant?, code: String, lines: [String])] = []
    for `case` in caseload.codes(withReferralsTo: body).compactMap({ caseload[$0] }) {
      let open = `case`.referrals.filter { $0.state.isOpen && keys.contains($0.service) }
      if open.isEmpty { continue }
      let outgoing = Outgoing(`case`, caseload, at: now)
      for referral in open {
        let code = `case`.referralCode(referral.letter)
        let lines: [String]
        do throws(Fault) { lines = try outgoing.entry(referral) } catch {
          lines = ["\(code): \(error.description)"]
        }
        entries.append((referral.told != nil, referral.due?.at, code, lines))
      }
    }
    // Whom nobody has told comes first; then what is due next, and what has no clock last.
    entries.sort {
      ($0.isTold ? 1 : 0, $0.due?.seconds ?? .max, $0.code)
        < ($1.isTold ? 1 : 0, $1.due?.seconds ?? .max, $1.code)
    }
    let head = Say.callSheet(
      body.name, body.contact?.text, WallTime(now, offset: caseload.desk.offset).inFull)
    if entries.isEmpty { return (head + ["", Say.nothingOpen]).joined(separator: "\n") }
    return (head + entries.flatMap { [""] + $0.lines }).joined(separator: "\n")
  }

  /// A referral on a call sheet: what is awaited, what it is about, and room for the answer.
  private func entry(_ referral: Referral) throws(Fault) -> [String] {
    let awaited = Say.awaited(referral, by: referral.due.map { when($0.at) })
    let lines = [awaited, Self.shortest(teasers(of: referral)), Say.reply(referral)]
    _ = try checked(lines.joined(separator: "\n"), for: referral.service)
    return lines
  }

  // MARK: The search

  /// Refuses the desk's own words where something stands in them that isn't the desk's.
  private func checked(_ text: String, for service: ServiceKey?) throws(Fault) -> String {
    var own = [place(of: nil)] + `case`.needs.map { place(of: $0) } + languages
    own += [service.map(caseload.name(of:)), callBack].compactMap(\.self)
    let numbers = [callBack].compactMap(\.self).flatMap { Digits.all(in: $0) }.map(\.national)
    let kind = search.kind(
      in: text, besides: Say.vocabulary.union(own.flatMap(Spelling.words(in:)).map(\.folded)),
      ownNumbers: Set(numbers))
    if let kind { throw .givesAway(kind, in: nil) }
    return text
  }

  // MARK: Parts

  func need(of referral: Referral) -> Need? { `case`.need(referral.need) }

  func persons(of referral: Referral) -> [Person] {
    need(of: referral).map { `case`.persons(of: $0).map(\.person) } ?? []
  }

  func when(_ moment: Instant) -> String { WallTime(moment, offset: caseload.desk.offset).inFull }

  private func place(of need: Need?) -> String {
    let id = need?.place ?? `case`.facts.place
    return id.map { Gazetteer.pakistan.name(of: $0) } ?? Say.placeNotKnown
  }

  private var languages: [String] { `case`.facts.languages.map(Languages.name) }

  /// Who sees to tonight's answers, with a number; nil where nobody with a number is on duty.
  private var callBack: String? {
    caseload.settings.onDuty.lazy.compactMap { caseload.people[$0] }.compactMap { staff in
      staff.phone?.filled.map { "\(staff.name.text), \($0.text)" }
    }.first
  }

  /// The teaser at several lengths, the longest first.
  private func teasers(of referral: Referral) -> [String] {
    let persons = persons(of: referral)
    let code = `case`.referralCode(referral.letter)
    func teaser(_ people: String, _ languages: String, _ special: String) -> String {
      Say.teaser(
        code: code, need: need(of: referral)?.code, people: people,
        place: place(of: need(of: referral)), level: `case`.level, languages: languages,
        special: special)
    }
    let special = Say.special(persons)
    let spoken = Say.languages(languages)
    let longest = Say.peoples(persons).map { teaser($0, spoken, special) }
    let household = Say.household(persons)
    let few = Say.languages(languages, most: 2)
    return longest + [
      teaser(household, few, special),
      teaser(household, few, special.isEmpty ? "" : Say.specialAsked),
      teaser(household, "", special.isEmpty ? "" : Say.specialAsked),
    ]
  }

  /// The first that is short enough; the last, cut, should none be.
  private static func shortest(_ texts: [String]) -> String {
    if let text = texts.first(where: { $0.count <= longestMessage }) { return text }
    return String((texts.last ?? "").prefix(longestMessage - 1)) + "…"
  }
}

extension Caseload {
  /// The arrivals that were added to a case.
  func joined(to case: Case) -> [Case] { `case`.joined.compactMap { self[$0] } }
}

extension WallTime {
  /// `Tue 24 Nov, 21:34`: whoever reads a message may do so tomorrow.
  fileprivate var inFull: String { "\(weekdayInWords) \(dayInWords), \(clock)" }
}
