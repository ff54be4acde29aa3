import Caseload
import Casework
import Coalition
import DeskTesting
import FoundationEssentials
import Ledger
import Testing

/// A real folder with a family's case, what arrived of it, another case, a checkpoint that is not the
/// newest, a draft, and what an interrupted save left.
final class ErasableDesk {
  let code = CaseCode(prefix: "KHI", year: 26, number: 2)
  let other = CaseCode(prefix: "KHI", year: 26, number: 1)
  let arrival = CaseCode(prefix: "KHI", year: 26, number: 3)
  private let folder: TestFolder
  var path: String { folder.path }
  private let ids = Counter(from: 7_000_000)

  /// What was typed about the family, as it may stand in a file; the numbers also as they are searched.
  static let typed = [
    "Yasmin Testperson", "Ali Testchild", "asthma", "burns on her arms", "brother-in-law",
    "0300-7654321", "3007654321", "0321-1111111", "3211111111", "Gulberg street", "lame uncle",
    "half typed", "torn off here", "Dr Farah", "knows the guard",
  ]
  static let others = ["Held at a kiln in Kasur.", "held at a kiln in kasur."]

  init() throws {
    folder = try TestFolder("erasing")
    _ = try DeskFolder.create(
      at: path, name: "Karachi desk", prefix: "KHI", created: Pilot.opening - .days(1))
    var desk = try OpenedDesk(path)
    try fill(&desk)
    let isWritten = try desk.ledger.writeCheckpoint(of: &desk.caseload, at: Pilot.opening)
    #expect(isWritten)
    try act(.note(text: "He knows the guard at the gate."), &desk)
    try write(
      Array(#"{"form":"note \#(code)","fields":{"text":"half typed"}}"#.utf8),
      "drafts/0123456789abcdef0123456789abcdef.json")
    try write(
      Array(#"{"chain":"00","head":{"of":["\#(code)"]},"words":["torn off here"#.utf8),
      "journal/torn-1.partial")
  }

  /// A new desk with what an export holds.
  init(restoring file: CaseFile) throws {
    folder = try TestFolder("erasing")
    _ = try DeskFolder.create(
      at: path, name: "Karachi desk", prefix: "KHI", created: Pilot.opening - .days(1))
    var desk = try OpenedDesk(path)
    let all = Staff(id: "amina", name: "Amina", roles: DeskRole.allCases)
    try perform(.listPerson(all), "amina", &desk)
    var restoration = Restoration(file, by: "amina", now: Pilot.opening, newID: ids.next)
    while true {
      let outcomes = try desk.ledger.perform(on: &desk.caseload, holder: "a test") {
        restoration.next($0, $1)
      }
      if outcomes.isEmpty { break }
    }
    #expect(restoration.refused.map(\.description) == [])
  }

  // MARK: What stands in it

  private func fill(_ desk: inout OpenedDesk) throws {
    let all = Staff(id: "amina", name: "Amina", roles: DeskRole.allCases)
    try perform(.listPerson(all), "amina", &desk)
    try perform(
      .listPerson(Staff(id: "sana", name: "Sana", roles: [.coordinator])), "amina", &desk)
    try perform(.list(Self.lawyers), "amina", &desk)
    var kiln = Facts()
    kiln.story = "Held at a kiln in Kasur."
    try perform(.open(facts: kiln, needs: [], inInbox: false), "amina", &desk)
    var facts = Self.family
    try perform(
      .open(facts: facts, needs: [NeedAsked(code: .legalAdvice)], inInbox: false), "amina", &desk)
    facts.contact.phone = "0300-7654321"
    facts.placeDetail = "Gulberg street"
    try act(.amend(facts: facts), &desk)
    try act(.note(text: "Her brother-in-law watches; \"he\" has\na phone."), &desk)
    try act(.addNeed(code: .medical, persons: [2], place: nil), &desk)
    let others = TriageQuestion.allCases.filter { $0.isAboutDanger && $0 != .stillHeld }
    let sheet = TriageSheet(yes: [.stillHeld], no: others)
    try act(.triage(sheet: sheet, level: nil, reason: nil, second: nil), &desk)
    try refer(1, &desk)
    try act(.tell(referral: "A", channel: .phone, whom: "Dr Farah"), &desk)
    var arrived = Facts()
    arrived.story = "A lame uncle rang about them."
    try perform(.open(facts: arrived, needs: [], inInbox: true), "amina", &desk)
    try perform(.on(arrival, .end(closing: .added(to: code))), "amina", &desk)
  }

  private static var lawyers: Organization {
    let service = Service(
      id: "s", key: "lawyers", name: "Legal desk", needs: [.legalAdvice, .medical], areas: ["pk"],
      isByPhone: true, hours: .always, status: .active)
    return Organization(
      id: "o", name: "DEMO Lawyers", kind: .member, contact: "0300-0000009", services: [service])
  }

  private static var family: Facts {
    var mother = Person(age: Age(31), gender: .female, name: "Yasmin Testperson")
    mother.pregnant = .no
    var son = Person(age: Age(9), gender: .male, name: "Ali Testchild")
    son.special = "asthma"
    var facts = Facts()
    facts.persons = [mother, son]
    facts.story = "She has burns on her arms."
    facts.forms = [.domesticServitude]
    facts.place = "pb-lahore"
    facts.consent.refer = .yes
    facts.contact.may = .yes
    facts.contact.phone = "0321-1111111"
    return facts
  }

  private func refer(_ need: Int, _ desk: inout OpenedDesk) throws {
    try desk.ledger.bring([code], to: &desk.caseload)
    let case_ = try #require(desk.caseload[code])
    let match = desk.caseload.match(try #require(case_.need(need)), of: case_, at: Pilot.opening)
    let best = try #require(match.fits.first?.service ?? match.possible.first?.service)
    try act(
      .refer(need: need, service: best, said: Said(conflict: .noTie, why: "nobody else")), &desk)
  }

  // MARK: Doing things

  private func act(_ action: CaseAction, _ desk: inout OpenedDesk) throws {
    try perform(.on(code, action), "amina", &desk)
  }

  private func perform(
    _ action: DeskAction, _ by: PersonID, _ desk: inout OpenedDesk
  ) throws {
    let request = Request(id: ids.next(), by: by, at: Pilot.opening, action: action)
    let outcome = try desk.ledger.perform(request, on: &desk.caseload, holder: "a test")
    if let refusal = outcome.refusal { throw refusal }
  }

  /// Erases as a coordinator would; no persons are the whole case.
  func erase(_ persons: [Int], of code: CaseCode? = nil) throws {
    var desk = try open()
    let erasure = Erasure(persons: persons, verified: .codeWord, second: "Tariq")
    try perform(.on(code ?? self.code, .erase(erasure)), "sana", &desk)
  }

  func open(fromStart: Bool = false) throws -> OpenedDesk {
    try OpenedDesk(path, fromStart: fromStart)
  }

  func whole(_ code: CaseCode) throws -> Case {
    var desk = try open()
    try desk.ledger.bring([code], to: &desk.caseload)
    return try #require(desk.caseload[code])
  }

  // MARK: Files

  func journal() throws -> [UInt8] { try folder.bytes("journal/2026-11.jsonl") }

  func files(_ name: String) throws -> [String: [UInt8]] {
    var found: [String: [UInt8]] = [:]
    for file in try folder.names(name) {
      found["\(name)/\(file)"] = try folder.bytes("\(name)/\(file)")
    }
    return found
  }

  /// Replaces the journal, and puts other files beside it.
  func write(_ journal: [UInt8], _ others: [String: [UInt8]]) throws {
    try write(journal, "journal/2026-11.jsonl")
    for (name, bytes) in others { try write(bytes, name) }
  }

  private func write(_ bytes: [UInt8], _ name: String) throws {
    try folder.write(bytes, name)
  }

  /// The files in which one of some texts stands, with what.
  func holders(of texts: [String]) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    for file in try folder.allFiles() {
      let text = String(decoding: try folder.bytes(file), as: UTF8.self)
      let held = texts.filter { text.contains($0) }
      if !held.isEmpty { found[file] = held }
    }
    return found
  }

  // MARK: What must hold

  /// Whatever stands in the files, a desk that only reads shows nothing of the boy.
  func expectHidden() throws {
    var desk = try open(fromStart: true)
    try desk.ledger.bring([code], to: &desk.caseload)
    let shown = desk.caseload[code].map { "\($0)" } ?? ""
    let kept = ["Yasmin Testperson", "0300-7654321", "3007654321"]
    for text in Self.typed where !kept.contains(text) {
      #expect(!shown.contains(text), "\(text) in \(shown)")
    }
    #expect(desk.caseload.list(Query("burns"), at: Pilot.opening).isEmpty)
  }

  /// No damage, and a desk that reads everything is the desk that was there.
  func expectSound(_ check: (Caseload) throws -> Void) throws {
    var desk = try open()
    try desk.ledger.finishErasing(&desk.caseload, holder: "a test")
    let (left, damage) = (desk.ledger.hasUnfinishedErasing, desk.ledger.damage)
    #expect(!left && damage == [])
    var anew = try open(fromStart: true)
    let (leftAnew, damageAnew) = (anew.ledger.hasUnfinishedErasing, anew.ledger.damage)
    #expect(!leftAnew && damageAnew == [])
    for code in [code, other, arrival] {
      try desk.ledger.bring([code], to: &desk.caseload)
      try anew.ledger.bring([code], to: &anew.caseload)
      #expect(desk.caseload[code] == anew.caseload[code])
    }
    let all = Query("state:")
    #expect(
      desk.caseload.list(all, at: Pilot.opening) == anew.caseload.list(all, at: Pilot.opening))
    try check(anew.caseload)
    // And it can be worked on.
    let bytes = try journal()
    try perform(.on(other, .note(text: "She rang.")), "amina", &anew)
    try write(bytes, [:])
  }
}
