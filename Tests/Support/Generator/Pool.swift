import Caseload
import Casework
import Ledger

/// Whole lives of cases, each decided by the rules at a small desk of its own: the sample cases in
/// several shapes, once left open and once brought to an end.
struct Pool {
  /// The lines of people, directory and settings, with which every one of the small desks begins.
  let beginning: Template
  let open: [Template]
  let ended: [Template]

  /// In the large desk it is a number of the case's own, so that one case can be searched for.
  static let fileNumber = "0000000"
  private static let shapes = 4

  init(seed: Int) throws {
    var chance = Seeded(seed)
    let sample = try Sample(opening: LargeDesk.end, founded: SmallDesk.founded)
    var open: [Template] = []
    var ended: [Template] = []
    for shape in 0..<Self.shapes {
      for record in sample.cases.records {
        let varied = shape == 0 ? Self.marked(record) : Self.varied(record, &chance)
        open.append(try Self.life(of: varied, sample, isEnded: false))
        ended.append(try Self.life(of: varied, sample, isEnded: true))
      }
    }
    var nobody = SmallDesk()
    try nobody.begin(sample)
    beginning = Template(try nobody.lines(), opened: SmallDesk.founded, code: nil, firstSeq: 1)
    self.open = open
    self.ended = ended
  }

  private static func life(
    of record: CaseRecord, _ sample: Sample, isEnded: Bool
  ) throws -> Template {
    var desk = SmallDesk()
    try desk.begin(sample)
    let before = try desk.lines().count
    try desk.restore(record)
    if isEnded { try desk.end() } else { try desk.letExpire() }
    return Template(
      Array(try desk.lines()[before...]), opened: record.arrived ?? LargeDesk.end,
      code: desk.code, firstSeq: before + 1)
  }

  private static func marked(_ record: CaseRecord) -> CaseRecord {
    var record = record
    record.facts.story.text += " Paper file \(fileNumber)."
    return record
  }

  /// The same story of people of other ages; nobody comes of age, which other rules would meet.
  static func varied(_ record: CaseRecord, _ chance: inout Seeded) -> CaseRecord {
    var record = marked(record)
    for i in record.facts.persons.indices {
      let age = record.facts.persons[i].age.range
      guard age.count == 1, (20...60).contains(age.lowerBound) else { continue }
      record.facts.persons[i].age = Age(age.lowerBound + Int.random(in: 0...9, using: &chance))
    }
    return record
  }
}
