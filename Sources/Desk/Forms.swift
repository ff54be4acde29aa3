import Caseload
import Casework
import Coalition

// Each form's fields, and the asks it makes of them. What is missing the rules say, not the form.

extension Form {
  static let known = [
    Choice(Known.unknown.inWords, key: "u"), Choice(Known.yes.inWords, key: "y"),
    Choice(Known.no.inWords, key: "n"),
  ]
  static let knownValues: [Known] = [.unknown, .yes, .no]

  // MARK: A case

  /// A new case, or the facts of one: a free note first, fields after (domain §4). What is covered
  /// on the screen is left out, and stays as it is.
  static func facts(
    _ kind: FormKind, _ title: String, _ facts: Facts, _ clock: Fact.Clock, seen: Int? = nil,
    isUncovered: Bool = true
  ) -> Form {
    var fields: [Field] = []
    for topic in Fact.Topic.allCases {
      let shown = topic.all.filter { isUncovered || !$0.isCovered }
      fields += shown.map { .fact($0, facts, clock) }.headed(English.heading(topic))
      if topic == .contact {
        fields += consent(facts, isNew: kind == .newCase).headed(English.consentHeading)
      }
    }
    return Form(kind, title, seen: seen, fields)
  }

  private static func consent(_ facts: Facts, isNew: Bool) -> [Field] {
    let answers: [(String, String, Consent.Answer)] = [
      ("record", "Keep a record", facts.consent.record),
      ("refer", "Refer to others", facts.consent.refer),
    ]
    return answers.map { id, label, now in
      .choice(
        id, label, .init(now.next.map(\.inWords)), at: index(now, in: Consent.Answer.allCases),
        hint: "did they agree?")
    } + (isNew ? [.text("needs", "What is needed", hint: needs)] : [])
  }

  private static let needs = "SHE bed, MED, LAD legal advice, BLR, CHP, PSS …"

  private static func index<T: Equatable>(_ value: T, in all: [T]) -> Int {
    all.firstIndex(of: value) ?? 0
  }

  /// The facts as typed, on top of those of now: what wasn't touched stays as it is, also where
  /// somebody else has changed it since the form was opened. Nil after noting problems.
  mutating func readFacts(over old: Facts, _ clock: Fact.Clock) -> Facts? {
    var facts = old
    for fact in Fact.all where isTouched(fact.id) {
      do throws(Unreadable) {
        try fact.replace(&facts, typed(fact), clock)
      } catch {
        set(fact.id, problem: error.sentence)
      }
    }
    if isTouched("record") { facts.consent.record = Consent.Answer.allCases[choice("record")] }
    if isTouched("refer") { facts.consent.refer = Consent.Answer.allCases[choice("refer")] }
    return fields.contains { $0.problem != nil } ? nil : facts
  }

  private func typed(_ fact: Fact) -> String {
    fact.isChoice ? fact.choices[choice(fact.id)].code : text(fact.id)
  }

  /// How the person may be contacted, by what stands in the form so far; nil while another part of it
  /// has the keys.
  func contact(over old: Facts, _ clock: Fact.Clock) -> SafeContact? {
    let parts = Fact.Topic.contact.all
    guard fields.indices.contains(focus), parts.contains(where: { $0.id == fields[focus].id })
    else { return nil }
    var facts = old
    // What can't be read is said when it is saved.
    for fact in parts where isTouched(fact.id) { try? fact.replace(&facts, typed(fact), clock) }
    return facts.contact
  }

  // MARK: Triage

  static func triage(_ case: Case) -> Form {
    let sheet = `case`.triage?.sheet ?? TriageSheet()
    let questions = TriageQuestion.allCases.map { question in
      let isKnown = question.aggravation?.isKnown(from: `case`.facts) ?? false
      var field = Field.choice(
        question.rawValue, question.inWords, known,
        at: index(isKnown ? .yes : sheet[question], in: knownValues),
        hint: isKnown ? English.factsSayYes : hint(of: question, `case`.facts.deadline))
      field.isHintSteady = true
      return field
    }
    let levels = ["as the rules say"] + Level.allCases.map(\.withNumber)
    return Form(
      .triage(`case`.code), "Triage \(`case`.code)  y yes · n no · u not asked · Ctrl-S save",
      seen: `case`.lastSeq,
      questions + [
        .choice(
          "level", "Level", .init(levels), hint: "← → to choose another; lower takes a reason"),
        .text("reason", "Reason", hint: "for another level"),
        .text("second", "Second name", hint: "who agreed, when leaving level 1"),
      ])
  }

