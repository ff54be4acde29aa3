import Caseload
import Casework
import Coalition
import DeskTesting
import FoundationEssentials
import Glibc
import Ledger
import Testing

/// Tuesday 24 November 2026, 20:00 in Karachi.
let evening = Instant(seconds: 1_795_532_400)

/// A scenario at a real desk: a folder on the disk, the real ledger, the sample directory. What is
/// done and what the desk says to it is written down, to be read by somebody from the field.
final class Scenario {
  private let path: String
  private var ledger: Ledger
  private(set) var caseload: Caseload
  var now: Instant
  private var ids = 0
  private(set) var story: [String] = []

  /// - Parameter title: the scenario's name and its sentence.
  init(_ title: String, at now: Instant = evening) throws {
    var template = Array("/tmp/rabta-scenario-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
    self.now = now
    _ = try DeskFolder.create(
      at: path + "/desk", name: "Karachi desk", prefix: "KHI", created: now)
    ledger = try Ledger(openingDeskAt: path + "/desk")
    caseload = Caseload(desk: ledger.identity)
    try ledger.catchUp(&caseload)
    // A desk's first person lists the others.
    let (first, others) = (
      SampleData.people.filter { $0.id == "sana" }, SampleData.people.filter { $0.id != "sana" }
    )
    for staff in first + others { try perform(.listPerson(staff), by: "sana") }
    for organization in SampleData.directory(shiftedTo: now).organizations {
      try perform(.list(organization), by: "sana")
    }
    story = [title, ""]
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  // MARK: Doing

  @discardableResult
  private func perform(
    _ action: DeskAction, by: PersonID, seen: Int? = nil
  ) throws -> Line {
    ids += 1
    let request = Request(id: "\(ids)", by: by, at: now, action: action, seen: seen)
    switch try ledger.perform(request, on: &caseload, holder: "a scenario") {
    case .done(let line): return line
    case .refused(let refusal): throw refusal
    case .repeated: throw DeskRefusal.nothingChanged
    }
  }

  @discardableResult
  func open(_ facts: Facts, needs: [NeedCode] = [], inInbox: Bool = false, by: PersonID = "amina")
    throws -> CaseCode
  {
    let action = DeskAction.open(
      facts: facts, needs: needs.map { NeedAsked(code: $0) }, inInbox: inInbox)
    let line = try perform(action, by: by)
    guard case .on(let code, _)? = line.events.first else { throw DeskRefusal.nothingChanged }
    note(line)
    return code
  }

  @discardableResult
  func act(
    _ code: CaseCode, _ action: CaseAction, by: PersonID = "amina", seen: Int? = nil
  ) throws -> Line {
    let line = try perform(.on(code, action), by: by, seen: seen)
    note(line)
    return line
  }

  /// Tries what the rules refuse; the sentence is written down.
  @discardableResult
  func refused(
    _ code: CaseCode, _ action: CaseAction, by: PersonID = "amina", seen: Int? = nil
  ) -> DeskRefusal? {
    do {
      try perform(.on(code, action), by: by, seen: seen)
      Issue.record("was not refused")
      return nil
    } catch {
      guard let refusal = error as? DeskRefusal else { return nil }
      story.append(
        "\(clock) \(caseload.name(of: by)) is refused: "
          + refusal.inWords(caseload.names))
      return refusal
    }
  }

  func set(_ change: (inout Settings) -> Void) throws {
    var settings = caseload.settings
    change(&settings)
    try perform(.set(settings), by: "sana")
  }

  func wait(_ span: Instant.Span) { now += span }

  /// What an open desk does by itself.
  func letTheClockAct() throws {
    for action in caseload.clockActions(at: now) {
      note(try perform(action, by: .clock))
    }
  }

  // MARK: Saying

  private var clock: String {
    let wall = WallTime(now, offset: caseload.desk.offset)
    return "\(wall.weekdayInWords) \(wall.clock)"
  }

  private func note(_ line: Line) {
    for case .on(let code, let event) in line.events {
      if case .needDue = event { continue }
      story.append(
        "\(clock) \(caseload.name(of: line.by)): \(code) "
          + event.inWords(isCovered: false, caseload.names))
    }
  }

  func say(_ text: String) { story.append(text) }

  func it(_ code: CaseCode) throws -> Case { try #require(caseload[code]) }

  /// The case in a few lines, as the queue and the case's head show it.
  func show(_ code: CaseCode) throws {
    let it = try it(code)
    let row = try #require(caseload.row(code))
    story += ["", "\(code) – \(row.forms), \(row.place), \(row.people)"]
    story.append("  " + it.facts.contact.rule(deskOffset: caseload.desk.offset))
    if let triage = it.triage {
      story.append("  level \(triage.level.withNumber): \(triage.inWords(isCovered: false))")
    }
    if let due = it.nextDue {
      story.append("  next: \(row.next), by \(caseload.words(at: now).time(due.at))")
    }
    for escalation in caseload.escalations(of: it, at: now) {
      story.append("  " + caseload.inWords(escalation, at: now))
    }
    for window in it.facts.windows { story.append("  " + window.inWords(at: now)) }
    story.append("")
  }

  /// Who can take a need, who perhaps, and why the others can't.
  @discardableResult
  func match(_ code: CaseCode, _ need: Int) throws -> Match {
    let it = try it(code)
    let need = try #require(it.need(need))
    let match = caseload.match(need, of: it, at: now)
    story += ["", "Who can take need \(need.number), \(need.code.withCode)?"]
    story += caseload.words(at: now)
      .lines(of: match, for: need, of: it, in: caseload.directory)
      .map { $0.isEmpty ? "" : "  " + $0 }
    story.append("")
    return match
  }

  // MARK: Ending

  /// The desk, opened anew from its folder, is what it was; the story is the file of this name.
  func end(_ name: String) throws {
    var again = try Ledger(openingDeskAt: path + "/desk")
    var folded = Caseload(desk: again.identity)
    try again.catchUp(&folded)
    #expect(again.damage.isEmpty)
    #expect(folded.cases == caseload.cases)
    #expect(folded.settings == caseload.settings)
    let text = story.joined(separator: "\n") + "\n"
    let difference = Golden.difference(text, "\(name).txt", beside: #filePath)
    #expect(difference == nil)
  }
}

extension TriageSheet {
  /// Every danger asked about: yes to these, no to the rest.
  static func asked(yes: TriageQuestion...) -> TriageSheet {
    TriageSheet(
      yes: yes, no: TriageQuestion.allCases.filter { $0.isAboutDanger && !yes.contains($0) })
  }
}

extension CaseAction {
  static func triage(_ sheet: TriageSheet) -> CaseAction {
    .triage(sheet: sheet, level: nil, reason: nil, second: nil)
  }

  /// No tie known, and nothing else said.
  static func refer(
    _ need: Int, to service: ServiceKey, why: Words? = nil, override: Words? = nil,
    second: Words? = nil
  ) -> CaseAction {
    .refer(
      need: need, service: service,
      said: Said(conflict: .noTie, override: override, second: second, why: why))
  }

  static func tell(_ letter: ReferralLetter, _ whom: Words) -> CaseAction {
    .tell(referral: letter, channel: .phone, whom: whom)
  }

  static func accept(_ letter: ReferralLetter, _ worker: Words, first: Instant) -> CaseAction {
    .accept(referral: letter, worker: worker, firstContact: first, others: nil)
  }
}

func people(_ text: String) throws -> [Person] { try Person.list(text) }
