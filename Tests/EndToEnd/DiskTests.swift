import DeskTesting
import Glibc
import Testing

@Suite("The desk's folder")
struct FolderTests {
  @Test("Is for its owner alone, whatever the umask says", arguments: ["000", "022", "077"])
  func modes(mask: String) throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/desk"
    let made = try Run(
      [
        "-c",
        """
        umask \(mask)
        "$0" init "$1" --prefix KHI --as amina && "$0" new "$1" && "$0" note "$1" "$("$0" list "$1" \
        | cut -d ' ' -f 3)" x
        """, try Program.path, path,
      ], program: "/bin/sh"
    ).wait()
    #expect(made.status == 0, "\(made.errors)")
    func expectClosed(_ path: String) {
      let isFolder = !Disk.names(path).isEmpty || path.hasSuffix("drafts")
      #expect(Disk.mode(path) == (isFolder ? 0o700 : 0o600), "\(path)")
      for name in Disk.names(path) { expectClosed("\(path)/\(name)") }
    }
    expectClosed(path)
    #expect(Disk.names(path) == ["desk.json", "drafts", "journal", "lock"])
  }

  @Test("Is refused when others can look into it, and by a link")
  func open() throws {
    let desk = try RealDesk.empty()
    #expect(symlink(desk.path, desk.path + "-link") == 0)
    let link = try rabta("list", desk.path + "-link")
    #expect(link.status == 1 && link.errors.contains("is a link"))
    chmod(desk.path, 0o750)
    let wide = try rabta("list", desk.path)
    #expect(wide.status == 1 && wide.errors.contains("chmod 700 \(desk.path)"))
    chmod(desk.path, 0o700)
    #expect(try rabta("list", desk.path).status == 0)
  }

  @Test("Whose making was interrupted is made by doing it again")
  func madeAgain() throws {
    func make(_ desk: RealDesk) throws -> Run.Ended {
      try rabta("init", desk.path, "--name", "Helpline", "--prefix", "KHI", "--as", "amina")
    }
    let desk = try RealDesk.empty()
    #expect(try make(desk).errors.contains("already"))
    // Up to its first person.
    unlink(desk.journal)
    #expect(try rabta("init", desk.path, "--prefix", "LHR").errors.contains("already"))
    #expect(try make(desk).status == 0)
    try desk.expectWell()
    #expect(try rabta("new", desk.path).status == 0)
    // A journal without its desk.json is nobody's to overwrite.
    unlink(desk.path + "/desk.json")
    #expect(try make(desk).errors.contains("already"))
    #expect(desk.journalLines.count == 2)
  }

  @Test("Without a person gets its first one by the verb that is named")
  func firstPerson() throws {
    let desk = try RealDesk.empty()
    unlink(desk.journal)
    let nobody = try rabta("new", desk.path)
    #expect(nobody.status == 1 && nobody.errors.contains("rabta person DESK"))
    #expect(try rabta("person", desk.path, "bilal", "Bilal").status == 0)
    #expect(try rabta("new", desk.path).status == 0)
    #expect(try rabta("person", desk.path, "noor", "--role", "operator").status == 0)
    try desk.expectWell()
  }

  @Test("Of a newer format is left alone")
  func newer() throws {
    let desk = try RealDesk.empty()
    let file = desk.path + "/desk.json"
    let text = Disk.text(file).replacing(#""format" : 1"#, with: #""format" : 2"#)
    try Disk.write(Array(text.utf8), to: file)
    let ended = try rabta("new", desk.path)
    #expect(ended.status == 1 && ended.errors.contains("newer Rabta"))
    #expect(desk.journalLines.count == 1)
  }

  @Test("While somebody saves others read at once, and after two seconds are told who it is")
  func locked() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    let file = Glibc.open(desk.path + "/lock", O_RDWR | O_CLOEXEC)
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    try #require(fcntl(file, F_SETLK, &lock) == 0)
    let name = Array("Bilal (process 1)\n".utf8)
    try #require(pwrite(file, name, name.count, 0) == name.count)

    let note = try Run(["note", desk.path, code, "x"])
    #expect(try desk.list().count == 1)
    #expect(note.isRunning, "reading waited for the lock, or writing did not")
    let ended = try note.wait()
    #expect(ended.status == 1)
    #expect(ended.errors.contains("Bilal (process 1) is saving"), "\(ended.errors)")
    lock.l_type = Int16(F_UNLCK)
    try #require(fcntl(file, F_SETLK, &lock) == 0)
    #expect(try rabta("note", desk.path, code, "x").status == 0)
  }

  @Test(
    "That can't be written to gives a sentence, and nothing is lost",
    .enabled(if: geteuid() != 0, "root may write everywhere; the read-only disk is tested instead"))
  func notWritable() throws {
    let desk = try RealDesk.empty()
    let code = try desk.open()
    chmod(desk.journal, 0o400)
    let ended = try rabta("note", desk.path, code, "x")
    #expect(ended.status == 1 && ended.errors.contains(Seen.notWritable))
    chmod(desk.journal, 0o600)
    try desk.expectWell()
  }
}

