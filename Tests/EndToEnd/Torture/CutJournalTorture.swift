import Caseload
import Casework
import DeskTesting
import Glibc
import Ledger
import Testing

@Suite("A journal that was cut")
struct CutJournalTorture {
  @Test(
    "At any byte of its last two lines: all before is there, the rest is set aside, told, kept",
    arguments: [false, true])
  func anywhere(hasCheckpoint: Bool) throws {
    let desk = try HandledDesk(cases: 4)
    if hasCheckpoint { #expect(try rabta("checkpoint", desk.path).status == 0) }
    let name = try #require(desk.months.last)
    let whole = desk.bytes(name)
    let ends = whole.indices.filter { whole[$0] == 0x0A }.map { $0 + 1 }
    let (first, second) = (ends[ends.count - 3], ends[ends.count - 2])

    // How the desk was before each of the two.
    var before: [Int: [CaseCode: Case]] = [:]
    for end in [first, second] {
      try desk.write(Array(whole[..<end]), name)
      before[end] = try desk.open().cases
    }
    var cuts = Array(first..<whole.count)
    if !Torture.isOn {
      let edges: Set = [first, first + 1, second - 1, second, second + 1, whole.count - 1]
      cuts = cuts.filter { $0 % 23 == 0 || edges.contains($0) }
    }
    for cut in cuts {
      let end = cut < second ? first : second
      try cutOff(
        desk, name, at: cut, lineEnd: end, before[end] ?? [:], hasCheckpoint: hasCheckpoint)
    }
    Torture.say("\(cuts.count) cuts, with a checkpoint: \(hasCheckpoint)")
  }

  private func cutOff(
    _ desk: HandledDesk, _ name: String, at cut: Int, lineEnd end: Int,
    _ before: [CaseCode: Case], hasCheckpoint: Bool
  ) throws {
    let whole = desk.bytes(name)
    try desk.write(Array(whole[..<cut]), name)
    let side = "desk/journal/torn-1.partial"
    unlink(desk.path + "/journal/torn-1.partial")

    // Whoever only looks sees what is whole, and touches nothing.
    do {
      let looked = try desk.open()
      #expect(looked.cases == before, "cut at \(cut)")
      #expect(looked.damage.isEmpty, "cut at \(cut)")
      #expect(desk.stored(name) == Array(whole[..<cut]), "cut at \(cut)")
    }
    // Somebody goes on, and is told.
    let torn: [TornTail]
    do {
      var writing = try desk.open(fromStart: !hasCheckpoint)
      // Only who remembers can tell a cut between two lines.
      #expect(writing.ledger.damage.map(\.reason) == (hasCheckpoint ? [.shorter] : []))
      let code = try #require(writing.caseload.allCodes.first)
      try writing.perform(.on(code, .note(text: "Life goes on.")))
      torn = writing.ledger.takeTornTails()
    }
    #expect(torn.map(\.count) == (cut > end ? [cut - end] : []), "cut at \(cut)")
    if cut > end { #expect(desk.stored(side) == Array(whole[end..<cut]), "cut at \(cut)") }
    #expect(desk.stored(name).starts(with: whole[..<end]), "cut at \(cut)")

    // The chain is honest: nothing is wrong, and one line more is there.
    let after = try desk.open()
    #expect(after.damage.isEmpty, "cut at \(cut)")
    let code = try #require(after.caseload.allCodes.first)
    var expected = before
    #expect(after.cases[code]?.notes.last?.text.text == "Life goes on.", "cut at \(cut)")
    expected[code] = after.cases[code]
    #expect(after.cases == expected, "cut at \(cut)")
    if cut % 97 == 0 {
      let verified = try desk.verify()
      #expect(verified.status == (hasCheckpoint ? 1 : 0), "cut at \(cut): \(verified.errors)")
    }
  }
}
