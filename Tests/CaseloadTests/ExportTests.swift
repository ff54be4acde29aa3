import Caseload
import Casework
import Coalition
import DeskTesting
import Foundation
import Testing

@Suite("A whole export")
struct ExportTests {
  /// The export of a journal, and the desk it folds to.
  private func export(_ lines: [Line], prefix: String = "KHI") -> (CaseExport, Caseload) {
    var caseload = Caseload(desk: DeskIdentity(name: "Karachi desk", prefix: prefix))
    var export = CaseExport()
    for line in lines {
      export.add(line, before: caseload)
      caseload.apply(line)
    }
    return (export, caseload)
  }

  /// Brings a file into a new desk with one person, and gives its lines and what was refused.
  private func restore(
    _ bytes: Data, now: Instant, people: [Staff] = []
  ) throws -> (caseload: Caseload, lines: [Line], refused: [String]) {
    let desk = PlainDesk("New", prefix: "LHR")
    let first = Staff(id: "first", name: "First", roles: DeskRole.allCases)
    desk.perform([.listPerson(first)], by: "first", at: now)
    let file = try CaseFile(bytes, opening: now)
    #expect(file.problems.isEmpty)
    let refused = desk.follow(Restoration(file, by: "first", now: now, newID: desk.newID))
    return (desk.caseload, desk.lines, refused)
  }

  /// Exports, restores, and holds the new desk against the old one.
  private func expectSame(_ lines: [Line], now: Instant) throws {
    let (export, old) = export(lines)
    let (new, _, refused) = try restore(Data(export.text.utf8), now: now)
    #expect(refused == [])
    #expect(new.cases.map(\.code) == old.cases.map(\.code))
    for (a, b) in zip(old.cases, new.cases) {
      // Every event, with its times: then nothing else can differ.
      let events = (a.history.map(\.event), b.history.map(\.event))
      #expect(events.0 == events.1, "\(a.code)")
      #expect(a.status == b.status && a.level == b.level && a.dues == b.dues, "\(a.code)")
      #expect(a.needs == b.needs && a.referrals == b.referrals, "\(a.code)")
      #expect(a.facts == b.facts && a.todos == b.todos && a.conflicts == b.conflicts, "\(a.code)")
    }
    #expect(new.directory == old.directory)
    #expect(new.settings == old.settings)
    #expect(new.people.filter { $0.key != "first" } == old.people)
    #expect(new.reviews.map(\.id) == old.reviews.map(\.id))
    #expect(new.reviews.map(\.decided) == old.reviews.map(\.decided))
  }

  private func code(_ number: Int) -> CaseCode { CaseCode(prefix: "KHI", year: 26, number: number) }

  @Test("Of the sample desk comes back with every case as it was")
  func sample() throws {
    let desk = PlainDesk("Demo", prefix: "KHI")
    let amina = Staff(id: "amina", name: "Amina", roles: DeskRole.allCases)
    let directory = SampleData.directory(shiftedTo: opening)
    desk.perform(
      [.listPerson(amina)] + directory.organizations.map(DeskAction.list), by: "amina",
      at: opening - .days(60))
    _ = desk.follow(
      Restoration(
        SampleData.cases(now: opening), by: "amina", now: opening, newID: desk.newID))
    #expect(desk.caseload.cases.count > 40)
    try expectSame(desk.lines, now: opening + .days(1))
  }

