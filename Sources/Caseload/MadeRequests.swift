/// The requests that were made, by their ids, with the line that each became: one that is made again
/// adds nothing.
///
/// Those of a series are known for good, as an import may be repeated at any time. Another is for as
/// many lines as one could reasonably wait.
struct MadeRequests: Sendable {
  private static let kept = 10_000

  /// Numbers of a series that follow one another, as do the lines that they became.
  struct Run: Hashable, Sendable {
    var number: Int
    var seq: Int
    var count = 1

    func seq(of number: Int) -> Int? {
      (0..<count).contains(number - self.number) ? seq + number - self.number : nil
    }

    func goesOn(with number: Int, _ seq: Int) -> Bool {
      number == self.number + count && seq == self.seq + count
    }
  }

  private(set) var recent: [String: Int] = [:]
  /// Those before, until the recent ones are as many as are kept.
  private var older: [String: Int] = [:]
  /// Of each series, in the order of their numbers.
  private(set) var series: [String: [Run]] = [:]

  init() {}

  func seq(of id: String) -> Int? {
    guard let (name, number) = RequestSeries.parse(id) else { return recent[id] ?? older[id] }
    guard let runs = series[name] else { return nil }
    let behind = runs.partitioningIndex { $0.number > number }
    return behind > 0 ? runs[behind - 1].seq(of: number) : nil
  }

  mutating func note(_ id: String, seq: Int) {
    if let (name, number) = RequestSeries.parse(id) {
      series[name, default: []].note(number, seq)
    } else {
      if recent.count >= Self.kept { (older, recent) = (recent, [:]) }
      recent[id] = seq
    }
  }
}

extension [MadeRequests.Run] {
  /// Nearly always behind the last. Of a number that comes twice the first line counts.
  fileprivate mutating func note(_ number: Int, _ seq: Int) {
    let behind = partitioningIndex { $0.number > number }
    if behind > 0, self[behind - 1].seq(of: number) != nil { return }
    if behind > 0, self[behind - 1].goesOn(with: number, seq) {
      self[behind - 1].count += 1
    } else {
      insert(MadeRequests.Run(number: number, seq: seq), at: behind)
    }
  }
}

/// Requests that are made together and may all be made again, as by an import that broke off: their
/// ids follow from what they are made of.
package struct RequestSeries: Hashable, Sendable {
  private static let length = 24
  private static let most = 1_000_000_000

  let name: String

  /// - Parameter digest: of what they are made of, in hexadecimal digits.
  package init(of digest: String) { name = String(digest.prefix(Self.length)) }

  package func id(_ number: Int) -> String { "\(name)-\(number)" }

  /// The name and number of a request that is one of a series; no other id has both.
  static func parse(_ id: String) -> (name: String, number: Int)? {
    let bytes = id.utf8
    let end = bytes.index(bytes.startIndex, offsetBy: length, limitedBy: bytes.endIndex)
    guard let end, end < bytes.endIndex, bytes[end] == UInt8(ascii: "-"),
      let number = Int(id[bytes.index(after: end)...]), (1...most).contains(number),
      bytes[bytes.index(after: end)...].elementsEqual("\(number)".utf8)
    else { return nil }
    return (String(id[..<end]), number)
  }
}

// MARK: - In a checkpoint

extension MadeRequests {
  typealias Entry<Value: Codable & Sendable> = CheckpointState.Named<String, Value>

  /// Those of no series: their ids and lines, the earlier first. Lists of plain values are read several
  /// times as fast as pairs.
  var recentLists: (ids: [String], lines: [Int]) {
    let all = recent.merging(older) { recent, _ in recent }.sorted { $0.value < $1.value }
      .suffix(Self.kept)
    return (all.map(\.key), all.map(\.value))
  }

  /// Three numbers for each run.
  var seriesLists: [Entry<[Int]>] {
    series.map { .init(key: $0.key, value: $0.value.flatMap { [$0.number, $0.seq, $0.count] }) }
      .sorted { $0.key < $1.key }
  }

  init(_ ids: [String], _ lines: [Int], _ series: [Entry<[Int]>]) {
    recent.reserveCapacity(ids.count)
    for (id, line) in zip(ids, lines) { recent[id] = line }
    for entry in series {
      let numbers = entry.value
      self.series[entry.key] = stride(from: 0, to: numbers.count - 2, by: 3).map {
        Run(number: numbers[$0], seq: numbers[$0 + 1], count: max(0, numbers[$0 + 2]))
      }
    }
  }
}
