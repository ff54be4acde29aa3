import DeskTesting
import FoundationEssentials
import Fuzzing
import Glibc
import Testing

/// What comes from outside may hold anything. `make fuzz` looks for what does harm; here stands what
/// it found, and a few inputs made up by chance.
@Suite("Whatever comes from outside")
struct FuzzTorture {
  private static let isOn = getenv("RABTA_TORTURE") != nil
  private static let seed =
    getenv("RABTA_SEED").flatMap { Int(String(cString: $0)) } ?? (isOn ? time(nil) : 1)
  private static let folder = "\(SampleData.project)/Tests/FuzzTests/Found"

  /// `reader-a-clock-of-ages`: what it was fed to, and what it is.
  private static let inputs =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test("Does no harm any more where it once did", arguments: inputs)
  func found(name: String) throws {
    let what = try #require(Fuzzed(rawValue: String(name.prefix { $0 != "-" })))
    let bytes = try #require(FileManager.default.contents(atPath: "\(Self.folder)/\(name)"))
    #expect(what.fault(with: Array(bytes)) == nil)
  }

  @Test("Is taken or left, and nothing traps", arguments: Fuzzed.allCases)
  func byChance(what: Fuzzed) {
    var chance = Seeded(Self.seed)
    let seeds = FuzzSeeds.all(of: what)
    for number in 0..<(Self.isOn ? 4000 : 60) {
      var bytes = chance.one(of: seeds)
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let other = JSONChance(chance.one(of: seeds))
        bytes = JSONChance(bytes).changed(with: other, using: &chance)
        if Int.random(in: 0..<8, using: &chance) == 0,
          let place = bytes.indices.randomElement(using: &chance)
        {
          bytes[place] = UInt8.random(in: 0...255, using: &chance)
        }
      }
      #expect(what.fault(with: bytes) == nil, "seed \(Self.seed), input \(number)")
    }
  }
}
