import Canvas
import Caseload
import Casework
import Coalition
import Desk
import FoundationEssentials
import Glibc
import Ledger

/// How fast Rabta is here, each figure beside a floor that was measured in the same run.
///
/// Ratios can be compared between machines; times can't. Nothing here is a test: a slow machine
/// fails nothing.
@main
enum Bench {
  static func main() throws {
    let folder = try Scratch()
    print("each figure: median of its runs, beside the floor, and the ratio\n")
    try savedAction(folder)
    try importing(folder)
    matching()
    try keys()
  }

  // MARK: Figures

  /// One note, decided, appended, synced and folded, against an append and a sync of its bytes.
  private static func savedAction(_ folder: Scratch) throws {
    let path = folder.path + "/desk"
    let desk = try DeskFolder.create(at: path, name: "Bench", prefix: "BEN", created: start)
    var ledger = Ledger(try desk.openJournal(), desk: desk.desk)
    var caseload = Caseload(desk: ledger.identity)
    try fill(&ledger, &caseload, Generator.cases(1000))
    let code = caseload.cases[0].code
    let action = DeskAction.on(code, .note(text: Words(String(repeating: "word ", count: 60))))
    let saved = try median(200) { run in
      let request = Request(id: "note \(run)", by: "amina", at: start, action: action)
      _ = try ledger.perform(request, on: &caseload, holder: "bench")
    }
    let bytes = [UInt8](repeating: 0x61, count: 1000)
    let file = open(folder.path + "/floor", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(file) }
    let floor = median(200) { _ in
      _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      fdatasync(file)
    }
    report("one saved action at 1,000 cases", saved, "append + fdatasync of 1,000 bytes", floor)
  }

  private static func importing(_ folder: Scratch) throws {
    let bytes = Data(Generator.json(5000).utf8)
    let path = folder.path + "/import"
    let desk = try DeskFolder.create(at: path, name: "Bench", prefix: "BEN", created: start)
    var ledger = Ledger(try desk.openJournal(), desk: desk.desk)
    var caseload = Caseload(desk: ledger.identity)
    try fill(&ledger, &caseload, [])
    let imported = try median(1) { _ in
      try fill(&ledger, &caseload, try CaseFile(bytes).records, people: false)
    }
    let records = bytes.split(separator: UInt8(ascii: "\n"))
    let floor = try median(3) { _ in
      let decoder = JSONDecoder()
      for record in records { _ = try decoder.decode(CaseRecord.self, from: record) }
    }
    report("import of 5,000 cases", imported, "JSONDecoder over the same bytes", floor)

    let journal = try Data(contentsOf: URL(filePath: path + "/journal/2026-11.jsonl"))
    let opened = try median(3) { _ in
      var again = Ledger(try desk.openJournal(), desk: desk.desk)
      var fresh = Caseload(desk: again.identity)
      try again.catchUp(&fresh)
    }
    let hashed = median(3) { _ in _ = Digest.of(Array(journal)) }
    report("opening a desk of 5,000 cases", opened, "hashing its journal", hashed)
  }

  /// One need among 15 and 4,000 services, against reading which needs each of them answers.
  private static func matching() {
    guard let bytes = try? Data(contentsOf: URL(filePath: "sample-data/directory.json")),
      let directory = try? JSONDecoder().decode(HSDSDirectory.self, from: bytes)
    else { return print("match: start from the project's folder") }
    let sample = Directory(directory.read().organizations).shifted(to: start)
    var opened = Case(
      CaseCode(prefix: "BEN", year: 26, number: 1),
      .opened(facts: Generator.facts(1), inInbox: false, lookBy: nil),
      Stamp(seq: 1, at: start, by: "amina"))
    for (number, code) in [NeedCode.bondedLabour, .shelter].enumerated() {
      opened?.apply(
        .needAdded(need: number + 1, code: code, persons: [], place: nil, actBy: nil),
        Stamp(seq: 2, at: start, by: "amina"))
    }
    let triage = CaseAction.triage(
      sheet: TriageSheet(yes: [.stillHeld]), level: nil, reason: nil, second: nil)
    let context = Context(now: start, by: "amina", people: [])
    guard var `case` = opened, let triaged = try? `case`.decide(triage, in: context) else {
      return print("match: the case can't be triaged")
    }
    for event in triaged { `case`.apply(event, Stamp(seq: 3, at: start, by: "amina")) }
    let setting = MatchSetting(now: start)
    for count in [15, 4000] {
      // Many bodies of the sample's kinds, so that as many as there offer what is needed.
      let directory = Directory(
        (0..<count).map { number in
          let (organization, service) = sample.services[number % sample.services.count]
          var copy = service
          copy.key = ServiceKey(rawValue: "s-\(number)")
          return Organization(
            id: "\(number)", name: "S \(number)", kind: .outside, offices: organization.offices,
            services: [copy])
        })
      var reading: [Duration] = []
      for _ in 0..<300 {
        reading.append(
          time {
            var offering = 0
            for i in directory.organizations.indices {
              for j in directory.organizations[i].services.indices
              where directory.organizations[i].services[j].needs.contains(.bondedLabour) {
                offering += 1
              }
            }
            precondition(offering > 0)
          })
      }
      for need in `case`.needs {
        let times = (0..<300).map { _ in
          time { _ = Match(need, of: `case`, among: directory, with: setting) }
        }
        report(
          "match (\(need.code.rawValue)) among \(count) services, p99", times.percentile(99),
          "p50 \(times.percentile(50).inWords); reading their needs, p50",
          reading.percentile(50))
      }
    }
  }

