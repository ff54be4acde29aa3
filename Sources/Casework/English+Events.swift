// What was done and what is due, as a timeline and a queue tell them.

extension CaseEvent {
  /// One line of a timeline.
  ///
  /// - Parameters:
  ///   - isCovered: leaves out what somebody typed, which may hold a name or a number. Logs, lists,
  ///     errors and the status line are covered; only the open case shows everything.
  ///   - names: how services, bodies and people are called.
  package func inWords(isCovered: Bool = true, _ names: Names) -> String {
    let name = names.service
    /// What was typed, after a sign; nothing when it is covered.
    func typed(_ words: Words?, _ sign: String = " – ") -> String {
      guard !isCovered, let words = words?.filled else { return "" }
      return sign + words.text
    }
    return switch self {
    case .opened(_, let inInbox, _): inInbox ? "arrived in the inbox" : "case opened"
    case .taken: "taken from the inbox"
    case .putBack: "back in the inbox"
    case .joined(let arrival): "\(arrival) added to it"
    case .parted(let arrival): "\(arrival) taken from it again"
    case .annulled: "entered in error"
    case .consented(let topic, let answer, _, _, _):
      "consent to \(topic.inWords(names.body)): \(answer.inWords)"
    case .conflictAnswered(let body, let answer, _):
      "ties of \(names.body(body)): \(answer?.inWords ?? "not asked")"
    case .triageOwed(_, let why): "to be triaged again: \(why.inWords)"
    case .amended: "facts changed"
    case .triaged(let triage, let was):
      (was.map { "level \($0.level.rawValue) → " } ?? "level ") + "\(triage.level.withNumber)"
        + ": \(triage.inWords(isCovered: isCovered))"
    case .untriaged(let triage):
      "level taken back to \(triage.map { $0.level.withNumber } ?? "none")"
    case .needAdded(let need, let code, _, _, _): "need \(need): \(code.withCode)"
    case .needRemoved(let need): "need \(need) taken back"
    case .needDue(let need, let actBy, let was):
      actBy == nil
        ? "need \(need): no clock"
        : was == nil ? "need \(need): clock started" : "need \(need): another clock"
    case .needNarrowed(let need, let persons, _):
      "need \(need) is now for person \(persons.map(String.init).joined(separator: ", "))"
    case .asked(let round, let need, let services, _):
      "asked \(services.map(name).joined(separator: ", ")) about need \(need) (round \(round))"
    case .unasked(let round, _): "round \(round) taken back"
    case .replied(let round, _, let service, _, let reply, _):
      "round \(round): \(name(service)) – \(reply?.inWords ?? "not heard yet")"
    case .sent(
      let letter, let need, let service, _, _, _, _, let override, let why, let second,
      let countersignBy):
      "\(letter) sent: need \(need) to \(name(service))"
        + (override == nil ? "" : " – without consent") + typed(override, ": ")
        + typed(second, ", agreed: ") + (countersignBy == nil ? "" : ", to be countersigned")
        + typed(why, " – why: ")
    case .countersigned(let letter, _, _, let second):
      "\(letter) countersigned" + typed(second, " by ")
    case .hastened(let letter, _, _, _): "\(letter): less time"
    case .told(let letter, _, _, let channel, let whom, _, _):
      "\(letter) told by \(channel.inWords)" + typed(whom, ": ")
    case .acknowledged(let letter, _, _, let person, _):
      "\(letter) acknowledged" + typed(person, " by ")
    case .accepted(let letter, _, _, let worker, _, _, _):
      "\(letter) accepted" + typed(worker, ", worker ")
    case .declined(let letter, _, _, let reason, let note, _):
      "\(letter) declined: \(reason.inWords)" + typed(note)
    case .routedOn(let letter, _, _, let suggests, _):
      "\(letter) names another body" + typed(suggests, ": ")
    case .started(let letter, _, _, let note, _): "\(letter) in service" + typed(note, ": ")
    case .notReached(let letter, _, _, let attempts, let note, _):
      "\(letter) no contact yet, \(attempts.count) tried" + typed(note, ": ")
    case .returned(let letter, _, _, let why, _): "\(letter) given back" + typed(why, ": ")
    case .completed(let letter, _, _, let outcome, let note, _):
      "\(letter) completed: \(outcome.inWords)" + typed(note)
    case .expired(let letter, _, _, _): "\(letter) no answer in time"
    case .withdrawn(let letter, _, _, let reason, let note, _):
      "\(letter) withdrawn: \(reason.inWords)" + typed(note)
    case .voided(let letter, _): "\(letter) taken back"
    case .stepUndone(let letter, _, let state): "\(letter) back to \(state.inWords)"
    case .settled(let need, let reason, let note):
      "need \(need) settled: \(reason.inWords)" + typed(note)
    case .unsettled(let need): "need \(need) is open again"
    case .notified(_, let body, _, let channel, let whom, let what, let override, let why):
      "\(names.body(body)) notified by \(channel.inWords)"
        + (override == nil ? "" : ", without consent")
        + typed(whom, ": ") + typed(what) + typed(override, ": ") + typed(why, " – why: ")
    case .attempted(_, _, let result, let note):
      "tried to reach them: \(result.inWords)" + typed(note)
    case .attemptStruck(let attempt): "attempt \(attempt) taken back"
    case .ended(let closing): closing.inWords(isCovered: isCovered)
    case .reopened(let what, _, _): "open again" + typed(what, ": ")
    case .assigned(let person, let reason, _):
      (person.map { "with \(names.person($0))" } ?? "with nobody")
        + (reason.map { ": \($0.inWords)" } ?? "")
    case .noted(let note, let text): "note \(note)" + typed(text, ": ")
    case .noteStruck(let note): "note \(note) taken back"
    case .todoAdded(let todo, let what, let owner, _):
      "to-do \(todo) for \(names.person(owner))" + typed(what, ": ")
    case .todoRemoved(let todo): "to-do \(todo) taken back"
    case .todoFinished(let todo, let said):
      "to-do \(todo) done" + typed(said, ": deleted, said ")
    case .erased(let erasure):
      erasure.whatInWords + ": " + erasure.reason + typed(erasure.second, ", agreed: ")
    case .todoReopened(let todo): "to-do \(todo) open again"
    case .uncovered: "names and numbers shown"
    case .reviewed(let review, let decision): "review \(review): \(decision.inWords)"
    case .unreviewed(let review, _): "review \(review): decision taken back"
    }
  }
}

