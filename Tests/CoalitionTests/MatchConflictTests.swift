import Casework
import Coalition
import DeskTesting
import Testing

/// Ties to the alleged perpetrator, consent, and who has said no already (domain §7).
@Suite("Whom nothing may be sent to")
struct MatchConflictTests {
  @Test(
    "A tie to the alleged perpetrator excludes every service of the body",
    arguments: [
      (.linked, "excluded: tied to the alleged perpetrator"),
      (.sharedCommittee, "excluded: on a committee with the alleged perpetrator"),
      (.survivorSaysNo, "excluded: the survivor says no to this body"), (.noTie, "fits"),
    ] as [(Conflict, String)])
  func tie(answer: Conflict, verdict: String) throws {
    let body = Organization.body(.plain("door"), .plain("other"))
    let asking = Asking { $0.conflicts = [body.body: answer] }
    let match = try asking.match(Directory([body]))
    for key in ["door", "other"] as [ServiceKey] {
      #expect(match.verdict(on: key, words: MatchWords(now: opening)) == verdict)
    }
    // Of another body nothing was asked, which is asked for before anything is sent.
    #expect(try asking.says(of: .plain("else")) == "fits")
  }

  @Test("A body the survivor fears isn't shown again, whichever of its services it was")
  func feared() throws {
    let body = Organization.body(.plain("door"), .plain("other"))
    for reason in MoveReason.forWithdrawing {
      let asking = Asking { $0.past = [.withdrawn("other", reason, ago: .days(9))] }
      let fears = "excluded: the survivor fears this body (A was withdrawn)"
      #expect(try asking.says(of: body) == (reason == .fearsThem ? fears : "fits"))
    }
  }

  // MARK: An office nearby

  struct Near: CustomTestStringConvertible, Sendable {
    let office: Organization.Office
    let place: AreaID?
    let tehsil: Words?
    let verdict: String
    var asks: [String] = []

    init(
      _ district: AreaID, _ office: String?, _ place: AreaID?, _ tehsil: Words?,
      _ verdict: String, asks: [String] = []
    ) {
      self.office = .init(district: district, tehsil: office)
      (self.place, self.tehsil, self.verdict, self.asks) = (place, tehsil, verdict, asks)
    }

    var testDescription: String {
      "an office in \(office.tehsil ?? "?") of \(office.district), the perpetrator in "
        + "\(tehsil?.text ?? "?") of \(place?.rawValue ?? "?")"
    }
  }

  static let offices = [
    Near(
      "pb-kasur", "Pattoki", "pb-kasur", "Pattoki",
      "excluded: has an office in Pattoki, where the alleged perpetrator is"),
    // However it is spelled on the keyboard.
    Near(
      "pb-kasur", "Pattoki", "pb-kasur", " PATTOKI ",
      "excluded: has an office in Pattoki, where the alleged perpetrator is"),
    Near("pb-kasur", "Pattoki", "pb-kasur", "Chunian", "fits"),
    // A tehsil of that name in another district.
    Near("pb-kasur", "Pattoki", "pb-lahore", "Pattoki", "fits"),
    Near("pb-kasur", "Pattoki", "pb-lahore", nil, "fits"),
    Near("pb-kasur", "Pattoki", .abroad, nil, "fits"),
    Near(
      "pb-kasur", "Pattoki", "pb-kasur", nil,
      "possible if: In which tehsil of Kasur, Punjab is the alleged perpetrator?"),
    Near(
      "pb-kasur", "Pattoki", "pb-kasur", " ",
      "possible if: In which tehsil of Kasur, Punjab is the alleged perpetrator?"),
    // Known less well than a district.
    Near(
      "pb-kasur", "Pattoki", "pb", "Pattoki",
      "possible if: In which district is the alleged perpetrator? It has an office in Pattoki."),
    Near(
      "pb-kasur", "Pattoki", "pb", nil,
      "possible if: In which district is the alleged perpetrator? It has an office in Pattoki."),
    Near("pb-kasur", "Pattoki", "pb", "Chunian", "fits"),
    Near("pb-kasur", "Pattoki", "sd", "Pattoki", "fits"),
    // Nobody knows where: the tehsil's name may still be its own, and the question is shown.
    Near(
      "pb-kasur", "Pattoki", nil, "Pattoki",
      "possible if: In which district is the alleged perpetrator? It has an office in Pattoki."),
    Near("pb-kasur", "Pattoki", nil, "Chunian", "fits"),
    Near(
      "pb-kasur", "Pattoki", nil, nil, "fits",
      asks: ["it has an office in Pattoki: is the alleged perpetrator there?"]),
    // Where the office is isn't known so well: that is asked of the body.
    Near(
      "pb-kasur", nil, "pb-kasur", "Pattoki", "fits",
      asks: ["in which tehsil of Kasur, Punjab is its office?"]),
    Near("pb-kasur", nil, "pb-lahore", "Pattoki", "fits"),
    Near("pb-kasur", nil, nil, nil, "fits"),
  ]

