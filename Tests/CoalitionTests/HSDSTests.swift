import Casework
import Coalition
import Foundation
import Testing

@Suite("HSDS 3.1, the border format")
struct HSDSTests {
  // MARK: There and back

  @Test("What was written is read as the same values")
  func roundTrip() throws {
    let (organizations, problems) = try decoded(encoded(HSDSDirectory(full))).read()
    #expect(problems.isEmpty)
    #expect(organizations == full)
  }

  @Test("Writing twice gives the same file")
  func isDeterministic() throws {
    #expect(try encoded(HSDSDirectory(full)) == encoded(HSDSDirectory(full)))
  }

  @Test("No id is used for two things; a term has one everywhere")
  func idsAreUnique() throws {
    var names: [String: Set<String>] = [:]
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        if let id = object["id"] as? String {
          #expect(UUID(uuidString: id) != nil)
          names[id, default: []].insert(object["code"] as? String ?? path)
        }
        for (key, value) in object where key != "unit" { walk(value, "\(path).\(key)") }
      } else if let list = value as? [Any] {
        for (index, value) in list.enumerated() { walk(value, "\(path)[\(index)]") }
      }
    }
    walk(try JSONSerialization.jsonObject(with: encoded(HSDSDirectory(full))), "written")
    walk(try JSONSerialization.jsonObject(with: Sample.data), "sample")
    #expect(names.count > 300)
    for (id, names) in names { #expect(names.count == 1, "\(id) is \(names.sorted())") }
  }

  @Test("One organization, an array and a page are read alike")
  func shapes() throws {
    let one = #"{"id":"\#(uuid(1))","name":"Baidarie","description":"Not known"}"#
    for text in [one, "[\(one)]", #"{"total_items":1,"contents":[\#(one)]}"#] {
      let (organizations, problems) = try decoded(text).read()
      #expect(problems.isEmpty)
      #expect(
        organizations == [Organization(id: uuid(1), name: "Baidarie", kind: .outside)], "\(text)")
    }
  }

  @Test("Other JSON is no directory", arguments: ["{}", "3", #"{"code":"KHI-26-0147"}"#])
  func otherShapes(text: String) {
    #expect(throws: HSDSProblem.notADirectory) { try decoded(text) }
  }

  @Test("What isn't known is absent, and comes in as not known")
  func unknown() throws {
    let service = try service(#""status":"active""#)
    #expect(service == Service(id: uuid(2), key: "key", name: "Name", needs: []))
    let text = String(decoding: try encoded(HSDSDirectory([body(service)])), as: UTF8.self)
    for field in ["age", "schedules", "areas", "languages", "capacities", "assured", "contacts"] {
      #expect(!text.contains(field), "\(field)")
    }
  }

  @Test("A file of another desk gets keys that follow from name and id")
  func foreignKeys() throws {
    #expect(try service(#""alternate_name":"Community Counselling & more""#).key == "name-0000")
    #expect(try service(#""alternate_name":"LAS-LAD ""#).key == "las-lad")
  }

  // MARK: Field by field

  @Test(
    "Status",
    arguments: [
      ("active", Service.Status.active), ("inactive", .closed), ("defunct", .closed),
      ("temporarily closed", .suspended),
    ])
  func status(text: String, status: Service.Status) throws {
    #expect(try service(#""status":"\#(text)""#).status == status)
  }

  @Test(
    "Ages are whole years, inclusive at both ends",
    arguments: [
      (#""minimum_age":18"#, 18...120), (#""maximum_age":12"#, 0...12),
      (#""minimum_age":6,"maximum_age":17"#, 6...17),
      (#""minimum_age":0,"maximum_age":999"#, 0...120),
      (#""minimum_age":12.0"#, 12...120),
    ])
  func ages(fields: String, ages: ClosedRange<Int>) throws {
    #expect(try service(fields).ages == ages)
  }

  @Test(
    "Days and times",
    arguments: [
      // Local, with and without seconds and zone.
      ("MO", "09:00", "17:00", "1 540-1020"),
      ("SU,mo", "09:00:00", "17:30:00", "1 540-1050, 7 540-1050"),
      ("FR", "09:00+05:00", "12:30+05:00", "5 540-750"),
      // Elsewhere: India, and UTC, where Sunday evening is Monday here.
      ("FR", "09:30+05:30", "12:30+05:30", "5 540-720"),
      ("SU", "20:00Z", "23:00Z", "1 60-240"), ("MO", "00:00+09:00", "03:00+09:00", "7 1200-1380"),
      // Midnight and past it.
      ("MO", "00:00", "23:59", "1 0-1440"), ("MO", "00:00", "24:00", "1 0-1440"),
      ("MO", "14:00", "00:00", "1 840-1440"), ("MO", "20:00", "06:00", "1 1200-360"),
      ("MO", "20:00Z", "04:00Z", "2 60-540"),
    ])
  func schedules(days: String, opens: String, closes: String, hours: String) throws {
    let service = try service(
      #""schedules":[{"byday":"\#(days)","opens_at":"\#(opens)","closes_at":"\#(closes)"}]"#)
    let days = service.hours?.days.map { "\($0.weekday) \($0.opens)-\($0.closes)" }
    #expect(days?.joined(separator: ", ") == hours)
  }

  @Test(
    "Hours that a week can't say are not known",
    arguments: [
      #"{"description":"mornings"}"#, #"{"byday":"MO"}"#,
      #"{"opens_at":"09:00","closes_at":"10:00"}"#,
      #"{"byday":"2MO","freq":"MONTHLY","opens_at":"09:00","closes_at":"10:00"}"#,
      #"{"byday":"MO","interval":2,"opens_at":"09:00","closes_at":"10:00"}"#,
      #"{"byday":"MO","valid_to":"2026-12-31","opens_at":"09:00","closes_at":"10:00"}"#,
    ])
  func otherSchedules(schedule: String) throws {
    let plain = #"{"byday":"TU","opens_at":"09:00","closes_at":"10:00"}"#
    #expect(try service(#""schedules":[\#(plain)]"#).hours != nil)
    #expect(try service(#""schedules":[\#(plain),\#(schedule)]"#).hours == nil)
  }

  @Test("Days that share their times share a schedule; all day ends at 23:59")
  func writesSchedules() throws {
    let hours = OpeningHours(days: [
      .init(weekday: 1, opens: 540, closes: 1020), .init(weekday: 2, opens: 540, closes: 1020),
      .init(weekday: 6, opens: 0, closes: 1440),
    ])
    let service = Service(id: uuid(2), key: "x", name: "X", needs: [.medical], hours: hours)
    let body = Organization(id: uuid(1), name: "X", kind: .outside, services: [service])
    let written = try JSONSerialization.jsonObject(with: encoded(HSDSDirectory([body])))
    let services = try #require(
      (written as? [[String: Any]])?.first?["services"] as? [[String: Any]])
    let schedules = try #require(services.first?["schedules"] as? [[String: Any]])
    #expect(schedules.map { $0["byday"] as? String } == ["MO,TU", "SA"])
    #expect(schedules.map { $0["opens_at"] as? String } == ["09:00+05:00", "00:00+05:00"])
    #expect(schedules.map { $0["closes_at"] as? String } == ["17:00+05:00", "23:59+05:00"])
  }

  @Test(
    "Areas come by id, or by a name that means one place",
    arguments: [
      (#"{"extent":"pb-kasur","extent_type":"text","name":"x"}"#, ["pb-kasur"]),
      (#"{"extent":"geojson","extent_type":"geojson","name":"Kasur"}"#, ["pb-kasur"]),
      (#"{"name":"Sindh"},{"extent":"abroad"}"#, ["sd", "abroad"]),
      // One that isn't understood makes the whole unknown: unknown never excludes.
      (#"{"name":"Sindh"},{"name":"the MyCity area"}"#, nil),
      (#"{"name":"Nasirabad"}"#, nil),
    ] as [(String, [AreaID]?)])
  func areas(areas: String, ids: [AreaID]?) throws {
    #expect(try service(#""service_areas":[\#(areas)]"#).areas == ids)
  }

  @Test("Languages come by ISO 639-3, 639-1 or name")
  func languages() throws {
    let codes = #"{"code":"snd"},{"code":"ur"},{"name":"Pashto"},{"code":"ara"},{"name":"?"}"#
    #expect(try service(#""languages":[\#(codes)]"#).languages == ["snd", "urd", "pus", "ara"])
  }

  @Test("The latest figure of places counts, and free hours are no places")
  func capacities() throws {
    func capacity(_ unit: String, _ free: Int, _ updated: String) -> String {
      #"{"unit":{"name":"\#(unit)"},"available":\#(free),"updated":"\#(updated)"}"#
    }
    let list = [
      capacity("Bed", 2, "2026-10-31T10:00:00Z"),
      capacity("place", 4, "2026-11-01T00:00:00.5+05:00"),
      capacity("Hours", 40, "2026-11-02T00:00:00Z"),
    ]
    let service = try service(#""capacities":[\#(list.joined(separator: ","))]"#)
    let asOf = try #require(Instant("2026-10-31T19:00:00Z"))
    #expect(service.capacity == Service.Capacity(free: 4, asOf: asOf))
  }

  @Test("An assured date is the beginning of that day here; without one nothing is confirmed")
  func assuredDate() throws {
    #expect(
      try service(#""assured_date":"2026-11-01""#).confirmedOn == Instant("2026-10-31T19:00:00Z"))
    #expect(try service("").confirmedOn == nil)
  }

  @Test(
    "A contact is taken apart and put together again",
    arguments: [
      "15", "Amna, 0300-0000001", "Amna, focal person, 0300-0000001, +92 300 0000002",
      "Amna, focal person; Bilal, 0300-0000003", "Amna, a@example.org",
      "Amna, 15, a@example.org; 16",
      "ask at the gate, after 5 o'clock", "0300-0000001 ext. 7", "a@example.org",
      "آمنہ, 0300-0000001",
    ])
  func contacts(text: String) throws {
    var body = body()
    body.contact = Words(text)
    let (organizations, _) = try decoded(encoded(HSDSDirectory([body]))).read()
    #expect(organizations.first?.contact?.text == text)
  }

  @Test("Numbers are phones and names are names")
  func contactParts() throws {
    let contact: Words = "Amna, focal person, 0300-0000001; 15"
    let body = Organization(id: uuid(1), name: "X", kind: .outside, contact: contact)
    let written = try JSONSerialization.jsonObject(with: encoded(HSDSDirectory([body])))
    let organization = try #require((written as? [[String: Any]])?.first)
    let contacts = try #require(organization["contacts"] as? [[String: Any]])
    #expect(contacts.map { $0["name"] as? String } == ["Amna, focal person"])
    let own = try #require(contacts.first?["phones"] as? [[String: Any]])
    #expect(own.map { $0["number"] as? String } == ["0300-0000001"])
    let phones = try #require(organization["phones"] as? [[String: Any]])
    #expect(phones.map { $0["number"] as? String } == ["15"])
  }

  // MARK: Bad records

  @Test(
    "A bad service is left out with a sentence, and the rest is kept",
    arguments: [
      (#""minimum_age":20,"maximum_age":10"#, "minimum_age is above maximum_age"),
      (#""minimum_age":-1"#, "minimum_age is not an age in years"),
      (#""maximum_age":"12""#, "maximum_age is not what HSDS asks for"),
      (#""maximum_age":1e999"#, "it is not what HSDS asks for"),
      (#""minimum_age":17.5"#, "minimum_age is not an age in years"),
      (#""status":"open""#, "status says open, which this desk doesn't know"),
      (#""id":"7""#, "id is not a UUID"),
      (#""assured_date":"1 Nov 2026""#, "assured_date can't be read: 1 Nov 2026"),
      (#""assured_date":"2026-02-30""#, "assured_date can't be read: 2026-02-30"),
      (#""schedules":[{"byday":"Monday"}]"#, "schedules[0].byday can't be read: Monday"),
      (
        #""schedules":[{"byday":"MO","opens_at":"09:00","closes_at":"17:00","timezone":1e30}]"#,
        "schedules[0].timezone can't be read: 1e+30"
      ),
      (
        #""schedules":[{"byday":"MO","opens_at":"9 am","closes_at":"17:00"}]"#,
        "schedules[0].opens_at can't be read: 9 am"
      ),
      (
        #""service_areas":[{"extent":"pb-kasurr","extent_type":"text","name":"Kasur"}]"#,
        "service_areas[0].extent says pb-kasurr, which this desk doesn't know"
      ),
      (
        #""capacities":[{"unit":{"name":"bed"},"available":"two","updated":"2026-11-01T00:00:00Z"}]"#,
        "capacities[0].available is not what HSDS asks for"
      ),
      (
        #""capacities":[{"unit":{"name":"bed"},"available":-2,"updated":"2026-11-01T00:00:00Z"}]"#,
        "capacities[0].available is not a number of places"
      ),
      (
        #""capacities":[{"unit":{"name":"bed"},"available":2,"updated":"yesterday"}]"#,
        "capacities[0].updated can't be read: yesterday"
      ),
      (
        #""attributes":[{"taxonomy_term":{"taxonomy":"rabta","code":"need:SHX"}}]"#,
        "attributes[0] says need:SHX, which this desk doesn't know"
      ),
      (
        #""attributes":[{"taxonomy_term":{"taxonomy":"rabta","code":"kind:member"}}]"#,
        "attributes[0] says kind:member, which doesn't belong there"
      ),
    ])
  func badService(fields: String, words: String) throws {
    let good = record(uuid(3), name: "Good", key: "good", fields: #""status":"active""#)
    let bad = record(
      fields.contains(#""id""#) ? nil : uuid(2), name: "Bad", key: "bad", fields: fields)
    let (organizations, problems) = try decoded(holding(bad, good)).read()
    #expect(organizations.map(\.name) == ["Body"])
    #expect(organizations.first?.services.map(\.key) == ["good"])
    let broken = words.hasSuffix("asks for") ? "Bad" : "bad"
    #expect(
      problems.map(\.description) == [
        "Body, service \(broken): \(words). The service was left out, the rest was kept."
      ])
  }

  @Test("A bad organization is left out with a sentence, and the others are kept")
  func badOrganizations() throws {
    let text = """
      [{"id":"\(uuid(1))"}, {"name":"B"}, {"id":"\(uuid(4))","name":7}, 12,
       {"id":"\(uuid(5))","name":"Community Counselling","status":"active"},
       {"id":"\(uuid(6))","name":"\\u001b[2J\(String(repeating: "x", count: 90))","attributes":
         [{"taxonomy_term":{"taxonomy":"rabta","code":"kind:friend"}}]},
       {"id":"\(uuid(7))","name":"Good"}, {"id":"\(uuid(7))","name":"Again"}]
      """
    let (organizations, problems) = try decoded(text).read()
    #expect(organizations.map(\.name) == ["Good"])
    let long = "?[2J" + String(repeating: "x", count: 55) + "…"
    #expect(
      problems.map(\.description) == [
        "Record 1: name is missing. The organization was left out.",
        "B: id is missing. The organization was left out.",
        "Record 3: name is not what HSDS asks for. The organization was left out.",
        "Record 4: it is not what HSDS asks for. The organization was left out.",
        "Community Counselling: it is a service, and an organization with its services is asked for. "
          + "The organization was left out.",
        "\(long): attributes[0] says kind:friend, which this desk doesn't know. "
          + "The organization was left out.",
        "Again: id is the same as of an earlier record. The organization was left out.",
      ])
  }

  @Test("Two services with one key: the first stays")
  func twice() throws {
    let (organizations, problems) = try decoded(
      holding(record(uuid(2), name: "A", key: "key"), record(uuid(3), name: "B", key: "key"))
    ).read()
    #expect(organizations.first?.services.map(\.name) == ["A"])
    #expect(
      problems.map(\.description) == [
        "Body, service key: alternate_name is the same as of an earlier record. "
          + "The service was left out, the rest was kept."
      ])
  }

  // MARK: The official schemas

  @Test("What is written is valid HSDS", .enabled(if: Checker.isThere, Checker.missing))
  func writtenIsValid() throws { try Checker.check(encoded(HSDSDirectory(full))) }

  @Test("The sample directory is valid HSDS", .enabled(if: Checker.isThere, Checker.missing))
  func sampleIsValid() throws { try Checker.check(Sample.data) }

  @Test(
    "The official examples are read without a complaint",
    .enabled(if: Checker.isThere, Checker.missing),
    arguments: ["organization_full.json", "organization_list.json"])
  func officialExamples(name: String) throws {
    let data = try Data(
      contentsOf: Checker.shared.appending(path: "data/hsds-3.1/examples/\(name)"))
    let (organizations, problems) = try JSONDecoder().decode(HSDSDirectory.self, from: data).read()
    #expect(problems.isEmpty, "\(problems)")
    #expect(!organizations.isEmpty)
  }
}

// MARK: - The sample directory

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

  @Test("Is as this program writes it, but for the remarks on services")
  func isAsWritten() throws {
    var sample = try JSONSerialization.jsonObject(with: Sample.data) as! [[String: Any]]
    for index in sample.indices {
      guard let services = sample[index]["services"] as? [[String: Any]] else { continue }
      sample[index]["services"] = services.map { $0.filter { $0.key != "description" } }
    }
    let written =
      try JSONSerialization.jsonObject(
        with: encoded(HSDSDirectory(organizations))) as! [[String: Any]]
    for (a, b) in zip(sample, written) { #expect(a as NSDictionary == b as NSDictionary) }
    #expect(sample.count == written.count)
  }

  @Test("Says nothing of a real body that isn't public")
  func inventsNothing() {
    for body in real {
      #expect(body.contact == (body.name == "Police 15" ? "15" : nil))
      for service in body.services {
        #expect(service.confirmedOn == nil && service.hours == nil && service.capacity == nil)
        #expect(service.languages == nil)
        #expect(service.ages == nil || service.ages == 0...17)
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
      let match = match(.shelter, scenario(AreaID(rawValue: place), "M\(age)"))
      #expect(
        match.rule(ServiceKey(rawValue: house)) == .age(person: 1, Age(age), limits: 18...120))
      #expect(
        match.rule(ServiceKey(rawValue: "\(house)-children"))
          == .age(person: 1, Age(age), limits: 0...12))
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

private func uuid(_ number: Int) -> String { "00000000-0000-4000-8000-00000000000\(number)" }

private func encoded(_ directory: HSDSDirectory) throws -> Data {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return try encoder.encode(directory)
}

private func decoded(_ data: Data) throws -> HSDSDirectory {
  try JSONDecoder().decode(HSDSDirectory.self, from: data)
}

private func decoded(_ text: String) throws -> HSDSDirectory { try decoded(Data(text.utf8)) }

private func body(_ services: Service...) -> Organization {
  Organization(id: uuid(1), name: "Body", kind: .outside, services: services)
}

private func record(_ id: String?, name: String, key: String?, fields: String = "") -> String {
  let parts = [
    id.map { #""id":"\#($0)""# }, #""name":"\#(name)""#,
    fields.contains("alternate_name") ? nil : key.map { #""alternate_name":"\#($0)""# },
    fields.isEmpty ? nil : fields,
  ]
  return "{\(parts.compactMap { $0 }.joined(separator: ","))}"
}

private func holding(_ services: String...) -> String {
  #"{"id":"\#(uuid(1))","name":"Body","services":[\#(services.joined(separator: ","))]}"#
}

/// The service that such fields make.
private func service(_ fields: String) throws -> Service {
  let (organizations, problems) = try decoded(
    holding(record(uuid(2), name: "Name", key: "key", fields: fields))
  ).read()
  #expect(problems.isEmpty, "\(problems)")
  return try #require(organizations.first?.services.first)
}

/// Every field of the border, in use at least once.
private let full = [
  Organization(
    id: uuid(1), name: "DEMO House", kind: .member, base: "Kasur, Punjab", knownFor: "a house",
    contact: "Amna, 0300-0000001",
    services: [
      Service(
        id: uuid(2), key: "demo-house", name: "House", needs: [.shelter, .longShelter],
        areas: ["pb-kasur", "pb-lahore-division", "sd", .pakistan, .abroad], ages: 18...120,
        genders: [.female, .third],
        hours: OpeningHours(days: [
          .init(weekday: 1, opens: 540, closes: 1020), .init(weekday: 1, opens: 1080, closes: 360),
          .init(weekday: 5, opens: 540, closes: 750),
        ]),
        languages: ["pan", "urd"], specialises: [.brickKiln, .forcedMarriage],
        capacity: .init(free: 4, asOf: Instant(seconds: 1_793_500_000)),
        confirmedOn: WallTime(year: 2026, month: 11, day: 1).instant(offset: .hours(5)),
        status: .suspended),
      Service(
        id: uuid(3), key: "demo-line", name: "Line", needs: [.crisis], isByPhone: true,
        ages: 0...17,
        hours: .always, isLocalAuthority: true, status: .closed),
    ]),
  Organization(id: uuid(4), name: "EDH", kind: .secretariat, contact: "15"),
  Organization(
    id: uuid(5), name: "Court (any)", kind: .statutory,
    services: [Service(id: uuid(6), key: "c2", name: "Court", needs: [])]),
]

private enum Sample {
  static let data =
    (try? Data(contentsOf: Checker.package.appending(path: "sample-data/directory.json"))) ?? Data()
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

/// The validator beside the package, with the official schemas.
private enum Checker {
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
