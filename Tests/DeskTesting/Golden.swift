import FoundationEssentials
import Glibc

/// A text that a test holds against a file of its own. `RABTA_RENEW_GOLDEN=1 make test` writes the
/// files anew; what changed is then reviewed as text.
package enum Golden {
  /// Nil when the text is the file's; else what to look at.
  package static func difference(_ text: String, _ name: String, beside file: String) -> String? {
    let folder = file.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
    let path = "\(folder)/Golden/\(name)"
    let url = URL(filePath: path)
    if getenv("RABTA_RENEW_GOLDEN") != nil {
      try? FileManager.default.createDirectory(
        atPath: "\(folder)/Golden", withIntermediateDirectories: true)
      do { try Data(text.utf8).write(to: url) } catch { return "\(path) can't be written" }
      return nil
    }
    guard let stored = try? String(decoding: Data(contentsOf: url), as: UTF8.self) else {
      return "Golden/\(name) is missing; it would be:\n\(text)"
    }
    guard stored != text else { return nil }
    let (old, new) = (
      stored.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    )
    var lines = ["Golden/\(name) differs:"]
    for index in 0..<max(old.count, new.count) {
      let a = index < old.count ? String(old[index]) : "(no line)"
      let b = index < new.count ? String(new[index]) : "(no line)"
      if a != b { lines += ["line \(index + 1)", "- \(a)", "+ \(b)"] }
    }
    return lines.joined(separator: "\n")
  }
}
