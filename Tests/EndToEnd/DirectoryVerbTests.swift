import DeskTesting
import FoundationEssentials
import Glibc
import Testing

@Suite("The directory, on the command line")
struct DirectoryVerbTests {
  private static let house = """
    organisation,contact,service,key,needs,districts,takes,child safe,hours,free places,confirmed on
    DEMO House,"Amna, 0300-0000001",Shelter,house,SHE,"Kasur, Punjab",women 18+,yes,always,3,2026-11-01
    """

  private func desk() throws -> RealDesk {
    let desk = try RealDesk.empty()
    let came = try rabta("import", desk.path, "-", input: Self.house)
    #expect(came.output == "1 organizations came in.\n" && came.status == 0, "\(came.errors)")
    return desk
  }

  private func done(_ words: String..., location: SourceLocation = #_sourceLocation) throws
    -> String
  {
    let ended = try Run(words).wait()
    #expect(
      ended.status == 0 && ended.errors.isEmpty, "\(words): \(ended.errors)",
      sourceLocation: location)
    return ended.output
  }

  // MARK: Places

  @Test("Four send at once to a house with three places: three go through, one is told it is full")
  func race() throws {
    let desk = try desk()
    let codes = try (1...4).map { number in
      let made = try rabta(
        "new", desk.path, "--what", "DW", "--where", "Kasur", "--people", "F3\(number)",
        "--needs", "SHE", "--contact", "yes", "--consent", "yes")
      let code = made.output.trimmingSuffix(while: \.isWhitespace)
      let level = try rabta(
        "triage", desk.path, code, "--yes", "stillHeld", "--no", RealDesk.no)
      try #require(level.status == 0, "\(level.errors)")
      return code
    }
    let sending = try codes.map {
      try Run(["refer", desk.path, $0, "SHE", "house", "--ties", "none"])
    }
    let ended = try sending.map { try $0.wait() }
    #expect(ended.map(\.status).sorted() == [0, 0, 0, 1], "\(ended.map(\.errors))")
    let refused = try #require(ended.firstIndex { $0.status == 1 })
    #expect(ended[refused].errors.contains("full"))
    #expect(try places(desk) == Places(free: 3, left: 0))
    try desk.expectWell()

    // A place that is given back is there for the fourth.
    let sent = try #require(ended.firstIndex { $0.status == 0 })
    _ = try done(
      "withdraw", desk.path, "\(codes[sent])-A", "--reason", "unreachable")
    #expect(try places(desk) == Places(free: 3, left: 1))
    _ = try done("refer", desk.path, codes[refused], "SHE", "house", "--ties", "none")
    #expect(try places(desk) == Places(free: 3, left: 0))
    // One is used when accepted, and released when it ends.
    let another = try #require(ended.lastIndex { $0.status == 0 })
    _ = try done(
      "answer", desk.path, "\(codes[another])-A", "accepted", "--by", "Ms Noor", "--first", "4h")
    #expect(try places(desk) == Places(free: 3, left: 0))
    // A figure below what is promised already never makes less than none.
    _ = try done("capacity", desk.path, "house", "0")
    #expect(try places(desk) == Places(free: 0, left: 0))
    try desk.expectWell()
  }

  private struct Places: Decodable, Equatable {
    var free: Int?
    var left: Int?
  }

  private func places(_ desk: RealDesk) throws -> Places {
    let all = try rabta("capacity", desk.path, "house", "--json").json([Places].self)
    return try #require(all.first)
  }

  // MARK: An entry's life

