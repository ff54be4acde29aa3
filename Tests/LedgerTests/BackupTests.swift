import Casework
import FoundationEssentials
import Glibc
import Ledger
import Testing

@Suite("A backup")
struct BackupTests {
  @Test("Brings every file back byte by byte, for its owner alone, and the desk is well")
  func roundTrip() throws {
    let place = try BackupPlace(cases: 5, noteLength: 60_000)
    let drafts = try place.desk.openDrafts()
    try drafts.save(.random(), Array(#"{"story":"half typed"}"#.utf8))
    try drafts.save(.random(), [])
    Disk.write("torn", to: place.desk.path + "/journal/torn-1.partial")
    Disk.write("derived", to: place.desk.path + "/rows.jsonl")
    Disk.write("an editor's", to: place.desk.path + "/journal/2026-11.jsonl~")
    var wanted = place.files(of: place.desk.path)
    wanted["journal/2026-11.jsonl~"] = nil

    let made = try place.backUp()
    #expect(made.files == 5)
    #expect(made.size == Disk.bytes(place.file).count)
    #expect(made.header.created == BackupPlace.made)
    #expect(Disk.mode(place.file) == 0o600)
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup"])

    let restored = try place.restore()
    #expect(restored.desk == place.desk.desk)
    #expect(restored.lines == 11)
    #expect(restored.cases == 5)
    #expect(restored.damage.isEmpty)
    #expect(place.files(of: place.back) == wanted)
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup"])
    #expect(Disk.names(place.back) == ["desk.json", "drafts", "journal", "lock"])
    for folder in ["", "/journal", "/drafts"] { #expect(Disk.mode(place.back + folder) == 0o700) }
    for name in wanted.keys { #expect(Disk.mode("\(place.back)/\(name)") == 0o600) }
    #expect(try DeskFolder.open(at: place.back).desk.id == place.desk.desk.id)
  }

  @Test("Says of itself how it is opened and when it was made, and nothing of the desk")
  func header() throws {
    let place = try BackupPlace()
    try place.note(1, "MARKER-TEXT")
    try place.backUp()
    let text = String(decoding: Disk.bytes(place.file), as: UTF8.self)
    let line = try #require(text.split(separator: "\n").first)
    #expect(
      line.hasPrefix(
        #"{"format":"rabta-backup","version":1,"created":"2026-11-24T10:00:00Z","key":"argon2id13","#
          + #""passes":1,"memory":8192,"salt":""#))
    let fields = try JSONDecoder().decode([String: Anything].self, from: Data(line.utf8))
    #expect(
      fields.keys.sorted() == [
        "created", "format", "key", "memory", "passes", "salt", "start", "stream", "version",
      ])
    for secret in ["MARKER", "Amina", "Karachi", "KHI", place.desk.desk.id, "journal", "2026-11."] {
      #expect(!text.contains(secret), "\(secret)")
    }
    let source = try BackupSource(place.file)
    #expect(
      source.header.age(at: BackupPlace.made + .days(3)) == "2026-11-24 10:00 UTC, 3 days ago")
    #expect(source.size == Disk.bytes(place.file).count)
  }

  private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }

  @Test("Is another file each time, though desk and passphrase are the same")
  func salted() throws {
    let place = try BackupPlace()
    try place.backUp()
    let first = try BackupParts(Disk.bytes(place.file))
    unlink(place.file)
    try place.backUp()
    let second = try BackupParts(Disk.bytes(place.file))
    #expect(first.bytes.count == second.bytes.count)
    let (a, b) = (first.bytes[first.check.lowerBound...], second.bytes[second.check.lowerBound...])
    // Bytes that are alike by chance are few.
    #expect(zip(a, b).count { $0 == $1 } < a.count / 50)
  }

  @Test("A desk whose content fills the last piece exactly comes back", arguments: -2...2)
  func lastPiece(difference: Int) throws {
    let place = try BackupPlace(cases: 0)
    let side = place.desk.path + "/journal/torn-1.partial"
    // As many digits in its size as it will have.
    Disk.write([UInt8](repeating: 7, count: 10_000), to: side)
    let size = try place.backUp().size
    unlink(place.file)
    let header = try headerLength(place)
    let now = size - header - 17 - 17
    let wanted = 10_000 + (64 << 10) - now + difference
    Disk.write([UInt8](repeating: 7, count: wanted), to: side)
    let made = try place.backUp()
    let pieces = try BackupParts(Disk.bytes(place.file)).pieces
    #expect(pieces.count == (difference > 0 ? 2 : 1))
    #expect(made.size == header + 17 + 17 * pieces.count + (64 << 10) + difference)
    try place.restore()
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }

  private func headerLength(_ place: BackupPlace) throws -> Int {
    try place.backUp()
    defer { unlink(place.file) }
    return try BackupParts(Disk.bytes(place.file)).line.count
  }

  @Test("Goes into an empty folder, under its real name")
  func emptyFolder() throws {
    let place = try BackupPlace()
    try place.backUp()
    mkdir(place.back, 0o700)
    try place.restore(to: place.back + "/")
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }

  @Test("Of a damaged desk brings the damage back and says so")
  func damagedDesk() throws {
    let place = try BackupPlace()
    let journal = place.desk.path + "/journal/2026-11.jsonl"
    let text = try #require(Disk.text(journal))
    Disk.write(text.replacing("Note 1", with: "Note X"), to: journal)
    try place.backUp()
    let restored = try place.restore()
    #expect(restored.damage.map(\.place) == ["2026-11.jsonl:5"])
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }

  // MARK: A desk at work

  @Test("Holds the desk as it was when it began, whatever is saved meanwhile")
  func whileWriting() throws {
    let place = try BackupPlace(cases: 4, noteLength: 60_000)
    let before = place.files(of: place.desk.path)
    var saves = 0
    try place.backUp { progress in
      if progress.phase == .writing, saves < 5 {
        saves += 1
        #expect(throws: Never.self) { try place.note(1, "meanwhile \(saves)") }
      }
      return true
    }
    #expect(saves == 5)
    #expect(place.files(of: place.desk.path) != before)
    let restored = try place.restore()
    #expect(restored.damage.isEmpty && restored.lines == 9)
    #expect(place.files(of: place.back) == before)
  }

  @Test("Sets half a line aside as the desk itself would, and leaves the desk as it is")
  func tornTail() throws {
    let place = try BackupPlace()
    let journal = place.desk.path + "/journal/2026-11.jsonl"
    var wanted = place.files(of: place.desk.path)
    Disk.append("{\"chain\":\"half", to: journal)
    let before = place.files(of: place.desk.path)
    try place.backUp()
    #expect(place.files(of: place.desk.path) == before)
    wanted["journal/torn-1.partial"] = Array("{\"chain\":\"half".utf8)
    #expect(try place.restore().damage.isEmpty)
    #expect(place.files(of: place.back) == wanted)
  }

  @Test("Says so when the journal gets shorter under it")
  func shorter() throws {
    let place = try BackupPlace(cases: 4, noteLength: 60_000)
    var isCut = false
    #expect(throws: BackupError.changedMeanwhile(file: "journal/2026-11.jsonl")) {
      try place.backUp { _ in
        if !isCut { truncate(place.desk.path + "/journal/2026-11.jsonl", 70_000) }
        isCut = true
        return true
      }
    }
    #expect(Disk.names(place.folder.path) == ["desk"])
  }

  @Test("Is thrown away when it doesn't read back as it was written")
  func notReadBack() throws {
    let place = try BackupPlace(cases: 4, noteLength: 60_000)
    var isHarmed = false
    #expect(throws: BackupError.notReadBack) {
      try place.backUp { progress in
        if progress.phase == .readingBack, !isHarmed {
          isHarmed = true
          let file = open(place.file + ".half", O_WRONLY)
          defer { close(file) }
          #expect(pwrite(file, [0, 0, 0, 0], 4, 150_000) == 4)
        }
        return true
      }
    }
    #expect(isHarmed)
    #expect(Disk.names(place.folder.path) == ["desk"])
  }

