import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// A desk, and room for its backup and for what comes back.
private struct Place {
  static let words = "quartz violin lantern harbour mosaic"

  let folder = TemporaryFolder()
  let desk: RealDesk
  var file: String { folder.path + "/desk.backup" }
  var back: String { folder.path + "/back" }
  var phrase: String { folder.path + "/phrase" }

  init() throws {
    desk = try RealDesk.empty(at: folder.path + "/desk")
    try Disk.write(Array((Self.words + "\n").utf8), to: phrase)
    chmod(phrase, 0o600)
  }

  @discardableResult
  func backUp(_ location: SourceLocation = #_sourceLocation) throws -> Run.Ended {
    let ended = try rabta("backup", desk.path, file, "--passphrase-file", phrase)
    #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)", sourceLocation: location)
    return ended
  }

  @discardableResult
  func restore(_ location: SourceLocation = #_sourceLocation) throws -> Run.Ended {
    let ended = try rabta("restore", file, back, "--passphrase-file", phrase)
    #expect(ended.status == 0, "\(ended.errors)", sourceLocation: location)
    return ended
  }

  /// What an old month looks like to a backup that takes a while: lines that say nothing.
  func addMuch(megabytes: Int) throws {
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: (1 << 20) - 1) + [UInt8(ascii: "\n")]
    let file = open(desk.path + "/journal/2020-01.jsonl", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    for _ in 0..<megabytes { #expect(write(file, line, line.count) == line.count) }
  }

  func journals(of desk: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in Disk.names(desk + "/journal") {
      files[name] = Disk.bytes("\(desk)/journal/\(name)")
    }
    return files
  }

  func size(_ path: String) -> Int {
    var found = stat()
    return lstat(path, &found) == 0 ? Int(found.st_size) : 0
  }
}

@Suite("Backup and restore on the command line")
struct BackupVerbTests {
  private let place: Place

  init() throws { place = try Place() }

  @Test("A desk goes into one file and comes back the same")
  func roundTrip() throws {
    let code = try place.desk.open("MARK-STORY")
    _ = try place.desk.open("سلیم")
    let made = try place.backUp()
    #expect(made.output.contains("read back and checked."))
    #expect(made.output.contains("same disk"))
    #expect(Disk.mode(place.file) == 0o600)
    #expect(!String(decoding: Disk.bytes(place.file), as: UTF8.self).contains("MARK"))

    let shown = try rabta("restore", place.file)
    #expect(shown.status == 0 && shown.errors.isEmpty)
    #expect(shown.output.contains("is a backup made 20") && shown.output.contains("just now, "))
    #expect(!shown.output.contains("Helpline") && !shown.output.contains("KHI"))

    let restored = try place.restore()
    #expect(restored.lines.count == 3 && restored.errors.isEmpty)
    #expect(restored.lines[0] + "\n" == shown.output)
    #expect(restored.lines[1].hasSuffix("3 lines, 2 cases."))
    #expect(restored.lines[2].contains("the same desk"))
    #expect(place.journals(of: place.back) == place.journals(of: place.desk.path))
    #expect(Disk.text(place.back + "/desk.json") == Disk.text(place.desk.path + "/desk.json"))
    let verified = try rabta("verify", place.back)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(try rabta("note", place.back, code, "On it goes.").status == 0)
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup", "phrase"])
  }

  @Test("What was being typed comes back, too")
  func draft() throws {
    let screen = try place.desk.screen()
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.type("half typed")
    let drafts = place.desk.path + "/drafts"
    try screen.wait(until: "the draft to be on the disk") {
      Disk.names(drafts).contains {
        // What is still being written has another ending.
        $0.hasSuffix(".json") && Disk.text("\(drafts)/\($0)").contains("half typed")
      }
    }
    screen.kill()
    try place.backUp()
    try place.restore()
    let again = try TerminalSession.start(
      try Program.path, [place.back, "--as", "amina"], columns: 100, rows: 30)
    try again.wait(for: Seen.header)
    try again.press("N")
    try again.wait(for: Seen.draftOffered)
    try again.press("enter")
    try again.wait(for: "half typed")
  }

