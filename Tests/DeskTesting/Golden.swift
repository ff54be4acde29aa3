import FoundationEssentials
import Glibc

/// A text that a test holds against a file of its own. `RABTA_RENEW_GOLDEN=1 make test` writes the
/// files anew; what changed is then reviewed as text.
package enum Golden {
  /// Nil when the text is that of a file in the folder `Golden` beside the test; else what to look
  /// at.
  package static func difference(_ text: String, _ name: String, beside file: String) -> String? {
    let folder = file.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    return difference(text, "Golden/\(name)", in: folder)
  }

  /// The same for any file of the project, as `docs/keys.md`.
  package static func difference(_ text: String, ofProject path: String) -> String? {
    difference(text, path, in: SampleData.project)
  }

  private static func difference(_ text: String, _ name: String, in folder: String) -> String? {
    let path = "\(folder)/\(name)"
    let url = URL(filePath: path)
    if getenv("RABTA_RENEW_GOLDEN") != nil {
      try? FileManager.default.createDirectory(
        atPath: path.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 },
        withIntermediateDirectories: true)
      do { try Data(text.utf8).write(to: url) } catch { return "\(name) can't be written" }
      return nil
    }
    guard let stored = try? String(decoding: Data(contentsOf: url), as: UTF8.self) else {
      return "\(name) is missing; it would be:\n\(text)"
    }
    guard stored != text else { return nil }
    let (old, new) = (
      stored.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    var lines = ["\(name) differs:"]
    for index in 0..<max(old.count, new.count) {
      let a = index < old.count ? String(old[index]) : "(no line)"
      let b = index < new.count ? String(new[index]) : "(no line)"
      if a != b { lines += ["line \(index + 1)", "- \(a)", "+ \(b)"] }
    }
    return lines.joined(separator: "\n")
  }
}
