import Caseload
import Casework
import Glibc
import Ledger

/// A hand at a desk: opens it once and does one action after the other, as fast as the disk allows,
/// and says each when it is done. Tests kill it, stop it and let several race.
///
///     rabta-hand DESK NAME COUNT [LINES]
///
/// It stays until the desk has so many lines. What it says, a line each; times are the monotonic
/// clock's, in nanoseconds:
///
///     opened SEQ             with so many lines
///     done SEQ ID TIME       an action, once it would survive a power cut
///     kept NUMBER DRAFT      a draft, likewise
///     saw FIRST LAST TIME    lines of others that were folded
///     waits HOLDER           who holds the lock, after two seconds
@main
struct Hand: ~Copyable {
  static func main() throws {
    let words = CommandLine.arguments
    guard words.count >= 4, let count = Int(words[3]) else {
      print("rabta-hand DESK NAME COUNT [LINES]")
      exit(2)
    }
    var hand = try Hand(words[1], words[2])
    try hand.work(count)
    if words.count > 4, let lines = Int(words[4]) { try hand.watch(until: lines) }
  }

  private var ledger: Ledger
  private var caseload: Caseload
  private let drafts: Drafts
  private let draft = Drafts.Name.random()
  private let name: String
  private let me: PersonID
  /// The last line that it has said something of.
  private var said: Int

  private init(_ path: String, _ name: String) throws {
    var ledger = try Ledger(openingDeskAt: path)
    var caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    drafts = try DeskFolder.open(at: path).openDrafts()
    me = caseload.people.keys.min { $0.rawValue < $1.rawValue } ?? "amina"
    said = caseload.seq
    self.name = name
    self.ledger = ledger
    self.caseload = caseload
    say("opened \(said)")
  }

  // MARK: What it does

  private mutating func work(_ count: Int) throws {
    for number in stride(from: 1, through: count, by: 1) {
      if number % 5 == 0 { try keepDraft(number) }
      let action = action(number)
      try perform(Request(id: "\(name)-\(number)", by: me, at: now, action: action))
    }
  }

  private var now: Instant { Instant(seconds: Int64(time(nil))) }

  /// Mostly notes on cases that others write to as well, and now and then a new case.
  private func action(_ number: Int) -> DeskAction {
    let codes = caseload.allCodes
    if codes.isEmpty || number % 10 == 3 {
      var facts = Facts()
      facts.story = Words("\(name) heard of case \(number).")
      return .open(facts: facts, needs: [NeedAsked(code: .shelter)], inInbox: true)
    }
    return .on(codes[number % min(codes.count, 8)], .note(text: Words("\(name) wrote \(number).")))
  }

  /// As the screen does: tries, looks what others do meanwhile, and tries again.
  private mutating func perform(_ request: Request) throws {
    var patience = ContinuousClock.now + .seconds(2)
    while true {
      do {
        let outcomes = try once(request)
        guard case .done(let line)? = outcomes.first else {
          say("refused \(outcomes)")
          exit(1)
        }
        sayWhatCame(before: line.seq)
        return say("done \(line.seq) \(line.id) \(clock)")
      } catch LedgerError.lockedBy(let holder) {
        if ContinuousClock.now > patience {
          say("waits \(holder)")
          patience += .seconds(2)
        }
        try look(milliseconds: 10)
      }
    }
  }

  private mutating func once(_ request: Request) throws -> [Outcome] {
    var rest = [request][...]
    return try ledger.perform(on: &caseload, holder: name, waitMilliseconds: 0) { _, _ in
      rest.popFirst()
    }
  }

  /// A draft is whole when its first and its last word are the same.
  private func keepDraft(_ number: Int) throws {
    let filling = String(repeating: "typing ", count: 1000)
    try drafts.save(draft, Array("\(number) \(filling)\(number)".utf8))
    say("kept \(number) \(draft.hex)")
  }

  // MARK: What it sees

  private mutating func watch(until lines: Int) throws {
    while caseload.seq < lines { try look(milliseconds: 1000) }
  }

  /// Waits until others have written, and folds it.
  private mutating func look(milliseconds: Int32) throws {
    var wanted = pollfd(fd: ledger.watchDescriptor ?? -1, events: Int16(POLLIN), revents: 0)
    poll(&wanted, 1, milliseconds)
    try ledger.catchUp(&caseload)
    sayWhatCame(before: caseload.seq + 1)
  }

  private mutating func sayWhatCame(before seq: Int) {
    if said + 1 < seq { say("saw \(said + 1) \(seq - 1) \(clock)") }
    said = caseload.seq
  }

  private var clock: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }

  /// In one piece: a hand that is killed has said something or not.
  private func say(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = line.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
  }
}
