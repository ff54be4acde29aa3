import Casework
import Coalition
import DeskTesting
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
    #expect(names.count > 40)
    for (id, names) in names { #expect(names.count == 1, "\(id) is \(names.sorted())") }
  }

  @Test("One organization, an array and a page are read alike")
  func shapes() throws {
    let one = #"{"id":"\#(uuid(1))","name":"Baidarie","description":"Not known"}"#
    for text in [one, "[\(one)]", #"{"total_items":1,"contents":[\#(one)]}"#] {
      var (organizations, problems) = try decoded(text).read()
      #expect(problems.isEmpty)
      for i in organizations.indices { organizations[i].record = nil }
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
    #expect(try service(fields).takes == [Service.Group(ages: ages)])
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

  @Test("Ages stand as from the youngest to the oldest of all groups, for others to read")
  func hull() throws {
    func ages(_ groups: [Service.Group]) throws -> [Double?] {
      let service = Service(id: uuid(2), key: "x", name: "X", needs: [], takes: groups)
      let written = try JSONSerialization.jsonObject(with: encoded(HSDSDirectory([body(service)])))
      let services = (written as? [[String: Any]])?.first?["services"] as? [[String: Any]]
      return ["minimum_age", "maximum_age"].map { services?.first?[$0] as? Double }
    }
    #expect(try ages([.init(ages: 6...12), .init(ages: 18...30)]) == [6, 30])
    #expect(
      try ages([.init(ages: 0...12, onlyWithMother: true), .init(ages: 18...120)]) == [0, nil])
    #expect(try ages([.init(ages: 6...12), .init(genders: [.female])]) == [nil, nil])
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
        #""attributes":[{"value":"over 18","taxonomy_term":{"taxonomy":"rabta","code":"takes"}}]"#,
        "attributes[0].value can't be read: over 18"
      ),
      (
        #""attributes":[{"value":"soon","taxonomy_term":{"taxonomy":"rabta","code":"papers:hours"}}]"#,
        "attributes[0].value can't be read: soon"
      ),
      (
        #""attributes":[{"value":"x","taxonomy_term":{"taxonomy":"rabta","code":"suspended-until"}}]"#,
        "attributes[0].value can't be read: x"
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

  @Test("What is written is valid HSDS", .enabled(if: HSDSChecker.isThere, HSDSChecker.missing))
  func writtenIsValid() throws { try HSDSChecker.check(encoded(HSDSDirectory(full))) }

  @Test(
    "The official examples are read without a complaint",
    .enabled(if: HSDSChecker.isThere, HSDSChecker.missing),
    arguments: ["organization_full.json", "organization_list.json"])
  func officialExamples(name: String) throws {
    let data = try Data(
      contentsOf: HSDSChecker.shared.appending(path: "data/hsds-3.1/examples/\(name)"))
    let (organizations, problems) = try JSONDecoder().decode(HSDSDirectory.self, from: data).read()
    #expect(problems.isEmpty, "\(problems)")
    #expect(!organizations.isEmpty)
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
    offices: [.init(district: "pb-kasur", tehsil: "Pattoki"), .init(district: "pb-lahore")],
    services: [
      Service(
        id: uuid(2), key: "demo-house", name: "House", needs: [.shelter, .longShelter],
        areas: ["pb-kasur", "pb-lahore-division", "sd", .pakistan, .abroad],
        takes: [.init(genders: [.female, .third], ages: 18...120)],
        hours: OpeningHours(days: [
          .init(weekday: 1, opens: 540, closes: 1020), .init(weekday: 1, opens: 1080, closes: 360),
          .init(weekday: 5, opens: 540, closes: 750),
        ]),
        languages: ["pan", "urd"], specialises: [.brickKiln, .forcedMarriage],
        capacity: .init(free: 4, asOf: Instant(seconds: 1_793_500_000)),
        confirmedOn: WallTime(year: 2026, month: 11, day: 1).instant(offset: .hours(5)),
        isChildSafe: .yes, takesLoneChildren: .no, workers: [.female, .third],
        admission: .init(papers: ["court order", "CNIC, or a copy"], hours: 24),
        status: .suspended, suspendedUntil: Instant(seconds: 1_793_500_060),
        remarks: "Call before coming.\nAlways."),
      Service(
        id: uuid(7), key: "demo-family", name: "Women and children", needs: [.shelter],
        takes: [
          .init(genders: [.female], ages: 18...120),
          .init(genders: [.female, .male], ages: 0...12, onlyWithMother: true),
        ],
        isChildSafe: .no, takesLoneChildren: .yes, admission: .init(papers: [])),
      Service(
        id: uuid(8), key: "demo-any", name: "Everybody", needs: [.basics], takes: [.init()],
        admission: .init(papers: [], hours: 3)),
      Service(
        id: uuid(3), key: "demo-line", name: "Line", needs: [.crisis], isByPhone: true,
        takes: [.init(ages: 0...17)], hours: .always, isLocalAuthority: true, status: .closed),
    ]),
  Organization(id: uuid(4), name: "EDH", kind: .secretariat, contact: "15"),
  Organization(
    id: uuid(5), name: "Court (any)", kind: .statutory,
    services: [Service(id: uuid(6), key: "c2", name: "Court", needs: [])]),
]