  @Test("Brings what was taken back along, so that numbers and letters stay what they were")
  func takenBack() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(needs: [.bondedLabour])
    try desk.act(on: code, .addNeed(code: .documents, persons: [], place: nil))
    try desk.act(on: code, .undo(seq: desk.caseload.seq))
    try desk.act(on: code, .addNeed(code: .shelter, persons: [1], place: "pb-lahore"))
    try desk.act(on: code, .note(text: "wrong"))
    try desk.act(on: code, .undo(seq: desk.caseload.seq))
    try desk.act(on: code, .refer())
    try desk.act(on: code, .undo(seq: desk.caseload.seq))
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("B"))
    try desk.act(on: code, .void(referral: "B", note: "the wrong body"))
    try desk.act(on: code, .refer())
    try desk.act(on: code, .attempt(result: .noAnswer, note: "rang twice"))
    try desk.act(on: code, .undo(seq: desk.caseload.seq))
    let mistake = try desk.open(level: nil)
    let opened = try #require(desk.it(mistake).history.first).stamp.seq
    try desk.act(on: mistake, .undo(seq: opened))
    let after = try desk.open()
    #expect(after.number == 3)
    #expect(try desk.it(code).needs.map(\.number) == [1, 3])
    try expectSame(desk.lines, now: desk.now)
  }

  @Test("A file that doesn't say whom a case was with leaves it with nobody, as it was")
  func withNobody() throws {
    var desk = try DeskAtWork()
    let phoned = try desk.open()
    let line = try desk.act(.open(facts: .woman, needs: [], inInbox: true))
    guard case .on(let arrived, _)? = line.events.first else { return }
    try desk.act(on: arrived, .take, by: "bilal")
    let text = export(desk.lines).0.text
    #expect(text.contains(#","with":"amina""#) && text.contains(#","with":"bilal""#))
    let older = text.replacing(#","with":"amina""#, with: "").replacing(
      #","with":"bilal""#, with: "")
    let (caseload, _, refused) = try restore(Data(older.utf8), now: desk.now)
    #expect(refused == [])
    #expect(caseload[phoned]?.owner == nil && caseload[arrived]?.owner == nil)
    #expect(caseload[arrived]?.isInInbox == false)
  }

  @Test(
    "A to-do of telling those it was taken back from is brought; older files have none, nor gets one"
  )
  func toTell() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(needs: [.bondedLabour])
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    try desk.act(on: code, .withdraw(referral: "A", reason: .other, note: "Moved away."))
    let text = export(desk.lines).0.text
    try expectSame(desk.lines, now: desk.now)
    #expect(desk.caseload[code]?.todos.count == 1 && text.contains(#","reminds":true"#))
    let older = text.replacing(#","reminds":true"#, with: "")
    let (caseload, _, refused) = try restore(Data(older.utf8), now: desk.now)
    #expect(refused == [] && caseload[code]?.todos.isEmpty == true)
  }

  @Test("Brings the clock's lines, the settings and the figures as they were at the time")
  func clock() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(needs: [.bondedLabour])
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    var settings = desk.caseload.settings
    settings.clocks.levels[2]?.answer = .hours(2)
    settings.duty = "sana"
    try desk.act(.set(settings), by: "sana")
    let later = try desk.open(needs: [.bondedLabour])
    try desk.act(on: later, .refer(to: "court", why: "nearer"))
    try desk.act(on: later, .tell("A"))
    desk.wait(.hours(3))
    #expect(try desk.tick().count == 1)
    try desk.act(.reportCapacity(service: "panah", free: 0))
    try desk.act(on: later, .refer())
    desk.wait(.hours(22))
    #expect(try desk.tick().count == 1)
    try desk.act(on: code, .accept("A"))
    try expectSame(desk.lines, now: desk.now + .days(40))
  }

  @Test("Brings what several lines of events stand for: moves, phoned yeses, splits, endings")
  func compound() throws {
    var desk = try DeskAtWork([.kiln, .court, .shelter, .papers])
    var facts = Facts.woman
    facts.persons.append(Person(age: Age(28), gender: .female))
    let code = try desk.open(facts, needs: [.bondedLabour, .shelter, .documents])
    try desk.act(on: code, .refer())
    try desk.act(
      on: code,
      .reroute(
        referral: "A", service: "court", reason: .fearsThem,
        said: Said(conflict: .noTie, why: "she asked")))
    try desk.act(on: code, .split(need: 2, persons: [2]))
    try desk.act(on: code, .ask(need: 2, services: ["panah"]))
    try desk.act(on: code, .reply(round: 1, service: "panah", reply: AskReply(.no, .full)))
    try desk.act(on: code, .reply(round: 1, service: "panah", reply: AskReply(.yes)))
    let yes = Said.PhonedYes(whom: "Rabia", worker: "Nadia", firstContact: desk.now + .hours(2))
    try desk.act(
      on: code,
      .refer(need: 2, service: "panah", said: Said(conflict: .noTie, yes: yes)))
    try desk.act(on: code, .start(referral: "C", note: "a bed"))
    try desk.act(
      on: code,
      .complete(referral: "C", outcome: .goalReached, note: nil, followUpDays: 30))
    try desk.act(on: code, .settle(need: 4, reason: .notAvailable, note: "no bed"))
    try desk.act(on: code, .consent(topic: .refer, answer: .withdrawn))
    try desk.act(on: code, .settle(need: 1, reason: .declinedBySurvivor, note: nil))
    try desk.act(on: code, .settle(need: 3, reason: .notApplicable, note: nil))
    try desk.act(.startReview(present: ["amina", "sana"]))
    let review = desk.caseload.review?.id
    try desk.act(on: code, .keep, review: review)
    try desk.act(on: code, .todo("Ring", due: desk.now + .days(1)), review: review)
    try desk.act(.endReview)
    try desk.act(
      on: code, .end(closing: .closed(reason: .other, note: "she left", second: nil)))
    try desk.act(on: code, .reopen(what: "she called"))
    let arrival = try desk.open(level: nil)
    try desk.act(on: arrival, .end(closing: .added(to: code)))
    try desk.act(on: arrival, .undo(seq: desk.caseload.seq))
    try desk.act(on: arrival, .end(closing: .duplicate(of: code)))
    try expectSame(desk.lines, now: desk.now)
  }

  @Test("Restores an arrival as it came: an old record still starts no clock")
  func arrivals() throws {
    var desk = try DeskAtWork()
    for arrived in [nil, desk.now - .minutes(5), desk.now - .days(3)] as [Instant?] {
      try desk.act(
        .open(
          facts: .woman, needs: [NeedAsked(code: .shelter)], inInbox: true, arrived: arrived,
          remark: "it said so"))
    }
    try desk.act(on: code(1), .take)
    try expectSame(desk.lines, now: desk.now)
  }

  @Test("Says what was erased, where a rule asks for words")
  func erased() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    var lines = desk.lines
    for i in lines.indices {
      lines[i].events = lines[i].events.map { event in
        guard
          case .on(let code, .told(let letter, let need, let at, let by, _, let a, let b)) = event
        else { return event }
        return .on(
          code,
          .told(
            referral: letter, need: need, at: at, channel: by, whom: "    ", acknowledgeBy: a,
            answerBy: b))
      }
    }
    let (export, _) = export(lines)
    let (new, _, refused) = try restore(Data(export.text.utf8), now: desk.now)
    #expect(refused == [])
    #expect(new[code]?.referral("A")?.told?.whom == "erased")
  }

  @Test(
    "Makes every kind of event again, finds it by the rules, or takes it back with its line",
    arguments: EventExamples.ofCase("Saima"))
  func kinds(event: CaseEvent) {
    var events = [event]
    // A need is narrowed for another to be added.
    if case .needNarrowed = event {
      events.append(.needAdded(need: 2, code: .shelter, persons: [2], place: nil, actBy: nil))
    }
    let made = CaseAction(making: events, at: opening)
    let undone = CaseAction(making: [event], at: opening, undoes: 7)
    switch event.origin {
    case .action:
      if case .opened = event {
        #expect(made == nil)
      } else {
        #expect(made != nil)
      }
      #expect(undone == .undo(seq: 7))
    case .undo:
      #expect(made == nil)
      #expect(undone == .undo(seq: 7))
    case .rules:
      #expect(made == nil || made == .keep)
      #expect(undone == nil)
    }
  }

  @Test("Reads a file of the first version as before, and refuses what only an export may bring")
  func versions() throws {
    let old = Data(#"{"format":"rabta-cases","version":1,"cases":[{"facts":{}}]}"#.utf8)
    let file = try CaseFile(old)
    #expect(!file.isWhole && file.records.count == 1 && file.desk.isEmpty)
    let line = try CaseFile(Data(#"{"code":"KHI-26-0001","facts":{}}"#.utf8))
    #expect(line.records.isEmpty)
    #expect(
      line.problems.map(\.description) == [
        "line 1: only a whole export brings its history"
      ])
  }

  @Test("A clock in a file only lets referrals expire")
  func falseClock() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    try desk.act(on: code, .note(text: "a note"))
    let (export, _) = export(desk.lines)
    let text = export.text.replacing(
      #""by":"amina","do":{"note""#, with: #""by":"clock","do":{"note""#)
    #expect(text != export.text)
    let (new, _, _) = try restore(Data(text.utf8), now: desk.now)
    #expect(new[code]?.notes.isEmpty == true)
  }
}
