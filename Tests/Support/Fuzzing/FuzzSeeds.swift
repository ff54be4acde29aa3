import Caseload
import Coalition
import FoundationEssentials

/// What the fuzzer begins with: files of the project, and small examples of what has come before.
package enum FuzzSeeds {
  /// The project's folder, found from this file.
  private static let project = #filePath.split(separator: "/").dropLast(4)
    .reduce(into: "") { $0 += "/" + $1 }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: "\(project)/\(path)").map {
      String(decoding: $0, as: UTF8.self)
    } ?? ""
  }

  /// Lines of every kind, as journals hold them: without their numbers, so that any may follow any.
  private static let lines: [String] = text("Tests/CaseloadTests/Golden/events.jsonl")
    .split(separator: "\n").compactMap { line in
      line.firstIndex(of: ",").map { "{" + line[line.index(after: $0)...] }
    }

  /// Before what is fed: people, bodies, a case with a triage and a referral.
  static let beginning = lines.prefix(13)

  package static func all(of what: Fuzzed) -> [[UInt8]] {
    switch what {
    case .reader: journals
    case .importer: files
    case .keys: keys
    }
  }

  private static var journals: [[UInt8]] {
    let rest = Array(lines.dropFirst(beginning.count))
    let each = rest.map { Array($0.utf8) }
    let some = stride(from: 0, to: rest.count, by: 6).map { start in
      Array(rest[start...].prefix(8).joined(separator: "\n").utf8)
    }
    // As they stand on the disk.
    var lines = FuzzedLines()
    let stored = rest.prefix(12).map { lines.add(Array($0.utf8)[...]) }
    return each + some + [Array(stored.joined(separator: [UInt8(ascii: "\n")]))]
  }

  // MARK: Files

  /// In pieces that are quickly read: a body each, a case each, with what was done and without.
  private static var files: [[UInt8]] {
    let bodies = text("sample-data/directory.json").split(separator: "\n  {").dropFirst()
      .map { piece in "{" + piece[...(piece.lastIndex(of: "}") ?? piece.startIndex)] }
    let cases = text("sample-data/cases.json").split(separator: "\n")
      .filter { $0.hasPrefix("  {\"arrived\"") }
      .map { $0[...($0.lastIndex(of: "}") ?? $0.startIndex)] }
    let documents = cases.map {
      "{\"format\":\"rabta-cases\",\"version\":1,\"people\":[\(coordinator)],\"cases\":[\($0)]}"
    }
    let records = cases.compactMap { text in
      text.firstRange(of: ",\"history\"").map { text[..<$0.lowerBound] + "}" }
    }
    return (bodies + documents + records.map(String.init) + [exported] + tables)
      .map { Array($0.utf8) }
  }

  private static let coordinator =
    "{\"id\":\"sana\",\"name\":\"Sana\",\"roles\":[\"coordinator\"]}"

  private static var tables: [String] {
    let cells = DirectoryCells(now: OpenedDesk.now)
    let listed = opened(FuzzedLines())?.directory ?? []
    return [
      DirectoryTable.text(listed, cells: cells),
      #"""
      organisation;service;needs;takes;hours;free places;papers take;until
      # one that is new
      DEMO Noor;Night shelter;SHE, bed tonight;"women 18+; girls and boys 0-12 with mother";\#
      "Mon-Thu 09:00-17:00; Fri 09:00-12:30";4;2 days;2026-11-30
      "DEMO Kiln";"Legal
      desk";-;"men ""all""";always;-;24 hours;-
      """#,
      "organisation\tkind\tbase\tdistricts\toffices\tcontact\nDEMO Q\tmember\tLahore, Punjab\t"
        + "Kasur; Sindh\tKasur / Pattoki\tRabia, 0300-0000001\n",
    ]
  }

  private static func opened(_ lines: FuzzedLines) -> (directory: [Organization], text: String)? {
    guard let desk = try? OpenedDesk(lines.journal, lines.desk) else { return nil }
    return (desk.caseload.directory.organizations, desk.exported)
  }

  /// A whole export.
  private static var exported: String {
    var lines = FuzzedLines()
    for line in self.lines.dropFirst(beginning.count) { lines.add(Array(line.utf8)[...]) }
    return opened(lines)?.text ?? ""
  }

  private static var keys: [[UInt8]] {
    [
      "KHI\ta girl, 14, Lahore\t\tمیں\r\n", "\u{1B}[1;9Zab\u{1B}]11;rgb:0/0/0\u{1B}\\q\u{1B}x",
      "e\u{301}👩‍👩‍👧‍👦\u{202E}\u{7F}\u{8}\u{1}\u{5}\u{15}\u{B}", "\u{1B}nCalled again.\u{13}u",
      "\u{1B}tyynnu\u{13}r\ry", "\u{1B}/level:1\r?note\r",
    ].map { Array($0.utf8) } + [
      // A paste, and each of the named keys.
      [0xFE, 0x10, 0x10] + Array("a\u{0}\tb\r\nc".utf8) + [0xFF, 0x64, 0xFE, 0x10, 0x20, 0x65],
      (0x30...0xFF).flatMap { [0xFE, 0x10, $0] },
    ]
  }
}
