import Casework
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

@Suite("A backup that isn't what was written")
struct BackupDamageTests {
  let place: BackupPlace
  let parts: BackupParts

  init() throws {
    place = try BackupPlace(cases: 5, noteLength: 60_000)
    try place.backUp()
    parts = try BackupParts(Disk.bytes(place.file))
    #expect(parts.pieces.count == 5)
  }

  @Test("Another passphrase doesn't open it and changes nothing")
  func passphrase() {
    let right = BackupPlace.words
    for wrong in ["", " ", right + " ", " " + right, right.uppercased(), String(right.dropLast())] {
      #expect(place.refusal(of: parts.bytes, wrong, wrong) == .wrongPassphraseOrBeginning)
    }
  }

  @Test("A byte that changed anywhere is noticed", arguments: 0..<8)
  func flipped(seed: Int) throws {
    var chance = Seeded(seed)
    func flip(in region: Range<Int>, _ expected: (BackupError) -> Bool) {
      var bytes = parts.bytes
      let place = Int.random(in: region, using: &chance)
      bytes[place] ^= UInt8.random(in: 1...255, using: &chance)
      let error = self.place.refusal(of: bytes, "byte \(place)")
      #expect(error.map(expected) == true, "byte \(place): \(error as Any)")
    }
    for _ in 0..<12 { flip(in: parts.line) { _ in true } }
    for _ in 0..<2 { flip(in: parts.check) { $0 == .wrongPassphraseOrBeginning } }
    for piece in parts.pieces {
      for _ in 0..<2 { flip(in: piece) { $0 == .damaged(byte: piece.lowerBound) } }
      // The tag's byte comes first, the proof last.
      flip(in: piece.lowerBound..<piece.lowerBound + 1) { $0 == .damaged(byte: piece.lowerBound) }
      flip(in: piece.upperBound - 16..<piece.upperBound) {
        $0 == .damaged(byte: piece.lowerBound)
      }
    }
  }

