import Glibc
import Testing

@Suite("An import that is stopped")
struct StoppedImportTests {
  private static let count = 6000

  @Test("Keeps what is saved, says how many, and can be run again", arguments: [SIGINT, SIGTERM])
  func stopped(signal: Int32) throws {
    let desk = try RealDesk.empty()
    let cases = (1...Self.count).map {
      #"{"facts":{"story":"Number \#($0) at the well.","place":"pb-kasur"},"needs":[]}"#
    }.joined(separator: "\n")
    let before = Disk.bytes(desk.journal).count
    let importing = try Run(["import", desk.path, "-"], input: Array(cases.utf8))
    try poll(20, "the first cases") { Disk.bytes(desk.journal).count > before }
    kill(importing.process, signal)
    let stopped = try importing.wait()
    #expect(stopped.status == 1 && stopped.output.isEmpty)

    let saved = try desk.list().count
    #expect(saved > 0 && saved < Self.count)
    #expect(
      stopped.errors
        == "Stopped: \(saved) of 6000 were saved and stay. "
        + "Import the file again to bring in the rest.\n")
    try desk.expectWell()

    let again = try rabta("import", desk.path, "-", input: cases)
    #expect(again.output == "\(Self.count - saved) cases came in.\n")
    #expect(again.errorLines.count { $0.hasSuffix("it came in before") } == saved)
    #expect(try desk.list().count == Self.count)
  }
}
