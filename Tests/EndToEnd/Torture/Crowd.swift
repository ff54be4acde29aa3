import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// Several programs that write to one desk at the same time, and of which one after the other is
/// killed. It remembers what each of them had reported as done by then.
final class Crowd {
  enum Work: CaseIterable { case hand, note, importing, checkpoint }

  private struct Member {
    var work: Work
    var number: Int
    var run: Run
  }

  let desk: RealDesk
  private(set) var kills = 0
  /// Actions that a hand reported as done, with the numbers it was told.
  private(set) var done: [String: Int] = [:]
  /// Notes of verbs that ended well.
  private(set) var notes: Set<String> = []
  /// Of each draft's writer, the last that it reported as kept.
  private(set) var kept: [String: Int] = [:]
  /// Imports that were begun, by their first words.
  private(set) var imports: [Int] = []
  private var members: [Member] = []
  private var started = 0
  private var chance: Seeded
  private let code: String

  init(seed: Int) throws {
    chance = Seeded(seed)
    desk = try RealDesk.empty()
    code = try desk.open()
    for work in Work.allCases.prefix(2) + [.hand, .hand] { try start(work) }
  }

  // MARK: Coming and going

  private func start(_ work: Work) throws {
    started += 1
    let number = started
    let run =
      switch work {
      case .hand: try Hand(at: desk.path, "hand\(number)", actions: .max).run
      case .note: try Run(["note", desk.path, code, Self.note(number)])
      case .checkpoint: try Run(["checkpoint", desk.path, "--anew"])
      case .importing: try startImport(number)
      }
    members.append(Member(work: work, number: number, run: run))
  }

  private static func note(_ number: Int) -> String { "Verb \(number) wrote this." }

  /// In three batches.
  private static let importSize = 410

  private static func cases(_ number: Int) -> String {
    (1...importSize).map { #"{"facts":{"story":"File \#(number), case \#($0)."},"needs":[]}"# }
      .joined(separator: "\n")
  }

  private func startImport(_ number: Int) throws -> Run {
    if !imports.contains(number) { imports.append(number) }
    return try Run(["import", desk.path, "-"], input: Array(Self.cases(number).utf8))
  }

  /// Kills one of them, whatever it is doing, and lets another begin.
  func killOne() throws {
    usleep(UInt32.random(in: 0..<60_000, using: &chance))
    let victim = members.remove(at: Int.random(in: 0..<members.count, using: &chance))
    victim.run.kill()
    kills += 1
    try note(victim)
    try start(next)
    for (place, member) in members.enumerated().reversed() where !member.run.isRunning {
      try note(members.remove(at: place))
      try start(next)
    }
  }

  private var next: Work {
    switch Int.random(in: 0..<10, using: &chance) {
    case 0..<6: .hand
    case 6..<8: .note
    case 8: .checkpoint
    default: .importing
    }
  }

  /// The rest is killed too.
  func end() throws {
    for member in members {
      member.run.kill()
      try note(member)
    }
    members = []
  }

  /// Remembers what a program said before it ended.
  private func note(_ member: Member) throws {
    let ended = try member.run.wait()
    switch member.work {
    case .hand:
      let said = Hand.Said(ended.output)
      done.merge(said.done) { first, _ in first }
      if let number = said.kept, let draft = said.draft { kept[draft] = number }
    case .note where ended.status == 0: notes.insert(Self.note(member.number))
    default: break
    }
    // Whoever wasn't killed did what it was asked to.
    #expect([0, 128 + SIGKILL].contains(ended.status), "\(member.work): \(ended.errors)")
  }

  // MARK: Looking

  /// What must be so at any time, while they write.
  func look() throws {
    try desk.expectWell()
    let halves = try desk.halves
    #expect(halves.count <= members.count + 4, "\(halves)")
  }

  /// What must be so in the end: all that was done is there once, and the next desk goes on.
  func prove() throws {
    let torn = desk.tornTails.count
    let noted = try rabta("note", desk.path, code, "The next desk.")
    #expect(
      noted.status == 0 && noted.errors.contains("interrupted") == (desk.tornTails.count > torn))
    for number in imports {
      let again = try startImport(number).wait()
      let before = again.errorLines.count { $0.contains("it came in before") }
      #expect(
        again.output.hasPrefix("\(Self.importSize - before) ") || before == Self.importSize,
        "\(again.output)")
    }
    try desk.expectWell()

    let lines = try desk.storedLines()
    #expect(lines.map(\.head.seq) == Array(1...lines.count))
    let numbers = Dictionary(lines.map { ($0.head.id, $0.head.seq) }) { first, _ in first }
    #expect(numbers.count == lines.count, "an action stands there twice")
    for (id, seq) in done { #expect(numbers[id] == seq, "\(id) was done") }
    let texts = Dictionary(lines.flatMap(\.words).map { ($0, 1) }, uniquingKeysWith: +)
    for note in notes { #expect(texts[note] == 1, "\(note)") }
    for number in imports {
      for place in 1...Self.importSize {
        #expect(texts["File \(number), case \(place)."] == 1)
      }
    }
    try proveDrafts()
    #expect(try rabta("checkpoint", desk.path, "--anew").status == 0)
    #expect(try desk.halves == [])
    try desk.expectWell()
  }

  /// Each draft is whole, and not older than what was reported as kept.
  private func proveDrafts() throws {
    let drafts = try DeskFolder.open(at: desk.path).openDrafts()
    var found: [String: Int] = [:]
    for name in try drafts.list() {
      let words = String(decoding: try drafts.load(name) ?? [], as: UTF8.self).split(separator: " ")
      #expect(words.first == words.last && words.count > 1000, "half a draft")
      found[name.hex] = words.first.flatMap { Int($0) }
    }
    #expect(found.count <= started, "more drafts than were ever begun")
    for (draft, number) in kept { #expect(found[draft, default: 0] >= number, "\(draft)") }
  }

  /// Lines whose writer was killed between the disk and its words.
  var unsaid: Int {
    get throws { try desk.storedLines().count { $0.head.id.hasPrefix("hand") } - done.count }
  }
}
