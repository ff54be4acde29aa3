import Casework
import Ledger
import Terminal

extension Verbs {
  /// A desk in one sealed file and back, and what opens it quickly.
  static let keeping: [Verb] = [
    Verb(
      name: "backup", usage: "DESK FILE",
      summary: "Writes a desk into one file that only a passphrase opens.",
      options: [PassphraseInput.option, .json],
      examples: [
        "rabta backup my-desk /media/stick/my-desk.backup",
        "rabta backup my-desk my-desk.backup --passphrase-file passphrase.txt",
      ],
      notes: [
        "The passphrase is asked for on the terminal, twice. Five words are good; write them down and",
        "keep them apart from the file: without them nobody can open it. Others may work at the desk",
        "meanwhile. The backup is read back before it gets its name, and never replaces a file.",
      ]
    ) { arguments throws(Failure) in try backup(arguments) },
    Verb(
      name: "restore", usage: "FILE [DESK]",
      summary: "Brings a desk back from its backup; without DESK, says when that was made.",
      options: [PassphraseInput.option, .json],
      examples: [
        "rabta restore my-desk.backup", "rabta restore my-desk.backup my-desk",
      ],
      notes: [
        "DESK is a new or an empty folder. What comes back is the same desk, with the same id: work in",
        "one of the two only. What is done in both from then on can't be brought together again.",
      ]
    ) { arguments throws(Failure) in try restore(arguments) },
    Verb(
      name: "checkpoint", usage: "DESK",
      summary: "Writes down what the journal comes to, so that the desk opens at once.",
      options: [
        .init(
          name: "--anew", value: nil, help: "from the journal alone, whatever was written before")
      ],
      examples: ["rabta checkpoint my-desk", "rabta checkpoint my-desk --anew"],
      notes: [
        "A desk does this by itself, now and then. What is written can be deleted at any time."
      ]
    ) { arguments throws(Failure) in
      var desk =
        try arguments.has("--anew")
        ? OpenDesk(readingAllOf: arguments[0]) { _, _ in } : OpenDesk(arguments[0])
      let isWritten = try orFailure { () throws(LedgerError) in
        try desk.ledger.writeCheckpoint(of: &desk.caseload, at: desk.now)
      }
      Output.say(isWritten ? English.checkpointWritten : English.noCheckpoint)
      return 0
    },
  ]

  // MARK: Making one

  private struct BackupOutput: Encodable {
    var file: String
    var created: Instant
    var bytes: Int
    var files: Int
  }

  private static func backup(_ arguments: Arguments) throws(Failure) -> Int32 {
    let desk = try orFailure { () throws(LedgerError) in try DeskFolder.open(at: arguments[0]) }
    let target = try orFailure { () throws(BackupError) in
      try BackupTarget(arguments[1], for: desk)
    }
    StopSignal.catchIt()
    let passphrase = try PassphraseInput.read(arguments, isNew: true)
    var line = ProgressLine()
    let made: Backup.Made
    do throws(BackupError) {
      made = try Backup.make(of: desk, at: target, passphrase, created: Clock.now) {
        line.show($0.inWords)
      }
    } catch {
      line.clear()
      throw .failed(error.description)
    }
    line.clear()
    if arguments.has("--json") {
      Output.json(
        BackupOutput(
          file: arguments[1], created: made.header.created, bytes: made.size, files: made.files))
    } else {
      Output.say(English.backedUp(arguments[0], arguments[1], made.size))
      if target.isOnDesksDisk { Output.say(English.onTheSameDisk) }
    }
    return 0
  }

  // MARK: Bringing one back

  private struct SourceOutput: Encodable {
    var created: Instant
    /// In seconds.
    var age: Int64
    var bytes: Int
  }

  private struct RestoreOutput: Encodable {
    var desk: String
    var created: Instant
    var lines: Int
    var cases: Int
    var damaged: [VerifyOutput.Damaged]
  }

  private static func restore(_ arguments: Arguments) throws(Failure) -> Int32 {
    let (file, now) = (arguments[0], Clock.now)
    let source = try orFailure { () throws(BackupError) in try BackupSource(file) }
    let header = source.header
    guard arguments.words.count > 1 else {
      if arguments.has("--json") {
        Output.json(
          SourceOutput(
            created: header.created, age: (now - header.created).seconds, bytes: source.size))
      } else {
        Output.say(English.madeWhen(file, header.age(at: now), source.size))
      }
      return 0
    }
    let target = try orFailure { () throws(BackupError) in try RestoreTarget(arguments[1]) }
    StopSignal.catchIt()
    if !arguments.has("--json") {
      Output.say(English.madeWhen(file, header.age(at: now), source.size))
    }
    let passphrase = try PassphraseInput.read(arguments, isNew: false)
    var line = ProgressLine()
    let restored: Backup.Restored
    do throws(BackupError) {
      restored = try Backup.restore(source, to: target, passphrase) { line.show($0.inWords) }
    } catch {
      line.clear()
      throw .failed(error.description)
    }
    line.clear()
    if arguments.has("--json") {
      Output.json(
        RestoreOutput(
          desk: arguments[1], created: header.created, lines: restored.lines,
          cases: restored.cases,
          damaged: restored.damage.map { .init(place: $0.place, reason: $0.reason.description) }))
    } else {
      Output.say(English.restored(arguments[1], restored))
      Output.say(English.onlyOneOfTheTwo)
    }
    if let first = restored.damage.first {
      Output.complain(English.wasDamagedBefore(restored.damage.count, first.place, arguments[1]))
    }
    return 0
  }
}
