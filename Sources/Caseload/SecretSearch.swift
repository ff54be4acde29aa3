package import Casework
import Coalition

/// The search of a text that is about to leave, for what the consent doesn't list (domain §2).
///
/// It forgives spelling: case, accents, the letters that keyboards differ in, Urdu and Latin
/// letters, names written apart or together, digits of any script with anything between them.
/// It errs towards refusing, but not for ordinary words, nor for the names of places.
package struct SecretSearch: Sendable {
  private var names: [Name] = []
  private var codeWords: [[Spelling]] = []
  private var numbers: [Number] = []
  /// Words of names that the consent lists, and its numbers.
  private let listedWords: Set<String>
  private let listedNumbers: Set<String>
  /// Words of the places that every teaser names.
  private let places: Set<String>
  private let prefix: String

  private struct Name: Hashable {
    var spelling: Spelling
    var kind: Secret.Kind
    /// A name that is a word as well: May.
    var isWord: Bool
  }

  private struct Number: Hashable {
    var national: String
    var kind: Secret.Kind
  }

  /// - Parameters:
  ///   - sharing: what the person agreed to share with whoever gets the text.
  ///   - joined: what arrived apart and was added to the case: its callers agreed to nothing here.
  package init(_ case: Case, sharing: Set<Consent.Item> = [], joined: [Case] = []) {
    prefix = `case`.code.prefix
    places = Set(
      ([`case`.facts.place] + `case`.needs.map(\.place)).compactMap(\.self)
        .flatMap { Spelling.words(in: Gazetteer.pakistan.name(of: $0)) }.map(\.folded))
    let own = `case`.secrets
    let shared = own.filter { $0.item.map(sharing.contains) ?? false }
    listedWords = Set(
      shared.filter(\.isOfNames).flatMap { Spelling.words(in: $0.words) }.map(\.folded))
    // An identity number behind a name is no name.
    listedNumbers = Set(
      shared.flatMap { secret in
        Digits.all(in: secret.words).filter {
          secret.item == .phone || $0.count < Digits.identifying
        }
      }.map(\.national))
    let hidden = own.subtracting(shared).union(joined.flatMap(\.secrets))
    // In an order that never changes: of two kinds in one text the same is named every time.
    for secret in hidden.sorted(by: { ($0.kind.rank, $0.words) < ($1.kind.rank, $1.words) }) {
      hide(secret)
    }
  }

  // MARK: What is hidden

  private mutating func hide(_ secret: Secret) {
    for digits in Digits.all(in: secret.words) where digits.count >= 3 && !digits.isYear {
      numbers.add(Number(national: digits.national, kind: secret.kind.ofDigits))
    }
    let words = Spelling.words(in: secret.words)
    switch secret.shape {
    case .number: break
    case .codeWord:
      // A word that every story has tells nothing to whoever doesn't know that it is one.
      if words.count > 1 || words.contains(where: { !OrdinaryWords.has($0.folded) }) {
        codeWords.append(words)
      }
    case .name:
      hide(words, of: secret.kind, telling: words.filter { !OrdinaryWords.isAddress($0.folded) })
    case .phrase:
      let telling = words.filter {
        $0.folded.count > 2 && !OrdinaryWords.has($0.folded) && !places.contains($0.folded)
      }
      hide(words, of: secret.kind, telling: telling)
    }
  }

  private mutating func hide(
    _ words: [Spelling], of kind: Secret.Kind, telling: [Spelling]
  ) {
    // A family name may be that of another who is listed. A whole name stays hidden; but who calls,
    // or must not know, may be the very one who is listed.
    let others = telling.filter { !listedWords.contains($0.folded) }
    let mayBeListed = kind == .caller || kind == .mustNotKnow
    let telling = others.isEmpty && !mayBeListed ? telling : others
    // A single letter is an initial, unless it is all there is.
    for word in telling where word.folded.count > 1 || telling.count == 1 { hide(word, kind) }
    // Written together: Gulbano, Shaziabibi.
    for (first, second) in zip(words, words.dropFirst())
    where telling.contains(first) || telling.contains(second) {
      let together = first.folded + second.folded
      if together.count > 4 { hide(Spelling(together), kind) }
    }
  }

  private mutating func hide(_ word: Spelling, _ kind: Secret.Kind) {
    names.add(Name(spelling: word, kind: kind, isWord: OrdinaryWords.has(word.folded)))
  }

  // MARK: Searching

  /// What kind of secret stands in a text; nil where there is none.
  ///
  /// - Parameters:
  ///   - vocabulary: words that the desk itself has put there, folded: of codes, of places, of the
  ///     receiver. A text that somebody typed has none.
  ///   - ownNumbers: numbers of the desk and of the receiver.
  package func kind(
    in text: String, besides vocabulary: Set<String> = [], ownNumbers: Set<String> = []
  ) -> Secret.Kind? {
    let isTyped = vocabulary.isEmpty
    let digits = Digits.all(in: text, prefix: prefix).filter { digits in
      // Without its prefix it is still that number.
      !listedNumbers.union(ownNumbers).contains {
        $0 == digits.national
          || (digits.count >= Digits.identifying && $0.hasSuffix(digits.national))
      }
    }
    for digits in digits {
      if let number = numbers.first(where: { digits.holds($0.national, isTyped: isTyped) }) {
        return number.kind
      }
    }
    if digits.contains(where: { $0.count >= Digits.identifying }) { return .number }
    let words = Spelling.words(in: text)
    return name(in: words, vocabulary) ?? codeWord(in: words, vocabulary)
  }

  private func name(in words: [Spelling], _ vocabulary: Set<String>) -> Secret.Kind? {
    func isOwn(_ word: Spelling) -> Bool { vocabulary.contains(word.folded) }
    for word in words where !isOwn(word) {
      if let kind = name(of: word) { return kind }
    }
    // Written apart: Sha zia, S h a z i a.
    for (first, second) in zip(words, words.dropFirst()) {
      let isPlain = [first, second].allSatisfy { isOwn($0) || OrdinaryWords.has($0.folded) }
      let together = Spelling(first.folded + second.folded)
      if !isPlain, let name = names.first(where: { $0.spelling.isSame(as: together) }) {
        return name.kind
      }
    }
    for letters in words.split(whereSeparator: { $0.folded.count > 1 }) where letters.count > 2 {
      if let kind = name(of: Spelling(letters.map(\.folded).joined())) { return kind }
    }
    return nil
  }

  private func name(of word: Spelling) -> Secret.Kind? {
    let isOrdinary = OrdinaryWords.has(word.folded)
    let found = names.first { name in
      if name.spelling.folded == word.folded { return !name.isWord || word.isCapital }
      guard !isOrdinary, !places.contains(word.folded) else { return false }
      return word.isLike(name.spelling) || (word.holds(name.spelling) && !Self.isPlace(word))
    }
    return found?.kind
  }

  /// Faisal is a name, and Faisalabad holds none.
  private static func isPlace(_ word: Spelling) -> Bool {
    !Gazetteer.pakistan.candidates(for: word.folded).isEmpty
  }

  private func codeWord(in words: [Spelling], _ vocabulary: Set<String>) -> Secret.Kind? {
    let isSaid = codeWords.contains { said in
      guard !said.isEmpty, said.count <= words.count else { return false }
      return (0...(words.count - said.count)).contains { start in
        let part = words[start..<(start + said.count)]
        let isOwn = part.allSatisfy { vocabulary.contains($0.folded) }
        return !isOwn
          && zip(part, said).allSatisfy { word, said in
            word.folded == said.folded || (!OrdinaryWords.has(word.folded) && word.isLike(said))
          }
      }
    }
    return isSaid ? .codeWord : nil
  }
}

extension Secret {
  /// Whether names are what its words are for.
  fileprivate var isOfNames: Bool { kind == .perpetrator || shape == .name }
}

extension Digits {
  fileprivate var isYear: Bool {
    count == 4 && (national.hasPrefix("19") || national.hasPrefix("20"))
  }

  /// Whether another number is this one, or stands in it. A short one, of a court paper, says
  /// nothing among the desk's own counts.
  fileprivate func holds(_ other: String, isTyped: Bool) -> Bool {
    if other.count >= 6 { return national.contains(other) }
    return national == other && (isTyped || other.count == 5)
  }
}

extension Secret.Kind {
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// A number that stands in a name is a number.
  fileprivate var ofDigits: Secret.Kind { self == .name ? .number : self }
}

extension Array where Element: Equatable {
  fileprivate mutating func add(_ element: Element) {
    if !contains(element) { append(element) }
  }
}
