import Casework
import Coalition
import DeskTesting
import Foundation
import Testing

@Suite("What comes in as HSDS goes out unchanged")
struct HSDSUnchangedTests {
  // MARK: Nothing was changed here

  @Test(
    "The official examples", .enabled(if: Official.areThere, Official.missing),
    arguments: ["organization_full.json", "organization_list.json", "base.json"])
  func officialExamples(name: String) throws {
    let records = try Official.records(name)
    let organizations = try read(records)
    #expect(same(try written(organizations), records))
    #expect(try kept(organizations) == organizations)
  }

  @Test("A record with all that this desk has no field for")
  func foreign() throws {
    let organizations = try read([Self.foreign])
    #expect(same(try written(organizations), [Self.foreign]))
    #expect(try kept(organizations) == organizations)
  }

  @Test("Directories of chance, with and without what others add", arguments: 1...24)
  func seeded(seed: Int) throws {
    let made = SeededDirectory.make(seed)
    var records = try written(made)
    #expect(try read(records) == made)
    #expect(same(try written(read(records)), records))
    var chance = Seeded(seed)
    for i in records.indices { records[i] = Self.strewn(records[i], &chance) }
    let organizations = try read(records)
    #expect(same(try written(organizations), records))
    #expect(organizations.map(\.services) == made.map(\.services))
  }

  @Test("What this desk can write itself isn't kept twice")
  func nothingTwice() throws {
    #expect(try read(written(SeededDirectory.make(7))).allSatisfy { $0.record == nil })
    #expect(try read([Self.foreign]).allSatisfy { $0.record != nil })
  }

  @Test("A service that was left out does not go out in secret")
  func leftOut() throws {
    var record = Self.foreign
    var services = record["services"] as! [[String: Any]]
    var bad = services[0]
    bad["id"] = "00000000-0000-4000-8000-000000000077"
    bad["alternate_name"] = "bad-one"
    bad["status"] = "sometimes"
    services.append(bad)
    record["services"] = services
    let directory = try JSONDecoder().decode(
      HSDSDirectory.self, from: JSONSerialization.data(withJSONObject: record))
    let (organizations, problems) = directory.read()
    #expect(problems.count == 1)
    #expect(same(try written(organizations), [Self.foreign]))
  }

  @Test("An entry of an old journal has no such record, and the new one keeps it as words")
  func journal() throws {
    let old = #"{"id":"o","name":"Old","kind":"outside","services":[]}"#
    let organization = try JSONDecoder().decode(Organization.self, from: Data(old.utf8))
    #expect(organization.record == nil)
    let encoder = JSONEncoder()
    let store = WordStore()
    encoder.userInfo[.wordStore] = store
    let event = try encoder.encode(try #require(try read([Self.foreign]).first))
    #expect(!String(decoding: event, as: UTF8.self).contains("Reception Manager"))
    #expect(store.words.contains { $0.contains("Reception Manager") })
  }

  // MARK: Something was

  @Test("A new figure of places changes that figure alone")
  func capacity() throws {
    let changed = try change {
      $0.capacity = .init(free: 1, asOf: Instant("2026-11-24T10:00:00Z")!)
    }
    var expected = Self.foreign
    var services = expected["services"] as! [[String: Any]]
    var capacities = services[0]["capacities"] as! [[String: Any]]
    capacities[1]["available"] = 1
    capacities[1]["updated"] = "2026-11-24T10:00:00Z"
    services[0]["capacities"] = capacities
    expected["services"] = services
    #expect(same(changed, [expected]))
  }

  @Test("Confirming and suspending change their fields alone")
  func status() throws {
    let changed = try change {
      $0.confirmedOn = Instant("2026-11-24T10:00:00Z")
      $0.status = .suspended
    }
    var expected = Self.foreign
    var services = expected["services"] as! [[String: Any]]
    services[0]["assured_date"] = "2026-11-24"
    services[0]["status"] = "temporarily closed"
    expected["services"] = services
    #expect(same(changed, [expected]))
  }

  @Test("A need more stands beside the attributes of others")
  func attributes() throws {
    let before = (Self.foreign["services"] as! [[String: Any]])[0]["attributes"] as! [[String: Any]]
    let changed = try change { $0.needs.append(.documents) }
    let services = changed[0]["services"] as! [[String: Any]]
    let after = services[0]["attributes"] as! [[String: Any]]
    #expect(after.count == before.count + 1)
    #expect(same(Array(after.prefix(before.count)), before))
    // And one less takes its own away alone.
    let less = try change { $0.needs = [] }
    let rest = (less[0]["services"] as! [[String: Any]])[0]["attributes"] as! [[String: Any]]
    #expect(
      same(
        rest,
        before.filter { ($0["taxonomy_term"] as! [String: Any])["code"] as? String != "need:LAD" }))
  }

