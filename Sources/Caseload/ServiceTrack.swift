import Casework
import Coalition

/// How a service has dealt with what it was sent or asked lately: what a match ranks it by.
///
/// Folded event by event, and only the last of each are kept, so that a body can mend its record.
struct ServiceTrack: Sendable, Codable {
  private var sent: [Noted<Instant>] = []
  /// Whether an answer came in time; one that expired didn't.
  private var answers: [Noted<Bool>] = []
  /// What was said of a bed, to whichever case asked.
  private var replies: [Noted<AskRound.Reply>] = []

  private static let kept = 20

  /// Something of a referral or an ask round, by which it can be taken back.
  private struct Noted<Value: Sendable & Codable>: Sendable, Codable {
    let code: CaseCode
    let number: Int
    let value: Value
  }

  var lastReply: AskRound.Reply? { replies.map(\.value).max { $0.at < $1.at } }

  func record(open: Int) -> ServiceRecord {
    ServiceRecord(
      inTime: answers.count(where: \.value), answers: answers.count, open: open,
      lastSent: sent.map(\.value).max())
  }

  /// - Parameter case: as it is once the event has been applied.
  mutating func note(_ event: CaseEvent, on case: Case) {
    let code = `case`.code
    switch event {
    case .sent(let letter, _, _, let at, _, _, _, _, _, _, _):
      Self.put(at, code, letter.number, &sent)
    case .accepted(let letter, _, let at, _, _, _, let was),
      .declined(let letter, _, let at, _, _, let was), .routedOn(let letter, _, let at, _, let was):
      // A yes that comes late, after it lapsed or a no, is the second answer.
      guard was.awaitsAnswer, let referral = `case`.referral(letter) else { return }
      Self.put(at <= referral.answerBy, code, letter.number, &answers)
    case .expired(let letter, _, _, _), .withdrawn(let letter, _, _, _, _, _):
      guard `case`.referral(letter)?.wentUnanswered == true else { return }
      Self.put(false, code, letter.number, &answers)
    case .stepUndone(let letter, _, let state) where state.awaitsAnswer:
      Self.remove(code, letter.number, &answers)
    case .voided(let letter, _):
      Self.remove(code, letter.number, &answers)
      Self.remove(code, letter.number, &sent)
    case .replied(let round, let need, _, let at, let reply, _):
      guard `case`.need(need)?.code.isBed == true else { return }
      if let reply, reply.answer != .noAnswer {
        Self.put(AskRound.Reply(reply: reply, at: at), code, round, &replies)
      } else {
        Self.remove(code, round, &replies)
      }
    default: break
    }
  }

  private static func put<Value: Sendable & Codable>(
    _ value: Value, _ code: CaseCode, _ number: Int, _ list: inout [Noted<Value>]
  ) {
    remove(code, number, &list)
    list.append(Noted(code: code, number: number, value: value))
    if list.count > kept { list.removeFirst(list.count - kept) }
  }

  private static func remove<Value: Sendable & Codable>(
    _ code: CaseCode, _ number: Int, _ list: inout [Noted<Value>]
  ) {
    list.removeAll { $0.code == code && $0.number == number }
  }
}

extension Case {
  /// The service that an event says something about.
  func service(of event: CaseEvent) -> ServiceKey? {
    if case .replied(_, _, let service, _, _, _) = event { return service }
    return event.referral.flatMap(referral)?.service
  }
}
