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
    Directory(organizations).shifted(to: now)
  }

  private static let organizations: [Organization] = {
    let data = bytes("directory.json")
    guard let read = try? JSONDecoder().decode(HSDSDirectory.self, from: data) else {
      preconditionFailure("sample-data/directory.json can't be read")
    }
    return read.read().organizations
  }()

  package static let people = [
    Staff(id: "amina", name: "Amina", roles: [.operator]),
    Staff(id: "bilal", name: "Bilal", roles: [.operator]),
    Staff(id: "noor", name: "Noor", roles: [.operator]),
    Staff(id: "sana", name: "Sana", roles: [.coordinator]),
    Staff(id: "farid", name: "Farid", roles: [.coordinator, .operator]),
    Staff(id: "tariq", name: "Tariq", roles: [.secretariat]),
    Staff(id: "review", name: "Review team", roles: [.reviewer]),
  ]

  /// Cases written as JSON, with times relative to `now`.
  package static func cases(_ json: String, now: Instant = Pilot.opening) -> CaseFile {
    let text = #"{"format":"rabta-cases","version":1,"cases":"# + json + "}"
    return file(Data(text.utf8), now)
  }

  /// The cases that a demo opens with.
  package static func cases(now: Instant = Pilot.opening) -> CaseFile {
    file(bytes("cases.json"), now)
  }

  private static func file(_ bytes: Data, _ now: Instant) -> CaseFile {
    do {
      let file = try CaseFile(bytes, opening: now)
      if let problem = file.problems.first { preconditionFailure(problem.description) }
      return file
    } catch {
      preconditionFailure(error.description)
    }
  }
}
