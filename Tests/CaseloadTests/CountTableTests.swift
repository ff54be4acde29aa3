import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("Counts that leave the desk")
struct CountTableTests {
  private func table(_ counts: [[Int]]) -> CountTable {
    CountTable(
      name: "test", rows: counts.map { _ in "row" }, columns: (counts.first ?? []).map { _ in "c" },
      counts: counts)
  }

  @Test("Are shown with their totals where none is small")
  func large() {
    #expect(table([[5, 7], [9, 20]]).shown == [[5, 7, 12], [9, 20, 29], [14, 27, 41]])
  }

  @Test("Leave out a small one, and another in its row and column, so that no total gives it back")
  func complementary() {
    let shown = table([[3, 20, 30], [40, 50, 60], [70, 80, 90]]).shown
    #expect(shown[0][0] == nil)
    #expect(shown[0].count { $0 == nil } >= 2)
    #expect(shown.count { $0[0] == nil } >= 2)
    #expect(shown.joined().count { $0 == nil } == 4)
    // What is left out besides is the cheapest: the totals stay.
    #expect(shown[3] == [113, 150, 180, 443])
  }

  @Test("Two small ones whose sum is known are not enough: one more is left out")
  func known() {
    let shown = table([[1, 1, 30], [40, 50, 60]]).shown
    // Their total of 2 would say that each is at most 2.
    #expect(shown[0].count { $0 == nil } >= 3)
  }

  @Test("A small total is small, too")
  func totals() {
    #expect(table([[1]]).shown == [[nil, nil], [nil, nil]])
    #expect(table([[0, 0], [30, 40]]).shown.joined().allSatisfy { $0 == nil || $0 ?? 0 >= 5 })
  }

  @Test("Whoever tries all tables that fit what is shown can't tell that a cell is small")
  func attack() {
    var seeded = Seeded(7)
    for _ in 0..<20 {
      let counts = (0..<2).map { _ in (0..<2).map { _ in Int.random(in: 0...5, using: &seeded) } }
      let shown = table(counts).shown
      var largest = [[Int]](repeating: [0, 0, 0], count: 3)
      for a in 0...10 {
        for b in 0...10 {
          for c in 0...10 {
            for d in 0...10 {
              let guess = [[a, b, a + b], [c, d, c + d], [a + c, b + d, a + b + c + d]]
              guard zip(guess.joined(), shown.joined()).allSatisfy({ $1 == nil || $0 == $1 }) else {
                continue
              }
              for i in 0..<3 {
                for j in 0..<3 { largest[i][j] = max(largest[i][j], guess[i][j]) }
              }
            }
          }
        }
      }
      for i in 0..<3 {
        for j in 0..<3 where shown[i][j] == nil {
          #expect(largest[i][j] >= 5, "\(counts) \(shown)")
        }
      }
    }
  }

  @Test("Count nobody who said no, and no case twice")
  func whom() throws {
    var desk = try DeskAtWork()
    for number in 1...8 {
      let code = try desk.open(needs: [.shelter])
      if number > 6 { try desk.act(on: code, .consent(topic: .statistics, answer: .no)) }
    }
    let double = try desk.open(needs: [.shelter], level: nil)
    try desk.act(
      on: double, .end(closing: .duplicate(of: try #require(desk.caseload.cases.first).code)))
    let needs = Counts(desk.caseload).needs
    let row = try #require(needs.rows.firstIndex(of: NeedCode.shelter.withCode))
    #expect(needs.shown[row].last == 6)
  }

  @Test("A gap is one settled as not available and not taken back; five alike are counted")
  func gaps() throws {
    var desk = try DeskAtWork()
    var codes: [CaseCode] = []
    for _ in 1...5 {
      desk.wait(.minutes(1))
      let code = try desk.open(
        Facts.woman.with { $0.forms = [.brickKiln] }, needs: [.shelter, .documents])
      try desk.act(on: code, .settle(need: 1, reason: .notAvailable, note: nil))
      codes.append(code)
    }
    try desk.act(on: codes[0], .settle(need: 2, reason: .notAvailable, note: nil))
    try desk.act(on: codes[0], .undo(seq: desk.caseload.seq))
    let gaps = desk.caseload.gaps()
    #expect(gaps.map(\.code) == codes.reversed())
    #expect(gaps.allSatisfy { $0.need == .shelter && $0.place == "pb-kasur" })
    #expect(desk.caseload.gaps(since: desk.now).map(\.code) == [codes[4]])
    let counted = Counts(desk.caseload).gaps
    #expect(counted.map(\.count) == [5])
    #expect(counted.first?.month == "2026-11" && counted.first?.form == .brickKiln)
    try desk.act(
      on: codes[0],
      .undo(
        seq: try #require(
          gaps.last.map { _ in
            desk.caseload[codes[0]]?.lastUndoable
          } ?? nil)))
    #expect(Counts(desk.caseload).gaps.isEmpty)
  }
}
