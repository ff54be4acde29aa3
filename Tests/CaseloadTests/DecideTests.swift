import Caseload
import Casework
import Coalition
import DeskTesting
import Testing

@Suite("What a desk decides")
struct DecideTests {
  // MARK: Who

  @Test("The first person lists itself; nobody else acts whom nobody has listed")
  func people() throws {
    let caseload = Caseload(desk: DeskIdentity(name: "New", prefix: "LHE"))
    func request(_ action: DeskAction, by: PersonID) -> Request {
      Request(id: "1", by: by, at: opening, action: action)
    }
    let amina = DeskAction.listPerson(Staff(id: "amina", name: "Amina", roles: [.operator]))
    #expect(throws: DeskRefusal.noSuchStaff("amina")) {
      try caseload.decide(request(.open(facts: Facts(), needs: [], inInbox: true), by: "amina"))
    }
    let line = try caseload.decide(request(amina, by: "amina"))
    #expect(line.seq == 1)
    let desk = try DeskAtWork()
    #expect(desk.refusal(of: amina, by: "zara") == .noSuchStaff("zara"))
    #expect(
      desk.refusal(of: amina, by: "zara")?.description
        == "Nobody at this desk is called zara. See `rabta person DESK`.")
  }

  @Test(
    "An id is two to twenty small letters, digits or hyphens, and the clock's is taken",
    arguments: [
      ("amina", true), ("a2", true), ("night-line", true), ("a", false), ("", false),
      ("Amina", false), ("amina b", false), ("clock", false), ("آمنہ", false), ("é1", false),
      ("abcdefghijklmnopqrst", true), ("abcdefghijklmnopqrstu", false),
    ])
  func ids(id: String, isOne: Bool) throws {
    let staff = Staff(id: PersonID(rawValue: id), name: "X", roles: [])
    let refusal = try DeskAtWork().refusal(of: .listPerson(staff))
    #expect(refusal == (isOne ? nil : .badPersonID(id)))
  }

  @Test("Nobody makes a coordinator but a coordinator or the secretariat, also not of themselves")
  func listsCoordinators() throws {
    let desk = try DeskAtWork()
    for role in [DeskRole.coordinator, .secretariat] {
      for id in ["amina", "noor"] as [PersonID] {
        let action = DeskAction.listPerson(Staff(id: id, name: "X", roles: [role]))
        #expect(desk.refusal(of: action, by: "amina") == .takesCoordinatorToList)
        #expect(desk.refusal(of: action, by: "sana") == nil)
      }
    }
    let colleague = DeskAction.listPerson(Staff(id: "noor", name: "Noor", roles: [.operator]))
    #expect(desk.refusal(of: colleague, by: "amina") == nil)
  }

  @Test("A rule that takes a coordinator asks the roles that the desk knows, not the request")
  func roles() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(.woman.with { $0.consent.refer = .no })
    let refer = DeskAction.on(
      code, .refer(need: 1, service: "kiln", said: Said(conflict: .noTie, override: "life at risk"))
    )
    #expect(desk.refusal(of: refer, by: "bilal") == .rules(.takesCoordinator))
    #expect(desk.refusal(of: refer, by: "sana") == nil)
    let claims = Request(
      id: "x", by: "bilal", role: .coordinator, at: desk.now, action: refer)
    #expect(throws: DeskRefusal.rules(.takesCoordinator)) { try desk.caseload.decide(claims) }
  }

  // MARK: Codes

  @Test("Codes count up within a year of the desk's own calendar")
  func codes() throws {
    var desk = try DeskAtWork()
    #expect(try desk.open().description == "KHI-26-0001")
    #expect(try desk.open().description == "KHI-26-0002")
    desk.now = try #require(Instant("2026-12-31T18:59:59Z"))
    #expect(try desk.open().description == "KHI-26-0003")
    desk.now = try #require(Instant("2026-12-31T19:00:00Z"))
    #expect(try desk.open().description == "KHI-27-0001")
    #expect(try desk.open().description == "KHI-27-0002")
    // A clock that went back goes on where that year was.
    desk.now = opening
    #expect(try desk.open().description == "KHI-26-0004")
  }

  @Test("A code that was taken back is not given again, and 9999 is followed by 10000")
  func codesAreNotReused() throws {
    var desk = try DeskAtWork()
    let first = try desk.open(needs: [], level: nil)
    try desk.act(on: first, .undo(seq: desk.caseload.seq))
    #expect(try desk.open().description == "KHI-26-0002")
    var caseload = desk.caseload
    let last = CaseCode(prefix: "KHI", year: 26, number: 9999)
    caseload.apply(
      Line(
        seq: 99, id: "x", at: opening, by: "sana", role: nil, undoes: nil,
        events: [.on(last, .opened(facts: Facts(), inInbox: false, lookBy: nil))], subjects: [],
        after: []))
    #expect(caseload.nextCode(at: opening).description == "KHI-26-10000")
  }

  // MARK: Opening

  @Test("A case is opened with its needs in one line, and looked at within 15 minutes")
  func opened() throws {
    var desk = try DeskAtWork()
    let needs = [
      NeedAsked(code: .shelter, persons: [1]), NeedAsked(code: .documents, place: "pb-lahore"),
    ]
    let line = try desk.act(.open(facts: .woman, needs: needs, inInbox: true))
    let code = CaseCode(prefix: "KHI", year: 26, number: 1)
    #expect(
      line.events == [
        .on(code, .opened(facts: .woman, inInbox: true, lookBy: opening + .minutes(15))),
        .on(code, .needAdded(need: 1, code: .shelter, persons: [1], place: nil, actBy: nil)),
        .on(
          code,
          .needAdded(need: 2, code: .documents, persons: [], place: "pb-lahore", actBy: nil)),
      ])
    #expect(try desk.it(code).status == .inbox)
  }

  @Test(
    "An old record starts no clock; one of today has what is left of its 15 minutes",
    arguments: [(0, 15), (10, 5), (1440, -1425), (1441, nil), (9 * 1440, nil)] as [(Int, Int?)])
  func arrived(minutesAgo: Int, left: Int?) throws {
    var desk = try DeskAtWork()
    try desk.act(
      .open(
        facts: Facts(), needs: [], inInbox: true, arrived: opening - .minutes(minutesAgo)))
    let it = try desk.it(CaseCode(prefix: "KHI", year: 26, number: 1))
    #expect(it.lookBy == left.map { opening + .minutes($0) })
    #expect(it.dues.count == (left == nil ? 0 : 1))
  }

  @Test("What a file says beyond what is taken on trust is a note of the case")
  func remark() throws {
    var desk = try DeskAtWork()
    try desk.act(
      .open(facts: Facts(), needs: [], inInbox: true, remark: "consent yes, they say"))
    let it = try desk.it(CaseCode(prefix: "KHI", year: 26, number: 1))
    #expect(it.notes.map(\.text) == ["consent yes, they say"])
  }

  @Test("A bad need refuses the whole, and nothing of it is there")
  func badNeed() throws {
    let desk = try DeskAtWork()
    let needs = [NeedAsked(code: .documents), NeedAsked(code: .shelter, persons: [2])]
    #expect(
      desk.refusal(of: .open(facts: .woman, needs: needs, inInbox: true))
        == .rules(.noSuchPersonInCase(2)))
    #expect(
      desk.refusal(
        of: .open(
          facts: .woman, needs: [NeedAsked(code: .documents), NeedAsked(code: .documents)],
          inInbox: true)) == .rules(.needIsThere(.documents)))
    #expect(desk.caseload.cases.isEmpty)
  }

  @Test("Free text is no place and no language: it would match nobody and could not be erased")
  func codesOnly() throws {
    var desk = try DeskAtWork()
    let place = Facts.woman.with { $0.place = "House 9, Street 4" }
    let language = Facts.woman.with { $0.languages = ["urd", "speaks Sindhi"] }
    let needs = [NeedAsked(code: .documents, place: "Kasur")]
    #expect(desk.refusal(of: .open(facts: place, needs: [], inInbox: true)) == .unknownPlace)
    #expect(desk.refusal(of: .open(facts: language, needs: [], inInbox: true)) == .unknownLanguage)
    #expect(desk.refusal(of: .open(facts: .woman, needs: needs, inInbox: true)) == .unknownPlace)
    let code = try desk.open()
    #expect(desk.refusal(of: .on(code, .amend(facts: place))) == .unknownPlace)
    #expect(desk.refusal(of: .on(code, .amend(facts: language))) == .unknownLanguage)
    let perpetrator = Facts.woman.with { $0.perpetratorPlace = "behind the mill, Ali's house" }
    #expect(desk.refusal(of: .on(code, .amend(facts: perpetrator))) == .unknownPlace)
    let body = Facts.woman.with { $0.consent[.referTo("her uncle")] = .yes }
    #expect(desk.refusal(of: .on(code, .amend(facts: body))) == .noSuchBody("her uncle"))
    #expect(
      desk.refusal(of: .on(code, .consent(topic: .notify("her uncle"), answer: .yes)))
        == .noSuchBody("her uncle"))
    #expect(
      desk.refusal(of: .on(code, .addNeed(code: .medical, persons: [], place: "Kasur")))
        == .unknownPlace)
    #expect(desk.refusal(of: .on(code, .addNeed(code: .medical, persons: [], place: "pb"))) == nil)
  }

  // MARK: Lines

  @Test("A line says what it touched, and which line touched each of it before")
  func subjects() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    let triaged = desk.caseload.seq
    let sent = try desk.act(on: code, .refer())
    #expect(
      sent.subjects == [
        "KHI-26-0001 referral A", "KHI-26-0001 need 1", "KHI-26-0001 conflict \(Service.kiln.id)",
      ])
    #expect(sent.after == [0, triaged, 0])
    let told = try desk.act(on: code, .tell("A"), by: "bilal")
    #expect(told.subjects == Array(sent.subjects.prefix(2)))
    #expect(told.after == [sent.seq, sent.seq])
    #expect(told.by == "bilal")
    #expect(told.role == .operator)
    let owner = try desk.act(on: code, .assign(person: "sana", reason: nil))
    #expect(owner.subjects == ["KHI-26-0001 owner"])
    let undone = try desk.act(on: code, .undo(seq: owner.seq))
    #expect(undone.undoes == owner.seq)
    #expect(undone.after == [owner.seq])
    #expect(try desk.it(code).history.last?.stamp.undoes == owner.seq)
  }

  // MARK: Whose it is

  @Test("Whoever opens a case on the phone, or takes it from the inbox, has it")
  func taker() throws {
    var desk = try DeskAtWork()
    func opened(inInbox: Bool) throws -> CaseCode {
      let line = try desk.act(.open(facts: .woman, needs: [], inInbox: inInbox), by: "bilal")
      guard case .on(let code, _)? = line.events.first else { throw DeskRefusal.noReview }
      return code
    }
    let phoned = try opened(inInbox: false)
    #expect(try desk.it(phoned).owner == "bilal")
    let arrived = try opened(inInbox: true)
    #expect(try desk.it(arrived).owner == nil)
    let taken = try desk.act(on: arrived, .take, by: "sana")
    #expect(try desk.it(arrived).owner == "sana")
    try desk.act(on: arrived, .undo(seq: taken.seq))
    #expect(try desk.it(arrived).owner == nil)
    #expect(try desk.it(arrived).status == .inbox)
    try desk.act(on: arrived, .triage(.urgent), by: "bilal")
    #expect(try desk.it(arrived).owner == "bilal")
    let meant = try opened(inInbox: true)
    try desk.act(on: meant, .assign(person: "sana", reason: nil))
    try desk.act(on: meant, .take)
    #expect(try desk.it(meant).owner == "sana")
  }

  @Test("A request is made once: the desk knows which line it became")
  func repeated() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    let line = try desk.act(on: code, .note(text: "Once"))
    #expect(desk.caseload.seq(ofRequest: line.id) == line.seq)
    #expect(desk.caseload.seq(ofRequest: "another") == nil)
  }

  @Test("Of requests of no series the last ten thousand are known; those of an import for good")
  func manyRequests() throws {
    var caseload = try DeskAtWork().caseload
    let series = RequestSeries(of: String(repeating: "5e", count: 32))
    func note(_ id: String, _ seq: Int) {
      caseload.apply(
        Line(
          seq: seq, id: id, at: Instant(seconds: 0), by: "amina", role: nil, undoes: nil,
          events: [], subjects: [], after: []))
    }
    note(series.id(1), 100)
    for seq in 101...35_000 { note("id \(seq)", seq) }
    for seq in 25_001...35_000 { #expect(caseload.seq(ofRequest: "id \(seq)") == seq) }
    #expect(caseload.seq(ofRequest: "id 101") == nil)
    #expect(caseload.seq(ofRequest: series.id(1)) == 100)
  }

  // MARK: Two at one case

  @Test("Two operators on one case: the second is told, and nothing is overwritten (scenario K)")
  func scenarioK() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    let seen = try desk.it(code).lastSeq
    try desk.act(on: code, .assign(person: "bilal", reason: .shiftEnd), by: "bilal", seen: seen)
    let takes = DeskAction.on(code, .assign(person: "amina", reason: nil))
    let refusal = try #require(desk.refusal(of: takes, seen: seen))
    #expect(
      refusal
        == .changedMeanwhile(
          code,
          [.init(by: "bilal", what: .assigned(person: "bilal", reason: .shiftEnd, was: "amina"))],
          seq: desk.caseload.seq))
    #expect(
      refusal.description == "bilal changed KHI-26-0001 meanwhile: with bilal: shift ends.")
    try desk.act(on: code, .note(text: "Nothing new."), by: "sana")
    #expect(
      desk.refusal(of: takes, seen: seen)?.description
        == "KHI-26-0001 was changed meanwhile: bilal: with bilal: shift ends; sana: note 1.")
    #expect(try desk.it(code).owner == "bilal")
    // Having seen it, or without asking, she may.
    #expect(desk.refusal(of: takes, seen: desk.caseload.seq) == nil)
    #expect(desk.refusal(of: takes) == nil)
  }

  @Test("One's own change, or one of another case, is no surprise")
  func ownChange() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    let seen = try desk.it(code).lastSeq
    try desk.act(on: code, .note(text: "Mine"), seen: seen)
    let other = try desk.open()
    try desk.act(on: other, .note(text: "Another case"), by: "bilal")
    #expect(desk.refusal(of: .on(code, .note(text: "Mine again")), seen: seen) == nil)
  }

  @Test("What the clock did is told like anybody's doing")
  func clockChange() throws {
    var desk = try DeskAtWork()
    let code = try desk.open(level: .critical)
    try desk.act(on: code, .refer())
    try desk.act(on: code, .tell("A"))
    let seen = try desk.it(code).lastSeq
    desk.wait(.hours(5))
    try desk.tick()
    let refusal = desk.refusal(of: .on(code, .accept("A")), seen: seen)
    guard case .changedMeanwhile(code, let changes, _)? = refusal, changes.map(\.by) == [.clock]
    else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test("What somebody typed isn't told to whom it happened to")
  func coveredChange() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    let seen = try desk.it(code).lastSeq
    try desk.act(on: code, .note(text: "Saima 0300-1234567"), by: "bilal")
    #expect(
      desk.refusal(of: .on(code, .keep), seen: seen)?.description
        == "bilal changed KHI-26-0001 meanwhile: note 1.")
  }

  @Test("A case that isn't there is said by its code")
  func noSuchCase() throws {
    var desk = try DeskAtWork()
    let code = CaseCode(prefix: "KHI", year: 26, number: 404)
    #expect(
      desk.refusal(of: .on(code, .uncover))?.description
        == "There is no case KHI-26-0404 at this desk.")
    let there = try desk.open(needs: [], level: nil)
    #expect(
      desk.refusal(of: .on(there, .end(closing: .duplicate(of: code)))) == .noSuchCase(code))
  }

  // MARK: The match decides

  @Test("A referral goes only where the match lets it")
  func match() throws {
    var desk = try DeskAtWork()
    let man = try desk.open(.woman.with { $0.persons[0].gender = .male }, needs: [.shelter])
    #expect(
      desk.refusal(of: .on(man, .refer(1, to: "panah")))?.description
        == "DEMO Panah can't take this: person 1 (male) – takes female only. "
        + "A coordinator may decide otherwise, and says why.")
    #expect(
      desk.refusal(of: .on(man, .refer(1, to: "nobody")))?.description
        == "No service is called nobody.")
    let woman = try desk.open(.woman.with { $0.persons[0].age = .unknown }, needs: [.shelter])
    #expect(
      desk.refusal(of: .on(woman, .refer(1, to: "panah")))?.description
        == "DEMO Panah is possible only if… How old is person 1? Takes ages 18 and over. "
        + "Ask, or say why it goes all the same.")
    #expect(
      desk.refusal(of: .on(woman, .refer(1, to: "panah", why: "she looks 25"))) == nil)
    let bonded = try desk.open()
    #expect(
      desk.refusal(of: .on(bonded, .refer(1, to: "court")))?.description
        == "DEMO Kiln fits better than DEMO Court. Say why DEMO Court.")
  }

  @Test("Moving a need on is matched too")
  func matchedMove() throws {
    var desk = try DeskAtWork()
    let code = try desk.open()
    try desk.act(on: code, .refer())
    let move = CaseAction.reroute(
      referral: "A", service: "panah", reason: .workload, said: Said(conflict: .noTie))
    #expect(
      desk.refusal(of: .on(code, move))?.description
        == "DEMO Panah can't take this: does not offer this service.")
  }

  @Test("A key belongs to one body")
  func keys() throws {
    let desk = try DeskAtWork()
    let other = Organization(id: "9", name: "Other", kind: .member, services: [.kiln])
    #expect(
      desk.refusal(of: .list(other))?.description
        == "The key kiln is taken by DEMO Kiln. Give another.")
    let same = Organization(id: "1", name: "DEMO Kiln II", kind: .member, services: [.kiln])
    #expect(desk.refusal(of: .list(same)) == nil)
  }
}