  /// What a yes does; beside being moved, the deadline that there is.
  private static func hint(of question: TriageQuestion, _ deadline: Deadline?) -> String {
    guard question == .movedWithinDay, let deadline else { return question.effect }
    return English.deadlineIs(deadline.what.text)
  }

  /// The answers as given, on top of those of last time. A yes that stands there because the facts
  /// say so is none: when the facts are put right, it must not go on by itself.
  func sheet(for case: Case) -> TriageSheet {
    var sheet = `case`.triage?.sheet ?? TriageSheet()
    for question in TriageQuestion.allCases where isTouched(question.rawValue) {
      sheet[question] = Self.knownValues[choice(question.rawValue)]
    }
    return sheet
  }

  static func level(_ case: Case) -> Form {
    Form(
      .level(`case`.code), "Change the level of \(`case`.code)", seen: `case`.lastSeq,
      [
        .choice(
          "level", "Level", .init(Level.allCases.map(\.withNumber)),
          at: (`case`.level?.rawValue ?? 2) - 1, hint: "1 to 4"),
        .text("reason", "Reason", hint: "needed for a lower level"),
        .text("second", "Second name", hint: "who agreed, when leaving level 1"),
      ])
  }

  // MARK: Small forms

  static func note(_ case: Case) -> Form {
    Form(
      .note(`case`.code), "Note on \(`case`.code)", seen: `case`.lastSeq,
      [.text("text", "Note", rows: 5, hint: "Ctrl-S saves")])
  }

  static func need(_ case: Case) -> Form {
    Form(
      .need(`case`.code), "Add a need to \(`case`.code)", seen: `case`.lastSeq,
      [
        .text("needs", "What is needed", hint: needs),
        .text("persons", "For whom", hint: "numbers of persons, 1 3; empty: all"),
      ])
  }

  /// - Parameter apart: whom the body that takes most would leave.
  static func split(_ case: Case, _ need: Need, _ apart: [Int]) -> Form {
    Form(
      .split(`case`.code, need: need.number),
      "\(`case`.code): part need \(need.number), \(need.code.withCode)", seen: `case`.lastSeq,
      [
        .offer(
          "persons", "Apart", apart.map(String.init).joined(separator: " "),
          hint: "numbers of the persons who get a need of their own")
      ])
  }

  static func deleted(_ case: Case, _ todo: ToDo) -> Form {
    Form(
      .deleted(`case`.code, todo: todo.number), todo.what.text, seen: `case`.lastSeq,
      [.text("said", "Deleted, said", hint: "who confirmed it, and when")])
  }

  static func todo(_ case: Case, _ me: PersonID) -> Form {
    Form(
      .todo(`case`.code), "To do on \(`case`.code)", seen: `case`.lastSeq,
      [
        .text("what", "What", hint: "no names: it may stand in minutes"),
        .offer("owner", "Who", me.rawValue, hint: "id of a person at this desk"),
        .offer("due", "By when", "tomorrow", hint: "4h, 18:00, tomorrow, +2d, 2026-11-30"),
      ])
  }

  static func tell(_ case: Case, _ referral: Referral, _ name: String, contact: String?) -> Form {
    Form(
      .tell(`case`.code, referral.letter),
      "\(`case`.referralCode(referral.letter)): who at \(name) was told?", seen: `case`.lastSeq,
      [
        .choice("channel", "By", .init(Channel.allCases.map(\.inWords))),
        .offer("whom", "Whom", contact ?? "", hint: "the name of who was spoken to"),
      ])
  }

