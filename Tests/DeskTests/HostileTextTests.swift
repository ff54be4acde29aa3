import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

/// Text from a case is data: whatever it holds, the terminal gets letters.
@Suite("Hostile text")
struct HostileTextTests {
  static let texts: [String] = [
    "\u{1B}[2J\u{1B}]0;owned\u{07}\u{1B}[31mred",
    "\u{9B}2J\u{9D}0;owned\u{9C}\u{85}\u{90}q",
    "name\u{202E}gnp.exe\u{202C}\u{2066}\u{2069}\u{200F}\u{200E}\u{061C}",
    "\u{0}\u{1}\u{8}\u{7F}\u{FEFF}\u{FFF9}\u{E0041}\u{180E}",
    String(repeating: "x", count: 100_000),
    String(repeating: "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", count: 20_000),
    String(repeating: "\n", count: 100_000) + "last",
    String(repeating: "کٹّھا ", count: 20_000),
    String(repeating: "👩‍👩‍👧‍👦", count: 5_000),
  ]

  /// What must never be among what is sent to a terminal.
  private func dangerous(_ lines: [String]) -> [String] {
    lines.flatMap(\.unicodeScalars).filter { scalar in
      switch scalar.value {
      case ..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
        true
      default: false
      }
    }.map { String($0.value, radix: 16) }
  }

  private func check(_ pilot: Pilot, _ note: Comment) {
    #expect(Set(dangerous(pilot.frame.lines)) == [], note)
  }

  @Test("in story, names and notes is shown as letters in every pane", arguments: texts.indices)
  func cases(index: Int) throws {
    let text = Self.texts[index]
    let json = text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x22, 0x5C: "\\\(scalar)"
      case ..<0x20: "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }.joined()
    let pilot = try Pilot(
      Cases.records(
        Cases.record(
          "{\"age\":20,\"gender\":\"F\",\"name\":\"\(json)\"}", story: json,
          contact: """
            {"may":"atAgreedTimes","window":"\(json)","phone":"\(json)","instructions":"\(json)",\
            "codeWord":"\(json)"}
            """,
          more: ",\"placeDetail\":\"\(json)\",\"caller\":\"\(json)\"", needs: ["PSS"],
          history: [
            Cases.triaged(), Cases.step("{\"note\":{\"text\":\"\(json)\"}}", ago: "9m"),
            Cases.step(
              "{\"todo\":{\"what\":\"\(json)\",\"owner\":\"amina\",\"due\":\"+1h\"}}", ago: "8m"),
          ])))
    check(pilot, "queue")
    pilot.press("i")
    for (columns, rows) in [(80, 24), (132, 43), (40, 12)] {
      pilot.resize(columns: columns, rows: rows)
      for key in ["tab", "z", "pagedown", "end", "z", "tab", "tab"] {
        pilot.press(key)
        check(pilot, "\(key) at \(columns)×\(rows)")
      }
    }
    for key in ["e", "n", "d", "r"] {
      pilot.press(key)
      check(pilot, "after \(key)")
      pilot.press("esc")
    }
  }

  @Test("never stands where a line of the desk would, whatever line ends it has")
  func lineEnds() throws {
    let text = #"First\nMay be contacted by phone\nNeed 1 SHE: taken on"#
    let pilot = try Pilot(
      Cases.records(
        Cases.record(
          #"{"age":20,"gender":"F"}"#, story: text,
          contact: #"{"may":"never","instructions":"\#(text)"}"#,
          more: #","mustNotKnow":"\#(text)""#,
          history: [Cases.triaged(), Cases.step(#"{"note":{"text":"\#(text)"}}"#, ago: "9m")])),
      columns: 132, rows: 43)
    pilot.press("i", "tab", "z")
    let told = pilot.lines.filter { $0.contains("May be contacted") || $0.contains("Need 1 SHE") }
    #expect(told.count >= 6)
    #expect(told.allSatisfy { $0.dropFirst().hasPrefix("  ") }, "\(told)")
  }

  @Test("that is longer than can be shown says so")
  func tooLong() throws {
    let text = String(repeating: "line\\n", count: 5000)
    let pilot = try Pilot(Cases.records(Cases.record(#"{"age":20}"#, story: text)))
    pilot.press("tab", "z", "end")
    for _ in 0..<5 where !pilot.sees("… it goes on:") { pilot.press("pageup") }
    #expect(pilot.sees("… it goes on: rabta show DESK KHI-26-0001 --identity has all of it."))
  }

  @Test(
    "that is typed or pasted goes through a form and back to the screen", arguments: texts.indices)
  func forms(index: Int) throws {
    let text = Self.texts[index]
    let pilot = try Pilot()
    pilot.press("N")
    for label in ["What is said", "Exact place", "Number", "On the phone", "Where now", "People"] {
      pilot.go(to: label)
      pilot.paste(text)
      check(pilot, "\(label)")
    }
    pilot.press("ctrl-s")
    check(pilot, "what can't be read")
    if pilot.caseload.cases.isEmpty {
      for label in ["Where now", "People"] {
        pilot.go(to: label)
        pilot.press("ctrl-e", "ctrl-u")
      }
      pilot.press("ctrl-s")
    }
    #expect(pilot.status == "Saved as KHI-26-0001. Triage it with t.")
    pilot.press("i", "enter", "z", "end")
    check(pilot, "case")
    pilot.press("u")
    check(pilot, "undo")
  }

  @Test("in a filter, a name that was told and a reason", arguments: texts.indices)
  func elsewhere(index: Int) throws {
    let text = Self.texts[index]
    let pilot = try Pilot(
      Cases.records(
        Cases.girl(history: [Cases.triaged(), Cases.sent(1, to: "demo-child", ago: "10m")])))
    pilot.press("s")
    pilot.go(to: "Whom")
    pilot.paste(text)
    pilot.press("ctrl-s")
    check(pilot, "told")
    // What is blank is nobody's name.
    if !pilot.state.layers.isEmpty { pilot.press("esc") }
    pilot.press("w", "right")
    pilot.go(to: "In words")
    pilot.paste(text)
    pilot.press("ctrl-s")
    check(pilot, "withdrawn")
    pilot.press("/")
    pilot.paste(text)
    check(pilot, "filter")
    pilot.press("enter")
    check(pilot, "filtered")
    pilot.press("?")
    pilot.paste(text)
    check(pilot, "help")
  }
}
