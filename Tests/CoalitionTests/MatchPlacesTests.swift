import Casework
import Coalition
import DeskTesting
import Testing

/// What is known of free places: figures, what was sent since, and what was said when asked.
@Suite("Free places")
struct MatchPlacesTests {
  @Test(
    "The last place goes to whom it was sent for first, also by another desk in between",
    arguments: [
      (3, 2, "fits"), (1, 0, "fits"), (1, 1, "full"), (3, 3, "full"), (3, 4, "full"),
      (0, 0, "full"), (-1, 0, "full"),
    ])
  func places(free: Int, taken: Int, verdict: String) throws {
    let shelter = Service.shelter { $0.capacity?.free = free }
    let asking = Asking {
      $0.need = .shelter
      $0.taken = ["door": taken]
    }
    #expect(
      try asking.says(of: shelter)
        == (verdict == "full"
          ? "excluded: full (figure of 14:00, less places taken since)" : verdict))
  }

  @Test(
    "A figure a day old excludes; a second older it is asked about",
    arguments: [
      (86_400, 0, "excluded: full (figure of Mon 15:00, less places taken since)", []),
      (86_401, 0, "fits", ["places last told 1 d ago"]),
      (86_400, 2, "fits", []), (86_401, 2, "fits", ["places last told 1 d ago"]),
      (9 * 86_400, 0, "fits", ["places last told 9 d ago"]),
    ])
  func oldFigure(age: Int, free: Int, verdict: String, asks: [String]) throws {
    let shelter = Service.shelter {
      $0.capacity = .init(free: free, asOf: opening - Instant.Span(seconds: Int64(age)))
    }
    let asking = Asking { $0.need = .shelter }
    #expect(try asking.says(of: shelter) == verdict)
    #expect(try asking.asks(of: shelter) == asks)
  }

  @Test("How long a figure is good is a setting")
  func goodFor() throws {
    let shelter = Service.shelter { $0.capacity = .init(free: 0, asOf: opening - .hours(7)) }
    var asking = Asking { $0.need = .shelter }
    asking.weights.figureGoodForHours = 6
    #expect(try asking.asks(of: shelter) == ["places last told 7 h ago"])
  }

  @Test("Each person of a bed takes a place; of an advice line the household takes one")
  func household() throws {
    var asking = Asking {
      $0.need = .shelter
      $0.facts.persons = Array(
        repeating: Person(age: Age(30), gender: .female), count: 4)
    }
    let shelter = Service.shelter()
    #expect(try asking.asks(of: shelter) == ["3 free for 4: all together?"])
    #expect(try asking.match(shelter).fits[0].reasons.contains(.placesFree(3)) == false)
    asking.facts.persons.removeLast()
    #expect(try asking.asks(of: shelter) == [])
    #expect(try asking.match(shelter).fits[0].reasons.contains(.placesFree(3)))
    let advice = Service.plain { $0.capacity = .init(free: 1, asOf: opening) }
    asking.need = .legalAdvice
    #expect(try asking.asks(of: advice) == [])
    #expect(try asking.match(advice).fits[0].reasons.contains(.placesFree(1)))
  }

  // MARK: What was said when somebody asked

  struct Said: CustomTestStringConvertible, Sendable {
    let reply: AskReply
    let ago: Instant.Span
    /// The figure: free places, and how old it is.
    var figure: (free: Int, ago: Instant.Span)?
    var taken = 0
    let verdict: String
    var asks: [String] = []
    var reason: String?

    var testDescription: String {
      "said \(reply.inWords) \(ago.inWords) ago, figure \(figure.map { "\($0.free)" } ?? "none")"
    }
  }

  static let ask = "is there a free place?"

  static let said = [
    Said(reply: AskReply(.yes), ago: .hours(1), verdict: "fits", reason: "said yes at 14:00"),
    Said(reply: AskReply(.yes), ago: .hours(24), verdict: "fits", reason: "said yes at Mon 15:00"),
    Said(
      reply: AskReply(.yes), ago: Instant.Span(seconds: 86_401), verdict: "fits", asks: [ask]),
    // It counts for more than an older figure, and less than a newer one.
    Said(
      reply: AskReply(.yes), ago: .hours(1), figure: (0, .hours(2)), verdict: "fits",
      reason: "said yes at 14:00"),
    Said(
      reply: AskReply(.yes), ago: .hours(2), figure: (0, .hours(1)),
      verdict: "excluded: full (figure of 14:00, less places taken since)"),
    Said(
      reply: AskReply(.yes), ago: .hours(1), figure: (0, .days(3)), verdict: "fits",
      reason: "said yes at 14:00"),
    // It reserves nothing: what was sent since may have taken the place.
    Said(reply: AskReply(.yes), ago: .hours(1), taken: 1, verdict: "fits", asks: [ask]),
    Said(
      reply: AskReply(.no, .full), ago: .hours(1), verdict: "excluded: full (said at 14:00)"),
    Said(
      reply: AskReply(.no, .full), ago: .hours(24), verdict: "excluded: full (said at Mon 15:00)"),
    Said(
      reply: AskReply(.no, .full), ago: Instant.Span(seconds: 86_401), verdict: "fits",
      asks: [ask]),
    Said(
      reply: AskReply(.no, .full), ago: .hours(1), figure: (3, .hours(2)),
      verdict: "excluded: full (said at 14:00)"),
    Said(
      reply: AskReply(.no, .full), ago: .hours(2), figure: (3, .hours(1)), verdict: "fits",
      reason: "3 places free"),
    // A no for another reason was a no to another case.
    Said(reply: AskReply(.no, .mandate), ago: .hours(1), verdict: "fits", asks: [ask]),
    Said(
      reply: AskReply(.no, .mandate), ago: .hours(1), figure: (3, .hours(2)), verdict: "fits",
      reason: "3 places free"),
  ]

  @Test("A bed asked for counts as news of its places, whichever case asked", arguments: said)
  func news(_ it: Said) throws {
    let shelter = Service.shelter { service in
      service.confirmedOn = opening
      service.capacity = it.figure.map { .init(free: $0.free, asOf: opening - $0.ago) }
    }
    let asking = Asking {
      $0.need = .shelter
      $0.news = ["door": (it.reply, ago: it.ago)]
      $0.taken = ["door": it.taken]
    }
    #expect(try asking.says(of: shelter) == it.verdict)
    #expect(try asking.asks(of: shelter) == it.asks)
    let words = MatchWords(now: opening)
    let reasons = try asking.match(shelter).fits.first?.reasons.map(words.reason) ?? []
    #expect(
      reasons.filter { $0.contains("yes") || $0.contains("free") }
        == (it.reason.map { [$0] } ?? []))
    // What was said of a bed says nothing of advice.
    var advice = asking
    advice.need = .legalAdvice
    advice.taken = [:]
    #expect(try advice.says(of: .plain()) == "fits")
    #expect(try advice.match(.plain()).fits[0].reasons == [.confirmed(opening - .days(1))])
  }

  @Test("A yes to this very need counts whatever is needed, as long as it is good")
  func ownYes() throws {
    for (ago, counts) in [(86_400, true), (86_401, false)] {
      let ago = Instant.Span(seconds: Int64(ago))
      let asking = Asking { $0.past = [.replied("door", AskReply(.yes), ago: ago)] }
      let reasons = try asking.match(.plain()).fits[0].reasons
      #expect(reasons.contains(.saidYes(opening - ago)) == counts)
    }
  }
}