  // MARK: Stopping

  @Test("Stopped at any moment, leaves nothing", arguments: [1, 2, 3, 5, 8, 9, 10, 11, 12])
  func stopped(call: Int) throws {
    let place = try BackupPlace(cases: 4, noteLength: 60_000)
    var calls = 0
    #expect(throws: BackupError.stopped) {
      try place.backUp { _ in
        calls += 1
        return calls < call
      }
    }
    #expect(Disk.names(place.folder.path) == ["desk"])
    try place.backUp()
    calls = 0
    #expect(throws: BackupError.stopped) {
      try place.restore { _ in
        calls += 1
        return calls < call
      }
    }
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup"])
    try place.restore()
  }

  @Test("Tells how far it is, from nothing to all")
  func progress() throws {
    let place = try BackupPlace(cases: 4, noteLength: 60_000)
    var seen: [BackupProgress] = []
    try place.backUp {
      seen.append($0)
      return true
    }
    try place.restore {
      seen.append($0)
      return true
    }
    let phases: [BackupProgress.Phase] = [.writing, .readingBack, .restoring, .verifying]
    for phase in phases {
      let steps = seen.filter { $0.phase == phase }
      #expect(!steps.isEmpty && steps.map(\.done) == steps.map(\.done).sorted())
      if phase != .verifying { #expect(steps.allSatisfy { $0.total > 0 }) }
    }
    #expect(seen.last?.inWords == "Checking its journal: line 9")
    #expect(seen.first { $0.done > 0 }?.inWords == "Writing the backup: 0 %")
    #expect(seen.last { $0.phase == .restoring }?.inWords == "Restoring the desk: 100 %")
  }
}

