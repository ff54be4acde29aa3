import Desk
import FoundationEssentials
import Glibc

/// A person's own settings: `rabta/config` where the XDG Base Directory Specification has them.
enum PreferencesFile {
  /// What the file says, and what of it could not be followed, line by line; nothing in it is ever a
  /// reason not to open a desk.
  static func read() -> (Preferences, problems: [String]) {
    guard let path = path, access(path, F_OK) == 0 else { return (Preferences(), []) }
    guard let data = try? InputFile.read(path) else {
      return (Preferences(), [English.settingsUnreadable(path)])
    }
    var problems: [Preferences.Problem] = []
    // A byte that is no text spoils its own line at most.
    let preferences = Preferences(String(decoding: data, as: UTF8.self), problems: &problems)
    return (preferences, problems.isEmpty ? [] : English.settingsNotFollowed(path, problems))
  }

  private static var path: String? {
    func value(_ name: String) -> String? {
      getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    let base = value("XDG_CONFIG_HOME") ?? value("HOME").map { $0 + "/.config" }
    return base.map { $0 + "/rabta/config" }
  }
}
