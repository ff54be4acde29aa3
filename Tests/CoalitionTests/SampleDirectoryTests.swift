import Casework
import Coalition
import Foundation
import Testing

@Suite("The sample directory")
struct SampleDirectoryTests {
  private let organizations = Sample.read.organizations
  private var real: [Organization] { organizations.filter { !$0.isDemo } }

  @Test("Is read without a complaint, and has 15 members and the secretariat")
  func isWhole() {
    #expect(Sample.read.problems.isEmpty, "\(Sample.read.problems)")
    #expect(organizations.filter { $0.kind == .member }.count == 15)
    #expect(organizations.filter { $0.kind == .secretariat }.map(\.name) == ["SSDO"])
    #expect(organizations.filter { $0.kind == .statutory || $0.name == "Safe house" }.count == 9)
    #expect((10...12).contains(organizations.filter(\.isDemo).count))
  }

  @Test("Is as this program writes it")
  func isAsWritten() throws {
    let sample = try JSONSerialization.jsonObject(with: Sample.data) as! [[String: Any]]
    let written =
      try JSONSerialization.jsonObject(
        with: JSONEncoder().encode(HSDSDirectory(organizations))) as! [[String: Any]]
    for (a, b) in zip(sample, written) { #expect(a as NSDictionary == b as NSDictionary) }
    #expect(sample.count == written.count)
    #expect(organizations.allSatisfy { $0.record == nil })
  }

  @Test("Is valid HSDS", .enabled(if: HSDSChecker.isThere, HSDSChecker.missing))
  func isValid() throws { try HSDSChecker.check(Sample.data) }

  @Test("No id is used for two things; a term has one everywhere")
  func idsAreUnique() throws {
    var names: [String: Set<String>] = [:]
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        if let id = object["id"] as? String {
          names[id, default: []].insert(object["code"] as? String ?? path)
        }
        for (key, value) in object where key != "unit" { walk(value, "\(path).\(key)") }
      } else if let list = value as? [Any] {
        for (index, value) in list.enumerated() { walk(value, "\(path)[\(index)]") }
      }
    }
    walk(try JSONSerialization.jsonObject(with: Sample.data), "sample")
    #expect(names.count > 300)
    for (id, names) in names { #expect(names.count == 1, "\(id) is \(names.sorted())") }
  }