  @Test("All of it can be read by programs")
  func json() throws {
    struct Made: Decodable {
      var file: String
      var created: String
      var bytes: Int
      var files: Int
    }
    struct Shown: Decodable {
      var created: String
      var age: Int
      var bytes: Int
    }
    struct Back: Decodable {
      var desk: String
      var created: String
      var lines: Int
      var cases: Int
      var damaged: [Listed.Damaged]
    }
    _ = try place.desk.open()
    let made = try rabta(
      "backup", place.desk.path, place.file, "--json", input: Place.words
    ).json(Made.self)
    #expect(made.file == place.file && made.files == 2 && made.bytes == place.size(place.file))
    let shown = try rabta("restore", place.file, "--json").json(Shown.self)
    #expect(shown.created == made.created && shown.bytes == made.bytes)
    #expect((0..<60).contains(shown.age))
    let back = try rabta(
      "restore", place.file, place.back, "--json", input: Place.words
    ).json(Back.self)
    #expect(back.created == made.created && back.lines == 2 && back.cases == 1)
    #expect(back.desk == place.back && back.damaged.isEmpty)
  }

  // MARK: The passphrase

  @Test("The passphrase is one line, from a file or from standard input")
  func passphraseFiles() throws {
    try place.backUp()
    for (input, says) in [
      ("", "is empty"), ("\n", "is empty"), ("two\nlines\n", "more than one line"),
      ("\(Place.words)\n\n", "more than one line"), (String(repeating: "x", count: 1025), "longer"),
      (String(repeating: "x", count: 100_000), "longer"), ("wrong", "doesn't open this backup"),
      (Place.words + " ", "doesn't open this backup"),
    ] {
      for words in [[], ["--passphrase-file", "-"]] {
        let ended = try Run(["restore", place.file, place.back] + words, input: Array(input.utf8))
          .wait()
        #expect(ended.status == 1 && ended.errors.contains(says), "\(says): \(ended.errors)")
        #expect(!ended.errors.contains("wrong") && !ended.errors.contains("lines\n"))
      }
      let made = try rabta("backup", place.desk.path, place.file + "2", input: input)
      #expect((made.status == 0) == says.contains("doesn't"), "\(says): \(made.errors)")
      unlink(place.file + "2")
    }
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup", "phrase"])
    let missing = try rabta(
      "backup", place.desk.path, place.back, "--passphrase-file", "/nowhere")
    #expect(missing.status == 1 && missing.errors.contains("/nowhere can't be read"))
    let ended = try rabta("restore", place.file, place.back, input: Place.words + "\r\n")
    #expect(ended.status == 0, "\(ended.errors)")
  }

  @Test("A short passphrase and a file that others can read are told, and do")
  func weak() throws {
    chmod(place.phrase, 0o644)
    let open = try rabta(
      "backup", place.desk.path, place.file, "--passphrase-file", place.phrase)
    #expect(open.status == 0 && open.errors.contains("Others on this machine can read"))
    let short = try rabta("backup", place.desk.path, place.file + "2", input: "hello")
    #expect(short.status == 0 && short.errors.contains("short"))
    #expect(short.errorLines.count == 1)
  }

