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
    due = row.due
    isLate = row.due.map { $0 < now } ?? false
    owner = row.owner
  }
}

struct MatchOutput: Encodable {
  struct Entry: Encodable {
    var service: ServiceKey
    var organization: String
    var points: Int?
    /// Of a fit: why it ranks there. Of an exclusion: every rule it fails. Else the questions.
    var because: [String]
    var ask: [String]
    /// Of an exclusion: whether a coordinator may send there all the same.
    var coordinatorMay: Bool?
  }

  /// A service that takes a part of the household.
  struct Part: Encodable {
    var service: ServiceKey
    var organization: String
    var takes: [Int]
    var leaves: [Int]
    var unsure: [Int]
    var inWords: String
  }

  var code: CaseCode
  var need: Int
  var needCode: NeedCode
  var fits: [Entry]
  var possible: [Entry]
  var partial: [Part]
  /// Those that offer what is needed come first.
  var excluded: [Entry]
  /// The same in words.
  private var lines: [String]

  private enum CodingKeys: String, CodingKey {
    case code, need, needCode, fits, possible, partial, excluded
  }

  init(_ match: Match, _ case: Case, _ need: Need, _ desk: borrowing OpenDesk) {
    let words = desk.caseload.words(at: desk.now)
    let caseload = desk.caseload
    func entry(
      _ key: ServiceKey, _ points: Int?, _ because: [String], _ ask: [Question],
      coordinatorMay: Bool? = nil
    ) -> Entry {
      Entry(
        service: key, organization: caseload.name(of: key), points: points, because: because,
        ask: ask.map(words.question), coordinatorMay: coordinatorMay)
    }
    code = `case`.code
    self.need = need.number
    needCode = need.code
    fits = match.fits.map { entry($0.service, $0.points, $0.reasons.map(words.reason), $0.ask) }
    possible = match.possible.map {
      entry($0.service, nil, $0.questions.map(words.question), $0.ask)
    }
    partial = match.partial.map {
      Part(
        service: $0.service, organization: caseload.name(of: $0.service), takes: $0.takes,
        leaves: $0.leaves, unsure: $0.unsure,
        inWords: words.partial($0, of: `case`.facts.persons))
    }
    excluded = match.excluded.map {
      entry(
        $0.service, nil, $0.all.map(words.rule), [], coordinatorMay: $0.coordinatorMay)
    }
    lines = words.lines(of: match, for: need, of: `case`, in: caseload.directory)
  }

  var inWords: String {
    (["\(code) need \(need): \(needCode.withCode)", ""] + lines).joined(separator: "\n")
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
        Event(
          on: code,
          what: line.isBlanked && caseload.isErased(code)
            ? Words.erased.text : event.told(isCovered: true, caseload.names))
      case .personListed(let staff): Event(on: nil, what: "person listed: \(staff.id)")
      case .organizationListed(let listed): Event(on: nil, what: "directory: \(listed.name)")
      case .capacityReported(let service, let free, _):
        Event(on: nil, what: "\(caseload.name(of: service)): \(free) free (\(service))")
      case .settingsChanged: Event(on: nil, what: "settings changed")
      case .reviewStarted(let review, _, let agenda):
        Event(on: nil, what: "review \(review) started, \(agenda.count) cases")
      case .reviewEnded(let review): Event(on: nil, what: "review \(review) ended")
      case .blanked(let lines): Event(on: nil, what: English.linesBlanked(lines.count))
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
