package import Casework
import Coalition

/// A need that nobody could meet: what a coalition trains for and raises funds with (domain §7).
package struct Gap: Hashable, Sendable {
  package let code: CaseCode
  package let need: NeedCode
  /// Where it was needed; nil is not known.
  package let place: AreaID?
  package let forms: [Form]
  /// When an operator settled it as not available.
  package let at: Instant
}

extension Caseload {
  /// The gaps that stand in the cases at hand, the latest first: one each time an operator settled a
  /// need as not available and didn't take it back.
  package func gaps(since start: Instant? = nil) -> [Gap] {
    cases.flatMap(\.gaps).latestFirst(since: start)
  }
}

extension [Gap] {
  package func latestFirst(since start: Instant? = nil) -> [Gap] {
    filter { gap in start.map { gap.at >= $0 } ?? true }
      .sorted { $0.at != $1.at ? $0.at > $1.at : $0.code < $1.code }
  }
}

extension Case {
  package var gaps: [Gap] {
    if isVoid { return [] }
    return needs.filter { $0.settled == .notAvailable }.map { need in
      let settled = history.last {
        if case .settled(need.number, _, _) = $0.event { true } else { false }
      }
      return Gap(
        code: code, need: need.code, place: need.place ?? facts.place, forms: facts.forms,
        at: settled?.stamp.at ?? lastChange)
    }
  }
}
