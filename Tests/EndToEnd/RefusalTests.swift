import DeskTesting
import Testing

/// A command line that must fail, how, and with what in its sentence.
struct Refused: Sendable {
  var words: [String]
  var status: Int32
  var says: String
  var input = ""

  init(_ words: String..., status: Int32, says: String, input: String = "") {
    self.words = words
    self.status = status
    self.says = says
    self.input = input
  }

  /// `DESK` is a desk with two people; `CASE` has a level and needs BLR, LAD and SHE; its
  /// referral `CASE-A` is out. `UNTRIAGED` has no level; `NOCONSENT` was not asked.
  static let all: [String: [Refused]] = [
    "open": [
      Refused("DESK", status: 2, says: "Say --as PERSON, one of: amina, bilal."),
      Refused("DESK", "--as", "nobody", status: 1, says: "Known: amina, bilal."),
      Refused("DESK", "--as", "amina", status: 1, says: "needs a terminal"),
      Refused("open", status: 2, says: "usage: rabta open DESK"),
      Refused("/nowhere/desk", status: 1, says: "There is no desk at /nowhere/desk."),
      Refused("frobnicate", status: 2, says: "no verb “frobnicate”"),
      Refused("--frobnicate", status: 2, says: "no verb “--frobnicate”"),
      Refused(status: 2, says: "usage: rabta DESK"),
      Refused("help", "frobnicate", status: 2, says: "no verb “frobnicate”"),
    ],
    "demo": [
      Refused("demo", "x", status: 2, says: "usage: rabta demo"),
      Refused("demo", "--keep", status: 2, says: "--keep needs a word after it"),
      Refused("demo", "--fill", status: 2, says: "--keep"),
      Refused("demo", "--keep", "DESK", "--data", "DATA", status: 1, says: "already something"),
      Refused("demo", "--data", "/nowhere", status: 1, says: "can't be read"),
    ],
    "init": [
      Refused("init", status: 2, says: "usage: rabta init DESK"),
      Refused("init", "DESK", status: 1, says: "already something"),
      Refused("init", "/nowhere/desk", "--as", "amina", status: 1, says: "."),
      Refused("init", "/nowhere/desk", "--prefix", "K1", status: 2, says: "capital letters"),
      Refused("init", "/nowhere/desk", "--as", "!", status: 2, says: "can't be an id"),
      Refused("init", "/nowhere/desk", "--sealed", status: 2, says: "init has no option --sealed"),
    ],
    "import": [
      Refused("import", "DESK", status: 2, says: "usage: rabta import DESK FILE"),
      Refused("import", "DESK", "-", status: 2, says: "Say --as"),
      Refused("import", "DESK", "/nowhere", "--as", "amina", status: 1, says: "can't be read"),
      Refused("import", "DESK", "/usr", "--as", "amina", status: 1, says: "can't be read"),
      Refused(
        "import", "DESK", "-", "--as", "amina", status: 1, says: "line 1: it is not JSON",
        input: "hello"),
      Refused(
        "import", "DESK", "-", "--as", "amina", status: 1, says: "format",
        input: #"{"format":"else","version":1,"cases":[]}"#),
      Refused(
        "import", "DESK", "-", "--as", "amina", status: 1, says: "version 9",
        input: #"{"format":"rabta-cases","version":9,"cases":[]}"#),
      Refused(
        "import", "DESK", "-", "--as", "amina", status: 1, says: "Nothing was imported.",
        input: "[1, 2"),
    ],
    "person": [
      Refused("person", "DESK", "zed", "Zed", status: 2, says: "Say --as"),
      Refused("person", "DESK", "Z Z", "Zed", "--as", "amina", status: 1, says: "can't be an id"),
      Refused("person", "DESK", "clock", "--as", "amina", status: 1, says: "can't be an id"),
      Refused(
        "person", "DESK", "zed", "--role", "boss", "--as", "amina", status: 2, says: "--role takes"),
    ],
    "list": [
      Refused("list", status: 2, says: "usage: rabta list DESK"),
      Refused("list", "DESK", "--identity", status: 2, says: "list has no option --identity"),
      Refused("list", "/usr", status: 1, says: "chmod 700 /usr"),
      Refused("list", "DESK/journal", status: 1, says: "is not a desk"),
      Refused("list", "DESK/desk.json", status: 1, says: "is not a desk"),
    ],
    "show": [
      Refused("show", "DESK", status: 2, says: "usage: rabta show DESK CASE"),
      Refused("show", "DESK", "CASE", "--identity", status: 2, says: "Say --as"),
      Refused("show", "DESK", "hello", status: 2, says: "no case code"),
      Refused("show", "DESK", "KHI-26-9999", status: 1, says: "There is no case KHI-26-9999"),
      Refused("show", "DESK", "CASE", "more", status: 2, says: "usage: rabta show DESK CASE"),
    ],
    "match": [
      Refused("match", "DESK", "CASE", status: 2, says: "usage: rabta match DESK CASE NEED"),
      Refused("match", "DESK", "CASE", "MED", status: 1, says: "It has: 1 BLR, 2 LAD"),
      Refused("match", "DESK", "CASE", "9", status: 1, says: "The case has no need 9."),
    ],
    "minutes": [Refused("minutes", "DESK", status: 1, says: "no review yet")],
    "log": [
      Refused("log", status: 2, says: "usage: rabta log DESK"),
      Refused("log", "DESK", "KHI-26-9999", status: 1, says: "There is no case KHI-26-9999"),
    ],
    "words": [
      Refused("words", "DESK", status: 2, says: "usage: rabta words DESK"),
      Refused("words", "DESK", "CASE", status: 2, says: "is no referral"),
      Refused("words", "DESK", "CASE-Z", status: 1, says: "no referral Z"),
    ],
    "place": [Refused("place", status: 2, says: "usage: rabta place WORDS")],
    "verify": [Refused("verify", "/nowhere", status: 1, says: "There is no desk")],
    "new": [
      Refused("new", "DESK", status: 2, says: "Say --as"),
      Refused("new", "DESK", "--what", "ZZ", "--as", "amina", status: 2, says: "on the list"),
      Refused("new", "DESK", "--needs", "ZZ", "--as", "amina", status: 2, says: "on the list"),
      Refused("new", "DESK", "--people", "Q1", "--as", "amina", status: 2, says: "a person"),
      Refused("new", "DESK", "--where", "Qqqq", "--as", "amina", status: 2, says: "isn't known"),
      Refused("new", "DESK", "--languages", "Qq", "--as", "amina", status: 2, says: "Urdu"),
      Refused("new", "DESK", "--contact", "x", "--as", "amina", status: 2, says: "takes: yes"),
      Refused("new", "DESK", "--consent", "x", "--as", "amina", status: 2, says: "takes: yes"),
    ],
    "need": [
      Refused("need", "DESK", "CASE", "BLR", "--as", "amina", status: 1, says: "has this need"),
      Refused("need", "DESK", "CASE", "MED SHE", "--as", "amina", status: 2, says: "one need"),
      Refused(
        "need", "DESK", "CASE", "MED", "--persons", "x", "--as", "amina", status: 2,
        says: "--persons takes numbers"),
      Refused(
        "need", "DESK", "CASE", "MED", "--persons", "9", "--as", "amina", status: 1,
        says: "no person 9"),
    ],
    "triage": [
      Refused(
        "triage", "DESK", "CASE", "--yes", "x", "--as", "amina", status: 2, says: "--yes takes"),
      Refused(
        "triage", "DESK", "CASE", "--level", "5", "--as", "amina", status: 2, says: "1, 2, 3 or 4"),
      Refused(
        "triage", "DESK", "CASE", "--level", "4", "--as", "amina", status: 1, says: "needs a reason"
      ),
    ],
    "refer": [
      Refused(
        "refer", "DESK", "UNTRIAGED", "BLR", Members.first.service, "--as", "amina", status: 1,
        says: "Triage it first."),
      Refused(
        "refer", "DESK", "CASE", "LAD", "nobody", "--as", "amina", status: 1,
        says: "No service is called nobody."),
      Refused(
        "refer", "DESK", "CASE", "SHE", "labour-door", "--as", "amina", status: 1,
        says: "can't take this"),
      Refused(
        "refer", "DESK", "CASE", "BLR", Members.first.service, "--as", "amina", status: 1,
        says: "is out"),
      Refused(
        "refer", "DESK", "NOCONSENT", "BLR", Members.first.service, "--as", "amina", status: 1,
        says: "Consent to refer was not asked."),
    ],
    "told": [
      Refused("told", "DESK", "CASE", "x", "--as", "amina", status: 2, says: "is no referral"),
      Refused("told", "DESK", "CASE-Z", "x", "--as", "amina", status: 1, says: "no referral Z"),
      Refused("told", "DESK", "CASE-A", "", "--as", "amina", status: 1, says: "Say who"),
      Refused(
        "told", "DESK", "CASE-A", "x", "--by", "dove", "--as", "amina", status: 2,
        says: "--by takes"),
    ],
    "answer": [
      Refused(
        "answer", "DESK", "CASE-A", "maybe", "--as", "amina", status: 2, says: "acknowledged,"),
      Refused(
        "answer", "DESK", "CASE-A", "accepted", "--as", "amina", status: 2, says: "Say --first"),
      Refused(
        "answer", "DESK", "CASE-A", "declined", "--as", "amina", status: 2, says: "Say --reason"),
      Refused(
        "answer", "DESK", "CASE-A", "declined", "--reason", "other", "--as", "amina", status: 1,
        says: "needs a word"),
      Refused(
        "answer", "DESK", "CASE-A", "started", "--as", "amina", status: 1, says: "can't follow"),
    ],
    "move": [
      Refused(
        "move", "DESK", "CASE-A", Members.first.service, "--as", "amina", status: 1, says: "already"
      ),
      Refused(
        "move", "DESK", "CASE-A", Members.second.service, "--reason", "x", "--as", "amina",
        status: 2,
        says: "--reason takes"),
    ],
    "withdraw": [
      Refused("withdraw", "DESK", "CASE-A", "--as", "amina", status: 2, says: "Say --reason."),
      Refused(
        "withdraw", "DESK", "CASE-Q", "--reason", "other", "--as", "amina", status: 1,
        says: "no referral Q"),
    ],
    "assign": [
      Refused("assign", "DESK", "CASE", "zed", "--as", "amina", status: 1, says: "called zed"),
      Refused(
        "assign", "DESK", "CASE", "bilal", "--reason", "x", "--as", "amina", status: 2,
        says: "--reason takes"),
    ],
    "settle": [
      Refused(
        "settle", "DESK", "CASE", "SHE", "x", "--as", "amina", status: 2, says: "REASON takes"),
      Refused(
        "settle", "DESK", "CASE", "BLR", "notAvailable", "--as", "amina", status: 1, says: "is out"),
      Refused(
        "settle", "DESK", "CASE", "MED", "notAvailable", "--as", "amina", status: 1,
        says: "no such need"),
    ],
    "close": [
      Refused("close", "DESK", "CASE", "x", "--as", "amina", status: 2, says: "REASON takes"),
      Refused(
        "close", "DESK", "CASE", "needsMet", "--as", "amina", status: 1, says: "waits for an answer"
      ),
      Refused(
        "close", "DESK", "UNTRIAGED", "needsMet", "--as", "amina", status: 1, says: "can't end"),
      Refused("close", "DESK", "UNTRIAGED", "notTIP", "--as", "amina", status: 1, says: "Say why."),
    ],
    "merge": [
      Refused(
        "merge", "DESK", "UNTRIAGED", "UNTRIAGED", "--as", "amina", status: 1, says: "as itself"),
      Refused("merge", "DESK", "UNTRIAGED", "x", "--as", "amina", status: 2, says: "no case code"),
    ],
    "reopen": [
      Refused("reopen", "DESK", "CASE", "x", "--as", "amina", status: 1, says: "is open.")
    ],
    "todo": [
      Refused("todo", "DESK", "CASE", "", "--as", "amina", status: 1, says: "Say what"),
      Refused(
        "todo", "DESK", "CASE", "x", "--due", "x", "--as", "amina", status: 2, says: "--due takes"),
      Refused(
        "todo", "DESK", "CASE", "x", "--owner", "zed", "--as", "amina", status: 1,
        says: "called zed"),
    ],
    "done": [
      Refused("done", "DESK", "CASE", "x", "--as", "amina", status: 2, says: "number"),
      Refused("done", "DESK", "CASE", "9", "--as", "amina", status: 1, says: "no to-do 9"),
    ],
    "undo": [
      Refused("undo", "DESK", "CASE", "x", "--as", "amina", status: 2, says: "number"),
      Refused("undo", "DESK", "CASE", "1", "--as", "amina", status: 1, says: "nothing to undo"),
    ],
    "note": [
      Refused("note", "DESK", "CASE", status: 2, says: "usage: rabta note DESK CASE TEXT"),
      Refused("note", "DESK", "CASE", "x", status: 2, says: "Say --as"),
      Refused("note", "DESK", "CASE", "", "--as", "amina", status: 1, says: "empty"),
      Refused("note", "DESK", "CASE", "-", "--as", "amina", status: 1, says: "empty", input: " \n"),
      Refused("note", "DESK", "CASE", "x", "--as", "zed", status: 1, says: "called zed"),
      Refused("note", "DESK", "CASE", "x", "--as", "clock", status: 1, says: "called clock"),
    ],
  ]
}

@Suite("A refusal is one sentence on standard error")
struct RefusalTests {
  @Test("It has the right status and changes nothing", arguments: Refused.all.keys.sorted())
  func refusals(verb: String) throws {
    let desk = try RealDesk.withMembers()
    #expect(try rabta("person", desk.path, "bilal", "Bilal").status == 0)
    let code = try desk.openTriaged()
    for need in ["LAD", "SHE"] {
      #expect(try rabta("need", desk.path, code, need, "--as", "amina").status == 0)
    }
    let sent = try rabta("refer", desk.path, code, "BLR", Members.first.service, "--as", "amina")
    #expect(sent.status == 0, "\(sent.errors)")
    let untriaged = try desk.open()
    let unasked = try rabta(
      "new", desk.path, "--what", "BK", "--where", "Kasur", "--people", "M40", "--needs", "BLR",
      "--languages", "Punjabi", "--contact", "yes", "--as", "amina"
    ).output.trimmingSuffix(while: \.isWhitespace)
    let level = try rabta("triage", desk.path, unasked, "--yes", "stillHeld", "--as", "amina")
    #expect(level.status == 0)
    let before = desk.journals.map(Disk.bytes)

    for refused in Refused.all[verb] ?? [] {
      let words = refused.words.map { word in
        word.replacing("DESK", with: desk.path).replacing("UNTRIAGED", with: untriaged)
          .replacing("NOCONSENT", with: unasked).replacing("CASE", with: code)
          .replacing("DATA", with: "\(SampleData.project)/sample-data")
      }
      let ended = try Run(words, input: Array(refused.input.utf8)).wait()
      #expect(ended.status == refused.status, "\(refused.words): \(ended.errors)")
      #expect(ended.errors.contains(refused.says), "\(refused.words): \(ended.errors)")
      #expect(ended.output.isEmpty, "\(refused.words): \(ended.output)")
      for sign in [".swift", "Error", "Fatal", "Optional(", "0x", "Refusal", "nil"] {
        #expect(!ended.errors.contains(sign), "\(refused.words): \(ended.errors)")
      }
    }
    #expect(desk.journals.map(Disk.bytes) == before, "a refusal was written down")
  }

  @Test("Who acts may be said by RABTA_AS, and --as goes before it")
  func environment() throws {
    let desk = try RealDesk.sample()
    let code = try desk.open()
    let log = { try rabta("log", desk.path, code, "--json").json([Listed.Line].self) }
    for (words, me) in [([], "bilal"), (["--as", "sana"], "sana")] as [([String], String)] {
      let done = try Run(
        ["note", desk.path, code, "x"] + words, environment: ["RABTA_AS": "bilal"]
      ).wait()
      #expect(done.status == 0, "\(done.errors)")
      #expect(try log().last?.by == me)
    }
    let unknown = try rabta("note", desk.path, code, "x", environment: ["RABTA_AS": "zed"])
    #expect(unknown.status == 1 && unknown.errors.contains("zed"))
  }
}
