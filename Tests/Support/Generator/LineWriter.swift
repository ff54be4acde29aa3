import Casework
import Glibc
import Ledger

/// Writes lines of lives one after the other, each tied to the one before, into the files of months.
struct LineWriter: ~Copyable {
  private let folder: String
  private var chain: String
  private var chance: Seeded
  private var seq = 0
  /// How many cases were opened in the year, which codes count.
  private var opened = 0
  private var year = 0
  private var month = ""
  private var pending: [UInt8] = []
  /// The parts of a line, used again and again.
  private var parts = Parts()

  private struct Parts {
    var head: [UInt8] = []
    var events: [UInt8] = []
    var words: [UInt8] = []
  }

  init(path: String, desk: DeskFile, seed: UInt64) {
    folder = path + "/journal/"
    chain = desk.id
    chance = Seeded(Int(truncatingIfNeeded: seed))
  }

  /// Writes the next line of a life.
  mutating func write(_ life: inout Life) {
    let at = Instant(seconds: life.nextAt)
    let line = life.template.lines[life.seqs.count]
    seq += 1
    life.seqs.append(seq)
    if life.code.isEmpty, life.number > 0 { life.code = nextCode(at) }
    turn(to: at)
    var parts = Parts()
    swap(&parts, &self.parts)
    parts.events.removeAll(keepingCapacity: true)
    for piece in line.events { put(piece, of: life, to: &parts.events) }
    parts.words.removeAll(keepingCapacity: true)
    for piece in line.words { put(piece, of: life, to: &parts.words) }
    parts.head.removeAll(keepingCapacity: true)
    for piece in line.head {
      switch piece {
      case .eventsDigest: parts.head += Digest.of(parts.events).utf8
      case .wordsDigest: parts.head += Digest.of(parts.words).utf8
      default: put(piece, of: life, to: &parts.head)
      }
    }
    let stored = JournalLine.compose(
      previousChain: chain, head: parts.head, events: parts.events, words: parts.words)
    swap(&parts, &self.parts)
    chain = stored.chainText
    pending += stored.bytes
    pending.append(UInt8(ascii: "\n"))
    if pending.count > 4 << 20 { flush() }
  }

  private mutating func put(
    _ piece: LineTemplate.Piece, of life: Life, to bytes: inout [UInt8]
  ) {
    switch piece {
    case .bytes(let plain): bytes += plain
    case .code: bytes += life.code
    case .line(let number): bytes += String(life.seqs[number]).utf8
    case .id: putHex(to: &bytes)
    case .time(let seconds): putTime(life.opened + seconds, to: &bytes)
    case .phone(let which):
      bytes += "0300-0".utf8
      putDigits((life.number * 7 + which * 333_331) % 1_000_000, 6, to: &bytes)
    case .file: putDigits(life.number, 7, to: &bytes)
    case .eventsDigest, .wordsDigest: break
    }
  }

  private mutating func putHex(to bytes: inout [UInt8]) {
    for _ in 0..<2 {
      var number = chance.next()
      for _ in 0..<16 {
        let digit = UInt8(number & 15)
        bytes.append(digit < 10 ? 48 + digit : 87 + digit)
        number >>= 4
      }
    }
  }

  private func putTime(_ seconds: Int64, to bytes: inout [UInt8]) {
    let time = WallTime(Instant(seconds: seconds), offset: Instant.Span(seconds: 0))
    putDigits(time.year, 4, to: &bytes)
    for (sign, part) in [("-", time.month), ("-", time.day), ("T", time.hour)] {
      bytes += sign.utf8
      putDigits(part, 2, to: &bytes)
    }
    for part in [time.minute, time.second] {
      bytes.append(UInt8(ascii: ":"))
      putDigits(part, 2, to: &bytes)
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  private func putDigits(_ number: Int, _ count: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var number = number
    for _ in 0..<count {
      bytes.append(48 + UInt8(number % 10))
      number /= 10
    }
    bytes[start...].reverse()
  }

  /// Codes count anew each year of the desk's own calendar.
  private mutating func nextCode(_ at: Instant) -> [UInt8] {
    let year = WallTime(at, offset: .hours(5)).year % 100
    opened = year == self.year ? opened + 1 : 1
    self.year = year
    return Array(CaseCode(prefix: SmallDesk.prefix, year: year, number: opened).description.utf8)
  }

  // MARK: Files

  private mutating func turn(to at: Instant) {
    let month = WallTime(at, offset: Instant.Span(seconds: 0)).monthName
    guard month > self.month else { return }
    flush()
    self.month = month
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    let file = open(folder + month + ".jsonl", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    defer { close(file) }
    var rest = pending[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else {
        perror("rabta-generator: writing \(month).jsonl")
        exit(1)
      }
      rest = rest.dropFirst(count)
    }
    pending.removeAll(keepingCapacity: true)
  }

  consuming func finish() throws { flush() }
}
