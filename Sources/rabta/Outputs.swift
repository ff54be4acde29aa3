import Caseload
import Casework
import Coalition

// What the verbs print, as JSON field by field (docs/data-format.md) and in words.

struct ListOutput: Encodable { var cases: [RowOutput] }

struct RowOutput: Encodable {
  var code: CaseCode
  var level: Int?
  var state: Status
  var what: String
  var place: String
  var people: String
  var next: String
  var due: Instant?
  var isLate: Bool
  var owner: PersonID?

  init(_ row: Row, _ now: Instant) {
    code = row.code
    level = row.level?.rawValue
    state = row.status
    what = row.forms
    place = row.place
    people = row.people
    next = row.next
    due = row.due?.at
    isLate = row.due.map { $0.at < now } ?? false
    owner = row.owner
  }
}

struct CaseOutput: Encodable {
  struct NeedOutput: Encodable {
    var number: Int
    var code: NeedCode
    var persons: [Int]
    var actBy: Instant?
    var isAnswered: Bool
  }
  struct ReferralOutput: Encodable {
    var code: String
    var need: Int
    var service: ServiceKey
    var receiver: String
    var state: ReferralState
    var since: Instant
    var isTold: Bool
    var answerBy: Instant
  }
  struct PersonOutput: Encodable {
    var number: Int
    var age: Age
    var gender: Gender
    var name: String?
  }
  struct Identity: Encodable {
    var story: String
    var phone: String?
    var placeDetail: String?
    var instructions: String?
    var codeWord: String?
    var caller: String?
    var notes: [String]
  }

  var code: CaseCode
  var opened: Instant
  var level: Int?
  var rule: String?
  var state: Status
  var owner: PersonID?
  var what: [Form]
  var isBondedLabour: Bool
  var place: AreaID?
  var placeName: String
  var contact: SafeContact.Permission
  var contactRule: String
  var consentToRefer: Consent.Answer
  var persons: [PersonOutput]
  var needs: [NeedOutput]
  var referrals: [ReferralOutput]
  var seq: Int
  var damaged: String?
  /// Only with `--identity`.
  var identity: Identity?

  init(_ case: Case, _ caseload: Caseload, _ now: Instant, identity isShown: Bool) {
    let facts = `case`.facts
    code = `case`.code
    opened = `case`.openedAt
    level = `case`.level?.rawValue
    rule = `case`.triage?.inWords(isCovered: !isShown)
    state = `case`.status
    owner = `case`.owner
    what = facts.forms
    isBondedLabour = facts.isBondedLabour
    place = facts.place
    placeName = facts.place.map { Gazetteer.pakistan.name(of: $0) } ?? "not known"
    contact = facts.contact.may
    contactRule = facts.contact.banner
    consentToRefer = facts.consent.refer
    persons = facts.persons.enumerated().map {
      .init(
        number: $0 + 1, age: $1.age, gender: $1.gender, name: isShown ? $1.name?.text : nil)
    }
    needs = `case`.needs.map {
      .init(
        number: $0.number, code: $0.code, persons: $0.persons, actBy: $0.actBy,
        isAnswered: `case`.isAnswered($0))
    }
    referrals = `case`.referrals.map {
      .init(
        code: `case`.referralCode($0.letter), need: $0.need, service: $0.service,
        receiver: caseload.name(of: $0.service), state: $0.state, since: $0.since,
        isTold: $0.told != nil, answerBy: $0.answerBy)
    }
    seq = `case`.lastSeq
    damaged = caseload.damaged[`case`.code]
    if isShown {
      identity = Identity(
        story: facts.story.text, phone: facts.contact.phone?.text,
        placeDetail: facts.placeDetail?.text, instructions: facts.contact.instructions?.text,
        codeWord: facts.contact.codeWord?.text,
        caller: facts.caller?.text,
        notes: `case`.notes.filter { !$0.isStruck }.map(\.text.text))
    }
  }

  var inWords: String {
    var lines = [
      "\(code)  level \(level.map(String.init) ?? "not set")  \(state.inWords)"
        + (owner.map { "  with \($0)" } ?? "")
    ]
    if let damaged { lines.append("HISTORY DAMAGED, \(damaged)") }
    lines.append(contactRule)
    if let rule { lines.append("level by: \(rule)") }
    lines.append(
      "\(what.isEmpty ? "not known yet" : what.map(\.inWords).joined(separator: ", ")) – \(placeName)"
    )
    lines.append("consent to refer: \(consentToRefer.inWords)")
    for person in persons {
      let words = Person(age: person.age, gender: person.gender).inWords
      lines.append("person \(person.number): \(words)\(person.name.map { " – \($0)" } ?? "")")
    }
    for need in needs {
      lines.append(
        "need \(need.number): \(need.code.withCode)\(need.isAnswered ? " – taken on" : "")")
      for referral in referrals where referral.need == need.number {
        lines.append(
          "  \(referral.code) \(referral.receiver): \(referral.state.inWords)"
            + (referral.state == .sent && !referral.isTold ? ", NOT TOLD YET" : ""))
      }
    }
    guard let identity else {
      lines.append("names, numbers and story: --identity")
      return lines.joined(separator: "\n")
    }
    if let phone = identity.phone { lines.append("number: \(phone) – \(contactRule)") }
    if let instructions = identity.instructions { lines.append("on the phone: \(instructions)") }
    if let word = identity.codeWord { lines.append("code word: \(word)") }
    if let caller = identity.caller { lines.append("caller: \(caller)") }
    if let detail = identity.placeDetail { lines.append("exact place: \(detail)") }
    lines.append("story: \(identity.story)")
    lines += identity.notes.map { "note: \($0)" }
    return lines.joined(separator: "\n")
  }
}

