import Casework
import DeskTesting

/// One bit of a journal's file that is not what it was, and what must be said of it.
struct FlippedBit: CustomStringConvertible {
  let file: String
  let offset: Int
  let bit: Int
  /// Lines as they can be named, the first of which is the one it is in.
  let places: [String]
  /// The cases that these lines are about.
  let codes: Set<CaseCode>
  /// It was the very end of the journal: then there is half a line, as of a save that broke off.
  let leavesHalfALine: Bool

  private let before: UInt8

  var description: String {
    "bit \(bit) of byte \(offset), “\(Character(Unicode.Scalar(before)))”, at \(places[0])"
  }

  init(_ offset: Int, _ bit: Int, of name: String, at desk: HandledDesk) {
    let bytes = desk.bytes(name)
    file = name
    self.offset = offset
    self.bit = bit
    before = bytes[offset]
    let after = before ^ 1 << UInt8(bit)
    let number = bytes[..<offset].count { $0 == 0x0A }
    let last = bytes.count { $0 == 0x0A } - 1
    // A line end that is gone makes one line of two.
    let isJoined = before == 0x0A && number < last
    leavesHalfALine = before == 0x0A && number == last && name == desk.months.last
    let month = name.split(separator: "/").last ?? ""
    // One that came makes two of one.
    let lines = after == 0x0A ? [number, number + 1] : [number]
    places = lines.map { "\(month):\($0 + 1)" }
    let texts = bytes.split(separator: 0x0A)[number...(isJoined ? number + 1 : number)]
    codes = texts.reduce(into: []) { $0.formUnion(Self.codes(in: $1)) }
  }

  private static func codes(in line: ArraySlice<UInt8>) -> [CaseCode] {
    String(decoding: line, as: UTF8.self).split(separator: #""on":""#).dropFirst()
      .compactMap { CaseCode($0.prefix { $0 != "\"" }) }
  }

  func flip(_ bytes: inout [UInt8]) { bytes[offset] ^= 1 << UInt8(bit) }

  /// Those of which most hangs.
  static func special(of desk: HandledDesk) -> [FlippedBit] {
    desk.months.flatMap { special(in: $0, desk) }
  }

  static func byChance(
    _ count: Int, of desk: HandledDesk, _ chance: inout Seeded
  ) -> [FlippedBit] {
    let sizes = desk.months.map { desk.bytes($0).count }
    var all: [FlippedBit] = []
    while all.count < count {
      var place = Int.random(in: 0..<sizes.reduce(0, +), using: &chance)
      var month = 0
      while place >= sizes[month] {
        place -= sizes[month]
        month += 1
      }
      let bit = Int.random(in: 0..<8, using: &chance)
      all.append(FlippedBit(place, bit, of: desk.months[month], at: desk))
    }
    return all
  }

  /// In a line of the middle and in the last two: of the beginning, chain, number, subjects and end.
  private static func special(in name: String, _ desk: HandledDesk) -> [FlippedBit] {
    let bytes = desk.bytes(name)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    var bits: [FlippedBit] = []
    for number in [ends.count / 2, ends.count - 2, ends.count - 1] {
      let (start, end) = (ends[number - 1] + 1, ends[number])
      func place(after mark: String) -> Int? {
        let part = Array(mark.utf8)
        let starts = start..<end - part.count
        return starts.first { bytes[$0..<$0 + part.count].elementsEqual(part) }
          .map { $0 + part.count }
      }
      let marks = [#""seq":"#, #""of":["KHI-26-000"#, #""on":"KHI-26-000"#, #""v":"#, #""wor"#]
      // Of a digit, bit 2 makes another, mostly; bit 7 no text.
      for place in [start, start + 20, end] + marks.compactMap(place) {
        for bit in [2, 7] { bits.append(FlippedBit(place, bit, of: name, at: desk)) }
      }
      // A J that loses its bit 6 ends a line.
      if let place = place(after: #""J"#) {
        bits.append(FlippedBit(place - 1, 6, of: name, at: desk))
      }
    }
    return bits
  }
}