  @Test("Says nothing of a real body that isn't public")
  func inventsNothing() {
    for body in real {
      #expect(body.contact == (body.name == "Police 15" ? "15" : nil))
      for service in body.services {
        #expect(service.confirmedOn == nil && service.hours == nil && service.capacity == nil)
        #expect(service.languages == nil)
        #expect((service.takes ?? []).allSatisfy { $0.ages == nil || $0.ages == 0...17 })
        #expect(service.isChildSafe == .unknown && service.takesLoneChildren == .unknown)
        #expect(service.workers == nil && service.admission == nil)
        #expect(service.remarks?.contains("not") == true)
      }
      if body.kind != .member { continue }
      #expect(
        !body.services.contains { !$0.needs.filter(\.isBed).isEmpty }, "no member runs a shelter")
      #expect(body.knownFor == nil || !body.services.isEmpty)
      #expect(body.knownFor != nil || body.services.isEmpty)
    }
  }

  @Test("Its demo bodies carry what a real one may not, on numbers that nobody has")
  func demo() throws {
    let newest = try #require(Instant("2026-10-31T20:00:00Z"))
    for body in organizations where body.isDemo {
      #expect(body.contact?.text.contains("(fictional), 0300-00000") == true)
      for service in body.services {
        #expect(service.key.rawValue.hasPrefix("demo-"))
        #expect(service.hours != nil && service.areas != nil && service.languages != nil)
        #expect(try #require(service.confirmedOn) <= newest)
        #expect(service.capacity.map { $0.asOf <= newest } ?? true)
      }
    }
  }

  // MARK: The scenarios of the domain page

  @Test("A: a kiln family of nine in Kasur, the owner a councillor")
  func kiln() {
    var family = scenario(
      "pb-kasur", "F38 M40 M14 M13 F11 M10 F8 M6 F60", languages: ["pan"], forms: [.brickKiln])
    family.officialPerpetrator = .yes
    #expect(fits(.bondedLabour, family).first == "demo-kiln")
    #expect(fits(.legalRepresentation, family) == ["demo-kiln"])
    #expect(match(.bondedLabour, family).rule("vigilance") == .localAuthority)
    family.officialPerpetrator = .unknown
    #expect(match(.bondedLabour, family).questions("vigilance") == [.isOfficial])
    // Whole, no house takes them; apart, each finds a bed.
    #expect(fits(.shelter, family).isEmpty)
    #expect(fits(.shelter, family, persons: [1, 9]).first == "demo-panah")
    #expect(fits(.shelter, family, persons: [3, 4]) == ["demo-boys"])
  }

  @Test("A boy of 13 is refused where boys stay to 12", arguments: [13, 14])
  func boys(age: Int) {
    for (place, house) in [("pb-kasur", "demo-panah"), ("sd-umerkot", "demo-sindh")] {
      let household = scenario(AreaID(rawValue: place), "F35 M\(age)")
      #expect(match(.shelter, household).rule(ServiceKey(rawValue: house)) != nil)
      let younger = scenario(AreaID(rawValue: place), "F35 M12")
      #expect(match(.shelter, younger).rule(ServiceKey(rawValue: house)) == nil)
    }
  }

  @Test("B: a girl of 12, a servant in Lahore, burned")
  func servant() {
    let girl = scenario("pb-lahore", "F12", forms: [.domesticServitude])
    #expect(fits(.childProtection, girl, .critical).first == "demo-child")
    #expect(fits(.medical, girl, .critical).first == "demo-child")
    #expect(fits(.shelter, girl, .critical).first == "demo-girls")
  }

  @Test("C: a hari family held in Umerkot, Sindhi and Dhatki, at any hour")
  func hari() {
    let family = scenario(
      "sd-umerkot", "M45 F40 M20 F17 M9", languages: ["snd", "mki"], forms: [.farm])
    #expect(fits(.release, family, .critical).first == "demo-hari")
    #expect(fits(.bondedLabour, family, .critical).first == "demo-hari")
  }

  @Test("D: a man in a scam compound abroad")
  func scam() {
    #expect(fits(.repatriation, scenario(.abroad, "M26", forms: [.forcedCrime])) == ["demo-return"])
  }

  @Test("E: no bed fits a khawaja sira of 19 in Peshawar, but a phone line does")
  func noBed() {
    let person = scenario("kp-peshawar", "X19", languages: ["pus"], forms: [.sexualExploitation])
    let shelter = match(.shelter, person)
    #expect(shelter.fits.isEmpty && shelter.possible.isEmpty)
    #expect(fits(.counselling, person).contains("demo-night"))
    #expect(fits(.medical, person).first == "demo-peshawar")
  }

  @Test("F: a woman of 24, raped yesterday, Quetta, Pashto")
  func rape() {
    let woman = scenario("ba-quetta", "F24", languages: ["pus"], forms: [.sexualExploitation])
    #expect(fits(.shelter, woman, .critical).first == "demo-quetta")
    #expect(fits(.medical, woman, .critical) == ["anti-rape"])
    #expect(fits(.counselling, woman, .critical).contains("demo-night"))
  }

  @Test("M: a bride flown tomorrow at 06:00 finds doors that are open in the night")
  func bride() throws {
    var bride = scenario("pb-sialkot", "F17", languages: ["pan"], forms: [.forcedMarriage])
    bride.deadline = Deadline(at: try #require(Instant("2026-11-02T01:00:00Z")), what: "flight")
    #expect(fits(.safety, bride, .critical).first == "demo-night")
    #expect(fits(.legalAdvice, bride, .critical).contains("las-lad"))
    #expect(fits(.tipExpertise, bride, .critical).contains("fia-aht"))
    // By the time an office opens, the answer is overdue.
    let lawyer = match(.legalAdvice, scenario("sd-karachi-south", "F17"), .critical)
    guard case .opensTooLate = lawyer.rule("demo-clinic") else {
      Issue.record("\(lawyer)")
      return
    }
  }
}

// MARK: - Helpers

private enum Sample {
  static let data =
    (try? Data(contentsOf: HSDSChecker.package.appending(path: "sample-data/directory.json")))
    ?? Data()
  static let read =
    (try? JSONDecoder().decode(HSDSDirectory.self, from: data).read())
    ?? (organizations: [], problems: [.notADirectory])
}

private func scenario(
  _ place: AreaID, _ persons: String, languages: [String] = ["urd"], forms: [Form] = []
) -> Facts {
  var facts = Facts()
  facts.place = place
  facts.persons = (try? Person.list(persons)) ?? []
  facts.languages = languages
  facts.forms = forms
  return facts
}

/// Late on a Sunday evening, when offices are closed.
private func match(
  _ need: NeedCode, _ facts: Facts, _ level: Level = .urgent, persons: [Int] = []
) -> Match {
  let now = Instant("2026-11-01T17:00:00Z")!
  let stamp = Stamp(seq: 1, at: now, by: "amna")
  let opened = CaseEvent.opened(facts: facts, inInbox: false, lookBy: nil)
  var `case` = Case(CaseCode("KHI-26-0147")!, opened, stamp)!
  let sheet = TriageSheet(yes: [level == .critical ? .harmNow : .stillHeld])
  let context = Context(now: now, by: "amna", people: ["amna"])
  let triage = CaseAction.triage(sheet: sheet, level: nil, reason: nil, second: nil)
  for event in (try? `case`.decide(triage, in: context)) ?? [] { `case`.apply(event, stamp) }
  `case`.apply(
    .needAdded(need: 1, code: need, persons: persons, place: nil, actBy: nil), stamp)
  return Match(
    `case`.needs[0], of: `case`, among: Directory(Sample.read.organizations),
    with: MatchSetting(now: now))
}

private func fits(
  _ need: NeedCode, _ facts: Facts, _ level: Level = .urgent, persons: [Int] = []
) -> [ServiceKey] {
  match(need, facts, level, persons: persons).fits.map(\.service)
}

extension Match {
  fileprivate func rule(_ key: ServiceKey) -> Exclusion? {
    excluded.first { $0.service == key }?.rule
  }

  fileprivate func questions(_ key: ServiceKey) -> [Question]? {
    possible.first { $0.service == key }?.questions
  }
}
