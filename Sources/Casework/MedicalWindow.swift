/// A time after an assault within which medical help does more: counted from the incident, and for
/// a clinician to judge, never for the desk (domain §5).
package struct MedicalWindow: Hashable, Sendable {
  package let hours: Int
  package let ends: Instant

  /// The desk's three: medico-legal examination, and what a clinician can do within three and five
  /// days.
  package static let hours = [6, 72, 120]
}

extension Facts {
  /// The windows of the last incident; none where nobody said when it was.
  package var windows: [MedicalWindow] {
    guard let incident else { return [] }
    return MedicalWindow.hours.map { MedicalWindow(hours: $0, ends: incident + .hours($0)) }
  }
}

extension MedicalWindow {
  /// "72 h: 5 h left, ask a clinician"
  package func inWords(at now: Instant) -> String {
    let name = hours == 6 ? "medico-legal exam, 6 h" : "\(hours) h"
    return ends > now
      ? "\(name): \((ends - now).inWords) left, ask a clinician"
      : "\(name): passed \((now - ends).inWords) ago, ask a clinician all the same"
  }
}
