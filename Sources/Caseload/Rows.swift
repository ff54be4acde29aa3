import Casework
import Coalition

/// What queue, filter and clock know of every case: about sixty bytes each, so that a million fit
/// in memory. Whole cases are read from the journal when they are wanted.
struct Rows: Sendable {
  /// Which row a case has. Stays the same until the journal is folded anew.
  typealias Number = Int32

  struct Entry: Sendable {
    var number: UInt32
    var prefix: UInt8
    /// Two digits.
    var year: UInt8
    /// 0 is not triaged.
    var level: UInt8
    var status: UInt8
    /// When the next thing is due, and when a referral runs out, in seconds since 1970.
    var due: Int64
    var expiry: Int64
    /// A bit for each need code.
    var needs: UInt32
    // Numbers of shared values.
    var what: UInt32
    var place: UInt32
    var people: UInt32
    var next: UInt32
    var owner: UInt32

    static let never = Int64.max
  }

  private(set) var entries: [Entry] = []
  private(set) var prefixes = Shared<String>()
  private(set) var whats = Shared<String>()
  private(set) var places = Shared<AreaID?>()
  private(set) var people = Shared<String>()
  private(set) var nexts = Shared<NextStep>()
  private(set) var owners = Shared<PersonID?>()
  private(set) var order = Order()
  private var expiries = Expiries()
  private var index = CodeIndex()

  var count: Int { entries.count }

  subscript(row: Number) -> Entry { entries[Int(row)] }

  /// The row of a case; nil when the desk doesn't know it.
  func row(of code: CaseCode) -> Number? {
    prefixes.existing(code.prefix).flatMap(UInt8.init(exactly:))
      .flatMap { index.row($0, code.year, code.number) }
  }

  func code(of row: Number) -> CaseCode {
    let entry = self[row]
    return CaseCode(
      prefix: prefixes[UInt32(entry.prefix)], year: Int(entry.year), number: Int(entry.number))
  }

  /// The highest number that was given in a year.
  func lastNumber(in year: Int) -> Int { index.lastNumber(in: year) }

  // MARK: Changing

  /// Puts in what a case has become; the row behind the last is a new one's.
  ///
  /// - Parameter hasNewFacts: what is known of the case has changed, and with it what is shown of it.
  mutating func put(_ case: Case, at row: Number, hasNewFacts: Bool) {
    let entry = entry(of: `case`, before: hasNewFacts ? nil : entries[Int(row)])
    if Int(row) < entries.count {
      entries[Int(row)] = entry
    } else {
      entries.append(entry)
      index.add(entry, row)
    }
    order.touch(row)
    expect(entry, row)
  }

  private mutating func expect(_ entry: Entry, _ row: Number) {
    if entry.expiry != Entry.never { expiries.add(.init(at: entry.expiry, row: row)) }
    expiries.drop { entries[Int($0.row)].expiry != $0.at }
  }

  /// When the next referral runs out.
  var soonestExpiry: Int64 { expiries.soonest?.at ?? Entry.never }

  /// - Parameter old: one of the same facts, whose words needn't be made again.
  private mutating func entry(of case: Case, before old: Entry?) -> Entry {
    let facts = `case`.facts
    let due = `case`.nextDue
    return Entry(
      number: UInt32(clamping: `case`.code.number),
      prefix: UInt8(clamping: prefixes.number(of: `case`.code.prefix)),
      year: UInt8(clamping: `case`.code.year), level: UInt8(`case`.level?.rawValue ?? 0),
      status: UInt8(Status.allCases.firstIndex(of: `case`.status) ?? 0),
      due: due?.at.seconds ?? Entry.never,
      expiry: `case`.referrals.filter(\.canExpire).map(\.answerBy.seconds).min() ?? Entry.never,
      needs: `case`.needs.reduce(0) { $0 | $1.code.bit },
      what: old?.what ?? whats.number(of: facts.formsInWords),
      place: old?.place ?? places.number(of: facts.place),
      people: old?.people ?? people.number(of: facts.peopleInWords),
      next: nexts.number(of: `case`.nextStep(due)),
      owner: owners.number(of: `case`.owner))
  }

  /// Brings the order up to date, which otherwise each question does for itself.
  mutating func settle(at now: Instant) {
    guard !order.isSettled(at: now) else { return }
    order.settle(entries, at: now)
  }

  // MARK: From a checkpoint

  init() {}

  /// Without any row yet.
  init(_ state: CheckpointState) {
    prefixes = Shared(state.prefixes)
    whats = Shared(state.whats)
    places = Shared(state.places)
    people = Shared(state.peoples)
    nexts = Shared(state.nexts)
    owners = Shared(state.owners)
    // With room for more: the first new case must not wait until all are copied elsewhere.
    entries.reserveCapacity(state.count + state.count / 8 + 1000)
  }

