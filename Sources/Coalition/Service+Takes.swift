package import Casework

// Whom a service takes, as HSDS attributes hold it (`FM 0-12 with mother`) and as people write it
// ("women 18+; girls and boys to 12 with mother"). One reader takes both.

extension Service.Group {
  /// `F 18-`, `FM 0-12 with mother`, `any 0-17`.
  var code: String {
    let letters = (genders ?? []).filter { $0 != .unknown }.map(\.rawValue).joined()
    let limits = ages.map { $0.upperBound >= Age.oldest ? "\($0.lowerBound)-" : Self.limits($0) }
    return ([letters.isEmpty ? "any" : letters] + [limits, onlyWithMother ? "with mother" : nil])
      .compactMap(\.self).joined(separator: " ")
  }

  /// "women 18+", "girls and boys 0-12 with mother".
  package var inWords: String {
    let limits = ages.map { $0.upperBound >= Age.oldest ? "\($0.lowerBound)+" : Self.limits($0) }
    return ([nouns, limits, onlyWithMother ? "with mother" : nil] as [String?])
      .compactMap(\.self).joined(separator: " ")
  }

  private static func limits(_ ages: ClosedRange<Int>) -> String {
    "\(ages.lowerBound)-\(ages.upperBound)"
  }

  private var nouns: String {
    let isChild = (ages?.upperBound ?? Age.oldest) < 18
    let isGrown = (ages?.lowerBound ?? 0) >= 18
    let genders = (genders ?? []).filter { $0 != .unknown }
    if genders.isEmpty { return isChild ? "children" : isGrown ? "adults" : "anybody" }
    let nouns = genders.flatMap { gender -> [String] in
      switch gender {
      case .female: isChild ? ["girls"] : isGrown ? ["women"] : ["women", "girls"]
      case .male: isChild ? ["boys"] : isGrown ? ["men"] : ["men", "boys"]
      case .third, .unknown: ["khawaja sira"]
      }
    }
    return nouns.joined(separator: " and ")
  }

  /// Whether HSDS says it by ages and attributes of gender alone.
  var isPlain: Bool {
    let isNamed = genders.map { !$0.isEmpty && !$0.contains(.unknown) } ?? true
    return isNamed && !onlyWithMother && (genders != nil || ages != nil)
  }
}

extension Service.Group {
  /// Reads groups with `;` between. What could mean two things is refused: a wrong limit may open
  /// a shelter to the wrong person.
  package static func list(_ text: String) throws(Unreadable) -> [Service.Group] {
    var groups: [Service.Group] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
      let part = part.trimmed
      if part.isEmpty { continue }
      guard let read = GroupReader(part).groups else {
        throw Unreadable(DirectoryEnglish.unreadableGroup(part))
      }
      for group in read where !groups.contains(group) { groups.append(group) }
    }
    guard !groups.isEmpty else { throw Unreadable(DirectoryEnglish.unreadableGroup(text)) }
    return groups
  }
}

/// Reads one group, word by word.
private struct GroupReader {
  /// What a noun says: which genders, and whether it means grown people, children or either.
  private struct Noun {
    var genders: [Gender]?
    var ages: ClosedRange<Int>?
  }

  private var nouns: [Noun] = []
  private var lower: Int?
  private var upper: Int?
  private var onlyWithMother = false
  private var isUnderstood = true

  init(_ text: String) {
    var words = Self.words(text)[...]
    if let mother = words.firstIndex(where: { $0.hasPrefix("mother") || $0.hasPrefix("mum") }) {
      let before = words[..<mother].last { !["their", "a", "the", "only"].contains($0) }
      let rest = words[(mother + 1)...]
      isUnderstood = before == "with" && rest.allSatisfy { $0 == "only" }
      onlyWithMother = true
      words = words[..<mother]
      while let last = words.last, ["with", "their", "a", "the", "only"].contains(last) {
        words.removeLast()
      }
    }
    while let word = words.popFirst() {
      guard take(word, &words) else {
        isUnderstood = false
        return
      }
    }
  }

