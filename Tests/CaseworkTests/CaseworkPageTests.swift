import Casework
import DeskTesting
import FoundationEssentials
import Testing

@Suite("The page about casework")
struct CaseworkPageTests {
  private static func page() throws -> String {
    let path = "\(SampleData.project)/docs/casework.md"
    return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test("Its table of clocks is what the rules use", arguments: Level.allCases)
  func clocks(level: Level) throws {
    let clocks = Clocks.standard[level]
    let cells = [
      clocks.firstDoor, clocks.tell, clocks.acknowledge, clocks.answer, clocks.contact,
      clocks.actAfterDecline,
    ].map { $0?.inWords ?? "–" }
    let row = "| " + ([level.withNumber] + cells).joined(separator: " | ") + " |"
    #expect(try Self.page().contains(row), "\(row)")
  }

  @Test("It counts the questions of triage right")
  func questions() throws {
    #expect(TriageQuestion.allCases.count == 22)
    #expect(try Self.page().contains("Twenty-two questions"))
  }
}
