import DeskTesting
import Glibc

/// What a disk may hold when the power fails: what was synced for sure, and of all else anything.
///
/// Calls are played into it one after the other; at any moment `draw` gives one of the states that
/// may be found afterwards. A file's bytes are sure once the file was synced, a name once its folder
/// was. Nothing else is: bytes may be missing under a name that is there, of two calls the later may
/// be there without the earlier. That is more than most file systems do, and all that they may do.
struct ModelDisk {
  struct Unknown: Error, CustomStringConvertible {
    var description: String
  }

  /// What a call did to a file's bytes and is not synced.
  private enum Change {
    case write(offset: Int, [UInt8])
    case truncate(Int)
  }

  /// What a call did to a folder's names and is not synced.
  private enum Naming {
    case set(String, Int)
    case remove(String)
    case rename(String, to: String, Int)
  }

  private struct File {
    var sure: [UInt8] = []
    var changes: [Change] = []
  }

  private struct Folder {
    var sure: [String: Int] = [:]
    var names: [String: Int] = [:]
    var changes: [Naming] = []
  }

  /// By numbers of our own, because the system gives its numbers again.
  private var files: [Int: File] = [:]
  private var folders: [Int: Folder] = [0: Folder()]
  private var count = 1
  private var numbers: [UInt64: Int] = [:]

  init() {}

  /// A disk that holds just this, and for sure.
  ///
  /// - Parameter path: a real folder, at which calls go on from here.
  init(holding path: String) throws {
    for (inner, bytes) in try FileTree.read(path).sorted(by: { $0.key < $1.key }) {
      var found = stat()
      guard lstat("\(path)/\(inner)", &found) == 0 else { continue }
      let isFolder = bytes == nil
      try play(
        DiskCall(
          kind: isFolder ? .makeFolder : .create, node: UInt64(found.st_ino), path: inner))
      if let bytes {
        try play(DiskCall(kind: .write, node: UInt64(found.st_ino), bytes: bytes))
        try play(DiskCall(kind: .syncData, node: UInt64(found.st_ino)))
      }
    }
    folders = folders.mapValues { Folder(sure: $0.names, names: $0.names) }
  }

  // MARK: Calls

  mutating func play(_ call: DiskCall) throws {
    switch call.kind {
    case .create:
      let file = add(call)
      files[file] = File()
      try change(call.path) { .set($0, file) }
    case .makeFolder:
      let folder = add(call)
      folders[folder] = Folder()
      try change(call.path) { .set($0, folder) }
    case .write:
      let file = try file(call)
      files[file]?.changes.append(.write(offset: call.offset, call.bytes))
    case .truncate:
      let file = try file(call)
      files[file]?.changes.append(.truncate(call.offset))
    case .syncData, .sync:
      if call.kind == .sync, let folder = try? node(call.path), let found = folders[folder] {
        folders[folder]?.sure = found.names
        folders[folder]?.changes = []
      } else {
        let file = try file(call)
        files[file] = File(sure: bytes(file))
      }
    case .rename:
      let node = try node(call.path)
      let (from, to) = (Self.split(call.path), Self.split(call.second))
      guard from.folder == to.folder else {
        throw Unknown(description: "a rename from one folder to another")
      }
      try change(call.path) { .rename($0, to: to.name, node) }
    case .unlink, .removeFolder: try change(call.path) { .remove($0) }
    case .unknown: throw Unknown(description: call.path)
    case .close, .said, .mark, .failed: break
    }
  }

  private mutating func add(_ call: DiskCall) -> Int {
    defer { count += 1 }
    numbers[call.node] = count
    return count
  }

  private mutating func change(_ path: String, _ make: (String) -> Naming) throws {
    let (parent, name) = Self.split(path)
    let folder = try node(parent)
    let change = make(name)
    folders[folder]?.changes.append(change)
    if let names = folders[folder]?.names {
      folders[folder]?.names = Self.applying(change, to: names)
    }
  }

  private func file(_ call: DiskCall) throws -> Int {
    guard let file = numbers[call.node], files[file] != nil else {
      throw Unknown(description: "a file that was there before: \(call)")
    }
    return file
  }

