import CText
import Casework
import Coalition

/// What was typed in each case and can be searched: its story, and the numbers it is known from.
/// Folded, one after the other in one piece of memory, so that a search runs over it in one go.
struct Texts: Sendable {
  /// JSON texts, a line each: the story, `split`, the last ten digits of each number with a space on
  /// both sides.
  private var bytes: [UInt8] = []
  /// Where each text begins, and whose it is.
  private var starts: [Int] = []
  private(set) var owners: [Rows.Number] = []
  /// Each row's text; an older one of the same row is passed over.
  private var latest: [Int32] = []

  /// Delete: a control character that JSON takes as it is, and that no folded text has.
  private static let split = UInt8(0x7f)
  private static let end = UInt8(ascii: "\n")
  private static let none: Int32 = -1

  mutating func put(_ row: Rows.Number, _ case: Case) {
    let text = Self.text(of: `case`)
    while latest.count <= Int(row) { latest.append(Self.none) }
    let old = latest[Int(row)]
    guard old == Self.none || !bytes[range(of: Int(old))].elementsEqual(text) else { return }
    latest[Int(row)] = Int32(starts.count)
    starts.append(bytes.count)
    owners.append(row)
    bytes += text
  }

  private func range(of text: Int) -> Range<Int> {
    starts[text]..<(text + 1 < starts.count ? starts[text + 1] : bytes.count)
  }

  /// A row's text as it was put in since the checkpoint; nil where it wasn't.
  func text(of row: Rows.Number) -> ArraySlice<UInt8>? {
    guard latest.indices.contains(Int(row)), latest[Int(row)] != Self.none else { return nil }
    return bytes[range(of: Int(latest[Int(row)]))]
  }

  /// A case's text as it is searched.
  private static func text(of case: Case) -> [UInt8] {
    var text = [UInt8(ascii: "\"")]
    let facts = `case`.facts
    text += plain(facts.story.text)
    // What the page says of the work and of who is behind it is looked for like what was told.
    text += plain(" " + said(facts))
    text += [split, UInt8(ascii: " ")]
    for number in facts.phoneNumbers.sorted() { text += plain(number + " ") }
    text += "\"\n".utf8
    return text
  }

  private static func said(_ facts: Facts) -> String {
    [
      (facts.debt, "debt"), (facts.officialPerpetrator, "official"),
      (facts.powerfulPerpetrator, "powerful"), (facts.armedPerpetrator, "armed"),
    ].filter { $0.0 == .yes }.compactMap { Fact.named($0.1)?.label }.joined(separator: ", ")
  }

  /// Folded, and without the few characters that JSON would write otherwise.
  static func plain(_ text: String) -> [UInt8] {
    Folded.text(text).utf8.map {
      switch $0 {
      case ..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), split: UInt8(ascii: " ")
      default: $0
      }
    }
  }

  /// The rows whose story holds a part, or whose numbers do, as far as they are in memory.
  func rows(with part: [UInt8], inNumbers: Bool) -> [Rows.Number] {
    var found: [Rows.Number] = []
    bytes.withUnsafeBytes { bytes in
      Self.search(bytes, part, inNumbers: inNumbers) { at in
        let text = starts.partitioningIndex { $0 > at } - 1
        if latest[Int(owners[text])] == Int32(text) { found.append(owners[text]) }
      }
    }
    return found
  }

  /// Finds each line of a block that holds a part, once.
  ///
  /// - Parameter hit: is given a place in such a line.
  static func search(
    _ block: UnsafeRawBufferPointer, _ part: [UInt8], inNumbers: Bool, hit: (Int) -> Void
  ) {
    guard !part.isEmpty else { return }
    var place = 0
    while let at = part.withUnsafeBytes({ find($0, in: block, from: place) }) {
      let lineEnd = find(end, in: block, from: at) ?? block.count
      let line = UnsafeRawBufferPointer(rebasing: block[at..<lineEnd])
      let isInStory = find(split, in: line, from: 0) != nil
      if isInStory == inNumbers {
        // Only the story was hit, or only a number: look further in the same line.
        place = at + 1
      } else {
        hit(at)
        place = lineEnd + 1
      }
    }
  }

  /// How many lines end in a block.
  static func lineEnds(in block: UnsafeRawBufferPointer) -> Int {
    var (count, place) = (0, 0)
    while let found = find(end, in: block, from: place) {
      count += 1
      place = found + 1
    }
    return count
  }

  private static func find(
    _ byte: UInt8, in block: UnsafeRawBufferPointer, from place: Int
  ) -> Int? {
    withUnsafeBytes(of: byte) { find($0, in: block, from: place) }
  }

  private static func find(
    _ part: UnsafeRawBufferPointer, in block: UnsafeRawBufferPointer, from place: Int
  ) -> Int? {
    guard place < block.count, let base = block.baseAddress, let start = part.baseAddress else {
      return nil
    }
    let found = text_find(
      base.assumingMemoryBound(to: UInt8.self) + place, block.count - place,
      start.assumingMemoryBound(to: UInt8.self), part.count)
    return found < 0 ? nil : place + found
  }
}
