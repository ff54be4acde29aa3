import Caseload
import Casework

// A case and what it needs: what is asked, and what is read of it.

extension Form {
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
      .choice(id, label, .of(now.next, \.inWords), at: now.rawValue, hint: "did they agree?")
    } + (isNew ? [.text("needs", "What is needed", hint: needs)] : [])
  }

  private static let needs = "SHE bed, MED, LAD legal advice, BLR, CHP, PSS …"

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
    let consent = facts.consent
    if isTouched("record") { facts.consent.record = chosen("record") ?? consent.record }
    if isTouched("refer") { facts.consent.refer = chosen("refer") ?? consent.refer }
    return fields.contains { $0.problem != nil } ? nil : facts
  }

  private func typed(_ fact: Fact) -> String {
    fact.isChoice ? code(fact.id) : text(fact.id)
  }

  /// How the person may be contacted, by what stands in the form so far; nil while another part of it
  /// has the keys.
  func contact(over old: Facts, _ clock: Fact.Clock) -> SafeContact? {
    let parts = Fact.Topic.contact.all
    guard let id = focused?.id, parts.contains(where: { $0.id == id }) else { return nil }
    var facts = old
    // What can't be read is said when it is saved.
    for fact in parts where isTouched(fact.id) { try? fact.replace(&facts, typed(fact), clock) }
    return facts.contact
  }

  // MARK: Needs

  static func need(_ case: Case) -> Form {
    Form(
      .need, on: `case`, "Add a need to \(`case`.code)",
      [
        .text("needs", "What is needed", hint: needs),
        .text("persons", "For whom", hint: "numbers of persons, 1 3; empty: all"),
      ])
  }

  /// - Parameter apart: whom the body that is meant would leave.
  static func split(_ case: Case, _ need: Need, _ apart: [Int]) -> Form {
    Form(
      .split(need: need.number), on: `case`,
      "\(`case`.code): part need \(need.number), \(need.code.withCode)",
      [
        .offer(
          "persons", "Apart", apart.map(String.init).joined(separator: " "),
          hint: "numbers of the persons who get a need of their own")
      ])
  }

  /// Nil after noting what can't be read.
  mutating func readNeeds() -> [NeedCode]? {
    do throws(Unreadable) {
      return try NeedCode.list(text("needs"))
    } catch {
      set("needs", problem: error.sentence)
      return nil
    }
  }

  /// The numbers of persons; nil after noting what is none.
  mutating func readPersons() -> [Int]? {
    var persons: [Int] = []
    for word in text("persons").split(whereSeparator: { ", ".contains($0) }) {
      guard let number = Int(word) else {
        set("persons", problem: English.personNumbers)
        return nil
      }
      persons.append(number)
    }
    return persons
  }

  // MARK: What can't be read

  /// Says of a field that was left what can't be read in it, while it is still in mind.
  ///
  /// - Parameter old: the facts there are; whom the form names besides counts too.
  mutating func noteUnread(_ id: String, over old: Facts, _ clock: Fact.Clock) {
    guard isTouched(id), let i = fields.firstIndex(where: { $0.id == id }),
      case .text = fields[i].value
    else { return }
    do throws(Unreadable) {
      if id == "needs" {
        _ = try NeedCode.list(text(id))
      } else if has("story"), let fact = Fact.named(id) {
        var facts = old
        if fact.id != "people", let people = Fact.named("people"), isTouched("people") {
          // What is wrong with it stands beside it.
          guard (try? people.replace(&facts, typed(people), clock)) != nil else { return }
        }
        try fact.replace(&facts, typed(fact), clock)
      }
    } catch {
      fields[i].problem = error.sentence
    }
  }

  /// Puts what can't be read under what is said, where anything may stand; of a list, what can be
  /// read stays.
  mutating func setAside(_ field: Field, _ clock: Fact.Clock) {
    let parts = text(field.id).split(separator: ",").map { String($0).trimmed }
    let left = parts.filter { !Self.isRead($0, in: field.id, clock) }
    let typed = left.joined(separator: ", ")
    aside.append(field.label)
    set(field.id, text: parts.filter { !left.contains($0) }.joined(separator: ", "))
    // Times that are no hours are times in words.
    if field.id == "contact-hours", text("contact-times").isEmpty {
      set("contact-times", text: typed)
    } else {
      let line = "\(field.label): \(typed)"
      set("story", text: text("story").isEmpty ? line : text("story") + "\n" + line)
    }
  }

  /// Whether a part of a list can be read by itself; of what is no list nothing can.
  private static func isRead(_ part: String, in id: String, _ clock: Fact.Clock) -> Bool {
    if id == "needs" { return (try? NeedCode.list(part)) != nil }
    guard let fact = Fact.named(id), fact.isList else { return false }
    var facts = Facts()
    return (try? fact.replace(&facts, part, clock)) != nil
  }

  /// The fields that can't be read, and may be put aside. What is covered stays: there it would be
  /// open to all.
  var unread: [Field] {
    fields.filter { field in
      guard case .text = field.value, field.problem != nil else { return false }
      return field.id != "story" && Fact.named(field.id)?.isCovered != true
    }
  }
}
