package import Caseload
import Casework
import FoundationEssentials

// Erasing: a line first names the lines whose words go. Then whatever else in the folder holds them
// goes, and last these words themselves are blanked in place; so a line that is blanked says that all
// before it was done. Whoever finds one that is named and isn't blanked does it all again.

extension Ledger {
  /// What a line that erases takes away, as an event of its own.
  func blanking(_ line: Line, _ caseload: Caseload) throws(LedgerError) -> DeskEvent {
    var blanked: [Int: BlankedLine] = [:]
    for (code, persons) in line.erased {
      guard let `case` = caseload[code], let ordinal = caseload.ordinal(of: code) else { continue }
      let kept = `case`.wordsKept(erasing: persons)
      for position in try lines.lines(of: ordinal) {
        // One that can't be read is damage already, and said.
        guard let (stored, seq) = try storedLine(at: position),
          let words = try? coder.words(of: stored)
        else { continue }
        var found = stored.blanking(seq: seq, words, keeping: kept)
        if let other = blanked[seq] {
          found.spans = other.spans + found.spans
          found.digest = Digest.of(stored.blanking(found.spans).bytes[stored.words])
        }
        blanked[seq] = found
      }
    }
    return .blanked(blanked.sorted { $0.key < $1.key }.map(\.value))
  }

  private func storedLine(
    at position: JournalPosition
  ) throws(LedgerError) -> (JournalLine, seq: Int)? {
    guard case .line(let stored)? = try journal.entry(at: position)?.content,
      let head = try? coder.head(of: stored)
    else { return nil }
    return (stored, head.seq)
  }

  /// Takes note of what a line erases that is about to be folded.
  mutating func note(erasing line: Line, _ caseload: inout Caseload) throws(LedgerError) {
    var missing: [Int: BlankedLine] = [:]
    for case .blanked(let named) in line.events {
      for one in named where !erasures.name(one) { missing[one.seq] = one }
    }
    // What is at hand may hold words still.
    caseload.letGo(of: line.erased.map(\.code))
    guard !missing.isEmpty else { return }
    for (code, _) in line.erased {
      erasures.codes.insert(code)
      guard let ordinal = caseload.ordinal(of: code) else { continue }
      for position in try lines.lines(of: ordinal) {
        guard let (stored, seq) = try storedLine(at: position),
          let named = missing.removeValue(forKey: seq)
        else { continue }
        if !stored.isBlank(in: named.spans) {
          erasures.unfinished[seq] = .init(position: position, line: named)
        }
      }
    }
    for (seq, named) in missing {
      guard let position = erasures.unreadable[seq] else { continue }
      erasures.unfinished[seq] = .init(position: position, line: named)
    }
    if erasures.unfinished.isEmpty { erasures.codes = [] }
  }

  /// Whether lines are to be blanked that some line has named.
  package var hasUnfinishedErasing: Bool { !erasures.unfinished.isEmpty }

  /// Does what an interrupted erasure left undone, where this desk may write.
  package mutating func finishErasing(
    _ caseload: inout Caseload, holder: String
  ) throws(LedgerError) {
    guard hasUnfinishedErasing else { return }
    _ = try perform(on: &caseload, holder: holder) { _, _ in nil }
  }

  /// Blanks what is named. Needs the journal's lock, and the checkpoint's.
  mutating func blank(_ caseload: inout Caseload) throws(LedgerError) {
    try dropFinished()
    guard hasUnfinishedErasing else { return }
    if let folder {
      try ErasedTraces.remove(of: erasures.codes, in: folder)
      // It is written anew from what is in memory, where nothing is left of them.
      beganAt = 0
    }
    try journal.blank(erasures.unfinished.values.map { ($0.position, $0.line.spans) })
    let wasTorn = erasures.unfinished.keys.contains { erasures.unreadable[$0] != nil }
    let codes = erasures.codes
    erasures.unfinished = [:]
    erasures.codes = []
    if wasTorn {
      _ = try startAgain(&caseload)
    } else {
      try reread(codes, &caseload)
    }
  }

  /// Another desk may have done it since.
  private mutating func dropFinished() throws(LedgerError) {
    for (seq, one) in erasures.unfinished {
      guard case .line(let stored)? = try journal.entry(at: one.position)?.content else { continue }
      if stored.isBlank(in: one.line.spans) { erasures.unfinished[seq] = nil }
    }
    if !hasUnfinishedErasing { erasures.codes = [] }
  }

  /// Takes cases as their lines give them now.
  mutating func reread(
    _ codes: some Sequence<CaseCode>, _ caseload: inout Caseload
  ) throws(LedgerError) {
    for code in codes {
      caseload.letGo(of: [code])
      try bring([code], to: &caseload)
      if let `case` = caseload[code] { caseload.replace(`case`) }
    }
  }
}

/// What a desk's folder may hold of a case besides the journal.
enum ErasedTraces {
  static func remove(of codes: Set<CaseCode>, in folder: DeskFolder) throws(LedgerError) {
    let desk = try Folder(folder.path)
    try desk.remove(Checkpoint.rowsName)
    try desk.remove(Checkpoint.textsName)
    try desk.sync()
    let drafts = try Folder(folder.path + "/drafts")
    try remove(from: drafts, where: { name in name.hasSuffix(".json") }) { bytes in
      codes.contains { isDraft(bytes, about: $0) }
    }
    // Of what isn't the beginning of a line nobody can say whose it is.
    let journal = try Folder(folder.path + "/journal")
    try remove(from: journal, where: { name in name.hasSuffix(".partial") }) { bytes in
      !bytes.starts(with: "{\"chain\":".utf8)
        || codes.contains { bytes.contains(Array($0.description.utf8)) }
    }
  }

  /// Whether a form that was being typed is about a case: its title says so, as in
  /// `answer KHI-26-0147-B declined`. One that can't be read is, when the code stands in it at all.
  private static func isDraft(_ bytes: [UInt8], about code: CaseCode) -> Bool {
    struct Draft: Decodable { var form: String }
    guard let draft = try? JSONDecoder().decode(Draft.self, from: Data(bytes)) else {
      return bytes.contains(Array(code.description.utf8))
    }
    return CaseCode.first(in: draft.form) == code
  }

  private static func remove(
    from folder: borrowing Folder, where isWanted: (String) -> Bool, _ holds: ([UInt8]) -> Bool
  ) throws(LedgerError) {
    var isChanged = false
    for name in try folder.list() where isWanted(name) {
      guard let bytes = try folder.read(name), holds(bytes) else { continue }
      try folder.remove(name)
      isChanged = true
    }
    if isChanged { try folder.sync() }
  }
}
