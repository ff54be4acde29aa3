import Glibc

/// What of a desk goes into a backup, as it was at one moment: later saves only add behind it.
struct BackupSnapshot {
  /// An open file of the journal and how much of it counts.
  struct Month {
    final class Open {
      let file: File
      init(_ file: consuming File) { self.file = file }
    }
    var name: BackupName
    var open: Open
    var size: Int
  }

  let desk: [UInt8]
  private(set) var months: [Month] = []
  /// What a writer that died left behind the last whole line, and what it will be called.
  private(set) var torn: (name: BackupName, bytes: [UInt8])?
  private var sides: [BackupName] = []
  private var drafts: [BackupName] = []
  private let path: String

  /// About how many bytes it has.
  var size: Int { months.reduce(0) { $0 + $1.size } }

  /// Takes the lock only for as long as it takes to look.
  init(of folder: DeskFolder) throws(LedgerError) {
    path = folder.path
    let root = try Folder(path)
    let lock = try Self.lock(root)
    desk = try root.read(DeskFile.name) ?? []
    try look(try Folder(path + "/journal"))
    if DeskFolder.mode(of: path + "/drafts") != nil {
      drafts = try Folder(path + "/drafts").list().compactMap { BackupName("drafts/\($0)") }
    }
    if let lock { lock.release() }
  }

  /// Nil where nobody can take it and so nobody writes: a desk that can't be written to any more is
  /// one that wants to be backed up.
  private static func lock(_ root: borrowing Folder) throws(LedgerError) -> JournalLock? {
    do throws(LedgerError) {
      return try JournalLock(in: root, waitMilliseconds: 10_000, holder: "A backup")
    } catch {
      guard error == .readOnly || error == .diskFull else { throw error }
      return nil
    }
  }

  private mutating func look(_ journal: borrowing Folder) throws(LedgerError) {
    let names = try journal.list().compactMap { BackupName(inJournal: $0) }
    for name in names {
      switch name {
      case .month(let file):
        let open = Month.Open(try journal.open(file, for: .reading))
        months.append(Month(name: name, open: open, size: try open.file.size()))
      default: sides.append(name)
      }
    }
    guard let last = months.last else { return }
    let end = try last.open.file.endOfLastLine(before: last.size)
    months[months.count - 1].size = end
    guard end < last.size else { return }
    var number = 1
    while sides.contains(.torn("torn-\(number).partial")) { number += 1 }
    torn = (
      .torn("torn-\(number).partial"), try last.open.file.read(at: end, count: last.size - end)
    )
  }

  /// The small files beside the journal, one after the other. One that went meanwhile is left out.
  func forEachSide(
    _ body: (BackupName, borrowing File) throws(BackupError) -> Void
  ) throws(BackupError) {
    for name in sides + drafts {
      let descriptor = open(path + "/" + name.path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      if descriptor < 0, errno == ENOENT { continue }
      guard descriptor >= 0 else {
        throw .ledger(LedgerError(errno: errno, doing: "opening \(name.path)"))
      }
      try body(name, File(descriptor: descriptor, name: name.path))
    }
  }
}
