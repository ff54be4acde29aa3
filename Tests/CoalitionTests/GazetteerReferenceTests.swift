import Casework
import Coalition
import Foundation
import Testing

/// The table against the reference lists, which lie beside the package and not in it.
@Suite(
  "Places agree with the reference lists",
  .enabled(if: Reference.isThere, "the reference lists are not beside the package"))
struct GazetteerReferenceTests {
  private let places = Gazetteer.pakistan

  @Test("The districts are the same: id, division, province, P-code, Urdu name")
  func districts() throws {
    // The list names these after a town, or with the city behind the name.
    let urduElsewhere: Set<AreaID> = ["kp-khyber", "ba-surab", "sd-korangi", "sd-malir"]
    let rows = try Reference.rows(of: "districts.csv")
    let ours = places.areas.filter { $0.kind == .district }.map(\.id)
    #expect(Set(rows.map { AreaID(rawValue: $0[0]) }) == Set(ours))
    for row in rows {
      let area = try #require(places.area(AreaID(rawValue: row[0])), "\(row[0])")
      let parent = try #require(area.parent.flatMap(places.area))
      #expect(parent.name == (area.id == "is-islamabad" ? "Islamabad Capital Territory" : row[2]))
      #expect(places.covers(AreaID(rawValue: row[3].lowercased()), area.id))
      #expect(area.pcode ?? "" == row[4])
      #expect(names(row[1], area.id))
      if !row[5].isEmpty {
        #expect(urduElsewhere.contains(area.id) || area.urdu == row[5], "\(row[0])")
        #expect(names(row[5], area.id))
      }
    }
  }

  @Test("Every other spelling on the list leads to its district")
  func aliases() throws {
    for row in try Reference.rows(of: "aliases.csv") where !row[1].isEmpty {
      #expect(names(row[0], AreaID(rawValue: row[1])), "\(row[0])")
    }
  }

  @Test("Every newer district on the list leads to the one it was carved from")
  func newer() throws {
    for row in try Reference.rows(of: "newer-districts.csv") {
      #expect(places.look(up: row[0]) == .found(AreaID(rawValue: row[2])), "\(row[0])")
    }
  }

  /// Whether a text finds a place, or asks and has it among the answers.
  private func names(_ text: String, _ id: AreaID) -> Bool {
    places.candidates(for: text).contains { $0.id == id }
  }
}

private enum Reference {
  /// `../shared/data/places` from the package's folder, three above this file.
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/places")

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "districts.csv").path)
  }

  /// The fields of each line but the first. Only the last column has quotes, and nobody reads it.
  static func rows(of file: String) throws -> [[String]] {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
