import Casework

/// Every name of every place under its key, in the order of the table.
struct NameIndex: Sendable {
  struct Entry: Sendable {
    let key: String
    var matches: [NameMatch]
  }

  let names: [PlaceName]
  let noise: Noise
  private(set) var entries: [Entry] = []
  /// What is compared with a near miss; its names are those of `entries`.
  private(set) var outlines = Outlines()
  private var positions: [String: Int] = [:]

  init(
    _ names: [PlaceName], of areas: [Area], at order: [AreaID: Int], in chains: [AreaID: Chain],
    noise: Noise
  ) {
    self.names = names
    self.noise = noise
    positions.reserveCapacity(names.count)
    for (index, name) in names.enumerated() {
      guard let area = order[name.place].map({ areas[$0].kind }) else { continue }
      add(folded(name.text), NameMatch(name: index, of: name, in: area, isShort: false))
      if let short = name.short {
        add(folded(short), NameMatch(name: index, of: name, in: area, isShort: true))
      }
    }
    hush(chains)
  }

  func matches(of key: String) -> [NameMatch] { positions[key].map { entries[$0].matches } ?? [] }

  private mutating func add(_ key: String, _ match: NameMatch) {
    if let position = positions[key] {
      entries[position].matches.append(match)
    } else {
      positions[key] = entries.count
      entries.append(Entry(key: key, matches: [match]))
      outlines.add(key)
    }
  }

  /// "Lahore" alone is the district, though a division of that name is around it.
  private mutating func hush(_ chains: [AreaID: Chain]) {
    for index in entries.indices where entries[index].matches.count > 1 {
      let districts = entries[index].matches
        .filter { $0.area == .district && $0.isPlain }
        .compactMap { chains[$0.place] }
      for position in entries[index].matches.indices {
        let match = entries[index].matches[position]
        guard match.area != .district else { continue }
        entries[index].matches[position].isQuiet = districts.contains { $0.contains(match.place) }
      }
    }
  }
}

/// One of the places that a name may mean.
struct NameMatch: Hashable, Sendable {
  /// Its position in `NameIndex.names`.
  let name: Int
  let kind: PlaceName.Kind
  let place: AreaID
  let area: Area.Kind
  /// Found by the name without the part in brackets.
  let isShort: Bool
  /// Meant only where the words say so: the division around a district of the same name.
  var isQuiet = false

  init(name: Int, of named: PlaceName, in area: Area.Kind, isShort: Bool) {
    self.name = name
    kind = named.kind
    place = named.place
    self.area = area
    self.isShort = isShort
  }

  /// The whole name of the place itself, not of a part of it.
  var isPlain: Bool { !isShort && (kind == .own || kind == .also) }

  /// Districts first, then the towns, then what is wider, then abroad.
  var rank: Int {
    switch (area, kind) {
    case (.abroad, _): 6
    case (.district, .own), (.district, .also): isShort ? 1 : 0
    case (.district, .newer): 2
    case (.district, _): isShort ? 4 : 3
    default: 5
    }
  }
}