@Suite("The place of a backup")
struct BackupPlaceTests {
  let place: BackupPlace

  init() throws { place = try BackupPlace() }

  @Test("Has to be free: a file, a folder or a link there is left alone")
  func taken() throws {
    Disk.write("mine", to: place.file)
    #expect(throws: BackupError.exists(path: place.file)) { try place.backUp() }
    #expect(Disk.text(place.file) == "mine")
    unlink(place.file)
    symlink("/nowhere", place.file)
    #expect(throws: BackupError.exists(path: place.file)) { try place.backUp() }
    unlink(place.file)
    mkdir(place.file, 0o700)
    for path in [place.file, place.file + "/", place.file + "/.", "/"] {
      #expect(throws: BackupError.self) { try place.backUp(to: path) }
    }
    #expect(Disk.names(place.file) == [])
  }

  @Test("Is not taken by a file that came meanwhile")
  func takenMeanwhile() throws {
    #expect(throws: BackupError.exists(path: place.file)) {
      try place.backUp { _ in
        Disk.write("mine", to: place.file)
        return true
      }
    }
    #expect(Disk.text(place.file) == "mine")
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup"])
  }

  @Test("Is outside the desk, by whatever way it is named")
  func inside() throws {
    let link = place.folder.path + "/link"
    symlink(place.desk.path + "/journal", link)
    for path in [
      place.desk.path + "/b", place.desk.path + "/journal/b", link + "/b",
      place.desk.path + "/../desk/b",
    ] {
      #expect(throws: BackupError.insideDesk) { try place.backUp(to: path) }
    }
    #expect(throws: BackupError.noFolder(path: place.back)) {
      try place.backUp(to: place.back + "/b")
    }
  }

  @Test("What an interrupted backup left is cleared away", arguments: [0, 5, 60, 400])
  func leftHalf(count: Int) throws {
    try place.backUp()
    Disk.write(Array(Disk.bytes(place.file).prefix(count)), to: place.file + ".half")
    unlink(place.file)
    try place.backUp()
    try place.restore()
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup"])
  }

  @Test("Something else of that name is not")
  func foreignHalf() throws {
    let half = place.file + ".half"
    Disk.write("somebody's letter", to: half)
    #expect(throws: BackupError.inTheWay(path: half)) { try place.backUp() }
    #expect(Disk.text(half) == "somebody's letter")
    unlink(half)
    mkdir(half, 0o700)
    #expect(throws: BackupError.inTheWay(path: half)) { try place.backUp() }
    rmdir(half)
    symlink("/nowhere", half)
    #expect(throws: BackupError.inTheWay(path: half)) { try place.backUp() }
  }

  @Test("Two backups to one name: the second is told, and the first is well")
  func underWay() throws {
    var isTried = false
    try place.backUp { _ in
      if !isTried {
        isTried = true
        #expect(throws: BackupError.underWay(path: place.file + ".half")) { try place.backUp() }
      }
      return true
    }
    try place.restore()
  }

  // MARK: Of the desk that comes back

  @Test("A desk comes back only where nothing is")
  func backTaken() throws {
    try place.backUp()
    #expect(throws: BackupError.ledger(.exists(path: place.desk.path))) {
      try place.restore(to: place.desk.path)
    }
    Disk.write("mine", to: place.back)
    #expect(throws: BackupError.self) { try place.restore() }
    #expect(Disk.text(place.back) == "mine")
    unlink(place.back)
    mkdir(place.back, 0o700)
    chmod(place.back, 0o755)
    #expect(throws: BackupError.ledger(.notPrivate(path: place.back, mode: 0o755))) {
      try place.restore()
    }
    rmdir(place.back)
    #expect(throws: BackupError.noFolder(path: place.back)) {
      try place.restore(to: place.back + "/desk")
    }
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup"])
  }

  @Test("Not over what came there meanwhile")
  func backTakenMeanwhile() throws {
    try place.backUp()
    #expect(throws: BackupError.exists(path: place.back)) {
      try place.restore { _ in
        mkdir(place.back, 0o700)
        Disk.write("mine", to: place.back + "/letter")
        return true
      }
    }
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup"])
    #expect(Disk.names(place.back) == ["letter"])
  }

  @Test("What an interrupted restore left is cleared away; what isn't its is not")
  func leftFolder() throws {
    try place.backUp()
    let left = place.back + ".restoring"
    for folder in ["", "/journal", "/drafts"] { mkdir(left + folder, 0o700) }
    Disk.write("{", to: left + "/journal/2026-11.jsonl")
    Disk.write("", to: left + "/lock")
    Disk.write("mine", to: left + "/letter")
    #expect(throws: BackupError.inTheWay(path: left)) { try place.restore() }
    unlink(left + "/letter")
    Disk.write("mine", to: left + "/journal/letter")
    #expect(throws: BackupError.inTheWay(path: left)) { try place.restore() }
    unlink(left + "/journal/letter")
    // Somebody may work there.
    Disk.write("{}", to: left + "/desk.json")
    #expect(throws: BackupError.inTheWay(path: left)) { try place.restore() }
    #expect(Disk.text(left + "/journal/2026-11.jsonl") == "{")
    unlink(left + "/desk.json")
    try place.restore()
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup"])
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }

  @Test("Two restores to one name: the second is told, and the first is well")
  func restoreUnderWay() throws {
    try place.backUp()
    var isTried = false
    try place.restore { _ in
      if !isTried {
        isTried = true
        #expect(throws: BackupError.underWay(path: place.back + ".restoring")) {
          try place.restore()
        }
      }
      return true
    }
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }
}

