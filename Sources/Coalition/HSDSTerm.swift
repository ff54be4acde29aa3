import Casework

/// A term of the taxonomy `rabta`, which carries what HSDS has no field for: `need:SHE`,
/// `gender:F`, `kind:member`.
enum HSDSTerm: Hashable, Sendable {
  // of an organization
  case kind(Organization.Kind)
  /// The attribute's value says where, in words.
  case base
  /// The value is a district's id and, after a slash, the tehsil.
  case office
  // of a service
  case need(NeedCode)
  case gender(Gender)
  case form(Form)
  case localAuthority
  case byPhone
  /// The value is one group of those it takes, as `Service.Group.code` writes it.
  case takes
  case childSafe(Bool)
  case loneChildren(Bool)
  case worker(Gender)
  /// Nothing has to be brought.
  case noPapers
  /// The value says how many hours the papers take.
  case paperHours
  /// The value is when it opens again.
  case suspendedUntil

  static let taxonomy = "rabta"

  init?(code: String) {
    switch code {
    case "base": self = .base
    case "authority:local": self = .localAuthority
    case "way:phone": self = .byPhone
    case "office": self = .office
    case "takes": self = .takes
    case "child-safe:yes": self = .childSafe(true)
    case "child-safe:no": self = .childSafe(false)
    case "lone-children:yes": self = .loneChildren(true)
    case "lone-children:no": self = .loneChildren(false)
    case "papers:none": self = .noPapers
    case "papers:hours": self = .paperHours
    case "suspended-until": self = .suspendedUntil
    default:
      let parts = code.split(separator: ":", omittingEmptySubsequences: false).map { String($0) }
      guard parts.count == 2 else { return nil }
      let term: HSDSTerm? =
        switch parts[0] {
        case "kind": Organization.Kind(rawValue: parts[1]).map { .kind($0) }
        case "need": NeedCode(rawValue: parts[1]).map { .need($0) }
        case "form": Form(rawValue: parts[1]).map { .form($0) }
        // A service whose genders aren't known says nothing of them.
        case "gender" where parts[1] != Gender.unknown.rawValue:
          Gender(rawValue: parts[1]).map { .gender($0) }
        case "worker" where parts[1] != Gender.unknown.rawValue:
          Gender(rawValue: parts[1]).map { .worker($0) }
        default: nil
        }
      guard let term else { return nil }
      self = term
    }
  }

  var code: String {
    switch self {
    case .kind(let kind): "kind:\(kind.rawValue)"
    case .base: "base"
    case .need(let need): "need:\(need.rawValue)"
    case .gender(let gender): "gender:\(gender.rawValue)"
    case .form(let form): "form:\(form.rawValue)"
    case .localAuthority: "authority:local"
    case .byPhone: "way:phone"
    case .office: "office"
    case .takes: "takes"
    case .childSafe(let isSo): "child-safe:\(isSo ? "yes" : "no")"
    case .loneChildren(let isSo): "lone-children:\(isSo ? "yes" : "no")"
    case .worker(let gender): "worker:\(gender.rawValue)"
    case .noPapers: "papers:none"
    case .paperHours: "papers:hours"
    case .suspendedUntil: "suspended-until"
    }
  }

  /// Whether several attributes of one record may have it, told apart by their values.
  var mayStandTwice: Bool { self == .office || self == .takes }

  var record: HSDSTaxonomyTerm {
    HSDSTaxonomyTerm(
      id: HSDSID.derived(Self.taxonomy, code), code: code, name: name, description: description,
      taxonomy: Self.taxonomy)
  }
}

/// The ids of HSDS: every record has one, a UUID.
enum HSDSID {
  /// An id that follows from what it names, so that writing twice gives the same file.
  ///
  /// A UUID of version 8 (RFC 9562 §5.8) over FNV-1a, 128 bits wide: names, not secrets.
  static func derived(_ parts: String...) -> String {
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in parts.joined(separator: "\n").utf8 {
      hash ^= UInt128(byte)
      hash &*= 0x0000_0000_0100_0000_0000_0000_0000_013b
    }
    hash = hash & ~(0xf << 76) | (0x8 << 76)
    hash = hash & ~(0x3 << 62) | (0x2 << 62)
    let digits = String(hash, radix: 16)
    var text = String(repeating: "0", count: 32 - digits.count) + digits
    for place in [20, 16, 12, 8] {
      text.insert("-", at: text.index(text.startIndex, offsetBy: place))
    }
    return text
  }

  /// In lower case, as ids are compared letter by letter; nil where it is no UUID.
  static func read(_ text: String) -> String? {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12],
      groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
    else { return nil }
    return text.lowercased()
  }
}
