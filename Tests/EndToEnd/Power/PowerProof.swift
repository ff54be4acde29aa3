import Caseload
import Casework
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger

/// Lets the power fail at every call of a recording, again and again, and looks whether what was
/// reported as done is there.
struct PowerProof {
  struct Report: CustomStringConvertible {
    var name: String
    var seed: Int
    /// Calls that may change what the disk holds.
    var calls = 0
    /// States that were opened; the same one twice is one.
    var states = 0
    /// Of these, with a write that has a hole before its last line: all that can be asked then is
    /// that the damage is named and nothing confirmed is touched.
    var holes = 0
    /// Opened by the program itself as well.
    var verified = 0
    var complaints: [String] = []

    var description: String {
      "\(name): \(states) states of \(calls) calls, \(holes) with holes, \(verified) also by "
        + "rabta verify, seed \(seed)"
    }
  }

  private struct Complaint: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
  }

  /// What was reported as done up to some call.
  private struct Promise {
    var name: String
    /// Each month's file up to there: later ones begin with it.
    var journal: [String: [UInt8]] = [:]
    var drafts: Set<String> = []
  }

  private let start: ModelDisk
  private let calls: [DiskCall]
  private let seed: Int
  private let place: String
  /// All lines that were ever written to the end.
  private var asked: Set<[UInt8]> = []
  /// All that a draft's file ever held whole.
  private var drafts: Set<[UInt8]> = []
  private var report: Report

  /// `place` is a folder to put states in, thrown away in the end.
  private init(
    _ name: String, _ start: ModelDisk, _ calls: [DiskCall], seed: Int, in place: String
  ) {
    self.start = start
    self.calls = calls
    self.seed = seed
    self.place = place
    report = Report(name: name, seed: seed, calls: calls.count { $0.matters })
  }

  /// Looks at this many states, or at fewer when there are no more.
  ///
  /// - Parameters:
  ///   - start: what was there before the first call.
  ///   - verifying: how many of the states are opened by the program itself as well.
  static func run(
    _ name: String, from start: ModelDisk = ModelDisk(), _ calls: [DiskCall], states: Int,
    seed: Int, verifying: Int = 0
  ) throws -> Report {
    let disk = RecordedDisk()
    var proof = PowerProof(name, start, calls, seed: seed, in: disk.path)
    try proof.run(states, verifying)
    return proof.report
  }

  private mutating func run(_ count: Int, _ verifying: Int) throws {
    try collect()
    var chance = Seeded(seed)
    var seen: Set<Int> = []
    var round = 0
    while report.states < count, round < 4 + 4 * count / max(1, report.calls) {
      // The first rounds are the plain ones; from then on each call has a fate of its own.
      let choice = ModelDisk.Choice.allCases[min(round, ModelDisk.Choice.allCases.count - 1)]
      var disk = start
      var promise: Promise?
      var undrafted: Set<String> = []
      for (number, call) in calls.enumerated() {
        try disk.play(call)
        if call.kind == .unlink { undrafted.insert(call.path) }
        if call.kind == .mark {
          promise = Self.promise(call, disk)
          undrafted = []
        }
        guard call.matters, report.states < count, report.complaints.count < 3 else { continue }
        let state = disk.draw(choice, &chance)
        var hasher = Hasher()
        hasher.combine(state.files)
        hasher.combine(promise?.name)
        guard seen.insert(hasher.finalize()).inserted else { continue }
        report.states += 1
        if state.hasHole { report.holes += 1 }
        let isVerified = verifying > 0 && report.states % max(1, count / verifying) == 0
        do {
          try open(state, promise, undrafted, isVerified)
        } catch {
          report.complaints.append(
            """
            \(error)
            after call \(number + 1), \(call), of \(report.name), seed \(seed), round \(round); \
            promised: \(promise?.name ?? "nothing yet")
            \(state.fates.joined(separator: "\n"))
            """)
        }
      }
      round += 1
    }
  }

  /// Plays all calls once, and keeps what was ever asked for.
  private mutating func collect() throws {
    var disk = start
    for call in calls {
      try disk.play(call)
      if [.rename, .write, .mark].contains(call.kind) {
        for (path, bytes) in disk.live {
          guard let bytes else { continue }
          if Self.isMonth(path) {
            asked.formUnion(bytes.split(separator: 0x0A).map(Array.init))
          } else if path.hasPrefix("desk/drafts/"), path.hasSuffix(".json") {
            drafts.insert(bytes)
          }
        }
      }
    }
  }

  private static func isMonth(_ path: String) -> Bool {
    path.hasPrefix("desk/journal/") && path.hasSuffix(".jsonl")
  }

  private static func promise(_ mark: DiskCall, _ disk: ModelDisk) -> Promise {
    var promise = Promise(name: String(decoding: mark.bytes, as: UTF8.self))
    for (path, bytes) in disk.live {
      guard let bytes else { continue }
      if isMonth(path) { promise.journal[path] = bytes }
      if path.hasPrefix("desk/drafts/"), path.hasSuffix(".json") { promise.drafts.insert(path) }
    }
    return promise
  }

  /// Whether all that was confirmed is there; erasing turns some of it into spaces, and never back.
  private static func keeps(_ found: [UInt8], _ confirmed: [UInt8]) -> Bool {
    found.count >= confirmed.count
      && zip(found, confirmed).allSatisfy { $0 == $1 || $0 == UInt8(ascii: " ") }
  }

  // MARK: One state

  private mutating func open(
    _ state: ModelDisk.State, _ promise: Promise?, _ undrafted: Set<String>, _ isVerified: Bool
  ) throws {
    try FileTree.write(state.files, to: place)
    let desk = place + "/desk"
    if promise == nil, try !isDesk(desk) {
      // Not made yet: then it can be made.
      _ = try DeskFolder.create(
        at: desk, name: "Helpline", prefix: "KHI", created: Instant(seconds: 0))
    }
    for (path, bytes) in promise?.journal ?? [:] {
      guard let found = state.files[path] ?? nil else { throw Complaint("\(path) is gone") }
      guard Self.keeps(found, bytes) else { throw Complaint("\(path) lost a confirmed line") }
    }
    let drafts = try DeskFolder.open(at: desk).openDrafts()
    for name in try drafts.list() {
      guard let bytes = try drafts.load(name), self.drafts.contains(bytes) else {
        throw Complaint("a draft is not whole")
      }
    }
    for path in (promise?.drafts ?? []).subtracting(undrafted) where state.files[path] == nil {
      throw Complaint("\(path), which was kept, is gone")
    }

    let torn = try goOn(desk)
    let after = try FileTree.read(place)
    try checkSideFiles(torn, state, after)
    let (damage, lines) = try fold(desk)
    if !state.hasHole || damage.isEmpty {
      guard damage.isEmpty else { throw Complaint("damage: \(damage)") }
      // All but the one that was added here.
      for line in lines.dropLast() where !asked.contains(line) {
        throw Complaint("a line that nobody asked for: \(String(decoding: line, as: UTF8.self))")
      }
    }
    for (path, bytes) in promise?.journal ?? [:] {
      guard let found = after[path] ?? nil, Self.keeps(found, bytes) else {
        throw Complaint("\(path) lost a confirmed line in the repair")
      }
    }
    try checkNames(after)
    if isVerified, damage.isEmpty {
      report.verified += 1
      let ended = try rabta("verify", desk)
      guard ended.status == 0, ended.errors.isEmpty else { throw Complaint(ended.errors) }
    }
  }

  private func isDesk(_ path: String) throws -> Bool {
    do throws(LedgerError) {
      _ = try DeskFolder.open(at: path)
      return true
    } catch {
      switch error {
      case .noDesk, .notADesk: return false
      default: throw error
      }
    }
  }

  /// One more action, as somebody who sits down at the desk would do it.
  private func goOn(_ desk: String) throws -> [TornTail] {
    var ledger = try Ledger(openingDeskAt: desk)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    let me = caseload.people.keys.sorted().first ?? "amina"
    let request = Request(
      id: "power", by: me, at: Instant(seconds: 1_796_300_000),
      action: .listPerson(Staff(id: me, name: Words("Power"), roles: [.operator])))
    guard case .done = try ledger.perform(request, on: &caseload, holder: "the proof") else {
      throw Complaint("nothing more can be done")
    }
    return ledger.takeTornTails()
  }

  /// What is wrong with the journal, and its lines.
  private func fold(_ desk: String) throws -> (damage: [String], lines: [[UInt8]]) {
    var ledger = try Ledger(openingDeskAt: desk)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    let months = Disk.names(desk + "/journal").filter { $0.hasSuffix(".jsonl") }
    let lines = months.flatMap {
      Disk.bytes("\(desk)/journal/\($0)").split(separator: 0x0A).map(Array.init)
    }
    let damage = ledger.damage.map { "\($0.place) \($0.reason)" }
    guard !damage.isEmpty || caseload.seq == lines.count else {
      throw Complaint("\(lines.count) lines, of which the last is number \(caseload.seq)")
    }
    return (damage, lines)
  }

  /// What was cut off is kept, and is all that was cut off.
  private func checkSideFiles(
    _ torn: [TornTail], _ state: ModelDisk.State, _ after: [String: [UInt8]?]
  ) throws {
    guard torn.count <= 1 else { throw Complaint("two torn tails") }
    for (path, bytes) in state.files where Self.isMonth(path) {
      guard let bytes, let now = after[path] ?? nil else { throw Complaint("\(path) is gone") }
      var tail: [UInt8] = []
      if let found = torn.first, "desk/journal/" + found.file == path {
        tail = (after["desk/journal/" + found.sideFile] ?? nil) ?? []
        guard tail.count == found.count else { throw Complaint("a torn tail was not kept") }
      }
      guard bytes.ends(with: tail), Self.keeps(now, Array(bytes.dropLast(tail.count))) else {
        throw Complaint("\(path) was changed in the middle")
      }
    }
  }

  private func checkNames(_ files: [String: [UInt8]?]) throws {
    for path in files.keys {
      let name = path.split(separator: "/").dropFirst().joined(separator: "/")
      switch name {
      case "", "desk.json", "journal", "drafts", "lock": continue
      // The next checkpoint takes the place of what became of this one.
      case "rows.jsonl", "texts.jsonl", "rows.jsonl.half", "texts.jsonl.half", "checkpoint.lock":
        continue
      default:
        let isKnown =
          name.hasPrefix("drafts/") && name.hasSuffix(".json")
          || name.hasPrefix("journal/") && (name.hasSuffix(".jsonl") || name.hasSuffix(".partial"))
        guard isKnown else { throw Complaint("\(name) was left behind") }
      }
    }
  }
}

extension Array where Element: Equatable {
  fileprivate func ends(with other: Self) -> Bool { suffix(other.count).elementsEqual(other) }
}
