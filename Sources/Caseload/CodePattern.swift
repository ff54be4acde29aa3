/// A piece of a case code, such as `147`, `26-01` or `khi`, held against rows without writing out
/// a code for each.
struct CodePattern {
  /// Where the piece can lie: each is a test of prefix, year and number together.
  private var places: [Place] = []

  private struct Place {
    /// By the prefix's number, and by year.
    var prefixes: [Bool]
    var years: [Bool]
    var number: NumberTest
  }

  private enum NumberTest {
    case any
    case holds(value: UInt32, digits: Int)
    case begins(value: UInt32, digits: Int)
  }

  /// - Parameters:
  ///   - piece: folded.
  ///   - prefixes: those of the desk's cases, as they are written.
  init(_ piece: String, prefixes: [String]) {
    let prefixes = prefixes.map { $0.lowercased() }
    let years = (0..<100).map { $0 < 10 ? "0\($0)" : "\($0)" }
    func add(_ prefix: (String) -> Bool, _ year: (String) -> Bool, _ number: NumberTest?) {
      guard let number else { return }
      let place = Place(
        prefixes: prefixes.map(prefix), years: years.map(year), number: number)
      if place.prefixes.contains(true), place.years.contains(true) { places.append(place) }
    }
    func number(_ digits: String, _ make: (UInt32, Int) -> NumberTest) -> NumberTest? {
      if digits.isEmpty { return .any }
      guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let value = UInt32(digits)
      else { return nil }
      return make(value, digits.utf8.count)
    }
    let parts = piece.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1:
      add({ $0.contains(piece) }, { _ in true }, .any)
      add({ _ in true }, { $0.contains(piece) }, .any)
      add({ _ in true }, { _ in true }, number(piece) { .holds(value: $0, digits: $1) })
    case 2:
      add({ $0.hasSuffix(parts[0]) }, { $0.hasPrefix(parts[1]) }, .any)
      add(
        { _ in true }, { $0.hasSuffix(parts[0]) },
        number(parts[1]) { .begins(value: $0, digits: $1) })
    case 3:
      add(
        { $0.hasSuffix(parts[0]) }, { $0 == parts[1] },
        number(parts[2]) { .begins(value: $0, digits: $1) })
    default: break
    }
  }

  func matches(_ entry: Rows.Entry) -> Bool {
    for place in places
    where place.prefixes[Int(entry.prefix)] && place.years[Int(entry.year) % 100] {
      switch place.number {
      case .any: return true
      case .holds(let value, let digits):
        if Self.holds(entry.number, value, digits) { return true }
      case .begins(let value, let digits):
        if Self.begins(entry.number, value, digits) { return true }
      }
    }
    return false
  }

  private static let powers: [UInt32] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
  ]

  /// How many digits a number is written with: four at least.
  private static func width(_ number: UInt32) -> Int {
    var width = 4
    while width < powers.count, number >= powers[width] { width += 1 }
    return width
  }

  private static func holds(_ number: UInt32, _ value: UInt32, _ digits: Int) -> Bool {
    var rest = number
    for _ in stride(from: width(number), through: digits, by: -1) {
      if rest % powers[digits] == value { return true }
      rest /= 10
    }
    return false
  }

  private static func begins(_ number: UInt32, _ value: UInt32, _ digits: Int) -> Bool {
    let width = width(number)
    return width >= digits && number / powers[width - digits] == value
  }
}
