import Caseload
import Casework
import FoundationEssentials

/// A line of the golden events.
struct Stored: Codable, Hashable {
  var seq: Int
  var at: Instant
  var by: PersonID
  var undoes: Int?
  var words: [String]

  struct Events: Codable, Hashable { var events: [DeskEvent] }
}

/// The lines of `CaseloadTests/Golden/events.jsonl`.
func goldenLines() throws -> [String] {
  let path =
    (#filePath.split(separator: "/").dropLast(2) + ["CaseloadTests", "Golden", "events.jsonl"])
    .reduce(into: "") { $0 += "/" + $1 }
  return try String(decoding: Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    .split(separator: "\n").map(String.init)
}
