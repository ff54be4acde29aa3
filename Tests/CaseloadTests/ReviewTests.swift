import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("A review")
struct ReviewTests {
  /// Five open cases, in the order of work: 3, 1, 2, 4, 5.
  private static func desk() throws -> DeskAtWork {
    var desk = try DeskAtWork([.kiln, .court, .shelter, .papers])
    _ = try desk.open(level: .urgent)
    _ = try desk.open(needs: [.bondedLabour, .documents], level: .urgent)
    _ = try desk.open(level: .critical)
    _ = try desk.open(level: .standard)
    _ = try desk.open(level: .standard)
    desk.wait(.hours(1))
    return desk
  }

  private func code(_ number: Int) -> CaseCode { CaseCode(prefix: "KHI", year: 26, number: number) }

  @Test("It goes through the open cases in the order of work")
  func agenda() throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: ["sana", "amina"]), by: "sana")
    let review = try #require(desk.caseload.review)
    #expect(review.id == "2026-11-24")
    #expect(review.startedBy == "sana")
    #expect(review.startedAt == desk.now)
    #expect(review.agenda.map(\.number) == [3, 1, 2, 4, 5])
    #expect(review.next == code(3))
    #expect(review.endedAt == nil)
    try desk.act(.endReview, by: "sana")
    #expect(desk.caseload.review == nil)
    #expect(desk.caseload.reviews[0].endedAt == desk.now)
  }

  @Test("The next case is the first that nobody has decided on")
  func next() throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: []), by: "sana")
    let id = "2026-11-24"
    try desk.act(on: code(3), .keep, review: id)
    #expect(desk.caseload.review?.next == code(1))
    try desk.act(on: code(2), .note(text: "Ask the court"), review: id)
    #expect(desk.caseload.review?.next == code(1))
    // What is done outside of the review is no decision of it.
    try desk.act(on: code(1), .note(text: "She rang"))
    #expect(desk.caseload.review?.next == code(1))
    try desk.act(on: code(1), .keep, review: id)
    #expect(desk.caseload.review?.next == code(4))
    try desk.act(on: code(1), .undo(seq: desk.caseload.seq))
    #expect(desk.caseload.review?.next == code(1))
    #expect(desk.caseload.review?.decided == [code(3): 1, code(2): 1, code(1): 0])
  }

  @Test(
    "Each decision has its name",
    arguments: [
      (.keep, .kept), (.assign(person: "bilal", reason: nil), .reassigned),
      (.triage(.critical), .levelChanged),
      (.setLevel(level: .critical, reason: "armed", second: nil), .levelChanged),
      (.note(text: "Ask"), .noted), (.todo("Ask", due: opening), .action),
      (.refer(), .changed), (.settle(need: 1, reason: .givenByDesk, note: nil), .changed),
      (.addNeed(code: .medical, persons: [], place: nil), .changed), (.uncover, nil),
    ] as [(CaseAction, ReviewDecision?)])
  func decisions(action: CaseAction, decision: ReviewDecision?) throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: []), by: "sana")
    let line = try desk.act(on: code(1), action, review: "2026-11-24")
    let decided = line.events.compactMap { event -> ReviewDecision? in
      if case .on(_, .reviewed(_, let decision)) = event { decision } else { nil }
    }
    #expect(decided == [decision].compactMap(\.self))
    #expect(desk.caseload.review?.decided[code(1)] == (decision == nil ? nil : 1))
  }

  @Test("Moving a need on is a decision of its own")
  func rerouted() throws {
    var desk = try Self.desk()
    try desk.act(on: code(1), .refer())
    try desk.act(.startReview(present: []), by: "sana")
    let line = try desk.act(
      on: code(1),
      .reroute(
        referral: "A", service: "court", reason: .workload,
        said: Said(conflict: .noTie, why: "asked for it")),
      review: "2026-11-24")
    #expect(
      line.events.last == .on(code(1), .reviewed(review: "2026-11-24", decision: .rerouted)))
  }

  @Test("There is one review at a time, and one can't be ended that isn't there")
  func refused() throws {
    var empty = try DeskAtWork()
    #expect(
      empty.refusal(of: .startReview(present: []))?.description
        == "There is no open case to review.")
    #expect(empty.refusal(of: .endReview)?.description == "No review is under way.")
    _ = try empty.open()
    #expect(
      empty.refusal(of: .startReview(present: ["amina", "zara"])) == .noSuchStaff("zara"))
    try empty.act(.startReview(present: []))
    #expect(
      empty.refusal(of: .startReview(present: []))?.description
        == "Review 2026-11-24 is under way. Go on with it, or end it first.")
  }

  @Test("What is done after a review has ended is done, and is no decision of it")
  func stale() throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: []), by: "sana")
    try desk.act(.endReview, by: "sana")
    let minutes = desk.caseload.minutes(of: desk.caseload.reviews[0]).markdown
    let line = try desk.act(on: code(1), .note(text: "Ask"), review: "2026-11-24")
    #expect(line.events == [.on(code(1), .noted(note: 1, text: "Ask"))])
    #expect(desk.caseload.minutes(of: desk.caseload.reviews[0]).markdown == minutes)
    #expect(
      desk.refusal(of: .on(code(1), .keep), review: "2026-11-24") == .rules(.noReview))
    #expect(desk.refusal(of: .on(code(1), .keep)) == .rules(.noReview))
  }

  @Test("The second review of a day has a name of its own")
  func twice() throws {
    var desk = try Self.desk()
    for id in ["2026-11-24", "2026-11-24-2", "2026-11-24-3"] {
      try desk.act(.startReview(present: []), by: "sana")
      #expect(desk.caseload.review?.id == id)
      try desk.act(.endReview, by: "sana")
    }
    // 19:00 in Greenwich is midnight at the desk.
    desk.now = opening + .hours(9)
    try desk.act(.startReview(present: []), by: "sana")
    #expect(desk.caseload.review?.id == "2026-11-25")
  }

  // MARK: Minutes

  /// A review with each kind of decision, one taken back and one case not reached.
  private static func reviewed() throws -> DeskAtWork {
    func code(_ number: Int) -> CaseCode { CaseCode(prefix: "KHI", year: 26, number: number) }
    var desk = try desk()
    try desk.act(on: code(2), .refer(2))
    try desk.act(.startReview(present: ["sana", "amina"]), by: "sana")
    let id = "2026-11-24"
    func decide(_ number: Int, _ action: CaseAction, by: PersonID = "sana") throws {
      desk.wait(.minutes(2))
      try desk.act(on: code(number), action, by: by, review: id)
    }
    try decide(3, .setLevel(level: .urgent, reason: "Saima is out of the house", second: "Tariq"))
    try decide(3, .assign(person: "bilal", reason: .shiftEnd))
    try decide(1, .note(text: "Saima's brother rang: 0300-1234567"), by: "amina")
    try decide(1, .refer(1, to: "court", why: "the owner is a cousin of the kiln desk's clerk"))
    try decide(
      2,
      .reroute(
        referral: "A", service: "papers", reason: .workload,
        said: Said(conflict: .noTie, why: "open at night")))
    try decide(
      2, .todo("Ask the court | both\nbenches", due: opening + .days(2), owner: "bilal"))
    try decide(2, .settle(need: 1, reason: .notAvailable, note: "Saima asked three"))
    try decide(4, .keep)
    desk.wait(.minutes(2))
    try desk.act(on: code(4), .undo(seq: desk.caseload.seq), by: "sana")
    try decide(4, .addNeed(code: .counselling, persons: [], place: nil))
    desk.wait(.minutes(5))
    try desk.act(on: code(4), .note(text: "After all: Saima"), by: "amina")
    try desk.act(.endReview, by: "sana")
    return desk
  }

  @Test(
    "Minutes have date, people, decisions, owners and dates, and nothing that was typed in a note")
  func minutes() throws {
    let desk = try Self.reviewed()
    let minutes = desk.caseload.minutes(of: desk.caseload.reviews[0]).markdown
    #expect(Golden.difference(minutes, "minutes.md", beside: #filePath) == nil)
    for secret in ["Saima", "0300", "cousin", "Tariq", "brother"] {
      #expect(!minutes.contains(secret))
    }
  }

  @Test("Minutes of a review that goes on, and decided nothing yet")
  func emptyMinutes() throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: []), by: "sana")
    let minutes = desk.caseload.minutes(of: try #require(desk.caseload.review)).markdown
    #expect(
      minutes == """
        # Case review 2026-11-24

        - Desk: Karachi desk
        - Date: Tue 2026-11-24, 16:00 (not ended)
        - Present: Sana
        - Cases: 0 of 5 decided

        ## Decisions

        None.

        ## Actions

        | Case | What | Owner | Due |
        |---|---|---|---|
        | – | none | – | – |

        ## Not reached

        KHI-26-0003, KHI-26-0001, KHI-26-0002, KHI-26-0004, KHI-26-0005

        """)
  }

  @Test("A case that came in while the review went on is in its minutes too")
  func cameInMeanwhile() throws {
    var desk = try Self.desk()
    try desk.act(.startReview(present: []), by: "sana")
    let late = try desk.open(level: .critical)
    try desk.act(on: late, .assign(person: "bilal", reason: nil), review: "2026-11-24")
    let minutes = desk.caseload.minutes(of: try #require(desk.caseload.review)).markdown
    #expect(minutes.contains("- **KHI-26-0006** (level 1): given to Bilal (Amina)\n"))
    #expect(minutes.contains("- Cases: 0 of 5 decided\n"))
  }

  @Test("What happens after a review doesn't change its minutes")
  func lasting() throws {
    var desk = try Self.reviewed()
    let before = desk.caseload.minutes(of: desk.caseload.reviews[0]).markdown
    let code = code(1)
    try desk.act(on: code, .note(text: "Later"))
    try desk.act(on: code, .assign(person: "sana", reason: nil))
    desk.wait(.minutes(1))
    try desk.act(on: code, .setLevel(level: .critical, reason: nil, second: nil))
    try desk.act(.startReview(present: []), by: "sana")
    try desk.act(on: code, .keep, by: "sana", review: "2026-11-24-2")
    #expect(desk.caseload.minutes(of: desk.caseload.reviews[0]).markdown == before)
  }
}
