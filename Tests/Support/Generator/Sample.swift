import Caseload
import Casework
import Coalition
import FoundationEssentials

/// The project's sample data, from the folder the generator is started in.
struct Sample {
  let cases: CaseFile
  let directory: Directory

  init(opening: Instant, founded: Instant) throws {
    cases = try CaseFile(Self.bytes("cases.json"), opening: opening)
    let read = try JSONDecoder().decode(HSDSDirectory.self, from: Self.bytes("directory.json"))
    directory = Directory(read.read().organizations).shifted(to: founded)
  }

  private static func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "sample-data/\(name)"))
  }
}
