// How facts are typed, on the screen and on the command line: short, forgiving, never guessing.

/// Why something typed can't be read; a sentence that says what to do.
package struct Unreadable: Error, Hashable, Sendable {
  package let sentence: String
  /// Without the word that can't be read, for where it must not be printed: it may be a name.
  package let withoutWord: String

  package init(_ sentence: String) {
    self.sentence = sentence
    withoutWord = sentence
  }

  /// - Parameter rest: what is said of the word.
  package init(word: String, _ rest: String) {
    sentence = "“\(word)” \(rest)"
    withoutWord = "This \(rest)"
  }
}

extension Person {
  /// Reads people as `F34, M14 M13`, `F 30-39`, `M child`, `4xM?`, `?`.
  package static func list(_ text: String) throws(Unreadable) -> [Person] {
    var persons: [Person] = []
    for word in joined(text) {
      var body = word
      var count = 1
      if let times = word.firstIndex(where: { $0 == "x" || $0 == "X" || $0 == "*" }),
        times != word.startIndex, let number = Int(word[..<times])
      {
        count = number
        body = String(word[word.index(after: times)...])
      }
      guard let person = one(body), (1...60).contains(count), persons.count + count <= 60 else {
        throw Unreadable(
          word: word,
          "isn't read as a person. Write F34, M13, ?16, F30-39, M child or ?; X is a khawaja sira; "
            + "3xM8 for three.")
      }
      persons += Array(repeating: person, count: count)
    }
    return persons
  }

  /// `F 34` and `M child` are one person each, written in two words; `3xM child` are three. A comma
  /// parts people.
  private static func joined(_ text: String) -> [String] {
    var words: [String] = []
    for part in text.split(whereSeparator: { ",;\n".contains($0) }) {
      let first = words.count
      for piece in part.split(separator: " ").map(String.init) {
        // A number alone between commas is nobody: what stands before it is whom it is the age of.
        let isNumber = piece.first?.isNumber == true
        let isAlone = isNumber && part.trimmed == piece
        let last = words.count > first || isAlone ? words.last ?? "" : ""
        let isTimes =
          last.dropLast(2).allSatisfy(\.isNumber) && "xX*".contains(last.dropLast().suffix(1))
        let isLoneGender =
          (last.count == 1 || last.count > 2 && isTimes) && "FfMmXx?".contains(last.suffix(1))
        let isNoun = nouns[last.lowercased()] != nil
        let isAge = (isNumber || piece.first == "?") && !piece.contains { "xX*".contains($0) }
        let isBand = ["child", "adult"].contains(piece.lowercased())
        // "mother child" are two.
        if (isLoneGender && (isAge || isBand)) || (isNoun && isAge) {
          words[words.count - 1] += piece
        } else {
          words.append(piece)
        }
      }
    }
    return words
  }

  /// Kinship says nothing of an age: a wife may be 14, a daughter 40.
  private static let nouns: [String: (Gender, Age)] = [
    "woman": (.female, .adult), "girl": (.female, .child), "man": (.male, .adult),
    "boy": (.male, .child), "child": (.unknown, .child), "baby": (.unknown, Age(0...1)),
    "mother": (.female, .unknown), "wife": (.female, .unknown), "daughter": (.female, .unknown),
    "father": (.male, .unknown), "husband": (.male, .unknown), "son": (.male, .unknown),
  ]

  private static func one(_ text: String) -> Person? {
    guard let first = text.first else { return nil }
    if text == "?" { return Person() }
    let word = text.prefix { $0.isLetter }.lowercased()
    if let (gender, age) = nouns[word] {
      let rest = text.dropFirst(word.count)
      return rest.isEmpty
        ? Person(age: age, gender: gender) : Age(rest).map { Person(age: $0, gender: gender) }
    }
    guard let gender = Gender(rawValue: first.uppercased()), let age = Age(text.dropFirst()) else {
      return nil
    }
    return Person(age: age, gender: gender)
  }

  /// The person as `list` reads it.
  package var typed: String {
    let age: String =
      switch self.age {
      case .unknown: "?"
      case .child: "child"
      case .adult: "adult"
      default:
        self.age.range.count == 1
          ? "\(self.age.range.lowerBound)"
          : "\(self.age.range.lowerBound)-\(self.age.range.upperBound)"
      }
    return gender.rawValue + age
  }
}

extension Form {
  /// Reads codes or the beginning of their words: `BK, domestic`.
  package static func list(_ text: String) throws(Unreadable) -> [Form] {
    try codes(text, allCases, { $0.rawValue }, { $0.inWords }, also: \.alsoCalled)
  }
}

extension NeedCode {
  /// Reads codes or the beginning of their words: `SHE, legal advice`.
  package static func list(_ text: String) throws(Unreadable) -> [NeedCode] {
    try codes(text, allCases, { $0.rawValue }, { $0.inWords }, also: \.alsoCalled)
  }
}

