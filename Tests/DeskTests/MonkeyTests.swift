import Canvas
import Caseload
import Casework
import Desk
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// Keys at random at two screens on one folder: nothing they hit may trap, and what they did is what
/// the journal says.
@Suite("A monkey")
struct MonkeyTests {
  @Test(
    "of 100,000 keys over two desks on one folder traps nothing, and the journal verifies",
    arguments: [1, 2, 3, 4])
  func keys(seed: Int) throws {
    try Monkey(seed).play(keys: 25_000)
  }
}

@Suite("A monkey that goes on and on", .enabled(if: Monkey.isLong))
struct MonkeyTorture {
  @Test("of 1,000,000 keys over two desks on one folder", arguments: 5...44)
  func keys(seed: Int) throws {
    try Monkey(seed).play(keys: 25_000)
  }
}

private struct Monkey {
  static let isLong = getenv("RABTA_TORTURE") != nil

  private static let keys = Array(
    Set(Commands.all.flatMap(\.keys).flatMap(\.keys).map(\.description))
  ).sorted().filter { $0 != "q" && $0 != "ctrl-c" }
  private static let typed = [
    "y", "n", "1", "2", "a", "k", "d", "ctrl-s", "ctrl-u", "backspace", "delete",
  ]
  private static let words = ["BLR", "F34", "Lahore", "sana", "4h", "ہیلو", "\u{1B}[2J", "reason"]

  private let seed: Int
  private var dice: Seeded

  init(_ seed: Int) {
    self.seed = seed
    dice = Seeded(seed)
  }

  consuming func play(keys count: Int) throws {
    var template = Array("/tmp/rabta-monkey-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = folder + "/desk"
    let first = try Pilot(makingDeskAt: desk, SampleData.cases())
    let second = try Pilot(beside: first, me: "sana", columns: 132, rows: 43)
    let start = first.caseload.seq
    for step in 0..<count {
      let pilot = Int.random(in: 0..<2, using: &dice) == 0 ? first : second
      hit(pilot)
      if step % 5 == 0 { _ = pilot.frame }
    }
    try check(first, second, desk, from: start)
  }

  private mutating func hit(_ pilot: Pilot) {
    switch Int.random(in: 0..<100, using: &dice) {
    case ..<48: pilot.press(dice.one(of: Self.keys))
    case ..<65: pilot.press(dice.one(of: Self.typed))
    case ..<72: pilot.type(dice.one(of: Self.words))
    case ..<74: pilot.paste(dice.one(of: Self.words))
    case ..<78: pilot.press("esc")
    case ..<81: pilot.wait(.minutes(Int.random(in: 0..<20, using: &dice)))
    case ..<84: pilot.lookUp()
    case ..<86:
      pilot.resize(
        columns: 1 + Int.random(in: 0..<140, using: &dice),
        rows: 1 + Int.random(in: 0..<50, using: &dice))
    case ..<88:
      let place = Point(
        column: Int.random(in: 0..<140, using: &dice), row: Int.random(in: 0..<50, using: &dice))
      pilot.point(at: place, dice.one(of: [.press, .wheelUp, .wheelDown]))
    case ..<89: _ = pilot.say(dice.one(of: Self.typed))
    case ..<94: pilot.press("enter", "y")
    default: pilot.press("ctrl-s")
    }
  }

  private func check(_ first: Pilot, _ second: Pilot, _ desk: String, from start: Int) throws {
    first.lookUp()
    second.lookUp()
    var ledger = try Ledger(openingDeskAt: desk, fromStart: true)
    var fresh = Caseload(desk: ledger.identity)
    try ledger.catchUp(&fresh)
    #expect(ledger.damage.isEmpty, "seed \(seed)")
    for pilot in [first, second] {
      #expect(pilot.caseload.seq == fresh.seq, "seed \(seed)")
      #expect(pilot.caseload.reviews == fresh.reviews, "seed \(seed)")
      #expect(
        pilot.caseload.list(Query(), at: first.now) == fresh.list(Query(), at: first.now),
        "seed \(seed)")
      for `case` in pilot.caseload.cases where fresh[`case`.code] != nil {
        #expect(fresh[`case`.code] == `case`, "seed \(seed)")
      }
    }
    // It has not only knocked at closed doors.
    #expect(fresh.seq > start + 200, "seed \(seed)")
  }
}
