import Casework
import Coalition
import Testing

@Suite("The words of the directory's cells")
struct DirectoryWordsTests {
  @Test(
    "Whom a service takes",
    arguments: [
      ("women 18+", "F 18-120"), ("Women", "F 18-120"), ("women and girls", "F"),
      ("women of 18 and over", "F 18-120"), ("F 18-", "F 18-120"), ("f 18+", "F 18-120"),
      ("boys to 12 with mother", "M 0-12 mother"), ("boys up to 12", "M 0-12"),
      ("girls and boys 0–12, only with their mother", "FM 0-12 mother"),
      ("FM 0-12 with mother", "FM 0-12 mother"), ("boys 6 to 17", "M 6-17"),
      ("boys aged 6 - 17 years", "M 6-17"), ("girls from 6", "F 6-17"), ("under 18", "any 0-17"),
      ("women & khawaja sira 18+", "FX 18-120"), ("khawaja sira", "X"), ("anybody", "any"),
      ("children", "any 0-17"), ("any 0-17", "any 0-17"), ("adults", "any 18-120"),
      ("women; boys to 12", "F 18-120; M 0-12"), ("women and boys", "F 18-120; M 0-17"),
      ("women 16+; women 16+", "F 16-120"), ("men, women", "MF 18-120"), ("18 +", "any 18-120"),
      ("children with mother", "any 0-17 mother"),
    ])
  func takes(text: String, groups: String) throws {
    #expect(try Service.Group.list(text).map(said).joined(separator: "; ") == groups)
  }

  @Test(
    "What could mean two things, or nothing, is refused",
    arguments: [
      "over 18", "women over 18", "boys 13", "women and boys 6-30", "women and children to 12",
      "no men", "not with mother", "women without mother", "", ";", "everyone but men", "18-6",
      "women 18+ and girls 16-17", "boys to 200", "sons", "women 18+ 20+",
    ])
  func refused(text: String) {
    #expect(throws: Unreadable.self) { try Service.Group.list(text) }
  }

  @Test("Each group is read again from its words and from its code")
  func groups() throws {
    for group in SeededDirectory.groups {
      #expect(try Service.Group.list(group.inWords) == [group], "\(group.inWords)")
    }
  }

  @Test(
    "Opening hours",
    arguments: [
      ("Mon-Thu 09:00-17:00; Fri 09:00-12:30", "Mon-Thu 09:00-17:00; Fri 09:00-12:30"),
      ("Monday to Thursday 9 am to 5 pm", "Mon-Thu 09:00-17:00"),
      ("Mon–Thu: 9:00–17:00", "Mon-Thu 09:00-17:00"),
      (
        "mon, wed and fri 9-17",
        "Mon 09:00-17:00; Wed 09:00-17:00; Fri 09:00-17:00"
      ),
      ("Fri 09:00-12:30, 14:30-17:00", "Fri 09:00-12:30, 14:30-17:00"),
      ("daily 20:00-06:00", "Mon-Sun 20:00-06:00"), ("Always", "always"), ("24/7", "always"),
      ("Mon-Sun 00:00-24:00", "always"),
      (
        "Sat-Mon 10.00-12.30",
        "Mon 10:00-12:30; Sat-Sun 10:00-12:30"
      ),
      ("Sat 24 hours", "Sat 00:00-24:00"), ("Tuesdays 2pm-5:30pm", "Tue 14:00-17:30"),
      ("Mon 18:00-00:00", "Mon 18:00-24:00"),
    ])
  func hours(text: String, again: String) throws {
    #expect(try cell(.hours, text) == again)
    #expect(try cell(.hours, again) == again)
  }

  @Test(
    "Hours that aren't clear are refused",
    arguments: [
      "9-5", "Mon 9-5", "mornings", "Mon", "09:00-17:00", "Mon 25:00-26:00", "Mon 09:00", "M 9-17",
      "Mon 09:00-09:00",
    ])
  func badHours(text: String) {
    #expect(throws: (any Error).self) { try cell(.hours, text) }
  }

  @Test(
    "Days",
    arguments: [
      ("2026-11-01", "2026-11-01"), ("1 Nov 2026", "2026-11-01"), ("1-Nov-26", "2026-11-01"),
      ("November 1, 2026", "2026-11-01"), ("25/11/2026", "2026-11-25"),
      ("11/25/2026", "2026-11-25"), ("11.11.2026", "2026-11-11"), ("2026/11/1", "2026-11-01"),
    ])
  func days(text: String, day: String) throws { #expect(try cell(.confirmedOn, text) == day) }

  @Test(
    "A day that may be two is asked about",
    arguments: ["01/02/2026", "2026-13-01", "30 Feb 2026", "yesterday", "1 Nov"])
  func badDays(text: String) {
    #expect(throws: (any Error).self) { try cell(.confirmedOn, text) }
  }

  @Test(
    "Other cells",
    arguments: [
      (DirectoryColumn.needs, "SHE LAD", "bed tonight; legal advice"),
      (.needs, "bed tonight; medical, medico-legal", "bed tonight; medical, medico-legal"),
      (.needs, "she, lad", "bed tonight; legal advice"),
      (.forms, "BK; carpet, textile, workshop", "brick kiln; carpet, textile, workshop"),
      (.districts, "kasur; Lahore division", "Kasur, Punjab; Lahore division, Punjab"),
      (.districts, "Kasur, Lahore", "Kasur, Punjab; Lahore, Punjab"),
      (.districts, "pb-kasur", "Kasur, Punjab"), (.districts, "قصور", "Kasur, Punjab"),
      (.languages, "Urdu and Punjabi", "Urdu, Punjabi"), (.languages, "urd; pan", "Urdu, Punjabi"),
      (.languages, "Western Punjabi, ara", "Western Punjabi, ara"),
      (.workers, "women and men", "women, men"),
      (.workers, "F, khawaja sira", "women, khawaja sira"),
      (.childSafe, "Y", "yes"), (.childSafe, "نہیں", "no"), (.byPhone, "no", ""),
      (.papers, "None", "none"),
      (.papers, "court order;CNIC, or a copy", "court order; CNIC, or a copy"),
      (.status, "temporarily closed", "suspended"), (.until, "3 Dec 2026", "2026-12-03"),
      (.until, "2026-12-03 9:30", "2026-12-03 09:30"), (.freePlaces, "0", "0"),
    ])
  func others(column: DirectoryColumn, text: String, again: String) throws {
    #expect(try cell(column, text) == again)
  }

  /// What the cell says once it was read.
  private func cell(_ column: DirectoryColumn, _ text: String) throws -> String {
    let now = Instant("2026-11-24T07:00:00Z")!
    let cells = DirectoryCells(now: now)
    let service = Service(id: "s", key: "key", name: "Name", needs: [])
    let body = Organization(id: "o", name: "Body", kind: .outside, services: [service])
    let (read, problems) = DirectoryTable([(.key, "key"), (column, text)])
      .read(into: Directory([body]), cells: cells)
    if let problem = problems.first { throw problem }
    return cells.text(column, of: try #require((read.first ?? body).services.first))
  }

  private func said(_ group: Service.Group) -> String {
    let genders = group.genders.map { $0.map(\.rawValue).joined() } ?? "any"
    let ages = group.ages.map { " \($0.lowerBound)-\($0.upperBound)" } ?? ""
    return genders + ages + (group.onlyWithMother ? " mother" : "")
  }
}
