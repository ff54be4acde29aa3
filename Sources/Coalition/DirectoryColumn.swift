/// A column of the directory's table, which is a field on the command line too.
///
/// A row is one service; what is of its organisation is repeated in each. The words for them are in
/// `Directory+English.swift`.
package enum DirectoryColumn: CaseIterable, Sendable {
  // of the organisation
  case organisation, kind, base, knownFor, offices, contact
  // of the service
  case service, key, needs, districts, byPhone, takes, childSafe, loneChildren, hours, languages
  case forms, workers, freePlaces, countedAt, confirmedOn, papers, paperHours, localAuthority
  case status, until, remarks

  package var isOfService: Bool {
    switch self {
    case .organisation, .kind, .base, .knownFor, .offices, .contact: false
    default: true
    }
  }

  /// The column that a heading means, spelled and spaced as people do.
  package init?(_ heading: String) {
    let words = Self.folded(heading)
    let found = Self.allCases.first { column in
      ([column.name] + column.otherNames).contains { Self.folded($0) == words }
    }
    guard let found else { return nil }
    self = found
  }

  private static func folded(_ heading: String) -> String {
    Folded.text(heading.filter { $0.isLetter || $0.isNumber })
  }
}
