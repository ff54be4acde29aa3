import DeskTesting
import Foundation
import Testing

/// The pages show screens as they are: every key of the tutorial is pressed, and what then stands
/// on the screen must be what the page shows. `RABTA_RENEW_GOLDEN=1 make test` writes them anew.
@Suite("The pages show the real screen")
struct TutorialTests {
  @Test("docs/tutorial.md, followed key by key")
  func tutorial() throws {
    try follow("docs/tutorial.md", Pilot(SampleData.cases()))
  }

  @Test("README.md, the first screen")
  func readme() throws { try follow("README.md", Pilot(SampleData.cases())) }

  private static let isRenewing = ProcessInfo.processInfo.environment["RABTA_RENEW_GOLDEN"] != nil

  private func follow(_ name: String, _ pilot: Pilot) throws {
    let path = SampleData.project + "/" + name
    let page = try String(contentsOfFile: path, encoding: .utf8)
    var renewed: [String] = []
    var lines = page.components(separatedBy: "\n")[...]
    var steps = 0
    while let line = lines.popFirst() {
      renewed.append(line)
      guard line.hasPrefix("<!-- keys:") else { continue }
      steps += 1
      press(line, pilot)
      guard lines.popFirst() == "```text" else {
        Issue.record("\(name): no screen follows “\(line)”")
        continue
      }
      let shown = Array(lines.prefix { $0 != "```" })
      lines = lines.dropFirst(shown.count)
      let real = pilot.lines
      if !Self.isRenewing {
        #expect(shown == real, "\(name), after “\(line)”:\n\(pilot.screen)")
      }
      renewed += ["```text"] + real
    }
    #expect(steps > 0, "\(name) shows no screen")
    if Self.isRenewing {
      try renewed.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// `<!-- keys: / "kasur" enter -->`: names of keys, and texts in quotes.
  private func press(_ line: String, _ pilot: Pilot) {
    let keys = line.dropFirst("<!-- keys:".count).dropLast("-->".count)
    for (index, part) in keys.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    {
      if index.isMultiple(of: 2) {
        for key in part.split(separator: " ") { pilot.press(String(key)) }
      } else {
        pilot.type(String(part))
      }
    }
  }
}
