import Casework
import Coalition
import DeskTesting
import Foundation
import Testing

@Suite("The directory as a table")
struct DirectoryTableTests {
  // MARK: There and back

  @Test("Into an empty desk and out again it is the same table", arguments: 0...60)
  func roundTrip(seed: Int) throws {
    let organizations =
      seed == 0
      ? SampleData.directory(shiftedTo: now).organizations : SeededDirectory.make(seed)
    let text = DirectoryTable.text(organizations, cells: cells)
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(problems.isEmpty, "\(problems)")
    #expect(DirectoryTable.text(read, cells: cells) == text)
    #expect(read.flatMap(\.services).map(\.takes) == organizations.flatMap(\.services).map(\.takes))
    #expect(read.flatMap(\.services).map(\.hours) == organizations.flatMap(\.services).map(\.hours))
    #expect(read.flatMap(\.services).map(\.areas) == organizations.flatMap(\.services).map(\.areas))
  }

  @Test("Into the same desk it changes nothing", arguments: 0...20)
  func nothing(seed: Int) throws {
    let organizations =
      seed == 0
      ? SampleData.directory(shiftedTo: now).organizations : SeededDirectory.make(seed)
    let text = DirectoryTable.text(organizations, cells: cells)
    let (read, problems) = try table(text).read(into: Directory(organizations), cells: cells)
    #expect(read.isEmpty && problems.isEmpty, "\(read) \(problems)")
  }

  @Test("The template is read as nothing, and each heading says a column")
  func template() throws {
    let (read, problems) = try table(DirectoryTable.template).read(into: Directory(), cells: cells)
    #expect(read.isEmpty && problems.isEmpty)
    for column in DirectoryColumn.allCases {
      #expect(DirectoryColumn(column.name) == column)
      #expect(DirectoryColumn(column.name.uppercased() + " ") == column)
      #expect(!column.hint.isEmpty)
    }
  }

  @Test("The template's example is read without a complaint once it is no remark")
  func example() throws {
    let text = DirectoryTable.template.replacing("# DEMO", with: "DEMO")
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(problems.isEmpty, "\(problems)")
    let service = try #require(read.first?.services.first)
    #expect(service.takes?.count == 2 && service.hours == .always && service.capacity?.free == 4)
    #expect(service.needs == [.shelter, .longShelter] && service.isChildSafe == .yes)
    #expect(service.areas == ["pb-kasur", "pb-lahore-division"])
    #expect(service.admission == .init(papers: ["court order"], hours: 24))
    #expect(read.first?.offices == [.init(district: "pb-kasur", tehsil: "Pattoki")])
  }

  @Test("No cell of it can run as a formula")
  func formulas() throws {
    for seed in 1...40 {
      let text = DirectoryTable.text(SeededDirectory.make(seed), cells: cells)
      let inner = text.dropFirst().replacing("\"\"", with: "")
      for cell in inner.split(whereSeparator: { ",\r\n\"".contains($0) || $0 == "\r\n" }) {
        #expect(!"=+@".contains(cell.first ?? " "), "\(cell)")
      }
    }
    let body = Organization(
      id: SeededDirectory.id(1, 1), name: "=1+1", kind: .member, contact: "+92 300 0000001")
    let text = DirectoryTable.text([body], cells: cells)
    #expect(text.contains("'=1+1,member") && text.contains("'+92 300 0000001"))
    let (read, _) = try table(text).read(into: Directory(), cells: cells)
    #expect(read.first?.name == "=1+1" && read.first?.contact == "+92 300 0000001")
  }

  // MARK: As spreadsheets save it

  @Test(
    "Separators, quotation marks, line ends and marks of many programs",
    arguments: [
      "organisation,service,key,needs\nBody,Advice,advice,LAD\n",
      "organisation;service;key;needs\r\nBody;Advice;advice;LAD",
      "organisation\tservice\tkey\tneeds\rBody\tAdvice\tadvice\tLAD\r",
      "\u{FEFF}organisation,service,key,needs\r\n\"Body\",\"Advice\",\"advice\",\"LAD\"\r\n",
      "sep=;\r\nOrganization;Service Name;KEY;Need\r\nBody;Advice;advice;LAD\r\n",
      "\n\norganisation,service,key,needs\n\n\"Body\" , Advice ,advice,legal advice\n,,,\n",
    ])
  func dialects(text: String) throws {
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(problems.isEmpty, "\(problems)")
    #expect(read.map(\.name) == ["Body"])
    #expect(read.first?.services.map(\.name) == ["Advice"])
    #expect(read.first?.services.first?.needs == [.legalAdvice])
  }

  @Test("UTF-16 is read, and what is in no Unicode says what to do")
  func encodings() throws {
    let text = "organisation,service,remarks\nادارہ,خدمت,\"ایک، \"\"دو\"\"\"\n"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [bytes, Array(text.utf8)] {
      let (read, _) = try DirectoryTable(bytes).read(into: Directory(), cells: cells)
      #expect(read.first?.name == "ادارہ")
      #expect(read.first?.services.first?.remarks == "ایک، \"دو\"")
    }
    let legacy: [UInt8] = Array("organisation,service\nCaf".utf8) + [0xE9]
    let problem = #expect(throws: DirectoryTable.Problem.self) { try DirectoryTable(legacy) }
    #expect(problem?.sentence.contains("CSV UTF-8") == true)
  }

  @Test("A quotation mark that nothing closes costs only what follows")
  func unclosed() throws {
    let text = "organisation,service\nA,one\n\"B,two\nC,three\n"
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(read.map(\.name) == ["A"])
    #expect(problems.map(\.row) == [3])
  }