@Suite(
  "A disk that refuses", .serialized, .enabled(if: SmallDisk.isAvailable, SmallDisk.whyNot))
struct RefusingDiskTests {
  let disk: SmallDisk
  let desk: RealDesk
  let code: String
  /// More than is left in a page that is begun.
  let long = String(repeating: "A long note. ", count: 1000)

  init() throws {
    disk = try #require(SmallDisk(kilobytes: 400))
    desk = try RealDesk.empty(at: disk.path + "/desk")
    code = try desk.open()
  }

  @Test("Full: a verb says so with status 1, and works again once there is space")
  func fullVerb() throws {
    let before = Disk.bytes(desk.journal)
    disk.fill()
    for words in [
      ["note", desk.path, code, "-"], ["new", desk.path, "--story", "-"],
      ["init", disk.path + "/other", "--as", "amina"],
    ] {
      let ended = try Run(words, input: Array(long.utf8)).wait()
      #expect(ended.status == 1 && ended.output.isEmpty, "\(words[0])")
      #expect(ended.errors.contains(Seen.diskFull), "\(words[0]): \(ended.errors)")
    }
    #expect(Disk.bytes(desk.journal) == before)
    try desk.expectWell()
    #expect(try desk.list().count == 1)
    disk.free()
    #expect(try rabta("note", desk.path, code, "-", input: long).status == 0)
    try desk.expectWell()
  }

  @Test("Full: an import keeps what was saved and says how much")
  func fullImport() throws {
    let records = (0..<2000).map { #"{"facts":{"story":"Number \#($0)."}}"# }
    let ended = try rabta("import", desk.path, "-", input: records.joined(separator: "\n"))
    #expect(ended.status == 1)
    #expect(ended.errors.contains("of 2000 were saved."), "\(ended.errors)")
    #expect(ended.errors.contains(Seen.diskFull))
    let count = try desk.list().count - 1
    #expect(count > 0 && ended.errors.contains("\(count) of 2000"))
    try desk.expectWell()
  }

  @Test("Full: the screen says so, keeps what was typed, and saves it once there is space")
  func fullScreen() throws {
    let screen = try desk.screen()
    try screen.select(code)
    disk.fill()
    try screen.press("n")
    try screen.paste(long)
    try screen.press("ctrl-s")
    try screen.wait(for: Seen.diskFull)
    #expect(screen.shows("A long note."))
    disk.free()
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    #expect(try desk.show(code).contains("note: \(long)"))
    try desk.expectWell()
  }

  @Test("Full: a draft that can't be kept is said, and typing goes on")
  func fullDraft() throws {
    let screen = try desk.screen()
    disk.fill()
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.paste(long)
    try screen.wait(for: Seen.diskFull)
    disk.free()
    try screen.type("THE END")
    try screen.wait(for: "THE END")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.savedAs)
    #expect(try desk.list().count == 2)
  }

  @Test("Read-only: all can be read, and nothing is written")
  func readOnly() throws {
    let before = Disk.bytes(desk.journal)
    let screen = try desk.screen()
    try screen.select(code)
    try #require(disk.setReadOnly(true))
    #expect(try desk.list().count == 1)
    try desk.expectWell()
    for words in [["note", desk.path, code, "x"], ["new", desk.path]] {
      let ended = try Run(words).wait()
      #expect(ended.status == 1 && ended.output.isEmpty)
      #expect(ended.errors.contains(Seen.notWritable), "\(ended.errors)")
    }
    try screen.press("n")
    try screen.type("on a disk that is read-only")
    try screen.press("ctrl-s")
    try screen.wait(for: Seen.notWritable)
    #expect(screen.shows("on a disk that is read-only"))
    #expect(Disk.bytes(desk.journal) == before)
    let other = try desk.screen()
    try other.select(code)
    try #require(disk.setReadOnly(false))
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    try other.wait(for: "on a disk that is read-only", seconds: 8)
  }
}