extension ReviewDecision {
  package var inWords: String {
    switch self {
    case .kept: "kept as it is"
    case .reassigned: "given to somebody else"
    case .rerouted: "need moved to another body"
    case .levelChanged: "level changed"
    case .noted: "note"
    case .action: "action"
    case .changed: "changed"
    }
  }
}

extension NextStep {
  /// What must happen, as somebody would say it; without what was typed, since lists show it.
  package func inWords(_ names: Names) -> String {
    switch self {
    case .look: "to be looked at"
    case .triage, .retriage(.reopened), .untriaged: "to be triaged"
    case .nameNeeds: "name what is needed"
    case .retriage(let why): "triage again: \(why.inWords)"
    case .countersign(let letter): "second name: referral \(ReferralLetter(number: letter))"
    case .reply(let round): "hear from round \(round)"
    case .refused(let need): "said no: \(need.inWords)"
    case .firstDoor(let need): "route: \(need.inWords)"
    case .nextDoor(let need): "route again: \(need.inWords)"
    case .tell(let service): "NOT TOLD: \(names.service(service))"
    case .acknowledgement(let service): "no word yet: \(names.service(service))"
    case .answer(let service): "answer due: \(names.service(service))"
    case .contact(let service): "first contact: \(names.service(service))"
    case .todo(let owner): "to do: \(names.person(owner))"
    case .deadline: "deadline"
    case .needless: "no need named yet"
    case .takenOn: "every need taken on"
    case .nothing: "nothing is due"
    }
  }
}

extension CaseEvent {
  /// Somebody outside knows of the referral since.
  var isTelling: Bool {
    switch self {
    case .sent, .told: true
    default: false
    }
  }
}