  @Test("It is typed without being seen, twice for a backup and once for a restore")
  func typed() throws {
    let screen = try TerminalSession.start(
      try Program.path, ["backup", place.desk.path, place.file], columns: 200, rows: 30)
    try screen.wait(for: "Passphrase: ")
    #expect(screen.shows("Only the passphrase opens this backup."))
    try screen.type("something else than below")
    try screen.press("enter")
    try screen.wait(for: "Once more: ")
    try screen.type(Place.words)
    try screen.press("enter")
    try screen.wait(for: "not the same")
    try screen.wait(until: "a second question") {
      screen.lines.count { $0.hasPrefix("Passphrase:") } == 2
    }
    try screen.type("x" + Place.words)
    // The line can be corrected though it isn't seen.
    try screen.press("ctrl-u")
    try screen.type(Place.words)
    try screen.press("enter")
    try screen.wait(until: "the second line") {
      screen.lines.count { $0.hasPrefix("Once more:") } == 2
    }
    try screen.type(Place.words)
    try screen.press("enter")
    #expect(try screen.waitForExit(seconds: 30) == .status(0))
    #expect(screen.shows("read back and checked."))
    try expectUnseen(screen)

    let back = try TerminalSession.start(
      try Program.path, ["restore", place.file, place.back], columns: 100, rows: 30)
    try back.wait(for: "Passphrase: ")
    #expect(back.shows("just now"))
    try back.type(Place.words)
    try back.press("enter")
    #expect(try back.waitForExit(seconds: 30) == .status(0))
    #expect(back.shows("Restored “Helpline”"))
    try expectUnseen(back)
    #expect(place.journals(of: place.back) == place.journals(of: place.desk.path))
  }

  private func expectUnseen(_ screen: TerminalSession) throws {
    let text = String(decoding: screen.output, as: UTF8.self)
    for word in Place.words.split(separator: " ").map(String.init) + ["something else"] {
      #expect(!text.contains(word), "\(word)")
    }
    screen.expectSane()
  }

  @Test("Ctrl-C at the question leaves the terminal as it was, and no file", arguments: [0, 1])
  func interrupted(answers: Int) throws {
    let screen = try TerminalSession.start(
      try Program.path, ["backup", place.desk.path, place.file], columns: 100, rows: 30)
    try screen.wait(for: "Passphrase: ")
    if answers > 0 {
      try screen.type(Place.words)
      try screen.press("enter")
      try screen.wait(for: "Once more: ")
    }
    try screen.type("half")
    try screen.press("ctrl-c")
    #expect(try screen.waitForExit() == .status(1))
    #expect(screen.shows("Stopped. Nothing was changed"))
    screen.expectSane()
    #expect(Disk.names(place.folder.path) == ["desk", "phrase"])
  }

  @Test("Nothing typed for an answer is refused; a wrong one is told and changes nothing")
  func typedWrong() throws {
    try place.backUp()
    for (answer, says) in [("", "is empty"), ("nonsense", "doesn't open this backup")] {
      let screen = try TerminalSession.start(
        try Program.path, ["restore", place.file, place.back], columns: 100, rows: 30)
      try screen.wait(for: "Passphrase: ")
      try screen.type(answer)
      try screen.press("enter")
      #expect(try screen.waitForExit(seconds: 30) == .status(1))
      #expect(screen.shows(says), "\(screen.screen)")
      #expect(!screen.shows("nonsense"))
      screen.expectSane()
    }
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup", "phrase"])
  }

  // MARK: A desk at work, and what breaks off