private func codes<Code: Equatable>(
  _ text: String, _ all: [Code], _ code: (Code) -> String, _ words: (Code) -> String,
  also: (Code) -> [String]
) throws(Unreadable) -> [Code] {
  var found: [Code] = []
  for part in text.split(whereSeparator: { ",;\n".contains($0) }) {
    let part = part.trimmed.lowercased()
    if part.isEmpty { continue }
    // Codes may stand one behind the other, without commas: "BLR SHE", "CHP bed".
    let pieces = part.split(separator: " ").map(String.init)
    let isAllCodes = pieces.allSatisfy { piece in
      all.contains { code($0).lowercased() == piece || also($0).contains(piece) }
    }
    for piece in isAllCodes ? pieces : [part] {
      // A code is that code, although "CA" also begins "carpet".
      let exact = all.filter { code($0).lowercased() == piece }
      let begun = all.filter { words($0).lowercased().hasPrefix(piece) }
      // "marriage" is said more often than "forced or child marriage".
      let within = all.filter { words($0).lowercased().contains(" " + piece) }
      let called = all.filter { also($0).contains(piece) }
      let matches =
        [exact, called, begun, within].first { !$0.isEmpty }
        ?? all.filter { isMeant(piece, code($0) + " " + words($0)) }
      guard let match = matches.first, matches.count == 1 else {
        let list = (matches.isEmpty ? all : matches).map { "\(code($0)) \(words($0))" }
        throw Unreadable(
          word: piece,
          "is \(matches.isEmpty ? "not on the list" : "more than one"): "
            + list.joined(separator: ", ") + ".")
      }
      if !found.contains(match) { found.append(match) }
    }
  }
  return found
}

/// Whether every word of what was typed is the beginning of one of the list's, or has its first four
/// letters: "forced marriage", "domestic servant".
private func isMeant(_ typed: String, _ words: String) -> Bool {
  let known = words.lowercased().split { !$0.isLetter }
  let parts = typed.split { !$0.isLetter }
  return parts.count > 1
    && parts.allSatisfy { part in
      known.contains { $0.hasPrefix(part) || part.count > 4 && $0.hasPrefix(part.prefix(4)) }
    }
}

extension StringProtocol {
  /// Without white space at both ends.
  package var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }),
      let end = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[start...end])
  }

  /// Plain numbers of at most nine digits with `separator` between; nil when anything else is there.
  func numbers(apart separator: Character) -> [Int]? {
    let parts = split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.count <= 9 && part.allSatisfy { $0.isASCII && $0.isNumber } ? Int(part) : nil
    }
    return numbers.count == parts.count ? numbers : nil
  }
}

extension WallTime {
  private static func weekday(named text: Substring) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    guard text.count >= 3 else { return nil }
    return names.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
  }

  /// Reads when something was: `yesterday 20:00`, `friday 8pm` of the last seven days, a time of day
  /// that has passed, today or yesterday, a date; or what `due` reads.
  package static func past(_ text: String, now: Instant, offset: Instant.Span) -> Instant? {
    let text = text.trimmed.lowercased()
    let first = text.prefix { $0 != " " }
    let isDay = first == "today" || first == "yesterday" || weekday(named: first) != nil
    // Of a day alone the hour would be invented.
    if isDay, first == text { return nil }
    if first == "yesterday" {
      return due("today" + text.dropFirst(first.count), now: now, offset: offset)
        .map { $0 - .days(1) }
    }
    guard let time = due(text, now: now, offset: offset) else { return nil }
    guard time > now else { return time }
    if clock(text) != nil { return time - .days(1) }
    guard weekday(named: first) != nil else { return time }
    // Today's own name is next week's day, or today's where that time has passed.
    return time - .days(7) > now ? time - .days(14) : time - .days(7)
  }

  /// Reads when something is due: `+2d`, `4h`, `18:00` or `6 pm` (today, or tomorrow when that has
  /// passed), `tomorrow`, `friday`, `2026-11-30`, `2026-11-30 18:00`.
  package static func due(_ text: String, now: Instant, offset: Instant.Span) -> Instant? {
    let text = text.trimmed.lowercased()
    if let span = Instant.Span(signed: text) ?? Instant.Span(words: text) { return now + span }
    let today = WallTime(now, offset: offset)
    func at(_ day: WallTime, _ minutes: Int) -> Instant? {
      var day = day
      (day.hour, day.minute, day.second) = (minutes / 60, minutes % 60, 0)
      return day.isReal ? day.instant(offset: offset) : nil
    }
    if let time = clock(text) {
      guard let moment = at(today, time) else { return nil }
      return moment > now ? moment : moment + .days(1)
    }
    let first = text.prefix { $0 != " " }
    let rest = text.dropFirst(first.count)
    guard let time = rest.isEmpty ? 18 * 60 : clock(rest) else { return nil }
    if first == "today" { return at(today, time) }
    if first == "tomorrow" { return at(WallTime(now + .days(1), offset: offset), time) }
    if let weekday = weekday(named: first) {
      let ahead = (weekday - today.weekday + 6) % 7 + 1
      return at(WallTime(now + .days(ahead), offset: offset), time)
    }
    guard let parts = first.numbers(apart: "-"), parts.count == 3 else { return nil }
    return at(WallTime(year: parts[0], month: parts[1], day: parts[2]), time)
  }

  /// A time of day. A number alone is none: it could be an hour or a day.
  private static func clock(_ text: some StringProtocol) -> Int? {
    TypedTime(text).flatMap { $0.isSure ? $0.minutes : nil }
  }
}
