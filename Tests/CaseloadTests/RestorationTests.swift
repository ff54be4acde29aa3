import Caseload
import Casework
import Coalition
import DeskTesting
import Foundation
import Testing

@Suite("Restoring a whole export")
struct RestorationTests {
  /// Replays a file into a desk with a directory, and gives the desk and what was refused.
  private func restore(
    _ bytes: Data, _ organizations: [Organization], now: Instant = opening
  ) throws -> (Caseload, [String]) {
    let desk = PlainDesk("Restored", prefix: "KHI")
    let first = Staff(id: "first", name: "First", roles: DeskRole.allCases)
    // Long before the file's first step, as `init` does.
    desk.perform(
      [DeskAction.listPerson(first)] + organizations.map(DeskAction.list), by: "first",
      at: now - .days(60))
    let file = try CaseFile(bytes, opening: now)
    #expect(file.problems.isEmpty)
    let refused = desk.follow(Restoration(file, by: "first", now: now, newID: desk.newID))
    return (desk.caseload, refused)
  }

  private func document(_ cases: String) -> Data {
    let people = #"[{"id":"amina","name":"Amina","roles":["operator"]}]"#
    return Data(
      #"{"format":"rabta-cases","version":1,"people":\#(people),"cases":[\#(cases)]}"#.utf8)
  }

  private static let organizations = [Service.kiln, .court].map {
    Organization(id: $0.id, name: "DEMO \($0.name)", kind: .member, services: [$0])
  }

  private static let facts =
    #""facts":{"persons":[{"age":30,"gender":"F"}],"place":"pb-kasur","consent":{"refer":"yes"}}"#
  private static let triage = #""do":{"triage":{"sheet":{"harmNow":"yes"}}}"#

  @Test("The sample cases are what the rules allow, step by step")
  func sample() throws {
    let directory = SampleData.directory(shiftedTo: opening)
    let (caseload, refused) = try restore(
      SampleData.bytes("cases.json"), directory.organizations)
    #expect(refused == [])
    #expect(caseload.cases.count > 40)
    let statuses = Set(caseload.cases.map(\.status))
    #expect(statuses.isSuperset(of: [.inbox, .triaged, .active, .followUp]))
  }

  @Test("Steps of several cases are taken in the order of time")
  func order() throws {
    let (caseload, refused) = try restore(
      document(
        """
        {"arrived":"-2h","by":"amina",\(Self.facts),"history":[
          {"at":"-10m","by":"amina","do":{"note":{"text":"last"}}},
          {"at":"-90m","by":"amina","do":{"note":{"text":"second"}}}]},
        {"arrived":"-3h","by":"amina",\(Self.facts),"history":[
          {"at":"-100m","by":"amina","do":{"note":{"text":"first"}}}]}
        """), [])
    #expect(refused == [])
    // The older one has the lower number, wherever it stands in the file.
    #expect(caseload.cases.map(\.openedAt) == [opening - .hours(3), opening - .hours(2)])
    #expect(caseload.cases.map { $0.notes.map(\.text) } == [["first"], ["second", "last"]])
    #expect(caseload.lastAt == opening - .minutes(10))
  }

  @Test("What the rules refuse is named by case and step, and the rest goes on")
  func refused() throws {
    let (caseload, refused) = try restore(
      document(
        """
        {"arrived":"-3h","by":"amina",\(Self.facts),"needs":[{"code":"BLR"}],"history":[
          {"at":"-2h","by":"amina","do":{"refer":{"need":1,"service":"kiln","said":{"conflict":"none"}}}},
          {"at":"-1h","by":"amina",\(Self.triage)},
          {"at":"-1h","by":"zara","do":{"uncover":{}}},
          {"at":"-30m","by":"amina","do":{"refer":{"need":1,"service":"kiln","said":{"conflict":"none"}}}}]}
        """), Self.organizations)
    #expect(
      refused == [
        "case 1, step 1: KHI-26-0001 has no level yet. Triage it first.",
        "case 1, step 3: Nobody at this desk is called zara. See `rabta person DESK`.",
      ])
    #expect(caseload.cases[0].referrals.map(\.state) == [.sent])
  }

  @Test("The clock acts in between: what nobody answered had expired by then")
  func clock() throws {
    let (caseload, refused) = try restore(
      document(
        """
        {"arrived":"-9h","by":"amina",\(Self.facts),"needs":[{"code":"BLR"}],"history":[
          {"at":"-8h","by":"amina",\(Self.triage)},
          {"at":"-8h","by":"amina","do":{"refer":{"need":1,"service":"kiln","said":{"conflict":"none"}}}},
          {"at":"-7h","by":"amina",
           "do":{"tell":{"referral":"A","channel":"phone","whom":"Rabia"}}},
          {"at":"-2h","by":"amina",
           "do":{"refer":{"need":1,"service":"court","said":{"conflict":"none","why":"Kiln said nothing"}}}}]}
        """), Self.organizations)
    #expect(refused == [])
    let it = caseload.cases[0]
    #expect(it.referrals.map(\.state) == [.expired, .sent])
    let expiry = try #require(it.history.first { $0.stamp.by == .clock })
    #expect(expiry.stamp.at == opening - .hours(3))
  }
}
