import Casework
import Coalition
import DeskTesting
import Foundation
import Testing

/// docs/matching.md is what a coordinator goes by, so it is held against the rules themselves.
@Suite("The page about matching")
struct MatchDocsTests {
  private let page: String

  init() throws {
    page = try String(
      contentsOfFile: SampleData.project + "/docs/matching.md", encoding: .utf8)
  }

  /// The rows of the table whose head begins with `head`, cell by cell.
  private func table(_ head: String) -> [[String]] {
    page.split(separator: "\n", omittingEmptySubsequences: false)
      .drop { !$0.hasPrefix("| \(head)") }.dropFirst(2)
      .prefix { $0.hasPrefix("|") }
      .map { row in
        row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      }
  }

  @Test("Names every weight with its default, in the order of the table")
  func weights() {
    let told = table("Weight").map { Array($0.prefix(2)) }
    #expect(told == Weights.table.map { ["`\($0.name)`", "\(Weights()[$0.name] ?? 0)"] })
  }

  @Test("Names every hard rule in the order it is told, and who may override it")
  func rules() {
    let told = table("Rule").map { Array($0.prefix(2)) }
    #expect(told.map { $0[0] } == HardRule.allCases.map { "`\($0.rawValue)`" })
    let overridable: Set<String> = [
      "childSafe", "loneChild", "tie", "office", "localAuthority", "consent",
    ]
    for row in told {
      let name = row[0].filter { $0 != "`" }
      let who = name == "persons" ? "gender in a shelter: a coordinator" : "a coordinator"
      #expect(
        row[1] == (overridable.contains(name) || name == "persons" ? who : "nobody"), "\(name)")
    }
  }
}
