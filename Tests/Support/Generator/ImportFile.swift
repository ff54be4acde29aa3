import Caseload
import FoundationEssentials
import Glibc

/// A file of cases as another organisation would hand it over: JSON Lines, without history.
struct ImportFile {
  private let count: Int
  private var chance: Seeded

  init(count: Int, seed: Int) {
    self.count = count
    chance = Seeded(seed)
  }

  consuming func write(to path: String) throws {
    let sample = try Sample(opening: LargeDesk.end, founded: SmallDesk.founded).cases.records
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let shapes = try (0..<200).map { number in
      var record = Pool.varied(sample[number % sample.count], &chance)
      (record.by, record.arrived, record.history) = (nil, nil, [])
      return String(decoding: try encoder.encode(record), as: UTF8.self)
    }
    var text = Data()
    for number in 1...count {
      let file = String(number + 10_000_000).dropFirst()
      text += chance.one(of: shapes).replacing(Pool.fileNumber, with: file).utf8
      text.append(UInt8(ascii: "\n"))
    }
    try text.write(to: URL(filePath: path))
  }
}