  static func answer(_ case: Case, _ letter: ReferralLetter, _ kind: AnswerKind) -> Form {
    let code = `case`.referralCode(letter)
    let seen = `case`.lastSeq
    let form = FormKind.answer(`case`.code, letter, kind)
    return switch kind {
    case .acknowledged:
      Form(form, "\(code) acknowledged", seen: seen, [.text("name", "By whom")])
    case .accepted:
      Form(
        form, "\(code) accepted", seen: seen,
        [
          .text("name", "Worker", hint: "who takes it"),
          .offer("first", "First contact", "4h", hint: "4h, 18:00, tomorrow, 2026-11-30"),
        ] + others(`case`, letter))
    case .declined:
      Form(
        form, "\(code) declined", seen: seen,
        [
          .choice("reason", "Reason", .init(DeclineReason.allCases.map(\.inWords))),
          .text("note", "In words", hint: "needed for another reason"),
        ])
    case .routedOn:
      Form(
        form, "\(code): they name another body", seen: seen,
        [.text("name", "Which body", hint: "the person is asked anew before it goes there")])
    case .started:
      Form(form, "\(code) in service", seen: seen, [.text("note", "What started")])
    case .noContact:
      Form(
        form, "\(code): not reached yet", seen: seen,
        [
          .text("tried", "Tried at", hint: "times, with commas: 09:00, 14:30"),
          .text("note", "In words"),
        ])
    case .returned:
      Form(form, "\(code) given back", seen: seen, [.text("note", "Why it stopped")])
    case .completed:
      Form(
        form, "\(code) completed", seen: seen,
        [
          .choice("outcome", "Outcome", .init(ReferralOutcome.allCases.map(\.inWords))),
          .text("note", "In words"),
          .offer("days", "Ask again in", "30", hint: "days: 7, 30, 90; empty: never"),
        ])
    }
  }

  /// Only where the need is out with somebody else too.
  private static func others(_ case: Case, _ letter: ReferralLetter) -> [Field] {
    guard let referral = `case`.referral(letter), !`case`.siblings(of: referral).isEmpty else {
      return []
    }
    return [
      .choice(
        "others", "The others", [Choice("withdraw"), Choice("keep")],
        hint: "the need is out with somebody else too")
    ]
  }

  static func withdraw(_ case: Case, _ letter: ReferralLetter) -> Form {
    Form(
      .withdraw(`case`.code, letter), "Withdraw \(`case`.referralCode(letter))",
      seen: `case`.lastSeq,
      [
        .choice("reason", "Reason", .init(MoveReason.forWithdrawing.map(\.inWords))),
        .text("note", "In words"),
      ])
  }

  static func end(_ code: CaseCode, _ kind: EndKind, seen: Int) -> Form {
    let form = FormKind.end(code, kind)
    return switch kind {
    case .closed:
      Form(
        form, "Close \(code)", seen: seen,
        [
          .choice("reason", "Reason", .init(CloseReason.allCases.map(\.inWords))),
          .text("note", "In words"),
          .text("second", "Second name", hint: "who agreed; needed at level 1"),
        ])
    case .notTIP:
      Form(
        form, "\(code): not TIP", seen: seen,
        [.text("reason", "What it is"), .text("pointed", "Pointed to", hint: "who can help")])
    case .added:
      Form(
        form, "\(code) belongs to", seen: seen,
        [.text("other", "Case", hint: "the other's code, as KHI-26-0147")])
    case .duplicate:
      Form(
        form, "\(code) is the same as", seen: seen,
        [.text("other", "Case", hint: "the other's code, as KHI-26-0147")])
    }
  }

  static func reopen(_ case: Case) -> Form {
    Form(
      .reopen(`case`.code), "Reopen \(`case`.code)", seen: `case`.lastSeq,
      [.text("what", "What is new")])
  }

  /// Only what the rules ask for.
  static func said(_ kind: FormKind, _ title: String, seen: Int, _ parts: [Said.Part]) -> Form {
    Form(kind, title, seen: seen, fields(for: parts))
  }

  static func fields(for parts: [Said.Part]) -> [Field] {
    var fields: [Field] = []
    for part in parts {
      switch part {
      case .conflict: fields.append(ties(at: 0))
      case .override:
        fields += [
          .text("override", "Without consent", hint: "why it must go all the same; recorded"),
          .text("second", "Second name", hint: "who agreed; at level 1 by 09:00, else now"),
        ]
      case .second: break
      case .why:
        fields.append(.text("why", "Why this one", hint: "one word is enough; recorded"))
      }
    }
    return fields
  }

