import Foundation
import Testing

/// The validator beside the package, with the official schemas.
enum HSDSChecker {
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let shared = package.appending(path: "../shared").standardized
  static let missing: Comment = "check-hsds, or the Python packages it needs, are not there"
  static let isThere =
    FileManager.default.fileExists(atPath: tool)
    && (try? run(["-c", "import jsonschema, referencing"]).status) == 0

  private static let tool = shared.appending(path: "tools/check-hsds").path

  /// An organization's schema knows no services, though its examples have them inside: both are
  /// checked, each by its own schema and strictly.
  static func check(_ data: Data) throws {
    var organizations = try JSONSerialization.jsonObject(with: data) as! [[String: Any]]
    let services = organizations.flatMap { $0["services"] as? [[String: Any]] ?? [] }
    try check(organizations, as: "organization")
    try check(services, as: "service", "--strict")
    for index in organizations.indices { organizations[index]["services"] = nil }
    try check(organizations, as: "organization", "--strict")
  }

  private static func check(_ records: [[String: Any]], as kind: String, _ options: String...)
    throws
  {
    let file = FileManager.default.temporaryDirectory.appending(path: "hsds-\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    try JSONSerialization.data(withJSONObject: records).write(to: file)
    let (status, output) = try run([tool, kind, file.path] + options)
    #expect(status == 0, "\(output)")
  }

  private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