  @Test("Every byte of the first line counts, what a reader would overlook too")
  func headerBytes() {
    for index in parts.line {
      var bytes = parts.bytes
      bytes[index] ^= 1
      _ = place.refusal(of: bytes, "byte \(index)")
    }
    // The same to a reader of JSON.
    let line = String(decoding: parts.bytes[parts.line], as: UTF8.self)
    for (from, to) in [
      (",", ", "), ("{", "{ "), ("}", ",\"more\":1}"),
      ("2026-11-24T10:00:00Z", "2027-11-24T10:00:00Z"),
      ("\"passes\":1", "\"passes\":2"), ("\"memory\":8192", "\"memory\":16384"),
    ] {
      let changed = line.replacing(from, with: to)
      #expect(
        place.refusal(of: Array(changed.utf8) + parts.bytes[parts.line.upperBound...], to)
          == .wrongPassphraseOrBeginning)
    }
  }

  @Test("A file that was cut is noticed, wherever that was")
  func cut() {
    var chance = Seeded(9)
    var lengths = [0, 1, 50] + parts.pieces.flatMap { [$0.lowerBound, $0.lowerBound + 16] }
    lengths += [parts.line.upperBound - 1, parts.line.upperBound, parts.check.upperBound - 1]
    lengths += [parts.bytes.count - 1]
    lengths += (0..<60).map { _ in Int.random(in: 0..<parts.bytes.count, using: &chance) }
    for length in lengths {
      let error = place.refusal(of: Array(parts.bytes.prefix(length)), "\(length)")
      switch length {
      case ..<parts.line.upperBound: #expect(error == .notABackup(path: place.file))
      case ..<parts.check.upperBound: #expect(error == .cutOff(byte: length))
      default:
        let piece = parts.pieces.last { $0.lowerBound <= length }?.lowerBound ?? 0
        #expect(error == .cutOff(byte: length) || error == .damaged(byte: piece), "\(length)")
      }
    }
  }

  @Test("Pieces that were swapped, doubled or left out are noticed")
  func moved() {
    let pieces = parts.pieces
    for (first, second) in [(0, 1), (1, 3), (0, 4), (3, 4)] {
      var swapped = pieces
      swapped.swapAt(first, second)
      let error = place.refusal(of: parts.with(swapped), "\(first) and \(second) swapped")
      #expect(error == .damaged(byte: pieces[first].lowerBound))
    }
    for index in pieces.indices {
      var doubled = pieces
      doubled.insert(pieces[index], at: index)
      let error = place.refusal(of: parts.with(doubled), "\(index) doubled")
      // Behind the end it is only too much.
      #expect(error != nil && error != .wrongPassphraseOrBeginning)
      var without = pieces
      without.remove(at: index)
      _ = place.refusal(of: parts.with(without), "\(index) left out")
    }
  }

  @Test("Pieces of another backup with the same passphrase are noticed")
  func mixed() throws {
    unlink(place.file)
    try place.backUp()
    let other = try BackupParts(Disk.bytes(place.file))
    let mixed =
      parts.bytes[..<parts.pieces[2].lowerBound] + other.bytes[other.pieces[2].lowerBound...]
    #expect(place.refusal(of: Array(mixed)) == .damaged(byte: parts.pieces[2].lowerBound))
    let head = parts.bytes[parts.line] + other.bytes[other.line.upperBound...]
    #expect(place.refusal(of: Array(head)) == .wrongPassphraseOrBeginning)
  }

  @Test("What was added behind the end is noticed", arguments: [1, 16, 17, 65_553, 200_000])
  func longer(count: Int) {
    _ = place.refusal(of: parts.bytes + [UInt8](repeating: 0, count: count), "\(count) more")
    _ = place.refusal(of: parts.bytes + parts.bytes, "twice")
  }

  @Test("What was added behind a last piece that is full is told as that")
  func goesOn() throws {
    let key = try BackupKey(
      Passphrase(BackupPlace.words), salt: [UInt8](repeating: 1, count: 16), cost: .least)
    let other = place.folder.path + "/other"
    var writer = try BackupWriter(
      "other", in: Folder(place.folder.path), key, salt: [UInt8](repeating: 1, count: 16),
      cost: .least, created: BackupPlace.made)
    try writer.write([UInt8](repeating: 0, count: 64 << 10))
    try writer.finish()
    let bytes = Disk.bytes(other)
    unlink(other)
    #expect(place.refusal(of: bytes + [0]) == .goesOn(byte: bytes.count))
  }

  // MARK: The first line

  @Test("A first line that asks for too much is refused before anything is done")
  func hostileHeader() {
    let line = String(decoding: parts.bytes[parts.line], as: UTF8.self)
    let start = ContinuousClock.now
    for (from, to, expected) in [
      ("\"memory\":8192", "\"memory\":107374182400", .costOutOfBounds),
      ("\"memory\":8192", "\"memory\":1073741825", .costOutOfBounds),
      ("\"memory\":8192", "\"memory\":8191", .costOutOfBounds),
      ("\"memory\":8192", "\"memory\":0", .costOutOfBounds),
      ("\"memory\":8192", "\"memory\":-1", .costOutOfBounds),
      ("\"passes\":1", "\"passes\":0", .costOutOfBounds),
      ("\"passes\":1", "\"passes\":17", .costOutOfBounds),
      ("\"passes\":1", "\"passes\":4294967297", .costOutOfBounds),
      ("\"version\":1", "\"version\":2", .newerFormat(found: 2, known: 1)),
      ("\"version\":1", "\"version\":2,\"key\":[]", .newerFormat(found: 2, known: 1)),
      ("\"version\":1", "\"version\":0", .notABackup(path: place.file)),
      ("\"version\":1", "\"version\":1e99", .notABackup(path: place.file)),
      ("\"passes\":1", "\"passes\":99999999999999999999", .notABackup(path: place.file)),
      ("rabta-backup", "rabta-cases", .notABackup(path: place.file)),
      ("argon2id13", "md5", .notABackup(path: place.file)),
      ("secretstream-", "", .notABackup(path: place.file)),
      ("\"salt\":\"", "\"salt\":\"00", .notABackup(path: place.file)),
      ("\"start\":\"", "\"start\":\"zz", .notABackup(path: place.file)),
      ("T10:", "T25:", .notABackup(path: place.file)),
      ("{", String(repeating: "{", count: 900), .notABackup(path: place.file)),
      ("{", "{" + String(repeating: " ", count: 2000), .notABackup(path: place.file)),
    ] as [(String, String, BackupError)] {
      let bytes = Array(line.replacing(from, with: to, maxReplacements: 1).utf8)
      let rest = parts.bytes[parts.line.upperBound...]
      #expect(place.refusal(of: bytes + rest, to) == expected, "\(to.prefix(40))")
    }
    #expect(ContinuousClock.now - start < .seconds(20))
  }

  @Test("What is no backup at all is told so: a text, a folder, a pipe, nothing")
  func noBackup() throws {
    for bytes in [[], Array("hello\n".utf8), [UInt8](repeating: 0, count: 5000), [0x0A], [0xFF]] {
      #expect(place.refusal(of: bytes) == .notABackup(path: place.file))
    }
    unlink(place.file)
    #expect(
      throws: BackupError.unreadable(path: place.file, reason: "No such file or directory")
    ) { try place.restore() }
    mkfifo(place.file, 0o600)
    #expect(throws: BackupError.notABackup(path: place.file)) { try place.restore() }
    unlink(place.file)
    mkdir(place.file, 0o700)
    #expect(throws: BackupError.notABackup(path: place.file)) { try place.restore() }
  }
}

