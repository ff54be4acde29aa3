import Ledger
import Synchronization
import Testing

@Suite("Work on another core")
struct AheadTests {
  @Test(
    "Gives what came of each, in their order, however many there are",
    arguments: [0, 1, 24, 25, 26, 50, 1_000])
  func order(count: Int) {
    let made = Mutex(0)
    let ahead = Ahead(Array(0..<count)) {
      made.withLock { $0 += 1 }
      return { $0 * 2 }
    }
    #expect(ahead.finish() == (0..<count).map { $0 * 2 })
    #expect(made.withLock { $0 } <= 2)
  }

  @Test("Nothing is worked on twice, and each thread works with what is its own")
  func once() {
    let seen = Mutex([Int: Int]())
    let ahead = Ahead(Array(0..<2_000)) {
      { number in seen.withLock { $0[number, default: 0] += 1 } }
    }
    #expect(ahead.finish().count == 2_000)
    #expect(seen.withLock { $0.count } == 2_000)
    #expect(seen.withLock { $0.values.allSatisfy { $0 == 1 } })
  }

  @Test("May be let go of before it is done")
  func dropped() {
    for _ in 0..<100 { _ = Ahead(Array(0..<500)) { { "\($0)" } } }
  }
}
