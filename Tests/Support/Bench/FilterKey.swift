import CText
import Canvas
import Glibc

/// Words entered into the filter: how long a key takes, and how long a piece of the search that runs
/// between keys.
enum FilterKey {
  private static let words = ["kiln", "munshi", "0000147", "lahore", "advance", "kasur", "zz"]

  static func measure(_ desk: borrowing BenchDesk) throws {
    var screen = try Screen(OpenedDesk(desk))
    var keys: [Duration] = []
    var whole: [Duration] = []
    func press(_ key: Key) throws -> Duration {
      let taken = try time { try screen.press(key) }
      keys.append(taken)
      return taken
    }
    // Each word a letter longer every time, each time entered.
    for word in words {
      for length in 1...word.count {
        _ = try press(.character("/"))
        for _ in 1..<length { _ = try press(.backspace) }
        for letter in word.prefix(length) { _ = try press(.character(letter)) }
        var all = try press(.enter)
        var isBusy = true
        while isBusy {
          let piece = try time { isBusy = try screen.work() }
          if isBusy { keys.append(piece) }
          all += piece
        }
        whole.append(all)
      }
      // Away with the filter.
      _ = try press(.escape)
    }
    let text = try bytes(of: desk.path + "/texts.jsonl")
    let floor = words.map { word in time { _ = hits(of: Array(word.utf8), in: text) } }
    Figure(
      what: "one key of a filter, p99", cases: desk.cases, measured: .time(keys.percentile(99)),
      remark: "p50 \(Amount.time(keys.median).inWords)", floor: "memmem over the same text",
      base: .time(floor.median), reach: .time(.milliseconds(16))
    ).print()
    Figure(
      what: "until the filter has all, p99", cases: desk.cases,
      measured: .time(whole.percentile(99)), remark: "p50 \(Amount.time(whole.median).inWords)",
      floor: "memmem over the same text", base: .time(floor.median), reach: .none
    ).print()
  }

  private static func bytes(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY)
    defer { close(file) }
    let size = fileSize(path)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let got = read(file, buffer.baseAddress.map { $0 + filled }, size - filled)
        guard got > 0 else { return }
        filled += got
      }
    }
  }

  private static func hits(of part: [UInt8], in text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { text in
      var (place, count) = (0, 0)
      while true {
        let found = part.withUnsafeBufferPointer {
          text_find(
            text.baseAddress.map { $0 + place }, text.count - place, $0.baseAddress, $0.count)
        }
        guard found >= 0 else { return count }
        place += found + 1
        count += 1
      }
    }
  }
}
