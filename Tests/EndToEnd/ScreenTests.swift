import DeskTesting
import Glibc
import Testing

@Suite("At the screen of a real desk")
struct ScreenTests {
  @Test("A case is triaged and routed, and is there when the desk is opened again")
  func day() throws {
    let desk = try RealDesk.sample()
    let code = try desk.open(as: "amina")
    let fit = try #require(try desk.fits(code).first)

    let screen = try desk.screen()
    try screen.select(code)
    try screen.triage()
    try screen.wait(forStatus: code)
    try screen.press("r", "enter")
    try screen.wait(for: "Send \(code)?")
    try screen.press("y")
    try screen.wait(forStatus: Seen.sent)
    try screen.wait(for: Seen.notTold)
    try screen.press("q", "l")
    #expect(try screen.waitForExit() == .status(0))
    screen.expectSane()

    let again = try desk.screen()
    try again.select(code)
    try again.wait(for: Seen.notTold)
    try again.wait(for: fit.organization)
    #expect(try desk.list(code).first?.level == 2)
    #expect(try desk.show(code).contains("\(code)-A \(fit.organization)"))
    try desk.expectWell()
  }

  @Test("What the status line says is saved survives kill -9")
  func killed() throws {
    let desk = try RealDesk.sample()
    let code = try desk.open()

    var screen = try desk.screen()
    try screen.select(code)
    try screen.press("n")
    try screen.type("The gate is open at prayer time.")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.noteSaved)
    screen.kill()
    #expect(screen.exit == .signal(SIGKILL))
    #expect(try desk.show(code).contains("note: The gate is open at prayer time."))

    screen = try desk.screen()
    try screen.select(code)
    try screen.triage()
    try screen.wait(forStatus: "\(code) is level 2")
    screen.kill()
    #expect(try desk.list(code).first?.level == 2)

    screen = try desk.screen()
    try screen.select(code)
    try screen.press("r", "enter", "y")
    try screen.wait(forStatus: Seen.sent)
    screen.kill()
    #expect(try desk.show(code).contains("\(code)-A "))
    try desk.expectWell()
  }

  @Test("A new case is typed and saved")
  func new() throws {
    let desk = try RealDesk.sample()
    let before = try desk.list().count
    let screen = try desk.screen()
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.type("A boy at the tea stall by the bus stand.")
    try screen.press("tab")
    try screen.type("FB")
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.savedAs)
    screen.kill()
    let rows = try desk.list()
    #expect(rows.count == before + 1)
    let code = try #require(try desk.list("stall", "stand", "state:new").first?.code)
    #expect(try desk.show(code).contains("A boy at the tea stall by the bus stand."))
    #expect(Disk.names(desk.path + "/drafts").isEmpty)
  }

  @Test("A half-typed new case survives kill -9, is offered again and can be saved")
  func draft() throws {
    let desk = try RealDesk.sample()
    let story = "She whispers, رابطہ, and hangs up"
    var screen = try desk.screen()
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.type(story)
    try screen.wait(for: story)
    // What is still being written has another ending, and counts only once it has its name.
    func drafts() -> [String] {
      Disk.names(desk.path + "/drafts").filter { $0.hasSuffix(".json") }
    }
    // At once where the disk is quick, else within a second.
    try screen.wait(until: "the draft to be on the disk") {
      drafts().contains { Disk.text("\(desk.path)/drafts/\($0)").contains(story) }
    }
    screen.kill()
    for name in Disk.names(desk.path + "/drafts") {
      #expect(Disk.mode("\(desk.path)/drafts/\(name)") == 0o600)
    }

    screen = try desk.screen()
    try screen.press("N")
    try screen.wait(for: Seen.draftOffered)
    try screen.press("enter")
    try screen.wait(for: story)
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.savedAs)
    #expect(drafts().isEmpty)
    let code = try #require(try desk.list("whispers").first?.code)
    #expect(try desk.show(code).contains(story))
  }

  @Test("A paste of 60,000 bytes is taken whole")
  func paste() throws {
    let desk = try RealDesk.empty()
    let screen = try desk.screen()
    let story = String(repeating: "rabta \u{644}\u{627} ", count: 5400) + "END"
    try screen.press("N")
    try screen.wait(for: Seen.newForm)
    try screen.paste(story)
    try screen.wait(for: "END", seconds: 30)
    try screen.press("ctrl-s")
    try screen.wait(forStatus: Seen.savedAs)
    let code = try #require(try desk.list().first?.code)
    #expect(try desk.show(code).contains(story))
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
  }

  @Test("A throw-away demo is gone when its screen ends", arguments: [nil, SIGTERM, SIGHUP])
  func demo(signal: Int32?) throws {
    let folder = TemporaryFolder()
    let screen = try TerminalSession.start(
      try Program.path, ["demo", "--data", "\(SampleData.project)/sample-data"],
      environment: ["TMPDIR": folder.path])
    try screen.wait(for: Seen.header)
    #expect(Disk.names(folder.path).count == 1)
    if let signal { screen.signal(signal) } else { try screen.press("q") }
    #expect(try screen.waitForExit() == .status(signal.map { 128 + $0 } ?? 0))
    screen.expectSane()
    #expect(Disk.names(folder.path).isEmpty)
  }
}

