import Caseload
import Casework
import DeskTesting
import Ledger
import Testing

/// Every bit of a journal lies under the chain or a digest, or is the form of a line; so none is
/// harmless, and each must be found.
@Suite("A bit that flipped in a journal")
struct FlippedBitTorture {
  @Test("Is found at its line, marks that line's cases, and costs no other; and work goes on")
  func anywhere() throws {
    let desk = try HandledDesk(cases: 8)
    let before = try desk.open().cases
    #expect(before.count == 8)
    var chance = Seeded(Torture.seed)
    let bits =
      FlippedBit.special(of: desk)
      + FlippedBit.byChance(Torture.states(30, of: 2000), of: desk, &chance)
    for (number, bit) in bits.enumerated() {
      try desk.putBack()
      try flip(bit, number, desk, before)
    }
    Torture.say("\(bits.count) bits, seed \(Torture.seed)")
  }

  private func flip(
    _ bit: FlippedBit, _ number: Int, _ desk: HandledDesk, _ before: [CaseCode: Case]
  ) throws {
    var bytes = desk.bytes(bit.file)
    bit.flip(&bytes)
    try desk.write(bytes, bit.file)
    let wanted = bit.leavesHalfALine ? [] : bit.places

    let others = before.filter { !bit.codes.contains($0.key) }
    func expectFound(_ opened: borrowing HandledDesk.Opened, adding added: CaseCode?) {
      #expect(opened.damage == wanted, "\(bit)")
      let marked = bit.leavesHalfALine ? [] : bit.codes
      #expect(Set(opened.caseload.damaged.keys) == marked, "\(bit)")
      let cases = opened.cases
      for (code, other) in others where code != added { #expect(cases[code] == other, "\(bit)") }
    }
    let seq: Int
    do {
      let opened = try desk.open()
      expectFound(opened, adding: nil)
      seq = opened.caseload.seq
    }
    if number % 40 == 0, !bit.leavesHalfALine { try expectNamed(bit, by: try desk.verify()) }

    // Something is done all the same.
    let added: CaseCode
    do {
      var writing = try desk.open()
      // Where it was the line that listed the only person, they are listed again.
      if writing.caseload.people.isEmpty {
        let amina = Staff(id: "amina", name: "Amina", roles: [.operator])
        try writing.perform(.listPerson(amina))
      }
      if number.isMultiple(of: 2) {
        added = try #require(others.keys.min())
        try writing.perform(.on(added, .note(text: "Life goes on.")))
      } else {
        try writing.perform(.open(facts: Facts(), needs: [], inInbox: true))
        added = try #require(writing.caseload.allCodes.last)
        #expect(before[added] == nil, "\(added) was given twice: \(bit)")
      }
      let torn = writing.ledger.takeTornTails()
      #expect(torn.count == (bit.leavesHalfALine ? 1 : 0), "\(bit)")
      #expect(writing.caseload.seq > seq, "\(bit)")
    }
    do {
      let again = try desk.open()
      expectFound(again, adding: added)
      let isThere = isThere(added, in: again, before)
      #expect(isThere, "\(bit)")
    }

    // And when the bit is put right again, from a backup, nothing of it is missing.
    guard !bit.leavesHalfALine else { return }
    var mended = desk.stored(bit.file)
    bit.flip(&mended)
    try desk.write(mended, bit.file)
    let whole = try desk.open()
    let isThere = isThere(added, in: whole, before)
    #expect(isThere, "mended, \(bit)")
    let cases = whole.cases
    for (code, old) in before where code != added { #expect(cases[code] == old, "mended, \(bit)") }
    #expect(whole.caseload.damaged.keys.allSatisfy { $0 == added }, "mended, \(bit)")
  }

  private func isThere(
    _ code: CaseCode, in desk: borrowing HandledDesk.Opened, _ before: [CaseCode: Case]
  ) -> Bool {
    guard let found = desk.cases[code] else { return false }
    return before[code] == nil || found.notes.last?.text.text == "Life goes on."
  }

  private func expectNamed(_ bit: FlippedBit, by verified: Run.Ended) throws {
    #expect(verified.status == 1 && verified.output.isEmpty, "\(bit)")
    let named = verified.errorLines.dropLast().map { $0.prefix { $0 != " " } }
    for place in bit.places { #expect(named.contains("\(place):"), "\(bit): \(verified.errors)") }
    // A checkpoint remembers lines, and which file they were in.
    let month = bit.places[0].prefix { $0 != ":" }
    for place in named where !bit.places.contains(where: { place == "\($0):" }) {
      #expect(place == "\(month):", "\(bit): \(verified.errors)")
    }
  }

  @Test("Is found by verify also in lines that a checkpoint stands for")
  func behindCheckpoint() throws {
    let desk = try HandledDesk(cases: 4)
    let made = try rabta("checkpoint", desk.path)
    #expect(made.status == 0)
    var chance = Seeded(Torture.seed)
    let bits = FlippedBit.byChance(Torture.states(20, of: 400), of: desk, &chance)
    for bit in bits where !bit.leavesHalfALine {
      var bytes = desk.bytes(bit.file)
      bit.flip(&bytes)
      try desk.write(bytes, bit.file)
      try expectNamed(bit, by: try desk.verify())
      try desk.write(desk.bytes(bit.file), bit.file)
    }
    #expect(try desk.verify().status == 0)
  }
}
