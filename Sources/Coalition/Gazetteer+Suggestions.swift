import Casework

extension Gazetteer {
  /// Places that sound or look like what was typed, or are named somewhere in it: to offer, never
  /// to take.
  func suggestions(for words: [String]) -> [Candidate] {
    let words = names.noise.strip(Array(words.prefix(12))).words
    var guesses: [Guess] = []
    // No name has more than five words.
    var search = NearNames(names, inSentence: words.count > 5)
    // The least misfit so far. Most words first: what leaves some over is then searched less far.
    var best = Int.max - Self.spread
    for count in stride(from: min(5, words.count), through: 1, by: -1) {
      let unused = words.count - count
      for start in 0...unused {
        let key = words[start..<start + count].joined()
        let exact = names.matches(of: key).filter { !$0.isQuiet }
        let room = best + Self.spread - Guess.cost(unused: unused)
        let near = exact.isEmpty ? search.near(key, atMost: room) : exact.map { ($0, 0) }
        for (match, distance) in near {
          let guess = Guess(match: match, distance: distance, unused: unused)
          guesses.append(guess)
          if !guess.isWide { best = min(best, guess.misfit) }
        }
      }
    }
    return offer(ranked(guesses), limit: 8)
  }

  /// How much worse than the best a guess may be.
  private static let spread = NearNames.letter

  private struct Guess {
    let match: NameMatch
    /// As `NearNames` measures it; 0 where it is named outright.
    let distance: Int
    /// Words typed that this place does not account for.
    let unused: Int
    var isOutside = false

    var misfit: Int { distance + Self.cost(unused: unused) }

    /// A word left over weighs as much as a changed letter: "Mirpur Xas" is nearer to Mirpur Khas
    /// than to a Mirpur with something behind it. A third says no more: that is a sentence.
    static func cost(unused: Int) -> Int { NearNames.letter * min(unused, 2) }

    /// The best is the least: precise, inside what was named around it, near to all of the text.
    var order: (Int, Int, Int, Int, Int, Int) {
      (isWide ? 1 : 0, isOutside ? 1 : 0, misfit, unused, match.rank, match.name)
    }

    var isWide: Bool { match.area != .district && match.area != .abroad }
  }

  private func ranked(_ guesses: [Guess]) -> [NameMatch] {
    let around = guesses.filter { $0.distance == 0 && $0.isWide }.map(\.match.place)
    var guesses = guesses
    for index in guesses.indices where !around.isEmpty {
      let place = guesses[index].match.place
      guesses[index].isOutside = !around.contains { covers($0, place) }
    }
    // A place that is named outright leaves no room for worse guesses.
    let precise = guesses.filter { !$0.isWide }
    let best = precise.map(\.misfit).min() ?? 0
    let isNamed = precise.contains { $0.misfit == best && $0.distance == 0 }
    let worst = isNamed ? best : best + Self.spread
    return
      guesses
      .filter { $0.isWide ? $0.distance <= worst : $0.misfit <= worst }
      .sorted { $0.order < $1.order }
      .map(\.match)
  }
}

/// Finds the names near to a text among all there are.
private struct NearNames {
  /// What a changed letter weighs. It counts as a sound and as a letter.
  static let letter = Sounds.whole + 1

  private let names: NameIndex
  private var sounds = EditDistance(Sounds.costs)
  private var letters = EditDistance(NearNames.plain)
  private static let plain = EditCosts(1)

  /// Few words of a sentence are names, so there less is forgiven.
  private let isSentence: Bool

  init(_ names: NameIndex, inSentence isSentence: Bool) {
    self.names = names
    self.isSentence = isSentence
  }

  /// Names a few sounds away, or that go on from here, with their distance: of the sounds, which
  /// forgive spelling, and of the letters, which tell those apart that sound alike.
  mutating func near(_ key: String, atMost room: Int) -> [(NameMatch, Int)] {
    let typed = Outlines(of: key)
    guard let outline = typed.all.first, outline.letters.count >= (isSentence ? 4 : 3),
      outline.sounds.count >= 2
    else { return [] }
    let slips = outline.letters.count <= 4 ? 1 : outline.letters.count <= 7 || isSentence ? 2 : 3
    // One sound may be written with two letters more; of three letters too little would be left.
    let changes = outline.letters.count <= 3 ? 1 : 2 * slips
    let known = names.outlines
    var room = min(room, Self.letter * slips)
    var found: [(NameMatch, Int)] = []
    for (index, other) in known.all.enumerated() {
      // Every place has a Latin name; many a town has no Urdu one.
      let isOtherScript = outline.isLatin != other.isLatin
      if isOtherScript, outline.isLatin { continue }
      let most = min(room, Sounds.whole * slips)
      var away = room + 1
      if outline.mayBeNear(other, atMost: most, letters: changes),
        let heard = sounds.between(typed.sounds[...], known.sounds[other.sounds], atMost: most)
      {
        // In the other script every letter differs, and says nothing.
        let seen =
          isOtherScript
          ? Self.letter
          : letters.between(
            typed.letters[...], known.letters[other.letters],
            atMost: min(room - heard, changes))
        if let seen { away = heard + seen }
      }
      if away > Self.letter, known.letters[other.letters].starts(with: typed.letters) {
        away = Self.letter
      }
      guard away <= room else { continue }
      for match in names.entries[index].matches where !match.isQuiet {
        found.append((match, away))
        // Provinces and divisions come later, so they push nothing out.
        if match.area == .district { room = min(room, away + Self.letter) }
      }
    }
    return found
  }
}
