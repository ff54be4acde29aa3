import Caseload
import Casework
import Foundation
import Testing

@Suite("Files of cases")
struct CaseFileTests {
  private func read(_ text: String, opening: Instant? = nil) throws -> CaseFile {
    try CaseFile(Data(text.utf8), opening: opening)
  }

  private func problems(_ text: String) throws -> [String] {
    try read(text).problems.map(\.description)
  }

  // MARK: JSON Lines

  @Test("A case a line; bad lines are named and skipped, good ones kept")
  func lines() throws {
    let file = try read(
      """
      {"facts":{"story":"one"}}

      not JSON
      {"facts":{"story":"two","contakt":{"may":"never"}}}
      {"needs":[]}
      {"facts":{"story":"three"},"needs":[{"code":"SHE"}]}
      {"facts":{"persons":[{"age":200}]}}
      {"facts":{"story":"four"}
      """)
    #expect(file.records.map(\.facts.story) == ["one", "three"])
    #expect(file.records.map(\.origin) == ["line 1", "line 6"])
    #expect(
      file.problems.map(\.description) == [
        "line 3: it is not JSON", "line 4: facts: no field is called contakt",
        "line 5: facts is missing",
        "line 7: facts.persons[1].age: an age is written as 13, \"20-29\" or \"?\"",
        "line 8: it is not JSON",
      ])
  }

  @Test("Windows line ends, blank lines and a last line without its end are fine")
  func lineEnds() throws {
    let file = try read("{\"facts\":{}}\r\n \t\r\n{\"facts\":{}}\r\n{\"facts\":{}}")
    #expect(file.problems.isEmpty)
    #expect(file.records.map(\.origin) == ["line 1", "line 3", "line 4"])
  }

  @Test("An empty file has no cases and no problems", arguments: ["", "\n", "  \n\n"])
  func empty(text: String) throws {
    let file = try read(text)
    #expect(file.records.isEmpty)
    #expect(file.problems.isEmpty)
  }

  @Test(
    "A field that nobody knows is named, wherever it stands",
    arguments: [
      (#"{"facts":{},"need":[]}"#, "no field is called need"),
      (#"{"facts":{"placce":"pb"}}"#, "facts: no field is called placce"),
      (#"{"facts":{"contact":{"mai":"yes"}}}"#, "facts.contact: no field is called mai"),
      (#"{"facts":{"consent":{"reffer":"yes"}}}"#, "facts.consent: no field is called reffer"),
      (
        #"{"facts":{"persons":[{},{"sex":"F"}]}}"#,
        "facts.persons[2]: no field is called sex"
      ),
      (#"{"facts":{},"needs":[{"code":"SHE","who":[1]}]}"#, "needs[1]: no field is called who"),
    ])
  func unknownField(line: String, reason: String) throws {
    let problems = try problems(line)
    #expect(problems == ["line 1: \(reason)"])
  }

  @Test(
    "A value that can't be is named by its field alone",
    arguments: [
      (#"{"facts":{"forms":["BK","ZZ"]}}"#, "facts.forms[2] has a value that isn't on its list"),
      (#"{"facts":{"debt":"perhaps"}}"#, "facts.debt has a value that isn't on its list"),
      (#"{"facts":{"story":7}}"#, "facts.story has the wrong kind of value"),
      (#"{"facts":[]}"#, "facts has the wrong kind of value"),
      (#"{"facts":null}"#, "facts is empty"),
      (#"{"facts":{},"needs":[{}]}"#, "needs[1].code is missing"),
      (
        #"{"facts":{"deadline":{"at":"+17h","what":"her flight"}}}"#,
        "facts.deadline.at: a time is written as 2026-11-24T21:34:00Z"
      ),
    ])
  func wrongValue(line: String, reason: String) throws {
    let problems = try problems(line)
    #expect(problems == ["line 1: \(reason)"])
  }

  @Test("A line brings no history and nobody's name: only a whole export does")
  func history() throws {
    #expect(
      try problems(
        """
        {"facts":{},"history":[{"at":"2026-11-24T10:00:00Z","by":"amina","do":{"uncover":{}}}]}
        {"facts":{},"by":"amina"}
        """) == [
          "line 1: only a whole export brings its history",
          "line 2: only a whole export brings its history",
        ])
  }

  // MARK: From outside

  @Test("Nothing arrives triaged, reachable or agreed; what the file says is kept as a note")
  func arrival() throws {
    let file = try read(
      """
      {"facts":{"story":"x","contact":{"may":"yes","phone":"0300-1"},\
      "consent":{"record":"yes","refer":"no"}},"inbox":false,"arrived":"2026-11-20T10:00:00Z",\
      "needs":[{"code":"SHE"}]}
      {"facts":{}}
      """)
    guard
      case .open(let facts, let needs, let inInbox, let arrived, let remark) =
        file.records[0].arrival
    else {
      Issue.record("\(file.records[0].arrival)")
      return
    }
    #expect(facts.contact.may == .unknown)
    #expect(facts.contact.phone == "0300-1")
    #expect(facts.consent == Consent())
    #expect(inInbox)
    #expect(needs == [NeedAsked(code: .shelter)])
    #expect(arrived == Instant("2026-11-20T10:00:00Z"))
    #expect(
      remark
        == "The file this came in says: contact yes, keep a record yes, refer to others no. Ask again."
    )
    #expect(file.records[1].arrival == .open(facts: Facts(), needs: [], inInbox: true))
  }

  @Test("The desk's own export restores what was")
  func restored() throws {
    let file = try read(
      """
      {"format":"rabta-cases","version":1,"cases":[{"facts":{"consent":{"refer":"yes"}},\
      "inbox":false,"by":"amina","needs":[{"code":"SHE"}]}]}
      """)
    let facts = Facts().with { $0.consent.refer = .yes }
    #expect(
      file.records[0].restored
        == .open(facts: facts, needs: [NeedAsked(code: .shelter)], inInbox: false))
  }

  // MARK: A document

  @Test("One bad case of a document doesn't hide the others")
  func document() throws {
    let file = try read(
      """
      {"format":"rabta-cases","version":1,
       "people":[{"id":"amina","name":"Amina","roles":["operator","coordinator"]}],
       "cases":[
        {"facts":{"story":"one"},"history":[
          {"at":"2026-11-24T10:00:00Z","by":"amina","do":{"note":{"text":"hello"}}},
          {"at":"2026-11-24T10:05:00Z","by":"amina","do":{"finish":{"todo":1}}}]},
        {"facts":{"story":"two","stage":"nowhere"}},
        {"facts":{"story":"three"},"history":[
          {"at":"2026-11-24T10:00:00Z","by":"amina","do":{"dance":{}}}]},
        {"facts":{"story":"four"}}]}
      """)
    #expect(file.people.map(\.id) == ["amina"])
    #expect(file.people[0].roles == [.operator, .coordinator])
    #expect(file.records.map(\.facts.story) == ["one", "four"])
    #expect(file.records.map(\.origin) == ["case 1", "case 4"])
    #expect(
      file.records[0].history.map(\.action) == [.note(text: "hello"), .finish(todo: 1, said: nil)])
    #expect(
      file.problems.map(\.description) == [
        "case 2: cases[2].facts.stage has a value that isn't on its list",
        "case 3: cases[3].history[1].do has the wrong kind of value",
      ])
  }

  @Test(
    "What isn't ours, or newer than this program, is refused as a whole",
    arguments: [
      (
        #"{"format":"rabta-cases","version":5,"cases":{"in":"another shape"}}"#,
        "file: it is of version 5; this program reads up to 4"
      ),
      (#"{"format":"other","version":1,"cases":[]}"#, "file: its format is not rabta-cases"),
      (#"{"format":"rabta-cases","cases":[]}"#, "file: version is missing"),
      (#"{"format":"rabta-cases","version":1}"#, "file: cases is missing"),
      (#"{"format":"rabta-cases","version":1,"cases":["#, "file: it is not JSON"),
      (#"{"format":7,"version":1,"cases":[]}"#, "file: format has the wrong kind of value"),
      (
        #"{"format":"rabta-cases","version":1,"people":[{"id":"a"}],"cases":[]}"#,
        "file: people[1].name is missing"
      ),
    ])
  func refused(text: String, problem: String) {
    do throws(CaseFile.Problem) {
      _ = try CaseFile(Data(text.utf8))
      Issue.record("it was read")
    } catch {
      #expect(error.description == problem)
    }
  }

  @Test("A file is a document by naming its format, whatever a story says")
  func isDocument() {
    #expect(CaseFile.isDocument(Data(#" {"format":"x"}"#.utf8)))
    #expect(!CaseFile.isDocument(Data(#"{"facts":{"story":"the \"format\" of it"}}"#.utf8)))
    #expect(!CaseFile.isDocument(Data()))
  }

  // MARK: Times

  @Test("Times relative to the opening are read only where there is one")
  func relative() throws {
    let text = """
      {"format":"rabta-cases","version":1,"cases":[{"arrived":"-2d4h","facts":{\
      "deadline":{"at":"+17h","what":"her flight"}},"history":[\
      {"at":"-30m","by":"amina","do":{"uncover":{}}}]}]}
      """
    let record = try #require(try read(text, opening: opening).records.first)
    #expect(record.arrived == opening - .hours(52))
    #expect(record.facts.deadline?.at == opening + .hours(17))
    #expect(record.history.map(\.at) == [opening - .minutes(30)])
    #expect(
      try problems(text) == [
        "case 1: cases[1].arrived: a time is written as 2026-11-24T21:34:00Z"
      ])
  }

  // MARK: Nothing of a case in a reason

  /// A record with something in every field.
  private static let full = """
    {"arrived":"2026-11-24T10:00:00Z","inbox":true,"facts":{"persons":[{"age":13,"gender":"F",\
    "name":"N","pregnant":"no","disability":"yes"}],"forms":["BK"],"debt":"yes","stage":"out",\
    "place":"pb-kasur","placeDetail":"N","story":"N","caller":"N","languages":["urd"],\
    "officialPerpetrator":"yes","armedPerpetrator":"no","deadline":{"at":"2026-11-24T10:00:00Z",\
    "what":"N"},"contact":{"may":"yes","window":"N","channel":"sms","phone":"N",\
    "instructions":"N","codeWord":"N"},"consent":{"record":"yes","refer":"no"}},\
    "needs":[{"code":"SHE","persons":[1],"place":"pb"}]}
    """

  /// Every way to put `value` in the place of one value of an object.
  private static func spoiled(_ object: Any, by value: Any) -> [Any] {
    if let fields = object as? [String: Any] {
      return fields.flatMap { key, old in
        spoiled(old, by: value).map { new in
          var other = fields
          other[key] = new
          return other
        }
      } + [value]
    }
    if let list = object as? [Any] {
      return list.indices.flatMap { index in
        spoiled(list[index], by: value).map { new in
          var other = list
          other[index] = new
          return other
        }
      } + [value]
    }
    return [value]
  }

  @Test("No reason says anything of a case, whatever stands in the wrong place")
  func reasonsAreCovered() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Self.full.utf8))
    #expect(try problems(Self.full).isEmpty)
    let secrets: [Any] = [
      "Saima 03001234567", ["Saima", "03001234567"], 3_001_234_567, 30012345.67,
      NSDecimalNumber(string: "3001234567300123456730012345673001234567"),
    ]
    var count = 0
    for secret in secrets {
      for other in Self.spoiled(object, by: secret) {
        let line = try JSONSerialization.data(
          withJSONObject: other, options: [.fragmentsAllowed, .withoutEscapingSlashes])
        for problem in try CaseFile(line).problems {
          count += 1
          #expect(!problem.description.contains("Saima"), "\(problem)")
          #expect(!problem.description.contains("30012345"), "\(problem)")
          #expect(problem.place == "line 1")
        }
      }
    }
    // Nearly every place takes only what belongs there.
    #expect(count > 100)
  }

  @Test("Nor where a line breaks off or is spoiled in the middle")
  func brokenLines() throws {
    let line = Array(Self.full.replacing("\"N\"", with: "\"Saima 0300\"").utf8)
    for end in stride(from: 1, to: line.count, by: 3) {
      var bad = line
      bad[end] = UInt8(ascii: "}")
      for bytes in [Array(line[..<end]), bad] {
        for problem in try CaseFile(Data(bytes)).problems {
          #expect(!problem.description.contains("Saima"))
        }
      }
    }
    #expect(try CaseFile(Data(line)).problems.isEmpty)
  }
}
