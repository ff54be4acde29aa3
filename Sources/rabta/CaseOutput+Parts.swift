import Caseload
import Casework
import Coalition

// The parts of a case as `show` prints them.

struct DueOutput: Encodable {
  var at: Instant
  var what: String

  init(_ due: Due, _ case: Case, _ names: Names) {
    at = due.at
    what = (`case`.step(for: due.what) ?? .nothing).inWords(names)
  }
}

struct ConsentOutput: Encodable {
  /// As it is typed: `refer`, `share:phone`.
  var topic: String
  var about: String
  var answer: Consent.Answer
  var on: Instant?

  init(_ topic: Consent.Topic, _ consent: Consent, _ caseload: Caseload) {
    self.topic = topic.key
    about = topic.inWords(caseload.names.body)
    answer = consent[topic]
    on = consent.day(of: topic)
  }
}

struct TieOutput: Encodable {
  var body: String
  var answer: Conflict
}

struct WindowOutput: Encodable {
  var hours: Int
  var ends: Instant
  var inWords: String
}

struct PersonOutput: Encodable {
  var number: Int
  var age: Age
  var gender: Gender
  var pregnant: Known?
  var disability: Known?
  /// Only with `--identity`.
  var name: String?
  var special: String?

  init(_ number: Int, _ person: Person, _ isShown: Bool) {
    self.number = number
    age = person.age
    gender = person.gender
    pregnant = person.pregnant == .unknown ? nil : person.pregnant
    disability = person.disability == .unknown ? nil : person.disability
    name = isShown ? person.name?.text : nil
    special = isShown ? person.special?.text : nil
  }

  var inWords: String {
    var parts = [Person(age: age, gender: gender).inWords]
    if pregnant == .yes { parts.append("pregnant") }
    if disability == .yes { parts.append("disability") }
    if let special { parts.append(special) }
    return "person \(number): \(parts.joined(separator: ", "))\(name.map { " – \($0)" } ?? "")"
  }
}

struct NeedOutput: Encodable {
  var number: Int
  var code: NeedCode
  var persons: [Int]
  var place: AreaID?
  var actBy: Instant?
  var isAnswered: Bool
  var settled: SettleReason?

  init(_ need: Need, _ case: Case) {
    number = need.number
    code = need.code
    persons = need.persons
    place = need.place
    actBy = need.actBy
    isAnswered = `case`.isAnswered(need)
    settled = need.settled
  }

  var inWords: String {
    let whom = persons.map(String.init).joined(separator: ", ")
    return "need \(number): \(code.withCode)" + (persons.isEmpty ? "" : ", for person \(whom)")
      + (place.map { ", in \(Gazetteer.pakistan.name(of: $0))" } ?? "")
      + (settled.map { " – settled: \($0.inWords)" } ?? (isAnswered ? " – taken on" : ""))
  }
}

struct ReferralOutput: Encodable {
  var code: String
  var need: Int
  var service: ServiceKey
  var receiver: String
  var state: ReferralState
  var since: Instant
  var isTold: Bool
  var told: Instant?
  var channel: Channel?
  var answerBy: Instant
  var firstContact: Instant?
  var declineReason: DeclineReason?
  var moveReason: MoveReason?
  var outcome: ReferralOutcome?
  var attempts: [Instant]?
  /// A second name is owed by then.
  var countersignBy: Instant?
  /// Only with `--identity`.
  var whom: String?
  var focalPerson: String?
  var worker: String?
  var suggests: String?

  init(_ referral: Referral, _ case: Case, _ caseload: Caseload, _ isShown: Bool) {
    code = `case`.referralCode(referral.letter)
    need = referral.need
    service = referral.service
    receiver = caseload.name(of: referral.service)
    state = referral.state
    since = referral.since
    isTold = referral.told != nil
    told = referral.told?.at
    channel = referral.told?.channel
    answerBy = referral.answerBy
    firstContact = referral.firstContact
    declineReason = referral.declineReason
    moveReason = referral.moveReason
    outcome = referral.outcome
    attempts = referral.attempts.isEmpty ? nil : referral.attempts
    countersignBy = referral.state.isOpen ? referral.countersignBy : nil
    guard isShown else { return }
    whom = referral.told?.whom.text
    focalPerson = referral.focalPerson?.text
    worker = referral.worker?.text
    suggests = referral.suggests?.text
  }

  var inWords: String {
    var parts = ["\(code) \(receiver): \(state.inWords)"]
    if state == .sent && !isTold { parts.append("NOT TOLD YET") }
    switch state {
    case .declined: parts += [declineReason?.inWords].compactMap(\.self)
    case .withdrawn: parts += [moveReason?.inWords].compactMap(\.self)
    case .completed: parts += [outcome?.inWords].compactMap(\.self)
    case .noContact: parts.append("\(attempts?.count ?? 0) tried")
    default: break
    }
    for (label, name) in [
      ("told", whom), ("acknowledged by", focalPerson), ("worker", worker), ("names", suggests),
    ] {
      if let name { parts.append("\(label) \(name)") }
    }
    return parts.joined(separator: ", ")
  }
}

struct RoundOutput: Encodable {
  struct Reply: Encodable {
    var service: ServiceKey
    var body: String
    /// Missing while nothing was heard.
    var answer: AskReply.Answer?
    var reason: DeclineReason?
    var at: Instant?

    var inWords: String {
      answer.map { AskReply($0, reason).inWords } ?? "not heard yet"
    }
  }

  var number: Int
  var need: Int
  var at: Instant
  var replies: [Reply]

  init(_ round: AskRound, _ caseload: Caseload) {
    number = round.number
    need = round.need
    at = round.at
    replies = round.services.map { key in
      let reply = round.replies[key]
      return Reply(
        service: key, body: caseload.name(of: key), answer: reply?.reply.answer,
        reason: reply?.reply.reason, at: reply?.at)
    }
  }
}

struct NotificationOutput: Encodable {
  var number: Int
  var body: String
  var at: Instant
  var channel: Channel
  /// Only with `--identity`.
  var whom: String?
  var what: String?

  init(_ notification: Notification, _ caseload: Caseload, _ isShown: Bool) {
    number = notification.number
    body = caseload.name(of: notification.body)
    at = notification.at
    channel = notification.channel
    whom = isShown ? notification.whom.text : nil
    what = isShown ? notification.what.text : nil
  }
}

struct AttemptOutput: Encodable {
  var at: Instant
  var by: PersonID
  var result: AttemptResult
  /// Only with `--identity`.
  var note: String?

  init(_ attempt: Attempt, _ isShown: Bool) {
    at = attempt.at
    by = attempt.by
    result = attempt.result
    note = isShown ? attempt.note?.text : nil
  }
}

struct ErasedOutput: Encodable {
  var why: Erasure.Why
  /// Who was told, and is asked to delete.
  var told: [String]
  /// For the words only.
  private let sentence: String

  private enum CodingKeys: String, CodingKey {
    case why, told
  }

  init(_ erasure: Erasure, of code: CaseCode, _ names: Names) {
    why = erasure.why
    told = erasure.told.map { $0.inWords(of: code, names) }
    sentence = erasure.sentence
  }

  var lines: [String] { [sentence] + told.map { "was told, and is asked to delete: \($0)" } }
}

struct ToDoOutput: Encodable {
  var number: Int
  var owner: PersonID
  var due: Instant
  var isDone: Bool
  /// Only with `--identity`.
  var what: String?

  init(_ todo: ToDo, _ isShown: Bool) {
    number = todo.number
    owner = todo.owner
    due = todo.due
    isDone = todo.isDone
    what = isShown ? todo.what.text : nil
  }
}
