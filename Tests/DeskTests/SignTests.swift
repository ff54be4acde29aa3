import Canvas
import Desk
import DeskTesting
import Terminal
import Testing

/// What a colour says must be there without it: for terminals with one colour, for eyes that tell
/// few, for readers that hear none.
@Suite("Signs without colour")
struct SignTests {
  /// A piece of a row that looks alike.
  private struct Run {
    let role: Role
    let text: String
    let place: Point
  }

  private static let scenes = GoldenScreenTests.Scene.allCases

  private static func runs(_ frame: Frame) -> [Run] {
    var runs: [Run] = []
    for row in 0..<frame.size.rows {
      var column = 0
      while column < frame.size.columns, let role = frame[Point(column: column, row: row)]?.role {
        let start = Point(column: column, row: row)
        var text = ""
        while let cell = frame[Point(column: column, row: row)], cell.role == role {
          if let scalar = cell.scalar, cell.width > 0 { text.unicodeScalars.append(scalar) }
          text += frame.cluster(cell) ?? ""
          column += 1
        }
        runs.append(Run(role: role, text: text, place: start))
      }
    }
    return runs
  }

  @Test("A selected row has > before it, in its frame or in itself", arguments: scenes)
  func selected(scene: GoldenScreenTests.Scene) throws {
    let pilot = try GoldenScreenTests.pilot(scene, 80, 24)
    // What lies over the panes cuts their rows.
    if pilot.state.isHidden { pilot.press("enter") }
    while !pilot.state.layers.isEmpty { pilot.press("esc") }
    let frame = pilot.frame
    for run in Self.runs(frame) where run.role == .selected {
      let before = frame[Point(column: run.place.column - 1, row: run.place.row)]?.scalar
      #expect(run.text.hasPrefix(">") || before == ">", "\(run.text)")
    }
  }

  @Test("A mark is a star, and what a colour says stands there in words", arguments: scenes)
  func words(scene: GoldenScreenTests.Scene) throws {
    let pilot = try GoldenScreenTests.pilot(scene, 132, 43)
    if pilot.state.isHidden { pilot.press("enter") }
    while !pilot.state.layers.isEmpty { pilot.press("esc") }
    for run in Self.runs(pilot.frame) {
      switch run.role {
      case .marked: #expect(pilot.lines[run.place.row].prefix(4).contains("*"), "\(run.text)")
      case .danger, .warning, .good, .error, .banner:
        #expect(
          run.text.contains { $0.isLetter || $0.isNumber || $0 == "?" }, "\(run.role): \(run.text)")
      default: break
      }
    }
  }

  @Test("The marked rows of the scene with marks are the ones with a star, and there are some")
  func marked() throws {
    let pilot = try GoldenScreenTests.pilot(.moveMany, 132, 43)
    if pilot.state.isHidden { pilot.press("enter") }
    while !pilot.state.layers.isEmpty { pilot.press("esc") }
    let rows = Set(Self.runs(pilot.frame).filter { $0.role == .marked }.map(\.place.row))
    let starred = pilot.lines.indices.filter { pilot.lines[$0].prefix(4).contains("*") }
    #expect(!rows.isEmpty)
    #expect(rows.isSubset(of: starred))
  }

  @Test("Two roles that only a colour tells apart never say the same words")
  func colourBlind() throws {
    var said: [Role: Set<String>] = [:]
    for scene in Self.scenes {
      for run in Self.runs(try GoldenScreenTests.pilot(scene, 132, 43).frame) {
        let words = run.text.split(separator: " ").joined(separator: " ")
        if !words.isEmpty { said[run.role, default: []].insert(words) }
      }
    }
    let palette = Palette(isLight: false)
    for one in [Role.danger, .warning, .good, .banner] {
      for other in [Role.danger, .warning, .good, .banner] where one != other {
        guard palette.style(of: one).attributes == palette.style(of: other).attributes else {
          continue
        }
        #expect(said[one, default: []].isDisjoint(with: said[other, default: []]))
      }
    }
    #expect(said[.warning]?.isEmpty == false && said[.good]?.isEmpty == false)
  }

  @Test(
    "Without colour the pane with the keys, the row and the field under the cursor look different",
    arguments: [
      (Role.border, Role.borderFocused), (.selected, .plain), (.selected, .selectedUnfocused),
      (.field, .fieldFocused), (.title, .plain), (.key, .hint), (.error, .good),
    ])
  func monochrome(one: Role, other: Role) {
    let palette = Palette(isLight: false)
    #expect(palette.style(of: one).attributes != palette.style(of: other).attributes)
  }

  @Test("On a light background nothing is yellow or cyan, which are too pale there")
  func light() {
    let palette = Palette(isLight: true)
    for role in Role.allCases {
      #expect(![.yellow, .cyan].contains(palette.style(of: role).color), "\(role)")
      #expect(
        palette.style(of: role).attributes == Palette(isLight: false).style(of: role).attributes)
    }
  }
}