  @Test("It is told from cases and from JSON")
  func isOne() {
    #expect(DirectoryTable.isOne(Array("organisation,service\n".utf8)))
    #expect(DirectoryTable.isOne(Array(DirectoryTable.template.utf8)))
    for other in [
      "", "story,place,persons\n", #"[{"id":"x","organisation":"service"}]"#, "organisation\n",
      #"{"facts":{"story":"organisation, service"}}"#,
    ] {
      #expect(!DirectoryTable.isOne(Array(other.utf8)), "\(other)")
    }
  }

  // MARK: What a cell does

  @Test("An empty cell or a column that isn't there leaves what is known; a hyphen clears it")
  func partly() throws {
    let known = SampleData.directory(shiftedTo: now)
    let old = try #require(known.find("demo-panah"))
    let text = """
      organisation,key,free places,remarks,hours
      DEMO Panah House Lahore,demo-panah,3,-,
      """
    let (read, problems) = try table(text).read(into: known, cells: cells)
    #expect(problems.isEmpty)
    var expected = old.organization
    expected.services[0].capacity = .init(free: 3, asOf: now)
    expected.services[0].remarks = nil
    #expect(read == [expected])
  }

  @Test("A number that stayed with its time is no news; a new one is of now")
  func counted() throws {
    let known = SampleData.directory(shiftedTo: now)
    var text = DirectoryTable.text(known.organizations, cells: cells)
    let time = cells.text(.countedAt, of: try #require(known.find("demo-panah")).service)
    let (before, after) = ("4,\(time)", "1,\(time)")
    try #require(text.contains(before))
    text.replace(before, with: after, maxReplacements: 1)
    let (read, _) = try table(text).read(into: known, cells: cells)
    #expect(read.map(\.name) == ["DEMO Panah House Lahore"])
    #expect(read.first?.services.first?.capacity == .init(free: 1, asOf: now))
  }

  @Test("A body is found by its name whatever its case; a new one and its services get ids")
  func names() throws {
    let known = SampleData.directory(shiftedTo: now)
    let text = "organisation,service,needs\nBAIDARIE,Legal aid,LAD\nNew Body,Advice,LAD\n"
    let (read, problems) = try table(text).read(into: known, cells: cells)
    #expect(problems.isEmpty)
    #expect(read.map(\.name) == ["Baidarie", "New Body"])
    #expect(read.first?.services.map(\.name) == ["Violation desk for women", "Legal aid"])
    #expect(read.last?.kind == .outside)
    let again = try table(text).read(into: known, cells: cells).organizations
    #expect(again == read)
    // Once they are known, the same file says nothing new.
    let later = Directory(known.organizations + read)
    #expect(try table(text).read(into: later, cells: cells).organizations.isEmpty)
  }

  @Test("Each bad cell is told by row and column with what to write; good rows are kept")
  func badCells() throws {
    let text = """
      organisation,service,key,needs,takes,hours,free places,confirmed on,child safe,colour
      Body,One,one,LAD,women over 18,9-5,four,01/02/2026,perhaps,red
      Body,Two,two,LAD,women 18+,Mon-Fri 09:00-17:00,4,2026-11-01,yes,
      Body,Three,Not A Key,XYZ,,,,,,
      ,Four,four,LAD,,,,,,
      Body,Five,two,LAD,,,,,,
      Body,,six,LAD,,,,,,
      Body,Seven,seven,LAD,,,,,,,too,much
      """
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(read.map(\.name) == ["Body"])
    #expect(read.first?.services.map(\.key) == ["two"])
    #expect(
      problems.map(\.place) == [
        "row 1", "row 2, takes", "row 2, child safe", "row 2, hours", "row 2, free places",
        "row 2, confirmed on", "row 4, key", "row 4, needs", "row 5, organisation", "row 6, key",
        "row 7, service", "row 8",
      ])
    for part in [
      "No column is called “colour”", "women 18+; girls and boys", "Mon-Thu 09:00-17:00",
      "a number from 0 to 9999", "2026-11-24 or 24 Nov 2026", "Write yes or no", "small letters",
    ] {
      #expect(problems.contains { $0.sentence.contains(part) }, "\(part)")
    }
  }

  @Test("Two rows that say different things of one organisation are asked about")
  func contradiction() throws {
    let text = "organisation,base,service\nBody,Kasur,One\nBody,Lahore,Two\nBody,Kasur,Three\n"
    let (read, problems) = try table(text).read(into: Directory(), cells: cells)
    #expect(read.first?.base == "Kasur")
    #expect(read.first?.services.map(\.name) == ["One", "Three"])
    #expect(problems.map(\.place) == ["row 3, base"])
  }

  @Test("A key of somebody else's stays theirs")
  func takenKey() throws {
    let known = SampleData.directory(shiftedTo: now)
    let text = "organisation,service,key\nBaidarie,X,las-lad\n"
    let (read, problems) = try table(text).read(into: known, cells: cells)
    #expect(read.isEmpty)
    #expect(problems.first?.sentence.contains("Legal Aid Society") == true)
  }

  @Test("The docs name each column")
  func docs() throws {
    let page = try String(
      contentsOfFile: "\(SampleData.project)/docs/data-format.md", encoding: .utf8)
    for column in DirectoryColumn.allCases {
      #expect(page.contains("`\(column.name)`"), "\(column.name)")
    }
  }
}

private let now = Instant("2026-11-24T07:00:00Z")!
private let cells = DirectoryCells(now: now)

private func table(_ text: String) throws -> DirectoryTable { try DirectoryTable(Array(text.utf8)) }
