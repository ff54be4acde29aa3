import DeskTesting
import FoundationEssentials
import Glibc
import Testing

/// Terminals don't agree on how wide a sign is. What a terminal takes to be narrower or wider than
/// ncurses does must not shift what stands behind it.
@Suite("In tmux")
struct TmuxTests {
  private static let stories = [
    "中文字 一二三 한국어 かな", "وہ کل صبح کی پرواز پر نہیں جانا چاہتی۔",
    "e\u{301}a\u{308}o\u{327}u\u{302}\u{323} Zalgo",
    "👩‍👩‍👧‍👦 family, 🇵🇰 flag, 👍🏽 skin", "❤\u{FE0F} heart, ☎ phone, ✈\u{FE0F} flight",
    "हिन्दी क्षि · ไทยน้ำ · தமிழ்", "α±§°×½ ambiguous …—“”", String(repeating: "広", count: 120),
    String(repeating: "👩‍🚀", count: 60), "a" + String(repeating: "\u{301}", count: 40) + "b",
  ]

  @Test(
    "texts of every width stand as in libvterm, and shift no frame",
    arguments: [(80, 24), (61, 17)])
  func widths(columns: Int, rows: Int) throws {
    let desk = try RealDesk.empty()
    for story in Self.stories { _ = try desk.open(story) }
    let screen = try desk.screen(columns: columns, rows: rows)
    let tmux = try Tmux(
      [try Program.path, desk.path, "--as", "amina"], columns: columns, rows: rows)
    try tmux.wait(for: "10 open")
    for _ in Self.stories {
      for keys in ["Tab", "End", "Home", "Tab", "Tab"] { try tmux.press(keys) }
      for keys in ["tab", "end", "home", "tab", "tab"] { try screen.press(keys) }
      try expectSame(tmux, screen)
      try tmux.press("Down")
      try screen.press("down")
    }
    try tmux.press("q")
    try screen.press("q")
    #expect(try screen.waitForExit() == .status(0))
  }

  /// The first row has the clock, which goes on, and so do minutes that are left.
  private func expectSame(_ tmux: Tmux, _ screen: TerminalSession) throws {
    var lines: [String] = []
    do {
      try screen.wait(until: "what tmux shows") {
        lines = (try? tmux.lines) ?? []
        return timeless(lines).elementsEqual(timeless(screen.lines))
      }
    } catch {
      Issue.record("tmux shows:\n\(lines.joined(separator: "\n"))")
      throw error
    }
  }
}

private func timeless(_ lines: [String]) -> [String] {
  lines.dropFirst().map { String($0.map { $0.isNumber && $0.isASCII ? "0" : $0 }) }
}

/// A program in a tmux of its own, without anybody's settings.
private final class Tmux {
  private let name = "rabta-\(UInt64.random(in: 0 ... .max))"

  init(_ command: [String], columns: Int, rows: Int) throws {
    let words = command.map { "'\($0)'" }.joined(separator: " ")
    try tmux("new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", words)
    try tmux("set", "-g", "status", "off")
  }

  deinit { _ = try? tmux("kill-server") }

  func press(_ key: String) throws { try tmux("send-keys", key) }

  var lines: [String] {
    get throws {
      var lines = try tmux("capture-pane", "-p").components(separatedBy: "\n")
      if lines.last == "" { lines.removeLast() }
      return lines
    }
  }

  func wait(for text: String) throws {
    for _ in 0..<200 {
      if try lines.contains(where: { $0.contains(text) }) { return }
      usleep(50_000)
    }
    Issue.record("tmux never showed “\(text)”:\n\(try lines.joined(separator: "\n"))")
  }

  @discardableResult
  private func tmux(_ arguments: String...) throws -> String {
    let run = try Run(
      ["tmux", "-u", "-L", name, "-f", "/dev/null"] + arguments, program: "/usr/bin/env",
      environment: ["LC_ALL": "C.UTF-8"])
    return try run.wait().output
  }
}
