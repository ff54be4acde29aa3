/// Names a place: a district (`pb-kasur`), a division, a province (`pb`), the country, or abroad.
///
/// Only the name: what lies in what, and how it is spelled, is the gazetteer's. Ids never change,
/// even when a boundary does, so an old journal keeps its meaning.
package struct AreaID: TextID {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package static let pakistan: AreaID = "pk"
  package static let abroad: AreaID = "abroad"
}
