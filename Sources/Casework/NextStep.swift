/// What must happen next in a case, with the need, body or person it is about: enough for a list to
/// say it without the case itself.
package enum NextStep: Hashable, Sendable, Codable {
  case look
  case triage
  case nameNeeds
  case retriage(RetriageReason)
  /// They said no to being referred, or took their yes back: it is asked again, or settled.
  case refused(NeedCode)
  case firstDoor(NeedCode)
  case nextDoor(NeedCode)
  case tell(ServiceKey)
  case acknowledgement(ServiceKey)
  case answer(ServiceKey)
  case contact(ServiceKey)
  case countersign(letter: Int)
  case reply(round: Int)
  case todo(PersonID)
  case deadline
  /// Nothing is due, and it was never triaged.
  case untriaged
  /// Nothing is due, and no need was named.
  case needless
  /// Nothing is due, for every need is taken on.
  case takenOn
  case nothing
}

extension Case {
  package var nextStep: NextStep { nextStep(nextDue) }

  /// - Parameter due: what is due next, for whoever knows it already.
  package func nextStep(_ due: Due?) -> NextStep {
    if let due, let step = step(for: due.what) { return step }
    return switch status {
    case .inbox, .new: .untriaged
    case .triaged where needs.isEmpty: .needless
    case .followUp: .takenOn
    default: .nothing
    }
  }

  private var saidNo: Bool { [.no, .withdrawn].contains(facts.consent.refer) }

  /// What is due, with what it is about; nil for something that isn't in the case.
  package func step(for what: Due.What) -> NextStep? {
    func service(_ letter: ReferralLetter, _ step: (ServiceKey) -> NextStep) -> NextStep? {
      referral(letter).map { step($0.service) }
    }
    return switch what {
    case .look: .look
    case .triage: .triage
    case .nameNeeds: .nameNeeds
    case .retriage(let why): .retriage(why)
    case .firstDoor(let number):
      need(number).map { saidNo ? .refused($0.code) : .firstDoor($0.code) }
    case .nextDoor(let number): need(number).map { saidNo ? .refused($0.code) : .nextDoor($0.code) }
    case .tell(let letter): service(letter, NextStep.tell)
    case .acknowledgement(let letter): service(letter, NextStep.acknowledgement)
    case .answer(let letter): service(letter, NextStep.answer)
    case .contact(let letter): service(letter, NextStep.contact)
    case .countersign(let letter): .countersign(letter: letter.number)
    case .reply(let round): .reply(round: round)
    case .todo(let number): todos.first { $0.number == number }.map { .todo($0.owner) }
    case .deadline: .deadline
    }
  }
}