  @Test("Whatever is changed, what goes out means what this desk knows", arguments: 1...24)
  func faithful(seed: Int) throws {
    var chance = Seeded(seed)
    var records = try written(SeededDirectory.make(seed))
    for i in records.indices { records[i] = Self.strewn(records[i], &chance) }
    var organizations = try read(records)
    let other = SeededDirectory.make(seed + 1000)
    for i in organizations.indices {
      organizations[i].name = other[i].name
      organizations[i].contact = other[i].contact
      organizations[i].offices = other[i].offices
      let donors = other.flatMap(\.services)
      for j in organizations[i].services.indices {
        guard let donor = donors.randomElement(using: &chance) else { continue }
        organizations[i].services[j].needs = donor.needs
        organizations[i].services[j].areas = donor.areas
        organizations[i].services[j].takes = donor.takes
        organizations[i].services[j].hours = donor.hours
        organizations[i].services[j].languages = donor.languages
        organizations[i].services[j].admission = donor.admission
        organizations[i].services[j].capacity = donor.capacity
      }
    }
    let out = try written(organizations)
    #expect(cleared(try read(out)) == cleared(organizations))
    for record in out { #expect(record["x_other"] as? String == "kept") }
  }

  @Test(
    "It is valid before and after", .enabled(if: HSDSChecker.isThere, HSDSChecker.missing))
  func valid() throws {
    let records = try (1...20).flatMap { try written(SeededDirectory.make($0)) }
    try HSDSChecker.check(JSONSerialization.data(withJSONObject: records))
    let changed = try change {
      $0.capacity = .init(free: 1, asOf: Instant("2026-11-24T10:00:00Z")!)
      $0.takes = SeededDirectory.groups
    }
    try HSDSChecker.check(JSONSerialization.data(withJSONObject: changed))
  }

  /// The foreign record with a change to its service, as it goes out.
  private func change(_ change: (inout Service) -> Void) throws -> [[String: Any]] {
    var organizations = try read([Self.foreign])
    change(&organizations[0].services[0])
    return try written(organizations)
  }
}

// MARK: - Records of others

extension HSDSUnchangedTests {
  /// As another program may write it: ids and words of its own, and much that this desk can't say.
  static var foreign: [String: Any] {
    // The text below is JSON; if it ever isn't, every test of it fails.
    let json = try? JSONSerialization.jsonObject(with: Data(foreignText.utf8))
    return json as? [String: Any] ?? [:]
  }

