import CFuzzer
import FoundationEssentials
import Fuzzing
import Glibc

/// Feeds what comes from outside with whatever libFuzzer thinks of, and stops at the first fault.
///
///     rabta-fuzz WHAT [SECONDS [OPTION…]]    reader, importer or keys
///     rabta-fuzz WHAT FILE…                  what was found, again
///
/// What it begins with and learns is kept below `.build/fuzz/corpus`, what it finds in
/// `.build/fuzz/found`. `rabta-fuzz WHAT FILE -minimize_crash=1 -runs=100000` makes a finding smaller,
/// and `-fork=1 -ignore_crashes=1` goes on after one.
@main
struct Main {
  private static let folder = ".build/fuzz"

  static func main() throws {
    let words = CommandLine.arguments
    // It starts itself for some of its work, with words of its own.
    let isChild = words.count > 1 && words[1].hasPrefix("-")
    let name = isChild ? getenv(variable).map { String(cString: $0) } : words.dropFirst().first
    guard let what = name.flatMap(Fuzzed.init) else {
      print("rabta-fuzz reader|importer|keys [SECONDS|FILE…]")
      exit(2)
    }
    setenv(variable, what.rawValue, 1)
    run(what, isChild ? words : try arguments(for: what, words))
  }

  private static let variable = "RABTA_FUZZED"

  private static func arguments(for what: Fuzzed, _ words: [String]) throws -> [String] {
    try make("\(folder)/found")
    let arguments = [
      words[0], "-artifact_prefix=\(folder)/found/\(what)-", "-timeout=20", "-max_len=16384",
      "-rss_limit_mb=3000", "-print_final_stats=1",
    ]
    if words.count > 2, Int(words[2]) == nil { return arguments + words[2...] }
    let corpus = "\(folder)/corpus/\(what)"
    try make(corpus)
    for (number, seed) in FuzzSeeds.all(of: what).enumerated() {
      try Data(seed).write(to: URL(filePath: "\(corpus)/seed-\(number)"))
    }
    let seconds = words.count > 2 ? words[2] : "60"
    let begun = try FileManager.default.contentsOfDirectory(atPath: corpus).count
    print("Feeding \(what) for \(seconds) s, beginning with \(begun) inputs.")
    return arguments + ["-max_total_time=\(seconds)", "-verbosity=0"] + words.dropFirst(3) + [
      corpus
    ]
  }

  private static func make(_ path: String) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// libFuzzer ends the process.
  private static func run(_ what: Fuzzed, _ arguments: [String]) {
    var count = Int32(arguments.count)
    var words = arguments.map { strdup($0) } + [nil]
    words.withUnsafeMutableBufferPointer { words in
      guard var start = words.baseAddress else { return }
      // A function of C carries nothing along.
      switch what {
      case .reader: LLVMFuzzerRunDriver(&count, &start) { feed(.reader, $0, $1) }
      case .importer: LLVMFuzzerRunDriver(&count, &start) { feed(.importer, $0, $1) }
      case .keys: LLVMFuzzerRunDriver(&count, &start) { feed(.keys, $0, $1) }
      }
    }
  }
}

private func feed(_ what: Fuzzed, _ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  if let fault = what.fault(with: Array(UnsafeBufferPointer(start: start, count: count))) {
    fatalError(fault)
  }
  return 0
}

/// libFuzzer's own changes, and as often such as leave JSON what it is.
@_cdecl("LLVMFuzzerCustomMutator")
func change(_ bytes: UnsafeMutablePointer<UInt8>, count: Int, most: Int, seed: UInt32) -> Int {
  var chance = Chance(state: UInt64(seed))
  let text = Array(UnsafeBufferPointer(start: bytes, count: count))
  guard text.contains(UInt8(ascii: "\"")), Bool.random(using: &chance) else {
    return LLVMFuzzerMutate(bytes, count, most)
  }
  let json = JSONChance(text)
  let changed = json.changed(with: json, using: &chance).prefix(most)
  _ = UnsafeMutableBufferPointer(start: bytes, count: most).update(fromContentsOf: changed)
  return changed.count
}

/// As libFuzzer says, so that a run can be had again.
private struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
  }
}