  private func node(_ path: String) throws -> Int {
    try path.split(separator: "/").reduce(0) { folder, name in
      guard let node = folders[folder]?.names[String(name)] else {
        throw Unknown(description: "nothing at \(path)")
      }
      return node
    }
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[..<slash]), String(path[path.index(after: slash)...]))
  }

  private static func applying(_ change: Naming, to names: [String: Int]) -> [String: Int] {
    var names = names
    switch change {
    case .set(let name, let node): names[name] = node
    case .remove(let name): names[name] = nil
    case .rename(let from, let to, let node):
      // A name that was given twice meanwhile keeps what it has.
      if names[from] == node { names[from] = nil }
      names[to] = node
    }
    return names
  }

  // MARK: What programs see

  private func bytes(_ file: Int) -> [UInt8] {
    guard let file = files[file] else { return [] }
    return file.changes.reduce(into: file.sure) { bytes, change in
      switch change {
      case .write(let offset, let written): Self.put(written, at: offset, in: &bytes)
      case .truncate(let size): Self.resize(&bytes, to: size)
      }
    }
  }

  private static func put(_ written: [UInt8], at offset: Int, in bytes: inout [UInt8]) {
    if bytes.count < offset + written.count { resize(&bytes, to: offset + written.count) }
    bytes.replaceSubrange(offset..<offset + written.count, with: written)
  }

  private static func resize(_ bytes: inout [UInt8], to size: Int) {
    if bytes.count > size { bytes.removeLast(bytes.count - size) }
    bytes += [UInt8](repeating: 0, count: size - bytes.count)
  }

  /// Every file with its bytes and every folder without, as long as the power stays on.
  var live: [String: [UInt8]?] { tree({ folders[$0]?.names ?? [:] }, { bytes($0) }) }

  private func tree(
    _ names: (Int) -> [String: Int], _ bytes: (Int) -> [UInt8]
  ) -> [String: [UInt8]?] {
    var found: [String: [UInt8]?] = [:]
    func add(_ folder: Int, _ path: String) {
      for (name, node) in names(folder).sorted(by: { $0.key < $1.key }) {
        let inner = path.isEmpty ? name : "\(path)/\(name)"
        if folders[node] == nil {
          found[inner] = bytes(node)
        } else {
          found.updateValue(nil, forKey: inner)
          add(node, inner)
        }
      }
    }
    add(0, "")
    return found
  }

  // MARK: What may be left

  /// How a state is chosen.
  enum Choice: CaseIterable {
    /// Only what is sure.
    case least
    /// All names, and of the bytes what is sure.
    case names
    /// All bytes; of the names what is sure.
    case bytes
    /// Each call by itself.
    case any
  }

  struct State: Hashable {
    var files: [String: [UInt8]?]
    /// A write of which a later part is there and an earlier is not.
    var hasHole = false
    /// What became of the calls that were not synced, for the report of a failure.
    var fates: [String] = []
  }

  func draw(_ choice: Choice, _ chance: inout Seeded) -> State {
    var state = State(files: [:])
    var names: [Int: [String: Int]] = [:]
    for (folder, found) in folders.sorted(by: { $0.key < $1.key }) {
      names[folder] = found.changes.reduce(found.sure) { names, change in
        let isThere = isThere(choice, .names, &chance)
        state.fates.append("\(change) \(isThere ? "there" : "gone")")
        return isThere ? Self.applying(change, to: names) : names
      }
    }
    var contents: [Int: [UInt8]] = [:]
    for (number, file) in files.sorted(by: { $0.key < $1.key }) {
      contents[number] = file.changes.reduce(into: file.sure) { bytes, change in
        let isThere = isThere(choice, .bytes, &chance)
        switch change {
        case .truncate(let size):
          state.fates.append("truncation of \(number) to \(size) \(isThere ? "there" : "gone")")
          if isThere { Self.resize(&bytes, to: size) }
        case .write(let offset, let written):
          let isTorn = choice == .any && Int.random(in: 0..<2, using: &chance) == 0
          if isTorn {
            let (fate, hole) = Self.tear(written, at: offset, in: &bytes, &chance)
            state.fates.append("write to \(number) at \(offset) torn: \(fate)")
            state.hasHole = state.hasHole || hole
          } else {
            state.fates.append("write to \(number) at \(offset) \(isThere ? "there" : "gone")")
            // Behind a write that is gone there is nothing yet.
            if isThere, offset > bytes.count { state.hasHole = true }
            if isThere { Self.put(written, at: offset, in: &bytes) }
          }
        }
      }
    }
    state.files = tree({ names[$0] ?? [:] }, { contents[$0] ?? [] })
    return state
  }

  private func isThere(_ choice: Choice, _ kind: Choice, _ chance: inout Seeded) -> Bool {
    switch choice {
    case .least: false
    case .any: Bool.random(using: &chance)
    default: choice == kind
    }
  }

  private static let sector = 512

  /// Writes a part: up to some byte or the edge of a sector, with nothing, zeros or something else
  /// behind it; or all but some sectors.
  private static func tear(
    _ written: [UInt8], at offset: Int, in bytes: inout [UInt8], _ chance: inout Seeded
  ) -> (String, hasHole: Bool) {
    let old = bytes
    put(written, at: offset, in: &bytes)
    let end = offset + written.count
    let kind = Int.random(in: 0..<5, using: &chance)
    if kind == 4 {
      var lost: [Int] = []
      for number in offset / sector...max(offset, end - 1) / sector
      where Bool.random(using: &chance) {
        lost.append(number)
        for place in max(offset, number * sector)..<min(end, (number + 1) * sector) {
          bytes[place] = place < old.count ? old[place] : 0
        }
      }
      return ("without sectors \(lost)", !lost.isEmpty)
    }
    var cut = Int.random(in: offset...end, using: &chance)
    if Bool.random(using: &chance) { cut = max(offset, cut / sector * sector) }
    switch kind {
    case 0, 1:
      resize(&bytes, to: max(cut, old.count))
      if cut < old.count { bytes.replaceSubrange(cut..., with: old[cut...]) }
      return ("up to \(cut)", false)
    // A few bytes could by chance look like a line that somebody typed.
    case let kind where kind == 2 || end - cut < 16:
      for place in cut..<end { bytes[place] = place < old.count ? old[place] : 0 }
      return ("up to \(cut), then zeros", false)
    default:
      for place in cut..<end {
        bytes[place] = place < old.count ? old[place] : UInt8.random(in: 0...255, using: &chance)
      }
      return ("up to \(cut), then anything", false)
    }
  }
}
