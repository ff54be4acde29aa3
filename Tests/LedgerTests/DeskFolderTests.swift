import Casework
import Glibc
import Ledger
import Testing

@Suite("The desk's folder")
struct DeskFolderTests {
  let place = TemporaryFolder()
  var path: String { place.path + "/desk" }

  func expectRefused(_ error: LedgerError, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(throws: error, sourceLocation: sourceLocation) { try DeskFolder.open(at: path) }
  }

  @Test("A new desk is for its owner alone, and is opened as it was made")
  func create() throws {
    let made = try place.make()
    #expect(try DeskFolder.open(at: path) == made)
    #expect(try DeskFolder.open(at: path + "//") == made)
    #expect(made.desk.id.utf8.count == 32)
    #expect(Disk.mode(path) == 0o700)
    #expect(Disk.mode(path + "/journal") == 0o700)
    #expect(Disk.mode(path + "/drafts") == 0o700)
    #expect(Disk.mode(path + "/desk.json") == 0o600)
    #expect(Disk.names(path) == ["desk.json", "drafts", "journal"])
    #expect(
      Disk.text(path + "/desk.json") == """
        {
          "created" : "1970-01-01T00:00:00Z",
          "format" : 1,
          "id" : "\(made.desk.id)",
          "name" : "Karachi desk",
          "prefix" : "KHI",
          "sealed" : false
        }

        """)
  }

  @Test("Two desks have two ids")
  func ids() throws {
    let first = try place.make()
    let second = try TemporaryFolder().make()
    #expect(first.desk.id != second.desk.id)
  }

  @Test("A desk is made in an empty folder, also one reached through a link")
  func createInEmpty() throws {
    mkdir(path, 0o700)
    _ = try place.make()
    symlink(path, place.path + "/link")
    #expect(throws: Never.self) {
      try DeskFolder.create(
        at: place.path + "/link/inner", name: "Inner", prefix: "INN", created: Instant(seconds: 0))
    }
  }

  @Test("A desk is not made where something is")
  func exists() throws {
    _ = try place.make()
    #expect(throws: LedgerError.exists(path: path)) { try place.make() }
  }

  @Test("A desk is made where the making of one was interrupted")
  func createAgain() throws {
    mkdir(path, 0o700)
    for name in ["journal", "drafts"] {
      mkdir(path + "/" + name, 0o700)
      Disk.write("{", to: path + "/desk.json.half")
      let made = try place.make()
      #expect(try DeskFolder.open(at: path) == made)
      #expect(Disk.names(path) == ["desk.json", "drafts", "journal"])
      unlink(path + "/desk.json")
      rmdir(path + "/journal")
      rmdir(path + "/drafts")
    }
  }

  @Test("A journal or a draft without its desk.json is left alone")
  func notAgain() throws {
    for name in ["journal/2026-11.jsonl", "drafts/\(Drafts.Name.random().hex).json"] {
      mkdir(path, 0o700)
      mkdir(path + "/journal", 0o700)
      mkdir(path + "/drafts", 0o700)
      Disk.write("", to: "\(path)/\(name)")
      #expect(throws: LedgerError.exists(path: path)) { try place.make() }
      unlink("\(path)/\(name)")
    }
  }

  @Test("A desk is not made in a folder that others can look into")
  func createNotPrivate() {
    mkdir(path, 0o700)
    chmod(path, 0o750)
    #expect(throws: LedgerError.notPrivate(path: path, mode: 0o750)) { try place.make() }
  }

  @Test("A desk is not made below a folder that is missing")
  func noParent() {
    #expect(throws: LedgerError.self) {
      try DeskFolder.create(
        at: path + "/inner", name: "Inner", prefix: "INN", created: Instant(seconds: 0))
    }
  }

  @Test("Nothing, a file, and a folder without desk.json or journal are no desk")
  func noDesk() throws {
    expectRefused(.noDesk(path: path))
    Disk.write("", to: path)
    expectRefused(.notADesk(path: path))
    unlink(path)
    mkdir(path, 0o700)
    expectRefused(.notADesk(path: path))
    rmdir(path)
    _ = try place.make()
    rmdir(path + "/journal")
    expectRefused(.notADesk(path: path))
  }

  @Test(
    "A desk.json that says nothing of a desk is refused",
    arguments: [
      "", "{", "[]", "{}", #"{"format":1}"#, #"{"format":"1"}"#, "\u{FFFD}",
    ])
  func badFile(text: String) throws {
    _ = try place.make()
    Disk.write(text, to: path + "/desk.json")
    expectRefused(.notADesk(path: path))
  }

  @Test("A newer format is refused before anything else is read")
  func newer() throws {
    _ = try place.make()
    Disk.write(#"{"format":2,"id":["all new"]}"#, to: path + "/desk.json")
    expectRefused(.newerFormat(found: 2, known: 1))
  }

  @Test(
    "A folder that others can look into is refused",
    arguments: [
      0o701, 0o710, 0o740, 0o755, 0o777,
    ] as [UInt32])
  func notPrivate(mode: UInt32) throws {
    _ = try place.make()
    chmod(path, mode)
    expectRefused(.notPrivate(path: path, mode: mode))
    chmod(path, 0o700)
    #expect(throws: Never.self) { try DeskFolder.open(at: path) }
  }

  @Test("A link to a desk is refused, with and without a closing slash")
  func link() throws {
    _ = try place.make()
    let link = place.path + "/link"
    symlink(path, link)
    #expect(throws: LedgerError.isLink(path: link)) { try DeskFolder.open(at: link) }
    #expect(throws: LedgerError.isLink(path: link)) { try DeskFolder.open(at: link + "/") }
    rename(path + "/desk.json", path + "/elsewhere")
    symlink(path + "/elsewhere", path + "/desk.json")
    expectRefused(.isLink(path: "desk.json"))
  }
}

