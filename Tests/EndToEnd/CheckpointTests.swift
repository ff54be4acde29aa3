import DeskTesting
import Glibc
import Testing

@Suite("A desk writes checkpoints by itself")
struct OwnCheckpointTests {
  @Test("After a large import in a process of its own, for nobody to wait for")
  func written() throws {
    let desk = try RealDesk.empty()
    let cases = (1...1100).map {
      #"{"facts":{"story":"Number \#($0) at the well.","place":"pb-kasur"},"needs":[]}"#
    }.joined(separator: "\n")
    let imported = try Run(["import", desk.path, "-"], input: Array(cases.utf8)).wait()
    #expect(imported.status == 0, "\(imported.errors)")
    let files = ["rows.jsonl", "texts.jsonl"]
    try poll(20, "the checkpoint") { files.allSatisfy(Disk.names(desk.path).contains) }
    for name in files { #expect(Disk.mode("\(desk.path)/\(name)") == 0o600) }

    // What opens with it finds all: by story, by number, in the queue.
    #expect(try desk.list("well").count == 1100)
    #expect(try desk.list("number", "0777").map(\.code.description.last) == ["7"])
    let code = try desk.open("A new one at the well.")
    #expect(try desk.list("well").count == 1101)
    #expect(try desk.show(code).contains(code))
    try desk.expectWell()

    // Away with it, and everything is as it was.
    for name in files { unlink("\(desk.path)/\(name)") }
    #expect(try desk.list("well").count == 1101)
    let again = try rabta("checkpoint", desk.path, "--anew")
    #expect(again.status == 0 && Disk.names(desk.path).contains("rows.jsonl"))
  }

  @Test("verify reads every line all the same, and knows what the checkpoint remembers")
  func verified() throws {
    let desk = try RealDesk.empty()
    for number in 1...4 { _ = try desk.open("Story number \(number).") }
    #expect(try rabta("checkpoint", desk.path).status == 0)
    let whole = Disk.bytes(desk.journal)
    var lines = whole.split(separator: 0x0A).map(Array.init)
    let place = lines[2].count - 10
    lines[2][place] = lines[2][place] == 0x31 ? 0x32 : 0x31
    try Disk.write(lines.flatMap { $0 + [0x0A] }, to: desk.journal)
    let changed = try rabta("verify", desk.path)
    #expect(changed.status == 1 && changed.errors.contains(".jsonl:3: "), "\(changed.errors)")

    try Disk.write(Array(whole.prefix(whole.count - lines[4].count - 1)), to: desk.journal)
    let cut = try rabta("verify", desk.path)
    #expect(cut.status == 1 && cut.errors.contains("gone or changed"), "\(cut.errors)")
  }

  @Test("A small desk has none")
  func small() throws {
    let desk = try RealDesk.sample()
    #expect(!Disk.names(desk.path).contains("rows.jsonl"))
  }
}
