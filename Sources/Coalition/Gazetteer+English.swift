// The words that say which place is meant. `look(up:)` understands each of them.

enum PlaceWords {
  /// "Kasur, Punjab", "Lahore division, Punjab".
  ///
  /// A district with a namesake in its own province says that it is one: "Sahiwal district, Punjab".
  static func title(of area: Area, in province: String?, hasNamesake: Bool) -> String {
    let name =
      switch area.kind {
      case .division: "\(area.name) division"
      case .district where hasNamesake: "\(area.name) district"
      default: area.name
      }
    guard area.kind == .division || area.kind == .district, let province else { return name }
    return "\(name), \(province)"
  }

  /// - Parameter isUnsure: whether a district was asked for and this isn't one.
  static func candidate(_ name: PlaceName, in area: Area, isUnsure: Bool) -> String {
    // A name in another script would turn the line around.
    let isLatin = name.text.unicodeScalars.allSatisfy { $0.value < 0x600 }
    return switch name.kind {
    case .town where area.kind == .abroad: isLatin ? "\(area.title) (\(name.text))" : area.title
    case .town: isLatin ? "\(name.text) (town), \(area.title)" : "town in \(area.title)"
    case .newer:
      isLatin ? "\(name.text) (newer district), \(area.title)" : "newer district in \(area.title)"
    case .unsure: "\(area.title) (district not known)"
    case .own, .also: isUnsure ? "\(area.title) (district not known)" : area.title
    }
  }
}
