import Casework

extension Gazetteer {
  /// Places that look like what was typed, or are named somewhere in it: to offer, never to take.
  func suggestions(for words: [String]) -> [Candidate] {
    let words = names.noise.strip(Array(words.prefix(12))).words
    let known = names.entries.map { Array($0.key.unicodeScalars) }
    var guesses: [Guess] = []
    for start in words.indices {
      for end in (start + 1)...min(start + 5, words.count) {
        let key = words[start..<end].joined()
        let unused = words.count - (end - start)
        let exact = names.matches(of: key).filter { !$0.isQuiet }
        if exact.isEmpty {
          guesses += nearMisses(of: key, among: known)
            .map { Guess(match: $0, distance: $1, unused: unused) }
        } else {
          guesses += exact.map { Guess(match: $0, distance: 0, unused: unused) }
        }
      }
    }
    return offer(ranked(guesses), limit: 8)
  }

  private struct Guess {
    let match: NameMatch
    /// Letters to change.
    let distance: Int
    /// Words typed that this place does not account for.
    let unused: Int
    var isOutside = false

    /// The best is the least: precise, inside what was named around it, near, all of the text.
    var order: [Int] {
      [isWide ? 1 : 0, isOutside ? 1 : 0, distance, unused, match.rank, match.name]
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
    // A place that is named outright leaves no room for guesses.
    let best = guesses.filter { !$0.isWide }.map(\.distance).min() ?? 0
    let worst = best == 0 ? 0 : best + 1
    return
      guesses
      .filter { $0.distance <= worst }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }
      .map(\.match)
  }

  /// Names a few letters away, or that go on from here.
  ///
  /// - Parameter known: the letters of each of `names.entries`.
  private func nearMisses(
    of key: String, among known: [[Unicode.Scalar]]
  ) -> [(NameMatch, Int)] {
    let letters = Array(key.unicodeScalars)
    guard letters.count >= 3 else { return [] }
    let most = letters.count <= 4 ? 1 : letters.count <= 7 ? 2 : 3
    var distance = EditDistance()
    var found: [(NameMatch, Int)] = []
    for (entry, name) in zip(names.entries, known) {
      let away = name.starts(with: letters) ? 1 : distance.between(letters, name, atMost: most)
      if let away { found += entry.matches.filter { !$0.isQuiet }.map { ($0, away) } }
    }
    return found
  }
}

/// How many letters to insert, drop, replace or swap with their neighbour (optimal string
/// alignment). Keeps its rows between calls.
private struct EditDistance {
  private var before: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  /// nil when it takes more.
  mutating func between(
    _ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost most: Int
  ) -> Int? {
    guard abs(a.count - b.count) <= most else { return nil }
    before = Array(repeating: 0, count: b.count + 1)
    last = Array(0...b.count)
    row = before
    for i in a.indices {
      row[0] = i + 1
      var least = row[0]
      for j in b.indices {
        let isSame = a[i] == b[j]
        row[j + 1] = min(last[j] + (isSame ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
        least = min(least, row[j + 1])
      }
      if least > most { return nil }
      (before, last, row) = (last, row, before)
    }
    return last[b.count] <= most ? last[b.count] : nil
  }
}
