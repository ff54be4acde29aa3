import Casework
import Coalition

/// Who it is about, said so that nobody is told apart: by gender and age band, never by exact age.
extension Say {
  /// In full, or as counts where that would be long.
  static func people(_ persons: [Person]) -> String {
    let list = peoples(persons)
    return list.first { $0.count <= 140 } ?? household(persons)
  }

  /// The same people at several lengths, the longest first.
  static func peoples(_ persons: [Person]) -> [String] {
    if persons.isEmpty { return [peopleNotKnown] }
    let children = persons.filter { $0.isChild == .yes }
    let others = persons.filter { $0.isChild != .yes }
    let parts = [counted(others, isSolo: true), counted(children, isSolo: others.isEmpty)]
    return [parts.filter { !$0.isEmpty }.joined(separator: " with "), household(persons)]
  }

  /// "9 people: 2 adults, 7 children".
  static func household(_ persons: [Person]) -> String {
    if persons.isEmpty { return peopleNotKnown }
    let children = persons.count { $0.isChild == .yes }
    let adults = persons.count { $0.isChild == .no }
    let parts = [
      (adults, adults == 1 ? "adult" : "adults"), (children, children == 1 ? "child" : "children"),
      (persons.count - children - adults, "of unknown age"),
    ]
    return "\(persons.count) \(persons.count == 1 ? "person" : "people"): "
      + parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// What a receiver must be ready for, as counts; what was typed of it stays at the desk.
  static func special(_ persons: [Person]) -> String {
    let counts = [
      (persons.count { $0.pregnant == .yes }, "pregnant"),
      (persons.count { $0.disability == .yes }, "with a disability"),
      (persons.count { $0.special?.filled != nil }, "with something else to ask us"),
    ].filter { $0.0 > 0 }
    if counts.isEmpty { return "" }
    return "Special needs: " + counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
  }

  /// "woman 18–29, 2 men 30–44", or behind those "a girl of 0–5".
  private static func counted(_ persons: [Person], isSolo: Bool) -> String {
    var counts: [(kind: Kind, count: Int)] = []
    for person in persons {
      let kind = Kind(person)
      if let index = counts.firstIndex(where: { $0.kind == kind }) {
        counts[index].count += 1
      } else {
        counts.append((kind, 1))
      }
    }
    return counts.map { $0.kind.inWords($0.count, isSolo: isSolo) }.joined(separator: ", ")
  }

  private struct Kind: Hashable {
    let noun: String
    let band: String?

    init(_ person: Person) {
      noun = person.gender.noun(isChild: person.isChild)
      band = Say.bandBehindNoun(person.age)
    }

    func inWords(_ count: Int, isSolo: Bool) -> String {
      let isPlain = isSolo && band?.first?.isNumber == true
      let behind = band.map { isPlain ? " \($0)" : " of \($0)" } ?? ""
      if count > 1 { return "\(count) \(Self.plurals[noun] ?? noun)\(behind)" }
      return (isSolo ? "" : "a ") + noun + behind
    }

    private static let plurals = [
      "girl": "girls", "boy": "boys", "woman": "women", "man": "men", "female": "females",
      "male": "males", "child": "children", "adult": "adults", "person": "people",
    ]
  }

  private static let bands = [0...5, 6...11, 12...17, 18...29, 30...44, 45...59, 60...120]

  /// The bands that an age lies in: a band tells nobody apart.
  static func band(_ age: Age) -> String {
    if age.isUnknown { return "of unknown age" }
    let touched = bands.filter { $0.overlaps(age.range) }
    let lower = touched.first?.lowerBound ?? 0
    let upper = touched.last?.upperBound ?? 120
    return upper == 120 ? "\(lower)+" : "\(lower)–\(upper)"
  }

  /// Nil where the noun says it already: a child, an adult.
  private static func bandBehindNoun(_ age: Age) -> String? {
    if age.isUnknown { return "unknown age" }
    return age == .child || age == .adult ? nil : band(age)
  }
}

// MARK: - The desk's own words

extension Say {
  /// Every word that codes and these sentences are made of: none of them gives anybody away.
  static let vocabulary: Set<String> = {
    var texts = NeedCode.allCases.map(\.withCode) + Level.allCases.map(\.inWords)
    texts += DeclineReason.allCases.map(\.inWords) + ReferralState.allCases.map(\.inWords)
    texts += Gender.allCases.flatMap { gender in Known.allCases.map { gender.noun(isChild: $0) } }
    texts += Languages.names.map(\.name) + Consent.Item.allCases.map(\.inWords)
    texts += [
      "people females males adults children girls boys women men unknown age pregnant disability",
      "Mon Tue Wed Thu Fri Sat Sun Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
      placeNotKnown, peopleNotKnown, specialAsked, special([.example]), household([.example]),
      pleaseAnswer(by: "", isLate: true), pleaseAnswer(by: "", isLate: false),
      languages(["", ""], most: 1),
    ]
    texts.append(
      teaser(
        code: "", need: nil, people: "", place: "", level: .critical, languages: "x", special: ""))
    texts.append(
      question(
        code: CaseCode(prefix: "X", year: 0, number: 0), round: 1, need: .safety, people: "",
        place: "", level: .critical, special: ""))
    texts += sheet(
      code: "", receiver: "", need: nil, people: "", place: "", level: nil, languages: [],
      special: "")
    texts += [answerBy("")] + slip("", nil) + slipAfterYes("", nil)
    texts += ["NOT TOLD YET tell them by Told no word yet who has it Answer due Accepted first"]
    texts += ["contact how does it go yes worker no because"]
    return Set(texts.flatMap(Spelling.words(in:)).map(\.folded))
  }()
}

extension Person {
  /// With everything that is said of a person.
  fileprivate static var example: Person {
    var person = Person(age: .unknown)
    person.pregnant = .yes
    person.disability = .yes
    person.special = "x"
    return person
  }
}
