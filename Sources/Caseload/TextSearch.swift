/// Something to look for in what was typed in cases.
package struct Sought: Hashable, Sendable {
  let part: [UInt8]
  /// Looked for among phone numbers, not in stories.
  let isNumber: Bool

  private init(number: String) {
    part = Array(" \(number) ".utf8)
    isNumber = true
  }

  /// A folded word; one with control characters is found nowhere, for no text has any.
  init(word: String) {
    part = word.utf8.contains { $0 < 0x20 || $0 == 0x7f } ? [] : Texts.plain(word)
    isNumber = false
  }

  /// The words of a query that are looked for in stories.
  package static func words(of query: Query) -> [Sought] {
    query.terms.filter { $0.field == nil && !$0.value.isEmpty }
      .map { Sought(word: $0.value) }
  }

  /// The phone numbers in a text.
  package static func numbers(in text: String) -> [Sought] {
    PhoneNumbers.found(in: text).sorted().map(Sought.init(number:))
  }
}

/// A search through the texts of a checkpoint, block by block, so that no key waits for all of it.
package struct TextSearch: Sendable {
  package let sought: Sought
  private var row = 0
  private(set) var found: [Bool]

  package init(_ sought: Sought, in caseload: Caseload) {
    self.sought = sought
    found = [Bool](repeating: false, count: caseload.olderTexts)
  }

  /// Takes the next lines, whole ones, as the checkpoint has them.
  package mutating func take(_ block: UnsafeRawBufferPointer) {
    var counted = 0
    Texts.search(block, sought.part, inNumbers: sought.isNumber) { at in
      row += Texts.lineEnds(in: UnsafeRawBufferPointer(rebasing: block[counted..<at]))
      counted = at
      if found.indices.contains(row) { found[row] = true }
    }
    row += Texts.lineEnds(in: UnsafeRawBufferPointer(rebasing: block[counted...]))
  }
}

extension Caseload {
  /// What is still to be looked for in the texts of the checkpoint: what came since is in memory.
  package func unsearched(_ all: [Sought]) -> Sought? {
    olderTexts == 0 ? nil : all.first { searched[$0] == nil }
  }

  /// Takes what a search has found.
  ///
  /// - Parameter all: what is looked for now; of what was before, little is kept.
  package mutating func finish(_ search: TextSearch, of all: [Sought]) {
    if searched.count >= Self.mostKept { searched = searched.filter { all.contains($0.key) } }
    searched[search.sought] = search.found
    version += 1
  }

  /// A byte for each case each.
  private static let mostKept = 8

  /// For each row whether it holds what is sought, as far as was searched.
  func hits(of sought: Sought) -> [Bool] {
    var hits = searched[sought] ?? []
    hits += repeatElement(false, count: max(0, rows.count - hits.count))
    // What came since the checkpoint counts, not what stood in it.
    for row in texts.owners { hits[Int(row)] = false }
    for row in texts.rows(with: sought.part, inNumbers: sought.isNumber) { hits[Int(row)] = true }
    return hits
  }
}
