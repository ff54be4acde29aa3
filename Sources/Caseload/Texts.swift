import CText
import Casework
import Coalition

/// What was typed in each case and can be searched: its story, and the numbers it is known from.
/// Folded, one after the other in one piece of memory, so that a search runs over it in one go.
struct Texts: Sendable {
  /// Story, `split`, the last ten digits of each number with a space on both sides, `end`.
  private var bytes: [UInt8] = []
  /// Where each text begins, and whose it is.
  private var starts: [Int] = []
  private var owners: [Rows.Number] = []
  /// Each row's text; an older one of the same row is passed over.
  private var latest: [Int32] = []

  static let split = UInt8(0x1f)
  static let end = UInt8(ascii: "\n")
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

  /// A case's text as it is searched.
  static func text(of case: Case) -> [UInt8] {
    var text = Folded.text(`case`.facts.story.text).utf8.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }
    text += [split, UInt8(ascii: " ")]
    for number in `case`.facts.phoneNumbers.sorted() {
      text += Array(number.utf8) + [UInt8(ascii: " ")]
    }
    return text + [end]
  }

  /// The rows that a number, by its last ten digits, is known from.
  func rows(knownFrom number: String) -> [Rows.Number] {
    rows(with: Array(" \(number) ".utf8), inNumbers: true)
  }

  /// The rows whose story holds a part, or whose numbers do.
  func rows(with part: [UInt8], inNumbers: Bool = false) -> [Rows.Number] {
    guard !part.isEmpty else { return [] }
    var found: [Rows.Number] = []
    bytes.withUnsafeBufferPointer { bytes in
      part.withUnsafeBufferPointer { part in
        guard let base = bytes.baseAddress else { return }
        var place = 0
        while place < bytes.count {
          let hit = text_find(base + place, bytes.count - place, part.baseAddress, part.count)
          guard hit >= 0 else { return }
          let at = place + hit
          let text = starts.partitioningIndex { $0 > at } - 1
          let range = range(of: text)
          let isInStory = bytes[at..<range.upperBound].contains(Self.split)
          if isInStory == inNumbers {
            // Only the story was hit, or only a number: look further in the same text.
            place = at + 1
            continue
          }
          if latest[Int(owners[text])] == Int32(text) { found.append(owners[text]) }
          place = range.upperBound
        }
      }
    }
    return found
  }
}
