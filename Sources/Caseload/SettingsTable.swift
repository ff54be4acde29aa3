package import Casework
import Coalition

/// One thing that a coalition may set: a row of the table that the command line and its help are
/// made of. Adding a setting is adding a row.
package struct Setting: Sendable {
  package let name: String
  package let help: String
  /// As it is typed; what it is now.
  package let read: @Sendable (Settings) -> String
  /// Takes what was typed.
  package let write: @Sendable (inout Settings, String) throws(Unreadable) -> Void

  /// What it is where nobody has set it.
  package var usual: String { read(Settings()) }

  /// Back to what it usually is.
  package func reset(_ settings: inout Settings) throws(Unreadable) {
    try write(&settings, usual)
  }

  package static let all: [Setting] = clocks + hours + weights + people + keeping

  package static func named(_ name: String) -> Setting? {
    all.first { $0.name.lowercased() == name.lowercased() }
  }
}

// MARK: - Clocks

extension Setting {
  private typealias LevelClocks = Clocks.LevelClocks

  private static let clocks: [Setting] =
    [
      Setting(
        name: "clock.look", help: "an arrived case is looked at",
        read: { $0.clocks.look.typed },
        write: { settings, text throws(Unreadable) in
          settings.clocks.look = try span(text)
        }),
      Setting(
        name: "clock.countersign", help: "the hour by which a second name is given",
        read: { timeOfDay($0.clocks.countersignBy) },
        write: { settings, text throws(Unreadable) in
          guard let minute = minute(text) else { throw Unreadable(English.aTimeOfDay) }
          settings.clocks.countersignBy = minute
        }),
    ] + Level.allCases.flatMap(clocks(of:))

  private static func clocks(of level: Level) -> [Setting] {
    [
      optional(level, "firstDoor", "triaged, to the first door tried", \.firstDoor),
      optional(level, "tell", "sent, to somebody told", \.tell),
      optional(level, "acknowledge", "told, to acknowledged", \.acknowledge),
      always(level, "answer", "told, to answered", \.answer),
      always(level, "contact", "accepted, to the person contacted", \.contact),
      always(level, "afterDecline", "declined, to the next door tried", \.actAfterDecline),
    ]
  }

  private static func always(
    _ level: Level, _ name: String, _ help: String,
    _ path: any WritableKeyPath<LevelClocks, Instant.Span> & Sendable
  ) -> Setting {
    Setting(
      name: "clock.\(level.rawValue).\(name)", help: "level \(level.rawValue): \(help)",
      read: { $0.clocks[level][keyPath: path].typed },
      write: { settings, text throws(Unreadable) in
        var clocks = settings.clocks[level]
        clocks[keyPath: path] = try span(text)
        settings.clocks.levels[level.rawValue] = clocks
      })
  }

  private static func optional(
    _ level: Level, _ name: String, _ help: String,
    _ path: any WritableKeyPath<LevelClocks, Instant.Span?> & Sendable
  ) -> Setting {
    Setting(
      name: "clock.\(level.rawValue).\(name)", help: "level \(level.rawValue): \(help)",
      read: { $0.clocks[level][keyPath: path]?.typed ?? none },
      write: { settings, text throws(Unreadable) in
        var clocks = settings.clocks[level]
        clocks[keyPath: path] = text == none ? nil : try span(text)
        settings.clocks.levels[level.rawValue] = clocks
      })
  }

  fileprivate static let none = "none"

  private static func span(_ text: String) throws(Unreadable) -> Instant.Span {
    guard let span = Instant.Span(words: text.replacing("min", with: "m")), span > .minutes(0)
    else { throw Unreadable(English.aSpan) }
    return span
  }
}

