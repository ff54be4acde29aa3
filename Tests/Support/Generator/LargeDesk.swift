import Casework
import Ledger

/// A desk with as many cases as are wanted, as years of work would leave it.
///
/// Cases live at the same time, their lines in the order of time. The older ones have all ended; of
/// those of the last third three in four are still open. What the end cuts off has not happened yet.
struct LargeDesk {
  /// When the last line was written, at most.
  static let end = Instant("2026-11-24T10:00:00Z") ?? Instant(seconds: 0)
  private static let week = Int64(7 * 86400)

  private let count: Int
  private let pool: Pool
  private var chance: Seeded
  /// Over how many weeks the cases came in: the more there are, the more at the same time.
  private let weeks: Int

  init(count: Int, seed: Int) throws {
    self.count = count
    pool = try Pool(seed: seed)
    chance = Seeded(seed)
    weeks = max(8, Int((Double(count) / 1000).squareRoot() * 12))
  }

  consuming func write(to path: String) throws {
    let start = Self.end.seconds - Int64(weeks) * Self.week
    let desk = try DeskFolder.create(
      at: path, name: "Bench", prefix: SmallDesk.prefix,
      created: Instant(seconds: start - Self.week))
    var writer = LineWriter(path: path, desk: desk.desk, seed: chance.next())
    var beginning = Life(pool.beginning, opened: start - 86400, number: 0)
    while !beginning.isOver { writer.write(&beginning) }

    var lives = Heap<Life>()
    for week in 0..<weeks {
      for number in (count * week / weeks)..<(count * (week + 1) / weeks) {
        lives.insert(life(number: number + 1, week: week, start: start))
      }
      let until = min(start + Int64(week + 1) * Self.week, Self.end.seconds)
      while let next = lives.first, next.nextAt < until {
        var life = lives.removeFirst()
        writer.write(&life)
        if !life.isOver { lives.insert(life) }
      }
    }
    try writer.finish()
  }

  /// The same weekday and nearly the same time as in the pool, so that working hours stay right.
  private mutating func life(number: Int, week: Int, start: Int64) -> Life {
    let isOpen = week >= weeks * 2 / 3 && Int.random(in: 0..<4, using: &chance) > 0
    let template = chance.one(of: isOpen ? pool.open : pool.ended)
    let inWeek = (template.opened.seconds - start) % Self.week
    let opened = start + Int64(week) * Self.week + (inWeek + Self.week) % Self.week
    let later = opened + Int64.random(in: 0..<3600, using: &chance)
    return Life(template, opened: later < Self.end.seconds ? later : opened, number: number)
  }
}

/// A case on its way.
struct Life: Comparable {
  let template: Template
  let opened: Int64
  let number: Int
  /// Given when its first line is written; empty until then.
  var code: [UInt8] = []
  /// The numbers of its lines so far.
  var seqs: [Int] = []

  init(_ template: Template, opened: Int64, number: Int) {
    self.template = template
    self.opened = opened
    self.number = number
  }

  var isOver: Bool { seqs.count == template.lines.count }
  var nextAt: Int64 { isOver ? .max : opened + template.lines[seqs.count].at }

  static func < (a: Life, b: Life) -> Bool { (a.nextAt, a.number) < (b.nextAt, b.number) }
  static func == (a: Life, b: Life) -> Bool { (a.nextAt, a.number) == (b.nextAt, b.number) }
}
