import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

/// Keys at random: nothing they hit may trap, and what they did is what the journal says.
@Suite("A monkey")
struct MonkeyTests {
  private static let keys = Array(
    Set(Commands.all.flatMap(\.keys).flatMap(\.keys).map(\.description))
  ).sorted()
    .filter { $0 != "q" && $0 != "ctrl-c" }
  private static let typed = [
    "y", "n", "1", "2", "a", "k", "d", "ctrl-s", "ctrl-u", "backspace", "delete",
  ]
  private static let words = ["BLR", "F34", "Lahore", "sana", "4h", "ہیلو", "\u{1B}[2J", "reason"]

  @Test(
    "of 20,000 keys over two screens traps nothing, and the journal folds to what they show",
    arguments: [1, 2, 3, 4])
  func keys(seed: Int) throws {
    var dice = Seeded(seed)
    let first = try Pilot(SampleData.cases())
    let second = try Pilot(beside: first, me: "sana", columns: 132, rows: 43)
    let start = first.caseload.seq
    for step in 0..<5_000 {
      let pilot = Int.random(in: 0..<2, using: &dice) == 0 ? first : second
      switch Int.random(in: 0..<100, using: &dice) {
      case ..<50: pilot.press(dice.one(of: Self.keys))
      case ..<67: pilot.press(dice.one(of: Self.typed))
      case ..<74: pilot.type(dice.one(of: Self.words))
      case ..<76: pilot.paste(dice.one(of: Self.words))
      case ..<80: pilot.press("esc")
      case ..<83: pilot.wait(.minutes(Int.random(in: 0..<20, using: &dice)))
      case ..<86: pilot.lookUp()
      case ..<88:
        pilot.resize(
          columns: 1 + Int.random(in: 0..<140, using: &dice),
          rows: 1 + Int.random(in: 0..<50, using: &dice))
      case ..<94: pilot.press("enter", "y")
      default: pilot.press("ctrl-s")
      }
      if step % 5 == 0 { _ = pilot.frame }
    }

    first.lookUp()
    second.lookUp()
    let fresh = try first.reopened()
    for pilot in [first, second] {
      #expect(pilot.caseload.cases == fresh.caseload.cases, "seed \(seed)")
      #expect(pilot.caseload.reviews == fresh.caseload.reviews, "seed \(seed)")
      #expect(pilot.caseload.seq == fresh.caseload.seq, "seed \(seed)")
      #expect(
        pilot.caseload.list(Query(), at: first.now)
          == fresh.caseload.list(Query(), at: first.now),
        "seed \(seed)")
    }
    // It has not only knocked at closed doors.
    #expect(fresh.caseload.seq > start + 50, "seed \(seed)")
  }
}