@Suite("A backup made to harm, by somebody who knows the passphrase")
struct BackupContentTests {
  let place: BackupPlace
  let desk: [UInt8]
  private let salt = [UInt8](repeating: 3, count: 16)

  init() throws {
    place = try BackupPlace()
    desk = Disk.bytes(place.desk.path + "/desk.json")
  }

  /// A file, as it stands in the content.
  private func file(_ name: String, _ bytes: [UInt8] = [1], size: Int? = nil) -> [UInt8] {
    Array(#"{"name":"\#(name)","size":\#(size ?? bytes.count)}"#.utf8) + [0x0A] + bytes
  }

  private func backup(of content: [UInt8]) throws -> [UInt8] {
    let key = try BackupKey(Passphrase(BackupPlace.words), salt: salt, cost: .least)
    var writer = try BackupWriter(
      "made", in: Folder(place.folder.path), key, salt: salt, cost: .least,
      created: BackupPlace.made)
    try writer.write(content)
    try writer.finish()
    defer { unlink(place.folder.path + "/made") }
    return Disk.bytes(place.folder.path + "/made")
  }

  @Test("A name that isn't one of a desk's files is refused, and nothing is written anywhere")
  func names() throws {
    for name in [
      "", ".", "..", "/etc/passwd", "../desk/journal/2026-11.jsonl", "journal/../../evil",
      "journal/../2026-11.jsonl", "journal/2026-11.jsonl/x", "journal//2026-11.jsonl",
      "/journal/2026-11.jsonl", "journal/2026-11.jsonl/", "journal", "journal/", "lock",
      "rows.jsonl", "desk.json.half", "journal/2026-11.json", "journal/2026-1１.jsonl",
      "journal/-026-11.jsonl", "journal/02026-11.jsonl", "journal/2026-11.jsonl\\u0000",
      "journal/torn-.partial", "journal/torn-1/2.partial", "journal/torn-9999999999.partial",
      "journal/torn-1.partial.half", "drafts/x.json", "drafts/../desk.json",
      "drafts/0123456789ABCDEF0123456789ABCDEF.json", "other/2026-11.jsonl",
      "journal\\\\2026-11.jsonl", "desk.json",
    ] {
      let bytes = try backup(of: file("desk.json", desk) + file(name))
      #expect(place.refusal(of: bytes, name) == .strangeContent, "\(name)")
    }
    #expect(Disk.names(place.folder.path) == ["desk", "desk.backup"])
  }

  @Test("A content that isn't made of files is refused")
  func content() throws {
    let desk = file("desk.json", desk)
    let month = "journal/2026-11.jsonl"
    for (what, content) in [
      ("nothing", []), ("no desk", file(month)), ("desk not first", file(month) + desk),
      ("an empty desk", file("desk.json", [])), ("no desk.json", file("desk.json", [0x7B, 0x7D])),
      ("a large desk", file("desk.json", [UInt8](repeating: 0x20, count: 70_000))),
      ("twice", desk + file(month) + file(month)), ("no line", desk + [1, 2, 3]),
      ("an endless line", desk + [UInt8](repeating: 0x20, count: 300_000)),
      ("a file that goes on", desk + file(month, [1, 2, 3], size: 2)),
      ("a file that ends early", desk + file(month, [1, 2, 3], size: 4)),
      ("more than there is", desk + file(month, [1], size: 1 << 40)),
      ("more than the last piece", desk + file(month, [1], size: 2)),
      ("more than can be", desk + file(month, [1], size: .max)),
      ("less than nothing", desk + file(month, [1], size: -1)),
      ("no size", desk + Array("{\"name\":\"\(month)\"}\n".utf8)),
      ("an empty line", desk + [0x0A]), ("a list", desk + Array("[]\n".utf8)),
    ] as [(String, [UInt8])] {
      #expect(place.refusal(of: try backup(of: content), what) == .strangeContent, "\(what)")
    }
    let long = desk + file(month, [UInt8](repeating: 1, count: 200_000), size: 1 << 40)
    let bytes = try backup(of: long)
    #expect(place.refusal(of: bytes) == .cutOff(byte: bytes.count))
    let newer = String(decoding: self.desk, as: UTF8.self).replacing(
      "\"format\" : 1", with: "\"format\" : 2")
    #expect(
      place.refusal(of: try backup(of: file("desk.json", Array(newer.utf8))))
        == .ledger(.newerFormat(found: 2, known: 1)))
    // And one that is as it should be.
    Disk.write(try backup(of: desk + file("journal/2026-11.jsonl", [])), to: place.file)
    #expect(try place.restore().lines == 0)
  }
}

