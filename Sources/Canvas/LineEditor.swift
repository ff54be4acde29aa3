/// The text of a field and the cursor in it, moved by what a reader sees as one character.
///
/// The text is kept as what stands before the cursor and what stands after it, which makes typing
/// an append and leaves no index that could go stale.
package struct LineEditor: Hashable, Sendable {
  package private(set) var before: String
  package private(set) var after = ""
  package let isMultiline: Bool

  /// The column that moving up and down keeps to while lines on the way are shorter.
  private var goal: Int?

  /// What a key took away last, more than a character of it; for as long as the form is open.
  private var removed = ""

  /// More than anybody types, so that a paste of the wrong file stays harmless.
  package static let byteLimit = 64 * 1024

  /// A text that was longer to begin with is not cut; nothing can be added to it.
  private var limit = byteLimit

  /// The cursor stands at the end.
  package init(_ text: String = "", isMultiline: Bool = false) {
    self.isMultiline = isMultiline
    before = ""
    limit = max(Self.byteLimit, text.utf8.count)
    insert(text)
  }

  package var text: String { before + after }
  package var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// How many bytes more it takes.
  package var room: Int { max(0, limit - before.utf8.count - after.utf8.count) }

  /// Inserts typed or pasted text. Line ends become `\n`, or a space where there is one line only;
  /// tabs become spaces, other control characters fall away; what is over the limit is left out.
  package mutating func insert(_ text: String) {
    var room = room
    for character in text {
      let clean = cleaned(character)
      room -= clean.utf8.count
      guard room >= 0 else { break }
      before += clean
    }
    goal = nil
  }

  private func cleaned(_ character: Character) -> String {
    if character.isNewline { return isMultiline ? "\n" : " " }
    if character == "\t" { return " " }
    let isClean = character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    if isClean { return String(character) }
    return ""
  }
}

// MARK: Moving and deleting

extension LineEditor {
  /// A place to go to or to delete up to.
  enum Target {
    case character, word, line, all
  }

  /// False when the cursor is already there, so that a form can use the key.
  mutating func moveLeft(_ target: Target) -> Bool {
    goal = nil
    let count = countBefore(target)
    after = before.suffix(count) + after
    before.removeLast(count)
    return count > 0
  }

  mutating func moveRight(_ target: Target) -> Bool {
    goal = nil
    let count = countAfter(target)
    before += after.prefix(count)
    after.removeFirst(count)
    return count > 0
  }

  mutating func deleteLeft(_ target: Target) {
    goal = nil
    let count = countBefore(target)
    if count > 1 { removed = String(before.suffix(count)) }
    before.removeLast(count)
  }

  mutating func deleteRight(_ target: Target) {
    goal = nil
    let count = countAfter(target)
    if count > 1 { removed = String(after.prefix(count)) }
    after.removeFirst(count)
  }

  /// Puts in again what a key took away last.
  mutating func putBack() { insert(removed) }

  /// Moves to the line above or below, as lines of that width stand on the screen.
  mutating func moveVertically(by rows: Int, width: Int) -> Bool {
    let text = text
    let lines = lineRanges(of: text, width: width)
    let place = position(in: lines, of: text)
    let row = place.row + rows
    guard lines.indices.contains(row) else { return false }
    let column = goal ?? place.column
    var index = lines[row].lowerBound
    var used = 0
    while index < lines[row].upperBound {
      let next = text.index(after: index)
      // The end of a line that was broken is the start of the next one.
      if next == lines[row].upperBound, row + 1 < lines.count, next == lines[row + 1].lowerBound {
        break
      }
      used += columns(of: text[index..<next])
      guard used <= column else { break }
      index = next
    }
    before = String(text[..<index])
    after = String(text[index...])
    goal = column
    return true
  }

  /// Row and column of the cursor.
  func position(in lines: [Range<String.Index>], of text: String) -> Point {
    let index = text.utf8.index(text.startIndex, offsetBy: before.utf8.count)
    let row = lines.lastIndex { $0.lowerBound <= index } ?? 0
    return Point(column: columns(of: text[lines[row].lowerBound..<index]), row: row)
  }

  private func countBefore(_ target: Target) -> Int {
    count(target, in: before.reversed())
  }

  private func countAfter(_ target: Target) -> Int {
    count(target, in: after)
  }

  /// Characters up to the target, away from the cursor. A word is letters and digits, with what
  /// stands between it and the cursor.
  private func count(_ target: Target, in text: some Collection<Character>) -> Int {
    switch target {
    case .character: return text.isEmpty ? 0 : 1
    case .all: return text.count
    case .line: return text.prefix { $0 != "\n" }.count
    case .word:
      var isInWord = false
      var count = 0
      for character in text {
        let isWord = character.isLetter || character.isNumber
        if isInWord && !isWord { break }
        isInWord = isWord
        count += 1
      }
      return count
    }
  }
}
