import Canvas
import Caseload
import Casework
import Coalition

// A round through the open cases.

extension State {
  mutating func keepAndGoOn(_ caseload: Caseload) -> [Effect] {
    guard let review = caseload.review, let `case` = selectedCase(caseload) else { return [] }
    guard review.decided[`case`.code, default: 0] == 0 else { return goOn(caseload) }
    return [.perform([ask(`case`, .keep, done: English.kept(`case`.code))])]
  }

  /// To the next case of the agenda that nobody has decided on.
  mutating func goOn(_ caseload: Caseload) -> [Effect] {
    guard let review = caseload.review else { return [] }
    let codes = caseload.codes(shown)
    let at = queue.selected.flatMap { codes.firstIndex(of: $0) } ?? 0
    let order = codes[min(at + 1, codes.count)...] + codes[..<min(at + 1, codes.count)]
    if let next = order.first(where: { review.decided[$0, default: 0] == 0 }) {
      queue.selected = next
    } else {
      status = StatusLine(
        done: review.next == nil ? English.allDecided(keymap) : English.shownDecided(keymap))
    }
    focus = .queue
    return []
  }

  mutating func toggleReview(_ caseload: Caseload) -> [Effect] {
    guard let underWay = caseload.review else { return open(.startReview(me)) }
    guard review == nil else {
      return push(
        .picker(
          Picker(
            title: English.review(underWay.id, undecided: underWay.undecided),
            choices: [
              .init(key: "l", title: English.leaveReview, then: .leaveReview),
              .init(
                key: "e", title: English.endReview,
                then: .perform(Ask(.endReview, done: English.reviewEnded(keymap)))),
            ])))
    }
    enterReview(underWay)
    return []
  }

  mutating func readMinutes(_ caseload: Caseload) -> [Effect] {
    guard let review = caseload.review ?? caseload.reviews.last else { return [] }
    var minutes = Confirmation(
      title: English.minutesOf(review.id), lines: [], otherwise: nil)
    minutes.minutes = review.id
    return push(.confirmation(minutes))
  }

  mutating func enterReview(_ underWay: Review) {
    review = underWay.id
    queue.unmark()
    query = Query()
    focus = .queue
    if let next = underWay.next ?? underWay.agenda.first { queue.selected = next }
  }
}
