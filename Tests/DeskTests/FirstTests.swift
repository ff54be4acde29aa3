import DeskTesting
import Testing

@Suite("An operator")
struct OperatorTests {
  static let kasur = """
    [{"facts":{"forms":["BK"],"debt":"yes","place":"pb-kasur","languages":["pan"],
      "persons":[{"age":40,"gender":"M"},{"age":35,"gender":"F"},{"age":14,"gender":"M"}],
      "story":"Held at a kiln.","consent":{"record":"yes","refer":"yes"},
      "contact":{"may":"atAgreedTimes","window":"after 22:00"}},
      "needs":[{"code":"BLR"}]}]
    """

  @Test("triages a case and routes it in four keys")
  func routes() throws {
    let pilot = try Pilot(SampleData.cases(Self.kasur))
    #expect(pilot.sees("to be looked at"))
    pilot.press("t")
    pilot.press("n", "n", "n", "n", "n", "n", "n", "y")
    pilot.press("ctrl-s")
    #expect(pilot.status.contains("level 2 urgent"))
    pilot.press("r", "enter", "y")
    #expect(pilot.status.contains("Sent to DEMO Kiln"))
    #expect(pilot.sees("NOT TOLD YET"))
  }
}
