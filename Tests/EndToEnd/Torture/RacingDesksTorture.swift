import DeskTesting
import Testing

@Suite("Desks that write at the same time")
struct RacingDesksTorture {
  @Test("Four, as fast as they can: nothing lost or doubled, no gap, each seen within a second")
  func race() throws {
    let desk = try RealDesk.empty()
    let before = desk.journalLines.count
    let count = Torture.states(60, of: 500)
    let total = before + 4 * count
    let hands = try (1...4).map {
      try Hand(at: desk.path, "hand\($0)", actions: count, untilLines: total)
    }
    for hand in hands {
      let ended = try hand.run.wait(seconds: 300)
      #expect(ended.status == 0, "\(ended.errors)")
    }
    try desk.expectWell()

    let lines = try desk.storedLines()
    #expect(lines.map(\.head.seq) == Array(1...total))
    let expected = hands.flatMap { hand in (1...count).map { "\(hand.name)-\($0)" } }
    #expect(lines.dropFirst(before).map(\.head.id).sorted() == expected.sorted())
    let said = hands.map(\.said)
    for (hand, said) in zip(hands, said) {
      #expect(said.done.count == count && said.waitedFor.isEmpty, "\(said.waitedFor)")
      for (id, seq) in said.done { #expect(lines[seq - 1].head.id == id, "\(hand.name)") }
      // Each saw all that the others did since it was there.
      let own = Set(said.done.values)
      #expect(Set(said.sawAt.keys) == Set(said.opened + 1..<total + 1).subtracting(own))
    }

    let doneAt: [Int: Int] = said.reduce(into: [:]) { $0.merge($1.doneAt) { first, _ in first } }
    let waits = said.flatMap { said in
      said.sawAt.map { seq, time in max(0, time - doneAt[seq, default: 0]) / 1_000_000 }
    }.sorted()
    let (middle, last) = (waits[waits.count / 2], waits.last ?? .max)
    let report = "4 × \(count) actions: seen after \(middle) ms in the middle, \(last) ms at last"
    #expect(waits.count > 6 * count && last < 1000, "\(report)")
    Torture.say(report)
  }
}