extension Instant.Span {
  /// As `init(words:)` reads it: `1d4h`, `15m`.
  fileprivate var typed: String {
    let minutes = seconds / 60
    let parts = [(minutes / 1440, "d"), (minutes / 60 % 24, "h"), (minutes % 60, "m")]
    return parts.filter { $0.0 > 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}

// MARK: - Working hours

extension Setting {
  private static let hours: [Setting] =
    weekdays.enumerated().map { index, name in
      Setting(
        name: "hours.\(name)", help: "when the desk works on a \(name.capitalizedFirst)",
        read: { settings in
          let spells = settings.calendar.hours.days.filter { $0.weekday == index + 1 }
            .map { "\(timeOfDay($0.opens))-\(timeOfDay($0.closes))" }
          return spells.isEmpty ? closed : spells.joined(separator: " ")
        },
        write: { settings, text throws(Unreadable) in
          let spells = try spells(text, weekday: index + 1)
          settings.calendar.hours.days.removeAll { $0.weekday == index + 1 }
          settings.calendar.hours.days += spells
          settings.calendar.hours.days.sort { ($0.weekday, $0.opens) < ($1.weekday, $1.opens) }
        })
    } + [
      Setting(
        name: "holidays", help: "days nobody works: add DAY, remove DAY, or all of them",
        read: {
          $0.calendar.holidays.isEmpty
            ? none : $0.calendar.holidays.sorted().joined(separator: " ")
        },
        write: { settings, text throws(Unreadable) in
          let words = text.split(separator: " ").map(String.init)
          let verb = words.first.flatMap { ["add", "remove"].contains($0) ? $0 : nil }
          let days = text == none ? [] : verb == nil ? words : Array(words.dropFirst())
          guard days.allSatisfy(isDay), !days.isEmpty || text == none else {
            throw Unreadable(English.aDay)
          }
          switch verb {
          case "add": settings.calendar.holidays.formUnion(days)
          case "remove": settings.calendar.holidays.subtract(days)
          default: settings.calendar.holidays = Set(days)
          }
        })
    ]

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]
  private static let closed = "closed"

  private static func spells(
    _ text: String, weekday: Int
  ) throws(Unreadable) -> [OpeningHours.Day] {
    if text == closed { return [] }
    var days: [OpeningHours.Day] = []
    for spell in text.split(whereSeparator: { ", ".contains($0) }) {
      let ends = spell.split(separator: "-")
      guard ends.count == 2, let opens = minute(String(ends[0])),
        let closes = minute(String(ends[1])), opens < closes,
        days.allSatisfy({ $0.closes <= opens })
      else { throw Unreadable(English.someHours) }
      days.append(OpeningHours.Day(weekday: weekday, opens: opens, closes: closes))
    }
    guard !days.isEmpty else { throw Unreadable(English.someHours) }
    return days
  }

  private static func timeOfDay(_ minute: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(minute / 60)):\(two(minute % 60))"
  }

  /// `9`, `09:30`, `24:00`.
  private static func minute(_ text: String) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...2).contains(parts.count), let hour = parts[0],
      let minute = parts.count == 2 ? parts[1] : 0, (0...59).contains(minute), hour >= 0,
      hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }

  private static func isDay(_ text: String) -> Bool { Instant("\(text)T00:00:00Z") != nil }
}

// MARK: - Weights and people

extension Setting {
  private static let weights = Weights.table.map { weight($0.name, $0.help, $0.path) }

  private static func weight(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Weights, Int> & Sendable
  ) -> Setting {
    Setting(
      name: "weight.\(name)", help: help, read: { "\($0.weights[keyPath: path])" },
      write: { settings, text throws(Unreadable) in
        guard let number = Int(text), (0...1000).contains(number) else {
          throw Unreadable(English.aWeight)
        }
        settings.weights[keyPath: path] = number
      })
  }

  private static let keeping: [Setting] = [
    Setting(
      name: "retention", help: "an ended case is kept, then due for erasing: 730d",
      read: { $0.retention?.typed ?? none },
      write: { settings, text throws(Unreadable) in
        settings.retention = text == none ? nil : try span(text)
      })
  ]

  private static let people: [Setting] = [
    person("duty", "tonight's coordinator, by id", \.duty),
    person("deputy", "tonight's deputy, by id", \.deputy),
  ]

  private static func person(
    _ name: String, _ help: String, _ path: any WritableKeyPath<Settings, PersonID?> & Sendable
  ) -> Setting {
    Setting(
      name: name, help: help, read: { $0[keyPath: path]?.rawValue ?? none },
      write: { settings, text throws(Unreadable) in
        settings[keyPath: path] = text == none ? nil : PersonID(rawValue: text.lowercased())
      })
  }
}