  /// A key with the panes following: `update` and `draw`, without the terminal.
  private static func keys() throws {
    for count in [50, 5000] {
      let desk = DeskFile(name: "Bench", prefix: "BEN", created: start)
      var ledger = Ledger(MemoryJournal(), desk: desk)
      var caseload = Caseload(desk: ledger.identity)
      try fill(&ledger, &caseload, Generator.cases(count))
      var state = State(
        me: "amina", now: start, size: Size(columns: 132, rows: 43), warning: "bench")
      _ = update(&state, .tick, caseload)
      let key = median(100) { _ in
        _ = update(&state, .input(.key(.down)), caseload)
        _ = draw(state, caseload)
      }
      let blank = median(100) { _ in _ = Frame(Size(columns: 132, rows: 43)) }
      report("key down at \(count) cases", key, "an empty frame", blank)
    }
  }

  // MARK: Measuring

  static let amina = Staff(id: "amina", name: "Amina", roles: [.operator])

  static let start = Instant("2026-11-24T10:00:00Z") ?? Instant(seconds: 0)

  private static func fill(
    _ ledger: inout Ledger, _ caseload: inout Caseload, _ records: [CaseRecord],
    people: Bool = true
  ) throws {
    var requests: [Request] = []
    if people {
      requests.append(
        Request(id: "p", by: "amina", at: start, action: .listPerson(amina)))
    }
    for (number, record) in records.enumerated() {
      requests.append(
        Request(
          id: "c\(number)", by: "amina", at: start,
          action: .open(facts: record.facts, needs: record.needs, inInbox: true)))
    }
    var rest = requests[...]
    _ = try ledger.perform(on: &caseload, holder: "bench") { _, _ in rest.popFirst() }
  }

  private static func median(_ runs: Int, _ body: (Int) throws -> Void) rethrows -> Duration {
    var times: [Duration] = []
    for run in 0..<runs {
      let before = ContinuousClock.now
      try body(run)
      times.append(ContinuousClock.now - before)
    }
    return times.sorted()[runs / 2]
  }

  private static func time(_ body: () -> Void) -> Duration {
    let before = ContinuousClock.now
    body()
    return ContinuousClock.now - before
  }

  private static func report(_ what: String, _ time: Duration, _ floor: String, _ base: Duration) {
    let ratio = Double(time.nanoseconds) / Double(max(1, base.nanoseconds))
    let rounded = ratio < 10 ? "\(Int(ratio * 10) / 10).\(Int(ratio * 10) % 10)" : "\(Int(ratio))"
    print("\(what): \(time.inWords)   \(floor): \(base.inWords)   \(rounded) ×")
  }
}

extension [Duration] {
  func percentile(_ percent: Int) -> Duration { sorted()[count * percent / 100] }
}

extension Duration {
  var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }

  var inWords: String {
    switch nanoseconds {
    case ..<10_000: "\(nanoseconds) ns"
    case ..<10_000_000: "\(nanoseconds / 1000) µs"
    default: "\(nanoseconds / 1_000_000) ms"
    }
  }
}

/// A folder that goes when the run ends.
private final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path() + "/rabta-bench-\(getpid())"
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// Cases of a shape that is common at the desk; the same in every run.
private enum Generator {
  static let places: [AreaID] = ["pb-kasur", "pb-lahore", "sd-umerkot", "kp-peshawar", "ba-quetta"]

  static func facts(_ number: Int) -> Facts {
    var facts = Facts()
    facts.story = Words(String(repeating: "Held at a kiln, number \(number). ", count: 8))
    facts.forms = [.brickKiln]
    facts.debt = .yes
    facts.place = places[number % places.count]
    facts.persons = (0..<4).map { Person(age: Age(number * 7 % 60 + $0), gender: .female) }
    facts.languages = ["pan"]
    facts.consent.refer = .yes
    return facts
  }

  static func json(_ count: Int) -> String {
    let encoder = JSONEncoder()
    return (0..<count).compactMap { number in
      (try? encoder.encode(facts(number))).map {
        #"{"facts":"# + String(decoding: $0, as: UTF8.self)
          + #","needs":[{"code":"BLR"},{"code":"LRP"}]}"#
      }
    }.joined(separator: "\n")
  }

  static func cases(_ count: Int) -> [CaseRecord] {
    (try? CaseFile(Data(json(count).utf8)).records) ?? []
  }
}
