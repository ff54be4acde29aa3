import Caseload
import Casework
import DeskTesting
import Foundation
import Testing

@Suite("docs/data-format.md")
struct DataFormatTests {
  @Test("The example of an import is read as it stands, and says what it seems to say")
  func example() throws {
    let page = try String(
      contentsOfFile: SampleData.project + "/docs/data-format.md", encoding: .utf8)
    let start = try #require(page.range(of: "<!-- example"))
    let block = page[start.upperBound...].components(separatedBy: "```json\n")[1]
      .components(separatedBy: "```")[0]
    let file = try CaseFile(Data(block.utf8))
    #expect(file.problems.isEmpty)
    #expect(
      file.records.map(\.needs).map { $0.map(\.code) } == [
        [.childProtection, .medical], [.bondedLabour, .shelter],
      ])
    #expect(file.records[0].inbox)
    #expect(file.records[1].facts.persons.map(\.age) == [Age(41), Age(30...39), Age(14), .unknown])
    #expect(file.records[1].facts.contact.may == .atAgreedTimes)
  }
}