@Suite("The words of a backup")
struct BackupEnglishTests {
  @Test(
    "Age is said as people do",
    arguments: [
      (-7200, "in the future by this machine's clock"), (-60, "just now"), (59, "just now"),
      (60, "1 minute ago"), (3599, "59 minutes ago"), (3600, "1 hour ago"), (7200, "2 hours ago"),
      (86_400, "1 day ago"), (3 * 86_400, "3 days ago"), (89 * 86_400, "89 days ago"),
      (90 * 86_400, "3 months ago"), (729 * 86_400, "24 months ago"), (800 * 86_400, "2 years ago"),
    ] as [(Int64, String)])
  func age(seconds: Int64, words: String) throws {
    let place = try BackupPlace(cases: 0)
    let header = try place.backUp().header
    let now = BackupPlace.made + Instant.Span(seconds: seconds)
    #expect(header.age(at: now) == "2026-11-24 10:00 UTC, \(words)")
  }

  @Test(
    "Size is said as shops do",
    arguments: [
      (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (315_032, "315 kB"),
      (1_449_000, "1.4 MB"), (1_450_000, "1.5 MB"), (12_345_678, "12 MB"),
      (4_100_000_000, "4.1 GB"),
    ])
  func size(bytes: Int, words: String) {
    #expect(sizeInWords(bytes) == words)
  }

  @Test("A passphrase is short below 16 characters, however many bytes those have")
  func short() {
    for (words, isShort) in [
      ("", true), ("fifteen letters", true), ("sixteen letters.", false), ("یہ ایک جملہ ہے", true),
      ("یہ ایک لمبا جملہ ہے", false),
    ] {
      let passphrase = Passphrase(words)
      let found = passphrase.isShort
      #expect(found == isShort, "\(words)")
    }
    let first = Passphrase("same words")
    let second = Passphrase("same words")
    let third = Passphrase("same wordz")
    let (isSame, isOther) = (first.isSame(as: second), first.isSame(as: third))
    #expect(isSame && !isOther)
    let isEmpty = Passphrase("").isEmpty
    #expect(isEmpty)
  }

  @Test("Every refusal is one or two calm sentences and says what to do or that nothing changed")
  func sentences() {
    let all: [BackupError] = [
      .stopped, .noMemory(megabytes: 256), .exists(path: "a\u{1B}b"), .underWay(path: "b"),
      .inTheWay(path: "b"), .insideDesk, .noFolder(path: "b"), .notWritable(path: "b"),
      .isMountPoint(path: "b"), .changedMeanwhile(file: "journal/2026-11.jsonl"), .notReadBack,
      .unreadable(path: "b", reason: "No such file or directory"), .notABackup(path: "b"),
      .newerFormat(found: 2, known: 1), .costOutOfBounds, .wrongPassphraseOrBeginning,
      .damaged(byte: 65_000), .cutOff(byte: 0), .goesOn(byte: 9), .strangeContent,
    ]
    for error in all {
      let text = error.description
      #expect(text.hasSuffix(".") && !text.contains("  ") && !text.contains("\u{1B}"))
      #expect(text.count < 220, "\(text)")
      for harsh in ["invalid", "illegal", "fail:", "must not", "you did", "Error"] {
        #expect(!text.contains(harsh), "\(text)")
      }
    }
    #expect(
      BackupError.wrongPassphraseOrBeginning.description
        == "The passphrase doesn't open this backup, or its beginning is damaged. "
        + "Nothing was changed.")
    #expect(
      BackupError.damaged(byte: 65_000).description
        == "The passphrase is right, but this backup is damaged or cut off from byte 65001 on. "
        + "Nothing was changed. Use another copy of it, or an older backup.")
  }
}