  /// Lower case, with numbers and signs apart from letters: `18+`, `6-17`, `women`.
  private static func words(_ text: String) -> [String] {
    let text = text.lowercased().map { "–—‑".contains($0) ? "-" : $0 }
    var words: [String] = []
    var word = ""
    for character in text {
      let isNumber = character.isNumber || "+-".contains(character)
      let wasNumber = word.last.map { $0.isNumber || "+-".contains($0) } ?? isNumber
      if " ,/&().\t".contains(character) || isNumber != wasNumber {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if !" ,/&().\t".contains(character) { word.append(character) }
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { !noise.contains($0) }
  }

  private static let noise: Set<String> = [
    "of", "aged", "age", "ages", "years", "year", "yrs", "old", "up",
  ]

  private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) -> Bool {
    if let noun = Self.noun(word) {
      if word == "khawaja", rest.first?.hasPrefix("sira") == true { rest.removeFirst() }
      if let last = nouns.last, last.genders == nil || noun.genders == nil { return false }
      nouns.append(noun)
      return true
    }
    switch word {
    case "and", "or": return true
    case "from":
      guard let next = rest.first, Int(next) != nil else { return true }
      return limit(&lower, rest.popFirst())
    case "to", "until", "till", "upto":
      return limit(&upper, rest.popFirst())
    case "under", "below":
      guard limit(&upper, rest.popFirst()), let age = upper, age > 0 else { return false }
      upper = age - 1
      return true
    default: return ages(word, &rest)
    }
  }

  private func limit(_ bound: inout Int?, _ word: String?) -> Bool {
    guard bound == nil, let word, let age = Int(word), (0...Age.oldest).contains(age) else {
      return false
    }
    bound = age
    return true
  }

  /// `18+`, `18-`, `6-17`, `18 and over`, `6 to 17`; a number alone says nothing clear.
  private mutating func ages(_ word: String, _ rest: inout ArraySlice<String>) -> Bool {
    if word.hasSuffix("+") || word.hasSuffix("-") {
      if word.hasSuffix("-"), let next = rest.first, Int(next) != nil {
        return limit(&lower, String(word.dropLast())) && limit(&upper, rest.popFirst())
      }
      return limit(&lower, String(word.dropLast()))
    }
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 { return limit(&lower, parts[0]) && limit(&upper, parts[1]) }
    guard limit(&lower, word) else { return false }
    let next = Array(rest.prefix(2))
    if next.first == "+" {
      rest = rest.dropFirst()
      return true
    }
    if next.first == "-" {
      rest = rest.dropFirst()
      return limit(&upper, rest.popFirst())
    }
    if ["to", "until", "till", "upto"].contains(next.first ?? "") { return true }
    if next == ["and", "over"] || next == ["or", "over"] || next == ["and", "above"]
      || next == ["or", "above"] || next == ["and", "older"] || next == ["or", "older"]
    {
      rest = rest.dropFirst(2)
      return true
    }
    return false
  }

  private static func noun(_ word: String) -> Noun? {
    let grown = 18...Age.oldest
    let young = 0...17
    switch word {
    case "women", "woman", "females": return Noun(genders: [.female], ages: grown)
    case "girls", "girl": return Noun(genders: [.female], ages: young)
    case "men", "man", "males": return Noun(genders: [.male], ages: grown)
    case "boys", "boy": return Noun(genders: [.male], ages: young)
    case "khawaja", "khawajasira", "trans", "transgender": return Noun(genders: [.third])
    case "female": return Noun(genders: [.female])
    case "male": return Noun(genders: [.male])
    case "children", "child", "minors": return Noun(ages: young)
    case "adults", "adult": return Noun(ages: grown)
    case "any", "anybody", "anyone", "everybody", "everyone", "all", "people", "persons":
      return Noun()
    default:
      let genders = word.map { Gender(rawValue: $0.uppercased()) }
      guard word.count <= 3, !genders.contains(nil), !genders.contains(.unknown),
        Set(genders).count == genders.count
      else { return nil }
      return Noun(genders: genders.compactMap(\.self))
    }
  }

  /// Nil where it isn't understood.
  var groups: [Service.Group]? {
    guard isUnderstood, !nouns.isEmpty || lower != nil || upper != nil || onlyWithMother else {
      return nil
    }
    let byGender = merged
    if lower == nil && upper == nil {
      // "Women and boys" are two groups; "girls and boys" are one.
      var groups: [Service.Group] = []
      for noun in byGender {
        if let same = groups.firstIndex(where: { $0.ages == noun.ages && $0.genders != nil }),
          let more = noun.genders
        {
          groups[same].genders = (groups[same].genders ?? []) + more
        } else {
          groups.append(
            Service.Group(genders: noun.genders, ages: noun.ages, onlyWithMother: onlyWithMother))
        }
      }
      return groups.isEmpty ? [Service.Group(onlyWithMother: onlyWithMother)] : groups
    }
    // A khawaja sira is of any age, and takes the ages of those beside.
    let kinds = byGender.filter { $0.genders != [.third] }.map(\.ages)
    let isYoung = !kinds.isEmpty && kinds.allSatisfy { $0?.upperBound == 17 }
    let isGrown = !kinds.isEmpty && kinds.allSatisfy { $0?.lowerBound == 18 }
    // "Women and boys 6-30": whose are the ages?
    guard isYoung || isGrown || kinds.allSatisfy({ $0 == nil }) else { return nil }
    let from = lower ?? (isGrown ? 18 : 0)
    let until = upper ?? (isYoung ? 17 : Age.oldest)
    guard from <= until else { return nil }
    let genders = byGender.compactMap(\.genders).flatMap(\.self)
    return [
      Service.Group(
        genders: genders.isEmpty ? nil : genders, ages: from...until,
        onlyWithMother: onlyWithMother)
    ]
  }

  /// "Women and girls" are one gender of any age.
  private var merged: [Noun] {
    var merged: [Noun] = []
    for noun in nouns {
      if let same = merged.firstIndex(where: { $0.genders == noun.genders }) {
        if merged[same].ages != noun.ages { merged[same].ages = nil }
      } else {
        merged.append(noun)
      }
    }
    return merged
  }
}
