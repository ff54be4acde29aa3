import Desk
import FoundationEssentials

/// How a half-typed form stands on the disk.
enum DraftCoding {
  static func encode(_ draft: Draft) -> [UInt8]? {
    (try? JSONEncoder().encode(draft)).map { Array($0) }
  }

  static func decode(_ bytes: [UInt8]) -> Draft? {
    try? JSONDecoder().decode(Draft.self, from: Data(bytes))
  }
}
