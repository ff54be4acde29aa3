import DeskTesting
import Testing

@Suite("A journal that was damaged")
struct DamageTests {
  /// What somebody or something did to a journal, given its lines and one in their middle.
  enum Harm: String, CaseIterable {
    case chain, head, events, words, deleted, swapped, doubled, garbage, notUTF8, cut

    func harm(_ lines: inout [[UInt8]], _ line: Int) throws {
      func flip(after mark: String, by distance: Int) throws {
        let part = Array(mark.utf8)
        let starts = lines[line].indices.dropLast(part.count)
        let start = starts.first { lines[line][$0..<$0 + part.count].elementsEqual(part) }
        let place = try #require(start, "the line has no \(mark)") + part.count + distance
        // A digit becomes another, a letter another letter: the line stays JSON.
        lines[line][place] = lines[line][place] == 0x31 ? 0x32 : 0x31
      }
      switch self {
      case .chain: try flip(after: #""chain":""#, by: 20)
      case .head: try flip(after: #""at":""#, by: 3)
      case .events: try flip(after: #""on":"KHI-"#, by: 6)
      case .words: try flip(after: #""words":[""#, by: 40)
      case .deleted: lines.remove(at: line)
      case .swapped: lines.swapAt(line, line + 1)
      case .doubled: lines.insert(lines[line - 1], at: line)
      case .garbage: lines.insert(Array("what is this?".utf8), at: line)
      case .notUTF8: lines[line][lines[line].count - 6] = 0xFF
      case .cut: lines[line].removeLast(lines[line].count / 2)
      }
    }
  }

  @Test("verify names file and line with status 1, and all else works", arguments: Harm.allCases)
  func damaged(harm: Harm) throws {
    let desk = try RealDesk.empty()
    let codes = try (1...6).map { try desk.open("Story number \($0) of the desk.") }
    let line = 4  // From 1; a person, then the cases: this one opened the third.
    var lines = Disk.bytes(desk.journal).split(separator: 0x0A).map(Array.init)
    #expect(lines.count == 7)
    try harm.harm(&lines, line - 1)
    try Disk.write(lines.flatMap { $0 + [0x0A] }, to: desk.journal)

    let name = desk.journal.split(separator: "/").last.map(String.init) ?? ""
    let verified = try rabta("verify", desk.path)
    #expect(verified.status == 1)
    #expect(verified.output.isEmpty)
    #expect(verified.errorLines.first?.hasPrefix("\(name):\(line): ") == true, "\(verified.errors)")
    #expect(!verified.errors.contains("Story"))
    let json = try rabta("verify", desk.path, "--json")
    #expect(json.status == 1)
    #expect(try json.json(Listed.Verified.self).damaged.first?.place == "\(name):\(line)")

    let listed = try rabta("list", desk.path)
    #expect(listed.status == 0)
    #expect(listed.errors.contains("\(name):\(line)"), "\(listed.errors)")
    let left = codes.filter { listed.output.contains($0) }
    #expect(left.count >= 5 && left.contains(codes[0]) && left.contains(codes[5]))

    #expect(try rabta("note", desk.path, codes[5], "goes on").status == 0)
    #expect(try desk.show(codes[5]).contains("note: goes on"))
    let code = try desk.open("A new one.")
    #expect(!codes.contains(code), "a code was given twice")
    let screen = try desk.screen()
    try screen.select(codes[5])
    try screen.wait(for: "goes on")
    // What was found first is still all that is wrong.
    let again = try rabta("verify", desk.path)
    #expect(again.errorLines == verified.errorLines.dropLast() + again.errorLines.suffix(1))
  }

  @Test("The case of a damaged line says so, in the list, by itself and on the screen")
  func marked() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let other = try desk.open()
    #expect(try rabta("note", desk.path, code, "a word").status == 0)
    #expect(try rabta("note", desk.path, other, "a word").status == 0)
    var lines = Disk.bytes(desk.journal).split(separator: 0x0A).map(Array.init)
    try Harm.events.harm(&lines, 3)
    try Disk.write(lines.flatMap { $0 + [0x0A] }, to: desk.journal)
    let place = "\(desk.journal.split(separator: "/").last ?? ""):4"
    #expect(try rabta("show", desk.path, code).output.contains("HISTORY DAMAGED, \(place)"))
    #expect(try !rabta("show", desk.path, other).output.contains("DAMAGED"))
    let screen = try desk.screen()
    try screen.select(code)
    try screen.wait(for: "HISTORY DAMAGED, \(place)")
  }

  @Test("A case whose first line is damaged is missed: the list, the screen and verify name it")
  func missed() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let other = try desk.open()
    #expect(try rabta("note", desk.path, code, "a word").status == 0)
    var lines = Disk.bytes(desk.journal).split(separator: 0x0A).map(Array.init)
    try Harm.events.harm(&lines, 1)
    try Disk.write(lines.flatMap { $0 + [0x0A] }, to: desk.journal)
    let place = "\(desk.journal.split(separator: "/").last ?? "")"
    let missed = "\(code) can't be shown: a line about it is damaged, \(place):"
    for verb in ["list", "verify"] {
      let said = try rabta(verb, desk.path)
      #expect(said.errors.contains(missed) && !said.output.contains(code), "\(verb)")
    }
    let shown = try rabta("show", desk.path, code)
    #expect(shown.status == 1 && shown.errors.contains("\(code) can't be read from the journal"))
    let screen = try desk.screen()
    try screen.select(other)
    try screen.wait(for: missed)
  }

  @Test(
    "A torn last line is set aside and reported, and the desk goes on", arguments: [1, 40, 5000])
  func torn(count: Int) throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let whole = Disk.bytes(desk.journal)
    let torn = String(
      (#"{"chain":"0011","head":{"x":"MARK-TORN"#
        + String(repeating: "x", count: 5000)).prefix(count))
    try Disk.append(torn, to: desk.journal)

    // Somebody might just be writing it: who only reads leaves it alone.
    #expect(try desk.list().map(\.code) == [code])
    #expect(Disk.bytes(desk.journal).count == whole.count + count)

    let done = try rabta("note", desk.path, code, "after it")
    #expect(done.status == 0)
    #expect(done.errors.contains("interrupted"), "nobody was told")
    #expect(done.errors.contains("torn-1.partial") && !done.errors.contains("MARK"))
    #expect(Disk.text(desk.path + "/journal/torn-1.partial") == torn)
    #expect(Disk.mode(desk.path + "/journal/torn-1.partial") == 0o600)
    #expect(Disk.bytes(desk.journal).starts(with: whole))
    #expect(try desk.show(code).contains("note: after it"))
    try desk.expectWell()
    // Once is enough.
    #expect(try rabta("note", desk.path, code, "and on").errors.isEmpty)
  }
}
