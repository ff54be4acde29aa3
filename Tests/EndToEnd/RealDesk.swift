import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// A desk in a folder of its own, which only the program touches.
final class RealDesk {
  let path: String
  private let folder: TemporaryFolder?

  /// Seven people, three dozen members and four dozen cases, in the middle of their lives.
  static func sample() throws -> RealDesk {
    let folder = TemporaryFolder()
    let desk = RealDesk(folder.path + "/desk", in: folder)
    let data = "\(SampleData.project)/sample-data"
    let made = try rabta("demo", "--fill", "--keep", desk.path, "--data", data)
    try #require(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
    return try desk.addMembers()
  }

  /// One person, amina, and nothing else.
  static func empty(at path: String? = nil) throws -> RealDesk {
    let folder = path == nil ? TemporaryFolder() : nil
    let desk = RealDesk(path ?? folder.map { $0.path + "/desk" } ?? "", in: folder)
    let made = try rabta(
      "init", desk.path, "--name", "Helpline", "--prefix", "KHI", "--as", "amina")
    try #require(made.status == 0, "\(made.errors)")
    return desk
  }

  /// One person, amina, and two members that fit her cases.
  static func withMembers() throws -> RealDesk { try empty().addMembers() }

  private func addMembers() throws -> RealDesk {
    let came = try rabta("import", path, "-", "--as", "amina", input: Members.file)
    try #require(came.status == 0, "\(came.errors)")
    return self
  }

  private init(_ path: String, in folder: TemporaryFolder?) {
    self.path = path
    self.folder = folder
  }

  // MARK: Cases

  /// A man held at a kiln in Kasur who agreed to be referred; returns the case's code.
  func open(_ story: String = "Held at a kiln.", as me: String = "amina") throws -> String {
    let made = try rabta(
      "new", path, "--what", "BK", "--where", "Kasur", "--people", "M40", "--needs", "BLR",
      "--languages", "Punjabi", "--contact", "yes", "--consent", "yes", "--story", story,
      "--as", me)
    try #require(made.status == 0, "\(made.errors)")
    return made.output.trimmingSuffix(while: \.isWhitespace)
  }

  /// All questions about danger but the one whether somebody is still held.
  static let no = """
    harmNow,movedWithinDay,childHurt,childAlone,noSafePlaceTonight,rapeWithin72h,suicidal,\
    untreatedInjury,childExploited,threats,dateWithin72h,freedWithoutPlan
    """

  /// The same, with its level set.
  func openTriaged(as me: String = "amina") throws -> String {
    let code = try open(as: me)
    let done = try rabta("triage", path, code, "--yes", "stillHeld", "--no", Self.no, "--as", me)
    try #require(done.status == 0, "\(done.errors)")
    return code
  }

  /// The members that fit a need, the best first; as many as the test needs.
  func fits(_ code: String, _ need: String = "1", atLeast count: Int = 1) throws -> [Listed.Fit] {
    let fits = try rabta("match", path, code, need, "--json").json(Listed.Match.self).fits
    try #require(fits.count >= count)
    return fits
  }

  /// The code of the first case of the queue.
  var first: String { get throws { try #require(try list().first).code } }

  func list(_ query: String...) throws -> [Listed.Row] {
    let words = ["list", path, "--json"] + query
    return try Run(words).wait().json(Listed.Queue.self).cases
  }

  /// A case with all its words. That amina saw them is a line of the journal, too.
  func show(_ code: String) throws -> String {
    try rabta("show", path, code, "--identity", "--as", "amina").output
  }

  var log: String { get throws { try rabta("log", path).output } }

  // MARK: The journal

  var journals: [String] {
    Disk.names(path + "/journal").filter { $0.hasSuffix(".jsonl") }.map { "\(path)/journal/\($0)" }
  }

  /// The file that is written to.
  var journal: String { journals.last ?? "" }

  var journalLines: [String] {
    journals.flatMap { Disk.text($0).split(separator: "\n").map(String.init) }
  }

  /// Fails unless every line is well and all follow from one another.
  func expectWell(_ location: SourceLocation = #_sourceLocation) throws {
    let found = try rabta("verify", path)
    #expect(
      found.status == 0 && found.errors.isEmpty, "\(found.errors)", sourceLocation: location)
  }

  // MARK: The screen

  /// Opens the desk on a screen and waits until it is there.
  func screen(
    as me: String = "amina", environment: [String: String] = [:], columns: Int = 100,
    rows: Int = 30
  ) throws -> TerminalSession {
    let session = try TerminalSession.start(
      try Program.path, [path, "--as", me], environment: environment, columns: columns, rows: rows)
    try session.wait(for: Seen.header)
    return session
  }
}

/// What `--json` says, as far as tests ask.
enum Listed {
  struct Queue: Decodable { var cases: [Row] }
  struct Row: Decodable {
    var code: String
    var level: Int?
    var state: String
    var next: String
    var owner: String?
  }
  struct Match: Decodable { var fits: [Fit] }
  struct Fit: Decodable {
    var service: String
    var organization: String
  }
  struct Line: Decodable {
    var seq: Int
    var by: String
    var events: [Event]
  }
  struct Event: Decodable {
    var on: String?
    var what: String
  }
  struct Imported: Decodable {
    var cases: Int
    var problems: [String]
  }
  struct Verified: Decodable {
    var lines: Int
    var cases: Int
    var damaged: [Damaged]
  }
  struct Damaged: Decodable {
    var place: String
    var reason: String
  }
}

extension String {
  func trimmingSuffix(while isCut: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isCut(last) { rest.removeLast() }
    return String(rest)
  }
}