  private static let foreignText = #"""
    {"id":"00000000-0000-4000-8000-00000000000A","name":"Other Body","alternate_name":"OB",
     "description":"Not known","email":"a@example.org","website":"https://example.org",
     "year_incorporated":1999,"locations":[{"id":"00000000-0000-4000-8000-000000000021",
       "location_type":"virtual","latitude":24.8607,"longitude":67.0011}],
     "contacts":[{"id":"00000000-0000-4000-8000-000000000022","name":"Ann",
       "title":"Reception Manager","phones":[{"id":"00000000-0000-4000-8000-000000000023",
         "number":"0300-0000001","type":"voice","description":"mornings"}]}],
     "services":[{"id":"00000000-0000-4000-8000-000000000031","name":"Advice & more",
       "alternate_name":"Advice","status":"active","url":"https://example.org/advice",
       "description":"  Of many kinds. ","alert":"Closed on holidays","maximum_age":999,
       "assured_date":"2026-10-01T08:30:00Z","fees_description":"none",
       "schedules":[{"id":"00000000-0000-4000-8000-000000000032","freq":"MONTHLY",
         "byday":"2MO","opens_at":"09:00","closes_at":"12:00","notes":"second Mondays"}],
       "languages":[{"id":"00000000-0000-4000-8000-000000000033","code":"ur","note":"fluent"}],
       "service_areas":[{"id":"00000000-0000-4000-8000-000000000034",
         "name":"the whole city","description":"all of it"}],
       "required_documents":[{"id":"00000000-0000-4000-8000-000000000035",
         "document":"any letter","uri":"https://example.org/letter"}],
       "capacities":[{"id":"00000000-0000-4000-8000-000000000036","available":40,
         "updated":"2026-10-02T00:00:00Z","unit":{"id":"00000000-0000-4000-8000-000000000037",
           "name":"Hours"}},
         {"id":"00000000-0000-4000-8000-000000000038","available":4,"maximum":10,
         "updated":"2026-10-01T10:00:00.5+05:00","unit":{
           "id":"00000000-0000-4000-8000-000000000039","name":"Bed"}}],
       "attributes":[
         {"id":"00000000-0000-4000-8000-000000000041","label":"theirs","taxonomy_term":{
           "id":"00000000-0000-4000-8000-000000000042","code":"x","name":"x",
           "description":"x","taxonomy":"theirs"}},
         {"id":"00000000-0000-4000-8000-000000000043","label":"ours, with their id",
          "taxonomy_term":{"id":"00000000-0000-4000-8000-000000000044","code":"need:LAD",
           "name":"advice","description":"x","taxonomy":"rabta"}}]}]}
    """#

  /// A record with things in it that this desk has no field for.
  static func strewn(_ record: [String: Any], _ chance: inout Seeded) -> [String: Any] {
    var record = record
    record["x_other"] = "kept"
    record["year_incorporated"] = Int.random(in: 1950...2020, using: &chance)
    record["services"] = (record["services"] as? [[String: Any]])?.map { service in
      var service = service
      service["url"] = "https://example.org"
      service["x_number"] = Double.random(in: 0...1, using: &chance)
      for list in ["languages", "service_areas", "schedules", "capacities", "attributes"] {
        service[list] = (service[list] as? [[String: Any]])?.map { item in
          var item = item
          if Bool.random(using: &chance) { item["x_note"] = "a note" }
          return item
        }
      }
      if Bool.random(using: &chance) {
        let term = ["id": UUID().uuidString, "code": "y", "name": "y", "taxonomy": "theirs"]
        let other: [String: Any] = ["id": UUID().uuidString, "taxonomy_term": term]
        service["attributes"] = [other] + ((service["attributes"] as? [[String: Any]]) ?? [])
      }
      return service
    }
    return record
  }
}

/// The examples beside the package.
private enum Official {
  static let missing: Comment = "the official examples are not there"
  static let areThere = FileManager.default.fileExists(atPath: path("organization_full.json").path)

  static func path(_ name: String) -> URL {
    HSDSChecker.shared.appending(path: "data/hsds-3.1/examples/\(name)")
  }

  /// The organizations of an example; none where it is about something else.
  static func records(_ name: String) throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: path(name)))
    if let list = json as? [[String: Any]] { return list }
    let object = try #require(json as? [String: Any])
    if let contents = object["contents"] as? [[String: Any]] { return contents }
    return object["name"] == nil ? [] : [object]
  }
}

// MARK: - Helpers

private func read(_ records: [[String: Any]]) throws -> [Organization] {
  let data = try JSONSerialization.data(withJSONObject: records)
  let (organizations, problems) = try JSONDecoder().decode(HSDSDirectory.self, from: data).read()
  #expect(problems.isEmpty, "\(problems)")
  return organizations
}

private func written(_ organizations: [Organization]) throws -> [[String: Any]] {
  let data = try JSONEncoder().encode(HSDSDirectory(organizations))
  return try JSONSerialization.jsonObject(with: data) as! [[String: Any]]
}

/// As the journal gives them back.
private func kept(_ organizations: [Organization]) throws -> [Organization] {
  try JSONDecoder().decode([Organization].self, from: JSONEncoder().encode(organizations))
}

private func cleared(_ organizations: [Organization]) -> [Organization] {
  organizations.map { organization in
    var organization = organization
    organization.record = nil
    return organization
  }
}

private func same(_ a: [[String: Any]], _ b: [[String: Any]]) -> Bool { text(a) == text(b) }

/// The same JSON always as the same text: numbers are compared by what they are written as.
private func text(_ records: [[String: Any]]) -> String? {
  (try? JSONSerialization.data(withJSONObject: records, options: .sortedKeys))
    .map { String(decoding: $0, as: UTF8.self) }
}