@Suite("Two at one desk")
struct TwoAtOneDeskTests {
  @Test("What a verb routes is seen on an open screen within a second or so")
  func verb() throws {
    let desk = try RealDesk.sample()
    let code = try desk.openTriaged()
    let fit = try #require(try desk.fits(code).first)
    let screen = try desk.screen()
    try screen.select(code)
    #expect(!screen.shows(Seen.notTold))
    let sent = try rabta(
      "refer", "--ties", "none", desk.path, code, "BLR", fit.service, "--as", "bilal")
    #expect(sent.status == 0, "\(sent.errors)")
    // Without the watch it would come with the next full minute, if at all.
    try screen.wait(for: "\(Seen.notTold): \(fit.organization.prefix(8))", seconds: 8)
    #expect(screen.lines.contains { $0.hasPrefix("│>") && $0.contains(code) })
  }

  @Test("Two screens see each other, and who comes second is asked before it is overwritten")
  func screens() throws {
    let desk = try RealDesk.sample()
    let code = try desk.openTriaged()
    let fit = try #require(try desk.fits(code).first)
    let first = try desk.screen(as: "amina")
    try first.select(code)
    try first.press("n")
    try first.type("I am still typing this")
    try first.wait(for: "still typing")

    let second = try desk.screen(as: "bilal")
    try second.select(code)
    try second.press("r", "enter", "y")
    try second.wait(forStatus: Seen.sent)
    try first.wait(for: String(fit.organization.prefix(8)), seconds: 8)
    #expect(first.shows("I am still typing this"))

    try first.press("ctrl-s")
    try first.wait(for: Seen.changedMeanwhile)
    try first.press("y")
    try first.wait(forStatus: Seen.noteSaved)
    try second.wait(for: "I am still typing", seconds: 8)
    let text = try desk.show(code)
    #expect(text.contains("I am still typing this") && text.contains("\(code)-A"))
    try desk.expectWell()
  }

  @Test("Two hundred notes of two programs at once: none is lost, and the chain holds")
  func parallel() throws {
    let desk = try RealDesk.empty()
    let codes = [try desk.open("first"), try desk.open("second")]
    let program = try Program.path
    let writers = try ["amina", "bilal"].enumerated().map { index, me in
      if me != "amina" { #expect(try rabta("person", desk.path, me, me).status == 0) }
      return try Run(
        [
          "-c",
          """
          for i in $(seq 1 100); do
            "$0" note "$1" \(codes[index]) "\(me) wrote number $i." --as \(me) || exit 1
          done
          """, program, desk.path,
        ], program: "/bin/sh")
    }
    for writer in writers {
      let ended = try writer.wait(seconds: 60)
      #expect(ended.status == 0, "\(ended.errors)")
      #expect(ended.errors.isEmpty)
    }
    #expect(try rabta("verify", desk.path, "--json").json(Listed.Verified.self).lines == 204)
    for (code, me) in zip(codes, ["amina", "bilal"]) {
      let notes = try desk.show(code).split(separator: "\n").filter { $0.hasPrefix("note: ") }
      #expect(notes == (1...100).map { "note: \(me) wrote number \($0)." })
    }
    try desk.expectWell()
  }
}