@Suite(
  "A backup and a disk that refuses",
  .enabled(if: SmallDisk.available, "only root can mount the small disk these tests fill"))
struct BackupDiskTests {
  let place: BackupPlace
  let disk: SmallDisk

  init() throws {
    place = try BackupPlace(cases: 4, noteLength: 60_000)
    disk = try #require(SmallDisk(kilobytes: 128))
  }

  @Test("Full: nothing unfinished is left, for a backup and for a desk that comes back")
  func full() throws {
    let file = disk.path + "/desk.backup"
    #expect(throws: BackupError.ledger(.diskFull)) { try place.backUp(to: file) }
    #expect(Disk.names(disk.path) == [])
    try place.backUp()
    #expect(throws: BackupError.ledger(.diskFull)) { try place.restore(to: disk.path + "/desk") }
    #expect(Disk.names(disk.path) == [])
    let large = try #require(SmallDisk(kilobytes: 2000))
    try place.backUp(to: large.path + "/desk.backup")
    try place.restore(from: large.path + "/desk.backup", to: large.path + "/desk")
    #expect(place.files(of: large.path + "/desk") == place.files(of: place.desk.path))
  }

  @Test("Read-only: nothing is written there; a desk that lies there can be backed up")
  func readOnly() throws {
    try place.backUp()
    let large = try #require(SmallDisk(kilobytes: 2000))
    let path = large.path + "/desk"
    try place.restore(to: path)
    try #require(large.makeReadOnly())
    #expect(throws: BackupError.notWritable(path: large.path)) {
      try place.backUp(to: large.path + "/desk.backup")
    }
    #expect(throws: BackupError.notWritable(path: large.path)) {
      try place.restore(to: large.path + "/other")
    }
    let desk = try DeskFolder.open(at: path)
    unlink(place.file)
    _ = try Backup.make(
      of: desk, at: try BackupTarget(place.file, for: desk), Passphrase(BackupPlace.words),
      created: BackupPlace.made, cost: .least)
    try place.restore()
    #expect(place.files(of: place.back) == place.files(of: place.desk.path))
  }

  @Test("Where a disk is mounted no desk can be put in place")
  func mounted() throws {
    try place.backUp()
    #expect(throws: BackupError.isMountPoint(path: disk.path)) {
      try place.restore(to: disk.path)
    }
    #expect(Disk.names(disk.path) == [])
  }
}
