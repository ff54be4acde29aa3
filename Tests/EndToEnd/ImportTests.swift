import DeskTesting
import FoundationEssentials
import Glibc
import Testing

@Suite("An import")
struct ImportTests {
  private static func record(_ number: Int) -> String {
    """
    {"facts":{"forms":["BK"],"place":"pb-kasur","persons":[{"age":\(number % 60),"gender":"M"}],\
    "story":"Case number \(number)."},"needs":[{"code":"BLR"}]}
    """
  }

  @Test("Of 3,000 cases the five bad ones are named by line and reason, in order, the others kept")
  func many() throws {
    let desk = try RealDesk.empty()
    var records = (1...3000).map(Self.record)
    records[99] = "{\"facts\":{\"story\":\"cut off"
    records[1499] = #"{"facts":{"story":"x","telephone":"0300"}}"#
    records[1999] = #"{"facts":{"story":"x","forms":["QQ"]}}"#
    // Refused by the rules, and read in one piece with a line behind it that can't be read.
    records[2899] = #"{"facts":{"story":"x"},"needs":[{"code":"SHE"},{"code":"SHE"}]}"#
    records[2999] = "not JSON"
    let ended = try rabta(
      "import", desk.path, "-", input: records.joined(separator: "\n") + "\n", seconds: 60)
    #expect(ended.status == 1)
    #expect(ended.output == "2995 cases came in.\n")
    #expect(
      ended.errorLines.map { String($0.prefix { $0 != ":" }) } == [
        "line 100", "line 1500", "line 2000", "line 2900", "line 3000",
      ])
    #expect(ended.errors.contains("line 100: it is not JSON"))
    #expect(ended.errors.contains("line 1500: facts: no field is called telephone"))
    #expect(ended.errors.contains("line 2000: facts.forms[1] has a value that isn't on its list"))
    #expect(ended.errors.contains("line 2900: The case has this need already"))
    #expect(!ended.errors.contains("0300"))

    let rows = try desk.list()
    #expect(rows.count == 2995)
    #expect(Set(rows.map(\.code)).count == 2995)
    #expect(try desk.list("number", "2999.").count == 1)
    try desk.expectWell()

    // And the screen opens on them.
    let screen = try desk.screen()
    try screen.wait(for: "2995")
    try screen.press("end")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
  }

  @Test("Comes in on a screen that is open, which stays where it was")
  func seen() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let screen = try desk.screen()
    try screen.press("n")
    try screen.type("typed before")
    let cases = (1...1000).map(Self.record).joined(separator: "\n")
    let came = try Run(["import", desk.path, "-"], input: Array(cases.utf8))
    try screen.wait(for: "typed before")
    try screen.wait(for: "1001", seconds: 15)
    #expect(try came.wait().status == 0)
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    #expect(try desk.show(code).contains("note: typed before"))
    try desk.expectWell()
  }

  @Test("With --json it says the same as JSON")
  func json() throws {
    let desk = try RealDesk.empty()
    let ended = try rabta(
      "import", desk.path, "-", "--json", input: Self.record(1) + "\r\n\r\nno\r\n" + Self.record(2))
    #expect(ended.status == 1)
    let report = try ended.json(Listed.Imported.self)
    #expect(report.cases == 2)
    #expect(report.problems == ["line 3: it is not JSON"])
  }

  @Test("SIGKILL in its middle leaves whole lines, a chain that holds, and a desk that works")
  func killed() throws {
    let desk = try RealDesk.empty()
    let file = desk.path + "-cases.jsonl"
    try Disk.write(
      Array((1...3000).map(Self.record).joined(separator: "\n").utf8), to: file)
    defer { unlink(file) }
    var before = 0
    for round in 0..<5 {
      let size = Disk.bytes(desk.journal).count
      let importing = try Run(["import", desk.path, file])
      try poll(20, "the import to write") {
        var found = stat()
        let now = stat(desk.journal, &found) == 0 ? Int(found.st_size) : 0
        return now > size + round * 60_000 || !importing.isRunning
      }
      #expect(importing.isRunning, "it ended before it was killed")
      importing.kill()
      let count = try desk.list().count
      #expect(count > before && count < before + 3000)
      before = count
      try desk.expectWell()
      let code = try desk.open("after round \(round)")
      before += 1
      #expect(try desk.list().count == before)
      #expect(try desk.show(code).contains("after round \(round)"))
    }
    for line in desk.journalLines {
      #expect(throws: Never.self) { try JSONDecoder().decode(Anything.self, from: Data(line.utf8)) }
    }
    try desk.expectWell()
  }
}
