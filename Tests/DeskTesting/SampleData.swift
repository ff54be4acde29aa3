package import Caseload
package import Casework
package import Coalition
package import FoundationEssentials

/// The project's own sample data, as tests read it.
package enum SampleData {
  /// The project's folder, found from this file.
  package static let project = #filePath.split(separator: "/").dropLast(3)
    .reduce(into: "") { $0 += "/" + $1 }

  package static func bytes(_ name: String) -> Data {
    guard let data = try? Data(contentsOf: URL(filePath: "\(project)/sample-data/\(name)")) else {
      preconditionFailure("sample-data/\(name) is missing")
    }
    return data
  }

  package static func directory(shiftedTo now: Instant) -> Directory {
    let bytes = bytes("directory.json")
    guard let read = try? JSONDecoder().decode(HSDSDirectory.self, from: bytes) else {
      preconditionFailure("sample-data/directory.json can't be read")
    }
    return Directory(read.read().organizations).shifted(to: now)
  }

  package static let people = [
    Staff(id: "amina", name: "Amina", roles: [.operator]),
    Staff(id: "bilal", name: "Bilal", roles: [.operator]),
    Staff(id: "sana", name: "Sana", roles: [.coordinator]),
  ]

  /// Cases written as JSON, with times relative to `now`.
  package static func cases(_ json: String, now: Instant = Pilot.opening) -> [CaseRecord] {
    let decoder = JSONDecoder()
    decoder.userInfo[.openingTime] = now
    do {
      return try decoder.decode([CaseRecord].self, from: Data(json.utf8))
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
