package import Casework

/// What a text may mean. A wrong place is never taken silently.
package enum PlaceAnswer: Hashable, Sendable {
  /// The text is, spelling apart, a name of exactly this place.
  case found(AreaID)
  /// Of several: ask, in this order.
  case ambiguous([Candidate])
  /// Of none. What looks like it is only offered.
  case unknown(suggestions: [Candidate])
}

/// A place offered for choosing.
package struct Candidate: Hashable, Sendable, Identifiable {
  package let id: AreaID
  /// What was meant and where it lies: "Nasirabad (town), Qambar Shahdadkot, Sindh".
  package let inWords: String

  package init(id: AreaID, inWords: String) {
    self.id = id
    self.inWords = inWords
  }
}

extension Gazetteer {
  /// What place a caller means.
  ///
  /// Case, spaces, hyphens, marks, words such as "district" and the Urdu letters are forgiven, and
  /// "Nasirabad, Sindh" is one place where "Nasirabad" is two. A near miss only gives suggestions.
  package func look(up text: String) -> PlaceAnswer {
    let words = foldedWords(text)
    guard !words.isEmpty else { return .unknown(suggestions: []) }
    let candidates = self.candidates(for: words)
    switch candidates.count {
    case 0: return .unknown(suggestions: suggestions(for: words))
    case 1: return .found(candidates[0].id)
    default: return .ambiguous(candidates)
    }
  }

  /// The places of which a text is a name: one for `found`, several for `ambiguous`.
  ///
  /// Tells, where `found` gives only the district, what was named: a town, a newer district.
  package func candidates(for text: String) -> [Candidate] { candidates(for: foldedWords(text)) }

  /// Places whose name begins with a text, for choosing while it is typed.
  package func completions(_ prefix: String, limit: Int) -> [Candidate] {
    let key = folded(prefix)
    guard !key.isEmpty else { return widePlaces(limit: limit) }
    var found: [NameMatch] = []
    for entry in names.entries {
      if entry.key.utf8.starts(with: key.utf8) {
        found += entry.matches
      } else if key.utf8.starts(with: entry.key.utf8) {
        // "Kasur, Pun"
        found += entry.matches.filter {
          $0.isPlain && folded(name(of: $0.place)).utf8.starts(with: key.utf8)
        }
      }
    }
    return offer(found.inOrder, limit: limit)
  }

  private func widePlaces(limit: Int) -> [Candidate] {
    let kinds: [Area.Kind] = [.province, .abroad]
    return kinds.flatMap { kind in areas.filter { $0.kind == kind } }
      .prefix(max(0, limit))
      .map { Candidate(id: $0.id, inWords: $0.title) }
  }
}

// MARK: From words to places

extension Gazetteer {
  private func candidates(for words: [String]) -> [Candidate] {
    // A name has at most five words, with its district, division and province behind it.
    guard words.count <= 16 else { return [] }
    let wishes = names.noise.strip(words).wishes
    let answer = resolve(words[...], wide: !wishes.isDisjoint(with: [.division, .unsure]))
    return offer(answer.wished(wishes).inOrder, limit: .max)
  }

  /// What the words name.
  fileprivate struct Answer {
    var found: [NameMatch]
    /// Whether it took what lies around to tell, as in "Nasirabad, Sindh".
    var isQualified = false
  }

  /// The words as one name, or else as names that lie in each other, with noise among them.
  ///
  /// - Parameter wide: whether "Lahore" may be the division too.
  private func resolve(_ words: ArraySlice<String>, wide: Bool) -> Answer {
    guard !words.isEmpty else { return Answer(found: []) }
    func named(_ words: ArraySlice<String>) -> [NameMatch] {
      names.matches(of: words.joined()).filter { wide || !$0.isQuiet }
    }
    // As it stands first: noise can be part of a name, as in "District Central".
    let whole = named(words)
    if !whole.isEmpty { return Answer(found: whole) }
    if let rest = names.noise.leading(words) {
      let answer = resolve(rest, wide: wide)
      if !answer.found.isEmpty { return answer }
    }
    var answer = Answer(found: [])
    for end in words.indices.dropFirst() {
      let head = named(words[..<end])
      guard !head.isEmpty else { continue }
      if names.noise.isAll(words[end...]) {
        answer.found += head
      } else {
        answer.found += narrow(head, resolve(words[end...], wide: wide).found)
        answer.isQualified = true
      }
    }
    // "Khairpur, Sindh" is the district: that is what the desk itself calls it.
    if answer.isQualified, answer.found.contains(where: { $0.area == .district && !$0.isShort }) {
      answer.found.removeAll(where: \.isShort)
    }
    return answer
  }

  /// Those of one name that lie in a place of the other name, whichever of the two came first.
  private func narrow(_ a: [NameMatch], _ b: [NameMatch]) -> [NameMatch] {
    let first = a.filter { inner in b.contains { covers($0.place, inner.place) } }
    if !first.isEmpty { return first }
    return b.filter { inner in a.contains { covers($0.place, inner.place) } }
  }

  /// One candidate a place, in the order given.
  func offer(_ matches: [NameMatch], limit: Int) -> [Candidate] {
    let asksForDistrict = matches.contains { $0.area == .district }
    var seen: Set<AreaID> = []
    var candidates: [Candidate] = []
    for match in matches where candidates.count < limit && seen.insert(match.place).inserted {
      guard let area = area(match.place) else { continue }
      let isUnsure = asksForDistrict && (match.area == .division || match.area == .province)
      candidates.append(
        Candidate(
          id: match.place,
          inWords: PlaceWords.candidate(names.names[match.name], in: area, isUnsure: isUnsure)))
    }
    return candidates
  }
}

extension Gazetteer.Answer {
  /// What the words around the name ask for, as far as it is there.
  fileprivate func wished(_ wishes: Set<Noise.Wish>) -> [NameMatch] {
    let loud = found.filter { !$0.isQuiet }
    if wishes.contains(.district) {
      let districts = loud.filter { $0.area == .district && $0.kind != .town }
      return districts.isEmpty ? loud : districts
    }
    if wishes.contains(.division) {
      let divisions = found.filter { $0.area == .division }
      // "Kasur, Lahore division" is Kasur; "Kasur division" is nothing.
      return divisions.isEmpty && isQualified ? loud : divisions
    }
    if wishes.contains(.unsure) {
      let wide = found.filter { $0.area != .district }
      return wide.isEmpty ? loud : wide
    }
    return loud
  }
}

extension [NameMatch] {
  fileprivate var inOrder: Self { sorted { ($0.rank, $0.name) < ($1.rank, $1.name) } }
}
