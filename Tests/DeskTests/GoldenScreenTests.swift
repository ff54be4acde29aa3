import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

/// The screens as text files, to be read like pictures: `Golden/NAME-COLUMNSxROWS.txt`.
@Suite("The screen")
struct GoldenScreenTests {
  /// What the three kinds of users look at every day, and how one gets there.
  enum Scene: String, CaseIterable, Sendable {
    case queue, `case`, match, triage, newCase, confirmation, picker, help, review, nobodyFits,
      empty
    case form, moveMany, conflict, names
    case filter, whichKey, palette, hidden, facts, knownNumber

    var name: String {
      rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
    }
  }

  static let sizes = [(80, 24), (132, 43), (40, 12)]

  /// A dozen cases: late ones, new ones, one in Urdu, one with a deadline, one that nobody fits.
  static let cases = Cases.records(
    Cases.record(
      #"{"age":40,"gender":"M"}"#, forms: "BK", debt: "yes", place: "pb-multan",
      contact: #"{"may":"yes","channel":"phone","phone":"0300-0000204"}"#, needs: ["DOC"],
      arrived: "5h",
      history: [
        Cases.triaged(ago: "4h"), Cases.sent(1, to: "demo-papers", ago: "3h"),
        Cases.told("A", ago: "3h"),
        Cases.step(#"{"acknowledge":{"referral":"A","focalPerson":"Asif"}}"#, ago: "2h"),
        Cases.step(
          #"{"accept":{"referral":"A","worker":"Hira","firstContact":"+4h"}}"#, ago: "1h"),
      ]),
    Cases.waiting(minutes: 200, more: [Cases.assigned(to: "sana", ago: "3m")]),
    Cases.waiting(minutes: 90),
    Cases.girl(),
    Cases.kilnFamily(history: [Cases.triaged("stillHeld", "childExploited", ago: "5m")]),
    Cases.record(
      #"{"age":19,"gender":"X"}"#, forms: "SX", place: "kp-peshawar",
      story: "Can leave by day and has nowhere to sleep.",
      contact: #"{"may":"atAgreedTimes","window":"11:00 to 13:00"}"#, needs: ["SHE", "PSS"],
      history: [Cases.triaged("noSafePlaceTonight")]),
    Cases.record("", forms: "AG", debt: "yes", place: nil, story: "Nasirabad?", inbox: true),
    Cases.record(
      #"{"age":19,"gender":"F","name":"بشریٰ"}"#, forms: "MA", debt: "yes",
      story: "وہ کل صبح کی پرواز پر نہیں جانا چاہتی۔ She has seen the ticket.",
      contact: """
        {"may":"atAgreedTimes","window":"text only","channel":"sms","phone":"0300-0000206",\
        "codeWord":"mehndi"}
        """,
      more: #","languages":["urd","pan"],"deadline":{"at":"+15h","what":"her flight"}"#,
      needs: ["SAF", "SHE"], arrived: "5m"))

  static func pilot(_ scene: Scene, _ columns: Int, _ rows: Int) throws -> Pilot {
    let me: PersonID = [.review, .moveMany].contains(scene) ? "sana" : "amina"
    let pilot = try Pilot(
      scene == .empty ? CaseFile() : cases, me: me, columns: columns, rows: rows)
    switch scene {
    case .queue, .empty: break
    case .case:
      pilot.select("KHI-26-0002")
      pilot.press("enter", "down", "down", "down")
    case .match:
      pilot.select("KHI-26-0004")
      pilot.press("r", "down")
    case .triage:
      pilot.select("KHI-26-0008")
      pilot.answerTriage(yes: [.movedWithinDay, .dateWithin72h], notAsked: [.noSharedLanguage])
    case .newCase:
      pilot.press("N")
      pilot.type("A man at a kiln, his family with him.")
      pilot.fill(["What happened": "BK", "Where now": "Kasur", "People": "M40 F35 Q3"])
      pilot.press("ctrl-s")
    case .confirmation:
      pilot.select("KHI-26-0004")
      pilot.press("r", "enter")
    case .picker:
      pilot.select("KHI-26-0002")
      pilot.press("x", "down")
    case .help:
      pilot.press("?", "down", "down", "down", "down", "down")
    case .review:
      pilot.press("v", "enter", "o", "down")
    case .nobodyFits:
      pilot.select("KHI-26-0006")
      pilot.press("r")
    case .form:
      pilot.select("KHI-26-0004")
      pilot.press("r", "down", "enter")
    case .moveMany:
      pilot.press("*", "x", "1")
    case .conflict:
      let other = try Pilot(beside: pilot, me: "bilal")
      pilot.select("KHI-26-0004")
      other.select("KHI-26-0004")
      pilot.press("l", "1")
      other.press("n")
      other.type("She has called again.")
      other.press("ctrl-s")
      pilot.press("ctrl-s")
    case .filter:
      pilot.press("/")
      pilot.type("lahore level:1")
    case .whichKey: pilot.press("m")
    case .palette:
      pilot.press(":")
      pilot.type("cons")
    case .hidden:
      pilot.press("n")
      pilot.type("She is at the")
      pilot.press("ctrl-o")
    case .facts:
      pilot.select("KHI-26-0008")
      pilot.press("i", "e", "pagedown", "pagedown", "pagedown")
      pilot.go(to: "Must not know")
      pilot.type("her brother")
    case .knownNumber:
      pilot.press("N")
      pilot.fill(["What is said": "She whispers.", "Caller": "herself, +92 300 0000206"])
    case .names:
      pilot.select("KHI-26-0008")
      pilot.press("i", "enter")
    }
    return pilot
  }

  @Test("looks as it did", arguments: Scene.allCases, sizes)
  func golden(scene: Scene, size: (Int, Int)) throws {
    let pilot = try Self.pilot(scene, size.0, size.1)
    let name = "\(scene.name)-\(size.0)x\(size.1).txt"
    #expect(Golden.difference(pilot.golden, name, beside: #filePath) == nil)
  }

  @Test(
    "says without colour where the keys are, what is marked and what can't be done",
    arguments: [
      Scene.queue, .match, .triage, .newCase, .review, .moveMany, .help, .filter, .whichKey,
      .confirmation,
    ])
  func monochrome(scene: Scene) throws {
    let pilot = try Self.pilot(scene, 80, 24)
    let name = "monochrome-\(scene.name)-80x24.txt"
    #expect(Golden.difference(Monochrome.picture(of: pilot.frame), name, beside: #filePath) == nil)
  }

  @Test("fits every size from 1×1 to 200×60, whatever is open", arguments: Scene.allCases)
  func everySize(scene: Scene) throws {
    let pilot = try Self.pilot(scene, 80, 24)
    let widths = Array(1...44) + Array(stride(from: 45, through: 200, by: 11)) + [200]
    let heights = Array(1...26) + Array(stride(from: 27, through: 60, by: 6)) + [60]
    for columns in widths {
      for rows in heights {
        pilot.resize(columns: columns, rows: rows)
        let frame = pilot.frame
        #expect(frame.size == Size(columns: columns, rows: rows))
        if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor)) }
      }
    }
  }

  @Test("says plainly that it has no room below 20×5", arguments: [(19, 24), (80, 4), (1, 1)])
  func tooSmall(columns: Int, rows: Int) throws {
    let pilot = try Pilot(Self.cases, columns: columns, rows: rows)
    #expect(!pilot.sees("KHI-26"))
    if columns > 10 { #expect(pilot.sees("Rabta needs")) }
  }

  @Test("has three panes from 60×16, two below, one where there is room for no more")
  func panes() throws {
    let pilot = try Pilot(Self.cases, columns: 60, rows: 16)
    #expect(pilot.sees("Cases:") && pilot.sees("─ Case ─") && pilot.sees("─ Who can take"))
    pilot.resize(columns: 59, rows: 16)
    #expect(pilot.sees("Cases:") && !pilot.sees("─ Case ─"))
    pilot.press("enter")
    #expect(pilot.sees("Cases:") && pilot.sees("▸ Case ─") && !pilot.sees("─ Who can take"))
    pilot.resize(columns: 59, rows: 9)
    #expect(!pilot.sees("Cases:") && pilot.sees("▸ Case ─"))
  }

  @Test("a terminal without UTF-8 gets the same screen in ASCII", arguments: Scene.allCases)
  func ascii(scene: Scene) throws {
    let pilot = try Self.pilot(scene, 80, 24)
    let lines = draw(pilot.state, pilot.caseload, isASCII: true).lines
    #expect(lines.count == 24)
    // Urdu that was typed stays what it is.
    let others = lines.joined().unicodeScalars.filter {
      !$0.isASCII && !(0x0600...0x06FF).contains($0.value)
    }
    #expect(others.map(String.init) == [])
  }

  @Test(
    "the terminal's cursor stands on what has the keys, in every scene", arguments: Scene.allCases)
  func cursor(scene: Scene) throws {
    let pilot = try Self.pilot(scene, 80, 24)
    if scene == .empty { return }
    #expect(pilot.frame.cursor != nil)
  }
}
