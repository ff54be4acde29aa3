import Caseload
import Casework
import Coalition
import FoundationEssentials

/// One need among 15 and 4,000 services, against reading which needs each of them answers.
enum Matching {
  static func measure() throws {
    let bytes = try Data(contentsOf: URL(filePath: "sample-data/directory.json"))
    let read = try JSONDecoder().decode(HSDSDirectory.self, from: bytes).read()
    let sample = Directory(read.organizations).shifted(to: Example.now)
    guard let example = Example.triaged else { return print("match: the case can't be triaged") }
    let setting = MatchSetting(now: Example.now)
    for count in [15, 4000] {
      let directory = many(count, of: sample)
      let reading = times(300) { _ in precondition(offering(.bondedLabour, in: directory) > 0) }
      for need in example.needs {
        let matched = times(300) { _ in
          _ = Match(need, of: example, among: directory, with: setting)
        }
        Figure(
          what: "match (\(need.code.rawValue)) among \(grouped(count)) services, p99", cases: 1,
          measured: .time(matched.percentile(99)),
          remark: "p50 \(Amount.time(matched.median).inWords)", floor: "reading their needs",
          base: .time(reading.median), reach: .none
        ).print()
      }
    }
  }

  /// Many bodies of the sample's kinds, so that as many as there offer what is needed.
  private static func many(_ count: Int, of sample: Directory) -> Directory {
    Directory(
      (0..<count).map { number in
        let (organization, service) = sample.services[number % sample.services.count]
        var copy = service
        copy.key = ServiceKey(rawValue: "s-\(number)")
        return Organization(
          id: "\(number)", name: "S \(number)", kind: .outside, offices: organization.offices,
          services: [copy])
      })
  }

  private static func offering(_ need: NeedCode, in directory: Directory) -> Int {
    var offering = 0
    for i in directory.organizations.indices {
      for j in directory.organizations[i].services.indices
      where directory.organizations[i].services[j].needs.contains(need) {
        offering += 1
      }
    }
    return offering
  }
}
