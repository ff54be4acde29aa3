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
      Refused(
        "import", "DESK", "-", "--as", "amina", status: 1,
        says: "row 2, needs: “zzz” is not on the list", input: "organisation,service,needs\nB,S,zzz"
      ),
    ],
    "member": [
      Refused("member", status: 2, says: "usage: rabta member DESK"),
      Refused("member", "DESK", "zzz", status: 1, says: "Nothing in the directory is called that."),
      Refused("member", "DESK", "zzz", "x", "y", status: 2, says: "say what: --set"),
      Refused("member", "DESK", "--confirm", status: 2, says: "Name the service"),
      Refused(
        "member", "DESK", "zzz", "--confirm", "--as", "amina", status: 1,
        says: "No service is called zzz."),
      Refused(
        "member", "DESK", "kiln-help", "--confirm", "--close", status: 2,
        says: "One change at a time"),
      Refused("member", "DESK", "kiln-help", "--until", "3 Dec 2099", status: 2, says: "--suspend"),
      Refused(
        "member", "DESK", "kiln-help", "--suspend", "--until", "2001-01-01", "--as", "amina",
        status: 2, says: "a day to come"),
      Refused(
        "member", "DESK", "kiln-help", "--resume", "--as", "amina", status: 1,
        says: "Nothing was changed."),
      Refused("member", "DESK", "kiln-help", "--set", "takes", status: 2, says: "pairs"),
      Refused(
        "member", "DESK", "kiln-help", "--set", "colour", "red", status: 2,
        says: "no such field"),
      Refused(
        "member", "DESK", "kiln-help", "--set", "takes", "over 18", "--as", "amina", status: 1,
        says: "takes: “over 18” isn't clear."),
      Refused(
        "member", "DESK", "new-one", "--set", "service", "X", "--as", "amina", status: 1,
        says: "Write which organisation it is of."),
      Refused(
        "member", "DESK", "Labour Door", "--set", "hours", "always", "--as", "amina", status: 2,
        says: "Name one of its services: labour-door."),
    ],
    "capacity": [
      Refused("capacity", status: 2, says: "usage: rabta capacity DESK"),
      Refused("capacity", "DESK", "zzz", status: 1, says: "No service is called zzz."),
      Refused(
        "capacity", "DESK", "kiln-help", "many", "--as", "amina", status: 2,
        says: "How many are free?"),
      Refused(
        "capacity", "DESK", "kiln-help", "10000", "--as", "amina", status: 1,
        says: "a number from 0 to 9999"),
      Refused(
        "capacity", "DESK", "kiln-help", "-3", "--as", "amina", status: 1,
        says: "a number from 0 to 9999"),
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
    "facts": [
      Refused("facts", "DESK", "CASE", "stage", status: 2, says: "usage: rabta facts"),
      Refused(
        "facts", "DESK", "CASE", "shoe", "9", "--as", "amina", status: 2, says: "one of: story"),
      Refused(
        "facts", "DESK", "CASE", "stage", "Saima", "--as", "amina", status: 2,
        says: "stage: This takes: being recruited"),
      Refused(
        "facts", "DESK", "CASE", "person-name", "Saima", "--as", "amina", status: 2,
        says: "which person first"),
      Refused(
        "facts", "DESK", "CASE", "person-name", "9 Saima", "--as", "amina", status: 2,
        says: "no person 9"),
      Refused(
        "facts", "DESK", "CASE", "contact-hours", "22", "--as", "amina", status: 2,
        says: "22:00-06:00"),
      Refused(
        "facts", "DESK", "CASE", "incident", "tomorrow", "--as", "amina", status: 2,
        says: "has passed"),
      Refused(
        "facts", "DESK", "CASE", "deadline", "Saima", "--as", "amina", status: 2,
        says: "a time and what it is"),
      Refused(
        "facts", "DESK", "CASE", "stage", "unknown", "--as", "amina", status: 1,
        says: "Nothing was changed."),
    ],
    "take": [Refused("take", "DESK", "CASE", "--as", "amina", status: 1, says: "can't follow")],
    "add": [
      Refused("add", "DESK", "CASE", "UNTRIAGED", "--as", "amina", status: 1, says: "waits for"),
      Refused(
        "add", "DESK", "UNTRIAGED", "UNTRIAGED", "--as", "amina", status: 1, says: "as itself"),
    ],
    "caller": [
      Refused("caller", "DESK", status: 2, says: "usage: rabta caller DESK NUMBER"),
      Refused("caller", "DESK", "Saima", status: 2, says: "seven digits"),
    ],
    "split": [
      Refused("split", "DESK", "CASE", "SHE", "--as", "amina", status: 2, says: "Say --persons"),
      Refused(
        "split", "DESK", "CASE", "SHE", "--persons", "1", "--as", "amina", status: 1,
        says: "some of its persons"),
    ],
    "consent": [
      Refused("consent", "DESK", "CASE", "refer", status: 2, says: "Say the answer"),
      Refused(
        "consent", "DESK", "CASE", "x", "yes", "--as", "amina", status: 2, says: "TOPIC takes"),
      Refused(
        "consent", "DESK", "CASE", "refer", "perhaps", "--as", "amina", status: 2,
        says: "ANSWER takes: yes"),
      Refused(
        "consent", "DESK", "CASE", "refer:Saima", "yes", "--as", "amina", status: 1,
        says: "No body in the directory"),
      Refused(
        "consent", "DESK", "CASE", "share:shoes", "yes", "--as", "amina", status: 2,
        says: "share:ITEM takes: name"),
    ],
    "ties": [
      Refused(
        "ties", "DESK", "CASE", "Saima", "none", "--as", "amina", status: 1, says: "No body"),
      Refused(
        "ties", "DESK", "CASE", Members.first.service, "x", "--as", "amina", status: 2,
        says: "ANSWER takes: none"),
    ],
    "ask": [
      Refused("ask", "DESK", "CASE", "SHE", status: 2, says: "usage: rabta ask"),
      Refused("ask", "DESK", "CASE", "SHE", "x", "--as", "amina", status: 1, says: "No service"),
    ],
    "reply": [
      Refused(
        "reply", "DESK", "CASE", "1", "x", "yes", "--as", "amina", status: 1, says: "no ask round 1"
      ),
      Refused(
        "reply", "DESK", "CASE", "x", "x", "yes", "--as", "amina", status: 2, says: "round's number"
      ),
    ],
    "notify": [
      Refused(
        "notify", "DESK", "CASE", Members.first.service, "--as", "amina", status: 1,
        says: "is no authority"),
      Refused("notify", "DESK", "CASE", "Saima", "--as", "amina", status: 1, says: "No body"),
    ],
    "attempt": [
      Refused("attempt", "DESK", "CASE", "x", "--as", "amina", status: 2, says: "RESULT takes")
    ],
    "void": [
      Refused("void", "DESK", "CASE-Z", "--as", "amina", status: 1, says: "no referral Z"),
      Refused("void", "DESK", "CASE", "--as", "amina", status: 2, says: "is no referral"),
    ],
    "countersign": [
      Refused(
        "countersign", "DESK", "CASE-A", "Saima", "--as", "amina", status: 1,
        says: "waits for no second name")
    ],
    "review": [
      Refused("review", "DESK", "begin", "--as", "amina", status: 2, says: "start, keep CASE, end"),
      Refused("review", "DESK", "keep", "--as", "amina", status: 2, says: "which case"),
      Refused("review", "DESK", "end", "--as", "amina", status: 1, says: "No review"),
      Refused(
        "review", "DESK", "start", "--present", "zed", "--as", "amina", status: 1,
        says: "called zed"),
      Refused(
        "note", "DESK", "CASE", "x", "--review", "--as", "amina", status: 1, says: "No review"),
    ],
    "settings": [
      Refused("settings", "DESK", "shoes", status: 2, says: "no setting of that name"),
      Refused(
        "settings", "DESK", "clock.look", "soon", "--as", "amina", status: 2, says: "written as 15m"
      ),
      Refused(
        "settings", "DESK", "clock.look", "20m", "--as", "bilal", status: 1,
        says: "Only a coordinator"),
      Refused(
        "settings", "DESK", "duty", "zed", "--as", "amina", status: 1, says: "called zed"),
      Refused(
        "settings", "DESK", "clock.look", "15m", "--as", "amina", status: 1, says: "Nothing was"),
    ],
    "gaps": [Refused("gaps", "DESK", "--since", "soon", status: 2, says: "has passed")],
    "export": [
      Refused("export", "DESK", status: 1, says: "Say --identity"),
      Refused("export", "DESK", "--format", "x", status: 2, says: "--format takes: cases"),
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
      Refused(
        "new", "DESK", "--contact", "x", "--as", "amina", status: 2, says: "takes: not asked, never"
      ),
      Refused("new", "DESK", "--consent", "x", "--as", "amina", status: 2, says: "takes: yes"),
      Refused(
        "new", "DESK", "--call", "Saima", "--as", "amina", status: 2,
        says: "--call: This takes: the person"),
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
        "refer", "--ties", "none", "DESK", "UNTRIAGED", "BLR", Members.first.service, "--as",
        "amina", status: 1,
        says: "Triage it first."),
      Refused(
        "refer", "--ties", "none", "DESK", "CASE", "LAD", "nobody", "--as", "amina", status: 1,
        says: "No service is called nobody."),
      Refused(
        "refer", "--ties", "none", "DESK", "CASE", "SHE", "labour-door", "--as", "amina", status: 1,
        says: "can't take this"),
      Refused(
        "refer", "--ties", "none", "DESK", "CASE", "BLR", Members.first.service, "--as", "amina",
        status: 1,
        says: "is with this service already"),
      Refused(
        "refer", "DESK", "CASE", "LAD", Members.first.service, "--ties", "none", "--first", "4h",
        "--as", "amina", status: 2, says: "Say --yes-by"),
      Refused(
        "refer", "--ties", "none", "DESK", "NOCONSENT", "BLR", Members.first.service, "--as",
        "amina", "--why", "near", status: 1,
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
      Refused(
        "answer", "DESK", "CASE-A", "routedOn", "--as", "amina", status: 1, says: "which body"),
      Refused(
        "answer", "DESK", "CASE-A", "completed", "--as", "amina", status: 2, says: "Say --outcome"),
      Refused(
        "answer", "DESK", "CASE-A", "noContact", "--tried", "tomorrow", "--as", "amina", status: 2,
        says: "has passed"),
    ],
    "move": [
      Refused(
        "move", "--ties", "none", "DESK", "CASE-A", Members.first.service, "--reason",
        "workload", "--as", "amina", status: 1, says: "already"
      ),
      Refused(
        "move", "--ties", "none", "DESK", "CASE-A", Members.second.service, "--as", "amina",
        status: 2, says: "Say --reason: noAnswer, "
      ),
      Refused(
        "move", "--ties", "none", "DESK", "CASE-A", Members.second.service, "--reason", "x", "--as",
        "amina",
        status: 2,
        says: "--reason takes"),
    ],
    "withdraw": [
      Refused("withdraw", "DESK", "CASE-A", "--as", "amina", status: 2, says: "Say --reason"),
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
        "close", "DESK", "UNTRIAGED", "needsMet", "--as", "amina", status: 1, says: "can't follow"),
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
    "backup": [
      Refused("backup", "DESK", status: 2, says: "usage: rabta backup DESK FILE"),
      Refused("backup", "/nowhere/desk", "DESK.b", status: 1, says: "There is no desk"),
      Refused("backup", "DESK", "DESK", status: 1, says: "already something"),
      Refused("backup", "DESK", "DESK/desk.json", status: 1, says: "already something"),
      Refused("backup", "DESK", "DESK/b", status: 1, says: "desk's own folder"),
      Refused("backup", "DESK", "/nowhere/b", status: 1, says: "There is no folder /nowhere."),
      Refused("backup", "DESK", "DESK.b", status: 1, says: "The passphrase is empty"),
      Refused(
        "backup", "DESK", "DESK.b", "--passphrase-file", "/nowhere", status: 1,
        says: "/nowhere can't be read"),
      Refused("backup", "DESK", "DESK.b", "--passphrase-file", status: 2, says: "a word after it"),
      Refused("backup", "DESK", "DESK.b", "--passphrase", "x", status: 2, says: "no option"),
    ],
    "restore": [
      Refused("restore", status: 2, says: "usage: rabta restore FILE [DESK]"),
      Refused("restore", "/nowhere", status: 1, says: "/nowhere can't be read: No such file"),
      Refused("restore", "DESK", status: 1, says: "is no backup of a desk"),
      Refused("restore", "DESK/desk.json", "DESK.c", status: 1, says: "is no backup of a desk"),
      Refused("restore", "a", "b", "c", status: 2, says: "usage: rabta restore FILE [DESK]"),
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
    let sent = try rabta(
      "refer", "--ties", "none", desk.path, code, "BLR", Members.first.service, "--as", "amina")
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
        // The name of a folder of these tests may hold any of them.
        let said = ended.errors.replacing(desk.path, with: "DESK")
        #expect(!said.contains(sign), "\(refused.words): \(ended.errors)")
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
