import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import Testing

/// Keys at random: nothing they hit may trap, and what they did is what the journal says.
@Suite("A monkey")
struct MonkeyTests {
  /// Small and the same on every machine (SplitMix64), so that a seed is enough to see it again.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(sides))
    }

    mutating func pick<T>(_ all: [T]) -> T { all[roll(all.count)] }
  }

  private static let keys = Array(Set(Commands.all.flatMap(\.keys).map(\.description))).sorted()
    .filter { $0 != "q" && $0 != "ctrl-c" }
  private static let typed = [
    "y", "n", "1", "2", "a", "k", "d", "ctrl-s", "ctrl-u", "backspace", "delete",
  ]
  private static let words = ["BLR", "F34", "Lahore", "sana", "4h", "ہیلو", "\u{1B}[2J", "reason"]

  @Test(
    "of 20,000 keys over two screens traps nothing, and the journal folds to what they show",
    arguments: [1, 2, 3, 4])
  func keys(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let first = try Pilot(SampleData.cases())
    let second = try Pilot(beside: first, me: "sana", columns: 132, rows: 43)
    let start = first.caseload.seq
    for step in 0..<5_000 {
      let pilot = dice.roll(2) == 0 ? first : second
      switch dice.roll(100) {
      case ..<50: pilot.press(dice.pick(Self.keys))
      case ..<67: pilot.press(dice.pick(Self.typed))
      case ..<74: pilot.type(dice.pick(Self.words))
      case ..<76: pilot.paste(dice.pick(Self.words))
      case ..<80: pilot.press("esc")
      case ..<83: pilot.wait(.minutes(dice.roll(20)))
      case ..<86: pilot.lookUp()
      case ..<88: pilot.resize(columns: 1 + dice.roll(140), rows: 1 + dice.roll(50))
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
        pilot.caseload.queue(Query(), at: first.now)
          == fresh.caseload.queue(Query(), at: first.now),
        "seed \(seed)")
    }
    // It has not only knocked at closed doors.
    #expect(fresh.caseload.seq > start + 100, "seed \(seed)")
  }
}