@Suite("Drafts")
struct DraftsTests {
  let place = TemporaryFolder()
  let desk: DeskFolder

  init() throws { desk = try place.make() }

  @Test("A draft is kept, replaced, listed and removed")
  func roundTrip() throws {
    let drafts = try desk.openDrafts()
    let (first, second) = (Drafts.Name.random(), Drafts.Name.random())
    #expect(first != second)
    try drafts.save(first, Array("{}".utf8))
    try drafts.save(second, [])
    try drafts.save(first, Array(#"{"story":"رابطہ"}"#.utf8))
    #expect(try drafts.load(first) == Array(#"{"story":"رابطہ"}"#.utf8))
    #expect(try drafts.load(second) == [])
    #expect(Set(try drafts.list()) == [first, second])
    #expect(Disk.mode(desk.path + "/drafts/\(first.hex).json") == 0o600)
    try drafts.remove(first)
    try drafts.remove(first)
    #expect(try drafts.load(first) == nil)
    #expect(try drafts.list() == [second])
  }

  @Test("A half that a crash left is no draft and in nobody's way")
  func half() throws {
    let drafts = try desk.openDrafts()
    let name = Drafts.Name.random()
    Disk.write("{", to: desk.path + "/drafts/\(name.hex).json.half")
    #expect(try drafts.list() == [])
    try drafts.save(name, [1])
    #expect(try drafts.list() == [name])
    #expect(Disk.names(desk.path + "/drafts") == [name.hex + ".json"])
  }

  @Test("Halves that a crash left are gone when drafts are next opened, but not one being written")
  func halves() throws {
    let names = (1...2).map { _ in "\(desk.path)/drafts/\(Drafts.Name.random().hex).json.half" }
    for name in names { Disk.write("{", to: name) }
    let writing = open(names[0], O_RDWR | O_CLOEXEC)
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    try #require(fcntl(writing, F_SETLK, &lock) == 0)
    _ = try desk.openDrafts()
    #expect(Disk.names(desk.path + "/drafts").map { "\(desk.path)/drafts/\($0)" } == [names[0]])
    close(writing)
    _ = try desk.openDrafts()
    #expect(Disk.names(desk.path + "/drafts") == [])
  }

  @Test("Two desks that save the same draft at once leave one of the two, whole")
  func sameDraft() async throws {
    let name = Drafts.Name.random()
    let path = desk.path
    await withTaskGroup(of: Void.self) { group in
      for number in 1...4 {
        group.addTask {
          let bytes = [UInt8](repeating: UInt8(number), count: 100_000)
          for _ in 1...20 {
            #expect(throws: Never.self) { try Drafts(deskPath: path).save(name, bytes) }
            let found = try? Drafts(deskPath: path).load(name)
            #expect(found?.count == 100_000 && Set(found ?? []).count == 1)
          }
        }
      }
    }
    #expect(Disk.names(path + "/drafts") == [name.hex + ".json"])
  }

  @Test(
    "Only random hex is a name",
    arguments: [
      "", "KHI-0001", "../desk", "0123456789ABCDEF0123456789ABCDEF",
    ])
  func names(text: String) {
    #expect(Drafts.Name(text) == nil)
  }

  @Test("A name survives being written down")
  func nameRoundTrip() {
    let name = Drafts.Name.random()
    #expect(Drafts.Name(name.hex) == name)
  }
}
