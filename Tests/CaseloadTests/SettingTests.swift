import Caseload
import Casework
import Coalition
import Testing

@Suite("Settings as they are typed")
struct SettingTests {
  private func set(_ name: String, _ text: String) throws(Unreadable) -> Settings {
    var settings = Settings()
    guard let setting = Setting.named(name) else { throw Unreadable("no setting \(name)") }
    try setting.write(&settings, text)
    return settings
  }

  @Test("What a setting shows is read back as it was", arguments: Setting.all.map(\.name))
  func roundTrip(name: String) throws {
    let setting = try #require(Setting.named(name.uppercased()))
    var settings = Settings()
    try setting.reset(&settings)
    #expect(setting.read(settings) == setting.usual)
    #expect(!setting.help.isEmpty)
  }

  @Test("Names are told apart")
  func names() {
    #expect(Set(Setting.all.map(\.name)).count == Setting.all.count)
  }

  @Test(
    "Something typed changes just that",
    arguments: [
      ("clock.1.answer", "3h", "3h"), ("clock.look", "10min", "10m"),
      ("clock.3.contact", "1d4h30m", "1d4h30m"),
      ("clock.4.tell", "2d", "2d"), ("clock.2.firstDoor", "none", "none"),
      ("clock.countersign", "8:30", "08:30"),
      ("hours.friday", "9-12 15-17", "09:00-12:00 15:00-17:00"),
      ("hours.saturday", "10:00-24:00", "10:00-24:00"), ("hours.monday", "closed", "closed"),
      ("holidays", "2026-12-25 2027-01-01", "2026-12-25 2027-01-01"),
      ("holidays", "add 2026-12-25", "2026-12-25"), ("weight.language", "20", "20"),
      ("duty", "Sana", "sana"),
    ])
  func write(name: String, text: String, shown: String) throws {
    let settings = try set(name, text)
    let changed = Setting.all.filter { $0.read(settings) != $0.usual }
    #expect(changed.map(\.name) == [name])
    #expect(changed.first?.read(settings) == shown)
  }

  @Test(
    "What can't be read is said, and nothing is guessed",
    arguments: [
      ("clock.1.answer", "soon"), ("clock.1.answer", "none"), ("clock.1.answer", "0m"),
      ("clock.countersign", "25:00"), ("hours.friday", "17:00-09:00"),
      ("hours.friday", "9-12 11-17"),
      ("hours.friday", ""), ("holidays", "add"), ("holidays", "2026-13-01"),
      ("weight.language", "-1"),
      ("weight.language", "many"),
    ])
  func unreadable(name: String, text: String) {
    #expect(throws: Unreadable.self) { _ = try set(name, text) }
  }

  @Test("A holiday is taken away again")
  func holidays() throws {
    var settings = try set("holidays", "2026-12-25 2027-01-01")
    try Setting.named("holidays")?.write(&settings, "remove 2026-12-25")
    #expect(settings.calendar.holidays == ["2027-01-01"])
    try Setting.named("holidays")?.write(&settings, "none")
    #expect(settings == Settings())
  }
}
