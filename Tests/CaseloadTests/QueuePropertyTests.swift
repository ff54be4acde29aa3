import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

/// The queue keeps itself sorted and holds a query against a few bytes of each case. Here it is held
/// against the plain way: every whole case looked at and sorted.
@Suite("The queue, against the plain way")
struct QueuePropertyTests {
  private static let queries = [
    "", "kasur", "kiln", "26-00", "0003", "3", "khi", "-3", "khi-26-0012", "6-001", "state:",
    "state:closed", "state:active", "-state:new", "state:new level:none", "level:1", "-level:1",
    "place:unknown", "place:punjab", "need:she", "-need:bed", "due:overdue", "due:today", "due:2h",
    "due:none", "by:nobody", "by:sana", "triaged", "route", "neighbour", "waits -kasur", "sana",
    "nonsense", "due:nonsense",
  ]

  @Test("After any steps at any times every query gives the same cases in the same order")
  func same() throws {
    var random = Seeded(20_261_125)
    var desk = try DeskAtWork()
    for step in 0..<200 {
      try act(&desk, &random)
      if Int.random(in: 0..<4, using: &random) == 0 {
        desk.wait(.minutes(Int.random(in: 0...300, using: &random)))
      }
      // Sorted ahead at times, and asked at once at others.
      if Int.random(in: 0..<3, using: &random) == 0 { desk.settle() }
      guard step % 8 == 0 else { continue }
      for query in Self.queries {
        let found = desk.caseload.list(Query(query), at: desk.now).map(\.code)
        let queue = desk.caseload.queue(Query(query), at: desk.now)
        let plain = PlainQueue(query, desk)
        #expect(found == plain.codes, "“\(query)” at step \(step)")
        #expect(queue.late == plain.late, "“\(query)” at step \(step)")
        #expect(
          desk.caseload.nextExpiry
            == desk.caseload.cases.flatMap(\.referrals).filter(\.canExpire)
            .map(\.answerBy).min())
      }
    }
    #expect(desk.caseload.count > 20)
  }

  private func act(_ desk: inout DeskAtWork, _ random: inout Seeded) throws {
    let code = desk.caseload.allCodes.randomElement(using: &random)
    let actions: [CaseAction] = [
      .refer(), .refer(1, to: "court"), .tell("A"), .accept("A"), .decline("A"), .withdraw("A"),
      .assign(person: "sana", reason: nil), .triage(.critical),
      .triage(.standard), .addNeed(code: .shelter, persons: [], place: nil),
      .todo("call", due: desk.now + .hours(3)), .reopen(what: "a new call"),
      .end(closing: .closed(reason: .lostContact, note: nil, second: nil)),
      .end(closing: .noCase(reason: .silent)), .triage(.urgent), .tell("B"), .accept("B"),
    ]
    if let code, Int.random(in: 0..<6, using: &random) > 0 {
      if let action = actions.randomElement(using: &random) {
        // What the rules refuse changes nothing.
        _ = try? desk.act(on: code, action)
      }
      return
    }
    let facts = Facts.woman.with {
      $0.place = ["pb-kasur", "sd-umerkot", nil].randomElement(using: &random) ?? nil
      $0.story = ["", "A neighbour calls.", "Kasur: she waits"].randomElement(using: &random) ?? ""
      $0.forms =
        [[], [.brickKiln], [.forcedBegging, .unclear]].randomElement(using: &random) ?? []
    }
    let level = (Level.allCases + [nil, nil]).randomElement(using: &random) ?? nil
    _ = try desk.open(facts, needs: [.bondedLabour], level: level)
  }
}

/// A query as it is meant: each case by itself, with its words written out.
private struct PlainQueue {
  let codes: [CaseCode]
  let late: Int

  init(_ query: String, _ desk: DeskAtWork) {
    let now = desk.now
    let terms = query.split(separator: " ").map(String.init)
    let asksForState = terms.contains { $0.hasPrefix("state:") && $0 != "state:" }
    let found = desk.caseload.cases.filter { `case` in
      guard `case`.status != .void, asksForState || `case`.status.isOpen else { return false }
      return terms.allSatisfy { term in
        let isNegated = term.hasPrefix("-")
        return Self.matches(String(term.dropFirst(isNegated ? 1 : 0)), `case`, desk) != isNegated
      }
    }
    func key(_ case: Case) -> (Int, Int64, Int, CaseCode) {
      let level = `case`.level?.rawValue ?? 1
      let due = `case`.nextDue?.at.seconds ?? .max
      return due < now.seconds ? (level, due, 0, `case`.code) : (9, due, level, `case`.code)
    }
    codes = found.sorted { key($0) < key($1) }.map(\.code)
    late = found.count { ($0.nextDue?.at ?? now) < now }
  }

  private static func matches(_ term: String, _ case: Case, _ desk: DeskAtWork) -> Bool {
    let parts = term.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return holds(term, `case`, desk) }
    let value = parts[1]
    if value.isEmpty { return true }
    switch parts[0] {
    case "state": return `case`.status.inWords.hasPrefix(value)
    case "level": return `case`.level.map { "\($0.rawValue)" == value } ?? (value == "none")
    case "place": return place(`case`).map { $0.contains(value) } ?? (value == "unknown")
    case "need":
      return `case`.needs.contains {
        $0.code.rawValue.lowercased() == value || $0.code.inWords.contains(value)
      }
    case "by":
      return `case`.owner.map { $0.rawValue.hasPrefix(value) } ?? (value == "nobody")
    case "due":
      guard let due = `case`.nextDue?.at else { return value == "none" }
      let offset = desk.caseload.desk.offset
      return switch value {
      case "overdue": due < desk.now
      case "today":
        WallTime(due, offset: offset).date <= WallTime(desk.now, offset: offset).date
      case "2h": due <= desk.now + .hours(2)
      default: false
      }
    default: return holds(term, `case`, desk)
    }
  }

  private static func place(_ case: Case) -> String? {
    `case`.facts.place.map { Folded.text(Gazetteer.pakistan.name(of: $0)) }
  }

  private static func holds(_ word: String, _ case: Case, _ desk: DeskAtWork) -> Bool {
    let texts = [
      `case`.code.description, place(`case`) ?? "", `case`.facts.formsInWords,
      `case`.nextStep.inWords(desk.caseload.names), `case`.facts.story.text,
      `case`.facts.peopleInWords,
    ]
    return texts.contains { Folded.text($0).contains(word) }
      || `case`.status.inWords.hasPrefix(word)
  }
}