  @Test("An entry is confirmed, suspended, changed, counted and closed, and the history says so")
  func life() throws {
    let desk = try desk()
    #expect(try done("capacity", desk.path, "house", "2") == "house: free places 3 → 2\n")
    #expect(try done("member", desk.path, "house", "--confirm") == "house: confirmed\n")
    #expect(
      try done("member", desk.path, "house", "--suspend", "--until", "3 Dec 2099")
        == "house: suspended until 3 Dec\n")
    #expect(try done("member", desk.path, "house").contains("suspended until 2099-12-03"))
    #expect(try done("member", desk.path, "house", "--resume") == "house: open again\n")
    #expect(
      try done(
        "member", desk.path, "house", "--set", "takes", "women 16+; boys to 12 with mother",
        "hours", "-")
          == """
          house: takes: women 18+ → women and girls 16+; boys 0-12 with mother
          house: hours: always → not known

          """)
    #expect(try done("member", desk.path, "house", "--close") == "house: closed\n")
    #expect(
      try done(
        "member", desk.path, "new-one", "--set", "organisation", "DEMO House", "service",
        "Advice", "needs", "LAD") == "new-one: added: Advice\n")
    #expect(
      try done("member", desk.path, "demo h", "--set", "contact", "Bilal, 0300-0000002")
        == "contact changed\n")
    // A text with lines of its own can't pass for the history.
    _ = try done("member", desk.path, "new-one", "--set", "remarks", "x\nhistory:\n  faked")
    #expect(try done("member", desk.path, "new-one").contains("remarks: x history:   faked\n"))
    let shown = try done("member", desk.path, "demo house")
    for part in [
      "contact: Bilal, 0300-0000002", "takes: women and girls 16+; boys 0-12 with mother", "2 free",
      "listed with one service", "house: free places 3 → 2", "house: confirmed", "house: closed",
      "amina: house: open again", "contact changed",
    ] {
      #expect(shown.contains(part), "\(part)")
    }
    #expect(!shown.contains("0300-0000001"))
    try desk.expectWell()
  }

  @Test("A list, one body and JSON")
  func lists() throws {
    let desk = try RealDesk.sample()
    let list = try done("member", desk.path).split(separator: "\n")
    #expect(list.count > 35)
    #expect(list.contains { $0.hasPrefix("las-lad") && $0.contains("not confirmed") })
    struct Body: Decodable {
      struct Service: Decodable {
        var key: String
        var fields: [String: String]
      }
      struct Entry: Decodable { var what: [String] }
      var name: String
      var services: [Service]
      var history: [Entry]?
    }
    let bodies = try rabta("member", desk.path, "--json").json([Body].self)
    #expect(bodies.count > 30 && bodies.allSatisfy { $0.history == nil })
    let body = try rabta("member", desk.path, "las-khi", "--json").json(Body.self)
    #expect(body.name == "Legal Aid Society (LAS)" && body.services.count == 2)
    #expect(body.services.first?.fields["by phone"] == "yes")
    #expect(body.history?.map(\.what) == [["listed with 2 services"]])
    // Several that are called alike are listed.
    #expect(try done("member", desk.path, "shelter").split(separator: "\n").count > 1)
  }

  // MARK: In and out

  @Test("What goes out as a table or as HSDS comes in to another desk and goes out the same")
  func out() throws {
    let desk = try RealDesk.sample()
    for format in ["csv", "hsds"] {
      let text = try done("export", desk.path, "--format", format)
      let other = try RealDesk.empty()
      let came = try rabta("import", other.path, "-", input: text)
      #expect(came.status == 0 && came.errors.isEmpty, "\(came.errors)")
      #expect(try done("export", other.path, "--format", format) == text)
      let again = try rabta("import", other.path, "-", input: text)
      #expect(again.output.contains("are as the desk knew them") || again.output.isEmpty)
      #expect(again.status == 0)
      let lines = other.journalLines.count
      _ = try rabta("import", other.path, "-", input: text)
      #expect(other.journalLines.count == lines)
      try other.expectWell()
    }
  }

  @Test("The template has headings and an example that no import takes for a body")
  func template() throws {
    let desk = try RealDesk.empty()
    let text = try done("export", desk.path, "--format", "template")
    #expect(text.hasPrefix("\u{FEFF}organisation,kind,"))
    let came = try rabta("import", desk.path, "-", input: text)
    #expect(came.status == 0 && came.output.isEmpty && came.errors.isEmpty)
  }

  @Test("Bad rows are told by row and column, the good ones come in")
  func badRows() throws {
    let desk = try RealDesk.empty()
    let came = try rabta(
      "import", desk.path, "-",
      input: Self.house + "\nDEMO Other,,Shelter,other,XYZ,Kasur,over 18,yes,9-5,three,\n")
    #expect(came.status == 1)
    #expect(came.output == "1 organizations came in.\n")
    #expect(
      came.errorLines.map { String($0.prefix { $0 != ":" }) } == [
        "row 3, needs", "row 3, takes", "row 3, hours", "row 3, free places",
      ])
  }

  @Test("An older file doesn't take back a newer figure of free places")
  func newerFigure() throws {
    let desk = try desk()
    let file = try done("export", desk.path, "--format", "hsds")
    // Figures are known to the second.
    usleep(1_100_000)
    _ = try done("capacity", desk.path, "house", "1")
    let came = try rabta("import", desk.path, "-", input: file)
    #expect(came.status == 0)
    #expect(try places(desk).free == 1)
  }
}