  @Test("While others save, a backup holds the desk of one moment")
  func whileOthersSave() throws {
    let code = try place.desk.open()
    let writers = try (0..<3).map { number in
      try Run(
        [
          "-c",
          "i=0; while [ $i -lt 12 ]; do \(try Program.path) note \(place.desk.path) \(code) "
            + "\"note \(number) $i\" || exit 1; i=$((i+1)); done",
        ], program: "/bin/sh")
    }
    var taken: [String] = []
    repeat {
      let file = "\(place.file)-\(taken.count)"
      let ended = try rabta("backup", place.desk.path, file, "--passphrase-file", place.phrase)
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
      taken.append(file)
    } while writers.contains(where: \.isRunning) && taken.count < 50
    for writer in writers { #expect(try writer.wait(seconds: 60).status == 0) }
    let whole = Disk.bytes(place.desk.journal)
    for (number, file) in taken.enumerated() {
      let back = "\(place.back)-\(number)"
      let ended = try rabta("restore", file, back, "--passphrase-file", place.phrase)
      #expect(ended.status == 0 && ended.errors.isEmpty, "\(ended.errors)")
      let journal = Disk.bytes("\(back)/journal/\(Disk.names(back + "/journal").last ?? "")")
      #expect(whole.starts(with: journal) && journal.last == UInt8(ascii: "\n"))
      #expect(try rabta("verify", back).status == 0)
    }
    try place.desk.expectWell()
  }

  @Test(
    "Ctrl-C, or a kill in the middle of a backup, leaves nothing in the way of the next",
    arguments: [SIGINT, SIGTERM, SIGKILL])
  func killedBackup(signal: Int32) throws {
    try place.addMuch(megabytes: 200)
    let run = try Run(["backup", place.desk.path, place.file, "--passphrase-file", place.phrase])
    try poll(30, "a half") { place.size(place.file + ".half") > 1 << 20 }
    kill(run.process, signal)
    let ended = try run.wait()
    if signal == SIGKILL {
      #expect(ended.status == 128 + SIGKILL)
      #expect(Disk.names(place.folder.path) == ["desk", "desk.backup.half", "phrase"])
    } else {
      #expect(ended.status == 1 && ended.errors.hasPrefix("Stopped. "), "\(ended.errors)")
      #expect(Disk.names(place.folder.path) == ["desk", "phrase"])
    }
    try place.backUp()
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup", "phrase"])
  }

  @Test(
    "Ctrl-C, or a kill in the middle of a restore, leaves no desk and nothing in the way",
    arguments: [SIGINT, SIGHUP, SIGKILL])
  func killedRestore(signal: Int32) throws {
    try place.addMuch(megabytes: 100)
    try place.backUp()
    let run = try Run(["restore", place.file, place.back, "--passphrase-file", place.phrase])
    let written = place.back + ".restoring/journal/2020-01.jsonl"
    try poll(30, "a half") { place.size(written) > 1 << 20 }
    kill(run.process, signal)
    let ended = try run.wait()
    if signal == SIGKILL {
      #expect(Disk.names(place.folder.path) == ["back.restoring", "desk", "desk.backup", "phrase"])
      let opened = try rabta("list", place.back + ".restoring")
      #expect(opened.status == 1 && opened.errors.contains("is not a desk"))
    } else {
      #expect(ended.status == 1 && ended.errors.hasPrefix("Stopped. "), "\(ended.errors)")
      #expect(Disk.names(place.folder.path) == ["desk", "desk.backup", "phrase"])
    }
    #expect(try place.restore().errors.contains("was damaged already"))
    #expect(Disk.names(place.folder.path) == ["back", "desk", "desk.backup", "phrase"])
    #expect(place.journals(of: place.back) == place.journals(of: place.desk.path))
  }

  @Test("How far it is stands on the terminal, on one line that goes")
  func progress() throws {
    try place.addMuch(megabytes: 300)
    let screen = try TerminalSession.start(
      try Program.path,
      ["backup", place.desk.path, place.file, "--passphrase-file", place.phrase], columns: 100,
      rows: 30)
    #expect(try screen.waitForExit(seconds: 60) == .status(0))
    let text = String(decoding: screen.output, as: UTF8.self)
    #expect(text.contains("Writing the backup: ") || text.contains("Reading it back: "))
    #expect(!screen.shows("Writing the backup") && !screen.shows("Reading it back"))
  }

  @Test("What needs a passphrase is refused before it is asked for")
  func early() throws {
    try place.backUp()
    for words in [
      ["backup", place.desk.path, place.file], ["backup", place.desk.path, place.desk.path + "/b"],
      ["backup", place.back, place.file + "2"], ["restore", place.file, place.desk.path],
      ["restore", place.phrase, place.back], ["restore", place.file, place.back + "/in/there"],
    ] {
      let screen = try TerminalSession.start(try Program.path, words, columns: 200, rows: 30)
      #expect(try screen.waitForExit() == .status(1), "\(words)")
      #expect(!screen.shows("Passphrase"), "\(words)")
    }
  }
}
