/// The files a backup may hold, by their names in the desk's folder, and no others: a name from a
/// file is never a path of its own.
enum BackupName: Hashable {
  case desk
  /// `2026-11.jsonl`
  case month(String)
  /// `torn-1.partial`, what a save that was interrupted left.
  case torn(String)
  /// What was being typed.
  case draft(Drafts.Name)

  /// From a path within the desk's folder.
  init?(_ path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch (parts.count, parts.first) {
    case (1, DeskFile.name): self = .desk
    case (2, "journal"): self.init(inJournal: parts[1])
    case (2, "drafts"):
      guard let name = Drafts.Name(file: parts[1]) else { return nil }
      self = .draft(name)
    default: return nil
    }
  }

  init?(inJournal name: String) {
    if name.hasSuffix(".jsonl"), Self.isMonth(name.dropLast(6)) {
      self = .month(name)
    } else if name.hasPrefix("torn-"), name.hasSuffix(".partial"),
      Self.isNumber(name.dropFirst(5).dropLast(8))
    {
      self = .torn(name)
    } else {
      return nil
    }
  }

  private static func isMonth(_ text: Substring) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].utf8.count == 4 && parts[1].utf8.count == 2
      && parts.allSatisfy(isNumber)
  }

  private static func isNumber(_ text: Substring) -> Bool {
    (1...9).contains(text.utf8.count) && text.utf8.allSatisfy("0123456789".utf8.contains)
  }

  var path: String {
    switch self {
    case .desk: DeskFile.name
    case .month(let name), .torn(let name): "journal/\(name)"
    case .draft(let name): "drafts/\(name.file)"
    }
  }

  /// How many bytes it may have. A journal is as long as it is; more than the backup no file can be.
  var longest: Int {
    switch self {
    case .desk: 64 << 10
    case .draft: 64 << 20
    case .month, .torn: .max
    }
  }
}
