/// Rows as lines of a checkpoint: `[number,year,prefix,…,[places]]`, numbers only, so that a million
/// are read in the blink of an eye.
enum RowLines {
  static func list(_ rows: [Rows.Number]) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    bytes.reserveCapacity(rows.count * 8 + 3)
    for (place, row) in rows.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      write(Int64(row), to: &bytes)
    }
    bytes += "]\n".utf8
    return bytes
  }

  /// All but the places and the closing bracket.
  static func write(_ entry: Rows.Entry, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "["))
    for number in [
      Int64(entry.number), Int64(entry.year), Int64(entry.prefix), Int64(entry.level),
      Int64(entry.status), entry.due, entry.expiry, Int64(entry.needs), Int64(entry.what),
      Int64(entry.place), Int64(entry.people), Int64(entry.next), Int64(entry.owner),
    ] {
      // Never is shorter as a number that no time is.
      write(number == Rows.Entry.never ? -1 : number, to: &bytes)
      bytes.append(UInt8(ascii: ","))
    }
  }

  private static func write(_ number: Int64, to bytes: inout [UInt8]) {
    var rest = number.magnitude
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  static func read(
    _ line: ArraySlice<UInt8>, into rows: inout [Rows.Number], below count: Int
  ) -> Bool {
    line.withUnsafeBytes { read(NumberScanner($0), into: &rows, below: count) }
  }

  private static func read(
    _ scanner: consuming NumberScanner, into rows: inout [Rows.Number], below count: Int
  ) -> Bool {
    guard scanner.take(UInt8(ascii: "[")) else { return false }
    if scanner.take(UInt8(ascii: "]")) { return scanner.isAtEnd }
    while true {
      guard let number = scanner.number(), (0..<Int64(count)).contains(number) else { return false }
      rows.append(Rows.Number(number))
      if scanner.take(UInt8(ascii: "]")) { return scanner.isAtEnd }
      guard scanner.take(UInt8(ascii: ",")) else { return false }
    }
  }

  /// Nil where the line is none of a row. The places at its end are not looked at.
  static func entry(_ line: UnsafeRawBufferPointer) -> Rows.Entry? {
    var scanner = NumberScanner(line)
    guard scanner.take(UInt8(ascii: "[")) else { return nil }
    func next() -> Int64? {
      guard let number = scanner.number(), scanner.take(UInt8(ascii: ",")) else { return nil }
      return number
    }
    guard let number = next().flatMap(UInt32.init(exactly:)),
      let year = next().flatMap(UInt8.init(exactly:)),
      let prefix = next().flatMap(UInt8.init(exactly:)),
      let level = next().flatMap(UInt8.init(exactly:)),
      let status = next().flatMap(UInt8.init(exactly:)), let due = next(), let expiry = next(),
      let needs = next().flatMap(UInt32.init(exactly:)),
      let what = next().flatMap(UInt32.init(exactly:)),
      let place = next().flatMap(UInt32.init(exactly:)),
      let people = next().flatMap(UInt32.init(exactly:)),
      let step = next().flatMap(UInt32.init(exactly:)),
      let owner = next().flatMap(UInt32.init(exactly:))
    else { return nil }
    return Rows.Entry(
      number: number, prefix: prefix, year: year, level: level, status: status,
      due: due == -1 ? Rows.Entry.never : due, expiry: expiry == -1 ? Rows.Entry.never : expiry,
      needs: needs, what: what, place: place, people: people, next: step, owner: owner)
  }
}

/// Whole numbers and signs, one after the other.
private struct NumberScanner {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  var isAtEnd: Bool { place == bytes.count }

  mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }

  /// Nil for none, and for one of more than 18 digits.
  mutating func number() -> Int64? {
    let isNegative = take(UInt8(ascii: "-"))
    let start = place
    var number: Int64 = 0
    while place < bytes.count {
      let digit = bytes[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number &* 10 &+ Int64(digit)
      place += 1
    }
    guard place > start, place - start <= 18 else { return nil }
    return isNegative ? -number : number
  }
}
