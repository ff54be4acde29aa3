import DeskTesting
import Glibc
import Testing

/// What a folder lies on, as the system tells it.
struct FileSystem: Sendable, CustomTestStringConvertible {
  /// As in linux/magic.h.
  var number: Int
  /// What the list of mounts says of it.
  var type: String
  /// What it is called when it is refused; nil for a disk of this machine.
  var refused: String?

  var testDescription: String { type }

  private static let fuse = 0x6573_5546

  static let all = [
    FileSystem(number: 0x6969, type: "nfs4", refused: "NFS"),
    FileSystem(number: 0x517B, type: "smbfs", refused: "SMB"),
    FileSystem(number: 0xFF53_4D42, type: "cifs", refused: "SMB"),
    FileSystem(number: 0xFE53_4D42, type: "smb3", refused: "SMB"),
    FileSystem(number: 0x5346_414F, type: "afs", refused: "AFS"),
    FileSystem(number: 0x00C3_6400, type: "ceph", refused: "Ceph"),
    FileSystem(number: 0x0BD0_0BD0, type: "lustre", refused: "Lustre"),
    FileSystem(number: fuse, type: "fuse.sshfs", refused: "sshfs"),
    FileSystem(number: fuse, type: "fuse.rclone", refused: "rclone"),
    FileSystem(number: fuse, type: "fuse.glusterfs", refused: "glusterfs"),
    // A disk with NTFS, one that is encrypted, and a folder that a virtual machine gets from its host.
    FileSystem(number: fuse, type: "fuseblk"),
    FileSystem(number: fuse, type: "fuse.gocryptfs"),
    FileSystem(number: fuse, type: "virtiofs"),
    FileSystem(number: 0x0102_1997, type: "9p"),
    FileSystem(number: 0xEF53, type: "ext4"),
    FileSystem(number: 0x9123_683E, type: "btrfs"),
    FileSystem(number: 0x5846_5342, type: "xfs"),
    FileSystem(number: 0x0102_1994, type: "tmpfs"),
    FileSystem(number: 0x794C_7630, type: "overlay"),
  ]
}

@Suite("What a desk lies on")
struct NetworkDiskTests {
  @Test("A network file system is refused by its name, a disk is not", arguments: FileSystem.all)
  func system(_ system: FileSystem) throws {
    let desk = try RealDesk.empty()
    let before = Disk.bytes(desk.journal)
    let mounts = desk.path + "-mounts"
    defer { unlink(mounts) }
    let folder = desk.path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    try Disk.write(
      Array("disk / ext4 rw 0 0\nhost:/x \(folder) \(system.type) rw 0 0\n".utf8), to: mounts)
    let environment = [
      "LD_PRELOAD": try RecordedDisk.library, "RABTA_DISK_SYSTEM": "\(system.number)",
      "RABTA_DISK_MOUNTS": mounts,
    ]
    for words in [
      ["list", desk.path], ["new", desk.path], ["verify", desk.path], [desk.path],
      ["init", desk.path + "-other", "--as", "amina"],
    ] {
      // A desk opens on a screen only.
      if words.count == 1, system.refused == nil { continue }
      let ended = try Run(words, environment: environment).wait()
      if let name = system.refused {
        #expect(ended.status == 1 && ended.output.isEmpty, "\(words)")
        #expect(ended.errors.contains("network file system (\(name))"), "\(ended.errors)")
      } else {
        #expect(ended.status == 0 && ended.errors.isEmpty, "\(words): \(ended.errors)")
      }
    }
    #expect((Disk.bytes(desk.journal) == before) == (system.refused != nil))
    #expect(Disk.names(desk.path + "-other").isEmpty == (system.refused != nil))
  }
}

/// Root may read and write everywhere, so that these programs are somebody else from their start.
@Suite("Somebody who isn't root")
struct NobodyTests {
  private static let nobody: uid_t = 65534

  private let folder = TemporaryFolder()
  private let desk: RealDesk
  private let code: String
  private let environment: [String: String]

  init() throws {
    desk = try RealDesk.empty(at: folder.path + "/desk")
    code = try desk.open()
    chmod(folder.path, 0o711)
    environment =
      geteuid() == 0
      ? ["LD_PRELOAD": try RecordedDisk.library, "RABTA_DISK_USER": "\(Self.nobody)"] : [:]
  }

  private func run(_ words: String...) throws -> Run.Ended {
    try Run(words, environment: environment).wait()
  }

  /// Gives the desk to whom the programs are, with what they may do in it.
  private func give(folders: mode_t, files: mode_t) throws {
    for name in [""] + (try FileTree.read(desk.path)).keys {
      let path = name.isEmpty ? desk.path : "\(desk.path)/\(name)"
      if geteuid() == 0 { #expect(lchown(path, Self.nobody, Self.nobody) == 0) }
      var found = stat()
      let isFolder = lstat(path, &found) == 0 && found.st_mode & S_IFMT == S_IFDIR
      #expect(chmod(path, isFolder ? folders : files) == 0)
    }
  }

  @Test("In a folder that can't be written to reads all, and is told when something can't be saved")
  func readOnly() throws {
    try give(folders: 0o500, files: 0o400)
    defer { try? give(folders: 0o700, files: 0o600) }
    let before = try FileTree.read(desk.path)
    #expect(try run("list", desk.path).output.contains(code))
    #expect(try run("show", desk.path, code).status == 0)
    #expect(try run("verify", desk.path).status == 0)
    for words in [
      ["note", desk.path, code, "x"], ["new", desk.path], ["undo", desk.path, code],
      ["show", desk.path, code, "--identity"], ["checkpoint", desk.path],
      ["import", desk.path, "\(SampleData.project)/sample-data/directory.json"],
    ] {
      let ended = try Run(words, environment: environment).wait()
      #expect(ended.status == 1 && ended.output.isEmpty, "\(words[0])")
      #expect(ended.errors.contains(Seen.notWritable), "\(words[0]): \(ended.errors)")
    }
    let screen = try desk.screen(environment: environment)
    try screen.select(code)
    try screen.press("n")
    try screen.type("in a folder of somebody else")
    try screen.press("ctrl-s")
    try screen.wait(for: Seen.notWritable)
    #expect(screen.shows("in a folder of somebody else"))
    #expect(try FileTree.read(desk.path) == before)
  }

  @Test("Works at a desk of their own as root does")
  func own() throws {
    try give(folders: 0o700, files: 0o600)
    #expect(try run("note", desk.path, code, "x").status == 0)
    #expect(try run("checkpoint", desk.path).status == 0)
    try desk.expectWell()
  }

  @Test(
    "At a desk of somebody else is told so, and learns nothing",
    .enabled(if: geteuid() == 0, "only root can be two"))
  func ofOthers() throws {
    for words in [["list", desk.path], ["note", desk.path, code, "x"], [desk.path]] {
      let ended = try Run(words, environment: environment).wait()
      #expect(ended.status == 1 && ended.output.isEmpty)
      #expect(ended.errors.contains(Seen.notYours), "\(ended.errors)")
    }
  }
}