  /// Whether all that a row refers to is there.
  func canHold(_ entry: Entry) -> Bool {
    entry.prefix < prefixes.values.count && entry.what < whats.values.count
      && entry.place < places.values.count && entry.people < people.values.count
      && entry.next < nexts.values.count && entry.owner < owners.values.count
      && entry.status < Status.allCases.count && entry.level <= Level.allCases.count
      && entry.year < 100
  }

  mutating func add(_ entry: Entry) {
    index.add(entry, Number(entries.count))
    entries.append(entry)
  }

  mutating func finish(_ order: Order) {
    self.order = order
    var items: [Expiries.Item] = []
    for (row, entry) in entries.enumerated() where entry.expiry != Entry.never {
      items.append(.init(at: entry.expiry, row: Number(row)))
    }
    expiries = Expiries(items)
  }

  // MARK: Reading

  func status(of row: Number) -> Status { self[row].standing }

  func shown(_ row: Number, _ names: Names) -> Row {
    let entry = self[row]
    return Row(
      code: code(of: row), level: Level(rawValue: Int(entry.level)), status: entry.standing,
      forms: whats[entry.what],
      place: places[entry.place].map { Gazetteer.pakistan.name(of: $0) } ?? "place not known",
      people: people[entry.people],
      due: entry.due == Entry.never ? nil : Instant(seconds: entry.due),
      next: nexts[entry.next].inWords(names), owner: owners[entry.owner])
  }
}

extension Rows.Entry {
  var standing: Status { Status.allCases[Int(status)] }
  var isOpen: Bool { standing.isOpen }
  var isVoid: Bool { standing == .void }
  /// A case without a level may be of level 1: unknown is not no. Of an erased one nothing is left
  /// but to ask others to delete.
  var pressing: UInt8 {
    if standing == .toldToDelete { return UInt8(Level.advice.rawValue) }
    return level == 0 ? UInt8(Level.critical.rawValue) : level
  }
}

extension NeedCode {
  var bit: UInt32 { Self.allCases.firstIndex(of: self).map { 1 << UInt32($0) } ?? 0 }
}

/// Values that many rows have in common, by number.
struct Shared<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var numbers: [Value: UInt32] = [:]

  init(_ values: [Value] = []) {
    for value in values { _ = number(of: value) }
  }

  subscript(number: UInt32) -> Value { values[Int(number)] }

  func existing(_ value: Value) -> UInt32? { numbers[value] }

  mutating func number(of value: Value) -> UInt32 {
    if let number = numbers[value] { return number }
    let number = UInt32(values.count)
    values.append(value)
    numbers[value] = number
    return number
  }
}

/// Finds rows by case code. Numbers are given one after the other, so a list for each year is
/// smaller and quicker than a dictionary.
struct CodeIndex: Sendable {
  private var years: [Year] = []
  /// Restored codes far beyond the others.
  private var strays: [Stray: Rows.Number] = [:]
  private static let none: Rows.Number = -1

  private struct Year: Sendable {
    let prefix: UInt8
    let year: UInt8
    /// By number; the first is never given.
    var rows: [Rows.Number] = [none]
  }

  private struct Stray: Hashable {
    let prefix: UInt8
    let year: UInt8
    let number: Int
  }

  func row(_ prefix: UInt8, _ year: Int, _ number: Int) -> Rows.Number? {
    guard let year = UInt8(exactly: year) else { return nil }
    if let known = years.last(where: { $0.year == year && $0.prefix == prefix }),
      known.rows.indices.contains(number), known.rows[number] != Self.none
    {
      return known.rows[number]
    }
    return strays.isEmpty ? nil : strays[Stray(prefix: prefix, year: year, number: number)]
  }

  mutating func add(_ entry: Rows.Entry, _ row: Rows.Number) {
    let number = Int(entry.number)
    let place: Int
    if let last = years.last, last.year == entry.year, last.prefix == entry.prefix {
      place = years.count - 1
    } else if let known = years.firstIndex(where: {
      $0.year == entry.year && $0.prefix == entry.prefix
    }) {
      place = known
    } else {
      place = years.count
      years.append(Year(prefix: entry.prefix, year: entry.year))
    }
    let count = years[place].rows.count
    if number == count { return years[place].rows.append(row) }
    guard number < 2 * count + 10_000 else {
      strays[Stray(prefix: entry.prefix, year: entry.year, number: number)] = row
      return
    }
    while years[place].rows.count <= number { years[place].rows.append(Self.none) }
    years[place].rows[number] = row
  }

  func lastNumber(in year: Int) -> Int {
    let dense = years.filter { Int($0.year) == year }.map { $0.rows.count - 1 }
    let stray = strays.keys.filter { Int($0.year) == year }.map(\.number)
    return (dense + stray).max() ?? 0
  }
}
