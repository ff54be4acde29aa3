/// The letters and sounds of many names, one behind the other, so that a search reads straight
/// through them.
struct Outlines: Sendable {
  struct Outline: Sendable {
    let letters: Range<Int>
    let sounds: Range<Int>
    let isLatin: Bool
    /// One bit a sound that occurs.
    let kinds: UInt32
    /// The same with the sounds that cost no more than half, one for the other.
    let reach: UInt32

    /// False where the sounds or letters differ by more for certain, in number or in kind.
    func mayBeNear(_ other: Outline, atMost most: Int, letters slips: Int) -> Bool {
      (isLatin != other.isLatin || abs(letters.count - other.letters.count) <= slips)
        && abs(sounds.count - other.sounds.count) <= most
        && leastCost(of: other) <= most && other.leastCost(of: self) <= most
    }

    /// Each kind of sound that the other lacks costs something, and more if nothing is like it.
    private func leastCost(of other: Outline) -> Int {
      (kinds & ~other.kinds).nonzeroBitCount + (kinds & ~other.reach).nonzeroBitCount
    }
  }

  private(set) var all: [Outline] = []
  /// The low bits of a scalar: the letters of one script differ in them. Scripts that no name is
  /// written in have none.
  private(set) var letters: [UInt8] = []
  private(set) var sounds: [UInt8] = []

  init() {}

  init(of key: String) { add(key) }

  /// - Parameter key: a name as `folded` leaves it.
  mutating func add(_ key: String) {
    let (letters, sounds) = (letters.count, sounds.count)
    let spoken = Sounds(key).letters
    self.letters += key.unicodeScalars.map {
      $0.isASCII || 0x600..<0x700 ~= $0.value ? UInt8(truncatingIfNeeded: $0.value) : 0
    }
    self.sounds += spoken
    all.append(
      Outline(
        letters: letters..<self.letters.count, sounds: sounds..<self.sounds.count,
        isLatin: key.utf8.first.map { $0 < 0x80 } == true,
        kinds: spoken.reduce(0) { $0 | Sounds.bit($1) },
        reach: spoken.reduce(0) { $0 | Sounds.reach[Int($1 & 31)] }))
  }
}

/// What it costs to drop a letter, or to put one for another.
struct EditCosts: Sendable {
  /// 256 rows of 256, and the cost of dropping each.
  private var replacing: [UInt8]
  private var dropping: [UInt8]

  init(_ each: Int) {
    let each = UInt8(clamping: each)
    replacing = Array(repeating: each, count: 1 << 16)
    dropping = Array(repeating: each, count: 1 << 8)
    for letter in 0..<256 { replacing[letter << 8 | letter] = 0 }
  }

  mutating func set(_ cost: UInt8, dropping a: UInt8) { dropping[Int(a)] = cost }

  /// The same in both directions.
  mutating func set(_ cost: UInt8, replacing a: UInt8, _ b: UInt8) {
    replacing[Int(a) << 8 | Int(b)] = cost
    replacing[Int(b) << 8 | Int(a)] = cost
  }

  func dropping(_ a: UInt8) -> Int { Int(dropping[Int(a)]) }
  func replacing(_ a: UInt8, _ b: UInt8) -> Int { Int(replacing[Int(a) << 8 | Int(b)]) }
}

/// What it costs to insert, drop or replace letters, or to swap them with their neighbour (optimal
/// string alignment). Keeps its rows between calls.
struct EditDistance {
  private let costs: EditCosts
  /// Three rows of the table, of which the current one, the last and the one before are in use.
  private var rows: [Int] = []

  init(_ costs: EditCosts) { self.costs = costs }

  /// nil when it costs more. Two letters swapped cost as much as the dearer of them dropped.
  mutating func between(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>, atMost most: Int) -> Int? {
    guard most >= 0, abs(a.count - b.count) <= most else { return nil }
    let width = b.count + 1
    if rows.count < 3 * width { rows = Array(repeating: 0, count: 3 * width) }
    let costs = costs
    var rows = rows.mutableSpan
    var (before, last, row) = (0, width, 2 * width)
    rows[last] = 0
    for (j, theirs) in b.enumerated() {
      rows[last + j + 1] = rows[last + j] + costs.dropping(theirs)
    }
    var ahead: UInt8?
    for mine in a {
      let dropped = costs.dropping(mine)
      var least = rows[last] + dropped
      var left = least
      rows[row] = left
      var previous: UInt8?
      for (j, theirs) in b.enumerated() {
        var cost = min(
          rows[last + j] + costs.replacing(mine, theirs), rows[last + j + 1] + dropped,
          left + costs.dropping(theirs))
        if mine == previous, theirs == ahead {
          cost = min(cost, rows[before + j - 1] + max(dropped, costs.dropping(theirs)))
        }
        rows[row + j + 1] = cost
        least = min(least, cost)
        left = cost
        previous = theirs
      }
      if least > most { return nil }
      ahead = mine
      (before, last, row) = (last, row, before)
    }
    return rows[last + b.count] <= most ? rows[last + b.count] : nil
  }
}
