import Glibc

/// One line of the table: what was measured, beside its floor and what is to be reached.
struct Figure {
  enum Reach {
    /// So many times the floor.
    case ratio(Double)
    case time(Duration)
    case bytes(Int)
    /// Only to be looked at.
    case none
  }

  let what: String
  /// How many cases the desk has.
  let cases: Int
  let measured: Amount
  /// What else is to be said of it: `p99 3 ms`.
  var remark = ""
  let floor: String
  let base: Amount
  let reach: Reach

  func print() {
    let ratio = Double(measured.count) / Double(max(1, base.count))
    Self.write([
      what, grouped(cases), measured.inWords + (remark.isEmpty ? "" : ", \(remark)"),
      "\(floor): \(base.inWords)", rounded(ratio) + " ×", reachInWords, isHeld(ratio),
    ])
  }

  private var reachInWords: String {
    switch reach {
    case .ratio(let most): rounded(most) + " ×"
    case .time(let most): Amount.time(most).inWords
    case .bytes(let most): Amount.bytes(most).inWords
    case .none: "–"
    }
  }

  private func isHeld(_ ratio: Double) -> String {
    let isHeld: Bool
    switch reach {
    case .ratio(let most): isHeld = ratio <= most
    case .time(let most): isHeld = measured.count <= Int(most.nanoseconds)
    case .bytes(let most): isHeld = measured.count <= most
    case .none: return "–"
    }
    return isHeld ? "yes" : "no"
  }

  // MARK: As a table of Markdown

  private static let widths = [40, 9, 28, 44, 7, 7, 4]

  static func printHeading() {
    write(["what", "cases", "measured", "floor", "ratio", "reach", "held"])
    write(widths.map { String(repeating: "-", count: $0) })
  }

  private static func write(_ cells: [String]) {
    let padded = zip(cells, widths).map { cell, width in
      cell + String(repeating: " ", count: max(0, width - cell.count))
    }
    Swift.print("| " + padded.joined(separator: " | ") + " |")
    fflush(nil)
  }
}

/// Time or memory.
enum Amount {
  case time(Duration)
  case bytes(Int)

  /// In nanoseconds or bytes.
  var count: Int {
    switch self {
    case .time(let time): Int(time.nanoseconds)
    case .bytes(let bytes): bytes
    }
  }

  var inWords: String {
    switch self {
    case .time(let time):
      switch time.nanoseconds {
      case ..<10_000: "\(time.nanoseconds) ns"
      case ..<10_000_000: "\(time.nanoseconds / 1000) µs"
      case ..<10_000_000_000: "\(time.nanoseconds / 1_000_000) ms"
      default: "\(time.nanoseconds / 1_000_000_000) s"
      }
    case .bytes(let bytes): "\(bytes / 1_000_000) MB"
    }
  }
}

private func rounded(_ ratio: Double) -> String {
  let tenths = Int((ratio * 10).rounded())
  return ratio < 10 ? "\(tenths / 10).\(tenths % 10)" : grouped(Int(ratio.rounded()))
}

/// 1000000 as 1,000,000.
func grouped(_ number: Int) -> String {
  number < 1000
    ? "\(number)" : grouped(number / 1000) + "," + "\(number % 1000 + 1000)".dropFirst()
}
