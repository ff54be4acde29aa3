package import Casework

/// The places a desk knows: what lies in what, how it is called, and what a caller may mean by it.
///
/// Parsed once from `Places.table` and never changed. A place is a country, a province or
/// territory, a division, a district, or abroad; towns and newer districts are names of a district
/// (domain §10).
package struct Gazetteer: Sendable {
  package static let pakistan = Gazetteer(table: Places.table)

  /// The day the table was last checked, `2026-11-24`: boundaries change.
  package let checkedOn: String
  /// In the order of the table: the country, abroad, then each province before what lies in it.
  package private(set) var areas: [Area]
  /// Lines of the table that could not be read. The table that ships has none; a test says so.
  package let problems: [String]
  let names: NameIndex
  private let positions: [AreaID: Int]
  private let chains: [AreaID: Chain]

  init(table: String) {
    var parser = TableParser()
    parser.read(table)
    checkedOn = parser.checkedOn
    problems = parser.problems
    positions = parser.positions
    chains = parser.chains
    names = NameIndex(
      parser.names, of: parser.areas, at: positions, in: chains, noise: parser.noise)
    areas = parser.areas
    for index in areas.indices { areas[index].title = title(of: areas[index]) }
  }

  private func title(of area: Area) -> String {
    guard area.kind == .district || area.kind == .division,
      let province = chains[area.id]?.province
    else { return area.name }
    let hasNamesake = names.matches(of: folded(area.name)).contains {
      $0.kind == .town && !$0.isShort && $0.place != area.id
        && chains[$0.place]?.province == province
    }
    let isAll = chains[province]?.district == area.id
    return PlaceWords.title(
      of: area, in: isAll ? nil : self.area(province)?.shortName, hasNamesake: hasNamesake)
  }

  package func area(_ id: AreaID) -> Area? { positions[id].map { areas[$0] } }

  /// "Kasur, Punjab"; a province alone is "Punjab". Looking it up again finds the same place.
  package func name(of id: AreaID) -> String { area(id)?.title ?? id.rawValue }
}

// MARK: What lies in what

extension Gazetteer {
  /// Whether all of a place lies in an area: a district in its division, its province, the country.
  ///
  /// Abroad lies only in abroad, and an unknown id only in itself. A territory of one district is
  /// that district.
  package func covers(_ area: AreaID, _ place: AreaID) -> Bool {
    area == place || chains[place]?.contains(area) == true
  }

  /// How near two places are. Two divisions or provinces are no nearer than they are precise.
  package func nearness(_ a: AreaID, _ b: AreaID) -> Nearness {
    guard let a = chains[a], let b = chains[b] else { return .apart }
    if let district = a.district, district == b.district { return .sameDistrict }
    if let division = a.division, division == b.division { return .sameDivision }
    if let province = a.province, province == b.province { return .sameProvince }
    return .sameCountry
  }
}

/// What a place within the country lies in, itself among it.
struct Chain: Sendable {
  var district: AreaID?
  var division: AreaID?
  var province: AreaID?
  var country: AreaID?

  func contains(_ area: AreaID) -> Bool {
    district == area || division == area || province == area || country == area
  }
}

/// How near two places are, the nearer the greater.
package enum Nearness: Int, Comparable, Sendable, CaseIterable {
  case apart, sameCountry, sameProvince, sameDivision, sameDistrict

  package static func < (a: Nearness, b: Nearness) -> Bool { a.rawValue < b.rawValue }
}

/// A place in the gazetteer.
package struct Area: Hashable, Sendable, Identifiable {
  package enum Kind: String, Sendable, CaseIterable {
    case country, abroad, province, division, district
  }

  package let id: AreaID
  package let kind: Kind
  /// "Kasur", "Khyber Pakhtunkhwa".
  package let name: String
  /// "KP"; the name where there is no shorter one.
  package let shortName: String
  package let urdu: String
  /// What it lies in; nil for the country and abroad.
  package let parent: AreaID?
  /// The code the UN's humanitarian data sets use, `PK614`, where it has one.
  package let pcode: String?
  /// With the province beside it: "Kasur, Punjab".
  package internal(set) var title = ""
}
