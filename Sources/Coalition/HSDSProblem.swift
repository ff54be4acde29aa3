/// Why something of an HSDS file was not taken over. The words are in `HSDS+English.swift`.
package enum HSDSProblem: Error, Hashable, Sendable {
  /// JSON, but no organization, no array and no page of them.
  case notADirectory
  /// An organization was left out with all its services.
  case organization(String, field: String, HSDSFault)
  /// A service was left out, for a wrong limit could open a shelter to the wrong person. The rest
  /// of its organization was kept.
  case service(String, of: String, field: String, HSDSFault)
}

/// What is wrong with a field.
package enum HSDSFault: Hashable, Sendable {
  case missing
  case notAsHSDSHasIt
  case notUUID
  case taken
  /// A term, a status, a place.
  case unknown(String)
  /// A term of ours on the wrong kind of record.
  case misplaced(String)
  /// A day, a time, a date.
  case unreadable(String)
  case notAnAge
  case agesCrossed
  case notACount
  case isAService
}

/// A fault before it is known whose it is.
struct HSDSFieldFault: Error {
  let field: String
  let fault: HSDSFault

  init(_ field: String, _ fault: HSDSFault) {
    self.field = field
    self.fault = fault
  }
}
