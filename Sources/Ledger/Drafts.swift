/// What operators are typing, a file a form, from the first key until it is saved or thrown away.
package struct Drafts: ~Copyable {
  /// A draft's name: random, so that the list of files tells nobody anything about a case.
  package struct Name: Hashable, Sendable {
    package let hex: String

    private init(hex: String) { self.hex = hex }

    package static func random() -> Name { Name(hex: Randomness.hex(bytes: 16)) }

    /// Takes only what `random` gives.
    package init?(_ text: String) {
      guard text.utf8.count == 32, text.utf8.allSatisfy("0123456789abcdef".utf8.contains) else {
        return nil
      }
      hex = text
    }

    init?(file: String) {
      guard file.hasSuffix(".json") else { return nil }
      self.init(String(file.dropLast(5)))
    }

    var file: String { hex + ".json" }
  }

  private let folder: Folder

  package init(deskPath: String) throws(LedgerError) {
    folder = try Folder(deskPath + "/drafts")
    // What a desk that died was writing is of no use. On a disk that can't be written to it stays.
    try? folder.removeHalves()
  }

  /// Replaces the whole draft and returns once it would survive a power cut.
  package func save(_ name: Name, _ bytes: [UInt8]) throws(LedgerError) {
    try folder.replace(name.file, with: bytes)
  }

  /// Nil when there is no such draft.
  package func load(_ name: Name) throws(LedgerError) -> [UInt8]? { try folder.read(name.file) }

  package func remove(_ name: Name) throws(LedgerError) {
    try folder.remove(name.file)
    try folder.sync()
  }

  package func list() throws(LedgerError) -> [Name] {
    try folder.list().compactMap { Name(file: $0) }
  }
}
