// Every word of the border format that a person reads.

import Casework

extension HSDSProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notADirectory:
      "This is no HSDS directory: it holds no organization, no list and no page of them."
    case .organization(let name, let field, let fault):
      "\(plain(name)): \(fault.words(field)). The organization was left out."
    case .service(let service, let name, let field, let fault):
      "\(plain(name)), service \(plain(service)): \(fault.words(field)). "
        + "The service was left out, the rest was kept."
    }
  }

  /// A record without a name is told by its place in the file.
  static func number(_ number: Int) -> String { "Record \(number)" }
  static func serviceNumber(_ number: Int) -> String { "number \(number)" }
}

extension HSDSFault {
  fileprivate func words(_ field: String) -> String {
    let field = field.isEmpty ? "it" : field
    return switch self {
    case .missing: "\(field) is missing"
    case .notAsHSDSHasIt: "\(field) is not what HSDS asks for"
    case .notUUID: "\(field) is not a UUID"
    case .taken: "\(field) is the same as of an earlier record"
    case .unknown(let text): "\(field) says \(plain(text)), which this desk doesn't know"
    case .misplaced(let text): "\(field) says \(plain(text)), which doesn't belong there"
    case .unreadable(let text): "\(field) can't be read: \(plain(text))"
    case .notAnAge: "\(field) is not an age in years"
    case .agesCrossed: "minimum_age is above maximum_age"
    case .notACount: "\(field) is not a number of places"
    case .isAService: "it is a service, and an organization with its services is asked for"
    }
  }
}

extension HSDSTerm {
  var name: String {
    switch self {
    case .kind(let kind): kind.inWords
    case .base: "base"
    case .need(let need): need.inWords
    case .gender(let gender): gender.inWords
    case .form(let form): form.inWords
    case .localAuthority: "local authority"
    case .byPhone: "by phone"
    case .office: "office"
    case .takes: "takes"
    case .childSafe(let isSo): isSo ? "child-safe" : "not child-safe"
    case .loneChildren(let isSo): isSo ? "takes lone children" : "no lone children"
    case .worker(let gender): "worker: \(gender.inWords)"
    case .noPapers: "no papers needed"
    case .paperHours: "hours that papers take"
    case .suspendedUntil: "suspended until"
    }
  }

  var description: String {
    switch self {
    case .kind: "What kind of body it is."
    case .base: "Where the body is based: the value says it in words."
    case .need: "A need that the service answers."
    case .gender: "Whom the service takes."
    case .form: "What the service knows well."
    case .localAuthority: "An office of local authority, which an official may have a hand in."
    case .byPhone: "Given by phone, so the place doesn't matter within the country."
    case .office: "Where the body sits: the value is a district and, after a slash, a tehsil."
    case .takes: "Persons that are taken alike: the value says their genders and ages."
    case .childSafe: "Whether a child is safe there, its staff checked and strangers kept apart."
    case .loneChildren: "Whether a child may come without a grown person of their own."
    case .worker: "The gender of a worker who can be asked for."
    case .noPapers: "Nothing has to be brought to be let in."
    case .paperHours: "How many hours it takes to get the papers that must be brought."
    case .suspendedUntil: "When a service that is suspended opens again."
    }
  }
}

enum HSDSWords {
  /// For an organization that the public knows for nothing: HSDS requires a description.
  static let notKnown = "Not known."
  /// What is counted.
  static let place = "place"
  /// What else it is called in files.
  static let placeUnits = ["place", "places", "bed", "beds"]
}

/// Text of a file as it may be put on a terminal: without control characters, and not too long.
func plain(_ text: String) -> String {
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: "?"
    // All but the joiners, without which some Urdu words are misspelled, steer the terminal.
    case .format where !scalar.properties.isJoinControl: "?"
    default: scalar
    }
  }
  let whole = String(String.UnicodeScalarView(scalars))
  return whole.count <= 60 ? whole : "\(whole.prefix(59))…"
}
