package import Casework

// Every word of this module that a person reads.

enum English {
  static func whichPlace(_ candidates: [Candidate]) -> String {
    "Which one? \(list(candidates))."
  }

  static func unknownPlace(_ suggestions: [Candidate]) -> String {
    suggestions.isEmpty
      ? "This place isn't known. Name its district, or leave it empty."
      : "This place isn't known. Did they say \(list(suggestions))?"
  }

  static var unknownLanguage: String {
    "isn't on the list: \(Languages.names.map(\.name).joined(separator: ", "))."
  }

  private static func list(_ candidates: [Candidate]) -> String {
    candidates.map(\.inWords).joined(separator: "; ")
  }
}

/// Names of languages spoken in Pakistan, by ISO 639-3.
package enum Languages {
  package static let names: [(code: String, name: String)] = [
    ("urd", "Urdu"), ("eng", "English"), ("pan", "Punjabi"), ("pnb", "Western Punjabi"),
    ("snd", "Sindhi"), ("skr", "Saraiki"), ("pus", "Pashto"), ("bal", "Balochi"),
    ("brh", "Brahui"), ("hno", "Hindko"), ("mki", "Dhatki"), ("khw", "Khowar"),
    ("scl", "Shina"), ("bft", "Balti"), ("kas", "Kashmiri"), ("prs", "Dari"), ("ben", "Bengali"),
  ]

  package static func name(_ code: String) -> String {
    names.first { $0.code == code }?.name ?? code
  }

  /// Three small letters; also of a language that isn't among the names here.
  package static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
  }

  /// How some are called besides, in small letters.
  private static let alsoCalled = [
    "pashtu": "pus", "pushto": "pus", "pushtu": "pus", "pukhto": "pus", "pakhto": "pus",
    "siraiki": "skr", "seraiki": "skr", "panjabi": "pan", "farsi": "prs", "persian": "prs",
    "bangla": "ben", "chitrali": "khw",
  ]

  /// The code of a language given by name or code, in either case.
  package static func code(_ text: String) -> String? {
    let text = text.lowercased()
    return names.first { $0.code == text || $0.name.lowercased() == text }?.code
      ?? alsoCalled[text]
  }
}

extension Organization.Kind {
  package var inWords: String {
    switch self {
    case .member: "member"
    case .secretariat: "secretariat"
    case .outside: "outside the coalition"
    case .statutory: "statutory body"
    }
  }
}

/// What to do when nobody fits: a designed result, not an empty list (domain §7).
package enum NobodyFits: CaseIterable, Sendable {
  case outside, apart, phone, phoneWhileHere, secretariat

  package static let sentence = "Nobody in the directory fits this need."

  /// The same where some may.
  package static let butPossible = "Nobody is known to fit. Some may:"

  /// What may be tried, in this order: one person can't be served apart, and what can be done by phone
  /// is no advice where it has begun.
  package static func advice(for need: Need, of case: Case) -> [NobodyFits] {
    let isByPhone = `case`.needs.contains {
      [.legalAdvice, .counselling].contains($0.code) && !`case`.isUnrouted($0)
    }
    return allCases.filter {
      switch $0 {
      case .apart: `case`.persons(of: need).count != 1
      case .phone: !isByPhone && `case`.facts.contact.isAllowed
      // Who must not be called, or hasn't been asked, can still be put through.
      case .phoneWhileHere: !isByPhone && !`case`.facts.contact.isAllowed
      case .outside, .secretariat: true
      }
    }
  }

  package var inWords: String {
    switch self {
    case .outside: "Ask an outside or statutory body, with consent."
    case .apart: "Could part of the household be served apart?"
    case .phone: "Can a phone service begin now (advice, counselling)?"
    case .phoneWhileHere:
      "Can a phone service begin while they are on the line (advice, counselling)?"
    case .secretariat: "Call the secretariat."
    }
  }

  /// What isn't shown one by one.
  package static func others(_ count: Int) -> String {
    count == 1
      ? "1 more service does not offer this." : "\(count) more services do not offer this."
  }
}
