import Caseload
import Casework
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// Erasing on a real folder: what was typed is nowhere in it afterwards, and all the rest holds.
@Suite("Erasing on the disk")
struct ErasingTests {
  @Test("Nothing of what was typed is left in any file, and the journal still holds")
  func gone() throws {
    let folder = try ErasableDesk()
    #expect(try folder.holders(of: ErasableDesk.typed).count > 3)
    try folder.erase([])
    #expect(try folder.holders(of: ErasableDesk.typed) == [:])
    #expect(try folder.holders(of: ErasableDesk.others).count == 1)
    try folder.expectSound { caseload in
      #expect(caseload[folder.code]?.status == .toldToDelete)
      #expect(caseload[folder.arrival]?.status == .erased)
      #expect(caseload[folder.other]?.facts.story.text == "Held at a kiln in Kasur.")
    }
  }

  @Test("Of one person: the others' names and the safe contact stay")
  func person() throws {
    let folder = try ErasableDesk()
    try folder.erase([2])
    let kept = ["Yasmin Testperson", "0300-7654321"]
    let gone = ErasableDesk.typed.filter { !kept.contains($0) }
    #expect(try folder.holders(of: gone) == [:])
    #expect(try folder.holders(of: kept).count == 1)
    try folder.expectSound { caseload in
      let facts = try #require(caseload[folder.code]).facts
      #expect(facts.persons.map(\.isErased) == [false, true])
      #expect(facts.persons[0].name == "Yasmin Testperson")
      #expect(facts.contact.phone == "0300-7654321" && facts.story == "erased")
    }
  }

  @Test("Interrupted anywhere, it is not shown, and opening the desk completes it")
  func interrupted() throws {
    let folder = try ErasableDesk()
    let before = try folder.journal()
    let drafts = try folder.files("drafts")
    try folder.erase([2])
    let after = try folder.journal()
    // The line that names stands behind what was there; blanking changes no length.
    let named = before + after[before.count...]
    let changed = before.indices.filter { before[$0] != after[$0] }
    let first = try #require(changed.first)
    let last = try #require(changed.last)
    var places =
      Array(stride(from: first, through: last, by: 97)) + changed.prefix(120) + [last + 1]
    places += changed.indices.dropFirst().filter { changed[$0] > changed[$0 - 1] + 1 }.map {
      changed[$0]
    }
    for place in Set(places).sorted() {
      // A power cut leaves what came before a place blanked, or what comes after it.
      for isFirstPart in [true, false] {
        let torn =
          isFirstPart
          ? after[..<place] + named[place...] : named[..<place] + after[place...]
        try folder.write(Array(torn), drafts)
        try folder.expectHidden()
        try folder.expectSound { _ in }
        #expect(try folder.journal() == after, "torn at \(place), \(isFirstPart)")
        // Blanking comes last, so where that is done all else was.
        if Array(torn) != after { #expect(try folder.files("drafts").isEmpty) }
      }
    }
  }

  @Test("Where nothing can be written, what was erased is not shown all the same")
  func readOnly() throws {
    let folder = try ErasableDesk()
    let before = try folder.journal()
    try folder.erase([2])
    let after = try folder.journal()
    try folder.write(before + after[before.count...], [:])
    try folder.expectHidden()
  }

  @Test("A desk that is open sees it at once, whether it began with a checkpoint or not")
  func elsewhere() throws {
    let folder = try ErasableDesk()
    for persons in [[2], []] {
      var quick = try folder.open()
      var whole = try folder.open(fromStart: true)
      try quick.ledger.bring([folder.code], to: &quick.caseload)
      try folder.erase(persons)
      try quick.ledger.catchUp(&quick.caseload)
      try whole.ledger.catchUp(&whole.caseload)
      for text in ["brother-in-law", "burns"] {
        try quick.search(Sought.words(of: Query(text)))
        #expect(quick.caseload.list(Query(text), at: Pilot.opening).isEmpty, "\(text)")
        #expect(whole.caseload.list(Query(text), at: Pilot.opening).isEmpty, "\(text)")
      }
      try quick.ledger.bring([folder.code], to: &quick.caseload)
      try whole.ledger.bring([folder.code], to: &whole.caseload)
      var anew = try folder.open(fromStart: true)
      try anew.ledger.bring([folder.code], to: &anew.caseload)
      #expect(quick.caseload[folder.code] == anew.caseload[folder.code])
      #expect(whole.caseload[folder.code] == anew.caseload[folder.code])
    }
  }

  @Test("A checkpoint that is being written is waited for, and brings nothing back")
  func checkpoint() throws {
    let folder = try ErasableDesk()
    var behind = try folder.open()
    try folder.erase([])
    let isWritten = try behind.ledger.writeCheckpoint(of: &behind.caseload, at: Pilot.opening)
    #expect(isWritten)
    #expect(try folder.holders(of: ErasableDesk.typed) == [:])
    let lock = open(folder.path + "/checkpoint.lock", O_RDWR)
    var held = flock()
    (held.l_type, held.l_whence) = (Int16(F_WRLCK), Int16(SEEK_SET))
    // F_OFD_SETLK, which Swift can't see.
    #expect(fcntl(lock, 37, &held) == 0)
    let before = try folder.journal()
    #expect(throws: LedgerError.self) { try folder.erase([], of: folder.other) }
    #expect(try folder.journal() == before)
    close(lock)
    try folder.erase([], of: folder.other)
    #expect(try folder.holders(of: ErasableDesk.others) == [:])
  }

  @Test("Words that are gone without a line that says so are damage")
  func byNobody() throws {
    let folder = try ErasableDesk()
    var bytes = try folder.journal()
    let place = try #require(bytes.firstRange(of: Array(#""words":[""#.utf8))).upperBound
    for at in place..<place + 32 { bytes[at] = 32 }
    try folder.write(bytes, [:])
    let desk = try folder.open(fromStart: true)
    let damage = desk.ledger.damage
    #expect(damage.map(\.reason) == [.blankedByNobody])
    #expect(damage.map(\.place) == ["2026-11.jsonl:1"])
  }

  @Test("An export brings nothing back: neither what was typed nor how old they were")
  func export() throws {
    let folder = try ErasableDesk()
    try folder.erase([])
    var desk = try folder.open(fromStart: true)
    var export = CaseExport()
    desk.caseload = Caseload(desk: desk.ledger.identity)
    var anew = try Ledger(openingDeskAt: folder.path, fromStart: true)
    try anew.catchUp(&desk.caseload) { export.add($0, before: $1) }
    for text in ErasableDesk.typed + ["pb-lahore", "DW"] {
      #expect(!export.text.contains(text), "\(text)")
    }
    // It restores a desk in which the same is left to do.
    let file = try CaseFile(.init(export.text.utf8))
    let restored = try ErasableDesk(restoring: file)
    let again = try restored.open()
    #expect(again.caseload.list(Query("state:"), at: Pilot.opening).count > 1)
    let erased = try restored.whole(folder.code)
    #expect(erased.status == .toldToDelete && erased.todos.count == 1)
    #expect(try restored.whole(folder.arrival).status == .erased)
  }
}