  private static func ties(at index: Int) -> Field {
    .choice(
      "conflict", "Ties",
      [Choice(Known.unknown.inWords, key: "u")] + .init(Conflict.allCases.map(\.inWords)),
      at: index, hint: "is anybody there tied to the alleged perpetrator?")
  }

  /// Whether a body is tied to the alleged perpetrator, asked apart from sending anything there.
  static func conflict(_ case: Case, _ body: BodyID, _ name: String) -> Form {
    let at = `case`.conflicts[body].flatMap { Conflict.allCases.firstIndex(of: $0) }
    return Form(
      .conflict(`case`.code, body), "\(name) and \(`case`.code)", seen: `case`.lastSeq,
      [ties(at: at.map { $0 + 1 } ?? 0)])
  }

  /// What was filled in of it.
  var said: Said {
    let conflict = choice("conflict")
    return Said(
      conflict: conflict == 0 ? nil : Conflict.allCases[conflict - 1], override: words("override"),
      second: words("second"), why: words("why"))
  }

  // MARK: What is done more seldom

  /// Its wording stands below it, in both languages.
  static func consent(_ case: Case, _ topic: Consent.Topic, _ words: String) -> Form {
    let now = `case`.facts.consent[topic]
    return Form(
      .consent(`case`.code, topic), "\(`case`.code): \(words)", seen: `case`.lastSeq,
      [
        .choice(
          "answer", "They say",
          .init(now.next.map(\.inWords)), at: index(now, in: now.next))
      ])
  }

  static func ask(_ case: Case, _ need: Need, _ services: [(ServiceKey, String)]) -> Form {
    Form(
      .ask(`case`.code, need: need.number, services.map(\.0)),
      "\(`case`.code): \(English.askWithoutName), \(need.code.inWords)", seen: `case`.lastSeq,
      services.enumerated().map { i, service in
        .choice(
          "service \(i)", service.1, [Choice("yes"), Choice("no")], at: i < 3 ? 0 : 1,
          hint: i == 0 ? English.reservesNothing : "")
      })
  }

  static func notify(_ case: Case, _ body: BodyID, _ name: String) -> Form {
    Form(
      .notify(`case`.code, body), "\(name) was told of \(`case`.code)", seen: `case`.lastSeq,
      [
        .choice("channel", "By", .init(Channel.allCases.map(\.inWords))),
        .text("whom", "Whom", hint: "the name of who was spoken to"),
        .text("what", "What", rows: 3, hint: "what they were told; Ctrl-S saves"),
      ])
  }

  static func countersign(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .countersign(`case`.code, referral.letter),
      "A second name for \(`case`.referralCode(referral.letter))", seen: `case`.lastSeq,
      [.text("second", "Who agreed", hint: "perhaps by phone: spoke to …, 03:12")])
  }

  static func void(_ case: Case, _ referral: Referral) -> Form {
    Form(
      .void(`case`.code, referral.letter),
      "\(`case`.referralCode(referral.letter)) was entered in error", seen: `case`.lastSeq,
      [.text("note", "In words")])
  }

  static func erase(_ case: Case) -> Form {
    Form(
      .erase(`case`.code), "Erase \(`case`.code), or persons of it", seen: `case`.lastSeq,
      [
        .text("persons", "Persons", hint: "their numbers, as 1 3; empty: the whole case"),
        .choice("why", "Why", .init(Erasure.Why.allCases.map(\.inWords))),
        .choice(
          "verified", "Made sure",
          [Choice(Known.unknown.inWords, key: "u")]
            + .init(Erasure.Verification.allCases.map(\.inWords)),
          hint: "how you know that they asked"),
        .text("second", "Second name", hint: "who agreed"),
      ])
  }

  static func startReview(_ me: PersonID) -> Form {
    Form(
      .startReview, "Start a review of the open cases",
      [.offer("present", "Who is here", me.rawValue, hint: "ids, with spaces between")])
  }
}