struct MatchOutput: Encodable {
  struct Entry: Encodable {
    var service: ServiceKey
    var organization: String
    var points: Int?
    /// Of a fit: why it ranks there. Of an exclusion: its rule. Else the questions to ask.
    var because: [String]
    var ask: [String]
  }

  var code: CaseCode
  var need: Int
  var needCode: NeedCode
  var fits: [Entry]
  var possible: [Entry]
  /// Those that offer what is needed come first.
  var excluded: [Entry]
  private var offering: Int

  private enum CodingKeys: String, CodingKey {
    case code, need, needCode, fits, possible, excluded
  }

  init(_ match: Match, _ case: Case, _ need: Need, _ desk: borrowing OpenDesk) {
    let words = desk.caseload.words(at: desk.now)
    let caseload = desk.caseload
    func entry(_ key: ServiceKey, _ points: Int?, _ because: [String], _ ask: [Question]) -> Entry {
      Entry(
        service: key, organization: caseload.name(of: key), points: points, because: because,
        ask: ask.map(words.question))
    }
    code = `case`.code
    self.need = need.number
    needCode = need.code
    fits = match.fits.map { entry($0.service, $0.points, $0.reasons.map(words.reason), $0.ask) }
    possible = match.possible.map {
      entry($0.service, nil, $0.questions.map(words.question), $0.ask)
    }
    excluded = match.excluded.map { entry($0.service, nil, [words.rule($0.rule)], []) }
    offering = match.offering.count
  }

  var inWords: String {
    var lines = ["\(code) need \(need): \(needCode.withCode)", ""]
    lines += fits.isEmpty ? NobodyFits.advice : ["fits, best first:"]
    for (rank, fit) in fits.enumerated() {
      lines.append("  \(rank + 1) \(fit.service)  \(fit.organization)")
      if !fit.because.isEmpty { lines.append("      \(fit.because.joined(separator: ", "))") }
      if !fit.ask.isEmpty { lines.append("      ask: \(fit.ask.joined(separator: "; "))") }
    }
    if !possible.isEmpty { lines += ["", "possible if:"] }
    for entry in possible {
      lines.append("  ? \(entry.service)  \(entry.organization)")
      lines.append("      \(entry.because.joined(separator: " "))")
    }
    let named = excluded.prefix(offering)
    if !named.isEmpty { lines += ["", "can't take it:"] }
    for entry in named {
      lines.append("  – \(entry.service)  \(entry.organization): \(entry.because.joined())")
    }
    let others = excluded.count - named.count
    if others > 0 { lines += ["", "\(others) more services do not offer this."] }
    return lines.joined(separator: "\n")
  }
}

struct LineOutput: Encodable {
  struct Event: Encodable {
    var on: CaseCode?
    var what: String
  }

  var seq: Int
  var at: Instant
  var by: PersonID
  var role: DeskRole?
  var undoes: Int?
  var events: [Event]

  init(_ line: Line, _ caseload: Caseload) {
    seq = line.seq
    at = line.at
    by = line.by
    role = line.role
    undoes = line.undoes
    events = line.events.map { event in
      switch event {
      case .on(let code, let event):
        Event(on: code, what: event.inWords { caseload.name(of: $0) })
      case .personListed(let staff): Event(on: nil, what: "person listed: \(staff.id)")
      case .organizationListed(let listed): Event(on: nil, what: "directory: \(listed.name)")
      case .reviewStarted(let review, _, let agenda):
        Event(on: nil, what: "review \(review) started, \(agenda.count) cases")
      case .reviewEnded(let review): Event(on: nil, what: "review \(review) ended")
      }
    }
  }

  var inWords: String {
    let what = events.map { event in (event.on.map { "\($0) " } ?? "") + event.what }
    return "\(String(seq).padding(to: 6)) \(at) \(by.rawValue.padding(to: 10)) "
      + what.joined(separator: "; ")
  }
}

struct VerifyOutput: Encodable {
  struct Damaged: Encodable {
    var place: String
    var reason: String
  }

  var lines: Int
  var cases: Int
  var damaged: [Damaged]
}