  @Test("An office in the alleged perpetrator's tehsil excludes", arguments: offices)
  func office(_ it: Near) throws {
    let asking = Asking {
      ($0.facts.perpetratorPlace, $0.facts.perpetratorTehsil) = (it.place, it.tehsil)
    }
    let body = Organization.body(.plain(), offices: [it.office])
    #expect(try asking.says(of: body) == it.verdict)
    #expect(try asking.asks(of: body) == it.asks)
  }

  @Test("One office in that tehsil is enough, and a body that names none isn't asked")
  func severalOffices() throws {
    let asking = Asking {
      ($0.facts.perpetratorPlace, $0.facts.perpetratorTehsil) = ("pb-kasur", "Pattoki")
    }
    let two = Organization.body(
      .plain(),
      offices: [
        .init(district: "pb-kasur", tehsil: "Chunian"),
        .init(district: "pb-kasur", tehsil: "Pattoki"),
      ])
    #expect(
      try asking.says(of: two)
        == "excluded: has an office in Pattoki, where the alleged perpetrator is")
    #expect(try asking.asks(of: Organization.body(.plain(), offices: [])) == [])
    #expect(try asking.asks(of: Organization.body(.plain())) == [])
  }

  // MARK: Local authority

  @Test(
    "No local authority when the perpetrator is an official, nor before that was asked",
    arguments: [
      (
        .yes, true,
        "excluded: the perpetrator is an official – no local authority without a coordinator"
      ),
      (.unknown, true, "possible if: Is the perpetrator an official, or tied to one?"),
      (.no, true, "fits"), (.yes, false, "fits"), (.unknown, false, "fits"),
    ] as [(Known, Bool, String)])
  func authority(official: Known, isLocal: Bool, verdict: String) throws {
    let asking = Asking { $0.facts.officialPerpetrator = official }
    #expect(try asking.says(of: .plain { $0.isLocalAuthority = isLocal }) == verdict)
  }

  // MARK: Consent

  @Test(
    "A no to this very body excludes it; what was said of all of them is asked for on sending",
    arguments: [
      (.yes, .no, "excluded: no consent to this body"),
      (.yes, .withdrawn, "excluded: the consent to this body was withdrawn"),
      (.no, .no, "excluded: no consent to this body"),
      (.yes, .notAsked, "fits"), (.yes, .yes, "fits"), (.no, .yes, "fits"),
      (.no, .notAsked, "fits"), (.withdrawn, .notAsked, "fits"), (.notAsked, .notAsked, "fits"),
    ] as [(Consent.Answer, Consent.Answer, String)])
  func consent(general: Consent.Answer, own: Consent.Answer, verdict: String) throws {
    let asking = Asking {
      $0.facts.consent.refer = general
      $0.facts.consent[.referTo("door")] = own
    }
    #expect(try asking.says(of: .plain()) == verdict)
    #expect(try asking.says(of: .plain("other")) == "fits")
  }

  // MARK: Said no already

  @Test(
    "A body that said no is not asked again while its reason holds",
    arguments: [
      (.full, true, true, false), (.area, true, true, true), (.mandate, true, true, true),
      (.ageOrGender, true, true, true), (.specialNeed, true, true, true),
      (.safety, true, true, true), (.conflict, true, true, true),
      (.information, false, false, false), (.duplicate, true, true, true),
      (.funds, true, true, false), (.other, true, true, true),
    ] as [(DeclineReason, Bool, Bool, Bool)])
  func declined(reason: DeclineReason, atOnce: Bool, nearlyADay: Bool, aDay: Bool) throws {
    let spans: [(Instant.Span, Bool)] = [
      (.minutes(0), atOnce), (Instant.Span(seconds: 86_399), nearlyADay), (.hours(24), aDay),
    ]
    for (ago, holds) in spans {
      let declined = Asking { $0.past = [.declined("door", reason, ago: ago)] }
      #expect(
        try declined.says(of: .plain())
          == (holds ? "excluded: declined already (A): \(reason.inWords)" : "fits"))
      #expect(try declined.says(of: .plain("other")) == "fits")
      // The same when it was only asked, without a name.
      let asked = Asking { $0.past = [.replied("door", AskReply(.no, reason), ago: ago)] }
      #expect(
        try asked.says(of: .plain())
          == (holds ? "excluded: said no when asked (round 1): \(reason.inWords)" : "fits"))
      #expect(try asked.says(of: .plain("other")) == "fits")
    }
  }

  @Test("The last word of a body counts, however it was said")
  func lastWord() throws {
    let words: [([Asking.Past], String)] = [
      (
        [.declined("door", .full, ago: .days(2)), .declined("door", .full, ago: .hours(1))],
        "excluded: declined already (B): full"
      ),
      (
        [
          .declined("door", .mandate, ago: .days(2)),
          .replied("door", AskReply(.yes), ago: .hours(1)),
        ], "fits"
      ),
      (
        [
          .replied("door", AskReply(.yes), ago: .days(2)),
          .declined("door", .mandate, ago: .hours(1)),
        ],
        "excluded: declined already (A): not its mandate"
      ),
      (
        [
          .replied("door", AskReply(.no, .area), ago: .days(2)),
          .replied("door", AskReply(.yes), ago: .hours(1)),
        ],
        "fits"
      ),
      // Not answering takes nothing back.
      (
        [
          .replied("door", AskReply(.no, .area), ago: .days(2)),
          .replied("door", AskReply(.noAnswer), ago: .hours(1)),
        ],
        "excluded: said no when asked (round 1): outside its area"
      ),
    ]
    for (past, verdict) in words {
      #expect(try Asking { $0.past = past }.says(of: .plain()) == verdict)
    }
  }

  @Test("Who named another body or gave it back isn't asked again; who let it lapse may be")
  func otherEnds() throws {
    let ends: [(Asking.Past, String)] = [
      (.routedOn("door", ago: .days(9)), "excluded: named another body for it (A)"),
      (.returned("door", ago: .days(9)), "excluded: gave it back (A)"),
      (.expired("door", ago: .days(9)), "fits"),
      (.withdrawn("door", .noAnswer, ago: .days(9)), "fits"),
    ]
    for (past, verdict) in ends {
      let asking = Asking { $0.past = [past] }
      #expect(try asking.says(of: .plain()) == verdict)
      #expect(try asking.says(of: .plain("other")) == "fits")
    }
  }

  @Test(
    "Who let a need go by, or from whom it was taken back, isn't offered first for it again",
    arguments: [
      (.expired("door", ago: .days(9)), "did not answer A"),
      (.replied("door", AskReply(.noAnswer), ago: .hours(1)), "did not answer when asked"),
      (.withdrawn("door", .noAnswer, ago: .days(9)), "did not answer A"),
      (.withdrawn("door", .safety, ago: .days(9)), "A was taken back: safety"),
    ] as [(Asking.Past, String)])
  func silence(past: Asking.Past, words: String) throws {
    let match = try Asking { $0.past = [past] }.match(.plain(), .plain("other"))
    #expect(match.fits.map(\.service) == ["other", "door"])
    let said = match.fits.map { $0.reasons.map(MatchWords(now: opening).reason) }
    #expect(said[1] == said[0] + [words])
  }

  @Test("What was taken back for reasons of the person's own is said, and counts against nobody")
  func takenBack() throws {
    let past = Asking.Past.withdrawn("door", .familyPressure, ago: .days(9))
    let match = try Asking { $0.past = [past] }.match(.plain(), .plain("other"))
    #expect(match.fits.map(\.service) == ["door", "other"])
    let said = match.fits[0].reasons.map(MatchWords(now: opening).reason)
    #expect(said.contains("A was taken back: pressure of the family"))
  }

  @Test("What was said after it, and a day after an ask round, silence no longer counts")
  func brokenSilence() throws {
    let pasts: [[Asking.Past]] = [
      [.expired("door", ago: .days(9)), .replied("door", AskReply(.yes), ago: .hours(1))],
      [.replied("door", AskReply(.noAnswer), ago: .hours(25))],
    ]
    for past in pasts {
      let match = try Asking { $0.past = past }.match(.plain(), .plain("other"))
      #expect(match.fits.map(\.service) == ["door", "other"])
    }
  }

  @Test("A no to one need is no no to another")
  func otherNeed() throws {
    let asking = Asking {
      $0.past = [
        .declined("door", .mandate, ago: .hours(1)),
        .replied("b", AskReply(.no, .area), ago: .hours(1)),
      ]
    }
    var it = try asking.case()
    it.apply(
      .needAdded(need: 2, code: .legalAdvice, persons: [], place: nil, actBy: nil), by: "amina")
    let directory = Directory([Service.plain(), .plain("b")])
    let first = Match(it.needs[0], of: it, among: directory, with: asking.setting)
    #expect(first.fits.isEmpty)
    let second = Match(it.needs[1], of: it, among: directory, with: asking.setting)
    #expect(second.fits.count == 2)
  }
}
