import Casework

/// Reads the table that `Places` describes. Whatever it can't read goes into `problems`.
struct TableParser {
  private(set) var checkedOn = ""
  private(set) var areas: [Area] = []
  private(set) var positions: [AreaID: Int] = [:]
  private(set) var chains: [AreaID: Chain] = [:]
  private(set) var names: [PlaceName] = []
  private(set) var noise = Noise()
  private(set) var problems: [String] = []

  /// Where the lines read so far have led.
  private var here = Chain()

  mutating func read(_ table: String) {
    for (index, text) in table[...].parts(at: "\n").enumerated() {
      guard let first = text.utf8.first, first != UInt8(ascii: "#") else { continue }
      let (word, rest) = text.cut(at: " ")
      if !take(String(word), rest.trimmed) { problems.append("line \(index + 1): \(text)") }
    }
    finish()
  }

  /// Whether the line was understood.
  private mutating func take(_ word: String, _ rest: Substring) -> Bool {
    guard !rest.isEmpty else { return false }
    switch word {
    case "checked":
      checkedOn = String(rest)
      return true
    case "noise":
      return noise.take(rest)
    case "also", "town", "newer", "unsure":
      guard let kind = PlaceName.Kind(rawValue: word), let place = areas.last?.id else {
        return false
      }
      for name in rest.parts(at: ";") { names.append(PlaceName(name, kind, place)) }
      return true
    default:
      guard let kind = Area.Kind(rawValue: word) else { return false }
      return add(kind, rest.parts(at: "|"))
    }
  }

  /// An area and where it lies, or false where the line doesn't fit its place in the table.
  private mutating func add(_ kind: Area.Kind, _ fields: [Substring]) -> Bool {
    guard fields.count == (kind == .division ? 2 : 4) else { return false }
    let name = fields[kind == .division ? 0 : 1]
    let code = kind == .division ? "" : String(fields[2])
    let urdu = fields[kind == .division ? 1 : 3]
    var id = AreaID(rawValue: String(fields[0]))
    switch kind {
    case .country: here = Chain(country: id)
    case .abroad: break
    case .province: here = Chain(province: id, country: here.country)
    case .division:
      // Not `pb-lahore`: that is the district.
      guard let province = here.province else { return false }
      id = AreaID(rawValue: "\(province)-\(name.asIDPart)-division")
      (here.division, here.district) = (id, nil)
    case .district: here.district = id
    }
    if kind != .abroad {
      guard kind == .country || here.province != nil else { return false }
      chains[id] = here
    }
    guard positions.updateValue(areas.count, forKey: id) == nil else { return false }
    names += [PlaceName(name, .own, id), PlaceName(urdu, .own, id)]
    let text = names[names.count - 2].text
    areas.append(
      Area(
        id: id, kind: kind, name: text, shortName: kind == .province ? code : text,
        urdu: names[names.count - 1].text, parent: parent(of: kind),
        pcode: kind == .district && !code.isEmpty ? code : nil))
    if kind == .province { names.append(PlaceName(fields[2], .also, id)) }
    return true
  }

  private func parent(of kind: Area.Kind) -> AreaID? {
    switch kind {
    case .country, .abroad: nil
    case .province: here.country
    case .division: here.province
    case .district: here.division ?? here.province
    }
  }

  /// A territory of one district is that district.
  private mutating func finish() {
    var only: [AreaID: AreaID] = [:]
    var several: Set<AreaID> = []
    for area in areas where area.kind == .district {
      guard let province = chains[area.id]?.province else { continue }
      if only.updateValue(area.id, forKey: province) != nil { several.insert(province) }
    }
    for (province, district) in only where !several.contains(province) {
      chains[province] = chains[district]
    }
  }
}

/// A name of a place: its own, another spelling, a town in it.
struct PlaceName: Hashable, Sendable {
  enum Kind: String, Sendable {
    case own, also, town, newer, unsure
  }

  /// As people write it, without brackets.
  let text: String
  /// What is left when people leave out the part in brackets: "Khairpur" of "Khairpur (Tamewali)".
  let short: String?
  let kind: Kind
  let place: AreaID

  init(_ written: Substring, _ kind: Kind, _ place: AreaID) {
    self.kind = kind
    self.place = place
    let (before, rest) = written.cut(at: "(")
    guard !rest.isEmpty else {
      text = String(written)
      short = nil
      return
    }
    let (inside, after) = rest.cut(at: ")")
    text = "\(before)\(inside)\(after)"
    short = String("\(before)\(after)"[...].trimmed)
  }
}

/// Words that say nothing of which place is meant, only sometimes of what kind it is.
struct Noise: Sendable {
  enum Wish: String, Sendable {
    /// "Zila Kasur": a district, and no town.
    case district
    /// "Lahore division".
    case division
    /// "Karachi, district unknown".
    case unsure
  }

  private struct Phrase: Sendable {
    let words: [String]
    let wish: Wish?
  }

  /// Longest first, so that "district unknown" is not taken for "district".
  private var phrases: [Phrase] = []
  /// Most texts hold no noise, and show it by their words.
  private var firstWords: Set<String> = []

  mutating func take(_ line: Substring) -> Bool {
    let (first, rest) = line.cut(at: " ")
    let wish = Wish(rawValue: String(first))
    for part in (wish == nil ? line : rest).parts(at: ";") {
      phrases.append(Phrase(words: foldedWords(part), wish: wish))
    }
    phrases.sort { $0.words.count > $1.words.count }
    firstWords = Set(phrases.compactMap(\.words.first))
    return true
  }

  /// The words without the phrases, and what these ask for. All noise is no noise: "City".
  func strip(_ words: [String]) -> (words: [String], wishes: Set<Wish>) {
    var rest = words
    var wishes: Set<Wish> = []
    let heads = words.filter(firstWords.contains)
    guard !heads.isEmpty else { return (rest, wishes) }
    for phrase in phrases where phrase.words.first.map(heads.contains) == true {
      while let range = rest.firstRange(of: phrase.words), range.count < rest.count {
        rest.removeSubrange(range)
        if let wish = phrase.wish { wishes.insert(wish) }
      }
    }
    return (rest, wishes)
  }

  /// What follows a phrase that the words begin with; nil where they begin with none.
  func leading(_ words: ArraySlice<String>) -> ArraySlice<String>? {
    guard let first = words.first, firstWords.contains(first) else { return nil }
    return phrases.first { words.starts(with: $0.words) }.map { words.dropFirst($0.words.count) }
  }

  func isAll(_ words: ArraySlice<String>) -> Bool {
    words.isEmpty || leading(words).map(isAll) == true
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var bytes = utf8
    while bytes.first == 32 { bytes.removeFirst() }
    while bytes.last == 32 { bytes.removeLast() }
    return Substring(bytes)
  }

  /// Before and after the first mark; all and nothing where there is none.
  fileprivate func cut(at mark: Unicode.Scalar) -> (Substring, Substring) {
    guard let index = utf8.firstIndex(of: UInt8(ascii: mark)) else { return (self, "") }
    return (self[..<index], self[utf8.index(after: index)...])
  }

  fileprivate func parts(at mark: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: mark), omittingEmptySubsequences: false)
      .map { Substring($0).trimmed }
  }

  /// "Mirpur Khas" becomes "mirpur-khas".
  fileprivate var asIDPart: String {
    lowercased().split { !$0.isLetter }.joined(separator: "-")
  }
}
